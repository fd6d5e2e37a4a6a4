"""From the corpus to the training text: cleaning, filters, weights, extras.

    python prepare.py --corpus DIR --work DIR

reads `train.tsv.xz` (`source<TAB>Arabic<TAB>English`) of the corpus folder,
every `pairs/*.tsv` beside this file and the template-made pairs, and writes
`WORK/train.tsv`: `source<TAB>weight<TAB>tag<TAB>Arabic<TAB>English`, plus
`WORK/prepare.log` with the counts per source. Run it again whenever pairs
were added, then align.py; a run that resumes takes the new text.
"""

import argparse
import collections
import glob
import lzma
import os
import re
import sys

import templates
from cleaning import clean_pair

HERE = os.path.dirname(os.path.abspath(__file__))

# Weight by group or, first, by source; 0 leaves it out.
GROUP_WEIGHTS = {"news": 1.0, "wiki": 2.0, "everyday": 1.0, "general": 0.8, "docs": 0.3,
                 "names": 0.3, "names-lowercase": 0.0, "classical": 0.0}
SOURCE_WEIGHTS = {
    "news_own_translation": 4.0, "news_events_own_arabic": 4.0, "news_newswire_own_arabic": 5.0,
    "news_written_pairs": 8.0, "un_conflict_keepitlocal": 2.5, "open_sdg_un": 2.0, "udhr_un": 2.0,
    "amnesty_saydnaya": 2.0, "tnh_yemen_stories": 1.0, "mt_yemen_economy_bilingual": 0.5,
    "ud_pud_news_wiki": 4.0, "xquad_wiki": 3.0, "mt_geneval_wiki": 2.0, "mt_mmlu_chatgpt": 0.6,
    "mt_3b1b_captions_google": 0.4, "msdocs_d365_operations": 0.2, "freecodecamp_curriculum": 0.2,
    "mt_msft_beginners_courses": 0.2, "names_wikidata_coling18": 0.25, "cldr_names": 0.4,
    "dict_wiktionary": 0.5, "tico_terminology": 1.0, "template": 0.4,
    "sentence_bank_25k_synthetic": 0.8,
    # Sentences from North African news: half of all pairs of our own, so less of each.
    "own:news_own_translation_b": 4.0, "own:news_own_translation_c": 4.0, "own:news_own_translation_d": 4.0,
    # Words that nothing else here has.
    "own:news_written_pairs_e": 8.0, "own:news_written_pairs_f": 8.0,
    "own:news_written_pairs_g": 8.0,
}
GROUPS = {
    "news": "news_own_translation news_events_own_arabic news_newswire_own_arabic news_written_pairs "
            "un_conflict_keepitlocal open_sdg_un udhr_un amnesty_saydnaya tnh_yemen_stories "
            "mt_yemen_economy_bilingual ud_pud_news_wiki humanitarianblog template",
    "wiki": "xquad_wiki mt_geneval_wiki",
    "general": "nextstrain_covid_reports mt_mmlu_chatgpt mkqa_questions african_storybook "
               "3b1b_captions_reviewed mt_3b1b_captions_google",
    "everyday": "tatoeba aralects_msa xvnli_captions sentence_bank_25k_synthetic",
    "classical": "quran_saheeh",
    "names": "arwikicats_categories_titles cldr_names names_wikidata_coling18 tico_terminology dict_wiktionary",
    "names-lowercase": "arwikicats_lowercased names_google_ar2en",
}
GROUP_OF = {source: group for group, sources in GROUPS.items() for source in sources.split()}
# What a last phase on news trains on (train.py --phase news).
NEWS = set(GROUPS["news"].split()) - {"mt_yemen_economy_bilingual"}
# English in the headline present for Arabic in the past: tagged on the source side.
TAGS = {"news_events_own_arabic": "<headline>"}
# Sources whose sides now and then do not belong together: stricter filters.
NOISY = {"umbrella_security_guides", "mt_yemen_economy_bilingual", "kobotoolbox_docs"}

_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile("[A-Za-z]")
_CODE = re.compile(r"[{}<>=\\$_|#`~^\[\]]")


def group_of(source):
    """The group of a corpus source; those not listed are documentation."""
    return GROUP_OF.get(source, "docs")


def is_news(source):
    """Whether a source belongs to the last phase; pairs files are `own:…`."""
    return source in NEWS or source.startswith("own:") and not source.endswith("_bt")


def tag_of(source):
    """The reserved tag that a source's Arabic gets in front, or ""."""
    for ending, tag in (("_headline", "<headline>"), ("_bt", "<bt>")):
        if source.endswith(ending):
            return tag
    return TAGS.get(source.removeprefix("own:"), "")


def verdict(source, group, arabic, english):
    """Says why a cleaned pair is left out, or returns None to keep it."""
    if not arabic or not english:
        return "empty"
    if arabic == english and source != "template":
        return "untranslated"
    if _ARABIC.search(english):
        return "Arabic in English"
    n_ar, n_en = len(_ARABIC.findall(arabic)), len(_LATIN.findall(english))
    if source != "template":
        if not n_ar or not n_en:
            return "language"
        latin = len(_LATIN.findall(arabic))
        if latin > n_ar * (0.5 if group in ("docs", "general") else 1.0):
            return "untranslated"
    if len(arabic) > 700 or len(english) > 800 or len(english.split()) > 110:
        return "too long"
    if group in ("docs", "general"):
        if len(_CODE.findall(arabic)) > 3 + len(arabic) // 40:
            return "code"
    longer, shorter = max(len(arabic), len(english)), min(len(arabic), len(english))
    if longer > (2.2 if source in NOISY else 3.0) * shorter + 12:
        return "ratio"
    if group == "docs":
        digits_ar, digits_en = re.findall("[0-9]+", arabic), re.findall("[0-9]+", english)
        if sorted(digits_ar) != sorted(digits_en) and abs(len(digits_ar) - len(digits_en)) > 1:
            return "numbers differ"
    return None


def read_corpus(path):
    """Yields (source, Arabic, English) of a plain or xz-packed TSV file."""
    opener = lzma.open if path.endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3:
                yield tuple(fields)


def sources(corpus, pairs, template_count, seed):
    """Yields (source, is_own_pairs_file, Arabic, English) of everything."""
    yield from ((s, False, a, e) for s, a, e in read_corpus(corpus))
    for path in sorted(glob.glob(os.path.join(pairs, "*.tsv")) + glob.glob(os.path.join(pairs, "*.tsv.xz"))):
        yield from (("own:" + s, True, a, e) for s, a, e in read_corpus(path))
    yield from (("template", False, a, e) for a, e in templates.make(template_count, seed))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", default=os.environ.get("KHABAR_CORPUS"),
                        help="folder with train.tsv.xz, or a TSV file")
    parser.add_argument("--work", default=os.environ.get("KHABAR_WORK"), help="output folder")
    parser.add_argument("--pairs", default=os.path.join(HERE, "pairs"), help="folder of further pairs")
    parser.add_argument("--pairs-weight", type=float, default=6.0, help="weight of further pairs")
    parser.add_argument("--bt-weight", type=float, default=1.0,
                        help="weight of further pairs whose source ends in _bt (Arabic made by a model)")
    parser.add_argument("--templates", type=int, default=30000, help="template-made pairs")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not args.corpus or not args.work:
        parser.error("--corpus and --work (or KHABAR_CORPUS and KHABAR_WORK) are needed")
    os.makedirs(args.work, exist_ok=True)
    corpus = args.corpus
    if os.path.isdir(corpus):
        corpus = os.path.join(corpus, "train.tsv.xz")
    kept, dropped, words = collections.Counter(), collections.Counter(), collections.Counter()
    weights, seen = {}, set()
    out_path = os.path.join(args.work, "train.tsv")
    with open(out_path + ".tmp", "w", encoding="utf-8") as out:
        for source, own, arabic, english in sources(corpus, args.pairs, args.templates, args.seed):
            group = "news" if own else group_of(source)
            usual = GROUP_WEIGHTS[group]
            if own:
                usual = args.bt_weight if source.endswith("_bt") else args.pairs_weight
            weight = SOURCE_WEIGHTS.get(source, usual)
            if weight == 0:
                dropped[source, "weight 0"] += 1
                continue
            arabic, english = clean_pair(arabic, english)
            why = verdict(source, group, arabic, english)
            key = hash((arabic, english))
            if not why and key in seen:
                why = "duplicate"
            if why:
                dropped[source, why] += 1
                continue
            seen.add(key)
            tag = tag_of(source)
            out.write(f"{source}\t{weight:g}\t{tag}\t{arabic}\t{english}\n")
            kept[source] += 1
            words[source] += len(english.split())
            weights[source] = weight
    os.replace(out_path + ".tmp", out_path)
    with open(os.path.join(args.work, "prepare.log"), "w", encoding="utf-8") as log:
        log.write("source\tpairs\tEnglish words\tweight\tweighted words\tdropped\n")
        for source in sorted(set(kept) | {s for s, _ in dropped}):
            why = ", ".join(f"{w}: {n}" for (s, w), n in sorted(dropped.items()) if s == source)
            log.write(f"{source}\t{kept[source]}\t{words[source]}\t{weights.get(source, 0):g}\t"
                      f"{round(words[source] * weights.get(source, 0))}\t{why}\n")
    print(f"{sum(kept.values())} pairs, {sum(words.values())} English words kept, "
          f"{sum(dropped.values())} pairs left out")


if __name__ == "__main__":
    sys.exit(main())
