"""Tokens with their offsets into the text as stored."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsanalysis.text import document, fold

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةءىأإآؤئ ـ0123456789٠١٢٣Abz_"
MARKS = "\n\t«»“”\"'()<>‹›„.,،؛:؟!?…-–%٪/٫٬\u064b\u0651\u200f\u200d"
NEWS = st.text(st.sampled_from(LETTERS + MARKS), max_size=80)
ANY = st.one_of(NEWS, st.text(max_size=40))


def tokens(text):
    doc = document(text)
    return [text[start:end] for start, end in zip(doc.starts, doc.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتِلَ ٢٧ شخصًا", ["قُتِلَ", "٢٧", "شخصًا"]),
        ("ب27", ["ب", "27"]),
        ("ال29", ["ال", "29"]),
        ("و500", ["و", "500"]),
        ("1,234.5", ["1,234.5"]),
        ("٢٬٠٠٠", ["٢٬٠٠٠"]),
        ("2،5", ["2،5"]),
        ("4ر1", ["4ر1"]),
        ("2023.", ["2023", "."]),
        ("3-1", ["3", "-", "1"]),
        ("10:30", ["10", ":", "30"]),
        ("19/9/2023", ["19", "/", "9", "/", "2023"]),
        ("8%", ["8", "%"]),
        ("8٪", ["8", "٪"]),
        ("«قال»", ["«", "قال", "»"]),
        ("مليون،", ["مليون", "،"]),
        ("قتيـــل", ["قتيـــل"]),
        ("20 ـ 30", ["20", "ـ", "30"]),
        ("الـ50", ["الـ", "50"]),
        ("أف16", ["أف", "16"]),
        ("Covid-19", ["Covid", "-", "19"]),
        ("snake_case", ["snake", "_", "case"]),
        ("", []),
        (" \n\t ", []),
        ("\u200f", []),
        ("\u064b", []),
    ],
)
def test_tokens(text, expected):
    assert tokens(text) == expected


def test_forms_are_the_folded_tokens():
    text = "أُصيبَ ٤٠ شخصاً على الأقلّ"
    assert document(text).forms == ["اصيب", "40", "شخصا", "علي", "الاقل"]
    assert [fold(token) for token in tokens(text)] == document(text).forms


def test_the_text_is_kept_as_stored():
    text = "\ufeffقُتِلَ\u200f ٢٧\r\n  شخصًا "
    assert document(text).text is text


@given(ANY)
@example("«" * 30)
@example("ـ_ـ")
def test_tokens_lie_in_order_apart_and_in_the_text(text):
    doc = document(text)
    spans = list(zip(doc.starts, doc.ends, strict=True))
    assert len(doc.forms) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(doc.forms)
    assert all(text[start:end].strip() for start, end in spans)


@given(ANY)
def test_no_letter_or_digit_is_left_out(text):
    doc = document(text)
    inside = {i for start, end in zip(doc.starts, doc.ends, strict=True) for i in range(start, end)}
    assert all(
        i in inside
        for i, char in enumerate(text)
        if char.isalpha() and char.isprintable() and fold(char) != "ـ" and fold(char)
    )
    assert all(i in inside for i, char in enumerate(text) if char.isdecimal())


@given(ANY)
def test_sentences_partition_the_tokens(text):
    doc = document(text)
    assert [i for first, end in doc.sentences for i in range(first, end)] == list(range(len(doc.starts)))
    assert all(first < end for first, end in doc.sentences)


@given(ANY)
def test_quotations_are_well_nested(text):
    doc = document(text)
    assert doc.quotes == sorted(doc.quotes)
    for quote in doc.quotes:
        assert 0 <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        assert quote.closed == (quote.end > quote.inner_end)
    for k, one in enumerate(doc.quotes):
        for other in doc.quotes[k + 1 :]:
            assert other.start >= one.end or (other.end <= one.end and other.depth > one.depth)


@given(ANY, st.data())
def test_lookups_agree_with_a_search(text, data):
    doc = document(text)
    offset = data.draw(st.integers(0, len(text)))
    assert doc.token_at(offset) == next((i for i, end in enumerate(doc.ends) if end > offset), len(doc.ends))
    start, end = sorted((offset, data.draw(st.integers(0, len(text)))))
    assert list(doc.tokens_in(start, end)) == [i for i, at in enumerate(doc.starts) if start <= at < end]
    for i in range(len(doc.starts)):
        first, last = doc.sentence_of(i)
        assert first <= i < last and (first, last) in doc.sentences


@pytest.mark.parametrize(
    "piece", ["قتل ٢٧ شخصًا. ", "كلمة ", "«نقل عن «صحيفة» ", "1,2,3 ", "د. ", "أ\n", "ـ", "\u064b", "\n", '"أ ']
)
def test_twice_the_text_is_twice_the_work(piece, lines_run):
    document(piece)
    once, twice = (lines_run(lambda n=n: document(piece * n)) for n in (500, 1_000))
    assert twice < 2.2 * once + 50


def test_a_gate_made_after_the_document_is_asked_then() -> None:
    from newsanalysis.text import Gate

    doc = document("وصل الوفد إلى الميناء")
    late = Gate("الميناء".__eq__)
    assert doc.where(late) == [3]
