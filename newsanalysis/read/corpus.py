"""A corpus: the articles, what could not be read, and which column was taken for what."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """What `newsanalysis.read.read` returns.

    `articles` and `problems` have the columns of `newsanalysis.tables.ARTICLES` and `PROBLEMS`; `mapping` has ``file``,
    ``target`` (the column of the articles table) and ``column`` (the file's column that was taken for it).
    """

    articles: pd.DataFrame
    problems: pd.DataFrame
    mapping: pd.DataFrame

    def __len__(self) -> int:
        return len(self.articles)

    def __repr__(self) -> str:
        parts = [_count(len(self), "article")]
        if outlets := self.articles["outlet"].nunique():
            parts.append(_count(outlets, "outlet"))
        days = self.articles["published"].dropna()
        if len(days):
            first, last = (f"{day:%Y-%m-%d}" for day in (days.min(), days.max()))
            parts.append(first if first == last else f"{first} to {last}")
        parts.append(_count(len(self.problems), "problem"))
        return "Corpus: " + ", ".join(parts)

    def article(self, article_id: str) -> pd.Series[Any]:
        """The row of one article. Raises ``KeyError``, naming the ids that look alike, where there is none."""
        ids = self.articles["article_id"]
        found = self.articles[ids == article_id]
        if found.empty:
            near = get_close_matches(str(article_id), ids.dropna().tolist(), n=3)
            hint = (
                f"did you mean {' or '.join(map(repr, near))}?" if near else "corpus.articles['article_id'] lists them"
            )
            raise KeyError(f"no article {article_id!r} among {len(self)}: {hint}")
        return found.iloc[0]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
