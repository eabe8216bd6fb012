"""What leaves the package: no spreadsheet runs it, and it comes back as it was."""

from __future__ import annotations

import csv
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from newsanalysis.extract import Extraction, extract
from newsanalysis.extract.extraction import extract_frame
from newsanalysis.show.excel import write_excel
from newsanalysis.storage import FORMULA, read_tables, write_tables
from newsanalysis.tables import TABLES, TEXT, check_evidence, conform

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


@settings(max_examples=30, derandomize=True)
@given(st.lists(st.text(st.sampled_from("='+-@\t\r\n\"',;ب\0 \u202e"), min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_cells_come_back_as_they_were(tmp_path_factory, cells):
    folder = tmp_path_factory.mktemp("cells")
    articles = _articles(cells)
    write_tables(folder, articles=articles)
    pd.testing.assert_frame_equal(read_tables(folder)["articles"], articles)


def _tables() -> dict[str, pd.DataFrame]:
    """Every table with each of `CELLS` in each of its columns of words; the places are those of an article of ours."""
    cells = [cell for cell in CELLS if "\0" not in cell]
    articles = pd.DataFrame({"article_id": "=a", "text": "قال الوزير إن 3 جنود قتلوا."}, index=range(1))
    tables = {"articles": _articles(cells)}
    spans = {"claims": ("cue", 0, 3), "figures": ("expr", 14, 15), "terms": ("term", 4, 10), "problems": None}
    for name, span in spans.items():
        words = [column for column, dtype in TABLES[name].items() if dtype == TEXT]
        frame = pd.DataFrame(dict.fromkeys(words, cells)).assign(**{"=own": cells, "article_id": "=a"})
        if span:
            frame = frame.assign(**{f"{span[0]}_start": span[1], f"{span[0]}_end": span[2]})
        tables[name] = conform(frame, name)
    tables["articles"] = conform(pd.concat([tables["articles"], articles], ignore_index=True), "articles")
    return tables


@pytest.mark.parametrize("table", TABLES)
def test_no_table_in_csv_begins_a_formula_and_each_comes_back(table, tmp_path):
    frame = _tables()[table]
    file = write_tables(tmp_path, **{table: frame})[table]
    with file.open(encoding="utf-8-sig", newline="") as lines:
        cells = [cell for line in csv.reader(lines) for cell in line]
    assert "'=1+1" in cells and "'=own" in cells
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
    pd.testing.assert_frame_equal(read_tables(tmp_path)[table], frame)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_workbook_holds_words_and_no_formulas(lang, tmp_path):
    """And no links: neither is typed in, and the file says so of every cell that looks like one."""
    tables = _tables()
    comparison = tables["figures"].drop(columns="figure_id")
    file = write_excel(tmp_path / "out.xlsx", Extraction(**tables), comparison=comparison, lang=lang)
    book = load_workbook(file)
    assert len(book.worksheets) == len(TABLES) + 1
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}, sheet.title
        typed = [cell for cell in cells if str(cell.value).startswith(FORMULA) and cell.row > 1]
        assert "=1+1" in [cell.value for cell in typed], sheet.title
        assert all(cell.quotePrefix for cell in typed), sheet.title
    with ZipFile(file) as members:
        for name in members.namelist():
            content = members.read(name)
            assert b"<f>" not in content and b"<f " not in content and b"hyperlink" not in content, name
            assert not name.endswith("sheet1.xml.rels") and "externalLink" not in name


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
