"""A claim in the making: its parts as token indices, before they become offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from newsanalysis.extract.layout import Layout
from newsanalysis.extract.records import Span
from newsanalysis.lexicon.cues import Reading

Phrase = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """`at` is the cue's first token, `cue_end` the token after it; `clitic` counts letters before the cue.

    `content` holds token ranges, `kind` how the content is joined (clause, quote, colon, noun, phrase). `reading` is the
    verb's, where the cue has one.
    """

    at: int
    cue_end: int
    clitic: int
    reading: Reading | None
    source: Phrase | None
    content: list[Phrase]
    kind: str
    stance: str
    why: tuple[str, ...]
    limit: int
    via: Phrase | None = None
    quotation: str = "indirect"

    @property
    def person(self) -> str:
        """Gender and number of the verb (`ms fs mp …`), empty where the cue has none."""
        return self.reading.person if self.reading else ""

    @property
    def form(self) -> str:
        """Past, present, passive, participle or noun; empty for a cue without a verb."""
        return self.reading.form if self.reading else ""

    @property
    def begin(self) -> int:
        """The first token of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """The token after the content."""
        return self.content[-1][1]


def phrase_span(view: Layout, phrase: Phrase | None) -> Span | None:
    """A source or relay as offsets, without the preposition ل written onto it (`لوكالة`, but `للوكالة` stays)."""
    if phrase is None or phrase[0] >= phrase[1]:
        return None
    doc = view.doc
    start, end = doc.starts[phrase[0]], doc.ends[phrase[1] - 1]
    if phrase[0] in view.prefixed:
        start += 1
    return Span(start, end)


class Complement(NamedTuple):
    """The source phrase (tokens), where the content starts, and how: clause, quote, colon or noun."""

    source: tuple[int, int] | None
    content: int
    kind: str
    why: str
    via: tuple[int, int] | None = None


class Attribution(NamedTuple):
    """The cue (tokens), the source, the end of the whole phrase, its stance, and the entry of the lexicon."""

    first: int
    cue_end: int
    source: tuple[int, int]
    end: int
    stance: str
    why: str
    clitic: int
    via: tuple[int, int] | None = None
