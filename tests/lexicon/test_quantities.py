"""What the word lists know of one word: stem, clitics, number, noun, event."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsanalysis.lexicon.quantities import WORDS, accusative, by_first, by_last, duals, past, phrases, present
from newsanalysis.text import fold


def word(form):
    return WORDS[fold(form)]


@pytest.mark.parametrize(
    ("form", "stem", "clitics", "definite", "joined"),
    [
        ("قتيلا", "قتيلا", "", False, False),
        ("وقتيلا", "قتيلا", "و", False, True),
        ("بخمسين", "خمسين", "ب", False, False),
        ("وبخمسين", "خمسين", "وب", False, True),
        ("المليون", "مليون", "ال", True, False),
        ("بالمليون", "مليون", "بال", True, False),
        ("للمليون", "مليون", "لل", True, False),
        ("ولأربعة", "اربعة", "ول", False, True),
        ("والأربعة", "اربعة", "وال", True, True),
        ("فستة", "ستة", "ف", False, True),
        ("كألف", "الف", "ك", False, False),
    ],
)
def test_clitics_come_off_the_stem(form, stem, clitics, definite, joined):
    found = word(form)
    assert (found.stem, found.clitics, found.definite, found.joined) == (stem, clitics, definite, joined)


@pytest.mark.parametrize("form", ["الشباك", "بوستات", "وردت", "كتبت", "لمعان", "الأثنية", "زرقاء"])
def test_a_word_that_no_list_holds_is_nothing(form):
    assert word(form) is None


@pytest.mark.parametrize(("noun", "form"), [("قتيل", "قتيلا"), ("سيارة", "سيارة"), ("منزل", "منزلا")])
def test_accusative(noun, form):
    assert accusative(noun) == form


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("قتيل", ("قتيلان", "قتيلين")),
        ("سيارة", ("سيارتان", "سيارتين")),
        ("مبنى", ("مبنيان", "مبنيين")),
        ("لقاء", ("لقاءان", "لقاءين")),
    ],
)
def test_duals(noun, forms):
    assert duals(fold(noun)) == tuple(map(fold, forms))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("أصيب", "أصيب أصيبت أصيبوا أصيبا أصيبتا"),
        ("أجلى", "أجلى أجلت أجلوا"),
        ("توفي", "توفي توفيت توفوا توفيا توفيتا"),
        ("اختفى", "اختفى اختفت اختفوا"),
    ],
)
def test_past(verb, forms):
    assert set(map(fold, forms.split())) <= set(past(fold(verb)))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [("يقتل", "يقتل تقتل يقتلون يقتلوا سيقتل ستقتل سيقتلون"), ("يجلي", "يجلي تجلي يجلون يجلوا سيجلي ستجلي")],
)
def test_present(verb, forms):
    assert set(map(fold, forms.split())) <= set(present(fold(verb)))


@pytest.mark.parametrize("form", ["قتيلين", "سيارتان", "شرطيان", "طالبتين", "عامين", "منزلان", "مليونين", "طنين"])
def test_a_dual_is_a_number(form):
    assert word(form).number.value == (2e6 if form == "مليونين" else 2)


@pytest.mark.parametrize("form", ["مدنيين", "صحفيين", "فلسطينيين", "مهندسين", "معلمين", "مصابين"])
def test_a_sound_plural_in_in_is_no_number(form):
    assert word(form).number is None
    assert word(form).noun.number == "pl"


def test_phrases_are_found_by_either_end_longest_first():
    items = [(("ما", "يزيد", "على"), 1), (("ما", "لا", "يزيد", "على"), 2), (("نحو",), 3)]
    assert by_first(items) == {"ما": [items[1], items[0]], "نحو": [items[2]]}
    assert by_last(items) == {"على": [items[1], items[0]], "نحو": [items[2]]}


def test_phrases_are_folded():
    assert ("علي", "الاقل") in [words for words, _ in phrases("qualifiers", "after")]


@settings(deadline=None)
@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةءى"), min_size=1, max_size=9))
def test_clitics_and_stem_make_the_word(form):
    found = word(form)
    assert found is None or found.clitics + found.stem == fold(form)
