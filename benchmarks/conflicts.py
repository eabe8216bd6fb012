"""The conflicts that the comparison finds against those that a reader noted in the bundled corpus.

usage: python benchmarks/conflicts.py [--errors]

Twice: on the tables of the gold annotation, which shows the comparison alone, and on extracted tables. A noted pair names
two expressions by their words, so that any pair of figures with these words in these articles is taken for it, and one of
the noted kind where there are several. The gold notes what a reader came upon and is no list of all pairs: there is no
precision, only what was noted otherwise, and since every pair of a measure is given some kind, recall is easily high.
The rules were written with these pairs in view: on other texts the kinds are right less often.
"""

from __future__ import annotations

import argparse
from typing import Any

import pandas as pd
from gold_tables import CORPUS, gold_tables

import newsanalysis as na
from newsanalysis.analyse.actors import actors, identify
from newsanalysis.analyse.conflicts import KINDS, conflicts


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="list every noted pair that is missed or of another kind")
    arguments = parser.parse_args()
    for title, tables in (("gold tables", gold_tables()), ("extracted tables", na.extract(na.bundled()))):
        scored = score(tables)
        print(summary(title, *scored))
        if arguments.errors:
            print(errors(scored[0]).to_string(index=False), "\n")


def score(tables: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The noted pairs with the kind that was found for each, and all pairs found."""
    known = pd.read_csv(CORPUS / "actors.csv", dtype="str")
    joined = identify(tables, actors(tables.claims, tables.figures, tables.articles, known))
    found = conflicts(joined.figures, joined.claims, joined.articles, actors=known)
    pairs: dict[frozenset[str], tuple[str, bool]] = {}
    for row in found.itertuples():
        kind = "open" if row.kind == "different_source" else str(row.kind)  # the gold has one word for both
        pairs[frozenset((str(row.figure_id_a), str(row.figure_id_b)))] = kind, bool(row.conflict)
    noted = pd.read_csv(CORPUS / "gold" / "conflicts.csv", dtype="str")
    gold = gold_tables().figures
    answers = [_answer(row, gold, joined.figures, pairs) for row in noted.itertuples()]
    return noted.assign(found=[kind for kind, _ in answers], conflict=[open_ for _, open_ in answers]), found


def _answer(
    row: Any, gold: pd.DataFrame, figures: pd.DataFrame, pairs: dict[frozenset[str], tuple[str, bool]]
) -> tuple[str | None, bool]:
    """The kind of the first pair that has these words; the noted one, where several have them and one is right."""
    sides = [_places(gold, row.article_a, row.expr_a), _places(gold, row.article_b, row.expr_b)]
    kinds = [
        pairs[pair]
        for a in sides[0].itertuples()
        for b in sides[1].itertuples()
        if row.measure in (a.measure, b.measure)
        for first in _at(figures, a)
        for second in _at(figures, b)
        if (pair := frozenset((first, second))) in pairs
    ]
    return max(kinds, key=lambda answer: answer[0] == row.kind, default=(None, False))


def _places(gold: pd.DataFrame, article: str, expr: str) -> pd.DataFrame:
    return gold[(gold["article_id"] == article) & (gold["expr"] == expr)]


def _at(figures: pd.DataFrame, place: Any) -> list[str]:
    there = figures[
        (figures["article_id"] == place.article_id)
        & (figures["expr_start"] < place.expr_end)
        & (figures["expr_end"] > place.expr_start)
    ]
    return there["figure_id"].tolist()


def summary(title: str, noted: pd.DataFrame, found: pd.DataFrame) -> str:
    there = noted[noted["found"].notna()]
    right = (there["found"] == there["kind"]).mean()
    explained = noted[(noted["found"] == "open") & (noted["kind"] != "open")]
    lines = [
        f"{title}: {len(noted)} noted pairs, {len(there)} found ({len(there) / len(noted):.1%}), {right:.1%} of the right kind",
        f"  open for us, explained by the gold: {len(explained)}, of them {explained['conflict'].sum()} called a conflict",
        f"  {len(found)} pairs in all, {found['conflict'].sum()} conflicts; "
        + ", ".join(f"{kind} {(found['kind'] == kind).sum()}" for kind in KINDS),
        pd.crosstab(noted["kind"], noted["found"].fillna("missed")).to_string(),
        "",
    ]
    return "\n".join(lines)


def errors(noted: pd.DataFrame) -> pd.DataFrame:
    wrong = noted[noted["found"] != noted["kind"]].fillna({"found": "missed"})
    return wrong.sort_values(["kind", "found"])[["kind", "found", "article_a", "expr_a", "article_b", "expr_b", "what"]]


if __name__ == "__main__":
    main()
