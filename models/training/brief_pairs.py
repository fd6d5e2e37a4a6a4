"""Makes training pairs for a small summariser: a document and what a brief of it says.

    python brief_pairs.py --corpus CORPUS --out PAIRS.jsonl [--windows 40000] [--seed 1]

Two kinds, a JSON object a line with `source`, `target` and `kind`:

window    3 to 13 sentences that follow each other in the corpus's English, and the one or two of
          them that stand for most of the others by their words (gap sentences as in Zhang et al.
          2020, "PEGASUS", but left in the source: what is to be learned first is to choose and to
          copy, not to invent)
document  the articles of `briefs/*.jsonl`, which were written for this, and their briefs
"""

import argparse
import json
import lzma
import math
import pathlib
import random
import re

HERE = pathlib.Path(__file__).resolve().parent

# speeches are many and news are few
SHARES = {
    "news_worldwide_newswire": 4.0,
    "news_wikinews_2019_2020": 6.0,
    "histatestate_public_domain": 1.0,
    "factbook_cia": 0.5,
    "un_general_debate_1993_2024": 0.25,
    "us_state_of_union_inaugural": 0.5,
}

STOP = set(
    "a an and are as at be been but by for from had has have he her his in is it its not of on or "
    "our she so that the their them they this to was we were which who will with you i said".split()
)
QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})


def words(sentence: str) -> set:
    return {w for w in re.findall(r"[a-z0-9]+", sentence.lower()) if w not in STOP}


def central(sentences: list, count: int) -> list:
    """Indexes of the sentences nearest to all others, in their order."""
    sets = [words(s) for s in sentences]
    scores = []
    for i, a in enumerate(sets):
        total = sum(
            len(a & b) / math.sqrt(len(a) * len(b)) for j, b in enumerate(sets) if i != j and a and b
        )
        length = len(sentences[i].split())
        scores.append(total + 0.4 * min(1, length / 30) + (0.4 if i == 0 else 0))
    order = sorted(range(len(sets)), key=lambda i: -scores[i])
    return sorted(order[:count])


def usable(sentence: str) -> bool:
    count = len(sentence.split())
    return 5 <= count <= 45 and sentence[-1] in ".!?\"'" and (sentence[0].isupper() or sentence[0] in "\"'")


def windows(corpus: pathlib.Path, count: int, chance: random.Random) -> list:
    texts = {}
    with lzma.open(corpus / "mono_en.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            source, sentence = line.rstrip("\n").split("\t", 1)
            texts.setdefault(source, []).append(sentence.translate(QUOTES))
    weights = {s: SHARES[s] * len(texts[s]) for s in SHARES if s in texts}
    names = list(weights)
    made = []
    while len(made) < count:
        name = chance.choices(names, [weights[n] for n in names])[0]
        sentences = texts[name]
        start = chance.randrange(len(sentences) - 14)
        length = chance.randint(3, 6) if chance.random() < 0.65 else chance.randint(6, 13)
        window = [s for s in sentences[start : start + length] if usable(s)]
        if len(window) < 3:
            continue
        chosen = central(window, 1 if len(window) < 5 or chance.random() < 0.4 else 2)
        made.append(
            {
                "kind": "window",
                "source": " ".join(window),
                "target": " ".join(window[i] for i in chosen),
            }
        )
    return made


def documents() -> list:
    made = []
    for path in sorted((HERE / "briefs").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            article = " ".join(document["article"])
            made.append({"kind": "document", "source": article, "target": document["brief"]})
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--windows", type=int, default=40000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    pairs = windows(arguments.corpus, arguments.windows, chance) + documents()
    with arguments.out.open("w", encoding="utf-8") as file:
        for pair in pairs:
            file.write(json.dumps(pair, ensure_ascii=False) + "\n")
    kinds = {k: sum(p["kind"] == k for p in pairs) for k in ("window", "document")}
    print(f"{arguments.out}: {kinds}")


if __name__ == "__main__":
    main()
