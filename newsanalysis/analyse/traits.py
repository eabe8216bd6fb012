"""What two figures have in common and what tells them apart, as numbers: the evidence that `precedents` weighs.

A trait is named ``family.trait``; the families are what a reader would point at: the amounts, the text, the days, the places,
the people, what is counted, the wording, the other numbers, the words. Something that both figures say is 1 where they say the
same and -1 where they do not, 0 where only one says it, 0.5 where neither does. ``small`` and ``large`` are the two amounts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log
from typing import Any

import pandas as pd

from newsanalysis.analyse.distance import meet
from newsanalysis.analyse.links import is_part
from newsanalysis.analyse.localities import elsewhere, is_alike
from newsanalysis.analyse.matter import Passages
from newsanalysis.analyse.pairs import KINDS
from newsanalysis.analyse.statement import PEOPLE, Statement

BESIDE = 400  # signs of text within which another number stands beside one
FEW = 2  # an amount up to this is given by chance
DAYS = 9  # days apart after which more make no difference
GROUPS = ("civilians", "soldiers", "police", "militants", "children", "women")
STAGES = ("new", "some of them", "one day", "dead or injured", "critical", "in hospital", "buried", "recovered")
QUALIFIERS = ("exact", "at_least", "more_than", "about", "vague")
MEASURES = ("killed", "injured", "detained", "missing", "rescued", "displaced", "other")
COUNTS = ("lasting", "several", "adds_up", "goes_on", "raised", "elliptic", "sums", "forecast", "past")
Amount = tuple[str | None, str, float]


class Traits:
    """The traits of pairs of `spoken`, the figures of all events that are compared."""

    def __init__(self, spoken: Sequence[Statement]) -> None:
        self._by_id = {one.figure_id: one for one in spoken}
        self._passages = Passages(spoken)
        self._told: set[tuple[str, str, float]] = set()
        self._articles: dict[Amount, set[str]] = defaultdict(set)
        self._places: dict[Amount, set[str]] = defaultdict(set)
        self._groups: dict[Amount, Counter[str | None]] = defaultdict(Counter)
        self._onset: dict[str | None, pd.Timestamp] = {}
        self._beside: dict[str, set[tuple[str, float]]] = {}
        self._own: dict[tuple[str, str], dict[str, float]] = {}
        self._days: dict[str, tuple[int | None, ...]] = {}
        by_article: dict[str, list[Statement]] = defaultdict(list)
        for one in spoken:
            amount = _amount(one)
            self._told.add((one.article_id, one.measure, one.size))
            self._articles[amount].add(one.article_id)
            self._places[amount] |= one.spots
            self._groups[amount][one.group] += 1
            if one.published is not None:
                self._onset[one.event] = min(self._onset.get(one.event, one.published), one.published)
            by_article[one.article_id].append(one)
        for own in by_article.values():
            own.sort(key=lambda one: one.start)
            for i, one in enumerate(own):
                self._beside[one.figure_id] = set(_within(own, i))
        self._most: dict[tuple[str | None, str], int] = defaultdict(int)
        sizes: dict[tuple[str | None, str], list[float]] = defaultdict(list)
        for (event, measure, size), articles in self._articles.items():
            self._most[event, measure] = max(self._most[event, measure], len(articles))
            sizes[event, measure].append(size)
        self._sizes = {key: sorted(found) for key, found in sizes.items()}

    def of(self, a: Statement, b: Statement, kind: str) -> dict[str, float]:
        """The traits of two figures of which the rules say `kind`."""
        small, large = sorted((a, b), key=lambda one: (one.size, one.figure_id))
        return {
            **RULED[kind], **self._of_one(small, "small"), **self._of_one(large, "large"), **_amounts(small, large),
            **_text(small, large), **self._when(small, large), **_speakers(small, large), **self._where(small, large),
            **self._people(small, large), **self._counts(small, large), **self._numbers(small, large),
            **self._words(small, large), "wording.meet": meet(small, large),
        }  # fmt: skip

    def _of_one(self, one: Statement, name: str) -> dict[str, float]:
        """The traits of one figure as the ``small`` or the ``large`` one, put together once."""
        key = one.figure_id, name
        if key not in self._own:
            onset = self._onset.get(one.event)
            traits: dict[str, float] = {
                "amounts.size": log(one.size + 1), "text.deep": min(3.0, one.start / 1000),
                "days.age": _apart(one.published, onset), "days.day_age": _apart(one.day, onset), "days.turn": one.turn,
                "days.over": one.over, "days.fresh": one.fresh, "speakers.said": one.speaker is not None,
                "places.said": bool(one.spots), "people.said": bool(one.people), "counts.part": one.part_of is not None,
                "numbers.articles": len(self._articles[_amount(one)]),
                "numbers.main": len(self._articles[_amount(one)]) / self._most[one.event, one.measure],
            }  # fmt: skip
            traits |= {f"people.{group}": one.group == group for group in GROUPS}
            traits |= {f"counts.{stage}": stage in one.stage for stage in STAGES}
            traits |= {f"counts.{count}": getattr(one, count) for count in COUNTS}
            traits |= {f"wording.{qualifier}": one.qualifier == qualifier for qualifier in QUALIFIERS}
            self._own[key] = {f"{trait} {name}": float(value) for trait, value in traits.items()}
        return self._own[key]

    def _when(self, small: Statement, large: Statement) -> dict[str, float]:
        one, other = self._of_days(small), self._of_days(large)
        printed, day, since, first = (
            0 if x is None or y is None else max(-DAYS, min(DAYS, y - x)) for x, y in zip(one, other, strict=True)
        )
        both = small.dated and large.dated
        return {
            "days.printed": printed, "days.day": day, "days.since": since, "days.both_dated": both,
            "days.dated": day if both else 0, "days.first": first, "days.later": (first > 0) - (first < 0),
        }  # fmt: skip

    def _of_days(self, one: Statement) -> tuple[int | None, ...]:
        """The days of a figure in a row, each a number of days."""
        if one.figure_id not in self._days:
            named = (one.published, one.day, one.since, one.printed)
            self._days[one.figure_id] = tuple(None if day is None else day.toordinal() for day in named)
        return self._days[one.figure_id]

    def _where(self, small: Statement, large: Statement) -> dict[str, float]:
        first, second = self._places[_amount(small)], self._places[_amount(large)]
        alike = any(is_alike(i, j) for i in small.spots for j in large.spots)
        return {
            "places.place": _agree(small.place, large.place),
            "places.spots": _agree(small.spots, large.spots, alike),
            "places.reach": _agree(small.spots, large.spots, not elsewhere(small, large)),
            "places.towns": _agree(small.towns, large.towns, not small.towns.isdisjoint(large.towns)),
            "places.local": _agree(small.local, large.local, not small.local.isdisjoint(large.local)),
            "places.around": _agree(small.places, large.places, not small.places.isdisjoint(large.places)),
            "places.country": _agree(small.country, large.country),
            "places.of_amounts": len(first & second) / len(first | second) if first and second else -1,
        }

    def _people(self, small: Statement, large: Statement) -> dict[str, float]:
        first, second = (self._groups[_amount(one)].most_common(1)[0][0] for one in (small, large))
        return {
            "people.group": _agree(small.group, large.group), "people.most": _agree(first, second),
            "people.people": _agree(small.people, large.people),
            "people.camp": _agree(small.camp, large.camp, not small.camp.isdisjoint(large.camp)),
            "people.insurgent": small.insurgent - large.insurgent,
        }  # fmt: skip

    def _counts(self, small: Statement, large: Statement) -> dict[str, float]:
        return {
            "counts.incident": _agree(small.incident, large.incident), "counts.stage": _agree(small.stage, large.stage),
            "counts.link": is_part(small, large, self._by_id),
            "counts.siblings": small.part_of is not None and small.part_of == large.part_of,
            "counts.both_lasting": small.lasting and large.lasting,
            "counts.thing": _agree(small.thing, large.thing, not small.thing.isdisjoint(large.thing)),
        }  # fmt: skip

    def _numbers(self, small: Statement, large: Statement) -> dict[str, float]:
        """What the other numbers of the articles and of the event say: a toll of 14 with 79 injured is not that with 97."""
        less, more = self._articles[_amount(small)], self._articles[_amount(large)]
        sizes = self._sizes[small.event, small.measure]
        up_to, from_ = bisect_right(sizes, small.size), bisect_left(sizes, large.size)
        rest = large.size - small.size
        at = bisect_left(sizes, rest)
        crossed = ((small.article_id, large.measure, large.size), (large.article_id, small.measure, small.size))
        first = self._beside[small.figure_id] - {(large.measure, large.size)}
        second = self._beside[large.figure_id] - {(small.measure, small.size)}
        return {
            "numbers.crossed": sum(one in self._told for one in crossed), "numbers.both": len(less & more),
            "numbers.share": len(less & more) / min(len(less), len(more)),
            "numbers.of_highest": large.size / max(1.0, self._sizes[large.event, large.measure][-1]),
            "numbers.rest": at < len(sizes) and sizes[at] == rest, "numbers.between": max(0, from_ - up_to),
            "numbers.above_large": len(sizes) - bisect_right(sizes, large.size), "numbers.above_small": len(sizes) - up_to,
            "numbers.beside": len(first & second),
            "numbers.beside_share": len(first & second) / max(1, min(len(first), len(second))),
            "numbers.against": sum(x == y and m != n for x, m in first for y, n in second) if first and second else 0,
        }  # fmt: skip

    def _words(self, small: Statement, large: Statement) -> dict[str, float]:
        return {
            "words.rare": self._passages.likeness(small, large), "words.sentence": _overlap(small.words, large.words),
            "words.about": _overlap(small.about, large.about), "words.beside": _overlap(small.beside, large.beside),
        }  # fmt: skip


RULED = {kind: {f"rule.{each}": float(each == kind) for each in KINDS} for kind in KINDS}


def _amounts(small: Statement, large: Statement) -> dict[str, float]:
    traits: dict[str, float] = {"amounts.ratio": log((large.size + 0.5) / (small.size + 0.5))}
    return traits | OF_MEASURE.get(small.measure, OF_MEASURE["other"])


OF_MEASURE = {
    measure: {f"amounts.{each}": float(each == measure) for each in MEASURES}
    | {"amounts.people": float(measure in PEOPLE)}
    for measure in {*MEASURES, *PEOPLE}
}


def _text(small: Statement, large: Statement) -> dict[str, float]:
    one = small.article_id == large.article_id
    return {
        "text.one_article": one, "text.one_sentence": one and small.sentence == large.sentence,
        "text.apart": min(3000, abs(small.start - large.start)) if one else 3001,
        "text.order": (small.start < large.start) - (small.start > large.start) if one else 0,
    }  # fmt: skip


def _speakers(small: Statement, large: Statement) -> dict[str, float]:
    return {
        "speakers.speaker": _agree(small.speaker, large.speaker), "speakers.side": _agree(small.side, large.side),
        "speakers.via": _agree(small.via, large.via), "speakers.outlet": small.outlet == large.outlet,
    }  # fmt: skip


def _within(own: list[Statement], i: int) -> list[tuple[str, float]]:
    """The measures and amounts of the figures near the one at `i`, of those of its article in their order."""
    found = []
    for step in (-1, 1):
        k = i + step
        while 0 <= k < len(own) and abs(own[k].start - own[i].start) < BESIDE:
            if own[k].size > FEW:
                found.append((own[k].measure, own[k].size))
            k += step
    return found


def _amount(one: Statement) -> Amount:
    return one.event, one.measure, one.size


def _agree(x: Any, y: Any, same: bool | None = None) -> float:
    if not x or not y:
        return 0.0 if x or y else 0.5
    return 1.0 if (x == y if same is None else same) else -1.0


def _overlap(x: frozenset[str], y: frozenset[str]) -> float:
    return len(x & y) / max(1, len(x | y))


def _apart(one: pd.Timestamp | None, other: pd.Timestamp | None) -> int:
    """The days from `other` to `one`, at most `DAYS`, 0 where a day is not known."""
    if one is None or other is None:
        return 0
    return max(-DAYS, min(DAYS, (one.normalize() - other.normalize()).days))
