"""Two numbers that are one figure: `بين 20 و30`, `من 5 إلى 7`, `200 - 300 شخص`, with elided magnitudes."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from newsanalysis.extract.beside import DASHES
from newsanalysis.extract.number import Number, Words
from newsanalysis.lexicon.load import word_set
from newsanalysis.text import Document

BETWEEN = word_set("phrases", "between")
FROM = frozenset(("من", "ومن"))
TO = word_set("phrases", "to")
OR = word_set("phrases", "or")
CHANGE = word_set("phrases", "move")


def join_ranges(doc: Document, words: Words, numbers: list[Number]) -> list[Number]:
    """`numbers` with each pair that states a range joined into one, `between` its ends."""
    found: list[Number] = []
    skip = False
    for one, other in zip_longest(numbers, numbers[1:]):
        if skip:
            skip = False
        elif other is not None and (joined := _range(doc, words, one, other)):
            found.append(joined)
            skip = True
        else:
            found.append(one)
    return found


def _range(doc: Document, words: Words, one: Number, other: Number) -> Number | None:
    if one.value is None or other.value is None or other.first - one.last > 3:
        return None
    if one.definite and one.form == "words" and one.value == 2 and one.last == one.first + 1:
        return None  # `مساء الإثنين إلى 2921`: the day
    forms, link = doc.forms, doc.forms[one.last : other.first]
    before = forms[one.first - 1] if one.first else ""
    stated = before in BETWEEN or before[1:] in BETWEEN
    noun_inside = len(link) > 1 and link[0].isalpha() and link[0] not in TO | OR
    mark = link[-1] if link else ""
    written_on = other.clitics == "و"
    if stated and (mark in TO | OR or mark == "و" or written_on):
        if noun_inside and _other_thing(words, one, other):
            return None
    elif before in FROM and mark in TO:
        if CHANGE.intersection(
            forms[max(doc.sentence_of(one.first)[0], one.first - 20) : one.first]
        ) or _percent_inside(link):
            return None
    elif len(link) == 1 and not noun_inside and (mark in OR or mark in TO or mark in DASHES):
        if mark in DASHES and (one.form != "digits" or other.form not in ("digits", "mixed")):
            return None
        if _date_goes_on(doc, one.first, other.last):
            return None
    else:
        return None
    low, high = one.value, other.value
    if one.scale == 1.0 and other.scale > 1.0 and low < other.scale and low * other.scale < high:
        low *= other.scale  # `من 650 إلى 679 مليار`
    if low >= high:
        return None
    forms_of = {one.form, other.form} - {"dual"}
    form = forms_of.pop() if len(forms_of) == 1 else "mixed"
    return replace(
        one, last=other.last, end=other.end, value=None, low=low, high=high, form=form, scale=other.scale, between=True,
        noun=None,
    )  # fmt: skip


def _other_thing(words: Words, one: Number, other: Number) -> bool:
    """`بين 20 مسلحا و30 شرطيا`: two sides, each with a noun of its own."""
    inside, after = words[one.last], words[other.last] if other.last < len(words) else None
    if not (inside and inside.noun and after and after.noun):
        return False
    same_kind = inside.noun.kind != "count" and inside.noun.kind == after.noun.kind
    return inside.noun.lemma != after.noun.lemma and not same_kind


def _date_goes_on(doc: Document, first: int, last: int) -> bool:
    """`12-10-1999`: a dash and more digits on either side."""
    forms = doc.forms
    after = last + 1 < len(forms) and forms[last] in DASHES and forms[last + 1][0].isdigit()
    return after or (first > 1 and forms[first - 1] in DASHES and forms[first - 2][0].isdigit())


def _percent_inside(link: list[str]) -> bool:
    return any(form in ("%", "٪") or form.startswith("بالم") for form in link)
