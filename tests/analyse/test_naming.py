"""Who calls what by which name, on sentences of our own and on the bundled corpus."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newsanalysis.analyse import naming, naming_table, reporting_verbs
from newsanalysis.extract import extract
from newsanalysis.lexicon.load import word_list
from newsanalysis.lexicon.naming import KINDS, found_at
from newsanalysis.tables import conform
from newsanalysis.text import document

TEXTS = {
    "n1": "قال المتحدث باسم الجيش إن الإرهابيين هاجموا القرية. وسيطر مسلحون على الطريق.",
    "n2": "أعلن قائد الجبهة أن «الثوار» صدوا ما يسمى عملية لمكافحة الإرهاب.",
}


@pytest.fixture(scope="module")
def found() -> Any:
    rows = [{"article_id": name, "outlet": "الميناء", "text": text} for name, text in TEXTS.items()]
    return extract(conform(pd.DataFrame(rows), "articles"))


def test_the_name_belongs_to_whose_words_it_stands_in(found: Any) -> None:
    named = naming(found.claims, found.articles, found.terms)
    who = named.set_index("term")[["actor", "own_voice"]]
    assert who.loc["إرهابيون"].tolist() == ["المتحدث باسم الجيش", False]
    assert who.loc["مسلحون"].tolist() == ["الميناء", True]
    assert set(named["referent"].dropna()) >= {"armed men"}


def test_every_row_is_its_own_evidence(found: Any) -> None:
    for row in naming(found.claims, found.articles, found.terms).itertuples():
        assert " ".join(TEXTS[row.article_id][row.start : row.end].split()) == row.wording


def test_a_name_held_at_a_distance_is_marked(found: Any) -> None:
    marks = naming(found.claims, found.articles, found.terms).set_index("term")["mark"]
    assert marks["عملية لمكافحة الإرهاب"] == "so_called"
    assert pd.isna(marks["مسلحون"])


def test_the_table_counts_names_by_actor(found: Any) -> None:
    table = naming_table(naming(found.claims, found.articles, found.terms, referent="armed men"))
    assert table.columns.tolist() == ["actor", "kind", "referent", "term", "times", "articles", "share", "at_distance"]
    assert table.groupby("actor")["share"].sum().round(6).eq(1).all()
    assert set(table["term"]) >= {"إرهابيون", "مسلحون"}


def test_events_choose_the_articles(found: Any) -> None:
    table = pd.DataFrame({"article_id": ["n1"], "event": ["x"]})
    assert set(naming(found.claims, found.articles, event="x", events=table)["article_id"]) == {"n1"}


def test_reporting_verbs_are_counted_by_speaker_and_outlet(found: Any) -> None:
    table = reporting_verbs(found.claims, found.articles)
    assert table["claims"].sum() == found.claims["speaker"].notna().sum()
    row = table[table["stance"] == "announce"].iloc[0]
    assert row["reported_by"] == "الميناء" and row["cues"] == "أعلن 1"
    with pytest.raises(ValueError, match="'outlet' or 'via'"):
        reporting_verbs(found.claims, found.articles, by="paper")


def test_a_name_that_holds_a_loaded_word_is_no_wording() -> None:
    rows = [{"article_id": "n", "outlet": "الميناء", "text": "زار وفد من المقاومة الإسلامية المدينة."}]
    articles = conform(pd.DataFrame(rows), "articles")
    assert naming(conform(pd.DataFrame(), "claims"), articles).empty


@pytest.mark.parametrize("kind", KINDS)
def test_every_wording_is_found_in_its_example(kind: str) -> None:
    for entry in word_list("naming")[kind]:
        forms = document(entry["example"]).forms
        found = {(one.referent, one.term) for i in range(len(forms)) if (one := found_at(forms, i))}
        assert (entry["referent"], entry["term"]) in found, entry["example"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_of_a_wording_is_reached(kind: str) -> None:
    for entry in word_list("naming")[kind]:
        for phrase in entry["forms"].split("|"):
            one = found_at(document(phrase.strip()).forms, 0)
            assert one and one.referent == entry["referent"], phrase


def test_a_referent_has_more_than_one_name() -> None:
    terms: dict[str, set[str]] = {}
    for kind in KINDS:
        for entry in word_list("naming")[kind]:
            terms.setdefault(entry["referent"], set()).add(entry["term"])
    assert all(len(names) > 1 for names in terms.values())
