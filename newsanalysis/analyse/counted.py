"""What two figures count, where that tells them apart: where, of whom, in which incident, at which stage."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from newsanalysis.analyse.distance import FAR, LONG, apart, near
from newsanalysis.analyse.localities import elsewhere
from newsanalysis.analyse.setting import IN_SERIES, SERIES, TOLLS
from newsanalysis.analyse.statement import Statement
from newsanalysis.analyse.unsaid import are_among, is_unsaid
from newsanalysis.analyse.updates import unexplained

# Stages that only some of a toll have reached; what is counted so can be no more than the toll.
SUBSETS = frozenset((
    "buried", "brought home", "identified", "registered dead", "registered", "housed", "critical", "in hospital",
    "one family", "fully destroyed", "recovered",
))  # fmt: skip
SUM = 1.5  # so many times one of its incidents a sum is at least; closer ones are two counts of them all
BOTH = "dead or injured"
NEVER = pd.Timestamp.max


def by_scope(a: Statement, b: Statement, one_speaker: bool) -> tuple[str, str] | None:
    """What is counted, where, of whom and in which incident, where that tells two figures apart."""
    small, large = sorted((a, b), key=lambda one: one.size)
    reach = small.high if small.qualifier == "vague" else small.size
    handed_on = one_speaker and a.dated and b.dated and a.day != b.day and bool(a.thing & b.thing)
    if a.kind == "count" and reach * FAR <= large.size and not handed_on:
        return "other_group", "too far apart to count the same"
    same_number = a.size == b.size
    if BOTH in large.stage - small.stage and a.article_id == b.article_id and not same_number:
        return "part_whole", "the dead, and the dead and injured together"
    if a.measure in TOLLS and a.kind == "count" and _is_another(a, b):
        return "other_day", "days later and far fewer: another incident"
    if a.past != b.past and not same_number:
        return "other_day", "one of them is of an earlier year"
    if a.country and b.country and a.country != b.country and not (a.country in b.said or b.country in a.said):
        return "other_place", f"{a.country} and {b.country}"
    if a.place and b.place and a.place != b.place and not (_names(a, b) or _names(b, a)):
        return "other_place", f"{a.place} and {b.place}"
    raised = one_speaker and a.article_id == b.article_id and a.turn != b.turn
    if large.adds_up and not small.adds_up and small.size * SUM < large.size and near(a, b) and a.measure in TOLLS:
        return "part_whole", "one of the incidents that the other number adds up"
    if a.measure in TOLLS and a.stage == b.stage and elsewhere(a, b):
        return "other_place", f"{', '.join(sorted(a.spots))} and {', '.join(sorted(b.spots))}"
    if a.measure in TOLLS and are_among(small, large) and small.people == large.people:
        return "part_whole", f"the {small.group} among them"
    if same_number and one_speaker and a.people != b.people and not (a.people and b.people):
        return "same_wire", f"the same number of {a.speaker}"
    for what, of_a, of_b in (
        ("people", a.people, b.people),
        ("incident", a.incident, b.incident),
        ("group", _group(a), _group(b)),
    ):
        if of_a != of_b and not is_unsaid(what, a, b) and not (what == "group" and raised):
            if what == "group" and a.measure == "other" and a.kin & b.kin:
                continue  # the soldiers of one report are the gunmen or the rescuers of another
            if same_number and what != "incident" and near(a, b):
                return _named("the same number, but " + _differ(what, of_a, of_b), a, b)
            if a.dated and b.dated and apart(a, b) and a.article_id != b.article_id:
                return "other_day", "of two days, and " + _differ(what, of_a, of_b)
            return "other_group", _differ(what, of_a, of_b)
    if a.measure != b.measure and not one_speaker:
        return "other_group", f"{a.measure} and {b.measure}"
    if same_number and not (a.thing & b.thing or a.kin & b.kin) and a.sentence == b.sentence:
        return "other_group", "the same number of two things"
    return None


def by_stage(a: Statement, b: Statement) -> tuple[str, str] | None:
    """Whether one counts only those of the other who are buried, registered, counted on one day. One that is the larger for all
    that is no part of the other, so that its stage explains nothing."""
    small, large = sorted((a, b), key=lambda one: one.size)
    if "one day" in a.stage & b.stage and a.day != b.day:
        return "other_day", "each the count of one day"
    if "one day" in a.stage ^ b.stage and a.size != b.size:
        return "other_day", "the count of one day against a running one"
    if a.stage == b.stage or apart(a, b) > LONG or large.stage & {"some of them", "new"}:
        return None
    runs_on = a.speaker is not None and a.speaker == b.speaker and a.article_id != b.article_id
    if runs_on and a.stage | b.stage <= SERIES and large.size - small.size <= IN_SERIES * large.size:
        return None
    if a.size == b.size:
        return _named("the same number, but " + _differ("", a.stage, b.stage), a, b)
    if small.stage - large.stage:
        return "part_whole", "only those " + ", ".join(sorted(small.stage - large.stage))
    if large.stage - small.stage <= SUBSETS:
        return None
    return "other_group", _differ("only those", a.stage, b.stage)


def without_recovered(one: Statement, other: Statement) -> Statement:
    """Bodies that are recovered are the dead of a flood or a wreck; only one voice in one article tells them from the dead."""
    if "recovered" not in one.stage:
        return one
    if one.article_id == other.article_id and one.speaker == other.speaker and one.turn == other.turn:
        return one
    return replace(one, stage=one.stage - {"recovered"})


def _is_another(a: Statement, b: Statement) -> bool:
    """Whether the later of two tolls is so much later and lower that it cannot be a count of the same incident."""
    first, second = (a, b) if (a.day or a.published or NEVER) <= (b.day or b.published or NEVER) else (b, a)
    plain = "vague" not in (first.qualifier, second.qualifier) and not (
        first.stage or second.stage or second.part_of or second.place != first.place
    )
    return plain and apart(a, b) > LONG and second.size * 2 < first.size and second.turn >= 0


def _names(one: Statement, other: Statement) -> bool:
    """Whether the sentence of `one` names the place of `other` too, so that the one place may be in the other or beside it."""
    return other.place is not None and set(other.place.split()) <= one.said


def _group(one: Statement) -> frozenset[str]:
    return frozenset({one.group} - {None})  # type: ignore[arg-type]


def _differ(what: str, a: frozenset[str], b: frozenset[str]) -> str:
    return f"{what}: {', '.join(sorted(a)) or 'not said'} and {', '.join(sorted(b)) or 'not said'}"


def _named(reason: str, a: Statement, b: Statement) -> tuple[str, str]:
    return unexplained(a, b)[0], reason
