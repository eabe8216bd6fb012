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
MEMBERS = word_set("casualties", "member")
# Where a noun phrase names two groups, the service says who a person is (`طفل مجند` aside, which no corpus had).
IN_THE_RANKS = ["في", "صفوف"]
SERVICES = ("police", "militants", "soldiers")
QUOTES = frozenset("\"'“”„«»()")
AHEAD = 5  # tokens after the noun phrase, marks among them, that may name a service


def group(doc: Document, words: Words, number: Number, count: Counted) -> str | None:
    """The group that the counted noun phrase names; two groups in one number (`رجال الجيش والشرطة`) are none."""
    head = number.noun or count.noun
    if head and head.kind == "count" and not head.person and head.lemma not in MADE_OF_PEOPLE:
        return None
    end = max(count.last, number.last)
    heads = (number.first, count.first)
    # An adjective in ة (`شركة عراقية`) is no woman: only a head noun is.
    named = [g for i in range(number.first, end) if (g := _of_word(doc, words, i)) and (g != "women" or i in heads)]
    named += [
        "militants"
        for i in range(count.first, end)
        if doc.forms[i - 1] in {"من", *MEMBERS} and _of_band(doc, heads, doc.forms[i])
    ]
    if number.noun and number.noun.group and not named:
        named.append(number.noun.group)
    also = end < len(doc.forms) and doc.forms[end][:1] == "و" and doc.forms[end + 1 : end + 3] == IN_THE_RANKS
    end += also  # `50 قتيلا وجريحا في صفوف التنظيم`
    ahead = [i for i in range(end, min(end + AHEAD, len(doc.forms))) if doc.forms[i] not in QUOTES][:3]
    after = [doc.forms[i] for i in ahead]  # a name may stand in marks: `12 عنصرا من "داعش"`
    if after and after[0] in POLICE and after[0].startswith("ب"):
        return "police"  # `مجند بالشرطة`
    if after[:1] in (["منهم"], ["منهن"]) and len(after) > 1 and (are := _of_word(doc, words, ahead[1])):
        named.append(are)  # `سبعة منهم مدنيون`
    elif after and head and head.person and (serves := _service(doc, ahead[0])):  # `3 رجال أمن`, `11 من عناصر داعش`
        named.append(serves)
        end += 1
    elif len(after) > 2 and after[:2] == IN_THE_RANKS and (serves := _service(doc, ahead[2])):
        named.append(serves)
    elif len(after) > 1 and after[0] == "من":  # `عنصرا من حزب …`, `مسلحا من التنظيم`
        belongs = _of_word(doc, words, ahead[1]) or _of_band(doc, heads, after[1])
        if belongs and (not named or named[0] not in ("children", "women")):
            named.append(belongs)
        end += 2
    following = words[end] if end < len(words) else None
    counted_apart = following is not None and bool(  # `3 أطفال وامرأتان`, `4 مدنيين وجندي`
        following.number or (following.noun and following.noun.person and following.noun.number == "sg")
    )
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
    word = words[i]
    if word and word.noun and word.noun.group:
        return word.noun.group
    return _service(doc, i)


def _service(doc: Document, i: int) -> str | None:
    form = doc.forms[i].removeprefix("و")
    if " ".join((form, *doc.forms[i + 1 : i + 2])) in ARMED:  # `حزب الله`
        return "militants"
    return "militants" if form in ARMED else "police" if form in POLICE else "soldiers" if form in ARMY else None


def _of_band(doc: Document, heads: tuple[int, int], form: str) -> str | None:
    """`militants` where the head noun is a member of what `form` names: `8 عناصر من حزب`."""
    return "militants" if form in BANDS and any(doc.forms[i] in MEMBERS for i in heads) else None
