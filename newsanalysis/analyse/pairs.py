"""Two figures on the same thing: whether they are worth setting side by side, and what their difference is.

The reasons are asked for in turn: the links of parts to totals (`links`), one report, a correction, what is counted
(`counted`), one number rounded or the same, and at last the time (`updates`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsanalysis.analyse.counted import by_scope, by_stage, without_recovered
from newsanalysis.analyse.distance import ORDER, apart, near
from newsanalysis.analyse.explained import as_told, is_corrected
from newsanalysis.analyse.links import by_links
from newsanalysis.analyse.rarity import usual
from newsanalysis.analyse.rounding import is_rounded, opposed
from newsanalysis.analyse.setting import TOLLS
from newsanalysis.analyse.statement import PEOPLE, Statement
from newsanalysis.analyse.surroundings import bare
from newsanalysis.analyse.updates import FOREIGN, by_time
from newsanalysis.lexicon.quantities import WORDS

SAME_THING = 5  # rare words that two sentences on one thing share
SELDOM = 8  # of 1,000 newspaper articles: a word that more have tells no matter from another
# Reasons that the text itself gives, which no other signs outweigh.
SAID = frozenset((
    "one is named as part of the other", "the new ones, and the total that they raise", "two parts of one total",
    "the sum of both sides, and one of them", "a part of the same toll, as another article breaks it down",
    "one total split in two ways", "the dead, and the dead and injured together",
    "the same speaker on the same day, one digit apart", "first in a word, then in a higher number",
))  # fmt: skip
KINDS = (
    "different_source", "open", "correction", "update", "part_whole", "other_group", "other_place", "other_day", "same_wire",
)  # fmt: skip
APART = frozenset(("part_whole", "other_group", "other_place", "other_day"))
# Reasons that newspapers bore out seldom, so that other signs may outweigh them altogether.
LOOSE = (
    "incident", "people", "of two days", "too far apart", "a part of another", "days later", "one voice", "one sentence",
    "both articles",
)  # fmt: skip
Wire = Mapping[str, tuple[str, str]]


class Verdict(NamedTuple):
    """Two figures, the kind of their difference and its reason; `sure` where the text itself says it, `apart` where the text
    names what tells the two counts apart, so that they are no conflict, whatever else they are."""

    first: Statement
    second: Statement
    kind: str
    reason: str
    sure: bool = False
    share: float = 1.0  # of the trees of `precedents` that say so, where they were asked

    @property
    def apart(self) -> bool:
        """Whether the text names another place, group, stage or year of the one than of the other."""
        return self.kind in APART and not self.reason.startswith(LOOSE)


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
    read = _kind(first, second, by_id, wire)
    kind, reason = as_told(first, second, *read)
    sure = (kind, reason) != read or reason in SAID
    if kind == "different_source" and not _of_one_order(first, second):
        kind, reason = "other_group", "too far apart to count the same"
    return Verdict(first, second, kind, reason, sure) if kind else None


def _of_one_order(a: Statement, b: Statement) -> bool:
    """Whether two tolls may be of the same people: one many times the other is of more people or places, whatever the text
    leaves out. Only enemies part so far, and who says no more than `hundreds`."""
    small, large = sorted((a.size, b.size))
    if a.measure not in TOLLS or a.kind != "count" or large < ORDER * small or a.article_id == b.article_id:
        return True
    enemies = bool(a.side and b.side and a.side != b.side and not FOREIGN & {a.side, b.side})
    return enemies or a.insurgent != b.insurgent or "vague" in (a.qualifier, b.qualifier)


def _kind(a: Statement, b: Statement, by_id: Mapping[str, Statement], wire: Wire) -> tuple[str, str]:
    one_speaker = a.speaker is not None and a.speaker == b.speaker
    linked = by_links(a, b, by_id, one_speaker)
    if linked is not None:
        return linked
    if same_wire(a, b, wire):
        return "same_wire", wire[a.figure_id][1]
    alike = a.people == b.people and a.incident == b.incident
    if alike and (is_corrected(a, b) or is_corrected(b, a)):
        return "correction", "one of them is denied, withdrawn or shown to be a mistake"
    apart_by = by_scope(a, b, one_speaker)
    if apart_by is not None:
        return apart_by
    a, b = without_recovered(a, b), without_recovered(b, a)
    staged = by_stage(a, b)
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
    return by_time(a, b, one_speaker, days)


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


def _same_number(a: Statement, b: Statement) -> tuple[str, str]:
    """Two who say the same, of which nothing is to be said, or one report of it."""
    if a.side is not None and a.side == b.side and a.side not in FOREIGN:
        return "same_wire", f"the same number of one side: {a.side}"
    shared = {word for word in map(bare, a.said & b.said) if _is_telling(word)}
    if a.measure == "other" and a.article_id != b.article_id and len(shared) >= SAME_THING:
        return "same_wire", "one number in sentences on one matter"
    return "", ""


def _is_telling(word: str) -> bool:
    return len(word) > 2 and word[0].isalpha() and usual().get(word, 0.0) < SELDOM and WORDS[word] is None
