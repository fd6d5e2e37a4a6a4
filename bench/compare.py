"""Measures Khabar beside CTranslate2, Transformers and transformers.js on one checkpoint and text.

    python compare.py --model DIR --source FILE [--reference FILE] [--json FILE]

Every system runs in a process of its own, one process at a time, in turn over several rounds.
README.md says what is measured and how to read it.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import report
import systems

HERE = Path(__file__).resolve().parent
SYSTEMS = "khabar-int8,khabar-fp32,ctranslate2-int8,transformers-fp32"
ONCE = "khabar-fp32,transformers-fp32"
SAMPLES = {"transformers-fp32": 100}
FAMILIES = ("khabar", "ctranslate2", "transformers", "transformersjs")
TUNING = (256, 512, 1024, 2048, 4096)
THREAD_VARIABLES = ("OMP_", "MKL_", "KMP_", "GOMP_", "OPENBLAS_", "RAYON_")


class SystemFailed(Exception):
    """A system ended with an error, or with output that cannot be compared."""


@dataclass
class Work:
    """What all systems work on, and where.

    `sentences` are distinct and in the order of the source; `references` are theirs, or empty;
    `lengths` are in tokens. `folder` has the sentences as `source.txt`, and gets converted models.
    """

    model: Path
    sentences: list
    references: list
    lengths: list
    folder: Path

    def sample(self, count):
        """Indices of `count` sentences, evenly spaced over the lengths; all if there are fewer."""
        total = len(self.sentences)
        if count >= total:
            return list(range(total))
        order = sorted(range(total), key=lambda i: self.lengths[i])
        return sorted(order[int((i + 0.5) * total / count)] for i in range(count))


@dataclass(frozen=True)
class Setting:
    """The two things that a table is made for."""

    threads: int
    beams: int


def main():
    """Runs the comparison, or as a worker (`--system`) one system."""
    args = parse_arguments()
    if args.system:
        job = json.load(sys.stdin)
        result = systems.convert(job) if args.system == "convert" else systems.measure(job)
        print(json.dumps(result))
        return 0
    if not args.model or not args.source:
        raise SystemExit("compare.py: --model and --source are needed")
    if not args.onnx and any(map(is_javascript, args.systems)):
        raise SystemExit("compare.py: transformersjs needs --onnx")
    with tempfile.TemporaryDirectory(prefix="khabar-bench-") as scratch:
        try:
            return compare(args, args.work or Path(scratch))
        except SystemFailed as failure:
            raise SystemExit(f"compare.py: {failure}") from failure


def parse_arguments(words=None):
    """Reads the command line, or other words."""
    parser = argparse.ArgumentParser(
        description="Measures Khabar beside CTranslate2 and Transformers on one checkpoint.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    add = parser.add_argument
    add("--model", type=Path, help="Hugging Face checkpoint folder")
    add("--source", type=Path, help="Arabic text, a line a sentence")
    add("--reference", type=Path, help="its English, for BLEU and chrF")
    add("--limit", type=int, default=500, help="distinct sentences to use")
    add("--systems", type=names, default=SYSTEMS, help="what to run, in this order")
    add("--threads", type=numbers, default="2", help="threads, a table each, such as 1,2")
    add("--beams", type=numbers, default="1,4", help="beams, a table each; 1 is greedy")
    add("--rounds", type=int, default=3, help="processes of each system")
    add("--passes", type=int, default=1, help="measured passes in a process, after its warm-up")
    add("--once", type=names, default=ONCE,
        help="systems that run in the first round only; none for none")
    add("--latencies", type=int, default=40, help="single sentences to time in a process")
    add("--sample", type=sampling, action="append", default=[], metavar="SYSTEM=N",
        help="give a slow system only N sentences, evenly spaced over the lengths; repeatable;"
        f" without it, {' '.join(f'{name}={count}' for name, count in SAMPLES.items())}")
    add("--max-length", type=int, help="longest output in tokens, instead of the model's own")
    add("--early-stopping", action="store_true",
        help="end beam search when there are as many finished outputs as beams, as CTranslate2"
        " does in any case")
    add("--batch-tokens", type=int, default=1024,
        help="source tokens a batch, padding included, for the Python systems")
    add("--tune", action="store_true",
        help="first look for the batch size at which each Python system is fastest")
    add("--no-pin", action="store_true", help="do not bind processes to as many cores as threads")
    add("--khabar", type=Path, default=HERE.parent / "khabar", help="Khabar's launcher")
    add("--onnx", type=Path,
        help="the checkpoint as make_onnx.py writes it, for transformersjs-int8")
    add("--python", default=sys.executable, help="Python that has the packages")
    add("--work", type=Path, help="keep converted models and logs in this folder")
    add("--timeout", type=int, default=1800, help="seconds that a process may take")
    add("--json", type=Path, help="write all figures there")
    add("--system", help=argparse.SUPPRESS)
    return parser.parse_args(words)


def names(text):
    """System names, with a check of each; `none` is an empty list."""
    if text == "none":
        return []
    found = [name.strip() for name in text.split(",")]
    for name in found:
        if name.split("-")[0] not in FAMILIES or "-" not in name:
            raise argparse.ArgumentTypeError(f"{name} is no system")
    return found


def is_javascript(name):
    """Whether a system runs in Node."""
    return name.startswith("transformersjs")


def numbers(text):
    """Positive whole numbers, separated by commas."""
    found = [int(number) for number in text.split(",")]
    if min(found) < 1:
        raise argparse.ArgumentTypeError(f"{text}: numbers from 1")
    return found


def sampling(text):
    """A system's name and its number of sentences."""
    name, _, count = text.partition("=")
    if name.startswith("khabar"):
        raise argparse.ArgumentTypeError("Khabar translates all sentences")
    return name, int(count)


def compare(args, folder):
    """Prepares, measures in rounds, and prints the tables; returns the exit status."""
    folder.mkdir(parents=True, exist_ok=True)
    runner = Runner(args, folder)
    work = prepare(args, folder)
    facts = report.facts(args, work, runner.version())
    for name in args.systems:
        runner.convert(name, work)
    tables = []
    for setting in [Setting(threads, beams) for threads in args.threads for beams in args.beams]:
        sizes = {name: runner.batch_tokens(name, setting, work) for name in args.systems}
        runs = {name: [] for name in args.systems}
        for number in range(1, args.rounds + 1):
            for name in args.systems:
                if name in runner.failures or (number > 1 and name in args.once):
                    continue
                if is_javascript(name) and setting.beams > 1:
                    continue  # it has no beam search
                progress(f"threads {setting.threads}, beams {setting.beams}, round {number} of"
                         f" {args.rounds}: {name}")
                try:
                    runs[name].append(runner.run(name, setting, work, sizes[name]))
                except SystemFailed as failure:
                    runner.failures[name] = str(failure)
                    progress(f"{name} is left out from here on: {failure}")
        tables.append(report.table(setting, runs, sizes, work))
        if args.json:
            figures = {"facts": facts, "failures": runner.failures, "tables": tables}
            args.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n",
                                 encoding="utf-8")
    print(report.markdown(facts, tables, runner.failures))
    return 1 if runner.failures else 0


def progress(text):
    """Says on stderr what goes on."""
    print(time.strftime("%H:%M:%S"), text, file=sys.stderr, flush=True)


def prepare(args, folder):
    """Chooses the sentences: distinct, with text, and no longer than the model's positions."""
    model = args.model.resolve()
    changes = {}
    if args.max_length:
        changes["max_length"] = args.max_length
    if args.early_stopping:
        changes["early_stopping"] = True
    if changes:
        model = with_settings(model, changes, folder)
    positions = json.loads((model / "config.json").read_text(encoding="utf-8"))[
        "max_position_embeddings"
    ]
    lines = read_lines(args.source)
    references = read_lines(args.reference) if args.reference else [""] * len(lines)
    if len(references) != len(lines):
        raise SystemExit(f"compare.py: {len(lines)} sources, {len(references)} references")
    tokenizer = systems.open_tokenizer(model)
    chosen, lengths = {}, []
    for line, reference in zip(lines, references):
        if len(chosen) == args.limit:
            break
        if not line.strip() or line in chosen:
            continue
        length = len(tokenizer.encode([line])[0])
        if length <= positions:
            chosen[line] = reference
            lengths.append(length)
    if not chosen:
        raise SystemExit("compare.py: no sentence to translate")
    (folder / "source.txt").write_text("".join(line + "\n" for line in chosen), encoding="utf-8")
    references = list(chosen.values()) if args.reference else []
    return Work(model, list(chosen), references, lengths, folder)


def read_lines(path):
    """Lines of a UTF-8 text; only line feeds end them."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.removesuffix("\r") for line in (lines if lines[-1] else lines[:-1])]


def with_settings(model, changes, folder):
    """A folder of links to a checkpoint's files, but for changed settings of generation."""
    copy = folder / f"{model.name}-changed"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    replaced = ("generation_config.json", "bundle.json")  # the latter would seal the former
    for file in model.iterdir():
        if file.is_file() and file.name not in replaced:
            (copy / file.name).symlink_to(file)
    own = model / "generation_config.json"
    source = own if own.is_file() else model / "config.json"
    settings = json.loads(source.read_text(encoding="utf-8")) | changes
    (copy / "generation_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return copy


class Runner:
    """Starts the processes, one at a time."""

    def __init__(self, args, folder):
        self._args = args
        self._folder = folder
        self._samples = SAMPLES | dict(args.sample)
        self._fresh = set()
        self.failures = {}

    def version(self):
        """Khabar's version; builds Khabar if it has not been built."""
        return self._start([str(self._args.khabar), "--version"], "khabar-version").strip()

    def convert(self, name, work):
        """Converts the checkpoint if a system needs it in CTranslate2's format.

        A folder that an earlier run left is written anew: the checkpoint may have changed since.
        """
        target = self._converted(name, work)
        if not name.startswith("ctranslate2") or target in self._fresh:
            return
        progress(f"converting for {name}")
        job = {
            "model": str(work.model),
            "converted": str(target),
            "quantization": systems.variant(name)[0],
        }
        try:
            self._worker("convert", job, None)
            self._fresh.add(target)
        except SystemFailed as failure:
            self.failures[name] = str(failure)

    def batch_tokens(self, name, setting, work):
        """The batch size of a system: as asked for, or with `--tune` its fastest.

        None for Khabar, which runs at its own default.
        """
        if name.startswith("khabar") or name in self.failures:
            return None
        if not self._args.tune:
            return self._args.batch_tokens
        rates = {}
        for size in TUNING:
            try:
                run = self.run(name, setting, work, size, tuning=True)
            except SystemFailed as failure:
                self.failures[name] = str(failure)
                return None
            rates[size] = max(run["rates"])
            progress(f"tuning {name}: {size} tokens a batch, {rates[size]:.2f} sentences/s")
        return max(rates, key=rates.get)

    def run(self, name, setting, work, batch_tokens, tuning=False):
        """Measures a system once, in a fresh process."""
        before = cpu_seconds()
        own_before = children_seconds()
        start = time.monotonic()
        if name.startswith("khabar"):
            figures = self._khabar(name, setting, work, batch_tokens)
        else:
            figures = self._job(name, setting, work, batch_tokens, tuning)
        wall = time.monotonic() - start
        own = children_seconds() - own_before
        figures["wall_seconds"] = wall
        figures["cpu_seconds"] = own
        figures["other_cores_busy"] = max(0.0, cpu_seconds() - before - own) / wall
        return figures

    def _job(self, name, setting, work, batch_tokens, tuning):
        indices = work.sample(self._samples.get(name, len(work.sentences)))
        job = {
            "system": name,
            "model": str(work.model),
            "converted": str(self._converted(name, work)),
            "threads": setting.threads,
            "beams": setting.beams,
            "batch_tokens": batch_tokens,
            "passes": self._args.passes,
            "sentences": [work.sentences[i] for i in indices],
            "singles": [] if tuning else work.sentences[: self._args.latencies],
        }
        if is_javascript(name):
            search = systems.Search.read(work.model, setting.beams)
            job |= {"converted": str(self._args.onnx.resolve()), "max_length": search.max_length,
                    "min_length": search.min_length}
        figures = self._worker(name, job, setting.threads)
        figures["texts"] = dict(zip(indices, figures["texts"]))
        return figures

    def _khabar(self, name, setting, work, batch_tokens):
        output = self._folder / "khabar.txt"
        command = [
            str(self._args.khabar), "bench", "--json",
            "--output", str(output),
            "--model", str(work.model),
            "--source", str(work.folder / "source.txt"),
            "--limit", str(len(work.sentences)),
            "--rounds", str(self._args.passes),
            "--latencies", str(self._args.latencies),
            "--numerics", systems.variant(name)[0],
            "--workers", str(setting.threads),
            "--beams", str(setting.beams),
        ]
        if batch_tokens:
            command += ["--batch-tokens", str(batch_tokens)]
        own = json.loads(self._start(command, name, setting.threads))
        texts = read_lines(output)
        count = len(work.sentences)
        if own["sentences"] != count or len(texts) != count:
            raise SystemFailed(f"{len(texts)} translations of {own['sentences']} sentences where"
                               f" there are {count}")
        best = own["sentences_per_second"]
        return {
            "rates": own["sentences_per_second_by_round"],
            "source_tokens": round(own["source_tokens_per_second"] * count / best),
            "target_tokens": round(own["target_tokens_per_second"] * count / best),
            "ended": own["sentences_ended_by_model"],
            "single_p50_ms": own.get("single_p50_ms"),
            "single_p95_ms": own.get("single_p95_ms"),
            "peak_rss_mib": own["peak_rss_mib"],
            "ready_seconds": own["start_to_ready_seconds"],
            "texts": dict(enumerate(texts)),
        }

    def _converted(self, name, work):
        return work.folder / f"{work.model.name}-{systems.variant(name)[0]}"

    def _worker(self, name, job, threads):
        if is_javascript(name):
            command = ["node", str(HERE / "transformers.mjs")]
        else:
            command = [self._args.python, str(HERE / "compare.py"), "--system", name]
        lines = self._start(command, name, threads, json.dumps(job)).splitlines()
        try:
            return json.loads(lines[-1])
        except (IndexError, ValueError) as error:
            raise SystemFailed("it printed no figures") from error

    def _start(self, command, name, threads=None, text=None):
        """Runs a command to its end and returns what it printed; its stderr goes to a file."""
        log = self._folder / f"{name}.log"
        with log.open("wb") as errors:
            try:
                done = subprocess.run(
                    command,
                    input=text or "",
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    encoding="utf-8",
                    env=environment(name, threads),
                    preexec_fn=None if self._args.no_pin else pinning(threads),
                    timeout=self._args.timeout,
                    check=False,
                )
            except subprocess.TimeoutExpired as error:
                raise SystemFailed(f"longer than {self._args.timeout} s") from error
        if done.returncode != 0:
            tail = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            why = " ".join(tail).replace(f"{self._folder}{os.sep}", "")
            raise SystemFailed(f"exit status {done.returncode}: {why}")
        return done.stdout


def environment(name, threads):
    """The environment of a measured process: nothing in it sets threads but this program.

    CTranslate2 and Transformers set theirs by their own interfaces; the tokeniser's library has
    only a variable.
    """
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(THREAD_VARIABLES)
    }
    if threads:
        kept["RAYON_NUM_THREADS"] = str(threads)
    kept["TOKENIZERS_PARALLELISM"] = "true" if threads and threads > 1 else "false"
    kept["HF_HUB_OFFLINE"] = "1"
    if name.startswith("ctranslate2") and "mkl" in systems.variant(name):
        kept["CT2_USE_MKL"] = "1"
    return kept


def pinning(threads):
    """What binds a process to as many cores as it has threads; None where that is impossible."""
    if threads is None or not hasattr(os, "sched_setaffinity"):
        return None
    cores = sorted(os.sched_getaffinity(0))[:threads]
    return lambda: os.sched_setaffinity(0, cores)


def cpu_seconds():
    """Seconds that the machine's cores have been busy, for whatever reason."""
    fields = Path("/proc/stat").read_text(encoding="utf-8").split("\n", 1)[0].split()[1:9]
    user, nice, system, _idle, _waiting, interrupts, soft, stolen = map(int, fields)
    ticks = user + nice + system + interrupts + soft + stolen
    return ticks / os.sysconf("SC_CLK_TCK")


def children_seconds():
    """Processor seconds of the processes that have been started and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
