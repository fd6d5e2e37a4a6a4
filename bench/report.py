"""Turns runs into figures, and figures into Markdown."""

import json
import os
import platform
import subprocess
from pathlib import Path
from statistics import median

YARDSTICK = "ctranslate2-int8"
JUDGES = ("khabar-fp32", "transformers-fp32")
PACKAGES = ("ctranslate2", "transformers", "torch", "tokenizers", "sentencepiece", "sacrebleu")
CPU_FEATURES = ("avx2", "avx_vnni", "avx512f", "avx512_vnni", "amx_int8", "amx_bf16")
BUSY = 0.1


def facts(args, work, khabar):
    """What was compared, on what, with which versions."""
    cpu = _cpu()
    return {
        "model": args.model.resolve().name,
        "sentences": len(work.sentences),
        "source_tokens": sum(work.lengths),
        "longest_source": max(work.lengths),
        "rounds": args.rounds,
        "passes": args.passes,
        "latencies": min(args.latencies, len(work.sentences)),
        "max_length": args.max_length,
        "early_stopping": "early" if args.early_stopping else "the model's",
        "batch_tokens": "tuned" if args.tune else args.batch_tokens,
        "pinned": not args.no_pin,
        "cpu": cpu["model name"],
        "cores": len(os.sched_getaffinity(0)),
        "cpu_features": [name for name in CPU_FEATURES if name in cpu["flags"].split()],
        "versions": {
            "khabar": khabar.removeprefix("khabar "),
            "java": _java(),
            **_packages(args.python),
            **_javascript(args.systems),
        },
        "environment": {
            key: value
            for key, value in sorted(os.environ.items())
            if key.startswith(("CT2_", "ONEDNN_", "DNNL_", "ATEN_"))
            or key == "KHABAR_JAVA_OPTIONS"
        },
    }


def machine():
    """The processor, its cores and what of its instructions matters here."""
    cpu = _cpu()
    features = [name for name in CPU_FEATURES if name in cpu["flags"].split()]
    cores = len(os.sched_getaffinity(0))
    return f"{cpu['model name']}, {cores} cores, {' '.join(features) or 'none of those looked for'}"


def _cpu():
    fields = {"model name": platform.machine(), "flags": ""}
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() in fields:
            fields[key.strip()] = value.strip()
    return fields


def _java():
    home = os.environ.get("JAVA_HOME")
    java = f"{home}/bin/java" if home else "java"
    done = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    return done.stderr.split('"')[1] if '"' in done.stderr else "unknown"


def _packages(python):
    script = (
        "import platform; from importlib.metadata import version;"
        f"print(platform.python_version(), *map(version, {PACKAGES!r}))"
    )
    done = subprocess.run([python, "-c", script], capture_output=True, text=True, check=True)
    return dict(zip(("python", *PACKAGES), done.stdout.split()))


def _javascript(systems):
    if not any(name.startswith("transformersjs") for name in systems):
        return {}
    package = Path(__file__).parent / "node_modules/@huggingface/transformers/package.json"
    own = json.loads(package.read_text(encoding="utf-8"))
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    return {"transformers.js": own["version"], "node": node.stdout.strip().removeprefix("v")}


def table(setting, runs, sizes, work):
    """All figures of one setting."""
    runs = {name: own for name, own in runs.items() if own}
    rows = {name: _figures(own, work) for name, own in runs.items()}
    for name, row in rows.items():
        row["batch_tokens"] = sizes[name]
        row["ratio"] = _ratio(runs[name], runs.get(YARDSTICK))
        for judge in JUDGES:
            row[f"equal_to_{judge}"] = _equal(runs[name], runs.get(judge))
    return {
        "threads": setting.threads,
        "beams": setting.beams,
        "systems": rows,
        "other_cores_busy": max(
            (run["other_cores_busy"] for own in runs.values() for run in own), default=0.0
        ),
    }


def _figures(runs, work):
    """Figures of one system: medians over its rounds."""
    rates = [rate for run in runs for rate in run["rates"]]
    texts = runs[0]["texts"]
    rate, count = median(rates), len(texts)
    return {
        "sentences": count,
        "sentences_per_second": spread(rates),
        "source_tokens_per_second": rate * runs[0]["source_tokens"] / count,
        "target_tokens_per_second": rate * runs[0]["target_tokens"] / count,
        "target_tokens": runs[0]["target_tokens"],
        "single_p50_ms": _median_of(runs, "single_p50_ms"),
        "single_p95_ms": _median_of(runs, "single_p95_ms"),
        "peak_rss_mib": max(run["peak_rss_mib"] for run in runs),
        "ready_seconds": _median_of(runs, "ready_seconds"),
        "ended": runs[0]["ended"],
        "unsteady": sum(any(run["texts"][i] != texts[i] for run in runs) for i in texts),
        **_scores(texts, work),
        "rounds": [{key: run[key] for key in run if key != "texts"} for run in runs],
    }


def _median_of(runs, key):
    values = [run[key] for run in runs if run[key] is not None]
    return median(values) if values else None


def spread(values):
    """Median, least and greatest of values."""
    return {"median": median(values), "min": min(values), "max": max(values)}


def _ratio(runs, yardstick):
    """How many times as many sentences a second as the yardstick, round by round."""
    if not yardstick:
        return None
    pairs = zip(runs, yardstick)
    return spread([median(own["rates"]) / median(other["rates"]) for own, other in pairs])


def _equal(runs, judge):
    """Share of sentences, of those both have, whose text is the judge's."""
    if not judge:
        return None
    own, other = runs[0]["texts"], judge[0]["texts"]
    common = own.keys() & other.keys()
    return sum(own[i] == other[i] for i in common) / len(common)


def _scores(texts, work):
    """BLEU and chrF of texts; None without references."""
    if not work.references:
        return {"bleu": None, "chrf": None}
    import sacrebleu

    outputs = list(texts.values())
    references = [[work.references[i] for i in texts]]
    return {
        "bleu": sacrebleu.corpus_bleu(outputs, references).score,
        "chrf": sacrebleu.corpus_chrf(outputs, references).score,
    }


def markdown(facts_, tables, failures):
    """Everything that a reader needs to judge the figures, as Markdown."""
    lines = _header(facts_)
    for one in tables:
        lines += _section(one, facts_)
    if failures:
        lines += ["", *(f"- **Left out:** {name}: {why}" for name, why in failures.items())]
    return "\n".join(lines)


def _header(facts_):
    versions = ", ".join(f"{name} {version}" for name, version in facts_["versions"].items())
    length = facts_["max_length"] or "the model's"
    batch_tokens = (
        "of the size that was fastest"
        if facts_["batch_tokens"] == "tuned"
        else f"{facts_['batch_tokens']} tokens with padding"
    )
    lines = [
        f"## {facts_['model']}, {facts_['sentences']} sentences",
        "",
        f"- CPU: {machine()}",
        f"- {versions}",
        f"- Source: {facts_['source_tokens']} tokens, the longest sentence"
        f" {facts_['longest_source']}; longest output: {length}; end of beam search:"
        f" {facts_['early_stopping']}; batches of the Python systems:"
        f" {batch_tokens}",
        f"- {facts_['rounds']} rounds in turn, each in a fresh process with a warm-up and"
        f" {facts_['passes']} measured pass(es); latency of the first {facts_['latencies']}"
        f" sentences, one at a time; processes"
        f" {'bound to as many cores as threads' if facts_['pinned'] else 'not bound to cores'}",
    ]
    if facts_["environment"]:
        settings = " ".join(f"{key}={value}" for key, value in facts_["environment"].items())
        lines.append(f"- Environment: {settings}")
    return lines


def _section(one, facts_):
    search = "greedy" if one["beams"] == 1 else f"beam {one['beams']}"
    threads = "1 thread" if one["threads"] == 1 else f"{one['threads']} threads"
    lines = [
        "",
        f"### {threads}, {search}",
        "",
        "| system | sentences/s (min–max) | × CTranslate2 int8 (min–max) | source tokens/s"
        " | target tokens/s | p50 ms | p95 ms | peak RSS MiB | start to ready s | BLEU | chrF"
        " | no end | = Khabar fp32 | = Transformers fp32 |",
        "|---" + "|--:" * 13 + "|",
    ]
    notes = []
    for name, row in one["systems"].items():
        lines.append(_row(name, row, row["sentences"] < facts_["sentences"]))
        notes += _notes(name, row, facts_)
    if one["other_cores_busy"] > BUSY:
        notes.append(
            f"**The machine was not quiet:** other processes kept up to"
            f" {one['other_cores_busy']:.1f} cores busy. These timings are worth little."
        )
    return lines + [""] + [f"- {note}" for note in notes] if notes else lines


def _row(name, row, sampled):
    cells = [
        name + ("\\*" if sampled else ""),
        _spread(row["sentences_per_second"]),
        _spread(row["ratio"]),
        _number(row["source_tokens_per_second"], 0),
        _number(row["target_tokens_per_second"], 0),
        _number(row["single_p50_ms"], 1),
        _number(row["single_p95_ms"], 1),
        str(row["peak_rss_mib"]),
        _number(row["ready_seconds"], 2),
        _number(row["bleu"], 2),
        _number(row["chrf"], 2),
        str(row["sentences"] - row["ended"]),
        *(_share(row[f"equal_to_{judge}"]) for judge in JUDGES),
    ]
    return "| " + " | ".join(cells) + " |"


def _notes(name, row, facts_):
    notes = []
    if row["sentences"] < facts_["sentences"]:
        notes.append(
            f"\\* {name}: throughput and scores of only {row['sentences']} sentences, evenly spaced"
            " over the lengths; compare its tokens/s, not its BLEU."
        )
    if row["batch_tokens"] and facts_["batch_tokens"] == "tuned":
        notes.append(f"{name}: fastest at {row['batch_tokens']} tokens a batch.")
    if len(row["rounds"]) < facts_["rounds"]:
        notes.append(f"{name}: {len(row['rounds'])} of the {facts_['rounds']} rounds.")
    if row["unsteady"]:
        notes.append(
            f"{name}: {row['unsteady']} of {row['sentences']} outputs were not the same in all"
            " rounds."
        )
    return notes


def _spread(values):
    if values is None:
        return "–"
    return f"{values['median']:.2f} ({values['min']:.2f}–{values['max']:.2f})"


def _number(value, digits):
    return "–" if value is None else f"{value:.{digits}f}"


def _share(value):
    return "–" if value is None else f"{100 * value:.1f}%"
