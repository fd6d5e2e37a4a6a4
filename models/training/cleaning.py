"""The text rules that decide what the model sees.

The same rules exist in four places and must agree: `clean()` here, the
character map that SentencePiece trains with, the normaliser inside
`tokenizer.json` (see vocabulary.py) and the Java cleaner. The file
`cleaning-vectors.tsv` (`python cleaning.py > cleaning-vectors.tsv`) holds the
test vectors that the Java side is tested against.

The order of the rules:

1. compose a letter and a detached hamza or madda (`COMPOSITIONS`);
2. map single characters (`character_map()`), which includes deletions;
3. context rules (`CONTEXT_RULES`), in order;
4. collapse runs of spaces and strip both ends.
"""

import html
import re
import sys
import unicodedata

COMPOSITIONS = [
    ("\u0627\u0653", "\u0622"),  # alef + madda
    ("\u0627\u0654", "\u0623"),  # alef + hamza above
    ("\u0627\u0655", "\u0625"),  # alef + hamza below
    ("\u0648\u0654", "\u0624"),  # waw + hamza
    ("\u064a\u0654", "\u0626"),  # ya + hamza
    ("\u06dd", ""),  # end of ayah: it joins the next letter's grapheme cluster
]

# Patterns that Python's re and Oniguruma (tokenizers) read alike.
CONTEXT_RULES = [
    ("(?<=[0-9])\u066b(?=[0-9])", "."),  # Arabic decimal separator
    ("(?<=[0-9])\u066c(?=[0-9])", ","),  # Arabic thousands separator
    ("[\u066b\u066c]", "\u060c"),  # elsewhere they stand for a comma
    ("(?<=[0-9])\u060c(?=[0-9]{3}(?![0-9]))", ","),  # comma in 12،000
    (" +", " "),
]


def _ranges(*pairs):
    return [chr(c) for first, last in pairs for c in range(first, last + 1)]


DELETED = _ranges(
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F),  # controls
    (0xAD, 0xAD), (0x61C, 0x61C), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x2064), (0x2066, 0x2069), (0xFEFF, 0xFEFF), (0xFFFC, 0xFFFC),
    (0xFE00, 0xFE0F),  # variation selectors
    (0x640, 0x640),  # tatweel
    (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED),
)
del DELETED[0]  # U+0000 cannot occur in a text line

SPACES = _ranges(
    (0x09, 0x0D), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680),
    (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F),
    (0x3000, 0x3000),
)

LETTERS = {
    "\u06cc": "\u064a",  # Persian ya
    "\u06a9": "\u0643",  # Persian kaf
    "\u0671": "\u0627",  # alef wasla
    "\u066a": "%",
    "\u06d4": ".",
    "\u2026": "...",
    "\u2010": "-", "\u2011": "-", "\u2212": "-",
}
LETTERS.update({c: '"' for c in "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"})
LETTERS.update({c: "'" for c in "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\u2039\u203a"})
LETTERS.update({chr(0x660 + i): str(i) for i in range(10)})
LETTERS.update({chr(0x6F0 + i): str(i) for i in range(10)})


def character_map():
    """Returns the single-character replacements as a dict of str to str."""
    mapping = {c: "" for c in DELETED}
    mapping.update({c: " " for c in SPACES})
    mapping.update(LETTERS)
    for code in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)]:
        if unicodedata.category(chr(code)) == "Cn":
            continue
        composed = unicodedata.normalize("NFKC", chr(code))
        if composed != chr(code):
            mapping[chr(code)] = "".join(mapping.get(c, c) for c in composed)
    return mapping


_TABLE = str.maketrans(character_map())
_RULES = [(re.compile(pattern), value) for pattern, value in CONTEXT_RULES]


def clean(text):
    """Cleans one line of text exactly as the shipped tokenizer does."""
    for pair, single in COMPOSITIONS:
        if pair in text:
            text = text.replace(pair, single)
    text = text.translate(_TABLE)
    for pattern, value in _RULES:
        text = pattern.sub(value, text)
    return text.strip(" ")


_ENTITY = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[a-z]{2,8});")


def clean_pair(arabic, english):
    """Cleans a training pair; English is brought to NFC besides."""
    if "&" in arabic and _ENTITY.search(arabic):
        arabic = html.unescape(arabic)
    if "&" in english and _ENTITY.search(english):
        english = html.unescape(english)
    return clean(arabic), clean(unicodedata.normalize("NFC", english))


VECTORS = [
    "\u0642\u0627\u0644\u064e \u0627\u0644\u0631\u0651\u0626\u064a\u0633\u064f",
    "\u061c\u0645\u0631\u062d\u0628\u0627\u200f \u0628\u0643\u0645\u200e",
    "\u0640\u0640\u0639\u0627\u062c\u0640\u0640\u0640\u0644\u0640",
    "\ufedf\ufe92\ufee8\ufe8e\ufee5 \ufefb \ufdf2 \ufdfa",
    "\u06a9\u062a\u0627\u0628 \u0641\u0627\u0631\u0633\u06cc",
    "\u0661\u0662\u066b\u0665\u066a \u0648 \u06f1\u06f2\u066c\u06f3\u06f4\u06f5",
    "12\u060c000 \u062f\u0648\u0644\u0627\u0631\u060c 3\u060c4 \u06482019\u060c2020",
    "\u0661\u060c\u0665\u0660\u0660\u060c\u0660\u0660\u0660 \u0634\u062e\u0635",
    "\u0643\u0644\u0645\u0629\u066b \u0643\u0644\u0645\u0629\u066c",
    "\u00ab\u0642\u0627\u0644\u00bb \u201c\u0646\u0639\u0645\u201d \u2018\u0644\u0627\u2019 \u2039\u0623\u203a",
    "  \u0628\u064a\u0646\u00a0 \u0627\u0644\u0633\u0637\u0648\u0631\t\u0648\u2003\u0628\u0639\u062f  ",
    "\u0627\u0654\u062d\u0645\u062f \u0627\u0655\u0644\u0649 \u0627\u0653\u0644 \u0633\u0648\u0654\u0627\u0644 \u0634\u064a\u0654",
    "\u0642\u0627\u0644\u06d4 \u062b\u0645\u2026 \u0627\u0644\u062b\u0644\u0627\u062b\u0627\u0621\u061f",
    "\u0671\u0644\u0631\u0651\u064e\u062d\u0652\u0645\u064e\u0670\u0646\u0650 \u06d6",
    "\u0631\u0626\u064a\u0633\u200c\u0627\u0644\u0648\u0632\u0631\u0627\u0621 \u0645\u064a\u200d",
    "\u0625\u0644\u0649 \u0622\u062e\u0631 \u0645\u062f\u0631\u0633\u0629 \u0641\u062a\u0649 \u0623\u0645\u0633",
    "COVID\u201119 \u2013 it\u2019s 5\u221210 \u2014 caf\u00e9",
    "1.5 2,000 3.141 1,234,567.89 50%",
    "15-3-2021 | 14:30 \u0665/\u0663/\u0662\u0660\u0662\u0661",
    "https://example.org/a?b=1&c=2 @user #\u0648\u0633\u0645 name@example.org",
    "\u06ad\u0648\u0645 \u067e\u0627\u0631\u064a\u0633 \u0686\u0627\u064a \u0698\u0648\u0631\u0646\u0627\u0644 \u06af\u0627\u0632",
    "\ufeff\u0639\u0646\u0648\u0627\u0646\ufe0f \u2764\ufe0f\u00ad",
    "\ufd3e\u0642\u0631\u0622\u0646\ufd3f \ufdfc \ufdf4",
    "\u0634\u064f\u0643\u0652\u0631\u064b\u0627 \u062c\u0632\u064a\u0644\u064b\u0627\u060c \u0648\u0634\u0643\u0631\u0627\u064b",
    "\u0623\u064e\u0651 \u0625\u0650 \u0624\u064f \u0621\u064c",
    "\u0663\u0660 \u0643\u0627\u0646\u0648\u0646 \u0627\u0644\u062b\u0627\u0646\u064a/\u064a\u0646\u0627\u064a\u0631 \u0662\u0660\u0662\u0661",
    "\u0641\ufefc\u062d \ufef7\u0646 \ufef9\u0646 \ufef5\u0646 \ufe70\ufe7f",
    "\u200b\u200b", "", "\u0640",
    "a\u2028b\u2029c\u0085d\x0be", "\u06dd\u06de\u06e9",
    "1\u066b 2\u066c \u066b5", "\u0662\u0660\u066c\u0660\u0660\u0660\u066b\u0665",
]


def escape(text):
    """Escapes what a TSV field cannot hold: backslash, tab, line breaks."""
    out = []
    for c in text:
        if c == "\\":
            out.append("\\\\")
        elif c == "\t":
            out.append("\\t")
        elif unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") or c == "\u00a0":
            out.append("\\u%04x" % ord(c))
        else:
            out.append(c)
    return "".join(out)


def main():
    print("# raw<TAB>clean; \\uXXXX, \\t and \\\\ are escapes; written by cleaning.py")
    for raw in VECTORS:
        print(escape(raw) + "\t" + escape(clean(raw)))
    mapping = character_map()
    for code in sorted(map(ord, mapping)):
        raw = "\u0628" + chr(code) + "\u0628"
        print("".join("\\u%04x" % ord(c) for c in raw) + "\t" + escape(clean(raw)))


if __name__ == "__main__":
    sys.exit(main())
