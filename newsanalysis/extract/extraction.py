"""The one call that turns articles into tables, and its core: a frame of articles in, frames of rows out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple, Protocol

import pandas as pd

from newsanalysis.extract.article import COLUMNS, Row, Rows, extract_article
from newsanalysis.extract.intake import taken_in
from newsanalysis.tables import TABLES, TEXT, conform

PIECE = 1000  # articles that are made into columns, or go to a process of a cluster, at a time
# The columns that extraction adds to those of `newsanalysis.tables`, all of text.
ADDED = {"claims": ("source_kind", "tone", "why"), "figures": ("why",), "terms": ("why",)}

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


class Frames(NamedTuple):
    """What stands in some articles, as tables of `newsanalysis.tables`; `problems` has the articles that failed."""

    claims: pd.DataFrame
    figures: pd.DataFrame
    terms: pd.DataFrame
    problems: pd.DataFrame


class Failure(NamedTuple):
    """An article that failed, as a row of `newsanalysis.tables.PROBLEMS`."""

    article_id: str
    problem: str
    remedy: str


class Client(Protocol):
    """What `extract` asks of a cluster: a `dask.distributed.Client` has it."""

    def map(self, function: Callable[..., Any], values: Any, **options: Any) -> Any: ...

    def gather(self, futures: Any) -> Any: ...


def extract(
    articles: pd.DataFrame | HasArticles, *, progress: bool = False, client: Client | None = None
) -> Extraction:
    """The claims, figures and terms of `articles`: a corpus as `read` returns it, or a frame with `article_id` and `text`.

    `published`, where it is there, resolves days such as `أمس`. An article that fails is listed in `problems` and the rest
    goes on. `client` is a `dask.distributed.Client`: its workers then do the work, with the same result. For more
    articles than fit into memory see `newsanalysis.extract_files`. Raises ``ValueError`` where a column is missing or two
    articles share an id.
    """
    frame, problems = _frames(articles)
    if client is None:
        found = frames(attempt(*row) for row in _shown(_rows(frame), len(frame), progress))
    else:
        pieces = [frame.iloc[at : at + PIECE] for at in range(0, len(frame), PIECE)]
        # Frames are no keys: pure=False spares Dask the hashing of every text.
        done = client.gather(client.map(extract_frame, pieces, pure=False))
        found = joined([frames([]), *done])
    if len(found.problems):
        problems = pd.concat([problems, found.problems], ignore_index=True)
    return Extraction(frame, found.claims, found.figures, problems, found.terms)


def extract_frame(articles: pd.DataFrame) -> Frames:
    """The core of `extract`: any frame with `article_id` and `text` (and `published`) in, four frames out.

    It keeps nothing between calls and asks nothing of the other articles, so it can be mapped over the parts of a corpus
    in any order, by any scheduler. Columns and dtypes are the same for every part, an empty one too.
    """
    frame, broken = taken_in(articles)
    found = frames(attempt(*row) for row in _rows(frame))
    if len(broken):
        found = found._replace(problems=pd.concat([broken, found.problems], ignore_index=True))
    return found


def attempt(article_id: str, text: str, published: dt.date | None) -> Rows | Failure:
    """The rows of one article, or why it failed: one article must not cost the others."""
    try:
        return extract_article(article_id, text, published)
    except Exception as error:
        return Failure(article_id, f"{type(error).__name__}: {error}", REPORT_IT)


def frames(found: Iterable[Rows | Failure]) -> Frames:
    """What became of several articles, as tables.

    Rows become columns every `PIECE` articles: as objects of Python they take several times the memory.
    """
    found = iter(found)
    done = [_columns([])]
    while piece := list(islice(found, PIECE)):
        done.append(_columns(piece))
    return joined(done)


def joined(done: Iterable[Frames]) -> Frames:
    """The tables of several parts of a corpus, one behind the other."""
    return Frames(*(pd.concat(parts, ignore_index=True) for parts in zip(*done, strict=True)))


def _columns(found: Iterable[Rows | Failure]) -> Frames:
    rows: dict[str, list[Row]] = {name: [] for name in Frames._fields}
    for article in found:
        if isinstance(article, Failure):
            rows["problems"].append(article)
            continue
        for name, more in zip(Rows._fields, article, strict=True):
            rows[name].extend(more)
    return Frames(**{name: _table(name, rows[name]) for name in rows})


def _table(name: str, rows: list[Row]) -> pd.DataFrame:
    added = ADDED.get(name, ())
    columns = COLUMNS.get(name, Failure._fields)
    cells = dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True)) if rows else {}
    table = conform(pd.DataFrame(cells, columns=[*TABLES[name], *added]), name)
    return table.astype(dict.fromkeys(added, TEXT))


def _frames(articles: pd.DataFrame | HasArticles) -> tuple[pd.DataFrame, pd.DataFrame]:
    if not isinstance(articles, pd.DataFrame):
        return articles.articles, articles.problems
    for name in ("article_id", "text"):
        if name not in articles.columns:
            raise ValueError(
                f"no column {name!r} among {list(articles.columns)}; rename yours, or load the file with read()"
            )
    frame, problems = taken_in(articles)
    if not frame["article_id"].is_unique:
        twice = frame.loc[frame["article_id"].duplicated(), "article_id"].iloc[0]
        raise ValueError(f"article_id {twice!r} stands twice; give every article an id of its own")
    return frame, problems


def _rows(frame: pd.DataFrame) -> Iterator[tuple[str, str, dt.date | None]]:
    for at in range(0, len(frame), PIECE):  # a column of text gives its cells much faster many at a time
        piece = frame.iloc[at : at + PIECE]
        columns = (piece[name].tolist() for name in ("article_id", "text", "published"))
        for article_id, text, published in zip(*columns, strict=True):
            yield article_id, text if isinstance(text, str) else "", None if pd.isna(published) else published.date()


def _shown(rows: Iterable[Any], total: int, progress: bool) -> Iterable[Any]:
    if not progress:
        return rows
    from tqdm import tqdm

    shown: Iterable[Any] = tqdm(rows, total=total, unit="article", disable=None)  # None: only where a person watches
    return shown
