"""The pairs that the forest is grown on: numbers alone, told apart by story, and the forest asks for what they hold."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from newsanalysis.analyse.precedents import forest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
KNOWN = {"incident", "story", "difference", "kind", "rules", "open", "apart"}


@pytest.fixture(scope="module")
def script() -> Any:
    return import_module("precedents")


@pytest.fixture(scope="module")
def pairs() -> pd.DataFrame:
    return pd.read_parquet(BENCHMARKS / "precedents.parquet")


def test_the_pairs_hold_the_traits_that_the_forest_asks_for(pairs: pd.DataFrame) -> None:
    assert [name for name in pairs if name not in KNOWN] == forest().traits
    assert set(pairs["kind"]) == set(forest().kinds)


def test_the_pairs_hold_no_text(pairs: pd.DataFrame) -> None:
    named = pairs[["incident", "story", "difference", "kind", "rules"]].stack()
    assert named.str.fullmatch(r"[a-z0-9_.:]+").all()
    assert (pairs[forest().traits].dtypes == "float32").all() and pairs["difference"].nunique() > 2000


def test_an_incident_noted_twice_is_one_story(script: Any) -> None:
    def incident(*articles: str) -> dict[str, Any]:
        return {"reports": [{"article_id": article} for article in articles]}

    fire, flood = incident("a", "b", "c", "d"), incident("x", "y")
    again, both = incident("c", "d", "e"), incident("x", "y", "c", "d")
    assert script.stories([fire, flood, again]) == [0, 1, 0]
    assert script.stories([fire, flood, again, both]) == [0, 0, 0, 0]  # it draws two stories together
    assert script.stories([fire, incident("d", "z")]) == [0, 1]  # one article is shared by chance


def test_no_story_is_left_out_in_part(pairs: pd.DataFrame) -> None:
    assert pairs.groupby("incident")["story"].nunique().max() == 1
    assert 50 < pairs["story"].nunique() < pairs["incident"].nunique()
