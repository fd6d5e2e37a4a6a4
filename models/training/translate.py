"""Translates lines of standard input with a bundle.

    python translate.py BUNDLE < in.txt > out.txt
    python translate.py BUNDLE --pairs NAME < english.txt > pairs/NAME.tsv

The second form is for bundles that were trained with `--reverse`: it writes
`NAME<TAB>Arabic<TAB>English` and leaves out what loops or has lost a number.
"""

import argparse
import os
import sys

import torch

import evaluate
from cleaning import clean


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--pairs", help="write pairs under this source name")
    parser.add_argument("--beam", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--max-words", type=int, default=60, help="longer lines are left out of pairs")
    args = parser.parse_args()
    from tokenizers import Tokenizer
    from model import load_bundle
    torch.set_num_threads(args.threads)
    model = load_bundle(args.bundle).to(args.device).eval()
    tokenizer = Tokenizer.from_file(os.path.join(args.bundle, "tokenizer.json"))
    lines = (line.rstrip("\n").split("\t")[-1] for line in sys.stdin)
    block = []

    def flush():
        budget = 30000 if args.device.startswith("cuda") else 2000
        outputs = evaluate.translate(model, tokenizer, block, args.beam, budget)
        for source, output in zip(block, outputs):
            if not args.pairs:
                print(output)
            elif output and not evaluate.loops([output]):
                kept, asked, _ = evaluate.numbers_survive([source], [output], [clean(source)])
                if kept == asked:
                    print(f"{args.pairs}\t{output}\t{source}")
        sys.stdout.flush()
        block.clear()

    for line in lines:
        if args.pairs and len(line.split()) > args.max_words:
            continue
        block.append(line)
        if len(block) == 2000:
            flush()
    if block:
        flush()


if __name__ == "__main__":
    sys.exit(main())
