"""What could not be read, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import pandas as pd

from newsanalysis.tables import PROBLEMS, conform


@dataclass(frozen=True, slots=True)
class Problem:
    """One row of the problems table, fields in its order. `row` counts the rows of a file from 0, as article ids do."""

    file: str
    row: int | None
    article_id: str | None
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem seen from inside a file: the parser that finds it knows the row, but not what the file is called."""

    row: int | None
    problem: str
    remedy: str


class Unreadable(Exception):
    """A whole file gives no article: why, and the remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def problems_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """`problems` as a table with the columns and dtypes of `newsanalysis.tables.PROBLEMS`."""
    return conform(pd.DataFrame([astuple(problem) for problem in problems], columns=list(PROBLEMS)), "problems")
