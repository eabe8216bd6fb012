"""Who the people counted are: civilians, soldiers, police, militants, children, women, journalists, health workers."""

from __future__ import annotations

from newsanalysis.extract.counted import Counted
from newsanalysis.extract.number import Number, Words
from newsanalysis.lexicon.load import word_set
from newsanalysis.text import Document

ARMED = word_set("casualties", "armed")
POLICE = word_set("casualties", "police")
ARMY = word_set("casualties", "army")
BANDS = word_set("casualties", "band")
MADE_OF_PEOPLE = word_set("casualties", "made_of_people")
OTHERS = word_set("casualties", "other")
MEMBER = "عنصر"
# Where a noun phrase names two groups, the service says who a person is (`طفل مجند` aside, which no corpus had).
SERVICES = ("police", "militants", "soldiers")


def group(doc: Document, words: Words, number: Number, count: Counted) -> str | None:
    """The group that the counted noun phrase names; two groups in one number (`رجال الجيش والشرطة`) are none."""
    head = number.noun or count.noun
    if head and head.kind == "count" and not head.person and head.lemma not in MADE_OF_PEOPLE:
        return None
    end = max(count.last, number.last)
    heads = (number.first, count.first)
    # An adjective in ة (`شركة عراقية`) is no woman: only a head noun is.
    named = [g for i in range(number.first, end) if (g := _of_word(doc, words, i)) and (g != "women" or i in heads)]
    after = doc.forms[end : end + 3]
    if after and after[0] in POLICE and after[0].startswith("ب"):
        return "police"  # `مجند بالشرطة`
    if len(after) > 1 and after[0] == "من":  # `عنصرا من حزب …`, `مسلحا من التنظيم`
        belongs = _of_word(doc, words, end + 1) or _of_band(number, count, after[1])
        if belongs and (not named or named[0] not in ("children", "women")):
            named.append(belongs)
        end += 2
    following = words[end] if end < len(words) else None
    counted_apart = following is not None and following.number is not None  # `3 أطفال وامرأتان`
    joined = end < len(doc.forms) and doc.forms[end][:1] == "و" and len(doc.forms[end]) > 1 and not counted_apart
    if named and joined and _of_word(doc, words, end) not in (None, named[-1]):
        return None
    if len(set(named)) < 2:
        return named[0] if named else None
    if any(form[:1] == "و" and len(form) > 3 for form in doc.forms[number.last : end]):
        return None
    return named[-1] if named[-1] in SERVICES else named[0]


def says_others(doc: Document, number: Number) -> bool:
    """Whether the number counts others besides those named before: `5 آخرون`, `3 منهم`."""
    return any(form in OTHERS for form in doc.forms[number.last : number.last + 2])


def _of_word(doc: Document, words: Words, i: int) -> str | None:
    if i >= len(words):
        return None
    form, word = doc.forms[i], words[i]
    bare = form[1:] if form[:1] == "و" else form
    if word and word.noun and word.noun.group:
        return word.noun.group
    return "militants" if bare in ARMED else "police" if bare in POLICE else "soldiers" if bare in ARMY else None


def _of_band(number: Number, count: Counted, form: str) -> str | None:
    noun = number.noun or count.noun
    return "militants" if noun and noun.lemma == MEMBER and form in BANDS else None
