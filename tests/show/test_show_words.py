"""Every closed word and every column has a name in both languages."""

from __future__ import annotations

import re

import pytest

from newsanalysis import tables
from newsanalysis.analyse import compare as comparison
from newsanalysis.show import words

LISTS = {
    "measure": tables.MEASURES,
    "group": tables.GROUPS,
    "qualifier": tables.QUALIFIERS,
    "kind": (*tables.KINDS, "people", "place", "act"),  # of figures, and of what is named
    "form": tables.FORMS,
    "quotation": tables.QUOTATIONS,
    "stance": tables.STANCES,
}


@pytest.mark.parametrize("section", LISTS)
def test_every_word_of_a_closed_list_is_named(section):
    assert set(words._words()[section]) == set(LISTS[section])


def test_every_column_is_named():
    named = set(words._words()["columns"])
    assert {column for table in tables.TABLES.values() for column in table} <= named
    assert comparison.__name__ == "compare" and {"wording", "own_voice", "is_part", "previous", "fell"} <= named


def test_both_languages_say_the_same_with_the_same_names_to_fill_in():
    for section, entries in words._words().items():
        for key, entry in entries.items():
            assert set(entry) == {"en", "ar"}, (section, key)
            assert re.findall(r"\{\w+\}", entry["en"]) == re.findall(r"\{\w+\}", entry["ar"]), (section, key)
            assert re.search("[\u0621-\u064a]", entry["ar"]), (section, key)


def test_a_language_that_is_not_there_is_named_in_the_error():
    with pytest.raises(ValueError, match="'fr'"):
        words.label("stance", "say", "fr")


def test_a_word_of_the_users_own_stands_for_itself():
    assert words.label("columns", "my_column", "ar") == "my_column"


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "shown"),
    [
        (27, 27, "exact", "27"),
        (1250, 1250, None, "1,250"),
        (29, float("inf"), "at_least", "29+"),
        (200, float("inf"), "more_than", "> 200"),
        (0, 50, "up_to", "≤ 50"),
        (0, 50, "less_than", "< 50"),
        (18, 22, "about", "[18–22]"),
        (0.5, 2.5, "between", "[0.5–2.5]"),
        (float("nan"), 3, "exact", ""),
    ],
)
def test_intervals_for_people(low, high, qualifier, shown):
    assert words.interval(low, high, qualifier) == shown


def test_dates_for_people():
    assert words.day("2023-09-20", "en") == "20 Sep 2023"
    assert words.day("2023-09-20", "ar") == "20 سبتمبر 2023"
    assert words.day(None, "en") == ""
