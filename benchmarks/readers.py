"""newsanalysis beside other readers of Arabic numbers: how much is read right, how fast, with how much memory.

usage: python benchmarks/readers.py [--peers FOLDER] [--install]     right answers on readers/vectors.jsonl
       python benchmarks/readers.py --speed [PATH] [--articles N]    speed on the same articles, memory as they grow
       python benchmarks/readers.py --wrong READER                   what a reader gets wrong

The peers need versions of packages that exclude one another, so each lives in a virtual environment of its own in FOLDER
(`~/.cache/newsanalysis/peers`), named after it; `--install` makes them. A peer that is not there is named and left out.
PATH is a folder or file of articles; without it the bundled corpus is repeated.

How an answer is judged, the same for all. A reader may return any number of quantities for a text, from any of its kinds; one
that is right is enough, others beside it do not count against it.
- The value has to be equal. A duration may also come in another unit (`90 minutes` for an hour and a half).
- A range needs both of its ends in one quantity; two numbers that are read apart are no range.
- A qualifier needs the value and its bound, in whatever form: an interval open above for `at least` and `more than`, open
  below for `at most` and `less than`, any sign of vagueness for `about`.
The second block asks for more or less than the first: percent, money and durations with their unit, and ranges and qualifiers
for their numbers alone, however they are bound.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import math
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

# Only the standard library here: the script also runs inside the environment of each peer.

VECTORS = Path(__file__).parent / "readers" / "vectors.jsonl"
PEERS = Path.home() / ".cache" / "newsanalysis" / "peers"
OURS = "newsanalysis"
Vector = dict[str, Any]


class Quantity(NamedTuple):
    """What a reader returns: a value, or an interval whose missing end is open; its unit as in the vectors."""

    value: float | None
    low: float | None
    high: float | None
    unit: str | None = None
    seconds: float | None = None  # a duration in seconds
    vague: bool = False  # marked as approximate


class Reader(NamedTuple):
    """A package, how it reads texts, and what of it is timed: label → a function that makes the one to run on the texts."""

    package: str
    module: str
    load: Callable[[], Callable[[list[str]], list[list[Quantity]]]] | None
    timed: dict[str, Callable[[], Callable[[list[str]], object]]]


# --- newsanalysis ---------------------------------------------------------------------------------------------------


def load_ours() -> Callable[[list[str]], list[list[Quantity]]]:
    import newsanalysis as na
    import pandas as pd

    def read(texts: list[str]) -> list[list[Quantity]]:
        ids = [str(k) for k in range(len(texts))]
        figures = na.extract(pd.DataFrame({"article_id": ids, "text": texts})).figures
        found: list[list[Quantity]] = [[] for _ in texts]
        for row in figures.astype(object).where(figures.notna(), None).to_dict("records"):
            low, high = row["low"], row["high"]
            exact = row["qualifier"] in ("at_least", "more_than", "up_to", "less_than", "between")
            low = None if not exact or row["qualifier"] in ("up_to", "less_than") else low
            high = None if not exact or high == math.inf else high
            duration = row["value"] * SECONDS[row["unit"]] if row["kind"] == "duration" and row["unit"] in SECONDS and row["value"] else None
            quantity = Quantity(row["value"], low, high, row["unit"], duration, row["qualifier"] == "about")
            found[int(row["article_id"])].append(quantity)
        return found

    return read


def time_ours() -> Callable[[list[str]], object]:
    import newsanalysis as na
    import pandas as pd

    def run(texts: list[str]) -> object:
        return na.extract(pd.DataFrame({"article_id": [str(k) for k in range(len(texts))], "text": texts}))

    return run


def time_reading() -> Callable[[list[str]], object]:
    import newsanalysis as na

    return lambda texts: na.read(str(_same(texts)))


def _same(texts: list[str], written: dict[int, Path] | None = None) -> Path:
    """The file that holds `texts`: the one they came from."""
    return Path(os.environ["READERS_ARTICLES"])


def time_words() -> Callable[[list[str]], object]:
    pattern = re.compile(r"\w+")
    return lambda texts: [pattern.findall(text) for text in texts]
