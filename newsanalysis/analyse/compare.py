"""Who gives which number for the same thing: the figures of one measure, each beside whoever stands behind it."""

from __future__ import annotations

import pandas as pd

from newsanalysis.analyse.events import event_column
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.wording import wording
from newsanalysis.tables import conform

COLUMNS = [
    "event", "article_id", "outlet", "published", "speaker", "speaker_id", "own_voice", "via", "value", "low", "high",
    "qualifier", "wording", "measure", "group", "part_of", "is_part", "scope", "place", "as_of", "said_on", "figure_id",
    "expr_start", "expr_end", "claim_id",
]  # fmt: skip


def compare(
    figures: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    measure: str = "killed",
    group: str | None = None,
    event: str | None = None,
    events: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row for every count of `measure`, with its speaker, its interval and its words, in the order of reading.

    ``speaker`` is the speaker of the figure's claim, else the figure's own source, else the outlet, which then speaks
    in its own voice (``own_voice``); an attribution that names nobody leaves it null. ``value``, ``low`` and ``high``
    are people or things, ``high`` is ``inf`` where the text leaves it open. A figure that is part of another keeps its
    row and is marked ``is_part``; ``scope`` says what a number is in its toll, by its words: the ``total``, an ``update`` of
    it (`ارتفع إلى`), the ``new`` ones alone (`11 جثة جديدة`, `الثلاثاء وحده`), a ``part`` (`25 من القتلى`, `4 فرنسيين`) or only
    ``expected``. Percentages, money and other kinds cannot stand on one axis with counts and are left out.

    `group` keeps the figures of one group, `event` those of one event (a column ``event`` of `articles`, or
    of the table `events`, see `newsanalysis.events`). Raises ``ValueError`` if `event` is asked for and the articles have
    no such column, if two articles or two claims have the same id, and if a table does not fit its schema.
    """
    figures, claims, articles = conform(figures, "figures"), conform(claims, "claims"), conform(articles, "articles")
    if event is not None and events is None and "event" not in articles:
        raise ValueError(
            f"articles have no column 'event' to look {event!r} up in: add one that names each article's event, or give "
            "a table of events"
        )
    articles = event_column(articles, events)
    wanted = (figures["measure"] == measure) & figures["kind"].fillna("count").eq("count")
    if group is not None:
        wanted &= figures["group"] == group
    rows = figures[wanted].rename(columns={"source": "figure_source", "speaker_id": "figure_speaker_id"})
    rows = rows.drop(columns=["event", "outlet", "published", "title", "text"], errors="ignore")
    rows = rows.merge(_article_side(articles), on="article_id", how="left", validate="many_to_one")
    rows = rows.merge(_claim_side(claims), on="claim_id", how="left", validate="many_to_one")
    if event is not None:
        rows = rows[rows["event"] == event]
    rows = _with_speaker(rows)
    rows["is_part"] = rows["part_of"].notna()
    scopes = {one.figure_id: one.scope for one in statements(figures[wanted], claims, articles)}
    rows["scope"] = rows["figure_id"].map(scopes).fillna("total").astype("str")
    texts = rows["text"].fillna("")
    rows["wording"] = pd.Series(
        [wording(text, row) for text, (_, row) in zip(texts, rows.iterrows(), strict=True)],
        index=rows.index,
        dtype="str",
    )
    order = ["event", "published", "article_id", "expr_start"]
    return rows.sort_values(order, kind="stable", na_position="last", ignore_index=True)[COLUMNS]


def highest(comparison: pd.DataFrame, n: int = 1) -> pd.DataFrame:
    """The `n` rows of `compare` with the highest number that a text names, those that tie too, the first published first.

    The number is the value, the upper end of a range, the lower end of a vague word: `at least 30` names 30, and that it
    is open above makes it no higher. Parts of a total are left out.
    """
    totals = comparison[~comparison["is_part"]]
    upper = totals["high"].where(totals["qualifier"].eq("between"), totals["low"])
    named = totals["value"].fillna(upper)
    chosen = totals[named >= named.nlargest(n).min()].assign(_named=-named)
    chosen = chosen.sort_values(["_named", "published"], kind="stable", ignore_index=True)
    ordered: pd.DataFrame = chosen.drop(columns="_named")
    return ordered


def _article_side(articles: pd.DataFrame) -> pd.DataFrame:
    return articles[["article_id", "event", "outlet", "published", "text"]]


def _claim_side(claims: pd.DataFrame) -> pd.DataFrame:
    side = claims[["claim_id", "speaker", "source", "speaker_id", "via", "said_on"]].dropna(subset="claim_id")
    return side.rename(columns={"source": "claim_source"})


def _with_speaker(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with ``speaker``, ``speaker_id`` and ``own_voice`` settled."""
    rows = rows.copy()
    named = rows["speaker"].fillna(rows["claim_source"]).fillna(rows["figure_source"])
    rows["own_voice"] = rows["claim_id"].isna() & named.isna() & rows["figure_speaker_id"].isna()
    rows["speaker"] = named.where(~rows["own_voice"], rows["outlet"])
    rows["speaker_id"] = rows["figure_speaker_id"].fillna(rows["speaker_id"])
    return rows
