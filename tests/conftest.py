"""An article of our own with its gold annotation, made by reading, and the tables that say the same as a gold."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings

from newsanalysis.tables import conform

settings.register_profile("no clock", deadline=None)  # a busy machine is no failure
settings.load_profile("no clock")

TEXT = (
    "أعلنت وزارة الصحة سقوط 27 قتيلا بينهم مدنيان في قصف المرفأ، وفق ما نقلت وكالة محلية. "
    "وأضافت أن نحو 40 آخرين أصيبوا. "
    'وقال الناطق سامي درويش: "سنعيد بناء المرفأ خلال عامين". '
    "وشهدت البلدة مقتل صياد."
)
FIGURE = {
    "low": None, "high": None, "form": "digits", "qualifier": "exact", "kind": "count", "counted": None,
    "measure": "other", "group": None, "part_of": None, "source": None,
}  # fmt: skip


def span(needle: str) -> dict[str, Any]:
    start = TEXT.index(needle)
    return {"start": start, "end": start + len(needle), "text": needle}


@pytest.fixture
def lines_run() -> Callable[[Callable[[], object]], int]:
    """How many lines of Python a call runs, its callees included: no busy machine changes it."""

    def count(call: Callable[[], object]) -> int:
        lines = 0

        def trace(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal lines
            lines += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            call()
        finally:
            sys.settrace(before)
        return lines

    return count


@pytest.fixture
def articles() -> pd.DataFrame:
    return conform(pd.DataFrame({"article_id": ["port-1"], "outlet": ["الميناء"], "text": [TEXT]}), "articles")


@pytest.fixture
def gold() -> list[dict[str, Any]]:
    ministry = span("وزارة الصحة")
    figures = [
        FIGURE | {"expr": span("27"), "value": 27, "counted": span("قتيلا"), "measure": "killed", "source": ministry},
        FIGURE
        | {"expr": span("مدنيان"), "value": 2, "form": "dual", "measure": "killed", "group": "civilians"}
        | {"part_of": span("27"), "source": ministry},
        FIGURE
        | {"expr": span("40"), "value": 40, "qualifier": "about", "counted": span("آخرين"), "measure": "injured"}
        | {"source": ministry},
        FIGURE
        | {"expr": span("عامين"), "value": 2, "form": "dual", "kind": "duration", "source": span("الناطق سامي درويش")},
        FIGURE | {"expr": span("صياد"), "value": 1, "form": "singular", "counted": span("صياد"), "measure": "killed"},
    ]
    claims = [
        {"cue": span("أعلنت"), "source": ministry, "speaker": "وزارة الصحة", "via": span("وكالة محلية")}
        | {
            "content": [span("سقوط 27 قتيلا بينهم مدنيان في قصف المرفأ")],
            "quotation": "indirect",
            "stance": "announce",
        },
        {"cue": span("أضافت"), "source": None, "speaker": "وزارة الصحة", "via": None}
        | {"content": [span("نحو 40 آخرين أصيبوا")], "quotation": "indirect", "stance": "say"},
        {"cue": span("قال"), "source": span("الناطق سامي درويش"), "speaker": "الناطق سامي درويش", "via": None}
        | {"content": [span("سنعيد بناء المرفأ خلال عامين")], "quotation": "direct", "stance": "say"},
    ]
    return [{"article_id": "port-1", "figures": figures, "claims": claims}]


@pytest.fixture
def tables(gold: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    return _tables_of(gold)


@pytest.fixture
def tables_of() -> Callable[[list[dict[str, Any]]], dict[str, pd.DataFrame]]:
    return _tables_of


def _tables_of(gold: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """The figures and claims tables that a perfect extractor would make of the annotated articles."""
    figures, claims = [], []
    for article in gold:
        name = article["article_id"]
        ids = {figure["expr"]["start"]: f"{name}-f{n}" for n, figure in enumerate(article["figures"])}
        for figure in article["figures"]:
            low, high = (figure["value"] if figure[end] is None else figure[end] for end in ("low", "high"))
            row = {**figure, "low": low or 0, "high": high or 0, "article_id": name}
            row["figure_id"] = ids[figure["expr"]["start"]]
            row["part_of"] = ids.get((figure["part_of"] or {}).get("start"))
            figures.append(_flat(row, ("expr", "counted", "source")))
        for n, claim in enumerate(article["claims"]):
            row = {**claim, "article_id": name, "claim_id": f"{name}-c{n}"}
            row["content_spans"] = ";".join(f"{part['start']}-{part['end']}" for part in claim["content"])
            row["content"] = " … ".join(part["text"] for part in claim["content"])
            claims.append(_flat(row, ("cue", "source", "via")))
    return {"figures": conform(pd.DataFrame(figures), "figures"), "claims": conform(pd.DataFrame(claims), "claims")}


def _flat(row: dict[str, Any], spans: tuple[str, ...]) -> dict[str, Any]:
    for name in spans:
        place = row[name] or {}
        row = row | {f"{name}_{end}": place.get(end) for end in ("start", "end")} | {name: place.get("text")}
    return row
