"""One article as tokens, sentences and quotations, each with its offsets into the text as stored."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from newsanalysis.text.fold import FOLDED, INVISIBLE, MARKS, RTL_MARK, TATWEEL
from newsanalysis.text.quotes import Quotation, quotations
from newsanalysis.text.sentences import sentences

# A word keeps its harakat, which `\w` of `re` does not match. Digits are tokens of their own, so that a clitic written
# onto a number (`ب27`) falls off by itself; `ر` between digits is the decimal sign of some agencies (`4ر1`).
# Marks and invisible characters on their own are nothing to read; a lone tatweel serves as a dash.
_INSIDE = re.escape(MARKS + TATWEEL + INVISIBLE)
TOKEN = re.compile(
    rf"[^\W\d_{TATWEEL}](?:[^\W\d_]|[{_INSIDE}])*"
    rf"|\d+(?:[.,٫٬،ر]{RTL_MARK}?\d+)*"
    rf"|[^\s\w{_INSIDE}]|[_{TATWEEL}]+"
)


@dataclass(frozen=True, slots=True)
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

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after `offset` (the number of tokens where none does)."""
        return bisect_right(self.ends, offset)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self.sentences, token, key=lambda s: s[0]) - 1]

    def tokens_in(self, start: int, end: int) -> range:
        """The indices of the tokens that start inside the offsets."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def document(text: str) -> Document:
    """Tokens, sentences and quotations of `text`, in time linear in its length."""
    spans = [m.span() for m in TOKEN.finditer(text)]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    forms = [FOLDED[text[start:end]] for start, end in spans]
    return Document(text, starts, ends, forms, sentences(text, starts, ends, forms), quotations(text))
