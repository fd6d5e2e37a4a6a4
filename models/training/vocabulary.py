"""Trains the joint vocabulary and writes it as the shipped tokenizer.json.

    python vocabulary.py --work DIR [--size 16000]

reads `WORK/train.tsv` and writes `WORK/vocabulary/`: `joint.model`
(SentencePiece, for subword sampling while training), `tokenizer.json` and
`tokenizer_config.json` (shipped). The layout is Marian's: `</s>` is 0,
`<unk>` is 1, `<pad>` is the last id. SentencePiece ids and tokenizer ids are
the same numbers, and the script checks that both cut text alike.
"""

import argparse
import json
import os
import random
import sys

import sentencepiece
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from cleaning import COMPOSITIONS, CONTEXT_RULES, VECTORS, character_map, clean

# Reserved source tags; the spare ones cost nothing and keep the ids stable.
TAGS = ["<headline>", "<bt>", "<lower>", "<tag1>", "<tag2>"]


def write_rules(path):
    """Writes the character map in SentencePiece's normalisation format."""
    with open(path, "w", encoding="ascii") as out:
        for source, target in sorted(character_map().items()):
            out.write(" ".join("%X" % ord(c) for c in source) + "\t" +
                      " ".join("%X" % ord(c) for c in target) + "\n")


def sample(train, out, sentences, seed):
    """Writes a balanced sample: weighted by the training weights, both sides.

    The square root of the weight keeps names and documents from vanishing.
    """
    rng = random.Random(seed)
    rows = []
    with open(train, encoding="utf-8") as lines:
        for line in lines:
            _, weight, _, arabic, english = line.rstrip("\n").split("\t")
            weight = float(weight) ** 0.5
            copies = int(weight) + (rng.random() < weight - int(weight))
            rows.extend([arabic, english] * copies)
    rng.shuffle(rows)
    with open(out, "w", encoding="utf-8") as lines:
        lines.writelines(row + "\n" for row in rows[:sentences])


def normaliser(charsmap):
    """The tokenizer's normaliser: the rules of cleaning.py, in their order."""
    steps = [normalizers.Replace(pair, single) for pair, single in COMPOSITIONS]
    steps.append(normalizers.Precompiled(charsmap))
    steps.extend(normalizers.Replace(Regex(pattern), value) for pattern, value in CONTEXT_RULES)
    steps.append(normalizers.Strip())
    return normalizers.Sequence(steps)


def train_model(train, folder, args):
    """Trains `joint.model` on a balanced sample of the training text."""
    text, rules = os.path.join(folder, "sample.txt"), os.path.join(folder, "rules.tsv")
    sample(train, text, args.sentences, args.seed)
    write_rules(rules)
    sentencepiece.SentencePieceTrainer.train(
        input=text, model_prefix=os.path.join(folder, "joint"), vocab_size=args.size - 1,
        model_type="unigram", character_coverage=0.9998, byte_fallback=True, split_digits=True,
        max_sentence_length=8192, eos_id=0, unk_id=1, bos_id=-1, pad_id=-1,
        user_defined_symbols=TAGS, normalization_rule_tsv=rules, num_threads=args.threads,
        minloglevel=1, hard_vocab_limit=False)
    os.remove(text)


def _fields(data):
    """Yields (number, value) of a protobuf message, bytes for nested ones."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        key = varint()
        kind = key & 7
        if kind == 0:
            yield key >> 3, varint()
            continue
        size = varint() if kind == 2 else {1: 8, 5: 4}[kind]
        yield key >> 3, data[at:at + size]
        at += size


def charsmap_of(model_path):
    """Reads normalizer_spec.precompiled_charsmap out of a SentencePiece model."""
    with open(model_path, "rb") as file:
        model = dict(pair for pair in _fields(file.read()) if pair[0] == 3)
    return dict(_fields(model[3]))[2]


def build_tokenizer(processor, charsmap):
    """Builds the tokenizers object with `<pad>` appended as the last id."""
    size = processor.get_piece_size()
    vocab = []
    for i in range(size):
        piece, score = processor.id_to_piece(i), processor.get_score(i)
        # A literal "<0x41>" in a text must not be taken for a byte.
        vocab.append((piece, -100.0 if processor.is_byte(i) else score))
    vocab.append(("<pad>", -100.0))
    tokenizer = Tokenizer(models.Unigram(vocab, unk_id=1, byte_fallback=True))
    tokenizer.normalizer = normaliser(charsmap)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always", split=True),
        pre_tokenizers.Digits(individual_digits=True),
    ])
    tokenizer.decoder = decoders.Sequence([
        decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse(),
        decoders.Strip(" ", 1, 0),
    ])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", pair="$A $B </s>", special_tokens=[("</s>", 0)])
    tokenizer.add_special_tokens([
        AddedToken(t, special=True, normalized=False) for t in ["</s>", "<unk>", "<pad>"] + TAGS])
    return tokenizer


def config(size):
    """tokenizer_config.json."""
    return {
        "tokenizer_class": "PreTrainedTokenizerFast", "eos_token": "</s>", "unk_token": "<unk>",
        "pad_token": "<pad>", "additional_special_tokens": TAGS, "model_max_length": 512,
        "clean_up_tokenization_spaces": False, "model_input_names": ["input_ids", "attention_mask"],
        "padding_side": "right",
    }


def check(tokenizer, processor, train, limit=20000):
    """Compares cleaning and pieces of both tokenisers.

    Returns:
        (share of lines cut alike, list of differing cleaning vectors).
    """
    wrong = [v for v in VECTORS if tokenizer.normalizer.normalize_str(v) != clean(v)]
    wrong += [c for c in character_map()
              if tokenizer.normalizer.normalize_str("\u0628" + c + "\u0628") != clean("\u0628" + c + "\u0628")]
    same = total = 0
    with open(train, encoding="utf-8") as lines:
        for i, line in enumerate(lines):
            if i % 23:
                continue
            for text in line.rstrip("\n").split("\t")[3:]:
                if any(t in text for t in TAGS):
                    continue
                total += 1
                same += tokenizer.encode(text).ids == processor.encode(text) + [0]
            if total >= limit:
                break
    return same / max(total, 1), wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", default=os.environ.get("KHABAR_WORK"), required="KHABAR_WORK" not in os.environ)
    parser.add_argument("--size", type=int, default=16000, help="all pieces, <pad> included")
    parser.add_argument("--sentences", type=int, default=800000, help="lines to train on")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true",
                        help="keep joint.model if it is there and only write and check the tokenizer")
    args = parser.parse_args()
    folder = os.path.join(args.work, "vocabulary")
    os.makedirs(folder, exist_ok=True)
    train = os.path.join(args.work, "train.tsv")
    model = os.path.join(folder, "joint")
    if not (args.keep and os.path.exists(model + ".model")):
        train_model(train, folder, args)
    processor = sentencepiece.SentencePieceProcessor(model_file=model + ".model")
    tokenizer = build_tokenizer(processor, charsmap_of(model + ".model"))
    tokenizer.save(os.path.join(folder, "tokenizer.json"))
    with open(os.path.join(folder, "tokenizer_config.json"), "w", encoding="utf-8") as out:
        json.dump(config(args.size), out, indent=2)
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    share, wrong = check(tokenizer, processor, train)
    print(f"{tokenizer.get_vocab_size()} pieces, pad {tokenizer.token_to_id('<pad>')}, "
          f"pieces agree on {share:.4%}, cleaning differs on {len(wrong)} vectors")
    for text in wrong[:10]:
        print("differs:", ascii(text), ascii(tokenizer.normalizer.normalize_str(text)), ascii(clean(text)))
    return 0 if share >= 0.999 and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
