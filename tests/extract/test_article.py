"""The rows of one article."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from newsanalysis.extract.article import COLUMNS, extract_article
from newsanalysis.tables import CLAIMS, FIGURES, check_evidence, conform, validate

TEXT = (
    "أعلنت وزارة الصحة أمس مقتل 27 شخصا، بينهم مدنيان، في مدينة درنة. "
    "وأضافت أن نحو 40 آخرين أصيبوا حتى مساء الثلاثاء. "
    "وبلغت الخسائر ما بين 3 و5 ملايين دولار."
)


def read(article_id, text, published=None):
    """The rows of each table as dictionaries."""
    rows = extract_article(article_id, text, published)
    return [[dict(zip(COLUMNS[name], row, strict=True)) for row in table] for name, table in rows._asdict().items()]


@pytest.fixture(scope="module")
def rows():
    return read("derna-1", TEXT, dt.date(2023, 9, 20))


def test_rows_have_the_columns_of_the_tables(rows):
    claims, figures, _ = rows
    # `speaker_id` is for whoever knows the actors; `why` is for explanations.
    assert all(set(row) == set(CLAIMS) - {"speaker_id"} | {"source_kind", "tone", "why"} for row in claims)
    assert all(set(row) == set(FIGURES) - {"speaker_id"} | {"why"} for row in figures)
    assert len(claims) == 2 and len(figures) == 4


def test_rows_keep_the_contract_and_their_evidence(rows):
    articles = pd.DataFrame({"article_id": ["derna-1"], "text": [TEXT]})
    for name, table in zip(("claims", "figures", "terms"), rows, strict=True):
        frame = validate(conform(pd.DataFrame(table), name), name)
        check_evidence(frame, name, articles)


def test_ids_count_from_one_in_the_order_of_the_text(rows):
    claims, figures, _ = rows
    assert [row["claim_id"] for row in claims] == ["derna-1:c1", "derna-1:c2"]
    assert [row["figure_id"] for row in figures] == [f"derna-1:f{k}" for k in range(1, 5)]
    starts = [row["expr_start"] for row in figures]
    assert starts == sorted(starts)


def test_figures(rows):
    dead, civilians, wounded, losses = rows[1]
    assert (dead["expr"], dead["value"], dead["measure"], dead["place"]) == ("27", 27, "killed", "درنة")
    assert (civilians["expr"], civilians["part_of"], civilians["group"]) == ("مدنيان", "derna-1:f1", "civilians")
    assert (wounded["qualifier"], wounded["low"], wounded["high"]) == ("about", 36, 44)
    assert (wounded["as_of"], dead["as_of"]) == (dt.date(2023, 9, 19), None)
    assert (losses["value"], losses["low"], losses["high"], losses["unit"]) == (None, 3e6, 5e6, "USD")


def test_figures_know_their_claims(rows):
    claims, figures, _ = rows
    assert [row["claim_id"] for row in figures] == ["derna-1:c1", "derna-1:c1", "derna-1:c2", None]
    assert [row["source"] for row in figures] == ["وزارة الصحة"] * 3 + [None]
    assert claims[0]["said_on"] == dt.date(2023, 9, 19)


def test_every_row_says_why(rows):
    assert all(row["why"] for table in rows for row in table)
    assert "killed: مقتل" in rows[1][0]["why"]


def test_without_a_day_of_publication_nothing_is_dated():
    claims, figures, _ = read("derna-1", TEXT)
    assert {row["said_on"] for row in claims} == {row["as_of"] for row in figures} == {None}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "لا أرقام هنا ولا أقوال.", "No Arabic here: 42.", "🙂" * 50])
def test_texts_with_nothing_to_find_or_little(text):
    claims, figures, _ = read("x", text)
    assert claims == []
    assert len(figures) <= 1


def test_line_ends_and_marks_of_the_stored_text_do_not_shift_the_evidence():
    text = "\ufeff\u200fأَعلنت الوزارة\r\nمقتل ٢٧\u200f شخصًا.\r\n"
    (row,) = read("x", text)[1]
    assert text[row["expr_start"] : row["expr_end"]] == row["expr"] == "٢٧"
    assert (row["value"], row["counted"], row["measure"]) == (27, "شخصًا", "killed")
