"""Where files lie: a folder, or a zip that is read like one. Both list names and load bytes; nothing is extracted."""

from __future__ import annotations

import lzma
import os
import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Protocol

from newsanalysis.read.problems import Unreadable

# A member of a zip is loaded whole, so its declared size is memory; no more than that is unpacked. Ordinary text deflates
# to a third or a tenth, a very repetitive table to a fiftieth; deflate ends at about 1 : 1030, which is what bombs are
# made with. Up to SMALL_MEMBER no ratio does harm. The same holds for all members together: a flat bomb has many that
# are small, or that share the same bytes (D. Fifield, A better zip bomb, WOOT 2019).
MAX_MEMBER = 1 << 30  # bytes
MAX_RATIO = 200
SMALL_MEMBER = 10 << 20  # bytes

# What documents are packed by (ISO/IEC 21320-1). `zipfile` unpacks the other methods without a bound, whatever is declared.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

# What `zipfile` raises on zips that are broken, encrypted or packed by a method it does not know.
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)

_DRIVE = re.compile("[A-Za-z]:")


class Tree(Protocol):
    """`names` are relative, with slashes, sorted; `refused` has what is there and not read, each with the reason."""

    names: list[str]
    refused: list[tuple[str, Unreadable]]

    def load(self, name: str) -> bytes:
        """The bytes of a file. Raises `Unreadable`."""
        ...

    def open(self, name: str) -> IO[bytes]:
        """A file to be read in pieces. Raises `Unreadable`."""
        ...

    def size(self, name: str) -> int:
        """The bytes that `load` would give; 0 where there is no such file."""
        ...


class Folder:
    """A folder with its subfolders, without hidden files. `only` restricts it to one file of it."""

    def __init__(self, root: Path, only: str | None = None) -> None:
        self.root = root
        self.names: list[str] = []
        self.refused: list[tuple[str, Unreadable]] = []
        if only is None:
            self._walk()
        else:
            self.names = [only]

    def load(self, name: str) -> bytes:
        with self.open(name) as file:
            return file.read()

    def open(self, name: str) -> IO[bytes]:
        path = self.root / name
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise Unreadable("not a regular file", "remove it")
            return path.open("rb")
        except FileNotFoundError as error:
            raise Unreadable("there is no such file", "correct the path, or put the file there") from error
        except OSError as error:
            raise Unreadable(f"cannot be opened: {error.strerror}", "allow reading it, or remove it") from error

    def size(self, name: str) -> int:
        path = self.root / name
        return path.stat().st_size if path.is_file() else 0

    def _walk(self) -> None:
        def unlisted(error: OSError) -> None:
            name = Path(error.filename).relative_to(self.root).as_posix()
            problem = f"the folder cannot be listed: {error.strerror}"
            self.refused.append((name, Unreadable(problem, "allow reading it")))

        for place, folders, files in os.walk(self.root, onerror=unlisted):
            here = Path(place).relative_to(self.root)
            for folder in folders:
                if not is_hidden(folder) and (Path(place) / folder).is_symlink():
                    # Following it could go round in circles.
                    fault = Unreadable("a link to a folder is not followed", "give the folder itself as a path")
                    self.refused.append(((here / folder).as_posix(), fault))
            folders[:] = [folder for folder in folders if not is_hidden(folder)]
            self.names += [(here / file).as_posix() for file in files if not is_hidden(file)]
        self.names.sort()


class Zip:
    """The files in a zip. Members that climb out of it, links, and members too big to be true are refused.

    Raises `Unreadable` where it is broken, or where all of it is too big to be true.
    """

    def __init__(self, source: Path | IO[bytes]) -> None:
        packed = source.stat().st_size if isinstance(source, Path) else source.seek(0, os.SEEK_END)
        try:
            self._zip = zipfile.ZipFile(source)
        except BROKEN as error:
            raise Unreadable(f"broken zip: {error}", "get the file again, or remove it") from error
        self.names: list[str] = []
        self.refused: list[tuple[str, Unreadable]] = []
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            name = member.filename
            parts = name.replace("\\", "/").split("/")
            if member.is_dir() or any(is_hidden(part) for part in parts if part not in (".", "..")):
                continue
            fault = _refusal(member, name in self._members)
            if fault is not None:
                self.refused.append((name, fault))
            else:
                self._members[name] = member
                self.names.append(name)
        self.names.sort()
        if is_bomb(size := sum(member.file_size for member in self._members.values()), packed):
            self._zip.close()
            raise bomb(size, packed)

    def __enter__(self) -> Zip:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def load(self, name: str) -> bytes:
        try:
            with self.open(name) as file:
                return file.read(self.size(name))  # without a size more might be unpacked than is declared
        except BROKEN as error:
            raise cannot_unpack(error) from error

    def open(self, name: str) -> IO[bytes]:
        member = self._members.get(name)
        if member is None:
            raise Unreadable("there is no such file in the zip", "correct the path, or add the file to the zip")
        try:
            return self._zip.open(member)
        except BROKEN as error:
            raise cannot_unpack(error) from error

    def size(self, name: str) -> int:
        member = self._members.get(name)
        return member.file_size if member else 0


class Nowhere:
    """The tree of a source that is far from its files."""

    names: list[str] = []  # noqa: RUF012
    refused: list[tuple[str, Unreadable]] = []  # noqa: RUF012

    def load(self, name: str) -> bytes:
        raise Unreadable(f"{name} is not here", "read it where it lies")

    def open(self, name: str) -> IO[bytes]:
        raise Unreadable(f"{name} is not here", "read it where it lies")

    def size(self, name: str) -> int:
        return 0


def cannot_unpack(error: Exception) -> Unreadable:
    """What to say where a member of a zip is broken."""
    return Unreadable(f"cannot be unpacked: {error}", "get the zip again, or unpack it yourself")


def is_bomb(size: int, packed: int) -> bool:
    """Whether so many bytes that unpack to `size` are too few to be true."""
    return size > SMALL_MEMBER and size > packed * MAX_RATIO


def bomb(size: int, packed: int, remedy: str = "unpack it yourself if you trust it") -> Unreadable:
    """What to say of one."""
    return Unreadable(f"looks like a zip bomb: {packed:,} bytes that unpack to {size:,}", remedy)


def is_hidden(name: str) -> bool:
    """Hidden files, what macOS adds to zips, and the lock that Excel leaves beside an open workbook."""
    return name.startswith((".", "~$")) or name == "__MACOSX"


def printable(name: str) -> str:
    """`name` as a table can hold it: bytes of a file name that are not UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def climbs(name: str) -> bool:
    """Whether a relative name leads out of where it is used: absolute, with a drive, or through `..`."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.parts or path.is_absolute() or ".." in path.parts or _DRIVE.match(path.parts[0]) is not None


def _refusal(member: zipfile.ZipInfo, twice: bool) -> Unreadable | None:
    if climbs(member.filename):
        return Unreadable(
            "the name climbs out of the zip", "do not trust this zip; unpack it with care and read the folder"
        )
    if twice:
        return Unreadable("the zip holds this name twice", "the first one is read; unpack the zip to see both")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Unreadable("a link in a zip is not followed", "put the file itself into the zip")
    if member.compress_type not in METHODS:
        return Unreadable(
            f"packed by a method that has no bound (number {member.compress_type})", "pack it by deflate, as usual"
        )
    size, packed = member.file_size, max(member.compress_size, 1)
    return bomb(size, packed) if size > MAX_MEMBER or is_bomb(size, packed) else None
