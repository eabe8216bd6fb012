"""The number grammar: cardinals in every spelling, fractions, vague words, duals and what only looks like one."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsanalysis.extract.number import read_words
from newsanalysis.extract.numbers import numbers
from newsanalysis.text import document


def read(text):
    """Expression and value of every number, figure or not."""
    doc = document(text)
    return [(text[n.start : n.end], n.value) for n in numbers(doc, read_words(doc))]


def values(text):
    return [value for _, value in read(text)]


# -- integers spelled out ----------------------------------------------------------------------------------------------

MASCULINE = " واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split(" ")
FEMININE = " واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر".split(" ")
TENS = "  عشر ثلاث أربع خمس ست سبع ثمان تسع".split(" ")
HUNDREDS = "   ثلاث أربع خمس ست سبع ثمان تسع".split(" ")
MAGNITUDES = (
    (10**12, ("تريليون", "ترليون"), "تريليونات"),
    (10**9, ("مليار", "بليون"), "مليارات"),
    (10**6, ("مليون", "مليون"), "ملايين"),
    (10**3, ("ألف", "ألف"), "آلاف"),
)


@dataclass(frozen=True)
class Spelling:
    """The choices that writers differ in."""

    nominative: bool = False  # عشرون، مئتان / عشرين، مئتين
    feminine: bool = False  # the gender of what is counted
    hundred: str = "مئة"
    spaced: bool = False  # ثلاث مئة / ثلاثمئة
    hamza: bool = True  # أربعة / اربعة
    tanwin: str = ""  # of the magnitude after 11 to 99: ألفا، ألفاً، ألفًا
    billion: int = 0  # مليار / بليون
    spaced_and: bool = False  # و خمسة / وخمسة

    def ending(self, nominative: str, oblique: str) -> str:
        return nominative if self.nominative else oblique


def spell(n: int, how: Spelling) -> str:
    """`n` in words as `how` would write it."""
    terms = []
    for size, names, plural in MAGNITUDES:
        count, n = divmod(n, size)
        if count:
            terms.append(magnitude(count, names[how.billion], plural, how))
    if n:
        terms.append(below_thousand(n, how, how.feminine))
    spelled = (" و " if how.spaced_and else " و").join(terms)
    return spelled if how.hamza else spelled.translate(str.maketrans("أإآ", "ااا"))


def magnitude(count: int, name: str, plural: str, how: Spelling) -> str:
    if count == 1:
        return name
    if count == 2:
        return name + how.ending("ان", "ين")
    if count == 200:
        return hundred(2, how)[:-1] + " " + name  # مئتا ألف
    if 3 <= count % 100 <= 10:
        return below_thousand(count, how, False) + " " + plural
    accusative = name + ("ا" + how.tanwin if how.tanwin != "\u064bا" else how.tanwin)
    return below_thousand(count, how, False) + " " + (accusative if count % 100 > 10 else name)


def below_thousand(n: int, how: Spelling, feminine: bool) -> str:
    hundreds, rest = divmod(n, 100)
    terms = [hundred(hundreds, how)] if hundreds else []
    terms += [below_hundred(rest, how, feminine)] if rest else []
    return (" و " if how.spaced_and else " و").join(terms)


def hundred(n: int, how: Spelling) -> str:
    if n == 1:
        return how.hundred
    if n == 2:
        return how.hundred[:-1] + "ت" + how.ending("ان", "ين")
    return HUNDREDS[n] + (" " if how.spaced else "") + how.hundred


def below_hundred(n: int, how: Spelling, feminine: bool) -> str:
    units = FEMININE if feminine else MASCULINE
    if n == 2:
        return units[2][:-2] + how.ending("ان", "ين")
    if n <= 10:
        return units[n]
    tens, unit = divmod(n, 10)
    if tens == 1:
        ten = "عشرة" if feminine else "عشر"
        if unit == 1:
            return ("إحدى " if feminine else "أحد ") + ten
        if unit == 2:
            return units[2][:-2] + how.ending("ا ", "ي ") + ten
        return units[unit] + " " + ten
    spelled = TENS[tens] + how.ending("ون", "ين")
    if not unit:
        return spelled
    first = "إحدى" if feminine and unit == 1 else below_hundred(unit, how, feminine)
    return first + (" و " if how.spaced_and else " و") + spelled


SPELLINGS = st.builds(
    Spelling,
    nominative=st.booleans(),
    feminine=st.booleans(),
    hundred=st.sampled_from(["مئة", "مائة"]),
    spaced=st.booleans(),
    hamza=st.booleans(),
    tanwin=st.sampled_from(["", "\u064b", "\u064bا"]),
    billion=st.sampled_from([0, 1]),
    spaced_and=st.sampled_from([False, False, False, True]),
)
INTEGERS = st.one_of(
    st.integers(1, 999),
    st.integers(1, 10**6),
    st.integers(1, 10**12),
    st.builds(lambda digit, zeros: digit * 10**zeros, st.integers(1, 999), st.integers(0, 9)),
)


@pytest.mark.parametrize(
    ("n", "how", "spelled"),
    [
        (15, Spelling(), "خمسة عشر"),
        (21, Spelling(feminine=True), "إحدى وعشرين"),
        (312, Spelling(nominative=True), "ثلاثمئة واثنا عشر"),
        (2_500, Spelling(hundred="مائة", spaced=True), "ألفين وخمس مائة"),
        (1_200_000, Spelling(nominative=True), "مليون ومئتا ألف"),
        (45_003, Spelling(tanwin="\u064b"), "خمسة وأربعين ألفا\u064b وثلاثة"),
        (45_003, Spelling(tanwin="\u064bا", hamza=False), "خمسة واربعين الف\u064bا وثلاثة"),
        (7_000_002_000, Spelling(nominative=True), "سبعة مليارات وألفان"),
    ],
)
def test_the_speller_itself(n, how, spelled):
    assert spell(n, how) == spelled


@settings(max_examples=600)
@given(INTEGERS, SPELLINGS)
def test_integers_spelled_out_are_read_back(n, how):
    spelled = spell(n, how)
    assert read(f"أحصى الفريق {spelled} زرافة في المحمية.") == [(spelled, n)]


@settings(max_examples=300)
@given(INTEGERS, SPELLINGS, st.sampled_from(["و", "ب", "ل", "ف", "وب", "ول", "ك"]))
def test_a_particle_written_onto_it_is_cut_off(n, how, particle):
    spelled = spell(n, how)
    assume(not spelled.startswith("احد"))  # `واحد` and `و` + `أحد` without its hamza are one word
    assert read(f"اكتفى الفريق {particle}{spelled} زرافة.") == [(spelled, n)]


@settings(max_examples=200)
@given(INTEGERS, SPELLINGS)
def test_vowels_do_not_matter(n, how):
    spelled = "".join(letter + ("\u064e\u0651" if letter in "لمتس" else "") for letter in spell(n, how))
    assert values(f"أحصى الفريق {spelled} زرافة.") == [n]


@settings(max_examples=200)
@given(st.integers(1, 999), st.integers(1, 999), SPELLINGS)
def test_two_numbers_apart_stay_two(one, other, how):
    text = f"أحصى الفريق {spell(one, how)} زرافة ثم {spell(other, how)} نعامة."
    assert values(text) == [one, other]


@settings(max_examples=200)
@given(st.integers(3, 999), st.integers(1, 999))
def test_digits_and_words_mix(thousands, rest):
    plural = "آلاف" if 3 <= thousands % 100 <= 10 else "ألف"
    assert values(f"أحصى الفريق {thousands} {plural} و{rest} زرافة.") == [thousands * 1000 + rest]


def test_digits_are_joined_over_a_space_in_groups_of_three_alone():
    assert values("جمع الفريق 15 000 عينة.") == [15_000]
    assert values("جمع الفريق في عام 2014 500 عينة.") == [2014, 500]
    assert values("جمع الفريق 15 00 عينة.") == [15, 0]


# -- cases by hand -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spelled", "value"),
    [
        ("ثمانمئة", 800),
        ("ثمانيمئة", 800),
        ("ثماني مئة", 800),
        ("ثمان مائة", 800),
        ("تسعمائة وتسعا وتسعين", 999),
        ("ثمانيا وعشرين", 28),
        ("ثلاثاً وثلاثين", 33),
        ("ثماني عشرة", 18),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنتي عشرة", 12),
        ("واحدا وأربعين", 41),
        ("خمسين ومئتين", 250),
        ("ثلاثة وخمسين ومئة", 153),
        ("مئتي", 200),
        ("مائتا", 200),
        ("ألفاً", 1000),
        ("ألفًا وخمسمئة", 1500),
        ("ألفا وستمئة", 1600),
        ("ألفي", 2000),
        ("مليوني", 2e6),
        ("ملياري", 2e9),
        ("تريليوني", 2e12),
        ("مليون ومئتي ألف", 1.2e6),
        ("مئة ألف مليون", 1e11),
        ("ألف مليار", 1e12),
        ("ألفي مليار", 2e12),
        ("3 آلاف", 3000),
        ("ثلاثة آلاف و500", 3500),
        ("12 ألفا و300", 12300),
        ("5 ملايين و20 ألفا", 5.02e6),
        ("مليون و200 ألف", 1.2e6),
        ("مليونين و350 ألف", 2.35e6),
        ("6.2 مليار", 6.2e9),
        ("6,2 مليار", 6.2e9),
        ("٦٫٢ مليار", 6.2e9),
        ("1.234 مليون", 1.234e6),
        ("0.75 مليون", 750e3),
        ("مليار ونصف المليار", 1.5e9),
        ("مليار ونصف", 1.5e9),
        ("مليونا ونصف المليون", 1.5e6),
        ("3 مليارات ونصف", 3.5e9),
        ("ثلاثة ملايين ونصف المليون", 3.5e6),
        ("مليونين وربع المليون", 2.25e6),
        ("مليونين ونصف المليون", 2.5e6),
        ("نصف مليون", 500e3),
        ("نصف المليون", 500e3),
        ("ربع مليار", 250e6),
        ("ثلاثة أرباع مليون", 750e3),
        ("ألف وخمسمئة مليون", 1.5e9),
        ("(440) ألف", 440e3),
        ("ثلاثة فاصلة خمسة ملايين", 3.5e6),
        ("سبعة فاصلة خمسة وعشرين", 7.25),
    ],
)
def test_number(spelled, value):
    assert read(f"أحصى الفريق {spelled} زرافة.") == [(spelled.removeprefix("("), value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وصل ألفا لاجئ إلى الميناء.", 2000),
        ("زار المعرض مليونا شخص.", 2e6),
        ("خُصص للمشروع مليارا دولار.", 2e9),
        ("غُرست على التل ألفا شجرة.", 2000),
        ("غرس الطلاب ألفا من الأشجار.", 1000),
        ("وصل خمسون ألفا لاجئين.", 50e3),
    ],
)
def test_a_construct_dual_is_told_from_an_accusative(text, value):
    """`ألفا شخص` is the dual before its noun; an accusative could not stand there."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بين عامي 1966 و1976.", [1966, 1976]),
        ("غرس 20 ألفا و30 ألفا من الأشجار.", [20e3, 30e3]),
        ("جرح 15 و17 و20 عاملا.", [15, 17, 20]),
        ("قتل خمسة وجرح عشرون.", [5, 20]),
        ("شارك خمسة رجال وعشرون امرأة.", [5, 20]),
        ("باع ثلاثة وثلاثة آلاف سهم.", [3, 3000]),
        ("حضر مئة رجل وخمسون طفلا.", [100, 50]),
        ("رصد خمسين مليونا وثلاثين مليونا.", [50e6, 30e6]),
        ("سجل 3 و4 أهداف.", [3, 4]),
    ],
)
def test_what_is_coordinated_is_not_added(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلثا السكان", 200 / 3),
        ("ثلثي السكان", 200 / 3),
        ("نصف السكان", 50),
        ("ربع السكان", 25),
        ("ثلث السكان", 100 / 3),
        ("خمس السكان", 20),
        ("ثلاثة أرباع السكان", 75),
        ("أربعة أخماس السكان", 80),
        ("واحد من كل خمسة أطفال", 20),
        ("واحد من خمسة أطفال", 20),
        ("ثلاثة من كل عشرة أطفال", 30),
    ],
)
def test_shares(text, expected):
    assert values(f"فقد {text} منازلهم.") == [pytest.approx(expected)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("نصف ساعة", 0.5),
        ("ربع ساعة", 0.25),
        ("نصف نقطة مئوية", 0.5),
        ("نصف كيلومتر", 0.5),
        ("ثلاثة أشهر ونصف", 3.5),
        ("أربع سنوات ونصف السنة", 4.5),
        ("عامين ونصف العام", 2.5),
        ("ساعة ونصف", 1.5),
        ("5 أمتار ونصف", 5.5),
        ("ثلاث ساعات وربع", 3.25),
        ("عشرة ونصف", 10.5),
    ],
)
def test_halves_of_a_unit(text, value):
    assert values(f"تأخر القطار {text} أمس.") == [value]


@pytest.mark.parametrize(
    ("text", "expr", "low", "high"),
    [
        ("عشرات المحتجين", "عشرات", 20, 99),
        ("مئات المحتجين", "مئات", 200, 999),
        ("مائات المحتجين", "مائات", 200, 999),
        ("آلاف المحتجين", "آلاف", 2_000, 9_999),
        ("عشرات الآلاف من المحتجين", "عشرات الآلاف", 20_000, 99_999),
        ("عشرات آلاف المحتجين", "عشرات آلاف", 20_000, 99_999),
        ("مئات الآلاف من المحتجين", "مئات الآلاف", 200_000, 999_999),
        ("ملايين المحتجين", "ملايين", 2e6, 1e7),
        ("عشرات الملايين من المحتجين", "عشرات الملايين", 2e7, 1e8 - 1),
        ("مليارات الدولارات", "مليارات", 2e9, 1e10),
    ],
)
def test_vague_words_have_bounds(text, expr, low, high):
    text = f"تجمع {text} أمس."
    doc = document(text)
    (number,) = numbers(doc, read_words(doc))
    assert (text[number.start : number.end], number.value, number.form) == (expr, None, "vague")
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize("text", ["بضع مئات", "بضعة آلاف", "بضع عشرات", "عدة آلاف", "عدة مئات", "بضعة ملايين"])
def test_a_few_hundreds_are_vague(figures_in, text):
    (figure,) = figures_in(f"تجمع {text} من العمال أمس.")
    assert (figure.value, figure.qualifier) == (None, "vague")


@pytest.mark.parametrize(
    "text", ["عدة عمال", "بعض العمال", "بضعة عمال", "عدد من العمال", "كثير من العمال", "عديد العمال"]
)
def test_an_open_number_without_a_magnitude_is_none(figures_in, text):
    assert figures_in(f"تجمع {text} أمام المصنع.") == []


# -- duals -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expr", "kind"),
    [
        ("سقط قتيلان في القصف", "قتيلان", "count"),
        ("عن سقوط قتيلين في القصف", "قتيلين", "count"),
        ("أصيب طفل وشرطيان", "شرطيان", "count"),
        ("احترقت سيارتان", "سيارتان", "count"),
        ("خلال أسبوعين", "أسبوعين", "duration"),
        ("قبل ساعتين", "ساعتين", "duration"),
        ("بعد يومين", "يومين", "duration"),
        ("طوال شهرين كاملين", "شهرين", "duration"),
        ("عامان على الزلزال", "عامان", "duration"),
        ("ضبط طنين من الأرز", "طنين", "measure"),
        ("على عمق مترين", "مترين", "measure"),
        ("بدولارين للكيلو", "دولارين", "money"),
        ("أوقفت رجلين وامرأتين", "رجلين", "count"),
        ("فازت بميداليتين", "ميداليتين", "count"),
        ("أسقط الجيش طائرتين مسيرتين", "طائرتين", "count"),
        ("قُتِلَ مدنيّانِ", "مدنيّانِ", "count"),
        ("قتل مدنيان اثنان", "مدنيان", "count"),
        ("أصيب صحفيان", "صحفيان", "count"),
    ],
)
def test_an_indefinite_dual_is_a_figure(figures_in, text, expr, kind):
    figure = figures_in(text + ".")[0]
    assert (figure.expr, figure.value, figure.form, figure.kind) == (expr, 2, "dual", kind)


def test_a_dual_and_its_numeral_are_one_figure(figures_in):
    assert [figure.value for figure in figures_in("قتل جنديان اثنان في الكمين.")] == [2]
    assert [figure.value for figure in figures_in("احترقت سيارتان متوقفتان.")] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "زار الوفد فلسطين والبحرين",
        "قال حسين إن السلام ممكن",
        "هاجمت حركة طالبان المدينة",
        "وصل الوفد يوم الاثنين",
        "سافر الوزير الإثنين إلى بنين",
        "اجتمع البلدان في جنيف",
        "شارك في مباراتيه الأخيرتين",
        "وقعت شركتا النفط الاتفاق",
        "أفرج عن المعتقلين المدنيين",
        "حضر مسؤولين ومهندسين الحفل",
        "التقى عددا من الصحفيين والفنانين",
        "من أجل مدنيين يعيشون في المدينة",
        "نقل مصابين آخرين إلى المستشفى وبينهم كثيرون",
        "صام المسلمون شهر رمضان",
        "سكان عمان ولبنان والسودان",
        "قرب ميدان السلطان سليمان",
        "أقيم مهرجان العنوان في الديوان",
        "كتب ياسمين ومعين وشاهين",
        "في دولة ذات برلمان وبنيان",
        "الشابان يعملان في الميناء",
        "التزم الطرفان الهدنة",
        "ارتفع الدخان والنيران من الجدران",
        "أخذ اليقين والحنين من صلاح الدين",
        "بحث الجانبان والبلدين الشقيقين",
        "رفع سقف الميزانيتين والبرنامجين",
        "وضع يديه على عينيه",
        "من والديه وأخويه",
        "عاد إلى منزليهما",
    ],
)
def test_what_only_looks_like_a_dual(figures_in, text):
    assert figures_in(text + ".") == []


# -- words that look like numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "ألف الكاتب رواية جديدة",
        "وألف كتابا عن البحر",
        "أحد المسؤولين غادر",
        "قال أحد الشهود",
        "زار إحدى القرى",
        "يوم الأحد الماضي",
        "في العام الماضي",
        "للمرة الثانية",
        "في الثالث من الشهر",
        "عند الساعة الثامنة مساء",
        "كتب بوست على الصفحة",
        "الشباب في الملعب",
        "فصل الربيع جميل",
        "على مدار السبوع",
        "استأنف التسعير والتخمين",
        "أكل الستيك والخمسينيات",
        "سيارة الأجرة السبعينية",
        "في آن واحد",
        "سبعيني من أهل القرية",
        "ذهب الستار والخميسي",
        "فرنسا وحدها في الدور ربع النهائي",
        "بلغ نصف النهائي",
        "العشر الأواخر من الشهر الفضيل",
    ],
)
def test_homographs_and_matches_inside_words(figures_in, text):
    assert figures_in(text + ".") == []


@pytest.mark.parametrize(
    ("text", "expr"),
    [
        ("ضبط ب27 حبة", "27"),
        ("ضبط بـ27 حبة", "27"),
        ("شارك ال29 لاعبا", "29"),
        ("شارك الـ29 لاعبا", "29"),
        ("زاد و27 حبة", "27"),
        ("وصل بخمسين خيمة", "خمسين"),
        ("وصل وبخمسينَ خيمة", "خمسينَ"),
        ("بَخَمْسِين خيمة", "خَمْسِين"),
        ("قتيلان ومدنيان", "قتيلان"),
        ("وصل وأحد عشر لاعبا", "أحد عشر"),
        ("وصلت وإحدى عشرة سفينة", "إحدى عشرة"),
        ("وصلت ووَاحدا وعشرين سفينة", "وَاحدا وعشرين"),
    ],
)
def test_the_expression_has_no_particle(figures_in, text, expr):
    assert figures_in(text + ".")[0].expr == expr
