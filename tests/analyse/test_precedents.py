"""What the text leaves open, decided after pairs that readers judged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newsanalysis.analyse import conflicts
from newsanalysis.analyse.pairs import Verdict
from newsanalysis.analyse.precedents import Forest, by_precedents, forest, is_open, spoken_for, weigh
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.traits import Traits
from newsanalysis.show.reasons import reason
from newsanalysis.show.words import entries

MINISTRY, MEDICS = {"speaker": "وزارة الصحة"}, {"speaker": "المسعفون"}
LOWER = {"text": "قتل 27 شخصا في السيول.", "expr": "27"}
HIGHER = {"text": "قتل 40 شخصا في السيول.", "expr": "40"}


def small() -> Forest:
    """One tree: amounts whose ratio is above 1 are of another place, others of two sources."""
    return Forest(
        ["amounts.ratio", "days.day"], ["different_source", "elsewhere", "other_group", "part_whole", "update"],
        np.array([0]), np.array([0, -1, -1]), np.array([1.0, 0, 0]), np.array([1, 0, 0]), np.array([2, 0, 0]),
        np.array([[0.5, 0.5, 0, 0, 0], [0.9, 0.1, 0, 0, 0], [0.2, 0.8, 0, 0, 0]]),
    )  # fmt: skip


def test_a_row_goes_down_the_tree_and_the_way_says_why() -> None:
    rows = np.array([[0.5, 9.0], [1.5, 9.0]])
    shares, why = weigh(small(), rows), spoken_for(small(), rows)
    assert shares[:, :2].tolist() == [[0.9, 0.1], [0.2, 0.8]]
    amounts, days = 0, 1  # the families by name
    assert why[0, :2, amounts] == pytest.approx([0.4, -0.4]) and why[1, :2, amounts] == pytest.approx([-0.3, 0.3])
    assert not why[:, :, days].any()


def test_the_forest_of_the_package_is_whole() -> None:
    grown = forest()
    leaves = grown.trait < 0
    inner = np.flatnonzero(~leaves)
    assert set(grown.kinds) == {"different_source", "elsewhere", "other_group", "part_whole", "update"}
    assert (grown.left[inner] > inner).all() and (grown.right[inner] > inner).all()  # every way ends
    assert (grown.trait[grown.roots] >= 0).all()
    assert grown.trait.max() < len(grown.traits) and grown.left.max() < len(grown.trait) > grown.right.max()
    assert np.abs(grown.shares.sum(axis=1) - 1).max() < 0.02


def test_every_trait_that_the_forest_asks_for_is_told(tell: Any) -> None:
    tables = tell(LOWER | MINISTRY, HIGHER | MEDICS)
    spoken = statements(tables["figures"], tables["claims"], tables["articles"])
    told = Traits(spoken).of(*spoken, "update")
    assert list(told) == forest().traits
    assert all(np.isfinite(float(value)) for value in told.values())


def test_what_the_text_says_and_what_meets_is_left(tell: Any) -> None:
    tables = tell(LOWER | MINISTRY, HIGHER | MEDICS, LOWER | MEDICS)
    lower, higher, same = statements(tables["figures"], tables["claims"], tables["articles"])
    assert is_open(Verdict(lower, higher, "update", "a later and higher count"))
    assert not is_open(Verdict(lower, higher, "part_whole", "one is named as part of the other", sure=True))
    assert not is_open(Verdict(lower, same, "different_source", "two sources that nothing in the text reconciles"))
    assert not is_open(
        Verdict(lower, higher, "correction", "one of them is denied, withdrawn or shown to be a mistake")
    )


def test_verdicts_keep_their_order_and_those_of_the_text(tell: Any) -> None:
    tables = tell(LOWER | MINISTRY, HIGHER | MEDICS, LOWER | MEDICS)
    spoken = statements(tables["figures"], tables["claims"], tables["articles"])
    lower, higher, same = spoken
    given = [
        Verdict(lower, same, "same_wire", "the same words"),
        Verdict(lower, higher, "different_source", "two sources that nothing in the text reconciles"),
        Verdict(same, higher, "part_whole", "one is named as part of the other", sure=True),
    ]
    found = list(by_precedents(given, Traits(spoken)))
    assert [(one.first, one.second) for one in found] == [(one.first, one.second) for one in given]
    assert found[0] == given[0] and found[2] == given[2]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (LOWER | MINISTRY | {"group": "children"}, HIGHER | MEDICS),
        (LOWER | MINISTRY | {"group": "militants"}, HIGHER | MEDICS | {"group": "civilians"}),
        (LOWER | MINISTRY | {"place": "درنة"}, HIGHER | MEDICS | {"place": "بنغازي"}),
        ({"text": "دفن 27 من القتلى.", "expr": "27"} | MINISTRY, HIGHER | MEDICS),
    ],
)
def test_what_the_text_tells_apart_is_never_called_a_conflict(tell: Any, a: dict[str, Any], b: dict[str, Any]) -> None:
    found = conflicts(**tell(dict(a), dict(b)))
    assert len(found) == 1 and not found["conflict"].any()


def test_of_one_event_two_amounts_are_told_apart_in_one_way(tell: Any) -> None:
    rows = [one | {"article": f"n{i}"} for i, one in enumerate([LOWER | MINISTRY, LOWER | MEDICS, HIGHER | MEDICS] * 3)]
    found = conflicts(**tell(*rows))
    apart = found[found["low_a"] != found["low_b"]]
    assert len(apart) == 18 and apart["kind"].nunique() == 1


def test_the_rules_can_be_had_alone(tell: Any) -> None:
    tables = tell(LOWER | MINISTRY, HIGHER | MEDICS)
    alone = conflicts(**tables, precedents=False)
    assert alone["reason"].tolist() == ["two counts of the first day, when they still rose"]


def test_every_reason_has_its_arabic() -> None:
    for sign in entries("sign"):
        told = reason(f"as readers judged pairs like it: {sign}, the days", "ar")
        assert not any("a" <= letter <= "z" for letter in told.lower())


def test_the_signs_are_those_that_the_module_names() -> None:
    from newsanalysis.analyse.precedents import ALL, SPOKEN

    assert {*SPOKEN.values(), ALL} == set(entries("sign"))
    families = {name.partition(".")[0] for name in forest().traits}
    assert families - {"rule"} == set(SPOKEN)


def test_the_forest_is_small_enough_to_be_carried() -> None:
    import newsanalysis

    path = Path(newsanalysis.__file__).parent / "analyse" / "precedents.npz"
    assert path.stat().st_size < 1_000_000
