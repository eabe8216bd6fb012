"""Where it happened, where the sentence says so."""

from __future__ import annotations

import pytest

from newsanalysis.extract.figures import figures
from newsanalysis.extract.places import place, places
from newsanalysis.text import document


def places_of(text):
    doc = document(text)
    return [place(doc, figure, places(doc)) for figure in figures(doc) if figure.form != "singular"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 4 حراس في درنة أمس", ["درنة"]),
        ("قتل 4 حراس في مدينة درنة", ["درنة"]),
        ("قتل 4 حراس في بلدة الزيتون", ["الزيتون"]),
        ("قتل 4 حراس في إقليم ناغورني كراباخ", ["ناغورني كراباخ"]),
        ("قتل 4 حراس في شمال سوريا", ["سوريا"]),
        ("قتل 4 حراس، وفي غزة أصيب 9", ["غزة", "غزة"]),
        ("وفي باكو قتل 4 حراس", ["باكو"]),
        ("قتل 4 في درنة وأصيب 9 في سوسة", ["درنة", "سوسة"]),
        ("قتل 4 حراس في حادث", [None]),
        ("قتل 4 حراس. وفي درنة عم الهدوء", [None]),
        ("بلغ السعر 4 دولارات في درنة", [None]),
        ("وصل 4 وزراء إلى اجتماع في درنة", [None]),
        ("قتل 4 حراس في", [None]),
        ("قتل 4 حراس في مدينة", [None]),
    ],
)
def test_place(text, expected):
    assert places_of(text + ".") == expected


def test_a_place_is_copied_from_the_text():
    assert places_of("قتل 4 حراس في مدينة دَرْنَة.") == ["دَرْنَة"]


def test_a_name_of_two_words_and_other_words_for_in() -> None:
    for text, name in (
        ("قتل 4 حراس في مديرية دار سعد أمس.", "دار سعد"),
        ("قتل 4 حراس داخل كركوك أمس.", "كركوك"),
        ("قتل 4 حراس بشمال نيجيريا أمس.", "نيجيريا"),
    ):
        assert places_of(text) == [name]
