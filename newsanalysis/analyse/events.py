"""Which articles tell of one event: grouped by the days, the places and the rare words that they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

import numpy as np
import pandas as pd

from newsanalysis.analyse.rarity import Words, words_of
from newsanalysis.tables import conform

COLUMNS = {"article_id": "str", "event": "str", "why": "str", "score": "float64"}
DAYS = 6  # a story is told on for about a week
LIKE = 0.06  # the likeness below which two articles have nothing to do with each other
TOGETHER = 0.06  # the mean likeness that the articles of an event keep
FADES = 0.25  # what the whole of that time between two articles takes from their likeness
FEW = 5  # people; smaller counts are the same in many events
TOLLS = ("killed", "injured", "missing", "rescued", "abducted", "detained", "displaced", "evacuated")
SHOWN = 5  # shared words that are named
Pairs = dict[int, dict[int, float]]


def events(
    articles: pd.DataFrame, figures: pd.DataFrame | None = None, *, days: int = DAYS, together: float = TOGETHER
) -> pd.DataFrame:
    """The event that each article tells of, as a table to read and correct: a row for every article.

    ``event`` names the event by its first day and its most telling words; it is null for an article that shares too
    little with any other. ``why`` lists the shared words with the number of articles and their days; ``score`` is the
    mean likeness to the other articles of the event, from 0 to 1. Change a cell of ``event`` where it is wrong (the same
    name joins, null takes out), and hand the table to `conflicts`, `compare`, `timeline`, `tolls` or `wire` as
    ``events=``; an article that it does not list has no event. While the column ``why`` stands in it, `conflicts` takes the
    events for guesses, each of which may hold several incidents; drop it once they have been read.

    Two articles are alike by the cosine of the words of their title and opening, the rare ones alone, each weighed by
    how seldom articles have it (in these articles, and in newspapers at large, so that a dozen articles on one thing are
    no worse off). The places of `figures` weigh more. Articles more than `days` apart are not compared. Groups grow from
    the likest pair on, as long as their articles keep a mean likeness of `together` (average linkage); raise it for
    narrower events. The result does not depend on the order of the rows.

    Raises ``ValueError`` where two articles have the same id or a table does not fit its schema.
    """
    articles = conform(articles, "articles")
    if not articles["article_id"].is_unique:
        raise ValueError("two articles have the same article_id; give every article an id of its own")
    told = articles.sort_values(["published", "article_id"], kind="stable", na_position="last", ignore_index=True)
    words = words_of(told, _places(figures), _tolls(figures))
    when = _day_numbers(told["published"])
    alike = _alike(words, when, days)
    groups = [group for group in _grouped(alike, together) if len(group) > 1]
    groups.sort(key=min)
    found: dict[int, tuple[str, str, float]] = {}
    names: Counter[str] = Counter()
    days_of = _days_written(told["published"])
    for group in groups:
        shared = _shared(group, words)
        name = " ".join(filter(None, (days_of[group[0]], *(words.spelling[term] for term in shared[:3]))))
        names[name] += 1
        name += f" ({names[name]})" if names[name] > 1 else ""
        days_told = sorted({days_of[place] for place in group if days_of[place]})
        for place in group:
            likeness = sum(alike[place].get(other, 0.0) for other in group if other != place) / (len(group) - 1)
            found[place] = name, _why(words.named(place, shared), len(group) - 1, days_told), round(likeness, 3)
    cells = [(article, *found.get(place, (None, None, np.nan))) for place, article in enumerate(told["article_id"])]
    rows = pd.DataFrame(cells, columns=list(COLUMNS))
    rows = rows.set_index("article_id").loc[articles["article_id"]].reset_index()
    return rows[list(COLUMNS)].astype(COLUMNS)


def with_events(
    articles: pd.DataFrame, figures: pd.DataFrame | None = None, events_table: pd.DataFrame | None = None
) -> pd.DataFrame:
    """`articles` with the column ``event``: that of `events_table`, else their own, else as `events` groups them.

    Raises ``ValueError`` where `events_table` has no column ``article_id`` or ``event``, or puts an article in two events.
    """
    articles = conform(articles, "articles")
    if events_table is None:
        if "event" in articles:
            return articles
        events_table = events(articles, figures)
    for column in ("article_id", "event"):
        if column not in events_table:
            raise ValueError(f"the table of events has no column {column!r}; it needs article_id and event")
    chosen = events_table[["article_id", "event"]].dropna().drop_duplicates()
    if not chosen["article_id"].is_unique:
        twice = chosen.loc[chosen["article_id"].duplicated(), "article_id"].iloc[0]
        raise ValueError(f"the table of events puts article {twice!r} in two events; leave one row of them")
    known = chosen.set_index("article_id")["event"]
    return articles.assign(event=articles["article_id"].map(known).astype("str"))


def is_guessed(articles: pd.DataFrame, events_table: pd.DataFrame | None) -> bool:
    """Whether the events of `articles` are as `events` proposes them: no column ``event``, or its table with its ``why``."""
    return "why" in events_table if events_table is not None else "event" not in articles


def event_column(articles: pd.DataFrame, events_table: pd.DataFrame | None = None) -> pd.DataFrame:
    """`articles` with the column ``event``, of `events_table` or their own; empty where there is neither."""
    if events_table is None and "event" not in articles:
        articles = conform(articles, "articles")
        return articles.assign(event=pd.Series(pd.NA, index=articles.index, dtype="str"))
    return with_events(articles, None, events_table)


def _places(figures: pd.DataFrame | None) -> dict[str, list[str]]:
    """The places of each article's figures."""
    if figures is None:
        return {}
    there = conform(figures, "figures").dropna(subset=["place"])
    return {str(name): group.tolist() for name, group in there.groupby("article_id")["place"]}


def _tolls(figures: pd.DataFrame | None) -> dict[str, list[str]]:
    """The counts of people in each article, as `killed 27`: who tells of one event tells of the same ones."""
    if figures is None:
        return {}
    counts = conform(figures, "figures")
    counts = counts[counts["measure"].isin(TOLLS) & counts["kind"].eq("count") & counts["value"].ge(FEW)]
    said = counts["measure"] + " " + counts["value"].astype("int64").astype("str")
    return {str(name): group.drop_duplicates().tolist() for name, group in said.groupby(counts["article_id"])}


def _day_numbers(published: pd.Series) -> np.ndarray:
    """Days as numbers; an article without one is of the day after all others, near to none but its like."""
    days = ((published - pd.Timestamp(0)) / pd.Timedelta(days=1)).to_numpy(dtype="float64")
    return np.where(np.isnan(days), np.inf, days)


def _alike(words: Words, when: np.ndarray, days: int) -> Pairs:
    """The likeness of every two articles that share rare words within so many days, in both directions.

    Each article is set beside the earlier ones that share a word with it, word by word: no pair is looked at that
    shares none, and words that many articles have are not there to share.
    """
    pairs: Pairs = defaultdict(dict)
    reach = np.searchsorted(when, when - days)  # the first article that is near enough
    seen = [0] * len(words.holders)
    for place in range(len(words)):
        first = int(reach[place])
        if not np.isfinite(when[place]):
            first = int(np.searchsorted(when, np.inf))
        near, weight = [], []
        for term, own in zip(words.terms[place], words.weights[place], strict=True):
            upto = seen[term]
            seen[term] = upto + 1
            since = bisect_left(words.holding[term], first, 0, upto)
            if since < upto:
                near.append(words.holders[term][since:upto])
                weight.append(words.held[term][since:upto] * own)
        if not near:
            continue
        likeness = np.bincount(np.concatenate(near) - first, weights=np.concatenate(weight))
        for other in np.flatnonzero(likeness >= LIKE):
            apart = when[place] - when[first + other] if np.isfinite(when[place]) else 0.0
            value = float(likeness[other]) * (1 - FADES * float(apart) / days)
            if value >= LIKE:
                pairs[place][first + int(other)] = pairs[first + int(other)][place] = value
    return pairs


def _grouped(alike: Pairs, together: float) -> list[list[int]]:
    """Groups by average linkage: the two groups that are likest are joined, while their mean likeness reaches `together`."""
    members = {place: [place] for place in alike}
    links = {place: dict(near) for place, near in alike.items()}  # sums of the likeness between two groups
    queue = [(-value, one, other) for one, near in links.items() for other, value in near.items() if one < other]
    heapify(queue)
    while queue:
        value, one, other = heappop(queue)
        if -value < together:
            break
        if one not in members or other not in members or _mean(links, members, one, other) != -value:
            continue  # of before a join
        keep, gone = (one, other) if len(links[one]) >= len(links[other]) else (other, one)
        del links[keep][gone]
        for near, total in links.pop(gone).items():
            if near == keep:
                continue
            del links[near][gone]
            links[keep][near] = links[near][keep] = links[keep].get(near, 0.0) + total
        members[keep] += members.pop(gone)
        for near in links[keep]:
            value = _mean(links, members, keep, near)
            if value >= together:
                heappush(queue, (-value, min(keep, near), max(keep, near)))
    return [sorted(group) for group in members.values()]


def _mean(links: Pairs, members: dict[int, list[int]], one: int, other: int) -> float:
    return links[one][other] / (len(members[one]) * len(members[other]))


def _shared(group: Sequence[int], words: Words) -> list[int]:
    """The words that at least half of a group's articles have, those first that weigh most in it."""
    weight: dict[int, float] = defaultdict(float)
    having: Counter[int] = Counter()
    for place in group:
        for term, own in zip(words.terms[place], words.weights[place], strict=True):
            weight[term] += own
            having[term] += 1
    shared = [term for term, count in having.items() if count > 1]
    return sorted(shared, key=lambda term: (-(having[term] * 2 >= len(group)), -weight[term], words.spelling[term]))


def _days_written(published: pd.Series) -> list[str]:
    return ["" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in published]


def _why(shared: Sequence[str], others: int, days: Sequence[str]) -> str:
    span = "" if not days else f", {days[0]}" if len(days) == 1 else f", {days[0]} to {days[-1]}"
    return f"{'، '.join(shared[:SHOWN])}: with {others} other{'s' if others > 1 else ''}{span}"
