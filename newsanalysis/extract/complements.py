"""What follows a cue: the clause, quotation or noun phrase that is attributed, and the source in between."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.sources import noun_phrase, split_object
from newsanalysis.lexicon.boundaries import boundaries, feelings, is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import (
    AT_LARGE,
    ATTRIBUTED,
    BA_WORDS,
    COMMAS,
    COMPLEMENTIZERS,
    CONJOINED,
    DEMONSTRATIVES,
    DOUBLED,
    NAMED,
    RELATIVES,
    UNNAMED,
)
from newsanalysis.text import fold

PREPOSITIONS = {"الي": "إلى", "علي": "على", "عن": "عن", "من": "من", "في": "في"}
LONGER_THAN_A_NAME = 5  # words in quotation marks
DIRECTIVES = ("قرار", "توجيه", "امر", "اوامر", "تعليمات", "مرسوم", "حكم")
DIRECT = frozenset(
    {"directive", "event", "any", "accuse", "blame", "describe", "judge", "attribute", "responsibility", "feeling"}
)
ADDRESSED = frozenset({"demand", "order", "warn", "promise", "threaten", "announce"})
FELT = frozenset({"threaten", "praise", "condemn"})  # any noun may follow ب, however short
FACTUAL = frozenset({"say", "assert", "announce", "expect"})


class Complement(NamedTuple):
    """The source phrase (tokens), where the content starts, and how: clause, quote, colon or noun."""

    source: tuple[int, int] | None
    content: int
    kind: str
    why: str
    via: tuple[int, int] | None = None


def complement(
    view: Layout, at: int, reading: Reading, limit: int, taken: set[int], subject: tuple[int, int] | None = None
) -> Complement | None:
    """The complement of the cue at token `at`, looking ahead to `limit`; `taken` holds complementizers already used.

    `subject` is a source already found before the verb (empty, as `(at, at)`, where a pronoun stands for it).
    """
    takes = reading.cue.takes
    limit = min(limit, at + 1 + LONGEST)
    first = _skip_adverbs(view, at + 1, limit)
    direct = bool(takes & DIRECT)
    end = first
    if subject is None and _has_subject(reading) and first < limit and not (direct and _is_bare_object(view, first)):
        end = noun_phrase(view, first, limit, direct, _governed(takes))
    if takes & {"accuse", "blame"} and end > first and subject is None and _swallowed_object(view, end, limit, takes):
        end = split_object(view, first, end) or end
    source = (first, end) if end > first else None
    if subject is not None:
        source = subject if subject[1] > subject[0] else None
    if not reading.pronoun or reading.cue.stance in ADDRESSED or "describe" in takes:
        after, via = after_adjuncts(view, end, limit, _governed(takes))
        nominal = _nominal(view, after, limit, reading, source)
        if nominal is not None:
            return nominal._replace(via=via)
    if reading.pronoun and reading.cue.stance not in ADDRESSED and reading.form != "noun":
        return None
    return clause_or_quote(view, at, end, limit, reading, source, taken)


def _swallowed_object(view: Layout, end: int, limit: int, takes: frozenset[str]) -> bool:
    """Whether what the accused is accused of follows the noun phrase at once, so that the accused is part of it."""
    while end < limit and (view.forms[end] in boundaries().time or view.forms[end] in COMMAS):
        end += 1
    if end >= limit:
        return False
    word = view.forms[end]
    return (
        word[0] == "ب" and word not in BA_WORDS if "accuse" in takes else word.removeprefix("ال").startswith("مسءولي")
    )


@cache
def _governed(takes: frozenset[str]) -> frozenset[str]:
    """The prepositions, folded, that introduce the content of a verb."""
    accused = {"ب"} if takes & {"accuse", "describe"} else set()
    return frozenset(fold(item) for item in takes if fold(item) in PREPOSITIONS or item == "ب") | accused


def _has_subject(reading: Reading) -> bool:
    """Whether a source may follow: a finite verb in the third person, or a verbal noun (`اعتقاد الكثيرين أن`)."""
    if reading.form == "noun":
        return not reading.pronoun and not reading.clitic
    return reading.form in ("past", "present") and reading.person not in ("1s", "1p")


def _is_bare_object(view: Layout, first: int) -> bool:
    """Whether the word after the verb is an object already, so that the subject is elided (`أعلن مقتل ثلاثة`)."""
    word = view.forms[first]
    b = boundaries()
    if word in ("كل", "جميع", "اي", "عدد", "حكومة", "رجال") or word in source_kinds():
        return False
    return word in b.object or is_verbal_noun(view.doc.text[view.doc.starts[first]], word)


def _skip_adverbs(view: Layout, j: int, limit: int) -> int:
    b, forms = boundaries(), view.forms
    if forms[j : j + 3] == ["اول", "من", "امس"]:
        j = min(j + 3, limit)
    while j < limit:
        word = forms[j]
        if (
            word in b.time
            or (word in b.adverb and word not in ("حيث", "لكن", "فيما", "بينما", "ثم", "اذ", "كما", "بل"))
            or word in ("له", "لها", "لهم", "لي", "لنا", "فيه", "فيها", "به", "بها", "عنه", "عنها")
        ):
            j += 1
        elif word == "(" and j > 0 and forms[j - 1] in b.time:
            j = _bracket_end(forms, j, limit)
        elif word in COMMAS and j > 0 and forms[j - 1] in b.time:
            j += 1
        else:
            break
    return j


def after_adjuncts(
    view: Layout, j: int, limit: int, governed: frozenset[str] = frozenset()
) -> tuple[int, tuple[int, int] | None]:
    """Past commas, times, adverbs and short adjuncts (`في بيان`); with the relay of `، بحسب رويترز،`, if any."""
    b, forms = boundaries(), view.forms
    via = None
    for _ in range(12):
        if j >= limit:
            break
        word = forms[j]
        following = forms[j + 1] if j + 1 < limit else ""
        if word in governed:
            break
        if (
            word in COMMAS
            or word in b.time
            or (word in b.adverb and word not in ("لكن", "بل", "ثم", "فيما", "بينما", "حيث", "اذ", "كما"))
        ):
            j += 1
        elif word == "(":
            j = _bracket_end(forms, j, limit)
        elif word in ATTRIBUTED and following:
            end = noun_phrase(view, j + 1, limit, True)
            via = (j + 1, end) if end > j + 1 else None
            j = max(end, j + 2)
        elif word == "في" and following in b.time:
            j += 2
        elif word in ("في", "داخل") and following:
            j = max(noun_phrase(view, j + 1, limit, True, frozenset("ب")), j + 2)
        elif word.startswith("لل") and len(word) > 4:
            j = max(noun_phrase(view, j + 1, limit, True, frozenset("ب")), j + 1)
        elif word in ("له", "لها", "لهم", "منه", "منها", "فيه", "فيها"):
            j += 1
        elif (
            word in ("خلال", "عقب", "اثناء", "عبر", "لدي", "علي")
            and following
            and (word != "علي" or following in b.occasion)
        ):
            j = max(noun_phrase(view, j + 1, limit, True), j + 2)
        elif word[0] == "ب" and word[1:] in b.occasion:
            j = max(noun_phrase(view, j + 1, limit, True), j + 1)
        else:
            break
    return j, via


def _bracket_end(forms: list[str], j: int, limit: int) -> int:
    for end in range(j + 1, min(limit, j + 10)):
        if forms[end] == ")":
            return end + 1
    return j + 1


def _nominal(view: Layout, j: int, limit: int, reading: Reading, source: tuple[int, int] | None) -> Complement | None:
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
    if word in COMPLEMENTIZERS or following in COMPLEMENTIZERS or (word[0] == "ب" and word[1:] in COMPLEMENTIZERS):
        return None
    preposition = PREPOSITIONS.get(word)
    event = is_verbal_noun(view.doc.text[view.doc.starts[j]], word)
    if "responsibility" in takes and (event or word in b.object or word.startswith("مسءولي")):
        return Complement(source, j, "noun", "responsibility") if source else None
    if "feeling" in takes or reading.cue.stance == "feeling":
        known = feelings()
        at = j + 1 if preposition in takes else j
        if any(form in known for form in forms[at : at + 2]):
            return Complement(source, at, "noun", "feeling")
        if preposition in takes:
            return None
    if preposition in takes and following and following not in ("ذلك", "ما", "قرب", "بعد"):
        return (
            Complement(source, j + 1, "noun", preposition) if following[0].isalnum() or j + 1 in view.quoted else None
        )
    if "ب" in takes and _is_ba_noun(view, j, stance in FACTUAL, 3 if stance in FELT else 4):
        return Complement(source, j if len(word) > 1 else j + 1, "noun", "ب")
    if "addressee" in takes and source is not None and _is_addressee(forms, source):
        source = None
    if "addressee" in takes and (start := _after_addressee(view, j, limit, takes)) is not None:
        return Complement(source, start, "noun", "addressee")
    if ("event" in takes or "any" in takes) and event:
        return None if _is_about_name(forms, j, limit) else Complement(source, j, "noun", "verbal noun")
    if view.forms[j - 1] in COMMAS and not event and word not in b.object and reading.form != "participle":
        takes = takes - {"any"}  # behind a comma a remark is likelier than an object
    predicate = reading.form == "participle" and stance == "expect" and view.forms[j - 2] not in COMMAS
    if (
        "any" in takes
        and not predicate
        and word[0].isalpha()
        and (source is not None or reading.form == "participle" or word in b.object)
    ):
        if word in PREPOSITIONS or word in b.adjunct or word in b.relative or word in b.finite_verb or word in b.adverb:
            return None
        return None if j in view.candidates and forms[j] not in b.object else Complement(source, j, "noun", "object")
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


def _after_addressee(view: Layout, j: int, limit: int, takes: frozenset[str]) -> int | None:
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
        if word == "علي" and "على" in takes and k > j:
            return k + 1
        if word == "من" and "من" in takes and k > j and forms[k - 1] not in COMMAS:
            return k + 1
        if (
            "ب" in takes
            and word[0] == "ب"
            and len(word) > 3
            and word not in BA_WORDS
            and (is_verbal_noun("", word[1:]) or is_verbal_noun("", word[1:].removeprefix("ال")))
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


def _is_about_name(forms: list[str], j: int, limit: int) -> bool:
    return any(form in UNNAMED for form in forms[j : min(limit, j + 4)])


def _finds(forms: list[str], j: int, limit: int, test: Callable[[str], bool]) -> bool:
    return any(test(form) for form in forms[j : min(limit, j + 25)])


def clause_or_quote(
    view: Layout, at: int, j: int, limit: int, reading: Reading, source: tuple[int, int] | None, taken: set[int]
) -> Complement | None:
    forms, takes = view.forms, reading.cue.takes
    clause = "clause" in takes or reading.form == "noun"
    if reading.form == "passive":
        takes = takes - {"quote"}
    in_relative = 0
    start = j
    via = None
    while j < limit:
        word = forms[j]
        if word in COMPLEMENTIZERS and j > start and _conjoined(forms, j):
            return None
        if clause and "ل" in takes and word[0] == "ل" and word[1:] in COMPLEMENTIZERS and j + 1 < limit:
            return Complement(source, j + 1, "clause", "clause", via)
        if clause and j not in taken and (word in COMPLEMENTIZERS or (word[0] == "ب" and word[1:] in COMPLEMENTIZERS)):
            if j + 1 >= limit:
                return None
            taken.add(j)
            after = j + 1
            if forms[after] == ":" and after + 1 < limit:
                return Complement(source, after + 1, "colon", "colon", via)
            return Complement(source, after, "clause", "clause", via)
        if word == ":":
            if "quote" not in takes or j + 1 >= limit or (forms[j - 1].isdigit() and forms[j + 1].isdigit()):
                return None
            after = j + 1
            if forms[after] in COMPLEMENTIZERS and after + 1 < limit:
                taken.add(after)
                after += 1
            return Complement(source, after, "colon", "colon", via)
        if j in view.quoted:
            quoted = view.quoted[j]
            if "quote" in takes and _is_speech(view, at, j, start):
                return Complement(source, j, "quote", "quotation", via)
            j = min(quoted.end + 1, max(limit, j + 1))
            continue
        if word in RELATIVES:
            in_relative = j
        if "ب" in takes and word[0] == "ب" and reading.cue.stance in FACTUAL and word[1:] in boundaries().verbal_noun:
            return Complement(source, j, "noun", "ب", via)
        if j in view.candidates and not _passes(view, j, in_relative):
            return None
        if word in ATTRIBUTED and j + 1 < limit:
            end = noun_phrase(view, j + 1, limit)
            via = (j + 1, end) if end > j + 1 else via
        j += 1
    return None


def _conjoined(forms: list[str], j: int) -> bool:
    return forms[j - 1] in CONJOINED or (forms[j - 1] == "من" and forms[j - 2] in CONJOINED)


def _is_speech(view: Layout, at: int, j: int, start: int) -> bool:
    """Whether the quotation at token `j` is what was said, rather than a name in quotation marks."""
    quoted = view.quoted[j]
    before = view.forms[j - 1]
    if before in NAMED or before == "ل":
        return False
    words = sum(form[0].isalpha() for form in view.forms[quoted.first : min(quoted.end, quoted.first + 12)])
    return words >= LONGER_THAN_A_NAME or (
        words > 0 and (j in (at + 1, start) or before in COMMAS or before in DOUBLED)
    )


def _passes(view: Layout, j: int, in_relative: int) -> bool:
    """Whether the search may pass over the possible cue at `j`: a doubled cue, a verb in a relative clause, a noun."""
    if view.forms[j] in DOUBLED:
        return True
    for reading in view.candidates[j]:
        if reading.form == "noun" or reading.person in ("1s", "1p") or (reading.pronoun and not reading.clitic):
            continue
        if reading.form == "participle":
            if view.forms[j].endswith("ا") or view.forms[j - 1] in COMMAS:
                return False
            continue
        if reading.clitic:
            return False
        if view.forms[j - 1] in ("لم", "لن", "لا", "ان", "عدم"):
            continue
        if in_relative and j - in_relative <= 3:
            continue
        if len(view.forms[j]) > 3:
            return False
    return True
