"""``newsanalysis.toml`` beside the files: what the columns are called there, for good.

::

    encoding = "cp1256"        # optional
    outlet = "جريدة الميناء"   # optional: the outlet of articles that name none
    language = "ar"            # optional: likewise

    [columns]                  # column of the articles table = the file's column
    text = "body"
    published = "day"

It holds for the files of its folder and of the folders below, up to the next ``newsanalysis.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsanalysis.read.encodings import check_encoding
from newsanalysis.tables import ARTICLES

FILE = "newsanalysis.toml"
PATH = "path"  # the column that names the file of an article's text
TARGETS = (*ARTICLES, PATH)
_WORDS = ("encoding", "outlet", "language")


@dataclass(frozen=True)
class Settings:
    """`columns` maps targets to the file's columns; `outlet` and `language` fill what the articles leave out."""

    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    outlet: str | None = None
    language: str | None = None

    def override(self, columns: Mapping[str, str], encoding: str | None) -> Settings:
        """These settings, with what the caller asked for before them."""
        return Settings({**self.columns, **columns}, encoding or self.encoding, self.outlet, self.language)


def parse_settings(data: bytes, where: str) -> Settings:
    """The settings of the TOML file called `where`. Raises ``ValueError`` where it is broken or has unknown keys.

    A mistake here is not a listed problem: without the settings every article might be read wrongly.
    """
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{where} is not TOML in UTF-8: {error}") from error
    unknown = content.keys() - {"columns", *_WORDS}
    if unknown:
        raise ValueError(f"{where}: unknown key {min(unknown)!r}: there are columns, {', '.join(_WORDS)}")
    for word in _WORDS:
        if not isinstance(content.get(word, ""), str):
            raise ValueError(f"{where}: {word} is {content[word]!r}: write it in quotation marks")
    columns = check_columns(content.get("columns", {}), where)
    if "encoding" in content:
        check_encoding(content["encoding"], where)
    return Settings(columns, *(content.get(word) for word in _WORDS))


def check_columns(columns: object, where: str) -> Mapping[str, str]:
    """`columns` if it maps columns of the articles table to names, else ``ValueError``; `where` says who gave it."""
    if not isinstance(columns, Mapping):
        raise ValueError(f'{where}: columns is {columns!r}: write a mapping such as {{"text": "body"}}')
    for target, column in columns.items():
        if target not in TARGETS:
            raise ValueError(
                f"{where}: there is no column {target!r} to map to: the articles table has {', '.join(ARTICLES)} "
                f"(and {PATH}, for files of text); write target first, then the file's column"
            )
        if not isinstance(column, str):
            raise ValueError(f"{where}: the column for {target!r} is {column!r}: write its name")
    return columns
