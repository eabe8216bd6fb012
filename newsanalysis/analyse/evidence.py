"""The sentence in which a row of a table stands: its evidence, to be read beside it."""

from __future__ import annotations

from bisect import bisect_right

import pandas as pd

from newsanalysis.tables import OFFSET, TEXT
from newsanalysis.text.document import document

# What marks the place of a row: the number, the cue, the wording held at a distance, or the find of a search.
PLACES = ("expr_start", "cue_start", "term_start", "start")


def evidence(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """`rows` (figures, claims or terms) with ``sentence``, ``sentence_start`` and ``sentence_end`` after their columns.

    The sentence is that of the number, the cue or the term, as it stands in the text of `articles`; null for a row without
    a place. Raises ``ValueError`` where `rows` has none of `PLACES`, and ``KeyError`` for an article that is not there.
    """
    place = next((name for name in PLACES if name in rows.columns), None)
    if place is None:
        raise ValueError(f"the table has none of the columns {', '.join(PLACES)}; it has {list(rows.columns)}")
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    rows = rows.reset_index(drop=True) if not rows.index.is_unique else rows
    spans: dict[object, tuple[int, int, str]] = {}
    for article, own in rows[place].groupby(rows["article_id"], sort=False):
        if article not in texts:
            raise KeyError(f"no article {article!r} among the {len(texts)} given: pass the articles of these rows")
        spans |= _sentences(str(texts[article]), own.dropna())
    columns = list(zip(*(spans.get(i, (None, None, None)) for i in rows.index), strict=True)) or [(), (), ()]
    return rows.assign(
        sentence=pd.Series(columns[2], index=rows.index, dtype=TEXT),
        sentence_start=pd.Series(columns[0], index=rows.index, dtype=OFFSET),
        sentence_end=pd.Series(columns[1], index=rows.index, dtype=OFFSET),
    )


def _sentences(text: str, places: pd.Series) -> dict[object, tuple[int, int, str]]:
    """Index → the sentence that holds the place."""
    doc = document(text)
    firsts = [doc.starts[first] for first, _ in doc.sentences]
    found = {}
    for index, place in places.items():
        which = bisect_right(firsts, int(place)) - 1
        if which >= 0:
            start, end = firsts[which], doc.ends[doc.sentences[which][1] - 1]
            found[index] = (start, end, text[start:end])
    return found
