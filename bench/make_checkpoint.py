"""Makes a checkpoint of the embedded model's size that ends its sentences, for measuring speed.

    python bench/make_checkpoint.py --vocabulary DIR --out DIR [--size d512] [--steps 600]

An untrained model never ends a sentence, and one that repeats itself to the length limit measures
the limit. Until a translation model of the wanted size is at hand, this trains one, in minutes, to
copy its source token by token: outputs are as long as their sources, greedy search and beams behave
as with a trained model, and every engine can be checked against the others. It translates nothing.
"""

import argparse
import pathlib
import sys
import time

import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "models" / "training"))
import export  # noqa: E402
from model import SIZES, Config, Marian, guided_loss, output_loss, to_hf  # noqa: E402


def batch(config, words, tokens, generator):
    """Random ids [rows, words + 1], each row ending in `</s>`, and the decoder's inputs."""
    rows = max(1, tokens // (words + 1))
    ids = torch.randint(2, config.pad, (rows, words + 1), generator=generator)
    ids[:, -1] = 0
    start = torch.full((rows, 1), config.pad)
    return ids, torch.cat([start, ids[:, :-1]], 1)


def train(config, steps, tokens, longest, rate, seed):
    """Trains for so many steps; lengths grow to the longest over the first half."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    model = Marian(config).train()
    optimiser = torch.optim.Adam(model.parameters(), lr=rate, betas=(0.9, 0.98), eps=1e-9)
    start = time.time()
    for step in range(1, steps + 1):
        reach = min(1.0, step / (0.5 * steps))
        words = int(torch.randint(3, 6 + int(reach * (longest - 6)), (1,), generator=generator))
        source, inputs = batch(config, words, tokens, generator)
        memory, mask = model.encode(source)
        states, log_weights = model.decode(inputs, memory, mask, want_weights=True)
        alignment = torch.eye(words + 1).expand(len(source), -1, -1)
        loss, likelihood = output_loss(
            model, states.flatten(0, 1), source.flatten(), 0.1, 3000
        )
        guide = guided_loss(log_weights, alignment)
        optimiser.zero_grad(set_to_none=True)
        (loss + guide).backward()
        model.shared.weight.grad[config.pad] = 0
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        warm = min(1.0, step / 100) * min(1.0, max(0.05, 2 * (1 - step / steps)))
        for group in optimiser.param_groups:
            group["lr"] = rate * warm
        optimiser.step()
        if step % 20 == 0 or step == steps:
            print(
                f"step {step} words {words} loss {likelihood.item():.3f} align {guide.item():.3f}"
                f" {time.time() - start:.0f} s",
                flush=True,
            )
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vocabulary", required=True, help="folder with tokenizer.json")
    parser.add_argument("--out", required=True)
    parser.add_argument("--size", default="d512", choices=sorted(SIZES))
    parser.add_argument("--pieces", type=int, default=16000)
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--batch-tokens", type=int, default=1000)
    parser.add_argument("--longest", type=int, default=72)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    config = Config(vocab=a.pieces, dropout=0.0, **SIZES[a.size])
    model = train(config, a.steps, a.batch_tokens, a.longest, a.rate, a.seed)
    export.write_bundle(config, to_hf(model), a.vocabulary, a.out)
    print(f"written to {a.out}")


if __name__ == "__main__":
    main()
