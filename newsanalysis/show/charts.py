"""The charts: who says which number, how it moves, who calls it what, by whom it is passed on. matplotlib is loaded when
one is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from newsanalysis.show.words import Language

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.figure import Figure


def toll_chart(comparison: pd.DataFrame, *, lang: Language = "en", title: str | None = None, limit: int = 40) -> Figure:
    """Who says which toll: one row a figure of `comparison` (from `analyse.compare`), grouped by speaker and article.

    A dot is an exact number, an arrow an open end, a bar an approximate number or a range, a hatched bar a vague word;
    parts of a total are drawn lightly. The words of the article stand beside each. At most `limit` rows are drawn, and
    the caption says how many there are. The last line of a cell shows the chart; so does ``plt.show()`` after it.
    """
    from newsanalysis.show.toll import draw

    return draw(comparison, lang=lang, title=title, limit=limit)


def timeline_chart(
    timeline: pd.DataFrame, *, lang: Language = "en", title: str | None = None, limit: int = 12
) -> Figure:
    """How the toll moves: one strip a speaker of `timeline` (from `analyse.timeline`), the others in grey behind.

    Numbers are joined by steps, an arrow is an open end, a bar an interval, a hatched bar a vague word, and a toll that
    lies wholly below the speaker's last one is flagged. At most `limit` speakers, those with the most days, are drawn.
    """
    from newsanalysis.show.days import draw

    return draw(timeline, lang=lang, title=title, limit=limit)


def naming_chart(table: pd.DataFrame, *, lang: Language = "en", title: str | None = None, limit: int = 20) -> Figure:
    """Who calls it what: a heat map of `table` (from `analyse.naming_table`), actors down, names across, referents apart.

    The shade of a cell is the share of the actor's namings of that referent, its number how often; a dotted frame marks
    names that are held at a distance at least once. At most `limit` actors are drawn, those who name most.
    """
    from newsanalysis.show.heat import draw

    return draw(table, lang=lang, title=title, limit=limit)


def relay_chart(network: nx.DiGraph, *, lang: Language = "en", title: str | None = None, limit: int = 30) -> Figure:
    """The way from speakers over relays to outlets: `network` (from `analyse.relay_network`) in three columns.

    The width of a line is the number of claims. At most `limit` edges are drawn, those of the most claims, and the
    caption says how many there are.
    """
    from newsanalysis.show.network import draw

    return draw(network, lang=lang, title=title, limit=limit)
