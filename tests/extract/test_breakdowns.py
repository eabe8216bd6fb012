"""Totals and the counts that add up to them, in a list or across sentences."""

from __future__ import annotations

import pytest


def links(figures):
    return {figure.expr: figure.part_of for figure in figures if figure.part_of}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سقط 5 ضحايا (3 نساء ورجلان) في الحريق.", {"3": "5", "رجلان": "5"}),
        ("سجلت 8 حالات: 5 وفيات و3 إصابات.", {"5": "8", "3": "8"}),
        (
            "بلغ عدد القتلى 24. وقال المسعفون إن 6 قتلوا في السوق. وأضافوا أن 18 قتلوا في الميناء.",
            {"6": "24", "18": "24"},
        ),
        ("قتل 6 في السوق و18 في الميناء، ليبلغ عدد القتلى 24.", {"6": "24", "18": "24"}),
        ("نزح 1500 شخص. واستقبل المخيم 900 نازح فيما توجه 600 نازح إلى الجبال.", {"900": "1500", "600": "1500"}),
    ],
)
def test_counts_that_add_up_are_parts(figures_in, text, expected):
    assert links(figures_in(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قتل 24 شخصا. وأصيب 6 في السوق. وأصيب 18 في الميناء.",  # another measure
        "قتل 24 شخصا. وقتل 6 في السوق. وقتل 17 في الميناء.",  # no sum
        "استمر القصف 5 ساعات. وقطع الوفد 3 كيلومترات. وانتظر يومين.",  # no counts
        "وصل 5 وزراء. وغادر 3 صحفيين. وتأخر سائقان.",  # other people
    ],
)
def test_what_does_not_add_up_is_left_alone(figures_in, text):
    assert links(figures_in(text)) == {}


def test_a_sum_is_explained(figures_in):
    found = figures_in("سقط 5 ضحايا (3 نساء ورجلان) في الحريق.")
    assert ["part: adds up" in figure.why for figure in found] == [False, True, True]


def test_a_total_is_never_its_own_part(figures_in):
    for figure in figures_in("قتل 5. قتل 5. قتل 10. قتل 5 و5 و10 و20. قتل 20."):
        assert figure.part_of != figure.expr or figure.value == 5
