"""Two numbers that are one figure, and two that stay two."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expr", "low", "high", "kind"),
    [
        ("أصيب بين 20 و30 عاملا", "20 و30", 20, 30, "count"),
        ("أصيب ما بين 20 إلى 30 عاملا", "20 إلى 30", 20, 30, "count"),
        ("أصيب بين عشرين وثلاثين عاملا", "عشرين وثلاثين", 20, 30, "count"),
        ("أصيب ما بين خمسة وسبعة عمال", "خمسة وسبعة", 5, 7, "count"),
        ("تتراوح الكلفة بين مليون ومليوني دولار", "مليون ومليوني", 1e6, 2e6, "money"),
        ("تتراوح الكلفة بين 3 و5 ملايين دولار", "3 و5 ملايين", 3e6, 5e6, "money"),
        ("زار المتحف من 5 إلى 7 وفود", "5 إلى 7", 5, 7, "count"),
        ("تستغرق الرحلة من ثلاثة إلى أربعة أيام", "ثلاثة إلى أربعة", 3, 4, "duration"),
        ("تستغرق الرحلة من ثلاثة أيام إلى أربعة أيام", "ثلاثة أيام إلى أربعة", 3, 4, "duration"),
        ("وصل 200 - 300 شخص", "200 - 300", 200, 300, "count"),
        ("وصل 200-300 شخص", "200-300", 200, 300, "count"),
        ("وصل 200–300 شخص", "200–300", 200, 300, "count"),
        ("وصل نحو 200 - 300 شخص", "200 - 300", 200, 300, "count"),
        ("يزن الصندوق 5 أو 6 كيلوغرامات", "5 أو 6", 5, 6, "measure"),
        ("يزن الصندوق خمسة أو ستة كيلوغرامات", "خمسة أو ستة", 5, 6, "measure"),
        ("رصد من 650 إلى 679 مليار ريال", "650 إلى 679 مليار", 650e9, 679e9, "money"),
        ("تتراوح أعمارهم بين 18 و25 عاما", "18 و25", 18, 25, "age"),
        ("تتراوح الحرارة بين 35 و40 درجة", "35 و40", 35, 40, "measure"),
        ("تتراوح النسبة بين 10 و15 في المئة", "10 و15", 10, 15, "percent"),
        ("تتراوح النسبة بين 10% و15%", "10% و15", 10, 15, "percent"),
        ("بسرعة بين 40 كيلومترا و60 كيلومترا", "40 كيلومترا و60", 40, 60, "measure"),
        ("بلغ العدد ما بين ٢٠ و٣٠ خيمة", "٢٠ و٣٠", 20, 30, "count"),
        ("مكث أسبوعين أو ثلاثة أسابيع", "أسبوعين أو ثلاثة", 2, 3, "duration"),
    ],
)
def test_a_range_is_one_figure_between_its_ends(figures_in, text, expr, low, high, kind):
    (figure,) = figures_in(text + ".")
    assert (figure.expr, figure.value, figure.low, figure.high) == (expr, None, low, high)
    assert (figure.qualifier, figure.kind) == ("between", kind)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ارتفع العدد من 5 إلى 7 مدارس", [5, 7]),
        ("ارتفعت الحصيلة من 12 قتيلا إلى 19 قتيلا", [12, 19]),
        ("خفضت الشركة الإنتاج من 300 إلى 200 سيارة", [300, 200]),
        ("تراجعت النسبة من 10 في المئة إلى 8 في المئة", [10, 8]),
        ("جرح 15 و17 و20 عاملا", [15, 17, 20]),
        ("شارك 20 رجلا و30 امرأة", [20, 30]),
        ("التقى 3 وزراء من 7 دول", [3, 7]),
        ("وقع اشتباك بين 20 مسلحا و30 جنديا", [20, 30]),
        ("بين 8 عمال أصيبوا 3 أطفال", [8, 3]),
    ],
)
def test_changes_lists_and_two_sides_are_two_figures(figures_in, text, values):
    assert [figure.value for figure in figures_in(text + ".")] == values


@pytest.mark.parametrize(
    "text",
    [
        "بين عامي 1966 و1976",
        "في الفترة من 2011 إلى 2015",
        "من 5 إلى 9 مايو",
        "بين 12 و15 أغسطس",
        "بين 12 و15 من الشهر الجاري",
        "موسم 2014-2015",
        "من الساعة 9 إلى 11 صباحا",
    ],
)
def test_ranges_of_dates_and_times_are_no_figures(figures_in, text):
    assert figures_in(f"أقيم المعرض {text}.") == []


@pytest.mark.parametrize("text", ["وصل بين 30 و20 شخصا", "وصل 300 - 200 شخص"])
def test_ends_are_never_the_wrong_way_round(figures_in, text):
    assert all(figure.low <= figure.high for figure in figures_in(text + "."))
