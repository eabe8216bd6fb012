"""Tables in a folder: a CSV or Parquet file a table, or a folder of Parquet parts; read back exactly as written.

CSV is UTF-8 with a byte order mark, so that Excel opens the Arabic right, and every text cell stands in quotation
marks, so that line ends, leading zeros and words such as ``NA`` come back as they were. An empty cell is missing.

News is written by strangers, and a spreadsheet runs a cell such as ``=HYPERLINK(…)`` as a formula, in quotation marks too
(OWASP, CSV Injection). So in CSV an apostrophe stands before every cell that begins with one of `FORMULA`, or with apostrophes
and then one of them; `read_tables` takes one apostrophe away from exactly those, and so does `newsanalysis.read` of an
articles table written here, which it knows by its `HEADER`: the text, and the offsets into it, are what they were. Other
programs should do the same, or read Parquet, which holds everything as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import pandas as pd

from newsanalysis.tables import HALF, REPLACEMENT, TABLES, TEXT, conform

FORMATS = ("csv", "parquet")
FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # what a spreadsheet may take for the start of a formula
GUARD = "'"
_GUARDED = re.compile(f"{GUARD}*[{re.escape(''.join(FORMULA))}]")
HEADER = ",".join(f'"{name}"' for name in TABLES["articles"])  # how the first line of an articles.csv begins

# What stands beside tables in parts (`newsanalysis.scale.store`), while they are written and when they are whole.
UNFINISHED = "manifest.unfinished.jsonl"
MANIFEST = "manifest.jsonl"
WORK = "parts.unfinished"  # the folder of parts that will be one file a table


def write_tables(
    folder: str | Path, format: Literal["csv", "parquet"] = "csv", **tables: pd.DataFrame
) -> dict[str, Path]:
    """Write each table (``claims=…, figures=…``; the names are the keys of `TABLES`) to `folder`, made if need be.

    Returns the file of each. The folder holds a table once: a file of it in the other format is replaced. Extra
    columns are kept; in CSV they come back as text, and columns of Python objects become text in both formats. Raises
    ``ValueError`` for another format or table name, and where a cell does not fit its column's dtype.
    """
    if format not in FORMATS:
        raise ValueError(f"format {format!r}: expected one of {', '.join(FORMATS)}")
    if unknown := [name for name in tables if name not in TABLES]:
        raise ValueError(f"table {unknown[0]!r}: expected one of {', '.join(TABLES)}")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for name, frame in tables.items():
        files[name] = write_table(folder, name, [_objects_as_text(conform(frame, name))], format)
    return files


def write_table(folder: Path, name: str, frames: Iterable[pd.DataFrame], format: Literal["csv", "parquet"]) -> Path:
    """One table whose rows come in several `frames` with the same columns; the file is there when all of it is."""
    file = folder / f"{name}.{format}"
    temporary = file.with_name(f".{file.name}.tmp")
    _write_csv(frames, temporary) if format == "csv" else _write_parquet(frames, temporary)
    temporary.replace(file)
    for other in FORMATS:
        if other != format:
            file.with_suffix(f".{other}").unlink(missing_ok=True)
    return file


def read_tables(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The tables in `folder`, by name, with the columns and dtypes of `TABLES`; extra columns of a CSV file are text.

    A folder of Parquet parts, as `newsanalysis.extract_files` writes them, is read as one table.

    Raises ``FileNotFoundError`` where the folder holds no table, and ``ValueError`` where a table is there twice, in
    CSV and in Parquet, a cell does not fit its column's dtype, or the run that writes the parts has not come to its end.
    """
    folder = Path(folder)
    if (folder / UNFINISHED).exists() or (folder / WORK).exists():
        raise ValueError(f"{folder}: the run that writes these tables is not finished; start it again, it goes on")
    tables = {}
    for name in TABLES:
        files = [file for format in FORMATS if (file := folder / f"{name}.{format}").is_file()]
        files += [folder / name] if (folder / name).is_dir() and (folder / MANIFEST).exists() else []
        if len(files) > 1:
            raise ValueError(f"{files[0]} and {files[1]}: one table in two formats; delete the one that is out of date")
        for file in files:
            try:
                tables[name] = conform(_read_csv(file) if file.suffix == ".csv" else pd.read_parquet(file), name)
            except ValueError as error:
                raise ValueError(f"{file}: {error}") from error
    if not tables:
        expected = ", ".join(f"{name}.csv" for name in TABLES)
        raise FileNotFoundError(
            f"{folder}: no tables here; expected {expected} (or .parquet), as `extract` writes them"
        )
    return tables


def _write_csv(frames: Iterable[pd.DataFrame], file: Path) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        for at, frame in enumerate(frames):
            _guarded(frame).to_csv(out, index=False, header=at == 0, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)


def _write_parquet(frames: Iterable[pd.DataFrame], file: Path) -> None:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    writer = None
    for frame in frames:
        table = pa.Table.from_pandas(frame, preserve_index=False)
        writer = writer or ParquetWriter(file, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def _read_csv(file: Path) -> pd.DataFrame:
    """Every cell as text: no word, number or date is guessed at."""
    return _unguarded(pd.read_csv(file, encoding="utf-8-sig", dtype=TEXT, keep_default_na=False, na_values=[""]))


def _guarded(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with `GUARD` before the cells and headings that a spreadsheet would run."""
    out = frame.rename(columns=lambda name: GUARD + name if _GUARDED.match(str(name)) else name)
    for at in range(out.shape[1]):
        column = out.iloc[:, at]
        if column.dtype == TEXT and (runs := column.str.match(_GUARDED).fillna(False).astype(bool)).any():
            out.isetitem(at, column.mask(runs, GUARD + column).array)
    return out


def _unguarded(frame: pd.DataFrame) -> pd.DataFrame:
    """What `_guarded` made of a frame of text, as it was."""
    out = frame.rename(columns=lambda name: without_guard(str(name)))
    for at in range(out.shape[1]):
        column = out.iloc[:, at]
        if (guarded := column.str.startswith(GUARD).fillna(False).astype(bool)).any():
            out.isetitem(at, column.mask(guarded, column.map(without_guard, na_action="ignore").astype(TEXT)).array)
    return out


def without_guard(cell: str) -> str:
    """A cell of a CSV file as it was before `write_tables` put an apostrophe before it, if it did."""
    return cell[1:] if cell.startswith(GUARD) and _GUARDED.match(cell) else cell


def _objects_as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with columns of Python objects (lists, mixed kinds) as text: no file format holds them as they are."""
    objects = [name for name in frame.columns if frame[name].dtype == object]
    return frame.assign(**{name: frame[name].map(_text, na_action="ignore").astype(TEXT) for name in objects})


def _text(value: object) -> str:
    return HALF.sub(REPLACEMENT, str(value))
