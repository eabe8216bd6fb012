"""One number told in two ways: made round, bounded, an end of a range, or a slip."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

import newsanalysis.analyse as analyse
from newsanalysis.analyse.rounding import is_misprint, is_rounded, opposed
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.statement import Statement

conflicts = partial(analyse.conflicts, precedents=False)  # what the rules say

MINISTRY = {"speaker": "الوزارة"}


def two(tell: Any, a: tuple[str, float, str], b: tuple[str, float, str], **known: Any) -> list[Statement]:
    """Two statements of one speaker, each by its words, number and qualifier."""
    rows = [
        {"text": f"قالت الوزارة إن {expr} شخص نزحوا.", "expr": expr, "value": value, "qualifier": qualifier}
        | {"measure": "displaced", "low": value, "high": value} | MINISTRY | known
        for expr, value, qualifier in (a, b)
    ]  # fmt: skip
    return statements(**tell(*rows))


@pytest.mark.parametrize(
    ("a", "b", "rounded"),
    [
        (("3100", 3100, "more_than"), ("3154", 3154, "exact"), True),
        (("3000", 3000, "about"), ("3154", 3154, "exact"), True),
        (("200", 200, "more_than"), ("290", 290, "exact"), False),  # a third too low is another count
        (("10000", 10000, "more_than"), ("7000", 7000, "more_than"), False),
        (("30", 30, "more_than"), ("30", 30, "about"), False),  # more than thirty is not nearly thirty
        (("30", 30, "more_than"), ("30", 30, "up_to"), False),
        (("30", 30, "at_least"), ("30", 30, "exact"), True),
        (("30", 30, "at_least"), ("30", 30, "more_than"), True),
    ],
)
def test_a_round_number_is_near_the_exact_one(
    tell: Any, a: tuple[str, float, str], b: tuple[str, float, str], rounded: bool
) -> None:
    assert is_rounded(*two(tell, a, b)) is rounded


def test_wordings_that_exclude_each_other_are_no_wire_copy(tell: Any) -> None:
    first, second = two(tell, ("170", 170, "exact"), ("170", 170, "more_than"))
    assert opposed(first, second)
    assert not opposed(*two(tell, ("170", 170, "exact"), ("170", 170, "at_least")))


def test_the_two_ends_of_one_range_are_one_report(tell: Any) -> None:
    text = "قالت الوزارة إن المفقودين بين 5000 و6000. وكتبت صحيفة أنهم 6000 شخص، وأخرى أنهم 5000 شخص."
    row = {"article": "n", "text": text, "measure": "missing"} | MINISTRY
    tables = tell(
        row | {"expr": "5000 و6000", "value": None, "low": 5000, "high": 6000, "qualifier": "between"},
        row | {"expr": "6000 شخص", "value": 6000, "via": "صحيفة"},
        row | {"expr": "5000 شخص", "value": 5000, "via": "صحيفة أخرى"},
    )
    assert conflicts(**tables)["kind"].tolist() == ["same_wire"] * 3


def test_one_digit_apart_may_be_a_slip(tell: Any) -> None:
    slip = two(tell, ("100417", 100417, "exact"), ("100437", 100437, "exact"))
    assert is_misprint(*slip)
    assert not is_misprint(*two(tell, ("100417", 100417, "exact"), ("100483", 100483, "exact")))
    assert not is_misprint(*two(tell, ("417", 417, "exact"), ("437", 437, "exact")))
