"""Whether the later of two counts of the same takes the place of the earlier one, or two sources part."""

from __future__ import annotations

from newsanalysis.analyse.distance import LONG, STEP
from newsanalysis.analyse.localities import TELLING
from newsanalysis.analyse.rounding import is_misprint
from newsanalysis.analyse.statement import Statement
from newsanalysis.analyse.surroundings import listed

GROWING = frozenset(
    ("killed", "injured", "missing", "displaced", "evacuated", "detained")
)  # counts that are brought up to date
COUNTED_ON = GROWING | {"seized", "destroyed", "rescued", "abducted"}  # that one who counts goes on with
CLOSE = 1.3  # so many times apart two numbers that one voice gives may be of one thing
NOON = 12  # the hour of a count without one
FOREIGN = frozenset(("media", "international"))  # sides that are no camp: two media do not speak for one another


def by_time(a: Statement, b: Statement, one_speaker: bool, days: int) -> tuple[str, str]:
    """Whether the later of two counts of the same replaces the earlier one."""
    camp = a.side == b.side and a.side not in FOREIGN if a.side and b.side else True
    rivals = a.side and b.side and a.side != b.side and "media" not in (a.side, b.side)
    hours = (a.hour or NOON) != (b.hour or NOON)
    turns = a.turn != b.turn and a.article_id == b.article_id
    if a.forecast != b.forecast and a.measure in ("displaced", "evacuated"):
        return "other_group", "what is expected and what is counted"
    if _is_word_for_few(a, b) or _is_word_for_few(b, a):
        return "update", "first in a word, then in a higher number"
    if a.size == b.size or "vague" in (a.qualifier, b.qualifier) or (a.stance == "expect") != (b.stance == "expect"):
        return unexplained(a, b)
    if a.insurgent != b.insurgent:
        return unexplained(a, b)  # what an armed group counts is no later count of its enemy's
    if a.measure not in GROWING and days and a.dated and b.dated and not one_speaker and a.article_id != b.article_id:
        return "other_day", "of two days"
    if a.measure not in GROWING:
        small, large = sorted((a, b), key=lambda one: one.size)
        goes_on = a.measure in COUNTED_ON and (one_speaker or (camp and a.side is not None and a.side == b.side))
        in_turn = small.turn < large.turn if turns else bool(one_speaker and days and small is a)
        return ("update", "the same side later") if goes_on and in_turn else unexplained(a, b)
    if one_speaker:
        return _of_one_speaker(a, b, days, later=bool(days or hours or turns))
    if a.turn < 0 and b.turn < 0 and a.dated and b.dated and not days:
        return unexplained(a, b)  # both told afterwards of one day
    if a.article_id == b.article_id:
        return _within_article(a, b, days, camp=camp, hours=hours)
    if (rivals and days <= LONG) or a.over or b.over:
        return unexplained(a, b)
    small, large = sorted((a, b), key=lambda one: one.size, reverse=a.measure == "missing")
    if _comes_before(small, large) and (max(a.size, b.size) >= TELLING or days):
        return "update", "a later count; the other one was given before it"
    if small.fresh and large.fresh and small.size >= TELLING and small.size * STEP >= large.size:
        return "update", "two counts of the first day, when they still rose"
    if _is_printed_before(small, large) and large.size >= TELLING:
        return "update", "a higher count, printed a day later"
    if small.since == large.since and _key_of(small) < _key_of(large) and hours:
        return "update", "a later and higher count"
    return unexplained(a, b)


def _of_one_speaker(a: Statement, b: Statement, days: int, *, later: bool) -> tuple[str, str]:
    """Two counts that one speaker gives; `later` where a day, an hour or a word of the text puts one behind the other."""
    if not days and is_misprint(a, b):
        return "different_source", "the same speaker on the same day, one digit apart"
    if later:
        return "update", "the same speaker later"
    if a.article_id == b.article_id:
        return unexplained(a, b)
    if a.fresh and b.fresh:
        return "update", "two counts of the first day, when they still rose"
    if a.via is not None and b.via is not None and a.via != b.via and a.published == b.published:
        return "different_source", "the same speaker on the same day, through two relays"
    return "update", "the same speaker again"


def _within_article(a: Statement, b: Statement, days: int, *, camp: bool, hours: bool) -> tuple[str, str]:
    """Two counts of two speakers in one article, of one `camp` as far as is known, at other `hours` or not."""
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
    return unexplained(a, b)


def unexplained(a: Statement, b: Statement) -> tuple[str, str]:
    """Two sources, or two articles, that part; `open` where one voice does in one article, unless its numbers are so far
    apart that it has gone on to something else."""
    if a.article_id != b.article_id or a.speaker != b.speaker:
        return "different_source", "two sources that nothing in the text reconciles"
    if max(a.size, b.size) <= CLOSE * min(a.size, b.size):
        return "open", "nothing in the text explains the difference"
    if a.sentence == b.sentence:
        return "other_group", "one sentence counts two things"
    return "other_place", "one voice goes on to tell of something else"


def _run_on(a: Statement, b: Statement) -> bool:
    """Whether two counts of one side stand for two days that the text names."""
    return a.side is not None and a.side == b.side and a.dated and b.dated and a.day != b.day


def _comes_before(small: Statement, large: Statement) -> bool:
    """Whether a number was given of the event on an earlier day than the other one, by whomever."""
    return small.since is not None and large.since is not None and small.since < large.since


def _is_word_for_few(one: Statement, other: Statement) -> bool:
    """Whether `one` is a word like `tens`, and an article of that day or a later one counts more than the word can mean."""
    worded = one.qualifier == "vague" != other.qualifier and one.measure in GROWING
    late = one.published is not None and other.published is not None and one.published > other.published
    return worded and one.high <= other.size and one.article_id != other.article_id and not late


def _is_printed_before(small: Statement, large: Statement) -> bool:
    """Whether, of two counts of one day that may grow into one another, the lower one was first printed on an earlier day."""
    if small.since != large.since or small.size * STEP < large.size or small.printed is None or large.printed is None:
        return False
    return small.printed < large.printed


def _key_of(one: Statement) -> tuple[object, int, int]:
    return one.day, NOON if one.hour is None else one.hour, one.turn
