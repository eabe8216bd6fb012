"""The user's own columns over many parts: one order and one dtype each, by the rules that `read` has for one table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from newsanalysis.tables import ARTICLES, TEXT

NUMBERS = {"Int64", "float64"}


def common(parts: Iterable[dict[str, str]]) -> dict[str, str]:
    """The columns of all parts in the order in which they come, each with the dtype that holds its values in every part.

    A part gives column → dtype, the dtype empty where the column is.
    """
    seen: dict[str, set[str]] = {}
    for kinds in parts:
        for name, kind in kinds.items():
            seen.setdefault(name, set()).update({kind} - {""})
    return {name: _widest(kinds) for name, kinds in seen.items()}


def aligned(articles: pd.DataFrame, kinds: dict[str, str], wanted: dict[str, str]) -> pd.DataFrame:
    """`articles` with the columns of `wanted` beyond the named ones; `kinds` are the dtypes that its own had at first."""
    own = {name: _as_kind(articles[name], kind) for name, kind in kinds.items()}
    made = {
        name: _as_kind(own.get(name, pd.Series(None, index=articles.index, dtype=TEXT)), kind)
        for name, kind in wanted.items()
    }
    return articles[list(ARTICLES)].assign(**made)


def _widest(kinds: set[str]) -> str:
    if len(kinds) == 1:
        return next(iter(kinds))
    return "float64" if kinds and kinds <= NUMBERS else TEXT


def _as_kind(column: pd.Series[Any], kind: Any) -> pd.Series[Any]:
    if str(column.dtype) == kind:
        return column
    if not kind or column.isna().all():
        return pd.Series(None, index=column.index, dtype=kind or TEXT)
    if kind == "boolean":
        return column.map({"True": True, "False": False}).astype(kind)
    return column.map(str, na_action="ignore").astype(kind) if kind == TEXT else column.astype(kind)
