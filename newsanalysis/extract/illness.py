"""Ill or wounded: `إصابة` and `مصاب` are said of both, and only the wounded are casualties."""

from __future__ import annotations

from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import WORDS
from newsanalysis.text import Document

DISEASE = tuple(word_set("casualties", "disease"))
LONG = tuple(word for word in DISEASE if len(word) > 3)  # `دائمة` is no `داء`
WOUNDS = tuple("ب" + article + wound for article in ("", "ال") for wound in word_set("casualties", "wound"))


def with_no_wound(doc: Document, j: int) -> bool:
    """`إصابة بالكوليرا`, `المصابين بالكبد`: ill, not wounded."""
    form = doc.forms[j] if j < len(doc.forms) else ""
    return (
        form.startswith("ب") and len(form) > 3 and not form.startswith(WOUNDS) and WORDS[form] is None
    ) or form.startswith(DISEASE)


def disease_near(doc: Document, start: int) -> bool:
    """Whether an illness is named in the next words."""
    return any(
        form.lstrip("وبلا").startswith(LONG) or form.startswith(LONG) or form.lstrip("وبلا") in DISEASE
        for form in doc.forms[start : start + 6]
    )


def is_case(doc: Document, form: str, at: int) -> bool:
    """`60 إصابة` in a report of an epidemic: those infected, where the sentence names no wound."""
    if not form.startswith(("اصاب", "الاصاب", "مصاب", "المصاب")):
        return False
    first, end = doc.sentence_of(at)
    first, end = max(first, at - NEAR), min(end, at + NEAR)
    wounded = any(word.startswith(WOUNDS) for word in doc.forms[first:end])
    return not wounded and sum(word in EPIDEMIC for word in doc.forms[max(0, at - REPORT) : at + REPORT]) >= MENTIONS


EPIDEMIC = word_set("casualties", "epidemic")
MENTIONS, REPORT, NEAR = 2, 200, 30  # tokens around in which a report is of one thing; and of one sentence
