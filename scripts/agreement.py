"""How well the two readings of the gold agree.

usage: python scripts/agreement.py [CORPUS]

CORPUS (default: corpus) holds `gold/first` and `gold/second`. The articles that both have read are compared: with the scores
of `newsanalysis.evaluate`, the first reading as gold and the second as prediction, and with Krippendorff's alpha for the
fields that hold one of a few words, over the items that both readings have. Prints a table, writes `gold/agreement.csv`.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from newsanalysis.evaluate import score
from newsanalysis.read import read

Reading = list[dict[str, Any]]
Row = tuple[str, str, float, int]  # field, measure, value, n

FIGURE_SPANS, CLAIM_SPANS = ("expr", "counted", "source"), ("cue", "source", "via")
FIGURE_WORDS, CLAIM_WORDS = ("qualifier", "kind", "measure", "group"), ("stance", "quotation")
HEADER = ("field", "measure", "value", "n")


def main(corpus: Path) -> None:
    """Compare the readings of `corpus`; print and write the agreement."""
    second = load(corpus / "gold" / "second")
    both = {article["article_id"] for article in second}
    first = [article for article in load(corpus / "gold" / "first") if article["article_id"] in both]
    articles = read(corpus).articles
    rows = list(agreement(articles[articles["article_id"].isin(both)], first, second))
    with (corpus / "gold" / "agreement.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows((name, measure, f"{value:.3f}", n) for name, measure, value, n in rows)
    sys.stdout.write(f"{len(both)} articles\n")
    sys.stdout.writelines(f"{name:<34}{measure:<10}{value:>6.3f}{n:>6}\n" for name, measure, value, n in rows)


def load(folder: Path) -> Reading:
    """One reading: the standoff files of a folder, by article."""
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]


def agreement(articles: pd.DataFrame, first: Reading, second: Reading) -> Iterator[Row]:
    """The measures of agreement, as (field, measure, value, n); n is what a value is over.

    That is the items of both readings for an F1, the gold items for a recall, and the items that both have for an accuracy or an
    alpha. An alpha where all items have the same value is left out.
    """
    scores = score(articles, first, figures_of(second), claims_of(second)).to_frame()
    yield from _rows(scores, "figure")
    yield from _alphas("figure", FIGURE_WORDS, pairs(first, second, "figures", "expr"))
    yield from _rows(scores, "claim")
    yield from _alphas("claim", CLAIM_WORDS, pairs(first, second, "claims", "cue"))


def alpha(units: Iterable[Iterable[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal data; `None` where no two values differ, for which it is not defined.

    A unit holds the values that its readers gave it, in any order; fewer than two cannot be paired and do not count.
    After Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C, nominal metric:
    alpha = 1 - (n - 1) * sum(o_ck) / sum(n_c * n_k) over the pairs of different values c and k, where o_ck counts
    each pair of values in a unit of m values as 1 / (m - 1), and n_c is the sum of o_ck over all k.
    https://repository.upenn.edu/asc_papers/43
    """
    coincidences: Counter[tuple[Hashable, Hashable]] = Counter()
    for unit in units:
        values = list(unit)
        for i, value in enumerate(values):
            for j, other in enumerate(values):
                if i != j:
                    coincidences[value, other] += 1 / (len(values) - 1)  # type: ignore[assignment]
    totals: Counter[Hashable] = Counter()
    for (value, _), weight in coincidences.items():
        totals[value] += weight
    n = sum(totals.values())
    observed = sum(weight for (value, other), weight in coincidences.items() if value != other)
    expected = n * n - sum(total * total for total in totals.values())
    return 1 - (n - 1) * observed / expected if expected else None


def pairs(first: Reading, second: Reading, what: str, anchor: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The items of both readings whose anchors overlap, each once; of several the one that overlaps most."""
    others = {article["article_id"]: list(article[what]) for article in second}
    found = []
    for article in first:
        free = others[article["article_id"]]
        for item in article[what]:
            nearest = max(free, key=lambda other: _shared(item[anchor], other[anchor]), default=None)
            if nearest is not None and _shared(item[anchor], nearest[anchor]) > 0:
                found.append((item, nearest))
                free.remove(nearest)
    return found


def figures_of(reading: Reading) -> pd.DataFrame:
    """A reading's figures as the table that an extraction gives."""
    rows = []
    for article in reading:
        ids = {_place(figure["expr"]): _id(article, "f", i) for i, figure in enumerate(article["figures"])}
        for figure in article["figures"]:
            row = {name: figure[name] for name in (*FIGURE_WORDS, "value", "low", "high", "form")}
            whole = figure["part_of"] and ids[_place(figure["part_of"])]
            own = {"figure_id": ids[_place(figure["expr"])], "article_id": article["article_id"], "part_of": whole}
            rows.append(own | row | _spans(figure, FIGURE_SPANS))
    return pd.DataFrame(rows)


def claims_of(reading: Reading) -> pd.DataFrame:
    """A reading's claims as the table that an extraction gives."""
    rows = []
    for article in reading:
        for i, claim in enumerate(article["claims"]):
            row = {name: claim[name] for name in (*CLAIM_WORDS, "speaker")}
            row |= {"claim_id": _id(article, "c", i), "article_id": article["article_id"]}
            row["content"] = " … ".join(part["text"] for part in claim["content"])
            row["content_spans"] = ";".join(f"{part['start']}-{part['end']}" for part in claim["content"])
            rows.append(row | _spans(claim, CLAIM_SPANS))
    return pd.DataFrame(rows)


def _spans(item: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for name in names:
        span = item[name] or {"start": None, "end": None, "text": None}
        cells |= {name: span["text"], f"{name}_start": span["start"], f"{name}_end": span["end"]}
    return cells


def _rows(scores: pd.DataFrame, item: str) -> Iterator[Row]:
    of_item = scores["field"].str.startswith(item)
    for name, measure, value, n in scores[of_item & (scores["measure"] != "recall")].itertuples(index=False):
        yield name, measure, value, int(n)


def _alphas(table: str, names: Iterable[str], matched: list[tuple[dict[str, Any], dict[str, Any]]]) -> Iterator[Row]:
    for name in names:
        value = alpha((a[name], b[name]) for a, b in matched)
        if value is not None:
            yield f"{table} {name}", "alpha", value, len(matched)


def _id(article: dict[str, Any], letter: str, place: int) -> str:
    return f"{article['article_id']}:{letter}{place}"


def _place(span: dict[str, Any]) -> tuple[int, int]:
    return span["start"], span["end"]


def _shared(a: dict[str, Any], b: dict[str, Any]) -> int:
    return min(a["end"], b["end"]) - max(a["start"], b["start"])


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    main(Path(*sys.argv[1:] or ["corpus"]))
