"""The heat map of names and the chart of relays."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from newsanalysis.analyse import naming_table, relay_network
from newsanalysis.show.charts import naming_chart, relay_chart
from newsanalysis.show.table import rtl_table
from newsanalysis.tables import conform

NAMED = pd.DataFrame(
    [
        {
            "actor": "الجيش",
            "kind": "people",
            "referent": "armed men",
            "term": "إرهابيون",
            "mark": None,
            "article_id": "a",
        },
        {
            "actor": "الجيش",
            "kind": "people",
            "referent": "armed men",
            "term": "مسلحون",
            "mark": None,
            "article_id": "a",
        },
        {
            "actor": "الجبهة",
            "kind": "people",
            "referent": "armed men",
            "term": "ثوار",
            "mark": "so_called",
            "article_id": "b",
        },
    ]
)


def texts(figure: Any) -> list[str]:
    found = [text.get_text() for axes in figure.axes for text in axes.texts]
    found += [tick.get_text() for axes in figure.axes for tick in axes.get_yticklabels()]
    return [text.strip("\u200e\u200f") for text in found]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_heat_map_names_actors_and_terms(lang: Any) -> None:
    figure = naming_chart(naming_table(NAMED), lang=lang)
    assert repr(figure) == "naming chart: 2 actors, 3 names of 1 things"
    shown = texts(figure)
    assert {"الجيش", "الجبهة", "إرهابيون", "ثوار"} <= set(shown)
    dotted = [patch for patch in figure.axes[0].patches if patch.get_linestyle() == ":"]
    assert len(dotted) == 1  # what is held at a distance


def test_an_empty_table_says_so() -> None:
    figure = naming_chart(naming_table(NAMED.iloc[:0]))
    assert any("no such figure" in text.get_text() for text in figure.texts)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_relays_are_drawn_in_three_columns(lang: Any) -> None:
    articles = conform(pd.DataFrame([{"article_id": "a", "outlet": "الميناء", "text": "نص"}]), "articles")
    claims = [
        {"claim_id": "1", "article_id": "a", "speaker": "الوزير", "via": "وكالة النهر"},
        {"claim_id": "2", "article_id": "a", "speaker": "شاهد"},
    ]
    network = relay_network(conform(pd.DataFrame(claims), "claims"), articles)
    figure = relay_chart(network, lang=lang)
    assert repr(figure) == "relay chart: 3 of 3 edges, 4 stations"
    assert {"الوزير", "وكالة النهر", "الميناء", "شاهد"} <= set(texts(figure))
    # Arabic reads from the right: the speakers stand there.
    left, right = figure.axes[0].get_xlim()
    assert (left > right) == (lang == "ar")


@pytest.mark.parametrize(("lang", "thing"), [("en", "armed men"), ("ar", "المسلحون")])
def test_the_heat_map_says_what_is_named(lang: Any, thing: str) -> None:
    table = naming_table(NAMED)
    assert thing in texts(naming_chart(table, lang=lang))
    assert thing in rtl_table(table, lang=lang).html
