"""How far apart two figures stand, in days and in what they count."""

from __future__ import annotations

from newsanalysis.analyse.statement import Statement

LONG = 2  # days after which a higher count is a later one, whoever gives it
STEP = 5  # a first count is rarely so many times too low
ORDER = 10  # so many times as high no other source counts the same dead, but an enemy
FAR = 100  # one number that many times the other one counts something else


def apart(a: Statement, b: Statement) -> int:
    """The days between two figures, 0 where a day is not known."""
    return abs((a.day - b.day).days) if a.day is not None and b.day is not None else 0


def near(a: Statement, b: Statement) -> bool:
    """Whether two figures may go back to one report by their days."""
    return apart(a, b) <= LONG


def meet(a: Statement, b: Statement) -> bool:
    """Whether one number could be both."""
    return max(a.low, b.low) <= min(a.high, b.high)
