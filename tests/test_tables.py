from __future__ import annotations

import re
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from newsanalysis.storage import read_tables, write_tables
from newsanalysis.tables import DATE, NUMBER, OFFSET, TABLES, TEXT, TableError, check_evidence, conform, validate

AWKWARD = [
    "NA", "null", "nan", "None", "007", "-0", "1e5", "true", "سطر\nثان", "سطر\r\nثان", "\r", '"', '""', "'", ",;\t",
    " ", "﻿بداية", "2023-09-20", "inf", "=1+1", "قَتِيل", "٢٧", "‏", "a\x00b",
]  # fmt: skip
CELLS: dict[str, st.SearchStrategy[Any]] = {
    TEXT: st.none() | st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    DATE: st.none()
    | st.datetimes(datetime(1000, 1, 1))
    | st.dates().map(lambda day: datetime(2023, day.month, day.day)),
    OFFSET: st.none() | st.integers(0, 2**63 - 1),
    NUMBER: st.none() | st.floats(allow_nan=False),
}


@st.composite
def frames(draw: st.DrawFn) -> tuple[str, pd.DataFrame]:
    table = draw(st.sampled_from(sorted(TABLES)))
    columns = {**TABLES[table], "extra": TEXT, "حقل آخر": TEXT}
    size = draw(st.integers(0, 3))
    cells = {name: draw(st.lists(CELLS[dtype], min_size=size, max_size=size)) for name, dtype in columns.items()}
    return table, conform(pd.DataFrame({name: pd.Series(cells[name], dtype=columns[name]) for name in columns}), table)


@pytest.mark.parametrize("format", ["csv", "parquet"])
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=frames())
def test_a_table_comes_back_exactly_as_it_was_written(format: Any, drawn: tuple[str, pd.DataFrame]) -> None:
    table, frame = drawn
    with tempfile.TemporaryDirectory() as folder:
        write_tables(folder, format, **{table: frame})
        assert_frame_equal(read_tables(folder)[table], frame, check_exact=True)


def test_csv_opens_in_excel_and_is_the_same_on_every_system(tmp_path: Path, articles: pd.DataFrame) -> None:
    written = write_tables(tmp_path, articles=articles)["articles"].read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.endswith(b"\n")
    assert b"\r" not in written


def test_extra_columns_keep_their_dtype_in_parquet_and_are_text_in_csv(tmp_path: Path, articles: pd.DataFrame) -> None:
    articles = articles.assign(words=pd.Series([7]), tags=[["مرفأ", 3]])
    write_tables(tmp_path / "parquet", "parquet", articles=articles)
    write_tables(tmp_path / "csv", "csv", articles=articles)
    from_parquet, from_csv = (read_tables(tmp_path / name)["articles"] for name in ("parquet", "csv"))
    assert from_parquet["words"].tolist() == [7]
    assert from_csv["words"].tolist() == ["7"]
    assert from_parquet["tags"].tolist() == from_csv["tags"].tolist() == ["['مرفأ', 3]"]


def test_a_folder_holds_a_table_once(tmp_path: Path, articles: pd.DataFrame) -> None:
    write_tables(tmp_path, "csv", articles=articles.assign(text="قديم"))
    write_tables(tmp_path, "parquet", articles=articles)
    assert [file.name for file in tmp_path.iterdir()] == ["articles.parquet"]
    assert_frame_equal(read_tables(tmp_path)["articles"], articles)


def test_two_files_of_one_table_are_not_guessed_between(tmp_path: Path, articles: pd.DataFrame) -> None:
    write_tables(tmp_path / "other", "parquet", articles=articles)
    write_tables(tmp_path, "csv", articles=articles)
    (tmp_path / "other" / "articles.parquet").rename(tmp_path / "articles.parquet")
    with pytest.raises(ValueError, match=r"articles\.csv and .*articles\.parquet: .* delete"):
        read_tables(tmp_path)


def test_reading_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no tables here"):
        read_tables(tmp_path)
    (tmp_path / "figures.csv").write_text("figure_id,value\nf1,كثير\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"figures\.csv: .*كثير"):
        read_tables(tmp_path)


def test_writing_refuses_unknown_names(tmp_path: Path, articles: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="expected one of articles, claims, figures, problems"):
        write_tables(tmp_path, claim=articles)
    with pytest.raises(ValueError, match="expected one of csv, parquet"):
        write_tables(tmp_path, "xls", articles=articles)  # type: ignore[arg-type]


def test_valid_tables_are_returned_as_they_are(articles: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> None:
    for table, frame in {**tables, "articles": articles}.items():
        extra = frame.assign(note="يبقى")
        assert validate(extra, table) is extra
        assert validate(conform(pd.DataFrame(), table), table).empty


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("figures", "qualifier", "atleast", "'atleast': expected one of exact, at_least"),
        ("figures", "form", "numeral", "'numeral': expected one of digits"),
        ("figures", "measure", "dead", "'dead': expected one of killed"),
        ("figures", "kind", "sum", "'sum': expected one of count"),
        ("figures", "group", "people", "'people': expected one of civilians"),
        ("claims", "stance", "says", "'says': expected one of say"),
        ("claims", "quotation", "quoted", "'quoted': expected one of direct"),
        ("claims", "content_spans", "3:9", "'3:9': expected start-end"),
        ("claims", "cue", None, "expected a value"),
        ("figures", "low", None, "expected a value"),
        ("figures", "high", 1.0, "1.0: expected a high that is not under low"),
        ("figures", "expr_end", 3, "3: expected an end after expr_start"),
        ("figures", "expr_start", -1, "-1: expected an offset, 0 or more"),
        ("figures", "source_end", None, "expected both source_start and source_end, or neither"),
        ("claims", "via_end", 9, "9: expected both via_start and via_end, or neither"),
    ],
)
def test_a_broken_row_is_named(
    tables: dict[str, pd.DataFrame], table: str, column: str, value: Any, message: str
) -> None:
    frame = tables[table]
    frame.loc[2, column] = value
    key = f"{table[:-1]}_id"
    with pytest.raises(TableError) as caught:
        validate(frame.set_index(pd.Index(range(7, 7 + len(frame)))), table)
    assert str(caught.value).startswith(f"table {table}, row {frame[key][2]}, column {column}: ")
    assert message in str(caught.value)


TERM = {
    "term_id": "port-1:t1", "article_id": "port-1", "term": "المرفأ", "term_start": 54, "term_end": 60,
    "mark": "scare_quotes", "cue": "قصف", "cue_start": 50, "cue_end": 53,
}  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("mark", "irony", "'irony': expected one of scare_quotes"),
        ("term", None, "expected a value"),
        ("term_end", 50, "50: expected an end after term_start"),
    ],
)
def test_a_broken_term_is_named(column: str, value: Any, message: str) -> None:
    assert len(validate(conform(pd.DataFrame([TERM]), "terms"), "terms")) == 1
    frame = conform(pd.DataFrame([TERM | {column: value}]), "terms")
    with pytest.raises(TableError, match=f"^table terms, row port-1:t1, column {column}: .*{re.escape(message)}"):
        validate(frame, "terms")


@pytest.mark.parametrize(("column", "value"), [("source_kind", "expert"), ("tone", "distancing")])
def test_a_column_that_may_be_there_is_checked_where_it_is(
    tables: dict[str, pd.DataFrame], column: str, value: str
) -> None:
    claims = tables["claims"]
    assert column not in claims
    validate(claims.assign(**{column: value}), "claims")
    validate(claims.assign(**{column: pd.Series([None] * len(claims), dtype=TEXT)}), "claims")
    with pytest.raises(TableError, match=f"column {column}: 'odd': expected one of "):
        validate(claims.assign(**{column: "odd"}), "claims")


def test_ids_are_there_and_each_once(tables: dict[str, pd.DataFrame]) -> None:
    figures = tables["figures"]
    with pytest.raises(TableError, match=r"column figure_id: 'port-1-f0': expected each id once \(5 rows in all\)"):
        validate(figures.assign(figure_id="port-1-f0"), "figures")
    with pytest.raises(TableError, match=r"column figure_id: .*expected a value"):
        validate(figures.assign(figure_id=pd.Series([None] * len(figures), dtype=TEXT)), "figures")


def test_a_wrong_dtype_and_a_lacking_column_are_named(tables: dict[str, pd.DataFrame]) -> None:
    with pytest.raises(TableError, match="table figures, column expr_start: dtype is float64, expected Int64"):
        validate(tables["figures"].astype({"expr_start": "float64"}), "figures")
    with pytest.raises(TableError, match="table claims: there is no column cue"):
        validate(tables["claims"].drop(columns="cue"), "claims")


def test_conform_names_the_column_that_does_not_fit() -> None:
    with pytest.raises(ValueError, match="table figures, column value: expected float64"):
        conform(pd.DataFrame({"value": ["عشرات"]}), "figures")


def test_evidence_stands_in_the_text(articles: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> None:
    for table, frame in tables.items():
        assert check_evidence(frame, table, articles) is frame


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("figures", "expr", "28"),
        ("figures", "expr_start", 22),
        ("figures", "source", None),
        ("figures", "article_id", "port-2"),
        ("claims", "cue", "أكدت"),
        ("claims", "content_spans", "0-5"),
        ("claims", "content_spans", "9000-9005"),
        ("claims", "content", None),
    ],
)
def test_evidence_that_does_not_stand_in_the_text_is_named(
    articles: pd.DataFrame, tables: dict[str, pd.DataFrame], table: str, column: str, value: Any
) -> None:
    frame = tables[table]
    frame.loc[0, column] = value
    named = {"expr_start": "expr", "content": "content_spans"}.get(column, column)
    with pytest.raises(TableError, match=rf"^table {table}, row port-1-[cf]0, column {named}: "):
        check_evidence(frame, table, articles)
