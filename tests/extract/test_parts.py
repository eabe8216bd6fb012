"""Parts and their totals, said by a word or added up."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("سقط 27 قتيلا بينهم مدنيان", {"مدنيان": "27"}),
        ("سقط 27 قتيلا، من بينهم 3 أطفال", {"3": "27"}),
        ("سقط 27 قتيلا منهم 3 أطفال", {"3": "27"}),
        ("سقط 27 قتيلا، 3 منهم أطفال", {"3": "27"}),
        ("أصيب 27 شخصا، بينهم 3 أطفال وامرأتان", {"3": "27", "امرأتان": "27"}),
        ("أصيب 27 شخصا، بينهم 3 أطفال، حال 2 منهم حرجة", {"3": "27", "2": "3"}),
        ("نجا 3 من أصل 27 راكبا", {"3": "27"}),
        ("نجا 3 من بين 27 راكبا", {"3": "27"}),
        ("غرقت 27 سفينة بينها 3 ناقلات", {"3": "27"}),
        ("اعتقل 27 رجلا بمن فيهم 3 ضباط", {"3": "27"}),
        ("قتل عشرات الأشخاص بينهم 3 أطفال", {"3": "عشرات"}),
        ("سقط 27 قتيلا و40 جريحا بينهم 3 أطفال", {"3": "40"}),
        ("قتل 27 شخصا وأصيب 40", {}),
        ("قتل 27 شخصا في هجوم بينهم وبين الجيش 40 كيلومترا", {}),
        ("قتل 3 أشخاص بينهم 27 مسلحا", {}),
        ("أصيب 27 شخصا. ومن بينهم 3 أطفال", {"3": "27"}),
    ],
)
def test_part_of(figures_in, text, links):
    assert {figure.expr: figure.part_of for figure in figures_in(text + ".") if figure.part_of} == links


def test_a_part_takes_what_happened_from_its_total(figures_in):
    total, part = figures_in("أصيب 27 شخصا بينهم 3 عمال.")
    assert (total.measure, part.measure) == ("injured", "injured")


def test_half_of_them(figures_in):
    total, part = figures_in("غادر 40 عاملا نصفهم من النساء.")
    assert (part.kind, part.value, part.part_of) == ("percent", 50, total.expr)
