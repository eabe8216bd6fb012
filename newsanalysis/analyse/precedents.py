"""Kinds of differences after the pairs that readers judged.

Rules say what two figures count as far as the text says it. Much it leaves out: which of two clashes a number is of, whether a
later toll replaces an earlier one. There a reader weighs many signs at once, and so does a random forest (Breiman 2001) grown
on pairs of figures that readers of newspapers noted, each with the kind of its difference (`benchmarks/precedents.py` grows
it, docs/evaluation.md says how good it is on incidents that it has not seen). What the text itself says stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from newsanalysis.analyse.distance import meet
from newsanalysis.analyse.pairs import Verdict
from newsanalysis.analyse.statement import Statement
from newsanalysis.analyse.traits import Traits

SURE = frozenset(("same_wire", "correction"))  # the text itself says these
RULES = 0.1  # what the kind of the rules weighs beside all trees together
NAMED = 2  # families of traits that a reason names
ELSEWHERE = "elsewhere"  # what readers noted of another place and of another day alike
NOTED = {"open": "different_source", "other_place": ELSEWHERE, "other_day": ELSEWHERE}  # kinds under the readers' names
BLOCK = 20_000  # pairs weighed at a time: a row holds some 150 numbers
Floats = npt.NDArray[Any]
Nodes = npt.NDArray[Any]


class Forest(NamedTuple):
    """Trees as arrays of nodes: the trait that a node asks for (-1 at a leaf), its threshold, the nodes below, the shares of the
    kinds among the pairs that came here."""

    traits: list[str]
    kinds: list[str]
    roots: npt.NDArray[Any]
    trait: npt.NDArray[Any]
    threshold: npt.NDArray[Any]
    left: npt.NDArray[Any]
    right: npt.NDArray[Any]
    shares: npt.NDArray[Any]


def by_precedents(verdicts: Sequence[Verdict], traits: Traits, *, guessed: bool = False) -> Iterator[Verdict]:
    """The verdicts in their order, with the kinds that readers gave to pairs like them, unless the text says the kind or the
    intervals meet. All pairs of two amounts of an event are weighed together, each first by itself. Where the events are
    `guessed`, amounts without a named measure stay with the rules: an event may hold thousands of them, prices and ages."""
    asked = [i for i, one in enumerate(verdicts) if is_open(one) and not (guessed and one.first.measure == "other")]
    pairs = [verdicts[i] for i in asked]
    grown = forest()
    shares = np.concatenate(
        [np.zeros((0, len(grown.kinds))), *(weigh(grown, rows) for rows in _matrices(grown, pairs, traits))]
    )
    kinds = list(_kinds(grown, pairs, beside_rules(grown, pairs, shares)))
    pairs = [
        one._replace(share=float(row[grown.kinds.index(kind)]))
        for one, row, kind in zip(pairs, shares, kinds, strict=True)
    ]
    other = [k for k, kind in enumerate(kinds) if kind != NOTED.get(pairs[k].kind, pairs[k].kind)]
    whys = (why for rows in _matrices(grown, [pairs[k] for k in other], traits) for why in spoken_for(grown, rows))
    found = dict(zip(asked, pairs, strict=True))
    for k, why in zip(other, whys, strict=True):
        found[asked[k]] = _as(pairs[k], kinds[k], why[grown.kinds.index(kinds[k])], grown)
    for i, one in enumerate(verdicts):
        yield found.get(i, one)


def _matrices(grown: Forest, pairs: Sequence[Verdict], traits: Traits) -> Iterator[Floats]:
    """The traits of pairs, a row each, some thousand rows at a time."""
    for first in range(0, len(pairs), BLOCK):
        rows = (traits.of(one.first, one.second, one.kind) for one in pairs[first : first + BLOCK])
        yield np.array([[row[name] for name in grown.traits] for row in rows], dtype="float32")


def is_open(one: Verdict) -> bool:
    """Whether the text leaves open what the difference of two figures is."""
    return (
        not one.sure and one.kind not in SURE and one.first.size != one.second.size and not meet(one.first, one.second)
    )


def beside_rules(grown: Forest, verdicts: Sequence[Verdict], shares: Floats) -> Floats:
    """The shares with a little more for the kind of the rules, and none for two sources that part where the text names what
    tells the two counts apart."""
    columns = {kind: i for i, kind in enumerate(grown.kinds)}
    shares = shares.copy()
    for i, one in enumerate(verdicts):
        shares[i, columns[NOTED.get(one.kind, one.kind)]] += RULES
        if one.apart:
            shares[i, columns["different_source"]] = 0.0
    return shares


def weigh(grown: Forest, matrix: Floats) -> Floats:
    """For each row of traits the shares of the kinds, the mean of those at the leaves that it comes to."""
    shares = np.zeros((len(matrix), len(grown.kinds)))
    for root in grown.roots:
        for rows, _, below in _ways(grown, matrix, root):
            ended = grown.trait[below] < 0
            shares[rows[ended]] += grown.shares[below[ended]]
    return shares / len(grown.roots)


def spoken_for(grown: Forest, matrix: Floats) -> Floats:
    """For each row how much each family of traits, by name, speaks for each kind: the sum, over the questions that the trees
    ask on the row's way, of what the answers change (Saabas 2014)."""
    families = _families(grown.traits)
    names = sorted(set(families))
    family = np.array([names.index(one) for one in families])
    why = np.zeros((len(matrix), len(grown.kinds), len(names)))
    for root in grown.roots:
        for rows, at, below in _ways(grown, matrix, root):
            why[rows, :, family[grown.trait[at]]] += grown.shares[below] - grown.shares[at]
    return why / len(grown.roots)


def _ways(grown: Forest, matrix: Floats, root: int) -> Iterator[tuple[Nodes, Nodes, Nodes]]:
    """The steps down a tree: the rows that go on, the nodes where they stand, the nodes below that they come to."""
    rows = np.arange(len(matrix))
    at = np.full(len(matrix), root, dtype="int32")
    while len(rows):
        left = matrix[rows, grown.trait[at]] <= grown.threshold[at]
        below = np.where(left, grown.left[at], grown.right[at])
        yield rows, at, below
        on = grown.trait[below] >= 0
        rows, at = rows[on], below[on]


@cache
def forest() -> Forest:
    """The forest that the package comes with."""
    with (files("newsanalysis.analyse") / "precedents.npz").open("rb") as file, np.load(file) as stored:
        return Forest(
            [str(name) for name in stored["traits"]],
            [str(kind) for kind in stored["kinds"]],
            stored["roots"],
            stored["trait"],
            stored["threshold"],
            stored["left"],
            stored["right"],
            stored["shares"] / np.float32(255),
        )


def _kinds(grown: Forest, verdicts: list[Verdict], shares: Floats) -> Iterator[str]:
    """The kind of each: the likeliest by its own shares and those of all pairs of its two amounts, which count the same."""
    pooled: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(verdicts):
        pooled[_amounts(one)].append(i)
    mean = {key: shares[rows].mean(axis=0) for key, rows in pooled.items()}
    source = grown.kinds.index("different_source")
    for i, one in enumerate(verdicts):
        both = shares[i] + mean[_amounts(one)]
        if one.apart:
            both[source] = 0.0
        yield grown.kinds[int(np.argmax(both))]


def _amounts(one: Verdict) -> tuple[Any, ...]:
    low, high = sorted((x.low, x.high) for x in (one.first, one.second))
    return one.first.event or one.first.article_id, one.first.measure, one.first.kind, low, high


def _as(one: Verdict, kind: str, why: Floats, grown: Forest) -> Verdict:
    """The verdict with another `kind`, and what spoke for it most."""
    a, b = one.first, one.second
    if kind == ELSEWHERE:
        kind = "other_day" if _of_two_days(a, b) else "other_place"
    elif kind == "different_source" and a.article_id == b.article_id and a.speaker == b.speaker:
        kind = "open"
    names = sorted(set(_families(grown.traits)))
    order = np.argsort(-why, kind="stable")
    named = [names[i] for i in order if names[i] in SPOKEN and why[i] > 0][:NAMED]
    words = ", ".join(SPOKEN[name] for name in named) or ALL
    return one._replace(kind=kind, reason=f"as readers judged pairs like it: {words}")


def _of_two_days(a: Statement, b: Statement) -> bool:
    apart = a.day is not None and b.day is not None and a.day.normalize() != b.day.normalize()
    return apart and not (a.spots and b.spots and not a.spots & b.spots)


def _families(traits: Sequence[str]) -> list[str]:
    return [name.partition(".")[0] for name in traits]


# How a reason names the families of traits; the rules and the measure say nothing of two figures by themselves.
SPOKEN = {
    "amounts": "how far apart they are",
    "text": "where they stand in the text",
    "days": "the days",
    "speakers": "who says it",
    "places": "the places named",
    "people": "who is counted",
    "counts": "what is counted",
    "wording": "how they are worded",
    "numbers": "the other numbers",
    "words": "the words around them",
}
ALL = "all signs together"
