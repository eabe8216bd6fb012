"""`corpus.search`: a word or phrase in its contexts, one line a place, the finds one under the other."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from newsanalysis.analyse.concordance import concordance
from newsanalysis.extract.extraction import HasArticles
from newsanalysis.show.html import Html, element
from newsanalysis.show.table import CELL, HEAD, NOTE, TABLE, WRAPPER
from newsanalysis.show.words import Language, label, number

LINE = "white-space: nowrap; padding: 3px 4px"
# What comes before a find ends at it, and what comes after begins there.
BEFORE, AFTER = f"{CELL}; {LINE}; text-align: left", f"{CELL}; {LINE}"
FOUND = f"{LINE}; padding: 3px 2px; border-bottom: 1px solid rgba(128, 128, 128, 0.25); text-align: center"
MARK = "font-weight: bold; background-color: rgba(230, 159, 0, 0.35); padding: 1px 4px"
PLACE = f"{CELL}; {LINE}; opacity: 0.75; font-size: 0.9em; padding-right: 14px"


@dataclass(frozen=True, eq=False)
class Hits:
    """The places of a query: `table` has a row for each (see `concordance`), `html` shows the first of them."""

    query: str
    table: pd.DataFrame
    html: str

    def __len__(self) -> int:
        return len(self.table)

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        places, articles = len(self.table), self.table["article_id"].nunique()
        said = f"{self.query}: {places} place{'s' * (places != 1)} in {articles} article{'s' * (articles != 1)}"
        lines = [f"{row.left} [{row.match}] {row.right}" for row in self.table.head(5).itertuples()]
        return "\n".join([said, *(" ".join(line.split()) for line in lines)])


def search(
    corpus: pd.DataFrame | HasArticles,
    query: str,
    *,
    clitics: bool = True,
    width: int = 40,
    limit: int = 50,
    lang: Language = "en",
) -> Hits:
    """Every place of `query` in `corpus` (or a table of articles): to look at as it is, to count with as `.table`.

    Spellings are folded (`الاقل` finds `الأقلّ`), and clitics may stand before a word unless `clitics` is false; several
    words are a phrase; ``*`` stands for any letters before or after a word, and alone for any word. `width` is how many
    characters are shown on either side, `limit` how many places are shown; the table has them all, with the columns of
    `newsanalysis.analyse.concordance.concordance`, which says more on what is found.
    Raises ``ValueError`` for a query without a word.
    """
    table = concordance(corpus, query, clitics=clitics, width=width)
    return Hits(query, table, str(_view(query, table, limit, lang)))


def _view(query: str, table: pd.DataFrame, limit: int, lang: Language) -> Html:
    counts = {"n": number(len(table)), "articles": number(table["article_id"].nunique())}
    told = label("view", "found" if len(table) else "not_found", lang, **counts)
    # The query has a direction of its own, which must not drag the count along.
    direction = "rtl" if lang == "ar" else "ltr"
    said = element("div", element("bdi", query), " · ", told, dir=direction, style=f"{NOTE}; text-align: right")
    if table.empty:
        return element("div", said, dir="rtl", lang="ar", style=WRAPPER)
    names = [(label("columns", name, lang), "") for name in ("outlet", "published", "article_id")]
    heads = [
        element("th", text, scope="col", colspan=span or None, dir="auto", style=f"{HEAD}; {LINE}; padding-right: 14px")
        for text, span in [(label("columns", "context", lang), "3"), *names]
    ]
    rows = [element("tr", *_cells(row)) for _, row in table.head(limit).iterrows()]
    body = element("table", element("thead", element("tr", *heads)), element("tbody", *rows), dir="rtl", style=TABLE)
    rest = len(table) - len(rows)
    more = element("div", label("view", "more_rows", lang, n=number(rest)), dir="auto", style=NOTE) if rest else ""
    return element("div", said, body, more, dir="rtl", lang="ar", style=WRAPPER)


def _cells(row: pd.Series) -> list[Html]:
    before, found, after = (" ".join(str(row[name]).split()) for name in ("left", "match", "right"))
    day = "" if pd.isna(row["published"]) else f"{row['published']:%Y-%m-%d}"
    outlet = "" if pd.isna(row["outlet"]) else row["outlet"]
    return [
        element("td", before, dir="rtl", style=BEFORE),
        element("td", element("span", found, style=MARK), dir="rtl", style=FOUND),
        element("td", after, dir="rtl", style=AFTER),
        element("td", outlet, dir="auto", style=PLACE),
        element("td", day, dir="ltr", style=PLACE),
        element("td", row["article_id"], dir="ltr", style=PLACE),
    ]
