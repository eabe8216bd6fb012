"""A number in the text: its tokens, its expression without clitics, its value."""

from __future__ import annotations

from dataclasses import dataclass

from newsanalysis.lexicon.quantities import WORDS, Noun, NumberWord, Word
from newsanalysis.text import Document, Gate
from newsanalysis.text.fold import fold

Words = list[Word | None]

TEEN = ("عشر", "عشرة", "عشره")
ONE = "واحد"
AND = ("و",)
AND_ONE = ("وأ", "وإ")
KNOWN = Gate(lambda form: WORDS[form] is not None)


@dataclass(slots=True)  # not frozen, which triples the cost of making one
class Number:
    """A number at tokens first..last (exclusive); `start`, `end` are the offsets of its expression without clitics."""

    first: int
    last: int
    start: int
    end: int
    value: float | None
    low: float
    high: float
    form: str
    scale: float = 1.0  # the last magnitude: 1000 in `7 آلاف`
    noun: Noun | None = None  # the noun that a dual is made of
    clitics: str = ""
    fraction: bool = False  # a share: `ثلثا`, `واحد من خمسة`
    of_them: bool = False  # `نصفهم`: of those just counted
    between: bool = False

    @property
    def definite(self) -> bool:
        return self.clitics.endswith(("ال", "لل"))


def read_words(doc: Document) -> Words:
    """What the lexicon knows of each token, None for most."""
    words: Words = [None] * len(doc.forms)
    for i in doc.where(KNOWN):
        words[i] = WORDS[doc.forms[i]]
    return words


def make(
    doc: Document,
    words: Words,
    first: int,
    last: int,
    value: float | None,
    scale: float,
    form: str,
    *,
    noun: Noun | None = None,
) -> Number:
    """A number at tokens first..last, its expression cut free of clitics."""
    word = words[first]
    clitics = word.clitics if word else ""
    start = doc.starts[first] + letters(doc.text[doc.starts[first] : doc.ends[first]], len(clitics))
    bound = value or 0.0
    return Number(first, last, start, doc.ends[last - 1], value, bound, bound, form, scale, noun, clitics)


def letters(token: str, count: int) -> int:
    """How many characters of a stored token its first `count` folded letters take, with their harakat."""
    if count == 0 and token[:2] in AND_ONE:
        return 1  # `وأحد عشر` folds to `واحد عشر`
    at = 0
    while count > 0 and at < len(token):
        count -= len(fold(token[at])) if fold(token[at]) != token[at] or token[at].isalpha() else 0
        at += 1
    while at < len(token) and not token[at].isalnum():
        at += 1
    return at


def form_of(doc: Document, first: int, last: int) -> str:
    """`digits`, `words`, or `mixed` (`7 آلاف`)."""
    kinds = {doc.forms[k][0].isdigit() for k in range(first, last) if doc.forms[k] not in AND}
    return "mixed" if len(kinds) == 2 else "digits" if True in kinds else "words"


def plain(words: Words, j: int, *roles: str) -> NumberWord | None:
    """The number word at `j` if it has one of the roles and no clitic."""
    word = words[j] if j < len(words) else None
    if word and word.number and not word.clitics and word.number.role in roles:
        return word.number
    return None


def joined(doc: Document, words: Words, j: int) -> int | None:
    """The index of a number word that و joins, written onto it or standing alone."""
    if j >= len(words):
        return None
    word = words[j]
    if word and word.number and word.clitics == "و":
        return j
    before = words[j - 1]
    if word and word.number and word.clitics == "وال" and word.number.role == "tens":
        return j if before and before.definite and before.number and before.number.role == "unit" else None
    if word and word.stem == ONE and not word.clitics and j + 1 < len(words) and doc.forms[j + 1] in TEEN:
        return j  # `ثلاثمئة وأحد عشر` without its hamza
    if doc.forms[j] in AND and j + 1 < len(words):
        after = words[j + 1]
        if after and after.number and not after.clitics:
            return j + 1
    return None
