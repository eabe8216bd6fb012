"""Ill or wounded: `إصابة` and `مصاب` are said of both, and only the wounded are casualties."""

from __future__ import annotations

from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import WORDS
from newsanalysis.text import Document

DISEASE = tuple(word_set("casualties", "disease"))
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
        form.lstrip("وبلا").startswith(DISEASE) or form.startswith(DISEASE) for form in doc.forms[start : start + 6]
    )
