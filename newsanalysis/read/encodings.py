"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a byte order mark, Windows-1256 and its older relatives.

Text is returned exactly as decoded, less the byte order mark. A binary file is refused, never decoded to junk.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, islice

from newsanalysis.read.problems import Fault, Unreadable

# In this order: the mark of UTF-16 LE is the beginning of that of UTF-32 LE.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The single-byte encodings that Arabic news is found in, likeliest first, and the one of Western European pages.
CANDIDATES = ["cp1256", "iso8859_6", "cp720", "mac_arabic", "cp1252"]
SAMPLE = 65_536  # bytes that the detection looks at
SHORTEST_SAMPLE = 24  # under so many bytes beyond ASCII a statistical guess is no better than the likeliest encoding
MAX_CONTROL_SHARE = 0.01  # of the characters; text has next to none, random bytes about a tenth
VALID_PER_BROKEN = 10  # letters well-formed in UTF-8 for each broken byte, to call a file damaged UTF-8

# Controls, less those that lay text out (tab, line and form feed, carriage return, next line) and the old end of file.
_LETTER = re.compile("[^\0-\x7f]")
CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")


BINARY = Unreadable(
    "the file is binary, not text (it holds NUL bytes)",
    'give the file its right extension, or read UTF-16 without a byte order mark with encoding="utf-16-le"',
)


def decode(data: bytes, encoding: str | None = None) -> tuple[str, list[Fault]]:
    """The text of `data`, and a fault where broken bytes had to be replaced. Raises `Unreadable`.

    A byte order mark goes before `encoding`, `encoding` before UTF-8, and UTF-8 before detection.
    """
    if not data:
        raise Unreadable("the file is empty", "fill the file, or remove it")
    for mark, marked in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], marked), []
    if encoding is not None:
        return _strict(data, encoding), []
    if b"\0" in data:
        raise BINARY
    try:
        return _text_only(data.decode("utf-8")), []
    except UnicodeDecodeError:
        return _not_utf8(data)


@dataclass(frozen=True)
class Decoding:
    """How a file is decoded in pieces: after `skip` bytes, broken ones replaced where `errors` says so."""

    encoding: str
    skip: int
    errors: str
    faults: list[Fault]


def decoding(chunks: Callable[[], Iterable[bytes]], encoding: str | None = None) -> Decoding:
    """What `decode` would do with the `chunks` of a file, each of which it asks for once or twice. Raises `Unreadable`."""
    head = next(iter(chunks()), b"")
    if not head:
        raise Unreadable("the file is empty", "fill the file, or remove it")
    mark, marked = next(((mark, name) for mark, name in MARKS if head.startswith(mark)), (b"", None))
    if (known := marked or encoding) is not None:
        _check(chunks(), known, "strict", len(mark))
        return Decoding(known, len(mark), "strict", [])
    try:
        _check(chunks(), "utf-8", "strict", 0)
        return Decoding("utf-8", 0, "strict", [])
    except Unreadable as error:
        if not isinstance(error.__cause__, UnicodeError):
            raise
    broken, letters = _check(chunks(), "utf-8", "replace", 0)
    chosen = "utf-8"
    if letters - broken < broken * VALID_PER_BROKEN:
        chosen = _legacy_encoding(b"".join(islice(chunks(), 1 + SAMPLE // len(head))))
        broken, _ = _check(chunks(), chosen, "replace", 0)
    return Decoding(chosen, 0, "replace", _replaced(chosen, broken))


def _check(chunks: Iterable[bytes], encoding: str, errors: str, skip: int) -> tuple[int, int]:
    """The broken characters and the letters beyond ASCII of a file. Raises `Unreadable` where it is no text."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    broken = letters = control = length = 0
    try:
        for chunk in chain(chunks, [b""]):
            text = decoder.decode(chunk[skip:], final=not chunk)
            skip = 0
            broken += text.count("\ufffd")
            letters += sum(1 for _ in _LETTER.finditer(text)) if errors == "replace" else 0
            control += sum(1 for _ in CONTROL.finditer(text))
            length += len(text)
            if "\0" in text:
                raise BINARY
    except UnicodeError as error:
        raise _not_in(encoding, error) from error
    _check_control(control, length)
    return broken, letters


def check_encoding(encoding: str, where: str) -> str:
    """`encoding` if Python knows it as an encoding of text, else ``ValueError``; `where` says who asked for it."""
    try:
        " ".encode(encoding)
    except LookupError:
        raise ValueError(
            f"{where}: there is no text encoding {encoding!r}: try utf-8, utf-16, cp1256 (Windows Arabic) or iso8859_6"
        ) from None
    return encoding


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _text_only(data.decode(encoding))
    except UnicodeError as error:
        raise _not_in(encoding, error) from error


def _not_in(encoding: str, error: UnicodeError) -> Unreadable:
    return Unreadable(
        f"the file is not {encoding} ({error})", "save the file as UTF-8, or read it with the right encoding="
    )


def _not_utf8(data: bytes) -> tuple[str, list[Fault]]:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    well_formed = len(text) - broken - (len(data) - len(_beyond_ascii(data)))
    encoding = "utf-8"
    # Decoded as Windows-1256, damaged UTF-8 would be junk from end to end for the sake of a few bytes.
    if well_formed < broken * VALID_PER_BROKEN:
        encoding = _legacy_encoding(data)
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd")
    return _text_only(text), _replaced(encoding, broken)


def _replaced(encoding: str, broken: int) -> list[Fault]:
    if not broken:
        return []
    problem = f"damaged {encoding}: {broken} broken characters were replaced by U+FFFD"
    return [Fault(None, problem, "get the file again, or read it with the right encoding=")]


def _legacy_encoding(data: bytes) -> str:
    sample = data[:SAMPLE]
    if len(_beyond_ascii(sample)) >= SHORTEST_SAMPLE:
        from charset_normalizer import from_bytes

        best = from_bytes(sample, cp_isolation=CANDIDATES).best()
        if best is not None:
            return best.encoding
    return CANDIDATES[0]


def _beyond_ascii(data: bytes) -> bytes:
    return data.translate(None, bytes(range(0x80)))


def _text_only(text: str) -> str:
    control = sum(1 for _ in CONTROL.finditer(text))
    _check_control(control, 0 if "\0" in text else len(text))
    return text


def _check_control(control: int, length: int) -> None:
    if control > length * MAX_CONTROL_SHARE:
        raise Unreadable(
            f"the file is binary, not text ({control} control characters)", "give the file its right extension"
        )
