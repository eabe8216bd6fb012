"""Which of a file's columns is the text, which the outlet, which the date."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from newsanalysis.read.settings import FILE, PATH
from newsanalysis.tables import ARTICLES

# The names that columns go by, without regard to case, likeliest first.
GUESSES = {
    "text": ("text", "content", "body", "article", "full_text", "نص", "النص", "المحتوى"),
    "outlet": ("outlet", "source", "publisher", "newspaper", "site", "المصدر"),
    "title": ("title", "headline", "العنوان"),
    "published": (
        "published", "date", "published_at", "date_extracted", "publication_date", "pubdate", "التاريخ",
    ),
    "url": ("url", "link", "الرابط"),
    "article_id": ("article_id", "id", "doc_id", "guid"),
    "language": ("language", "lang"),
    PATH: (PATH,),
}  # fmt: skip
DATE_PREFIX = "date"  # any other column that begins so is a guess for `published`, after the names above
ORIGINAL = "original_"


def choose_columns(there: Iterable[str], wanted: Mapping[str, str], file: str) -> dict[str, str]:
    """Target → the file's column: as `wanted` says, the rest guessed. A column is taken once.

    Raises ``ValueError`` where `wanted` names a column that is not there.
    """
    names = list(there)
    for target, column in wanted.items():
        if column not in names:
            raise ValueError(
                f"{file}: there is no column {column!r} to take for {target!r}; the columns there are "
                f'{", ".join(map(repr, names))}. Correct columns={{"{target}": …}} or {FILE}, or read this file alone'
            )
    chosen = dict(wanted)
    free = {name.strip().casefold(): name for name in reversed(names) if name not in chosen.values()}
    for target, guesses in GUESSES.items():
        if target in chosen:
            continue
        if target == "published":
            guesses += tuple(name for name in map(str.casefold, names) if name.startswith(DATE_PREFIX))
        guess = next((guess for guess in guesses if guess in free), None)
        if guess is not None:
            chosen[target] = free.pop(guess)
    return {target: chosen[target] for target in GUESSES if target in chosen}


def kept_name(column: str, taken: Container[str]) -> str:
    """The name under which a file's other column is kept: its own, unless the table has a column of that name."""
    while column in ARTICLES or column in taken:
        column = ORIGINAL + column
    return column
