"""A corpus as a sequence of pieces of bounded size, the same on every run, never all of it in memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from typing import Any

from newsanalysis.read.batch import Batch, append
from newsanalysis.read.page import Page
from newsanalysis.read.problems import Problem

ARTICLES = 1000
LETTERS = 4_000_000


@dataclass
class Piece:
    """Some articles in their order, as columns (`newsanalysis.read.batch.Batch`), and what was wrong in their files."""

    number: int
    files: list[str] = field(default_factory=list)  # the first and the last
    columns: dict[str, list[Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.columns.get("article_id", ()))

    def late(self, at: int) -> bool:
        """Whether the article in this place is still in its page."""
        return isinstance(self.columns["text"][at], Page)

    @property
    def letters(self) -> int:
        return sum(map(len, self.columns.get("text", ())))

    def key(self, version: str) -> str:
        """What the tables of this piece depend on, as a hash: its articles and problems, and the `version` of the code."""
        content = json.dumps([version, self.columns, list(map(astuple, self.problems))], default=repr)
        return hashlib.sha256(content.encode()).hexdigest()


def pieces(batches: Iterable[Batch], articles: int = ARTICLES, letters: int = LETTERS) -> Iterator[Piece]:
    """The articles of `batches` in their order, at most `articles` and (but for a longer single article) `letters` at a time.

    Small files share a piece. A file that fills a piece shares none, so that a change in it moves no other file's articles
    from one piece to another.
    """
    piece = Piece(0)
    filled = None  # the file that has filled a piece
    for batch in batches:
        for part in _slices(batch, articles, letters):
            size, length = len(part), _letters(part)
            full = len(piece) + size > articles or piece.letters + length > letters
            other = bool(piece.files) and piece.files[-1] != part.file
            large = size > articles // 2 or length > letters // 2
            if len(piece) and (full or (other and (large or filled == piece.files[-1]))):
                filled = None if other else part.file
                yield piece
                piece = Piece(piece.number + 1)
            elif len(piece.problems) >= articles:  # files that cannot be read have a size too
                yield piece
                piece = Piece(piece.number + 1)
            piece.files = [*piece.files[:1], part.file]
            append(piece.columns, part.columns)
            piece.problems += part.problems
    if piece.files:
        yield piece


def _slices(batch: Batch, articles: int, letters: int) -> Iterator[Batch]:
    """`batch` in parts of bounded size; its problems go with the first."""
    problems = batch.problems
    start = length = 0
    for at, text in enumerate(batch.columns.get("text", ())):
        if at > start and (at - start >= articles or length + len(text) > letters):
            yield Batch(batch.file, _cut(batch, start, at), problems)
            problems, start, length = [], at, 0
        length += len(text)
    yield Batch(batch.file, _cut(batch, start, len(batch)), problems)


def _cut(batch: Batch, start: int, end: int) -> dict[str, list[Any]]:
    return {name: values[start:end] for name, values in batch.columns.items()}


def _letters(batch: Batch) -> int:
    return sum(map(len, batch.columns.get("text", ())))
