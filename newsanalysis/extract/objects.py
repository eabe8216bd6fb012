"""A noun phrase as what is said."""

from __future__ import annotations

from collections.abc import Callable

from newsanalysis.extract.drafts import Complement, Phrase
from newsanalysis.extract.ends import is_accusative, is_for_event
from newsanalysis.extract.layout import RELAYING, Layout
from newsanalysis.lexicon.boundaries import boundaries, feelings, is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import (
    AT_LARGE,
    BA_WORDS,
    COMMAS,
    COMPLEMENTIZERS,
    COUNTED,
    COUNTS,
    DEMONSTRATIVES,
    NUMBERING,
    RELATIVES,
    SELVES,
    UNNAMED,
)

PREPOSITIONS = {"الي": "إلى", "علي": "على", "عن": "عن", "من": "من", "في": "في"}
ASKED = frozenset({"طالبا", "طالبة", "طالبين", "مفضلا", "مشترطا", "مشترطة", "رافضا", "رافضة"})
DIRECTIVES = ("قرار", "توجيه", "امر", "اوامر", "تعليمات", "مرسوم", "حكم", "احكام")
REPORTED = frozenset("الحصيلة النبا الخبر المعلومات الانباء التقارير الرواية الارقام".split())  # `أكدت هذه الحصيلة`
COPULAS = frozenset({"هو", "هي", "زال", "زالت", "دام"})  # `ما هو إلا`, `ما زال`
THANKED = ("شكر", "تهنءت", "تهاني", "تعازي", "مواسات", "تمنيات", "ثناء", "امتنان")
THANKS = frozenset(noun + pronoun for noun in THANKED for pronoun in ("ه", "ها", "هم"))
FELT = frozenset({"threaten", "praise", "condemn"})  # any noun may follow ب, however short
NEXT = 8  # tokens of an addressee before a noun that need not be an event
FACTUAL = frozenset({"say", "assert", "announce", "expect"})


def nominal(view: Layout, j: int, limit: int, reading: Reading, source: tuple[int, int] | None) -> Complement | None:
    """A noun phrase as content: a verbal noun, an object, or one after the preposition that the verb takes."""
    if j >= limit or reading.form == "noun":
        return None
    b, forms, takes, stance = boundaries(), view.forms, reading.cue.takes, reading.cue.stance
    word = forms[j]
    following = forms[j + 1] if j + 1 < limit else ""
    if "describe" in takes and reading.pronoun:
        if word[0] == "ب" and word[1:] in COMPLEMENTIZERS and following:
            return Complement(source, j + 1, "clause", "described")
        return Complement(source, j, "noun", "described") if _is_ba_noun(view, j, False) else None
    if "name" in takes:
        return _naming(view, j, reading, source)
    if "estimate" in takes and reading.form in ("past", "participle"):
        counted = next((k for k in (j, source[0] if source else j) if forms[k] in COUNTED), j)
        source = None if source is not None and counted == source[0] else source
        amount = forms[source[0]][0].isdigit() if source else forms[j - 2] in RELATIVES
        if amount:
            return None  # `قيمة قدرها 20 مليونا`, `الخسائر التي قدرت بمليون`
        if (start := _estimate(view, counted, limit, reading)) is not None and (source or not reading.pronoun):
            return Complement(source, start, "noun", "estimate")
    if "count" in takes and source is not None and is_count(view, j):
        return Complement(source, j, "noun", "count")
    if word in COMPLEMENTIZERS or following in COMPLEMENTIZERS or (word[0] == "ب" and word[1:] in COMPLEMENTIZERS):
        return None
    if "thanks" in takes:
        return Complement(source, j, "noun", "thanks") if word in THANKS else None
    preposition = PREPOSITIONS.get(word)
    event = word != RELAYING and is_verbal_noun(view.doc.text[view.doc.starts[j]], word)
    if "responsibility" in takes and (event or word in b.object or word.startswith("مسءولي")):
        return Complement(source, j, "noun", "responsibility") if source else None
    if "feeling" in takes or reading.cue.stance == "feeling":
        known = feelings()
        at = j + 1 if preposition in takes else j
        if any(form in known for form in forms[at : at + 2]):
            return Complement(source, at, "noun", "feeling")
        if preposition in takes:
            return None
    if preposition in takes and following and following not in ("ذلك", "ما", "قرب", "بعد", "اجل", "خلال", "حيث"):
        return (
            Complement(source, j + 1, "noun", preposition) if following[0].isalnum() or j + 1 in view.quoted else None
        )
    if stance == "demand" and "إلى" in takes and is_for_event(word):
        return Complement(source, j, "noun", "ل")
    if "ب" in takes and _is_ba_noun(view, j, stance in FACTUAL, 3 if stance in FELT else 4):
        return Complement(source, j if len(word) > 1 else j + 1, "noun", "ب")
    if "addressee" in takes and source is not None and _is_addressee(forms, source):
        source = None
    if "addressee" in takes and (start := _after_addressee(view, j, limit, takes, stance == "demand")) is not None:
        return Complement(source, start, "noun", "addressee")
    if ("event" in takes or "any" in takes) and event:
        return None if is_about_name(forms, j, limit) else Complement(source, j, "noun", "verbal noun")
    if view.forms[j - 1] in COMMAS and not event and word not in b.object and reading.form != "participle":
        takes = takes - {"any"}  # behind a comma a remark is likelier than an object
    if (
        stance == "assert"
        and "event" in takes
        and word in DEMONSTRATIVES
        and following in REPORTED
        and source is not None
    ):
        return Complement(source, j, "noun", "report")
    predicate = reading.form == "participle" and stance == "expect" and view.forms[j - 2] not in COMMAS
    if (
        "any" in takes
        and not predicate
        and word[0].isalpha()
        and (source is not None or reading.form == "participle" or word in b.object)
    ):
        barred = word in b.adjunct or word in b.relative or word in b.finite_verb or word in b.adverb
        if word in PREPOSITIONS or (barred and (word != "ما" or following in COPULAS)):
            return None
        return None if j in view.candidates and forms[j] not in b.object else Complement(source, j, "noun", "object")
    if "offer" in takes and reading.form == "participle":
        return Complement(source, j, "noun", "offer") if event else None
    if "offer" in takes and source is not None and word[0].isalpha() and word not in b.adjunct and word[0] != "ب":
        named = source_kinds().get(forms[source[0]]) in ("person", "people", "institution")
        return Complement(source, j, "noun", "offer") if named and (event or is_accusative(view, j)) else None
    if "directive" in takes and _finds(forms, j, min(limit, j + 3), lambda w: w.startswith(DIRECTIVES)):
        start = next((k for k in range(j + 1, min(limit, j + 8)) if _is_ba_noun(view, k, False)), None)
        return Complement(source, start, "noun", "directive") if start else None
    if (
        "accuse" in takes
        and word[0].isalpha()
        and word[0] != "ب"
        and _finds(forms, j, limit, lambda w: w[0] == "ب" and w not in BA_WORDS)
    ):
        return Complement(source, j, "noun", "accused")
    if "blame" in takes and _finds(forms, j, limit, lambda w: w.removeprefix("ال").startswith("مسءولي")):
        return Complement(source, j, "noun", "blame")
    if "describe" in takes and _finds(forms, j, limit, lambda w: w in ("بانه", "بانها", "بانهم", "ب")):
        return Complement(source, j, "noun", "described")
    if "attribute" in takes and _finds(forms, j, limit, lambda w: w == "الي"):
        return Complement(source, j, "noun", "attributed")
    judged = word in DEMONSTRATIVES or ((event or word in b.object) and word != "ما" and reading.cue.lemma != "عد")
    if (
        "judge" in takes
        and judged
        and (reading.form == "participle" or (reading.form == "past" and source is not None))
    ):
        return Complement(source, j, "noun", "judged")
    return None


def _naming(view: Layout, j: int, reading: Reading, source: Phrase | None) -> Complement | None:
    """`ما سماه «العدوان»`, `ما وصفته ب«العدوان»`: behind ما, what a thing is called in quotation marks."""
    at = (source[0] if source else j) - 1
    while at > 0 and view.forms[at] != "ما" and at > j - 8:
        at -= 1
    if not reading.pronoun or view.forms[at] not in ("ما", "لما", "بما", "عما", "مما"):
        return None
    first = j + (view.forms[j] == "ب")
    named = source is None or view.forms[source[0]] in source_kinds()
    return Complement(source, first, "quote", "name") if named and first in view.quoted else None


def _estimate(view: Layout, j: int, limit: int, reading: Reading) -> int | None:
    """Where an estimate begins: what is counted, then ب and the number (`قدر عدد القتلى بنحو مئة`), or the number alone."""
    forms = view.forms
    for k in range(j, min(limit, j + 25)):
        word = forms[k]
        if word == "ب" or (word[0] == "ب" and (word[1:] in NUMBERING or word[1:2].isdigit())):
            return (k + 1 if word == "ب" else k) if reading.pronoun and k == j else j
        if word in COMPLEMENTIZERS or (k > j and k in view.candidates and not _is_noun_like(view, k)):
            return None
    return None


def _is_noun_like(view: Layout, k: int) -> bool:
    return view.forms[k].startswith("ال") or len(view.forms[k]) <= 3 or view.forms[k - 1] in RELATIVES


def is_count(view: Layout, j: int) -> bool:
    """Whether a number or a noun for one begins at token `j` (`أوردت حصيلة أقل`, `ذكر العدد ذاته`)."""
    word = view.forms[j]
    following = view.forms[j + 1] if j + 1 < len(view.forms) else ""
    if word.startswith("ال"):
        return word[2:] in COUNTS and following in SELVES
    if word[0].isdigit():
        return view.forms[j - 1][:2] == "ال" or not view.forms[j - 1][0].isalnum()
    return word in NUMBERING or (word in COUNTS and following != "من")


def _is_addressee(forms: list[str], phrase: tuple[int, int]) -> bool:
    """Whether what follows `دعا` can only be whoever is called upon: an accusative plural, the world at large."""
    head = forms[phrase[0]]
    return head in AT_LARGE or (head.startswith("ال") and head.endswith("ين") and len(head) > 6)


def _is_ba_noun(view: Layout, j: int, factual: bool, shortest: int = 4) -> bool:
    """Whether token `j` is ب and its noun: any noun for praise or threats, an event for a plain report."""
    word = view.forms[j]
    if word == "ب":
        return j + 1 < len(view.forms)
    if word[0] != "ب" or len(word) < shortest or word in BA_WORDS:
        return False
    return not factual or is_verbal_noun("", word[1:]) or word[1:].startswith("ال")


def _after_addressee(view: Layout, j: int, limit: int, takes: frozenset[str], demands: bool) -> int | None:
    """Where the content starts after whoever is asked (`طالب الوزير جميع المستشفيات | باتخاذ الإجراءات`)."""
    forms = view.forms
    for k in range(j, min(limit, j + 30)):
        word = forms[k]
        if (
            word in COMPLEMENTIZERS
            or (word[0] == "ب" and word[1:] in COMPLEMENTIZERS)
            or word == ":"
            or k in view.quoted
        ):
            return None
        if k > j and k in view.candidates and any(r.clitic and r.form != "noun" for r in view.candidates[k]):
            return None
        if word == "الي" and "إلى" in takes and k > j:
            return k + 1
        if demands and "إلى" in takes and k > j and is_for_event(word):
            return k
        if word == "علي" and "على" in takes and k > j:
            return k + 1
        if word == "من" and "من" in takes and k > j and forms[k - 1] not in COMMAS:
            return k + 1
        if (
            "ب" in takes
            and word[0] == "ب"
            and len(word) > 3
            and word not in BA_WORDS
            and (
                is_verbal_noun("", word[1:].removeprefix("ال"))
                or (demands and j < k < j + NEXT and word.startswith("بال"))
            )
        ):
            return k
        if "event" in takes and k > j and _is_event_after(view, k, word):
            return k
    return None


def _is_event_after(view: Layout, k: int, word: str) -> bool:
    before = view.forms[k - 1]
    if before in COMMAS:
        return is_verbal_noun("", word.removeprefix("ال"))
    return before.startswith("ال") and is_verbal_noun(view.doc.text[view.doc.starts[k]], word)


def is_about_name(forms: list[str], j: int, limit: int) -> bool:
    """Whether the next words ask that a name be kept back (`طالبا عدم كشف اسمه`)."""
    return any(form in UNNAMED for form in forms[j : min(limit, j + 5)])


def _finds(forms: list[str], j: int, limit: int, test: Callable[[str], bool]) -> bool:
    return any(test(form) for form in forms[j : min(limit, j + 25)])
