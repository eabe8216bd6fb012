"""Durations that are ages: by the words before the number, the name it follows, or the brackets around it."""

from __future__ import annotations

from newsanalysis.extract.noun_phrases import starts_phrase
from newsanalysis.extract.number import Number
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import WORDS
from newsanalysis.text import Document

AGE_BEFORE = word_set("phrases", "age")
AFTER_AGE = word_set("phrases", "death")


def is_age(doc: Document, number: Number, last: int, unit: str) -> bool:
    """`البالغ من العمر 7 أعوام`, `(35 عاما)`, `عمره عامان`, `زينب 3 سنوات` after a name is left to its brackets."""
    forms, i = doc.forms, number.first
    first, _ = doc.sentence_of(i)
    # `إعمار` folds to `أعمار`, which tells an age.
    window = [forms[k] for k in range(max(first, i - 4), i) if doc.text[doc.starts[k]] != "إ"]
    if AGE_BEFORE.intersection(window):
        return not {"خلال", "منذ", "مدة"} & set(window)
    if any(form.endswith(("عمره", "عمرها", "اعمارهم")) for form in window):
        return True
    if doc.forms[last : last + 2] == ["من", "العمر"] or doc.forms[last : last + 2] == ["من", "عمره"]:
        return True
    if i > 0 and forms[i - 1] in ("عن", "عمر") and not AFTER_AGE.isdisjoint(forms[max(first, i - 12) : i]):
        return True  # `توفي عن 67 عاما`
    if (unit == "year" and _named_person(doc, i)) or (
        i > 0 and forms[i - 1] == "،" and forms[last : last + 1] == ["،"]
    ):
        return True
    return (
        i > 0
        and forms[i - 1] in ("(", "-")
        and forms[last : last + 1] in ([")"], ["-"], ["،"])
        and forms[i - 2 : i - 1] != ["سنوات"]
    )


def _named_person(doc: Document, i: int) -> bool:
    """`الطفلة زينب 3 سنوات`: a person noun and a name right before the number."""
    if i < 2 or not starts_phrase(doc, i - 1):
        return False
    for k in range(i - 2, max(i - 4, -1), -1):
        noun = WORDS[doc.forms[k]]
        if not starts_phrase(doc, k):
            return False
        if noun and noun.noun and noun.noun.person and noun.noun.number == "sg" and noun.definite:
            return True
    return False
