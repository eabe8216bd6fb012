"""Parts and totals: whether one of two figures is in the other, by the links of the text or by what they are."""

from __future__ import annotations

from collections.abc import Mapping

from newsanalysis.analyse.distance import meet, near
from newsanalysis.analyse.statement import PEOPLE, Statement


def by_links(a: Statement, b: Statement, by_id: Mapping[str, Statement], one_speaker: bool) -> tuple[str, str] | None:
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


def _named_alike(part: Statement, total: Statement) -> bool:
    """Whether a part and a total count the same narrower people, so that the one is no part of the other."""
    return any(
        bool(of_part) and of_part == of_total
        for of_part, of_total in (
            (part.people, total.people), (part.group, total.group), (part.stage, total.stage),
        )
    )  # fmt: skip
