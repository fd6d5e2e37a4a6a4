"""Makes of a checkpoint what transformers.js reads: ONNX files with int8 weights.

    python -m venv venv-onnx && venv-onnx/bin/pip install -r bench/requirements-onnx.txt
    venv-onnx/bin/python bench/make_onnx.py --model DIR --out DIR

The exporter is Hugging Face's optimum; weights become int8 as in transformers.js' own conversion
script (a scale a tensor, activations scaled while it runs).
"""

import argparse
import shutil
from pathlib import Path

from onnxruntime.quantization import QuantType, quantize_dynamic
from optimum.exporters.onnx import main_export

PARTS = ("encoder_model", "decoder_model_merged")
FILES = ("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    a = parser.parse_args()
    weights = a.out / "onnx"
    weights.mkdir(parents=True, exist_ok=True)
    exported = a.out / "fp32"
    main_export(
        str(a.model), str(exported), task="text2text-generation-with-past", do_validation=False
    )
    for part in PARTS:
        quantize_dynamic(
            exported / f"{part}.onnx",
            weights / f"{part}_quantized.onnx",
            weight_type=QuantType.QInt8,
            extra_options={"EnableSubgraph": True, "MatMulConstBOnly": True},
        )
    shutil.rmtree(exported)
    for file in FILES:  # the checkpoint's own: what the exporter writes has lost settings
        shutil.copyfile(a.model / file, a.out / file)
    print(f"written to {a.out}")


if __name__ == "__main__":
    main()
