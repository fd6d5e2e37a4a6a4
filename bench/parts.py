"""Where the time of a greedy int8 run goes, by the parts of the model.

    python bench/parts.py --model DIR --source FILE [--limit 500]

Runs the program of models/programs in Python, one thread, over the batches that Khabar forms, and
counts the seconds of each part. Beside it stands what `khabar bench` with one worker takes for the
same sentences: what that takes more is Java, its calls of libtorch, and the tokeniser; less what
the parts take longer for being called by Python, operation by operation, so that it may be negative.
"""

import argparse
import glob
import json
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import compare
import report
import systems
import torch
from safetensors.torch import load_file

sys.path.insert(0, str(compare.HERE.parent / "models" / "programs"))
import seq2seq  # noqa: E402

BATCH_TOKENS, BATCH_SENTENCES = 2048, 64
ENCODER, DECODER = "encoder", "decoder"


class Timed(seq2seq.Seq2Seq):
    """The program, run by Python, with a clock at its linear layers.

    What each layer takes is kept apart for the integer product itself and for what surrounds it:
    finding the largest value of each row, dividing by it, multiplying it back.
    """

    def __init__(self):
        super().__init__()
        for name in ("kinds", "weights", "biases", "norm_weights", "norm_biases", "looking_heads"):
            setattr(self, name, [])
        self.options, self.given = {}, {}
        self.seconds = defaultdict(float)
        self.where = ENCODER

    def part(self, index):
        """What a linear layer is, by its index."""
        if index == self.output_projection:
            return "output layer"
        if index == self.cross_projection:
            return "keys and values of the source"
        return f"{self.where}, linear layers"

    def linear(self, index, x):
        start = time.perf_counter()
        rows = x.reshape(-1, x.size(-1))
        largest = torch.maximum(rows.amax(1, True), rows.amin(1, True).neg_())
        product = self.product(index, x, largest, self.levels, self.levels + 1)
        self.seconds[self.part(index)] += time.perf_counter() - start
        return product

    def feed_forward(self, index, x):
        inner = self.linear(index, x)
        start = time.perf_counter()
        if self.activation == 0:
            largest = inner.view(-1, inner.size(-1)).amax(1, True)
            result = self.product(index + 1, inner, largest, 2 * self.levels + 1, 0)
            self.seconds[self.part(index + 1)] += time.perf_counter() - start
            return result
        inner = self.active(inner)
        self.seconds["activation"] += time.perf_counter() - start
        return self.linear(index + 1, inner)

    def product(self, index, x, largest, levels, zero):
        scale = largest.clamp_min_(1e-20)
        scaled = x.reshape(-1, x.size(-1)) / scale
        start = time.perf_counter()
        product = torch.ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(
            scaled, 1.0 / levels, zero, self.packed[index + 1]
        )
        self.seconds["integer products"] += time.perf_counter() - start
        return torch.addcmul(self.biases[index], product, scale, out=product).view(
            *x.shape[:-1], product.size(1)
        )


def load(model, program):
    """Hands a checkpoint to the program as the service does on a processor without VNNI."""
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    options = {
        "encoder_layers": config["encoder_layers"],
        "decoder_layers": config["decoder_layers"],
        "encoder_heads": config["encoder_attention_heads"],
        "decoder_heads": config["decoder_attention_heads"],
        "positions": config["max_position_embeddings"],
        "encoder_precision": 1,
        "decoder_precision": 1,
        "activation": {"relu": 0, "gelu": 1, "swish": 2}[config["activation_function"]],
        "learned_positions": 0,
        "embedding_norm": 0,
        "scale_embedding": int(config["scale_embedding"]),
        "looking_layer": 0,
        "looking_heads": 1,
        "activation_levels": 63,
    }
    for name, value in options.items():
        program.option(name, value)
    for file in sorted(glob.glob(str(model / "model*.safetensors"))):
        for name, tensor in load_file(file).items():
            program.put(name.removeprefix("model."), tensor)
    program.build()
    return config


def batches(rows):
    """Rows sorted by length, in batches as Khabar's limits allow them."""
    batch = []
    for row in sorted(rows, key=len):
        if batch and (len(batch) == BATCH_SENTENCES or len(row) * (len(batch) + 1) > BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def translate(program, config, batch):
    """A greedy search; ended sentences leave when a quarter has ended. Returns target tokens."""
    length = -(-max(map(len, batch)) // 8) * 8
    ids = [token for row in batch for token in row + [config["pad_token_id"]] * (length - len(row))]
    start = time.perf_counter()
    program.where = ENCODER
    state = program.encode(ids, [len(row) for row in batch])
    program.where = DECODER
    encoded = time.perf_counter()
    tokens = [config["decoder_start_token_id"]] * len(batch)
    live, order, count, position = [True] * len(batch), [], 0, 0
    end, pad = config["eos_token_id"], config["pad_token_id"]
    while live and position < config["max_position_embeddings"] - 1:
        result = program.step(state, tokens, order, [-1, pad], position, 1, 0, 0)
        position += 1
        tokens = [int(token) for token in result[2::3]]
        count += sum(live)
        live = [on and token != end for on, token in zip(live, tokens)]
        order = []
        if 4 * (len(live) - sum(live)) >= len(live) and any(live):
            order = [i for i, on in enumerate(live) if on]
            program.compact(state, order)
            tokens, live = [tokens[i] for i in order], [True] * len(order)
        if not any(live):
            break
    program.seconds["all of the encoder"] += encoded - start
    program.seconds["all of the decoder"] += time.perf_counter() - encoded
    return count


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--khabar", type=Path, default=compare.HERE.parent / "khabar")
    a = parser.parse_args()
    torch.set_num_threads(1)
    sentences = list(dict.fromkeys(compare.read_lines(a.source)))[: a.limit]
    rows = systems.open_tokenizer(a.model).encode(sentences)
    program = Timed()
    config = load(a.model, program)
    with torch.inference_mode():
        for batch in list(batches(rows))[:: max(1, len(rows) // 200)]:
            translate(program, config, batch)  # warm
        program.seconds.clear()
        tokens = sum(translate(program, config, batch) for batch in batches(rows))
    print_parts(program.seconds, tokens, sentences, own_rate(a, len(sentences)))


def own_rate(a, count):
    """Sentences a second of `khabar bench`."""
    command = [str(a.khabar), "bench", "--json", "--model", str(a.model), "--source", str(a.source)]
    command += ["--limit", str(count), "--latencies", "0", "--numerics", "int8", "--beams", "1"]
    command += ["--workers", "1", "--rounds", "2"]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True,
                          preexec_fn=compare.pinning(1))
    return json.loads(done.stdout)["sentences_per_second"]


def print_parts(seconds, tokens, sentences, rate):
    """The table of parts, in milliseconds a sentence and as shares of all."""
    count = len(sentences)
    encoder, decoder = seconds["all of the encoder"], seconds["all of the decoder"]
    cross, output = seconds["keys and values of the source"], seconds["output layer"]
    parts = {
        "encoder, linear layers": seconds[f"{ENCODER}, linear layers"],
        "encoder, attention, norms, embedding": encoder - seconds[f"{ENCODER}, linear layers"] - cross,
        "keys and values of the source for the decoder": cross,
        "decoder, linear layers": seconds[f"{DECODER}, linear layers"],
        "decoder, attention, norms, cache, choice of the token":
            decoder - seconds[f"{DECODER}, linear layers"] - output,
        "output layer": output,
    }
    whole = count / rate
    parts["the rest of khabar bench: Java, tokeniser; less what Python adds"] = (
        whole - encoder - decoder
    )
    print(f"{report.machine()}, one thread; {count} sentences, {tokens} target tokens;"
          f" khabar bench {rate:.1f} sentences/s\n")
    print("| part | ms a sentence | share |\n|---|--:|--:|")
    for name, value in parts.items():
        print(f"| {name} | {1000 * value / count:.2f} | {100 * value / whole:.0f} % |")
    products = seconds["integer products"]
    layers = sum(seconds[name] for name in seconds if "linear" in name) + cross + output
    print(f"\nOf the linear layers' {1000 * layers / count:.2f} ms, the integer products with their"
          f" quantising take {1000 * products / count:.2f}, scaling of rows and bias the rest.")


if __name__ == "__main__":
    main()
