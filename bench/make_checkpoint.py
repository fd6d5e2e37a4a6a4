"""Makes a checkpoint of any size and vocabulary, for measuring speed.

    python bench/make_checkpoint.py --vocabulary DIR --out DIR [--size d512] [--steps 600]
    python bench/make_checkpoint.py --vocabulary DIR --out DIR --random --size opus-mt --pieces 62834

An untrained model never ends a sentence, and one that repeats itself to the length limit measures
the limit. Until a translation model of the wanted size is at hand, this trains one, in minutes, to
copy its source token by token: outputs are as long as their sources, greedy search and beams behave
as with a trained model, and every engine can be checked against the others. It translates nothing.

With --random nothing is trained. Weights stay as they were drawn, and the settings of generation
ask for outputs of exactly --length tokens, end included, so that all engines do the same work.

--pieces other than the vocabulary's own number take the last pieces away, or add some that are in
no text: sources become the same ids then, and only the output layer grows.
"""

import argparse
import json
import pathlib
import sys
import tempfile
import time

import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "models" / "training"))
import export  # noqa: E402
from model import SIZES as TRAINED, Config, Marian, guided_loss, output_loss, to_hf  # noqa: E402

SIZES = TRAINED | {
    "opus-mt": dict(d=512, heads=8, ffn=2048, decoder_layers=6, activation="swish"),
    "tc-big": dict(
        d=1024, heads=16, ffn=4096, decoder_layers=6, activation="swish", positions=1024
    ),
}


def resized(vocabulary, pieces, out):
    """Writes a vocabulary's tokeniser with so many pieces; `<pad>` stays the last."""
    for file in ("tokenizer.json", "tokenizer_config.json"):
        text = (vocabulary / file).read_text(encoding="utf-8")
        (out / file).write_text(text, encoding="utf-8")
    tokenizer = json.loads((out / "tokenizer.json").read_text(encoding="utf-8"))
    *own, pad = tokenizer["model"]["vocab"]
    more = [[f"\ue000{number}", -100.0] for number in range(pieces - 1 - len(own))]
    tokenizer["model"]["vocab"] = [*own[: pieces - 1], *more, pad]
    for token in tokenizer["added_tokens"]:
        if token["content"] == pad[0]:
            token["id"] = pieces - 1
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")


def fix_length(out, tokens):
    """Makes every output have so many tokens, its end included."""
    file = out / "generation_config.json"
    settings = json.loads(file.read_text(encoding="utf-8"))
    settings |= {"min_length": tokens + 1, "max_length": tokens + 1}  # the decoder's start counts
    file.write_text(json.dumps(settings, indent=2), encoding="utf-8")


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
    parser.add_argument("--vocabulary", required=True, type=pathlib.Path,
                        help="folder with tokenizer.json and tokenizer_config.json")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--size", default="d512", choices=sorted(SIZES))
    parser.add_argument("--pieces", type=int, default=16000)
    parser.add_argument("--random", action="store_true", help="train nothing")
    parser.add_argument("--length", type=int, default=32, help="of outputs, with --random")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--batch-tokens", type=int, default=1000)
    parser.add_argument("--longest", type=int, default=72)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    if not 512 <= a.pieces:
        raise SystemExit("make_checkpoint.py: --pieces must be 512 or more")
    config = Config(vocab=a.pieces, **{"dropout": 0.0, **SIZES[a.size]})
    if not 1 <= a.length < config.positions:
        raise SystemExit(f"make_checkpoint.py: --length must be from 1 to {config.positions - 1}")
    if a.random:
        torch.manual_seed(a.seed)
        model = Marian(config)
    else:
        model = train(config, a.steps, a.batch_tokens, a.longest, a.rate, a.seed)
    with tempfile.TemporaryDirectory() as folder:
        resized(a.vocabulary, a.pieces, pathlib.Path(folder))
        export.write_bundle(config, to_hf(model), folder, a.out)
    if a.random:
        fix_length(a.out, a.length)
    print(f"written to {a.out}")


if __name__ == "__main__":
    main()
