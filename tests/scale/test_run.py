"""The tables of a run are those of `extract`, in whatever format, by however many processes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import newsanalysis as na
from newsanalysis.scale import Summary, extract_files
from newsanalysis.tables import TABLES

Contents = Callable[[Path], dict[str, bytes]]


def run(corpus: Path, out: Path, **options: object) -> Summary:
    return extract_files(corpus, out, **({"cache": False, "part_size": 8} | options))  # type: ignore[arg-type]


@pytest.fixture
def whole(corpus: Path) -> dict[str, pd.DataFrame]:
    """The tables as one call makes them, all in memory."""
    found = na.extract(na.read(corpus))
    return {name: getattr(found, name) for name in TABLES}


def same(tables: dict[str, pd.DataFrame], whole: dict[str, pd.DataFrame]) -> None:
    assert list(tables) == list(whole)
    for name, frame in whole.items():
        assert len(frame)
        pd.testing.assert_frame_equal(tables[name], frame)


def test_parts_hold_the_tables_of_extract(corpus: Path, whole: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    summary = run(corpus, tmp_path / "out")
    assert summary.rows == {name: len(frame) for name, frame in whole.items()}
    assert summary.parts == len(list((tmp_path / "out" / "claims").iterdir())) > 5
    same(na.read_tables(tmp_path / "out"), whole)


def test_pandas_reads_a_folder_of_parts_by_itself(corpus: Path, whole: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    same({name: pd.read_parquet(tmp_path / "out" / name) for name in TABLES}, whole)


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_one_file_a_table_is_what_write_tables_writes(
    corpus: Path, whole: dict[str, pd.DataFrame], tmp_path: Path, contents: Contents, format: str
) -> None:
    run(corpus, tmp_path / "out", format=format)
    na.write_tables(tmp_path / "want", format, **whole)  # type: ignore[arg-type]
    na.write_tables(tmp_path / "want", "csv", problems=whole["problems"])
    assert sorted(contents(tmp_path / "out")) == sorted(contents(tmp_path / "want"))
    same(na.read_tables(tmp_path / "out"), na.read_tables(tmp_path / "want"))
    if format == "csv":
        assert contents(tmp_path / "out") == contents(tmp_path / "want")


def test_two_processes_write_the_same_bytes(corpus: Path, tmp_path: Path, contents: Contents) -> None:
    run(corpus, tmp_path / "one")
    run(corpus, tmp_path / "two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
