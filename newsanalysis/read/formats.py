"""The formats by extension."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

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
PAGES = (".html", ".htm")
ARCHIVES = (".warc", ".warc.gz")  # read by `newsanalysis.read.archives`
KNOWN = (TEXT, *READERS, ZIP, *ARCHIVES)


def suffix_of(name: str) -> str:
    """The extension in lower case, with that of what is packed in a .gz."""
    path = PurePosixPath(name.lower())
    return "".join(path.suffixes[-2:]) if name.lower().endswith(ARCHIVES) and path.suffix == ".gz" else path.suffix


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
    with clear_faults(suffix):
        return READERS[suffix](data, encoding)


@contextmanager
def clear_faults(suffix: str) -> Iterator[None]:
    """Whatever a library raises on a file of this extension becomes `Unreadable`."""
    try:
        yield
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
