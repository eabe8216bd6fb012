"""What happened to those counted, and to which group: the word that governs the number, across coordination."""

from __future__ import annotations

from dataclasses import dataclass

from newsanalysis.extract.counted import Counted
from newsanalysis.extract.event_phrases import BARRIERS, PARTS, phrase_around, phrase_ending
from newsanalysis.extract.groups import group, says_others
from newsanalysis.extract.illness import disease_near, with_no_wound
from newsanalysis.extract.number import Number, Words
from newsanalysis.extract.predicates import predicate
from newsanalysis.extract.tolls import CLAUSE, Cause, is_bare, of_victims, parallel, points_back, told_before
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import Event
from newsanalysis.text import Document, fold

PEOPLE = ("killed", "injured", "missing", "detained", "displaced", "evacuated", "abducted", "rescued")
ADJUNCT = word_set("casualties", "adjunct")
VERB_REACH, NOUN_REACH, PHRASE_REACH, CHAIN_REACH, ONE_REACH = 7, 4, 3, 4, 5


@dataclass(slots=True)
class Happening:
    """What happened to a figure's people or things, who they are, and the word that says so (for explanations)."""

    measure: str = "other"
    group: str | None = None
    cue: str = ""
    governed: bool = False  # by a word outside the noun phrase: only then what is joined to it shares its measure


def happenings(
    doc: Document, words: Words, numbers: list[Number], starts: list[int], counts: list[Counted]
) -> list[Happening]:
    """One `Happening` for each number, in order; `starts` are the tokens where numbers begin with their qualifiers."""
    found: list[Happening] = []
    for k, (number, count) in enumerate(zip(numbers, counts, strict=True)):
        if count.kind not in ("count", "percent"):
            found.append(Happening())
            continue
        if number.value == 1 and count.noun and count.noun.lemma in ONE_HOUSE:
            found.append(Happening())
            continue
        happening = Happening(group=group(doc, words, number, count))
        event, cue = inherent = _inherent(doc, words, number, count)
        direct = words[starts[k] - 1] if starts[k] else None
        if event and event.measure == "injured":
            helped, word = _backward(doc, words, number, starts[k], numbers[k - 1].last if k else 0)
            if helped and helped.measure in HELPED:
                event, cue = helped, word  # `أجلت تسعة جرحى`
        if event is None:
            event, cue, shared = _governing(doc, words, numbers, starts[k], counts, found, k)
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
                    (one.group for one in reversed(found) if one.measure in PEOPLE), found[k - 1].group
                )
            else:
                happening.group = _group_before(doc, numbers, found, k) or _one_before(doc, words, numbers, k)
        if happening.measure in ("destroyed", "seized"):
            happening.group = None
        found.append(happening)
    return found


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
            if word.noun.measure == "injured" and (with_no_wound(doc, i + 1) or disease_near(doc, i + 1)):
                return None, ""
            return Event(word.noun.measure, word.noun.measure, verb=False), doc.forms[i]
    return None, ""


def _governing(
    doc: Document,
    words: Words,
    numbers: list[Number],
    start: int,
    counts: list[Counted],
    found: list[Happening],
    k: int,
) -> Cause:
    """The event that a number stands under: before it, in the chain of its coordination, or after it."""
    number = numbers[k]
    sentence = doc.sentence_of(number.first)
    previous = numbers[k - 1] if k and numbers[k - 1].first >= sentence[0] else None
    floor = max(counts[k - 1].last, previous.last) if previous else sentence[0]
    until = numbers[k + 1].first if k + 1 < len(numbers) else sentence[1]
    after = max(number.last, counts[k].last), min(until, sentence[1])
    if start > sentence[0] and doc.forms[start - 1] in CLAUSE and (event := predicate(doc, words, *after))[0]:
        return *event, None  # `إن 5 قتلوا وإن 80 أصيبوا`: a clause of its own
    if (event := _backward(doc, words, number, start, floor))[0]:
        return *event, None
    bare = is_bare(number, counts[k])
    if (cause := of_victims(doc, words, start, floor, bare=bare))[0]:
        return cause
    if bare and (cause := _earlier_toll(doc, numbers, found, k, start, floor))[0]:
        return cause
    if previous and _chained(doc, number, start, floor):
        # A measure, an age or a sum in between (`20 مدفعا بعيار 120 ملم و…`) does not break the chain of what is counted.
        last = next(
            (
                j
                for j in range(k - 1, -1, -1)
                if counts[j].kind in ("count", "percent") or numbers[j].first < sentence[0]
            ),
            k - 1,
        )
        part = any(form in PARTS for form in doc.forms[floor:start])
        if found[last].measure != "other" and (found[last].governed or part) and numbers[last].first >= sentence[0]:
            return Event(found[last].measure, found[last].measure, verb=False), found[last].cue, None
    return *predicate(doc, words, *after), None


def _earlier_toll(
    doc: Document, numbers: list[Number], found: list[Happening], k: int, start: int, floor: int
) -> Cause:
    """The toll that a bare number goes on with, in its paragraph."""
    beside = k > 0 and (told_before(doc, start, floor) or parallel(doc, numbers[k], start, floor))
    if not beside and not points_back(doc, numbers[k].first, floor):
        return None, "", None
    for j in range(k - 1, -1 if not beside else k - 2, -1):
        if "\n" in doc.text[numbers[j].end : numbers[k].start]:
            break
        if found[j].measure in PEOPLE:
            return Event(found[j].measure, found[j].measure, verb=False), found[j].cue, found[j].group
    return None, "", None


def _backward(doc: Document, words: Words, number: Number, start: int, floor: int) -> tuple[Event | None, str]:
    """The nearest event before a number, with nothing in between that ends its reach."""
    forms = doc.forms
    if number.clitics.endswith("ب"):
        return None, ""
    for gap, i in enumerate(range(start - 1, max(floor, start - VERB_REACH) - 1, -1)):
        form, word = forms[i], words[i]
        if phrase := (phrase_ending(doc, i) if gap < PHRASE_REACH else None) or phrase_around(doc, i, number.first):
            return phrase, form
        event = word.event if word else None
        if event and not event.verb and form[:1] == "و" and (first := words[i - 1]) and first.event and i > floor:
            event = first.event  # `مقتل وإصابة 60`: both in one number count as the first
        own = word is not None and word.noun is not None and word.noun.number == "own"
        if event and not own and not _in_court(doc, event, i) and (event.verb or gap < NOUN_REACH):
            ill = event.measure == "injured" and disease_near(doc, number.last)
            return (None, "") if ill else (event, form)
        if form in BARRIERS or form in "؛.؟!" or (form == "،" and gap > 1) or (form in ADJUNCT and gap == 0):
            return None, ""
    return None, ""


def _in_court(doc: Document, event: Event, i: int) -> bool:
    """`أجلت المحكمة` is no evacuation, `قضى بسجن 3` no death."""
    if doc.forms[i] in RULED and doc.forms[i + 1 : i + 2] and doc.forms[i + 1].startswith(("ب", "علي")):
        return True
    return event.measure == "evacuated" and doc.forms[i + 1 : i + 2] != [] and doc.forms[i + 1].endswith("محكمة")


PART_REACH = 6
HELPED = ("evacuated", "rescued", "abducted", "detained")


def _chained(doc: Document, number: Number, start: int, floor: int) -> bool:
    """Whether only `و`, `،`, a part-of word or a qualifier link the number to the one before it."""
    link = doc.forms[floor:start]
    if len(link) > CHAIN_REACH + 4 or any(form in "؛.؟!" or form in BARRIERS for form in link):
        return False
    if any(form in PARTS for form in link) or link[-1:] in THEY:
        return True
    joined = number.clitics[:1] == "و" or doc.forms[start][:1] == "و" or link[-1:] in (["و"], ["او"])
    return joined and len(link) <= CHAIN_REACH and not (link and link[-1] in ADJUNCT)


def _fit(event: Event, doc: Document, words: Words, number: Number, count: Counted) -> str:
    """The measure, unless it cannot have happened to what is counted: things are not killed, people not destroyed."""
    noun = number.noun or count.noun
    if (noun and noun.person) or says_others(doc, number):
        if event.measure == "missing" and _lost_something(doc, count.last):
            return "other"
        return event.on_people if event.measure != "destroyed" else "other"
    if noun and noun.kind == "count" and event.measure in PEOPLE and noun.lemma not in MADE_OF_PEOPLE:
        return "other"
    return event.measure


def _lost_something(doc: Document, after: int) -> bool:
    """`فقد 27 عاملا وظائفهم`: what they lost stands after them."""
    return any(
        form.endswith(("هم", "هما", "هن")) and form not in ("منهم", "بينهم") for form in doc.forms[after : after + 3]
    )


RULED = frozenset(map(fold, ("قضى", "قضت", "وقضى", "وقضت")))
THEY = (["هم"], ["وهم"], ["هما"], ["وهما"], ["هن"], ["وهن"])  # `سبعة أساتذة، هم أربعة رجال وثلاث نساء`
SEVERE = word_set("casualties", "severe")
ONE_HOUSE = word_set("casualties", "household")
MADE_OF_PEOPLE = word_set("casualties", "made_of_people")
