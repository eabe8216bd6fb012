"""A figure in the words of its article: the number with its qualifier and what it counts."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pandas as pd

from newsanalysis.lexicon.load import word_list
from newsanalysis.text.fold import MARKS, fold

# A counted noun further off than this stands in another part of the sentence and would drag it into the wording.
NEAR = 30
# A range has no entry among the qualifiers: its ends say it. These words belong to it all the same.
RANGE = ("ما بين", "بين", "من")

# What may stand between a qualifier and its number: `لنحو 20`, `ما لا يقل عن الـ20`.
_CLITICS = re.compile("[\\s\u0640البل]*")
_WORD = re.compile(rf"[\w{MARKS}]+")


def wording(text: str, figure: pd.Series) -> str:
    """The words of one row of the figures table as they stand in its article's `text`, on one line.

    Reads ``expr_start``, ``expr_end``, ``counted_start``, ``counted_end`` and ``qualifier``. Where the offsets do not
    fit the text, the stored ``expr`` is returned. The qualifier itself is known from the table; the lexicon only says
    how far its words reach, so that a phrase missing there shortens the wording and changes nothing else.
    """
    start, end = figure["expr_start"], figure["expr_end"]
    if pd.isna(start) or pd.isna(end) or not 0 <= start < end <= len(text):
        return "" if pd.isna(figure["expr"]) else str(figure["expr"])
    number = (int(start), int(end))
    spans = [number]
    if pd.notna(figure["counted_start"]) and pd.notna(figure["counted_end"]):
        spans.append((int(figure["counted_start"]), int(figure["counted_end"])))
    start, end = _together(sorted(spans), number)
    if pd.notna(figure["qualifier"]) and figure["qualifier"] not in ("exact", "vague"):
        start, end = _qualifier_start(text, start), _qualifier_end(text, end)
        start = min(start, _qualifier_start(text, number[0]))
    return " ".join(text[start:end].split())


def _together(spans: list[tuple[int, int]], number: tuple[int, int]) -> tuple[int, int]:
    """From the first to the last of the spans, or the `number` alone if they stand too far apart."""
    if any(after[0] - before[1] > NEAR for before, after in pairwise(spans)):
        return number
    return spans[0][0], max(end for _, end in spans)


def _qualifier_start(text: str, start: int) -> int:
    """Where the qualifiers that end right before `start` begin; `start` itself if there is none."""
    words = [word for word in _WORD.finditer(text, max(0, start - 60), start) if fold(word[0]) not in ("ال", "ب", "ل")]
    touching = bool(words) and _CLITICS.fullmatch(text, words[-1].end(), start) is not None
    phrases, longest = _phrases("before")
    while words and touching:
        for length in range(min(longest, len(words)), 0, -1):
            folded = [fold(word[0]) for word in words[-length:]]
            first = next((i for i in (0, 1) if _said(folded, i) in phrases), None)
            if first is not None:
                start = words[-length].start() + first
                words = words[:-length]
                break
        else:
            break
    return start


def _said(folded: list[str], clitic: int) -> str:
    """The phrase, without a `و`, `ف`, `ب` or `ل` attached to its first word where `clitic` is 1."""
    if clitic and folded[0][:1] not in ("و", "ف", "ب", "ل"):
        return ""
    return " ".join([folded[0][clitic:], *folded[1:]])


def _qualifier_end(text: str, end: int) -> int:
    """Where the qualifier that begins right after `end` ends; `end` itself if there is none."""
    words = list(_WORD.finditer(text, end, end + 40))
    if not words or text[end : words[0].start()].strip():
        return end
    phrases, longest = _phrases("after")
    for length in range(min(longest, len(words)), 0, -1):
        if " ".join(fold(word[0]) for word in words[:length]) in phrases:
            return words[length - 1].end()
    return end


@cache
def _phrases(place: str) -> tuple[frozenset[str], int]:
    """The folded qualifier phrases that stand ``before`` or ``after`` a number, and the words of the longest."""
    forms = [form for entry in word_list("qualifiers")[place] for form in entry["forms"]]
    forms += RANGE if place == "before" else ()
    phrases = frozenset(" ".join(fold(word) for word in form.split()) for form in forms)
    return phrases, max(len(phrase.split()) for phrase in phrases)
