"""The user's own columns get one dtype over all parts, as `read` gives them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import newsanalysis as na
from newsanalysis.scale import extract_files
from newsanalysis.scale.alignment import common

WriteJsonl = Callable[..., Path]


@pytest.mark.parametrize(
    ("kinds", "want"),
    [
        (["Int64", "Int64"], "Int64"),
        (["Int64", "float64"], "float64"),
        (["", "boolean"], "boolean"),
        (["boolean", "Int64"], "str"),
        (["", ""], "str"),
        (["datetime64[us]", "str"], "str"),
    ],
)
def test_the_dtype_that_holds_every_value(kinds: list[str], want: str) -> None:
    assert common([{"page": kind} for kind in kinds]) == {"page": want}


def test_columns_come_in_the_order_of_the_parts() -> None:
    assert list(common([{"b": ""}, {"a": "", "b": ""}, {"c": ""}])) == ["b", "a", "c"]


VALUES: list[list[Any]] = [
    [1, 2.5],
    [1, "أولى"],
    [True, "أولى"],
    [True, None],
    [None, 7],
    [None, None],
    ["أ", {"x": [1]}],
]


@pytest.mark.parametrize("values", VALUES)
def test_parts_are_what_read_gives(write_jsonl: WriteJsonl, tmp_path: Path, values: list[Any]) -> None:
    """And again after the files have changed places, in the same folder: a part that was aligned to others once."""
    for turn in (values, values[::-1], [values[0], values[0]]):
        for name, value in zip("ab", turn, strict=True):
            write_jsonl(tmp_path / "in" / f"{name}.jsonl", range(2), page=value, **{name: 1})
        extract_files(tmp_path / "in", tmp_path / "out", cache=tmp_path / "cache", part_size=2)
        want = na.read(tmp_path / "in").articles
        pd.testing.assert_frame_equal(na.read_tables(tmp_path / "out")["articles"], want)
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "out" / "articles"), want)
