"""What was found in each text, kept from run to run: one SQLite file for each state of the code and the word lists.

SQLite is safe with several processes and with a process that is killed; a file that is damaged all the same is begun
anew, since nothing in it is needed.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from newsanalysis.scale.version import code_version

PATIENCE = 60  # seconds that a process waits for another one's writing
LIMIT = 2 << 30  # bytes from which nothing more is kept: some millions of articles
FILES = "found-*.sqlite*"
UNUSED = 30 * 86_400  # seconds after which what other states of the code have left is removed


class Cache:
    """Rows by the key of their text (`newsanalysis.scale.part.article_key`). `on` is false where nothing is kept."""

    def __init__(self, file: Path | None) -> None:
        self.on = file is not None
        self._base = sqlite3.connect(":memory:" if file is None else file, timeout=PATIENCE, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.execute("CREATE TABLE IF NOT EXISTS found (key BLOB PRIMARY KEY, rows BLOB) WITHOUT ROWID")

    def get(self, keys: Sequence[bytes | None]) -> list[bytes | None]:
        """The rows of each key, null where they are not known or there is no key."""
        if not self.on:
            return [None] * len(keys)
        ask = self._base.execute
        found = (ask("SELECT rows FROM found WHERE key = ?", (key,)).fetchone() for key in keys)
        return [row and row[0] for row in found]

    def put(self, found: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep rows by key, all of them or, where the process is killed, none."""
        if not self.on or self._size() > LIMIT:
            return
        self._base.execute("BEGIN IMMEDIATE")
        self._base.executemany("INSERT OR REPLACE INTO found VALUES (?, ?)", found)
        self._base.execute("COMMIT")

    def close(self) -> None:
        self._base.close()

    def _size(self) -> int:
        (pages,), (size,) = (self._base.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
        return int(pages * size)


@contextmanager
def opened(cache: str | os.PathLike[str] | bool = True) -> Iterator[Cache]:
    """The cache in this folder (``True``: `usual_folder`, ``False``: none) for the code as it is."""
    opening = None if cache is False else usual_folder() if cache is True else Path(cache)
    held = _open(opening)
    try:
        yield held
    finally:
        held.close()


def usual_folder() -> Path:
    """Where programs of this system keep what they can do without."""
    from platformdirs import user_cache_path

    return user_cache_path("newsanalysis", appauthor=False)


def size(folder: Path) -> int:
    """The bytes that what is kept in `folder` takes."""
    return sum(file.stat().st_size for file in folder.glob(FILES))


def clear(folder: Path) -> int:
    """Remove what is kept in `folder`; returns the bytes that it took."""
    freed = size(folder)
    for file in folder.glob(FILES):
        file.unlink()
    return freed


def _open(folder: Path | None) -> Cache:
    if folder is None:
        return Cache(None)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"found-{code_version()}.sqlite"
    for other in folder.glob("found-*.sqlite"):
        if other != file and other.stat().st_mtime < time.time() - UNUSED:
            other.unlink(missing_ok=True)
    try:
        return Cache(file)
    except sqlite3.OperationalError:  # locked for too long, or no leave to write: not a matter of the file's content
        raise
    except sqlite3.DatabaseError:
        file.unlink()
        return Cache(file)
