"""The formats by extension."""

from __future__ import annotations

import io

from newsanalysis.read.encodings import decode
from newsanalysis.read.json_files import read_json, read_json_lines
from newsanalysis.read.pages import read_page
from newsanalysis.read.problems import Unreadable
from newsanalysis.read.records import Records, one_article
from newsanalysis.read.sheets import read_csv, read_excel, read_parquet
from newsanalysis.read.trees import Zip

READERS = {
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_excel,
    ".parquet": read_parquet,
    ".html": read_page,
    ".htm": read_page,
}
TEXT = ".txt"
SINGLE = (TEXT, ".html", ".htm")  # one article a file
ZIP = ".zip"
KNOWN = (TEXT, *READERS, ZIP)


def check_extension(suffix: str) -> None:
    """Raises `Unreadable` for an extension (lower case) that no format here has."""
    if suffix not in KNOWN:
        seen = f"unknown extension {suffix}" if suffix else "no extension"
        raise Unreadable(seen, f"convert it to one of {', '.join(KNOWN)}, or remove it")


def parse(data: bytes, suffix: str, encoding: str | None) -> list[Records]:
    """The tables in a file of extension `suffix`, which `check_extension` let pass. Raises only `Unreadable`."""
    if not data:
        raise Unreadable("the file is empty", "fill the file, or remove it")
    if suffix == TEXT:
        text, faults = decode(data, encoding)
        return [one_article({"text": text}, faults)]
    if suffix == ".xlsx":
        _check_workbook(data)
    try:
        return READERS[suffix](data, encoding)
    except Unreadable:
        raise
    except ImportError as error:
        raise Unreadable(
            f"the library that reads {suffix} cannot be loaded: {error}",
            "install newsanalysis anew with its dependencies, or what the message names",
        ) from error
    except Exception as error:
        # What the libraries for workbooks, Parquet and web pages raise on a broken file is not documented: many types.
        raise Unreadable(
            f"cannot be read as {suffix}: {type(error).__name__}: {error}",
            "open the file and save it again, or remove it",
        ) from error


def _check_workbook(data: bytes) -> None:
    """A workbook is a zip, and can be a bomb like any other."""
    with Zip(io.BytesIO(data)) as book:
        for _, fault in book.refused:
            raise fault
