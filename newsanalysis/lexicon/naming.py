"""The wordings of `naming.toml`, compiled once to folded words: what one thing is called by different sides."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsanalysis.lexicon.load import word_list
from newsanalysis.text import fold

KINDS = ("people", "place", "act")
# What may be written onto a word: a conjunction, a preposition, the article, or several of them.
CLITICS = ("وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "وب", "ول", "و", "ب", "ل", "ف", "")


class Wording(NamedTuple):
    """One form of a wording: its words after the first, and what it is a wording of."""

    rest: tuple[str, ...]
    kind: str
    referent: str
    term: str


@cache
def wordings() -> dict[str, tuple[Wording, ...]]:
    """Folded first word without the article → the forms that begin with it, the longest first."""
    table: dict[str, list[Wording]] = {}
    for kind in KINDS:
        for entry in word_list("naming")[kind]:
            for phrase in entry["forms"].split("|"):
                first, *rest = (plain(fold(word)) for word in phrase.split())
                table.setdefault(first, []).append(Wording(tuple(rest), kind, entry["referent"], entry["term"]))
    return {first: tuple(sorted(found, key=lambda one: -len(one.rest))) for first, found in table.items()}


def plain(form: str) -> str:
    """A folded word without the article."""
    return form[2:] if form.startswith("ال") and len(form) > 4 else form


def found_at(forms: list[str], i: int) -> Wording | None:
    """The longest wording that begins at word `i`; one written together with a preposition or the article too."""
    table = wordings()
    for clitics in CLITICS:
        form = forms[i]
        if not form.startswith(clitics) or len(form) - len(clitics) < 3:
            continue
        for one in table.get(plain(form[len(clitics) :]), ()):
            after = forms[i + 1 : i + 1 + len(one.rest)]
            if tuple(plain(word) for word in after) == one.rest:
                return one
    return None
