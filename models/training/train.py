"""Trains the model; the same script on a CPU and on a GPU.

    python train.py --work DIR --run DIR --size d256 [--resume]

writes into the run folder: `last.pt` (everything needed to go on, replaced
atomically), `snapshots/` (weights at each validation, for averaging),
`best.safetensors`, `curve.tsv` (the learning curve) and `train.log`.
"""

import argparse
import dataclasses
import json
import math
import os
import signal
import sys
import time

import torch
from safetensors.torch import save_file

import evaluate
from data import Stream
from model import SIZES, Config, Marian, guided_loss, half_copy, load_bundle, output_loss, to_hf


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--work", default=os.environ.get("KHABAR_WORK"), help="folder with the prepared text")
    add("--run", required=True, help="folder of this run")
    add("--eval", default=os.environ.get("KHABAR_EVAL"), help="folder with flores-dev.* and ntrex-dev.*")
    add("--device", default="cpu")
    add("--precision", choices=["auto", "fp32", "bf16"], default="auto",
        help="bf16: autocast on a GPU; on a CPU a copy of the model in bf16 does the work, which is "
             "three times as fast where the CPU has AMX. auto means on a GPU, and on a CPU with AMX")
    add("--threads", type=int, default=2)
    add("--workers", type=int, default=0, help="processes that prepare batches (GPU: 8)")
    add("--size", choices=sorted(SIZES), default="d256")
    add("--encoder-layers", type=int, default=None)
    add("--decoder-layers", type=int, default=None)
    add("--activation", choices=["relu", "swish"], default="relu")
    add("--init", help="bundle to start from")
    add("--resume", action="store_true", help="go on from the run's last.pt if there is one")
    add("--time-budget", type=float, default=math.inf, help="seconds of this call")
    add("--cooldown", type=float, default=0.0,
        help="last share of the time budget in which the rate falls linearly to a twentieth")
    add("--max-steps", type=int, default=None)
    add("--phase", choices=["all", "news"], default="all")
    add("--reverse", action="store_true", help="English to Arabic, for back-translation")
    add("--batch-tokens", type=int, default=2500, help="tokens per batch, padding included")
    add("--chunk-pairs", type=int, default=6000, help="pairs that are drawn and sorted at once")
    add("--rate", type=float, default=1e-3, help="peak learning rate")
    add("--warmup", type=int, default=400, help="steps")
    add("--hold", type=int, default=0, help="steps until the rate begins to fall (at least the warm-up)")
    add("--smoothing", type=float, default=0.1)
    add("--dropout", type=float, default=0.1)
    add("--alpha", type=float, default=0.5,
        help="subword sampling: 0 is off, 0.5 adds 5 %% pieces, 0.2 adds 40 %%")
    add("--switched", type=float, default=0.0,
        help="share of pairs in whose source some names are written in English")
    add("--guided", type=float, default=1.0, help="first weight of the alignment loss")
    add("--guided-end", type=float, default=0.1, help="its last weight")
    add("--guided-tokens", type=float, default=12e6, help="target tokens in which it decays")
    add("--guided-heads-tokens", type=float, default=0,
        help="target tokens in which the alignment loss of the other heads decays to nothing; 0 is off")
    add("--curriculum-start", type=int, default=8, help="words")
    add("--curriculum-tokens", type=float, default=3e6, help="target tokens until all lengths are in; 0 is off")
    add("--curriculum-end", type=int, default=110, help="words")
    add("--candidates", type=int, default=None,
        help="classes per batch in the softmax; 0 is all (default: 4000 on a CPU, all on a GPU)")
    add("--validate-every", type=float, default=1800, help="seconds")
    add("--validate-lines", type=int, default=200, help="lines of each development set")
    add("--checkpoint-every", type=float, default=240, help="seconds")
    add("--snapshots", type=int, default=8, help="how many to keep")
    add("--seed", type=int, default=1)
    args = parser.parse_args()
    if not args.work:
        parser.error("--work (or KHABAR_WORK) is needed")
    if args.candidates is None:
        args.candidates = 4000 if args.device == "cpu" else 0
    return args


def has_amx():
    """Whether this CPU multiplies bf16 matrices in hardware tiles."""
    try:
        with open("/proc/cpuinfo", encoding="ascii") as file:
            return "amx_bf16" in file.read()
    except OSError:
        return False


def build(args, vocab):
    """Makes a new model or loads the bundle of --init."""
    if args.init:
        model = load_bundle(args.init, args.dropout)
        if model.config.vocab != vocab:
            raise SystemExit(f"{args.init} has {model.config.vocab} pieces, the vocabulary has {vocab}")
        return model
    values = dict(SIZES[args.size], vocab=vocab, dropout=args.dropout, activation=args.activation)
    for name in ("encoder_layers", "decoder_layers"):
        if getattr(args, name):
            values[name] = getattr(args, name)
    return Marian(Config(**values))


class Trainer:
    """The state of a run and its loop."""

    def __init__(self, args):
        self.args = args
        self.began = time.time()
        os.makedirs(os.path.join(args.run, "snapshots"), exist_ok=True)
        self.log_file = open(os.path.join(args.run, "train.log"), "a", encoding="utf-8")
        torch.set_num_threads(args.threads)
        torch.manual_seed(args.seed)
        self.cuda = args.device.startswith("cuda")
        self.half = args.precision == "bf16" or args.precision == "auto" and (self.cuda or has_amx())
        self.kind = torch.bfloat16 if self.half else torch.float32
        torch.backends.cuda.matmul.allow_tf32 = True
        from tokenizers import Tokenizer
        self.folder = os.path.join(args.work, "vocabulary")
        self.tokenizer = Tokenizer.from_file(os.path.join(self.folder, "tokenizer.json"))
        vocab = self.tokenizer.get_vocab_size()
        self.step, self.tokens, self.seconds = 0, 0, 0.0
        self.best, position = -1.0, (0, 0)
        last = os.path.join(args.run, "last.pt")
        state = torch.load(last, map_location="cpu", weights_only=False) if \
            args.resume and os.path.exists(last) else None
        if state:
            self.model = Marian(Config(**dict(state["config"], dropout=args.dropout)))
            self.model.load_state_dict(state["model"])
        else:
            self.model = build(args, vocab)
        with torch.no_grad():
            # A bundle's -100 for Arabic pieces makes denormal numbers, which are slow.
            self.model.bias.clamp_(min=-45)
        self.model.to(args.device)
        self.worker = half_copy(self.model) if self.half and not self.cuda else self.model
        self.optimiser = torch.optim.Adam(self.model.parameters(), lr=args.rate, betas=(0.9, 0.98), eps=1e-9,
                                          fused=True)
        text = dict(work=args.work, alpha=args.alpha, phase=args.phase, need_alignments=args.guided > 0,
                    reverse=args.reverse, switched=0 if args.reverse else args.switched)
        if state:
            self.optimiser.load_state_dict(state["optimiser"])
            self.step, self.tokens, self.seconds = state["step"], state["tokens"], state["seconds"]
            self.best, position = state["best"], state["position"]
            torch.set_rng_state(state["rng"])
            if state["phase"] != args.phase:
                self.best = -1.0
        self.stream = Stream(text, args.seed, args.chunk_pairs, args.batch_tokens, self.limit,
                             *position, workers=args.workers)
        self.stopped = False
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.stop)
        count = sum(p.numel() for p in self.model.parameters())
        self.log(f"{'resumed' if state else 'started'} at step {self.step}, {count / 1e6:.2f} M parameters, "
                 f"vocabulary {vocab}, {vars(args)}")

    def stop(self, *_):
        self.stopped = True

    def log(self, text):
        line = f"{time.strftime('%Y-%m-%d %H:%M:%S')}  {text}"
        print(line, flush=True)
        self.log_file.write(line + "\n")
        self.log_file.flush()

    def limit(self):
        """The length limit in words for the moment."""
        a = self.args
        if not a.curriculum_tokens or self.tokens >= a.curriculum_tokens:
            return a.curriculum_end
        share = self.tokens / a.curriculum_tokens
        # Slow at first: half of the time below a quarter of the length.
        return round(a.curriculum_start + (a.curriculum_end - a.curriculum_start) * share ** 2)

    def rate(self):
        """Warm-up, hold, inverse square root, and the cool-down of --time-budget."""
        a, step = self.args, self.step + 1
        rate = a.rate * min(step / a.warmup, 1, math.sqrt(max(a.hold, a.warmup) / step))
        if a.cooldown and a.time_budget < math.inf:
            left = 1 - (time.time() - self.began) / a.time_budget
            rate *= max(0.05, min(1.0, left / a.cooldown))
        return rate

    def guided(self):
        a = self.args
        share = min(1.0, self.tokens / a.guided_tokens) if a.guided_tokens else 1.0
        return a.guided + (a.guided_end - a.guided) * share if a.guided else 0.0

    def guided_others(self):
        """Weight of the alignment loss of the heads beside head 0."""
        a = self.args
        return max(0.0, 1 - self.tokens / a.guided_heads_tokens) if a.guided_heads_tokens else 0.0

    def train_step(self, batch):
        """One update; returns (loss per token, alignment loss)."""
        a, model = self.args, self.worker
        source, decoder, target, alignment = batch.to(a.device)
        weight, others = self.guided(), self.guided_others()
        heads = model.config.heads if others else 1 if weight else 0
        with torch.autocast(a.device.split(":")[0], dtype=torch.bfloat16, enabled=self.half and self.cuda):
            memory, mask = model.encode(source)
            states, log_weights = model.decode(decoder, memory, mask, want_weights=heads)
        keep = target != model.config.pad
        loss, nll = output_loss(model, states[keep], target[keep], a.smoothing, a.candidates,
                                4096 if self.cuda else 512, self.kind)
        guide = guided_loss(log_weights[:, 0], alignment) if heads else torch.zeros((), device=loss.device)
        total = loss + weight * guide
        for head in range(1, heads):
            total = total + others / heads * guided_loss(log_weights[:, head], alignment)
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()
        model.shared.weight.grad[model.config.pad] = 0  # stays a zero embedding
        if model is not self.model:
            for ours, theirs in zip(self.model.parameters(), model.parameters()):
                ours.grad, theirs.grad = theirs.grad.float(), None
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        if torch.isfinite(norm):
            self.optimiser.step()
            if model is not self.model:
                with torch.no_grad():
                    torch._foreach_copy_(list(model.parameters()), list(self.model.parameters()))
        self.step += 1
        self.tokens += batch.tokens
        return nll.detach(), guide.detach()

    def save(self):
        """Writes last.pt atomically."""
        path = os.path.join(self.args.run, "last.pt")
        state = {"config": dataclasses.asdict(self.model.config), "model": self.model.state_dict(),
                 "optimiser": self.optimiser.state_dict(), "step": self.step, "tokens": self.tokens,
                 "seconds": self.seconds, "best": self.best, "phase": self.args.phase,
                 "position": (self.stream.chunk, self.stream.batch), "rng": torch.get_rng_state()}
        with open(path + ".tmp", "wb") as file:
            torch.save(state, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(path + ".tmp", path)

    def validate(self):
        """Scores the development lines, adds to the curve, keeps a snapshot."""
        a = self.args
        folder = os.path.join(a.run, "snapshots")
        path = os.path.join(folder, f"{self.step:08d}.safetensors")
        save_file({k: v.half() for k, v in to_hf(self.model).items()}, path + ".tmp")
        os.replace(path + ".tmp", path)
        with open(os.path.join(a.run, "config.json"), "w", encoding="utf-8") as file:
            json.dump(dataclasses.asdict(self.model.config), file)
        for old in sorted(os.listdir(folder))[:-a.snapshots]:
            os.remove(os.path.join(folder, old))
        if not a.eval:
            return
        self.model.eval()
        row = {}
        for name in ("flores-dev", "ntrex-dev"):
            sources, references = evaluate.read_set(a.eval, name, a.validate_lines, a.reverse)
            loss = evaluate.loss(self.model, self.tokenizer, sources, references)
            outputs = evaluate.translate(self.model, self.tokenizer, sources)
            bleu, chrf = evaluate.score(outputs, references)
            row[name] = loss, bleu, chrf, evaluate.loops(outputs), outputs
        self.model.train()
        curve = os.path.join(a.run, "curve.tsv")
        if not os.path.exists(curve):
            with open(curve, "w", encoding="utf-8") as file:
                file.write("seconds\tstep\ttarget_tokens\tphase\tflores_loss\tflores_bleu\tflores_chrf\t"
                           "flores_loops\tntrex_loss\tntrex_bleu\tntrex_chrf\tntrex_loops\n")
        numbers = [f"{x:.4g}" for name in row for x in row[name][:4]]
        with open(curve, "a", encoding="utf-8") as file:
            file.write("\t".join([str(round(self.seconds)), str(self.step), str(self.tokens), a.phase]
                                 + numbers) + "\n")
        self.log("validation (loss, BLEU, chrF, loops) FLORES " + " ".join(numbers[:4]) +
                 " NTREX " + " ".join(numbers[4:]))
        with open(os.path.join(a.run, "outputs.txt"), "w", encoding="utf-8") as file:
            for name in row:
                sources, references = evaluate.read_set(a.eval, name, a.validate_lines, a.reverse)
                for triple in zip(sources, references, row[name][4]):
                    file.write("\n".join(triple) + "\n\n")
        total = row["flores-dev"][2] + row["ntrex-dev"][2]  # chrF: steadier than BLEU when both are low
        if total > self.best:
            self.best = total
            best = os.path.join(a.run, "best.safetensors")
            save_file(to_hf(self.model), best + ".tmp")
            os.replace(best + ".tmp", best)

    def run(self):
        a = self.args
        self.model.train()
        shown = saved = validated = time.time()
        nll_sum = guide_sum = 0.0
        count = tokens = 0
        at_start = self.seconds
        for batch in self.stream:
            nll, guide = self.train_step(batch)
            nll_sum, guide_sum, count = nll_sum + nll, guide_sum + guide, count + 1
            tokens += batch.tokens
            now = time.time()
            self.seconds = at_start + now - self.began
            if count and (now - shown > 60 or count == 500):
                self.log(f"step {self.step} tokens {self.tokens / 1e6:.3f} M loss {float(nll_sum) / count:.3f} "
                         f"align {float(guide_sum) / count:.3f} rate {self.rate():.2e} words {self.limit()} "
                         f"chunk {self.stream.chunk} {tokens / (now - shown):.0f} tokens/s")
                nll_sum = guide_sum = 0.0
                count = tokens = 0
                shown = time.time()
            done = self.stopped or now - self.began > a.time_budget or a.max_steps and self.step >= a.max_steps
            if done or now - saved > a.checkpoint_every:
                self.save()
                saved = time.time()
            if done and not self.stopped or now - validated > a.validate_every:
                self.validate()
                validated = shown = time.time()
                tokens = count = 0
                nll_sum = guide_sum = 0.0
                self.save()
                saved = time.time()
            if done:
                self.log(f"stopped at step {self.step}")
                return


if __name__ == "__main__":
    sys.exit(Trainer(arguments()).run())
