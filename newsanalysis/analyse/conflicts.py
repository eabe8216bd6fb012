"""Where figures on the same thing part, and why: pairs of figures, each with its kind and its reason in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from newsanalysis.analyse.events import is_guessed, with_events
from newsanalysis.analyse.matter import Passages
from newsanalysis.analyse.pairs import KINDS, Verdict, compared, judge
from newsanalysis.analyse.precedents import by_precedents
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.statement import Statement
from newsanalysis.analyse.traits import Traits
from newsanalysis.analyse.updates import NOON
from newsanalysis.analyse.wire import wire_groups

# One voice that gives two numbers in one article mostly counts two things: `open`, and no conflict.
UNEXPLAINED = frozenset(("different_source", "correction"))
EXPLAINED = frozenset(("update", "part_whole", "other_group", "other_place", "other_day"))
LIKELY = 0.45  # the share of the trees that have to say so where the event is guessed
MOVED = {"evacuated": "displaced"}  # a report calls displaced whom another one calls evacuated
SIDE = ("figure_id", "article_id", "speaker", "value", "low", "high", "sentence_start", "sentence_end")
COLUMNS = {
    "event": "str", "measure": "str", "kind": "str", "conflict": "bool", "gap": "float64", "reason": "str",
    "likeness": "float64",
    **{f"{name}_{side}": dtype for side in ("a", "b") for name, dtype in zip(
        SIDE, ("str", "str", "str", "float64", "float64", "float64", "Int64", "Int64"), strict=True)},
}  # fmt: skip


def conflicts(
    figures: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    actors: pd.DataFrame | None = None,
    event: str | None = None,
    measure: str | None = None,
    kinds: Iterable[str] | None = None,
    events: pd.DataFrame | None = None,
    precedents: bool = True,
) -> pd.DataFrame:
    """Pairs of figures of one event and measure that differ or look as if they did, those that nothing explains first.

    ``kind`` is one of `KINDS` and ``reason`` says why: ``different_source`` where two sources, or two articles, part and
    nothing in the text explains it, ``open`` where one voice does so within one article by less than a third (further
    apart, it speaks of two things). ``gap`` is the distance of the two intervals in what is counted, 0 where they meet
    (`at least 30` leaves room for 32). ``conflict`` marks the pairs of two sources, and corrections, whose intervals do
    not meet; the others stay in the table.

    Where nobody has said which articles tell of one event (no column ``event``, or a table of `events` with its column
    ``why``, which a reader drops after correcting it), an event may hold several incidents. Only pairs are marked then that
    plainly speak of one matter: their passages are alike in their rare words and name one place, of one day, of one side of
    a war; neither article gives the other's number too, neither number counts over a season or over several incidents, a
    higher number is not of a later day, and nearly half of the trees (below) call it two sources. Within one article two
    named speakers have to stand side by side. Amounts whose measure has no name (`other`) are set side by side only where
    their sentences are alike, and marked where they stand in one report. ``likeness`` is how alike the passages of such a
    pair are, the cosine of their rare words from 0 to 1, null elsewhere: sort by it to read on where the mark stops. The
    columns ending in ``_a`` are those of the figure that comes first in time; the offsets are those of its sentence in its
    article.

    A toll that is given later and is higher is an update, whoever gives it, and so are two counts of the first day; one
    that falls is not, nor one of another camp (`actors`). Each number counts from the first day on which anybody gives it;
    of two of one day the higher one is the later one where it was first printed on a later day. A word for tens or hundreds
    is brought up to date by a higher number.

    Figures are compared within the event of their articles: that of the table `events` (see `newsanalysis.events`), else
    their column ``event``, else as `newsanalysis.events` groups them; an article of no event is compared with itself.
    What the text leaves open is decided after pairs of some 140 incidents that readers of newspapers judged, by all signs
    together (`newsanalysis.analyse.precedents`); the reason then says which signs spoke for the kind most. With
    ``precedents=False`` the rules alone decide, and a reason is one sentence of one rule.

    Fill ``speaker_id`` with `identify` first, so that a speaker is known under all names; `actors` (a table with
    ``actor_id`` and ``side``) tells who stands on one side. `event`, `measure` and `kinds` choose.
    """
    spoken = statements(figures, claims, with_events(articles, figures, events), actors)
    chosen = [
        one for one in spoken if (event is None or one.event == event) and (measure is None or one.measure == measure)
    ]
    passages = Passages(spoken) if is_guessed(articles, events) else None
    wanted = frozenset(KINDS if kinds is None else kinds)
    verdicts = by_rules(chosen, spoken, passages)
    if precedents:
        verdicts = list(by_precedents(verdicts, Traits(spoken), guessed=passages is not None))
    rows = [_row(verdict, passages) for verdict in verdicts if verdict.kind in wanted]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    order = table["kind"].map({kind: place for place, kind in enumerate(KINDS)})
    table = table.assign(_order=order, _meets=~table["conflict"], _far=-table["gap"])
    table = table.sort_values(["_meets", "_order", "event", "measure", "_far"], kind="stable", ignore_index=True)
    return table[list(COLUMNS)]


def by_rules(chosen: list[Statement], spoken: list[Statement], passages: Passages | None = None) -> list[Verdict]:
    """What the text and the rules say of the pairs of `chosen` figures, which are among all those `spoken`."""
    wire = wire_groups(chosen)
    by_id = {one.figure_id: one for one in spoken}
    told = {(one.article_id, one.measure, one.kind, one.size) for one in spoken}
    judged = [found for a, b in _pairs(chosen, passages) if (found := judge(a, b, by_id, wire)) is not None]
    within = _within_articles(judged)
    return list(_as_articles_tell([_told_by_both(one, told, within) for one in judged]))


def disagreements(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs of `conflicts` drawn together: a row for each two amounts of an event and measure that part in one way.

    ``figures_a`` and ``figures_b`` list the figures on either side, ``articles_*`` and ``speakers_*`` those who give
    them; ``pairs`` is their number. The order is that of `conflicts`, those that most pairs stand behind first.
    """
    keys = ["conflict", "kind", "event", "measure", "low_a", "high_a", "low_b", "high_b"]
    drawn = pairs.groupby(keys, sort=False, dropna=False).ngroup().to_numpy()
    firsts = pairs.loc[~pd.Series(drawn, index=pairs.index).duplicated(), [*keys, "gap"]]
    table = firsts.reset_index(drop=True)
    count = len(table)
    table["pairs"] = np.bincount(drawn, minlength=count)
    reasons: list[Counter[str]] = [Counter() for _ in range(count)]
    for place, reason in zip(drawn, pairs["reason"], strict=True):
        reasons[place][reason] += 1
    table["reason"] = ["; ".join(reason for reason, _ in found.most_common()) for found in reasons]
    sides = []
    for side in ("a", "b"):
        for name, column in (("speakers", "speaker"), ("articles", "article_id"), ("figures", "figure_id")):
            cells: list[set[str]] = [set() for _ in range(count)]
            known = pairs[f"{column}_{side}"]
            for place, cell, there in zip(drawn, known, known.notna(), strict=True):
                if there:
                    cells[place].add(cell)
            table[f"{name}_{side}"] = [sorted(cell) for cell in cells]
            sides.append(f"{name}_{side}")
    order = table["kind"].map({kind: place for place, kind in enumerate(KINDS)})
    table = table.assign(_order=order, _explained=~table["conflict"].astype(bool), _few=-table["pairs"])
    table = table.sort_values(["_explained", "_order", "event", "measure", "_few"], kind="stable", ignore_index=True)
    return table[[*keys, "gap", "pairs", "reason", *sides]]


def _pairs(spoken: list[Statement], passages: Passages | None = None) -> Iterator[tuple[Statement, Statement]]:
    """Pairs that count the same sort of thing in the same event, the earlier one first. In a guessed event amounts whose
    measure has no name are paired only where their passages are alike."""
    blocks: dict[tuple[Any, ...], list[Statement]] = defaultdict(list)
    for one in spoken:
        measure = MOVED.get(one.measure, one.measure) if one.kind == "count" else one.measure
        blocks[one.event or one.article_id, measure, one.kind, one.unit if one.kind != "count" else None].append(one)
    for (_, measure, *_), block in blocks.items():
        near = passages.alike(block) if passages is not None and measure == "other" else combinations(block, 2)
        for first, second in near:
            if compared(first, second):
                yield (second, first) if _key(second) < _key(first) else (first, second)
    by_id = {one.figure_id: one for one in spoken}
    for (
        one
    ) in spoken:  # a part that its total has not been set beside: `8 held of 16 charged`, `5 million, 4.5 of them new`
        whole = by_id.get(one.part_of or "")
        if whole is not None and not (one.measure == whole.measure and compared(one, whole)):
            yield (whole, one) if _key(whole) < _key(one) else (one, whole)


def _told_by_both(
    verdict: Verdict, told: set[tuple[str, str, str, float]], within: Mapping[tuple[Any, ...], Verdict]
) -> Verdict:
    """`verdict`, but that two articles that both give both numbers do not part by them: they count two things, and what
    explains them `within` an article explains them between two."""
    if verdict.kind not in ("different_source", "update"):
        return verdict
    a, b = verdict.first, verdict.second
    crossed = {(a.article_id, b.measure, b.kind, b.size), (b.article_id, a.measure, a.kind, a.size)}
    if a.article_id == b.article_id or a.size == b.size or not crossed <= told:
        return verdict
    own = within.get(_amounts(verdict))
    if own is not None:
        return verdict._replace(kind=own.kind, reason=own.reason)
    if verdict.kind == "update":
        return verdict
    small, large = sorted((a, b), key=lambda one: one.size)
    if small.group and not large.group:
        return verdict._replace(
            kind="part_whole", reason="both articles give both numbers, the lower one of some people"
        )
    return verdict._replace(kind="other_group", reason="both articles give both numbers")


def _within_articles(verdicts: list[Verdict]) -> dict[tuple[Any, ...], Verdict]:
    """What explains two amounts of an event where one article gives both, the first time that one does."""
    found: dict[tuple[Any, ...], Verdict] = {}
    for one in verdicts:
        if one.first.article_id == one.second.article_id and one.kind in EXPLAINED:
            found.setdefault(_amounts(one), one)
    return found


def _as_articles_tell(verdicts: list[Verdict]) -> Iterator[Verdict]:
    """The same, where a later count by another speaker is no update if a sentence sets the two numbers side by side, each
    with its speaker: who has both knows whether the one replaces the other."""
    beside = {_amounts(one) for one in verdicts if one.kind == "different_source" and _in_one_sentence(one)}
    for one in verdicts:
        a, b = one.first.speaker, one.second.speaker
        if one.kind == "update" and (a is None or a != b) and _amounts(one) in beside:
            one = one._replace(
                kind="different_source", reason="a sentence sets the two numbers side by side", sure=True
            )
        yield one


def _in_one_sentence(one: Verdict) -> bool:
    return one.first.article_id == one.second.article_id and one.first.sentence == one.second.sentence


def _amounts(one: Verdict) -> tuple[Any, ...]:
    sizes = sorted((one.first.size, one.second.size))
    return one.first.event or one.first.article_id, one.first.measure, one.first.kind, *sizes


def _key(one: Statement) -> tuple[Any, ...]:
    late = pd.Timestamp.max
    hour = NOON if one.hour is None else one.hour
    return (one.day or late, hour, one.turn, one.published or late, one.size, one.article_id, one.start)


def _row(verdict: Verdict, passages: Passages | None) -> dict[str, Any]:
    """The row of a pair; `passages` are there where nobody has said that its articles tell of one event."""
    first, second = verdict.first, verdict.second
    gap = max(0.0, first.low - second.high, second.low - first.high)
    apart = verdict.kind in UNEXPLAINED and gap > 0
    row: dict[str, Any] = {
        "event": first.event,
        "measure": first.measure,
        "kind": verdict.kind,
        "conflict": apart and (passages is None or (verdict.share >= LIKELY and passages.one_matter(first, second))),
        "gap": gap,
        "reason": verdict.reason,
        "likeness": passages.likeness(first, second) if apart and passages is not None else None,
    }
    for side, one in (("a", first), ("b", second)):
        cells = (one.figure_id, one.article_id, one.speaker, one.value, one.low, one.high, *one.sentence)
        row |= {f"{name}_{side}": cell for name, cell in zip(SIDE, cells, strict=True)}
    return row
