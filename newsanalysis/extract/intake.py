"""Articles as somebody gives them, made fit for the tables: dtypes, ids, and halves of characters."""

from __future__ import annotations

import pandas as pd

from newsanalysis.tables import HALF, REPLACEMENT, conform

REMEDY = "get the article again, or correct it"


def taken_in(articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A frame with `article_id` and `text` as a table of articles, and what had to be changed as a table of problems.

    Half of a surrogate pair (only a column of Python objects can hold one) becomes U+FFFD, one for one, so that offsets
    stay. Raises ``ValueError`` where a cell does not fit its column's dtype.
    """
    broken: list[dict[str, str]] = []
    for name in articles.columns:
        if articles[name].dtype != object:
            continue
        values = articles[name].tolist()
        halves = [i for i, value in enumerate(values) if isinstance(value, str) and HALF.search(value)]
        for i in halves:
            values[i] = HALF.sub(REPLACEMENT, values[i])
            owner = HALF.sub(REPLACEMENT, str(articles["article_id"].iloc[i])) if "article_id" in articles else ""
            problem = f"column {name}: half a surrogate pair was replaced by U+FFFD"
            broken.append({"article_id": owner, "problem": problem, "remedy": REMEDY})
        if halves:
            articles = articles.assign(**{name: pd.Series(values, index=articles.index, dtype=object)})
    return conform(articles, "articles"), conform(pd.DataFrame(broken), "problems")
