"""Writes shortlist.bin: for each source piece the target pieces that may stand for it.

    python shortlist.py BUNDLE [--work DIR] [--common 1500] [--each 30] [--check FILE.ar]

Counted over the word links of `WORK/alignments.npz`: every piece of a linked Arabic word with every
piece of its English one. Besides, every sentence is offered the common pieces: the most frequent
ones, and all that spell: bytes, digits, marks, single letters. A source piece that the model may
write stands for itself. Run it before seal.py. Khabar computes the output layer for these pieces
only; `org.khabar.model.Shortlist` tells the format.
"""

import argparse
import os
import re
import sys

import numpy as np
from safetensors import safe_open
from tokenizers import Tokenizer

import align

MAGIC = b"KHBSHRT1"
NEVER = -50.0  # a bias that rules a piece out
SPELLING = re.compile(r"<0x[0-9A-F]{2}>|<[^>]*>|▁?[A-Za-z]|▁?[^A-Za-z]+")


def writable(bundle):
    """Which pieces the model may write [vocabulary]."""
    for name in sorted(os.listdir(bundle)):
        if name.endswith(".safetensors"):
            with safe_open(os.path.join(bundle, name), "np") as tensors:
                if "final_logits_bias" in tensors.keys():
                    return tensors.get_tensor("final_logits_bias").reshape(-1) > NEVER
    raise SystemExit(f"{bundle} has no final_logits_bias")


def pieces(tokenizer, texts):
    """The piece ids of texts with the number of the word that each is of, -1 for none.

    Returns flat arrays (text, word, piece).
    """
    rows, words, ids = [], [], []
    for row, (text, encoding) in enumerate(zip(texts, tokenizer.encode_batch(texts))):
        word_at = np.full(len(text) + 1, -1, dtype=np.int16)
        for number, (_, start, end) in enumerate(align.tokens(text)[:256]):
            word_at[start:end] = number
        for piece, (start, end) in zip(encoding.ids, encoding.offsets):
            inside = word_at[start:end]
            rows.append(row)
            words.append(inside.max() if len(inside) else -1)
            ids.append(piece)
    return np.array(rows, dtype=np.int64), np.array(words, dtype=np.int64), np.array(ids, dtype=np.int64)


def by_word(rows, words, ids):
    """Sorted keys of (text, word), and the pieces in that order."""
    keys = rows * 512 + words + 1
    order = np.argsort(keys, kind="stable")
    return keys[order], ids[order]


def cross(first, first_count, second, second_count):
    """All pairs of the elements of two ranges a link."""
    sizes = first_count * second_count
    link = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return first[link] + place // second_count[link], second[link] + place % second_count[link]


def count(work, tokenizer, size, block=20000):
    """Counts of linked piece pairs {source * size + target: count}, and of target pieces."""
    links = np.load(os.path.join(work, "alignments.npz"))
    path = os.path.join(work, "train.tsv")
    if int(links["crc"][0]) != align.fingerprint(path):
        raise SystemExit("alignments.npz belongs to another train.tsv")
    offsets, link_t, link_s = links["offsets"], links["target"], links["source"]
    frequency = np.zeros(size, dtype=np.int64)
    keys, counts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    with open(path, encoding="utf-8") as lines:
        fields = [line.rstrip("\n").split("\t")[3:5] for line in lines]
    for begin in range(0, len(fields), block):
        part = fields[begin:begin + block]
        s_keys, s_ids = by_word(*pieces(tokenizer, [f[0] for f in part]))
        t_keys, t_ids = by_word(*pieces(tokenizer, [f[1] for f in part]))
        frequency += np.bincount(t_ids, minlength=size)
        first, last = offsets[begin], offsets[begin + len(part)]
        row = np.repeat(np.arange(len(part)), np.diff(offsets[begin:begin + len(part) + 1]))
        s_word = row * 512 + link_s[first:last] + 1
        t_word = row * 512 + link_t[first:last] + 1
        s_first, t_first = np.searchsorted(s_keys, s_word), np.searchsorted(t_keys, t_word)
        s_count = np.searchsorted(s_keys, s_word, "right") - s_first
        t_count = np.searchsorted(t_keys, t_word, "right") - t_first
        s, t = cross(s_first, s_count, t_first, t_count)
        found, number = np.unique(s_ids[s] * size + t_ids[t], return_counts=True)
        merged, inverse = np.unique(np.concatenate([keys, found]), return_inverse=True)
        counts = np.bincount(inverse, np.concatenate([counts, number]), len(merged)).astype(np.int64)
        keys = merged
        print(f"{begin + len(part)} pairs, {len(keys)} pairs of pieces", flush=True)
    return keys, counts, frequency


def common_pieces(tokenizer, frequency, allowed, number):
    """The most frequent pieces and all that spell."""
    chosen = np.zeros(len(frequency), dtype=bool)
    chosen[np.argsort(-frequency, kind="stable")[:number]] = True
    for piece, i in tokenizer.get_vocab().items():
        if SPELLING.fullmatch(piece):
            chosen[i] = True
    return np.flatnonzero(chosen & allowed)


def table(keys, counts, size, allowed, common, each, least):
    """The target pieces of each source piece, likeliest first, common ones left out."""
    usable = allowed.copy()
    usable[common] = False
    source, target = keys // size, keys % size
    keep = usable[target] & (counts >= least)
    source, target, counts = source[keep], target[keep], counts[keep]
    order = np.lexsort((target, -counts, source))
    source, target = source[order], target[order]
    begins = np.searchsorted(source, np.arange(size))
    rank = np.arange(len(source)) - begins[source]
    rows = [[] for _ in range(size)]
    for s in np.flatnonzero(usable):
        rows[s].append(int(s))
    for s, t in zip(source[rank < each], target[rank < each]):
        if s != t:
            rows[s].append(int(t))
    return rows


def write(path, common, rows):
    """Writes the file; see org.khabar.model.Shortlist."""
    offsets = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    flat = np.array([t for row in rows for t in row])
    with open(path, "wb") as file:
        file.write(MAGIC)
        file.write(np.array([len(rows), len(common), len(flat)], dtype="<u4").tobytes())
        for array in (common, offsets, flat):
            file.write(np.asarray(array, dtype="<u4").tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--work", default=os.environ.get("KHABAR_WORK"), required="KHABAR_WORK" not in os.environ)
    parser.add_argument("--common", type=int, default=1500, help="how many of the most frequent pieces")
    parser.add_argument("--each", type=int, default=30, help="the most target pieces a source piece")
    parser.add_argument("--least", type=int, default=2, help="the fewest links that count")
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(os.path.join(args.bundle, "tokenizer.json"))
    allowed = writable(args.bundle)
    size = len(allowed)
    keys, counts, frequency = count(args.work, tokenizer, size)
    common = common_pieces(tokenizer, frequency, allowed, args.common)
    rows = table(keys, counts, size, allowed, common, args.each, args.least)
    path = os.path.join(args.bundle, "shortlist.bin")
    write(path, common, rows)
    print(f"{path}: {len(common)} common pieces, {sum(map(len, rows))} others, "
          f"{os.path.getsize(path) / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
