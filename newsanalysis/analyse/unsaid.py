"""What only one of two tolls says and the other one may mean as well, so that it tells them apart no further."""

from __future__ import annotations

from newsanalysis.analyse.distance import ORDER
from newsanalysis.analyse.localities import TELLING
from newsanalysis.analyse.statement import Statement

AMONG = frozenset(("children", "women", "journalists", "health_workers"))  # some of those hurt, and seldom all
WHOLLY = frozenset((None, "civilians", "soldiers", "police"))  # what all of those hurt may be
MANY = 100  # so many dead are seldom all soldiers without a word of it


def is_unsaid(what: str, a: Statement, b: Statement) -> bool:
    """Whether two tolls differ in their ``group``, ``incident`` or ``people`` by what only one of them says: that the dead were
    soldiers, which blast a few were hurt by, whose people those of one narrow place are."""
    if what == "group":
        return _grew(a, b)
    if min(a.size, b.size) >= TELLING or a.kind != "count":
        return False
    if what == "incident":
        return not (a.incident and b.incident)
    return not (a.people and b.people) and a.group == b.group and bool(a.spots & b.spots)


def are_among(small: Statement, large: Statement) -> bool:
    """Whether one counts the children, the women of those whom the other one counts."""
    return small.group in AMONG and large.group is None and small.size < large.size


def _grew(a: Statement, b: Statement) -> bool:
    """Whether only one of two tolls says that they are civilians or soldiers; neither is a part of another."""
    whole = a.part_of is None and b.part_of is None
    wholly = "civilians" in (a.group, b.group) or min(a.size, b.size) < MANY
    # Of ten times as many people a few policemen are but some.
    of_one_order = max(a.size, b.size) < ORDER * min(a.size, b.size) or a.insurgent != b.insurgent
    return (
        None in (a.group, b.group)
        and {a.group, b.group} <= WHOLLY
        and wholly
        and whole
        and a.size != b.size
        and of_one_order
    )
