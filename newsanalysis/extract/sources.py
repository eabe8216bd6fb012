"""Who is named as the source: the noun phrase after a verb, before it, or after a preposition."""

from __future__ import annotations

from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.lexicon.boundaries import boundaries, feelings, is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import cue_forms
from newsanalysis.lexicon.particles import (
    AUDIENCE,
    BA_ADJUNCTS,
    BA_WORDS,
    CLAUSE_OPENERS,
    COMMAS,
    COMPLEMENTIZERS,
    DOUBLED,
    FEMININE,
    ISSUED,
    NAMED,
    NUMBERED,
    OF_OFFICE,
    ON,
)

PRAYERS = ("صلاة", "خطبة", "وقفة")  # of a day: part of a title, not a time
COMPASS = ("شمال", "جنوب", "شرق", "غرب", "وسط")
NAME_LENGTH = 5  # tokens of a name in quotation marks
SHORT_NAME = 3  # so many are a name anyway


def noun_phrase(
    view: Layout, first: int, limit: int, stop_at_object: bool = False, governed: frozenset[str] = frozenset()
) -> int:
    """The end of the noun phrase of a source that begins at `first` (`first` itself where there is none).

    Titles, names and apposition belong to it; adjuncts, relative clauses and what is said do not. With `stop_at_object`
    a verbal noun or a typical object ends it too (`أعلنت باكو | سقوط قتيلين`), and so do the prepositions that the verb
    governs (`أشاد المدرب | بالحارس`, `حذر الأطباء | من المرض`).
    """
    stop_at_ba = "ب" in governed
    b, kinds, cues = boundaries(), source_kinds(), cue_forms()
    forms = view.forms
    limit = min(limit, first + LONGEST)
    j = first
    head = kinds.get(forms[first], "") if first < limit else ""
    while j < limit:
        word = forms[j]
        previous = forms[j - 1] if j > first else ""
        following = forms[j + 1] if j + 1 < limit else ""
        if word in COMPLEMENTIZERS or word == ":":
            break
        if not word[0].isalnum():
            end = _over_mark(view, j, first, limit)
            if end is None:
                break
            j = end
            continue
        if word == "علي" and not view.ends_in_alef(j):
            j += 1
            continue
        if word in ("في", "من", "علي", "عن", "الي"):
            if j == first or not _inner_preposition(view, j, first, head, previous, following):
                break
            if word in governed and source_kinds().get(following.removeprefix("ال")) not in ("institution", "medium"):
                break
            j += 1
            continue
        if previous in PRAYERS and word in b.time:
            j += 1
            continue
        if word in b.time or word in b.adjunct or word in b.adverb or word in b.relative:
            break
        if word in DOUBLED or (word == "اول" and following == "من"):
            break
        if word == "العام" and (following in b.time or following.isdigit()):
            break
        if j > first and word in ("كافة", "جميع", "عامة", "سائر") and following.startswith("ال"):
            break
        if j > first and word not in kinds and is_finite(word):
            break
        if word[0] in "وف" and len(word) > 2:
            rest = word[1:]
            if word not in kinds and (
                rest in b.relative or rest in b.adjunct or rest in b.adverb or rest in b.finite_verb
            ):
                break
        if word in cues and word not in kinds and _is_cue(view, j, first):
            break
        if j == first and word in b.occasion and word[-1] in "هام" and word not in kinds:
            break  # `اختتم حديثه`: an object, not who speaks
        to = word[0] == "ل" and len(word) > 3 and kinds.get(previous) != "document"
        if to and (_is_audience(word, kinds) or (j == first and word[1] == "ل")):
            break
        if word == "ل" and not (j > first and previous in OF_OFFICE):
            break
        if word == "ب" and (stop_at_ba or j == first):
            break
        if word[0] == "ب" and word[1:] in COMPLEMENTIZERS:
            break
        if word[0] == "ب" and len(word) > (2 if stop_at_ba else 3) and word not in BA_WORDS:
            if j > first and word in BA_ADJUNCTS:
                break
            if j > first and _is_adjunct_with_ba(word, b.occasion, b.adjunct, b.time):
                break
            if stop_at_ba and (j == first or kinds.get(word[1:].removeprefix("ال")) != "institution"):
                break
            if word[1:] in b.verbal_noun and j > first:
                break
        if stop_at_object and j > first and is_object(view, j, previous):
            break
        j += 1
    while j > first and (
        (not forms[j - 1][0].isalnum() and forms[j - 1] not in ')»"”’') or forms[j - 1] in ("قد", "و")
    ):
        j -= 1
    return j


def is_finite(word: str) -> bool:
    """Whether a word is a finite verb, with a pronoun or without (`نشرت`, `نشرته`)."""
    known = boundaries().finite_verb
    return word in known or (
        word[-1] in "هام" and len(word) > 4 and word.removesuffix("ا").removesuffix("م")[:-1] in known
    )


def source_before(view: Layout, verb: int, floor: int) -> tuple[int, int] | None:
    """The source that stands before its verb (`الوزير قال`, `وكان الوزير قد أعلن`), back to `floor` at most."""
    forms = view.forms
    end = verb
    while end > floor and forms[end - 1] in ("قد", "كان", "كانت", "كانوا"):
        end -= 1
    first = end
    floor = max(floor, end - 25)
    while first > floor:
        word = forms[first - 1]
        if word in CLAUSE_OPENERS or word in COMMAS or word in ":.؛؟!":
            break
        if first - 1 in view.quoted and view.quoted[first - 1].end >= verb:
            break
        if word[0] in "وف" and word[1:] in CLAUSE_OPENERS:
            break
        first -= 1
    if first == end:
        return None
    found = _fronted(view, first, end) if end - first <= 18 else None
    return found or _attributive(view, first, end)


def _attributive(view: Layout, floor: int, end: int) -> tuple[int, int] | None:
    """`بعد تقارير نقلت`, `هناك دراسة حديثة أوضحت`: the noun that a verb without a conjunction specifies."""
    kinds = source_kinds()
    for first in range(end - 1, max(floor, end - 3) - 1, -1):
        word = view.forms[first]
        if word in kinds and not word.startswith("ال") and kinds[word] in ("document", "people"):
            return first, end
    return None


def _fronted(view: Layout, first: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that fills the clause from its beginning up to the verb."""
    b, forms = boundaries(), view.forms
    word = forms[first]
    if (
        word in ("في", "من", "الي", "عن", "علي")
        or word in b.adjunct
        or word in b.adverb
        or word in b.time
        or word in b.finite_verb
    ):
        return None
    if word[0] in "وف" and (
        word[1:] in b.adjunct or word[1:] in b.adverb or word[1:] in ("في", "من", "علي", "عن", "الي")
    ):
        return None
    stop = noun_phrase(view, first, end)
    if stop != end:
        rest = forms[stop:end]
        if not (rest and rest[0] in ("الذي", "التي", "الذين") and len(rest) <= 1) and rest[0] not in b.time:
            return None
    return (first, stop) if stop > first else None


def split_object(view: Layout, first: int, end: int) -> int | None:
    """Where a second noun phrase begins that nothing parts from the source (`اتهم الوزير الأرميني | أذربيجان`), if it does.

    A country, an accusative plural, or a change between definite and indefinite tells it; the last one counts.
    """
    forms, kinds = view.forms, source_kinds()
    for j in range(end - 1, first, -1):
        word, before = forms[j], forms[j - 1]
        definite, follows_definite = word.startswith("ال"), before.startswith("ال")
        if word in FEMININE or (definite and word.endswith("ين") and len(word) > 6):
            return j if before not in kinds or follows_definite else None
        if definite and not follows_definite and before not in kinds and before[-1] != "ي":
            return j
        if not definite and follows_definite and word in kinds and word[0] != "و":
            return j
    return None


def is_object(view: Layout, j: int, previous: str) -> bool:
    """Whether a nominal content may begin at token `j`, after a source that is complete."""
    b, kinds = boundaries(), source_kinds()
    word = view.forms[j]
    if word in feelings() and word not in b.verbal_noun and not word.endswith("ا"):
        return True
    if word not in b.object and (word in kinds or not is_verbal_noun(view.doc.text[view.doc.starts[j]], word)):
        return False
    return not (previous in kinds and not previous.startswith("ال") and kinds[previous] != "people")


def _over_mark(view: Layout, j: int, first: int, limit: int) -> int | None:
    """Where the source goes on after the mark at `j` (a name in quotation marks, brackets, apposition), if it does."""
    forms = view.forms
    word = forms[j]
    if j in view.quoted:
        quoted = view.quoted[j]
        after, length = quoted.end + 1, quoted.end - quoted.first
        if length > NAME_LENGTH or after > limit:
            return None
        if j == first:
            return after if _names_source(view, after, limit) else None
        if forms[j - 1] in NAMED or forms[j - 1].removeprefix("ال") in NAMED:
            return after
        # A quotation at the end of the sentence, or a longer one, is what was said.
        said = after + 1 >= limit or (length > SHORT_NAME and not _names_source(view, after, limit))
        return None if said else after
    if word == "(":
        for end in range(j + 1, min(limit, j + 10)):
            if forms[end] == ")":
                return end + 1
        return None
    if word in COMMAS and j > first:
        return j + 1 if _is_apposition(view, j + 1, first, limit) else None
    if word == "." and j > first and len(forms[j - 1]) == 1:
        return j + 1
    if word == "/":
        return j + 1
    return None


def _names_source(view: Layout, after: int, limit: int) -> bool:
    """Whether a quotation right after the verb names the speaker (`قال «مجلس اللاجئين» إن`)."""
    if after >= limit:
        return False
    word = view.forms[after]
    b = boundaries()
    if word in COMPLEMENTIZERS or word == ":" or word in ("في", "ل", "الي") or after in view.quoted:
        return True
    return word in b.time or word in ("قبل", "بعد", "خلال", "عبر", "عن", "علي")


def _is_apposition(view: Layout, j: int, first: int, limit: int) -> bool:
    """Whether a title, or after a title the name, follows a comma and is closed by another one or by what is said."""
    forms, kinds, b = view.forms, source_kinds(), boundaries()
    if j >= limit:
        return False
    word = forms[j]
    if word in b.adjunct or word in b.time or word in b.adverb or word in b.relative or word in b.verbal_noun:
        return word == "علي" and not view.ends_in_alef(j)
    if not word[0].isalpha() or j in view.candidates or word in COMPLEMENTIZERS or word in b.finite_verb:
        return False
    if kinds.get(word) == "person":
        return True
    if kinds.get(forms[first]) != "person" or word[0] in "وفبل":
        return False
    return any(
        forms[k] in COMMAS or forms[k] in COMPLEMENTIZERS or forms[k] == ":" for k in range(j + 1, min(limit, j + 8))
    )


def _inner_preposition(view: Layout, j: int, first: int, head: str, previous: str, following: str) -> bool:
    b, kinds = boundaries(), source_kinds()
    word = view.forms[j]
    bare = following.removeprefix("ال")
    if word == "في":
        if following in b.occasion or following in b.time:
            return False
        if kinds.get(bare) == "institution" or kinds.get(following) == "institution" or following in COMPASS:
            return True
        return head in ("people", "document") or (head in ("person", "institution") and j - first <= 2)
    if word == "من":
        if following in ("جهته", "جهتها", "جانبه", "جانبها", "ان", "خلال", "قبل", "بعد", "بينهم", "بينها"):
            return False
        return previous in NUMBERED or previous in kinds or kinds.get(following) in ("institution", "medium")
    if word == "علي":
        return previous in ON or (j - first >= 2 and view.forms[j - 2] in ON)
    if word == "عن":
        return previous in ON or previous in ISSUED
    return previous.removeprefix("ال") in ("سفير", "مبعوث", "سفيرها", "مبعوثها")


def _is_audience(word: str, kinds: dict[str, str]) -> bool:
    if word in AUDIENCE:
        return True
    rest = "ال" + word[2:] if word.startswith("لل") else word[1:]
    return kinds.get(rest) == "medium" and word not in kinds


def _is_adjunct_with_ba(word: str, *groups: frozenset[str]) -> bool:
    rest = word[1:]
    return rest in COMPLEMENTIZERS or any(rest in group for group in groups)


def _is_cue(view: Layout, j: int, first: int) -> bool:
    """Whether the token is a verb of speech rather than a name or noun that is written alike (`أمل`, `ذكر`, `حكم`)."""
    for reading in view.candidates.get(j, ()):
        if reading.form == "noun" or reading.person in ("1s", "1p") or reading.pronoun:
            continue
        if reading.form == "participle":
            if view.forms[j].endswith("ا"):
                return True
            continue
        if len(view.forms[j]) - reading.clitic > 3 or view.forms[j][reading.clitic :] == "قال":
            return True
    return False
