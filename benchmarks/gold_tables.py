"""The gold annotation as the tables that a perfect extraction would return, so that comparing is measured by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

import newsanalysis as na
from newsanalysis.extract.article import COLUMNS, extract_article
from newsanalysis.tables import conform, content_spans

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
VAGUE = {"عشرات الآلاف": (20_000, 99_999), "مئات الآلاف": (200_000, 999_999)}
LAST = {"عشرات": (20, 99), "مئات": (200, 999), "آلاف": (2_000, 9_999), "ملايين": (2e6, 1e7 - 1)}
SPANS = {"figures": ("expr", "counted", "source"), "claims": ("cue", "source", "via")}


@dataclass(frozen=True)
class Gold:
    """Tables of `newsanalysis.tables` made of the gold annotation."""

    articles: pd.DataFrame
    claims: pd.DataFrame
    figures: pd.DataFrame


def gold_tables(reading: str = "first") -> Gold:
    """The tables of the bundled corpus' gold. Where a figure was and when it was said, which the gold does not
    annotate, are taken from the extraction, which reads them from the text."""
    articles = na.bundled().articles
    known = articles.set_index("article_id")
    claims: list[dict[str, Any]] = []
    figures: list[dict[str, Any]] = []
    for annotated in na.load_gold(CORPUS / "gold" / reading):
        name = annotated["article_id"]
        row = known.loc[name]
        more, fewer = _article(annotated, str(row["text"]), row["published"].date())
        claims += more
        figures += fewer
    return Gold(articles, conform(pd.DataFrame(claims), "claims"), conform(pd.DataFrame(figures), "figures"))


def _article(annotated: dict[str, Any], text: str, published: dt.date) -> tuple[list[Any], list[Any]]:
    name = annotated["article_id"]
    read = extract_article(name, text, published)
    said, counted = (
        [dict(zip(COLUMNS[table], row, strict=True)) for row in getattr(read, table)] for table in ("claims", "figures")
    )
    days = {row["cue_start"]: row["said_on"] for row in said}
    where = {row["expr_start"]: row for row in counted}
    claims = []
    for k, claim in enumerate(annotated["claims"], 1):
        row = _flat(claim, "claims") | {"claim_id": f"{name}:c{k}", "article_id": name}
        row["content_spans"] = ";".join(f"{part['start']}-{part['end']}" for part in claim["content"]) or None
        row["content"] = " … ".join(part["text"] for part in claim["content"]) or None
        row["said_on"] = days.get(row["cue_start"])
        claims.append(row)
    ids = {figure["expr"]["start"]: f"{name}:f{k}" for k, figure in enumerate(annotated["figures"], 1)}
    figures = []
    for figure in annotated["figures"]:
        row = _flat(figure, "figures") | {"figure_id": ids[figure["expr"]["start"]], "article_id": name}
        row["part_of"] = ids.get((figure["part_of"] or {}).get("start"))
        row["low"], row["high"] = _interval(figure)
        extracted = where.get(row["expr_start"], {})
        row |= {column: extracted.get(column) for column in ("unit", "place", "as_of")}
        row["claim_id"] = _claim_of(row, claims)
        figures.append(row)
    return claims, figures


def _flat(item: dict[str, Any], table: str) -> dict[str, Any]:
    row = {name: value for name, value in item.items() if name not in (*SPANS[table], "content", "part_of")}
    for name in SPANS[table]:
        span = item[name] or {}
        row |= {name: span.get("text"), f"{name}_start": span.get("start"), f"{name}_end": span.get("end")}
    return row


def _interval(figure: dict[str, Any]) -> tuple[float, float]:
    from newsanalysis.extract.records import interval

    if figure["qualifier"] == "between":
        return figure["low"], figure["high"]
    if figure["qualifier"] == "vague":
        words = figure["expr"]["text"].replace(" ا", " ا")
        whole = next(
            (ends for phrase, ends in VAGUE.items() if phrase.replace("ال", "") in words.replace("ال", "")), None
        )
        return whole or next(ends for word, ends in LAST.items() if word in words)
    return interval(figure["qualifier"], figure["value"])


def _claim_of(figure: dict[str, Any], claims: list[dict[str, Any]]) -> str | None:
    """The innermost claim that the figure stands in."""
    if figure["source"] is None:
        return None
    found = []
    for claim in claims:
        spans = content_spans(claim["content_spans"] or "")
        if any(start <= figure["expr_start"] < end for start, end in spans):
            found.append((sum(end - start for start, end in spans), claim["claim_id"]))
    return min(found)[1] if found else None
