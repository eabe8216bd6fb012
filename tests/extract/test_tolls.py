"""Tolls that no verb governs."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        # by the noun of the victims
        ("القتلى حتى الآن ثلاثة آلاف", ["killed"]),
        ("غير أن المفقودين في روايتها نحو 20 ألفا", ["missing"]),
        ("رفعت الوزارة عدد المصابين إلى 23 شخصا", ["injured"]),
        ("زار المصابين 5 مسؤولين", ["other"]),
        ("زار المصابين، وهم في 3 مستشفيات", ["other"]),
        # by a word that points back
        ("قتل 7 عمال. ولم يستبعد أن يصل العدد إلى 250", ["killed", "killed"]),
        ("فقد 7 عمال، وقدر مصدر عددهم بنحو 9", ["missing", "missing"]),
        ("بلغ عدد الزوار 50. وقد يصل العدد إلى 90", ["other", "other"]),
        ("قتل 7 عمال.\nوقد يصل العدد إلى 90", ["killed", "killed"]),
        ("قتل 7 عمال، لكن حصيلة أخرى، لم يعرف مصدرها، توقفت عند 5", ["killed", "killed"]),
        ("قتل 7 عمال، لكن السوق، وهي قريبة، توقفت عند 5", ["killed", "other"]),
        ("قتل 7 عمال، وقال ناج إنهم 9", ["killed", "killed"]),
        ("حضر 7 عمال، وقال مدير إنهم 9", ["other", "other"]),
        ("أما المفقودون من العمال فعددهم نحو 40", ["missing"]),
        ("بقي عدد المفقودين موضع خلاف. فقد أفاد العمدة بأنهم 40", ["missing"]),
        ("أصيب 20 عاملا وفق الشرطة، بينما تحدث العمدة عن 35", ["injured", "injured"]),
        ("أصيب 20 عاملا، وتحدث العمدة عن 3 وزراء", ["injured", "other"]),
        ("دمر القصف 20 منزلا. وقدر العمدة عددها بنحو 30 منزلا", ["destroyed", "destroyed"]),
        ("ارتفع عدد الذين قتلوا في الزلزال إلى 60", ["killed"]),
        ("بلغ عدد الذين حضروا الحفل 60", ["other"]),
        ("قال إن القتلى 18 من منتسبي الوزارة و12 من منتسبي البلدية", ["killed", "killed"]),
        # what the toll was
        ("رفعت حصيلتها إلى 60 قتيلا بعدما كانت 50 الجمعة", ["killed", "killed"]),
        ("أحصت الوزارة 60 قتيلا، بزيادة 10 في يوم", ["killed", "killed"]),
        ("أحصت الوزارة 60 قتيلا، بعد 50 في إحصاء الجمعة", ["killed", "killed"]),
        ("ارتفعت الحصيلة من 32 قتيلا إلى 200", ["killed", "killed"]),
        # place by place
        ("توفي 1452 شخصا في الحوز، و764 في تارودانت، و202 في شيشاوة", ["killed"] * 3),
        ("توزعت على الحوز (1293 وفاة) وتارودانت (452) وشيشاوة (191)", ["killed"] * 3),
        ("قتل 7 عمال في المصنع، وشارك 60 في الإطفاء", ["killed", "other"]),
    ],
)
def test_toll(figures_in, text, measures):
    assert [figure.measure for figure in figures_in(text + ".")] == measures


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("رفعت الوزارة عدد المصابين المدنيين إلى 23 شخصا", ["civilians"]),
        ("قتل 7 جنود. وقد يصل العدد إلى 9", ["soldiers", "soldiers"]),
    ],
)
def test_group_comes_with_it(figures_in, text, groups):
    assert [figure.group for figure in figures_in(text + ".")] == groups
