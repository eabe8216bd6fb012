"""Articles in, tables out; one bad article does not cost the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import pytest

from newsanalysis.extract import Extraction, extract, extraction
from newsanalysis.tables import CLAIMS, FIGURES, PROBLEMS, conform, validate

TEXTS = ["أعلنت الوزارة مقتل 27 شخصا.", "وصل الوفد أمس.", "قال النائب إن 3 مدارس أغلقت حتى أمس."]


@pytest.fixture
def articles():
    published = pd.to_datetime(["2023-09-20", None, "2023-09-21"])
    return pd.DataFrame({"article_id": ["a", "b", "c"], "text": TEXTS, "published": published, "desk": ["x", "y", "z"]})


def test_tables_keep_their_contract(articles):
    found = extract(articles)
    assert isinstance(found, Extraction)
    for name in ("articles", "claims", "figures"):
        validate(getattr(found, name), name)
    assert list(found.claims.columns)[: len(CLAIMS)] == list(CLAIMS)
    assert list(found.figures.columns)[: len(FIGURES)] == list(FIGURES)
    assert list(found.figures["article_id"]) == ["a", "c"]
    assert list(found.figures["value"]) == [27, 3]
    assert found.problems.empty and list(found.problems.columns) == list(PROBLEMS)


def test_columns_of_the_users_own_are_kept(articles):
    assert list(extract(articles).articles["desk"]) == ["x", "y", "z"]


def test_published_resolves_days(articles):
    figures = extract(articles).figures
    assert figures["as_of"].iloc[1] == pd.Timestamp(2023, 9, 20)


def test_published_may_carry_a_time_of_day(articles):
    articles["published"] = pd.to_datetime(["2023-09-20 23:59"] * 3)
    assert extract(articles).figures["as_of"].iloc[1] == pd.Timestamp(2023, 9, 19)


def test_what_read_returns_is_taken_as_it_is(articles):
    @dataclass
    class Corpus:
        articles: pd.DataFrame
        problems: pd.DataFrame

    problems = conform(pd.DataFrame([{"file": "x.txt", "problem": "empty"}]), "problems")
    found = extract(Corpus(conform(articles, "articles"), problems))
    assert list(found.problems["file"]) == ["x.txt"]
    assert len(found.figures) == 2


def test_an_article_that_fails_is_listed_and_the_rest_goes_on(articles, monkeypatch):
    whole = extraction.extract_article

    def fails_on_b(article_id, text, published):
        if article_id == "b":
            raise RuntimeError("no luck")
        return whole(article_id, text, published)

    monkeypatch.setattr(extraction, "extract_article", fails_on_b)
    found = extract(articles)
    assert len(found.figures) == 2
    (problem,) = found.problems.to_dict("records")
    assert (problem["article_id"], problem["problem"]) == ("b", "RuntimeError: no luck")
    assert problem["remedy"]


def test_problems_of_reading_and_of_extraction_stand_in_one_table(articles, monkeypatch):
    @dataclass
    class Corpus:
        articles: pd.DataFrame
        problems: pd.DataFrame

    def fails(*_):
        raise RuntimeError("no luck")

    monkeypatch.setattr(extraction, "extract_article", fails)
    problems = conform(pd.DataFrame([{"file": "x.txt", "problem": "empty"}]), "problems")
    found = extract(Corpus(conform(articles, "articles"), problems))
    assert len(found.problems) == 4
    assert found.claims.empty and found.figures.empty
    validate(found.figures, "figures")


@pytest.mark.parametrize("column", ["article_id", "text"])
def test_a_missing_column_is_named(articles, column):
    with pytest.raises(ValueError, match=f"no column '{column}'.*rename"):
        extract(articles.drop(columns=column))


def test_two_articles_of_one_id_are_named(articles):
    articles["article_id"] = ["a", "b", "a"]
    with pytest.raises(ValueError, match="'a' stands twice"):
        extract(articles)


def test_no_articles(articles):
    found = extract(articles.iloc[:0])
    assert found.claims.empty and found.figures.empty
    assert list(found.figures.columns)[: len(FIGURES)] == list(FIGURES)


def test_an_article_without_a_text_has_no_rows(articles):
    articles.loc[1, "text"] = None
    assert set(extract(articles).figures["article_id"]) == {"a", "c"}


def test_progress_changes_nothing(articles, capsys):
    shown, quiet = extract(articles, progress=True), extract(articles)
    pd.testing.assert_frame_equal(shown.figures, quiet.figures)
    pd.testing.assert_frame_equal(shown.claims, quiet.claims)


def test_progress_counts_every_article(articles, monkeypatch):
    counted = []

    def tqdm(rows, total, **_):
        counted.append(total)
        return rows

    monkeypatch.setattr("tqdm.tqdm", tqdm)
    extract(articles, progress=True)
    assert counted == [3]


def test_it_says_what_is_in_it(articles):
    assert repr(extract(articles)) == "Extraction: 3 articles, 2 claims, 2 figures"
    assert repr(extract(articles.iloc[:1])) == "Extraction: 1 article, 1 claim, 1 figure"


def test_the_same_articles_give_the_same_rows_in_any_company(articles):
    alone = extract(articles.iloc[2:]).figures
    together = extract(articles).figures
    pd.testing.assert_frame_equal(alone, together[together["article_id"] == "c"].reset_index(drop=True))


def test_published_as_text_is_read(articles):
    articles["published"] = ["2023-09-20", None, "2023-09-21"]
    assert extract(articles).figures["as_of"].dropna().dt.date.tolist() == [dt.date(2023, 9, 20)]
