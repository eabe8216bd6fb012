"""A task whose process died, again, article by article: the one that kills is listed, and the others are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from newsanalysis.extract.extraction import Failure
from newsanalysis.scale.part import Part, Task, article, rows_of, work

REMEDY = "give the processes more memory, or take the article out; where it crashes alone, report it with its text"


class Died(Exception):
    """A process ended in the middle of its work; the message says how."""


class Worker(Protocol):
    """A process that does one thing at a time."""

    def start(self, function: Callable[..., Any], *arguments: Any) -> None: ...

    def result(self) -> Any: ...

    def end(self) -> None: ...


def one_by_one(task: Task, death: Died, worker: Callable[[], Worker]) -> Part:
    """The part that `task` makes; `worker` gives a new process. Articles that end a process alone become problems."""
    process = worker()
    tried: dict[int, bytes] = {}
    try:
        for at, known in enumerate(task.known):
            if known is not None:
                continue
            process.start(rows_of, *article(task.piece.columns, at))
            try:
                result = process.result()
            except Died as again:
                process.end()
                process = worker()
                why = f"the process that was reading it ended: {again}"
                result = Failure(task.piece.columns["article_id"][at], why, REMEDY)
            task.known[at] = result
            if isinstance(result, bytes):
                tried[at] = result
        process.start(work, task)
        part: Part = process.result()
        return part._replace(fresh=tried) if task.remember else part
    finally:
        process.end()
