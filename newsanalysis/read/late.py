"""Pages to articles, in the process that wants them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from newsanalysis.read.batch import Batch, append
from newsanalysis.read.formats import parse
from newsanalysis.read.page import Page
from newsanalysis.read.problems import Problem, Unreadable
from newsanalysis.read.shape import shape


def ripe(batch: Batch, left_out: Collection[int] = ()) -> tuple[Batch, list[int]]:
    """`batch` with a text in the place of every `Page`, and which of its rows are left; those in `left_out` are not.

    A page without an article is a problem and no row.
    """
    texts = batch.columns.get("text", [])
    if not left_out and not any(isinstance(text, Page) for text in texts):
        return batch, list(range(len(texts)))
    made = Batch(batch.file, problems=list(batch.problems), mapping=batch.mapping)
    kept: list[int] = []
    for at, text in enumerate(texts):
        if at in left_out:
            continue
        row = {name: [values[at]] for name, values in batch.columns.items()}
        if isinstance(text, Page):
            found = article_in(text, row["article_id"][0])
            made.problems.extend(found.problems)
            if not len(found):
                continue
            row |= found.columns
        append(made.columns, row)
        kept.append(at)
    return made, kept


def article_in(page: Page, article_id: str) -> Batch:
    """The article in the page, under this id, or the problem."""
    try:
        (records,) = parse(page.data, ".html", page.encoding)
    except Unreadable as fault:
        own = None if page.row is None else article_id
        return Batch(page.source.file, problems=[Problem(page.source.file, page.row, own, fault.problem, fault.remedy)])
    for name, value in page.more.items():
        records.columns.setdefault(name, [value])
    return shape(records, replace(page.source, stem=article_id), {}, _no_text_beside, set())


def _no_text_beside(path: str) -> str:
    raise Unreadable(f"a page has no text in {path}", "remove the path")
