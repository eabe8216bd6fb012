"""Grades in the manner of Airwars, on cases of our own."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newsanalysis.analyse import grade
from newsanalysis.analyse.grades import COLUMNS, GRADES
from newsanalysis.tables import conform

STRIKE = {"text": "قتل 27 شخصا في غارة على السوق.", "expr": "27"}
MORE = {"text": "قتل 31 شخصا في غارة على السوق.", "expr": "31"}
MINISTRY, MEDICS = {"speaker": "وزارة الصحة"}, {"speaker": "المسعفون"}


def graded(tables: dict[str, pd.DataFrame]) -> pd.Series:
    table = grade(**tables)
    assert len(table) == 1
    return table.iloc[0]


def with_claim(tables: dict[str, pd.DataFrame], text: str, speaker: str, stance: str) -> dict[str, pd.DataFrame]:
    """The tables with one article more, that reports what somebody says of who did it."""
    name = f"x{len(tables['articles'])}"
    article = {"article_id": name, "outlet": "النهر", "published": "2024-05-02", "text": text, "event": "فيضان"}
    claim = {"claim_id": name, "article_id": name, "speaker": speaker, "stance": stance, "cue": text.split()[0]}
    claim |= {"cue_start": 0, "cue_end": len(text.split()[0])}
    return {
        "figures": tables["figures"],
        "claims": conform(pd.concat([tables["claims"], pd.DataFrame([claim])]), "claims"),
        "articles": conform(pd.concat([tables["articles"].astype(object), pd.DataFrame([article])]), "articles"),
    }


def test_one_source_is_weak_and_two_are_fair(tell: Any) -> None:
    assert graded(tell(STRIKE | MINISTRY))["grade"] == "weak"
    row = graded(tell(STRIKE | MINISTRY, MORE | MEDICS))
    assert row["grade"] == "fair" and row["sources"] == 2 and row["speakers"] == ["المسعفون", "وزارة الصحة"]
    assert (row["low"], row["high"]) == (27, 31)


def test_copies_of_one_report_are_one_source(tell: Any) -> None:
    row = graded(tell(STRIKE | MINISTRY | {"via": "وكالة النهر"}, STRIKE | MEDICS | {"via": "وكالة النهر"}))
    assert row["grade"] == "weak"


def test_only_combatants_are_discounted(tell: Any) -> None:
    assert graded(tell(STRIKE | MINISTRY | {"group": "militants"}))["grade"] == "discounted"


def test_accused_and_denied_is_contested(tell: Any) -> None:
    tables = with_claim(tell(STRIKE | MINISTRY), "اتهمت المنظمة الجيش بشن الغارة.", "المنظمة", "accuse")
    assert graded(tables)["grade"] == "weak"
    assert graded(with_claim(tables, "نفى الجيش شن الغارة.", "الجيش", "deny"))["grade"] == "contested"


def test_who_owns_up_confirms(tell: Any) -> None:
    tables = with_claim(tell(STRIKE | MINISTRY), "أعلن الجيش مسؤوليته عن الغارة.", "الجيش", "announce")
    row = graded(tables)
    assert row["grade"] == "confirmed" and "الجيش" in row["reason"]


def test_a_flood_has_no_grade(tell: Any) -> None:
    row = graded(tell({"text": "قتل 27 شخصا في السيول.", "expr": "27"} | MINISTRY))
    assert pd.isna(row["grade"]) and "no strike" in row["reason"]


def test_a_contested_civilian_status_counts_nought_at_least(tell: Any) -> None:
    row = graded(tell(STRIKE | MINISTRY | {"group": "civilians"}, MORE | MEDICS | {"group": "militants"}))
    assert row["low"] == 0


def test_the_columns_and_grades_are_documented(tell: Any) -> None:
    table = grade(**tell(STRIKE | MINISTRY))
    assert table.columns.tolist() == list(COLUMNS)
    assert all(f"``{name}``" in (grade.__doc__ or "") for name in GRADES)
    assert grade(**tell(STRIKE | MINISTRY), event="other").empty


@pytest.mark.parametrize("measure", ["injured", "missing"])
def test_a_measure_without_counts_has_no_row(tell: Any, measure: str) -> None:
    assert grade(**tell(STRIKE | MINISTRY), measure=measure).empty
