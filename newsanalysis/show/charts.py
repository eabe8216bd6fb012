"""The two charts of a toll: who says which number, and how it moves. matplotlib is loaded when one is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from newsanalysis.show.words import Language

if TYPE_CHECKING:
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
