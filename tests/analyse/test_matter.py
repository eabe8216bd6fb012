"""Which two figures of a guessed event speak of one matter, each rule on a pair that it lets stand and one that it parts."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import pytest

import newsanalysis.analyse as analyse
from newsanalysis.analyse import events
from newsanalysis.analyse.matter import LISTED, Passages
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.statement import Statement

conflicts = partial(analyse.conflicts, precedents=False)  # what the rules say

POLICE, MEDICS = {"speaker": "الشرطة"}, {"speaker": "المسعفون"}
FERRY = {"text": "قتل 27 شخصا في غرق عبارة النخيل قرب مرسى الزعفران.", "expr": "27"}
AGAIN = {"text": "غرقت عبارة النخيل عند مرسى الزعفران وقتل 31 شخصا.", "expr": "31"}
PLANT = {"text": "أدى انفجار في مصنع الحلوى إلى مقتل 31 عاملا.", "expr": "31"}


def pair(tell: Any, *told: dict[str, Any]) -> tuple[Passages, Statement, Statement]:
    spoken = statements(**tell(*(dict(one) for one in told)))
    assert len(spoken) == len(told)
    return Passages(spoken), spoken[0], spoken[1]


def same(tell: Any, *told: dict[str, Any]) -> bool:
    passages, one, other = pair(tell, *told)
    assert passages.one_matter(one, other) == passages.one_matter(other, one)
    return passages.one_matter(one, other)


def test_two_reports_of_one_sinking_are_one_matter_and_an_explosion_is_another(tell: Any) -> None:
    assert same(tell, FERRY | POLICE, AGAIN | MEDICS)
    assert not same(tell, FERRY | POLICE, PLANT | MEDICS)


def test_the_likeness_is_that_of_the_words_and_not_of_the_speakers(tell: Any) -> None:
    passages, one, other = pair(tell, FERRY | POLICE, AGAIN | MEDICS)
    assert 0.5 < passages.likeness(one, other) < 1
    assert passages.likeness(one, one) == pytest.approx(1)
    tables = tell(
        {"text": "قال العقيد برهان الزيتوني إن 27 قتلوا في الحريق.", "expr": "27"},
        {"text": "قال العقيد برهان الزيتوني إن 31 أصيبوا على الجسر.", "expr": "31"},
    )
    unnamed = _likeness(tables)
    start = tables["articles"]["text"].iloc[0].index("العقيد")
    end = start + len("العقيد برهان الزيتوني")
    rows = [{"claim_id": f"c{n}", "article_id": f"n{n}", "source_start": start, "source_end": end} for n in (1, 2)]
    named = _likeness(tables | {"claims": pd.DataFrame(rows)})
    assert named < unnamed


def _likeness(tables: dict[str, pd.DataFrame]) -> float:
    one, other = statements(**tables)
    return Passages([one, other]).likeness(one, other)


@pytest.mark.parametrize(
    ("what", "first", "second"),
    [
        ("another day", {}, {"day": "2024-05-03"}),
        ("a later day and a higher count", {}, {"day": "2024-05-02"}),
        ("a vague word", {"qualifier": "vague"}, {}),
        ("a part of a toll", {"part_of": "f9"}, {}),
        ("numbers too far apart", {}, {"value": 200.0, "low": 200.0, "high": 200.0}),
        ("one person", {"value": 1.0, "low": 1.0, "high": 1.0}, {}),
    ],
)
def test_what_parts_two_counts_of_like_sentences(
    tell: Any, what: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert not same(tell, FERRY | POLICE | first, AGAIN | MEDICS | second), what


def test_a_lower_count_of_the_next_day_is_not_parted(tell: Any) -> None:
    assert same(tell, AGAIN | POLICE, FERRY | MEDICS | {"day": "2024-05-02"})


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("over a longer time", "غرقت عبارة النخيل عند مرسى الزعفران وقتل 31 شخصا منذ مطلع العام."),
        ("over a season", "غرقت عبارة النخيل عند مرسى الزعفران وقتل 31 شخصا خلال شهر رمضان."),
        ("several incidents", "غرقت عبارة النخيل عند مرسى الزعفران وقتل 31 شخصا في سلسلة حوادث."),
        ("another side", "غرقت عبارة النخيل عند مرسى الزعفران وقتل 31 من المتمردين."),
        ("households", "غرقت عبارة النخيل عند مرسى الزعفران ونكبت 31 عائلة."),
        ("another town", "غرقت عبارة النخيل عند مرسى الزعفران في بنغازي وقتل 31 شخصا."),
        ("another quarter", "غرقت عبارة النخيل عند مرسى الزعفران في حي السنابل وقتل 31 شخصا."),
        ("a line with a link", "رابط الخبر: غرقت عبارة النخيل عند مرسى الزعفران وقتل 31 شخصا."),
    ],
)
def test_what_the_words_of_a_sentence_part(tell: Any, what: str, text: str) -> None:
    here = {"text": "قتل 27 شخصا في غرق عبارة النخيل قرب مرسى الزعفران بحي المنارة في درنة.", "expr": "27"}
    other = {"text": text, "expr": "31"}
    if what == "households":
        other |= {"counted": "عائلة", "counted_start": text.index("عائلة"), "counted_end": text.index("عائلة") + 5}
    assert same(tell, here | POLICE, AGAIN | MEDICS)
    assert not same(tell, here | POLICE, other | MEDICS), what


def test_reports_of_a_service_are_one_matter_only_by_a_place_that_both_name(tell: Any) -> None:
    report = "باشرت فرق الإسعاف حادث تصادم مروع {place} نتج عنه إصابة {n} أشخاص ونقلهم إلى المستشفى."
    ours = {"expr": "4", "measure": "injured"}
    others = {"expr": "9", "measure": "injured"}
    road, bridge, nowhere = "على طريق السنديان", "على جسر الياسمين", "مساء"

    def told(one: str, other: str) -> bool:
        first, second = report.format(place=one, n=4), report.format(place=other, n=9).replace("مروع", "عنيف")
        return same(tell, ours | POLICE | {"text": first}, others | MEDICS | {"text": second})

    assert told(road, road)
    assert not told(road, bridge)
    different = "وقع {n} إصابات في حادث تصادم {place} وباشرته الفرق ليلا دون غيره من الحوادث القريبة."
    here = {"text": report.format(place=nowhere, n=4)} | ours
    for place, expected in ((nowhere, False), (road, False)):
        assert same(tell, here | POLICE, others | MEDICS | {"text": different.format(place=place, n=9)}) is expected


def test_the_office_of_a_speaker_is_no_place_of_what_is_told(tell: Any) -> None:
    text = "قال مدير إسعاف درنة إن 27 قتلوا قرب طريق الساحل في بنغازي."
    tables = tell({"text": text, "expr": "27"} | POLICE)
    claim = tables["claims"].assign(source_start=4, source_end=4 + len("مدير إسعاف درنة"))
    (one,) = statements(**tables | {"claims": claim})
    assert one.towns == {"بنغازي"} and one.local == {"ساحل"}
    assert one.places == {"بنغازي", "ساحل"}


def test_an_article_that_gives_the_number_of_the_other_agrees_with_it(tell: Any) -> None:
    both = "قتل 27 شخصا في غرق عبارة النخيل قرب مرسى الزعفران، ثم بلغ العدد 31."
    third = {"article": "n1", "text": both, "expr": "31"} | POLICE
    tables = [{"article": "n1", "text": both, "expr": "27"} | POLICE, AGAIN | MEDICS, third]
    assert not same(tell, *tables)


def test_within_one_article_two_speakers_have_to_stand_side_by_side(tell: Any) -> None:
    near = "قالت الشرطة إن 27 شخصا قتلوا في الغرق. وقال المسعفون إن 31 شخصا قتلوا فيه."
    far = "قالت الشرطة إن 27 شخصا قتلوا في الغرق. وأغلق الميناء حتى الصباح. وقال المسعفون إن 31 شخصا قتلوا فيه."

    def told(text: str, other: dict[str, str]) -> bool:
        first = {"article": "n", "text": text, "expr": "27"} | POLICE
        return same(tell, first, {"article": "n", "text": text, "expr": "31"} | other)

    assert told(near, MEDICS)
    assert not told(near, POLICE)
    assert not told(near, {})
    assert not told(far, MEDICS)


def test_a_count_goes_on_from_the_side_named_before_it(tell: Any) -> None:
    text = "سقط سبعة قتلى من المقاومة وإصابة 29 جريحا."
    tables = tell(
        {"article": "n", "text": text, "expr": "سبعة", "value": 7.0, "low": 7.0, "high": 7.0},
        {"article": "n", "text": text, "expr": "29", "measure": "injured"},
    )
    assert [one.camp for one in statements(**tables)] == [frozenset({"forces"})] * 2


VOTES = {
    "text": "فاز المرشح البستاني بعدما نال 1750 صوتا في 2015 بنسبة 31 نقطة مئوية.",
    "expr": "31",
    "measure": "other",
}
OTHER_VOTES = VOTES | {"text": VOTES["text"].replace("31", "37"), "expr": "37"}


@pytest.mark.parametrize(
    ("what", "fields", "change"),
    [
        ("an age", {"kind": "age"}, ("", "")),
        ("another day", {"day": "2024-05-02"}, ("", "")),
        ("no number shared", {}, ("1750 صوتا في 2015", "1690 صوتا في 2014")),
        ("what a market says", {}, ("البستاني", "البستاني في البورصة")),
        ("another sentence", {}, ("فاز المرشح البستاني بعدما نال", "جمعت حملة التبرع لترميم المكتبة القديمة")),
    ],
)
def test_amounts_without_a_measure_have_to_stand_in_one_report(
    tell: Any, what: str, fields: dict[str, Any], change: tuple[str, str]
) -> None:
    plain = ("نقطة مئوية", "من المئة")  # points are what a market says
    first = VOTES | {"text": VOTES["text"].replace(*plain)}
    second = OTHER_VOTES | {"text": OTHER_VOTES["text"].replace(*plain)}
    assert same(tell, first | POLICE, second | MEDICS)
    changed = second | {"text": second["text"].replace(*change)} if change[0] else second
    assert not same(tell, first | POLICE, changed | MEDICS | fields), what


def test_a_number_with_fewer_digits_is_no_other_number(tell: Any) -> None:
    def cost(value: float, expr: str) -> dict[str, Any]:
        text = f"قتل {expr} شخصا في غرق عبارة النخيل قرب مرسى الزعفران."
        return {"text": text, "expr": expr, "value": value, "low": value, "high": value}

    assert not same(tell, cost(3100.0, "3100") | POLICE, cost(3127.0, "3127") | MEDICS)
    assert same(tell, cost(3400.0, "3400") | POLICE, cost(3127.0, "3127") | MEDICS)


def test_conflicts_marks_only_one_matter_where_events_are_guessed(tell: Any) -> None:
    rows = [AGAIN | POLICE, FERRY | MEDICS | {"day": "2024-05-02"}, PLANT | {"value": 60.0, "low": 60.0, "high": 60.0}]
    tables = tell(*rows)
    proposed = events(tables["articles"], tables["figures"]).assign(event="حادث")
    found = conflicts(**tables, events=proposed)
    marked = found[found["conflict"]]
    assert marked[["article_id_a", "article_id_b"]].values.tolist() == [["n1", "n2"]]
    assert found["likeness"].notna().any() and marked["likeness"].min() > 0.25
    known = conflicts(**tables, events=proposed[["article_id", "event"]])
    assert known["conflict"].sum() >= 1 and known["likeness"].isna().all()


def test_amounts_of_unlike_sentences_are_not_set_side_by_side(tell: Any) -> None:
    far = {"text": "بيعت 40 لوحة لرسام مغمور في مزاد.", "expr": "40", "measure": "other"}
    passages, one, other = pair(tell, VOTES, far)
    assert list(passages.alike([one, other])) == []
    assert passages.likeness(one, other) < LISTED
    passages, one, other = pair(tell, VOTES, OTHER_VOTES)
    assert list(passages.alike([one, other])) == [(one, other)]
