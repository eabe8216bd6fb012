"""The folder that a run writes: a folder of Parquet parts for each table, and a manifest of the parts that are done.

::

    out/claims/part-00000.parquet, part-00001.parquet, …     likewise figures, terms, articles, problems
    out/manifest.jsonl            a line a part: key, rows, files; manifest.unfinished.jsonl until all are there

A file is written under a temporary name and renamed, and its line follows when all files of the part are there. So
whatever moment a run is killed at, the next one knows which parts hold, and writes the others again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import pandas as pd

from newsanalysis.scale.alignment import aligned, common
from newsanalysis.scale.lock import locked
from newsanalysis.scale.part import Part, parquet
from newsanalysis.storage import MANIFEST, UNFINISHED
from newsanalysis.tables import TABLES

Entry = dict[str, Any]
TEMPORARY = ".tmp"


class Store:
    """The parts in `root`. Used in a ``with``; raises ``BlockingIOError`` where another run is writing there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._entries: dict[int, Entry] = {}
        self._manifest: IO[str] | None = None
        self._lock: IO[str] | None = None

    def __enter__(self) -> Store:
        """Nothing is made before the first `add`, so that a run that finds nothing to read leaves nothing behind."""
        if self.root.is_dir():
            self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def done(self, number: int, key: str) -> bool:
        """Whether the part is there, made of this very input."""
        entry = self._entries.get(number)
        return entry is not None and entry["key"] == key and self._whole(number, entry)

    def add(self, part: Part) -> None:
        """Write a part. A part that was there under its number is void before the first of its files is replaced."""
        self._open()
        if part.number in self._entries:
            self._write({"part": part.number, "key": None})
        for table, data in part.files.items():
            self._replace(self._file(table, part.number), data)
        self._write(
            {
                "part": part.number,
                "key": part.key,
                "source": part.source,
                "rows": part.rows,
                "bytes": {table: len(data) for table, data in part.files.items()},
                "kinds": part.kinds,
                "written": part.kinds,
                "reasons": part.reasons,
            }
        )

    def finish(self, parts: int, about: Entry) -> list[Entry]:
        """The entries of all `parts`; what an earlier, longer corpus left is removed, and the manifest says it is whole.

        The user's own columns get one dtype over all parts, as `read` would give them.
        """
        for number in [number for number in self._entries if number >= parts]:
            self._write({"part": number, "key": None})
            del self._entries[number]
        for table in TABLES:
            kept = {self._file(table, number) for number in range(parts)}
            for file in set((self.root / table).glob("part-*.parquet")) - kept:
                file.unlink()
        wanted = common(entry["kinds"] for _, entry in sorted(self._entries.items()))
        for number, entry in sorted(self._entries.items()):
            if entry["written"] != wanted or list(entry["written"]) != list(wanted):
                self._align(number, entry, wanted)
        entries = [self._entries[number] for number in range(parts)]
        lines = [{"complete": True, "parts": parts, **about}, *entries]
        self._replace(self.root / UNFINISHED, "".join(map(_line, lines)).encode())
        if self._manifest is not None:
            self._manifest.close()
            self._manifest = None
        (self.root / UNFINISHED).replace(self.root / MANIFEST)
        return entries

    def frames(self, table: str, parts: int) -> Iterator[pd.DataFrame]:
        """A table, part by part."""
        for number in range(parts):
            yield pd.read_parquet(self._file(table, number))

    def remove(self) -> None:
        """The parts have been put together elsewhere."""
        self.close()
        shutil.rmtree(self.root)

    def close(self) -> None:
        for file in (self._manifest, self._lock):
            if file is not None:
                file.close()
        self._manifest = self._lock = None

    def _open(self) -> None:
        if self._manifest is not None:
            return
        self.root.mkdir(parents=True, exist_ok=True)
        self._lock = locked(self.root / ".lock")
        for table in TABLES:
            (self.root / table).mkdir(exist_ok=True)
            for left in (self.root / table).glob(f".*{TEMPORARY}"):
                left.unlink()
        if (self.root / MANIFEST).exists():
            (self.root / MANIFEST).replace(self.root / UNFINISHED)
        unfinished = self.root / UNFINISHED
        self._entries = dict(_entries(unfinished)) if unfinished.exists() else {}
        # Written anew, so that the line that a kill may have cut off does not spoil the one after it.
        self._replace(unfinished, "".join(map(_line, self._entries.values())).encode())
        self._manifest = unfinished.open("a", encoding="utf-8")

    def _align(self, number: int, entry: Entry, wanted: dict[str, str]) -> None:
        """Nothing but the user's own columns changes: the key still holds, and killed in between it is done again."""
        file = self._file("articles", number)
        data = parquet(aligned(pd.read_parquet(file), entry["kinds"], wanted))
        self._write({"part": number, "key": None})
        self._replace(file, data)
        self._write(entry | {"written": wanted, "bytes": entry["bytes"] | {"articles": len(data)}})

    def _whole(self, number: int, entry: Entry) -> bool:
        files = {self._file(table, number): size for table, size in entry["bytes"].items()}
        return all(file.is_file() and file.stat().st_size == size for file, size in files.items())

    def _file(self, table: str, number: int) -> Path:
        return self.root / table / f"part-{number:05}.parquet"

    def _replace(self, file: Path, data: bytes) -> None:
        temporary = file.with_name(f".{file.name}{TEMPORARY}")
        temporary.write_bytes(data)
        temporary.replace(file)

    def _write(self, entry: Entry) -> None:
        assert self._manifest is not None
        self._manifest.write(_line(entry))
        self._manifest.flush()
        self._entries[entry["part"]] = entry


def _line(entry: Entry) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _entries(manifest: Path) -> Iterator[tuple[int, Entry]]:
    """The parts by number; a later line replaces an earlier one, and a line that is cut off is none."""
    for line in manifest.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if "part" in entry:
            yield entry["part"], entry
