"""Objects that do not stand right behind their verb: after its preposition (`قبضت الشرطة في الميناء على 4`), behind an aside
(`أوقفت، منذ أمس، 320 شخصا`) or behind a subject that is counted too (`قتل تفجيران 13 شخصا`)."""

from __future__ import annotations

from newsanalysis.extract.counted import Counted
from newsanalysis.extract.event_phrases import BARRIERS, PARTS
from newsanalysis.extract.groups import says_others
from newsanalysis.extract.number import Number, Words
from newsanalysis.extract.tolls import ANYBODY, CLAUSE
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import Event
from newsanalysis.text import Document

ARRESTS, SEARCHES = word_set("casualties", "arrest"), word_set("casualties", "search")
TRANSITIVE, ADVERBIAL = word_set("casualties", "transitive"), word_set("casualties", "adverbial")
ATTACKS = word_set("casualties", "attack")
LEADS = word_set("casualties", "adjunct") | frozenset(("مع", "الي", "عن", "انه"))
STOPS = CLAUSE | frozenset(("التي", "الذي", "الذين", "اللذين", "حيث"))
MARKS = frozenset("،؛.؟!:")
DETAINED, MISSING = Event("detained", "detained", verb=True), Event("missing", "missing", verb=True)
PREPOSITION_REACH, ASIDE_REACH, SUBJECT_REACH = 6, 12, 3  # tokens back from the preposition, of an aside, of a subject
FAR_REACH, LINK_REACH, TEN = 13, 4, 10
NOBODY: tuple[None, str] = (None, "")


def by_preposition(doc: Document, number: Number, start: int, floor: int) -> tuple[Event | None, str]:
    """`القبض مؤخرا على 4`, `البحث جار عن 6 آخرين`: a verb that takes its object by the preposition right before it."""
    preposition = doc.forms[start - 1] if start > floor else ""
    if preposition == "علي":
        verb = arrested(doc, start - 1, floor)
        return (DETAINED, verb) if verb else NOBODY
    if preposition == "عن" and (says_others(doc, number) or _is_anybody(doc, number)):
        verb = _verb_of(doc, start - 1, floor, SEARCHES)  # one looks for 4 suspects too
        return (MISSING, verb) if verb else NOBODY
    return NOBODY


def arrested(doc: Document, preposition: int, floor: int) -> str:
    """The verb or noun of arrest that a `على` belongs to."""
    return _verb_of(doc, preposition, floor, ARRESTS)


def far_verb(doc: Document, words: Words, number: Number, start: int, floor: int) -> tuple[Event | None, str]:
    """`قتل مهاجم انتحاري يشتبه في أنه من الجماعة 32 شخصا`, `اعتقلت منذ الجمعة في كل البلاد 590 شخصا`: a verb that takes an
    object has found none yet, and a known noun is counted in the bare accusative."""
    after = number.last + (doc.forms[number.last : number.last + 1] == ["من"])
    told = words[after] if after < len(words) else None
    noun = number.noun or (told.noun if told and told.clitics in ("", "ال") else None)
    opening = doc.forms[start - 1] if start > floor else ""
    led = opening in LEADS or opening.endswith(("ت", "ها")) or (start < number.first and doc.forms[start][0] in "بل")
    if noun is None or noun.kind != "count" or number.clitics or led:
        return NOBODY
    for i in range(start - 1 - (opening == "،"), max(floor, start - FAR_REACH) - 1, -1):
        form, word = doc.forms[i], words[i]
        if form in MARKS or form in STOPS:
            return NOBODY
        if word and word.event:
            return (word.event, form) if word.stem in TRANSITIVE and not _is_object(words, i) else NOBODY
        if form in BARRIERS:
            verb = words[i - 1] if i > floor else None
            many = number.form == "vague" or (number.value or 0) > TEN
            takes = verb is not None and verb.stem in TRANSITIVE and form in ADVERBIAL and many
            return (verb.event, doc.forms[i - 1]) if verb and takes else NOBODY
    return NOBODY


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


def behind_counted_subject(
    doc: Document, words: Words, subject: Number, count: Counted, number: Number, start: int
) -> tuple[Event | None, str]:
    """`قتل تفجيران انتحاريان 13 شخصا`: those who did it, or what they did it by, are counted right behind the verb."""
    noun = subject.noun or count.noun
    verb = words[subject.first - 1] if subject.first else None
    link = doc.forms[max(subject.last, count.last) : start]
    after = words[number.last] if number.last < len(words) else None
    told = verb is not None and verb.event is not None and verb.event.verb and noun is not None
    if not told or number.clitics or len(link) > LINK_REACH or any(form in MARKS or form[0] == "و" for form in link):
        return NOBODY
    doers = noun is not None and (noun.lemma in ATTACKS or (noun.person and noun.group in ("militants", "soldiers")))
    done_to = number.noun or (after.noun if after else None)
    if (
        not doers
        or done_to is None
        or not done_to.person
        or PARTS.intersection(doc.forms[number.last : number.last + 2])
    ):
        return NOBODY
    return (verb.event, doc.forms[subject.first - 1]) if verb else NOBODY


def _is_object(words: Words, verb: int) -> bool:
    """`قتلت شخصا في السوق 32 جنديا`: the verb has its object."""
    after = words[verb + 1] if verb + 1 < len(words) else None
    return after is not None and after.noun is not None and after.noun.person and after.stem != after.noun.lemma


def _verb_of(doc: Document, preposition: int, floor: int, verbs: frozenset[str]) -> str:
    if preposition - 1 > floor and doc.forms[preposition - 1] == "،":  # `ألقت القبض، أول من أمس، على 4`
        opened = (i for i in range(preposition - 2, max(floor, preposition - ASIDE_REACH) - 1, -1))
        preposition = next((i for i in opened if doc.forms[i] == "،"), preposition)
    for form in doc.forms[max(floor, preposition - PREPOSITION_REACH) : preposition][::-1]:
        if form in verbs:
            return form
        if form in "،؛.؟!":
            break
    return ""


def _is_anybody(doc: Document, number: Number) -> bool:
    """`6 أشخاص`, `شخصين`."""
    if number.form == "dual":
        return number.noun is not None and number.noun.lemma in ANYBODY
    return doc.forms[number.last : number.last + 1] != [] and doc.forms[number.last] in ANYBODY
