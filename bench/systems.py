"""The Python systems that Khabar is measured against, and how a process measures one of them.

A system's name says what it runs: `ctranslate2-int8`, `ctranslate2-float32`,
`transformers-fp32`, and so on. Whatever a system imports, it imports inside its own class: each
one runs in a process of its own, and must not carry another's libraries in its memory or its
start.

Of CTranslate2 there are two variants that a name may ask for: `-intra`, one worker of all threads
where the default is a worker a thread, and `-mkl`, the MKL backend on processors for which the
library itself chooses oneDNN.
"""

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Output:
    """One translation.

    `source_tokens` and `target_tokens` count end tokens but no decoder start; `ended` says
    whether the model ended the sentence itself.
    """

    text: str
    source_tokens: int
    target_tokens: int
    ended: bool


@dataclass
class Search:
    """How to search for a translation, with the meanings of `generation_config.json`."""

    beams: int
    max_length: int
    min_length: int
    length_penalty: float
    no_repeat_ngram_size: int
    bad_words: list
    pad: int
    end: int

    @staticmethod
    def read(model, beams):
        """Reads a checkpoint's settings; lengths count the decoder's start token."""
        config = json.loads((model / "config.json").read_text(encoding="utf-8"))
        own = model / "generation_config.json"
        settings = json.loads(own.read_text(encoding="utf-8")) if own.is_file() else config
        positions = config["max_position_embeddings"]
        return Search(
            beams=beams,
            max_length=min(settings.get("max_length") or positions, positions),
            min_length=settings.get("min_length") or 0,
            length_penalty=settings.get("length_penalty", 1.0),
            no_repeat_ngram_size=settings.get("no_repeat_ngram_size") or 0,
            bad_words=settings.get("bad_words_ids") or [],
            pad=config["pad_token_id"],
            end=config["eos_token_id"],
        )


class JsonTokenizer:
    """A checkpoint's `tokenizer.json`, by the library that Khabar reads it with."""

    def __init__(self, model):
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.ids = self._tokenizer.get_vocab()
        self.pieces = {i: piece for piece, i in self.ids.items()}

    def encode(self, sentences):
        """Ids of sentences, end tokens included."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch(sentences)]

    def decode(self, rows):
        """Texts of ids; special tokens leave no trace."""
        texts = self._tokenizer.decode_batch(rows, skip_special_tokens=True)
        return [text.strip() for text in texts]


class SentencePieceTokenizer:
    """Marian's pair of SentencePiece models and the `vocab.json` that numbers their pieces."""

    def __init__(self, model):
        from sentencepiece import SentencePieceProcessor

        self._source = SentencePieceProcessor(str(model / "source.spm"))
        self._target = SentencePieceProcessor(str(model / "target.spm"))
        self.ids = json.loads((model / "vocab.json").read_text(encoding="utf-8"))
        self.pieces = {i: piece for piece, i in self.ids.items()}
        config = json.loads((model / "config.json").read_text(encoding="utf-8"))
        self._end = config["eos_token_id"]
        self._silent = {self._end, config["pad_token_id"], self.ids["<unk>"]}

    def encode(self, sentences):
        """Ids of sentences, end tokens included."""
        unknown = self.ids["<unk>"]
        rows = self._source.encode(sentences, out_type=str)
        return [[self.ids.get(piece, unknown) for piece in row] + [self._end] for row in rows]

    def decode(self, rows):
        """Texts of ids; special tokens leave no trace."""
        pieces = [[self.pieces[i] for i in row if i not in self._silent] for row in rows]
        return [self._target.decode(row).strip() for row in pieces]


def open_tokenizer(model):
    """Opens the tokeniser that Khabar uses for this checkpoint."""
    if (model / "source.spm").is_file():
        return SentencePieceTokenizer(model)
    return JsonTokenizer(model)


class CTranslate2:
    """CTranslate2: by default a worker of one thread for each thread."""

    def __init__(self, job, search):
        import ctranslate2

        kind = variant(job["system"])
        intra = "intra" in kind
        self._search = search
        self._batch_tokens = job["batch_tokens"]
        self._tokenizer = open_tokenizer(Path(job["model"]))
        self._translator = ctranslate2.Translator(
            job["converted"],
            device="cpu",
            compute_type=kind[0],
            inter_threads=1 if intra else job["threads"],
            intra_threads=job["threads"] if intra else 1,
        )
        # The converted vocabulary lacks <pad>, so it cannot be generated in any case.
        self._suppressed = [
            [self._tokenizer.pieces[i] for i in word]
            for word in search.bad_words
            if word != [search.pad]
        ]

    def translate(self, sentences):
        """Translates sentences; the library sorts them by length and forms the batches."""
        sources = self._tokenizer.encode(sentences)
        pieces = self._tokenizer.pieces
        results = self._translator.translate_batch(
            [[pieces[i] for i in row] for row in sources],
            max_batch_size=self._batch_tokens,
            batch_type="tokens",
            beam_size=self._search.beams,
            length_penalty=self._search.length_penalty,
            no_repeat_ngram_size=self._search.no_repeat_ngram_size,
            suppress_sequences=self._suppressed or None,
            max_input_length=0,
            max_decoding_length=self._search.max_length - 1,
            min_decoding_length=max(0, self._search.min_length - 1),
            return_end_token=True,
        )
        ids = self._tokenizer.ids
        targets = [[ids[piece] for piece in result.hypotheses[0]] for result in results]
        return [
            Output(text, len(source), len(target), target[-1:] == [self._search.end])
            for text, source, target in zip(self._tokenizer.decode(targets), sources, targets)
        ]


class Transformers:
    """Hugging Face Transformers' own `generate`, in batches of like length."""

    def __init__(self, job, search):
        import torch
        from transformers import AutoModelForSeq2SeqLM

        torch.set_num_threads(job["threads"])
        torch.set_num_interop_threads(1)
        self._torch = torch
        self._search = search
        self._batch_tokens = job["batch_tokens"]
        self._tokenizer = open_tokenizer(Path(job["model"]))
        dtype = {"fp32": torch.float32, "bf16": torch.bfloat16}[variant(job["system"])[0]]
        self._model = AutoModelForSeq2SeqLM.from_pretrained(job["model"], dtype=dtype).eval()

    def translate(self, sentences):
        """Translates sentences, sorted by length, under a token budget."""
        sources = self._tokenizer.encode(sentences)
        targets = [[]] * len(sources)
        for batch in batches(sources, self._batch_tokens):
            for i, target in zip(batch, self._generate([sources[i] for i in batch])):
                targets[i] = target
        longest = self._search.max_length - 1
        return [
            Output(text, len(source), len(target), len(target) < longest)
            for text, source, target in zip(self._tokenizer.decode(targets), sources, targets)
        ]

    def _generate(self, rows):
        """Target ids, up to and with the end token and without the decoder's start."""
        torch, search = self._torch, self._search
        width = max(map(len, rows))
        ids = torch.tensor([row + [search.pad] * (width - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        with torch.inference_mode():
            found = self._model.generate(
                input_ids=ids,
                attention_mask=mask,
                num_beams=search.beams,
                do_sample=False,
                max_length=search.max_length,
            )
        return [_through_end(row[1:], search.end) for row in found.tolist()]


def _through_end(row, end):
    return row[: row.index(end) + 1] if end in row else row


def variant(name):
    """The number format of a system and what else its name asks for."""
    return name.split("-")[1:]


def batches(rows, budget):
    """Indices of rows in batches of at most `budget` tokens with padding, longest rows first."""
    batch = []
    for i in sorted(range(len(rows)), key=lambda i: -len(rows[i])):
        if batch and len(rows[batch[0]]) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def process_age():
    """Seconds since this process began."""
    fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started


def peak_rss_mib():
    """The most memory this process has had resident."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    raise OSError("the kernel does not say VmHWM")


def percentile(values, share):
    """A percentile as `khabar bench` computes it."""
    return sorted(values)[int(share * (len(values) - 1))]


def measure(job):
    """Runs one system as a job says and returns its figures.

    Order and rules are those of `khabar bench`: ready, a tenth of the sentences as warm-up, all
    of them at once, then single ones one after another; nothing is cached between them.
    """
    search = Search.read(Path(job["model"]), job["beams"])
    family = {"ctranslate2": CTranslate2, "transformers": Transformers}
    system = family[job["system"].split("-", 1)[0]](job, search)
    ready = process_age()
    sentences = job["sentences"]
    system.translate(sentences[: max(1, len(sentences) // 10)])
    rates = []
    for _ in range(job["passes"]):
        start = time.perf_counter()
        outputs = system.translate(sentences)
        rates.append(len(sentences) / (time.perf_counter() - start))
    millis = []
    for sentence in job["singles"]:
        start = time.perf_counter()
        system.translate([sentence])
        millis.append(1000 * (time.perf_counter() - start))
    return {
        "rates": rates,
        "source_tokens": sum(output.source_tokens for output in outputs),
        "target_tokens": sum(output.target_tokens for output in outputs),
        "ended": sum(output.ended for output in outputs),
        "single_p50_ms": sorted(millis)[len(millis) // 2] if millis else None,
        "single_p95_ms": percentile(millis, 0.95) if millis else None,
        "peak_rss_mib": peak_rss_mib(),
        "ready_seconds": ready,
        "texts": [output.text for output in outputs],
    }


def convert(job):
    """Converts a checkpoint for CTranslate2, with its weights as the system will use them."""
    from ctranslate2.converters import TransformersConverter

    quantization = job["quantization"] if job["quantization"].startswith("int8") else None
    converter = TransformersConverter(job["model"])
    converter.convert(job["converted"], quantization=quantization, force=True)
    return {}
