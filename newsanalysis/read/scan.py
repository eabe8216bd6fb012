"""`scan`: the files given, one batch after the other, in memory proportional to one file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from newsanalysis.read import large
from newsanalysis.read.archives import read_archive
from newsanalysis.read.batch import Batch
from newsanalysis.read.encodings import check_encoding
from newsanalysis.read.formats import ARCHIVES, KNOWN, PAGES, SINGLE, TEXT, ZIP, check_extension, clear_faults, parse
from newsanalysis.read.late import ripe
from newsanalysis.read.page import Page
from newsanalysis.read.problems import Problem, Unreadable
from newsanalysis.read.records import Records
from newsanalysis.read.settings import Settings, check_columns
from newsanalysis.read.shape import Ids, shape
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
    ids: Ids | None = None,
    late: bool = False,
) -> Iterator[Batch]:
    """What `newsanalysis.read.read` collects, file by file; see there for the arguments and for what raises.

    A large table comes in several batches. Nothing is kept between them but the ids given so far, which have to be told
    apart; `ids` may be a place for them other than memory. With `late`, the text of a web page is the
    `newsanalysis.read.page.Page` itself, for `newsanalysis.read.late.ripe` to find it.
    """
    wanted = dict(check_columns(columns or {}, "columns"))
    if encoding is not None:
        check_encoding(encoding, "encoding")
    folders = [_folder(one) for one in ([path] if isinstance(path, (str, os.PathLike)) else path)]
    return _Scan(wanted, encoding, set() if ids is None else ids, late).batches(folders, progress)


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

    def __init__(self, columns: Mapping[str, str], encoding: str | None, ids: Ids, late: bool) -> None:
        self.columns = columns
        self.encoding = encoding
        self.ids = ids
        self.late = late
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
        columns = settings.columns
        try:
            check_extension(source.suffix)
            for records in self._tables(source, settings.encoding):
                batch = shape(records, source, columns, load_text, self.ids)
                columns = settings.columns
                if records.part == "":  # what a piece has chosen holds for the next ones
                    columns = {**columns, **batch.mapping}
                if records.later:
                    batch.mapping.clear()
                batch.problems.extend(faults)
                faults.clear()
                yield batch if self.late else ripe(batch)[0]
        except Unreadable as fault:
            yield _refused(source.file, fault)

    def _tables(self, source: Source, encoding: str | None) -> Iterator[Records]:
        """The tables of a file, a large one in pieces. Raises `Unreadable`, on the way too."""
        pieces = None
        if source.suffix in ARCHIVES:
            pieces = read_archive(source)
        elif source.size() >= large.LARGE:
            pieces = large.read_large(source.open, source.suffix, encoding)
        if pieces is not None:
            # An error of the one who takes the records is none of the file: a generator does not see it.
            with clear_faults(source.suffix):
                yield from pieces
        elif self.late and source.suffix in PAGES:
            page = Page(source.load(), source.alone(), encoding)
            yield Records({"text": [page]}, range(1), single=True, named=True)
        else:
            yield from parse(source.load(), source.suffix, encoding)

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
