"""Verbs that say what happened only of some: arrivals of the displaced, arms handed over."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("يكتظ المخيم بالنازحين. ووصل 900 شخص أمس", ["displaced"]),
        ("فر اللاجئون من المدينة. وقال إن 900 سوري عبروا النهر", ["displaced"]),
        ("يكتظ المخيم بالنازحين. ووصل 9 خبراء أمس", ["other"]),
        ("يكتظ المخيم بالنازحين. وحضر 900 شخص الحفل", ["other"]),
        ("وصل 900 شخص إلى الملعب", ["other"]),
        ("قال إن عدد اللاجئين كبير، وسجل المكتب 900 وافد", ["displaced"]),
        ("سلم المسلحون 6 دبابات و40 بندقية", ["seized", "seized"]),
        ("سلم المدير 6 جوائز", ["other"]),
    ],
)
def test_conditional(figures_in, text, measures):
    assert [figure.measure for figure in figures_in(text + ".")] == measures


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("ضبطت الشرطة شبكة تهريب، وتضم خمسة متهمين", ["detained"]),
        ("نشرت الوزارة قائمة بالأسلحة التي صادرتها، تضم 50 بندقية و20 رشاشا", ["seized", "seized"]),
        ("قتل قائد الفرقة التي تضم 300 جندي", ["other"]),
        ("أصدرت المحكمة مذكرات توقيف بحق 5 رجال", ["other"]),
        ("فقدت القوة 5 من عناصرها", ["killed"]),
        ("فقد 5 عمال في العاصفة", ["missing"]),
        ("لا يزال مصير 6 صيادين مجهولا", ["missing"]),
        ("أضاف أن منزلين و3 متاجر دمرت", ["destroyed", "destroyed"]),
        ("أعلن أن 3 عمال مفقودون", ["missing"]),
        ("تلقى الجهاز 30 بلاغا عن مفقودين", ["other"]),
        ("قال إن ثلاث نساء وستة أطفال قتلوا", ["killed", "killed"]),
        ("قال إن خمسة جنود، بينهم ضابط، قتلوا أمس", ["killed"]),
        ("قال إن 6 آلاف شخص تم إنقاذهم", ["rescued"]),
        ("قال إن 13 شخصا من الذين تم إنقاذهم أصيبوا", ["injured"]),
        ("أدى الكمين إلى سقوط 6 جنود", ["killed"]),
        ("أعلن سقوط 6 صواريخ", ["other"]),
        ("ينتشر الفيروس في البلاد. وسجلت 60 إصابة بعد وصول الفيروس", ["other"]),
        ("وقع انفجار، وسجلت 60 إصابة", ["injured"]),
    ],
)
def test_what_governs_from_further_away(figures_in, text, measures):
    assert [figure.measure for figure in figures_in(text + ".") if figure.form != "singular"] == measures
