"""Codebook views: one low, best and high for each event, by the rule of a codebook that is named beside the numbers.

What an article says is stored as it says it; a view resolves vague words and conflicting sources, and can be switched by
one argument. None of them is the truth of an event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import inf, nan
from typing import Any

import pandas as pd

from newsanalysis.analyse.distance import FAR, STEP
from newsanalysis.analyse.events import with_events
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.statement import Statement

COLUMNS = {
    "event": "str", "measure": "str", "group": "str", "view": "str", "low": "float64", "best": "float64",
    "high": "float64", "figures": "Int64", "speakers": "Int64", "day": "datetime64[us]", "rule": "str",
}  # fmt: skip
# ACLED's numbers for words (codebook, "Fatalities"): tens 10, hundreds 100; thousands are carried on in the same way.
ACLED_WORDS = ((2e6, 1e6), (200_000, 100_000), (20_000, 10_000), (2_000, 1_000), (200, 100), (0, 10))
RULES = {
    "text": "the lowest and the highest that any text leaves open; nothing is resolved",
    "acled": "a vague word is its least round number; of the latest counts of all speakers the lowest",
    "ucdp": "low and high: the lowest and highest of the speakers' latest counts that are not denied, expected or overtaken by a "
    "later and higher one; best: the count of the most speakers, then articles, among those of the last day, the lower of two",
}
View = Callable[[pd.DataFrame], Mapping[str, float]]


def tolls(
    figures: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    view: str | View = "text",
    *,
    measure: str = "killed",
    group: str | None = None,
    actors: pd.DataFrame | None = None,
    until: pd.Timestamp | str | None = None,
    days: int = 7,
    events: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row an event: what its counts of `measure` come to by `view`, with the view's name and its rule in words.

    `view` is ``text``, ``acled``, ``ucdp`` or a function of your own. It gets the totals of one event as a table
    (``speaker``, ``side``, ``day``, ``hour``, ``since``, the first day on which anybody gives the number, ``fresh``, whether
    that is the first day of the event, ``value``, ``low``, ``high``, ``qualifier``, ``forecast``, ``denied``, ``article_id``,
    ``figure_id``) in the order of time and returns a mapping with ``low``, ``best`` and ``high``; its name is then the
    name of the view, the first line of its docstring the rule.

    Only totals count: figures of kind count and of `group`, that are no part of another one, of no nationality and no
    stage (the buried); of several incidents in an event the one that is counted most; of the last `days` days; none
    that is a hundred times smaller than the largest; and none of a place within the event's: a province is such a place where
    none of its numbers is ever given without a place and a larger one is. ``high`` is ``inf`` where it is open, ``best``
    null where the view does not choose. `until` leaves out later days. Events are those of the table `events`, else the
    column of the articles, else as `newsanalysis.events` groups them. Raises ``ValueError`` for a view that there is not.
    """
    if isinstance(view, str) and view not in VIEWS:
        raise ValueError(f"no view {view!r}: choose one of {', '.join(VIEWS)}, or give a function of your own")
    rule = VIEWS[view] if isinstance(view, str) else view
    name = view if isinstance(view, str) else getattr(view, "__name__", "own")
    words = RULES[view] if isinstance(view, str) else (view.__doc__ or "").strip().partition("\n")[0]
    media = set(claims.loc[claims["source_kind"] == "agency", "claim_id"]) if "source_kind" in claims else set()
    passed_on = set(figures.loc[figures["claim_id"].isin(media), "figure_id"])
    spoken = [
        replace(one, side="media") if one.side is None and one.figure_id in passed_on else one
        for one in statements(figures, claims, with_events(articles, figures, events), actors)
        if is_total(one, measure, group)
    ]
    totals = pd.DataFrame([_total(one) for one in spoken], columns=list(TOTALS)).astype(TOTALS)
    if until is not None:
        totals = totals[totals["day"] <= pd.Timestamp(until)]
    totals = totals.sort_values(["event", "day", "article_id", "turn", "start"], kind="stable", ignore_index=True)
    rows = []
    for event, counts in totals.groupby("event", dropna=False):
        counts = _current(_of_the_whole(counts), days)
        found = rule(counts.reset_index(drop=True))
        rows.append(
            {"event": event, "measure": measure, "group": group, "view": name, "rule": words}
            | {end: float(found[end]) for end in ("low", "best", "high")}
            | {"figures": len(counts), "speakers": counts["speaker"].nunique(), "day": counts["day"].max()}
        )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


TOTALS = {
    "event": "str", "figure_id": "str", "article_id": "str", "start": "Int64", "speaker": "str", "day": "datetime64[us]",
    "value": "float64", "low": "float64", "high": "float64", "qualifier": "str", "forecast": "bool", "denied": "bool",
    "incident": "str", "place": "str", "side": "str", "hour": "Int64", "fresh": "bool",
    "since": "datetime64[us]", "turn": "Int64",
}  # fmt: skip


def is_total(one: Statement, measure: str, group: str | None) -> bool:
    """Whether a figure counts all people or things of a group that an event befell."""
    counts = one.measure == measure and one.kind == "count" and one.group == group
    return counts and one.part_of is None and not one.people and not one.stage


def _of_the_whole(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts without those of a place that is only a part of where the event was: 1,293 in one province of the 2,122.

    A place is the event's own where one of its numbers is given without a place too. Of another one a count is left out
    where somebody gives a larger one of no place, or of the event's own, by the next day.
    """
    number = counts["value"].fillna(counts["low"])
    placed = counts["place"].notna()
    own = counts.loc[placed & number.isin(number[~placed]), "place"]
    bound = placed & ~counts["place"].isin(own)
    day = counts["day"]
    inside = [
        is_bound and bool((~bound & (number > one) & ~(day > until + pd.Timedelta(days=1))).any())
        for is_bound, one, until in zip(bound, number, day, strict=True)
    ]
    left: pd.DataFrame = counts[~pd.Series(inside, index=counts.index, dtype="bool")]
    return left


def _current(counts: pd.DataFrame, days: int) -> pd.DataFrame:
    """The counts of the incident that is counted most, of the last days, without those of a few beside a great many."""
    counts = counts[counts["incident"] == counts["incident"].value_counts().idxmax()]
    counts = counts[counts["day"].isna() | (counts["day"] > counts["day"].max() - pd.Timedelta(days=days))]
    size = counts["value"].fillna(counts["low"])
    left: pd.DataFrame = counts[size * FAR > size.max()]
    return left


def as_text(counts: pd.DataFrame) -> Mapping[str, float]:
    """The range of everything that is said."""
    return {"low": counts["low"].min(), "best": nan, "high": counts["high"].max()}


def acled(counts: pd.DataFrame) -> Mapping[str, float]:
    """The lowest of the latest counts, a vague word as its least round number."""
    latest = _latest(_reliable(counts))
    numbers = latest[["value", "low", "high"]].itertuples(index=False, name=None)
    lowest = min((_acled_number(value, low, high) for value, low, high in numbers), default=nan)
    return {"low": lowest, "best": lowest, "high": lowest}


def ucdp(counts: pd.DataFrame) -> Mapping[str, float]:
    """Low, best and high of the speakers' latest counts that are reliable, after the codebook of UCDP GED.

    There low and high are the lowest and the highest reliable estimate, and best is the most likely one, the lower in doubt.
    """
    latest = _latest(_reliable(counts))
    if latest.empty:
        return {"low": nan, "best": nan, "high": nan}
    # `up to 300` is an upper bound and no estimate, unless there is nothing else.
    estimates = latest[~latest["qualifier"].isin(("up_to", "less_than"))]
    stated = latest.assign(number=latest["value"].fillna(latest["low"]))
    bounded = stated["high"].where(stated["high"] < inf, stated["number"])
    chosen = stated.loc[(estimates if len(estimates) else latest).index]
    standing = chosen[[not _is_overtaken(one, chosen) for one in chosen.itertuples()]]
    standing = standing if len(standing) else chosen
    last = standing[standing["day"] == standing["day"].max()]
    votes = (last if len(last) else standing).groupby("number")["speaker"].nunique()
    given = counts.groupby(counts["value"].fillna(counts["low"]))["article_id"].nunique()
    ranked = sorted(votes.index, key=lambda number: (-votes[number], -given.get(number, 0), number))
    return {
        "low": standing["number"].min(),
        "best": float(ranked[0]),
        "high": max(bounded.max(), chosen["number"].max()),
    }


VIEWS: dict[str, View] = {"text": as_text, "acled": acled, "ucdp": ucdp}


def _reliable(counts: pd.DataFrame) -> pd.DataFrame:
    """Counts that somebody gives, that are not denied and not only expected; all of them where none is left."""
    left = counts[counts["speaker"].notna() & ~counts["denied"] & ~counts["forecast"]]
    return left if len(left) else counts


def _is_overtaken(one: Any, counts: pd.DataFrame) -> bool:
    """Whether a count is an early one that a later and higher one has replaced, which is no low estimate of the toll.

    The other one was first given on a later day, or hour where both are told, by nobody on another side, and is no more
    than `STEP` times as high, unless the first one is of the first day.
    """
    known = counts["hour"].notna() & (not pd.isna(one.hour)) & (counts["since"] == one.since)
    later = (counts["since"] > one.since) | (
        known & (counts["hour"].fillna(0) > (0 if pd.isna(one.hour) else one.hour))
    )
    higher = counts["number"] > one.number
    near = higher & ((counts["number"] <= STEP * one.number) | one.fresh)
    sides = counts["side"].fillna("")
    mine = "" if pd.isna(one.side) else one.side
    # A medium does not overtake those who count, nor does another side; where sides are not known anybody else does.
    may = (sides == mine) | (sides == "") | (mine == "media") | ((mine == "") & (sides != "media"))
    return bool((later & near & may).any())


def _latest(counts: pd.DataFrame) -> pd.DataFrame:
    """The last count of every speaker; counts of nobody stand each for itself."""
    who = counts["speaker"].fillna(counts["figure_id"])
    return counts[~who.duplicated(keep="last")]


def _acled_number(value: float, low: float, high: float) -> float:
    if value == value:  # not null
        return value
    if high < inf and low and high / low < 4:
        return low  # a range: its lower end
    return next(number for least, number in ACLED_WORDS if low >= least)


def _total(one: Statement) -> dict[str, object]:
    return {
        "event": one.event,
        "figure_id": one.figure_id,
        "article_id": one.article_id,
        "start": one.start,
        "speaker": one.speaker,
        "day": one.day,
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "qualifier": one.qualifier,
        "forecast": one.forecast,
        "incident": ", ".join(sorted(one.incident)),
        "place": one.place,
        "side": one.side,
        "hour": one.hour,
        "fresh": one.fresh,
        "since": one.since or one.day,
        "turn": one.turn + ("update" in one.told),
        "denied": one.withdrawn or one.stance == "deny",
    }
