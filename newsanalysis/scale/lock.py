"""One writer a folder. The operating system lets go of the lock when its process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO
from weakref import WeakSet

_HELD: WeakSet[IO[str]] = WeakSet()


def locked(file: Path) -> IO[str]:
    """`file`, open and locked until it is closed. Raises ``BlockingIOError`` where another process holds it."""
    held = file.open("a", encoding="utf-8")
    try:
        _lock(held)
    except OSError as error:
        held.close()
        raise BlockingIOError(
            f"{file.parent}: another run is writing there; wait for it, or name another folder"
        ) from error
    _HELD.add(held)
    return held


def _let_go() -> None:
    """In a process that is forked off: it must not keep the lock when the one that writes is killed."""
    for held in list(_HELD):
        held.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


if sys.platform == "win32":
    import msvcrt

    def _lock(held: IO[str]) -> None:
        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(held: IO[str]) -> None:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
