"""Which numbers are no figures: dates, years, clock times, scores, names, phone numbers, list numbering (ANNOTATION.md)."""

from __future__ import annotations

from newsanalysis.extract.beside import (
    CLOSE,
    DASHES,
    NO_COUNT,
    accusative,
    bare_definite,
    counts,
    glued,
    near,
    of_people,
    plural,
)
from newsanalysis.extract.cardinals import percent_follows
from newsanalysis.extract.composites import YEARS, composite, date_goes_on, is_year, month_beside
from newsanalysis.extract.noun_phrases import starts_phrase
from newsanalysis.extract.number import TEEN, Number, Words
from newsanalysis.lexicon.load import word_list, word_set
from newsanalysis.text import Document
from newsanalysis.text.fold import fold


def _forms(table: str) -> dict[str, str]:
    return {
        fold(form): entry.get("reason", table) for entry in word_list("screening")[table] for form in entry["forms"]
    }


BEFORE, AFTER = _forms("before"), _forms("after")
UNITS_WITH_POWERS = frozenset(("م", "كم", "سم", "كلم", "متر"))
TOTALS = word_set("screening", "told")
WEEKDAYS = word_set("screening", "weekday")
ORDINALS = word_set("screening", "ordinal")


def not_a_figure(doc: Document, words: Words, number: Number, *, qualified: bool) -> str | None:
    """The reason why a number is no figure, or None where it is one."""
    if _a_result(doc, words, number):
        return "score"
    if number.form == "dual":
        if number.definite:
            return "definite"
        return "adjective" if number.first and _agrees_with_a_dual(doc, number.first) else None
    if number.form == "vague":
        return None
    if number.between:
        years = all(any(low <= end <= high for low, high in YEARS) for end in (number.low, number.high))
        beside = (near(doc, number.first - 1, -1), doc.forms[number.last] if number.last < len(doc.forms) else "")
        if month_beside(doc, words, number) or "/" in beside or beside[0] in WEEKDAYS:
            return "date"
        if BEFORE.get(beside[0]) == "clock" or AFTER.get(beside[1]) == "clock":
            return "clock"
        if beside[1] in ("ه", "هـ"):
            return "date"
        if doc.forms[number.last : number.last + 2] in (["من", "الشهر"], ["من", "شهر"]):
            return "date"
        following = words[number.last] if number.last < len(words) else None
        counted = counts(doc, words, number.last) and following and following.noun and following.noun.person
        return "date" if years and number.form == "digits" and not counted else None
    if number.form in ("digits", "mixed"):
        return _digits(doc, words, number, qualified=qualified)
    return _words(doc, words, number)


def _agrees_with_a_dual(doc: Document, i: int) -> bool:
    """`المباراتين وديتين`, `سيارتين مفخختين`: an adjective ends like the dual before it."""
    form, before = doc.forms[i], doc.forms[i - 1]
    return (
        form.endswith(("تين", "تان"))
        and len(before) > 4
        and before.endswith(("ين", "تا", "تي", "ان"))
        and before[-3:] != "مان"
    )


def _a_result(doc: Document, words: Words, number: Number) -> bool:
    """`بهدفين لهدف`, `بثلاثة أهداف مقابل هدف`: a result, not a number of goals."""
    j = number.last if number.form == "dual" else number.last + 1
    noun = words[j - 1] if j - 1 < len(words) else None
    if not noun or not noun.noun or noun.noun.lemma != "هدف" or j >= len(doc.forms):
        return False
    return doc.forms[j] in ("مقابل", "لهدف", "نظيفة", "نظيفين", "لواحد", "لواحدة", "لهدفين", "دون") or bool(
        (after := words[j]) and after.number and after.clitics == "ل"
    )


def _digits(doc: Document, words: Words, number: Number, *, qualified: bool) -> str | None:
    i, j, forms = number.first, number.last, doc.forms
    before, after = near(doc, i - 1, -1), near(doc, j, 1)
    previous = forms[i - 1] if i else ""
    following = forms[j] if j < len(forms) else ""
    if glued(doc, i - 1, i) and previous.isalpha() and previous.isascii():
        return "name"
    counted = counts(doc, words, j) or accusative(near(doc, j, 1))
    if glued(doc, i - 1, i) and previous.isalpha() and previous not in CLITICS and not counted and not qualified:
        return "name"  # `ألوان2`
    if glued(doc, i - 1, i) and previous in UNITS_WITH_POWERS:
        return "name"  # `م2`
    if glued(doc, j - 1, j) and following.isalpha() and following.isascii():
        return "name"
    if percent_follows(doc, words, j):
        return None
    if previous == "." and glued(doc, i - 1, i) and glued(doc, i - 2, i - 1) and len(forms[i - 2]) <= LETTERS:
        return "name"  # `إم.إتش.370`
    if previous == "+" and i > 1 and _listed(forms[i - 2]) == "name":
        return "phone"
    if month_beside(doc, words, number) or (before in WEEKDAYS and forms[j : j + 1] == ["/"]):
        return "date"
    if before in DASHES and i > 1 and _listed(forms[i - 2]) == "name":
        return "name"
    if (
        before
        and (reason := _listed(before))
        and not (reason in ("name", "score") and (counted or number.form == "mixed"))
    ):
        uncounted = number.form == "digits" and not counts(doc, words, j) and not accusative(near(doc, j, 1))
        return reason if reason != "date" or is_year(number) or uncounted or date_goes_on(doc, i, j) else None
    if after and (reason := AFTER.get(after)):
        return reason
    if i > 1 and forms[i - 2] == "رقم" and previous.startswith("ال"):
        return "name"  # `رقم الخدمة 5060`
    if FESTIVALS.intersection(forms[max(0, i - 4) : i]) and 30 <= (number.value or 0) <= 50 and not counted:
        return "name"
    if _has_article(previous) and (following in RANKED or (i > 1 and bare_definite(forms[i - 2]) in ORDERED)):
        return "ordinal"
    if previous.startswith("ال") and RESOLUTION.intersection(forms[max(0, i - 4) : i]) and not (counted or qualified):
        return "name"
    if previous == "تحت" and YOUTH.intersection(forms[max(0, i - 5) : i]):
        return "name"
    if following in CLOSE and _ends_a_name(doc, i):
        return "name"
    if following == "من" and j + 1 < len(forms) and forms[j + 1] in ("الشهر", "شهر"):
        return "date"
    if following in ("م", "ه") and is_year(number):
        return "date"
    if previous == "مقابل" and i > 2 and forms[i - 2][0].isdigit() and BEFORE.get(forms[i - 3]) == "score":
        return "score"
    if reason := composite(doc, words, number):
        return reason
    if previous == "/" and i > 1 and len(forms[i - 2]) == 1 and forms[i - 2].isalpha():
        return "name"  # `المرسوم م/ 59`
    if previous == "(" and following == ")" and i > 1 and forms[i - 2] in ORDERED:
        return "ordinal"  # `الهدف (21)`
    if is_year(number) and not qualified and number.form == "digits" and not counts(doc, words, j):
        token = doc.text[doc.starts[i] : doc.ends[i]]
        parts = previous in PARTS or (following == "من" and of_people(words, j + 1))
        if len(token) == 4 and not parts and not accusative(following) and not _counts_baskets(doc, i, j):
            return "date"
    bare = doc.text[number.start : number.end]
    if number.form == "digits" and bare.isdecimal() and len(bare) >= 5 and not qualified:
        told = (
            counts(doc, words, j)
            or starts_phrase(doc, j)
            or accusative(near(doc, j, 1))
            or previous in PARTS
            or any(form in TOTALS or form[1:] in TOTALS for form in forms[max(0, i - 6) : i])
        )
        return None if told else "phone"  # or a code, a post box
    if _numbers_a_list(doc, i, j) or (previous == "(" and forms[j : j + 2] == [")", ":"]):
        return "list number"  # `مذكرات طبيب (2):`
    return None


def _words(doc: Document, words: Words, number: Number) -> str | None:
    i, j, forms = number.first, number.last, doc.forms
    word = words[i]
    if word is None or word.number is None:
        return None  # `عام ونصف` begins with its unit
    previous = forms[i - 1] if i else ""
    following = forms[j] if j < len(forms) else ""
    role, definite = word.number.role, number.definite
    if word.stem == NINE and j == i + 1 and previous in NEGATIONS:
        return "verb"  # `لم تسعَ إلى`
    if forms[i] in I_AM_NOT and j == i + 1 and not counts(doc, words, j):
        return "verb"
    if _stem(previous) in ORDINALS:
        return "ordinal"
    if previous in ("رقم", "الرقم"):
        return "name"  # `القميص رقم عشرة`
    if role == "fraction" and (definite or AFTER.get(following) or following.startswith("الاول")):
        return "name"
    if definite and bare_definite(previous) in ORDERED:
        return "ordinal"
    of_age = previous in AGE_BEFORE or (following == "من" and AGE_BEFORE.intersection(doc.forms[j + 1 : j + 2]))
    if role == "tens" and definite and not (plural(previous) or accusative(following) or of_age):
        return "ordinal"
    if role == "unit" and j == i + 1:
        if word.number.value == 1:
            return _one(doc, words, i)
        if definite and word.number.value == 2:
            return "weekday"
        if definite and not (counts(doc, words, j) or plural(previous)):
            return "name"
        if following in TEEN:
            return "ordinal"
    if following in WISHES and j == i + 1:
        return "idiom"  # `ألف مبروك`
    if role in ("hundred", "magnitude") and definite and j == i + 1 and not counts(doc, words, j):
        return "name"
    if before_clock := BEFORE.get(previous):
        clock = before_clock == "clock" and (number.value or 0) <= HOURS
        return before_clock if clock or before_clock == "score" or previous == fold("مجموعة") else None
    return None


def _one(doc: Document, words: Words, i: int) -> str | None:
    """`شخص واحد` counts, `واحد من المسؤولين` and `إحدى الشركات` do not."""
    word = words[i]
    assert word is not None
    if word.clitics or word.stem.startswith("احد") or i == 0:
        return "pronoun"
    previous = doc.forms[i - 1]
    if percent_follows(doc, words, i + 1):
        return None
    if i + 1 < len(doc.forms) and doc.forms[i + 1] == "من" and not counts(doc, words, i - 1):
        return "pronoun"
    if previous in IDIOM_BEFORE_ONE or not previous[0].isalpha() or previous in NO_COUNT or previous.startswith("ال"):
        return "pronoun"
    return None


def _has_article(form: str) -> bool:
    """Whether the article is written before digits: `الـ49`, `والـ49`."""
    return form in ("ال", "الـ", "وال", "والـ")


RANKED = word_set("screening", "ranked")
IDIOM_BEFORE_ONE = word_set("screening", "idiom")


def _listed(before: str) -> str | None:
    if reason := BEFORE.get(before):
        return reason
    if before.startswith("لل"):
        return BEFORE.get("ال" + before[2:])
    return BEFORE.get(before[1:]) if before[:1] in ("و", "ب", "ل", "ف") and len(before) > 3 else None


AGE_BEFORE = word_set("phrases", "age")
HOURS = 60
FESTIVALS = word_set("screening", "festival")
CLITICS = frozenset(("و", "ب", "ل", "ف", "ك", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "كال", "ولل", "وبال"))
WISHES = word_set("screening", "wish")
I_AM_NOT = ("لست", "ولست", "فلست")  # no `لستٍ` without what it counts
NINE, NEGATIONS = "تسع", frozenset(("لم", "ولم", "لن", "ولن"))
LETTERS = 4  # of an abbreviation
PARTS = word_set("casualties", "part")
RESOLUTION = word_set("screening", "resolution")
ORDERED, YOUTH = word_set("screening", "ordered"), word_set("screening", "youth")


def _ends_a_name(doc: Document, i: int) -> bool:
    """`«فرانس 24»`: the quotation opens on a word and closes on the number."""
    for k in range(i - 1, max(i - 5, -1), -1):
        if doc.forms[k] in QUOTE:
            return k < i - 1
        if not doc.forms[k][0].isalpha():
            return False
    return False


QUOTE = frozenset('«“"')


def _counts_baskets(doc: Document, i: int, j: int) -> bool:
    """`وزع 1990 سلة`: an unknown noun in ة after a verb, not after a preposition."""
    if (
        i == 0
        or j >= len(doc.forms)
        or doc.forms[i - 1].startswith("ال")
        or doc.forms[i - 1] in NO_COUNT
        or not doc.forms[i - 1][0].isalpha()
    ):
        return False
    return doc.forms[j].endswith("ة") and starts_phrase(doc, j) and not doc.forms[j].startswith("ال")


def _stem(form: str) -> str:
    return form[1:] if form[:1] in ("و", "ب") else form


def _numbers_a_list(doc: Document, i: int, j: int) -> bool:
    """`1- `, `2) ` at the start of a line or sentence, or after a colon or bracket."""
    first, _ = doc.sentence_of(i)
    return (
        (
            i == first
            or (doc.forms[i - 1] in (":", ")") and doc.forms[j : j + 1] in (["-"], ["."]) and glued(doc, j - 1, j))
        )
        and j < len(doc.forms)
        and (doc.forms[j] in DASHES or (doc.forms[j] in (")", ".") and glued(doc, j - 1, j)))
    )
