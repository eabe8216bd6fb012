"""What a parser makes of one file: columns of raw values, before anyone says which column is the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsanalysis.read.problems import Fault

MOST_COLUMNS = 1000  # of a table; a header of a hundred thousand names times as many short rows would fill any memory


@dataclass
class Records:
    """The rows of one table.

    `rows` has the position of each row in the file, from 0; blank rows are not counted, broken ones are.
    `part` names the sheet, where a file has several. `single` is true where the file is one article, not a table.
    `later` is true for a further piece of the table before, of a file that is read in pieces.
    `named` is true where the columns are those of the articles table already, so that no mapping applies.
    """

    columns: dict[str, list[Any]]
    rows: Sequence[int]
    faults: list[Fault] = field(default_factory=list)
    part: str = ""
    single: bool = False
    named: bool = False
    later: bool = False


def one_article(columns: dict[str, Any], faults: list[Fault]) -> Records:
    """The record of a file that is one article and says so by its format (text, a web page)."""
    return Records({name: [value] for name, value in columns.items()}, range(1), faults, single=True, named=True)


def from_objects(objects: Iterable[tuple[int, Any]], faults: list[Fault]) -> Records:
    """Records of JSON objects with their positions; they may differ in their keys. What is no object is a fault."""
    kept: list[dict[str, Any]] = []
    rows: list[int] = []
    for row, value in objects:
        if isinstance(value, dict):
            kept.append(value)
            rows.append(row)
        else:
            kind = type(value).__name__
            faults.append(Fault(row, f"not an object but {kind}", 'write every article as {"text": "…", …}'))
    names = bounded(dict.fromkeys(key for item in kept for key in item), faults)
    return Records({name: [item.get(name) for item in kept] for name in names}, rows, faults)


def from_cells(header: Sequence[Any], lines: Iterable[tuple[int, Sequence[Any]]], faults: list[Fault]) -> Records:
    """Records of a header and lines of cells with their positions. Short lines are filled up with nulls."""
    rows: list[int] = []
    cells: list[Sequence[Any]] = []
    names = bounded(unique_names(header), faults)
    for row, line in lines:
        rows.append(row)
        cells.append(line[: len(names)])
    columns = {
        name: [line[i] if i < len(line) else None for line in cells] for i, name in enumerate(names) if name is not None
    }
    # A column without a name is kept only for what it holds: sheets often end in empty ones.
    unnamed = (i for i, name in enumerate(names) if name is None)
    for i in unnamed:
        values = [line[i] if i < len(line) else None for line in cells]
        if any(value is not None for value in values):
            columns[f"column_{i + 1}"] = values
    return Records(columns, rows, faults)


def bounded(names: Iterable[Any], faults: list[Fault]) -> list[Any]:
    """The first of `names`, as many as a table may have columns; a fault where there are more."""
    names = list(names)
    if (more := len(names) - MOST_COLUMNS) > 0:
        problem = f"a table of {len(names):,} columns: the last {more:,} of them are left out"
        faults.append(Fault(None, problem, f"leave out columns, so that there are at most {MOST_COLUMNS:,}"))
    return names[:MOST_COLUMNS]


def unique_names(header: Sequence[Any]) -> list[str | None]:
    names: list[str | None] = []
    taken: set[str] = set()
    copies: dict[str, int] = {}  # how far the copies of a name have come: a header may repeat it ten thousand times
    for cell in header:
        if cell is None or not (name := str(cell)).strip():
            names.append(None)
            continue
        unique = name
        while unique in taken:
            copies[name] = copies.get(name, 1) + 1
            unique = f"{name}_{copies[name]}"
        taken.add(unique)
        names.append(unique)
    return names
