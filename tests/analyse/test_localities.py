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


def test_a_number_whose_sentence_names_no_place_is_of_the_one_before_it(tell: Any) -> None:
    text = "وقع انفجار في حي الزيتون. وقال مسعفون إن الحريق انتشر. وقتل 12 شخصا."
    (one,) = statements(**tell({"text": text, "expr": "12"}))
    assert one.spots == {"زيتون"}
    far = "وقع انفجار في حي الزيتون. وهرع السكان. وتصاعد الدخان. وانتشرت النيران. وقتل 12 شخصا."
    (one,) = statements(**tell({"text": far, "expr": "12"}))
    assert not one.spots


def test_a_place_named_for_its_distance_is_not_where_it_happened(tell: Any) -> None:
    text = "وقع الانفجار على بعد عشرة كيلومترات من بلدة النبك (يبرود). وقتل 12 شخصا."
    (one,) = statements(**tell({"text": text, "expr": "12"}))
    assert not one.spots


def test_a_toll_with_no_place_is_of_the_one_that_others_give_with_it(tell: Any) -> None:
    placed = {"text": "قتل 27 شخصا في حريق في حي الزيتون.", "expr": "27", "event": "حريق"}
    bare = {"text": "وقتل 27 شخصا.", "expr": "27", "event": "حريق"}
    assert statements(**tell(dict(placed), dict(placed), dict(bare)))[2].spots == {"زيتون"}
    assert not statements(**tell(dict(placed), dict(bare)))[1].spots
    small = {name: cell.replace("27", "4") for name, cell in bare.items()}
    few = {name: cell.replace("27", "4") for name, cell in placed.items()}
    assert not statements(**tell(dict(few), dict(few), small))[2].spots
