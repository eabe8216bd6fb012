"""What is said of those counted behind them: `39 شخصا على الأقل توفوا`."""

from __future__ import annotations

from newsanalysis.extract.counted import Counted
from newsanalysis.extract.event_phrases import BARRIERS, PARTS, phrase_ending
from newsanalysis.extract.illness import disease_near, with_no_wound
from newsanalysis.extract.number import Number, Words
from newsanalysis.lexicon.quantities import Event
from newsanalysis.text import Document

REACH = 9  # tokens behind the noun phrase
OF = frozenset(("عن", "من", "بين", "الي", "علي", "بحق"))


def predicate(doc: Document, words: Words, start: int, end: int) -> tuple[Event | None, str]:
    """`39 شخصا على الأقل توفوا`: a past verb after the noun phrase."""
    i, last = start, min(end, start + REACH)
    while i < last:
        form, word = doc.forms[i], words[i]
        if form == "،" and (behind := _behind_aside(doc, i, end)):
            i, last = behind, min(end, behind + REACH)  # `خمسة عناصر، بينهم قيادي، قتلوا`
            continue
        body = i - start <= BODY_REACH or not PARTS.isdisjoint(doc.forms[start : start + BODY_REACH])
        if form == "،" and body and _opens_with_plural_verb(words, doc, i + 1, last):
            i += 1  # `28 جنديا من اللواء، قتلوا`, `خمسة رجال بينهم شرطي، قتلوا`
            continue
        if form in "،؛.؟!:" or (form in BARRIERS and form not in ("حيث",)):
            return None, ""
        before = doc.forms[i - 1]
        by_name = before.startswith("ال") and before not in OF and form not in OWN_OBJECT
        if (
            (phrase := phrase_ending(doc, i))
            and not by_name
            and not (form in OWN_OBJECT and "الذين" in doc.forms[start:i])
        ):
            return phrase, form
        plural = word is not None and word.noun is not None and word.noun.number == "pl"
        fell = plural and i == start and not "".join(doc.forms[i + 1 : i + 2]).startswith("ل")  # `سقط 12 شخصا قتلى`
        state = fell or form.endswith("ون") or (form.endswith("ين") and i > start and before not in OF)
        if before in PARTS and (i - 1 > start or not before.startswith("من")):
            state = False  # `نجا سبعة بينهم مصابون`: only some of them are; in `ثمانية منهم مفقودون` all eight
        if word and word.noun and word.noun.measure and not word.clitics and state:
            if word.noun.measure == "injured" and (with_no_wound(doc, i + 1) or disease_near(doc, i + 1)):
                return None, ""  # `مليون شخص مصابين بالسكري`
            return Event(word.noun.measure, word.noun.measure, verb=False), form  # `9 آلاف شخص ما زالوا مفقودين`
        told = form.endswith(("وا", "ت", "ا", "ون")) or i == start or _done_to_them(doc, start, i)
        if word and word.event and (word.event.verb or form.endswith("هم")) and not word.clitics and told:
            if _did_it(doc, words, i):
                return None, ""
            return (None, "") if word.event.measure == "injured" and disease_near(doc, i + 1) else (word.event, form)
        i += 1
    return None, ""


def _opens_with_plural_verb(words: Words, doc: Document, i: int, end: int) -> bool:
    word = words[i] if i < end else None
    return bool(word and word.event and word.event.verb and not word.clitics and doc.forms[i].endswith("وا"))


def of_two(doc: Document, words: Words, start: int, end: int) -> tuple[Event | None, str]:
    """`أن راكبين في الحافلة التي كانت تقل 20 شخصا لقيا مصرعهما`: a dual verb finds its subject over what stands between."""
    for i in range(start, min(end, start + TWO_REACH)):
        form, word = doc.forms[i], words[i]
        if form in "؛.؟!:" or form in COMPLEMENTIZERS:
            break
        if form in DUAL_OBJECTS and doc.forms[i - 1].endswith("ا") and (phrase := phrase_ending(doc, i)):
            return phrase, form
        if form.endswith("ا") and word and word.event and word.event.verb and not word.clitics and not word.noun:
            return (None, "") if _did_it(doc, words, i) else (word.event, form)
    return None, ""


def behind_parts(doc: Document, words: Words, start: int, end: int) -> tuple[Event | None, str]:
    """`297 شخصا بينهم 37 أجنبيا اعتقلوا`, `3 حراس، بينهم اثنان من المخفر، قتلوا`: the verb right behind the parts of a total."""
    close = next((i for i in range(start, min(end, start + ASIDE_REACH)) if doc.forms[i] == "،"), None)
    for at in (start, close + 1 if close is not None else start):
        word = words[at] if at < end else None
        if word and word.event and word.event.verb and not word.clitics and doc.forms[at].endswith(("وا", "ا")):
            return word.event, doc.forms[at]
        if at + 1 < end and doc.forms[at].endswith("وا") and (phrase := phrase_ending(doc, at + 1)):
            return phrase, doc.forms[at + 1]
    return None, ""


def _did_it(doc: Document, words: Words, verb: int) -> bool:
    """`أن مسلحين قتلا 9 أشخاص`: with an object right behind the verb it was they who did it."""
    after = words[verb + 1] if verb + 1 < len(words) else None
    if after is None or after.clitics or not doc.forms[verb].endswith(("وا", "ا")):
        return False
    counted = after.number is not None and not PARTS.intersection(doc.forms[verb + 2 : verb + 4])
    return counted or (after.noun is not None and after.noun.person and after.noun.number == "sg")


def own_verb(doc: Document, words: Words, number: Number, count: Counted) -> tuple[Event | None, str]:
    """`11 شخصا قتلوا و32 أصيبوا بجروح`: what is joined to a number before it has a verb of its own right behind."""
    if number.clitics[:1] != "و" and doc.forms[number.first - 1] != "و":
        return None, ""
    after = max(number.last, count.last)
    word = words[after] if after < len(words) else None
    told = word and word.event and word.event.verb and not word.clitics and doc.forms[after].endswith(("وا", "ا"))
    return (word.event, doc.forms[after]) if word and told else (None, "")


def _done_to_them(doc: Document, start: int, i: int) -> bool:
    """`6 آلاف شخص تم إنقاذهم`, but not `13 شخصا من الذين تم إنقاذهم`."""
    return doc.forms[i].endswith("هم") and doc.forms[i - 1] in DONE and "الذين" not in doc.forms[start:i]


DONE = frozenset(("تم", "جري", "سيتم", "يتم", "تمت"))
OWN_OBJECT = frozenset(("الي", "عليهم", "عليها", "عليهما"))  # ends a phrase of its own: `إلى اللجوء إلى`, `القبض عليهم`
DUAL_OBJECTS = frozenset(("مصرعهما", "حتفهما"))
COMPLEMENTIZERS = frozenset(("ان", "وان", "بان"))
TWO_REACH, BODY_REACH = 18, 2
ASIDE_REACH = 6  # tokens between the commas of an aside


def _behind_aside(doc: Document, comma: int, end: int) -> int | None:
    """The token behind an aside in commas that tells who is among those counted."""
    if not PARTS.intersection(doc.forms[comma + 1 : comma + 3]):
        return None
    close = next((i for i in range(comma + 2, min(end, comma + 2 + ASIDE_REACH)) if doc.forms[i] == "،"), None)
    return None if close is None else close + 1
