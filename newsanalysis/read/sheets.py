"""CSV, TSV, Excel and Parquet to records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, islice
from typing import IO, Any

from newsanalysis.read.encodings import decode
from newsanalysis.read.problems import Fault, Unreadable
from newsanalysis.read.records import Records, bounded, from_cells, unique_names
from newsanalysis.read.trees import bomb, is_bomb
from newsanalysis.storage import GUARD, HEADER, without_guard

DELIMITERS = ",;\t|"
MAX_CELL = 2**31 - 1  # characters; the csv module's own limit is shorter than a long article
LONGEST_HEADER = 10_000  # characters looked at to find the delimiter
SHEET_ROWS = 1_048_576  # the last row that Excel knows
TRUSTED = "write it as CSV or JSON Lines if you trust it, or in several files"
BATCH = 1000  # rows of a Parquet file that are unpacked at a time


def read_csv(data: bytes, encoding: str | None) -> list[Records]:
    """Comma, semicolon, tab or bar, whichever splits the header into most columns; quoted cells may hold line breaks.

    A line that breaks the rules of quoting or has more cells than the header is a fault and is left out; a line with
    fewer is a fault and kept. An articles table that `newsanalysis.write_tables` wrote is read as it was before the
    apostrophes that keep spreadsheets from running its cells. Raises `Unreadable`.
    """
    text, faults = decode(data, encoding)
    header, lines = csv_lines(io.StringIO(text, newline=""), faults)
    return [from_cells(header, lines, faults)]


def csv_lines(
    text: Iterable[str], faults: list[Fault], longest: int = MAX_CELL
) -> tuple[list[str | None], Iterator[tuple[int, list[str | None]]]]:
    """The header of a CSV `text` and its lines with their positions. `longest` bounds a cell. Raises `Unreadable`."""
    rest = dropwhile(lambda line: not line.strip("\r\n"), text)
    first = next(rest, "")
    lines = _lines(chain([first], rest), _delimiter(first[:LONGEST_HEADER]), faults, longest)
    lines = _unguarded(lines) if first.startswith(HEADER) else _told(lines, faults)
    header = next(lines, None)
    if header is None:
        raise Unreadable("the file is empty", "fill the file, or remove it")
    # The header is line -1, so that the first row of data is 0.
    return header[1], _fitting(header[1], lines, faults)


def read_excel(data: bytes, encoding: str | None) -> list[Records]:
    """Every sheet of an .xlsx workbook that is not empty; the first row that is not blank is the header."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    tables = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some programs write a wrong extent, and rows beyond it would be lost
        faults: list[Fault] = []
        filled = _filled(sheet.iter_rows(values_only=True), faults)
        header = next(filled, None)
        if header is not None:
            records = from_cells(header, _headed(len(header), filled, faults), faults)
            records.part = sheet.title
            tables.append(records)
    book.close()
    if not tables:
        raise Unreadable("the workbook is empty", "fill the file, or remove it")
    if len(tables) == 1:
        tables[0].part = ""
    return tables


def read_parquet(data: bytes, encoding: str | None) -> list[Records]:
    """All rows of a Parquet file."""
    from pyarrow import Table
    from pyarrow.parquet import ParquetFile

    schema = ParquetFile(io.BytesIO(data)).schema_arrow
    table = Table.from_batches(parquet_batches(io.BytesIO(data), BATCH), schema)
    faults: list[Fault] = []
    # By position: a Parquet file may have two columns of one name.
    held = bounded(table.column_names, faults)
    values = [_values(table.column(i), faults, name) for i, name in enumerate(held)]
    names = (name or f"column_{i}" for i, name in enumerate(unique_names(held), start=1))
    return [Records(dict(zip(names, values, strict=True)), range(table.num_rows), faults)]


def parquet_batches(file: IO[bytes], rows: int) -> Iterator[Any]:
    """A Parquet file, some rows at a time. Raises `Unreadable` where it is a bomb: a text that stands in it once can be
    that of a million rows."""
    from pyarrow.parquet import ParquetFile

    packed = file.seek(0, io.SEEK_END)
    book = ParquetFile(file)
    about = book.metadata
    pages = sum(
        about.row_group(i).column(k).total_uncompressed_size
        for i in range(about.num_row_groups)
        for k in range(about.num_columns)
    )
    if is_bomb(pages, packed):
        raise bomb(pages, packed, TRUSTED)
    size = 0
    for batch in book.iter_batches(rows):
        size += sum(map(_size, batch.columns))
        if is_bomb(size, packed):
            raise bomb(size, packed, TRUSTED)
        yield batch


def _size(column: Any) -> int:
    """Bytes of a column when each value stands for itself."""
    from pyarrow import types

    return int((column.dictionary_decode() if types.is_dictionary(column.type) else column).nbytes)


def _filled(lines: Iterable[Sequence[Any]], faults: list[Fault]) -> Iterator[Sequence[Any]]:
    """The lines of a sheet that are not blank, each up to its last cell that is not."""
    lines = iter(lines)
    for line in islice(lines, SHEET_ROWS):
        end = next((i for i in range(len(line), 0, -1) if line[i - 1] not in (None, "")), 0)
        if end:
            yield line[:end]
    # A sheet may name any row as its next, and openpyxl gives a blank one for each in between.
    if next(lines, None) is not None:
        problem = f"a row beyond {SHEET_ROWS:,}, which is Excel's last: the rest of the sheet is not read"
        faults.append(Fault(None, problem, "open the workbook and save it again, or correct the rows' numbers"))


def _headed(width: int, lines: Iterator[Sequence[Any]], faults: list[Fault]) -> Iterator[tuple[int, Sequence[Any]]]:
    """The lines with their positions; one fault for all cells that no heading stands over."""
    wide = first = 0
    for row, line in enumerate(lines):
        if len(line) > width:
            wide, first = wide + 1, row if not wide else first
        yield row, line[:width]
    if wide:
        problem = (
            f"cells beyond the last heading in {wide:,} row{'s' * (wide > 1)}, this one the first: they are left out"
        )
        faults.append(Fault(first, problem, "write a heading over every column"))


def _values(column: Any, faults: list[Fault], name: str) -> list[Any]:
    """The values of a column of a Parquet file. What Python cannot hold (a date in the year 30000, text that is not UTF-8)
    is kept as text, with a fault: one column must not cost the file."""
    from pyarrow import binary, string, types

    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        if not (types.is_string(column.type) or types.is_large_string(column.type)):
            raise
        faults.append(Fault(None, f"column {name}: text that is not UTF-8 was repaired", "write the file again"))
        raw = [part.view(binary()) for part in column.cast(string()).chunks]
        return [None if cell is None else cell.decode("utf-8", "replace") for part in raw for cell in part.to_pylist()]
    except (OverflowError, ValueError) as error:
        faults.append(Fault(None, f"column {name} is read as text: {error}", "correct its values, or leave it out"))
        return list(column.cast(string()).to_pylist())


def _delimiter(first: str) -> str:
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader([first.rstrip("\r\n")], delimiter=mark), [])))


def _lines(
    text: Iterator[str], delimiter: str, faults: list[Fault], longest: int
) -> Iterator[tuple[int, list[str | None]]]:
    """The lines that are not blank, with their positions: -1 is the header's."""
    limit = csv.field_size_limit(longest)
    try:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        row = -1
        while True:
            started = reader.line_num + 1
            try:
                line = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                if row < 0:
                    raise Unreadable(f"broken CSV in the header: {error}", "correct the first line") from error
                last = f" to line {reader.line_num}" if reader.line_num > started else ""
                problem = f"broken CSV from line {started}{last}: {error}"
                faults.append(
                    Fault(row, problem, "put cells with quotation marks in them into quotes and double the marks")
                )
            else:
                if not any(line):
                    continue
                yield row, [cell or None for cell in line]
            row += 1
    finally:
        csv.field_size_limit(limit)


def _unguarded(lines: Iterator[tuple[int, list[str | None]]]) -> Iterator[tuple[int, list[str | None]]]:
    for row, line in lines:
        yield row, [cell and without_guard(cell) for cell in line]


def _told(lines: Iterator[tuple[int, list[str | None]]], faults: list[Fault]) -> Iterator[tuple[int, list[str | None]]]:
    """The lines as they are; a fault for the first cell with an apostrophe that a program may have put there."""
    told = False
    for row, line in lines:
        if not told and any(cell and cell[0] == GUARD and without_guard(cell) != cell for cell in line):
            told = True
            problem = (
                "a cell begins with an apostrophe and the sign of a formula, this row the first: kept as it stands"
            )
            remedy = (
                "take the apostrophes away if a program put them there for spreadsheets; newsanalysis.read_tables does"
            )
            faults.append(Fault(None if row < 0 else row, problem, remedy))
        yield row, line


def _fitting(
    header: Sequence[Any], lines: Iterator[tuple[int, list[str | None]]], faults: list[Fault]
) -> Iterator[tuple[int, list[str | None]]]:
    for row, line in lines:
        surplus = any(line[len(header) :])
        if surplus or len(line) < len(header):
            problem = f"{len(line)} cells where the header has {len(header)}"
            left_out = "; the row is left out" if surplus else ""
            faults.append(
                Fault(row, problem + left_out, "put cells that hold the delimiter or a line break into quotes")
            )
        if not surplus:
            yield row, line
