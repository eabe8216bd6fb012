"""A flood that four articles tell of, in correct Arabic of our own, and its tables as a reader would fill them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from newsanalysis.analyse import actors, identify
from newsanalysis.tables import conform

OPEN = float("inf")
TEXTS = {
    "a1": ("الميناء", "2024-05-01", "قالت وزارة الصحة إن ما لا يقل عن 29 شخصا قتلوا، بينهم 4 أطفال."),
    "a2": ("الميناء", "2024-05-02", "وأضافت الوزارة أن 120 شخصا لقوا حتفهم. ونقلت وكالة النهر عن مسعفين مقتل نحو 150."),
    "a3": ("السهل", "2024-05-04", "أعلنت وزارة الصحة أن عدد القتلى بلغ 95 شخصا. وقتل العشرات في القرى."),
    "a4": ("السهل", "2024-05-04", "ذُكر أن 7 سياح قتلوا، وأن 8 % من القتلى أطفال، وأن 60 أصيبوا."),
}


@pytest.fixture
def articles() -> pd.DataFrame:
    rows = [
        {
            "article_id": name,
            "outlet": outlet,
            "published": day,
            "text": text,
            "event": "فيضان" if name != "a4" else "حريق",
        }
        for name, (outlet, day, text) in TEXTS.items()
    ]
    return conform(pd.DataFrame(rows), "articles")


@pytest.fixture
def claims() -> pd.DataFrame:
    rows = [
        {"claim_id": "c1", "article_id": "a1", "speaker": "وزارة الصحة", "source": "وزارة الصحة"},
        {"claim_id": "c2", "article_id": "a2", "speaker": "وزارة الصحة", "source": "الوزارة"},
        {"claim_id": "c3", "article_id": "a2", "source": "مسعفين", "via": "وكالة النهر"},
        {"claim_id": "c4", "article_id": "a3", "speaker": "وزارة الصحة", "source": "وزارة الصحة"},
        {"claim_id": "c5", "article_id": "a4"},
    ]
    return conform(pd.DataFrame(rows), "claims")


@pytest.fixture
def figures() -> pd.DataFrame:
    rows = [
        _figure("f1", "a1", "29", "شخصا", claim_id="c1", qualifier="at_least", high=OPEN),
        _figure("f2", "a1", "4", "أطفال", claim_id="c1", group="children", part_of="f1"),
        _figure("f3", "a2", "120", "شخصا", claim_id="c2"),
        _figure("f4", "a2", "150", None, claim_id="c3", qualifier="about", low=135, high=165),
        _figure("f5", "a3", "95", "شخصا", claim_id="c4"),
        _figure("f6", "a3", "عشرات", None, value=None, qualifier="vague", low=20, high=99),
        _figure("f7", "a4", "7", "سياح", claim_id="c5"),
        _figure("f8", "a4", "8", "القتلى", claim_id="c5", kind="percent"),
        _figure("f9", "a4", "60", None, claim_id="c5", measure="injured"),
    ]
    return conform(pd.DataFrame(rows), "figures")


def _figure(figure_id: str, article_id: str, expr: str, counted: str | None, **known: Any) -> dict[str, Any]:
    text = TEXTS[article_id][2]
    start = text.index(expr)
    value = known.pop("value", float(expr) if expr.isdigit() else None)
    row = {"figure_id": figure_id, "article_id": article_id, "expr": expr, "expr_start": start, "value": value}
    row |= {"expr_end": start + len(expr), "low": value, "high": value, "measure": "killed", "kind": "count"}
    row |= {"qualifier": "exact"}
    if counted:
        place = text.index(counted, start)
        row |= {"counted": counted, "counted_start": place, "counted_end": place + len(counted)}
    return row | known


@pytest.fixture(scope="session")
def benchmark() -> Any:
    """The script that measures the conflicts: comparing is tested apart from extraction by its tables."""
    return import_module("conflicts")


@pytest.fixture(scope="session")
def known() -> pd.DataFrame:
    """The actors of the bundled corpus."""
    return pd.read_csv(Path(__file__).parents[2] / "corpus" / "actors.csv", dtype="str")


@pytest.fixture(scope="session")
def joined(benchmark: Any, known: pd.DataFrame) -> Any:
    """The tables of the gold annotation, with every speaker identified."""
    tables = benchmark.gold_tables()
    return identify(tables, actors(tables.claims, tables.figures, tables.articles, known))


@pytest.fixture
def tell() -> Any:
    """Articles told in a few words each, as the three tables: one figure an article, given by its words and fields."""
    return _tell


def _tell(*told: dict[str, Any]) -> dict[str, pd.DataFrame]:
    articles, claims, figures = [], [], []
    for n, one in enumerate(told, 1):
        name = one.pop("article", f"n{n}")
        text, expr = one.pop("text"), one.pop("expr")
        start = text.index(expr)
        day, event = one.pop("day", "2024-05-01"), one.pop("event", "فيضان")
        stance, speaker = one.pop("stance", "say"), one.pop("speaker", None)
        via, said_on = one.pop("via", None), one.pop("said_on", None)
        if name not in [article["article_id"] for article in articles]:
            row = {"article_id": name, "outlet": f"صحيفة {n}", "published": day, "text": text, "event": event}
            articles.append(row)
        if speaker:
            claim = {
                "claim_id": f"c{n}",
                "article_id": name,
                "speaker": speaker,
                "speaker_id": speaker,
                "stance": stance,
            }
            claims.append(claim | {"via": via, "said_on": said_on, "cue": "قال", "cue_start": 0, "cue_end": 1})
        value = one.get("value", float(expr) if expr.isdigit() else None)
        row = {"figure_id": f"f{n}", "article_id": name, "claim_id": f"c{n}" if speaker else None, "expr": expr}
        row |= {"expr_start": start, "expr_end": start + len(expr), "value": value, "low": value, "high": value}
        row |= {"measure": "killed", "kind": "count", "qualifier": "exact", "form": "digits"}
        figures.append(row | one)
    tables = {"figures": figures, "claims": claims, "articles": articles}
    return {name: conform(pd.DataFrame(rows), name) for name, rows in tables.items()}
