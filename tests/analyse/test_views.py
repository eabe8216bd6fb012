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
    assert found.loc["morocco", "best"] == 2946 and found.loc["morocco", "high"] == 2960
    assert (found["low"] <= found["best"]).all() and (found["best"] <= found["high"]).all()
