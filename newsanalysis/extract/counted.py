"""What a number counts: kind, unit, and the noun phrase."""

from __future__ import annotations

from typing import NamedTuple

from newsanalysis.extract.numbers import Number, Words, letters
from newsanalysis.extract.qualifiers import Qualifier
from newsanalysis.extract.records import Span
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import WORDS, Noun, initials
from newsanalysis.text import Document, fold

OPEN, CLOSE = frozenset("([\"«“”″'"), frozenset(")]\"»”“″'")
STOP = frozenset("،؛.؟!:()[]{}«»\"“”″/-–—_*|…%٪'")
CLOSED = word_set("phrases", "closed")
AGE_BEFORE = word_set("phrases", "age")
CHANGES = word_set("phrases", "change")
TOTALS = word_set("phrases", "total")
MAX_TAIL = 3


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
    j = _percent_end(doc, words, number)
    if j is not None:
        return _percent(doc, words, number, j)
    if number.fraction:
        first = _after_bound(number, bound)
        first += doc.forms[first : first + 1] == ["من"]
        last = _phrase_end(doc, words, first) if _starts_phrase(doc, first) else first
        return Counted("percent", "%", _span(doc, first, last), first, last, None)
    if number.noun and not number.between:  # a dual, or a unit inside the number (`أربعة أشهر ونصف`)
        inside = None if number.form == "dual" else Span(doc.starts[number.last - 2], doc.ends[number.last - 2])
        return _unit_of(doc, words, number, number.noun, inside, number.first, number.last)
    if _definite_after_noun(doc, words, number) or _counts_one(words, number):
        return _before(doc, words, number)
    j = _after_brackets(doc, _after_bound(number, bound))
    if doc.forms[j : j + 1] == ["من"] and doc.forms[j + 1 : j + 2] and doc.forms[j + 1] in AGE_BEFORE:
        return Counted("age", "year", None, number.last, number.last, None)
    word = words[j] if j < len(words) else None
    noun = word.noun if word and (not word.clitics or word.clitics == "ال") and word.noun else None
    if noun and noun.kind != "count":
        last = j + 1
        return _unit_of(doc, words, number, noun, Span(doc.starts[j], doc.ends[j]), j, last)
    if doc.forms[j : j + 1] == ["$"] or (number.first and doc.forms[number.first - 1] == "$"):
        return Counted("money", "USD", None, number.last, number.last, None)
    if doc.forms[j : j + 1] == ["من"] and _starts_phrase(doc, j + 1) and _of_a_group(doc, words, j + 1):
        last = _phrase_end(doc, words, j + 1)
        head = words[j + 1]
        inner = head.noun if head and head.noun else None
        if inner and inner.kind == "money":
            return Counted("money", inner.unit, Span(doc.starts[j + 1], doc.ends[j + 1]), j + 1, j + 2, inner)
        return Counted("count", None, _span(doc, j + 1, last), j + 1, last, inner)
    if (
        j < len(doc.forms)
        and _starts_phrase(doc, j)
        and not (word and word.event and word.event.verb and not word.noun)
    ):
        last = _phrase_end(doc, words, j)
        return Counted("count", None, _span(doc, j, last), j, last, noun)
    return _before(doc, words, number)


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


def list_counts(doc: Document, numbers: list[Number], counts: list[Counted]) -> list[Counted]:
    """`counts` with each list sharing the noun of its last number: `3 و5 و9 سنوات`, `15 و17 و20 قتيلا`."""
    shared = list(counts)
    for k in range(len(numbers) - 2, -1, -1):
        link = doc.forms[numbers[k].last : numbers[k + 1].first]
        joined = numbers[k + 1].clitics == "و" and not link
        listed = joined or (link and all(form in LIST_LINKS for form in link))
        bare = (
            shared[k].span is None and shared[k].kind in ("count", "age") and numbers[k].form not in ("dual", "vague")
        )
        if listed and bare:
            kind = "age" if shared[k].kind == "age" else shared[k + 1].kind
            shared[k] = shared[k + 1]._replace(kind=kind, first=numbers[k].last, last=numbers[k].last)
    for k in range(1, len(shared)):
        if (
            shared[k].kind == shared[k - 1].kind == "percent"
            and shared[k - 1].span
            and numbers[k].clitics + "".join(doc.forms[shared[k - 1].last : numbers[k].first]) in ("و", "،", "،و")
        ):
            shared[k] = shared[k]._replace(span=shared[k - 1].span)  # `25% و21% و10%` of the same
        if shared[k - 1].kind == "age" and shared[k].kind == "duration" and shared[k].span == shared[k - 1].span:
            shared[k] = shared[k]._replace(kind="age")
    return shared


LIST_LINKS = frozenset(("و", "،", "او", ","))


def _definite_after_noun(doc: Document, words: Words, number: Number) -> bool:
    """`الأشهر الخمسة`, `السنوات الـ50`: the noun stands before its number."""
    i = number.first
    if number.form == "digits" and i > 1 and doc.forms[i - 1] in ("ال", "الـ"):
        i -= 1
    elif not number.definite:
        return False
    word = words[i - 1] if i else None
    if i == 0 or not doc.forms[i - 1].startswith(("ال", "وال", "بال", "لل")):
        return False
    return bool(word and word.noun) or not (
        number.last < len(words) and _starts_phrase(doc, number.last) and not doc.forms[number.last].startswith("ال")
    )


def _unit_of(
    doc: Document, words: Words, number: Number, noun: Noun, span: Span | None, first: int, last: int
) -> Counted:
    kind = noun.kind
    if kind == "duration" and noun.unit in ("year", "month", "day", "week") and _is_age(doc, number, last):
        kind = "age"
    if kind == "count" and span is None:
        return Counted(kind, None, None, first, _phrase_end(doc, words, first, head_is_dual=True), noun)
    power = POWERS.get(doc.forms[last]) if last < len(doc.forms) else None
    return Counted(kind, f"{noun.unit}{power}" if power and kind == "measure" else noun.unit, span, first, last, noun)


POWERS = {
    fold(form): power
    for power, forms in (("²", "مربع مربعا مربعة مربعين مربعاً"), ("³", "مكعب مكعبا مكعبة"))
    for form in forms.split()
}


def _is_age(doc: Document, number: Number, last: int) -> bool:
    """`البالغ من العمر 7 أعوام`, `(35 عاما)`, `عمره عامان`, `زينب 3 سنوات` after a name is left to its brackets."""
    forms, i = doc.forms, number.first
    first, _ = doc.sentence_of(i)
    window = forms[max(first, i - 4) : i]
    if AGE_BEFORE.intersection(window):
        return not {"خلال", "منذ", "مدة"} & set(window)
    if any(form.endswith(("عمره", "عمرها", "اعمارهم")) for form in window):
        return True
    if doc.forms[last : last + 2] == ["من", "العمر"] or doc.forms[last : last + 2] == ["من", "عمره"]:
        return True
    if i > 0 and forms[i - 1] in ("عن", "عمر") and not AFTER_AGE.isdisjoint(forms[max(first, i - 12) : i]):
        return True  # `توفي عن 67 عاما`
    if _named_person(doc, i) or (i > 0 and forms[i - 1] == "،" and forms[last : last + 1] == ["،"]):
        return True
    return (
        i > 0
        and forms[i - 1] in ("(", "-")
        and forms[last : last + 1] in ([")"], ["-"], ["،"])
        and forms[i - 2 : i - 1] != ["سنوات"]
    )


AFTER_AGE = word_set("phrases", "death")


def _named_person(doc: Document, i: int) -> bool:
    """`الطفلة زينب 3 سنوات`: a person noun and a name right before the number."""
    if i < 2 or not _starts_phrase(doc, i - 1):
        return False
    for k in range(i - 2, max(i - 4, -1), -1):
        noun = WORDS[doc.forms[k]]
        if not _starts_phrase(doc, k):
            return False
        if noun and noun.noun and noun.noun.person and noun.noun.number == "sg" and noun.definite:
            return True
    return False


def _percent_end(doc: Document, words: Words, number: Number) -> int | None:
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


def _percent(doc: Document, words: Words, number: Number, j: int) -> Counted:
    """A share and what it is of: after it (`من السكان`), or the subject that rose or fell by it."""
    forms = doc.forms
    if forms[j : j + 1] == ["فقط"] or forms[j : j + 1] == ["تقريبا"]:
        j += 1
    if forms[j : j + 1] == ["من"] and _starts_phrase(doc, j + 1):
        last = _phrase_end(doc, words, j + 1)
        return Counted("percent", "%", _span(doc, j + 1, last), j + 1, last, None)
    if j < len(forms) and forms[j][:1] == "ل" and len(forms[j]) > 4 and words[j] is None and forms[j][1:] not in CLOSED:
        start = doc.starts[j] + letters(doc.text[doc.starts[j] : doc.ends[j]], 1)  # `2.7 في المئة لاقتصاد الدولة`
        return Counted("percent", "%", Span(start, doc.ends[j]), number.last, j, None)
    subject = _subject(doc, number)
    return Counted("percent", "%", subject, number.last, j, None)


def _subject(doc: Document, number: Number) -> Span | None:
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
        if after < end and _starts_phrase(doc, after) and _change(forms[after]) is None:
            last = after + 1
            while (
                last < end
                and last - after <= 2
                and _starts_phrase(doc, last)
                and not forms[last].startswith(("ب", "ل"))
            ):
                last += 1
            return _span(doc, after, last)
        if stem != "نسبة":
            before = i
            while before > first and forms[before - 1] in AUXILIARIES:
                before -= 1
            if span := _phrase_up_to(doc, first, before):
                return span
    return None


SIGNS = frozenset('+-−("«')
WITH_THEM = word_set("phrases", "pronoun")
AUXILIARIES = word_set("phrases", "auxiliary")


def _change(form: str) -> str | None:
    """The word of change that a token is, without و ل ب."""
    if form in CHANGES:
        return form
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
        if not _starts_phrase(doc, start):
            return None
    return None


def _phrase_up_to(doc: Document, first: int, end: int) -> Span | None:
    """The noun phrase of up to four words that ends right before a token."""
    start = end
    while (
        start > first and end - start < 4 and _change(doc.forms[start - 1]) is None and _starts_phrase(doc, start - 1)
    ):
        start -= 1
    return _span(doc, start, end)


def _before(doc: Document, words: Words, number: Number) -> Counted:
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
        cut = doc.starts[i - 1] + letters(doc.text[doc.starts[i - 1] : doc.ends[i - 1]], len(clitics))
        return Counted(kind, noun.unit if noun else None, Span(cut, doc.ends[i - 1]), number.last, number.last, noun)
    for k in range(i - 1, max(first - 1, i - 12), -1):
        form = forms[k]
        if form in STOP and form not in ("(", ":", '"', "«"):
            break
        stem = form[1:] if form[:1] in ("و", "ب", "ل") and form[1:] in TOTALS else form
        if stem in TOTALS and k + 1 < i and (_starts_phrase(doc, k + 1) or forms[k + 1].startswith("لل")):
            head = k + 1
            if forms[head] in ("الاجمالي", "الكلي") and head + 1 < i:
                head += 1
            if not _starts_phrase(doc, head) and not forms[head].startswith("لل"):
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
    kind = "age" if i > first and forms[i - 1] in AGE_BEFORE else "count"
    return Counted(kind, "year" if kind == "age" else None, None, number.last, number.last, None)


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
    while j < len(forms) and forms[j] in CLOSE and j < len(forms) - 1:
        j += 1
    return j


def _starts_phrase(doc: Document, j: int) -> bool:
    if j >= len(doc.forms):
        return False
    form = doc.forms[j]
    if form in CLOSED or form in STOP or not form[0].isalpha() or (form[0] in "يس" and form.endswith("ون")):
        return False
    if form[0] in "بلوي":
        return form in INITIALS or (form[0] == "ي" and form.endswith(("ية", "ين", "يا")))
    return not form.startswith(("كال", "فال"))


def _phrase_end(doc: Document, words: Words, head: int, *, head_is_dual: bool = False) -> int:
    """The token after a noun phrase: its head and the adjectives, genitives and `من …` that specify it, three at most."""
    forms = doc.forms
    j = head + 1
    _, end = doc.sentence_of(head)
    end = min(end, head + 1 + MAX_TAIL)
    while j < end and _specifies(doc, words, head, j):
        j += 1
    if (
        j < end
        and forms[j] == "من"
        and not head_is_dual
        and _starts_phrase(doc, j + 1)
        and _group_word(words, j + 1, forms)
    ):
        k = j + 2
        while k < end + 1 and k < len(forms) and _specifies(doc, words, j + 1, k):
            k += 1
        return k
    return j


def _specifies(doc: Document, words: Words, head: int, j: int) -> bool:
    """Whether the word at `j` agrees with the head, or is its genitive."""
    forms = doc.forms
    form, before, word = forms[j], forms[head], words[j]
    clitic = word.clitics if word else form[:1] if form[:1] in "وفبل" else ""
    if not _starts_phrase(doc, j) or (clitic not in ("", "ال") and not (word is None and _same_ending(before, form))):
        return False
    if word and (word.number or (word.event and word.event.verb)):
        return False
    if form.startswith("ال"):
        return not before.endswith("ا") or before.startswith("ال")
    genitive = (
        j == head + 1 and len(before) > 2 and not before.endswith(("ا", "ين", "ون", "ان")) and bool(word and word.noun)
    )
    return genitive or _same_ending(before, form)


def _same_ending(a: str, b: str) -> bool:
    return any(a.endswith(end) and b.endswith(end) for end in ("ا", "ة", "ين", "ون", "ان", "ات"))


def _group_word(words: Words, j: int, forms: list[str]) -> bool:
    word = words[j]
    return bool(word and word.noun and word.noun.person) or forms[j] in GROUPS


INITIALS = initials()
GROUPS = word_set("phrases", "band")


def _span(doc: Document, first: int, last: int) -> Span | None:
    if last <= first or first >= len(doc.starts):
        return None
    start = doc.starts[first]
    if doc.forms[first].startswith("لل") and len(doc.forms[first]) > 4:
        start += letters(doc.text[start : doc.ends[first]], 1)
    return Span(start, doc.ends[last - 1])
