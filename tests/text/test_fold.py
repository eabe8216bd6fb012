"""One spelling for every way in which newspapers write a word."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.text.fold import FOLDED, INVISIBLE, MARKS, TATWEEL, fold

ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=12)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أعلن", "اعلن"),
        ("إعلان", "اعلان"),
        ("آلاف", "الاف"),
        ("ٱلكتاب", "الكتاب"),
        ("مسؤول", "مسءول"),
        ("مسئول", "مسءول"),
        ("مئة", "مءة"),
        ("على", "علي"),
        ("حوالى", "حوالي"),
        ("کتاب", "كتاب"),
        ("ڪتاب", "كتاب"),
        ("قریب", "قريب"),
        ("شهدای", "شهداي"),
        ("ألفًا", "الفا"),
        ("ألفاً", "الفا"),
        ("الأقلّ", "الاقل"),
        ("مُحَمَّدٌ", "محمد"),
        ("هٰذا", "هذا"),
        ("الرحمٰن", "الرحمن"),
        ("قتيـــل", "قتيل"),
        ("ســـتة", "ستة"),
        ("٢٠٢٣", "2023"),
        ("۲۰۲۳", "2023"),
        ("١٬٢٣٤٫٥", "1,234.5"),
        ("ﻗﺘﻴﻞ", "قتيل"),
        ("ﻻجئ", "لاجء"),
        ("ﷲ", "الله"),
        ("\u202bقتيل\u202c", "قتيل"),
        ("قتي\u200dل", "قتيل"),
        ("ال\u00adقتيل", "القتيل"),
        ("\ufeffخبر", "خبر"),
        ("Reuters", "Reuters"),
        ("7", "7"),
    ],
)
def test_variants_of_a_spelling(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(("one", "other"), [("مدينة", "مدينه"), ("ثوب", "توب"), ("ضل", "ظل"), ("سماء", "سما")])
def test_letters_that_tell_words_apart_stay_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("mark", MARKS + TATWEEL + INVISIBLE)
def test_marks_carry_no_letter(mark):
    assert fold(f"قت{mark}يل{mark}") == "قتيل"


@pytest.mark.parametrize("code", [*range(0xFE80, 0xFEFD)])
def test_presentation_forms_become_their_letters(code):
    shape = chr(code)
    assert fold(f"ب{shape}") == fold("ب" + unicodedata.normalize("NFKC", shape))


def test_a_right_to_left_mark_puts_the_fraction_first():
    assert fold("88.\u200f52") == "88ر52"
    assert fold("88.52\u200f") == "88.52"


def test_a_lone_tatweel_stays_since_it_serves_as_a_dash():
    assert fold(TATWEEL) == TATWEEL


def test_ascii_is_not_touched():
    assert fold(string.printable) == string.printable


@given(ARABIC)
def test_folding_twice_changes_nothing(word):
    assert fold(fold(word)) == fold(word)


@given(st.text(max_size=12))
def test_folding_twice_changes_nothing_in_any_script(word):
    assert fold(fold(word)) == fold(word)


@given(ARABIC)
def test_composed_and_decomposed_letters_are_one(word):
    assert fold(unicodedata.normalize("NFC", word)) == fold(
        unicodedata.normalize("NFC", unicodedata.normalize("NFD", word))
    )


def test_a_word_is_remembered():
    assert fold("مـعـادلـة") == "معادلة"
    assert FOLDED.get("مـعـادلـة") == "معادلة"
