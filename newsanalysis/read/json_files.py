"""JSON and JSON Lines to records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from newsanalysis.read.columns import GUESSES
from newsanalysis.read.encodings import decode
from newsanalysis.read.problems import Fault, Unreadable
from newsanalysis.read.records import Records, from_objects
from newsanalysis.tables import HALF, REPLACEMENT

# Half of a surrogate pair: JSON can spell it, no text can hold it.
LONGEST_INTEGER = 4_000  # digits
_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(data: bytes, encoding: str | None) -> list[Records]:
    """An array of objects, one object, or an object that holds one array of objects. Raises `Unreadable`."""
    text, faults = decode(data, encoding)
    try:
        content = _loads(text)
    except (ValueError, RecursionError) as error:
        if _is_lines(text):
            return read_json_lines(data, encoding)
        raise Unreadable(f"broken JSON: {error}", "correct the file, or export it again") from error
    if isinstance(content, dict):
        arrays = [value for value in content.values() if _is_table(value)]
        if len(arrays) != 1 or _has_text(content):
            records = _checked(text, from_objects([(0, content)], faults))
            records.single = True
            return [records]
        content = arrays[0]
    if not isinstance(content, list):
        raise Unreadable(f"JSON that is no article: {type(content).__name__}", "write an array of objects")
    return [_checked(text, from_objects(enumerate(content), faults))]


def read_json_lines(data: bytes, encoding: str | None) -> list[Records]:
    """One JSON object a line. A broken line is a fault, the others are read. Raises `Unreadable`."""
    text, faults = decode(data, encoding)
    # Not splitlines(): a string of JSON may hold U+2028 and other ends of line as they are.
    records = lines_records(enumerate(text.split("\n"), start=1), 0, faults)
    if not records.rows and not faults:
        raise Unreadable("the file is empty", "fill the file, or remove it")
    return [records]


def lines_records(lines: Iterable[tuple[int, str]], row: int, faults: list[Fault]) -> Records:
    """The objects of some `lines`, which come with their numbers; the first that is not blank is in position `row`."""
    objects: list[tuple[int, Any]] = []
    escapes = False
    for number, line in lines:
        if not line.strip():
            continue
        escapes = escapes or _ESCAPE.search(line) is not None
        try:
            objects.append((row, _loads(line)))
        except (ValueError, RecursionError) as error:
            faults.append(Fault(row, f"broken JSON on line {number}: {error}", "correct the line"))
        row += 1
    records = from_objects(objects, faults)
    return repaired(records) if escapes else records


def _checked(text: str, records: Records) -> Records:
    return repaired(records) if _ESCAPE.search(text) else records


def _loads(text: str) -> Any:
    return json.loads(text, parse_int=_integer)


def _integer(digits: str) -> int | str:
    """A whole number; one of more digits than Python turns into a number stays text, and must not cost the file."""
    return int(digits) if len(digits) <= LONGEST_INTEGER else digits


def _is_lines(text: str) -> bool:
    """Whether a .json file is JSON Lines under the wrong name: its first two lines are an object each."""
    lines = [line for line in text.split("\n", 50) if line.strip()][:2]
    return len(lines) == 2 and all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines)


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _has_text(content: dict[str, Any]) -> bool:
    """An article with comments is one article; a page of results with a heading is not."""
    return any(isinstance(value, str) and name.casefold() in GUESSES["text"] for name, value in content.items())


def repaired(records: Records) -> Records:
    """`records` without halves of surrogate pairs, each a fault."""
    for name, values in records.columns.items():
        for i, value in enumerate(values):
            try:
                whole = _without_surrogates(value)
            except RecursionError:  # nested too deeply to go through
                whole = HALF.sub(REPLACEMENT, json.dumps(value, ensure_ascii=False))
            if whole != value:
                values[i] = whole
                problem = f"column {_without_surrogates(name)}: half a surrogate pair was replaced by U+FFFD"
                records.faults.append(Fault(records.rows[i], problem, "get the article again, or correct it"))
    records.columns = {_without_surrogates(name): values for name, values in records.columns.items()}
    return records


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return HALF.sub(REPLACEMENT, value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value
