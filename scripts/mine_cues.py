"""Mine the word lists of reported speech from newspapers: python scripts/mine_cues.py FOLDER

FOLDER holds articles as .txt files or as zips of JSON arrays with a `content` field. Prints, each by frequency, with the
counts that a reader needs to draw the line between signal and noise:

- cues: what stands before أن/إن (with its preposition), before a colon, before a quotation mark;
- adjuncts: the words after في, and after a comma, between a verb of speech and أن;
- attributions: the words after بحسب, وفق and وفقا ل;
- verbal nouns: what follows تم, جرى, عدم, ضرورة and their like;
- finite verbs: forms of which a good part follows a relative pronoun, قد, لم or لن;
- words that begin with ب without being the preposition: frequent, though the rest of the word is not.

The lists in `newsanalysis/lexicon` are these, read through and corrected by hand. Only words and counts come out, never
text.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsanalysis.lexicon.cues import cue_forms
from newsanalysis.lexicon.particles import COMMAS, COMPLEMENTIZERS
from newsanalysis.text import Document, document

PREPOSITIONS = frozenset("الي علي عن من".split())
OPENING = frozenset('"«“')
BEFORE_VERBS = frozenset("الذي التي الذين قد وقد لقد لم ولم لن ولن سوف اللذين اللتين".split())
BEFORE_VERBAL_NOUNS = frozenset(
    "تم يتم وتم سيتم ويتم جري يجري عدم بعدم ضرورة بضرورة اهمية تمت اجل سرعة بسرعة بهدف".split()
)
ATTRIBUTIONS = frozenset("بحسب حسب وفق وفقا طبقا".split())
SHOWN = 400
SHARE_OF_VERBS = 0.08  # of a verb's forms at least this part follows one of BEFORE_VERBS; of a noun's hardly any
SHARE_WITHOUT_BA = 0.25


class Counts(dict[str, Counter[str]]):
    """One counter a list, made as it is needed."""

    def __missing__(self, name: str) -> Counter[str]:
        self[name] = Counter()
        return self[name]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="articles: .txt files, or zips of JSON arrays with a `content` field")
    counts = mine(document(text) for text in texts(parser.parse_args().folder))
    for name, counter in counts.items():
        print(f"# {name}", file=sys.stdout)  # noqa: T201
        print("  ".join(f"{word} {n}" for word, n in counter.most_common(SHOWN)))  # noqa: T201


def texts(folder: Path) -> Iterator[str]:
    """The texts of all articles under `folder`."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".txt":
            yield path.read_text(encoding="utf-8-sig")
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    rows = json.loads(archive.read(name).decode("utf-8-sig"))
                    yield from (row["content"] for row in rows if row.get("content"))


def mine(documents: Iterable[Document]) -> Counts:
    """The counters of all lists."""
    counts = Counts()
    words: Counter[str] = Counter()
    after_verbs: Counter[str] = Counter()
    for doc in documents:
        words.update(doc.forms)
        for before, form, following in zip(["", *doc.forms], doc.forms, [*doc.forms[1:], ""], strict=False):
            _cues(counts, before, form, following)
            if before in BEFORE_VERBS:
                after_verbs[form] += 1
            if before in BEFORE_VERBAL_NOUNS and not form.startswith("ال"):
                counts["verbal nouns"][form] += 1
        _adjuncts(counts, doc)
    known = cue_forms()
    finite = {w: n for w, n in after_verbs.items() if n > 4 and n >= SHARE_OF_VERBS * words[w] and w not in known}
    counts["finite verbs"] = Counter(finite)
    counts["not the preposition ب"] = Counter(
        {w: n for w, n in words.items() if w[0] == "ب" and len(w) > 2 and words[w[1:]] < SHARE_WITHOUT_BA * n}
    )
    return counts


def _cues(counts: Counts, before: str, form: str, following: str) -> None:
    if form in COMPLEMENTIZERS:
        counts["before أن"][before] += 1
    elif form in PREPOSITIONS and following in COMPLEMENTIZERS:
        counts["before a preposition and أن"][f"{before} {form}"] += 1
    elif form == ":":
        counts["before a colon"][before] += 1
    elif form in OPENING:
        counts["before a quotation mark"][before] += 1
    elif before in ATTRIBUTIONS:
        counts["after بحسب and its like"][form] += 1


def _adjuncts(counts: Counts, doc: Document) -> None:
    """What stands between the verb that begins a sentence and its أن."""
    table = cue_forms()
    for first, end in doc.sentences:
        if doc.forms[first] not in table:
            continue
        for j in range(first + 1, min(end, first + 14)):
            form = doc.forms[j]
            if form in COMPLEMENTIZERS or form == ":" or form in OPENING or j + 1 >= end:
                break
            if form == "في":
                counts["after في, before أن"][doc.forms[j + 1]] += 1
            elif form in COMMAS:
                counts["after a comma, before أن"][doc.forms[j + 1]] += 1


if __name__ == "__main__":
    main()
