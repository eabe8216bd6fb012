"""Where a figure's event took place, where its sentence says so after `في`."""

from __future__ import annotations

from newsanalysis.extract.records import Figure
from newsanalysis.lexicon.quantities import by_first, phrases
from newsanalysis.text import Document, fold

HEADS = frozenset(words[0] for words, _ in phrases("places", "head"))
NAMES = by_first(phrases("places", "name"))
REACH = 25  # tokens after the figure; before it, the nearest one
STOP = frozenset('،؛.؟!:()«»"“”')
COMPASS = frozenset(map(fold, "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قرب".split()))


def place(doc: Document, figure: Figure) -> str | None:
    """The place named next after the figure in its sentence, else the last one before it; only for what happened to people
    or things, since a price or an age has no place."""
    if figure.measure == "other":
        return None
    i = doc.token_at(figure.expr.start)
    first, end = doc.sentence_of(i)
    after = (found for j in range(i + 1, min(end, i + REACH)) if (found := _at(doc, j, end)))
    before = (found for j in range(i - 1, first - 1, -1) if (found := _at(doc, j, i)))
    return next(after, None) or next(before, None)


def _at(doc: Document, j: int, end: int) -> str | None:
    """The place whose name begins after a `في` at token `j`."""
    if doc.forms[j] not in ("في", "وفي") or j + 1 >= end:
        return None
    k = j + 1
    while k < end and doc.forms[k] in COMPASS:
        k += 1
    if k >= end:
        return None
    for words, _ in NAMES.get(doc.forms[k], ()):
        if doc.forms[k : k + len(words)] == list(words):
            return doc.text[doc.starts[k] : doc.ends[k + len(words) - 1]]
    if doc.forms[k] in HEADS and k + 1 < end and doc.forms[k + 1][0].isalpha():
        last = k + 2
        for words, _ in NAMES.get(doc.forms[k + 1], ()):
            if doc.forms[k + 1 : k + 1 + len(words)] == list(words):
                last = k + 1 + len(words)
                break
        return doc.text[doc.starts[k + 1] : doc.ends[last - 1]]
    return None
