"""What the words beside a number say of it: whose people, where, at what hour, before or after which other one."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

import newsanalysis.analyse as analyse
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.statement import Statement

conflicts = partial(analyse.conflicts, precedents=False)  # what the rules say

MINISTRY, MEDICS = {"speaker": "الوزارة"}, {"speaker": "المسعفون"}


def one(tell: Any, text: str, expr: str, **known: Any) -> Statement:
    return statements(**tell({"text": text, "expr": expr} | known))[0]


def test_two_thousand_people_are_no_year(tell: Any) -> None:
    assert not one(tell, "قتل في المدينة 2000 شخص.", "2000").past
    assert not one(tell, "تهدم في 2000 منزل سقف واحد.", "2000").past
    assert one(tell, "قتل 30 شخصا في فيضان عام 2011.", "30").past
    assert one(tell, "قتل 30 شخصا في فيضان أبريل 2011.", "30").past
    assert one(tell, "قتل 30 شخصا هناك في 2011.", "30").past


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("حتى الساعة 22:30", 22),
        ("حتى التاسعة صباحا", 9),
        ("حتى التاسعة مساء", 21),
        ("حتى مساء الخميس", 19),
        ("هناك", None),
    ],
)
def test_the_hour_of_a_count(tell: Any, words: str, hour: int | None) -> None:
    assert one(tell, f"قتل 30 شخصا {words}.", "30").hour == hour


def test_people_are_not_named_by_a_place(tell: Any) -> None:
    known = {"counted": "مصريا", "counted_start": 7, "counted_end": 12}
    assert one(tell, "قتل 75 مصريا في الشرق الليبي.", "75", **known).people == {"مصري"}


def test_a_single_person_has_a_nationality_too(tell: Any) -> None:
    assert one(tell, "توفي فرنسي في الفندق.", "فرنسي", value=1, form="singular").people == {"فرنسي"}


def test_a_place_from_which_somebody_speaks_is_not_that_of_the_dead(tell: Any) -> None:
    text = "وفي القاهرة، أعلنت الوزيرة نقل 87 جثمانا."
    cue = text.index("أعلنت")
    tables = tell({"text": text, "expr": "87", "place": "القاهرة"} | MINISTRY)
    tables["claims"] = tables["claims"].assign(cue="أعلنت", cue_start=cue, cue_end=cue + 5)
    assert statements(**tables)[0].place is None
    assert one(tell, "وفي القاهرة، قتل 87 شخصا.", "87", place="القاهرة").place == "القاهرة"


def test_outside_a_place_is_another_one(tell: Any) -> None:
    assert one(tell, "قتل 170 شخصا خارج درنة.", "170", place="درنة").place == "خارج درنة"


def test_a_province_that_counts_its_dead_is_their_place(tell: Any) -> None:
    text = "وكتبت الوكالة أن إقليم الحوز سجل وحده 394 وفاة، وأن 271 شخصا توفوا في تارودانت."
    assert one(tell, text, "394", place="تارودانت").place == "الحوز"


def test_another_report_is_no_later_one(tell: Any) -> None:
    assert one(tell, "وذكر تقرير آخر أن القتلى 40.", "40").turn == 0
    assert one(tell, "وفي آخر حصيلة، بلغ القتلى 40.", "40").turn == 1


def test_had_announced_puts_a_count_before_however_far(tell: Any) -> None:
    text = "وكانت المتحدثة باسم حكومة الإقليم في العاصمة قد تحدثت السبت، في لقاء مع قناة النهر، عن 40 قتيلا."
    assert one(tell, text, "40").turn == -1


def test_a_day_alone_is_one_day_and_a_place_alone_is_none(tell: Any) -> None:
    assert one(tell, "وصل 2600 شخص يوم الثلاثاء وحده.", "2600", measure="displaced").stage == {"one day"}
    assert one(tell, "وسجل الإقليم وحده 394 وفاة.", "394").stage == frozenset()


def kinds(tell: Any, *told: dict[str, Any], **chosen: Any) -> list[str]:
    return conflicts(**tell(*told), **chosen)["kind"].tolist()  # type: ignore[no-any-return]


def test_more_buried_than_dead_are_no_part(tell: Any) -> None:
    dead = {"text": "قتل 95 شخصا.", "expr": "95", "day": "2024-05-02"} | MINISTRY
    buried = {"text": "دفن 120 شخصا.", "expr": "120", "day": "2024-05-02"} | MEDICS
    assert kinds(tell, dict(dead), dict(buried)) == ["update"]  # the first day of the event
    fewer = {"text": "دفن 70 شخصا.", "expr": "70", "day": "2024-05-02"} | MEDICS
    assert kinds(tell, dict(dead), fewer) == ["part_whole"]


def test_a_running_count_that_names_the_buried_now_and_then(tell: Any) -> None:
    first = {"text": "قتل 3252 شخصا.", "expr": "3252", "day": "2024-05-01"} | MINISTRY
    second = {"text": "بلغ عدد من دفنوا 3283 شخصا.", "expr": "3283", "day": "2024-05-02"} | MINISTRY
    third = {"text": "قتل 3338 شخصا.", "expr": "3338", "day": "2024-05-03"} | MINISTRY
    assert set(kinds(tell, first, second, third)) == {"update"}


def test_parts_of_two_totals_that_count_the_same_people_part(tell: Any) -> None:
    text = "قتل 333 عاملا، منهم 46 سوريا."
    listed = [{"article": "n", "text": text, "expr": expr} | MINISTRY for expr in ("333", "46")]
    syrians = {"counted": "سوريا", "counted_start": text.index("سوريا"), "counted_end": text.index("سوريا") + 5}
    listed[1] |= {"part_of": "f1"} | syrians
    other = {"text": "قتل 112 سوريا.", "expr": "112", "counted": "سوريا", "counted_start": 8, "counted_end": 13}
    tables = tell(*listed, other | MEDICS | {"day": "2024-05-02"})
    found = conflicts(**tables)
    by_ids = {frozenset((a, b)): kind for a, b, kind in found[["figure_id_a", "figure_id_b", "kind"]].values}
    assert by_ids[frozenset(("f2", "f3"))] != "other_group"  # 46 and 112 Syrians
    assert by_ids[frozenset(("f1", "f3"))] == "other_group"  # all 333 workers and 112 Syrians


def test_children_are_among_all_of_an_article(tell: Any) -> None:
    text = "نزح 40018 شخصا. وقالت المنظمة إن 16000 طفل نزحوا."
    rows = [
        {"article": "n", "text": text, "expr": "40018", "measure": "displaced"} | MINISTRY,
        {"article": "n", "text": text, "expr": "16000", "measure": "displaced", "group": "children"} | MEDICS,
    ]
    assert kinds(tell, *rows) == ["part_whole"]


def test_one_thing_of_two_names_is_compared(tell: Any) -> None:
    def destroyed(noun: str, number: str, day: str) -> dict[str, Any]:
        text = f"دمر القصف {number} {noun}."
        start = text.index(noun)
        known = {"counted": noun, "counted_start": start, "counted_end": start + len(noun), "measure": "destroyed"}
        return {"text": text, "expr": number, "day": day} | known | MINISTRY

    assert kinds(tell, destroyed("عربة", "20", "2024-05-01"), destroyed("مركبة", "25", "2024-05-03")) == ["update"]
    assert kinds(tell, destroyed("عربة", "20", "2024-05-01"), destroyed("مدفعا", "25", "2024-05-03")) == []


def test_a_bare_number_is_of_the_thing_before_it(tell: Any) -> None:
    text = "طال السيل 2930 قرية، غير أن صحيفة أخرى نشرت الرقم 2130."
    start = text.index("قرية")
    rows = [
        {"article": "n", "text": text, "expr": "2930", "measure": "other"}
        | {"counted": "قرية", "counted_start": start, "counted_end": start + 4} | MINISTRY,
        {"article": "n", "text": text, "expr": "2130", "measure": "other"} | MEDICS,
    ]  # fmt: skip
    assert kinds(tell, *rows) == ["different_source"]


def test_a_part_of_another_measure_is_set_beside_its_total(tell: Any) -> None:
    text = "أمر القاضي بحبس 8 من أصل 16 متهما."
    rows = [
        {"article": "n", "text": text, "expr": "8", "measure": "detained", "part_of": "f2"} | MINISTRY,
        {"article": "n", "text": text, "expr": "16", "measure": "other"} | MINISTRY,
    ]
    assert kinds(tell, *rows) == ["part_whole"]


def test_who_takes_a_side_by_a_name_is_shown_though_the_number_is_the_same(tell: Any) -> None:
    plain = {"text": "قتل 32 شخصا.", "expr": "32"} | MINISTRY
    text = "قتل 32 انفصاليا."
    sided = {"text": text, "expr": "32", "counted": "انفصاليا", "counted_start": 7, "counted_end": 15} | MEDICS
    found = conflicts(**tell(plain, sided))
    assert found["kind"].tolist() == ["different_source"] and "separatists" in found["reason"].iloc[0]


@pytest.mark.parametrize(
    ("text", "expr", "known", "scope"),
    [
        ("بلغ عدد القتلى 95 شخصا.", "95", {}, "total"),
        ("قتل 4 فرنسيين في السيول.", "4", {"counted": "فرنسيين", "counted_start": 6, "counted_end": 13}, "part"),
        ("بلغ العدد 95 قتيلا، بزيادة 86 في يوم واحد.", "86", {}, "new"),
        ("توقعت الوزارة أن يقتل 900 شخص.", "900", {"speaker": "الوزارة", "stance": "expect"}, "expected"),
    ],
)
def test_what_a_number_is_in_its_toll(tell: Any, text: str, expr: str, known: dict[str, Any], scope: str) -> None:
    assert one(tell, text, expr, **known).scope == scope


def test_who_died_after_a_toll_is_new_in_it(tell: Any) -> None:
    def stage(text: str) -> frozenset[str]:
        (one,) = statements(**tell({"text": text, "expr": "جريحين", "value": 2.0, "low": 2.0, "high": 2.0}))
        return one.stage

    assert "new" in stage("وارتفعت الحصيلة إلى 17 قتيلا بعد وفاة جريحين.")
    assert "new" not in stage("وأعلنت الوزارة وفاة جريحين.")
    assert "new" not in stage("وأغلقت 3 طرق بعد وفاة جريحين.")
