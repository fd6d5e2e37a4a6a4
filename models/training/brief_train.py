"""Trains a small BART that writes briefs, and writes it with Hugging Face file names.

    python brief_train.py --pairs PAIRS.jsonl --run RUN [--time-budget 3600] [--resume]
    python brief_train.py --pairs PAIRS.jsonl --run RUN --export BUNDLE

Byte-level BPE of 8,000 pieces, 3+3 layers of 256: 8 million weights. What is slow to learn from a
few ten thousand documents is to copy. So the weights begin with an induction circuit (Olsson et al.
2022; see ``begin_copying``), and one head of the last decoder layer is guided, as in guided
alignment for translation (Chen et al. 2016): where a target piece continues a run of pieces that
stands in the source, the head is trained to look at the piece there. The kinds of pairs are mixed
by weight; towards the end the written documents make the half.
"""

import argparse
import json
import math
import os
import pathlib
import random
import time

import torch
import torch.nn.functional as F
from tokenizers import ByteLevelBPETokenizer, Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import BartConfig, BartForConditionalGeneration

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
BOS, PAD, EOS = 0, 1, 2
LONGEST = 480
HELD_OUT = 40


def config(vocabulary: int) -> BartConfig:
    return BartConfig(
        vocab_size=vocabulary, max_position_embeddings=1024, d_model=256,
        encoder_layers=3, decoder_layers=3, encoder_attention_heads=4, decoder_attention_heads=4,
        encoder_ffn_dim=1024, decoder_ffn_dim=1024, dropout=0.1, attention_dropout=0.0,
        activation_dropout=0.0, activation_function="gelu", init_std=0.03, scale_embedding=False,
        bos_token_id=BOS, pad_token_id=PAD, eos_token_id=EOS, decoder_start_token_id=EOS,
        forced_bos_token_id=BOS, forced_eos_token_id=EOS, attn_implementation="eager",
    )


def begin_copying(model: BartForConditionalGeneration) -> None:
    """Lays the first weights out so that the model copies from its first step.

    The residual stream is divided: 64 dimensions say where a piece stands, 128 which piece it is,
    64 which piece stands before it. A head of the first encoder layer looks one place back, at
    positions made of waves, and writes what it finds there into the last part. Two heads of the
    last decoder layer look where the piece before is the one that was written last, and write the
    piece that stands there. Everything else stays at random, and all of it is trained.
    """
    place, piece, second, before = (slice(i * 64, (i + 1) * 64) for i in range(4))
    eye = torch.eye(64)
    with torch.no_grad():
        waves = torch.cat([torch.rand(24) * math.pi, 10000 ** (-torch.arange(8) / 8)])
        embeddings = model.model.shared.weight
        embeddings.mul_(2)
        embeddings[:, place] = 0
        embeddings[:, before] = 0
        for coder in (model.model.encoder, model.model.decoder):
            positions = coder.embed_positions.weight
            angles = torch.arange(positions.size(0)).unsqueeze(1) * waves
            positions.mul_(0.1)
            positions[:, place] = 0.08 * torch.cat([angles.sin(), angles.cos()], 1)
        back = torch.zeros(64, 64)  # turns each wave by one place
        for i, wave in enumerate(waves.tolist()):
            cos, sin = math.cos(wave), math.sin(wave)
            back[i, i], back[i, 32 + i] = cos, -sin
            back[32 + i, i], back[32 + i, 32 + i] = sin, cos

        def connect(attention, head, asks, looks, takes, writes, gain, loudness):
            rows = slice(head * 64, (head + 1) * 64)
            for projection, dimensions, matrix in (
                (attention.q_proj, asks[0], gain * asks[1]),
                (attention.k_proj, looks, eye),
                (attention.v_proj, takes, eye),
            ):
                projection.weight[rows] = 0
                projection.weight[rows, dimensions] = matrix
            attention.out_proj.weight[:, rows] = 0
            attention.out_proj.weight[writes, rows] = loudness * eye

        first = model.model.encoder.layers[0].self_attn
        connect(first, 0, (place, back), place, piece, before, 3.0, 1.5)
        last = model.model.decoder.layers[-1].encoder_attn
        connect(last, 0, (piece, eye), before, piece, piece, 1.5, 2.5)
        connect(last, 1, (piece, eye), before, second, second, 1.5, 2.5)


def tokenizer(run: pathlib.Path, pairs: list) -> ByteLevelBPETokenizer:
    if not (run / "vocab.json").exists():
        made = ByteLevelBPETokenizer()
        made.train_from_iterator(
            (p["source"] for p in pairs), vocab_size=8000, special_tokens=SPECIAL
        )
        made.save_model(str(run))
    return ByteLevelBPETokenizer(str(run / "vocab.json"), str(run / "merges.txt"))


def copied(source: list, target: list) -> list:
    """For each target piece the place in the source that it continues or begins, or -1."""
    places = {}
    for i, piece in enumerate(source):
        places.setdefault(piece, []).append(i)
    found, last = [], -2
    for t, piece in enumerate(target):
        if last + 1 < len(source) and last >= -1 and source[last + 1] == piece:
            last += 1
        else:
            best, last = 1, -2  # a run of at least two pieces begins here
            for i in places.get(piece, ()):
                n = 0
                while t + n < len(target) and i + n < len(source) and source[i + n] == target[t + n]:
                    n += 1
                if n > best:
                    best, last = n, i
        found.append(last if last >= 0 else -1)
    return found


class Batches:
    def __init__(self, pairs, bpe, tokens, seed):
        self.chance = random.Random(seed)
        self.tokens = tokens
        self.kinds = {}
        for pair in pairs:
            source = [BOS] + bpe.encode(pair["source"]).ids[: LONGEST - 2] + [EOS]
            target = [BOS] + bpe.encode(pair["target"]).ids[:118] + [EOS]
            self.kinds.setdefault(pair["kind"], []).append((source, target, copied(source, target)))

    def draw(self, document_share: float) -> list:
        """About twenty batches of about equal length."""
        pool = []
        while sum(len(p[0]) for p in pool) < 20 * self.tokens:
            kind = "document" if self.chance.random() < document_share else "window"
            pool.append(self.chance.choice(self.kinds.get(kind) or self.kinds["window"]))
        pool.sort(key=lambda p: len(p[0]))
        batches, batch = [], []
        for pair in pool:
            batch.append(pair)
            if len(batch) * len(pair[0]) >= self.tokens:
                batches.append(batch)
                batch = []
        self.chance.shuffle(batches)
        return [tensors(b) for b in batches]


def tensors(batch: list) -> tuple:
    s = max(len(p[0]) for p in batch)
    t = max(len(p[1]) for p in batch)
    source = torch.full((len(batch), s), PAD)
    target = torch.full((len(batch), t), PAD)
    place = torch.full((len(batch), t), -1)
    for row, (a, b, c) in enumerate(batch):
        source[row, : len(a)] = torch.tensor(a)
        target[row, : len(b)] = torch.tensor(b)
        place[row, : len(c)] = torch.tensor(c)
    start = torch.full((len(batch), 1), EOS)
    return source, torch.cat([start, target[:, :-1]], 1), target, place


def losses(model, batch, guided: float):
    source, given, target, place = batch
    out = model(
        input_ids=source, attention_mask=source != PAD, decoder_input_ids=given,
        output_attentions=True, use_cache=False,
    )
    logits = out.logits
    word = F.cross_entropy(
        logits.reshape(-1, logits.size(-1)), target.reshape(-1), ignore_index=PAD, label_smoothing=0.05
    )
    has = place >= 0
    head = out.cross_attentions[-1][:, 0].clamp_min(1e-6).log()
    look = -head.gather(2, place.clamp_min(0).unsqueeze(2)).squeeze(2)[has].mean()
    return word + guided * look, word.item(), look.item()


def rate(step: int, progress: float, peak: float) -> float:
    return peak * min(1, (step + 1) / 400) * min(1, 1.02 - progress)


def save(path: pathlib.Path, **state) -> None:
    torch.save(state, path.with_suffix(".part"))
    os.replace(path.with_suffix(".part"), path)


def train(arguments, pairs) -> None:
    run = arguments.run
    bpe = tokenizer(run, pairs)
    torch.manual_seed(arguments.seed)
    held = [p for p in pairs if p["kind"] == "document"][:HELD_OUT]
    kept = [p for p in pairs if p not in held] if len(held) == HELD_OUT else pairs
    batches = Batches(kept, bpe, arguments.batch_tokens, arguments.seed)
    model = BartForConditionalGeneration(config(bpe.get_vocab_size()))
    begin_copying(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01)
    step, spent, seen = 0, 0.0, 0
    if arguments.resume and (run / "last.pt").exists():
        state = torch.load(run / "last.pt")
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, spent, seen = state["step"], state["spent"], state["seen"]
    model.train()
    begun, said, saved = time.process_time(), time.time(), time.time()
    base, sums, steps = spent, [0.0, 0.0], 0
    while spent < arguments.time_budget:
        progress = spent / arguments.time_budget
        for batch in batches.draw(0.1 if progress < 0.6 else 0.5):
            for group in optimizer.param_groups:
                group["lr"] = rate(step, progress, arguments.rate)
            loss, word, look = losses(model, batch, 1.0 - 0.9 * progress)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step, steps, seen = step + 1, steps + 1, seen + batch[0].size(0)
            sums = [sums[0] + word, sums[1] + look]
            # time of the processor, so that a pause costs nothing
            spent = base + (time.process_time() - begun) / arguments.threads
        if time.time() - said > 60:
            print(f"{spent:.0f} s, step {step}, {seen} documents: loss {sums[0] / steps:.3f}, "
                  f"copying {sums[1] / steps:.3f}", flush=True)
            said, sums, steps = time.time(), [0.0, 0.0], 0
        if time.time() - saved > 240:
            save(run / "last.pt", model=model.state_dict(), optimizer=optimizer.state_dict(),
                 step=step, spent=spent, seen=seen)
            saved = time.time()
    save(run / "last.pt", model=model.state_dict(), optimizer=optimizer.state_dict(), step=step,
         spent=spent, seen=seen)
    show(model, bpe, held or pairs[:5])


def show(model, bpe, pairs) -> None:
    model.eval()
    for pair in pairs[:5]:
        ids = torch.tensor([[BOS] + bpe.encode(pair["source"]).ids[: LONGEST - 2] + [EOS]])
        made = model.generate(ids, num_beams=4, max_length=90, no_repeat_ngram_size=3)
        print("reference:", pair["target"], "\nwritten:  ", bpe.decode(made[0].tolist()), "\n")


def export(arguments, pairs) -> None:
    run, out = arguments.run, arguments.export
    bpe = tokenizer(run, pairs)
    model = BartForConditionalGeneration(config(bpe.get_vocab_size()))
    model.load_state_dict(torch.load(run / "last.pt")["model"])
    settings = model.generation_config
    settings.num_beams, settings.max_length, settings.min_length = 4, 90, 12
    settings.no_repeat_ngram_size, settings.early_stopping, settings.length_penalty = 3, True, 1.0
    model.half().save_pretrained(out)
    made = Tokenizer(models.BPE.from_file(str(run / "vocab.json"), str(run / "merges.txt")))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens(SPECIAL)
    made.post_processor = processors.RobertaProcessing(("</s>", EOS), ("<s>", BOS))
    made.save(str(out / "tokenizer.json"))
    names = dict(bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>", mask_token="<mask>")
    settings = dict(names, model_max_length=1024, tokenizer_class="PreTrainedTokenizerFast")
    (out / "tokenizer_config.json").write_text(json.dumps(settings, indent=2), encoding="utf-8")
    print(out, sum(p.numel() for p in model.parameters()), "weights")
    show(model.float(), bpe, [p for p in pairs if p["kind"] == "document"] or pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--export", type=pathlib.Path)
    parser.add_argument("--time-budget", type=float, default=3600, help="seconds of work, all calls")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--batch-tokens", type=int, default=4000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.run.mkdir(parents=True, exist_ok=True)
    pairs = [json.loads(line) for line in arguments.pairs.open(encoding="utf-8")]
    (export if arguments.export else train)(arguments, pairs)


if __name__ == "__main__":
    main()
