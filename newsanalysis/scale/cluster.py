"""Tasks on the workers of a Dask cluster.

This process reads and writes, the workers extract: they need the same version of newsanalysis, but neither the corpus nor
the folder of the tables. A worker that is lost costs the tasks that it had, which Dask gives to another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from newsanalysis.scale.part import Part, Task, work
from newsanalysis.scale.quarantine import Died, one_by_one

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 2  # tasks a thread of the cluster: one under way, one that waits beside it


def on_cluster(tasks: Iterable[Task], client: Client) -> Iterator[Part]:
    """The parts of `tasks` as they come."""
    import dask
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    coming = iter(tasks)
    held: dict[str, Task] = {}

    def more() -> Iterator[Future]:
        while len(held) < AHEAD * max(1, sum(client.nthreads().values())) and (task := next(coming, None)):
            future = client.submit(work, task, key=f"newsanalysis-{task.piece.number}-{task.key}", pure=False)
            held[future.key] = task
            yield future

    # A task holds its articles; what Dask warns of from 10 MB on is meant here.
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})
    done = as_completed(list(more()))
    for future in done:
        task = held.pop(future.key)
        try:
            part = future.result()
        except KilledWorker as error:
            part = one_by_one(task, Died(str(error)), lambda: Alone(client))
        done.update(list(more()))
        yield part


@contextmanager
def connected(scheduler: str) -> Iterator[Client]:
    """A client of the cluster at this address. Raises ``OSError`` where none answers."""
    try:
        from distributed import Client
    except ImportError as error:
        raise ModuleNotFoundError("a cluster needs Dask: pip install 'newsanalysis[scale]'") from error
    with Client(scheduler) as client:
        yield client


class Alone:
    """A worker of the cluster for one call at a time, which is not tried again elsewhere when it dies of it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.future: Future | None = None

    def start(self, function: Callable[..., Any], *arguments: Any) -> None:
        self.future = self.client.submit(function, *arguments, pure=False)

    def result(self) -> Any:
        from distributed.scheduler import KilledWorker

        assert self.future is not None
        try:
            return self.future.result()
        except KilledWorker as error:
            raise Died(str(error)) from error

    def end(self) -> None:
        self.future = None
