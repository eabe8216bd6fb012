"""The agreement of the two readings: alpha has the values of the literature, and the published table is that of the gold."""

from __future__ import annotations

import importlib.util
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]

# Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), https://repository.upenn.edu/asc_papers/43:
# the reliability data of its sections A (binary, two observers), B (nominal, two observers) and C (nominal, four observers,
# a dot where one is missing), one line an observer, with the alphas that it arrives at.
LITERATURE = [
    (["0100000010", "1110010000"], 0.095),
    (["aabbdcccedda", "babbbccceddd"], 0.692),
    (["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.743),
]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("agreement", ROOT / "scripts" / "agreement.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_both(readings: dict[str, dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    second = readings["second"]
    return [deepcopy(readings["first"][article_id]) for article_id in second], deepcopy(list(second.values()))


@pytest.mark.parametrize(("observers", "expected"), LITERATURE)
def test_alpha_is_that_of_the_literature(script: ModuleType, observers: list[str], expected: float) -> None:
    units = [[value for value in unit if value != "."] for unit in zip(*observers, strict=True)]
    assert script.alpha(units) == pytest.approx(expected, abs=0.0005)


def test_alpha_of_perfect_of_inverse_and_of_no_variation(script: ModuleType) -> None:
    assert script.alpha(["aa", "bb"]) == 1
    # Two units, all values different within them: o_ab = o_ba = 2, n_a = n_b = 2, n = 4, so 1 - 3 * 4 / 8.
    assert script.alpha(["ab", "ba"]) == -0.5
    assert script.alpha(["aa", "aa"]) is None
    assert script.alpha([["a"], []]) is None
    assert script.alpha([(None, None), ("x", "x")]) == 1  # no value is a value


def test_items_pair_with_what_overlaps_them_most(script: ModuleType) -> None:
    def reading(*places: tuple[int, int]) -> list[dict[str, Any]]:
        return [{"article_id": "a", "claims": [{"cue": {"start": start, "end": end}} for start, end in places]}]

    pairs = script.pairs(
        reading((0, 5), (10, 14), (20, 22)), reading((12, 13), (4, 11), (21, 25), (30, 31)), "claims", "cue"
    )
    assert [(a["cue"]["start"], b["cue"]["start"]) for a, b in pairs] == [(0, 4), (10, 12), (20, 21)]


def test_a_reading_agrees_with_itself(
    script: ModuleType, readings: dict[str, dict[str, Any]], texts: dict[str, str]
) -> None:
    first, _ = in_both(readings)
    articles = pd.DataFrame({"article_id": texts.keys(), "text": texts.values()})
    rows = list(script.agreement(articles, first, first))
    assert {value for _, _, value, _ in rows} == {1.0}
    assert {measure for _, measure, _, _ in rows} == {"F1", "accuracy", "alpha", "mean"}


def test_a_difference_lowers_the_measure_of_its_field(
    script: ModuleType, readings: dict[str, dict[str, Any]], texts: dict[str, str]
) -> None:
    first, _ = in_both(readings)
    second = deepcopy(first)
    second[0]["claims"][0]["stance"] = "threaten"
    articles = pd.DataFrame({"article_id": texts.keys(), "text": texts.values()})
    lower = {(name, measure) for name, measure, value, _ in script.agreement(articles, first, second) if value < 1}
    assert lower == {("claim stance", "accuracy"), ("claim stance", "alpha")}


def test_the_published_table_is_that_of_the_gold(
    script: ModuleType, readings: dict[str, dict[str, Any]], texts: dict[str, str], tables: dict[str, pd.DataFrame]
) -> None:
    first, second = in_both(readings)
    articles = pd.DataFrame({"article_id": texts.keys(), "text": texts.values()})
    published = tables["gold/agreement.csv"]
    assert published.columns.tolist() == list(script.HEADER)
    computed = [
        [name, measure, f"{value:.3f}", str(n)] for name, measure, value, n in script.agreement(articles, first, second)
    ]
    assert published.to_numpy().tolist() == computed
