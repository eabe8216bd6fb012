"""Tolls that no verb governs: by the noun of the victims (`القتلى حتى الآن 29`), or by a word that points back to a toll
told before (`يصل العدد إلى 250`, `بعدما كانت 29`, `290 وفاة في إقليم و190 في آخر`)."""

from __future__ import annotations

from newsanalysis.extract.counted import Counted
from newsanalysis.extract.number import Number, Words
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import Event
from newsanalysis.text import Document

TOTALS = word_set("phrases", "total")
POINTS_BACK = word_set("casualties", "toll")
CLAUSE = frozenset(("ان", "وان", "بان", "فان", "وبان"))
STOP = "؛.؟!"
NOUN_REACH, TOTAL_REACH, BEFORE_REACH, PLACE_REACH = 9, 10, 5, 8
WAS = (["بعدما", "كان"], ["بعدما", "كانت"], ["ان", "كان"], ["ان", "كانت"])
ANYBODY = "شخص"


def is_bare(number: Number, count: Counted) -> bool:
    """Whether a number counts nothing that it names, or just persons."""
    return number.form != "dual" and (count.span is None or (count.noun is not None and count.noun.lemma == ANYBODY))


Cause = tuple[Event | None, str, str | None]  # what happened, the word that says so, the group that comes with it


def of_victims(doc: Document, words: Words, start: int, floor: int, *, bare: bool) -> Cause:
    """`رفع عدد المصابين إلى 23 شخصا`, `المفقودون في روايتها نحو 20 ألفا`: the victims stand before their number."""
    for i in range(start - 1, max(floor, start - TOTAL_REACH) - 1, -1):
        form, word = doc.forms[i], words[i]
        if form in STOP or form == "،" or (form in CLAUSE and start - i > 2):
            break
        if form in TOTALS or form[1:] in TOTALS:
            for at, of in enumerate(words[i + 1 : min(i + 4, start)], start=i + 1):
                if of and of.noun and of.noun.measure:
                    return Event(of.noun.measure, of.noun.measure, verb=False), of.stem, _group_of(words, at, start)
            break
        named = word and word.noun and word.noun.measure and word.noun.number == "pl" and word.definite
        if named and bare and start - i <= NOUN_REACH and word and word.noun and word.noun.measure:
            return Event(word.noun.measure, word.noun.measure, verb=False), form, _group_of(words, i, start)
    return None, "", None


def _group_of(words: Words, i: int, end: int) -> str | None:
    """`المصابين المدنيين`: who the victims named at `i` are."""
    after = words[i + 1] if i + 1 < end else None
    return after.noun.group if after and after.noun and after.definite else None


def points_back(doc: Document, start: int, floor: int) -> bool:
    """Whether a word for a toll told before leads to the number (`أن يصل العدد إلى 250`, `وعددهم 13`)."""
    for i in range(start - 1, max(floor, start - TOTAL_REACH) - 1, -1):
        if doc.forms[i] in STOP or doc.forms[i] == "،":
            return False
        if doc.forms[i] in POINTS_BACK:
            return True
    return False


def told_before(doc: Document, start: int, floor: int) -> bool:
    """`3252 قتيلا بعدما كانت 3166`, `من 32 قتيلا إلى 200`: what the toll was, or came to."""
    link = doc.forms[floor:start]
    if link == ["الي"]:
        return True
    return any(link[i : i + 2] in WAS for i in range(max(0, len(link) - BEFORE_REACH), len(link)))


def parallel(doc: Document, number: Number, start: int, floor: int) -> bool:
    """`290 وفاة في إقليم و190 في آخر`, `الأولى (12 قتيلا) والثانية (7)`: one toll after the other, each of its place."""
    link = doc.forms[floor:start]
    if not link or len(link) > PLACE_REACH or any(form in STOP for form in link):
        return False
    after = doc.forms[number.last : number.last + 1]
    if link[0] == ")" and link[-1] == "(":
        return after == [")"]
    joined = number.clitics[:1] == "و" or link[-1] == "و"
    return joined and link[0] == "في" and after == ["في"]
