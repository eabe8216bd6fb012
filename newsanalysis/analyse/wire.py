"""Wire copy: which figures are one report that several articles pass on, so that one agency's count is not ten sources."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations, product

import pandas as pd

from newsanalysis.analyse.events import with_events
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.setting import is_exact
from newsanalysis.analyse.statement import PEOPLE, Statement
from newsanalysis.text import fold

SHINGLE = 4  # words in a row
SHARED = 0.5  # of the shorter sentence's rows of words
COPIED = 0.3  # of the shorter article's, where the words beside a number are copied with it
PASSAGE = 0.15  # of the shorter article's, where those beside several tolls are
TOLLS = 3
BESIDE = 8  # words on either side of a number that tell of it
PASSING = frozenset(("age", "duration"))  # kinds that nobody counts
DAYS = 3  # a report is passed on within these days
COLUMNS = {"wire_id": "str", "figure_id": "str", "article_id": "str", "reason": "str"}
_WORD = re.compile(r"\w+")


def wire(
    figures: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    actors: pd.DataFrame | None = None,
    *,
    events: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Figures that stand in one wire report: a row for each, with the ``wire_id`` that they share and the ``reason``.

    Two figures of two articles are one report where measure and interval are the same, half of the rows of four words
    beside the number are too, and so is a good part of the articles: three tenths of the rows of the shorter one are
    in the longer one, or 15 % with three counts of people. Or where within three days both the relay and the
    speaker are the same. A quotation or a background that two articles share joins none of their other numbers, and an
    age or a duration nothing. Figures that stand alone have no row. That two have a count from one speaker makes it no
    wire report; `conflicts` draws those together too.

    Figures are compared within their event, see `conflicts`.
    """
    articles = with_events(articles, figures, events)
    spoken = statements(figures, claims, articles, actors)
    texts = dict(zip(articles["article_id"], articles["text"].fillna(""), strict=True))
    groups = _grouped(spoken, partial(_copied, copies=_Copies(texts, spoken)))
    sizes = Counter(group for group, _ in groups.values())
    rows = [
        {"wire_id": groups[s.figure_id][0], "figure_id": s.figure_id, "article_id": s.article_id}
        | {"reason": groups[s.figure_id][1]}
        for s in spoken
        if s.figure_id in groups and sizes[groups[s.figure_id][0]] > 1
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    return table.sort_values(["wire_id", "article_id"], kind="stable", ignore_index=True)


def wire_groups(spoken: Sequence[Statement]) -> dict[str, tuple[str, str]]:
    """The group and the reason of every figure that goes back to one report with another one, in the wider sense.

    One report is also what one speaker says twice, what one relay passes on, and a number too exact to be found twice;
    see `one_report`. Sentences that share half of their words in rows of four are copies.
    """
    copies = {place: n for n, group in enumerate(near_duplicates([one.text for one in spoken])) for place in group}
    number = {one.figure_id: copies[place] for place, one in enumerate(spoken) if place in copies}

    def reason(one: Statement, other: Statement) -> str:
        copied = one.figure_id in number and number[one.figure_id] == number.get(other.figure_id)
        return "the same words" if copied and one.article_id != other.article_id else one_report(one, other)

    return _grouped(spoken, reason)


def _grouped(spoken: Sequence[Statement], why: Callable[[Statement, Statement], str]) -> dict[str, tuple[str, str]]:
    """Figures of one event, measure and amount, joined where `why` gives a reason."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(spoken):
        amount = one.value if one.value is not None else (one.low, one.high)
        blocks[one.event or one.article_id, one.measure, one.kind, one.unit, amount].append(place)
    groups = _Groups(len(spoken))
    reasons: dict[int, str] = {}
    for places in blocks.values():
        for first, second in combinations(places, 2):
            reason = why(spoken[first], spoken[second])
            if reason:
                groups.join(first, second)
                reasons.setdefault(first, reason)
                reasons.setdefault(second, reason)
    return {spoken[place].figure_id: (spoken[groups.root(place)].figure_id, reasons[place]) for place in reasons}


def _copied(one: Statement, other: Statement, copies: _Copies) -> str:
    """Why two figures stand in one wire report, as words; empty where they do not."""
    if one.article_id == other.article_id or one.kind in PASSING:
        return ""
    if copies.one_passage(one, other) and copies.one_text(one.article_id, other.article_id):
        shared = copies.shared(one.article_id, other.article_id)
        return f"the articles share {shared:.0%} of the shorter one, and the words beside the number"
    near = one.day is None or other.day is None or abs((one.day - other.day).days) <= DAYS
    if near and one.speaker and one.via and (one.speaker, one.via) == (other.speaker, other.via):
        return f"{one.speaker}, relayed by {one.via}"
    return ""


class _Copies:
    """What two articles have in common word by word, found out when it is asked for."""

    def __init__(self, texts: Mapping[str, str], spoken: Sequence[Statement]) -> None:
        self._texts = texts
        self._tolls: dict[str, list[Statement]] = defaultdict(list)
        for one in spoken:
            if one.measure in PEOPLE and one.kind == "count":
                self._tolls[one.article_id].append(one)
        self._rows: dict[str, tuple[list[int], list[int]]] = {}
        self._sets: dict[str, frozenset[int]] = {}
        self._shared: dict[tuple[str, str], float] = {}

    def shared(self, one: str, other: str) -> float:
        """The share of the rows of four words of the shorter article that are in the longer one."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._shared:
            first, second = self._set(one), self._set(other)
            self._shared[pair] = len(first & second) / max(min(len(first), len(second)), 1)
        return self._shared[pair]

    def one_text(self, one: str, other: str) -> bool:
        """Whether so much is copied that one of two articles was made from the other, or both from a third."""
        shared = self.shared(one, other)
        if shared < PASSAGE or shared >= COPIED:
            return shared >= COPIED
        pairs = product(self._tolls[one], self._tolls[other])
        return (
            len({(a.measure, a.low, a.high) for a, b in pairs if a.measure == b.measure and self.one_passage(a, b)})
            >= TOLLS
        )

    def one_passage(self, one: Statement, other: Statement) -> bool:
        """Whether two figures give one amount in the same words."""
        if (one.low, one.high) != (other.low, other.high):
            return False
        return max(self._beside(one, other), self._beside(other, one)) >= SHARED

    def _beside(self, one: Statement, other: Statement) -> float:
        """The share of the rows beside the number of `one`, in its sentence, that stand near that of the `other`."""
        own = self._near(one, BESIDE, one.sentence)
        around = self._near(other, 2 * BESIDE, (0, len(self._texts[other.article_id])))
        return len(own & around) / max(len(own), 1)

    def _near(self, one: Statement, reach: int, within: tuple[int, int]) -> set[int]:
        """The rows of at most so many words on either side of a number, as far as they lie within the offsets."""
        starts, rows = self._of(one.article_id)
        place = bisect_right(starts, one.start) - 1
        first = max(place - reach, bisect_left(starts, within[0]))
        last = min(place + reach + 1, bisect_left(starts, within[1]))
        return set(rows[first : max(last - SHINGLE + 1, first + 1)])

    def _of(self, article: str) -> tuple[list[int], list[int]]:
        """Where the words of an article start, and its rows in their order."""
        if article not in self._rows:
            words = list(_WORD.finditer(self._texts[article]))
            self._rows[article] = [word.start() for word in words], _rows([fold(word[0]) for word in words])
        return self._rows[article]

    def _set(self, article: str) -> frozenset[int]:
        if article not in self._sets:
            self._sets[article] = frozenset(self._of(article)[1])
        return self._sets[article]


def one_report(one: Statement, other: Statement) -> str:
    """Why two figures with the same amount are one report passed on, as words; empty where nothing says so."""
    if one.people != other.people or (one.place and other.place and one.place != other.place):
        return ""
    if one.speaker is not None and one.speaker == other.speaker:
        return f"the same number of {one.speaker}"
    if one.day is not None and other.day is not None and abs((one.day - other.day).days) > DAYS:
        return ""
    if one.via is not None and one.via == other.via:
        return f"both relayed by {one.via}"
    for carrier, carried in ((one, other), (other, one)):
        if carrier.via is not None and carrier.via == carried.speaker:
            return f"{carried.speaker} is the relay of the other"
    if is_exact(one) and one.article_id != other.article_id:
        return "a number too exact to be found twice"
    return ""


def near_duplicates(passages: Sequence[str], shared: float = SHARED) -> list[list[int]]:
    """Groups of passages that share at least `shared` of the rows of four words of the shorter one, by their places.

    Linear in the words: of all passages that hold a row of words each is compared with the next one alone, which is
    enough, as copies share many rows and the groups are joined up.
    """
    rows = [shingles(passage) for passage in passages]
    last: dict[int, int] = {}
    pairs: set[tuple[int, int]] = set()
    for place, row in enumerate(rows):
        for shingle in row:
            if shingle in last:
                pairs.add((last[shingle], place))
            last[shingle] = place
    groups = _Groups(len(passages))
    for first, second in sorted(pairs):
        if len(rows[first] & rows[second]) >= shared * min(len(rows[first]), len(rows[second])):
            groups.join(first, second)
    found: dict[int, list[int]] = defaultdict(list)
    for place in range(len(passages)):
        found[groups.root(place)].append(place)
    return [group for group in found.values() if len(group) > 1]


def shingles(passage: str) -> frozenset[int]:
    """The rows of four folded words of a passage, hashed; a passage of fewer words is one row."""
    return frozenset(_rows([fold(word) for word in _WORD.findall(passage)]))


def _rows(words: Sequence[str]) -> list[int]:
    if len(words) < SHINGLE:
        return [hash(tuple(words))] if words else []
    return [hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1)]


class _Groups:
    """Things joined into groups; the first of a group stands for it."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first
