"""The words of `terms.toml` that mark a wording as somebody else's, compiled once to folded forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsanalysis.lexicon.load import word_list
from newsanalysis.text import fold

CLITICS = ("", "ب", "ل", "في", "م", "ع", "و", "وب", "ول", "وفي")
ARTICLE = "ال"
PREPOSITIONS = frozenset(
    """
    في من الي علي عن مع بين قبل بعد خلال ضد عبر منذ حول دون تجاه نحو لدي حتي عند بسبب امام وراء تحت فوق داخل خارج قرب وسط بجانب
    بجوار اثناء
    """.split()
)
WHILE = "في"  # `فيما قال إنه` goes on with the story


class Mark(NamedTuple):
    """A phrase that marks the term behind it: its words after the first, what it says, and where the term stands."""

    rest: tuple[str, ...]
    mark: str
    after: str
    clitic: int


@cache
def marks() -> dict[str, dict[str, tuple[Mark, ...]]]:
    """Folded first word, with and without a preposition written onto it → the second → the phrases, longest first."""
    table: dict[str, dict[str, list[Mark]]] = {}
    for entry in word_list("terms")["cue"]:
        for phrase in entry["words"].split("|"):
            first, *rest = (fold(word) for word in phrase.split())
            for clitic in CLITICS:
                if clitic.endswith(WHILE) and entry["after"] == "clause":
                    continue
                mark = Mark(tuple(rest), entry["mark"], entry["after"], len(clitic))
                table.setdefault(clitic + first, {}).setdefault(rest[0], []).append(mark)
    return {
        first: {second: tuple(sorted(found, key=lambda mark: -len(mark.rest))) for second, found in seconds.items()}
        for first, seconds in table.items()
    }


@cache
def doubting() -> dict[str, str]:
    """Folded adjective (`المزعوم`, `مزعومة`) → its mark."""
    table: dict[str, str] = {}
    for entry in word_list("terms")["adjective"]:
        for word in map(fold, entry["words"].split()):
            table["ال" + word] = entry["mark"]
            if entry.get("needs") != "definite":
                table[word] = entry["mark"]
    return table


@cache
def group(name: str) -> frozenset[str]:
    """The folded words of a group of `terms.toml` (`naming`, `fragment`, `skipped`)."""
    return frozenset(fold(word) for entry in word_list("terms")[name] for word in entry["words"].split())


@cache
def names() -> frozenset[tuple[str, ...]]:
    """Names that hold a loaded word, as folded words (`جيش الفتح`)."""
    phrases = "|".join(entry["words"] for entry in word_list("terms")["name"]).split("|")
    return frozenset(tuple(fold(word) for word in phrase.split()) for phrase in phrases)


@cache
def loaded() -> frozenset[str]:
    """The words that name a thing from one side, with the article, in the accusative and with `و`, `ب` or `ل` before them."""
    forms: set[str] = set()
    for entry in word_list("terms")["loaded"]:
        for word in entry["words"].split():
            bare = fold(word)
            forms |= {bare, "ال" + bare, bare + "ا"}
    clitics = {clitic + form for form in forms for clitic in ("و", "ب", "ل") if len(form) > 3}
    joined = {"لل" + form[2:] for form in forms if form.startswith("ال")}
    return frozenset(forms | clitics | joined)


def stems(form: str) -> Iterator[str]:
    """The word without the article and without the clitics before it."""
    yield form
    for clitic in ("و", "ف", "ب", "ل", "ك"):
        if form[0] == clitic and len(form) > 3:
            yield form[1:].removeprefix(ARTICLE)
    if form.startswith(ARTICLE):
        yield form[2:]
    if form.startswith("لل"):
        yield form[2:]
