"""Starts a model from counts instead of from noise: writes a bundle for train.py --init.

    python initialise.py --work DIR --size d256 --encoder-layers 3 --out BUNDLE

What a network otherwise spends its first millions of tokens on is counted in
minutes: English pieces get vectors from their contexts (positive PMI, truncated
SVD; Levy & Goldberg 2014) mixed with random ones, which keep synonyms apart;
Arabic pieces get the weighted mean of the English pieces that they are aligned
to. The last decoder layer's cross attention passes values through unchanged and
looks along the diagonal, and the output bias is the logarithm of the unigram
frequencies: before the first update the model translates word by word.
"""

import argparse
import lzma
import os
import sys
import time

import numpy as np
import torch

from data import Text
from export import write_bundle
from model import SIZES, Config, Marian, to_hf


class Counts:
    """A dense matrix of weighted pair counts, filled in large blocks."""

    def __init__(self, size, block=20_000_000):
        self.size, self.block = size, block
        self.total = np.zeros(size * size, dtype=np.float32)
        self.keys, self.weights, self.held = [], [], 0

    def add(self, rows, columns, weights):
        self.keys.append(np.asarray(rows, dtype=np.int64) * self.size + columns)
        self.weights.append(np.asarray(weights, dtype=np.float32))
        self.held += len(rows)
        if self.held > self.block:
            self.flush()

    def flush(self):
        if not self.held:
            return
        keys, inverse = np.unique(np.concatenate(self.keys), return_inverse=True)
        self.total[keys] += np.bincount(inverse, weights=np.concatenate(self.weights))
        self.keys, self.weights, self.held = [], [], 0

    def matrix(self):
        self.flush()
        return torch.from_numpy(self.total).view(self.size, self.size)


def positive_pmi(counts, smoothing=0.75):
    """Positive pointwise mutual information, contexts smoothed; in place."""
    rows = counts.sum(1).clamp(min=1e-9)
    columns = counts.sum(0) ** smoothing
    columns /= columns.sum()
    counts /= rows[:, None]
    counts /= columns.clamp(min=1e-12)[None]
    return counts.clamp_(min=1).log_()


def count(text, pairs, mono, window, rng, log):
    """Counts contexts of English pieces, links of pieces, and English unigrams."""
    size = text.pad + 1
    contexts, links = Counts(size), Counts(size)
    unigrams = np.zeros(size)

    def add_contexts(ids, weight):
        ids = np.asarray(ids)
        for distance in range(1, min(window, len(ids) - 1) + 1):
            a, b = ids[:-distance], ids[distance:]
            w = np.full(len(a), weight / distance)
            contexts.add(a, b, w)
            contexts.add(b, a, w)

    chosen = np.flatnonzero(text.weights > 0)
    p = text.weights[chosen]
    if len(chosen) > pairs:
        chosen = rng.choice(chosen, size=pairs, replace=False, p=p / p.sum())
    for n, index in enumerate(chosen):
        source, target, rows, columns = text.pair(int(index), sample=False)
        weight = float(text.weights[index])
        np.add.at(unigrams, target, weight)
        add_contexts(target, weight)
        target, source = np.asarray(target), np.asarray(source)
        rows, columns = np.asarray(rows), np.asarray(columns)
        # A target piece shares its weight among the source pieces of its links.
        share = 1 / np.maximum(np.bincount(rows, minlength=len(target))[rows], 1)
        links.add(source[columns], target[rows], weight * share)
        if n % 50000 == 49999:
            log(f"{n + 1} pairs counted")
    for line in mono:
        add_contexts(text.spm.encode(line), 1.0)
    return contexts.matrix(), links.matrix(), unigrams


def unit(x):
    return x / x.norm(dim=-1, keepdim=True).clamp(min=1e-6)


def vectors(contexts, links, d, log):
    """Unit vectors for all pieces."""
    torch.manual_seed(1)
    seen = contexts.sum(1) > 0
    ppmi = positive_pmi(contexts)
    u, s, _ = torch.svd_lowrank(ppmi, q=d + 24, niter=3)
    log(f"singular values {s[0]:.0f} … {s[d - 1]:.0f}")
    meaning = u[:, :d] * s[:d].sqrt()
    meaning[seen] -= meaning[seen].mean(0)
    english = unit(torch.randn(contexts.shape[0], d))
    english[seen] = unit(unit(meaning[seen]) + english[seen])
    # Arabic: where the links lead, weighted by how telling they are.
    own = links.sum(0) + links.sum(1)
    outward = links.sum(1)
    weight = links.clone()
    weight *= positive_pmi(links, smoothing=1.0)
    led = weight @ english
    out = english.clone()
    # Pieces that are mostly seen on the Arabic side take the translation's vector.
    arabic = (outward > 0.7 * own) & (outward > 0)
    out[arabic] = unit(led[arabic])
    log(f"{int(arabic.sum())} pieces took the vectors of their translations, "
        f"{int((seen & ~arabic).sum())} of their contexts")
    return out


@torch.no_grad()
def start(config, embedding, unigrams):
    """A model whose first guess is the word-by-word translation."""
    torch.manual_seed(1)
    model = Marian(config)
    model.shared.weight.copy_(embedding)
    model.shared.weight[config.pad] = 0
    p = torch.from_numpy(unigrams + 0.05).float()
    bias = (p / p.sum()).log()
    model.bias.copy_(bias - bias.max())
    model.bias[config.pad] = 0
    for layer in list(model.encoder) + list(model.decoder):
        layer.attention.out.weight *= 0.5
        layer.fc2.weight *= 0.5
    cross = model.decoder[-1].cross
    eye = torch.eye(config.d)
    cross.q.weight.copy_(eye)
    cross.kv.weight.copy_(torch.cat([eye, eye]))
    cross.out.weight.copy_(1.2 * eye)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", default=os.environ.get("KHABAR_WORK"), required="KHABAR_WORK" not in os.environ)
    parser.add_argument("--mono", help="mono_en.tsv.xz, for more contexts")
    parser.add_argument("--out", required=True, help="bundle folder")
    parser.add_argument("--size", choices=sorted(SIZES), default="d256")
    parser.add_argument("--encoder-layers", type=int, default=6)
    parser.add_argument("--decoder-layers", type=int, default=2)
    parser.add_argument("--pairs", type=int, default=150_000, help="pairs to count")
    parser.add_argument("--mono-lines", type=int, default=300_000)
    parser.add_argument("--window", type=int, default=4)
    args = parser.parse_args()
    began = time.time()

    def log(message):
        print(f"{time.time() - began:6.1f} s  {message}", flush=True)

    text = Text(args.work, alpha=0)
    mono = []
    if args.mono:
        with lzma.open(args.mono, "rt", encoding="utf-8") as lines:
            mono = [line.rstrip("\n").split("\t")[1] for line, _ in zip(lines, range(args.mono_lines))]
    log(f"{len(text.words)} pairs and {len(mono)} lines read")
    contexts, links, unigrams = count(text, args.pairs, mono, args.window, np.random.default_rng(1), log)
    log("counted")
    values = dict(SIZES[args.size], vocab=text.pad + 1, encoder_layers=args.encoder_layers,
                  decoder_layers=args.decoder_layers)
    config = Config(**values)
    embedding = vectors(contexts, links, config.d, log)
    for word in ("▁Egypt", "▁Monday", "▁killed", "▁مصر", "▁الاثنين", "▁مقتل", "▁وزير"):
        i = text.spm.piece_to_id(word)
        if i != 1:
            near = (embedding @ embedding[i]).topk(6).indices.tolist()
            log(f"{word}: " + " ".join(text.pieces[j] for j in near if j < len(text.pieces)))
    model = start(config, embedding, unigrams)
    write_bundle(config, to_hf(model), os.path.join(args.work, "vocabulary"), args.out)
    log(f"{args.out} written")


if __name__ == "__main__":
    sys.exit(main())
