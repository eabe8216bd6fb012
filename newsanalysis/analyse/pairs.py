"""Two figures on the same thing: whether they are worth setting side by side, and what their difference is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from newsanalysis.analyse.explained import as_told, is_corrected
from newsanalysis.analyse.localities import elsewhere
from newsanalysis.analyse.rarity import usual
from newsanalysis.analyse.rounding import is_misprint, is_rounded, opposed
from newsanalysis.analyse.setting import IN_SERIES, SERIES, TELLING, TOLLS
from newsanalysis.analyse.statement import PEOPLE, Statement
from newsanalysis.analyse.surroundings import bare, listed
from newsanalysis.analyse.unsaid import are_among, is_unsaid
from newsanalysis.lexicon.quantities import WORDS

GROWING = frozenset(
    ("killed", "injured", "missing", "displaced", "evacuated", "detained")
)  # counts that are brought up to date
COUNTED_ON = GROWING | {"seized", "destroyed", "detained", "rescued", "abducted"}  # that one who counts goes on with
# Stages that only some of a toll have reached; what is counted so can be no more than the toll.
SUBSETS = frozenset((
    "buried", "brought home", "identified", "registered dead", "registered", "housed", "critical", "in hospital",
    "one family", "fully destroyed", "recovered",
))  # fmt: skip
LONG = 2  # days after which a higher count is a later one, whoever gives it
NEVER = pd.Timestamp.max
STEP = 5  # a first count is rarely so many times too low
FAR = 100  # one number that many times the other one counts something else
SAME_THING = 5  # rare words that two sentences on one thing share
SELDOM = 8  # of 1,000 newspaper articles: a word that more have tells no matter from another
NOON = 12  # the hour of a count without one
FOREIGN = frozenset(("media", "international"))  # sides that are no camp: two media do not speak for one another
Wire = Mapping[str, tuple[str, str]]


class Verdict(NamedTuple):
    """Two figures, the kind of their difference and its reason."""

    first: Statement
    second: Statement
    kind: str
    reason: str


def compared(first: Statement, second: Statement) -> bool:
    """Whether two figures count the same sort of thing: people, or things of one name, or of two names for one thing where one
    side counts them or the number is the same."""
    if first.measure != second.measure:  # the displaced and the evacuated
        one_speaker = first.speaker is not None and first.speaker == second.speaker
        return one_speaker or (first.size == second.size and first.article_id != second.article_id)
    if first.measure in PEOPLE and first.kind == "count":
        return True
    one_side = (first.side or first.speaker) is not None and (first.side or first.speaker) == (
        second.side or second.speaker
    )
    if first.kind == "count" and first.kin & second.kin and (one_side or first.size == second.size):
        return True
    if first.size == second.size and first.sentence == second.sentence and first.article_id == second.article_id:
        return True
    if first.measure == "other" or first.kind != "count":
        unnamed = not first.thing or not second.thing
        return bool(first.thing & second.thing) or (unnamed and bool(first.about & second.about))
    return bool((first.thing or first.about) & (second.thing or second.about))


def judge(first: Statement, second: Statement, by_id: Mapping[str, Statement], wire: Wire) -> Verdict | None:
    """What the difference of two figures is, the earlier one first; None where they say the same."""
    kind, reason = as_told(first, second, *_kind(first, second, by_id, wire))
    return Verdict(first, second, kind, reason) if kind else None


def _kind(a: Statement, b: Statement, by_id: Mapping[str, Statement], wire: Wire) -> tuple[str, str]:
    one_speaker = a.speaker is not None and a.speaker == b.speaker
    linked = _by_links(a, b, by_id, one_speaker)
    if linked is not None:
        return linked
    if same_wire(a, b, wire):
        return "same_wire", wire[a.figure_id][1]
    alike = a.people == b.people and a.incident == b.incident
    if alike and (is_corrected(a, b) or is_corrected(b, a)):
        return "correction", "one of them is denied, withdrawn or shown to be a mistake"
    apart_by = _by_scope(a, b, one_speaker)
    if apart_by is not None:
        return apart_by
    a, b = _without_recovered(a, b), _without_recovered(b, a)
    staged = _by_stage(a, b)
    if staged is not None:
        return staged
    days = apart(a, b)
    if a.kind == "measure" and a.dated and b.dated and days:
        return "other_day", "of two days"
    told_in_turn = one_speaker and a.article_id == b.article_id and a.turn != b.turn
    if near(a, b) and not told_in_turn and is_rounded(a, b):
        return "same_wire", "one number, rounded"
    if a.value == b.value and a.low == b.low and a.high == b.high:
        return _same_number(a, b)
    return _in_time(a, b, one_speaker, days)


def _by_links(a: Statement, b: Statement, by_id: Mapping[str, Statement], one_speaker: bool) -> tuple[str, str] | None:
    """What the links of parts to totals say."""
    if is_part(a, b, by_id) or is_part(b, a, by_id):
        return "part_whole", "one is named as part of the other"
    if a.part_of is not None and a.part_of == b.part_of:
        if a.value == b.value:
            if not one_speaker:
                return "different_source", "one total split in two ways"
            if a.via != b.via:
                return "same_wire", "one number, named in two ways"
        if a.place and b.place and a.place != b.place:
            return "other_place", f"{a.place} and {b.place}"
        if a.place and not one_speaker and (a.people, a.group) == (b.people, b.group):
            return "different_source", "one part of the total, counted in two ways"
        return "other_group", "two parts of one total"
    for one, other in ((a, b), (b, a)):
        before = one.start < other.start and one.sentence == other.sentence and one.article_id == other.article_id
        if before and other.raised and one.size < other.size and one.measure == other.measure:
            return "part_whole", "the new ones, and the total that they raise"
        if one.sums and not other.sums and other.size < one.size and near(a, b):
            return "part_whole", "the sum of both sides, and one of them"
        if one.qualifier == "vague" and one.speaker is None and (meet(a, b) or a.article_id == b.article_id):
            return "", ""  # `مئات القتلى` in a headline rounds what follows
        young = one.group in ("children", "women") and other.group is None and one.size < other.size
        if young and one.measure in PEOPLE and one.article_id == other.article_id and one.people == other.people:
            return "part_whole", f"{one.group} are among all"
        part, total = one.part_of is not None, other.part_of is None
        of_part = _named_alike(one, other) or _is_rather(one, other, by_id)
        if part and total and one.size < other.size and other.measure in PEOPLE and not of_part:
            if _is_of(one, other, by_id):
                return "part_whole", "a part of the same toll, as another article breaks it down"
            return "other_group", "a part of another count against a total"
    return None


def _by_scope(a: Statement, b: Statement, one_speaker: bool) -> tuple[str, str] | None:
    """What is counted, where, of whom and in which incident, where that tells two figures apart."""
    small, large = sorted((a, b), key=lambda one: one.size)
    reach = small.high if small.qualifier == "vague" else small.size
    handed_on = one_speaker and a.dated and b.dated and a.day != b.day and bool(a.thing & b.thing)
    if a.kind == "count" and reach * FAR <= large.size and not handed_on:
        return "other_group", "too far apart to count the same"
    same_number = a.size == b.size
    if a.measure in TOLLS and a.kind == "count" and _is_another(a, b):
        return "other_day", "days later and far fewer: another incident"
    if a.past != b.past and not same_number:
        return "other_day", "one of them is of an earlier year"
    if a.country and b.country and a.country != b.country and not (a.country in b.said or b.country in a.said):
        return "other_place", f"{a.country} and {b.country}"
    if a.place and b.place and a.place != b.place and not (_names(a, b) or _names(b, a)):
        return "other_place", f"{a.place} and {b.place}"
    raised = one_speaker and a.article_id == b.article_id and a.turn != b.turn
    if large.adds_up and not small.adds_up and small.size < large.size and near(a, b) and a.measure in TOLLS:
        return "part_whole", "one of the incidents that the other number adds up"
    if a.measure in TOLLS and a.stage == b.stage and elsewhere(a, b):
        return "other_place", f"{', '.join(sorted(a.spots))} and {', '.join(sorted(b.spots))}"
    if small.place and large.home and small.place != large.home and small.size * 2 < large.size and not raised:
        return "other_place", f"{small.place} and {large.home}, where the event is"
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
            return "other_group", _differ(what, of_a, of_b)
    if a.measure != b.measure and not one_speaker:
        return "other_group", f"{a.measure} and {b.measure}"
    if same_number and not (a.thing & b.thing or a.kin & b.kin) and a.sentence == b.sentence:
        return "other_group", "the same number of two things"
    return None


def _by_stage(a: Statement, b: Statement) -> tuple[str, str] | None:
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


def _without_recovered(one: Statement, other: Statement) -> Statement:
    """Bodies that are recovered are the dead of a flood or a wreck; only one voice in one article tells them from the dead."""
    if "recovered" not in one.stage:
        return one
    if one.article_id == other.article_id and one.speaker == other.speaker and one.turn == other.turn:
        return one
    return replace(one, stage=one.stage - {"recovered"})


def _is_of(part: Statement, toll: Statement, by_id: Mapping[str, Statement]) -> bool:
    """Whether a part is of a count of the same people at about that time, so that it is in the other toll too."""
    whole = by_id.get(part.part_of or "")
    if whole is None or whole.measure != toll.measure or whole.people != toll.people or toll.stage:
        return False
    return near(whole, toll) and whole.size <= 2 * toll.size and toll.size <= 2 * whole.size


def _is_rather(part: Statement, toll: Statement, by_id: Mapping[str, Statement]) -> bool:
    """Whether a total elsewhere is rather a count of this part than of its whole: nearer to it in size, of the same group."""
    whole = by_id.get(part.part_of or "")
    if whole is None or part.group != toll.group or not part.size:
        return False
    return toll.size * toll.size < part.size * whole.size


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


def _in_time(a: Statement, b: Statement, one_speaker: bool, days: int) -> tuple[str, str]:
    """Whether the later of two counts of the same replaces the earlier one."""
    camp = a.side == b.side and a.side not in FOREIGN if a.side and b.side else True
    rivals = a.side and b.side and a.side != b.side and "media" not in (a.side, b.side)
    hours = (a.hour or NOON) != (b.hour or NOON)
    turns = a.turn != b.turn and a.article_id == b.article_id
    if a.forecast != b.forecast and a.measure in ("displaced", "evacuated"):
        return "other_group", "what is expected and what is counted"
    if a.size == b.size or "vague" in (a.qualifier, b.qualifier) or (a.stance == "expect") != (b.stance == "expect"):
        return _unexplained(a, b)
    if a.insurgent != b.insurgent:
        return _unexplained(a, b)  # what an armed group counts is no later count of its enemy's
    if a.measure not in GROWING:
        small, large = sorted((a, b), key=lambda one: one.size)
        goes_on = a.measure in COUNTED_ON and (one_speaker or (camp and a.side is not None and a.side == b.side))
        in_turn = small.turn < large.turn if turns else bool(one_speaker and days and small is a)
        return ("update", "the same side later") if goes_on and in_turn else _unexplained(a, b)
    if one_speaker:
        if not days and is_misprint(a, b):
            return "different_source", "the same speaker on the same day, one digit apart"
        if days or hours or turns:
            return "update", "the same speaker later"
        if a.article_id == b.article_id:
            return _unexplained(a, b)
        if a.fresh and b.fresh:
            return "update", "two counts of the first day, when they still rose"
        if a.via is not None and b.via is not None and a.via != b.via and a.published == b.published:
            return "different_source", "the same speaker on the same day, through two relays"
        return "update", "the same speaker again"
    if a.turn < 0 and b.turn < 0 and a.dated and b.dated and not days:
        return _unexplained(a, b)  # both told afterwards of one day
    if a.article_id == b.article_id:
        # An article that sets two speakers side by side says so where the one only came before the other.
        first, second = (a, b) if a.turn <= b.turn else (b, a)
        answered = first.start > second.start and bool(first.said & listed("answer"))
        rose = second.turn > max(first.turn, 0) and not answered  # `ارتفع إلى 38. من جهته قال الطبيب إنهم 35`
        earlier = first.turn < min(second.turn, 0) or rose or (camp and (hours or _run_on(a, b)))
        if earlier and second.size >= first.size:
            return "update", "an earlier count and a later one, as the article says"
        if a.dated and b.dated and days and a.size < b.size:
            if a.stage and a.stage == b.stage:
                return "update", "a count that goes on from day to day"
            if days > LONG:
                return "other_day", "of two days that the text names"
        return _unexplained(a, b)
    if (rivals and days <= LONG) or a.over or b.over:
        return _unexplained(a, b)
    small, large = sorted((a, b), key=lambda one: one.size, reverse=a.measure == "missing")
    if _comes_before(small, large) and (max(a.size, b.size) >= TELLING or days):
        return "update", "a later count; the other one was given before it"
    if small.fresh and large.fresh and small.size >= TELLING and small.size * STEP >= large.size:
        return "update", "two counts of the first day, when they still rose"
    if small.since == large.since and _key_of(small) < _key_of(large) and hours:
        return "update", "a later and higher count"
    return _unexplained(a, b)


def _run_on(a: Statement, b: Statement) -> bool:
    """Whether two counts of one side stand for two days that the text names."""
    return a.side is not None and a.side == b.side and a.dated and b.dated and a.day != b.day


def _same_number(a: Statement, b: Statement) -> tuple[str, str]:
    """Two who say the same, of which nothing is to be said, or one report of it."""
    if a.side is not None and a.side == b.side and a.side not in FOREIGN:
        return "same_wire", f"the same number of one side: {a.side}"
    shared = {word for word in map(bare, a.said & b.said) if _is_telling(word)}
    if a.measure == "other" and a.article_id != b.article_id and len(shared) >= SAME_THING:
        return "same_wire", "one number in sentences on one matter"
    return "", ""


def _named(reason: str, a: Statement, b: Statement) -> tuple[str, str]:
    return _unexplained(a, b)[0], reason


def _comes_before(small: Statement, large: Statement) -> bool:
    """Whether a number was given of the event on an earlier day than the other one, by whomever."""
    return small.since is not None and large.since is not None and small.since < large.since


def _key_of(one: Statement) -> tuple[object, int, int]:
    return one.day, NOON if one.hour is None else one.hour, one.turn


def _unexplained(a: Statement, b: Statement) -> tuple[str, str]:
    """Two sources, or two articles, that part; `open` where one voice does in one article."""
    if a.article_id != b.article_id or a.speaker != b.speaker:
        return "different_source", "two sources that nothing in the text reconciles"
    return "open", "nothing in the text explains the difference"


def _is_telling(word: str) -> bool:
    return len(word) > 2 and word[0].isalpha() and usual().get(word, 0.0) < SELDOM and WORDS[word] is None


def apart(a: Statement, b: Statement) -> int:
    """The days between two figures, 0 where a day is not known."""
    return abs((a.day - b.day).days) if a.day is not None and b.day is not None else 0


def meet(a: Statement, b: Statement) -> bool:
    """Whether one number could be both."""
    return max(a.low, b.low) <= min(a.high, b.high)


def near(a: Statement, b: Statement) -> bool:
    """Whether two figures may go back to one report by their days."""
    return apart(a, b) <= LONG


def _group(one: Statement) -> frozenset[str]:
    return frozenset({one.group} - {None})  # type: ignore[arg-type]


def _named_alike(part: Statement, total: Statement) -> bool:
    """Whether a part and a total count the same narrower people, so that the one is no part of the other."""
    return any(
        bool(of_part) and of_part == of_total
        for of_part, of_total in (
            (part.people, total.people), (part.group, total.group), (part.stage, total.stage),
        )
    )  # fmt: skip


def is_part(part: Statement, whole: Statement, by_id: Mapping[str, Statement]) -> bool:
    """Whether `part` is in `whole` by the links of the text, over several steps too."""
    seen = set()
    above = part.part_of
    while above is not None and above not in seen:
        if above == whole.figure_id:
            return True
        seen.add(above)
        above = by_id[above].part_of if above in by_id else None
    return False


def same_wire(a: Statement, b: Statement, wire: Wire) -> bool:
    """Whether both stand in one wire group and nothing tells them apart."""
    if (
        opposed(a, b)
        or a.figure_id not in wire
        or b.figure_id not in wire
        or wire[a.figure_id][0] != wire[b.figure_id][0]
    ):
        return False
    return a.group == b.group


def _differ(what: str, a: frozenset[str], b: frozenset[str]) -> str:
    return f"{what}: {', '.join(sorted(a)) or 'not said'} and {', '.join(sorted(b)) or 'not said'}"
