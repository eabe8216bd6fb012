"""Why a row is there, told with the entries of the word lists."""

from __future__ import annotations

import pandas as pd
import pytest

import newsanalysis as na
from newsanalysis.lexicon.entries import find
from newsanalysis.lexicon.load import word_list

TEXT = "قالت الوزارة إن نحو 40 جنديا قتلوا في الهجوم، بينهم ضابطان. وقال العمدة إن منزلين دمرا."


@pytest.fixture(scope="module")
def found():
    return na.extract(pd.DataFrame({"article_id": ["a"], "text": [TEXT]}))


def test_a_figure_names_its_rules_and_entries(found):
    told = na.explain("a:f1", found)
    steps = told.table.set_index("step")
    assert steps.at["number", "outcome"] == "40 = 40"
    assert (
        steps.at["qualifier", "entry"] == "qualifiers.toml [[before]]"
        and "36 to 44" in steps.at["qualifier", "outcome"]
    )
    assert steps.at["counted", "entry"] == "nouns.toml [[person]]"
    assert steps.at["measure", "entry"] == "casualties.toml [[event]]" and steps.at["measure", "word"] == "قتلوا"
    assert steps.at["group", "outcome"] == "soldiers" and steps.at["group", "entry"] == "nouns.toml [[person]]"
    assert steps.at["source", "outcome"] == "الوزارة"
    assert steps.at["cue", "entry"] == "cues.toml [[verb]]" and steps.at["cue", "word"] == "قال"


def test_every_entry_that_is_named_has_its_own_example(found):
    named = na.explain("a:f1", found).table.query("entry != ''")
    assert len(named) >= 5
    for entry, example in zip(named["entry"], named["example"], strict=True):
        file, table = entry.removesuffix("]]").split(".toml [[")
        assert example in [one["example"] for one in word_list(file)[table]]


def test_a_part_names_its_total(found):
    steps = na.explain("a:f2", found).table.set_index("step")
    assert steps.at["part of", "outcome"] == "40 (a:f1)"
    assert steps.at["measure", "outcome"] == "killed"


def test_a_claim_names_its_cue(found):
    steps = na.explain("a:c2", found).table.set_index("step")
    assert steps.at["cue", "entry"] == "cues.toml [[verb]]"
    assert steps.at["source", "outcome"].startswith("العمدة")


def test_text_and_html(found):
    told = na.explain("a:f1", found)
    assert str(told).splitlines()[0] == "a:f1: قالت الوزارة إن نحو [40] جنديا قتلوا في الهجوم، بينهم ضابطان."
    assert "qualifiers.toml [[before]]" in str(told)
    assert "<table" in told._repr_html_() and "http" not in told._repr_html_()


def test_text_is_escaped():
    found = na.extract(pd.DataFrame({"article_id": ["<b>"], "text": ["قتل 7 <i>عمال</i>."]}))
    assert "<i>" not in na.explain("<b>:f1", found)._repr_html_()
    assert "<b>" not in na.explain("<b>:f1", found)._repr_html_()


def test_every_row_of_some_digests_is_explained():
    corpus = na.bundled()
    found = na.extract(corpus.articles.head(4))
    ids = [*found.figures["figure_id"], *found.claims["claim_id"]]
    assert len(ids) > 40
    for row_id in ids:
        assert len(na.explain(row_id, found).steps) >= 3


def test_an_id_that_is_not_there(found):
    with pytest.raises(KeyError, match="a:f99"):
        na.explain("a:f99", found)


@pytest.mark.parametrize(
    ("word", "lists", "place"),
    [
        ("وقتلوا", ("casualties.event",), "casualties.toml [[event]]"),
        ("بمقتل", ("casualties.event",), "casualties.toml [[event]]"),
        ("الجنود", ("nouns.person",), "nouns.toml [[person]]"),
        ("أعلن", ("cues",), "cues.toml [[verb]]"),
        ("آلاف", ("numbers",), "numbers.toml [[magnitude]]"),
    ],
)
def test_a_word_is_found_in_its_list(word, lists, place):
    entry = find(word, *lists)
    assert entry is not None and entry.place == place


def test_a_word_that_no_list_has():
    assert find("قرنفل", "casualties", "nouns.person") is None
