"""Where figures part and why, on hand-made cases and on the pairs that a reader noted in the bundled corpus."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import pytest

import newsanalysis.analyse as analyse
from newsanalysis.analyse import disagreements
from newsanalysis.analyse.conflicts import COLUMNS, KINDS
from newsanalysis.analyse.surroundings import bare, lists
from newsanalysis.noted import NOTHING
from newsanalysis.tables import conform
from newsanalysis.text import document

conflicts = partial(analyse.conflicts, precedents=False)  # what the rules say

OPEN = float("inf")
MINISTRY, MEDICS = {"speaker": "وزارة الصحة"}, {"speaker": "المسعفون"}
TOTAL = {"text": "قتل 27 شخصا في السيول.", "expr": "27"}
OTHER = {"text": "قتل 40 شخصا في السيول.", "expr": "40"}
FELL = TOTAL | {"day": "2024-05-02"}  # beside OTHER, which is of the day before


def kind_of(tables: dict[str, pd.DataFrame]) -> str | None:
    """The kind of the one pair that there is."""
    found = conflicts(**tables)
    assert len(found) <= 1
    return found["kind"].iloc[0] if len(found) else None


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (TOTAL | MINISTRY, OTHER | MEDICS, "update"),  # the first day: counts still rise
        (OTHER | MINISTRY, TOTAL | MEDICS | {"day": "2024-05-02"}, "different_source"),  # lower on the next day
        (TOTAL | MINISTRY, OTHER | MINISTRY | {"day": "2024-05-02"}, "update"),
        (TOTAL | MINISTRY, OTHER | MEDICS | {"day": "2024-05-09"}, "update"),
        (
            OTHER | MINISTRY,
            TOTAL | MEDICS | {"day": "2024-05-09"},
            "different_source",
        ),  # a later and lower count of another
        (TOTAL | MINISTRY, TOTAL | MINISTRY, "same_wire"),
        (TOTAL | MINISTRY | {"via": "وكالة"}, TOTAL | MEDICS | {"via": "وكالة"}, "same_wire"),
        (TOTAL | MINISTRY | {"place": "درنة"}, OTHER | MEDICS | {"place": "بنغازي"}, "other_place"),
        (TOTAL | MINISTRY | {"group": "children"}, OTHER | MEDICS, "part_whole"),  # the children among them
        (TOTAL | MINISTRY | {"group": "militants"}, OTHER | MEDICS, "other_group"),
        (TOTAL | MINISTRY | {"group": "children"}, OTHER | MEDICS | {"group": "women"}, "other_group"),
        (TOTAL | MINISTRY | {"group": "soldiers"}, OTHER | MEDICS, "update"),  # who they are, only one says
        (
            {"text": "قتل 27 مصريا في السيول.", "expr": "27", "counted": "مصريا", "counted_start": 7, "counted_end": 12}
            | MINISTRY,
            OTHER | MEDICS,
            "other_group",
        ),
        ({"text": "دفن 27 من القتلى.", "expr": "27"} | MINISTRY, OTHER | MEDICS, "part_whole"),
        ({"text": "قتل 27 يوم الأربعاء وحده.", "expr": "27"} | MINISTRY, OTHER | MEDICS, "other_day"),
        (TOTAL | MINISTRY, {"text": "وبلغ عدد القتلى 27.", "expr": "27"} | MEDICS, None),  # two who agree
        (TOTAL | MINISTRY | {"event": "حريق"}, OTHER | MEDICS, None),
        (TOTAL | MINISTRY | {"measure": "injured"}, OTHER | MEDICS, None),
    ],
)
def test_the_kind_of_a_pair(tell: Any, a: dict[str, Any], b: dict[str, Any], kind: str | None) -> None:
    assert kind_of(tell(dict(a), dict(b))) == kind


def test_a_part_named_as_such_is_no_conflict(tell: Any) -> None:
    text = "قتل 27 شخصا بينهم 4 من الشرطة."
    tables = tell(
        {"article": "n", "text": text, "expr": "27"} | MINISTRY,
        {"article": "n", "text": text, "expr": "4", "part_of": "f1"} | MINISTRY,
    )
    found = conflicts(**tables)
    assert found["kind"].tolist() == ["part_whole"] and not found["conflict"].any()


def test_a_denied_number_is_a_correction(tell: Any) -> None:
    text = "أعلنت الوزارة 27 قتيلا ونفت سقوط 900."
    tables = tell(
        {"article": "n", "text": text, "expr": "27"} | MINISTRY,
        {"article": "n", "text": text, "expr": "900", "stance": "deny"} | MINISTRY,
    )
    found = conflicts(**tables)
    assert found["kind"].tolist() == ["correction"] and found["conflict"].all()


def test_intervals_that_meet_are_no_conflict(tell: Any) -> None:
    found = conflicts(**tell(TOTAL | MINISTRY | {"qualifier": "at_least", "high": OPEN}, OTHER | MEDICS))
    assert found[["gap", "conflict"]].values.tolist() == [[0.0, False]]


def test_a_pair_carries_its_evidence(tell: Any) -> None:
    tables = tell(OTHER | MINISTRY, FELL | MEDICS)
    row = conflicts(**tables).iloc[0]
    assert row["gap"] == 13 and row["conflict"]
    assert row[["figure_id_a", "article_id_b", "speaker_b"]].tolist() == ["f1", "n2", "المسعفون"]
    text = tables["articles"].set_index("article_id").loc["n2", "text"]
    assert text[row["sentence_start_b"] : row["sentence_end_b"]] == text


def test_kinds_events_and_measures_can_be_chosen(tell: Any) -> None:
    tables = tell(OTHER | MINISTRY, FELL | MEDICS, OTHER | MINISTRY | {"day": "2024-05-02"})
    assert set(conflicts(**tables, kinds=["different_source"])["kind"]) == {"different_source"}
    assert conflicts(**tables, measure="injured").empty and conflicts(**tables, event="حريق").empty


def test_without_events_articles_are_grouped_by_what_they_share(tell: Any) -> None:
    apart = {"text": "أصيب 51 عاملا بحريق مصنع النسيج في طنطا.", "expr": "51", "measure": "killed"}
    tables = tell(TOTAL | MINISTRY, OTHER | MEDICS, apart | MEDICS)
    tables["articles"] = tables["articles"].drop(columns="event")
    found = conflicts(**tables)
    assert found[["article_id_a", "article_id_b"]].values.tolist() == [["n1", "n2"]]


def test_a_table_of_events_takes_the_place_of_the_column(tell: Any) -> None:
    tables = tell(TOTAL | MINISTRY, OTHER | MEDICS)
    apart = pd.DataFrame({"article_id": ["n1", "n2"], "event": ["a", "b"]})
    assert conflicts(**tables, events=apart).empty
    assert len(conflicts(**tables, events=apart.assign(event="a"))) == 1


def test_empty_tables_give_an_empty_table_with_all_columns() -> None:
    empty = {name: conform(pd.DataFrame(), name) for name in ("figures", "claims", "articles")}
    assert conflicts(**empty).columns.tolist() == list(COLUMNS)
    assert disagreements(conflicts(**empty)).empty


def test_pairs_of_the_same_amounts_are_drawn_together(tell: Any) -> None:
    table = disagreements(conflicts(**tell(OTHER | MINISTRY, FELL | MEDICS, FELL | {"speaker": "الشرطة"})))
    open_ones = table[table["kind"] == "different_source"]
    assert open_ones["pairs"].tolist() == [2]
    assert open_ones["articles_b"].tolist() == [["n2", "n3"]]


def test_the_noted_pairs_are_found_with_their_kind(benchmark: Any) -> None:
    noted, found = benchmark.score(benchmark.gold_tables())
    there = noted["found"] != NOTHING
    assert there.mean() >= 0.97
    assert (noted["found"] == noted["kind"])[there].mean() >= 0.88
    explained = noted[(noted["kind"] != "open") & (noted["kind"] != "correction")]
    assert not explained["conflict"].any()
    assert set(found["kind"]) <= set(KINDS)


@pytest.mark.parametrize("table", lists())
def test_every_list_has_an_example_that_holds_one_of_its_words(table: str) -> None:
    for entry in lists()[table]:
        forms = document(entry["example"]).forms
        plain = {bare(form) for form in forms} | {form.removesuffix("ا") for form in forms} | set(forms)
        joined = {"_".join(forms[i : i + 2]) for i in range(len(forms))}
        assert entry["words"] & (plain | joined), entry["example"]


def test_an_incident_that_most_articles_name_is_the_event_itself(tell: Any) -> None:
    blast = {"text": "قتل 27 شخصا في انفجار السوق.", "expr": "27"} | MINISTRY
    other = {"text": "قتل 40 شخصا في المدينة.", "expr": "40"} | MEDICS
    assert kind_of(tell(dict(blast), dict(other))) == "update"
    far = [{"text": f"أصيب {n} شخصا هناك.", "expr": str(n), "measure": "injured"} for n in (51, 52)]
    found = conflicts(**tell(dict(blast), dict(other), *far), measure="killed")
    assert found["kind"].tolist() == ["other_group"]  # one article of four: an incident within the event


def test_articles_that_both_give_both_numbers_do_not_part(tell: Any) -> None:
    text = "قتل 27 شخصا في المدينة و31 في ريفها."
    rows = [{"article": n, "text": text, "expr": expr} | MEDICS for n in ("a", "b") for expr in ("27", "31")]
    found = conflicts(**tell(*rows))
    across = found[found["article_id_a"] != found["article_id_b"]]
    assert len(across) and not across["conflict"].any()


def test_what_explains_two_numbers_in_one_article_explains_them_between_two(tell: Any) -> None:
    linked, bare_ = "قتل 60 شخصا بينهم 27 في حي الميناء.", "قتل 60 شخصا في المدينة. وأحصي 27 في حي الميناء."
    rows = [
        {"article": "a", "text": linked, "expr": "60"} | MINISTRY,
        {"article": "a", "text": linked, "expr": "27", "part_of": "f1"} | MINISTRY,
        {"article": "b", "text": bare_, "expr": "60"} | MEDICS,
        {"article": "b", "text": bare_, "expr": "27"} | MEDICS,
    ]
    found = conflicts(**tell(*rows))
    across = found[(found["article_id_a"] != found["article_id_b"]) & (found["low_a"] != found["low_b"])]
    assert set(across["kind"]) == {"part_whole"}


def test_no_other_source_but_an_enemy_counts_ten_times_as_many(tell: Any) -> None:
    few, many = {"text": "قتل 12 شخصا في السيول.", "expr": "12"}, {"text": "قتل 340 شخصا في السيول.", "expr": "340"}
    late = {"day": "2024-05-02"}
    assert kind_of(tell(many | MINISTRY, few | MEDICS | late)) == "other_group"
    assert kind_of(tell(many | MINISTRY, few | {"text": "قتل 112 شخصا في السيول.", "expr": "112"} | MEDICS | late)) == (
        "different_source"
    )


def test_a_few_policemen_are_some_of_hundreds(tell: Any) -> None:
    police = {"text": "قتل أربعة من الشرطة، 4 رجال.", "expr": "4", "group": "police"} | MEDICS
    assert kind_of(tell(dict(police), {"text": "قتل 200 شخص في المدينة.", "expr": "200"} | MINISTRY)) == "other_group"


def test_two_districts_of_a_town_are_two_places_and_the_town_around_them_is_not_a_third(tell: Any) -> None:
    def found(one: str, other: str) -> str | None:
        told = [{"text": text, "expr": number} for text, number in ((one, "27"), (other, "32"))]
        return kind_of(tell(told[0] | MINISTRY, told[1] | MEDICS))

    harbour = "قتل 27 شخصا في انفجار هز حي الميناء في مدينة طبرق."
    assert found(harbour, "قتل 32 شخصا في انفجار هز حي السلام في مدينة طبرق.") == "other_place"
    assert found(harbour, "قتل 32 شخصا في انفجار هز مدينة طبرق.") == "update"
    assert found(harbour, "قتل 32 شخصا في انفجار هز حي المينا.") == "update"  # one name in two spellings
    assert found(harbour, "قتل 32 شخصا في انفجار هز منطقة صناعية.") == "update"  # no name
    assert found(harbour, "قتل 32 شخصا في انفجار.") == "update"


def test_an_incident_is_part_of_the_day_s_attacks(tell: Any) -> None:
    day = {"text": "قتل 60 شخصا في سلسلة هجمات أمس.", "expr": "60"} | MEDICS
    assert kind_of(tell({"text": "قتل 27 شخصا في حي الميناء أمس.", "expr": "27"} | MINISTRY, day)) == "part_whole"


def test_a_total_elsewhere_near_a_part_is_a_count_of_the_part(tell: Any) -> None:
    def found(total: str) -> str | None:
        text = "قتل 60 شخصا بينهم 27 في حي الميناء."
        tables = tell(
            {"article": "n", "text": text, "expr": "60"} | MINISTRY,
            {"article": "n", "text": text, "expr": "27", "part_of": "f1"} | MINISTRY,
            {"text": f"وبلغ عدد القتلى {total}.", "expr": total} | MEDICS,
        )
        pairs = conflicts(**tables)
        return dict(zip(pairs["figure_id_a"] + pairs["figure_id_b"], pairs["kind"], strict=True)).get("f2f3")

    assert found("32") == "update" and found("55") == "part_whole"


def test_what_an_armed_group_counts_is_no_later_count_of_the_ministry_s(tell: Any) -> None:
    later = {"text": "وسقط 32 قتيلا.", "expr": "32", "day": "2024-05-03"}
    assert kind_of(tell(TOTAL | MINISTRY, later | MEDICS)) == "update"
    assert kind_of(tell(TOTAL | MINISTRY, later | {"speaker": "حركة السهل المسلحة"})) == "different_source"


def test_small_tolls_of_the_first_day_are_two_sources_and_no_growing_count(tell: Any) -> None:
    told = [{"text": f"قتل {n} أشخاص.", "expr": n} for n in ("4", "6")]
    assert kind_of(tell(told[0] | MINISTRY, told[1] | MEDICS)) == "different_source"


def test_a_loose_word_that_cannot_be_the_number_comes_before_it_or_differs(tell: Any) -> None:
    loose = {
        "text": "وسقط عشرات القتلى.",
        "expr": "عشرات",
        "value": None,
        "low": 20.0,
        "high": 99.0,
        "qualifier": "vague",
    }
    counted = {"text": "قتل 120 شخصا.", "expr": "120"} | MEDICS
    assert kind_of(tell(dict(loose), dict(counted))) == "update"
    assert kind_of(tell(loose | {"day": "2024-05-03"}, dict(counted))) == "different_source"
    assert kind_of(tell(dict(loose), dict(TOTAL | MEDICS))) is None


def test_the_number_of_today_is_not_of_the_year_that_it_is_set_above(tell: Any) -> None:
    told = {"text": "وأدى الهجوم إلى مقتل 32 شخصا، وهو الأعنف منذ العام الماضي.", "expr": "32"} | MEDICS
    assert kind_of(tell(TOTAL | MINISTRY, told)) == "update"
    told = {"text": "وأدى هجوم العام الماضي إلى مقتل 32 شخصا.", "expr": "32"} | MEDICS
    assert kind_of(tell(TOTAL | MINISTRY, told)) == "other_day"


def test_who_answers_with_a_lower_number_does_not_tell_what_came_before(tell: Any) -> None:
    def found(answer: str) -> str | None:
        text = f"قالت النيابة إن عدد القتلى ارتفع إلى 38. {answer} قال الطبيب إن المستشفى استقبل 35 جثة."
        told = [
            {"article": "n", "text": text, "expr": n, "speaker": who}
            for n, who in (("38", "النيابة"), ("35", "الطبيب"))
        ]
        return kind_of(tell(*told))

    assert found("من جهته") == "different_source" and found("وفي ساعة مبكرة") == "update"


def test_a_sentence_that_sets_two_numbers_side_by_side_is_believed_of_other_articles_too(tell: Any) -> None:
    text = "قالت الوزارة إن 27 شخصا قتلوا، في حين تحدث المسعفون عن 32 قتيلا."
    beside = [
        {"article": "n", "text": text, "expr": "27"} | MINISTRY,
        {"article": "n", "text": text, "expr": "32"} | MEDICS,
    ]
    apart = [TOTAL | {"speaker": "مصدر"}, {"text": "وسقط 32 قتيلا.", "expr": "32", "speaker": "شاهد"}]
    assert kind_of(tell(*map(dict, apart))) == "update"
    found = conflicts(**tell(*beside, *map(dict, apart)))
    across = found[found["article_id_a"] != found["article_id_b"]]
    assert set(across["kind"]) == {"different_source"}


def test_the_dead_of_one_day_are_not_those_since_the_flood(tell: Any) -> None:
    day = "قتل 27 شخصا خلال الأربع والعشرين ساعة الماضية."
    one = {"text": day, "expr": "27"} | MINISTRY
    assert kind_of(tell(dict(one), OTHER | MEDICS | {"day": "2024-05-09"})) == "other_day"
    other = {"text": day.replace("27", "13"), "expr": "13", "day": "2024-05-03"} | MEDICS
    assert kind_of(tell(dict(one), other)) == "other_day"
    assert kind_of(tell({"text": "قتل 27 شخصا خلال ساعات.", "expr": "27"} | MINISTRY, OTHER | MEDICS)) == "update"


def test_the_new_dead_are_part_of_the_total_that_they_raise(tell: Any) -> None:
    text = "أعلنت الوزارة وفاة 12 شخصا بالسيول، لترتفع الحصيلة إلى 26 شخصا."
    assert kind_of(tell(*({"article": "n", "text": text, "expr": n} | MINISTRY for n in ("12", "26")))) == "part_whole"


@pytest.mark.parametrize("text", ["أسفر القصف عن مقتل وإصابة 60 قرويا.", "أوقع القصف 60 قتيلا وجريحا."])
def test_the_dead_and_the_injured_in_one_number_are_not_the_dead(tell: Any, text: str) -> None:
    assert kind_of(tell(TOTAL | MINISTRY, {"text": text, "expr": "60"} | MEDICS)) == "other_group"


def test_one_voice_with_two_numbers_far_apart_speaks_of_two_things(tell: Any) -> None:
    def found(first: str, second: str) -> str | None:
        text = f"وقتل {first} شخصا في الهجوم. وتحدثت المصادر عن مقتل {second} شخصا."
        told = [{"article": "n1", "text": text, "expr": expr} for expr in (first, second)]
        return kind_of(tell(*told))

    assert found("21", "24") == "open"
    assert found("21", "48") == "other_place"
    one = "وقتل 21 شخصا و48 شخصا."
    assert kind_of(tell(*({"article": "n1", "text": one, "expr": expr} for expr in ("21", "48")))) == "other_group"


def test_of_two_numbers_of_one_day_the_one_printed_a_day_later_is_the_later_one(tell: Any) -> None:
    first = {"text": "وقتل 16 شخصا يوم 1 مايو 2024.", "expr": "16", "day": "2024-05-02"} | MINISTRY
    second = {"text": "وقتل 19 شخصا يوم 1 مايو 2024.", "expr": "19", "day": "2024-05-03"} | MEDICS
    onset = {"text": "وأصيب 3 أشخاص.", "expr": "3", "day": "2024-04-30", "measure": "injured"}
    found = conflicts(**tell(onset, first, second))
    assert found[["kind", "reason"]].to_numpy().tolist() == [["update", "a higher count, printed a day later"]]


def test_some_people_are_among_all_where_both_articles_give_both_numbers(tell: Any) -> None:
    text = "وقتل 40 شخصا. وقتل 9 شرطيين."
    told = [
        {"article": name, "text": text, "expr": expr} | more
        for name in ("n1", "n2")
        for expr, more in (("40", MINISTRY), ("9", MEDICS | {"group": "police"}))
    ]
    pairs = conflicts(**tell(*told))
    across = pairs[pairs["article_id_a"].ne(pairs["article_id_b"])]
    assert across.loc[across["low_a"].ne(across["low_b"]), "kind"].tolist() == ["part_whole"] * 2


def test_a_sum_of_several_attacks_is_well_above_one_of_them(tell: Any) -> None:
    one = {"text": "وقتل 12 شخصا في الغارة.", "expr": "12"} | MINISTRY
    for total, kind in (("30", "part_whole"), ("15", "different_source")):
        both = {"text": f"وقتل {total} شخصا في الهجمات.", "expr": total} | {"speaker": "حركة السهل المسلحة"}
        assert kind_of(tell(dict(one), both)) == kind
