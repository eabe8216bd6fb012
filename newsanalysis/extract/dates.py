"""The days that a text names, resolved from the day it was published; what cannot be resolved stays null."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from newsanalysis.lexicon.load import word_list
from newsanalysis.lexicon.quantities import WORDS
from newsanalysis.text import Document, Gate
from newsanalysis.text.fold import fold


class Day(NamedTuple):
    """A named day at tokens first..last (exclusive)."""

    first: int
    last: int
    date: dt.date


MONTHS = {fold(form): entry["month"] for entry in word_list("calendar")["month"] for form in entry["forms"]}
WEEKDAYS = {fold(form): entry["weekday"] for entry in word_list("calendar")["weekday"] for form in entry["forms"]}
RELATIVE = {fold(form): entry["days"] for entry in word_list("calendar")["relative"] for form in entry["forms"]}
HIJRI = {fold(form): entry["month"] for entry in word_list("calendar")["hijri"] for form in entry["forms"]}
OF_THE_HIJRA = frozenset(map(fold, ("هـ", "ه", "هجرية", "هجري")))
HALF_A_YEAR = 180
NEXT = frozenset(map(fold, ("المقبل", "القادم", "التالي", "المقبلة", "القادمة")))
LAST = frozenset(map(fold, ("الماضي", "الفائت", "المنصرم", "الماضية")))
AGO = frozenset(("قبل", "منذ"))
FIRST_YEAR, LAST_YEAR = 1000, 9000  # no newspaper appeared outside
LONGEST_AGO = 36_500  # days: what is longer ago is not told in days or weeks
FIRST = "اول"  # `أول أمس`
OPENS_DAY = Gate(lambda form: _opens_day(form))


def days(doc: Document, published: dt.date | None) -> list[Day]:
    """The days named in `doc`, in order. Without `published` only full dates are resolved."""
    if published is not None and not FIRST_YEAR < published.year < LAST_YEAR:
        published = None  # a slip, and the days around it may not be on the calendar
    found: list[Day] = []
    last = 0
    for i in doc.where(OPENS_DAY):
        if i >= last and (day := _day(doc, i, published)) is not None:
            found.append(day)
            last = day.last
    return found


def _opens_day(form: str) -> bool:
    stem = _stem(form)
    return stem[0].isdigit() or stem == FIRST or stem in RELATIVE or stem in WEEKDAYS or stem in AGO


def _stem(form: str) -> str:
    return form[1:] if form[:1] == "و" and len(form) > 1 else form


def _day(doc: Document, i: int, published: dt.date | None) -> Day | None:
    stem = _stem(doc.forms[i])
    if stem[0].isdigit():
        return _calendar_day(doc, i, published)
    if published is None:
        return None
    if stem in RELATIVE:
        back, j = RELATIVE[stem], i + 1
        if doc.forms[j : j + 1] == ["الاول"] and back == 1:
            back, j = 2, j + 1
        day = published - dt.timedelta(days=back)
        bracket = doc.forms[j : j + 1] == ["("]
        named = doc.forms[j + bracket] if j + bracket < len(doc.forms) else ""
        if named in WEEKDAYS:
            # `أمس الثلاثاء`, `اليوم (الثلاثاء)` repeat it; where they differ the article was printed later than written.
            day -= dt.timedelta(days=(day.weekday() - WEEKDAYS[named]) % 7)
            j += 1 + bracket
        return Day(i, j, day)
    if stem == FIRST and doc.forms[i + 1 : i + 2] == ["امس"]:
        return Day(i, i + 2, published - dt.timedelta(days=2))
    if stem == FIRST and doc.forms[i + 1 : i + 3] == ["من", "امس"]:
        return Day(i, i + 3, published - dt.timedelta(days=2))
    if stem in WEEKDAYS:
        return _weekday(doc, i, WEEKDAYS[stem], published)
    if stem in AGO:
        return _ago(doc, i, published)
    return None


def _weekday(doc: Document, i: int, weekday: int, published: dt.date) -> Day | None:
    """A bare weekday in a report looks back, to the day of publication at the latest; `المقبل` looks ahead."""
    following = doc.forms[i + 1] if i + 1 < len(doc.forms) else ""
    if following[:1].isdigit():
        return None  # `الأربعاء 20 سبتمبر`: the date itself follows
    back = (published.weekday() - weekday) % 7
    if following in NEXT:
        return Day(i, i + 2, published + dt.timedelta(days=7 - back))
    if following in LAST:
        return Day(i, i + 2, published - dt.timedelta(days=back or 7))
    return Day(i, i + 1, published - dt.timedelta(days=back))


def _ago(doc: Document, i: int, published: dt.date) -> Day | None:
    """`قبل ثلاثة أيام`, `قبل يومين`, `قبل أسبوع`."""
    if i + 1 >= len(doc.forms):
        return None
    word = WORDS[doc.forms[i + 1]]
    if word is None:
        return None
    count, unit, j = 1.0, word.noun, i + 2
    if word.number and word.number.role == "dual":
        count = 2.0
    elif word.number and word.number.role in ("unit", "digits") and j < len(doc.forms):
        count = word.number.value if word.number.role == "unit" else float(word.stem) if word.stem.isdecimal() else 0.0
        counted = WORDS[doc.forms[j]]
        unit, j = (counted.noun if counted else None), j + 1
    if unit is None or unit.unit not in ("day", "week") or not count:
        return None
    back = count * (7 if unit.unit == "week" else 1)
    return Day(i, j, published - dt.timedelta(days=back)) if back <= LONGEST_AGO else None


def _calendar_day(doc: Document, i: int, published: dt.date | None) -> Day | None:
    """`19 سبتمبر`, `19 أيلول/سبتمبر 2023`, `19 من سبتمبر`; without a year the one of the
    year of publication, or of the year before where that lies more than half a year ahead."""
    form = doc.forms[i]
    if not form.isdecimal() or len(form) > 2 or not 1 <= int(form) <= 31:
        return None
    j = i + 1
    while j < len(doc.forms) and j < i + 3 and doc.forms[j] in ("من", "شهر"):
        j += 1
    month, after_month = _month(doc, j)
    if month is None:
        return _hijri_day(doc, i, j, published)
    j = after_month
    while j < len(doc.forms) and doc.forms[j] in ("/", "-", "(", ")", "–"):  # the same month in the other calendar
        again, after = _month(doc, j + 1)
        if again is None:
            if doc.forms[j] == ")":
                j += 1
            break
        j = after
    if (
        j < len(doc.forms)
        and doc.forms[j] in ("من", "عام", "سنة")
        and doc.forms[j + 1 : j + 2]
        and doc.forms[j + 1].isdecimal()
    ):
        j += 1
    year = int(doc.forms[j]) if j < len(doc.forms) and doc.forms[j].isdecimal() and len(doc.forms[j]) == 4 else None
    if year is not None:
        return _made(i, j + 1, year, month, int(form))
    if published is None:
        return None
    day = _made(i, j, published.year, month, int(form))
    if day and (day.date - published).days > HALF_A_YEAR:
        return _made(i, j, published.year - 1, month, int(form))
    return day


def _month(doc: Document, j: int, months: dict[str, int] = MONTHS) -> tuple[int | None, int]:
    if j >= len(doc.forms):
        return None, j
    two = " ".join(doc.forms[j : j + 2])  # كانون الثاني
    if " " in two and two in months:
        return months[two], j + 2
    return months.get(doc.forms[j]), j + 1


def _hijri_day(doc: Document, i: int, j: int, published: dt.date | None) -> Day | None:
    """`27 رمضان 1444`, `3 ذي الحجة 1436هـ`, by the Umm al-Qura calendar of Saudi Arabia; without a year the day nearest before
    publication, or up to half a year after it. Null beyond the years that the calendar is worked out for."""
    month, j = _month(doc, j, HIJRI)
    if month is None:
        return None
    j += doc.forms[j : j + 1] in (["عام"], ["سنة"], ["لعام"])
    year = int(doc.forms[j]) if j < len(doc.forms) and doc.forms[j].isdecimal() and len(doc.forms[j]) == 4 else None
    if year is not None:
        j += 1
        j += j < len(doc.forms) and doc.forms[j] in OF_THE_HIJRA
        return _of_the_hijra(i, j, year, month, int(doc.forms[i]))
    if published is None:
        return None
    near = (_of_the_hijra(i, j, published.year - GAP + k, month, int(doc.forms[i])) for k in (1, 0, -1, -2))
    return next((day for day in near if day and (day.date - published).days <= HALF_A_YEAR), None)


GAP = 578  # from the year of the Hijra to ours, in this century, less or more one


def _of_the_hijra(first: int, last: int, year: int, month: int, day: int) -> Day | None:
    from hijridate import Hijri

    try:
        when = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return Day(first, last, dt.date(when.year, when.month, when.day))


def _made(first: int, last: int, year: int, month: int, day: int) -> Day | None:
    try:
        return Day(first, last, dt.date(year, month, day))
    except ValueError:
        return None
