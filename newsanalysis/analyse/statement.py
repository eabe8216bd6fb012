"""A figure with everything that decides whether it speaks of the same as another one."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

PEOPLE = frozenset("killed injured missing detained displaced evacuated abducted rescued".split())


@dataclass(frozen=True)
class Statement:
    """A figure, with everything that decides whether it speaks of the same as another one."""

    figure_id: str
    article_id: str
    event: str | None
    measure: str
    kind: str
    unit: str | None
    value: float | None
    low: float
    high: float
    qualifier: str
    group: str | None
    part_of: str | None
    start: int
    sentence: tuple[int, int]
    text: str
    speaker: str | None
    side: str | None
    via: str | None
    outlet: str | None
    stance: str | None
    place: str | None
    day: pd.Timestamp | None
    dated: bool
    hour: int | None
    published: pd.Timestamp | None
    turn: int
    people: frozenset[str]
    incident: frozenset[str]
    stage: frozenset[str]
    goes_on: bool
    elliptic: bool
    forecast: bool
    withdrawn: bool
    thing: frozenset[str]
    about: frozenset[str]
    said: frozenset[str] = frozenset()
    past: bool = False
    kin: frozenset[str] = frozenset()
    sums: bool = False
    told: frozenset[str] = frozenset()
    ends: tuple[float, float] | None = None
    mixed_up: bool = False
    words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    camp: frozenset[str] = frozenset()
    lasting: bool = False
    several: bool = False
    country: str | None = None
    since: pd.Timestamp | None = None
    printed: pd.Timestamp | None = None
    fresh: bool = False
    adds_up: bool = False
    insurgent: bool = False
    raised: bool = False
    over: bool = False
    spots: frozenset[str] = frozenset()
    nested: tuple[tuple[str, str], ...] = ()
    reach: frozenset[str] = frozenset()

    @property
    def scope(self) -> str:
        """What the number is in its toll: a ``part`` (of some people, or of those at some stage, too), the ``new`` ones alone,
        what is only ``expected``, an ``update`` that replaces it, the ``total``."""
        if self.stage & {"new", "one day"}:
            return "new"
        if self.part_of is not None or self.people or self.stage - {"recovered", "dead or injured"}:
            return "part"
        if self.stance == "expect" or self.forecast:
            return "expected"
        return "update" if self.turn > 0 else "total"

    @property
    def size(self) -> float:
        """The number that the text names: the value, the middle of a range, the low end of a vague word."""
        if self.value is not None:
            return self.value
        return (self.low + self.high) / 2 if self.qualifier == "between" else self.low
