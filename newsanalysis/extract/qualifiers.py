"""What bounds a number: `نحو`, `أكثر من`, `ما لا يقل عن`, `على الأقل` after the noun, and negated bounds."""

from __future__ import annotations

from typing import NamedTuple

from newsanalysis.extract.noun_phrases import starts_phrase
from newsanalysis.extract.number import Number
from newsanalysis.lexicon.load import word_list, word_set
from newsanalysis.lexicon.quantities import by_first, by_last, phrases, without_clitic
from newsanalysis.text import Document
from newsanalysis.text.fold import fold

BEFORE = by_last(phrases("qualifiers", "before"))
AFTER = by_first(phrases("qualifiers", "after"))
EITHER_SIDE = {phrase for group in AFTER.values() for phrase, _ in group}
PARTS = frozenset(phrase[-1] for phrase, _ in phrases("casualties", "part"))
# A negation turns a bound around: `لن يرتفع بأكثر من 3` says at most 3.
NEGATED = {"more_than": "up_to", "less_than": "at_least"}
NEGATIONS = word_set("qualifiers", "negation")
PASSED = frozenset("([\"«“”″'") | frozenset(
    map(fold, ("مبلغ", "عدد", "مجموعه", "قيمته", "ال", "ب", "من", "ما", "بلغ", "حاجز", "مستوى", "مستويات", "عتبة"))
)
TOTALS = word_set("phrases", "total")
UNTIL = ("حتي",)
OR_MORE = fold("وأكثر")  # but `تسع مدرعات وأكثر من 4300 قطعة`
WINDOW, NEGATION_REACH = 9, 4
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
    return _before(doc, number) or _after(doc, number, until) or _distant(doc, number)


def _before(doc: Document, number: Number) -> Qualifier | None:
    """The longest phrase that ends right before the number, over brackets and words for the total (`تجاوز العدد 40`)."""
    first, _ = doc.sentence_of(number.first)
    told = [i for i in range(max(first, number.first - WINDOW), number.first) if doc.forms[i] not in TOTALS]
    while told and doc.forms[told[-1]] in PASSED:
        if found := _ending_at(doc, number, told):
            return found
        told.pop()
    return _ending_at(doc, number, told) if told else None


def _ending_at(doc: Document, number: Number, told: list[int]) -> Qualifier | None:
    """The phrase whose words are the last of the tokens `told`."""
    forms = doc.forms
    for form in _stems(forms[told[-1]]):
        for phrase, entry in BEFORE.get(form, ()):
            if len(phrase) > len(told) or (number.clitics[:1] == "و" and phrase in EITHER_SIDE):
                continue  # `4 رجال على الأقل وامرأتان`
            at = told[len(told) - len(phrase) :]
            start = at[0]
            if [forms[i] for i in at[1:]] != list(phrase[1:]) or not without_clitic(forms[start], phrase[0]):
                continue
            if phrase == UNTIL and forms[start - 1 : start] in (["الي"], ["من"]):
                continue
            if phrase == TOWARDS and any(map(_is_direction, forms[max(0, start - DIRECTION_REACH) : start])):
                return None  # `الاتجاه نحو 9300 نقطة`
            name = entry["qualifier"]
            before = forms[max(0, start - NEGATION_REACH) : start]
            if NEGATIONS.intersection(before) and "،" not in before:
                name = NEGATED.get(name, name)
            return Qualifier(name, start, told[-1] + 1, " ".join(phrase))
    return None


def _distant(doc: Document, number: Number) -> Qualifier | None:
    """A verb that bounds the number, its subject in between: `لم يتجاوز عدد الحضور 60`."""
    forms = doc.forms
    first, _ = doc.sentence_of(number.first)
    end = number.first
    link = forms[end - 1] if end > first and forms[end - 1] in LINKS else ""
    end -= bool(link)
    for i in range(end - 1, max(first, end - 1 - SUBJECT_REACH) - 1, -1):
        verb = forms[i][1:] if forms[i][:1] in ("و", "ف", "ل") and (forms[i][1:], link) in DISTANT else forms[i]
        if (verb, link) in DISTANT and i < end - 1:
            name = DISTANT[verb, link]
            if NEGATIONS.intersection(forms[max(first, i - 1) : i]):
                name = NEGATED.get(name, name)
            return Qualifier(name, i, number.first, verb)
        if not starts_phrase(doc, i) and forms[i] != "في":
            return None
    return None


DISTANT = {
    (fold(form), fold(entry.get("link", ""))): entry["qualifier"]
    for entry in word_list("qualifiers")["distant"]
    for form in entry["forms"]
}
LINKS = frozenset(link for _, link in DISTANT if link)
SUBJECT_REACH = 6


def _stems(form: str) -> tuple[str, ...]:
    """The form, and without a particle written onto it."""
    return (form, form[1:]) if form[:1] in "وفبل" and len(form) > 3 else (form,)


def _after(doc: Document, number: Number, until: int) -> Qualifier | None:
    forms = doc.forms
    for i in range(number.last, min(number.last + REACH, until)):
        if forms[i] == "،" and i + 1 < until and _in_commas(doc, i):
            continue  # `قتيلين، على الأقل،`
        for phrase, entry in AFTER.get(forms[i], ()):
            compared = phrase[-1] == OR_MORE and forms[i + len(phrase) : i + len(phrase) + 1] == ["من"]
            if forms[i : i + len(phrase)] == list(phrase) and not compared:
                return Qualifier(entry["qualifier"], i, i + len(phrase), " ".join(phrase))
        if forms[i] in PARTS or (forms[i] in STOP and forms[i] not in "()"):
            return None
    return None


def _in_commas(doc: Document, comma: int) -> bool:
    """Whether a qualifier that may stand on either side is all that two commas hold."""
    for phrase, _ in AFTER.get(doc.forms[comma + 1], ()):
        end = comma + 1 + len(phrase)
        if phrase in EITHER_SIDE and doc.forms[comma + 1 : end] == list(phrase):
            return doc.forms[end : end + 1] == ["،"]
    return False


def _is_direction(form: str) -> bool:
    return form in DIRECTIONS or form[1:] in DIRECTIONS


TOWARDS, DIRECTIONS, DIRECTION_REACH = ("نحو",), word_set("qualifiers", "direction"), 3
