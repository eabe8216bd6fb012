"""What a number counts: kind, unit and noun phrase."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("وصل 40 شخصا", "شخصا"),
        ("وصل 40 جنديا أردنيا", "جنديا أردنيا"),
        ("وصل ثلاثة صحفيين أجانب", "صحفيين أجانب"),
        ("وصل 3 من رجال الإطفاء", "رجال الإطفاء"),
        ("وصل 3 أطباء", "أطباء"),
        ("وصل (40) شخصا", "شخصا"),
        ("وصل أربع «دول صديقة»", "دول"),
        ("سقط 40 بين قتيل وجريح", "قتيل وجريح"),
        ("قال إن القتلى في الساحل أكثر من 40", "القتلى"),
        ("عرف منهم 40 عرفت أسماؤهم", None),
        ("وزعت 40 بطانية", "بطانية"),
        ("وزع 30 ألف خيمة", "خيمة"),
        ("وزع مليوني لتر", "لتر"),
        ("دمر 6 منازل في القرية", "منازل"),
        ("أرسل 40 شخصا أمس", "شخصا"),
        ("أرسل 40 شخصا إلى القرية", "شخصا"),
        ("أرسل 40 على الأقل من الجنود", "الجنود"),
        ("غادر عشرات العمال", "العمال"),
        ("غادر مئات الآلاف من النازحين", "النازحين"),
        ("تضم المدينة 8 مدارس ثانوية", "مدارس ثانوية"),
        ("أصيب قرابة 40 متظاهرا سلميا", "متظاهرا سلميا"),
        ("بلغ عدد القتلى 29", "القتلى"),
        ("بلغت حصيلة المصابين 29", "المصابين"),
        ("إجمالي الإصابات 29", "الإصابات"),
        ("حضر شخص واحد", "شخص"),
        ("أضرب الأطباء الستة", "الأطباء"),
        ("وصل 40", None),
        ("سقط قتيلان", None),
        ("غادر 40 وعاد آخرون", None),
        ("أصيب 15 بجروح", None),
        ("عولج 20 لإصابتهم بحروق", None),
    ],
)
def test_counted_noun_phrase(figures_in, text, counted):
    (figure,) = figures_in(text + ".")
    assert (figure.kind, figure.counted) == (figure.kind if counted == "لتر" else "count", counted)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("كلف 3 ملايين دولار", 3e6, "USD"),
        ("كلف ثلاثة دولارات", 3, "USD"),
        ("كلف مليار ونصف المليار يورو", 1.5e9, "EUR"),
        ("كلف ملياري ريال", 2e9, "riyal"),
        ("كلف 40 مليون جنيه", 40e6, "pound"),
        ("كلف 15 درهما", 15, "dirham"),
        ("كلف مليون دينار", 1e6, "dinar"),
        ("كلف 90 ليرة", 90, "lira"),
        ("كلف مليونين من الدولارات", 2e6, "USD"),
        ("كلف 20$", 20, "USD"),
        ("كلف $20", 20, "USD"),
        ("كلف 1,250 دولارا", 1250, "USD"),
        ("كلف 99.9 دولارا", 99.9, "USD"),
        ("كلف دولارين", 2, "USD"),
    ],
)
def test_money(figures_in, text, value, unit):
    (figure,) = figures_in(text + ".")
    assert (figure.value, figure.kind, figure.unit) == (value, "money", unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("على بعد 40 كيلومترا", 40, "km"),
        ("على بعد 40 كلم من المدينة", 40, "km"),
        ("على عمق 18.5 كيلومترا", 18.5, "km"),
        ("بارتفاع ثلاثة أمتار", 3, "m"),
        ("بطول مترين", 2, "m"),
        ("هطل 45 ملم", 45, "mm"),
        ("مساحة 300 كيلومتر مربع", 300, "km²"),
        ("مساحة 300 متر مربع", 300, "m²"),
        ("حجم 300 متر مكعب", 300, "m³"),
        ("مساحة 12 هكتارا", 12, "area"),
        ("بوزن 7 كيلوغرامات", 7, "kg"),
        ("بوزن طنين", 2, "t"),
        ("بوزن 500 غرام", 500, "g"),
        ("نحو 40 مليون برميل", 40e6, "volume"),
        ("حرارة 45 درجة مئوية", 45, "degree"),
        ("زلزال بقوة 6.8 درجات", 6.8, "degree"),
        ("ارتفع بنصف نقطة مئوية", 0.5, "point"),
        ("خسر المؤشر 20 نقطة", 20, "point"),
        ("بقدرة 45 ميغاواط", 45, "power"),
    ],
)
def test_measures(figures_in, text, value, unit):
    (figure,) = figures_in(f"وذكر التقرير {text}.")
    assert (figure.value, figure.kind, figure.unit) == (value, "measure", unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8 %", 8),
        ("8%", 8),
        ("٨٪", 8),
        ("%8", 8),
        ("8 في المئة", 8),
        ("8 في المائة", 8),
        ("8 بالمئة", 8),
        ("8 بالمائة", 8),
        ("8 فى المئة", 8),
        ("ثمانية في المئة", 8),
        ("ثمانية بالمئة", 8),
        ("8.5 في المئة", 8.5),
        ("8,5 في المئة", 8.5),
        ("٨٫٥ في المئة", 8.5),
        ("مئة في المئة", 100),
        ("(8) في المئة", 8),
        ("واحد في المئة", 1),
        ("1.234 في المئة", 1.234),
    ],
)
def test_percent(figures_in, text, value):
    (figure,) = figures_in(f"ارتفع الإنتاج {text} أمس.")
    assert (figure.value, figure.kind, figure.unit) == (value, "percent", "%")
    assert not set("%٪") & set(figure.expr) and "في" not in figure.expr and "بالم" not in figure.expr


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("يعيش 30 في المئة من السكان في الخيام", "السكان"),
        ("فقد نصف السكان منازلهم", "السكان"),
        ("ارتفع الإنتاج 3 في المئة", "الإنتاج"),
        ("بلغت نسبة البطالة 12 في المئة", "البطالة"),
        ("صوت ثلثا النواب للقرار", "النواب"),
    ],
)
def test_what_a_share_is_of(figures_in, text, counted):
    (figure,) = figures_in(text + ".")
    assert (figure.kind, figure.counted) == ("percent", counted)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("دام 40 عاما", 40, "year"),
        ("دام أربع سنوات ونصف السنة", 4.5, "year"),
        ("دام شهرين", 2, "month"),
        ("دام 3 أسابيع", 3, "week"),
        ("دام أربعة أيام", 4, "day"),
        ("دام 7 ساعات", 7, "hour"),
        ("دام نصف ساعة", 0.5, "hour"),
        ("دام 30 ثانية", 30, "second"),
        ("دام ثلاثة عقود", 3, "decade"),
        ("دام طيلة الأشهر الخمسة", 5, "month"),
    ],
)
def test_durations(figures_in, text, value, unit):
    (figure,) = figures_in(f"وذكر التقرير أن النزاع {text}.")
    assert (figure.value, figure.kind, figure.unit) == (value, "duration", unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("رجل يبلغ من العمر 40 عاما", 40),
        ("رجل عمره 40 عاما", 40),
        ("رجل في سن الأربعين", 40),
        ("رجل في الأربعين من عمره", 40),
        ("طفل عمره عامان", 2),
        ("الطفلة سلمى (7 أعوام)", 7),
        ("الشاب سامي، 22 عاما، من القرية", 22),
        ("الكاتب الذي توفي عن 67 عاما", 67),
        ("فتاة في الـ17 من العمر", 17),
        ("لاعب بعمر 19 عاما", 19),
    ],
)
def test_ages(figures_in, text, value):
    (figure,) = figures_in(f"وتحدث التقرير عن {text}.")
    assert (figure.value, figure.kind) == (value, "age")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("جرح 3 و5 و9 عمال", "count"),
        ("دام 3 و5 و9 سنوات", "duration"),
        ("كلف 3 و5 و9 دولارات", "money"),
        ("عمرهم 3 و5 و9 سنوات", "age"),
        ("عمرهما 3 و5 سنوات", "age"),
    ],
)
def test_a_list_shares_the_noun_of_its_last_number(figures_in, text, kind):
    found = figures_in(text + ".")
    assert {figure.kind for figure in found} == {kind}
    assert len({figure.counted for figure in found}) == 1 and found[0].counted


@pytest.mark.parametrize(
    ("text", "kind", "measure", "group"),
    [
        ("تضررت 27 مدرسة", "count", "destroyed", None),
        ("رمم العمال 15 قصرا", "count", "other", None),
        ("أقام الجيش 15 نقطة تفتيش", "count", "other", None),
        ("سجلت المدرسة 15 مشاركة", "count", "other", None),
        ("اجتمع 12 حول الطاولة", "count", "other", None),
        ("افتتح 5 مدارس", "count", "other", None),
    ],
)
def test_nouns_that_look_like_others(figures_in, text, kind, measure, group):
    (figure,) = figures_in(text + ".")
    assert (figure.kind, figure.measure, figure.group) == (kind, measure, group)


def test_a_sum_out_of_a_sum_is_money(figures_in):
    total, part = figures_in("تبلغ المساعدات 5 ملايين يورو، منها 4 ملايين تدفع غدا.")
    assert (part.kind, part.unit, part.part_of) == ("money", "EUR", total.expr)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("تضم آسيا 90 في المئة من بين 40 مليون نازح", "نازح"),
        ("دمر 90 في المئة، من المخازن", "المخازن"),
        ("وكانت نسبة التحصيل في المركز بلغت 90 في المئة", "التحصيل"),
        ("استقر الدولار أمس لكنه ارتفع 90 في المئة أمام الين", "الدولار"),
        ("ارتفع الإنتاج في الساحل 30 في المئة، تليها الهضبة بواقع 90 في المئة", "الإنتاج"),
        ("بلغ الربح 12 مليون ريال بانخفاض 90 في المئة", "الربح"),
    ],
)
def test_what_a_share_is_of_over_its_clause(figures_in, text, counted):
    (share,) = (figure for figure in figures_in(text + ".") if figure.value == 90)
    assert (share.kind, share.counted) == ("percent", counted)
