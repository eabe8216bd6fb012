"""Digits that belong to a date, a time or a score: by the month beside them, or by a sign that joins them to other digits."""

from __future__ import annotations

from newsanalysis.extract.beside import DASHES, accusative, counts, glued, near
from newsanalysis.extract.number import Number, Words
from newsanalysis.lexicon.load import word_set
from newsanalysis.text import Document

MONTHS = word_set("screening", "month")
YEARS = ((1300, 1480), (1750, 2100))
# `كانون الثاني (يناير) 2015`, `15 شوال سنة 1436`
BETWEEN_MONTH_AND_YEAR = frozenset(("(", ")", "/", "-", "،", "من", "سنة", "عام", "الاول", "الثاني", "اول", "ثاني"))


def is_year(number: Number) -> bool:
    """Whether the value may be a year, of the Hijra or of the common era."""
    value = number.value or 0
    return value == int(value) and any(low <= value <= high for low, high in YEARS)


def month_beside(doc: Document, words: Words, number: Number) -> bool:
    """Whether digits are a day or a year because a month stands beside them (`19 من سبتمبر`)."""
    i, j, forms = number.first, number.last, doc.forms
    value = number.high if number.between else number.value or 0
    if number.form != "digits" or value != int(value):
        return False
    for k in range(j, min(j + 4, len(forms))):
        if _is_month(forms[k]):
            return value <= 31
        if forms[k] not in ("من", "شهر", "(", "-", "/", "و") and not forms[k].isdecimal():
            break
    previous = [form for form in forms[max(0, i - 3) : i] if form not in BETWEEN_MONTH_AND_YEAR]
    if not previous or not _is_month(previous[-1]):
        return False
    return is_year(number) or (value <= 31 and not counts(doc, words, j) and not accusative(near(doc, j, 1)))


def _is_month(form: str) -> bool:
    """A month, perhaps with و ف ب ل before it."""
    return (
        form in MONTHS
        or (form[:1] in "وفبل" and form[1:] in MONTHS)
        or (form[2:] in MONTHS and form[:2] in ("وب", "ول"))
    )


def composite(doc: Document, words: Words, number: Number) -> str | None:
    """Digits that a sign joins to other digits: `3-1`, `10:30`, `2014/2015`, `21/7/2015`. A range has a noun: ranges.py."""
    i, j, forms = number.first, number.last, doc.forms
    for sign, other in ((j, j + 1), (i - 1, i - 2)):
        if not (0 <= sign < len(forms) and 0 <= other < len(forms)):
            continue
        mark = forms[sign]
        if not forms[other][0].isdigit():
            if mark in DASHES and forms[other] == "صفر":
                return "score"
            continue
        if mark == "+":
            return "name"  # `مجموعة 5+1`
        touching = glued(doc, min(sign, other), max(sign, other)) or glued(doc, min(sign, i), max(sign, i))
        if _three_part(doc, number) or (mark == "/" and (touching or not counts(doc, words, max(j, other + 1)))):
            return "date"
        if mark in (":", "×", "x") and touching:
            return "clock"
        if mark in DASHES:
            later = max(j, other + 1)
            return (
                None if counts(doc, words, later) or accusative(forms[later] if later < len(forms) else "") else "score"
            )
    return None


def date_goes_on(doc: Document, i: int, j: int) -> bool:
    """Whether a day and month in digits goes on (`12/7/1436`)."""
    return j < len(doc.forms) and doc.forms[j] in "/-" and j + 1 < len(doc.forms) and doc.forms[j + 1][0].isdigit()


def _three_part(doc: Document, number: Number) -> bool:
    """`12 / 10 / 1436`, with spaces."""
    forms, i = doc.forms, number.first
    for k in (i - 4, i - 2, i):
        if (
            k >= 0
            and k + 4 < len(forms)
            and forms[k + 1] == forms[k + 3]
            and forms[k + 1] in "/-"
            and all(forms[m].isdecimal() for m in (k, k + 2, k + 4))
        ):
            return True
    return False
