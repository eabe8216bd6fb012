"""`read`: every article of the files given, in one table, with what could not be read beside it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from newsanalysis.read.batch import append, articles_table
from newsanalysis.read.citation import package_of
from newsanalysis.read.corpus import Corpus
from newsanalysis.read.problems import Problem, problems_table
from newsanalysis.read.scan import Paths, scan

INSTALLED = Path(__file__).resolve().parents[1]


def read(
    path: Paths,
    *,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    progress: bool = False,
) -> Corpus:
    """The articles of `path`: a folder (read with its subfolders), a file, or a list of those.

    Formats: .txt (one article a file), .json, .jsonl/.ndjson, .csv/.tsv, .xlsx, .parquet, .html/.htm, and a .zip of any
    of those. A folder (or zip) with a ``datapackage.json`` is a data package: only its resource named ``articles`` is
    read. A table with a ``path`` column and no text column takes each text from that file, relative to the table.

    `columns` says which of your columns is which: ``{"text": "body", "published": "day"}``, a column of the articles
    table (or ``path``) to a column of the file. What it leaves out is guessed from the usual names; ``corpus.mapping``
    shows the outcome. A ``newsanalysis.toml`` beside the files says the same for good (`newsanalysis.read.settings`).
    `encoding` is for files that are recognised wrongly; a byte order mark goes before it.
    `progress` draws a bar on standard error, one step a file.

    `Corpus.articles` has the columns and dtypes of `newsanalysis.tables.ARTICLES` (``published`` is naive, in UTC where
    the file names a time zone), then your other columns under their names (``original_`` before one that is called like
    a column of the table). Text is stored exactly as decoded, less the byte order mark; of an ``articles.csv`` that
    `newsanalysis.write_tables` wrote, less the apostrophes that it put before formulas. Where a file names no
    ``article_id`` it is the file's path without extension (``sub/a.txt`` → ``sub/a``), or for a row of a table the
    file's name and the row's position from 0 (``2015-07-24-0977``); a file alone in its zip has the zip's name. An id
    that is taken gets ``~2`` after it.

    What cannot be read is never fatal and never silent: it is a row of `Corpus.problems`, with a remedy. Raises
    ``FileNotFoundError`` where `path` does not exist, and ``ValueError`` where `columns`, `encoding` or
    ``newsanalysis.toml`` do not fit the files.
    """
    merged: dict[str, list[Any]] = {}
    problems: list[Problem] = []
    mapping: list[tuple[str, str, str]] = []
    for batch in scan(path, columns=columns, encoding=encoding, progress=progress):
        problems += batch.problems
        mapping += [(batch.file, target, column) for target, column in batch.mapping.items()]
        append(merged, batch.columns)
    return Corpus(
        articles=articles_table(merged),
        problems=problems_table(problems),
        mapping=pd.DataFrame(mapping, columns=["file", "target", "column"], dtype="str"),
        package=package_of(Path(path)) if isinstance(path, str | os.PathLike) else {},
    )


def bundled() -> Corpus:
    """The teaching corpus that comes with the package. Raises ``FileNotFoundError`` where the installation lacks it."""
    return read(bundled_folder())


def bundled_actors() -> pd.DataFrame:
    """Who speaks in the teaching corpus, to hand to `actors`, `conflicts` and others: one row for each of its actors.

    Columns: ``actor_id``, which is the Arabic name, so that tables show it, ``name_ar``, ``name_en``, ``aliases_ar``
    (divided by ``|``), ``kind``, ``side`` and ``key``, the id in ``actors.csv``. The sides are a judgement of whoever made
    the list. Raises ``FileNotFoundError`` where the installation lacks the corpus.
    """
    table = pd.read_csv(bundled_folder() / "actors.csv", dtype="str").rename(columns={"actor_id": "key"})
    table.insert(0, "actor_id", table["name_ar"])
    return table


def bundled_folder(package: Path = INSTALLED) -> Path:
    """The folder of the bundled corpus: inside an installed `package`, or beside it in a clone of the repository."""
    for folder in (package / "corpus", package.parent / "corpus"):
        if (folder / "datapackage.json").is_file():
            return folder
    raise FileNotFoundError(
        f"the bundled corpus is neither in {package} nor beside it: reinstall newsanalysis, or read your own folder"
    )
