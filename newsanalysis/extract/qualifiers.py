"""What bounds a number: `نحو`, `أكثر من`, `ما لا يقل عن`, `على الأقل` after the noun, and negated bounds."""

from __future__ import annotations

from typing import NamedTuple

from newsanalysis.extract.numbers import Number
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import by_first, by_last, phrases, without_clitic
from newsanalysis.text import Document, fold

BEFORE = by_last(phrases("qualifiers", "before"))
AFTER = by_first(phrases("qualifiers", "after"))
EITHER_SIDE = {phrase for group in AFTER.values() for phrase, _ in group}
PARTS = frozenset(phrase[-1] for phrase, _ in phrases("casualties", "part"))
# A negation turns a bound around: `لن يرتفع بأكثر من 3` says at most 3.
NEGATED = {"more_than": "up_to", "less_than": "at_least"}
NEGATIONS = word_set("qualifiers", "negation")
PASSED = frozenset("([\"«“”″'") | frozenset(map(fold, ("مبلغ", "عدد", "مجموعه", "قيمته", "ال", "ب", "من", "ما", "بلغ")))
REACH = 6  # tokens of counted noun and adjectives between a number and a qualifier after it
STOP = frozenset('،؛.؟!:()[]«»"“”')


class Qualifier(NamedTuple):
    """The qualifier of a number and the tokens that say it."""

    name: str
    first: int
    last: int
    phrase: str


def qualifier(doc: Document, number: Number, *, until: int) -> Qualifier | None:
    """What bounds `number`, before it or after the noun that it counts; `until` is the token where its reach ends."""
    return _before(doc, number) or _after(doc, number, until)


def _before(doc: Document, number: Number) -> Qualifier | None:
    forms, i = doc.forms, number.first - 1
    first, _ = doc.sentence_of(number.first)
    while i >= first and forms[i] in PASSED and number.first - i < 4:
        if found := _ending_at(doc, number, i, first):
            return found
        i -= 1
    return _ending_at(doc, number, i, first) if i >= first else None


def _ending_at(doc: Document, number: Number, i: int, first: int) -> Qualifier | None:
    forms = doc.forms
    for form in _stems(forms[i]):
        for phrase, entry in BEFORE.get(form, ()):
            start = i - len(phrase) + 1
            if number.clitics[:1] == "و" and phrase in EITHER_SIDE:
                continue  # `4 رجال على الأقل وامرأتان`
            if (
                start >= first
                and forms[start + 1 : i + 1] == list(phrase[1:])
                and without_clitic(forms[start], phrase[0])
            ):
                name = entry["qualifier"]
                if (
                    NEGATIONS.intersection(forms[max(first, start - 4) : start])
                    and "،" not in forms[max(first, start - 4) : start]
                ):
                    name = NEGATED.get(name, name)
                if name == "up_to" and phrase == ("حتي",) and forms[start - 1 : start] in (["الي"], ["من"]):
                    continue
                return Qualifier(name, start, i + 1, " ".join(phrase))
    return None


def _stems(form: str) -> tuple[str, ...]:
    """The form, and without a particle written onto it."""
    return (form, form[1:]) if form[:1] in "وفبل" and len(form) > 3 else (form,)


def _after(doc: Document, number: Number, until: int) -> Qualifier | None:
    forms = doc.forms
    for i in range(number.last, min(number.last + REACH, until)):
        for phrase, entry in AFTER.get(forms[i], ()):
            if forms[i : i + len(phrase)] == list(phrase):
                return Qualifier(entry["qualifier"], i, i + len(phrase), " ".join(phrase))
        if forms[i] in PARTS or (forms[i] in STOP and forms[i] not in "()"):
            return None
    return None
