"""What a machine does in a day, for models of three sizes: measured, then multiplied.

    ./mvnw -B package -DskipTests
    python bench/capacity.py --price 0.04

Each size is measured with `khabar bench --architecture SIZE --numerics int8`: random weights, one
worker on one core, sentences of 24 tokens that become 32, greedy. An article has --sentences of
them. --price is what a core costs an hour. Everything below the measurement is arithmetic.
"""

import argparse
import json
import pathlib
import subprocess

HOME = pathlib.Path(__file__).resolve().parent.parent
SIZES = {"embedded": "embedded", "opus_mt": "base", "tc_big": "big"}
STEPS = 32
BATCH = 32
DAY = 86_400


def measured(size, rounds, beams):
    command = ["java", "-Dkhabar.terminal=false", "-cp", "target/khabar.jar:target/lib/*"]
    command += ["org.khabar.cli.Main", "bench", "--architecture", size, "--numerics", "int8"]
    command += ["--rounds", str(rounds), "--beams", str(beams), "--json"]
    return json.loads(subprocess.run(command, cwd=HOME, check=True, capture_output=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=15, help="of an article")
    parser.add_argument("--price", type=float, default=0.04, help="of a core, an hour")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beams", type=int, default=1)
    parser.add_argument("--queue", type=float, default=12_900, help="items a second of the queue")
    chosen = parser.parse_args()
    print("| model | weights in memory, MiB | ms a step of 32 | sentences/s a core "
          "| articles/day a core | core-hours a million | price | cores to fill the queue |")
    print("|---|---|---|---|---|---|---|---|")
    for size, name in SIZES.items():
        figures = measured(size, chosen.rounds, chosen.beams)
        millis = figures["ms_a_step_batch_32"]
        sentences = BATCH / (millis * STEPS / 1000)
        articles = sentences * DAY / chosen.sentences
        hours = 1e6 / articles * 24
        cores = chosen.queue / (sentences / chosen.sentences)
        print(f"| {name} | {figures.get('rss_mib', 0)} | {millis:.1f} | {sentences:.1f} "
              f"| {articles:,.0f} | {hours:,.0f} | {hours * chosen.price:,.2f} | {cores:,.0f} |",
              flush=True)


if __name__ == "__main__":
    main()
