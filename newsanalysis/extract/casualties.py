"""What happened to those counted, and to which group: the word that governs the number, across coordination."""

from __future__ import annotations

from newsanalysis.extract.counted import Counted
from newsanalysis.extract.event_phrases import PARTS, phrase_ending
from newsanalysis.extract.governing import PEOPLE, Happening, before, governing
from newsanalysis.extract.groups import group, says_others
from newsanalysis.extract.illness import disease_near, is_case, with_no_wound
from newsanalysis.extract.number import Number, Words
from newsanalysis.extract.tolls import grew
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import Event
from newsanalysis.text import Document

ONE_REACH, PART_REACH, TRADE_REACH = 5, 6, 12
TOLD = 60  # numbers back in which those are looked for of whom `42 منهم` are
AMOUNTS = {"kilo": "seized", "kg": "seized", "g": "seized", "t": "seized", "area": "destroyed"}
HELPED = ("evacuated", "rescued", "abducted", "detained")
STATES = (
    "injured",
    "missing",
    "detained",
    "displaced",
    "abducted",
)  # what people may be before anything happens to them


def happenings(
    doc: Document, words: Words, numbers: list[Number], starts: list[int], counts: list[Counted]
) -> list[Happening]:
    """One `Happening` for each number, in order; `starts` are the tokens where numbers begin with their qualifiers."""
    found: list[Happening] = []
    for k, (number, count) in enumerate(zip(numbers, counts, strict=True)):
        if count.kind not in ("count", "percent"):
            found.append(_of_an_amount(doc, words, starts[k], count))
            continue
        if number.value == 1 and count.noun and count.noun.lemma in ONE_HOUSE:
            found.append(Happening())
            continue
        happening = Happening(group=group(doc, words, number, count))
        event, cue = inherent = _inherent(doc, words, number, count)
        direct = words[starts[k] - 1] if starts[k] else None
        if event and event.measure in STATES:
            told, word = before(doc, words, number, starts[k], numbers[k - 1].last if k else 0)
            if told and _befell(doc, number, event.measure, told.on_people):
                event, cue = told, word  # `أجلت تسعة جرحى`, `مقتل 5 رهائن`
        if event is None:
            event, cue, shared = governing(doc, words, numbers, starts[k], counts, found, k)
            happening.group = happening.group or shared
        apart = not (direct and direct.event and direct.event.verb)
        if count.kind == "percent" and event and apart and (event.verb or number.first - starts[k] > 3):
            event = None  # `تضرر قطاع يشكل 7 في المئة`: a share is of what is destroyed, not what the verb governs
        if event:
            happening.measure, happening.cue = _fit(event, doc, words, number, count), cue
            happening.governed = inherent[0] is None
        if happening.group is None and says_others(doc, number):
            if k and doc.forms[number.last : number.last + 1] == ["منهم"]:  # `42 منهم`: those of the sentence before
                happening.group = next(
                    (one.group for one in found[: -TOLD - 1 : -1] if one.measure in PEOPLE), found[k - 1].group
                )
            else:
                happening.group = _group_before(doc, numbers, found, k) or _one_before(doc, words, numbers, k)
        if happening.measure in ("destroyed", "seized"):
            happening.group = None
        if k and found[-1].measure == "other" and grew(doc, numbers[k - 1], starts[k - 1], counts[k - 1], starts[k]):
            found[-1] = Happening(happening.measure, happening.group, happening.cue)
        found.append(happening)
    return found


def _of_an_amount(doc: Document, words: Words, start: int, count: Counted) -> Happening:
    """`ضبط 600 كيلوغرام من السكر`, `دمرت 50 فدانا`: a weight that is seized, an area laid waste (fuel is burnt by the ton)."""
    if not start or count.unit not in AMOUNTS:
        return Happening()
    word = words[start - 1]
    event = word.event if word and word.event else phrase_ending(doc, start - 1)
    traded = "وارد" in doc.forms[max(0, start - TRADE_REACH) : start]  # `وارد 500 طن وصادر 700 طن`: exports
    if event is None or event.measure != AMOUNTS[count.unit] or traded:
        return Happening()
    return Happening(event.measure, None, doc.forms[start - 1], governed=True)


def _group_before(doc: Document, numbers: list[Number], found: list[Happening], k: int) -> str | None:
    """The group of the total that `آخرين` adds to: the last one in the sentence that is no part of another."""
    first, _ = doc.sentence_of(numbers[k].first)
    for j in range(k - 1, -1, -1):
        if numbers[j].first < first:
            return None
        # A part stands after `بينهم`, or is joined to one that does.
        start = numbers[j - 1].first if j and numbers[j].clitics == "و" else numbers[j].first
        if found[j].measure != "other" and not PARTS.intersection(doc.forms[max(first, start - PART_REACH) : start]):
            return found[j].group
    return None


def _one_before(doc: Document, words: Words, numbers: list[Number], k: int) -> str | None:
    """`مقتل مدني وإصابة 4 آخرين`: the others add to the one right before."""
    first, _ = doc.sentence_of(numbers[k].first)
    floor = max(first, numbers[k - 1].last) if k else first
    for i in range(numbers[k].first - 1, max(floor, numbers[k].first - ONE_REACH) - 1, -1):
        word = words[i]
        if word and word.noun and word.noun.group and word.noun.number == "sg" and not word.definite:
            return word.noun.group
    return None


def _inherent(doc: Document, words: Words, number: Number, count: Counted) -> tuple[Event | None, str]:
    """The counted noun says it itself: `27 قتيلا`, `4 حالات وفاة`, `3 حالات حرجة`, `قتيلين`."""
    if number.form == "dual" and number.noun and number.noun.measure and not number.between:
        if number.noun.measure == "injured" and (with_no_wound(doc, number.last) or disease_near(doc, number.last)):
            return None, ""
        return Event(number.noun.measure, number.noun.measure, verb=False), doc.forms[number.first]
    if number.form == "dual" and (state := _state_of_two(words, number)):
        ill = with_no_wound(doc, number.last + 1) or disease_near(doc, number.last + 1)
        if state == "injured" and (ill or is_case(doc, doc.forms[number.last], number.last)):
            return None, ""
        return Event(state, state, verb=False), doc.forms[number.last]
    if count.span is None:
        return None, ""
    first = doc.token_at(count.span.start)
    if count.noun and count.noun.lemma == "حالة" and SEVERE.intersection(doc.forms[first + 1 : first + 3]):
        if disease_near(doc, first + 1):
            return None, ""
        return Event("injured", "injured", verb=False), doc.forms[first + 1]
    for i in range(first, doc.token_at(count.span.end - 1) + 1):
        word = words[i]
        if word and word.noun and word.noun.measure:
            ill = with_no_wound(doc, i + 1) or disease_near(doc, i + 1) or is_case(doc, doc.forms[i], i)
            if word.noun.measure == "injured" and ill:
                return None, ""
            return Event(word.noun.measure, word.noun.measure, verb=False), doc.forms[i]
    return None, ""


def _befell(doc: Document, number: Number, state: str, event: str) -> bool:
    """Whether the event before a number happened to those who were injured, held or displaced already: `مقتل 5 رهائن`."""
    if event in HELPED:
        return state == "injured" or (state, event) not in (("abducted", "detained"), ("detained", "abducted"))
    joined = number.clitics[:1] == "و" or doc.forms[number.first - 1] == "و"
    return event in ("killed", "injured") and not joined  # `مقتل شرطي و5 جرحى`


def _state_of_two(words: Words, number: Number) -> str | None:
    """`شخصين مفقودين`, `حالتي وفاة`: what their adjective or genitive says of two."""
    word = words[number.last] if number.last < len(words) else None
    cases = number.noun is not None and number.noun.lemma == "حالة"
    told = word is not None and not word.clitics and (cases or word.stem.endswith(("ين", "ان")))
    return word.noun.measure if told and word and word.noun else None


def _fit(event: Event, doc: Document, words: Words, number: Number, count: Counted) -> str:
    """The measure, unless it cannot have happened to what is counted: things are not killed, people not destroyed."""
    noun = number.noun or count.noun
    if (noun and noun.person) or says_others(doc, number):
        if event.measure == "missing" and noun and noun.number == "own":
            return "killed"  # `فقدت القوة 5 من عناصرها`
        if event.measure == "missing" and _lost_something(doc, count.last):
            return "other"
        return event.on_people if event.on_people != "destroyed" else "other"
    head = doc.forms[count.first] if count.span and count.first < len(doc.forms) else ""
    if event.measure == "missing" and ((noun and noun.lemma in LOSABLE) or head in LOSABLE):
        return "destroyed"  # `فقدت القوات 6 دبابات`
    if noun and noun.kind == "count" and event.measure in PEOPLE and noun.lemma not in MADE_OF_PEOPLE:
        return "other"
    return event.measure


def _lost_something(doc: Document, after: int) -> bool:
    """`فقد 27 عاملا وظائفهم`: what they lost stands after them."""
    return any(
        form.endswith(("هم", "هما", "هن")) and form not in ("منهم", "بينهم") for form in doc.forms[after : after + 3]
    )


LOSABLE = word_set("casualties", "losable")
SEVERE = word_set("casualties", "severe")
ONE_HOUSE = word_set("casualties", "household")
MADE_OF_PEOPLE = word_set("casualties", "made_of_people")
