"""Web archives (WARC), as crawls of news leave them: an article a page, taken out of it by trafilatura.

What is no page of Arabic (images, redirects, pages in other scripts) is counted and passed over. `crawled` is when the
page was fetched, in UTC; `published` is what the page says of itself. WARC is ISO 28500:2017; warcio reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from newsanalysis.read.dates import parse_date
from newsanalysis.read.page import Page
from newsanalysis.read.problems import Fault, Unreadable
from newsanalysis.read.records import Records
from newsanalysis.read.sources import Source
from newsanalysis.read.trees import is_bomb

PAGES = 100  # of a piece
LONGEST = 10 << 20  # bytes of a page
LONGEST_HEAD = 1 << 20  # bytes of the headers of a page; servers stop at a hundredth of that
_ARABIC = re.compile(rb"[\xd8-\xdb][\x80-\xbf]|&#(?:1[56]\d\d|x06[0-9a-f]{2});", re.IGNORECASE)
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)


def read_archive(source: Source) -> Iterator[Records]:
    """The pages of an archive in pieces; `rows` counts its responses. Raises `Unreadable`, on the way too."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise Unreadable("web archives need the library warcio", "pip install 'newsanalysis[scale]'") from error
    pages: list[Page] = []
    faults: list[Fault] = []
    passed: Counter[str] = Counter()
    row = -1
    with source.open() as file:
        try:
            archive = ArchiveIterator(file)
            archive.reader = _Bounded(archive.reader, file)
            for record in archive:
                if record.rec_type != "response":
                    continue
                row += 1
                page = _page(record, source, row)
                if isinstance(page, str):
                    passed[page] += 1
                    continue
                pages.append(page)
                if len(pages) == PAGES:
                    yield _records(pages, [])
                    pages = []
        except Exception as error:  # of warcio, and of what unpacks the file
            problem = f"broken archive: {type(error).__name__}: {error}; the pages before are read"
            faults.append(Fault(max(row, 0), problem, "get the archive again"))
    if passed:
        what = ", ".join(f"{count} {why}" for why, count in sorted(passed.items()))
        faults.append(Fault(None, f"responses passed over: {what}", "nothing to do, unless articles are missing"))
    if row < 0 and not faults:
        raise Unreadable("the archive holds no responses", "get the archive again, or remove it")
    yield _records(pages, faults)


def _page(record: Any, source: Source, row: int) -> Page | str:
    """The page in a response, or why it is none."""
    kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
    if "html" not in kind.lower() or record.http_headers.get_statuscode() != "200":
        return "no page"
    data = record.content_stream().read(LONGEST + 1)
    if len(data) > LONGEST:
        return f"longer than {LONGEST >> 20} MB"
    encoding = None
    if not _fits(data, "utf-8"):
        named = _CHARSET.search(kind)
        encoding = named[1] if named and _fits(data, named[1]) else None
    elif not _ARABIC.search(data):
        return "without Arabic letters"
    head = record.rec_headers.get_header
    more = {"url": head("WARC-Target-URI"), "crawled": parse_date(head("WARC-Date"))}
    return Page(data, source.alone(), encoding, row, more)


class _Bounded:
    """What unpacks the archive, with the bounds that warcio has not: of a header, and of what the file unpacks to."""

    def __init__(self, reader: Any, file: IO[bytes]) -> None:
        self._reader, self._file = reader, file
        self._head = self._size = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)

    def read(self, length: int | None = None) -> bytes:
        self._head = 0
        return self._counted(self._reader.read(length))

    def readline(self, length: int | None = None) -> bytes:
        line = self._counted(self._reader.readline(min(length or LONGEST_HEAD, LONGEST_HEAD)))
        self._head += len(line)
        if self._head >= LONGEST_HEAD:
            raise ValueError(f"headers of more than {LONGEST_HEAD >> 20} MB")
        return line

    def _counted(self, data: bytes) -> bytes:
        self._size += len(data)
        if is_bomb(self._size, self._file.tell()):
            raise ValueError(f"looks like a bomb: {self._file.tell():,} bytes that unpack to {self._size:,} and more")
        return data


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (LookupError, UnicodeError):
        return False
    return True


def _records(pages: list[Page], faults: list[Fault]) -> Records:
    columns: dict[str, list[Any]] = {"text": list(pages), "crawled": [page.more["crawled"] for page in pages]}
    return Records(columns, [page.row or 0 for page in pages], faults, named=True)
