"""Two figures on the same thing: whether they are worth setting side by side, and what their difference is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from newsanalysis.analyse.rarity import usual
from newsanalysis.analyse.setting import TOLLS
from newsanalysis.analyse.statement import PEOPLE, Statement
from newsanalysis.analyse.surroundings import bare
from newsanalysis.lexicon.quantities import WORDS

GROWING = frozenset(("killed", "injured", "missing", "displaced", "evacuated"))  # counts that are brought up to date
LONG = 2  # days after which a higher count is a later one, whoever gives it
NEVER = pd.Timestamp.max
STEP = 5  # a first count is rarely so many times too low
FAR = 100  # one number that many times the other one counts something else
CLOSE = 2  # two counts of one thing are seldom further apart
SAME_INCIDENT, IN_ONE_ARTICLE, SAME_THING = 2, 3, 5  # rare words that two sentences on one matter share
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
    """Whether two figures of one measure count the same sort of thing: people, or things of one name."""
    if first.measure in PEOPLE and first.kind == "count":
        return True
    if first.measure == "other" or first.kind != "count":
        return bool(first.thing & second.thing) or (not first.thing and bool(first.about & second.about))
    return bool((first.thing or first.about) & (second.thing or second.about))


def judge(first: Statement, second: Statement, by_id: Mapping[str, Statement], wire: Wire) -> Verdict | None:
    """What the difference of two figures is, the earlier one first; None where they say the same."""
    kind, reason = _kind(first, second, by_id, wire)
    return Verdict(first, second, kind, reason) if kind else None


def _kind(a: Statement, b: Statement, by_id: Mapping[str, Statement], wire: Wire) -> tuple[str, str]:
    if is_part(a, b, by_id) or is_part(b, a, by_id):
        return "part_whole", "one is named as part of the other"
    one_speaker = a.speaker is not None and a.speaker == b.speaker
    if a.part_of is not None and a.part_of == b.part_of:
        if a.value == b.value and not one_speaker:
            return "different_source", "one total split in two ways"
        return "other_group", "two parts of one total"
    if same_wire(a, b, wire):
        return "same_wire", wire[a.figure_id][1]
    for one, other in ((a, b), (b, a)):
        if one.qualifier == "vague" and one.speaker is None:
            return "", ""  # `مئات القتلى` in a headline rounds what follows
        part, total = one.part_of is not None, other.part_of is None
        if part and total and one.size < other.size and other.measure in PEOPLE:
            if _is_of(one, other, by_id):
                return "part_whole", "a part of the same toll, as another article breaks it down"
            return "other_group", "a part of another count against a total"
    small, large = sorted((a, b), key=lambda one: one.size)
    if a.kind == "count" and small.size * FAR <= large.size:
        return "other_group", "too far apart to count the same"
    alike = a.people == b.people and a.incident == b.incident
    if alike and (is_corrected(a, b) or is_corrected(b, a)):
        return "correction", "one of them is denied, withdrawn or shown to be a mistake"
    same_number = a.size == b.size
    if a.measure in TOLLS and a.kind == "count" and _is_another(a, b):
        return "other_day", "days later and far fewer: another incident"
    if a.past != b.past and not same_number:
        return "other_day", "one of them is of an earlier year"
    if a.country and b.country and a.country != b.country:
        return "other_place", f"{a.country} and {b.country}"
    if a.place and b.place and a.place != b.place and not (_names(a, b) or _names(b, a)):
        return "other_place", f"{a.place} and {b.place}"
    if small.place and large.home and small.place != large.home and small.size * 2 < large.size:
        return "other_place", f"{small.place} and {large.home}, where the event is"
    for what, of_a, of_b in (
        ("people", a.people, b.people),
        ("incident", a.incident, b.incident),
        ("group", _group(a), _group(b)),
    ):
        if of_a != of_b and not (what == "group" and _grew(a, b)):
            if same_number and what != "incident" and near(a, b):
                return _named("the same number, but " + _differ(what, of_a, of_b), a, b)
            return "other_group", _differ(what, of_a, of_b)
    days = apart(a, b)
    a, b = _without_recovered(a, b), _without_recovered(b, a)
    small, large = sorted((a, b), key=lambda one: one.size)
    if a.stage != b.stage and days <= LONG and not large.stage & {"some of them", "new"}:
        if same_number:
            return _named("the same number, but " + _differ("", a.stage, b.stage), a, b)
        if "one day" in small.stage - large.stage:
            return "other_day", "the count of one day against a running one"
        if small.stage - large.stage:
            return "part_whole", "only those " + ", ".join(sorted(small.stage - large.stage))
        return "other_group", _differ("only those", a.stage, b.stage)
    if a.kind == "measure" and a.dated and b.dated and days:
        return "other_day", "of two days"
    if is_rounded(a, b):
        return "same_wire", "one number, rounded"
    if a.value == b.value and a.low == b.low and a.high == b.high:
        return "", ""
    return _in_time(a, b, one_speaker, days)


def _without_recovered(one: Statement, other: Statement) -> Statement:
    """Bodies that are recovered are the dead of a flood or a wreck; only one voice in one article tells them from the dead."""
    if one.article_id == other.article_id and one.speaker == other.speaker:
        return one
    return replace(one, stage=one.stage - {"recovered"})


def _is_of(part: Statement, toll: Statement, by_id: Mapping[str, Statement]) -> bool:
    """Whether a part is of a count of the same people at about that time, so that it is in the other toll too."""
    whole = by_id.get(part.part_of or "")
    if whole is None or whole.measure != toll.measure or whole.people != toll.people or toll.stage:
        return False
    return near(whole, toll) and whole.size <= 2 * toll.size and toll.size <= 2 * whole.size


def _is_another(a: Statement, b: Statement) -> bool:
    """Whether the later of two tolls is so much later and lower that it cannot be a count of the same incident."""
    first, second = (a, b) if (a.day or a.published or NEVER) <= (b.day or b.published or NEVER) else (b, a)
    plain = not (first.stage or second.stage or second.part_of or second.place != first.place)
    return plain and apart(a, b) > LONG and second.size * 2 < first.size and second.turn >= 0


def _names(one: Statement, other: Statement) -> bool:
    """Whether the sentence of `one` names the place of `other` too, so that the one place may be in the other or beside it."""
    return other.place is not None and set(other.place.split()) <= one.said


def _in_time(a: Statement, b: Statement, one_speaker: bool, days: int) -> tuple[str, str]:
    """Whether the later of two counts of the same replaces the earlier one."""
    camp = a.side == b.side and a.side not in FOREIGN if a.side and b.side else True
    hours = (a.hour or NOON) != (b.hour or NOON)
    turns = a.turn != b.turn and a.article_id == b.article_id
    if a.forecast != b.forecast and a.measure in ("displaced", "evacuated"):
        return "other_group", "what is expected and what is counted"
    if a.measure not in GROWING or "vague" in (a.qualifier, b.qualifier):
        return _unexplained(a, b)
    if one_speaker:
        if days or hours or turns:
            return "update", "the same speaker later"
        if a.via is not None and b.via is not None and a.via != b.via:
            return "different_source", "the same speaker on the same day, through two relays"
        if a.published != b.published or b.size >= a.size:
            return "update", "the same speaker again"
    if a.turn < 0 and b.turn < 0 and a.dated and b.dated and not days:
        return _unexplained(a, b)  # both told afterwards of one day
    if a.article_id == b.article_id:
        # An article that sets two speakers side by side says so where the one only came before the other.
        first, second = (a, b) if a.turn <= b.turn else (b, a)
        earlier = first.turn < min(second.turn, 0) or second.turn > max(first.turn, 0) or (camp and hours)
        if earlier and second.size >= first.size:
            return "update", "an earlier count and a later one, as the article says"
        return _unexplained(a, b)
    if not camp and days <= LONG:
        return _unexplained(a, b)
    small, large = sorted((a, b), key=lambda one: one.size, reverse=a.measure == "missing")
    if _comes_before(small, large):
        return "update", "a later count; the other one was given before it"
    if small.fresh and large.fresh and small.size * STEP >= large.size:
        return "update", "two counts of the first day, when they still rose"
    if small.since == large.since and _key_of(small) < _key_of(large) and hours:
        return "update", "a later and higher count"
    return _unexplained(a, b)


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


def one_matter(a: Statement, b: Statement) -> bool:
    """Whether two figures of an event plainly speak of one matter, and not of two incidents or things that its articles tell
    of side by side: their sentences share rare words (names, places, things), more of them within one article and where
    the measure has no name, and the numbers are of one order."""
    small, large = sorted((a.size, b.size))
    unnamed = a.measure == "other"
    if large > small * (CLOSE if unnamed else STEP):
        return False
    if a.sentence == b.sentence and a.article_id == b.article_id:
        return not unnamed
    shared = {word for word in map(bare, a.said & b.said) if _is_telling(word)}
    one_article = a.article_id == b.article_id
    return len(shared) >= (SAME_THING if unnamed else IN_ONE_ARTICLE if one_article else SAME_INCIDENT)


def _is_telling(word: str) -> bool:
    return len(word) > 2 and word[0].isalpha() and usual().get(word, 0.0) < SELDOM and WORDS[word] is None


def apart(a: Statement, b: Statement) -> int:
    """The days between two figures, 0 where a day is not known."""
    return abs((a.day - b.day).days) if a.day is not None and b.day is not None else 0


def near(a: Statement, b: Statement) -> bool:
    """Whether two figures may go back to one report by their days."""
    return apart(a, b) <= LONG


def is_corrected(one: Statement, other: Statement) -> bool:
    """Whether `one` is denied or withdrawn and `other` stands beside it: in its article, or said by who denies."""
    if one.size == other.size:
        return False
    if one.stance == "deny":
        return other.stance != "deny" and (other.article_id == one.article_id or other.speaker == one.speaker)
    return one.withdrawn and other.sentence == one.sentence and other.article_id == one.article_id


def is_rounded(a: Statement, b: Statement) -> bool:
    """Whether one number is the other one made round, said by the same side or passed on by a medium about that day."""
    related = a.speaker == b.speaker and a.speaker is not None
    related = related or "media" in (a.side, b.side) or (a.side == b.side and a.side is not None)
    return related and near(a, b) and (rounds(a, b) or rounds(b, a))


def rounds(one: Statement, exact: Statement) -> bool:
    """Whether `one` says loosely, in a round number, what `exact` says: about or more than 3,100 for 3,154; or one end
    of a range for the range."""
    if exact.qualifier == "between":
        return one.value in (exact.low, exact.high)
    if one.value is None or exact.value is None or one.qualifier not in ("about", "more_than", "at_least"):
        return False
    if one.value == exact.value:
        return True
    number, unit = int(one.value), 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit > 1 and number in (unit * int(exact.value // unit), unit * round(exact.value / unit))


def _group(one: Statement) -> frozenset[str]:
    return frozenset({one.group} - {None})  # type: ignore[arg-type]


def _grew(a: Statement, b: Statement) -> bool:
    """Whether one toll only says that they are civilians, and the other one does not; neither is a part of another."""
    whole = a.part_of is None and b.part_of is None
    return {a.group, b.group} == {None, "civilians"} and whole and a.size != b.size


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
    if a.figure_id not in wire or b.figure_id not in wire or wire[a.figure_id][0] != wire[b.figure_id][0]:
        return False
    return a.group == b.group


def _differ(what: str, a: frozenset[str], b: frozenset[str]) -> str:
    return f"{what}: {', '.join(sorted(a)) or 'not said'} and {', '.join(sorted(b)) or 'not said'}"
