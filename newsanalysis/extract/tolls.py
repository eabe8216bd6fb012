"""Tolls that no verb governs: by the noun of the victims (`القتلى حتى الآن 29`), or by a word that points back to a toll
told before (`يصل العدد إلى 250`, `بعدما كانت 29`, `290 وفاة في إقليم و190 في آخر`)."""

from __future__ import annotations

from newsanalysis.extract.counted import Counted
from newsanalysis.extract.event_phrases import AROUND
from newsanalysis.extract.illness import WOUNDS, is_case
from newsanalysis.extract.number import Number, Words
from newsanalysis.lexicon.load import word_list, word_set
from newsanalysis.lexicon.quantities import WORDS, Event
from newsanalysis.text import Document
from newsanalysis.text.fold import fold

TOTALS = word_set("phrases", "total")
POINTS_BACK = word_set("casualties", "toll")
CLAUSE = frozenset(("ان", "وان", "بان", "فان", "وبان"))
THESE = fold("هؤلاء")
STOP = "؛.؟!"
NOUN_REACH, TOTAL_REACH, BEFORE_REACH, PLACE_REACH, RELATIVE_REACH = 9, 10, 5, 11, 6
SAID_REACH, AMONG_REACH = 3, 4
SUBJECT_REACH, VERB_REACH, ABOUT_REACH, SENTENCE_REACH = 25, 3, 14, 60
WAS = (["بعدما", "كان"], ["بعدما", "كانت"], ["ان", "كان"], ["ان", "كانت"])
WHO = frozenset(("من", "الذين", "ممن"))
THEY_ARE = word_set("casualties", "they_are")
COUNTED_THEM = word_set("casualties", "counted_them")
RAISES = word_set("casualties", "raises")
COMES_TO = word_set("casualties", "comes_to")
CARRIES = word_set("casualties", "carries")
TELLS_OF = word_set("casualties", "tells_of")
TOLL_WORDS = word_set("casualties", "toll")
BESIDE = frozenset(("بعد", "بزيادة", "مقابل"))
PLACED = frozenset(("في", "فوق", "من", "بين", "قرب", "جنوب", "شمال", "شرق", "غرب"))
ANYBODY = frozenset(("شخص", "شخصا", "اشخاص", "نسمة"))


def is_bare(doc: Document, number: Number, count: Counted) -> bool:
    """Whether a number counts nothing that it names, or just persons, or those that the victims before it
    are (`القتلى 180 من منتسبي الوزارة`, `القتلى أربعة حراس`)."""
    if number.form == "dual":
        return number.noun is not None and number.noun.lemma in ANYBODY
    at = number.first - 1
    told = at >= 0 and number.form != "vague" and (before := WORDS[doc.forms[at]])
    dead = bool(told and before and before.noun and before.noun.measure)
    of_body = dead and doc.forms[number.last : number.last + 1] == ["من"]
    they_are = (
        dead and before and before.definite and count.noun and count.noun.person
        and (at == 0 or doc.forms[at - 1] in CLAUSE or doc.forms[at - 1] in STOP or doc.forms[at - 1] == THESE)
    )  # fmt: skip
    return (
        count.span is None
        or of_body
        or bool(they_are)
        or (count.first < len(doc.forms) and doc.forms[count.first] in ANYBODY)
    )


Cause = tuple[Event | None, str, str | None]  # what happened, the word that says so, the group that comes with it


def victims(doc: Document, words: Words, start: int, floor: int) -> int | None:
    """The token of the victims that a bare number is said of: `القتلى في الشرق أكثر من 300`, `أما المفقودون فعددهم 40`."""
    reach = NOUN_REACH
    for i in range(start - 1, floor - 1, -1):
        if start - i > reach or doc.forms[i] in STOP or doc.forms[i] == "،":
            return None
        if doc.forms[i] in TOLL_WORDS and doc.forms[i].endswith("هم"):
            reach += NOUN_REACH  # `فعددهم` looks back to them
        word = words[i]
        if word and word.noun and word.noun.measure and word.noun.number == "pl" and word.definite:
            return i
    return None


def of_victims(doc: Document, words: Words, start: int, floor: int, after: int, *, bare: bool) -> Cause:
    """`رفع عدد المصابين إلى 23 شخصا`, `عدد الذين قتلوا بلغ 20`, `المفقودون في روايتها نحو 20 ألفا`: the victims stand before."""
    if start > floor and doc.forms[start - 1] in CARRIES:
        return None, "", None  # `عدد ضحايا غرق مركب يقل 400 مسافر`
    for i in range(start - 1, max(floor, start - TOTAL_REACH - RELATIVE_REACH) - 1, -1):
        form = doc.forms[i]
        if form in STOP or form == "،" or (form in CLAUSE and start - i > 2):
            break
        if (form in TOTALS or form[1:] in TOTALS) and not form.endswith("هم"):
            for at, of in enumerate(words[i + 1 : min(i + 1 + RELATIVE_REACH, start)], start=i + 1):
                if of and of.noun and of.noun.measure and at - i < 4:
                    if of.noun.measure == "injured" and is_case(doc, of.stem, at):
                        return None, "", None
                    return Event(of.noun.measure, of.noun.measure, verb=False), of.stem, _group_of(words, at, start)
                if of and of.event and of.event.verb and doc.forms[at - 1] in WHO:
                    return of.event, of.stem, None
            break
    if bare and (at_noun := victims(doc, words, start, floor)) is not None:
        named = words[at_noun]
        assert named is not None and named.noun is not None and named.noun.measure is not None
        event = Event(named.noun.measure, named.noun.measure, verb=False)
        return event, doc.forms[at_noun], _group_of(words, at_noun, start)
    if among := _among(doc, words, start, floor):
        return *among, None
    if risen := _risen(doc, words, start):
        return *risen, None
    if bare and doc.forms[start - 1] == "الي" and (raised := _raised(doc, words, after, start)):
        return *raised, None
    return None, "", None


def _among(doc: Document, words: Words, start: int, floor: int) -> tuple[Event, str] | None:
    """`من بين قتلى المعارضة ثلاثة قادة`, `بين المشتبهين الموقوفين 10 أجانب`: `بين` and the victims right before the number."""
    for i in range(start - 1, max(floor, start - AMONG_REACH) - 1, -1):
        of = words[i]
        if doc.forms[i] in STOP or doc.forms[i] == "،":
            return None
        if of and of.noun and of.noun.measure and of.noun.number == "pl" and "بين" in doc.forms[max(floor, i - 2) : i]:
            return Event(of.noun.measure, of.noun.measure, verb=False), of.stem
    return None


def _raised(doc: Document, words: Words, after: int, start: int) -> tuple[Event, str] | None:
    """`ما يرفع إلى 13 شخصا على الأقل عدد القتلى`: the toll stands behind the number that it is raised to."""
    if not RAISES.intersection(doc.forms[max(0, start - 1 - VERB_REACH) : start - 1]):
        return None
    for i in range(after, min(after + RELATIVE_REACH, len(doc.forms) - 1)):
        if doc.forms[i] in STOP:
            return None
        of = words[i + 1]
        if doc.forms[i] in TOTALS and of and of.noun and of.noun.measure:
            return Event(of.noun.measure, of.noun.measure, verb=False), of.stem
    return None


def _risen(doc: Document, words: Words, start: int) -> tuple[Event, str] | None:
    """`ارتفعت حصيلة ضحايا الزلزال الذي …، إلى 60 شخصا`: the toll is told of at the start of its sentence, and no other yet."""
    first = max(doc.sentence_of(start)[0], start - SENTENCE_REACH)
    if doc.forms[start - 1] != "الي" and not COMES_TO.intersection(doc.forms[max(first, start - VERB_REACH) : start]):
        return None
    for i in range(start - 2, first - 1, -1):
        if (doc.forms[i] in TOTALS or doc.forms[i][1:] in TOTALS) and not doc.forms[i].endswith("هم"):
            for at in range(i + 1, min(i + 1 + RELATIVE_REACH, start)):
                of = words[at]
                if of and of.noun and of.noun.measure and at - i < 3:
                    return Event(of.noun.measure, of.noun.measure, verb=False), of.stem
                if of and of.event and of.event.verb and doc.forms[at - 1] in WHO:
                    return of.event, of.stem
                if doc.forms[at] in STATES:
                    return Event(STATES[doc.forms[at]], STATES[doc.forms[at]], verb=False), doc.forms[at]
            return None
    return None


STATES = {fold(form): entry["measure"] for entry in word_list("casualties")["state"] for form in entry["forms"]}


def _group_of(words: Words, i: int, end: int) -> str | None:
    """`المصابين المدنيين`: who the victims named at `i` are."""
    after = words[i + 1] if i + 1 < end else None
    return after.noun.group if after and after.noun and after.definite else None


def points_back(doc: Document, number: Number, start: int, floor: int) -> bool:
    """Whether a word for a toll told before leads to the number (`أن يصل العدد إلى 250`, `حدده عند 60`, `إنهم 40`)."""
    forms = doc.forms
    if forms[start - 1 : start] and forms[start - 1] in THEY_ARE and start > floor:
        return True
    for i in range(number.first - 1, max(floor, number.first - TOTAL_REACH) - 1, -1):
        if forms[i] in STOP:
            return False
        if forms[i] in COUNTED_THEM:
            return True
        if forms[i] in POINTS_BACK and "،" not in forms[i : number.first]:
            return True
    before = forms[max(floor, start - SUBJECT_REACH) : start]
    if COMES_TO.intersection(before[-VERB_REACH:]) and any(form in POINTS_BACK for form in before):
        return True  # `وكانت حصيلة سابقة، لم يعرف مصدرها، توقفت عند 60`
    return "عن" in before[-VERB_REACH:] and bool(TELLS_OF.intersection(before[-ABOUT_REACH:]))


def told_before(doc: Document, start: int, floor: int) -> bool:
    """`3252 قتيلا بعدما كانت 3166`, `من 32 قتيلا إلى 200`, `50 قتيلا، بزيادة 8`: what the toll was, came to or grew by."""
    link = doc.forms[floor:start]
    if link == ["الي"] or (link and link[-1] in BESIDE and len(link) <= PLACE_REACH):
        return True
    return any(link[i : i + 2] in WAS for i in range(max(0, len(link) - BEFORE_REACH), len(link)))


def grew(doc: Document, number: Number, start: int, count: Counted, to: int) -> bool:
    """`من 31 إلى 32 قتيلا`: a number that counts nothing itself is what the toll at `to` was before."""
    bare = count.kind == "count" and (count.span is None or count.span.end <= number.start)
    return bare and doc.forms[start - 1] == "من" and doc.forms[number.last : to] == ["الي"]


def parallel(doc: Document, words: Words, number: Number, count: Counted, start: int, floor: int) -> bool:
    """`290 وفاة في إقليم و190 في آخر`, `الأولى (12 قتيلا) والثانية (7)`: one toll after the other, each of its place.

    What is said of the first may stand before its place: `48 شخصا لقوا حتفهم في إقليم و28 في آخر`.
    """
    link = doc.forms[floor:start]
    if not link or len(link) > PLACE_REACH or any(form in STOP for form in link):
        return False
    after = doc.forms[max(number.last, count.last) :][:1]
    if link[0] == ")" and link[-1] == "(":
        return after == [")"]
    if not after or (number.clitics[:1] != "و" and link[-1] != "و"):
        return False
    at = next((i for i, form in enumerate(link) if form in PLACED), len(link))
    if at and not (at <= SAID_REACH and at < len(link) and _said(words[floor : floor + at], link[:at])):
        return False
    return after[0] == link[at] or (link[at] == "في" and _in_place(after[0]))


def _said(words: Words, forms: list[str]) -> bool:
    """Whether all that stands between a number and its place is what happened: `لقوا حتفهم`, `قتلوا`."""
    return any(form in AROUND for form in forms) or all(word and word.event and word.event.verb for word in words)


def _in_place(form: str) -> bool:
    """`بإقليم`, `بالعاصمة`, but not `بجروح`."""
    return form[0] == "ب" and len(form) > 4 and not form.startswith(WOUNDS)
