"""The errors of a scored extraction, each in its sentence."""

from __future__ import annotations

import pandas as pd

from newsanalysis.scores import ERRORS, Scores
from newsanalysis.show.arabic import ARABIC, RIGHT
from newsanalysis.show.marks import Mark
from newsanalysis.show.table import TableView, rtl_table
from newsanalysis.show.words import Language, label

PLACE = "background-color: rgba(213, 94, 0, 0.30); border-bottom: 2px solid rgb(213, 94, 0)"
AROUND = 120  # characters of the text on either side of the place, less where a line or the text ends


def errors_view(
    scores: Scores, articles: pd.DataFrame, what: str | None = None, *, limit: int = 20, lang: Language = "en"
) -> TableView:
    """The errors of `scores` (from `evaluate.score`) in the text of `articles` (article_id, text), the place marked.

    `what` chooses: ``"figure"`` or ``"claim"``, or one kind of error (``"claim missed"``, ``"figure source"`` …, see
    `scores.ERRORS`). At most `limit` are shown, taken evenly from all so that no article fills the table; it says how
    many are not. The note names what was found and what the gold has, or for a miss and an extra the value or stance.
    Raises ``ValueError`` for another `what`, and where an error is in an article that is not in `articles`.
    """
    errors = _chosen(scores.errors, what)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    if unknown := sorted(set(errors["article_id"]) - set(texts)):
        raise ValueError(f"there are errors in article {unknown[0]!r}, which is not among the articles")
    errors = _evenly(errors, limit)
    spans = zip(errors["article_id"], errors["start"], errors["end"], strict=True)
    places = [("", []) if pd.isna(start) else _place(texts[name], start, end) for name, start, end in spans]
    shown = pd.DataFrame(
        {
            "error": [_name(kind, lang) for kind in errors["what"]],
            "note": [_from_the_right(note) for note in errors["note"]],
            "context": [context for context, _ in places],
            "article_id": errors["article_id"].tolist(),
        },
        dtype="str",
    )
    return rtl_table(shown, lang=lang, limit=limit, marks={"context": [marks for _, marks in places]})


def _chosen(errors: pd.DataFrame, what: str | None) -> pd.DataFrame:
    if what is None:
        return errors
    if what in ("figure", "claim"):
        return errors[errors["what"].str.startswith(f"{what} ")]
    if what not in ERRORS:
        raise ValueError(f"what is {what!r}: expected 'figure', 'claim' or one of {', '.join(map(repr, ERRORS))}")
    return errors[errors["what"] == what]


def _evenly(errors: pd.DataFrame, limit: int) -> pd.DataFrame:
    """`errors` with `limit` of them, evenly spread over the rows, before the others."""
    if limit <= 0 or len(errors) <= limit:
        return errors
    first = [place * len(errors) // limit for place in range(limit)]
    return pd.concat([errors.iloc[first], errors.drop(errors.index[first])])


def _place(text: str, start: int, end: int) -> tuple[str, list[Mark]]:
    """The text around a place, cut at words and at the ends of its line, and the mark in it."""
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    if len(before) == AROUND:
        before = "… " + before.partition(" ")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    return before + text[start:end] + after, [Mark(len(before), len(before) + end - start, PLACE)]


def _from_the_right(note: str) -> str:
    """A note that quotes Arabic, told to run with it: ``None for 'وزارة «الصحة»'`` would lose its last marks."""
    return RIGHT + note if ARABIC.search(note) else note


def _name(kind: str, lang: Language) -> str:
    """``figure source`` in words."""
    item, field = kind.split(" ")
    section = "error" if field in ("missed", "extra") else "columns"
    return f"{label('columns', f'{item}_id', lang)}: {label(section, field, lang)}"
