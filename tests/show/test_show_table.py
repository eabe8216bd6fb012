"""Right-to-left tables: direction in attributes, numbers for people, text as it is."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from newsanalysis.analyse import compare
from newsanalysis.show import rtl_table


def test_direction_stands_in_attributes_that_a_notebook_keeps(figures):
    html = rtl_table(figures, ["expr", "value"]).html
    assert html.startswith('<div dir="rtl" lang="ar"')
    assert '<td dir="auto" style="text-align: right' in html and '<td dir="ltr" style="text-align: right' in html
    assert "<style" not in html and "class=" not in html


def test_short_names_and_numbers_are_not_broken_over_lines():
    frame = pd.DataFrame({"a": ["karabakh-02", "غيغام ستيبانيان", "x" * 30], "n": [1, 2, 3]})
    cells = re.findall(r'<td dir="\w+" style="([^"]*)">([^<]*)<', rtl_table(frame).html)
    assert [text for style, text in cells if "nowrap" in style] == ["karabakh-02", "1", "2", "3"]


def test_headings_and_closed_words_follow_the_language(figures):
    assert (
        ">measure</th>" in rtl_table(figures, ["measure"]).html
        and ">injured</td>" in rtl_table(figures, ["measure"]).html
    )
    arabic = rtl_table(figures, ["measure"], lang="ar").html
    assert ">المقياس</th>" in arabic and ">الجرحى</td>" in arabic


def test_low_and_high_are_shown_as_one_interval(figures):
    text = repr(rtl_table(figures[["expr", "low", "high", "qualifier"]]))
    assert text.splitlines()[:2] == ["6 rows × 3 columns", "number in the text | interval | qualifier"]
    assert "1250 | > 1,250 | more than" in text


def test_its_text_is_its_size_and_first_cells(figures, claims, articles):
    table = rtl_table(compare(figures, claims, articles), ["speaker", "interval", "is_part", "published"])
    assert repr(table).splitlines()[:4] == [
        "5 rows × 4 columns",
        "speaker | interval | is a part | published",
        "الوزير | 27 | no | 2024-03-01",
        "الوزير | 2 | yes | 2024-03-01",
    ]


def test_what_is_not_shown_is_counted(figures):
    assert "4 more rows are not shown" in rtl_table(figures, ["expr"], limit=2).html
    assert rtl_table(figures, ["expr"], limit=2).html.count("<tr>") == 3
    assert "not shown" not in rtl_table(figures, ["expr"], limit=6).html


def test_cells_headings_and_links_are_escaped():
    bad = "<script>alert('x')</script>"
    html = rtl_table(pd.DataFrame({bad: [bad]}), links={bad: ['#"><script>']}).html
    assert "<script" not in html and "&lt;script&gt;alert(&#x27;x&#x27;)" in html and 'href="#&quot;&gt;' in html


def test_missing_cells_are_empty():
    html = rtl_table(pd.DataFrame({"a": [None], "b": [float("nan")], "c": [pd.NaT], "d": [pd.NA]})).html
    assert html.count("></td>") == 4


def test_a_named_index_is_a_column(figures):
    table = rtl_table(figures.groupby("measure")["value"].sum().to_frame())
    assert repr(table).splitlines() == ["2 rows × 2 columns", "measure | value", "injured | 1,250", "killed | 52"]


def test_a_column_that_is_not_there_is_named(figures):
    with pytest.raises(KeyError, match="speakr"):
        rtl_table(figures, ["speakr"])
