"""A figure beside its sentence: the sentence is that of the text, and the mark is on the number."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest

import newsanalysis as na
from newsanalysis.extract.extraction import Extraction

TEXT = "وصلت السفينة صباحا. قالت الشرطة إن 12 شخصا قتلوا في المرفأ. وغادرت مساء.\nأصيب 12 آخرون."


@pytest.fixture
def found() -> Extraction:
    return na.extract(pd.DataFrame({"article_id": ["a"], "text": [TEXT]}))


def test_each_row_has_its_sentence_with_the_number_marked(found: Extraction) -> None:
    view = na.show_figures(found.figures, found.articles, ["measure"])
    cells = re.findall(r"<td[^>]*>(.*?)</td>", view.html, re.S)
    sentences = [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in cells[1::3]]
    assert sentences == ["قالت الشرطة إن 12 شخصا قتلوا في المرفأ.", "أصيب 12 آخرون."]
    assert [re.findall(r"<span[^>]*>(.*?)</span>", cell) for cell in cells[1::3]] == [["12"], ["12"]]
    assert repr(view).startswith("2 rows × 3 columns")


def test_rows_of_a_comparison_have_their_sentences_too(found: Extraction) -> None:
    killed = na.compare(found.figures, found.claims, found.articles, measure="killed")
    view = na.show_figures(killed, found.articles, ["speaker", "wording"], limit=1)
    assert "قتلوا في المرفأ" in view.html
    assert "وغادرت" not in view.html


def test_rows_beyond_the_limit_are_counted_and_none_is_no_error(found: Extraction) -> None:
    assert "1 more rows" in na.show_figures(found.figures, found.articles, limit=1).html
    assert repr(na.show_figures(found.figures.iloc[:0], found.articles)).startswith("0 rows")


def test_an_unknown_article_or_column_is_named(found: Extraction) -> None:
    with pytest.raises(KeyError, match="a"):
        na.show_figures(found.figures, found.articles.iloc[:0])
    with pytest.raises(KeyError, match="nonesuch"):
        na.show_figures(found.figures, found.articles, ["nonesuch"])
