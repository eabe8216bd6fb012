"""The writer's stance that a reporting cue carries: the words of `tones.toml`, and the table that shows them all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from newsanalysis.lexicon.load import word_list
from newsanalysis.text import fold

if TYPE_CHECKING:
    import pandas as pd

TONES = ("neutral", "endorsing", "distancing")
FOLLOWS = {"feeling": "praise, condemn"}  # `أعرب عن`: the noun decides


@cache
def tones() -> dict[str, str]:
    """Folded verb or phrase → its tone. What is not there is neutral."""
    return {
        fold(word): tone
        for tone in TONES
        for entry in word_list("tones")[tone]
        for phrase in entry["words"].split("|")
        for word in [" ".join(phrase.split())]
    }


def tone(why: tuple[str, ...]) -> str:
    """The tone of a claim, from the rule and the entry of the lexicon that made it (`("verb", "زعم", "clause")`)."""
    return tones().get(fold(why[1]), "neutral") if len(why) > 1 else "neutral"


def cue_table() -> pd.DataFrame:
    """The reporting cues of the lexicon, one row each: how they are read, to look at, sort and discuss.

    Columns: `cue` (a verb in the third person past, or a phrase), `kind` (verb, phrase), `stance` (what the speaker does:
    say, assert, deny …), `tone` (how far the writer stands by what is said: neutral, endorsing, distancing) and `example`.
    The tones follow the typology of reporting verbs named in ``tones.toml``; they are a reading of the words, open to
    discussion, and change where that file is edited.
    """
    import pandas as pd

    return pd.DataFrame(list(_rows()), columns=["cue", "kind", "stance", "tone", "example"], dtype="str")


def _rows() -> Iterator[tuple[str, str, str, str, str]]:
    known = tones()
    for kind, name in (("verb", "past"), ("phrase", "words")):
        for entry in word_list("cues")[kind]:
            stance = FOLLOWS.get(entry["stance"], entry["stance"])
            yield entry[name], kind, stance, known.get(fold(entry[name]), "neutral"), entry["example"]
