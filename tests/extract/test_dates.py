"""Days resolved from the day of publication, a Wednesday; what cannot be resolved is not guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.extract.dates import days
from newsanalysis.text import document

PUBLISHED = dt.date(2023, 9, 20)


def read(text, published=PUBLISHED):
    doc = document(text)
    return [(text[doc.starts[day.first] : doc.ends[day.last - 1]], day.date) for day in days(doc, published)]


def september(day):
    return dt.date(2023, 9, day)


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("قالت أمس إن القصف توقف", "أمس", september(19)),
        ("قالت أمس الثلاثاء إن القصف توقف", "أمس الثلاثاء", september(19)),
        ("قالت أمس الأول إن القصف توقف", "أمس الأول", september(18)),
        ("قالت أول أمس إن القصف توقف", "أول أمس", september(18)),
        ("قالت أول من أمس إن القصف توقف", "أول من أمس", september(18)),
        ("قالت اليوم إن القصف توقف", "اليوم", september(20)),
        ("قالت اليوم الأربعاء إن القصف توقف", "اليوم الأربعاء", september(20)),
        ("قالت الأربعاء إن القصف توقف", "الأربعاء", september(20)),
        ("قالت الثلاثاء إن القصف توقف", "الثلاثاء", september(19)),
        ("قالت الخميس إن القصف توقف", "الخميس", september(14)),
        ("قالت مساء الجمعة الماضي إن القصف توقف", "الجمعة الماضي", september(15)),
        ("قالت يوم الأربعاء الماضي إن القصف توقف", "الأربعاء الماضي", september(13)),
        ("سيصل الوفد الأحد المقبل", "الأحد المقبل", september(24)),
        ("سيصل الوفد الأربعاء القادم", "الأربعاء القادم", september(27)),
        ("وصل قبل ثلاثة أيام", "قبل ثلاثة أيام", september(17)),
        ("وصل قبل 3 أيام", "قبل 3 أيام", september(17)),
        ("وصل قبل يومين", "قبل يومين", september(18)),
        ("وصل قبل أسبوع", "قبل أسبوع", september(13)),
        ("وصل قبل أسبوعين", "قبل أسبوعين", september(6)),
        ("وصل في 19 سبتمبر", "19 سبتمبر", september(19)),
        ("وصل في ١٩ سبتمبر", "١٩ سبتمبر", september(19)),
        ("وصل في 19 سبتمبر/أيلول", "19 سبتمبر/أيلول", september(19)),
        ("وصل في 19 أيلول (سبتمبر)", "19 أيلول (سبتمبر)", september(19)),
        ("وصل في 19 من سبتمبر", "19 من سبتمبر", september(19)),
        ("وصل في 19 سبتمبر 2021", "19 سبتمبر 2021", dt.date(2021, 9, 19)),
        ("وصل في 19 سبتمبر عام 2021", "19 سبتمبر عام 2021", dt.date(2021, 9, 19)),
        ("وصل في 25 يناير (كانون الثاني) 2011", "25 يناير (كانون الثاني) 2011", dt.date(2011, 1, 25)),
        ("وصل في 25 كانون الثاني/يناير 2011", "25 كانون الثاني/يناير 2011", dt.date(2011, 1, 25)),
        ("وصل في 3 تشرين الأول 2022", "3 تشرين الأول 2022", dt.date(2022, 10, 3)),
        ("وصل في 3 شتنبر", "3 شتنبر", september(3)),
        ("وصل في 3 جويلية", "3 جويلية", dt.date(2023, 7, 3)),
        ("وصل في 5 فبراير", "5 فبراير", dt.date(2023, 2, 5)),
        ("وصل في 3 غشت", "3 غشت", dt.date(2023, 8, 3)),
        ("وصل في 3 حزيران", "3 حزيران", dt.date(2023, 6, 3)),
        # of the Hijra: a year that is said, or the one around publication
        ("وصل في 27 رمضان 1444", "27 رمضان 1444", dt.date(2023, 4, 18)),
        ("وصل في 1 محرم 1445هـ", "1 محرم 1445هـ", dt.date(2023, 7, 19)),
        ("وصل في 10 من ذي الحجة عام 1436", "10 من ذي الحجة عام 1436", dt.date(2015, 9, 23)),
        ("وصل في 3 ربيع الأول", "3 ربيع الأول", dt.date(2023, 9, 18)),
        ("وصل في 27 رمضان", "27 رمضان", dt.date(2023, 4, 18)),
    ],
)
def test_a_day_is_resolved(text, words, date):
    assert read(text + ".") == [(words, date)]


@pytest.mark.parametrize(
    "text",
    [
        "وصل في 31 سبتمبر",
        "وصل في 30 فبراير 2020",
        "وصل في سبتمبر",
        "وصل في 2021",
        "وصل 19 شخصا",
        "وصل قبل ساعتين",
        "وصل قبل عدة أيام",
        "وصل قبل 3 أشهر",
        "وصل في الصباح",
        "وصل في رمضان",
        "وصل في 31 رمضان 1444",
        "وصل في 27 رمضان 1044",
    ],
)
def test_what_names_no_day_or_one_that_is_none(text):
    assert read(text + ".") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت أمس إنه وصل في 19 سبتمبر 2021", [("19 سبتمبر 2021", dt.date(2021, 9, 19))]),
        ("قالت الأربعاء قبل يومين وفي 5 مايو", []),
    ],
)
def test_without_a_day_of_publication_only_full_dates_are_resolved(text, expected):
    assert read(text + ".", None) == expected


def test_several_days_in_order():
    text = "وصل الاثنين وغادر الثلاثاء، ثم عاد أمس."
    assert [date for _, date in read(text)] == [september(18), september(19), september(19)]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(["الاثنين", "الأربعاء", "الأحد"]))
def test_a_weekday_looks_back_less_than_a_week(published, name):
    ((_, date),) = read(f"قالت الوزارة {name} إن الوفد وصل.", published)
    assert 0 <= (published - date).days < 7


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.none() | st.dates(dt.date(1950, 1, 1)))
def test_a_full_date_is_read_back(date, published):
    months = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
    assert read(f"ولد في {date.day} {months[date.month - 1]} {date.year}.", published)[0][1] == date


@given(st.text(st.sampled_from("0123456789/ -()قبل منذ أمس سبتمبر الأحد يوم من\n"), max_size=60))
def test_no_text_raises(text):
    read(text)


def test_month_at_the_end_of_the_text():
    assert read("وصل في 1 آب") == [("1 آب", dt.date(2023, 8, 1))]


def test_the_weekday_is_right_where_an_article_was_printed_later() -> None:
    printed = dt.date(2024, 5, 3)  # a Friday
    for text in ("قالت الوزارة اليوم الأربعاء إن المطر توقف", "قالت الوزارة اليوم (الأربعاء) إن المطر توقف"):
        assert [day.date for day in days(document(text), printed)] == [dt.date(2024, 5, 1)]
