"""The word for what happened that a number stands under: before it, across coordination, in a toll told earlier, behind it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from newsanalysis.extract.beside import OPEN, OTHERS
from newsanalysis.extract.conditional import conditional
from newsanalysis.extract.counted import Counted
from newsanalysis.extract.event_phrases import BARRIERS, ONE_WORD, PARTS, phrase_around, phrase_ending
from newsanalysis.extract.illness import disease_near
from newsanalysis.extract.number import Number, Words
from newsanalysis.extract.predicates import behind_parts, of_two, own_verb, predicate
from newsanalysis.extract.tolls import (
    CARRIES,
    CLAUSE,
    WHO,
    Cause,
    is_bare,
    of_victims,
    parallel,
    points_back,
    told_before,
)
from newsanalysis.extract.transitive import behind_aside, behind_counted_subject, by_preposition, far_verb
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import Event
from newsanalysis.text import Document
from newsanalysis.text.fold import fold

PEOPLE = ("killed", "injured", "missing", "detained", "displaced", "evacuated", "abducted", "rescued")
THINGS = ("destroyed", "seized")
HELD = ("detained", "seized", "abducted", "rescued", "evacuated")  # what a list or a band may be: `شبكة تضم 5 متهمين`
SHARED_OUT = word_set("casualties", "shares_out")
ADJUNCT = word_set("casualties", "adjunct")
HOLDS = word_set("casualties", "holds")
WRITTEN, RULINGS = word_set("casualties", "written"), word_set("casualties", "ruling")
VERB_REACH, NOUN_REACH, PHRASE_REACH, CHAIN_REACH, JOINED_REACH = 7, 4, 3, 4, 11
RULING_REACH = 3
HOLDS_REACH, LIST_REACH, TOLL_REACH, JOIN_REACH = 3, 14, 80, 3
JOINED = 20  # numbers joined to each other whose predicate is looked for


@dataclass(slots=True)
class Happening:
    """What happened to a figure's people or things, who they are, and the word that says so (for explanations)."""

    measure: str = "other"
    group: str | None = None
    cue: str = ""
    governed: bool = False  # by a word outside the noun phrase: only then what is joined to it shares its measure


def governing(
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
    at = start - 1 - (start > sentence[0] + 1 and doc.forms[start - 1] in OPEN)  # `إن «12 شخصا قتلوا»`
    opens = start == sentence[0] or doc.forms[at] in CLAUSE
    if previous and (event := own_verb(doc, words, number, counts[k]))[0]:
        return *event, None  # `قتل 5 و7 أصيبوا`
    if opens and start > sentence[0] and (event := _behind(doc, words, numbers, counts, k, opens=opens))[0]:
        return *event, None  # `إن 5 قتلوا وإن 80 أصيبوا`: a clause of its own
    if (event := before(doc, words, number, start, floor))[0]:
        return *event, None
    if (event := far_verb(doc, words, number, start, floor))[0]:
        return *event, None
    bare = is_bare(doc, number, counts[k])
    after = max(number.last, counts[k].last)
    victims_from = (
        previous.last if previous and floor < start and doc.forms[floor] in WHO else floor
    )  # `32 من الجرحى الذين بلغ عددهم 90`
    if (cause := of_victims(doc, words, start, victims_from, after, bare=bare))[0]:
        return cause
    if earlier := _earlier_toll(doc, words, numbers, counts, found, k, start, floor):
        return earlier
    if previous and (event := behind_counted_subject(doc, words, previous, counts[k - 1], number, start))[0]:
        found[k - 1].measure, found[k - 1].cue = "other", ""
        return *event, None  # `قتل تفجيران 13 شخصا`
    if previous and _chained(doc, number, start, floor):
        # A measure, an age or a sum in between (`20 مدفعا بعيار 120 ملم و…`) does not break the chain of what is counted.
        last = next(
            (
                j
                for j in range(k - 1, -1, -1)
                if counts[j].kind in ("count", "percent") or found[j].governed or numbers[j].first < sentence[0]
            ),
            k - 1,
        )
        part = any(form in PARTS for form in doc.forms[floor:start])
        if found[last].measure != "other" and (found[last].governed or part) and numbers[last].first >= sentence[0]:
            return Event(found[last].measure, found[last].measure, verb=False), found[last].cue, None
    event = _behind(doc, words, numbers, counts, k, opens=opens)
    aboard = doc.forms[start - 1] in CARRIES and doc.forms[start - 1] not in ("كان", "كانت")
    if event[0] and (not aboard or event[1].endswith(("وا", "هم"))):
        return *event, None  # in `المركب الذي كان يقل 25 شخصا غرق` the boat went down
    return *conditional(doc, words, number, counts[k], start, floor), None


def _behind(
    doc: Document, words: Words, numbers: list[Number], counts: list[Counted], k: int, *, opens: bool
) -> tuple[Event | None, str]:
    """The predicate behind a number, or behind the ones joined to it where it opens its clause: `أن منزلين و3 متاجر دمرت`."""
    _, end = doc.sentence_of(numbers[k].first)
    for _ in range(JOINED):
        after = max(numbers[k].last, counts[k].last)
        ahead = takewhile(lambda j: numbers[j].first < end, range(k + 1, min(k + 1 + JOIN_REACH, len(numbers))))
        later = next((j for j in ahead if numbers[j].value != 1 and not numbers[j].definite), None)
        until = end if later is None else numbers[later].first
        event = predicate(doc, words, after, until)
        if event[0] is not None or not opens:
            return event
        if numbers[k].value == 2 and (event := of_two(doc, words, after, end))[0]:
            return event
        if later is None or until - after > JOIN_REACH:
            return event
        if PARTS.intersection(doc.forms[after:until]):
            return behind_parts(doc, words, _last_joined(doc, numbers, counts, later, end), end)
        joined = numbers[later].clitics[:1] == "و" or doc.forms[until - 1] == "و"
        if not joined or any(form in "،؛:" for form in doc.forms[after:until]):
            return event
        k = later
    return None, ""


def _last_joined(doc: Document, numbers: list[Number], counts: list[Counted], k: int, end: int) -> int:
    """The token behind a number, what it counts, and the numbers joined to it by و."""
    while True:
        after = max(numbers[k].last, counts[k].last)
        joined = k + 1 < len(numbers) and numbers[k + 1].first < end and numbers[k + 1].first - after <= 1
        if not joined or (numbers[k + 1].clitics[:1] != "و" and doc.forms[after] != "و"):
            return after
        k += 1


def _earlier_toll(
    doc: Document,
    words: Words,
    numbers: list[Number],
    counts: list[Counted],
    found: list[Happening],
    k: int,
    start: int,
    floor: int,
) -> Cause | None:
    """The toll that a number goes on with: right before it, or the last one told or named that a word points back to."""
    number, count = numbers[k], counts[k]
    bare = is_bare(doc, number, count)
    beside = k > 0 and bare and (told_before(doc, start, floor) or parallel(doc, words, number, count, start, floor))
    if beside and "\n" not in doc.text[numbers[k - 1].end : number.start] and found[k - 1].measure in PEOPLE + THINGS:
        return Event(found[k - 1].measure, found[k - 1].measure, verb=False), found[k - 1].cue, found[k - 1].group
    noun = number.noun or count.noun
    person = bare or (noun is not None and noun.person and not noun.measure)
    if count.kind != "count" or number.value == 1 or not points_back(doc, number, start, floor):
        return None
    j = k - 1
    for i in range(start - 1, max(-1, start - TOLL_REACH), -1):
        while j >= 0 and numbers[j].first > i:
            j -= 1
        if j >= 0 and numbers[j].first == i and found[j].measure in (PEOPLE if person else THINGS):
            measure, other = found[j].measure, numbers[j].noun or counts[j].noun
            if (
                not bare
                and other
                and not _alike(doc, numbers, counts, j, k)
                and (other.group is None or noun is None or other.group != noun.group)
            ):
                continue  # `3 وزراء` are not the killed of before
            part = PARTS.intersection(doc.forms[max(0, i - 3) : i])
            return Event(measure, measure, verb=False), found[j].cue, None if part else found[j].group
        named = words[i]
        if person and named and named.noun and named.noun.measure and named.definite and named.noun.number == "pl":
            return Event(named.noun.measure, named.noun.measure, verb=False), doc.forms[i], None
    return None


def _alike(doc: Document, numbers: list[Number], counts: list[Counted], j: int, k: int) -> bool:
    """Whether two numbers count the same noun, singular or plural."""
    heads = [doc.forms[counts[n].first if counts[n].span else numbers[n].first] for n in (j, k)]
    return heads[0][:4] == heads[1][:4]


def before(doc: Document, words: Words, number: Number, start: int, floor: int) -> tuple[Event | None, str]:
    """The nearest event before a number, with nothing in between that ends its reach."""
    forms = doc.forms
    if number.clitics.endswith("ب"):
        phrase = phrase_ending(doc, start - 1) if start > floor else None  # `الاتصال انقطع بستة جنود`
        return (phrase, forms[start - 1]) if phrase and phrase.measure == "missing" else (None, "")
    joined = _joins_companions(doc, words, number, start)
    for gap, i in enumerate(range(start - 1, max(floor, start - (JOINED_REACH if joined else VERB_REACH)) - 1, -1)):
        form, word = forms[i], words[i]
        if phrase := (phrase_ending(doc, i) if gap < PHRASE_REACH or form in ONE_WORD else None) or phrase_around(
            doc, i, number.first
        ):
            return phrase, form
        if gap < HOLDS_REACH and (form in HOLDS or (form == "من" and forms[i - 1] in HOLDS)):
            return _held(doc, words, i, doc.sentence_of(number.first)[0])
        event = word.event if word else None
        apart = bool(OTHERS.intersection(forms[number.last : number.last + 1]))  # `قتل وأصيب 4 آخرون`
        if event and i > floor and not apart and (first := _joined_event(doc, words, i)):
            event = first  # `مقتل وإصابة 60`, `قتل أو جرح 60`: both in one number count as the first
        own = word is not None and word.noun is not None and word.noun.number == "own"
        if event and not own and not _in_court(doc, event, i) and (event.verb or gap < NOUN_REACH or joined):
            ill = event.measure == "injured" and disease_near(doc, number.last)
            return (None, "") if ill else (event, form)
        if gap == 0 and form == "،" and (told := behind_aside(doc, words, number, start, floor))[0]:
            return told
        if gap == 0 and form in TAKES_OBJECT and (told := by_preposition(doc, number, start, floor))[0]:
            return told
        if form in BARRIERS or form in "؛.؟!" or (form == "،" and gap > 1) or (form in ADJUNCT and gap == 0):
            return None, ""
    return None, ""


def _joins_companions(doc: Document, words: Words, number: Number, start: int) -> bool:
    """`مقتل قائد الشرطة في المدينة و4 آخرين`, `وثلاثة من مساعديه`: they share what happened to whoever is named before."""
    if number.clitics[:1] != "و" and doc.forms[start - 1] != "و" and doc.forms[start][:1] != "و":
        return False
    of = number.last + (doc.forms[number.last : number.last + 1] == ["من"])
    word = words[of] if of < len(words) else None
    theirs = of > number.last and word is not None and word.noun is not None and word.noun.number == "own"
    return theirs or not OTHERS_TWO.isdisjoint(doc.forms[number.last : number.last + 2])


def _joined_event(doc: Document, words: Words, i: int) -> Event | None:
    """The event that `و` or `أو` joins to the one at `i`, with no number of its own."""
    word, at = words[i], i - 1 if doc.forms[i][:1] == "و" else i - 2 if doc.forms[i - 1] == "او" else -1
    before = words[at] if at >= 0 else None
    if not (word and word.event and before and before.event) or doc.forms[at].endswith(OF_THEM):
        return None  # `لقي 4 مصرعهم وأصيب 4`, `إن 7 قتلوا وأصيب 4`
    if before.event.verb and (doc.forms[at].endswith("ا") or any(form in CLAUSE for form in doc.forms[at - 3 : at])):
        return None  # `أن حارسين قتلا وأصيب 4`, `أن عاملا قتل وأصيب 4`: the first verb has its subject before it
    return before.event if before.event.verb == word.event.verb or not before.event.verb else None


TAKES_OBJECT = frozenset(("علي", "عن"))
OF_THEM = ("هم", "هما", "ها", "هن", "ه", "وا")


def _held(doc: Document, words: Words, holds: int, floor: int) -> tuple[Event | None, str]:
    """What happened to what holds those counted: `اعتقلت خلية تضم 4 متهمين`, `أسلحة صادرتها، تشمل 50 بندقية`."""
    for i in range(holds - 1, max(floor, holds - LIST_REACH) - 1, -1):
        word = words[i]
        event = phrase_ending(doc, i) or (word.event if word else None)
        if event and event.measure in HELD and not _in_court(doc, event, i):
            return event, doc.forms[i]
        if doc.forms[i] in "؛.؟!":
            break
    return None, ""


def _in_court(doc: Document, event: Event, i: int) -> bool:
    """`أجلت المحكمة` and `إخلاء سبيل` are no evacuation, `قضى بسجن 3` no death, `مذكرات توقيف` no arrest."""
    if doc.forms[i] in RULED and doc.forms[i + 1 : i + 2] and doc.forms[i + 1].startswith(("ب", "علي")):
        return True
    if not event.verb and i and doc.forms[i - 1] in WRITTEN:
        return True  # `مذكرات توقيف بحق 5`
    if not event.verb and doc.forms[i][0] == "ب" and RULINGS.intersection(doc.forms[max(0, i - RULING_REACH) : i]):
        return True  # `حكما غيابيا بإعدام 5`
    return event.measure == "evacuated" and doc.forms[i + 1 : i + 2] != [] and doc.forms[i + 1].endswith(SET_FREE)


def _chained(doc: Document, number: Number, start: int, floor: int) -> bool:
    """Whether only `و`, `،`, a part-of word or a qualifier link the number to the one before it."""
    link = doc.forms[floor:start]
    if len(link) > CHAIN_REACH + 4 or any(form in "؛.؟!" or form in BARRIERS for form in link):
        return False
    shared_out = link[-1:] == ["الي"] and not SHARED_OUT.isdisjoint(link)  # `قتلت 143، يتوزعون إلى 19 جنديا و…`
    if shared_out or any(form in PARTS for form in link) or link[-1:] in THEY or link[-2:] in BESIDES:
        return True
    joined = number.clitics[:1] == "و" or doc.forms[start][:1] == "و" or link[-1:] in AND or link == ["،"]
    return joined and len(link) <= CHAIN_REACH and not (link and link[-1] in ADJUNCT)


AND = (["و"], ["او"], ["وكذا"], ["وكذلك"])
SET_FREE = ("محكمة", "سبيل", "سبيله", "سبيلهم")
RULED = frozenset(map(fold, ("قضى", "قضت", "وقضى", "وقضت")))
OTHERS_TWO = OTHERS | {"اخران"}
BESIDES = (["اضافة", "الي"], ["بالاضافة", "الي"], ["علاوة", "علي"], ["فضلا", "عن"], ["الي", "جانب"])
THEY = (["هم"], ["وهم"], ["هما"], ["وهما"], ["هن"], ["وهن"])  # `سبعة أساتذة، هم أربعة رجال وثلاث نساء`
