"""Tasks on several processes of this machine, each process with its own pipe, so that it is known what a dead one had."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any
from weakref import WeakSet

from newsanalysis.scale.part import Part, Task, work
from newsanalysis.scale.quarantine import Died, one_by_one

FORK = sys.platform == "linux"  # elsewhere libraries of the system do not bear it
_OURS: WeakSet[Connection] = WeakSet()  # our ends of the pipes, which a process that is forked off has too


def in_processes(tasks: Iterable[Task], jobs: int) -> Iterator[Part]:
    """The parts of `tasks` as they come, from `jobs` processes. At most two tasks a process are held."""
    coming = iter(tasks)
    ready: deque[Task] = deque()
    idle = [Process() for _ in range(jobs)]
    busy: dict[object, tuple[Process, Task]] = {}  # by connection
    try:
        while True:
            while idle and (task := ready.popleft() if ready else next(coming, None)):
                process = idle.pop()
                process.start(work, task)
                busy[process.connection] = process, task
            if not busy:
                return
            more = next(coming, None) if len(ready) < jobs else None  # read while the processes work
            if more is not None:
                ready.append(more)
            for connection in wait([process.connection for process, _ in busy.values()], None if more is None else 0):
                process, task = busy.pop(connection)
                try:
                    part = process.result()
                except Died as death:
                    part = one_by_one(task, death, Process)
                    process = Process()
                idle.append(process)
                yield part
    finally:
        for process in [*idle, *(process for process, _ in busy.values())]:
            process.end()


class Process:
    """A process of its own, doing one thing at a time.

    It is forked off where that is safe, and then has the libraries and word lists loaded, which take as long as some
    hundreds of articles; otherwise it is started afresh. Threads make a fork unsafe: what another one holds is locked in
    the child for ever.
    """

    def __init__(self) -> None:
        method = "fork" if FORK and threading.active_count() == 1 else "spawn"
        context: Any = multiprocessing.get_context(method)
        self.connection, theirs = context.Pipe()
        _OURS.add(self.connection)
        self._process = context.Process(target=_serve, args=(theirs, method), daemon=True)
        self._process.start()
        theirs.close()
        self._started = False

    def start(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Have it call `function`. Raises ``RuntimeError`` where the process cannot even begin."""
        if not self._started:
            self._wait_for_start()
        with suppress(OSError):  # it has died: `result` says so
            self.connection.send((function, *arguments))

    def result(self) -> Any:
        """What the function returned; waits. Raises what it raised, or `Died`."""
        try:
            result, error = self.connection.recv()
        except (EOFError, OSError):
            raise self._died() from None
        if error is not None:
            raise error
        return result

    def end(self) -> None:
        self.connection.close()
        self._process.terminate()
        self._process.join()

    def _wait_for_start(self) -> None:
        try:
            self.connection.recv()
        except (EOFError, OSError):
            raise RuntimeError(
                f"a second process cannot be started ({self._died()}); in a script, put the call under "
                "`if __name__ == '__main__':`, or use jobs=1"
            ) from None
        self._started = True

    def _died(self) -> Died:
        self._process.join()
        code = self._process.exitcode or 0
        return Died(f"signal {-code}" if code < 0 else f"exit status {code}")


def _serve(connection: Connection, method: str) -> None:
    """Until the other end is closed, which it is too when its process is killed."""
    if method == "fork":
        for other in list(_OURS):
            other.close()  # or the process that is to read from it would never see its end
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked is told, and ends this one
    connection.send("ready")
    while True:
        try:
            function, *arguments = connection.recv()
        except (EOFError, OSError):
            return
        answer: tuple[Any, Exception | None]
        try:
            answer = function(*arguments), None
        except Exception as error:
            answer = None, error
        try:
            connection.send(answer)
        except OSError:
            return
