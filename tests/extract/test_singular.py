"""A single casualty without a number, at its first mention."""

from __future__ import annotations

import pytest


@pytest.fixture
def lone(everything_in):
    return lambda text: [seen for seen in everything_in(text) if seen.form == "singular"]


@pytest.mark.parametrize(
    ("text", "noun", "measure", "group"),
    [
        ("أعلن مقتل جندي في الكمين", "جندي", "killed", "soldiers"),
        ("أدى إلى إصابة امرأة بجروح", "امرأة", "injured", "women"),
        ("قتل مدني في القصف", "مدني", "killed", "civilians"),
        ("أصيب طفل في الحادث", "طفل", "injured", "children"),
        ("قتلت طفلة في الحريق", "طفلة", "killed", "children"),
        ("اعتقل صحفي في العاصمة", "صحفي", "detained", "journalists"),
        ("اختطاف مهندس في الصحراء", "مهندس", "abducted", None),
        ("تم إنقاذ صياد من الغرق", "صياد", "rescued", None),
        ("لقي عامل مصرعه تحت الأنقاض", "عامل", "killed", None),
        ("وذكر أن رجلا قتل في الشجار", "رجلا", "killed", None),
        ("استشهاد مسعف قرب المستشفى", "مسعف", "killed", "health_workers"),
        ("ألقت الشرطة القبض في الميناء على تاجر", "تاجر", "detained", None),
        ("وقع انهيار قتل فيه عامل", "عامل", "killed", None),
    ],
)
def test_one_casualty(lone, text, noun, measure, group):
    (figure,) = lone(text + ".")
    assert (figure.expr, figure.value, figure.measure, figure.group) == (noun, 1, measure, group)
    assert (figure.low, figure.high, figure.qualifier, figure.kind) == (1, 1, "exact", "count")


@pytest.mark.parametrize(
    "text",
    [
        "مقتل الجندي في الكمين",
        "مقتل قائد الكتيبة",
        "مقتل 3 جنود",
        "إصابة شخص واحد",
        "وصل جندي إلى القرية",
        "قال جندي إن القصف توقف",
        "مقتل جنود كثيرين",
        "دمر منزل في القرية",
        "لم يصب أي جندي",
        "عرض المدير على تاجر بيته",
    ],
)
def test_none(lone, text):
    assert lone(text + ".") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أصيب طفل وطفلة في الحريق", [("طفل", "injured"), ("طفلة", "injured")]),
        ("مقتل جندي وإصابة آخر", [("جندي", "killed"), ("آخر", "injured")]),
        ("مقتل 4 مدنيين وجندي", [("جندي", "killed")]),
    ],
)
def test_side_by_side(lone, text, expected):
    assert [(figure.expr, figure.measure) for figure in lone(text + ".")] == expected


def test_only_the_first_mention_counts(lone):
    text = "مقتل جندي في كمين. وأكد الجيش مقتل جندي في الكمين."
    assert [figure.expr for figure in lone(text)] == ["جندي"]


def test_a_part_of_a_total_in_a_number(everything_in):
    found = everything_in("قتل 5 أشخاص بينهم طفل.")
    assert [(figure.expr, figure.part_of) for figure in found] == [("5", None), ("طفل", "5")]


def test_part_of_still_points_right_where_singulars_come_before(everything_in):
    found = everything_in("مقتل جندي. وسقط 27 جريحا بينهم 3 أطفال.")
    assert [(figure.expr, figure.part_of) for figure in found] == [("جندي", None), ("27", None), ("3", "27")]
