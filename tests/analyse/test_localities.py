"""Which names go with a place in an event: those that articles give with the same toll."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from newsanalysis.analyse.scope import statements

QUARTERS = ("حي الزيتون", "حي المرفأ", "حي القصبة")


def test_names_that_as_many_articles_give_go_together_in_any_order_of_the_articles(tell: Any) -> None:
    told = [{"text": f"قتل 27 شخصا في حريق في {quarter}.", "expr": "27", "event": "حريق"} for quarter in QUARTERS]
    found = set()
    for order in permutations(told):
        spoken = statements(**tell(*(dict(one) for one in order for _ in range(2))))
        assert all(len(one.spots) == 1 for one in spoken)
        found.add(frozenset((one.spots, one.reach) for one in spoken))
    assert len(found) == 1
    assert {len(reach) for _, reach in next(iter(found))} == {2, 3}
