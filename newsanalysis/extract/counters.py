"""Who counts, where no claim says so: `أحصت الوكالة 400 قتيل`, `كانت الوزارة قد أعلنت 60 وفاة`, `حصيلة الوزارة البالغة 60`."""

from __future__ import annotations

from newsanalysis.extract.noun_phrases import starts_phrase
from newsanalysis.extract.records import Figure, Span
from newsanalysis.lexicon.boundaries import source_kinds
from newsanalysis.lexicon.load import word_set
from newsanalysis.text import Document

REVISES, REVISED = word_set("phrases", "revises"), word_set("phrases", "revised")
COUNTS = word_set("phrases", "counter")
TELLS = word_set("phrases", "teller")
TOLLS = word_set("phrases", "account")
NOT_A_NAME = REVISED | frozenset(
    ("اليوم", "امس", "اكثر", "اقل", "نحو", "حوالي", "قرابة", "لها", "له", "البالغة", "حتي")
)
AS_FOR = frozenset(("اما", "واما"))
WAS = frozenset(("كان", "كانت", "وكان", "وكانت"))
RELATIVE = frozenset(("التي", "الذي", "والتي", "والذي"))
CLAUSE_ENDS = frozenset(".؛!؟\n")
WITH = ("ه", "ها", "هم", "هما")
SAID_BY = frozenset(("،", "بحسب", "حسب", "وفق", "وفقا", "طبقا"))  # a claim of its own, or another part of the sentence
NAME_REACH, REVISED_REACH, COUNTER_REACH = 8, 12, 40  # tokens of a name; tokens from the verb to the number
BEHIND_REACH, SUBJECT_REACH = 10, 16  # tokens from what is counted to who counted it; of a subject before its verb


def counter(doc: Document, figure: Figure, floor: int = 0) -> Span | None:
    """Whoever counts, tells or revises a figure in its sentence without a word that makes a claim, behind the offset `floor`."""
    at = doc.token_at(figure.expr.start)
    first, end = doc.sentence_of(at)
    if figure.kind in ("duration", "age"):
        return None  # `أعلنت، قبل 3 ساعات`: a day is nobody's count
    if floor:
        first = max(first, doc.token_at(floor - 1) + 1)
    return _behind(doc, figure, end) or _with(doc, at, first) or _before(doc, at, first)


def phrase_from(doc: Document, first: int, end: int) -> Span | None:
    """The noun phrase that begins at a token: it ends before a number, a qualifier, a preposition or a day."""
    last = first
    while last < min(end, first + NAME_REACH) and (_in_a_name(doc, last) and doc.forms[last] not in NOT_A_NAME):
        last += 1
    if last == first or not any(form[0].isalpha() for form in doc.forms[first:last]):
        return None
    cut = doc.forms[first].startswith("ل") and not doc.forms[first].startswith("لل") and is_kind(doc.forms[first][1:])
    return Span(doc.starts[first] + bool(cut), doc.ends[last - 1])


def _in_a_name(doc: Document, i: int) -> bool:
    form = doc.forms[i]
    return starts_phrase(doc, i) or form in '«»"' or (form[0] == "ل" and (form[1:2] == "ل" or is_kind(form[1:])))


def is_kind(form: str) -> bool:
    """Whether a word may head the name of a source."""
    return form in source_kinds() or (form.startswith("لل") and "ال" + form[2:] in source_kinds())


def _behind(doc: Document, figure: Figure, end: int) -> Span | None:
    """`60 قتيلا أعلنتها الوزارة`, `60 درجة لدى المعهد`: whose the number is stands behind it."""
    forms = doc.forms
    start = doc.token_at((figure.counted or figure.expr).end - 1) + 1
    for i in range(start, min(end - 1, start + BEHIND_REACH)):
        if forms[i] in CLAUSE_ENDS or forms[i] in SAID_BY or forms[i][0].isdigit():
            return None
        if forms[i] == "لدي" and is_kind(forms[i + 1]):
            return phrase_from(doc, i + 1, end)
        verb = next((forms[i][: -len(own)] for own in WITH if forms[i].endswith(own)), "")
        if verb in TELLS and (i == start or forms[i - 1] in RELATIVE):
            return phrase_from(doc, i + 1, end) if is_kind(forms[i + 1]) or forms[i + 1] in '«"' else None
    return None


def _with(doc: Document, at: int, first: int) -> Span | None:
    """`بلغ العدد لدى الوزارة 60`."""
    for i in range(at - 2, max(first, at - NAME_REACH) - 1, -1):
        if doc.forms[i] == "لدي" and is_kind(doc.forms[i + 1]):
            return phrase_from(doc, i + 1, at)
        if doc.forms[i] == "،":
            return None
    return None


def _before(doc: Document, at: int, first: int) -> Span | None:
    """The verb of counting with its subject, or the account (`حصيلة الوزارة`), nearest before the number."""
    forms = doc.forms
    for i in range(at - 1, max(first, at - COUNTER_REACH) - 1, -1):
        form = forms[i]
        if form == "؛":
            return None
        if form in COUNTS or form in TELLS:
            if (subject := _subject(doc, first, i)) is not None:
                return subject
            if form in COUNTS:
                return phrase_from(doc, i + 1, at)
        elif form[:1] == "ف" and form[1:] in COUNTS | TELLS and AS_FOR.intersection(forms[first:i]):
            return _topic(doc, first, i)
        if form in TOLLS and is_kind(forms[i + 1]) and forms[i + 1] not in TOLLS:
            return phrase_from(doc, i + 1, at)
        if form in REVISES or (form[:1] == "ف" and form[1:] in REVISES):
            if i + 1 < len(forms) and forms[i + 1] in REVISED:
                return _topic(doc, first, i)
            if any(forms[j] in REVISED for j in range(i + 2, min(i + 2 + REVISED_REACH, at))):
                last = next(
                    j for j in range(i + 1, at + 1) if forms[j] in REVISED or forms[j] in NOT_A_NAME or forms[j] == "،"
                )
                return Span(doc.starts[i + 1], doc.ends[last - 1]) if last > i + 1 else None
    return None


def _subject(doc: Document, first: int, verb: int) -> Span | None:
    """`وكانت الوزارة قد أعلنت`: the subject between two verbs."""
    if doc.forms[verb - 1] != "قد" or verb - 2 < first:
        return None
    for i in range(verb - 2, max(first, verb - SUBJECT_REACH) - 1, -1):
        if doc.forms[i] in WAS:
            end = verb - 1
            comma = next((j for j in range(i + 1, end) if doc.forms[j] == "،"), end)
            end = comma if comma < end and not is_kind(doc.forms[comma + 1]) else end
            end -= doc.forms[end - 1] == "،"
            known = is_kind(doc.forms[i + 1]) or doc.forms[verb] in COUNTS
            return Span(doc.starts[i + 1], doc.ends[end - 1]) if end > i + 1 and known else None
    return None


def _topic(doc: Document, first: int, verb: int) -> Span | None:
    """`أما وزير الصحة، فرفع حصيلته إلى 50`: the subject that stands before its verb."""
    end = verb - 1 if doc.forms[verb - 1] == "،" else verb
    start = next((i + 1 for i in range(first, end) if doc.forms[i] in AS_FOR), end)
    return Span(doc.starts[start], doc.ends[end - 1]) if start < end else None
