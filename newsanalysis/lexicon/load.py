"""The word lists: TOML files beside this module, that a researcher can read and edit."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from newsanalysis.text.fold import fold


@cache
def word_list(name: str) -> dict[str, list[dict[str, Any]]]:
    """The tables of `name`.toml, each a list of entries; every entry has an `example` sentence that the tests run.

    Raises ``ValueError`` naming the file and the entry where one has no example or the TOML is broken.
    """
    path = files("newsanalysis.lexicon") / f"{name}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"lexicon {name}.toml: {error}; mend the line named") from error
    for table, entries in tables.items():
        for entry in entries:
            if not entry.get("example"):
                raise ValueError(f"lexicon {name}.toml, [[{table}]] {entry}: add an `example` sentence")
    return tables


@cache
def word_set(name: str, table: str) -> frozenset[str]:
    """The folded `forms` of all entries of a table."""
    return frozenset(fold(form) for entry in word_list(name)[table] for form in entry["forms"])
