"""Scores a bundle: BLEU, chrF, loops, numbers.

    python evaluate.py BUNDLE --eval DIR [--sets flores-dev,ntrex-dev] [--beam 4]
"""

import argparse
import os
import re
import sys

import torch

import templates
from cleaning import clean


def read_set(folder, name, limit=None, reverse=False):
    """Reads `name.ar` and `name.en`; returns [sources, references]."""
    out = []
    for side in ("en", "ar") if reverse else ("ar", "en"):
        with open(os.path.join(folder, f"{name}.{side}"), encoding="utf-8") as lines:
            out.append([line.rstrip("\n") for line in lines][:limit])
    return out


def _batches(rows, budget):
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    batch = []
    for i in order:
        if batch and len(rows[i]) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _pad(rows, pad, device):
    width = max(map(len, rows))
    return torch.tensor([r + [pad] * (width - len(r)) for r in rows], device=device)


def translate(model, tokenizer, sources, beam=1, budget=2000, length_penalty=1.0):
    """Translates sentences; the order is kept."""
    device = model.shared.weight.device
    encoded = [e.ids[-model.config.positions:] for e in tokenizer.encode_batch(sources)]
    out = [""] * len(sources)
    for batch in _batches(encoded, budget):
        source = _pad([encoded[i] for i in batch], model.config.pad, device)
        for i, ids in zip(batch, model.translate(source, beam, length_penalty)):
            out[i] = tokenizer.decode(ids)
    return out


@torch.no_grad()
def loss(model, tokenizer, sources, references):
    """Negative log-likelihood per target token, without smoothing."""
    device, pad = model.shared.weight.device, model.config.pad
    s_rows = [e.ids for e in tokenizer.encode_batch(sources)]
    t_rows = [e.ids for e in tokenizer.encode_batch(references)]
    total = count = 0
    for batch in _batches(t_rows, 2000):
        source = _pad([s_rows[i] for i in batch], pad, device)
        target = _pad([t_rows[i] for i in batch], pad, device)
        start = torch.full_like(target[:, :1], pad)
        states, _ = model.decode(torch.cat([start, target[:, :-1]], 1), *model.encode(source))
        keep = target != pad
        logits = model.logits(states[keep])
        total += float(torch.nn.functional.cross_entropy(logits, target[keep], reduction="sum"))
        count += int(keep.sum())
    return total / count


def score(outputs, references):
    """Returns (BLEU, chrF) as sacrebleu computes them by default."""
    import sacrebleu
    return (sacrebleu.corpus_bleu(outputs, [references]).score,
            sacrebleu.corpus_chrf(outputs, [references]).score)


def loops(outputs):
    """Share of outputs (percent) that repeat themselves.

    A phrase of one to four words three times on end counts as a loop, and so
    do one to six characters eight times on end.
    """
    phrase = re.compile(r"(?:^|\s)((?:\S+\s+){0,3}\S+)(?:\s+\1){2}(?:\s|$)")
    characters = re.compile(r"(\S{1,6}?)\1{7}")
    return 100 * sum(bool(phrase.search(o) or characters.search(o)) for o in outputs) / max(len(outputs), 1)


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MONTH = {m[0].lower(): str(i) for i, m in enumerate(templates.MONTHS, 1)}
_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
          "eight": "8", "nine": "9", "ten": "10"}


def _values(text):
    return [n.replace(",", "") for n in _NUMBER.findall(text)]


def numbers_survive(sources, outputs, references):
    """Counts the numbers of the references' digits that the outputs keep.

    A number counts if source and reference both have it in digits, so that
    what a human translator wrote out or converted is not asked for.

    Returns:
        (kept, asked, examples of losses)
    """
    kept = asked = 0
    lost = []
    for source, output, reference in zip(sources, outputs, references):
        have, wanted = _values(output), _values(reference)
        given = _values(clean(source))
        bad = False
        for number in wanted:
            if number not in given:
                continue
            asked += 1
            if number in have:
                have.remove(number)
                kept += 1
            else:
                bad = True
        if bad:
            lost.append((source, output, reference))
    return kept, asked, lost


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--eval", default=os.environ.get("KHABAR_EVAL"))
    parser.add_argument("--sets", default="flores-dev,flores-devtest,ntrex-dev")
    parser.add_argument("--lines", type=int, default=None)
    parser.add_argument("--beam", type=int, nargs="*", default=[1, 4])
    parser.add_argument("--length-penalty", type=float, default=1.0)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--show", type=int, default=0, help="translations to print")
    parser.add_argument("--numbers", type=int, default=300, help="held-out template pairs")
    args = parser.parse_args()
    from tokenizers import Tokenizer
    from model import load_bundle
    torch.set_num_threads(args.threads)
    model = load_bundle(args.bundle).to(args.device).eval()
    tokenizer = Tokenizer.from_file(os.path.join(args.bundle, "tokenizer.json"))
    sets = {name: read_set(args.eval, name, args.lines) for name in args.sets.split(",") if name}
    if args.numbers:
        pairs = templates.make(args.numbers, 77, "heldout")
        sets["numbers"] = [p[0] for p in pairs], [p[1] for p in pairs]
    print("| set | beam | BLEU | chrF | loops % | numbers kept |\n|---|---|---|---|---|---|")
    for name, (sources, references) in sets.items():
        for beam in args.beam:
            outputs = translate(model, tokenizer, sources, beam, 2000 // max(1, beam // 2), args.length_penalty)
            bleu, chrf = score(outputs, references)
            kept, asked, _ = numbers_survive(sources, outputs, references)
            print(f"| {name} | {beam} | {bleu:.1f} | {chrf:.1f} | {loops(outputs):.1f} | "
                  f"{kept} of {asked} ({100 * kept / max(asked, 1):.1f} %) |", flush=True)
        for triple in list(zip(sources, references, outputs))[:args.show]:
            print("\n".join(triple) + "\n")


if __name__ == "__main__":
    sys.exit(main())
