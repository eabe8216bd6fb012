"""Who is meant by a name that somebody writes down: `ستيبانيان`, with title or without, in either script."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from newsanalysis.analyse.names import Names, bare, words_of
from newsanalysis.read.collect import bundled_folder

LIKE = 90.0  # how alike a misspelt name has to be, of 100: the spelling is not what is asked
NOBODY = "nobody"
# What people write for a number that the article gives without a source.
OWN_VOICE = ("nobody", "no one", "none", "the article", "the outlet", "own voice", "لا أحد", "المقال", "النشرة", "النشرة نفسها",
             "الوسيلة نفسها", "بصوتها", "بلا مصدر")  # fmt: skip
LATIN = re.compile(r"[a-z0-9]+")


def meant(name: str) -> frozenset[str]:
    """The ids of the actors of the bundled corpus that `name` may stand for; `NOBODY` where it says so, else empty."""
    words = words_of(name)
    if name.strip().casefold() in OWN_VOICE or words in {words_of(phrase) for phrase in OWN_VOICE if words}:
        return frozenset({NOBODY})
    if not words or words[0].isascii():
        return _in_english(name)
    names = _names()
    if known := names.spelled(name.strip()) or names.folded(words):
        return frozenset(known)
    wanted = set(map(bare, words))
    if holding := {actor for actor in _table().index if wanted <= names.bare_words(actor)}:
        return frozenset(holding)
    if held := names.held_in(name):
        return frozenset({held[0]})
    return frozenset(actor for actor, _, _ in names.alike(words, LIKE)[:1])


def _in_english(name: str) -> frozenset[str]:
    """The actors whose English name, or id, holds all words of `name`."""
    words = set(LATIN.findall(name.casefold())) - {"the", "of"}
    table = _table()
    known = {actor: {*LATIN.findall(english.casefold()), actor} for actor, english in table["name_en"].items()}
    return frozenset(str(actor) for actor, held in known.items() if words and words <= held)


@cache
def _table() -> pd.DataFrame:
    return pd.read_csv(bundled_folder() / "actors.csv", dtype="str").fillna("").set_index("actor_id")


@cache
def _names() -> Names:
    table = _table()
    return Names(
        (str(actor), [row["name_ar"], *filter(None, row["aliases_ar"].split("|"))]) for actor, row in table.iterrows()
    )
