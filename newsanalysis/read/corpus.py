"""A corpus: the articles, what could not be read, and which column was taken for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import pandas as pd

from newsanalysis.read.citation import Style, cite


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """What `newsanalysis.read.read` returns.

    `articles` and `problems` have the columns of `newsanalysis.tables.ARTICLES` and `PROBLEMS`; `mapping` has ``file``,
    ``target`` (the column of the articles table) and ``column`` (the file's column that was taken for it). `package` is
    what the ``datapackage.json`` of the articles says, or their folder's name alone.
    """

    articles: pd.DataFrame
    problems: pd.DataFrame
    mapping: pd.DataFrame
    package: Mapping[str, Any] = field(default_factory=dict)

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

    def search(self, query: str, **choices: Any) -> Any:
        """The places of a word or phrase in context: ``newsanalysis.search(corpus, query)``, which tells the choices.

        It returns `newsanalysis.show.search.Hits`: a view, and every place as a row of its `table`.
        """
        import newsanalysis  # the one look to the right, by a public name and only when it is asked for

        return newsanalysis.search(self, query, **choices)

    def cite(self, style: Style = "text") -> str:
        """A line to cite this corpus with: from its ``datapackage.json``, or else what it holds and a hash of its texts.

        `style` is ``"text"``, ``"bibtex"`` or ``"csl"`` (CSL-JSON, as Zotero reads it); raises ``ValueError`` for another.
        """
        return cite(self.articles, self.package, style)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
