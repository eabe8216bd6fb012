"""Objects that do not stand right behind their verb: after its preposition (`قبضت الشرطة في الميناء على 4`), behind an aside
(`أوقفت، منذ أمس، 320 شخصا`) or behind a subject that is counted too (`قتل تفجيران 13 شخصا`)."""

from __future__ import annotations

from newsanalysis.extract.groups import says_others
from newsanalysis.extract.number import Number, Words
from newsanalysis.extract.tolls import ANYBODY
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import Event
from newsanalysis.text import Document

ARRESTS, SEARCHES = word_set("casualties", "arrest"), word_set("casualties", "search")
DETAINED, MISSING = Event("detained", "detained", verb=True), Event("missing", "missing", verb=True)
PREPOSITION_REACH, ASIDE_REACH, SUBJECT_REACH = 6, 12, 3  # tokens back from the preposition, of an aside, of a subject
NOBODY: tuple[None, str] = (None, "")


def by_preposition(doc: Document, number: Number, start: int, floor: int) -> tuple[Event | None, str]:
    """`القبض مؤخرا على 4`, `البحث جار عن 6 آخرين`: a verb that takes its object by the preposition right before it."""
    preposition = doc.forms[start - 1] if start > floor else ""
    if preposition == "علي":
        verbs, event = ARRESTS, DETAINED
    elif preposition == "عن" and (says_others(doc, number) or _is_anybody(doc, number)):
        verbs, event = SEARCHES, MISSING  # one looks for 4 suspects too
    else:
        return NOBODY
    back = doc.forms[max(floor, start - 1 - PREPOSITION_REACH) : start - 1][::-1]
    for form in back:
        if form in verbs:
            return event, form
        if form in "،؛.؟!":
            break
    return NOBODY


def _is_anybody(doc: Document, number: Number) -> bool:
    """`6 أشخاص`, `شخصين`."""
    if number.form == "dual":
        return number.noun is not None and number.noun.lemma in ANYBODY
    return doc.forms[number.last : number.last + 1] != [] and doc.forms[number.last] in ANYBODY


def behind_aside(doc: Document, words: Words, number: Number, start: int, floor: int) -> tuple[Event | None, str]:
    """`أوقفت، منذ أمس الجمعة، 320 شخصا`: the verb stands right before an aside in commas, or before its short subject."""
    after = number.last + (doc.forms[number.last : number.last + 1] == ["من"])
    told = words[after] if after < len(words) else None
    noun = number.noun or (told.noun if told else None)
    if noun is None or start - 2 <= floor:
        return NOBODY
    for comma in range(start - 3, max(floor, start - ASIDE_REACH) - 1, -1):
        form = doc.forms[comma]
        if form in "؛.؟!:":
            return NOBODY
        if form == "،":
            for i in range(comma - 1, max(floor, comma - 1 - SUBJECT_REACH) - 1, -1):
                word = words[i]
                if word and word.event and word.event.verb and not doc.forms[i].endswith(("وا", "ا")):
                    return word.event, doc.forms[i]
                if doc.forms[i] in "؛.؟!،":
                    break
            return NOBODY
    return NOBODY
