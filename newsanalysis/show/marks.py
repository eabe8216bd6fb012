"""Spans shown in their text: one sweep over the boundaries, so that spans may overlap, nest and touch as they like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsanalysis.show.html import Html, element, escaped

DEEPEST = 12  # no eye tells more apart, and a page would grow with the square of the text


@dataclass(frozen=True)
class Mark:
    """A span ``text[start:end]`` with the look it is given, what hovering says, and the id that links lead to."""

    start: int
    end: int
    style: str
    title: str = ""
    anchor: str | None = None
    data: dict[str, str] = field(default_factory=dict)


def marked(text: str, marks: Sequence[Mark]) -> Html:
    """`text` as HTML with its `marks`: taking the tags away gives the text back, character for character.

    Where marks overlap the longer one lies outside, and hovering says what each of them says, the innermost first.
    A span that reaches beyond the text is cut, an empty one is not shown. An id stands on the first piece of its mark.
    Where more than `DEEPEST` marks lie over each other, only the innermost are drawn.
    """
    spans = [(max(0, mark.start), min(len(text), mark.end), mark) for mark in marks]
    spans = [span for span in spans if span[0] < span[1]]
    # Outside first; of two marks of the same length the one given first.
    order = sorted(range(len(spans)), key=lambda i: (spans[i][0] - spans[i][1], i))
    boundaries = sorted({0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    opening: dict[int, list[int]] = {}
    for i in order:
        opening.setdefault(spans[i][0], []).append(i)
    rank = {i: place for place, i in enumerate(order)}
    active: list[int] = []
    pieces = []
    for start, end in pairwise(boundaries):
        active = [i for i in active if spans[i][1] > start] + opening.get(start, [])
        active.sort(key=rank.__getitem__)
        pieces.append(_piece(text[start:end], start, [(spans[i][0], spans[i][2]) for i in active[-DEEPEST:]]))
    return Html("".join(pieces))


def _piece(text: str, start: int, marks: list[tuple[int, Mark]]) -> Html:
    """One piece of text inside all marks that cover it, the last of them innermost."""
    said: list[str] = []
    for _, mark in reversed(marks):
        if mark.title and mark.title not in said:
            said.append(mark.title)
    inner = escaped(text)
    for i, (first, mark) in enumerate(reversed(marks)):
        inner = element(
            "span",
            inner,
            id=mark.anchor if first == start else None,
            style=mark.style or None,
            title="\n\n".join(said) if i == 0 and said else None,
            **{f"data_{key}": value for key, value in mark.data.items()},
        )
    return inner
