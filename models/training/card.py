"""Prints the tables of a model's card: what it was trained on, and its learning curve.

    python card.py --work WORK --corpus CORPUS [--run RUN]

Licences are those that the corpus's README states; own pairs are CC0 on our side.
"""

import argparse
import collections
import os
import re
import sys

OWN = {
    "news_own_translation": "Arabic from public news samples; English ours, CC0",
    "news_newswire_own_arabic": "English: openly posted newswire (none stated); Arabic ours, CC0",
    "news_wikinews_own_arabic": "English: Wikinews CC-BY 2.5; Arabic ours, CC0",
    "news_factbook_own_arabic": "English: public domain; Arabic ours, CC0",
    "news_history_own_arabic": "English: public domain; Arabic ours, CC0",
    "news_un_debate_own_arabic": "English: UN General Debate; Arabic ours, CC0",
    "news_written_pairs": "ours, CC0",
    "template": "ours (templates.py)",
}


def licences(readme):
    """Licence of each source in the table of the corpus's README."""
    out = {}
    for line in open(readme, encoding="utf-8"):
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if len(cells) == 6 and re.fullmatch(r"[a-z0-9_-]+", cells[0]):
            out[cells[0]] = cells[5]
    return out


def sources(work, corpus):
    known = licences(os.path.join(corpus, "README.md"))
    pairs, words, weight = collections.Counter(), collections.Counter(), {}
    for line in open(os.path.join(work, "train.tsv"), encoding="utf-8"):
        source, w, _, _, english = line.rstrip("\n").split("\t")
        source = source.removeprefix("own:")
        pairs[source] += 1
        words[source] += english.count(" ") + 1
        weight[source] = float(w)
    print("| source | pairs | English words | weight | licence as stated |\n|---|---|---|---|---|")
    for source in sorted(pairs, key=lambda s: -weight[s] * words[s]):
        licence = known.get(source) or OWN.get(source) or OWN.get(re.sub(r"_[a-z]$", "", source), "?")
        print(f"| {source} | {pairs[source]:,} | {words[source]:,} | {weight[source]:g} | {licence} |")
    print(f"\n{sum(pairs.values()):,} pairs, {sum(words.values()):,} English words")


def curve(run):
    print("| target tokens, million | hours | FLORES BLEU | chrF | loops % | NTREX BLEU | chrF |\n"
          "|---|---|---|---|---|---|---|")
    with open(os.path.join(run, "curve.tsv"), encoding="utf-8") as lines:
        names = next(lines).split()
        for line in lines:
            row = dict(zip(names, line.split("\t")))
            print(f"| {int(row['target_tokens']) / 1e6:.2f} | {int(row['seconds']) / 3600:.2f} | "
                  f"{float(row['flores_bleu']):.1f} | {float(row['flores_chrf']):.1f} | {row['flores_loops']} | "
                  f"{float(row['ntrex_bleu']):.1f} | {float(row['ntrex_chrf']):.1f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--run")
    args = parser.parse_args()
    sources(args.work, args.corpus)
    if args.run:
        print()
        curve(args.run)


if __name__ == "__main__":
    sys.exit(main())
