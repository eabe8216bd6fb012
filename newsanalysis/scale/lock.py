"""One writer a folder. The operating system lets go of the lock when its process ends, however it ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO


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
    return held


if sys.platform == "win32":
    import msvcrt

    def _lock(held: IO[str]) -> None:
        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(held: IO[str]) -> None:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
