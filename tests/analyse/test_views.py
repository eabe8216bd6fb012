"""One low, best and high for an event by the rule of a codebook."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newsanalysis.analyse import tolls
from newsanalysis.analyse.views import ACLED_WORDS, RULES, VIEWS, _acled_number

OPEN = float("inf")


@pytest.fixture
def tables(tell: Any) -> dict[str, pd.DataFrame]:
    def told(number: str, day: str, speaker: str | None, **more: Any) -> dict[str, Any]:
        return {"text": f"قتل {number} شخصا.", "expr": number, "day": day, "speaker": speaker} | more

    return tell(
        told("29", "2024-05-01", "وزارة", qualifier="at_least", high=OPEN),
        told("120", "2024-05-03", "وزارة"),
        told("120", "2024-05-03", "شرطة"),
        told("150", "2024-05-03", "مسعفون", qualifier="about", low=135, high=165),
        told("300", "2024-05-02", "عمدة", qualifier="up_to", low=0),
        told("عشرات", "2024-05-02", "شاهد", value=None, qualifier="vague", low=20, high=99, form="vague"),
        told("90", "2024-05-03", "وزارة", group="children"),
    )


def ends(found: pd.DataFrame) -> list[float]:
    return found[["low", "best", "high"]].iloc[0].tolist()


def test_the_text_is_not_resolved(tables: dict[str, pd.DataFrame]) -> None:
    found = tolls(**tables, view="text")
    assert found["low"].iloc[0] == 0 and found["high"].iloc[0] == OPEN and found["best"].isna().all()


def test_ucdp_takes_the_speakers_latest_counts(tables: dict[str, pd.DataFrame]) -> None:
    assert ends(tolls(**tables, view="ucdp")) == [20, 120, 300]


def test_acled_takes_the_lowest_and_a_round_number_for_a_word(tables: dict[str, pd.DataFrame]) -> None:
    assert ends(tolls(**tables, view="acled")) == [10, 10, 10]


@pytest.mark.parametrize(
    ("low", "high", "number"), [(20, 99, 10), (200, 999, 100), (2_000, 9_999, 1_000), (15, 18, 15)]
)
def test_acled_words(low: float, high: float, number: float) -> None:
    assert _acled_number(float("nan"), low, high) == number
    assert sorted(ACLED_WORDS, reverse=True) == list(ACLED_WORDS)


def test_a_view_of_ones_own_is_named_and_explained(tables: dict[str, pd.DataFrame]) -> None:
    def median(counts: pd.DataFrame) -> dict[str, float]:
        """The middle of all values."""
        return {"low": counts["low"].min(), "best": counts["value"].median(), "high": counts["high"].max()}

    row = tolls(**tables, view=median).iloc[0]
    assert row[["view", "rule", "best"]].tolist() == ["median", "The middle of all values.", 120]


def test_a_group_and_a_day_can_be_chosen(tables: dict[str, pd.DataFrame]) -> None:
    assert ends(tolls(**tables, view="ucdp", group="children")) == [90, 90, 90]
    assert ends(tolls(**tables, view="ucdp", until="2024-05-01")) == [29, 29, 29]


def test_a_view_that_there_is_not_is_refused(tables: dict[str, pd.DataFrame]) -> None:
    with pytest.raises(ValueError, match="choose one of text, acled, ucdp"):
        tolls(**tables, view="midpoint")
    assert set(VIEWS) == set(RULES)


def test_an_event_without_counts_has_no_row(tables: dict[str, pd.DataFrame]) -> None:
    assert tolls(**tables, measure="missing").empty


def test_the_bundled_corpus(joined: Any, known: pd.DataFrame) -> None:
    found = tolls(joined.figures, joined.claims, joined.articles, "ucdp", actors=known).set_index("event")
    assert (
        found.loc["morocco", ["low", "best", "high"]].tolist() == [2960] * 3
    )  # which took the place of 2946, says the text
    assert (found["low"] <= found["best"]).all() and (found["best"] <= found["high"]).all()


def counted(number: int, day: str, speaker: str, text: str = "قتل {} شخصا.", **more: Any) -> dict[str, Any]:
    return {"text": text.format(number), "expr": str(number), "day": day, "speaker": speaker} | more


def test_an_early_count_that_was_overtaken_is_no_low_estimate(tell: Any) -> None:
    early = counted(60, "2024-05-01", "مستشفى")
    tables = tell(early, counted(210, "2024-05-02", "وزارة"), counted(240, "2024-05-03", "وزارة"))
    assert ends(tolls(**tables, view="ucdp")) == [240, 240, 240]
    tables = tell(
        counted(260, "2024-05-02", "مستشفى"), counted(210, "2024-05-01", "وزارة"), counted(240, "2024-05-03", "وزارة")
    )
    assert ends(tolls(**tables, view="ucdp")) == [240, 240, 260]  # a higher one stays, as it was not overtaken


def test_a_count_of_the_other_side_overtakes_none(tell: Any) -> None:
    known = pd.DataFrame({"actor_id": ["وزارة", "ثوار"], "side": ["state", "rebels"]})
    tables = tell(counted(60, "2024-05-01", "وزارة"), counted(210, "2024-05-03", "ثوار"))
    assert ends(tolls(**tables, view="ucdp", actors=known)) == [60, 210, 210]
    assert ends(tolls(**tables, view="ucdp")) == [210, 210, 210]  # whose sides are not known


def test_a_count_of_a_province_is_none_of_the_event(tell: Any) -> None:
    text = "قتل {} شخصا في تارودانت."
    told = [counted(632, "2024-05-01", "وزارة"), counted(190, "2024-05-01", "دفاع", text, place="تارودانت")]
    assert ends(tolls(**tell(*map(dict, told)), view="ucdp")) == [632, 632, 632]
    told.append(counted(190, "2024-05-01", "شرطة"))  # somebody gives it without a place: it is where all of it was
    assert ends(tolls(**tell(*map(dict, told)), view="ucdp"))[0] == 190
    alone = counted(190, "2024-05-01", "دفاع", text, place="تارودانت")
    assert ends(tolls(**tell(alone), view="ucdp")) == [190, 190, 190]


def test_of_two_counts_with_as_many_speakers_the_one_of_more_articles_is_best(tell: Any) -> None:
    told = [counted(95, "2024-05-03", "وزارة"), counted(95, "2024-05-03", "وزارة"), counted(80, "2024-05-03", "مستشفى")]
    assert ends(tolls(**tell(*told), view="ucdp")) == [80, 95, 95]
