"""Verbs that say what happened only of some, and only in some reports: people who flee arrive, arms are handed over."""

from __future__ import annotations

from bisect import bisect_left

from newsanalysis.extract.counted import Counted
from newsanalysis.extract.event_phrases import BARRIERS
from newsanalysis.extract.number import Number, Words
from newsanalysis.extract.tolls import ANYBODY
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import WORDS, Event
from newsanalysis.text import Document, Gate

MOVES, MOVERS = word_set("casualties", "exodus"), word_set("casualties", "fleeing")
FALL = word_set("casualties", "fall")
HANDED, ARMS = word_set("casualties", "handed_over"), word_set("casualties", "arms")
REACH, AFTER_REACH, TOPIC_REACH = 6, 4, 120  # tokens before, behind, and to a word of flight
DISPLACED = Event("displaced", "displaced", verb=True)
KILLED = Event("killed", "killed", verb=True)
SEIZED = Event("seized", "seized", verb=True)


def conditional(
    doc: Document, words: Words, number: Number, count: Counted, start: int, floor: int
) -> tuple[Event | None, str]:
    """`وصل 900 شخص` where the text tells of refugees, `سلمت 6 مدرعات`, `سقوط 3 جنود`; the event and the word that says it."""
    if count.kind != "count" or number.value == 1:
        return None, ""
    noun = number.noun or count.noun
    head = doc.forms[count.first] if count.span and count.first < len(doc.forms) else ""
    if (noun and noun.lemma in ARMS) or head in ARMS:
        cue = _told(doc, number, count, start, floor, HANDED)
        return (SEIZED, cue) if cue else (None, "")
    if (
        noun is not None
        and noun.person
        and noun.group
        and not noun.measure
        and (cue := _told(doc, number, count, start, floor, FALL))
    ):
        return KILLED, cue
    if noun is not None and (noun.lemma not in MOVERS or (noun.lemma in ANYBODY and head not in ANYBODY)):
        return None, ""  # the plurals of many nouns share a lemma: `خبراء`
    if (noun is None and count.span is not None and head not in MOVERS) or not _of_flight(doc, number.first):
        return None, ""
    if head.endswith(ARRIVED) and noun is not None and noun.lemma == ARRIVED:
        return DISPLACED, head
    cue = _told(doc, number, count, start, floor, MOVES)
    return (DISPLACED, cue) if cue else (None, "")


ARRIVED = "وافد"


def _told(doc: Document, number: Number, count: Counted, start: int, floor: int, verbs: frozenset[str]) -> str:
    """The verb of the list before the number, or behind what it counts."""
    for i in range(start - 1, max(floor, start - REACH) - 1, -1):
        form = doc.forms[i]
        if form in verbs or form[1:] in verbs:
            return form
        if form in "؛.؟!" or form in BARRIERS:
            break
    after = max(number.last, count.last)
    return next((form for form in doc.forms[after : after + AFTER_REACH] if form in verbs), "")


def _of_flight(doc: Document, at: int) -> bool:
    """Whether the text around names the displaced."""
    named = doc.where(NAMES_DISPLACED)
    first = bisect_left(named, at - TOPIC_REACH)
    return first < len(named) and named[first] < at + TOPIC_REACH


def _names_displaced(form: str) -> bool:
    word = WORDS[form]
    return word is not None and word.noun is not None and word.noun.measure == "displaced"


NAMES_DISPLACED = Gate(_names_displaced)
