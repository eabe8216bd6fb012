"""`scan`: the files given, one batch after the other, in memory proportional to one file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from newsanalysis.read.batch import Batch
from newsanalysis.read.encodings import check_encoding
from newsanalysis.read.formats import KNOWN, SINGLE, TEXT, ZIP, check_extension, parse
from newsanalysis.read.problems import Problem, Unreadable
from newsanalysis.read.settings import Settings, check_columns
from newsanalysis.read.shape import shape
from newsanalysis.read.sources import Source, sources
from newsanalysis.read.trees import Folder, Zip, printable

Path_: TypeAlias = str | os.PathLike[str]
Paths: TypeAlias = Path_ | Iterable[Path_]


def scan(
    path: Paths,
    *,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    progress: bool = False,
) -> Iterator[Batch]:
    """What `newsanalysis.read.read` collects, file by file; see there for the arguments and for what raises.

    Nothing is kept between the files but the ids given so far, which have to be told apart.
    """
    wanted = dict(check_columns(columns or {}, "columns"))
    if encoding is not None:
        check_encoding(encoding, "encoding")
    folders = [_folder(one) for one in ([path] if isinstance(path, (str, os.PathLike)) else path)]
    return _Scan(wanted, encoding).batches(folders, progress)


def _folder(path: Path_) -> Folder:
    path = Path(path)
    if path.is_dir():
        return Folder(path)
    if not path.exists():
        where = "" if path.is_absolute() else f" (looked for in {Path.cwd()})"
        raise FileNotFoundError(
            f"there is no file or folder {str(path)!r}{where}: check the spelling, or give the whole path"
        )
    return Folder(path.parent, only=path.name)


class _Scan:
    """One run: what the caller asked for, and the ids given so far."""

    def __init__(self, columns: Mapping[str, str], encoding: str | None) -> None:
        self.columns = columns
        self.encoding = encoding
        self.ids: set[str] = set()
        self.texts: set[str] = set()  # files that a table has named as its texts

    def batches(self, folders: list[Folder], progress: bool) -> Iterator[Batch]:
        step = _progress(sum(len(folder.names) for folder in folders)) if progress else None
        for folder in folders:
            self.texts.clear()
            for source in sources(folder, Settings()):
                if isinstance(source, tuple):
                    yield _refused(*source)
                elif source.suffix == ZIP:
                    yield from self._zip(folder.root / source.name, source)
                else:
                    yield from self._file(source)
                if step is not None:
                    step()

    def _zip(self, path: Path, outer: Source) -> Iterator[Batch]:
        try:
            with Zip(path) as members:
                if not members.names and not members.refused:
                    raise Unreadable("the zip is empty", "fill it, or remove it")
                for source in sources(members, outer.settings, prefix=outer.file + "/", stem=outer.stem):
                    if isinstance(source, tuple):
                        yield _refused(*source)
                    elif source.suffix == ZIP:
                        fault = Unreadable("a zip inside a zip is not followed", "unpack the outer one")
                        yield _refused(source.file, fault)
                    else:
                        yield from self._file(source)
        except Unreadable as fault:
            yield _refused(outer.file, fault)

    def _file(self, source: Source) -> Iterator[Batch]:
        if source.file in self.texts:
            return
        settings = source.settings.override(self.columns, self.encoding)
        load_text, faults = self._texts_of(source, settings.encoding)
        try:
            check_extension(source.suffix)
            tables = parse(source.load(), source.suffix, settings.encoding)
        except Unreadable as fault:
            yield _refused(source.file, fault)
            return
        for records in tables:
            batch = shape(records, source, settings.columns, load_text, self.ids)
            batch.problems.extend(faults)
            faults.clear()
            yield batch

    def _texts_of(self, source: Source, encoding: str | None) -> tuple[Callable[[str], str], list[Problem]]:
        """How `source` gets at texts in files of their own, and the list that fills with what was wrong in those."""
        problems: list[Problem] = []

        def load_text(path: str) -> str:
            name = source.beside(path)
            suffix = PurePosixPath(name).suffix.lower()
            if suffix in KNOWN and suffix not in SINGLE:
                raise Unreadable(f"{suffix} is not one text", "name a .txt or .html file for each article")
            # A text may have any other extension, or none, where a table vouches for it.
            (article,) = parse(source.tree.load(name), suffix if suffix in SINGLE else TEXT, encoding)
            file = source.prefix + printable(name)
            self.texts.add(file)
            problems.extend(Problem(file, fault.row, None, fault.problem, fault.remedy) for fault in article.faults)
            return str(article.columns["text"][0])

        return load_text, problems


def _refused(file: str, fault: Unreadable) -> Batch:
    return Batch(file, problems=[Problem(file, None, None, fault.problem, fault.remedy)])


def _progress(total: int) -> Callable[[], object]:
    from tqdm import tqdm

    bar = tqdm(total=total, desc="reading", unit="file")
    return lambda: bar.update(1)
