"""Conflicts with both sentences side by side."""

from __future__ import annotations

import pandas as pd

from newsanalysis.analyse import conflicts
from newsanalysis.show.conflicts import show_conflicts, side_by_side
from newsanalysis.tables import conform

TEXTS = {"a": "قالت الوزارة إن 27 شخصا قتلوا.", "b": "قال مسعفون إن 40 شخصا قتلوا."}


def tables() -> dict[str, pd.DataFrame]:
    articles = [
        {"article_id": name, "text": text, "event": "سيل", "published": "2024-05-01"} for name, text in TEXTS.items()
    ]
    figures = []
    for name, number, who in (("a", "27", "الوزارة"), ("b", "40", "مسعفون")):
        start = TEXTS[name].index(number)
        row = {"figure_id": f"f-{name}", "article_id": name, "expr": number, "expr_start": start, "expr_end": start + 2}
        row |= {
            "value": float(number),
            "low": float(number),
            "high": float(number),
            "qualifier": "exact",
            "source": who,
        }
        figures.append(row | {"measure": "killed", "kind": "count", "form": "digits"})
    return {
        "figures": conform(pd.DataFrame(figures), "figures"),
        "claims": conform(pd.DataFrame(), "claims"),
        "articles": conform(pd.DataFrame(articles), "articles"),
    }


def test_both_sentences_stand_in_a_row_with_their_numbers_marked() -> None:
    made = tables()
    pairs = conflicts(**made)
    shown = side_by_side(pairs, made["articles"]).iloc[0]
    assert [shown["sentence_a"], shown["sentence_b"]] == list(TEXTS.values())
    html = show_conflicts(pairs, made["figures"], made["articles"]).html
    assert ">27</" in html and ">40</" in html


def test_nothing_to_show_is_an_empty_table() -> None:
    made = tables()
    pairs = conflicts(**made, measure="missing")
    assert "<tbody></tbody>" in show_conflicts(pairs, made["figures"], made["articles"]).html
