"""What a number counts: kind, unit, and the noun phrase."""

from __future__ import annotations

from typing import NamedTuple

from newsanalysis.extract.ages import AGE_BEFORE, is_age
from newsanalysis.extract.levels import level
from newsanalysis.extract.noun_phrases import CLOSED, STOP, phrase_end, span_of, starts_phrase
from newsanalysis.extract.number import Number, Words, letters
from newsanalysis.extract.qualifiers import Qualifier
from newsanalysis.extract.records import Span
from newsanalysis.extract.shares import percent_end, subject_of
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import CURRENCIES, WORDS, Noun
from newsanalysis.text import Document
from newsanalysis.text.fold import fold

OPEN, CLOSE = frozenset("([\"«“”″'"), frozenset(")]\"»”“″'")
WEEKDAYS = word_set("screening", "weekday")
GENITIVES = word_set("nouns", "genitive")
OUTCOMES = word_set("phrases", "outcome")
TOTALS = word_set("phrases", "total")


class Counted(NamedTuple):
    """Kind and unit of a figure, the span of the counted noun phrase, and the tokens first..last of it."""

    kind: str
    unit: str | None
    span: Span | None
    first: int
    last: int
    noun: Noun | None


def counted(doc: Document, words: Words, number: Number, bound: Qualifier | None = None) -> Counted:
    """What `number` counts; `last` is the token after number and noun phrase even where the phrase stands before.

    `bound` is its qualifier: one that follows the number at once stands before the noun (`2927 على الأقل من …`).
    """
    j = percent_end(doc, words, number)
    if j is not None:
        return _percent(doc, words, number, j)
    if number.fraction:
        first = _after_bound(number, bound)
        first += doc.forms[first : first + 1] == ["من"]
        last = phrase_end(doc, words, first) if starts_phrase(doc, first) else first
        return Counted("percent", "%", span_of(doc, first, last), first, last, None)
    if number.noun and not number.between:  # a dual, or a unit inside the number (`أربعة أشهر ونصف`)
        inside = None if number.form == "dual" else Span(doc.starts[number.last - 2], doc.ends[number.last - 2])
        return _unit_of(doc, words, number, number.noun, inside, number.first, number.last)
    if number.form == "vague" and number.definite and doc.forms[number.last : number.last + 1] != ["من"]:
        return Counted("count", None, None, number.last, number.last, None)  # `ينفق المئات يوميا`
    if _definite_after_noun(doc, words, number) or _counts_one(words, number):
        return _before(doc, words, number)
    j = _after_brackets(doc, _after_bound(number, bound))
    if doc.forms[j : j + 1] == ["من"] and doc.forms[j + 1 : j + 2] and doc.forms[j + 1] in AGE_BEFORE:
        return Counted("age", "year", None, number.last, number.last, None)
    word = words[j] if j < len(words) else None
    noun = word.noun if word and (not word.clitics or word.clitics == "ال") and word.noun else None
    if noun and noun.unit == "day" and doc.forms[j + 1 : j + 2] and doc.forms[j + 1] in WEEKDAYS:
        return _before(doc, words, number, bound)  # `إصابة 20 يوم الأحد`
    if noun and noun.unit == "point" and doc.forms[j + 1 : j + 2] and doc.forms[j + 1] in GENITIVES:
        return Counted("count", None, span_of(doc, j, j + 2), j, j + 2, None)  # `15 نقطة تفتيش`
    if noun and noun.kind != "count":
        last = j + 1
        return _unit_of(doc, words, number, noun, Span(doc.starts[j], doc.ends[j]), j, last)
    if doc.forms[j : j + 1] == ["$"] or (number.first and doc.forms[number.first - 1] == "$"):
        return Counted("money", "USD", None, number.last, number.last, None)
    if doc.forms[j : j + 1] == ["من"] and starts_phrase(doc, j + 1) and _of_a_group(doc, words, j + 1):
        last = phrase_end(doc, words, j + 1)
        head = words[j + 1]
        inner = head.noun if head and head.noun else None
        if inner and inner.kind == "money":
            return Counted("money", inner.unit, Span(doc.starts[j + 1], doc.ends[j + 1]), j + 1, j + 2, inner)
        return Counted("count", None, span_of(doc, j + 1, last), j + 1, last, inner)
    if (
        doc.forms[j : j + 1] == ["بين"]
        and j + 1 < len(words)
        and (dead := words[j + 1])
        and dead.noun
        and dead.noun.measure
    ):
        last = phrase_end(doc, words, j + 1)  # `200 بين قتيل وجريح`
        wounded = words[last] if last < len(words) else None
        last += bool(wounded and wounded.clitics == "و" and wounded.noun and wounded.noun.measure)
        return Counted("count", None, span_of(doc, j + 1, last), j + 1, last, dead.noun)
    if _quoted_noun(doc, number, j):
        j += 1  # `أربع «دول صديقة»`
    if j < len(doc.forms) and starts_phrase(doc, j) and not (word and word.event and word.event.verb and not word.noun):
        last = phrase_end(doc, words, j)
        return Counted("count", None, span_of(doc, j, last), j, last, noun)
    return _before(doc, words, number, bound)


def _quoted_noun(doc: Document, number: Number, j: int) -> bool:
    """Whether a few to ten are counted in quotation marks, and all of it is quoted."""
    few = number.value is not None and 3 <= number.value <= 10 and number.form != "vague"
    quoted = j + 1 < len(doc.forms) and doc.forms[j] in OPEN and doc.forms[j] != "(" and starts_phrase(doc, j + 1)
    return few and quoted and any(form in CLOSE for form in doc.forms[j + 2 : j + 5])


def _percent(doc: Document, words: Words, number: Number, j: int) -> Counted:
    """A share and what it is of: after it (`من السكان`), or the subject that rose or fell by it."""
    forms = doc.forms
    if forms[j : j + 1] == ["فقط"] or forms[j : j + 1] == ["تقريبا"]:
        j += 1
    j += forms[j : j + 2] == ["،", "من"]  # `70 في المئة، من قدراتهم`
    whole = any(word and word.number for word in words[j + 2 : j + 4])
    if forms[j : j + 1] == ["من"] and forms[j + 1 : j + 2] and forms[j + 1] in OUT_OF and whole:
        return Counted(
            "percent", "%", None, number.last, j, None
        )  # `90 في المئة من بين 19 مليون شخص`: see `list_counts`
    if forms[j : j + 1] == ["من"] and starts_phrase(doc, j + 1):
        last = phrase_end(doc, words, j + 1)
        return Counted("percent", "%", span_of(doc, j + 1, last), j + 1, last, None)
    shared = j < len(forms) and forms[j][:1] == "ل" and len(forms[j]) > 4 and words[j] is None
    if shared and forms[j][1:] not in CLOSED and forms[j] not in OUTCOMES:
        start = doc.starts[j] + letters(doc.text[doc.starts[j] : doc.ends[j]], 1)  # `2.7 في المئة لاقتصاد الدولة`
        return Counted("percent", "%", Span(start, doc.ends[j]), number.last, j, None)
    subject = subject_of(doc, number)
    return Counted("percent", "%", subject, number.last, j, None)


OUT_OF = frozenset(("بين", "اصل", "مجموع", "اجمالي"))


def _after_bound(number: Number, bound: Qualifier | None) -> int:
    return bound.last if bound and bound.first == number.last else number.last


def _counts_one(words: Words, number: Number) -> bool:
    """`شخص واحد`: the number follows its noun."""
    word = words[number.first]
    return (
        number.value == 1
        and number.form == "words"
        and bool(word and word.stem.startswith("واحد"))
        and not number.fraction
    )


def _definite_after_noun(doc: Document, words: Words, number: Number) -> bool:
    """`الأشهر الخمسة`, `السنوات الـ50`: the noun stands before its number."""
    i = number.first
    if number.form == "digits" and i > 1 and doc.forms[i - 1] in ("ال", "الـ"):
        i -= 1
    elif not number.definite or number.form == "vague":
        return False
    word = words[i - 1] if i else None
    if i == 0 or not doc.forms[i - 1].startswith(("ال", "وال", "بال", "لل")):
        return False
    return bool(word and word.noun) or not (
        number.last < len(words) and starts_phrase(doc, number.last) and not doc.forms[number.last].startswith("ال")
    )


def _unit_of(
    doc: Document, words: Words, number: Number, noun: Noun, span: Span | None, first: int, last: int
) -> Counted:
    kind = noun.kind
    if kind == "duration" and noun.unit in ("year", "month", "day", "week") and is_age(doc, number, last, noun.unit):
        kind = "age"
    if kind == "count" and span is None:
        return Counted(kind, None, None, first, phrase_end(doc, words, first, head_is_dual=True), noun)
    if noun.unit == "kilo":  # `5 كيلو`, `5 كيلو غرامات`
        of = WORDS[doc.forms[last]] if last < len(doc.forms) else None
        unit = KILO.get(of.noun.unit or "") if of and of.noun and not of.clitics else None
        if unit and span:
            return Counted(kind, unit, Span(span.start, doc.ends[last]), first, last + 1, noun)
    whose = doc.forms[last] if last < len(doc.forms) else ""
    if kind == "money" and (code := CURRENCIES.get((noun.unit or "", whose))):
        return Counted(kind, code, span, first, last, noun)
    power = POWERS.get(doc.forms[last]) if last < len(doc.forms) else None
    return Counted(kind, f"{noun.unit}{power}" if power and kind == "measure" else noun.unit, span, first, last, noun)


ADJECTIVE = ("ية", "يين", "يون")
KILO = {"g": "kg", "m": "km", "W": "kW"}
POWERS = {
    fold(form): power
    for power, forms in (("²", "مربع مربعا مربعة مربعين مربعاً"), ("³", "مكعب مكعبا مكعبة"))
    for form in forms.split()
}


def _before(doc: Document, words: Words, number: Number, bound: Qualifier | None = None) -> Counted:
    """Nothing counted after the number: `عدد القتلى 29`, `الأشهر الخمسة`, `شخص واحد`, `إجمالي الحالات 8`."""
    forms, i = doc.forms, number.first
    first, _ = doc.sentence_of(i)
    word = words[i - 1] if i > first else None
    if number.form == "digits" and i > first and forms[i - 1] == "ال":
        i -= 1
        word = words[i - 1] if i > first else None
    if i > first and (_counts_one(words, number) or _definite_after_noun(doc, words, number)):
        noun = word.noun if word else None
        kind = noun.kind if noun else "count"
        clitics = word.clitics if word and not number.definite else ""
        definite = i - 2 >= first and forms[i - 1].startswith("ال") and forms[i - 2].startswith("ال")
        if definite and forms[i - 1].endswith(ADJECTIVE):
            i -= 1  # `الجزر الإماراتية الثلاث`
            word = words[i - 1]
            noun = word.noun if word else None
        cut = doc.starts[i - 1] + letters(doc.text[doc.starts[i - 1] : doc.ends[i - 1]], len(clitics))
        return Counted(kind, noun.unit if noun else None, Span(cut, doc.ends[i - 1]), number.last, number.last, noun)
    start = bound.first if bound and bound.first < i else i
    casualty = words[start - 1] if start > first else None
    if (
        casualty and casualty.noun and casualty.noun.measure and casualty.clitics.endswith("ال")
    ):  # `القتلى 200 والجرحى نحو 400`
        at = start - 1
        cut = doc.starts[at] + letters(doc.text[doc.starts[at] : doc.ends[at]], len(casualty.clitics) - 2)
        return Counted("count", None, Span(cut, doc.ends[at]), number.last, number.last, casualty.noun)
    for k in range(i - 1, max(first - 1, i - 12), -1):
        form = forms[k]
        if (form in STOP and form not in ("(", ":", '"', "«")) or form[0].isdigit() or _is_a_number(words, k):
            break
        stem = form[1:] if form[:1] in ("و", "ب", "ل") and form[1:] in TOTALS else form
        if stem in TOTALS and k + 1 < i and (starts_phrase(doc, k + 1) or forms[k + 1].startswith("لل")):
            head = k + 1
            if forms[head] in ("الاجمالي", "الكلي") and head + 1 < i:
                head += 1
            if not starts_phrase(doc, head) and not forms[head].startswith("لل"):
                break
            named = words[head]
            return Counted(
                "count",
                None,
                Span(doc.starts[head], doc.ends[head]),
                number.last,
                number.last,
                named.noun if named else None,
            )
    if number.form == "digits" and forms[i - 1 : i] == ["بنسبة"] and i > first:
        return _percent(doc, words, number, number.last)  # `نمت الأرباح بنسبة 6.8`
    if number.form == "digits" and (told := level(doc, number)):
        return Counted(*told, None, number.last, number.last, None)
    opens = start
    while opens > first and (forms[opens - 1] in OPEN or forms[opens - 1] == "ال"):
        opens -= 1
    aged = i > first and (forms[i - 1] in AGE_BEFORE or forms[opens - 1] in AGE_BEFORE)  # `عن عمر يناهز الـ"82"`
    kind = "age" if aged else "count"
    return Counted(kind, "year" if kind == "age" else None, None, number.last, number.last, None)


def _is_a_number(words: Words, k: int) -> bool:
    """Whether a number word stands at `k`: what is counted before it is not counted behind it again."""
    word = words[k]
    return bool(word and word.number and word.number.role not in ("dual", "fraction"))


def _of_a_group(doc: Document, words: Words, j: int) -> bool:
    """`42 من عناصر التنظيم`, not `20 من الشهر` or `3 من المقرر`."""
    word = words[j]
    if word and word.noun and word.noun.kind == "duration":
        return False
    return doc.forms[j] not in (
        "المقرر",
        "المتوقع",
        "المنتظر",
        "جديد",
        "نوعه",
        "نوعها",
        "اجل",
        "خلال",
        "قبل",
        "بين",
        "اصل",
        "جانب",
    )


def _after_brackets(doc: Document, j: int) -> int:
    forms = doc.forms
    while j < len(forms) - 1 and (forms[j] in CLOSE or (forms[j] == "(" and WORDS[forms[j + 1]] is not None)):
        j += 1
    return j
