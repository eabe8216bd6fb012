"""What bounds a number: before it, after it, at a distance, negated; and the interval that follows."""

from __future__ import annotations

from math import inf

import pytest

from newsanalysis.extract.records import interval

ABOUT, MORE, LEAST, MOST, LESS = "about", "more_than", "at_least", "up_to", "less_than"


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("وصل نحو 40 شخصا", ABOUT),
        ("وصل حوالى 40 شخصا", ABOUT),
        ("يتجه المؤشر نحو 40 نقطة", "exact"),
        ("تجاوز حاجز 40 شخصا", MORE),
        ("اشترطت ألا يقل عددهم عن 40 شخصا", LEAST),
        ("سقط 40 شخصا، على الأقل، في الهجوم", LEAST),
        ("وصل قرابة أربعين شخصا", ABOUT),
        ("وصل زهاء الأربعين شخصا", ABOUT),
        ("وصل ما يقارب الـ40 شخصا", ABOUT),
        ("وصل ما يقرب من 40 شخصا", ABOUT),
        ("وصل 40 شخصا تقريبا", ABOUT),
        ("قدر العدد بنحو 40 شخصا", ABOUT),
        ("قدر العدد بحوالي 40 شخصا", ABOUT),
        ("وصل أكثر من 40 شخصا", MORE),
        ("وصل ما يزيد على 40 شخصا", MORE),
        ("وصل ما يزيد عن 40 شخصا", MORE),
        ("وصل عدد يفوق 40 شخصا", MORE),
        ("تجاوز العدد 40 شخصا", MORE),
        ("وصل 40 شخصا ونيف", MORE),
        ("وصل بأكثر من 40 شخصا", MORE),
        ("وصل ما لا يقل عن 40 شخصا", LEAST),
        ("وصل 40 شخصا على الأقل", LEAST),
        ("وصل على الأقل 40 شخصا", LEAST),
        ("وصل 40 شخصا من سكان القرية على الأقل", LEAST),
        ("وصل 40 على الأقل من السكان", LEAST),
        ("وصل 40 شخصا كحد أدنى", LEAST),
        ("لم يقل العدد عن 40 شخصا", LEAST),
        ("وصل ليس أقل من 40 شخصا", LEAST),
        ("يتسع المكان حتى 40 شخصا", MOST),
        ("قد يصل إلى 40 شخصا", MOST),
        ("يستوعب 40 شخصا على الأكثر", MOST),
        ("يستوعب 40 شخصا كحد أقصى", MOST),
        ("يستوعب بحد أقصى 40 شخصا", MOST),
        ("لا يتجاوز عددهم 40 شخصا", MOST),
        ("لم يتجاوز العدد 40 شخصا", MOST),
        ("لا يزيد على 40 شخصا", MOST),
        ("لن يصل أكثر من 40 شخصا", MOST),
        ("وصل أقل من 40 شخصا", LESS),
        ("وصل ما دون 40 شخصا", LESS),
        ("وصل ما يقل عن 40 شخصا", LESS),
        ("وصل 40 شخصا", "exact"),
        ("بلغ العدد 40 شخصا", "exact"),
        ("وصل العدد إلى 40 شخصا", "exact"),
        ("ارتفع العدد إلى 40 شخصا", "exact"),
        ("يصل إجماليه إلى 40 شخصا", "exact"),
    ],
)
def test_qualifier(figures_in, text, qualifier):
    (figure,) = figures_in(text + ".")
    assert (figure.value, figure.qualifier) == (40, qualifier)
    assert (figure.low, figure.high) == interval(qualifier, 40)


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("exact", 50, 50),
        (ABOUT, 45, 55),
        (LEAST, 50, inf),
        (MORE, 50, inf),
        (MOST, 0, 50),
        (LESS, 0, 50),
    ],
)
def test_intervals(qualifier, low, high):
    assert interval(qualifier, 50) == (low, high)


@pytest.mark.parametrize("value", [0.1, 0.3, 3, 7, 1e-3, 1e6, 1.1e9])
def test_about_has_no_digits_of_binary_noise(value):
    assert all(len(repr(end)) < 16 for end in interval(ABOUT, value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل أكثر من 20 وجرح 30", [MORE, "exact"]),
        ("قتل نحو 20 رجلا و30 امرأة", [ABOUT, "exact"]),
        ("قتل 20 رجلا على الأقل و30 امرأة", [LEAST, "exact"]),
        ("قتل 20 رجلا و30 امرأة على الأقل", ["exact", LEAST]),
        ("وصل 20 رجلا، وأكثر من 30 امرأة", ["exact", MORE]),
        ("قتل 5 على الأقل وأصيب نحو 12 آخرين", [LEAST, ABOUT]),
        ("قتل 4 رجال على الأقل وامرأتان", [LEAST, "exact"]),
        ("غادر 20 شخصا، بينهم 3 أطفال على الأقل", ["exact", LEAST]),
    ],
)
def test_a_qualifier_governs_the_number_next_to_it(figures_in, text, expected):
    assert [figure.qualifier for figure in figures_in(text + ".")] == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("سقط قتيلان على الأقل", LEAST),
        ("أصيب نحو مئتي عامل", ABOUT),
        ("انتظر أكثر من أسبوعين", MORE),
        ("انتظر أقل من ساعتين", LESS),
        ("فقد أكثر من نصف السكان منازلهم", MORE),
        ("ارتفع السعر بأكثر من 8 في المئة", MORE),
        ("كلف ما يزيد على 3 ملايين دولار", MORE),
        ("كلف أقل من مليار دولار", LESS),
        ("بلغ عمقه أكثر من 7 أمتار", MORE),
        ("حصد (أكثر من 200) ميدالية", MORE),
        ("أنفق مبلغا يفوق 300 ريال", MORE),
    ],
)
def test_with_numbers_of_every_form(figures_in, text, qualifier):
    assert figures_in(text + ".")[0].qualifier == qualifier


@pytest.mark.parametrize("text", ["نحو عشرات الأشخاص", "أكثر من مئات الأشخاص"])
def test_a_vague_word_stays_vague(figures_in, text):
    (figure,) = figures_in(f"وصل {text}.")
    assert (figure.qualifier, figure.value) == ("vague", None)


@pytest.mark.parametrize(
    "text", ["اتجه نحو المدينة 40 شخصا", "تحدث حول القضية 40 شخصا", "انتظر حتى وصل 40 شخصا", "مشى تحت المطر 40 شخصا"]
)
def test_a_preposition_is_no_qualifier(figures_in, text):
    assert figures_in(text + ".")[0].qualifier == "exact"


def test_the_qualifier_is_not_in_the_expression(figures_in):
    (figure,) = figures_in("تضرر بأكثر من 40 ألف منزل.")
    assert (figure.expr, figure.counted) == ("40 ألف", "منزل")
