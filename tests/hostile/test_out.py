"""What leaves the package: no spreadsheet runs it, and it comes back as it was."""

from __future__ import annotations

import csv
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from newsanalysis.extract import extract
from newsanalysis.extract.extraction import extract_frame
from newsanalysis.storage import FORMULA, read_tables, write_tables
from newsanalysis.tables import check_evidence, conform

CELLS = [start + rest for start in FORMULA for rest in ("", "1+1", 'HYPERLINK("x")', "\n")]
CELLS += ["'" + cell for cell in CELLS] + [
    "''=1",
    "'",
    "''",
    "'word",
    "word",
    " =1",
    '"=1"',
    "a\0b",
    "a\rb",
    "-5",
    "+ درنة",
]


def _articles(cells: list[str]) -> pd.DataFrame:
    ids = [f"a{n}" for n in range(len(cells))]
    return conform(
        pd.DataFrame({"article_id": ids, "title": cells, "text": cells, "=own": cells, "'": cells}), "articles"
    )


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_cells_come_back_as_they_were(format, tmp_path):
    articles = _articles(CELLS)
    write_tables(tmp_path, format, articles=articles)
    pd.testing.assert_frame_equal(read_tables(tmp_path)["articles"], articles)


def test_no_cell_of_a_csv_begins_a_formula(tmp_path):
    write_tables(tmp_path, articles=_articles(CELLS))
    with (tmp_path / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert len(cells) > len(CELLS)
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
    assert "'=1+1" in cells and "''=1+1" in cells and "'=own" in cells and "word" in cells


@settings(max_examples=60, derandomize=True)
@given(st.lists(st.text(st.sampled_from("='+-@\t\r\n\"',;ب\0 \u202e"), min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_cells_come_back_as_they_were(tmp_path_factory, cells):
    folder = tmp_path_factory.mktemp("cells")
    articles = _articles(cells)
    write_tables(folder, articles=articles)
    pd.testing.assert_frame_equal(read_tables(folder)["articles"], articles)


def test_a_workbook_holds_words_and_no_formulas(tmp_path):
    xlsx = pytest.importorskip("newsanalysis.show.excel")
    empty = {name: conform(pd.DataFrame(), name) for name in ("claims", "figures", "terms", "problems")}
    found = SimpleNamespace(articles=_articles([cell for cell in CELLS if "\0" not in cell]), **empty)
    book = load_workbook(xlsx.write_excel(tmp_path / "out.xlsx", found))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "=1+1" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}


@pytest.mark.parametrize("run", [extract, extract_frame])
def test_half_of_a_character_is_replaced_listed_and_moves_nothing(run, tmp_path):
    text = "قال الوزير \udfff إن 3 \ud800 جنود قتلوا."
    articles = pd.DataFrame(
        {name: pd.Series([value], dtype=object) for name, value in (("article_id", "a"), ("text", text))}
    )
    found = run(articles)
    assert list(found.problems["article_id"]) == ["a"]
    assert "surrogate" in found.problems["problem"][0]
    whole = conform(articles.assign(text=text.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")), "articles")
    assert len(check_evidence(found.figures, "figures", whole)) == 1
    assert found.figures["expr_start"][0] == text.index("3")
    for format in ("csv", "parquet"):
        write_tables(tmp_path, format, articles=whole, figures=found.figures, problems=found.problems)


def test_lists_with_half_a_character_in_them_are_written(tmp_path):
    articles = _articles(["نص"]).assign(tags=pd.Series([["\ud800"]], dtype=object))
    write_tables(tmp_path, "parquet", articles=articles)
    assert (
        "\ufffd" in read_tables(tmp_path)["articles"]["tags"][0]
        or "ud800" in read_tables(tmp_path)["articles"]["tags"][0]
    )
