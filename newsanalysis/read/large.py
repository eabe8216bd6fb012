"""Large tables, in pieces of bounded size: the same records as those of the file read whole, without holding all of it.

What a piece cannot know is what comes after it. So the columns are chosen by the first piece of a table and added to by
later ones, and where a JSON array breaks off, the articles before the break are kept.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import IO, Any

from newsanalysis.read.encodings import decoding
from newsanalysis.read.json_files import lines_records, repaired
from newsanalysis.read.problems import Fault, Unreadable
from newsanalysis.read.records import MOST_COLUMNS, Records, from_cells, from_objects
from newsanalysis.read.sheets import csv_lines, parquet_batches

LARGE = 16 << 20  # bytes from which a file is read in pieces
ROWS = 1000  # of a piece
CHUNK = 1 << 20
LONGEST_CELL = 64 << 20  # characters: a quotation mark that is never closed does not swallow the file
SLACK = 16  # characters before the end of a buffer in which an escape may be cut off

Open = Callable[[], IO[bytes]]


def read_large(open_file: Open, suffix: str, encoding: str | None) -> Iterator[Records] | None:
    """The records of a file of this extension in pieces, or null where it is not one that can be read so.

    Raises `Unreadable`, on the way too.
    """
    if suffix == ".parquet":
        return _continued(_parquet(open_file))
    if suffix not in READERS:
        return None
    if suffix == ".json" and not _is_array(open_file):
        return None
    return _continued(_decoded(open_file, READERS[suffix], encoding))


def _decoded(
    open_file: Open, reader: Callable[[io.TextIOWrapper, list[Fault]], Iterator[Records]], encoding: str | None
) -> Iterator[Records]:
    how = decoding(lambda: _chunks(open_file), encoding)
    with open_file() as file:
        file.read(how.skip)
        yield from reader(io.TextIOWrapper(file, how.encoding, how.errors, newline=""), how.faults)


def _continued(pieces: Iterable[Records]) -> Iterator[Records]:
    """Each piece with the columns of those before it."""
    names: dict[str, None] = {}
    for piece in pieces:
        piece.later = bool(names)
        _without_surplus(piece, names)
        for name in names:
            piece.columns.setdefault(name, [None] * len(piece.rows))
        names |= dict.fromkeys(piece.columns)
        yield piece


def _without_surplus(piece: Records, names: Collection[str]) -> None:
    """Take the columns out of `piece` that would make, with the `names` before it, too many of one table."""
    room = MOST_COLUMNS - len(names)
    surplus = [name for name in piece.columns if name not in names][room:]
    if surplus:
        problem = f"a table of more than {MOST_COLUMNS:,} columns: {len(surplus):,} that come late are left out"
        piece.faults.append(
            Fault(piece.rows[0], problem, f"leave out columns, so that there are at most {MOST_COLUMNS:,}")
        )
    for name in surplus:
        del piece.columns[name]


def _json_lines(text: io.TextIOWrapper, faults: list[Fault]) -> Iterator[Records]:
    # As `split("\n")` does: a string of JSON may hold other ends of line as they are.
    text.reconfigure(newline="\n")
    lines = enumerate(text, start=1)
    row = 0
    while piece := list(islice(lines, ROWS)):
        records = lines_records(piece, row, faults)
        row += sum(1 for _, line in piece if line.strip())
        if row:
            yield records
            faults = []
    if not row:
        raise Unreadable("the file is empty", "fill the file, or remove it")


def _csv(text: io.TextIOWrapper, faults: list[Fault]) -> Iterator[Records]:
    header, lines = csv_lines(text, faults, LONGEST_CELL)
    while True:
        piece = list(islice(lines, ROWS))
        yield from_cells(header, piece, faults.copy())
        faults.clear()  # the lines go on writing into the list
        if len(piece) < ROWS:
            return


def _json(text: io.TextIOWrapper, faults: list[Fault]) -> Iterator[Records]:
    objects = enumerate(_elements(text))
    while True:
        piece: list[tuple[int, Any]] = []
        try:
            piece.extend(islice(objects, ROWS))
        except ValueError as error:
            problem = f"broken JSON: {error}; the articles before are read, the rest is not"
            faults.append(Fault(None, problem, "correct the file, or export it again"))
        yield repaired(from_objects(piece, faults))
        faults = []
        if len(piece) < ROWS:
            return


def _elements(text: io.TextIOWrapper) -> Iterator[Any]:
    """The elements of a JSON array, each decoded when all of it is in the buffer. Raises ``ValueError`` where it breaks."""
    decoder = json.JSONDecoder()
    buffer, at, size = text.read(CHUNK).lstrip()[1:], 0, CHUNK
    before = True  # an element or the end may come
    while True:
        while at < len(buffer) and (buffer[at].isspace() or (buffer[at] == "," and not before)):
            before = before or buffer[at] == ","
            at += 1
        if buffer[at : at + 1] == "]":
            return
        try:
            if at == len(buffer):
                raise json.JSONDecodeError("Expecting value", buffer, at)
            element, at = decoder.raw_decode(buffer, at)
        except json.JSONDecodeError as error:
            cut_off = error.msg.startswith("Unterminated string") or error.pos >= len(buffer) - SLACK
            more = text.read(size) if cut_off else ""
            if not more:
                raise
            buffer, at, size = buffer[at:] + more, 0, 2 * size  # an article of many pieces is not begun again for each
            continue
        if not before:
            raise json.JSONDecodeError("Expecting ',' delimiter", buffer, at)
        yield element
        before, size = False, CHUNK


def _is_array(open_file: Open) -> bool:
    """Whether a JSON file is an array, by its first sign; in UTF-16 and UTF-32 too."""
    with open_file() as file:
        return file.read(64).lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n").startswith(b"[")


def _parquet(open_file: Open) -> Iterator[Records]:
    with open_file() as file:
        # Parquet is read from its end and in leaps; a member of a zip would be unpacked anew for each.
        whole = file if isinstance(file, io.BufferedReader) else io.BytesIO(file.read())
        row = 0
        for batch in parquet_batches(whole, ROWS):
            yield Records(batch.to_pydict(), range(row, row + batch.num_rows))
            row += batch.num_rows


READERS = {".json": _json, ".jsonl": _json_lines, ".ndjson": _json_lines, ".csv": _csv, ".tsv": _csv}


def _chunks(open_file: Open) -> Iterator[bytes]:
    with open_file() as file:
        while chunk := file.read(CHUNK):
            yield chunk
