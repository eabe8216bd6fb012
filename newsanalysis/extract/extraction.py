"""The one call that turns articles into tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

import pandas as pd

from newsanalysis.extract.article import Row, extract_article
from newsanalysis.tables import conform

REPORT_IT = "a fault of the extraction: report it with the text of the article"


class HasArticles(Protocol):
    """What `newsanalysis.read` returns."""

    @property
    def articles(self) -> pd.DataFrame: ...

    @property
    def problems(self) -> pd.DataFrame: ...


@dataclass(frozen=True)
class Extraction:
    """The tables of `newsanalysis.tables`: `articles`, `claims`, `figures`, what could not be read in `problems`, `terms`."""

    articles: pd.DataFrame
    claims: pd.DataFrame
    figures: pd.DataFrame
    problems: pd.DataFrame
    terms: pd.DataFrame = field(default_factory=lambda: conform(pd.DataFrame(), "terms"))

    def __repr__(self) -> str:
        counts = ((len(self.articles), "article"), (len(self.claims), "claim"), (len(self.figures), "figure"))
        return "Extraction: " + ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in counts)


def extract(articles: pd.DataFrame | HasArticles, *, progress: bool = False) -> Extraction:
    """The claims, figures and terms of `articles`: a corpus as `read` returns it, or a frame with `article_id` and `text`.

    `published`, where it is there, resolves days such as `أمس`. An article that fails is listed in `problems` and the rest
    goes on. Raises ``ValueError`` where a column is missing or two articles share an id.
    """
    frame, problems = _frames(articles)
    claims: list[Row] = []
    figures: list[Row] = []
    terms: list[Row] = []
    failed: list[Row] = []
    for article_id, text, published in _shown(_rows(frame), len(frame), progress):
        try:
            rows = extract_article(article_id, text, published)
        except Exception as error:  # one article must not cost the others; it is listed with its reason
            failed.append(
                {"article_id": article_id, "problem": f"{type(error).__name__}: {error}", "remedy": REPORT_IT}
            )
            continue
        claims.extend(rows.claims)
        figures.extend(rows.figures)
        terms.extend(rows.terms)
    if failed:
        problems = pd.concat([problems, conform(pd.DataFrame(failed), "problems")], ignore_index=True)
    return Extraction(
        frame,
        conform(pd.DataFrame(claims), "claims"),
        conform(pd.DataFrame(figures), "figures"),
        problems,
        conform(pd.DataFrame(terms), "terms"),
    )


def _frames(articles: pd.DataFrame | HasArticles) -> tuple[pd.DataFrame, pd.DataFrame]:
    if not isinstance(articles, pd.DataFrame):
        return articles.articles, articles.problems
    for name in ("article_id", "text"):
        if name not in articles.columns:
            raise ValueError(
                f"no column {name!r} among {list(articles.columns)}; rename yours, or load the file with read()"
            )
    frame = conform(articles, "articles")
    if not frame["article_id"].is_unique:
        twice = frame.loc[frame["article_id"].duplicated(), "article_id"].iloc[0]
        raise ValueError(f"article_id {twice!r} stands twice; give every article an id of its own")
    return frame, conform(pd.DataFrame(), "problems")


def _rows(frame: pd.DataFrame) -> Iterable[tuple[str, str, dt.date | None]]:
    for article_id, text, published in zip(frame["article_id"], frame["text"], frame["published"], strict=True):
        yield article_id, text if isinstance(text, str) else "", None if pd.isna(published) else published.date()


def _shown(rows: Iterable[Any], total: int, progress: bool) -> Iterable[Any]:
    if not progress:
        return rows
    from tqdm import tqdm

    shown: Iterable[Any] = tqdm(rows, total=total, unit="article", disable=None)  # None: only where a person watches
    return shown
