"""The writer's stance of the cues: each example shows its tone, and the table shows every cue."""

from __future__ import annotations

from typing import Any

import pytest

import newsanalysis
from newsanalysis.extract.article import COLUMNS, extract_article
from newsanalysis.lexicon import tones as lexicon
from newsanalysis.lexicon.load import word_list
from newsanalysis.lexicon.tones import cue_table, tone
from newsanalysis.tables import TONES
from newsanalysis.text import fold

TONE = COLUMNS["claims"].index("tone")


@pytest.mark.parametrize(
    ("table", "entry"), [(table, entry) for table, entries in word_list("tones").items() for entry in entries]
)
def test_every_example_has_its_tone(table: str, entry: dict[str, Any]) -> None:
    assert table in [row[TONE] for row in extract_article("a", entry["example"]).claims]


def test_no_word_has_two_tones() -> None:
    words = [
        fold(" ".join(phrase.split()))  # claims look a word up by its folded form
        for entries in word_list("tones").values()
        for entry in entries
        for phrase in entry["words"].split("|")
    ]
    assert len(words) == len(set(words))


def test_the_tones_are_those_of_the_table() -> None:
    assert lexicon.TONES == TONES
    assert set(lexicon.tones().values()) == set(TONES)


@pytest.mark.parametrize("why", [(), ("headline", ":"), ("verb",), ("verb", "لا يعرف")])
def test_what_is_not_listed_is_neutral(why: tuple[str, ...]) -> None:
    assert tone(why) == "neutral"


def test_the_cue_table_shows_every_cue_with_an_example() -> None:
    table = cue_table()
    assert table.columns.tolist() == ["cue", "kind", "stance", "tone", "example"]
    assert len(table) == sum(len(entries) for entries in word_list("cues").values())
    assert not table.isna().any(axis=None)
    tones = table.set_index("cue")["tone"]
    assert tones[["قال", "كشف", "زعم", "على حد قول"]].tolist() == ["neutral", "endorsing", "distancing", "distancing"]


def test_the_table_is_among_the_names_of_the_package() -> None:
    assert newsanalysis.cue_table is cue_table
