"""Where a figure's event took place, where its sentence says so after `في`."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from newsanalysis.extract.records import Figure
from newsanalysis.lexicon.quantities import by_first, phrases
from newsanalysis.text import Document, Gate
from newsanalysis.text.fold import fold

HEADS = frozenset(words[0] for words, _ in phrases("places", "head"))
NAMES = by_first(phrases("places", "name"))
IN = frozenset(map(fold, "في وفي داخل بداخل وسط بوسط بشمال بجنوب بشرق بغرب شمالي جنوبي شرقي غربي".split()))
# First words of names that go on: `دار سعد`, `خان يونس`.
OPENING = frozenset(map(fold, "دار خان دير تل رأس عين جبل وادي الشيخ شيخ أبو أم بيت بني سيدي خور كفر باب".split()))
BEFORE_PLACE = Gate(IN.__contains__)
REACH = 25  # tokens after the figure; before it, the nearest one
STOP = frozenset('،؛.؟!:()«»"“”')
COMPASS = frozenset(map(fold, "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قرب".split()))


class Place(NamedTuple):
    """A place named behind a `في` at token `at`; `last` is the token after the name, `name` the name as written."""

    at: int
    last: int
    name: str


def places(doc: Document) -> list[Place]:
    """The places that the article names after `في`, in order: found once, however many figures ask."""
    return [found for j in doc.where(BEFORE_PLACE) if (found := _at(doc, j, doc.sentence_of(j)[1]))]


def place(doc: Document, figure: Figure, named: list[Place]) -> str | None:
    """The one of the places `named` next after the figure in its sentence, else the last one before it; only for what
    happened to people or things, since a price or an age has no place."""
    if figure.measure == "other" or not named:
        return None
    i = doc.token_at(figure.expr.start)
    first, end = doc.sentence_of(i)
    k = bisect_right(named, i, key=_begins)
    if k < len(named) and named[k].at < min(end, i + REACH):
        return named[k].name
    while k and named[k - 1].at >= first:
        k -= 1
        if named[k].last <= i:
            return named[k].name
    return None


def _begins(named: Place) -> int:
    return named.at


def _at(doc: Document, j: int, end: int) -> Place | None:
    """The place whose name begins after the `في` at token `j`, in the sentence that ends at `end`."""
    k = j + 1
    while k < end and doc.forms[k] in COMPASS:
        k += 1
    if k >= end:
        return None
    if last := _named(doc, k):
        return Place(j, last, doc.text[doc.starts[k] : doc.ends[last - 1]])
    if doc.forms[k] in HEADS and k + 1 < end and doc.forms[k + 1][0].isalpha():
        goes_on = doc.forms[k + 1] in OPENING and k + 2 < end and doc.forms[k + 2][0].isalpha()
        last = _named(doc, k + 1) or k + (3 if goes_on else 2)
        return Place(j, last, doc.text[doc.starts[k + 1] : doc.ends[last - 1]])
    return None


def _named(doc: Document, k: int) -> int | None:
    """The token after a place of the lexicon that begins at `k`."""
    for words, _ in NAMES.get(doc.forms[k], ()):
        if doc.forms[k : k + len(words)] == list(words):
            return k + len(words)
    return None
