"""One article of a harbour fire with nested and overlapping evidence, and its tables: correct Arabic of our own."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newsanalysis.tables import conform

OPEN = float("inf")
TEXT = (
    "نقلت وكالة النهر عن الدفاع المدني قوله إن الوزير أعلن مقتل 27 عاملا، بينهم مهندسان، وإصابة أكثر من 1250 شخصا.\n"
    'وقتل 3 أطفال & جرح <آخرون> في "الحي القديم".'
)
LATER = "خفضت وزارة الصحة الحصيلة إلى 20 قتيلا، وقالت إن عشرات القتلى لم تُعرف هوياتهم."


@pytest.fixture
def articles() -> pd.DataFrame:
    rows = [
        {"article_id": "p1", "outlet": "الميناء", "published": "2024-03-01", "title": "حريق <المرفأ>", "text": TEXT},
        {"article_id": "p2", "outlet": "Harbour News", "published": "2024-03-03", "title": None, "text": LATER},
    ]
    urls = ["https://example.org/news/1?id=2", None]
    return conform(pd.DataFrame(rows).assign(event="حريق المرفأ", url=urls), "articles")


@pytest.fixture
def claims() -> pd.DataFrame:
    outer, inner = "إن الوزير أعلن مقتل 27 عاملا، بينهم مهندسان", "مقتل 27 عاملا، بينهم مهندسان"
    rows = [
        _spans("p1", cue="نقلت", source="الدفاع المدني", via="وكالة النهر")
        | {"claim_id": "p1-c1", "speaker": "الدفاع المدني", "content": outer, "content_spans": _at("p1", outer)},
        _spans("p1", cue="أعلن", source="الوزير")
        | {"claim_id": "p1-c2", "speaker": "الوزير", "content": inner, "content_spans": _at("p1", inner)}
        | {"stance": "announce", "parent_id": "p1-c1"},
        _spans("p2", cue="قالت", source="وزارة الصحة") | {"claim_id": "p2-c1", "speaker": "الدفاع المدني"},
    ]
    return conform(pd.DataFrame(rows).fillna({"stance": "say"}).assign(quotation="indirect"), "claims")


@pytest.fixture
def figures() -> pd.DataFrame:
    rows = [
        _figure("p1-f1", "p1", "27", 27, counted="عاملا", claim_id="p1-c2", source="الوزير"),
        _figure("p1-f2", "p1", "مهندسان", 2, claim_id="p1-c2", part_of="p1-f1", form="dual"),
        _figure("p1-f3", "p1", "1250", 1250, counted="شخصا", measure="injured", qualifier="more_than", high=OPEN)
        | {"claim_id": "p1-c1"},
        _figure("p1-f4", "p1", "3", 3, counted="أطفال", group="children"),
        _figure("p2-f1", "p2", "20", 20, counted="قتيلا", claim_id="p2-c1"),
        _figure("p2-f2", "p2", "عشرات", None, counted="القتلى", qualifier="vague", low=20, high=99),
    ]
    return conform(pd.DataFrame(rows), "figures")


@pytest.fixture
def problems() -> pd.DataFrame:
    row = {"file": "march.csv", "row": 3, "problem": "no text", "remedy": "fill in the column text"}
    return conform(pd.DataFrame([row]), "problems")


def _text(article: str) -> str:
    return TEXT if article == "p1" else LATER


def _at(article: str, needle: str) -> str:
    start = _text(article).index(needle)
    return f"{start}-{start + len(needle)}"


def _spans(article: str, **needles: str) -> dict[str, Any]:
    row: dict[str, Any] = {"article_id": article}
    for name, needle in needles.items():
        start = _text(article).index(needle)
        row |= {name: needle, f"{name}_start": start, f"{name}_end": start + len(needle)}
    return row


def _figure(figure_id: str, article: str, expr: str, value: float | None, **known: Any) -> dict[str, Any]:
    counted = {"counted": known.pop("counted")} if "counted" in known else {}
    row = {"figure_id": figure_id, "value": value, "low": value, "high": value, "form": "digits", "kind": "count"}
    return row | {"measure": "killed", "qualifier": "exact"} | _spans(article, expr=expr, **counted) | known
