"""`extract_files`: the tables of a corpus of any size, written to a folder as they come."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
from tqdm import tqdm

from newsanalysis.read.problems import problems_table
from newsanalysis.read.scan import Paths, scan
from newsanalysis.scale.cache import Cache, opened
from newsanalysis.scale.cluster import on_cluster
from newsanalysis.scale.ids import Ids
from newsanalysis.scale.part import Part, Task, article, article_key, work
from newsanalysis.scale.pieces import ARTICLES, LETTERS, Piece, pieces
from newsanalysis.scale.processes import in_processes
from newsanalysis.scale.store import Store
from newsanalysis.scale.version import code_version
from newsanalysis.storage import FORMATS, MANIFEST, WORK, write_table
from newsanalysis.tables import TABLES

if TYPE_CHECKING:
    from distributed import Client

Format = Literal["csv", "parquet", "parts"]
SHOWN = 10


@dataclass
class Summary:
    """What a run wrote and how it came to it: `rows` by table, `reasons` of problems with their counts.

    `extracted` articles were read anew, `remembered` ones taken from the cache, and `kept_parts` stood there already.
    `first` has the first problems, as rows of `newsanalysis.tables.PROBLEMS`.
    """

    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))
    reasons: dict[str, int] = field(default_factory=dict)
    extracted: int = 0
    remembered: int = 0
    parts: int = 0
    kept_parts: int = 0
    first: pd.DataFrame = field(default_factory=pd.DataFrame)

    def __repr__(self) -> str:
        return f"Summary: {', '.join(f'{count} {name}' for name, count in self.rows.items())}"


def extract_files(
    path: Paths,
    out: str | os.PathLike[str],
    *,
    format: Format = "parts",
    jobs: int = 1,
    client: Client | None = None,
    cache: str | os.PathLike[str] | bool = True,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    part_size: int = ARTICLES,
    progress: bool = False,
) -> Summary:
    """The tables of the articles of `path`, written to the folder `out`; memory does not grow with the articles.

    `path`, `columns` and `encoding` are those of `newsanalysis.read`. `format` is ``parts`` (a folder of Parquet files a
    table, at most `part_size` articles in each), or ``csv`` or ``parquet`` (one file a table, put together from parts at
    the end). `newsanalysis.read_tables` reads each of them back. `jobs` processes share the work, or the workers of a
    `dask.distributed` `client`; the tables are the same, byte for byte, for any number of them.

    A run that was interrupted, by whatever, goes on where it was when it is started again. `cache` is a folder in which
    the results for each text are kept (``True``: the usual one of this system, ``False``: none), so that a second run
    extracts only what is new. Both hold for one state of the code and the word lists.

    An article that fails, and one that ends its process, is a row of ``problems``. Raises what `newsanalysis.read` raises,
    ``ValueError`` for other values, and ``BlockingIOError`` where another run is writing to `out`.
    """
    if format not in ("csv", "parquet", "parts"):
        raise ValueError(f"format {format!r}: expected csv, parquet or parts")
    if jobs < 1 or part_size < 1:
        raise ValueError(f"jobs={jobs}, part_size={part_size}: expected 1 or more")
    out = Path(out)
    if format != "parts" and (out / MANIFEST).exists():
        raise ValueError(f"{out} holds tables in parts: name another folder, or remove them")
    batches = scan(path, columns=columns, encoding=encoding, ids=Ids(), late=True)
    with opened(cache) as remembering, Store(out if format == "parts" else out / WORK) as store:
        run = _Run(store, remembering, progress)
        letters = LETTERS * max(1, part_size // ARTICLES)
        tasks = run.tasks(pieces(batches, articles=part_size, letters=letters))
        for part in _worked(tasks, jobs, client):
            run.take(part)
        return run.conclude(out, format)


def _worked(tasks: Iterator[Task], jobs: int, client: Client | None) -> Iterator[Part]:
    if client is not None:
        return on_cluster(tasks, client)
    return map(work, tasks) if jobs == 1 else in_processes(tasks, jobs)


class _Run:
    """One run: which parts there are, and what the articles under way are remembered by."""

    def __init__(self, store: Store, cache: Cache, progress: bool) -> None:
        self.store = store
        self.cache = cache
        self.version = code_version()
        self.summary = Summary()
        self.keys: dict[int, list[bytes | None]] = {}
        self.progress = progress
        self.bar: Any = None

    def tasks(self, coming: Iterable[Piece]) -> Iterator[Task]:
        """The pieces that are not done yet. Nothing is begun before there is an article."""
        if (
            self.progress
        ):  # and not before the processes are there: a bar has a thread, and none is forked off beside one
            self.bar = tqdm(desc="extracting", unit="article")
        waiting: list[Piece] = []
        for piece in coming:
            waiting.append(piece)
            if self.summary.parts or len(piece):
                for one in waiting:
                    yield from self._task(one)
                waiting.clear()
        if waiting:  # no article at all
            problems = [problem for piece in waiting for problem in piece.problems]
            self.summary.rows["problems"] = len(problems)
            self.summary.reasons = dict(Counter(problem.problem for problem in problems).most_common())
            self.summary.first = problems_table(problems[:SHOWN])

    def _task(self, piece: Piece) -> Iterator[Task]:
        self.summary.parts += 1
        key = piece.key(self.version)
        if self.store.done(piece.number, key):
            self.summary.kept_parts += 1
            self._advance(len(piece))
            return
        # What is in a page is known when its text is.
        keys = [None if piece.late(at) else article_key(*article(piece.columns, at)[1:]) for at in range(len(piece))]
        known = self.cache.get(keys)
        self.keys[piece.number] = keys
        self.summary.remembered += sum(one is not None for one in known)
        self.summary.extracted += sum(one is None for one in known)
        yield Task(piece, key, list(known), self.version, remember=self.cache.on)

    def take(self, part: Part) -> None:
        keys = self.keys.pop(part.number)
        self.cache.put((key, rows) for at, rows in part.fresh.items() if (key := keys[at]) is not None)
        self.store.add(part)
        self._advance(part.rows["articles"])

    def _advance(self, articles: int) -> None:
        if self.bar is not None:
            self.bar.update(articles)

    def conclude(self, out: Path, format: Format) -> Summary:
        """All parts are there: the manifest says so, and where one file a table is wanted they are put together."""
        if self.bar is not None:
            self.bar.close()
        summary, store = self.summary, self.store
        if not summary.parts:
            return summary
        reasons: Counter[str] = Counter()
        for entry in store.finish(summary.parts, {"code": self.version}):
            for table, count in entry["rows"].items():
                summary.rows[table] += count
            reasons.update(entry["reasons"])
        summary.reasons = dict(reasons.most_common())
        summary.first = first(store.frames("problems", summary.parts))
        for table in TABLES:
            if format == "parts":
                for other in FORMATS:
                    (out / f"{table}.{other}").unlink(missing_ok=True)
            else:
                # What could not be read is for people to read.
                write_table(out, table, store.frames(table, summary.parts), "csv" if table == "problems" else format)
        if format != "parts":
            store.remove()
        return summary


def first(problems: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The first `SHOWN` rows."""
    rows: list[pd.DataFrame] = []
    for frame in problems:
        rows.append(frame.head(SHOWN - sum(map(len, rows))))
        if sum(map(len, rows)) == SHOWN:
            break
    return pd.concat(rows, ignore_index=True)
