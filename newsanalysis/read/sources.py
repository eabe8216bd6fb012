"""The files of a tree that hold articles, in order: settings, data packages and what is not an article set aside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO, Any

from newsanalysis.read.formats import SINGLE, suffix_of
from newsanalysis.read.problems import Unreadable
from newsanalysis.read.settings import FILE, Settings, parse_settings
from newsanalysis.read.trees import Nowhere, Tree, climbs, printable

PACKAGE = "datapackage.json"
RESOURCE = "articles"


@dataclass(frozen=True, slots=True)
class Source:
    """One file: `name` in its tree, `file` as problems call it, `stem` as ids begin, and its settings."""

    tree: Tree
    name: str
    prefix: str  # of `file`: the zip that the tree is
    stem: str
    settings: Settings

    @property
    def file(self) -> str:
        return self.prefix + printable(self.name)

    @property
    def suffix(self) -> str:
        return suffix_of(self.name)

    def alone(self) -> Source:
        """This source as its articles need it, without the tree that it lies in: it can be sent to another process."""
        return replace(self, tree=Nowhere())

    def load(self) -> bytes:
        """The bytes of the file. Raises `Unreadable`."""
        return self.tree.load(self.name)

    def open(self) -> IO[bytes]:
        """The file, to be read in pieces. Raises `Unreadable`."""
        return self.tree.open(self.name)

    def size(self) -> int:
        """Bytes."""
        return self.tree.size(self.name)

    def beside(self, path: str) -> str:
        """The name in the tree of a file given relative to this one. Raises `Unreadable` where it leads elsewhere."""
        if climbs(path):
            raise Unreadable(f"the path {path!r} leads out of the table's folder", "write paths relative to the table")
        return PurePosixPath(self.name).parent.joinpath(path.replace("\\", "/")).as_posix()


def sources(
    tree: Tree, settings: Settings, *, prefix: str = "", stem: str | None = None
) -> Iterator[Source | tuple[str, Unreadable]]:
    """The sources of `tree`, and the names of what cannot be one with the reason.

    Tables come before single articles, since they may name those as their texts; within each by name. `settings` hold
    where the tree has none of its own; `prefix` and `stem` are of the zip that the tree is.
    Raises ``ValueError`` for a broken ``newsanalysis.toml``.
    """
    held = _settings_by_folder(tree, settings, prefix)
    packages = [str(PurePosixPath(name).parent) for name in tree.names if PurePosixPath(name).name == PACKAGE]
    names = [name for name in tree.names if PurePosixPath(name).name != FILE and not _within(name, packages)]
    alone = stem is not None and len(names) == 1 and not packages

    def source(name: str) -> Source:
        own = printable(name[: len(name) - len(suffix_of(name))])
        whole = stem if alone and stem is not None else own if stem is None else f"{stem}/{own}"
        return Source(tree, name, prefix, whole, _nearest(name, held))

    for name, fault in tree.refused:
        yield prefix + printable(name), fault
    for folder in packages:
        if _within(folder, [other for other in packages if other != folder]):
            continue  # a package inside a package is that one's business
        package = str(PurePosixPath(folder, PACKAGE))
        try:
            for name in _articles_of_package(tree.load(package)):
                yield source(str(PurePosixPath(folder, name)))
        except Unreadable as fault:
            yield prefix + printable(package), fault
    yield from map(source, sorted(names, key=lambda name: (_is_single(name), PurePosixPath(name).parts)))


def _settings_by_folder(tree: Tree, settings: Settings, prefix: str) -> dict[str, Settings]:
    """Folder → its settings; the root always has some. Its file is asked for by name: a tree may list one file only."""
    held = {".": settings}
    for name in sorted({*(name for name in tree.names if PurePosixPath(name).name == FILE), FILE}):
        try:
            data = tree.load(name)
        except Unreadable:
            if name in tree.names:
                raise ValueError(f"{prefix + name} cannot be opened: allow reading it, or remove it") from None
            continue
        held[str(PurePosixPath(name).parent)] = parse_settings(data, prefix + name)
    return held


def _nearest(name: str, held: dict[str, Settings]) -> Settings:
    return next(held[str(folder)] for folder in PurePosixPath(name).parents if str(folder) in held)


def _within(name: str, folders: list[str]) -> bool:
    return bool(folders) and any(
        str(folder) in folders for folder in (PurePosixPath(name), *PurePosixPath(name).parents)
    )


def _is_single(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SINGLE


def _articles_of_package(data: bytes) -> list[str]:
    """The files of the resource named ``articles``, relative to the package. Raises `Unreadable`."""
    try:
        package: Any = json.loads(data.decode("utf-8-sig"))
        resource = next(item for item in package["resources"] if item.get("name") == RESOURCE)
        path = resource["path"]
        names = [path] if isinstance(path, str) else [str(part) for part in path]
    except StopIteration:
        raise Unreadable(
            f"the data package has no resource named {RESOURCE}", f"name one so, or remove {PACKAGE} to read every file"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(
            f"broken data package: {type(error).__name__}: {error}",
            f"correct {PACKAGE}, or remove it to read every file",
        ) from error
    for name in names:
        if climbs(name):
            raise Unreadable(f"the resource {name!r} leads out of the package", "write a path relative to the package")
    return names
