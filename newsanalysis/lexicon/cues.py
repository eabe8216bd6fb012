"""Reporting cues: every form in which news writes the verbs of `cues.toml`, compiled once into a table of readings.

A form is looked up as a folded token (`text/fold.py`); one form may have several readings (`بين`: he made clear, his
clarification), and what follows it in the sentence decides (`extract/reporting.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsanalysis.lexicon.load import word_list
from newsanalysis.text import fold

PRONOUNS = ("ه", "ها", "هم", "هما")
TOLD = frozenset({"assert"})  # `ليؤكد أن` goes on with the story
SPEECH = "قال"  # its noun alone is used with the article and with ب (`بالقول`, `بقوله`)


class Cue(NamedTuple):
    """One verb of the lexicon."""

    lemma: str
    stance: str
    takes: frozenset[str]


class Reading(NamedTuple):
    """What one written form may be: `form` is past, present, passive, participle or noun.

    `person` is the third person's gender and number (`ms fs mp md fd`), `1s` or `1p`; empty for a noun. `clitic`
    counts the letters of a leading `و`, `ف`, `ل` or `ب` that do not belong to the cue. `pronoun` is an attached one
    (`أبلغهم`).
    """

    cue: Cue
    form: str
    person: str
    clitic: int = 0
    pronoun: str = ""


@cache
def cue_forms() -> dict[str, tuple[Reading, ...]]:
    """Folded form → its readings, the commoner reading first."""
    table: dict[str, dict[Reading, None]] = {}
    for entry in word_list("cues")["verb"]:
        cue = Cue(entry["past"], entry["stance"], frozenset(entry["takes"]))
        for form, reading in _forms(cue, entry):
            for clitic in _clitics(reading):
                table.setdefault(clitic + form, {})[reading._replace(clitic=len(clitic))] = None
    for readings in table.values():
        if any(reading.form == "participle" for reading in readings):  # `طالبا` is no dual of `طالب`
            for reading in [reading for reading in readings if (reading.form, reading.person) == ("past", "md")]:
                del readings[reading]
    # The reading that takes the whole word as the verb comes first (`وعد` he promised, before `و` and `عد`).
    return {form: tuple(sorted(readings, key=lambda reading: reading.clitic)) for form, readings in table.items()}


def _forms(cue: Cue, entry: dict[str, str | list[str]]) -> Iterator[tuple[str, Reading]]:
    for person, form in past_forms(fold(cue.lemma)):
        yield form, Reading(cue, "past", person)
    yield from _with_pronouns(cue, "past", dict(past_forms(fold(cue.lemma))))
    if "present" in entry:
        present = dict(present_forms(fold(str(entry["present"]))))
        for person, form in present.items():
            yield form, Reading(cue, "present", person)
        yield from _with_pronouns(cue, "present", present)
    if "participle" in entry:
        for person, form in participle_forms(fold(str(entry["participle"]))):
            yield form, Reading(cue, "participle", person)
    for form in entry.get("passive", ()):
        yield fold(form), Reading(cue, "passive", "ms")
    if "noun" in entry:
        noun = fold(str(entry["noun"]))
        yield noun, Reading(cue, "noun", "")
        if cue.lemma == SPEECH:
            yield "ال" + noun, Reading(cue, "noun", "")
        for pronoun in PRONOUNS:
            yield (
                noun.removesuffix("ة") + ("ت" if noun.endswith("ة") else "") + pronoun,
                Reading(cue, "noun", "", pronoun=pronoun),
            )


def _with_pronouns(cue: Cue, form: str, persons: dict[str, str]) -> Iterator[tuple[str, Reading]]:
    """`أعلنته`, `أبلغوهم`, `نفاه`: the persons that carry an object pronoun in news."""
    for person in ("ms", "fs", "mp"):
        base = persons[person]
        if person == "mp":
            base = base.removesuffix("ا") if form == "past" else base
        elif person == "ms" and base[-1] == "ي" and form == "past":
            base = base[:-1] + "ا"
        for pronoun in PRONOUNS:
            yield base + pronoun, Reading(cue, form, person, pronoun=pronoun)


def past_forms(stem: str) -> Iterator[tuple[str, str]]:
    """Person and folded form of the past, from the third person masculine singular: أعلن, قال, دعا, نفى."""
    last = stem[-1]
    yield "ms", stem
    if last in "اي":  # defective: the last letter falls before ت and وا
        root = stem[:-1]
        yield from (("fs", root + "ت"), ("mp", root + "وا"), ("fd", root + "تا"))
        glide = root + ("و" if last == "ا" else "ي")
        yield from (("md", glide + "ا"), ("1s", glide + "ت"), ("1p", glide + "نا"))
        return
    yield from (("fs", stem + "ت"), ("mp", stem + "وا"), ("fd", stem + "تا"))
    if len(stem) > 3 or stem[1] == "ا":  # else it is a noun: `ردا على`, `ثمنا`, `شكرا`
        yield "md", stem + "ا"
    short = stem[:-2] + last if len(stem) > 2 and stem[-2] == "ا" else stem  # hollow: قال, قلت
    yield from (("1s", short + "ت"), ("1p", short + "نا"))


def present_forms(stem: str) -> Iterator[tuple[str, str]]:
    """Person and folded form of the present, from the third person masculine singular: يعلن, يدعو, يرى."""
    rest = stem[1:]
    yield from (("ms", stem), ("fs", "ت" + rest), ("1s", "ا" + rest), ("1p", "ن" + rest))
    short = stem[:-1] if stem[-1] in "اوي" else stem
    yield from (("mp", short + "ون"), ("md", stem + "ان"))


def participle_forms(stem: str) -> Iterator[tuple[str, str]]:
    """Person and folded form of the accusative participle (`مضيفا`), and of its feminine, dual and plural."""
    yield from (("ms", stem + "ا"), ("fs", stem + "ة"))
    yield "mp", stem.removesuffix("ي") + "ين"


def _clitics(reading: Reading) -> tuple[str, ...]:
    if reading.form == "noun":
        return ("", "و", "ف", "ب", "وب") if reading.cue.lemma == SPEECH else ("", "و")
    return ("", "و", "ف", "ل") if reading.form == "present" and reading.cue.stance in TOLD else ("", "و", "ف")


class Phrase(NamedTuple):
    """A cue without a verb of its own: its tokens after the first, and what it takes (`source verb document`)."""

    words: str
    rest: tuple[str, ...]
    takes: frozenset[str]
    stance: str
    clitic: int


@cache
def cue_phrases() -> dict[str, tuple[Phrase, ...]]:
    """Folded first token → the phrases that begin with it, with and without a leading `و` or `ف`."""
    table: dict[str, list[Phrase]] = {}
    for entry in word_list("cues")["phrase"]:
        first, *rest = (fold(word) for word in entry["words"].split())
        for clitic in ("", "و", "ف"):
            phrase = Phrase(
                " ".join((first, *rest)), tuple(rest), frozenset(entry["takes"]), entry["stance"], len(clitic)
            )
            table.setdefault(clitic + first, []).append(phrase)
    return {first: tuple(phrases) for first, phrases in table.items()}
