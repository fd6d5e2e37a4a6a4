"""Word alignments for the guided-alignment loss: IBM model 1 with a diagonal prior.

    python align.py --work DIR

reads `WORK/train.tsv` and writes `WORK/alignments.npz`. Both directions are
trained by variational EM over all co-occurring pairs at once (numpy arrays of
cells, no Python loop over words), then symmetrised by growing the intersection
towards the union. Words are compared by crude stems, which is what makes
half a million pairs enough.
"""

import argparse
import os
import re
import sys
import time
import zlib

import numpy as np
import torch

TOKEN = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*|[^\W\d_]+|[^\w\s]|_|\w")
MAX_TOKENS = 120  # pairs beyond that get no alignment
LAMBDA, NULL = 4.0, 0.08

_FOLD = str.maketrans("أإآىة", "اااي\u0647")
_PUNCTUATION = str.maketrans("،؛؟", ",;?")


def tokens(text):
    """Word tokens with their character spans: list of (text, start, end)."""
    return [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]


def stem_arabic(word):
    """Strips proclitics, folds letters, keeps five characters."""
    if len(word) == 1:
        return word.translate(_PUNCTUATION)
    word = word.translate(_FOLD)
    if len(word) > 4 and word[0] in "وف":
        word = word[1:]
    for prefix in ("بال", "كال", "ال", "لل"):
        if word.startswith(prefix) and len(word) >= len(prefix) + 3:
            word = word[len(prefix):]
            break
    else:
        if len(word) > 4 and word[0] in "بلكس":
            word = word[1:]
    for suffix in ("هم", "ها", "هما"):
        if word.endswith(suffix) and len(word) >= len(suffix) + 3:
            word = word[:-len(suffix)]
            break
    return word[:5]


def stem_english(word):
    return word.lower()[:6]


class Side:
    """One side of the corpus as stem ids."""

    def __init__(self):
        self.ids, self.lengths, self.vocabulary, self.cache = [], [], {}, {}

    def add(self, text, stem):
        words = TOKEN.findall(text)
        for word in words:
            i = self.cache.get(word)
            if i is None:
                i = self.vocabulary.setdefault(stem(word), len(self.vocabulary))
                self.cache[word] = i
            self.ids.append(i)
        self.lengths.append(len(words))

    def done(self):
        self.ids = np.array(self.ids, dtype=np.int32)
        self.lengths = np.array(self.lengths, dtype=np.int64)
        self.offsets = np.concatenate([[0], np.cumsum(self.lengths)])
        self.cache = None
        return self


def read(path):
    """Reads both sides of the training text."""
    arabic, english = Side(), Side()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            arabic.add(fields[3], stem_arabic)
            english.add(fields[4], stem_english)
    return arabic.done(), english.done()


def exp_digamma(x):
    out = torch.digamma(torch.from_numpy(x.astype(np.float32))).exp_()
    return out.numpy()


def direction(source, target, iterations, block_cells, same, log):
    """Trains p(target|source) and returns the best source of each target token.

    Args:
        source: a Side.
        target: the other Side.
        iterations: EM iterations.
        block_cells: cells handled at once.
        same: matching stem ids (source ids, target ids) of identical numbers.
        log: function for progress lines.

    Returns:
        (best, score): local source index or -1, and its posterior, per target token.
    """
    ok = (source.lengths <= MAX_TOKENS) & (target.lengths <= MAX_TOKENS) & (source.lengths > 0)
    # One row per target token, n cells each.
    pair_of_row = np.repeat(np.arange(len(target.lengths)), target.lengths)
    row_ok = ok[pair_of_row]
    rows = np.flatnonzero(row_ok)
    pair_of_row = pair_of_row[rows]
    n = source.lengths[pair_of_row]
    local_t = rows - target.offsets[pair_of_row]
    ends = np.cumsum(n)
    total = int(ends[-1])
    blocks, start = [], 0
    while start < len(rows):
        base = ends[start - 1] if start else 0
        stop = int(np.searchsorted(ends, base + block_cells, side="right"))
        stop = min(max(stop, start + 1), len(rows))
        blocks.append((start, stop))
        start = stop
    size = len(target.vocabulary)
    key = np.empty(total, dtype=np.int64)
    prior = np.empty(total, dtype=np.float32)
    spans = []
    for start, stop in blocks:
        first = int(ends[start - 1]) if start else 0
        last = int(ends[stop - 1])
        count = n[start:stop]
        row_starts = np.concatenate([[0], np.cumsum(count)[:-1]])
        cell_s = np.arange(last - first) - np.repeat(row_starts, count)
        pair = pair_of_row[start:stop]
        s_ids = source.ids[np.repeat(source.offsets[pair], count) + cell_s]
        t_ids = target.ids[rows[start:stop]]
        key[first:last] = s_ids.astype(np.int64) * size + np.repeat(t_ids, count)
        ratio_t = (local_t[start:stop] + 0.5) / target.lengths[pair]
        distance = np.abs((cell_s + 0.5) / np.repeat(count, count) - np.repeat(ratio_t, count))
        weight = np.exp(-LAMBDA * distance).astype(np.float32)
        weight *= (1 - NULL) / np.repeat(np.add.reduceat(weight, row_starts), count)
        prior[first:last] = weight
        spans.append((start, stop, first, last, row_starts.astype(np.int64), count))
    log(f"{total} cells")
    unique, inverse = np.unique(key, return_inverse=True)
    del key
    inverse = inverse.astype(np.int32)
    source_of = (unique // size).astype(np.int32)
    log(f"{len(unique)} co-occurring stems")
    frequency = np.bincount(target.ids, minlength=size).astype(np.float64)
    null = (NULL * frequency / frequency.sum()).astype(np.float32)
    theta = np.full(len(unique), 1.0 / size, dtype=np.float32)
    bonus = None
    if len(same[0]):
        wanted = same[0].astype(np.int64) * size + same[1]
        at = np.searchsorted(unique, wanted)
        at[at == len(unique)] = 0
        bonus = at[unique[at] == wanted]
        theta[bonus] = 0.5
    del unique
    best = np.full(len(target.ids), -1, dtype=np.int16)
    score = np.zeros(len(target.ids), dtype=np.float32)
    for iteration in range(iterations + 1):
        final = iteration == iterations
        counts = np.zeros(len(theta), dtype=np.float32)
        likelihood = 0.0
        for start, stop, first, last, row_starts, count in spans:
            p = theta[inverse[first:last]] * prior[first:last]
            row_sum = np.add.reduceat(p, row_starts) + null[target.ids[rows[start:stop]]]
            likelihood += float(np.log(row_sum).sum())
            p /= np.repeat(row_sum, count)
            if final:
                top = np.maximum.reduceat(p, row_starts)
                is_top = p == np.repeat(top, count)
                cell = np.flatnonzero(is_top)
                row = np.repeat(np.arange(stop - start), count)[cell]
                row, where = np.unique(row, return_index=True)
                where = cell[where] - row_starts[row]
                at = rows[start:stop]
                best[at] = np.where(top > 1 - np.add.reduceat(p, row_starts), where, -1)
                score[at] = top
            else:
                counts += np.bincount(inverse[first:last], weights=p, minlength=len(theta)).astype(np.float32)
        log(f"iteration {iteration}: log-likelihood per token {likelihood / len(rows):.3f}")
        if not final:
            sums = np.bincount(source_of, weights=counts, minlength=len(source.vocabulary))
            theta = exp_digamma(counts + 0.01) / exp_digamma(sums + 0.01 * size)[source_of]
            if bonus is not None:
                theta[bonus] = np.maximum(theta[bonus], 0.3)
    return best, score


def symmetrise(source, target, forward, backward, rounds=3):
    """Grows the intersection towards the union.

    Args:
        source: Arabic Side.
        target: English Side.
        forward: best source per target token.
        backward: best target per source token.

    Returns:
        (pair, target index, source index) arrays sorted by pair.
    """
    t = np.flatnonzero(forward >= 0)
    pair_t = np.repeat(np.arange(len(target.lengths)), target.lengths)
    pair_s = np.repeat(np.arange(len(source.lengths)), source.lengths)
    f_keys = t.astype(np.int64) * 256 + forward[t]
    s = np.flatnonzero(backward >= 0)
    p = pair_s[s]
    b_keys = (target.offsets[p] + backward[s]) * 256 + (s - source.offsets[p])
    current = np.intersect1d(f_keys, b_keys)
    union = np.union1d(f_keys, b_keys)
    for _ in range(rounds):
        rest = np.setdiff1d(union, current, assume_unique=True)
        if not len(rest):
            break
        t_rest, s_rest = rest // 256, rest % 256
        s_global = source.offsets[pair_t[t_rest]] + s_rest
        t_cur, s_cur = current // 256, current % 256
        t_used = np.zeros(len(target.ids), dtype=bool)
        s_used = np.zeros(len(source.ids), dtype=bool)
        t_used[t_cur] = True
        s_used[source.offsets[pair_t[t_cur]] + s_cur] = True
        free = ~t_used[t_rest] | ~s_used[s_global]
        near = np.zeros(len(rest), dtype=bool)
        for dt in (-1, 0, 1):
            for ds in (-1, 0, 1):
                if dt or ds:
                    near |= np.isin(rest + dt * 256 + ds, current, assume_unique=True)
        add = rest[free & near]
        if not len(add):
            break
        current = np.union1d(current, add)
    t, s = current // 256, current % 256
    pair = pair_t[t]
    return pair, t - target.offsets[pair], s


def fingerprint(path):
    """CRC of the training text, so that stale alignments are noticed."""
    crc = 0
    with open(path, "rb") as file:
        while block := file.read(1 << 22):
            crc = zlib.crc32(block, crc)
    return crc


def pairs_of(path):
    """Yields the key of every pair of a training text."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            yield hash((fields[3], fields[4]))


def reuse(old, work, log):
    """Writes alignments.npz from those of another folder: new pairs get no links, and count."""
    data = np.load(os.path.join(old, "alignments.npz"))
    old_path, path = os.path.join(old, "train.tsv"), os.path.join(work, "train.tsv")
    if int(data["crc"][0]) != fingerprint(old_path):
        raise SystemExit(f"{old}: alignments.npz belongs to another train.tsv")
    place = {key: i for i, key in enumerate(pairs_of(old_path))}
    known = np.array([place.get(key, -1) for key in pairs_of(path)], dtype=np.int64)
    first, last = data["offsets"][:-1], data["offsets"][1:]
    counts = np.where(known >= 0, (last - first)[known], 0)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    cells = np.repeat(np.where(known >= 0, first[known], 0) - offsets[:-1], counts) + np.arange(offsets[-1])
    share = np.where(known >= 0, data["share"][known], 1).astype(np.float32)
    write(work, offsets, data["target"][cells], data["source"][cells], share)
    log(f"{int((known >= 0).sum())} pairs took their links from {old}, {int((known < 0).sum())} have none")


def write(work, offsets, target, source, share):
    """Writes alignments.npz atomically."""
    out = os.path.join(work, "alignments.npz")
    with open(out + ".tmp", "wb") as file:
        np.savez(file, offsets=offsets.astype(np.int64), target=target.astype(np.uint8),
                 source=source.astype(np.uint8), share=share.astype(np.float32),
                 crc=np.array([fingerprint(os.path.join(work, "train.tsv"))], dtype=np.int64))
    os.replace(out + ".tmp", out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", default=os.environ.get("KHABAR_WORK"), required="KHABAR_WORK" not in os.environ)
    parser.add_argument("--iterations", type=int, default=5)
    parser.add_argument("--block-cells", type=int, default=40_000_000)
    parser.add_argument("--show", type=int, default=0, help="print that many aligned pairs")
    parser.add_argument("--reuse", metavar="DIR",
                        help="take the links of DIR for the pairs that it has, in seconds; others get none")
    args = parser.parse_args()
    began = time.time()

    def log(text):
        print(f"{time.time() - began:6.1f} s  {text}", flush=True)

    if args.reuse:
        return reuse(args.reuse, args.work, log)
    path = os.path.join(args.work, "train.tsv")
    arabic, english = read(path)
    log(f"{len(arabic.lengths)} pairs, {len(arabic.ids)} Arabic and {len(english.ids)} English tokens, "
        f"{len(arabic.vocabulary)} and {len(english.vocabulary)} stems")
    same = [w for w in arabic.vocabulary if w in english.vocabulary and re.search("[0-9A-Za-z.,;?!()\"]", w)]
    ar = np.array([arabic.vocabulary[w] for w in same], dtype=np.int64)
    en = np.array([english.vocabulary[w] for w in same], dtype=np.int64)
    forward, f_score = direction(arabic, english, args.iterations, args.block_cells, (ar, en), log)
    backward, b_score = direction(english, arabic, args.iterations, args.block_cells, (en, ar), log)
    pair, t, s = symmetrise(arabic, english, forward, backward)
    offsets = np.searchsorted(pair, np.arange(len(arabic.lengths) + 1))
    # Share of target tokens with a link: a measure of how parallel a pair is.
    linked = np.zeros(len(english.ids), dtype=bool)
    linked[english.offsets[pair] + t] = True
    share = np.add.reduceat(np.append(linked, False), english.offsets[:-1]) / np.maximum(english.lengths, 1)
    write(args.work, offsets, t, s, share)
    log(f"{len(t)} links, {linked.mean():.1%} of English tokens linked")
    if args.show:
        with open(path, encoding="utf-8") as lines:
            for i, line in enumerate(lines):
                if i % 911 == 0 and i // 911 < args.show:
                    fields = line.rstrip("\n").split("\t")
                    a, e = TOKEN.findall(fields[3]), TOKEN.findall(fields[4])
                    links = range(offsets[i], offsets[i + 1])
                    print(" ".join(f"{e[t[k]]}={a[s[k]]}" for k in links))


if __name__ == "__main__":
    sys.exit(main())
