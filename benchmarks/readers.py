"""newsanalysis beside other readers of Arabic numbers: how much is read right. How fast, is for `extraction.py`.

usage: python benchmarks/readers.py [--peers FOLDER] [--install]      what is read right in readers/vectors.jsonl
       python benchmarks/readers.py --wrong READER                    what a reader gets wrong

Each peer has a virtual environment of its own in FOLDER (~/.cache/newsanalysis/peers); --install makes them.

How an answer is judged, the same for all. A reader may return any number of quantities for a text, of any of its
kinds; one that is right is enough, and others beside it do not count against it.
- The value has to be equal. A duration may come in another unit (90 minutes for an hour and a half).
- A range needs both of its ends in one quantity; two numbers read apart are no range.
- A qualifier needs the value and its bound, in whatever form: an interval that is open above for `at least` and
  `more than`, open below for `at most` and `less than`, any mark of approximation for `about`.
The second block asks more of money, percent and durations (their unit too), and less of ranges and qualifiers (the
numbers alone, however they are bound).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from machine import header
from peers import OURS, adapter, add_arguments, install, missing, python_of

VECTORS = Path(__file__).parent / "readers" / "vectors.jsonl"
READERS = (OURS, "duckling", "maha", "pyarabic")

Quantity = dict[str, Any]
Vector = dict[str, Any]


def main() -> None:
    arguments = parser().parse_args()
    folder: Path = arguments.peers
    if arguments.install:
        install(folder)
    if arguments.wrong:
        wrong(arguments.wrong, folder)
    else:
        print(f"{header()}\n\n{right_answers(folder)}")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add_arguments(made)
    made.add_argument("--wrong", choices=READERS, metavar="READER", help=f"one of {', '.join(READERS)}")
    return made


# --- right answers --------------------------------------------------------------------------------------------------


def load_vectors() -> list[Vector]:
    return [json.loads(line) for line in VECTORS.read_text("utf-8").splitlines()]


def equal(a: float | None, b: float | None, tolerance: float = 1e-4) -> bool:
    return a is not None and b is not None and abs(a - b) <= tolerance * max(abs(a), abs(b))


DAY = 86400
SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": DAY, "week": 7 * DAY, "month": 30.44 * DAY, "year": 365.25 * DAY,
    "decade": 3652.5 * DAY, "century": 36525 * DAY,
}  # fmt: skip
MONTHS_DIFFER = 0.02  # a month is 30 days to one reader and a twelfth of a year to another


def same_duration(vector: Vector, quantity: Quantity) -> bool:
    seconds = SECONDS.get(vector.get("unit", ""), 0) * vector["value"]
    return bool(seconds) and equal(quantity.get("seconds"), seconds, MONTHS_DIFFER)


def has_value(vector: Vector, found: list[Quantity]) -> bool:
    return any(equal(q.get("value"), vector["value"]) or same_duration(vector, q) for q in found)


def has_unit(vector: Vector, found: list[Quantity]) -> bool:
    """The value together with its unit; a currency without its country may be that of any country that has one."""
    units = set(vector["unit"].split("/"))
    named = [q for q in found if units.intersection((q.get("unit") or "").split("/"))]
    return has_value(vector, named) or any(same_duration(vector, q) for q in found)


def is_range(vector: Vector, found: list[Quantity]) -> bool:
    return any(equal(q.get("low"), vector["low"]) and equal(q.get("high"), vector["high"]) for q in found)


def has_bound(vector: Vector, found: list[Quantity]) -> bool:
    value, qualifier = vector["value"], vector["qualifier"]
    if qualifier == "about":
        return any(q.get("about") and equal(q.get("value"), value) for q in found)
    bounded, opened = ("low", "high") if qualifier in ("at_least", "more_than") else ("high", "low")
    return any(equal(q.get(bounded), value) and not q.get(opened) for q in found)


def names_amounts(vector: Vector, found: list[Quantity]) -> bool:
    """Every number of the vector, whatever it is bound by."""
    said = [vector[key] for key in ("value", "low", "high") if key in vector]
    return all(any(equal(q.get(key), amount) for q in found for key in ("value", "low", "high")) for amount in said)


Rule = Callable[[Vector, list[Quantity]], bool]
ROWS: dict[str, tuple[str, Rule]] = {
    "spelled integers": ("spelled integers", has_value),
    "decimals and separators": ("decimals and separators", has_value),
    "money": ("money", has_value),
    "percent": ("percent", has_value),
    "durations": ("durations", has_value),
    "duals": ("duals", has_value),
    "ranges": ("ranges", is_range),
    "qualifiers": ("qualifiers", has_bound),
}
MORE_ROWS: dict[str, tuple[str, Rule]] = {
    "money and its currency": ("money", has_unit),
    "percent as a percent": ("percent", has_unit),
    "durations and their unit": ("durations", has_unit),
    "ranges, ends joined or apart": ("ranges", names_amounts),
    "qualifiers, the value alone": ("qualifiers", names_amounts),
}


def judged(row: str, vectors: list[Vector]) -> list[int]:
    """Which vectors count in a row: those of its kind, and with a unit where the unit is asked."""
    kind, rule = {**ROWS, **MORE_ROWS}[row]
    of_kind = [k for k, vector in enumerate(vectors) if vector["kind"] == kind]
    return [k for k in of_kind if "unit" in vectors[k]] if rule is has_unit else of_kind


def failures(row: str, vectors: list[Vector], found: list[list[Quantity]]) -> list[int]:
    rule = {**ROWS, **MORE_ROWS}[row][1]
    return [k for k in judged(row, vectors) if not rule(vectors[k], found[k])]


def right_answers(folder: Path) -> str:
    """The table of right answers; readers that are missing, or whose process died, are named below it."""
    vectors = load_vectors()
    texts = [vector["text"] for vector in vectors]
    answers: dict[str, Any] = {}
    absent: list[str] = []
    for name in READERS:
        python = python_of(name, folder)
        if python is None:
            absent.append(name)
        else:
            answers[name] = adapter(python, "read", name, texts=texts)
    died = [f"{name} died on the way\n" for name, answer in answers.items() if answer is None]
    columns = [name for name, answer in answers.items() if answer is not None]
    width = max(map(len, (*ROWS, *MORE_ROWS)))
    lines = [
        f"{'right, %':{width}}{'n':>6}" + "".join(f"{name:>14}" for name in columns),
        f"{'':{width}}{'':>6}" + "".join(f"{answers[name]['version']:>14}" for name in columns),
    ]
    for rows in (ROWS, MORE_ROWS):
        lines.append("")
        for row in rows:
            n = len(judged(row, vectors))
            shares = (100 * (1 - len(failures(row, vectors, answers[name]["found"])) / n) for name in columns)
            lines.append(f"{row:{width}}{n:>6}" + "".join(f"{share:>14.1f}" for share in shares))
    return "\n".join([*lines, "", *died, missing(absent, folder)]).rstrip("\n")


def wrong(name: str, folder: Path) -> None:
    """Each vector that a reader gets wrong, what is right, and what it returned."""
    python = python_of(name, folder)
    if python is None:
        sys.exit(missing([name], folder))
    vectors = load_vectors()
    answer = adapter(python, "read", name, texts=[vector["text"] for vector in vectors])
    if answer is None:
        sys.exit(f"{name} died on the way")
    for row in (*ROWS, *MORE_ROWS):
        failed = failures(row, vectors, answer["found"])
        print(f"\n## {row}: {len(failed)} of {len(judged(row, vectors))} wrong\n")
        for k in failed:
            expected = {key: value for key, value in vectors[k].items() if key not in ("kind", "text", "generated")}
            got = [{key: value for key, value in q.items() if value not in (None, False)} for q in answer["found"][k]]
            print(f"- {vectors[k]['text']}\n  - expected {expected}\n  - got {got}")


if __name__ == "__main__":
    main()
