"""What the figures of an event tell of one another: which places and people are the event's own, when a number was new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import replace
from functools import cache

import pandas as pd

from newsanalysis.analyse.localities import TELLING, countries
from newsanalysis.analyse.statement import Statement
from newsanalysis.analyse.surroundings import lists

TOLLS = frozenset(("killed", "injured", "missing"))
PRINTED = 2  # days that the first article may come after the event
SPELLED = 70  # how alike two spellings of one foreign place are, of 100
SERIES = frozenset(
    ("buried", "identified", "recovered", "registered dead")
)  # what a running count of the dead may be of
IN_SERIES = 0.05  # how far, at most, such a count is from another one of its speaker
FRESH = 1  # days after its first article in which an event's counts are still coming in


def settled(spoken: list[Statement]) -> list[Statement]:
    """The same, with what the other figures of the event say of each; see the functions below."""
    spoken = _without_the_event_itself(_with_ends(_with_mixed_up(_without_stage_of_a_series(spoken))))
    return _with_since(_in_one_place(_without_own_people(spoken)))


def _without_stage_of_a_series(spoken: list[Statement]) -> list[Statement]:
    """The same, where a speaker's running count names a stage only now and then: 3,283 buried between 3,252 and 3,338 dead."""
    plain: dict[Hashable, list[float]] = defaultdict(list)
    for one in spoken:
        if not one.stage and one.speaker and _is_toll(one):
            plain[one.event, one.measure, one.speaker, one.people].append(one.size)

    def runs(one: Statement) -> bool:
        if not one.stage or not one.stage <= SERIES:
            return False
        sizes = plain[one.event, one.measure, one.speaker, one.people]
        close = [size for size in sizes if abs(size - one.size) <= IN_SERIES * size]
        return any(size <= one.size for size in close) and any(size >= one.size for size in close)

    return [replace(one, stage=frozenset()) if runs(one) else one for one in spoken]


def _with_mixed_up(spoken: list[Statement]) -> list[Statement]:
    """The same, where a count of the injured is, to the last digit, another one's count of the dead in the same article."""
    dead: dict[Hashable, set[tuple[int, int]]] = defaultdict(set)
    for one in spoken:
        if one.measure == "killed" and is_exact(one):
            dead[one.article_id, one.size].add(one.sentence)
    return [
        replace(one, mixed_up=True)
        if one.measure == "injured" and is_exact(one) and dead[one.article_id, one.size] - {one.sentence}
        else one
        for one in spoken
    ]


def _with_ends(spoken: list[Statement]) -> list[Statement]:
    """The same, each number that is one end of a range of its speaker with that range."""
    ranges: dict[Hashable, tuple[float, float]] = {}
    for one in spoken:
        if one.qualifier == "between" and one.speaker:
            for end in (one.low, one.high):
                ranges[one.event, one.measure, one.speaker, one.people, end] = (one.low, one.high)
    return [
        replace(one, ends=ranges.get((one.event, one.measure, one.speaker, one.people, one.value)))
        if one.speaker and one.value is not None
        else one
        for one in spoken
    ]


def is_exact(one: Statement) -> bool:
    """Whether a number has so many digits that two who give it have it from one place: three that are not nought."""
    digits = str(int(one.value)).rstrip("0") if one.value is not None and one.value >= 100 else ""
    return len(digits) >= 3


def _without_the_event_itself(spoken: list[Statement]) -> list[Statement]:
    """The same, where an incident that half of an event's articles name is the event, and tells nothing apart."""
    articles: dict[str | None, set[str]] = {}
    naming: dict[tuple[str | None, str], set[str]] = {}
    for one in spoken:
        articles.setdefault(one.event, set()).add(one.article_id)
        for incident in one.incident:
            naming.setdefault((one.event, incident), set()).add(one.article_id)
    whole = {key for key, found in naming.items() if 2 * len(found) >= len(articles[key[0]])}
    return [
        replace(one, incident=one.incident - {incident for event, incident in whole if event == one.event})
        for one in spoken
    ]


def _without_own_people(spoken: list[Statement]) -> list[Statement]:
    """The same, where a people whose count another article gives of everybody is everybody: `15 مصريا` and `15 شخصا`."""
    everybody = {
        (one.event, one.measure, one.size, one.article_id) for one in spoken if _is_toll(one) and not one.people
    }
    by_count: dict[Hashable, set[str]] = defaultdict(set)
    for event, measure, size, article in everybody:
        by_count[event, measure, size].add(article)
    own = {
        (one.event, one.people)
        for one in spoken
        if _is_toll(one)
        and one.people - contested() == one.people != frozenset()
        and by_count[one.event, one.measure, one.size] - {one.article_id}
    }
    return [replace(one, people=frozenset()) if (one.event, one.people) in own else one for one in spoken]


def _in_one_place(spoken: list[Statement]) -> list[Statement]:
    """The same, with one place for every toll and one name for every place.

    A number is of the place that most articles give it, as a sentence may name another one beside it. Two names are of one
    place, or one is in the other, where the same toll is given of both by several articles, or of two spellings (`سروج`,
    `سوروج`). Countries are no places here: a town is in one.
    """
    placed = [replace(one, place=None, country=one.place) if one.place in countries() else one for one in spoken]
    votes: dict[tuple[str | None, str, float, bool], Counter[str]] = defaultdict(Counter)
    for key, name, _ in sorted({(_toll(one), one.place, one.article_id) for one in placed if one.place}, key=str):
        votes[key][name] += 1
    placed = [_voted(one, votes[_toll(one)]) if one.place else one for one in placed]
    from rapidfuzz import fuzz

    same = _Joined()
    for key, names in votes.items():
        event, _, size, whole = key
        (first, _), *others = names.most_common()
        for other, articles in others:
            if whole and size >= TELLING and (articles > 1 or fuzz.ratio(first, other) >= SPELLED):
                same.join((event, first), (event, other))
    return [replace(one, place=same.of((one.event, one.place))[1]) if one.place else one for one in placed]


def _toll(one: Statement) -> tuple[str | None, str, float, bool]:
    """What is counted how often in an event, and whether it is a whole toll."""
    return one.event, one.measure, one.size, _is_toll(one) and not one.stage and one.part_of is None


def _voted(one: Statement, names: Counter[str]) -> Statement:
    name, most = names.most_common(1)[0]
    return replace(one, place=name) if most > names[one.place or ""] else one


@cache
def contested() -> frozenset[str]:
    """The names of people that take sides, in `scope.toml`."""
    return frozenset(entry["name"] for entry in lists()["people"] if entry.get("contested"))


def _with_since(spoken: list[Statement]) -> list[Statement]:
    """The same, with the first day on which each number is given of the event, the day of the first article that prints it,
    and whether counts came in then still."""
    since: dict[Hashable, pd.Timestamp] = {}
    onset: dict[str | None, pd.Timestamp] = {}
    printed: dict[Hashable, pd.Timestamp] = {}
    for one in spoken:
        if one.published is not None:
            onset[one.event] = min(onset.get(one.event, one.published), one.published)
            printed[_number(one)] = min(printed.get(_number(one), one.published), one.published)
    for one in spoken:
        if one.day is not None:
            day = _counted_on(one, onset.get(one.event))
            since[_number(one)] = min(since.get(_number(one), day), day)
    return [
        replace(
            one,
            since=since.get(_number(one)),
            printed=printed.get(_number(one)),
            fresh=_is_fresh(since.get(_number(one)), onset.get(one.event)),
            over=_is_over(one, onset.get(one.event)),
        )
        for one in spoken
    ]


def _counted_on(one: Statement, onset: pd.Timestamp | None) -> pd.Timestamp:
    """The day of a count. None is older than the event: a day that seems so was read from another sentence. And the day of the
    event, in an article that is printed days later, does not say when the dead were counted."""
    assert one.day is not None
    if onset is None or one.published is None:
        return one.day
    later = one.published > onset + pd.Timedelta(days=FRESH)
    if one.day <= onset and later and one.turn >= 0:
        return one.published - pd.Timedelta(days=1)
    return max(one.day, onset - pd.Timedelta(days=PRINTED))


def _is_fresh(since: pd.Timestamp | None, onset: pd.Timestamp | None) -> bool:
    return since is not None and onset is not None and since.normalize() < onset.normalize() + pd.Timedelta(days=FRESH)


def _is_over(one: Statement, onset: pd.Timestamp | None) -> bool:
    """Whether a number is of a day before the event: of an incident that it looks back on, whose dead were counted before."""
    return onset is not None and one.dated and one.day is not None and one.day < onset - pd.Timedelta(days=PRINTED)


def _number(one: Statement) -> Hashable:
    return one.event, one.measure, one.size, one.people, one.incident


def _is_toll(one: Statement) -> bool:
    return one.measure in TOLLS and one.kind == "count" and one.size >= TELLING and one.group in (None, "civilians")


class _Joined:
    """Names joined into one; the first by spelling stands for all."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def of(self, name: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
        found: Hashable = name
        while found in self._above:
            found = self._above[found]
        assert isinstance(found, tuple)
        return found

    def join(self, one: Hashable, other: Hashable) -> None:
        first, second = sorted((self.of(one), self.of(other)), key=str)  # type: ignore[arg-type]
        if first != second:
            self._above[second] = first
