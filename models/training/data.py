"""Training text as batches: weights, subword sampling, alignments, curriculum.

Training reads chunks. Which pairs chunk number n of a run holds depends on
(seed, n) and on the length limit at that time only, so a run that resumes goes
on with the pairs it would have seen next (their sampled segmentations may
differ), and may be given new text in between.
"""

import collections
import concurrent.futures
import multiprocessing
import os
import random

import numpy as np
import sentencepiece
import torch

import align
import prepare
from vocabulary import TAGS

EOS = 0


class Text:
    """The prepared training text in memory."""

    def __init__(self, work, alpha=0.5, phase="all", min_share=0.3, need_alignments=True,
                 reverse=False, switched=0.0):
        """Reads `train.tsv`, `alignments.npz` and the vocabulary.

        Args:
            work: folder that prepare.py, vocabulary.py and align.py wrote to.
            alpha: sharpness of subword sampling; 0 turns it off.
            phase: "all", or "news" for the last phase on news only.
            min_share: pairs with a smaller share of aligned words are left out
                (names and very short pairs excepted).
            need_alignments: refuse to go on without alignments.
            reverse: English to Arabic, for back-translation; no tags.
            switched: share of pairs in whose source some names are written in
                English, which teaches to copy them (Song et al. 2019).
        """
        self.switched = switched
        self.alpha = alpha
        self.spm = sentencepiece.SentencePieceProcessor(
            model_file=os.path.join(work, "vocabulary", "joint.model"))
        self.pad = self.spm.get_piece_size()
        self.tags = {tag: self.spm.piece_to_id(tag) for tag in TAGS}
        self.is_byte = [self.spm.is_byte(i) for i in range(self.pad)]
        self.pieces = [self.spm.id_to_piece(i) for i in range(self.pad)]
        path = os.path.join(work, "train.tsv")
        self.arabic, self.english, self.tag, self.source = [], [], [], []
        weights, words = [], []
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                source, weight, tag, arabic, english = line.rstrip("\n").split("\t")
                self.arabic.append(arabic)
                self.english.append(english)
                self.tag.append(tag)
                self.source.append(source)
                weights.append(float(weight))
                words.append(max(arabic.count(" "), english.count(" ")) + 1)
        self.seen = collections.Counter(
            word for text in self.arabic for word in text.split()) if switched else None
        self.weights = np.array(weights)
        self.words = np.array(words)
        self.offsets = None
        alignments = os.path.join(work, "alignments.npz")
        if os.path.exists(alignments):
            data = np.load(alignments)
            if int(data["crc"][0]) != align.fingerprint(path):
                raise SystemExit("alignments.npz belongs to another train.tsv: run align.py")
            self.offsets, self.link_t, self.link_s = data["offsets"], data["target"], data["source"]
            poor = (data["share"] < min_share) & (self.words > 4)
            self.weights[poor] = 0
        elif need_alignments:
            raise SystemExit("no alignments.npz: run align.py, or train with --guided 0")
        if phase == "news":
            self.weights[~np.array([prepare.is_news(s) for s in self.source])] = 0
        if reverse:
            self.arabic, self.english = self.english, self.arabic
            self.tag = [""] * len(self.tag)
            if self.offsets is not None:
                self.link_t, self.link_s = self.link_s, self.link_t

    def encode(self, text, sample):
        if sample and self.alpha:
            return self.spm.encode(text, enable_sampling=True, alpha=self.alpha, nbest_size=-1)
        return self.spm.encode(text)

    def words_of(self, ids, text):
        """Word token number of each piece (-1: none), and the tokens.

        A piece belongs to the word that its first character beyond the space
        mark belongs to; a lone space mark belongs to the word that follows.
        """
        spans = align.tokens(text)
        at_char = np.full(len(text) + 2, -1, dtype=np.int16)
        for number, (_, start, end) in enumerate(spans):
            at_char[start:end] = number
        out, at = [], -1  # the dummy prefix space sits at -1
        for i in ids:
            piece = self.pieces[i]
            if self.is_byte[i]:
                if int(piece[3:5], 16) & 0xC0 == 0x80:
                    out.append(at_char[max(at - 1, 0)])  # inside one character
                else:
                    out.append(at_char[max(at, 0)])
                    at += 1
                continue
            first = at + 1 if piece[0] == "\u2581" else at
            out.append(at_char[min(max(first, 0), len(text))])
            at += len(piece)
        return out, spans

    def switch(self, arabic, english, links, rng):
        """Writes some names of the source in English.

        Args:
            links: list of (target word, source word).
            rng: a random.Random.

        Returns:
            (Arabic with the names, links); a proclitic stays in front as a word.
        """
        s_spans, t_spans = align.tokens(arabic), align.tokens(english)
        t_count = collections.Counter(t for t, _ in links)
        s_count = collections.Counter(s for _, s in links)
        names = {s: t for t, s in links if t > 0 and t_count[t] == 1 and s_count[s] == 1
                 and len(t_spans[t][0]) > 2 and t_spans[t][0][0].isupper() and t_spans[t][0].isalpha()
                 and len(s_spans[s][0]) > 2 and "\u0621" <= s_spans[s][0][0] <= "\u064a"}
        if not names:
            return arabic, links
        chosen = set()
        for s in rng.sample(sorted(names), min(len(names), rng.randint(1, 3))):
            while s in names:  # with the names that follow it on both sides
                chosen.add(s)
                s = s + 1 if names.get(s + 1) == names[s] + 1 else -1
        shift, at, out, moved = 0, 0, [], {}
        for s, (word, start, end) in enumerate(s_spans):
            if s in chosen:
                out.append(arabic[at:start])
                rest = word[1:]
                if word[0] in "\u0648\u0641\u0628\u0644\u0643" and len(rest) > 2 and self.seen[rest] > self.seen[word]:
                    out.append(word[0] + " ")
                    shift += 1
                out.append(t_spans[names[s]][0])
                at = end
            moved[s] = s + shift
        out.append(arabic[at:])
        return "".join(out), [(t, moved[s]) for t, s in links]

    def pair(self, index, sample=True):
        """Encodes a pair.

        Returns:
            (source ids, target ids, target rows, source columns); the last two
            list the cells of the alignment matrix.
        """
        arabic, english, tag = self.arabic[index], self.english[index], self.tag[index]
        links = []
        if self.offsets is not None:
            first, last = self.offsets[index], self.offsets[index + 1]
            links = list(zip(self.link_t[first:last].tolist(), self.link_s[first:last].tolist()))
        if sample and self.switched and links and random.random() < self.switched:
            arabic, links = self.switch(arabic, english, links, random)
        s_ids, t_ids = self.encode(arabic, sample), self.encode(english, sample)
        rows, columns = [], []
        shift = 1 if tag else 0
        if links:
            s_words, s_spans = self.words_of(s_ids, arabic)
            t_words, t_spans = self.words_of(t_ids, english)
            s_at, t_at = {}, {}
            for k, w in enumerate(s_words):
                s_at.setdefault(int(w), []).append(k + shift)
            for k, w in enumerate(t_words):
                t_at.setdefault(int(w), []).append(k)
            for t, s in links:
                a, b = t_at.get(t, ()), s_at.get(s, ())
                if len(a) == len(b) and len(a) > 1 and t_spans[t][0] == s_spans[s][0]:
                    rows.extend(a)
                    columns.extend(b)
                    continue
                for x in a:
                    rows.extend([x] * len(b))
                    columns.extend(b)
        if tag:
            s_ids = [self.tags[tag]] + s_ids
        s_ids, t_ids = s_ids + [EOS], t_ids + [EOS]
        rows.append(len(t_ids) - 1)
        columns.append(len(s_ids) - 1)
        return s_ids, t_ids, rows, columns


ROUND = 8  # lengths are padded to multiples of this: few shapes, which libraries compile for


def rounded(length):
    return -(-length // ROUND) * ROUND


def pad_rows(rows, pad):
    """A padded int64 array of id lists."""
    out = np.full((len(rows), rounded(max(map(len, rows)))), pad, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, :len(row)] = row
    return out


class Batch:
    """Source, target and the alignment's cells, as arrays (cheap to hand over)."""

    def __init__(self, items, pad):
        self.source = pad_rows([i[0] for i in items], pad)
        self.target = pad_rows([i[1] for i in items], pad)
        self.tokens = sum(len(i[1]) for i in items)
        cells = [(np.full(len(i[2]), b), i[2], i[3]) for b, i in enumerate(items)]
        self.cells = np.stack([
            np.concatenate([np.asarray(c[k], dtype=np.int64) for c in cells]) for k in range(3)])
        self.pad = pad

    def to(self, device):
        """Returns (source, decoder input, labels, alignment) on a device."""
        source, target, cells = (torch.from_numpy(a).to(device, non_blocking=True)
                                 for a in (self.source, self.target, self.cells))
        start = torch.full_like(target[:, :1], self.pad)
        decoder = torch.cat([start, target[:, :-1]], 1)
        alignment = torch.zeros(*target.shape, source.shape[1], device=device)
        alignment[tuple(cells)] = 1
        alignment /= alignment.sum(-1, keepdim=True).clamp(min=1)
        return source, decoder, target, alignment


def chunk_of(text, seed, number, limit, pairs, budget, max_pieces=200):
    """Builds one chunk of batches.

    Args:
        text: the Text.
        seed: seed of the run.
        number: chunk number.
        limit: pairs with more words on a side are not eligible.
        pairs: pairs per chunk.
        budget: tokens per batch, padding included, on the longer side.
        max_pieces: pairs with more pieces on a side are skipped.

    Returns:
        A shuffled list of Batch.
    """
    rng = np.random.default_rng([seed, number])
    random.seed(int(rng.integers(2 ** 31)))
    sentencepiece.set_random_generator_seed(int(rng.integers(2 ** 31)))
    weight = np.where(text.words <= limit, text.weights, 0)
    chosen = rng.choice(len(weight), size=pairs, p=weight / weight.sum())
    items = [text.pair(int(i)) for i in chosen]
    items = [i for i in items if len(i[0]) <= max_pieces and len(i[1]) <= max_pieces]
    # Full batches of few shapes: each bucket has one length and one number of pairs;
    # what is left over goes on to the next longer one.
    buckets = {}
    for item in items:
        buckets.setdefault(rounded(max(len(item[0]), len(item[1]))), []).append(item)
    batches, left = [], []
    for length in sorted(buckets):
        rows = max(budget // length, 1)
        ready = left + sorted(buckets[length], key=lambda i: len(i[0]) + len(i[1]))
        full = len(ready) // rows * rows
        batches.extend(Batch(ready[k:k + rows], text.pad) for k in range(0, full, rows))
        left = ready[full:]
    if left:
        batches.append(Batch(left, text.pad))
    rng.shuffle(batches)
    return batches


_shared_text = None


def _start_worker(arguments):
    global _shared_text
    torch.set_num_threads(1)
    _shared_text = Text(**arguments)


def _work(*arguments):
    return chunk_of(_shared_text, *arguments)


class Stream:
    """Yields batches from a position (chunk, batch) on; tells its position."""

    def __init__(self, arguments, seed, pairs, budget, limit, chunk=0, batch=0, workers=0):
        """Opens the stream.

        Args:
            arguments: keyword arguments of Text.
            seed: seed of the run.
            pairs: pairs per chunk.
            budget: tokens per batch.
            limit: function that gives the length limit in words for now.
            chunk: chunk to start at.
            batch: batches of that chunk to skip.
            workers: processes that build chunks ahead; 0 builds them inline.
        """
        self.seed, self.pairs, self.budget, self.limit = seed, pairs, budget, limit
        self.chunk, self.batch, self.workers = chunk, batch, workers
        if workers:
            self.pool = concurrent.futures.ProcessPoolExecutor(
                workers, mp_context=multiprocessing.get_context("spawn"),
                initializer=_start_worker, initargs=(arguments,))
        else:
            self.text = Text(**arguments)

    def _job(self, number):
        job = (self.seed, number, self.limit(), self.pairs, self.budget)
        return self.pool.submit(_work, *job) if self.workers else job

    def __iter__(self):
        queue = []
        while True:
            while len(queue) < (self.workers + 2 if self.workers else 1):
                queue.append(self._job(self.chunk + len(queue)))
            job = queue.pop(0)
            batches = job.result() if self.workers else chunk_of(self.text, *job)
            for batch in batches[self.batch:]:
                self.batch += 1
                yield batch
            self.chunk, self.batch = self.chunk + 1, 0
