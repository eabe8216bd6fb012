"""The workbook is opened again: right to left, dates as dates, text as text, and nothing lost in silence."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.escape import unescape

from newsanalysis.analyse import compare
from newsanalysis.extract import Extraction
from newsanalysis.show import write_excel


@pytest.fixture
def found(articles, claims, figures, problems):
    return Extraction(articles, claims, figures, problems)


@pytest.fixture
def written(tmp_path, found):
    def write(**choices):
        return load_workbook(write_excel(tmp_path / "new" / "tables.xlsx", found, **choices), rich_text=True)

    return write


def rows(sheet):
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_a_sheet_a_table_from_right_to_left(written, figures, claims, articles):
    book = written(comparison=compare(figures, claims, articles))
    assert book.sheetnames == ["articles", "claims", "figures", "terms", "comparison", "problems"]
    for sheet in book:
        assert sheet.sheet_view.rightToLeft and sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:") and len(list(sheet.columns)) > 3
    assert [sheet.max_row for sheet in book] == [3, 4, 7, 1, 6, 2]
    assert book["figures"].column_dimensions["E"].width > 60  # the evidence


def test_cells_have_the_kind_of_their_column(written):
    first = rows(written()["figures"])[0]
    assert first["published"] == dt.datetime(2024, 3, 1) and first["outlet"] == "الميناء"
    assert (first["value"], first["low"], first["number from"]) == (27, 27, rows_start(first))
    third = rows(written()["figures"])[2]
    assert third["high"] == "∞" and third["qualifier"] == "more than" and third["group"] is None


def rows_start(row):
    return str(row["evidence"]).index("27")


def test_the_number_is_marked_in_its_sentence(written, articles):
    for row in rows(written()["figures"]):
        cell = row["evidence"]
        assert isinstance(cell, CellRichText) and str(cell) in articles["text"].str.cat()
        assert [part.text for part in cell if isinstance(part, TextBlock) and part.font.b] == [
            row["number in the text"]
        ]
    (claim, *_) = rows(written()["claims"])
    bold = [part.text for part in claim["evidence"] if isinstance(part, TextBlock) and part.font.b]
    assert bold == ["نقلت", "الدفاع المدني"]


def test_headings_and_closed_words_in_arabic(written):
    book = written(lang="ar")
    assert book.sheetnames == ["المقالات", "الأقوال", "الأرقام", "التسميات", "المشكلات"]
    assert rows(book["الأرقام"])[2]["التقييد"] == "أكثر من"


@pytest.mark.parametrize(
    "text", ["=1+1", "+7", "-3", "@SUM(A1)", '=HYPERLINK("https://x.example")', "\t=1", "007", "1e5"]
)
def test_text_stays_text(tmp_path, found, text):
    found.articles["title"] = text
    book = load_workbook(write_excel(tmp_path / "x.xlsx", found))
    cell = book["articles"]["D2"]
    assert cell.value == text and cell.data_type == "s"
    assert cell.quotePrefix == (text[0] in "=+-@\t")
    xml = ZipFile(tmp_path / "x.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml and "<hyperlink" not in xml


def test_characters_that_no_xml_may_hold_come_back(tmp_path, found):
    odd = "a\x00b\x0bc\x1fd\ufffee_x0041_f <&>\r\ng"
    found.articles["title"] = odd
    book = load_workbook(write_excel(tmp_path / "x.xlsx", found))
    assert unescape(book["articles"]["D2"].value) == odd
    assert book["problems"].max_row == 2


def test_half_a_character_is_replaced_and_told(tmp_path, found):
    found.articles["desk"] = pd.Series(["half \ud83d end", "whole 😀"], dtype=object)
    book = load_workbook(write_excel(tmp_path / "x.xlsx", found))
    assert [row["desk"] for row in rows(book["articles"])] == ["half \ufffd end", "whole 😀"]
    (told,) = [row for row in rows(book["problems"]) if row["article"] == "p1"]
    assert "sheet articles, column desk: halves of characters" in told["problem"]


@pytest.mark.parametrize(("text", "kept"), [("ب" * 32_767, 32_767), ("ب" * 32_768, 32_767), ("😀" * 16_384, 16_383)])
def test_what_a_cell_cannot_hold_is_told(tmp_path, found, text, kept):
    found.articles.loc[1, "text"] = text
    bare = Extraction(found.articles, found.claims.iloc[:0], found.figures.iloc[:0], found.problems)
    book = load_workbook(write_excel(tmp_path / "x.xlsx", bare))
    assert rows(book["articles"])[1]["text"] == text[:kept]
    told = [row["problem"] for row in rows(book["problems"]) if row["article"] == "p2"]
    expected = f"sheet articles, column text: {len(text.encode('utf-16-le')) // 2:,} characters, a cell holds 32,767"
    assert [line.startswith(expected) for line in told] == ([] if len(text) == kept else [True])


def test_days_before_excels_calendar_are_written_out(tmp_path, found):
    found.articles["published"] = pd.to_datetime(["1881-05-01", "1900-03-01"])
    book = load_workbook(write_excel(tmp_path / "x.xlsx", found))
    assert [row["published"] for row in rows(book["articles"])] == ["1881-05-01", dt.datetime(1900, 3, 1)]


def test_more_rows_than_a_sheet_holds_are_told(tmp_path, found, monkeypatch):
    monkeypatch.setattr("newsanalysis.show.excel.ROWS", 3)
    book = load_workbook(write_excel(tmp_path / "x.xlsx", found))
    assert book["figures"].max_row == 4
    assert "the sheet figures has 6 rows, Excel holds 3" in rows(book["problems"])[-1]["problem"]


def test_empty_tables_make_a_workbook(tmp_path, found):
    empty = Extraction(found.articles.iloc[:0], found.claims.iloc[:0], found.figures.iloc[:0], found.problems.iloc[:0])
    book = load_workbook(write_excel(tmp_path / "x.xlsx", empty))
    assert [sheet.max_row for sheet in book] == [1] * 5


def test_columns_of_your_own_are_kept(tmp_path, found):
    found.articles["desk"] = [["a", "b"], None]
    found.articles["front_page"] = pd.array([True, None], dtype="boolean")
    table = rows(load_workbook(write_excel(tmp_path / "x.xlsx", found))["articles"])
    assert table[0]["desk"] == "['a', 'b']" and table[0]["front_page"] == "yes" and table[1]["front_page"] is None


def test_the_same_tables_give_the_same_bytes(tmp_path, found):
    first, second = (write_excel(tmp_path / name, found).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == second


def test_a_file_that_cannot_be_written_is_named(tmp_path, found):
    (tmp_path / "x.xlsx").mkdir()
    with pytest.raises(OSError, match="xlsx"):
        write_excel(tmp_path / "x.xlsx", found)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it(tmp_path, found):
    file = write_excel(tmp_path / "tables.xlsx", found)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120)
    (sheet,) = tmp_path.glob("*.csv")
    assert "مهندسان" in sheet.read_text(encoding="utf-8") and "2024-03-01" in sheet.read_text(encoding="utf-8")
