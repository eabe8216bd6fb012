"""A word in all its spellings, wherever it stands, and only there; the work grows with the texts and no faster."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from newsanalysis.analyse.concordance import concordance
from newsanalysis.tables import conform

TEXTS = {
    "n1": "سقط قتيل على الأقلّ في المرفأ، وللأقلية رأي آخر.\nوقال الوزير: قتيلان وقتيلٌ ثالث بالمدينة.",
    "n2": "لا يقلّ العدد عن ٢٧ قتيـلا، والأقل ضررا الشمال. الآن انتهى الأمر، وإن طال.",
    "n3": "ﻗﺘﻴﻞ في ﺍﻷﻗﻞ وعاد «القتيل» إلى أهله",
    "n4": "the harbour 27",
}


@pytest.fixture
def articles() -> pd.DataFrame:
    rows = pd.DataFrame({"article_id": list(TEXTS), "text": list(TEXTS.values()), "published": "2024-03-01"})
    return conform(rows.assign(outlet=["الميناء", "الساحل", None, "Harbour"]), "articles")


def found(articles: pd.DataFrame, query: str, **choices: bool) -> list[str]:
    return concordance(articles, query, **choices)["match"].tolist()


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("الاقل", ["الأقلّ", "والأقل", "ﺍﻷﻗﻞ"]),  # hamza, shadda, presentation forms, a conjunction
        ("أقل", ["الأقلّ", "والأقل", "ﺍﻷﻗﻞ"]),
        ("الأقلية", ["وللأقلية"]),
        ("قَتِيل", ["قتيل", "وقتيلٌ", "ﻗﺘﻴﻞ", "القتيل"]),
        ("قتيلا", ["قتيـلا"]),
        ("قتيل*", ["قتيل", "قتيلان", "وقتيلٌ", "قتيـلا", "ﻗﺘﻴﻞ", "القتيل"]),
        ("*دينة", ["بالمدينة"]),
        ("27", ["٢٧", "27"]),
        ("harbour", ["harbour"]),
        ("ان", ["وإن"]),  # not `الآن`
        ("على الاقل", ["على الأقلّ"]),
        ("قال الوزير:", ["وقال الوزير:"]),
        ("عن * قتيل*", ["عن ٢٧ قتيـلا"]),
        ('"سقط قتيل"', ["سقط قتيل"]),
        ("المرفأ وقال", []),  # a phrase stays within its line, and a comma is a word of it
        ("رأي آخر وقال", []),
        ("مدينة المنورة", []),
        (".", [".", ".", ".", "."]),
    ],
)
def test_a_query_finds_its_spellings_and_nothing_else(articles: pd.DataFrame, query: str, places: list[str]) -> None:
    assert found(articles, query) == places


def test_without_clitics_a_word_stands_alone(articles: pd.DataFrame) -> None:
    assert found(articles, "الأقل", clitics=False) == ["الأقلّ", "ﺍﻷﻗﻞ"]
    assert found(articles, "قتيل", clitics=False) == ["قتيل", "ﻗﺘﻴﻞ"]


def test_offsets_point_into_the_text_and_the_context_is_of_its_line(articles: pd.DataFrame) -> None:
    hits = concordance(articles, "قتيل*", width=12)
    for row in hits.itertuples():
        text = TEXTS[row.article_id]
        assert text[row.start : row.end] == row.match
        assert text[row.start - len(row.left) : row.end + len(row.right)] == row.left + row.match + row.right
        assert "\n" not in row.left + row.right and max(len(row.left), len(row.right)) <= 12
    assert hits.loc[1, "left"] == "الوزير: "  # cut between words, and at the line's beginning


def test_columns_and_dtypes(articles: pd.DataFrame) -> None:
    for query in ("قتيل", "لاشيء"):
        hits = concordance(articles, query)
        assert list(hits.columns) == [
            "article_id", "start", "end", "left", "match", "right", "outlet", "published",
        ]  # fmt: skip
        kinds = ["str", "Int64", "Int64", "str", "str", "str", "str", "datetime64[us]"]
        assert [str(dtype) for dtype in hits.dtypes] == kinds
    assert concordance(articles, "قتيل")["outlet"].isna().tolist() == [False, False, True, True]


@pytest.mark.parametrize("query", ["", "  ", "*", "* *", '""'])
def test_a_query_needs_a_word(articles: pd.DataFrame, query: str) -> None:
    with pytest.raises(ValueError, match="no word to look for"):
        concordance(articles, query)


def test_a_star_inside_a_word_is_refused(articles: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="not inside"):
        concordance(articles, "قت*ل")


def test_a_table_without_texts_is_named(articles: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="no column 'text'"):
        concordance(articles.drop(columns="text"), "قتيل")


def test_lines_without_the_word_are_not_taken_apart(lines_run: Callable[[Callable[[], object]], int]) -> None:
    """Twenty times the text around one find costs hardly a line of Python more: the search passes over it."""

    def work(lines: int) -> int:
        text = "\n".join(["وصل الوفد إلى المدينة"] * lines + ["سقط قتيل"] + ["وصل الوفد إلى المدينة"] * lines)
        articles = conform(pd.DataFrame({"article_id": ["x"], "text": [text]}), "articles")
        return lines_run(lambda: concordance(articles, "قتيل"))

    work(1)
    assert work(2000) < 1.2 * work(100)


def test_one_long_line_costs_what_it_is_long(lines_run: Callable[[Callable[[], object]], int]) -> None:
    def work(words: int) -> int:
        articles = conform(pd.DataFrame({"article_id": ["x"], "text": ["قتيل آخر " * words]}), "articles")
        return lines_run(lambda: concordance(articles, "قتيل"))

    work(1)
    assert work(2000) < 25 * work(100)
