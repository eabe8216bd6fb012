"""The work on one piece: articles in, the bytes of five Parquet files out. It runs in this process, in another, or far away."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from newsanalysis.extract.article import COLUMNS, Row, Rows
from newsanalysis.extract.extraction import Failure, attempt, frames
from newsanalysis.read.batch import Batch, articles_table
from newsanalysis.read.late import article_in, ripe
from newsanalysis.read.page import Page
from newsanalysis.read.problems import problems_table
from newsanalysis.scale.pieces import Piece
from newsanalysis.scale.version import code_version
from newsanalysis.tables import ARTICLES

REASONS = 50  # kinds of problem that a part counts
# Cells that begin with the article's id; what is remembered holds for the same text under any id.
IDS = {"article_id", "claim_id", "figure_id", "term_id", "parent_id", "part_of"}
NAMED = {table: [at for at, name in enumerate(names) if name in IDS] for table, names in COLUMNS.items()}
DAYS = {
    table: [at for at, name in enumerate(names) if name in ("said_on", "as_of")] for table, names in COLUMNS.items()
}


@dataclass
class Task:
    """A piece with what is known of its articles already: the rows of an earlier run (`remembered`), or a failure."""

    piece: Piece
    key: str
    known: list[bytes | Failure | None]
    version: str
    remember: bool = False  # whether to give back what is worth remembering


class Part(NamedTuple):
    """What a task gave: a Parquet file a table, the rows in each, and what there is to remember, by article."""

    number: int
    key: str
    files: dict[str, bytes]
    rows: dict[str, int]
    kinds: dict[str, str]  # the user's own columns with their dtypes, empty where there is no value
    reasons: dict[str, int]
    fresh: dict[int, bytes]
    source: list[str]


class OtherVersion(RuntimeError):
    """The process that was to do the work has other code or word lists than the one that asked."""


def work(task: Task) -> Part:
    """The tables of a piece. Raises `OtherVersion`."""
    if task.version != code_version():
        raise OtherVersion("a worker has another version of newsanalysis or its word lists: install the same one there")
    fresh: dict[int, bytes] = {}
    # A page that ends the process that takes its article out is not touched again.
    lost = {at: known for at, known in enumerate(task.known) if isinstance(known, Failure) and task.piece.late(at)}
    batch, kept = ripe(Batch("", task.piece.columns, task.piece.problems), lost)
    found = frames(chain(lost.values(), _all_rows(task, batch.columns, kept, fresh)))
    articles = articles_table(batch.columns)
    problems = pd.concat([problems_table(batch.problems), found.problems], ignore_index=True)
    tables = {"articles": articles, **found._asdict(), "problems": problems}
    return Part(
        number=task.piece.number,
        key=task.key,
        files={name: parquet(frame) for name, frame in tables.items()},
        rows={name: len(frame) for name, frame in tables.items()},
        kinds=kinds(articles),
        reasons=dict(Counter(problems["problem"]).most_common(REASONS)),
        fresh=fresh,
        source=task.piece.files,
    )


def rows_of(article_id: str, text: str | Page, day: dt.date | None) -> bytes | Failure:
    """What became of one article."""
    if isinstance(text, Page):
        found = article_in(text, article_id)
        if not len(found):
            return remembered(article_id, Rows([], [], []))  # a problem that is found again
        _, text, day = article(found.columns, 0)
    rows = attempt(article_id, str(text), day)
    return rows if isinstance(rows, Failure) else remembered(article_id, rows)


def article(columns: dict[str, list[Any]], at: int) -> tuple[str, Any, dt.date | None]:
    """The article in this place, as extraction takes it: id, text, day of publication."""
    published = columns["published"][at]
    return columns["article_id"][at], columns["text"][at], published.date() if published else None


def article_key(text: str, day: dt.date | None) -> bytes:
    """What the rows of an article depend on, but for the code: its text and the day it appeared. Its id names them only."""
    return hashlib.sha256(str(day).encode() + b"\0" + text.encode("utf-8", "surrogatepass")).digest()


def remembered(article_id: str, rows: Rows) -> bytes:
    """`rows` to be kept, without the article's id."""
    cut = len(article_id)
    tables = [
        [_changed(row, NAMED[name], lambda cell: cell[cut:], DAYS[name], dt.date.isoformat) for row in table]
        for name, table in rows._asdict().items()
    ]
    return zlib.compress(json.dumps(tables, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def recalled(article_id: str, kept: bytes) -> Rows:
    """What `remembered` kept, for an article of this id."""
    tables: list[list[list[Any]]] = json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))
    return Rows(
        *(
            [_changed(row, NAMED[name], article_id.__add__, DAYS[name], dt.date.fromisoformat) for row in table]
            for name, table in zip(Rows._fields, tables, strict=True)
        )
    )


def _changed(
    row: Sequence[Any],
    named: list[int],
    rename: Callable[[str], str],
    days: list[int],
    written: Callable[[Any], Any],
) -> Row:
    """The row with its ids and its days in another form."""
    cells = list(row)
    for places, function in ((named, rename), (days, written)):
        for at in places:
            if cells[at] is not None:
                cells[at] = function(cells[at])
    return tuple(cells)


def parquet(frame: pd.DataFrame) -> bytes:
    """`frame` as a Parquet file; the same frame gives the same bytes."""
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), file, compression="zstd")
    return file.getvalue()


def kinds(articles: pd.DataFrame) -> dict[str, str]:
    """The columns beyond those of the articles table, with their dtypes; an empty one has none."""
    own = [name for name in articles.columns if name not in ARTICLES]
    return {name: str(articles[name].dtype) if articles[name].notna().any() else "" for name in own}


def _all_rows(
    task: Task, columns: dict[str, list[Any]], kept: list[int], fresh: dict[int, bytes]
) -> Iterator[Rows | Failure]:
    for place, at in enumerate(kept):
        known = task.known[at]
        article_id, text, day = article(columns, place)
        if isinstance(known, Failure):
            yield known
        elif known is not None:
            yield recalled(article_id, known)
        else:
            rows = attempt(article_id, text, day)
            if task.remember and not isinstance(rows, Failure):
                fresh[at] = remembered(article_id, rows)
            yield rows
