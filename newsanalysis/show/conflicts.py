"""Conflicts to look at: both sentences side by side, the numbers marked in them."""

from __future__ import annotations

import pandas as pd

from newsanalysis.show.marks import Mark
from newsanalysis.show.reasons import reason
from newsanalysis.show.table import TableView, rtl_table
from newsanalysis.show.words import Language, label

NUMBER = "background-color: rgba(0, 114, 178, 0.22); border-bottom: 2px solid rgb(0, 114, 178)"


def show_conflicts(
    pairs: pd.DataFrame, figures: pd.DataFrame, articles: pd.DataFrame, *, lang: Language = "en", limit: int | None = 20
) -> TableView:
    """The rows of `conflicts` with both sentences as they stand in `articles`, the numbers of `figures` marked.

    At most `limit` rows are shown. Raises ``KeyError`` for a figure or an article that is not in its table.
    """
    return rtl_table(
        side_by_side(pairs, articles, lang),
        lang=lang,
        limit=limit,
        marks={f"sentence_{side}": marks(pairs, figures, side) for side in ("a", "b")},
    )


def side_by_side(pairs: pd.DataFrame, articles: pd.DataFrame, lang: Language = "en") -> pd.DataFrame:
    """A row a pair: kind and reason in `lang`, gap, and of both sides who speaks and the sentence."""
    texts = articles.set_index("article_id")["text"]
    shown = pairs[["kind", "reason", "gap"]].copy()
    if lang != "en":
        shown["kind"] = [label("conflict", str(kind), lang) for kind in pairs["kind"]]
        shown["reason"] = [reason(str(why), lang) for why in pairs["reason"]]
    for side in ("a", "b"):
        spans = zip(
            pairs[f"article_id_{side}"], pairs[f"sentence_start_{side}"], pairs[f"sentence_end_{side}"], strict=True
        )
        shown[f"speaker_{side}"] = pairs[f"speaker_{side}"]
        shown[f"sentence_{side}"] = pd.Series(
            [str(texts[article])[int(start) : int(end)] for article, start, end in spans],
            index=pairs.index,
            dtype="str",
        )
    return shown


def marks(pairs: pd.DataFrame, figures: pd.DataFrame, side: str) -> list[list[Mark]]:
    """Where the number of each pair's side stands in its sentence."""
    places = figures.set_index("figure_id")[["expr_start", "expr_end"]]
    found = []
    for figure, start in zip(pairs[f"figure_id_{side}"], pairs[f"sentence_start_{side}"], strict=True):
        place = places.loc[figure]
        found.append([Mark(int(place["expr_start"] - start), int(place["expr_end"] - start), NUMBER)])
    return found
