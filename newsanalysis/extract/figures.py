"""The figures of an article: every number that is a quantity, with what it counts and what happened."""

from __future__ import annotations

from newsanalysis.extract.breakdowns import breakdowns
from newsanalysis.extract.casualties import happenings
from newsanalysis.extract.counted import Counted, counted
from newsanalysis.extract.counted_lists import list_counts
from newsanalysis.extract.noun_phrases import starts_phrase
from newsanalysis.extract.number import Number, Words, letters, read_words
from newsanalysis.extract.numbers import numbers
from newsanalysis.extract.parts import parts
from newsanalysis.extract.qualifiers import Qualifier, qualifier
from newsanalysis.extract.ranges import BETWEEN, FROM, join_ranges
from newsanalysis.extract.records import Figure, Span, interval
from newsanalysis.extract.screening import not_a_figure
from newsanalysis.extract.singular import singulars
from newsanalysis.extract.tolls import victims
from newsanalysis.text import Document

UNTIL = "حتي"  # `حتى 2014` bounds no year


def figures(doc: Document) -> list[Figure]:
    """The figures of `doc` in the order of their expressions; sources are added by `links`."""
    words = read_words(doc)
    kept, qualifiers = _screened(doc, words, join_ranges(doc, words, numbers(doc, words)))
    counts = list_counts(
        doc, kept, [counted(doc, words, number, bound) for number, bound in zip(kept, qualifiers, strict=True)]
    )
    starts = [_opening(doc, number, bound) for number, bound in zip(kept, qualifiers, strict=True)]
    happened = happenings(doc, words, kept, starts, counts)
    counts = [
        count if count.span else _with_victims(doc, words, number, start, count)
        for number, start, count in zip(kept, starts, counts, strict=True)
    ]
    wholes = parts(doc, words, kept, counts, happened)
    found = [
        _figure(number, bound, count, what.measure, what.group, what.cue, whole)
        for number, bound, count, what, whole in zip(kept, qualifiers, counts, happened, wholes, strict=True)
    ]
    return breakdowns(doc, singulars(doc, words, found))


def _with_victims(doc: Document, words: Words, number: Number, start: int, count: Counted) -> Counted:
    """A bare number counts the victims that it is said of: `القتلى في الشرق أكثر من 300`."""
    if count.kind != "count" or number.form == "dual" or number.value == 1:
        return count
    at = victims(doc, words, start, doc.sentence_of(number.first)[0])
    if at is None or any(doc.forms[i][0].isdigit() for i in range(at, start)):
        return count
    word = words[at]
    cut = letters(doc.text[doc.starts[at] : doc.ends[at]], len(word.clitics) - 2) if word else 0
    return count._replace(span=Span(doc.starts[at] + cut, doc.ends[at]))


def _opening(doc: Document, number: Number, bound: Qualifier | None) -> int:
    """The token where a number begins with its qualifier, or with the word that opens a range."""
    first = bound.first if bound and bound.first < number.first else number.first
    if number.between:
        first -= doc.forms[first - 1 : first] != [] and doc.forms[first - 1] in BETWEEN | FROM
        first -= doc.forms[first - 1 : first] == ["ما"]
    return first


def _screened(doc: Document, words: Words, found: list[Number]) -> tuple[list[Number], list[Qualifier | None]]:
    """The numbers that are figures, with their qualifiers."""
    kept: list[Number] = []
    qualifiers: list[Qualifier | None] = []
    dropped: str | None = None
    for k, number in enumerate(found):
        _, end = doc.sentence_of(number.first)
        until = min(end, found[k + 1].first if k + 1 < len(found) else end)
        bound = qualifier(doc, number, until=until)
        if kept and number.form != "digits" and _restates(doc, kept[-1], number):
            if kept[-1].form == "digits":
                kept[-1].last = number.last  # `(97) سبعة وتسعين مهربا`: what it counts stands behind both
            continue
        reason = not_a_figure(doc, words, number, qualified=bound is not None and bound.phrase != UNTIL)
        if reason is None and k and dropped in ("name", "date", "phone") and _joined_to(doc, found[k - 1], number):
            reason = dropped  # `المادتين 12 و13`
        dropped = reason
        if reason is None:
            kept.append(number)
            qualifiers.append(bound)
    return kept, qualifiers


def _joined_to(doc: Document, before: Number, number: Number) -> bool:
    """Whether a number in digits follows another at once or by و, and counts nothing of its own."""
    link = doc.forms[before.last : number.first]
    if number.form != "digits" or before.form != "digits" or any(form not in ("و", "+", "-") for form in link):
        return False
    return number.last >= len(doc.forms) or not starts_phrase(doc, number.last)


def _restates(doc: Document, before: Number, number: Number) -> bool:
    """`طنين اثنين`, `سيارتين مفخختين`, `(100.000) مئة ألف`: the second word only agrees with the first."""
    link = doc.forms[before.last : number.first]
    if (
        before.form == "dual"
        and not number.clitics
        and ((number.form == "dual" and not link) or (number.value == 2 and not link))
    ):
        return True
    return before.form == "digits" and before.value == number.value and all(form in ("(", ")", "،") for form in link)


def _figure(
    number: Number,
    bound: Qualifier | None,
    count: Counted,
    measure: str,
    group: str | None,
    cue: str,
    whole: int | None,
) -> Figure:
    if number.between:
        name, low, high = "between", number.low, number.high
    elif number.form == "vague":
        name, low, high = "vague", number.low, number.high
    else:
        name = bound.name if bound else "exact"
        low, high = interval(name, number.value or 0.0)
    why = [f"number: {number.form}"]
    if bound and name == bound.name:
        why.append(f"qualifier: {bound.phrase}")
    if count.noun:
        why.append(f"noun: {count.noun.lemma}")
    if cue:
        why.append(f"{measure}: {cue}")
    return Figure(
        expr=Span(number.start, number.end),
        value=number.value,
        low=low,
        high=high,
        form=number.form,
        qualifier=name,
        kind=count.kind,
        unit=count.unit,
        counted=count.span,
        measure=measure,
        group=group,
        part_of=whole,
        why=tuple(why),
    )
