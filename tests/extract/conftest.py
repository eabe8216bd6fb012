"""The figures of a text as one sees them: what stands in the text instead of offsets."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from newsanalysis.extract.figures import figures
from newsanalysis.text import document


class Seen(NamedTuple):
    """A figure; `part_of` is the expression of its total."""

    expr: str
    value: float | None
    low: float
    high: float
    form: str
    qualifier: str
    kind: str
    unit: str | None
    counted: str | None
    measure: str
    group: str | None
    part_of: str | None
    why: tuple[str, ...]


@pytest.fixture(scope="session")
def figures_in() -> Callable[[str], list[Seen]]:
    """The figures of a text, singular casualties left out (`everything_in` has them too)."""
    return lambda text: [seen for seen in see(text) if seen.form != "singular"]


@pytest.fixture(scope="session")
def everything_in() -> Callable[[str], list[Seen]]:
    """The figures of a text with its singular casualties."""
    return see


def see(text: str) -> list[Seen]:
    found = figures(document(text))

    def at(span: tuple[int, int] | None) -> str | None:
        return None if span is None else text[span[0] : span[1]]

    return [
        Seen(
            str(at(f.expr)), f.value, f.low, f.high, f.form, f.qualifier, f.kind, f.unit, at(f.counted), f.measure,
            f.group, None if f.part_of is None else at(found[f.part_of].expr), f.why,
        )
        for f in found
    ]  # fmt: skip
