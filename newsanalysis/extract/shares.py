"""Percentages: their sign, in signs or words, and what they are a share of or what changed by them."""

from __future__ import annotations

from newsanalysis.extract.noun_phrases import CLOSED, STOP, span_of, starts_phrase
from newsanalysis.extract.number import Number, Words, letters
from newsanalysis.extract.records import Span
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import WORDS
from newsanalysis.text import Document

CHANGES = word_set("phrases", "change")
SIGNS = frozenset('+-−("«')
WITH_THEM = word_set("phrases", "pronoun")
RATES = word_set("phrases", "rate")
RATE_REACH, LONG = 6, 6
TIMES = frozenset(("خلال", "منذ"))
AUXILIARIES = word_set("phrases", "auxiliary")


def percent_end(doc: Document, words: Words, number: Number) -> int | None:
    """The token after a percent sign, in signs or words, that follows the number."""
    forms, j = doc.forms, number.last
    while j < len(forms) and j < number.last + 2 and forms[j] in (")", "″", '"', "”", "+"):
        j += 1
    if j < len(forms):
        if forms[j] in ("%", "٪", "بالمءة", "بالماءة", "بالميه"):
            return j + 1
        if forms[j] == "في" and forms[j + 1 : j + 2] and forms[j + 1] in ("المءة", "الماءة", "الميه"):
            return j + 2
        if forms[j] == "ب" and forms[j + 1 : j + 2] and forms[j + 1] in ("المءة", "الماءة"):
            return j + 2
    i = number.first - 1
    if (
        i >= 0
        and forms[i] in ("%", "٪")
        and doc.ends[i] == doc.starts[number.first]
        and (i == 0 or not forms[i - 1][0].isdigit())
    ):
        return number.last
    return None


def subject_of(doc: Document, number: Number) -> Span | None:
    """The noun phrase that rose or fell by a percent: joined to the one before (`ألمانيا 1.5 في المئة وفرنسا 1.2`), after the
    verb of change (`ارتفع المؤشر بنسبة …`) or before that (`الاقتصاد لن يرتفع بأكثر من …`)."""
    forms = doc.forms
    first, _ = doc.sentence_of(number.first)
    end = number.first
    while end > first and forms[end - 1] in SIGNS:
        end -= 1
    if span := _joined_subject(doc, first, end):
        return span
    for i in range(end - 1, max(first - 1, end - 30), -1):
        stem = _change(forms[i])
        if stem is None:
            continue
        after = i + 1
        while after < end and forms[after] in WITH_THEM:
            after += 1
        if after < end and starts_phrase(doc, after) and _change(forms[after]) is None:
            last = after + 1
            while (
                last < end and last - after <= 2 and starts_phrase(doc, last) and not forms[last].startswith(("ب", "ل"))
            ):
                last += 1
            return span_of(doc, after, last)
        if stem != "نسبة":
            if span := _rate_of(doc, first, i):
                return span
            before = i
            while before > first and forms[before - 1] in AUXILIARIES:
                before -= 1
            if (span := _phrase_up_to(doc, first, before)) and not _is_amount(doc, span):
                return span
    for i in range(end - 1, max(first, end - RATE_REACH), -1):
        if doc.forms[i] in RATES:  # `… في الحيازات الزراعية بنسبة 24 %`
            return _phrase_up_to(doc, first, i, LONG)
    return None


def _rate_of(doc: Document, first: int, verb: int) -> Span | None:
    """`وكانت نسبة التحصيل في المركز بلغت 99 في المئة`: what the rate is of stands behind its noun."""
    for i in range(verb - 2, max(first, verb - RATE_NOUN_REACH) - 1, -1):
        if doc.forms[i] in STOP:
            return None
        if _change(doc.forms[i]) == "نسبة" and starts_phrase(doc, i + 1):
            last = next((j for j in range(i + 2, min(i + 4, verb)) if not starts_phrase(doc, j)), min(i + 4, verb))
            return span_of(doc, i + 1, last)
    return None


RATE_NOUN_REACH = 10  # tokens from a rate to its verb


def _is_amount(doc: Document, span: Span) -> bool:
    """`بلغ 12 مليون ريال بانخفاض 42 في المئة`: the sum is not what fell."""
    between = (WORDS[doc.forms[i]] for i in doc.tokens_in(span.start, span.end))
    return any(word and (word.number or (word.noun and word.noun.kind == "money")) for word in between)


def _change(form: str) -> str | None:
    """The word of change that a token is, without و ل ب."""
    if form in CHANGES:
        return form
    if form[:2] == "وب" and form[2:] in CHANGES:
        return form[2:]
    return form[1:] if form[:1] in ("و", "ل", "ب") and form[1:] in CHANGES else None


def _joined_subject(doc: Document, first: int, end: int) -> Span | None:
    """What و joins to the subject of the percent before: up to three words that begin with it."""
    for start in range(end - 1, max(first, end - 4), -1):
        form = doc.forms[start]
        if form[:1] == "و" and len(form) > 3:
            before = doc.forms[start - 1]
            if (
                not (before[0].isdigit() or before in ("%", "٪") or before.endswith(("المءة", "الماءة")))
                or form[1:] in CLOSED
            ):
                return None
            cut = doc.starts[start] + letters(doc.text[doc.starts[start] : doc.ends[start]], 1)
            return None if _change(form) else Span(cut, doc.ends[end - 1])
        if not starts_phrase(doc, start):
            return None
    return None


def _phrase_up_to(doc: Document, first: int, end: int, words: int = 4) -> Span | None:
    """The noun phrase that ends right before a token, of at most so many words."""
    at = next((i for i in range(end - 1, max(first, end - 1 - LONG), -1) if doc.forms[i] in TIMES), None)
    if at is not None and all(starts_phrase(doc, i) for i in range(at + 1, end)):
        end = at  # `صافي الربح خلال الربع الثاني بلغ …`
    start = end
    while (
        start > first
        and end - start < words
        and _change(doc.forms[start - 1]) is None
        and starts_phrase(doc, start - 1)
    ):
        start -= 1
    return span_of(doc, start, end)
