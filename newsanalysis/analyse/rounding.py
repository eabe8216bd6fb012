"""Whether two amounts are one number told in two ways: made round, bounded on one side, or one end of a range."""

from __future__ import annotations

from newsanalysis.analyse.setting import is_exact
from newsanalysis.analyse.statement import Statement

ROUND = 0.1  # how far, at most, a round number is from the exact one
ABOVE, BELOW = frozenset(("at_least", "more_than")), frozenset(("up_to", "less_than"))


def is_rounded(a: Statement, b: Statement) -> bool:
    """Whether one number is the other one made round, said by the same side or passed on by a medium."""
    one_speaker = a.speaker == b.speaker and a.speaker is not None
    if "between" in (a.qualifier, b.qualifier) or (a.ends is not None and a.ends == b.ends):
        return one_speaker and (_is_end(a, b) or _is_end(b, a) or a.ends == b.ends)
    related = one_speaker or "media" in (a.side, b.side) or (a.side == b.side and a.side is not None)
    return related and not opposed(a, b) and (rounds(a, b) or rounds(b, a))


def opposed(a: Statement, b: Statement) -> bool:
    """Whether two wordings of one amount exclude each other: more than 30 and about, at most or exactly 30."""
    if a.value is None or a.value != b.value:
        return False
    wordings = {a.qualifier, b.qualifier}
    return (
        len(wordings) == 2 and bool(wordings & (BELOW | {"more_than"})) and not (wordings <= ABOVE or wordings <= BELOW)
    )


def rounds(one: Statement, exact: Statement) -> bool:
    """Whether `one` says loosely, in a round number, what `exact` says: about or more than 3,100 for 3,154."""
    if one.value is None or exact.value is None or one.qualifier not in ("about", "more_than", "at_least"):
        return False
    if one.value == exact.value:
        return True
    if abs(one.value - exact.value) > ROUND * exact.value:
        return False
    number, unit = int(one.value), 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit > 1 and number in (unit * int(exact.value // unit), unit * round(exact.value / unit))


def is_misprint(a: Statement, b: Statement) -> bool:
    """Whether two exact numbers of four digits and more differ in one digit alone, so that one of them may be a slip."""
    if not (is_exact(a) and is_exact(b)):
        return False
    one, other = (str(int(each.value or 0)) for each in (a, b))
    return len(one) == len(other) > 3 and sum(x != y for x, y in zip(one, other, strict=True)) == 1


def _is_end(one: Statement, of: Statement) -> bool:
    return of.qualifier == "between" and one.value in (of.low, of.high)
