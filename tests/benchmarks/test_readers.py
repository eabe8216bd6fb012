"""The comparison with other readers: its vectors are well formed, its rules are fair, and ours does not fall behind."""

from __future__ import annotations

import json
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
READERS = runpy.run_path(str(BENCHMARKS / "readers.py"))
LINES = (BENCHMARKS / "readers" / "vectors.jsonl").read_text("utf-8").splitlines()
VECTORS: list[dict[str, Any]] = [json.loads(line) for line in LINES]
TEXTS = [vector["text"] for vector in VECTORS]
ROWS = {**READERS["ROWS"], **READERS["MORE_ROWS"]}
LEAST = 0.97
SIZES = {
    "spelled integers": 300, "money": 60, "percent": 40, "ranges": 40, "qualifiers": 60, "durations": 40,
    "decimals and separators": 40, "duals": 40,
}  # fmt: skip
FIELDS = {
    "ranges": {"low", "high"},
    "qualifiers": {"value", "qualifier"},
    "money": {"value", "unit"},
}


@pytest.fixture(scope="module")
def found() -> list[list[dict[str, Any]]]:
    adapters = runpy.run_path(str(BENCHMARKS / "readers" / "adapters.py"))
    answers: list[list[dict[str, Any]]] = adapters["read_ours"]()(TEXTS)
    return answers


def test_every_kind_has_vectors_enough_and_no_text_stands_twice() -> None:
    counts = Counter(vector["kind"] for vector in VECTORS)
    assert set(counts) == set(SIZES)
    assert all(counts[kind] >= size for kind, size in SIZES.items()), counts
    assert len(set(TEXTS)) == len(TEXTS)


def test_every_vector_says_what_is_expected() -> None:
    for vector in VECTORS:
        given = set(vector) - {"kind", "text", "generated"}
        assert (
            FIELDS.get(vector["kind"], {"value"}) <= given <= {"value", "unit"} | FIELDS.get(vector["kind"], set())
        ), vector
        assert vector["text"] == vector["text"].strip() != ""
        assert all(isinstance(vector[key], (int, float)) for key in given & {"value", "low", "high"}), vector
        assert "low" not in vector or vector["low"] < vector["high"], vector
        assert vector.get("qualifier", "about") in ("at_least", "more_than", "about", "up_to", "less_than"), vector


def test_the_generated_vectors_are_what_the_script_writes() -> None:
    spell = runpy.run_path(str(BENCHMARKS / "readers" / "spell.py"))
    assert [vector for vector in VECTORS if "generated" in vector] == spell["generated"]()


@pytest.mark.parametrize(
    ("number", "style", "given", "words"),
    [
        (200, {}, {"construct": True}, "مئتا"),
        (2000, {}, {"oblique": True, "construct": True}, "ألفي"),
        (11_000, {}, {"construct": True}, "أحد عشر ألف"),
        (11_500, {}, {"oblique": True}, "أحد عشر ألفا وخمسمئة"),
        (818, {"hundred": "مائة", "joined": False}, {"feminine": True}, "ثماني مائة وثماني عشرة"),
        (3_000_028, {"hamza": False}, {"feminine": True}, "ثلاثة ملايين وثمان وعشرون"),
        (2_000_012, {}, {"oblique": True, "feminine": True}, "مليونين واثنتي عشرة"),
    ],
)
def test_spelling(number: int, style: dict[str, Any], given: dict[str, bool], words: str) -> None:
    spell = runpy.run_path(str(BENCHMARKS / "readers" / "spell.py"))
    case = {"oblique": False, "feminine": False, "construct": False} | given
    assert spell["spelled"](number, spell["Style"](**style), **case) == words


@pytest.mark.parametrize(
    ("rule", "vector", "quantities", "right"),
    [
        ("has_value", {"value": 20}, [{"value": 3}, {"value": 20.0}], True),
        ("has_value", {"value": 20}, [{"value": 21}], False),
        ("has_value", {"value": 1.5, "unit": "hour"}, [{"seconds": 5400}], True),
        ("has_value", {"value": 20}, [], False),
        ("has_unit", {"value": 20, "unit": "EGP/GBP"}, [{"value": 20, "unit": "GBP"}], True),
        ("has_unit", {"value": 20, "unit": "USD"}, [{"value": 20}, {"value": 5, "unit": "USD"}], False),
        ("is_range", {"low": 2, "high": 3}, [{"low": 2, "high": 3}], True),
        ("is_range", {"low": 2, "high": 3}, [{"value": 2}, {"value": 3}], False),
        ("names_amounts", {"low": 2, "high": 3}, [{"value": 2}, {"value": 3}], True),
        ("names_amounts", {"low": 2, "high": 3}, [{"value": 2}], False),
        ("has_bound", {"value": 5, "qualifier": "at_least"}, [{"low": 5}], True),
        ("has_bound", {"value": 5, "qualifier": "more_than"}, [{"low": 5, "high": 9}], False),
        ("has_bound", {"value": 5, "qualifier": "up_to"}, [{"high": 5, "low": 0}], True),
        ("has_bound", {"value": 5, "qualifier": "less_than"}, [{"low": 5}], False),
        ("has_bound", {"value": 5, "qualifier": "about"}, [{"value": 5, "about": True}], True),
        ("has_bound", {"value": 5, "qualifier": "about"}, [{"value": 5}], False),
    ],
)
def test_rules(rule: str, vector: dict[str, Any], quantities: list[dict[str, Any]], right: bool) -> None:
    assert READERS[rule](vector, quantities) is right


def test_missing_peers_are_named_with_their_packages() -> None:
    peers = runpy.run_path(str(BENCHMARKS / "peers.py"))
    said = peers["missing"](["maha", "duckling"], peers["PEERS"])
    assert "mahad" in said and "pyduckling-native-phihos" in said and "--install" in said


@pytest.mark.parametrize("row", ROWS)
def test_ours_is_right_on_every_row(row: str, found: list[list[dict[str, Any]]]) -> None:
    judged = READERS["judged"](row, VECTORS)
    wrong = [VECTORS[k] | {"got": found[k]} for k in READERS["failures"](row, VECTORS, found)]
    assert len(wrong) <= (1 - LEAST) * len(judged), "\n".join(map(str, wrong))


def test_ours_names_the_qualifiers_themselves(found: list[list[dict[str, Any]]]) -> None:
    asked = [k for k, vector in enumerate(VECTORS) if vector["kind"] == "qualifiers"]
    wrong = [VECTORS[k] for k in asked if VECTORS[k]["qualifier"] not in [q["qualifier"] for q in found[k]]]
    assert len(wrong) <= (1 - LEAST) * len(asked), wrong
