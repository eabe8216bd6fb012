"""Mine the words of distance marks from newspapers: python scripts/mine_terms.py FOLDER

FOLDER holds articles as .txt files, or as zips of JSON arrays with a `content` field. Prints, each by frequency:

- so called: the words after ما and من that begin `ما يسمى`, `ما أسماه`, `ما وصفته`, with the word behind them;
- doubting: adjectives of doubt, and the words before them;
- naming: the word before a short quotation, where what is quoted hardly stands in the text without marks;
- loaded: the first and the last word of short quotations that are common without marks too, behind no naming word.

The lists of `newsanalysis/lexicon/terms.toml` are these, read through and sorted by hand. Only words and counts come out,
never text.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from mine_cues import texts

from newsanalysis.lexicon.distance import doubting, group
from newsanalysis.text import Document, document

CALLING = (
    "سم",
    "يسم",
    "تسم",
    "اسم",
    "وصف",
    "يصف",
    "تصف",
    "عرف",
    "يعرف",
    "تعرف",
    "يطلق",
    "اطلق",
    "زعم",
    "يزعم",
    "تزعم",
    "اعتبر",
)
LONGEST = 4  # words of a quotation that is looked at
SHARE_OF_NAMES = 0.3  # of a name's occurrences at least this part stands in quotation marks
SHARE_OF_WORDS = 0.12  # of a common word's at most this
SHOWN = 500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="articles: .txt files, or zips of JSON arrays with a `content` field")
    for name, counter in mine(document(text) for text in texts(parser.parse_args().folder)).items():
        print(f"# {name}", file=sys.stdout)  # noqa: T201
        print("  ".join(f"{word} {n}" for word, n in counter.most_common(SHOWN)))  # noqa: T201


def mine(documents: Iterable[Document]) -> dict[str, Counter[str]]:
    """The counters of all lists."""
    words: Counter[str] = Counter()
    called: Counter[str] = Counter()
    doubted: Counter[str] = Counter()
    quoted: list[tuple[str, str, str]] = []
    for doc in documents:
        words.update(doc.forms)
        for before, form, following in zip(["", *doc.forms], doc.forms, [*doc.forms[1:], ""], strict=False):
            if before in ("ما", "من", "بما", "لما", "فيما", "عما", "مما") and form.startswith(CALLING):
                called[f"{before} {form} {following}"] += 1
            if form in doubting():
                doubted[f"{before} {form}"] += 1
        quoted.extend(_short_quotations(doc))
    heads = Counter(first for _, first, _ in quoted)
    naming = Counter(before for before, first, _ in quoted if heads[first] >= SHARE_OF_NAMES * words[first])
    known = group("naming")
    ends = Counter(word for before, *ends in quoted if before not in known for word in set(ends))
    loaded = Counter({word: n for word, n in ends.items() if n > 1 and n <= SHARE_OF_WORDS * words[word]})
    return {"so called": called, "doubting": doubted, "naming": naming, "loaded": loaded}


def _short_quotations(doc: Document) -> Iterable[tuple[str, str, str]]:
    """The word before each short quotation, its first and its last word."""
    for quotation in doc.quotes:
        inner = doc.tokens_in(quotation.inner_start, quotation.inner_end)
        if quotation.closed and 0 < len(inner) <= LONGEST and all(doc.forms[j][0].isalpha() for j in inner):
            before = doc.forms[inner[0] - 2] if inner[0] > 1 else ""
            yield before, doc.forms[inner[0]], doc.forms[inner[-1]]


if __name__ == "__main__":
    main()
