"""Prices and index levels told without their unit: `أغلق السهم عند مستوى 48`, `مستويات دعم عند 9150`."""

from __future__ import annotations

from newsanalysis.extract.number import Number
from newsanalysis.lexicon.load import word_set
from newsanalysis.text import Document

LEVELS = word_set("phrases", "level")
PRICED, INDEXED = word_set("phrases", "priced"), word_set("phrases", "indexed")
LEVEL_REACH, REPORT_REACH = 6, 150  # tokens to a word for a level; to what is traded, in the report before too


def level(doc: Document, number: Number) -> tuple[str, str | None] | None:
    """Kind and unit of a bare number after a word for a level; the nearest thing traded in the sentence tells which."""
    i = number.first
    first, _ = doc.sentence_of(i)
    if not any(_stem(form, LEVELS) for form in doc.forms[max(first, i - LEVEL_REACH) : i]):
        return None
    for k in range(i - 1, max(-1, i - REPORT_REACH), -1):
        if _stem(doc.forms[k], INDEXED) or (_stem(doc.forms[k], PRICED) and k and _stem(doc.forms[k - 1], INDEXED)):
            return "measure", "point"  # `مؤشر الدولار`
        if _stem(doc.forms[k], PRICED):
            return "money", None
    return None


def _stem(form: str, words: frozenset[str]) -> bool:
    """Whether a form is one of the words, perhaps with ب or و before it."""
    return form in words or (form[:1] in ("ب", "و") and form[1:] in words)
