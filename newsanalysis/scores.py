"""What `score` returns: how many were found, how many fields are right, and the errors behind the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Found:
    """How many `hits` are among the `predicted` items and among the `gold` ones."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def to_dict(self) -> dict[str, float]:
        rates = {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}
        return rates | {"gold": self.gold, "predicted": self.predicted}


@dataclass(frozen=True)
class Right:
    """How many `of` the found items have a field right."""

    right: int
    of: int

    @property
    def accuracy(self) -> float:
        return self.right / self.of

    def to_dict(self) -> dict[str, float]:
        return {"accuracy": round(self.accuracy, 4), "of": self.of}


Score = Found | Right | float | None

# The fields that an error may be in, beside `missed` and `extra`.
FIGURE_FIELDS = ("qualifier", "kind", "counted", "measure", "source", "group")
CLAIM_FIELDS = ("source", "stance", "quotation", "content", "via")
ERRORS = (
    *(f"figure {name}" for name in ("missed", "extra", *FIGURE_FIELDS)),
    *(f"claim {name}" for name in ("missed", "extra", *CLAIM_FIELDS)),
)


@dataclass(frozen=True, repr=False, eq=False)
class Scores:
    """The scores of figures and claims by name; `errors` has a row for each miss, each extra and each wrong field.

    The columns of `errors` are what (one of `ERRORS`), article_id, start, end, note and context (the place in brackets).
    """

    figures: dict[str, Score]
    claims: dict[str, Score]
    errors: pd.DataFrame

    def to_dict(self) -> dict[str, dict[str, Any]]:
        """The scores as numbers rounded to four places, ready for JSON."""
        return {"figures": _rounded(self.figures), "claims": _rounded(self.claims)}

    def to_frame(self) -> pd.DataFrame:
        """The scores as a table: field (``figure found``), measure, value and n.

        A measure is ``F1`` (n: gold and predicted items together), ``accuracy`` (n: the found items that the field was
        asked of), ``mean`` (n: the found items) or ``recall`` (n is not kept).
        """
        rows = [*_lines_of("figure", self.figures), *_lines_of("claim", self.claims)]
        return pd.DataFrame(rows, columns=["field", "measure", "value", "n"]).astype({"n": "Int64"})

    def __repr__(self) -> str:
        return _block("figures", self.figures) + "\n\n" + _block("claims", self.claims)


def _lines_of(item: str, scores: dict[str, Score]) -> Iterator[tuple[str, str, float, int | None]]:
    found = next((score.hits for score in scores.values() if isinstance(score, Found)), 0)
    for name, score in scores.items():
        if isinstance(score, Found):
            yield f"{item} {name}", "F1", score.f1, score.gold + score.predicted
        elif isinstance(score, Right):
            yield f"{item} {name}", "accuracy", score.accuracy, score.of
        elif score is not None:
            is_recall = name.endswith("recall")
            yield f"{item} {name}", "recall" if is_recall else "mean", score, None if is_recall else found


def _rounded(scores: dict[str, Score]) -> dict[str, Any]:
    return {
        name: score.to_dict() if isinstance(score, Found | Right) else None if score is None else round(score, 4)
        for name, score in scores.items()
    }


def _block(title: str, scores: dict[str, Score]) -> str:
    """Scores as an aligned table: what was found, then how many of the found have each field right."""
    lines = [_line(title, "precision", "recall", "F1", "gold", "predicted")]
    lines += [
        _line(f"  {name}", s.precision, s.recall, s.f1, s.gold, s.predicted)
        for name, s in scores.items()
        if isinstance(s, Found)
    ]
    lines.append(_line("", "accuracy", "of"))
    for name, s in scores.items():
        if isinstance(s, Right):
            lines.append(_line(f"  {name}", s.accuracy, s.of))
        elif not isinstance(s, Found):
            lines.append(_line(f"  {name}", "none" if s is None else s))
    return "\n".join(lines)


def _line(label: str, *cells: str | float) -> str:
    shown = (f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells)
    return f"{label:<26}" + "".join(f"{cell:>11}" for cell in shown)
