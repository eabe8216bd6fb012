"""The articles of one file, as columns, and the table they make."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pandas as pd

from newsanalysis.read.dates import naive_utc
from newsanalysis.read.problems import Problem
from newsanalysis.tables import ARTICLES, conform

EXACT = 1 << 53  # beyond it a float does not hold every whole number


@dataclass(frozen=True)
class Batch:
    """What one file (one sheet of a workbook, one member of a zip) gave.

    `columns` are those of `newsanalysis.tables.ARTICLES` and the file's own, as lists of equal length; they stay lists
    so that a folder of a million small files does not make a million frames. `mapping` has target → the file's column.
    """

    file: str
    columns: dict[str, list[Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.columns.get("article_id", ()))

    @property
    def articles(self) -> pd.DataFrame:
        """The articles table of this file alone."""
        return articles_table(self.columns)


def append(columns: dict[str, list[Any]], more: Mapping[str, Sequence[Any]]) -> None:
    """Put the rows of `more` under those of `columns`, in place; a column that either lacks is null there."""
    rows, added = len(columns.get("article_id", ())), len(more.get("article_id", ()))
    for name in dict.fromkeys([*columns, *more]):
        columns.setdefault(name, [None] * rows).extend(more.get(name, [None] * added))


def articles_table(columns: dict[str, list[Any]]) -> pd.DataFrame:
    """`columns` as a table in the dtypes of `newsanalysis.tables.ARTICLES`, other columns after them.

    Those get one dtype each, so that the table can be written to Parquet: values of several kinds become text, nested
    ones JSON.
    """
    frame: dict[str, pd.Series[Any]] = {}
    for name in [*ARTICLES, *(name for name in columns if name not in ARTICLES)]:
        values = columns.get(name, [])
        frame[name] = pd.Series(values, dtype=ARTICLES[name]) if name in ARTICLES else _uniform(values)
    return conform(pd.DataFrame(frame), "articles")


def _uniform(values: list[Any]) -> pd.Series[Any]:
    values = [None if value != value else value for value in values]
    kinds = {type(value) for value in values} - {type(None)}
    if kinds == {bool}:
        return pd.Series(values, dtype="boolean")
    if kinds == {int} and all(value is None or abs(value) < 1 << 63 for value in values):
        return pd.Series(values, dtype="Int64")
    if kinds and kinds <= {int, float} and all(abs(v) <= EXACT for v in values if type(v) is int):
        return pd.Series(values, dtype="float64")
    if kinds and all(issubclass(kind, datetime) for kind in kinds):
        return pd.Series([value and naive_utc(value) for value in values], dtype="datetime64[us]")
    if kinds == {date}:
        return pd.Series(values, dtype="datetime64[us]")
    return pd.Series([_as_text(value) for value in values], dtype="str")


def _as_text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (list, dict)):
        try:
            return json.dumps(value, ensure_ascii=False, default=str)
        except RecursionError:
            return f"({type(value).__name__} that is nested too deeply)"
    return str(value)
