"""Compares a bundle in transformers with what Khabar made of the same lines.

    khabar evaluate --numerics fp32 --beams 1 --source F.ar --reference F.en --output K.en
    python parity.py BUNDLE --source F.ar --khabar K.en [--lines 200]

Both are greedy and in fp32; Khabar's lines are encoded again and compared as ids, so that the
comparison is of what was generated and not of how it is written.
"""

import argparse
import sys

import torch

from cleaning import clean


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--source", required=True)
    parser.add_argument("--khabar", required=True)
    parser.add_argument("--lines", type=int, default=200)
    args = parser.parse_args()
    import transformers
    torch.set_num_threads(2)
    model = transformers.MarianMTModel.from_pretrained(args.bundle, dtype=torch.float32).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(args.bundle)
    with open(args.source, encoding="utf-8") as sources, open(args.khabar, encoding="utf-8") as lines:
        pairs = [(clean(s.rstrip("\n")), k.rstrip("\n")) for s, k, _ in zip(sources, lines, range(args.lines))]
    equal, shown = 0, 0
    for source, khabar in pairs:
        batch = tokenizer(source, return_tensors="pt")
        with torch.no_grad():
            ids = model.generate(**batch, num_beams=1, do_sample=False, max_length=512)[0]
        text = tokenizer.decode(ids, skip_special_tokens=True)
        same = tokenizer(text)["input_ids"] == tokenizer(khabar)["input_ids"]
        equal += same
        if not same and shown < 5:
            shown += 1
            print(f"{source}\n  transformers: {text}\n  Khabar:       {khabar}")
    print(f"greedy ids equal on {equal} of {len(pairs)} lines")
    return 0 if equal == len(pairs) else 1


if __name__ == "__main__":
    sys.exit(main())
