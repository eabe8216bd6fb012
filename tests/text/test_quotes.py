"""Quotation marks of every kind, whole, broken, nested and over several paragraphs."""

from __future__ import annotations

import pytest

from newsanalysis.text.quotes import DEPTH, quotations


def inner(text):
    return [text[quote.inner_start : quote.inner_end] for quote in quotations(text)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("«", "»"),
        ("“", "”"),
        ("„", "“"),
        ("„", "”"),
        ("‹", "›"),
        ("《", "》"),
        ("<<", ">>"),
        ("((", "))"),
        ('"', '"'),
        ("״", "״"),
        ("''", "''"),
        ("»", "«"),
        ("”", "“"),
        ("”", "”"),
        ("›", "‹"),
    ],
)
def test_every_pair_of_marks(opening, closing):
    text = f"قال الوزير: {opening}سنبني المدرسة{closing} وغادر."
    (quote,) = quotations(text)
    assert text[quote.start : quote.end] == f"{opening}سنبني المدرسة{closing}"
    assert text[quote.inner_start : quote.inner_end] == "سنبني المدرسة"
    assert (quote.closed, quote.depth) == (True, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «نعم» ثم «لا» ومضى", ["نعم", "لا"]),
        ('قال "نعم" ثم "لا" ومضى', ["نعم", "لا"]),
        ("قال «قال لي “اذهب” فذهبت» ومضى", ["قال لي “اذهب” فذهبت", "اذهب"]),
        ('قال «سماه "البطل" أمس» ومضى', ['سماه "البطل" أمس', "البطل"]),
        ("قال «أول «ثان» أول» ومضى", ["أول «ثان» أول", "ثان"]),
        ('قال ""النور" ستفوز" ومضى', ['"النور" ستفوز', "النور"]),
        ("لا اقتباس هنا", []),
        ("«»", [""]),
        ("", []),
    ],
)
def test_quotations_side_by_side_and_one_in_another(text, expected):
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «سنعود غدا\nوفي الخبر الثاني كلام", "سنعود غدا"),
        ('قال "سنعود غدا\nوفي الخبر الثاني كلام', "سنعود غدا"),
        ("قال «سنعود غدا", "سنعود غدا"),
        ("قال “", ""),
    ],
)
def test_one_that_is_never_closed_ends_with_its_line(text, expected):
    (quote,) = quotations(text)
    assert text[quote.inner_start : quote.inner_end] == expected
    assert not quote.closed


@pytest.mark.parametrize("text", ["عاد الوفد» أمس", "عاد الوفد” أمس", "عاد >> أمس", "انتهى))", "› عاد", "” عاد"])
def test_a_closing_mark_by_itself_is_passed_over(text):
    assert quotations(text) == []


def test_an_odd_straight_mark_spoils_its_paragraph_only():
    text = 'شاشة 40" للبيع\nقال "نعم" وذهب'
    assert inner(text)[-1] == "نعم"


def test_a_quotation_over_paragraphs():
    text = "قال: «هذا أول كلامي.\n«وهذا ثانيه.\n«وهذا آخره». ثم جلس."
    (quote,) = quotations(text)
    assert text[quote.inner_start : quote.inner_end] == "هذا أول كلامي.\n«وهذا ثانيه.\n«وهذا آخره"
    assert quote.closed


def test_an_inner_quotation_that_is_open_ends_with_the_outer_one():
    text = "قال «سمعت “صوتا قويا» وسكت"
    outer, nested = quotations(text)
    assert (outer.closed, nested.closed) == (True, False)
    assert text[nested.inner_start : nested.inner_end] == "صوتا قويا"
    assert (outer.depth, nested.depth) == (0, 1)


@pytest.mark.parametrize("text", ["بلغ الطول 5' و6\"", "طوله 6'2\" فقط"])
def test_inches_do_not_raise(text):
    quotations(text)


@pytest.mark.parametrize("mark", ["«", "“", "„", '"', "((", "<<", "''", "»", "« ", "“«", "«\n", '"\n', "»ا "])
def test_a_hundred_thousand_marks(mark):
    text = mark * 100_000
    found = quotations(text)
    assert len(found) <= len(text)
    assert max((quote.depth for quote in found), default=0) < DEPTH


@pytest.mark.parametrize("mark", ["«", "“", '"', "((", "«\n", '"\n', "»ا ", "«“", "«»"])
def test_twice_the_marks_are_twice_the_work(mark, lines_run):
    once, twice = (lines_run(lambda n=n: quotations(mark * n)) for n in (1_000, 2_000))
    assert twice < 2.2 * once
