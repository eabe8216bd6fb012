"""Whether two figures speak of one matter, where nobody has said which articles tell of one event.

An event that `events` has guessed may hold several incidents: two accidents of one night, two fronts of one war. Two numbers
of it are called a conflict only where a reader would take their passages for one story: they are alike in their rare words,
agree on place and day, count over the same time and the same sort of people, and neither article gives the number of the
other as well. All other pairs stay in the table of `conflicts`, unmarked, with their `likeness`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import fsum, log

import numpy as np
import pandas as pd

from newsanalysis.analyse.rarity import PRIOR, usual
from newsanalysis.analyse.statement import Statement
from newsanalysis.analyse.surroundings import listed

ALIKE = 0.25  # the likeness of two passages on one matter
LISTED = 0.35  # below it two amounts without a measure are not set side by side: an event holds hundreds of prices
COPIED = 0.5  # and of two on one thing, whose measure has no name
STEP = 5  # two counts of one matter are seldom so many times apart
CLOSE = 2  # two amounts of one thing are seldom further apart
SAME_PHRASE = 0.5  # of the words beside a number of a thing that two articles share
LATE = pd.Timestamp.max
NEXT = 3  # signs between two sentences that follow one another
DAYS = 1  # between the days of two counts of one matter
RAREST = 0.0003  # the share of articles below which no word tells more
BESIDE = 0.5  # what a word of a sentence beside weighs


class Passages:
    """The passages that figures stand in, and how alike they are: the cosine of their rare words, 0 to 1.

    A word weighs the logarithm of how seldom sentences with numbers have it, in these articles and in newspapers at large;
    names of speakers and numbers are left out, the sentences beside weigh half.
    """

    def __init__(self, spoken: Sequence[Statement]) -> None:
        having: Counter[str] = Counter()
        by_article: dict[str, set[str]] = defaultdict(set)
        for one in spoken:
            by_article[one.article_id] |= one.words
        for words in by_article.values():
            having.update(words)
        self._having, self._articles = having, len(by_article)
        self._vectors: dict[tuple[str, tuple[int, int]], dict[str, float]] = {}
        self._told = {(one.article_id, one.measure, one.kind, one.size) for one in spoken}

    def likeness(self, a: Statement, b: Statement) -> float:
        """How alike the passages of two figures are."""
        first, second = sorted((self._vector(a), self._vector(b)), key=len)
        return min(1.0, fsum(weight * second.get(word, 0.0) for word, weight in first.items()))

    def alike(self, block: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
        """The pairs of a block whose passages are alike at all; all likenesses of a block are one product of matrices."""
        members: dict[tuple[str, tuple[int, int]], list[Statement]] = defaultdict(list)
        for one in block:
            members[one.article_id, one.sentence].append(one)
        groups = list(members.values())
        rows = [self._vector(group[0]) for group in groups]
        shared = Counter(word for row in rows for word in row)
        column = {word: place for place, word in enumerate(sorted(word for word, n in shared.items() if n > 1))}
        matrix = np.zeros((len(rows), len(column)), dtype="float32")
        for place, row in enumerate(rows):
            for word, weight in row.items():
                if word in column:
                    matrix[place, column[word]] = weight
        for place, group in enumerate(groups):
            yield from combinations(group, 2)
            for other in np.flatnonzero(matrix[place + 1 :] @ matrix[place] >= LISTED):
                yield from product(group, groups[place + 1 + int(other)])

    def one_matter(self, a: Statement, b: Statement) -> bool:
        """Whether two figures of a guessed event plainly speak of one matter; see the module."""
        if (a.said | b.said) & listed("furniture"):
            return False
        if "vague" in (a.qualifier, b.qualifier) or a.lasting or b.lasting or _rounded(a, b) or _rounded(b, a):
            return False
        if a.article_id != b.article_id and (_days(a, b) > DAYS or self._agree(a, b)):
            return False
        if a.measure == "other":
            return self._one_thing(a, b)
        small, large = sorted((a, b), key=lambda one: one.size)
        if not 1 < small.size <= large.size <= small.size * STEP or a.part_of or b.part_of:
            return False
        if a.several or b.several or (_days(a, b) and (small.day or LATE) < (large.day or LATE)):
            return False
        if not _same_people(a, b) or not _same_place(a, b):
            return False
        if a.article_id == b.article_id:
            return _set_side_by_side(a, b)
        # Reports of a service are alike, whatever happened: only a place that both name tells that it is one accident.
        return self.likeness(a, b) >= (ALIKE if a.places & b.places else COPIED)

    def _agree(self, a: Statement, b: Statement) -> bool:
        """Whether one of the articles gives the number of the other as well: then they count two things, or one after another."""
        return (a.article_id, b.measure, b.kind, b.size) in self._told or (
            b.article_id, a.measure, a.kind, a.size
        ) in self._told  # fmt: skip

    def _one_thing(self, a: Statement, b: Statement) -> bool:
        """Whether two amounts without a named measure stand in one report that two articles tell: the words beside them and
        another number of their sentences are the same. What a market says changes by the hour and is never one thing."""
        small, large = sorted((a.size, b.size))
        if a.article_id == b.article_id or large > small * CLOSE or (a.words | b.words) & listed("market"):
            return False
        first, second = _numbers(a), _numbers(b)
        shared = first & second
        if "age" in (a.kind, b.kind) or _days(a, b) or not shared or 2 * len(shared) < min(len(first), len(second)):
            return False
        phrase = len(a.about & b.about) / max(len(a.about | b.about), 1)
        return phrase >= SAME_PHRASE and self.likeness(a, b) >= COPIED

    def _vector(self, one: Statement) -> dict[str, float]:
        key = one.article_id, one.sentence
        if key not in self._vectors:
            weights = {word: BESIDE * self._weight(word) for word in one.beside}
            weights |= {word: self._weight(word) for word in one.words}
            length = fsum(weight * weight for weight in weights.values()) ** 0.5 or 1.0
            self._vectors[key] = {word: weight / length for word, weight in weights.items()}
        return self._vectors[key]

    def _weight(self, word: str) -> float:
        share = (self._having[word] + PRIOR * usual().get(word, 0.5) / 1000) / (self._articles + PRIOR)
        return -log(min(max(share, RAREST), 1.0))


def _days(a: Statement, b: Statement) -> int:
    if a.day is None or b.day is None:
        return 0
    return abs((a.day.normalize() - b.day.normalize()).days)


def _numbers(one: Statement) -> set[str]:
    """The other numbers of a sentence, of two digits or more."""
    own = f"{one.value:g}" if one.value is not None else ""
    return {word for word in one.said if word[0].isdigit() and len(word) > 1} - {own}


def _rounded(one: Statement, exact: Statement) -> bool:
    """Whether `one` is `exact` with fewer digits, at least two: 113,400,000 for 113,422,552, or 744 for 744.5."""
    if one.value is None or exact.value is None or one.value < 10:
        return False
    number, unit = round(one.value), 1
    while number % (unit * 10) == 0 and unit * 100 <= number:
        unit *= 10
    return abs(one.value - exact.value) < unit * (1 if unit > 1 else 0.6) and one.value != exact.value


def _same_people(a: Statement, b: Statement) -> bool:
    """Whether two counts may be of the same people: on one side of a war, and by one noun where both have a telling one."""
    families = listed("families")
    if a.camp != b.camp and ((a.camp and b.camp) or (a.camp | b.camp) - {"civilians"}):
        return False
    if bool(a.thing & families) != bool(b.thing & families):
        return False
    return not a.thing or not b.thing or bool(a.thing & b.thing)


def _same_place(a: Statement, b: Statement) -> bool:
    """Whether no town, road, quarter or village tells two counts apart."""
    near = not a.local or not b.local or bool(a.local & b.local)
    return near and (not a.towns or not b.towns or bool(a.towns & b.towns))


def _set_side_by_side(a: Statement, b: Statement) -> bool:
    """Whether one article sets two speakers against each other, in a sentence or in two that follow one another."""
    return a.speaker is not None and b.speaker is not None and a.speaker != b.speaker and _follow(a, b)


def _follow(a: Statement, b: Statement) -> bool:
    """Whether two figures of one article stand in one sentence, or in two that follow one another."""
    first, second = sorted((a.sentence, b.sentence))
    return first == second or second[0] - first[1] <= NEXT
