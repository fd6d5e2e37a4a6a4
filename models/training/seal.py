"""Writes bundle.json: what a bundle is, the hashes of its files, its golden sentences.

    python seal.py BUNDLE --name khabar-ar-en --revision 2026-11-27

The golden sentences are those of `golden.txt` with the greedy ids and texts that this code gives in
fp32; Khabar translates them at start. Run it last: every change of a file breaks the seal.
"""

import argparse
import hashlib
import json
import os
import sys

import torch
from tokenizers import Tokenizer

import evaluate
from model import load_bundle

HERE = os.path.dirname(os.path.abspath(__file__))
LICENCE = "CC-BY-SA-4.0"


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


@torch.no_grad()
def golden(bundle):
    """The golden sentences with what the model makes of them."""
    model = load_bundle(bundle).eval()
    tokenizer = Tokenizer.from_file(os.path.join(bundle, "tokenizer.json"))
    out = []
    with open(os.path.join(HERE, "golden.txt"), encoding="utf-8") as lines:
        for source in (line.rstrip("\n") for line in lines):
            ids = model.translate(torch.tensor([tokenizer.encode(source).ids]))[0]
            out.append({"source": source, "ids": ids + [0], "text": tokenizer.decode(ids)})
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--name", default="khabar-ar-en")
    parser.add_argument("--revision", required=True)
    parser.add_argument("--heads", nargs="+", type=int, default=[0],
                        help="heads of the last decoder layer whose mean attention gives word links: 0 is"
                             " trained to; khabar evaluate-alignment says whether others help")
    parser.add_argument("--confidence", nargs=2, type=float, metavar=("HIGH", "LOW"),
                        help="bounds of scores, as khabar evaluate-confidence prints them")
    args = parser.parse_args()
    names = sorted(n for n in os.listdir(args.bundle)
                   if n.endswith((".json", ".safetensors")) and n != "bundle.json")
    description = {
        "name": args.name, "task": "translation", "source_language": "ar", "target_language": "en",
        "licence": LICENCE, "origin": "trained by models/training", "revision": args.revision,
        "files": {name: sha256(os.path.join(args.bundle, name)) for name in names},
        "golden": golden(args.bundle),
    }
    # head 0 of the last decoder layer is the one that training guides
    with open(os.path.join(args.bundle, "config.json"), encoding="utf-8") as file:
        config = json.load(file)
    description["alignment"] = {"layer": config["decoder_layers"] - 1, "heads": args.heads}
    if args.confidence:
        description["confidence"] = dict(zip(("high", "low"), args.confidence))
    path = os.path.join(args.bundle, "bundle.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(description, file, indent=1, ensure_ascii=False)
        file.write("\n")
    for sentence in description["golden"]:
        print(sentence["source"], "→", sentence["text"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
