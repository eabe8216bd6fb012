"""What is right: looked up in the gold annotation of the bundled corpus, never written down beside the task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pandas as pd

from newsanalysis.annotation import gold
from newsanalysis.exercises.answers import as_number
from newsanalysis.exercises.names import NOBODY, meant
from newsanalysis.extract.number import read_words
from newsanalysis.extract.numbers import numbers
from newsanalysis.extract.records import interval
from newsanalysis.lexicon.tones import cue_table
from newsanalysis.read.collect import bundled_folder
from newsanalysis.text import document

Place = tuple[str, str, int]  # article, words, and which of several that read so
Claim = dict[str, Any]


@dataclass(frozen=True)
class Right:
    """The right answer to one question: of what `sort` it is, the `value`, and the `near` misses that deserve a word."""

    sort: str
    value: Any
    near: Mapping[str, Any] = field(default_factory=dict)


def right(question: Mapping[str, Any]) -> Right:
    """The answer to a question of ``tasks.toml``. Raises ``KeyError`` where the gold has no such place."""
    ask = question["ask"]
    if ask in ("speaker", "relay"):
        claim = _claim_at(question)
        people = {name: _actor(_said(claim, name)) for name in ("speaker", "relay")}
        other = "relay" if ask == "speaker" else "speaker"
        return Right("name", people[ask], {other: people[other]} if people[other] != NOBODY else {})
    if ask == "voices":
        behind = {_actor(_said(_claim_around(place), "speaker")) for place in map(_place, question["figures"])}
        return Right("number", float(len(behind)), {"copies": float(len(question["figures"]))})
    if ask == "tone":
        return Right("tone", _tone(question["cue"]))
    if ask == "difference":
        return Right("difference", _difference(*map(_place, question["pair"])))
    if ask == "meet":
        (low, high), (other_low, other_high) = (ends(_figure(_place(place))) for place in question["pair"])
        return Right("yes", low <= other_high and other_low <= high)
    figure = _figure(_place(question["figure"]))
    if ask == "qualifier":
        return Right("qualifier", figure["qualifier"])
    if ask == "interval":
        return Right("interval", ends(figure))
    if ask == "allows":
        low, high = ends(figure)
        return Right("yes", low <= question["number"] <= high)
    if ask == "value":
        return Right("number", float(figure["value"]))
    if ask == "whole":
        return Right("number", as_number(figure["part_of"]["text"]))
    raise KeyError(f"a question asks for {ask!r}, which nothing answers")


def ends(figure: Mapping[str, Any]) -> tuple[float, float]:
    """The interval of a figure of the gold: its own ends for a range, else what the qualifier or the vague word allows."""
    if figure["low"] is not None:
        return float(figure["low"]), float(figure["high"])
    if figure["value"] is not None:
        return interval(figure["qualifier"], float(figure["value"]))
    doc = document(figure["expr"]["text"])
    vague = numbers(doc, read_words(doc))[0]
    return vague.low, vague.high


@cache
def _annotated() -> dict[str, dict[str, Any]]:
    return {article["article_id"]: article for article in gold()}


def _place(written: list[Any]) -> Place:
    article, words, *which = written
    return article, words, int(which[0]) if which else 0


def _figure(place: Place) -> dict[str, Any]:
    article, words, which = place
    found = [figure for figure in _annotated()[article]["figures"] if figure["expr"]["text"] == words]
    if which >= len(found):
        raise KeyError(f"{article}: the gold has no figure {words!r} ({which})")
    return dict(found[which])


def _claim_at(question: Mapping[str, Any]) -> Claim | None:
    """The claim that the question names by its cue, by a figure in it or by words in it: the innermost of several."""
    if "figure" in question:
        return _claim_around(_place(question["figure"]))
    article, words, which = _place(question["cue" if "cue" in question else "words"])
    claims: list[Claim] = _annotated()[article]["claims"]
    if "cue" in question:
        return [claim for claim in claims if claim["cue"]["text"] == words][which]
    holding = [claim for claim in claims if any(words in span["text"] for span in claim["content"])]
    if not holding:
        raise KeyError(f"{article}: no claim of the gold holds {words!r}")
    return min(holding, key=_length)


def _claim_around(place: Place) -> Claim | None:
    """The innermost claim that a figure stands in; None in the outlet's own voice."""
    figure = _figure(place)
    at = figure["expr"]["start"]
    around: list[Claim] = [
        claim
        for claim in _annotated()[place[0]]["claims"]
        if any(span["start"] <= at < span["end"] for span in claim["content"])
    ]
    if around:
        return min(around, key=_length)
    source = figure["source"]
    return {"speaker": source["text"], "via": None} if source else None


def _length(claim: Claim) -> int:
    return sum(span["end"] - span["start"] for span in claim["content"])


def _said(claim: Claim | None, role: str) -> str | None:
    if claim is None:
        return None
    return claim["speaker"] if role == "speaker" else (claim["via"] or {}).get("text")


def _actor(name: str | None) -> str:
    """The one actor that a name of the gold stands for. Raises ``KeyError`` where the actors' table leaves it open."""
    if name is None:
        return NOBODY
    found = meant(name)
    if len(found) != 1:
        raise KeyError(f"{name!r} stands for {sorted(found) or 'nobody'} in actors.csv, expected one actor")
    return next(iter(found))


def _tone(cue: str) -> str:
    """How far the writer stands by what is said, by the past tense of the verb or the phrase."""
    table = cue_table().set_index("cue")["tone"]
    return str(table[cue])


def _difference(first: Place, second: Place) -> str:
    noted = _noted()
    for one, other in ((first, second), (second, first)):
        if kind := noted.get((one[:2], other[:2])):
            return kind
    raise KeyError(f"conflicts.csv has no pair {first[:2]} and {second[:2]}")


@cache
def _noted() -> dict[tuple[tuple[str, str], tuple[str, str]], str]:
    table = pd.read_csv(bundled_folder() / "gold" / "conflicts.csv", dtype="str")
    return {
        ((str(row.article_a), str(row.expr_a)), (str(row.article_b), str(row.expr_b))): str(row.kind)
        for row in table.itertuples()
    }
