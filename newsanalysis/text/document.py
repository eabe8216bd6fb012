"""One article as tokens, sentences and quotations, each with its offsets into the text as stored."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from newsanalysis.text.fold import FOLDED, INVISIBLE, MARKS, RTL_MARK, TATWEEL
from newsanalysis.text.gates import Gate, scan
from newsanalysis.text.quotes import Quotation, quotations
from newsanalysis.text.sentences import STOP, sentences

# A word keeps its harakat, which `\w` of `re` does not match. Digits are tokens of their own, so that a clitic written
# onto a number (`ب27`) falls off by itself; `ر` between digits is the decimal sign of some agencies (`4ر1`).
# Marks and invisible characters on their own are nothing to read; a lone tatweel serves as a dash.
# The range of the Arabic letters adds nothing to `[^\W\d_]`, but `re` runs through it three times as fast.
_INSIDE = re.escape(MARKS + TATWEEL + INVISIBLE)
_ARABIC = "\u0621-\u063f\u0641-\u064a"
TOKEN = re.compile(
    rf"([^\W\d_{TATWEEL}][{_ARABIC}]*+[^\W\d_]*+(?:[{_INSIDE}]++[^\W\d_]*+)*+"
    rf"|\d+(?:[.,٫٬،ر]{RTL_MARK}?\d+)*"
    rf"|[^\s\w{_INSIDE}]|[_{TATWEEL}]+)"
)


@dataclass(slots=True)  # not frozen, which triples the cost of making one
class Document:
    """The text as stored, and parallel lists, one entry a token.

    `forms[i]` is the folded form of token `i`, which stands at `text[starts[i]:ends[i]]`. `sentences` are pairs of token
    indices (first, end), in order and without gaps. `quotes` are the quotations in the order of their opening marks.
    """

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    sentences: list[tuple[int, int]]
    quotes: list[Quotation]
    around: list[tuple[int, int]] = field(repr=False)  # the sentence of each token
    places: dict[Gate, list[int]] = field(repr=False)  # see `where`

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after `offset` (the number of tokens where none does)."""
        return bisect_right(self.ends, offset)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        return self.around[token] if token < len(self.around) else self.sentences[-1]

    def tokens_in(self, start: int, end: int) -> range:
        """The indices of the tokens that start inside the offsets."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def where(self, gate: Gate) -> list[int]:
        """The tokens that pass a gate, in order."""
        found = self.places.get(gate)
        if found is None:  # of a recogniser that was loaded after this document was made
            found = self.places[gate] = [i for i, form in enumerate(self.forms) if gate.opens(form)]
        return found


def document(text: str) -> Document:
    """Tokens, sentences and quotations of `text`, in time linear in its length."""
    pieces = TOKEN.split(text)  # gap, token, gap, token, …, gap
    bounds = list(accumulate(map(len, pieces)))
    starts, ends = bounds[:-1:2], bounds[1::2]
    forms = list(map(FOLDED.__getitem__, pieces[1::2]))
    places = scan(forms)
    found = sentences(text, starts, ends, forms, places[STOP])
    around = [sentence for sentence in found for _ in range(*sentence)]
    return Document(text, starts, ends, forms, found, quotations(text), around, places)
