"""The table to explore holds every row, escaped, and loads nothing from elsewhere."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

import newsanalysis as na

FRAME = pd.DataFrame(
    {"article_id": [f"a{i}" for i in range(30)], "expr": ["سبعة <b>"] * 30, "low": [7.0] * 30, "rest": ["x"] * 30}
)


def test_all_rows_are_there_and_text_stays_text() -> None:
    pytest.importorskip("itables")
    view = na.explorer(FRAME, ["article_id", "expr", "low"], lang="ar")
    rows = re.search(r'"data_json": "((?:[^"\\]|\\.)*)"', view.html)
    assert rows is not None
    data = json.loads(json.loads(f'"{rows[1]}"'))
    assert [row[0] for row in data] == FRAME["article_id"].tolist()
    assert "سبعة <b>" not in view.html
    assert 'dir="rtl"' in view.html
    assert repr(view).startswith("30 rows × 3 columns")


def test_numbers_are_shown_as_people_write_them_and_nothing_where_a_word_is_missing() -> None:
    pytest.importorskip("itables")
    frame = pd.DataFrame({"qualifier": ["at_least", None], "low": [1250.0, 2.5], "high": [float("inf"), 3.0]})
    rows = re.search(r'"data_json": "((?:[^"\\]|\\.)*)"', na.explorer(frame).html)
    assert rows is not None
    (first, second) = json.loads(json.loads(f'"{rows[1]}"'))
    assert first[0] == "at least" and second[0] == ""
    assert [cell[0] for cell in first[1:] + second[1:]] == ["1,250", "∞", "2.5", "3"]


def test_nothing_is_loaded_from_another_address_and_the_same_table_gives_the_same_page() -> None:
    pytest.importorskip("itables")
    html = na.explorer(FRAME).html
    assert not re.search(r"(?:src|import|@import)\s*[=(]?\s*[\"']https?:", html)
    assert html == na.explorer(FRAME).html
    assert html != na.explorer(FRAME, table_id="other").html


def test_a_column_that_there_is_not_is_named() -> None:
    with pytest.raises(KeyError, match="nonesuch"):
        na.explorer(FRAME, ["nonesuch"])
