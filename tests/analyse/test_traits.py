"""What two figures have in common and what tells them apart, as numbers."""

from __future__ import annotations

from typing import Any

import pytest

from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.traits import Traits

MINISTRY, MEDICS = {"speaker": "وزارة الصحة"}, {"speaker": "المسعفون"}
LOWER = {"text": "قتل 27 شخصا في السيول.", "expr": "27"}
HIGHER = {"text": "قتل 40 شخصا في السيول.", "expr": "40"}


def traits(tell: Any, *rows: dict[str, Any]) -> dict[str, float]:
    tables = tell(*map(dict, rows))
    spoken = statements(tables["figures"], tables["claims"], tables["articles"])
    return Traits(spoken).of(spoken[0], spoken[1], "update")


def test_the_order_of_two_figures_makes_no_difference(tell: Any) -> None:
    assert traits(tell, LOWER | MINISTRY, HIGHER | MEDICS) == traits(tell, HIGHER | MEDICS, LOWER | MINISTRY)


@pytest.mark.parametrize(
    ("a", "b", "name", "value"),
    [
        (MINISTRY, MINISTRY, "speakers.speaker", 1),
        (MINISTRY, MEDICS, "speakers.speaker", -1),
        (MINISTRY, {}, "speakers.speaker", 0),
        ({}, {}, "speakers.speaker", 0.5),
        ({"group": "soldiers"}, {"group": "civilians"}, "people.group", -1),
        ({"group": "soldiers"}, {}, "people.soldiers small", 1),
        ({"day": "2024-05-01"}, {"day": "2024-05-03"}, "days.day", 2),
        ({"day": "2024-05-03"}, {"day": "2024-05-01"}, "days.day", -2),
        ({"day": "2024-05-01"}, {"day": "2024-06-30"}, "days.day", 9),  # more days make no difference
        ({"measure": "injured"}, {"measure": "injured"}, "amounts.injured", 1),
        ({"qualifier": "at_least", "high": float("inf")}, {}, "wording.at_least small", 1),
        ({}, {}, "wording.meet", 0),
        ({}, {}, "rule.update", 1),
        ({}, {}, "numbers.of_highest", 1),
    ],
)
def test_a_trait(tell: Any, a: dict[str, Any], b: dict[str, Any], name: str, value: float) -> None:
    assert traits(tell, LOWER | a, HIGHER | b)[name] == value


def test_an_article_that_gives_both_numbers_is_told(tell: Any) -> None:
    both = {"article": "n", "text": "قتل 27 شخصا في السيول، وقالت الوزارة إن 40 قتلوا."}
    told = traits(tell, both | {"expr": "27"}, both | {"expr": "40"})
    assert told["text.one_article"] == told["text.one_sentence"] == told["text.order"] == 1
    assert told["numbers.both"] == 1 and told["numbers.crossed"] == 2


def test_the_numbers_beside_two_tolls_tell_whether_they_are_of_one_matter(tell: Any) -> None:
    first = {"article": "n1", "text": "قتل 14 شخصا وأصيب 79 في السوق."}
    second = {"article": "n2", "text": "قتل 20 شخصا وأصيب 97 في السوق."}
    third = {"article": "n3", "text": "قتل 16 شخصا وأصيب 79 في السوق."}
    injured = {"measure": "injured"}
    rows = [
        first | {"expr": "14"}, second | {"expr": "20"}, third | {"expr": "16"}, first | {"expr": "79"} | injured,
        second | {"expr": "97"} | injured, third | {"expr": "79"} | injured,
    ]  # fmt: skip
    tables = tell(*rows)
    spoken = statements(tables["figures"], tables["claims"], tables["articles"])
    told = Traits(spoken)
    apart, alike = told.of(spoken[0], spoken[1], "update"), told.of(spoken[0], spoken[2], "update")
    assert (apart["numbers.beside"], apart["numbers.against"]) == (0, 1)
    assert (alike["numbers.beside"], alike["numbers.against"]) == (1, 0)
