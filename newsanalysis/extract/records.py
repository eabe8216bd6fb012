"""What the recognisers return: spans into the text as stored."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import NamedTuple


class Span(NamedTuple):
    """Offsets into the article's text as stored, `end` exclusive."""

    start: int
    end: int


@dataclass(slots=True)  # not frozen, which triples the cost of making one
class Claim:
    """An attribution: somebody said something. `parent` is the index of the claim that this one is nested in."""

    cue: Span
    source: Span | None
    speaker: str | None
    content: tuple[Span, ...]
    quotation: str
    stance: str
    via: Span | None = None
    parent: int | None = None
    why: tuple[str, ...] = ()  # the rules and lexicon entries that made it


@dataclass(slots=True)  # not frozen, which triples the cost of making one
class Figure:
    """A quantity. `part_of` and `claim` are indices into the article's figures and claims."""

    expr: Span
    value: float | None
    low: float
    high: float
    form: str
    qualifier: str
    kind: str
    unit: str | None = None
    counted: Span | None = None
    measure: str = "other"
    group: str | None = None
    part_of: int | None = None
    claim: int | None = None
    source: Span | None = None
    why: tuple[str, ...] = ()  # the rules and lexicon entries that made it


ABOUT = 0.1  # "about n" is read as n give or take a tenth


def interval(qualifier: str, value: float) -> tuple[float, float]:
    """The interval that a qualified number states; bounds of ranges and of vague words come with the words themselves."""
    if qualifier in ("at_least", "more_than"):
        return value, inf
    if qualifier in ("up_to", "less_than"):
        return 0.0, value
    if qualifier == "about":
        return round(value * (1 - ABOUT), 6), round(value * (1 + ABOUT), 6)
    return value, value
