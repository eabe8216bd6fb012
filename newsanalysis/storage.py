"""Tables in a folder: one CSV or Parquet file a table, read back exactly as it was written.

CSV is UTF-8 with a byte order mark, so that Excel opens the Arabic right, and every text cell stands in quotation
marks, so that line ends, leading zeros and words such as ``NA`` come back as they were. An empty cell is missing.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal

import pandas as pd

from newsanalysis.tables import TABLES, TEXT, conform

FORMATS = ("csv", "parquet")


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
        frame = _objects_as_text(conform(frame, name))
        files[name] = file = folder / f"{name}.{format}"
        if format == "csv":
            _write_csv(frame, file)
        else:
            frame.to_parquet(file, index=False)
        for other in FORMATS:
            if other != format:
                file.with_suffix(f".{other}").unlink(missing_ok=True)
    return files


def read_tables(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The tables in `folder`, by name, with the columns and dtypes of `TABLES`; extra columns of a CSV file are text.

    Raises ``FileNotFoundError`` where the folder holds no table, and ``ValueError`` where a table is there twice, in
    CSV and in Parquet, or a cell does not fit its column's dtype.
    """
    folder = Path(folder)
    tables = {}
    for name in TABLES:
        files = [file for format in FORMATS if (file := folder / f"{name}.{format}").is_file()]
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


def _write_csv(frame: pd.DataFrame, file: Path) -> None:
    frame.to_csv(file, index=False, encoding="utf-8-sig", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)


def _read_csv(file: Path) -> pd.DataFrame:
    """Every cell as text: no word, number or date is guessed at."""
    return pd.read_csv(file, encoding="utf-8-sig", dtype=TEXT, keep_default_na=False, na_values=[""])


def _objects_as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with columns of Python objects (lists, mixed kinds) as text: no file format holds them as they are."""
    objects = [name for name in frame.columns if frame[name].dtype == object]
    return frame.assign(**{name: frame[name].map(str, na_action="ignore").astype(TEXT) for name in objects})
