"""The pairs of numbers that a reader noted in the bundled corpus, beside what the comparison says of them."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

import pandas as pd

from newsanalysis.annotation import Gold, gold
from newsanalysis.read.collect import bundled_folder

COLUMNS = ["event", "measure", "what", "article_a", "expr_a", "article_b", "expr_b", "kind", "found", "conflict"]
SAME = {"different_source": "open"}  # the reader's list has one word for both
NOTHING = "no pair"  # neither explained nor open: a figure is missing, or the two were not set side by side


def noted_conflicts(
    pairs: pd.DataFrame, figures: pd.DataFrame, noted: pd.DataFrame | None = None, annotated: Gold | None = None
) -> pd.DataFrame:
    """Each noted pair with its ``kind`` as read, and beside it the kind ``found`` in `pairs` (of `conflicts`).

    `noted` has the columns of ``gold/conflicts.csv`` of the bundled corpus, which it is where nothing is given, and
    `annotated` the gold annotation, which tells where the expressions stand in the text; `figures` are those that `pairs`
    were made of. ``found`` is ``no pair`` where no pair has both expressions, and ``open`` for `different_source` too;
    ``conflict`` says whether it was called one. Where several pairs have the same words, one of the noted kind is taken.

    The list is of what a reader came upon and not of all pairs: it says which of the noted pairs are read as the
    reader read them, and not how many of all pairs are right. Raises ``FileNotFoundError`` where the installation lacks
    the corpus.
    """
    if noted is None:
        noted = pd.read_csv(bundled_folder() / "gold" / "conflicts.csv", dtype="str")
    places = _places(gold() if annotated is None else annotated)
    spans = {
        str(article): list(zip(own["expr_start"], own["expr_end"], own["figure_id"], strict=True))
        for article, own in figures.groupby("article_id")
    }
    kinds = {
        frozenset((str(row.figure_id_a), str(row.figure_id_b))): (
            SAME.get(str(row.kind), str(row.kind)),
            bool(row.conflict),
        )
        for row in pairs.itertuples()
    }
    answers = []
    for row in noted.to_dict("records"):
        first, second = (_at(spans, places, row[f"article_{side}"], row[f"expr_{side}"]) for side in "ab")
        answers.append(_answer(row["kind"], first, second, kinds))
    found = noted.assign(found=[kind for kind, _ in answers], conflict=[conflict for _, conflict in answers])
    return found[COLUMNS]


def conflict_scores(noted: pd.DataFrame) -> pd.DataFrame:
    """Precision and recall of `conflicts` against the noted pairs: a row a kind, ``all`` kinds, what was called a ``conflict``.

    `noted` is what `noted_conflicts` returns. ``noted`` is how many pairs the reader gave the kind, ``found`` how many the
    comparison gave it, ``right`` how many both did; ``precision`` is the share of the found ones that are right,
    ``recall`` of the noted ones. In the row ``all``, ``found`` are the pairs that were set side by side at all. In the row
    ``conflict`` the noted ones are those that the reader leaves open or calls corrected: its precision falls where a
    pair is reported that the reader explains, its recall also where two intervals meet, which is no conflict.

    Only noted pairs count, since the list does not hold all there are.
    """
    rows: dict[str, dict[str, float]] = {}
    for kind in sorted(noted["kind"].unique()):
        rows[kind] = _counts(noted["kind"] == kind, noted["found"] == kind)
    there, same = noted["found"] != NOTHING, noted["kind"] == noted["found"]
    rows["all"] = _rates(len(noted), int(there.sum()), int(same.sum()))
    rows["conflict"] = _counts(noted["kind"].isin(["open", "correction"]), noted["conflict"].astype(bool))
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("kind")
    return table.astype(dict.fromkeys(("noted", "found", "right"), "int64"))


def _counts(read: pd.Series[bool], found: pd.Series[bool]) -> dict[str, float]:
    return _rates(int(read.sum()), int(found.sum()), int((read & found).sum()))


def _rates(noted: int, found: int, right: int) -> dict[str, float]:
    precision, recall = right / found if found else nan, right / noted if noted else nan
    return {"noted": noted, "found": found, "right": right, "precision": precision, "recall": recall}


def _answer(
    kind: str, first: list[str], second: list[str], kinds: Mapping[frozenset[str], tuple[str, bool]]
) -> tuple[str, bool]:
    """What was found for a noted pair; one of its own kind, where several pairs have its words."""
    there = [kinds[pair] for a in first for b in second if (pair := frozenset((a, b))) in kinds]
    return max(there, key=lambda answer: answer[0] == kind, default=(NOTHING, False))


def _places(annotated: Gold) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Article and expression → where it stands in the text."""
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for article in annotated:
        for figure in article["figures"]:
            expr = figure["expr"]
            places.setdefault((article["article_id"], expr["text"]), []).append((expr["start"], expr["end"]))
    return places


def _at(
    spans: Mapping[str, list[tuple[int, int, str]]],
    places: Mapping[tuple[str, str], list[tuple[int, int]]],
    article: str,
    expr: str,
) -> list[str]:
    """The figures that stand where the article has the expression."""
    return [
        figure
        for start, end in places.get((article, expr), ())
        for first, last, figure in spans.get(article, ())
        if first < end and start < last
    ]
