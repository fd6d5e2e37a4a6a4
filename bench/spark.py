"""Runs an archive through spark-submit and through khabar batch, and compares them byte by byte.

    ./mvnw -B package -DskipTests && ./mvnw -B -Pspark package -DskipTests
    python -m venv venv && venv/bin/pip install pyspark==4.1.3
    venv/bin/python bench/spark.py --items 5000 --stand-in
    venv/bin/python bench/spark.py --items 600

Items are made of the Arabic of models/training/pairs, texts of one to four sentences; every
hundredth line is a bad one. With --stand-in nothing is translated: what is measured is what Spark
adds.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parent.parent


def sentences():
    """The Arabic sentences, in the order of the files."""
    for file in sorted((HOME / "models/training/pairs").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            source = (line.split("\t") + [""])[1].strip()
            if any("\u0600" <= c <= "\u06ff" for c in source):
                yield source


def items(count):
    """Lines of NDJSON as bytes, some of them bad."""
    every = list(sentences())
    at = 0
    for index in range(count):
        if index % 100 == 99:
            yield (b"{broken", b"\xff\xfe", b"", b'{"id":"0","text":"\xd8\xae\xd8\xa8\xd8\xb1"}')[
                index // 100 % 4
            ]
            continue
        number = 1 + index % 4
        text = " ".join(every[(at + i) % len(every)] for i in range(number))
        at += number
        field = "article" if index % 10 == 5 else "text"
        yield json.dumps({"id": str(index), field: text}, ensure_ascii=False).encode()


def timed(command, allowed=(0,)):
    here = str(pathlib.Path(sys.executable).parent)  # where spark-submit looks for Python
    environment = dict(os.environ, PATH=here + os.pathsep + os.environ["PATH"])
    start = time.monotonic()
    done = subprocess.run(command, cwd=HOME, env=environment, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE)
    seconds = time.monotonic() - start
    if done.returncode not in allowed:
        sys.exit(done.stderr.decode()[-4000:])
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=5000)
    parser.add_argument("--stand-in", action="store_true", help="no model")
    parser.add_argument("--files", type=int, default=3, help="files that the archive is in")
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--spark-submit", default=str(pathlib.Path(sys.executable).parent / "spark-submit"))
    chosen = parser.parse_args()
    translate = ["--stand-in", "0"] if chosen.stand_in else ["--workers", "2"]
    models = ["--model", str(HOME / "models/ar-en"), "--minilm", str(HOME / "models/minilm")]
    with tempfile.TemporaryDirectory(prefix="khabar-spark-") as name:
        folder = pathlib.Path(name)
        lines = list(items(chosen.items))
        (folder / "in").mkdir()
        for i in range(chosen.files):
            part = lines[i * len(lines) // chosen.files : (i + 1) * len(lines) // chosen.files]
            (folder / "in" / f"{i:04}.ndjson").write_bytes(b"".join(line + b"\n" for line in part))
        (folder / "whole.ndjson").write_bytes(b"".join(line + b"\n" for line in lines))
        batch = timed(
            ["java", "-Dkhabar.terminal=false", "-cp", "target/khabar.jar:target/lib/*"]
            + ["org.khabar.cli.Main", "batch", *translate, *models]
            + [str(folder / "whole.ndjson"), str(folder / "batch.ndjson")],
            allowed=(0, 1),  # 1: some items could not be used, as is meant here
        )
        spark = timed(
            [chosen.spark_submit, "--master", chosen.master]
            + ["--class", "org.khabar.spark.ArchiveJob", "target/spark/khabar-spark.jar"]
            + [*translate, *models, str(folder / "in"), str(folder / "out")]
        )
        parts = sorted((folder / "out").glob("part-*"))
        together = b"".join(part.read_bytes() for part in parts)
        expected = (folder / "batch.ndjson").read_bytes()
        failed = expected.count(b'"error":{"detail"')
        same = together == expected
        print(f"{chosen.items} items, {failed} bad, in {len(parts)} parts")
        print(f"khabar batch {batch:.1f} s, spark-submit {chosen.master} {spark:.1f} s, start included")
        print(f"{len(expected)} bytes; " + ("equal" if same else "NOT equal"))
        return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
