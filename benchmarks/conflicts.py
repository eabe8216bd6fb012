"""The conflicts that the comparison finds against those that a reader noted in the bundled corpus.

usage: python benchmarks/conflicts.py [--errors]

Twice: on the tables of the gold annotation, which shows the comparison alone, and on extracted tables. A noted pair names
two expressions by their words, so that any pair of figures with these words in these articles is taken for it, and one of
the noted kind where there are several. The gold notes what a reader came upon and is no list of all pairs: precision and recall
are within the noted pairs, and since every pair of a measure is given some kind, recall is easily high.
The rules were written with these pairs in view: on other texts the kinds are right less often.
"""

from __future__ import annotations

import argparse
from typing import Any

import pandas as pd
from gold_tables import CORPUS, gold_tables

import newsanalysis as na
from newsanalysis.analyse.conflicts import KINDS
from newsanalysis.noted import NOTHING


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="list every noted pair that is missed or of another kind")
    arguments = parser.parse_args()
    for title, tables in (("gold tables", gold_tables()), ("extracted tables", na.extract(na.bundled()))):
        noted, found = score(tables)
        print(summary(title, noted, found))
        if arguments.errors:
            print(errors(noted).to_string(index=False), "\n")


def score(tables: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The noted pairs with the kind that was found for each, and all pairs found."""
    known = pd.read_csv(CORPUS / "actors.csv", dtype="str")
    joined = na.identify(tables, na.actors(tables.claims, tables.figures, tables.articles, known))
    found = na.conflicts(joined.figures, joined.claims, joined.articles, actors=known)
    return na.noted_conflicts(found, joined.figures), found


def summary(title: str, noted: pd.DataFrame, found: pd.DataFrame) -> str:
    there = noted["found"] != NOTHING
    right = (noted["found"] == noted["kind"])[there].mean()
    explained = noted[(noted["found"] == "open") & (noted["kind"] != "open")]
    wrongly = noted["conflict"] & ~noted["kind"].isin(["open", "correction"])
    lines = [
        f"{title}: {len(noted)} noted pairs, {there.sum()} found ({there.mean():.1%}), {right:.1%} of the right kind",
        f"  open for us, explained by the gold: {len(explained)}; explained by the gold and called a conflict: {wrongly.sum()}",
        f"  {len(found)} pairs in all, {found['conflict'].sum()} conflicts; "
        + ", ".join(f"{kind} {(found['kind'] == kind).sum()}" for kind in KINDS),
        na.conflict_scores(noted).round(3).to_string(),
        pd.crosstab(noted["kind"], noted["found"]).to_string(),
        "",
    ]
    return "\n".join(lines)


def errors(noted: pd.DataFrame) -> pd.DataFrame:
    wrong = noted[noted["found"] != noted["kind"]]
    return wrong.sort_values(["kind", "found"])[["kind", "found", "article_a", "expr_a", "article_b", "expr_b", "what"]]


if __name__ == "__main__":
    main()
