"""Raw records to articles: which column is what, ids, dates, texts, and a problem for every row that has a fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, Protocol

from newsanalysis.read.batch import Batch
from newsanalysis.read.columns import choose_columns, kept_name
from newsanalysis.read.dates import REMEDY, parse_date
from newsanalysis.read.page import Page
from newsanalysis.read.problems import Problem, Unreadable
from newsanalysis.read.records import Records
from newsanalysis.read.settings import FILE, PATH
from newsanalysis.read.sources import Source
from newsanalysis.tables import ARTICLES


class Ids(Protocol):
    """The ids given so far: a set of strings, or what behaves like one."""

    def __contains__(self, article_id: object, /) -> bool: ...

    def add(self, article_id: str, /) -> None: ...


LoadText = Callable[[str], str]


def shape(records: Records, source: Source, wanted: Mapping[str, str], load_text: LoadText, seen: Ids) -> Batch:
    """The batch that `records` of `source` make.

    `wanted` maps targets to columns; `load_text` gives the text at a path relative to the source, or raises
    `Unreadable`; `seen` has the ids given so far and gets those given here. Raises ``ValueError`` where `wanted` does
    not fit the columns.
    """
    file = f"{source.file} [{records.part}]" if records.part else source.file
    batch = Batch(file)
    chosen = {name: name for name in ARTICLES if name in records.columns}
    if not records.named:
        chosen = choose_columns(records.columns, wanted, file) if records.columns else {}
        batch.mapping.update(chosen)
    ids = _ids(records, source, chosen)
    for fault in records.faults:
        article_id = ids[0] if records.single and ids else None
        batch.problems.append(Problem(file, fault.row, article_id, fault.problem, fault.remedy))
    if not ids:
        if not batch.problems:
            batch.problems.append(Problem(file, None, None, "the table has no rows", "fill the file, or remove it"))
        return batch
    if "text" not in chosen and PATH not in chosen:
        batch.problems.append(Problem(file, None, None, *_no_text(records.columns)))
        return batch
    texts = _texts(records, chosen, ids, load_text, batch)
    kept = [i for i, text in enumerate(texts) if text is not None]
    columns = batch.columns
    columns["article_id"] = _unique([(records.rows[i], ids[i]) for i in kept], seen, batch)
    for target in ("outlet", "title", "url", "language"):
        values = records.columns[chosen[target]] if target in chosen else None
        default = {"outlet": source.settings.outlet, "language": source.settings.language}.get(target)
        columns[target] = [(_as_text(values[i]) if values is not None else None) or default for i in kept]
    dates = records.columns[chosen["published"]] if "published" in chosen else None
    given = [None] * len(kept) if dates is None else [dates[i] for i in kept]
    columns["published"] = _dates(given, [records.rows[i] for i in kept], batch)
    columns["text"] = [texts[i] for i in kept]
    mapped = {chosen[target] for target in chosen if target != PATH}
    for name, values in records.columns.items():
        if name not in mapped:
            columns[kept_name(name, columns)] = [values[i] for i in kept]
    return batch


def _ids(records: Records, source: Source, chosen: Mapping[str, str]) -> list[str]:
    """The ids that the rows bring, else made of the file's name and, in a table, the sheet and the row's position."""
    if records.single:
        made = [source.stem] * len(records.rows)
    else:
        table = "-".join(filter(None, (PurePosixPath(source.stem).name, records.part)))
        made = [f"{table}-{row:04}" for row in records.rows]
    if "article_id" not in chosen:
        return made
    brought = map(_as_text, records.columns[chosen["article_id"]])
    return [own or default for own, default in zip(brought, made, strict=True)]


def _unique(ids: list[tuple[int, str]], seen: Ids, batch: Batch) -> list[str]:
    unique = []
    copies: dict[str, int] = {}  # how far the copies of an id have come: a file may repeat it a million times
    for row, article_id in ids:
        own = article_id
        while own in seen:
            copies[article_id] = copies.get(article_id, 1) + 1
            own = f"{article_id}~{copies[article_id]}"
        if own != article_id:
            problem = f"another article has the id {article_id}; this one is kept as {own}"
            batch.problems.append(Problem(batch.file, row, own, problem, "give every article its own id"))
        seen.add(own)
        unique.append(own)
    return unique


def _texts(
    records: Records, chosen: Mapping[str, str], ids: list[str], load_text: LoadText, batch: Batch
) -> list[str | Page | None]:
    """The text of each row, or the page that it is in; null, with a problem, where there is none."""
    given = records.columns[chosen.get("text", chosen.get(PATH, ""))]
    texts: list[str | Page | None] = []
    for row, article_id, value in zip(records.rows, ids, given, strict=True):
        if isinstance(value, Page):
            texts.append(value)
            continue
        text, problem, remedy = None, "the article has no text", "fill in the text, or remove the article"
        if "text" in chosen:
            text = _as_text(value)
            if text is None and isinstance(value, (list, dict, bytes)):
                problem, remedy = f"the text is not text but {type(value).__name__}", "write it as one string"
        elif path := _as_text(value):
            try:
                text = load_text(path)
            except Unreadable as error:
                problem, remedy = f"no text from {path}: {error.problem}", error.remedy
        if not text or text.isspace():
            batch.problems.append(Problem(batch.file, row, article_id, problem, remedy))
            text = None
        texts.append(text)
    return texts


def _dates(values: list[Any], rows: list[int], batch: Batch) -> list[Any]:
    dates: list[Any] = []
    known: dict[str, Any] = {}  # an archive repeats its dates
    for i, value in enumerate(values):
        try:
            if isinstance(value, str):
                if value not in known:
                    known[value] = parse_date(value)
                dates.append(known[value])
            else:
                dates.append(parse_date(value))
        except (ValueError, OverflowError) as error:
            dates.append(None)
            problem = f"unreadable date {value!r} ({error})"
            batch.problems.append(Problem(batch.file, rows[i], batch.columns["article_id"][i], problem, REMEDY))
    return dates


def _no_text(columns: Mapping[str, list[Any]]) -> tuple[str, str]:
    """The problem and the remedy, which names the column of the longest strings: likely the text."""
    length = {
        name: sum(len(value) for value in values[:100] if isinstance(value, str)) for name, values in columns.items()
    }
    likely = max(length, key=lambda name: length[name])
    return (
        f"no text column among {', '.join(map(repr, columns))}",
        f'name it: columns={{"text": {likely!r}}}, or write text = "{likely}" under [columns] in {FILE}',
    )


def _as_text(value: Any) -> str | None:
    """A cell as text: 7.0, which is how a sheet may store the id 7, is "7"; blank cells and nested values are null."""
    if isinstance(value, str):
        return value or None
    if value is None or value != value or isinstance(value, (list, dict, bytes)):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
