"""Averages checkpoints and writes the bundle folder.

    python export.py --run RUN --work WORK --out BUNDLE [--average 4 | --best]

The bundle has Hugging Face's file names; weights are fp16, in shards of at
most 16 MiB. `--check` loads it with transformers and CTranslate2 and compares.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from model import Config, Marian, hf_config, load_bundle, to_hf

SHARD = 16 * 1024 * 1024 - 65536  # leaves room for the header


def average(paths):
    """Mean of several state dicts, in fp32."""
    total = None
    for path in paths:
        state = {k: v.float() for k, v in load_file(path).items()}
        total = state if total is None else {k: total[k] + v for k, v in state.items()}
    return {k: v / len(paths) for k, v in total.items()}


def write_weights(state, out):
    """Writes model.safetensors, or shards of it with an index."""
    for name in os.listdir(out):
        if name.startswith("model") and (name.endswith(".safetensors") or name.endswith(".index.json")):
            os.remove(os.path.join(out, name))
    shards, size = [{}], 0
    for key, value in state.items():
        value = value.half().contiguous()
        many = value.numel() * 2
        if shards[-1] and size + many > SHARD:
            shards.append({})
            size = 0
        shards[-1][key] = value
        size += many
    if len(shards) == 1:
        save_file(shards[0], os.path.join(out, "model.safetensors"), metadata={"format": "pt"})
        return
    where = {}
    for i, shard in enumerate(shards, 1):
        name = f"model-{i:05d}-of-{len(shards):05d}.safetensors"
        save_file(shard, os.path.join(out, name), metadata={"format": "pt"})
        where.update({key: name for key in shard})
    total = sum(v.numel() * 2 for s in shards for v in s.values())
    with open(os.path.join(out, "model.safetensors.index.json"), "w", encoding="utf-8") as file:
        json.dump({"metadata": {"total_size": total}, "weight_map": where}, file, indent=1, sort_keys=True)


def english_only(state, vocabulary):
    """Keeps the model from ever writing Arabic letters: their pieces get a bias of -100."""
    tokenizer = Tokenizer.from_file(os.path.join(vocabulary, "tokenizer.json"))
    arabic = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]|<0xD[89AB]>")
    ids = [i for piece, i in tokenizer.get_vocab().items() if arabic.search(piece)]
    state["final_logits_bias"] = state["final_logits_bias"].float().clone()
    state["final_logits_bias"][..., ids] = -100.0
    return len(ids)


def write_bundle(config, state, vocabulary, out):
    """Writes every file of the bundle.

    The padding token's logit would be 0, its embedding being zero. Trained logits are far below
    that, so it would take nearly all probability: scores would not be normalised, and a beam
    search would compare what cannot be compared. Its bias keeps it out of the softmax.
    """
    os.makedirs(out, exist_ok=True)
    state["final_logits_bias"] = state["final_logits_bias"].float().clone()
    state["final_logits_bias"][..., config.pad] = -100.0
    write_weights(state, out)
    with open(os.path.join(out, "config.json"), "w", encoding="utf-8") as file:
        json.dump(hf_config(config), file, indent=2)
    generation = {"bad_words_ids": [[config.pad]], "bos_token_id": 0, "decoder_start_token_id": config.pad,
                  "eos_token_id": 0, "forced_eos_token_id": 0, "max_length": config.positions, "num_beams": 4,
                  "pad_token_id": config.pad}
    with open(os.path.join(out, "generation_config.json"), "w", encoding="utf-8") as file:
        json.dump(generation, file, indent=2)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(os.path.join(vocabulary, name), os.path.join(out, name))


CHECKS = ["قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل.", "القاهرة - أ ف ب",
          "ارتفع السعر بنسبة 12.5 في المئة إلى 70 دولارا.", "توفي 14 شخصا في حادث سير يوم 3 آذار/مارس 2019."]


@torch.no_grad()
def check(out):
    """Compares the bundle in this code, in transformers and in CTranslate2.

    Returns:
        True if everything agrees.
    """
    import ctranslate2
    import transformers
    ours = load_bundle(out).eval()
    theirs = transformers.MarianMTModel.from_pretrained(out, dtype=torch.float32).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(out)
    batch = tokenizer(CHECKS, return_tensors="pt", padding=True)
    source, pad = batch["input_ids"], ours.config.pad
    target = tokenizer(CHECKS[::-1], return_tensors="pt", padding=True)["input_ids"]
    decoder = torch.cat([torch.full_like(target[:, :1], pad), target[:, :-1]], 1)
    states, _ = ours.decode(decoder, *ours.encode(source))
    a = ours.logits(states)[..., :pad]
    b = theirs(input_ids=source, attention_mask=batch["attention_mask"], decoder_input_ids=decoder).logits[..., :pad]
    real = target != pad
    worst = float((a - b)[real].abs().max())
    greedy = ours.translate(source)
    generated = theirs.generate(**batch, num_beams=1, max_new_tokens=60)
    texts = tokenizer.batch_decode(generated, skip_special_tokens=True)
    # Compared as far as both go: the limits on length differ.
    def same(ids, reference):
        n = min(len(ids), len(reference), 59)
        return ids[:n] == reference[:n]

    same_ids = sum(same(g.tolist()[1:], o) for g, o in zip(generated, greedy))
    with tempfile.TemporaryDirectory() as folder:
        ctranslate2.converters.TransformersConverter(out).convert(os.path.join(folder, "ct2"))
        translator = ctranslate2.Translator(os.path.join(folder, "ct2"), compute_type="float32")
        pieces = [tokenizer.convert_ids_to_tokens(row[:-1]) + ["</s>"] for row in
                  (tokenizer(text)["input_ids"] for text in CHECKS)]
        results = translator.translate_batch(pieces, beam_size=1, max_decoding_length=59)
        same_ct2 = sum(same(tokenizer.convert_tokens_to_ids(r.hypotheses[0]), o)
                       for r, o in zip(results, greedy))
    print(f"largest difference of logits {worst:.2e}; greedy ids equal on {same_ids} of {len(CHECKS)} "
          f"(transformers), {same_ct2} of {len(CHECKS)} (CTranslate2)")
    for text, translation in zip(CHECKS, texts):
        print(f"  {text}  →  {translation}")
    return worst < 1e-4 and same_ids == len(CHECKS) and same_ct2 == len(CHECKS)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", required=True)
    parser.add_argument("--work", default=os.environ.get("KHABAR_WORK"), required="KHABAR_WORK" not in os.environ)
    parser.add_argument("--out", required=True)
    parser.add_argument("--average", type=int, default=4, help="how many of the last snapshots")
    parser.add_argument("--best", action="store_true", help="the best single checkpoint instead")
    parser.add_argument("--last", action="store_true", help="the newest weights, from last.pt")
    parser.add_argument("--english-only", action="store_true", help="never write Arabic letters")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if args.last:
        saved = torch.load(os.path.join(args.run, "last.pt"), map_location="cpu", weights_only=False)
        config, count = Config(**saved["config"]), 1
        model = Marian(config)
        model.load_state_dict(saved["model"])
        state = to_hf(model)
    else:
        with open(os.path.join(args.run, "config.json"), encoding="utf-8") as file:
            config = Config(**json.load(file))
        folder = os.path.join(args.run, "snapshots")
        names = sorted(n for n in os.listdir(folder) if n.endswith(".safetensors"))[-args.average:]
        paths = [os.path.join(args.run, "best.safetensors")] if args.best else \
            [os.path.join(folder, n) for n in names]
        state, count = average(paths), len(paths)
    if args.english_only:
        print(f"{english_only(state, os.path.join(args.work, 'vocabulary'))} pieces are never written")
    write_bundle(config, state, os.path.join(args.work, "vocabulary"), args.out)
    for name in os.listdir(args.out):
        os.chmod(os.path.join(args.out, name), 0o644)
    print(f"{args.out}: mean of {count} checkpoints, "
          f"{sum(os.path.getsize(os.path.join(args.out, n)) for n in os.listdir(args.out)) / 1e6:.1f} MB")
    return 0 if not args.check or check(args.out) else 1


if __name__ == "__main__":
    sys.exit(main())
