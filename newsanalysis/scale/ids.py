"""The ids of the articles so far, on disk: told apart without being held in memory."""

from __future__ import annotations

import sqlite3


class Ids:
    """As much of a set of strings as reading needs. What it holds is gone when it is."""

    def __init__(self) -> None:
        # A base without a name is a file of SQLite's own, held in memory up to the size of its page cache.
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("CREATE TABLE ids (id BLOB PRIMARY KEY) WITHOUT ROWID")

    def __contains__(self, article_id: object) -> bool:
        return self._base.execute("SELECT 1 FROM ids WHERE id = ?", (_blob(article_id),)).fetchone() is not None

    def add(self, article_id: str) -> None:
        self._base.execute("INSERT OR IGNORE INTO ids VALUES (?)", (_blob(article_id),))


def _blob(article_id: object) -> bytes:
    return str(article_id).encode("utf-8", "surrogatepass")
