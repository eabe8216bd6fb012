"""The figures of a text as a whole: what other readers get wrong, and texts that nobody wrote."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsanalysis.extract.figures import figures
from newsanalysis.tables import FORMS, GROUPS, KINDS, MEASURES, QUALIFIERS
from newsanalysis.text import document

# -- what other readers get wrong --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expr", "value"),
    [
        ("بلغت إيرادات الميناء 6.2 مليار درهم", "6.2 مليار", 6.2e9),
        ("بلغت إيرادات الميناء 6,2 مليار درهم", "6,2 مليار", 6.2e9),
        ("استوردت البلدية ألفا وثلاثمئة حاوية", "ألفا وثلاثمئة", 1300),
        ("استوردت البلدية ألفاً وثلاثمائة حاوية", "ألفاً وثلاثمائة", 1300),
        ("استوردت البلدية ألفًا ومئة حاوية", "ألفًا ومئة", 1100),
        ("استوردت البلدية ثلاثة آلاف و500 حاوية", "ثلاثة آلاف و500", 3500),
        ("خصصت الحكومة ملياري دينار للسدود", "ملياري", 2e9),
        ("خصصت الحكومة مليار ونصف المليار دينار للسدود", "مليار ونصف المليار", 1.5e9),
        ("أيد القانون ثلثا أعضاء المجلس", "ثلثا", 200 / 3),
        ("رفع البنك الفائدة نصف نقطة مئوية", "نصف", 0.5),
        ("بلغ الإنتاج 1,234 برميلا", "1,234", 1234),
        ("بلغ الإنتاج 1.234.567 برميلا", "1.234.567", 1234567),
        ("بلغ الطول 2,5 متر", "2,5", 2.5),
        ("بلغ الطول 2،5 متر", "2،5", 2.5),
        ("بلغ الإنتاج ٢٬٠٠٠ برميل", "٢٬٠٠٠", 2000),
        ("بلغ الإنتاج 1.234 مليون برميل", "1.234 مليون", 1.234e6),
        ("حضر الحفل 1.234 شخصا", "1.234", 1234),
        ("نما الاقتصاد 4 في المئة", "4", 4),
        ("نما الاقتصاد 4 بالمئة", "4", 4),
        ("نما الاقتصاد 81.8%", "81.8", 81.8),
        ("سقط قتيلان عند الحاجز", "قتيلان", 2),
        ("أعيدت ثمانٍ وعشرون حافلة", "ثمانٍ وعشرون", 28),
    ],
)
def test_read_right(figures_in, text, expr, value):
    (figure,) = figures_in(text + ".")
    assert (figure.expr, figure.value) == (expr, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("مئات الطلاب", "vague"), ("أكثر من مئة طالب", "more_than"), ("مئة طالب على الأقل", "at_least")],
)
def test_the_qualifier_is_kept_and_hundreds_are_not_a_hundred(figures_in, text, qualifier):
    (figure,) = figures_in(f"تظاهر {text}.")
    assert figure.qualifier == qualifier
    assert figure.high > 100


def test_years_side_by_side_are_not_added(figures_in):
    assert figures_in("شهدت البلاد بين 1966 و1976 موجة هجرة، ثم أخرى في عامي 1980 و1981.") == []


def test_figures_stand_in_the_order_of_the_text(everything_in):
    text = "مقتل جندي وإصابة 3 آخرين، وتضرر 20 منزلا وسيارتين، بكلفة 5 ملايين دولار."
    assert [figure.expr for figure in everything_in(text)] == ["جندي", "3", "20", "سيارتين", "5 ملايين"]


def test_a_number_said_twice_at_once_is_one_figure(figures_in):
    assert [figure.value for figure in figures_in("تبرع بمبلغ (100.000) مئة ألف ريال.")] == [100_000]
    assert [figure.value for figure in figures_in("اشترى طنين اثنين من القمح.")] == [2]


def test_every_figure_says_which_rule_and_entries_made_it(everything_in):
    for figure in everything_in("مقتل جندي وإصابة نحو 30 مدنيا، بينهم طفلان."):
        assert figure.why


# -- texts that nobody wrote -------------------------------------------------------------------------------------------

PIECES = """
0 1 2 3 7 12 27 100 1990 2023 1420 31 1,234 1.234 1.234.567 2,5 4ر1 1,2,3 ٢٧ ۲۷ ٢٫٥ 0551234567 16 3-1 10:30
12/10/1999 - واحد واحدة اثنان اثنين ثلاثة ثلاث أربعة خمسة خمس ست سبعة ثمان ثماني تسع عشر عشرة أحد إحدى اثنا
اثنتي عشرون ثلاثين ستين مئة مائة مئتان مئتا مئتي ثلاثمئة ثمانمائة ألف ألفا ألفاً ألفان ألفي آلاف الآلاف مليون
مليونا مليوني ملايين مليار مليارات تريليون نصف ربع ثلث ثلثا ثلثي ونصف المليون أرباع أخماس عشرات مئات آلاف ملايين
بضع بضعة عدة صفر فاصلة و ومئة وعشرين وخمسة و500 ب27 ال29 الـ50 بثلاثة لخمسين فستة العشرين والخمسون % ٪ $ في
المئة بالمئة المائة نقطة مئوية دولار ريالا يورو كيلومترا كلم مربع طن درجة ساعة ساعتين يوما أيام عاما سنوات شهرين
العمر عمره قتل قتلى قتيل قتيلا قتيلان مقتل إصابة أصيب جريح جرحى مدنيين مدنيان جنود جندي طفل أطفال امرأة نساء
امرأتان شخص شخصا أشخاص آخرين آخر اعتقال خطف نزح إجلاء إنقاذ دمر تدمير ضبط لقي مصرعه حتفهم بحياة منزل منازل
سيارتان طائرة قتيلين صحفيان الشرطة الجيش التنظيم عناصر بينهم منهم بينها من أصل بين ما لا يقل عن أكثر من أقل نحو
حوالي على الأقل حتى إلى أو لم يتجاوز يزيد ليس كحد أقصى تقريبا ونيف قرابة رقم المادة القرار الدورة عام العام سنة
الساعة الدقيقة بنتيجة طراز مجموعة قناة سبتمبر يناير رمضان شهر صباحا هجرية الماضي الأربعاء أمس قال الوزير إن أن
المدينة ارتفع انخفض نسبة السكان فلسطين حسين طالبان الاثنين هدف هدفين لهدف مقابل أهداف نقاط الأول الثالثة . ، ؛ :
؟ ! … ( ) [ ] « » " “ ” / – — ـ ' + × * | F16 Covid 🙂 \u200f \u064b \u0651 \ufeff م كم م2
""".split()
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(["\n", ". ", "، ", "", " و", "ال"]), st.text(max_size=3)),
    max_size=40,
).flatmap(lambda pieces: st.sampled_from([" ", " ", "", "\n", "\u00a0"]).map(lambda glue: glue.join(pieces)))


@settings(max_examples=1000)
@given(TEXTS)
@example("و")
@example("ال")
@example("من كل")
@example("واحد من")
@example("بين 3 و")
@example("نصف")
@example("2 %")
@example("مليون ونصف")
@example("آلاف آلاف آلاف آلاف")
@example("ألف ألف ألف ألف ألف ألف ألف ألف")
@example("عشرات مئات آلاف ملايين مليارات")
@example("9" * 400)
@example("1." * 200 + "1")
@example("قتل " * 50 + "3")
def test_no_text_raises_and_every_figure_is_sound(text):
    found = figures(document(text))
    for k, figure in enumerate(found):
        assert 0 <= figure.expr.start < figure.expr.end <= len(text)
        assert text[figure.expr.start : figure.expr.end].strip()
        if figure.counted is not None:
            assert 0 <= figure.counted.start < figure.counted.end <= len(text)
            assert text[figure.counted.start : figure.counted.end].strip()
        assert 0 <= figure.low <= figure.high <= inf
        assert figure.value is None or figure.low <= figure.value <= figure.high
        assert (figure.value is None) == (figure.qualifier in ("between", "vague"))
        assert figure.part_of is None or (0 <= figure.part_of < len(found) and figure.part_of != k)
        assert figure.form in FORMS and figure.qualifier in QUALIFIERS and figure.kind in KINDS
        assert figure.measure in MEASURES and (figure.group is None or figure.group in GROUPS)
        assert figure.why
    starts = [figure.expr.start for figure in found]
    assert starts == sorted(set(starts))
    assert not any(one.expr.end > other.expr.start for one, other in pairwise(found))


@settings(max_examples=300)
@given(TEXTS)
def test_parts_do_not_go_in_a_circle(text):
    found = figures(document(text))
    for figure in found:
        seen, at = set(), figure.part_of
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = found[at].part_of


@settings(max_examples=300)
@given(TEXTS)
def test_the_same_text_gives_the_same_figures(text):
    assert figures(document(text)) == figures(document(text))


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_texts_in_any_script(text):
    figures(document(text))


# -- time linear in the length -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "قتل 27 شخصا بينهم 3 أطفال وامرأتان في درنة. ",
        "قتل 27 شخصا و",
        "بينهم 3 ",
        "وصل الوفد إلى المدينة ",
        "خمسة وعشرون ألفا و",
        "مليون ",
        "ألف و",
        "3 - 1 ",
        "(",
        "ارتفع 3 في المئة ",
        "مقتل جندي ",
        "من ",
        "% ",
    ],
)
def test_twice_the_text_is_about_twice_the_work(piece, lines_run):
    figures(document(piece * 3))  # the word lists are read, once
    once, twice = (lines_run(lambda n=n: figures(document(piece * n))) for n in (150, 300))
    assert twice < 2.3 * once + 200
