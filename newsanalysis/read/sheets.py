"""CSV, TSV, Excel and Parquet to records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile
from typing import Any

from newsanalysis.read.encodings import decode
from newsanalysis.read.problems import Fault, Unreadable
from newsanalysis.read.records import Records, from_cells, unique_names

DELIMITERS = ",;\t|"
MAX_CELL = 2**31 - 1  # characters; the csv module's own limit is shorter than a long article
LONGEST_HEADER = 10_000  # characters looked at to find the delimiter


def read_csv(data: bytes, encoding: str | None) -> list[Records]:
    """Comma, semicolon, tab or bar, whichever splits the header into most columns; quoted cells may hold line breaks.

    A line that breaks the rules of quoting or has more cells than the header is a fault and is left out; a line with
    fewer is a fault and kept. Raises `Unreadable`.
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
        filled = (line for line in sheet.iter_rows(values_only=True) if any(cell not in (None, "") for cell in line))
        header = next(filled, None)
        if header is not None:
            records = from_cells(header, enumerate(filled), [])
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
    from pyarrow import BufferReader
    from pyarrow.parquet import ParquetFile

    table = ParquetFile(BufferReader(data)).read()
    faults: list[Fault] = []
    # By position: a Parquet file may have two columns of one name.
    values = [_values(table.column(i), faults, name) for i, name in enumerate(table.column_names)]
    names = (name or f"column_{i}" for i, name in enumerate(unique_names(table.column_names), start=1))
    return [Records(dict(zip(names, values, strict=True)), range(table.num_rows), faults)]


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
