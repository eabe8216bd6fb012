"""Every entry of the word lists of quantities: its example exercises it, and every one of its forms is understood.

Forms are put into a frame sentence, so that none stands in a list without effect.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsanalysis.extract.casualties import PEOPLE
from newsanalysis.extract.dates import days
from newsanalysis.extract.figures import figures
from newsanalysis.extract.places import place, places
from newsanalysis.lexicon.load import word_list
from newsanalysis.lexicon.quantities import WORDS, accusative, duals
from newsanalysis.text import document, fold

PUBLISHED = dt.date(2023, 9, 20)
NUMBERS = ("unit", "tens", "hundred", "hundred_dual", "magnitude", "magnitude_dual", "fraction", "vague")
# The tables that have a test of their own below; the others are in `READ_AS`.
TABLES = {
    "numbers": NUMBERS,
    "qualifiers": ("before", "after"),
    "nouns": ("unit", "person", "thing", "never", "initial"),
    "casualties": ("event", "barrier", "part", "whole", "state"),
    "screening": ("before", "after", "month"),
    "phrases": (),
    "calendar": ("month", "weekday", "relative", "hijri"),
    "places": ("head", "name"),
}
# How the example of a word set is read: value, kind, measure and group of its figures. Each would be read otherwise
# without the set.
READ_AS = {
    ("numbers", "parts"): None,  # each entry has a value of its own
    ("numbers", "ordinal"): None,
    ("qualifiers", "direction"): [(9300, "measure", "other", None)],
    ("qualifiers", "negation"): [(3, "money", "other", None)],
    ("qualifiers", "distant"): [(300, "count", "other", None)],
    ("nouns", "genitive"): [(2, "count", "other", None)],
    ("nouns", "currency"): [(15, "money", "other", None)],
    ("nouns", "dual"): [(2, "count", "killed", "police")],
    ("nouns", "corps"): [(2, "count", "injured", None)],
    ("casualties", "toll"): [(7, "count", "killed", None), (20, "count", "killed", None)],
    ("casualties", "shares_out"): [
        (90, "count", "killed", None),
        (50, "count", "killed", None),
        (30, "count", "killed", None),
    ],
    ("casualties", "rest"): [
        (19, "count", "killed", None),
        (4, "count", "killed", None),
        (15, "count", "killed", None),
    ],
    ("casualties", "fall"): [(6, "count", "killed", "soldiers")],
    ("casualties", "epidemic"): [(60, "count", "other", None)],
    ("phrases", "teller"): [(60, "count", "killed", None)],
    ("phrases", "account"): [(60, "count", "killed", None)],
    ("phrases", "this_came"): [(60, "percent", "other", None)],
    ("phrases", "occasion"): [(60, "percent", "other", None)],
    ("phrases", "rank"): [(30, "percent", "other", None), (20, "percent", "other", None)],
    ("screening", "ranked"): [],
    ("casualties", "carries"): [(400, "count", "other", None)],
    ("casualties", "losable"): [(6, "count", "destroyed", None)],
    ("casualties", "comes_to"): [(7, "count", "killed", None), (5, "count", "killed", None)],
    ("casualties", "they_are"): [(7, "count", "killed", None), (9, "count", "killed", None)],
    ("casualties", "counted_them"): [(7, "count", "killed", None), (9, "count", "killed", None)],
    ("casualties", "tells_of"): [(7, "count", "killed", None), (9, "count", "killed", None)],
    ("casualties", "holds"): [(4, "count", "detained", None)],
    ("casualties", "written"): [(5, "count", "other", None)],
    ("casualties", "exodus"): [(900, "count", "displaced", None)],
    ("casualties", "fleeing"): [(900, "count", "displaced", None)],
    ("casualties", "handed_over"): [(6, "count", "seized", None)],
    ("casualties", "arms"): [(6, "count", "seized", None)],
    ("casualties", "severe"): [(3, "count", "injured", None)],
    ("casualties", "household"): [(5, "count", "killed", None), (1, "count", "other", None)],
    ("screening", "resolution"): [],
    ("screening", "wish"): [],
    ("screening", "festival"): [],
    ("phrases", "level"): [(48, "money", "other", None)],
    ("phrases", "priced"): [(48, "money", "other", None)],
    ("phrases", "indexed"): [(4200, "measure", "other", None)],
    ("phrases", "outcome"): [(2, "percent", "other", None), (900, "money", "other", None)],
    ("casualties", "other"): [(3, "count", "killed", "soldiers"), (5, "count", "injured", "soldiers")],
    ("casualties", "arrest"): [(4, "count", "detained", None)],
    ("casualties", "transitive"): [(13, "count", "killed", None)],
    ("casualties", "adverbial"): [(590, "count", "detained", None)],
    ("casualties", "attack"): [(2, "count", "other", None), (13, "count", "killed", None)],
    ("casualties", "raises"): [(2, "count", "killed", None), (13, "count", "killed", None)],
    ("casualties", "ruling"): [(5, "count", "other", None)],
    ("casualties", "search"): [(4, "count", "killed", None), (5, "count", "missing", None)],
    ("casualties", "adjunct"): [(1, "count", "killed", None), (3, "count", "other", None)],
    ("casualties", "armed"): [(8, "count", "killed", "militants")],
    ("casualties", "police"): [(8, "count", "injured", "police")],
    ("casualties", "army"): [(8, "count", "injured", "soldiers")],
    ("casualties", "band"): [(8, "count", "killed", "militants")],
    ("casualties", "member"): [(8, "count", "killed", "militants")],
    ("casualties", "made_of_people"): [(8, "count", "killed", None)],
    ("casualties", "around"): [(5, "count", "killed", None)],
    ("casualties", "one"): [(1, "count", "injured", None)],
    ("casualties", "met"): [(1, "count", "killed", None)],
    ("casualties", "exposed"): [(1, "count", "injured", None)],
    ("casualties", "death"): [(1, "count", "killed", None)],
    ("casualties", "another"): [(1, "count", "killed", None), (1, "count", "injured", None)],
    ("casualties", "event_noun"): [(1, "count", "killed", None)],
    ("casualties", "office"): [],
    ("casualties", "disease"): [(8, "count", "other", None)],
    ("casualties", "wound"): [(8, "count", "injured", None)],
    ("screening", "ordinal"): [],
    ("screening", "no_count"): [],
    ("screening", "idiom"): [],
    ("screening", "told"): [(88591, "count", "other", None)],
    ("screening", "weekday"): [],
    ("screening", "ordered"): [],
    ("screening", "youth"): [],
    ("phrases", "closed"): [(15, "count", "killed", None)],
    ("phrases", "age"): [(1, "count", "killed", None), (90, "age", "other", None)],
    ("phrases", "death"): [(67, "age", "other", None)],
    ("phrases", "change"): [(3, "percent", "other", None)],
    ("phrases", "total"): [(29, "count", "killed", None)],
    ("phrases", "pronoun"): [(3, "percent", "other", None)],
    ("phrases", "auxiliary"): [(3, "percent", "other", None)],
    ("phrases", "band"): [(8, "count", "killed", "militants")],
    ("phrases", "move"): [(5, "count", "other", None), (7, "count", "other", None)],
    ("phrases", "between"): [(None, "count", "injured", None)],
    ("phrases", "to"): [(None, "duration", "other", None)],
    ("phrases", "adjective"): [(3, "count", "other", "journalists")],
    ("phrases", "rate"): [(24, "percent", "other", None)],
    ("phrases", "or"): [(None, "count", "other", None)],
    ("phrases", "continues"): [(5, "count", "killed", None), (7, "count", "injured", None)],
    ("phrases", "revises"): [(2, "percent", "other", None)],
    ("phrases", "counter"): [(400, "count", "killed", None)],
    ("phrases", "revised"): [(7, "count", "killed", None)],
}


def entries(name, *tables):
    """The entries of tables of a list, one parameter each."""
    return [
        pytest.param(entry, id=f"{table}{k}")
        for table in tables or TABLES[name]
        for k, entry in enumerate(word_list(name)[table])
    ]


def forms(name, table, *keys):
    """Each form of each entry of a table with its entry."""
    return [
        pytest.param(form, entry, id=f"{table}{k}-{form}")
        for k, entry in enumerate(word_list(name)[table])
        for key in keys or ("forms",)
        for form in entry.get(key, [])
    ]


def found(text):
    return figures(document(text))


def text_of(figure, text):
    return text[figure.expr.start : figure.expr.end]


@pytest.mark.parametrize("name", TABLES)
def test_no_table_is_without_a_test(name):
    """A new table is added to `READ_AS`, with what its example shows."""
    assert set(word_list(name)) == {*TABLES[name], *(table for of, table in READ_AS if of == name)}


@pytest.mark.parametrize(("name", "table"), READ_AS)
def test_word_set_example(name, table):
    for entry in word_list(name)[table]:
        seen = [(figure.value, figure.kind, figure.measure, figure.group) for figure in found(entry["example"])]
        if table == "parts":  # a fifth of each of `four fifths`
            assert [kind for _, kind, *_ in seen] == ["percent"] and seen[0][0] % (100 * entry["value"]) == 0
        elif READ_AS[name, table] is None:
            assert entry["value"] in [value for value, *_ in seen]
        else:
            assert seen == READ_AS[name, table]


@pytest.mark.parametrize(("name", "table"), READ_AS)
def test_word_set_example_holds_one_of_its_words(name, table):
    for entry in word_list(name)[table]:
        words = [fold(form).rstrip("ة") for form in entry["forms"]]
        assert any(word in fold(entry["example"]) for word in words)


@pytest.mark.parametrize(("form", "entry"), forms("casualties", "state"))
def test_state(form, entry):
    assert [figure.measure for figure in found(f"ارتفع عدد الأشياء {form}، وفق البلدية، إلى 60.")] == [entry["measure"]]
    assert [figure.measure for figure in found(entry["example"])] == [entry["measure"]]


# -- numbers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", entries("numbers"))
def test_number_example(entry):
    seen = found(entry["example"])
    if "low" in entry:
        assert (entry["low"], entry["high"]) in [(figure.low, figure.high) for figure in seen if figure.value is None]
    else:
        share = entry["value"] * 100 if entry["value"] < 1 else entry["value"]
        assert pytest.approx(share) in [figure.value for figure in seen]


@pytest.mark.parametrize(("form", "entry"), [p for table in NUMBERS[:-1] for p in forms("numbers", table)])
def test_number_form(form, entry):
    """One word of a number, before an accusative or genitive that any of them may count."""
    if form in ("أحد", "إحدى", "اثنا", "اثني", "اثنتا", "اثنتي"):  # words of 11 and 12 only
        form, entry = form + " عشر", entry | {"value": entry["value"] + 10}
    after_noun = entry["value"] == 1
    frame = f"غادر عامل {form} الموقع." if after_noun else f"أحصى التقرير بدقة {form} زرافة."
    plural_magnitude = entry["value"] >= 1000 and WORDS[fold(form)] and fold(form) in VAGUE
    values = [figure.value for figure in found(frame)]
    assert values == [None if plural_magnitude else pytest.approx(entry["value"] * (100 if entry["value"] < 1 else 1))]


VAGUE = frozenset(map(fold, "آلاف ألوف ملايين مليارات بلايين تريليونات ترليونات".split()))


# -- qualifiers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", entries("qualifiers"))
def test_qualifier_example(entry):
    assert [(figure.value, figure.qualifier) for figure in found(entry["example"])] == [(300, entry["qualifier"])]


@pytest.mark.parametrize(("form", "entry"), forms("qualifiers", "before"))
def test_qualifier_before(form, entry):
    (figure,) = found(f"قالت الهيئة إن العدد {form} 300 شخص.")
    assert (figure.value, figure.qualifier) == (300, entry["qualifier"])


@pytest.mark.parametrize(("form", "entry"), forms("qualifiers", "after"))
def test_qualifier_after(form, entry):
    (figure,) = found(f"وصل إلى المركز 300 شخص {form}.")
    assert (figure.value, figure.qualifier) == (300, entry["qualifier"])


# -- nouns -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", entries("nouns", "unit"))
def test_unit_example(entry):
    assert (entry["kind"], entry["unit"]) in [(figure.kind, figure.unit) for figure in found(entry["example"])]


@pytest.mark.parametrize(("form", "entry"), forms("nouns", "unit", "forms", "plurals"))
def test_unit_form(form, entry):
    text = f"ذكر التقرير 15 {form} في الملحق."
    (figure,) = found(text)
    assert (figure.kind, figure.unit) == (entry["kind"], entry["unit"])
    assert text[figure.counted.start : figure.counted.end] == form


@pytest.mark.parametrize("entry", entries("nouns", "person"))
def test_person_example(entry):
    (figure,) = found(entry["example"])
    assert (figure.kind, figure.group) == ("count", entry.get("group"))
    # Who is arrested, held or set free is named by the verb; the noun only says who was counted.
    assert figure.measure == entry.get("measure", figure.measure)


@pytest.mark.parametrize(("form", "entry"), forms("nouns", "person", "forms", "plurals"))
def test_person_form(form, entry):
    text = f"ذكر التقرير 15 {form} في الملحق."
    (figure,) = found(text)
    assert (figure.measure, figure.group) == (entry.get("measure", "other"), entry.get("group"))
    assert text[figure.counted.start : figure.counted.end] == form


NEVER = frozenset(fold(form) for entry in word_list("nouns")["never"] for form in entry["forms"])


@pytest.mark.parametrize("entry", entries("nouns", "thing"))
def test_thing_example(entry):
    (figure,) = found(entry["example"])
    assert (figure.value, figure.form, figure.kind) == (2, "dual", "count")


@pytest.mark.parametrize(("form", "entry"), forms("nouns", "thing"))
def test_thing_dual(form, entry):
    nominative, oblique = duals(form)
    for dual in (nominative, oblique):
        if fold(dual) in NEVER:
            continue
        text = f"رأى الناس {dual} أمس."
        assert [(figure.value, text_of(figure, text)) for figure in found(text)] == [
            (2e6 if form == "مليون" else 2, dual)
        ]


@pytest.mark.parametrize("entry", entries("nouns", "never"))
def test_never_example(entry):
    assert found(entry["example"]) == []


@pytest.mark.parametrize(("form", "entry"), forms("nouns", "never"))
def test_never_form(form, entry):
    assert found(f"رأى الناس {form} أمس.") == []


@pytest.mark.parametrize("entry", entries("nouns", "initial"))
def test_initial_example(entry):
    (figure,) = found(entry["example"])
    assert entry["example"][figure.counted.start : figure.counted.end] == "بلاغا"


@pytest.mark.parametrize(("form", "entry"), forms("nouns", "initial", "forms", "plurals"))
def test_initial_form(form, entry):
    form = form if form in entry["plurals"] else accusative(form)
    text = f"ذكر التقرير 15 {form} في الملحق."
    (figure,) = found(text)
    assert text[figure.counted.start : figure.counted.end] == form


# -- casualties --------------------------------------------------------------------------------------------------------


def counted_by(measure):
    """Somebody or something to whom it may happen."""
    return "رجال" if measure in PEOPLE else "منازل" if measure == "destroyed" else "قوارب"


@pytest.mark.parametrize("entry", entries("casualties", "event"))
def test_event_example(entry):
    assert entry["measure"] in [figure.measure for figure in found(entry["example"])]


@pytest.mark.parametrize(("form", "entry"), forms("casualties", "event", "verbs"))
def test_event_verb(form, entry):
    before, now = form.split()
    for verb in (before, now) if now != "-" else (before,):
        (figure,) = found(f"وفي القرية {verb} 6 {counted_by(entry['measure'])} أمس.")
        assert figure.measure == entry["measure"], verb


@pytest.mark.parametrize(("form", "entry"), forms("casualties", "event", "nouns"))
def test_event_noun(form, entry):
    (figure,) = found(f"شهدت القرية {form} 6 {counted_by(entry['measure'])} أمس.")
    assert figure.measure == entry["measure"]


@pytest.mark.parametrize(("form", "entry"), forms("casualties", "event", "nouns"))
def test_event_noun_on_people(form, entry):
    (figure,) = found(f"شهدت القرية {form} 6 رجال أمس.")
    assert figure.measure == ("other" if entry["measure"] == "destroyed" else entry.get("on_people", entry["measure"]))


@pytest.mark.parametrize(("form", "entry"), forms("casualties", "event", "phrases"))
def test_event_phrase(form, entry):
    """Before the number, after it, or around it."""
    counted = counted_by(entry["measure"])
    verb, _, rest = form.partition(" ")
    frames = (f"وأمس {form} 6 {counted}.", f"قال الناطق إن 6 {counted} {form} أمس.", f"وأمس {verb} 6 {counted} {rest}.")
    assert entry["measure"] in [figure.measure for frame in frames for figure in found(frame)]


@pytest.mark.parametrize("entry", entries("casualties", "barrier"))
def test_barrier_example(entry):
    """The event before it must reach what follows where the barrier is taken out, else the example shows nothing."""
    assert [figure.measure for figure in found(entry["example"])][-1] == "other"
    words = entry["example"].split()
    open_way = " ".join(word for word in words if word not in entry["forms"])
    assert [figure.measure for figure in found(open_way)][-1] != "other"


@pytest.mark.parametrize(("form", "entry"), forms("casualties", "barrier"))
def test_barrier_form(form, entry):
    assert [figure.measure for figure in found("قتل الجندي 5 رجال.")] == ["killed"]
    assert [figure.measure for figure in found(f"قتل الجندي {form} 5 رجال.")] == ["other"]


@pytest.mark.parametrize("entry", entries("casualties", "part", "whole"))
def test_part_example(entry):
    one, other = found(entry["example"])
    assert (one.part_of, other.part_of) == ((None, 0) if entry in word_list("casualties")["part"] else (1, None))


@pytest.mark.parametrize(("form", "entry"), forms("casualties", "part"))
def test_part_form(form, entry):
    one, other = found(f"أصيب 8 عمال {form} 3 مهندسين.")
    assert (one.part_of, other.part_of, other.measure) == (None, 0, "injured")


@pytest.mark.parametrize(("form", "entry"), forms("casualties", "whole"))
def test_whole_form(form, entry):
    one, other = found(f"نجا 3 {form} 8 عمال.")
    assert (one.part_of, other.part_of) == (1, None)


# -- screening ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", entries("screening"))
def test_screening_example(entry):
    assert found(entry["example"]) == []


SCREENED_BEFORE = {
    "name": "ورد ذلك في {} 40 أمس.",
    "date": "توقفت المعارك {} 2020 بعد وساطة.",
    "clock": "توقف القصف عند {} 9 أمس.",
    "score": "انتهت المباراة {} 3 أمس.",
}
SCREENED_AFTER = {
    "clock": "بدأ الاجتماع 9 {} في باكو.",
    "date": "يعود البناء إلى 950 {} كما يقال.",
    "name": "بلغ الفريق نصف {} أمس.",
}


@pytest.mark.parametrize(("form", "entry"), forms("screening", "before"))
def test_screened_by_the_word_before(form, entry):
    assert found(SCREENED_BEFORE[entry["reason"]].format(form)) == []


@pytest.mark.parametrize(("form", "entry"), forms("screening", "after"))
def test_screened_by_the_word_after(form, entry):
    assert found(SCREENED_AFTER[entry["reason"]].format(form)) == []


@pytest.mark.parametrize("reason", SCREENED_AFTER)
def test_without_the_word_after_it_would_be_a_figure(reason):
    assert len(found(SCREENED_AFTER[reason].format("زرافة"))) == 1


@pytest.mark.parametrize(("form", "entry"), forms("screening", "month"))
def test_screened_by_the_month(form, entry):
    assert found(f"اندلع القتال في 19 {form} وتوقف سريعا.") == []


# -- calendar ----------------------------------------------------------------------------------------------------------


def date_in(text):
    (day,) = days(document(text), PUBLISHED)
    return day.date


@pytest.mark.parametrize("entry", entries("calendar", "hijri"))
def test_hijri_example(entry):
    assert dt.date(2022, 7, 30) < date_in(entry["example"]) < dt.date(2023, 7, 19)  # the year 1444


@pytest.mark.parametrize("entry", entries("calendar", "month", "weekday", "relative"))
def test_calendar_example(entry):
    date = date_in(entry["example"])
    if "month" in entry:
        assert date == dt.date(2022, entry["month"], 5)
    elif "weekday" in entry:
        assert date.weekday() == entry["weekday"] and 0 <= (PUBLISHED - date).days <= 6
    else:
        assert date == PUBLISHED - dt.timedelta(days=entry["days"])


@pytest.mark.parametrize(("form", "entry"), forms("calendar", "hijri"))
def test_hijri_month_form(form, entry):
    from hijridate import Gregorian

    date = date_in(f"وقع الحادث في 5 {form} 1444 قرب القرية.")
    assert Gregorian(date.year, date.month, date.day).to_hijri().datetuple() == (1444, entry["month"], 5)


@pytest.mark.parametrize(("form", "entry"), forms("calendar", "month"))
def test_month_form(form, entry):
    assert date_in(f"وقع الحادث في 5 {form} 2022 قرب القرية.") == dt.date(2022, entry["month"], 5)
    assert found(f"وقع الحادث في 5 {form} قرب القرية.") == []


@pytest.mark.parametrize(("form", "entry"), [*forms("calendar", "weekday"), *forms("calendar", "relative")])
def test_day_form(form, entry):
    (first, *_) = entry["forms"]
    assert date_in(f"وصل الوفد {form} إلى القرية.") == date_in(f"وصل الوفد {first} إلى القرية.")


# -- places ------------------------------------------------------------------------------------------------------------


def place_in(text):
    doc = document(text)
    (figure,) = figures(doc)
    return place(doc, figure, places(doc))


@pytest.mark.parametrize("entry", entries("places"))
def test_place_example(entry):
    assert place_in(entry["example"]) in ("درنة", "نيبال", "كركوك")


@pytest.mark.parametrize(("form", "entry"), forms("places", "head"))
def test_place_head(form, entry):
    assert place_in(f"قتل 4 حراس في {form} الزيتون أمس.") == "الزيتون"


@pytest.mark.parametrize(("form", "entry"), forms("places", "name"))
def test_place_name(form, entry):
    assert place_in(f"قتل 4 حراس في {form} أمس.") == form
