"""What two figures have in common and what tells them apart, as numbers: the evidence that `precedents` weighs.

A trait is named ``family.trait``; the families are what a reader would point at: the amounts, the text, the days, the places,
the people, what is counted, the wording, the other numbers, the words. Something that both figures say is 1 where they say the
same and -1 where they do not, 0 where only one says it, 0.5 where neither does. ``small`` and ``large`` are the two amounts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from math import log
from typing import Any

import pandas as pd

from newsanalysis.analyse.distance import meet
from newsanalysis.analyse.links import is_part
from newsanalysis.analyse.localities import elsewhere, is_alike
from newsanalysis.analyse.matter import Passages
from newsanalysis.analyse.statement import PEOPLE, Statement

BESIDE = 400  # signs of text within which another number stands beside one
FEW = 2  # an amount up to this is given by chance
DAYS = 9  # days apart after which more make no difference
GROUPS = ("civilians", "soldiers", "police", "militants", "children", "women")
STAGES = ("new", "some of them", "one day", "dead or injured", "critical", "in hospital", "buried", "recovered")
QUALIFIERS = ("exact", "at_least", "more_than", "about", "vague")
MEASURES = ("killed", "injured", "detained", "missing", "rescued", "displaced", "other")
COUNTS = ("lasting", "several", "adds_up", "goes_on", "raised", "elliptic", "sums", "forecast", "past")
KINDS = (
    "different_source", "open", "correction", "update", "part_whole", "other_group", "other_place", "other_day", "same_wire",
)  # fmt: skip
Amount = tuple[str | None, str, float]


class Traits:
    """The traits of pairs of `spoken`, the figures of all events that are compared."""

    def __init__(self, spoken: Sequence[Statement]) -> None:
        self._by_id = {one.figure_id: one for one in spoken}
        self._passages = Passages(spoken)
        self._told: set[tuple[str, str, float]] = set()
        self._articles: dict[Amount, set[str]] = defaultdict(set)
        self._sizes: dict[tuple[str | None, str], set[float]] = defaultdict(set)
        self._places: dict[Amount, set[str]] = defaultdict(set)
        self._groups: dict[Amount, Counter[str | None]] = defaultdict(Counter)
        self._onset: dict[str | None, pd.Timestamp] = {}
        self._beside: dict[str, set[tuple[str, float]]] = {}
        by_article: dict[str, list[Statement]] = defaultdict(list)
        for one in spoken:
            amount = _amount(one)
            self._told.add((one.article_id, one.measure, one.size))
            self._articles[amount].add(one.article_id)
            self._sizes[one.event, one.measure].add(one.size)
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
        for (event, measure, _), articles in self._articles.items():
            self._most[event, measure] = max(self._most[event, measure], len(articles))

    def of(self, a: Statement, b: Statement, kind: str) -> dict[str, float]:
        """The traits of two figures of which the rules say `kind`."""
        small, large = sorted((a, b), key=lambda one: (one.size, one.figure_id))
        families: dict[str, dict[str, Any]] = {
            "rule": {each: each == kind for each in KINDS},
            "amounts": _amounts(small, large),
            "text": _text(small, large),
            "days": self._days(small, large),
            "speakers": _speakers(small, large),
            "places": self._where(small, large),
            "people": self._people(small, large),
            "counts": self._counts(small, large),
            "wording": _wording(small, large),
            "numbers": self._numbers(small, large),
            "words": self._words(small, large),
        }
        return {f"{family}.{name}": float(x) for family, traits in families.items() for name, x in traits.items()}

    def _days(self, small: Statement, large: Statement) -> dict[str, Any]:
        onset = self._onset.get(small.event)
        day = _apart(large.day, small.day)
        both = small.dated and large.dated
        first = _apart(large.printed, small.printed)
        traits: dict[str, Any] = {
            "printed": _apart(large.published, small.published), "day": day, "since": _apart(large.since, small.since),
            "both_dated": both, "dated": day if both else 0, "first": first, "later": (first > 0) - (first < 0),
        }  # fmt: skip
        for name, one in (("small", small), ("large", large)):
            traits |= {
                f"age_{name}": _apart(one.published, onset), f"day_age_{name}": _apart(one.day, onset),
                f"turn_{name}": one.turn, f"over_{name}": one.over, f"fresh_{name}": one.fresh,
            }  # fmt: skip
        return traits

    def _where(self, small: Statement, large: Statement) -> dict[str, Any]:
        first, second = self._places[_amount(small)], self._places[_amount(large)]
        return {
            "place": _agree(small.place, large.place),
            "spots": _agree(small.spots, large.spots, lambda x, y: any(is_alike(i, j) for i in x for j in y)),
            "reach": _agree(small.spots, large.spots, lambda _x, _y: not elsewhere(small, large)),
            "towns": _agree(small.towns, large.towns, _share),
            "local": _agree(small.local, large.local, _share),
            "around": _agree(small.places, large.places, _share),
            "country": _agree(small.country, large.country),
            "of_amounts": len(first & second) / len(first | second) if first and second else -1,
            "small": bool(small.spots),
            "large": bool(large.spots),
        }

    def _people(self, small: Statement, large: Statement) -> dict[str, Any]:
        most = [self._groups[_amount(one)].most_common(1)[0][0] for one in (small, large)]
        traits: dict[str, Any] = {
            "group": _agree(small.group, large.group), "most": _agree(most[0], most[1]),
            "people": _agree(small.people, large.people),
            "camp": _agree(small.camp, large.camp, _share), "insurgent": small.insurgent - large.insurgent,
        }  # fmt: skip
        for name, one in (("small", small), ("large", large)):
            traits |= {f"people_{name}": bool(one.people)} | {f"{group}_{name}": one.group == group for group in GROUPS}
        return traits

    def _counts(self, small: Statement, large: Statement) -> dict[str, Any]:
        traits: dict[str, Any] = {
            "incident": _agree(small.incident, large.incident), "stage": _agree(small.stage, large.stage),
            "part": is_part(small, large, self._by_id),
            "siblings": small.part_of is not None and small.part_of == large.part_of,
            "both_lasting": small.lasting and large.lasting, "thing": _agree(small.thing, large.thing, _share),
        }  # fmt: skip
        for name, one in (("small", small), ("large", large)):
            traits |= {f"part_{name}": one.part_of is not None}
            traits |= {f"{stage}_{name}": stage in one.stage for stage in STAGES}
            traits |= {f"{count}_{name}": getattr(one, count) for count in COUNTS}
        return traits

    def _numbers(self, small: Statement, large: Statement) -> dict[str, Any]:
        """What the other numbers of the articles and of the event say: a toll of 14 with 79 injured is not that with 97."""
        less, more = (self._articles[_amount(one)] for one in (small, large))
        sizes = self._sizes[small.event, small.measure]
        crossed = ((small.article_id, large.measure, large.size), (large.article_id, small.measure, small.size))
        first = self._beside[small.figure_id] - {(large.measure, large.size)}
        second = self._beside[large.figure_id] - {(small.measure, small.size)}
        against = sum(x == y and m != n for x, m in first for y, n in second)
        return {
            "crossed": sum(one in self._told for one in crossed), "articles_small": len(less), "articles_large": len(more),
            "both": len(less & more), "share": len(less & more) / min(len(less), len(more)),
            "main_small": len(less) / self._most[small.event, small.measure],
            "main_large": len(more) / self._most[large.event, large.measure],
            "of_highest": large.size / max(1.0, max(self._sizes[large.event, large.measure])),
            "rest": large.size - small.size in sizes, "between": sum(small.size < x < large.size for x in sizes),
            "above_large": sum(x > large.size for x in sizes), "above_small": sum(x > small.size for x in sizes),
            "beside": len(first & second), "beside_share": len(first & second) / max(1, min(len(first), len(second))),
            "against": against,
        }  # fmt: skip

    def _words(self, small: Statement, large: Statement) -> dict[str, Any]:
        return {
            "rare": self._passages.likeness(small, large), "sentence": _overlap(small.words, large.words),
            "about": _overlap(small.about, large.about), "beside": _overlap(small.beside, large.beside),
        }  # fmt: skip


def _amounts(small: Statement, large: Statement) -> dict[str, Any]:
    traits: dict[str, Any] = {
        "ratio": log((large.size + 0.5) / (small.size + 0.5)), "small": log(small.size + 1), "large": log(large.size + 1),
        "people": small.measure in PEOPLE,
    }  # fmt: skip
    return traits | {measure: small.measure == measure for measure in MEASURES}


def _text(small: Statement, large: Statement) -> dict[str, Any]:
    one = small.article_id == large.article_id
    return {
        "one_article": one, "one_sentence": one and small.sentence == large.sentence,
        "apart": min(3000, abs(small.start - large.start)) if one else 3001,
        "order": (small.start < large.start) - (small.start > large.start) if one else 0,
        "deep_small": min(3.0, small.start / 1000), "deep_large": min(3.0, large.start / 1000),
    }  # fmt: skip


def _speakers(small: Statement, large: Statement) -> dict[str, Any]:
    return {
        "speaker": _agree(small.speaker, large.speaker), "side": _agree(small.side, large.side),
        "via": _agree(small.via, large.via), "outlet": small.outlet == large.outlet,
        "small": small.speaker is not None, "large": large.speaker is not None,
    }  # fmt: skip


def _wording(small: Statement, large: Statement) -> dict[str, Any]:
    traits: dict[str, Any] = {"meet": meet(small, large)}
    for name, one in (("small", small), ("large", large)):
        traits |= {f"{qualifier}_{name}": one.qualifier == qualifier for qualifier in QUALIFIERS}
    return traits


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


def _agree(x: Any, y: Any, same: Callable[[Any, Any], bool] | None = None) -> float:
    if not x or not y:
        return 0.0 if x or y else 0.5
    return 1.0 if (same(x, y) if same else x == y) else -1.0


def _share(x: frozenset[str], y: frozenset[str]) -> bool:
    return bool(x & y)


def _overlap(x: frozenset[str], y: frozenset[str]) -> float:
    return len(x & y) / max(1, len(x | y))


def _apart(one: pd.Timestamp | None, other: pd.Timestamp | None) -> int:
    """The days from `other` to `one`, at most `DAYS`, 0 where a day is not known."""
    if one is None or other is None:
        return 0
    return max(-DAYS, min(DAYS, (one.normalize() - other.normalize()).days))
