"""Scripts the programs of this folder and writes them where the service loads them from.

    python models/programs/export.py [--only encoder] [--out src/main/resources/programs]

Needs torch 2.7. Each file carries the SHA-256 of its source as an extra file, `source.sha256`: the
build checks that program and source belong together (the zip itself is not byte-stable).
"""

import argparse
import hashlib
import pathlib

import torch

import encoder
import seq2seq

HERE = pathlib.Path(__file__).resolve().parent


def export(module: torch.nn.Module, name: str, out: pathlib.Path) -> None:
    source = (HERE / f"{name}.py").read_bytes()
    extra = {"source.sha256": hashlib.sha256(source).hexdigest()}
    target = out / f"{name}.pt"
    torch.jit.save(torch.jit.script(module.eval()), str(target), _extra_files=extra)
    print(f"{target}: {target.stat().st_size} bytes, source {extra['source.sha256'][:12]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--out", type=pathlib.Path, default=HERE.parent.parent / "src/main/resources/programs"
    )
    parser.add_argument("--only", choices=["seq2seq", "encoder"], help="one of the programs")
    arguments = parser.parse_args()
    out = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    if arguments.only != "encoder":
        export(seq2seq.Seq2Seq(), "seq2seq", out)
    if arguments.only != "seq2seq":
        export(encoder.Encoder(), "encoder", out)


if __name__ == "__main__":
    main()
