"""Which entry of which word list a word comes from: for explanations, and for whoever wants to change the reading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from newsanalysis.lexicon.load import word_list
from newsanalysis.lexicon.quantities import noun_forms, past, present
from newsanalysis.text.fold import fold

CLITICS = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال", "كال", "وب", "ول")
WORDS_OF = ("forms", "phrases", "nouns", "plurals")  # keys whose values are written out in full


class Entry(NamedTuple):
    """An entry of a word list: its file, its table there, the words that it is found by, and its example sentence."""

    file: str
    table: str
    words: str
    example: str

    @property
    def place(self) -> str:
        """Where it can be edited: `casualties.toml [[event]]`."""
        return f"{self.file}.toml [[{self.table}]]"


def find(word: str, *lists: str) -> Entry | None:
    """The first entry of the `lists` (`"casualties"`, or `"casualties.event"` for one table) that has `word`.

    The word may be folded, conjugated or declined, and particles may be written onto it.
    """
    form = fold(word)
    for clitics in CLITICS:
        if form.startswith(clitics) and len(form) > len(clitics):
            for name in lists:
                file, _, table = name.partition(".")
                for entry in _index(file).get(form[len(clitics) :], ()):
                    if table in ("", entry.table):
                        stem = form[len(clitics) :]
                        listed = stem in map(fold, entry.words.replace("،", " ").split()) or stem in fold(entry.words)
                        return entry if listed else entry._replace(words=f"{stem}، {entry.words}")
    return None


@cache
def _index(file: str) -> dict[str, list[Entry]]:
    """Folded form → the entries of a word list that have it."""
    found: dict[str, list[Entry]] = {}
    for table, entries in word_list(file).items():
        for entry in entries:
            made = Entry(file, table, _shown(entry), entry["example"])
            for form in dict.fromkeys(_forms(file, table, entry)):
                found.setdefault(form, []).append(made)
    return found


def _shown(entry: dict[str, Any]) -> str:
    """The first words of an entry, as they are written in the list."""
    for key in ("past", "words", "verbs", *WORDS_OF):
        if value := entry.get(key):
            words = [value] if isinstance(value, str) else value
            return "، ".join(words[:4]) + ("، …" if len(words) > 4 else "")
    return ""


def _forms(file: str, table: str, entry: dict[str, Any]) -> Iterator[str]:
    if file == "nouns" and table in ("unit", "person", "thing"):
        yield from (form for _, form, _ in noun_forms(entry))
    for pair in entry.get("verbs", []):
        before, now = map(fold, pair.split())
        yield from past(before)
        if now != "-":
            yield from present(now)
    for key in WORDS_OF:
        yield from map(fold, entry.get(key, []))
    for key in ("past", "words"):
        if key in entry:
            yield from map(fold, (phrase.strip() for phrase in entry[key].split("|")))
