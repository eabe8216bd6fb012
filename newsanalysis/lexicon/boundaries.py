"""The word lists that tell where a source ends and a content begins, compiled once to sets of folded forms."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsanalysis.lexicon.load import word_list
from newsanalysis.text import fold

PRONOUNS = ("ه", "ها", "هم", "هما")


class Boundaries(NamedTuple):
    """The groups of `boundaries.toml`; each holds folded forms, verbal nouns with their pronouns too."""

    time: frozenset[str]
    adverb: frozenset[str]
    adjunct: frozenset[str]
    relative: frozenset[str]
    occasion: frozenset[str]
    verbal_noun: frozenset[str]
    object: frozenset[str]
    finite_verb: frozenset[str]


@cache
def boundaries() -> Boundaries:
    """The compiled groups of `boundaries.toml`."""
    groups = {name: _words("boundaries", name) for name in Boundaries._fields}
    nouns = groups["verbal_noun"]
    groups["verbal_noun"] = nouns | {_construct(noun) + pronoun for noun in nouns for pronoun in PRONOUNS}
    return Boundaries(**groups)


@cache
def feelings() -> dict[str, str]:
    """Folded noun for a feeling, bare, with a pronoun or in the accusative → the stance of whoever voices it."""
    table: dict[str, str] = {}
    for entry in word_list("boundaries")["feeling"]:
        for noun in map(fold, entry["words"].split()):
            forms = [noun, "ال" + noun, noun + "ا", *(_construct(noun) + pronoun for pronoun in PRONOUNS)]
            table |= dict.fromkeys(forms, entry["stance"])
    return table


@cache
def source_kinds() -> dict[str, str]:
    """Folded head noun → its kind (`person people institution document medium`), with and without the article."""
    kinds: dict[str, str] = {}
    for kind in word_list("sources"):
        for word in _words("sources", kind):
            for form in (word, word if word.startswith("ال") else "ال" + word):
                kinds.setdefault(form, kind)
    return kinds


def is_verbal_noun(letter: str, form: str) -> bool:
    """Whether a folded word names an event: it is in the list, or has the shape of a verbal noun of a derived stem.

    `letter` is the first letter as written: `إ` tells `إعلان` from the plural `أعلام`. Endings of pronouns and of the
    indefinite accusative (`ارتفاعا`) are looked through.
    """
    known = boundaries().verbal_noun
    if form in known or (form.endswith("ا") and form[:-1] in known):
        return True
    if form.startswith(_NAMES):
        return False
    return (
        len(form) >= 4
        and _SHAPE.fullmatch(form) is not None
        and (not form.startswith("ا") or _is_derived(letter, form))
    )


# تفعيل, استفعال, افتعال, انفعال, إفعال, مفاعلة, تفاعل
_SHAPE = re.compile(r"(?:ت..ي.|است..ا.|ا.ت.ا.|ان..ا.|ا..ا.|م.ا..ة)(?:ه|ها|هم|ا)?")


# Names and plain nouns of these shapes.
_NAMES = (
    "توفيق",
    "تيسير",
    "الهام",
    "اسلام",
    "احسان",
    "اياد",
    "اكرام",
    "ايمان",
    "انعام",
    "اقليم",
    "انسان",
    "ابتسام",
    "امتياز",
    "اسبانيا",
    "ايران",
    "انتحار",
)


def _is_derived(letter: str, form: str) -> bool:
    if form.startswith(("است", "ان")) or (len(form) > 2 and form[2] == "ت"):
        return letter not in ("أ",)
    return letter == "إ"


def _words(name: str, group: str) -> frozenset[str]:
    words = " ".join(entry["words"] for entry in word_list(name)[group]).split()
    return frozenset(fold(word) for word in words)


def _construct(noun: str) -> str:
    return noun[:-1] + "ت" if noun.endswith("ة") else noun
