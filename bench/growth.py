"""How speed changes with the batch, the sentence, the vocabulary and the number of clients.

    python bench/growth.py --model DIR --source FILE [--only batch,length] [--plots DIR]

Prints a table for each and draws a plot of it, greedy, int8, Khabar beside CTranslate2:

    batch       tokens a batch; the sentences of the source
    length      source tokens; sentences of just so many, whose outputs have as many
    vocabulary  pieces; weights drawn at random at the embedded model's size, 24 tokens that become 32
    clients     clients that call the service over HTTP at once, as `khabar load` does it

Processes, rounds and rules are those of compare.py, see README.md.
"""

import argparse
import dataclasses
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import compare
import plot
import report
import systems

KHABAR, CTRANSLATE2 = NAMES = ("khabar-int8", "ctranslate2-int8")
SHOWN = ("Khabar int8", "CTranslate2 int8")
BATCHES = (64, 128, 256, 512, 1024, 2048, 4096, 8192)
LENGTHS = (8, 16, 32, 64, 100, 150, 200)
PIECES = (8_000, 16_000, 32_000, 64_000)
CLIENTS = (1, 2, 4, 8, 16, 32)
FIXED = (24, 32)
BATCH_TOKENS = 2048


@dataclasses.dataclass(frozen=True)
class Growth:
    """One thing that grows: what it is called, its values, and what is measured at each of them."""

    name: str
    under: str
    points: list


@dataclasses.dataclass(frozen=True)
class Point:
    """A value, and the work that is measured at it."""

    value: int
    work: compare.Work
    batch_tokens: int


def main():
    """Measures what is asked for, one growth after another."""
    args = parse_arguments()
    with tempfile.TemporaryDirectory(prefix="khabar-growth-") as scratch:
        try:
            Bench(args, Path(scratch)).run()
        except compare.SystemFailed as failure:
            raise SystemExit(f"growth.py: {failure}") from failure


def parse_arguments():
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    add = parser.add_argument
    add("--model", type=Path, required=True, help="Hugging Face checkpoint folder")
    add("--source", type=Path, required=True, help="Arabic text, a line a sentence")
    add("--only", type=chosen, default="batch,length,vocabulary,clients", help="what to measure")
    add("--threads", type=int, default=2)
    add("--rounds", type=int, default=2, help="processes of each system at each point")
    add("--passes", type=int, default=3, help="measured passes in a process")
    add("--limit", type=int, default=300, help="sentences of a point, at the most")
    add("--tokens", type=int, default=8000, help="source tokens of a point, at the most")
    add("--seconds", type=int, default=18, help="of each number of clients")
    add("--khabar", type=Path, default=compare.HERE.parent / "khabar", help="Khabar's launcher")
    add("--plots", type=Path, help="draw growth-….svg into this folder")
    return parser.parse_args()


def chosen(text):
    """Names of growths."""
    names = text.split(",")
    for name in names:
        if name not in ("batch", "length", "vocabulary", "clients"):
            raise argparse.ArgumentTypeError(f"{name} does not grow here")
    return names


class Bench:
    """Measures growths with the processes of compare.py."""

    def __init__(self, args, folder):
        self._args = args
        self._folder = folder
        words = ["--model", str(args.model), "--source", str(args.source), "--latencies", "0"]
        words += ["--limit", str(args.limit), "--khabar", str(args.khabar)]
        words += ["--passes", str(args.passes)]
        self._compare = compare.parse_arguments(words)
        self._runner = compare.Runner(self._compare, folder)
        self._words = [
            word
            for line in compare.read_lines(args.source)
            for word in line.split()
            if word.isalpha()
        ]

    def run(self):
        """Measures and prints all that was asked for."""
        version = self._runner.version()
        print(f"{report.machine()}; {version}; {self._args.threads} threads")
        for name in self._args.only:
            if name == "clients":
                self._clients()
            else:
                self._measure(getattr(self, f"_{name}")())

    # ------------------------------------------------------------ what is measured

    def _batch(self):
        work = compare.prepare(self._compare, self._folder)
        points = [Point(size, work, size) for size in BATCHES]
        return Growth("batch", "source tokens a batch, padding included", points)

    def _length(self):
        points = []
        for length in LENGTHS:
            folder = self._folder / f"length-{length}"
            folder.mkdir()
            settings = {"min_length": length + 1, "max_length": length + 1}
            model = compare.with_settings(self._args.model.resolve(), settings, folder)
            points.append(Point(length, self._work(model, length, folder), BATCH_TOKENS))
        return Growth("length", "tokens a sentence, source and target", points)

    def _vocabulary(self):
        source, target = FIXED
        points = []
        for pieces in PIECES:
            folder = self._folder / f"pieces-{pieces}"
            model = folder / "model"
            command = [sys.executable, str(compare.HERE / "make_checkpoint.py"), "--random"]
            command += ["--size", "d384", "--pieces", str(pieces), "--length", str(target)]
            command += ["--vocabulary", str(self._args.model), "--out", str(model)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            points.append(Point(pieces, self._work(model, source, folder), BATCH_TOKENS))
        return Growth("vocabulary", "pieces in the vocabulary", points)

    def _work(self, model, length, folder):
        """As many distinct texts of just so many tokens as the limits allow."""
        count = min(self._args.limit, max(2, self._args.tokens // length))
        texts = texts_of(systems.open_tokenizer(model), self._words, length, count)
        (folder / "source.txt").write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        return compare.Work(model, texts, [], [length] * len(texts), folder)

    # ------------------------------------------------------------ how

    def _measure(self, growth):
        rows = []
        for point in growth.points:
            self._runner.convert(CTRANSLATE2, point.work)
            runs = {name: [] for name in NAMES}
            for _ in range(self._args.rounds):
                for name in NAMES:
                    compare.progress(f"{growth.name} {point.value}: {name}")
                    setting = compare.Setting(self._args.threads, 1)
                    runs[name].append(
                        self._runner.run(name, setting, point.work, point.batch_tokens)
                    )
            rows.append((point, runs))
        self._print(growth, rows)

    def _print(self, growth, rows):
        print(f"\n### By {growth.under}\n")
        print(f"| {growth.under} | sentences | {SHOWN[0]}, sentences/s (min–max) | target tokens/s"
              f" | {SHOWN[1]}, sentences/s (min–max) | target tokens/s | Khabar × CTranslate2"
              " | cores busy elsewhere |")
        print("|--:" * 8 + "|")
        drawn = {name: [] for name in SHOWN}
        for point, runs in rows:
            cells = [f"{point.value:,}", str(len(point.work.sentences))]
            rates = {}
            for name, shown in zip(NAMES, SHOWN):
                every = [rate for run in runs[name] for rate in run["rates"]]
                rates[name] = median(every)
                tokens = runs[name][0]["target_tokens"] / len(point.work.sentences)
                cells += [f"{median(every):.1f} ({min(every):.1f}–{max(every):.1f})",
                          f"{median(every) * tokens:,.0f}"]
                by_length = growth.name == "length"
                drawn[shown].append(median(every) * (tokens if by_length else 1))
            cells.append(f"{rates[KHABAR] / rates[CTRANSLATE2]:.2f}")
            busy = max(run["other_cores_busy"] for own in runs.values() for run in own)
            cells.append(f"{busy:.1f}")
            print("| " + " | ".join(cells) + " |", flush=True)
        unit = "Target tokens" if growth.name == "length" else "Sentences"
        self._draw(growth.name, f"{unit} a second", growth.under,
                   [point.value for point, _ in rows], drawn)

    def _clients(self):
        command = [str(self._compare.khabar), "load", "--source", str(self._args.source)]
        command += ["--model", str(self._args.model), "--numerics", "int8", "--beams", "1"]
        command += ["--workers", str(self._args.threads), "--seconds", str(self._args.seconds)]
        command += ["--clients", ",".join(map(str, CLIENTS))]
        compare.progress(" ".join(command))
        done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True,
                              preexec_fn=compare.pinning(self._args.threads))
        print("\n### By clients\n\n" + done.stdout, flush=True)
        rates = load_rates(done.stdout)
        self._draw("clients", "Sentences a second", "clients of the service, each with one sentence"
                   " at a time", list(CLIENTS), {SHOWN[0]: [rates[count] for count in CLIENTS]})

    def _draw(self, name, title, under, xs, lines):
        if self._args.plots:
            plot.draw(self._args.plots / f"growth-{name}.svg", title, under, xs, lines, even=True)


def texts_of(tokenizer, words, length, count):
    """Distinct texts of running words that have `length` tokens, end included.

    A word that does not fit is left out, so that every text gets full.
    """
    sizes = dict(zip(words, (len(row) - 1 for row in tokenizer.encode(words))))
    found, text, room = {}, [], length - 1
    for word in words * (1 + count * length // len(words)):
        if sizes[word] <= room:
            text.append(word)
            room -= sizes[word]
        if room == 0:
            found[" ".join(text)] = None
            text, room = [], length - 1
        if len(found) == count:
            break
    for text, row in zip(found, tokenizer.encode(list(found))):
        if len(row) != length:
            raise compare.SystemFailed(f"{len(row)} tokens where {length} were meant: {text}")
    return list(found)


def load_rates(printed):
    """Sentences a second by the number of clients, from what `khabar load` prints."""
    rates = {}
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 2 and cells[1].startswith("sentences, "):
            rates[int(cells[1].split()[1])] = float(cells[2])
    return rates


if __name__ == "__main__":
    main()
