"""Figures to look at: each row with its sentence beside it, the number marked."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from newsanalysis.analyse.evidence import evidence
from newsanalysis.show.article import STYLES
from newsanalysis.show.marks import Mark
from newsanalysis.show.table import TableView, rtl_table
from newsanalysis.show.words import Language


def show_figures(
    rows: pd.DataFrame,
    articles: pd.DataFrame,
    columns: Sequence[str] = (),
    *,
    lang: Language = "en",
    limit: int | None = 20,
) -> TableView:
    """Rows of the figures table, of `compare` or of `timeline`, with the sentence that each number stands in.

    Before the sentence stand `columns` of `rows`, behind it the article. At most `limit` rows are shown. Raises
    ``KeyError`` for a column that `rows` does not have and for an article that is not in `articles` (article_id, text).
    """
    told = evidence(rows, articles)
    places = zip(told["expr_start"], told["expr_end"], told["sentence_start"], strict=True)
    marks = [[Mark(int(start - first), int(end - first), STYLES["figure"])] for start, end, first in places]
    chosen = [*columns, "sentence", "article_id"]
    return rtl_table(told, chosen, lang=lang, limit=limit, marks={"sentence": marks})
