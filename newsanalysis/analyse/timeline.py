"""How a toll moves: each speaker's totals from day to day, with what they said before."""

from __future__ import annotations

import pandas as pd

from newsanalysis.analyse.compare import COLUMNS as COMPARED
from newsanalysis.analyse.compare import compare

FAR = 100  # one number that many times the other one counts something else
NO_TOLL = ("new", "part", "expected")  # scopes of counts that stand beside the toll
COLUMNS = ["day", *COMPARED, "previous", "previous_low", "previous_high", "change", "fell"]


def timeline(
    figures: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    measure: str = "killed",
    group: str | None = None,
    event: str | None = None,
    events: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The totals of `compare`, sorted by ``day`` and speaker, each beside the speaker's toll of the last earlier day.

    ``day`` is the figure's own date (``as_of``), else the day on which it was said, else that of publication. Two
    figures of one day have no order, so ``previous`` is never of the same day, and of a day with several it is the highest; and a
    toll of children is not the successor of a toll of all, so it is of the same event and group, and of the same ``scope``:
    counts of new ones alone, or of some, and what is expected are no toll and follow only one another. ``change`` is in people
    or things and null where either side has no single value; ``fell`` says that the whole new interval lies below the old one,
    which no qualifier explains.

    Arguments and errors as in `compare`.
    """
    rows = compare(figures, claims, articles, measure=measure, group=group, event=event, events=events)
    rows = rows[~rows["is_part"]].copy()
    rows["day"] = rows["as_of"].fillna(rows["said_on"]).fillna(rows["published"]).dt.normalize()
    rows = rows.sort_values(
        ["day", "speaker", "published", "article_id", "expr_start"], kind="stable", ignore_index=True
    )
    rows = rows.join(_previous(rows))
    rows["change"] = rows["value"] - rows["previous"]
    rows["fell"] = rows["high"] < rows["previous_low"]
    return rows[COLUMNS]


def changes(moved: pd.DataFrame) -> pd.DataFrame:
    """The rows of `timeline` where a speaker's toll is another one than before, with what it was and how it changed.

    Counts of new ones, of some, and what is expected are no toll and are left out. A toll changes where value or interval
    differ from those of the speaker's last earlier day; `at least 30` after 30 is a change of wording, not of number, and is
    left out. One that several articles tell has one row, of the first of them; a count a hundred times smaller than the
    toll before counts something else.
    """
    known = moved["previous_low"].notna()
    same = (moved["low"] == moved["previous_low"]) & (moved["high"] == moved["previous_high"])
    same |= moved["value"].notna() & (moved["value"] == moved["previous"])
    shown = [
        "day",
        "speaker",
        "wording",
        "previous",
        "value",
        "change",
        "fell",
        "outlet",
        "via",
        "article_id",
        "figure_id",
    ]
    few = moved["value"].fillna(moved["low"]) * FAR <= moved["previous_low"]
    found = moved[known & ~same & ~few & ~moved["scope"].isin(NO_TOLL)]
    told = ["event", "group", "day", "speaker", "value", "low", "high", "previous_low", "previous_high"]
    return found.loc[~found.duplicated(told), shown].reset_index(drop=True)


def _previous(rows: pd.DataFrame) -> pd.DataFrame:
    """For each row the value and interval of the same speaker's last figure of an earlier day, null where none is."""
    keyed = pd.DataFrame(
        {
            "event": rows["event"].fillna(""),
            "group": rows["group"].fillna(""),
            "own_voice": rows["own_voice"],
            "scope": rows["scope"].where(rows["scope"].isin(NO_TOLL), "total"),
            # An actor known across the corpus is one speaker under all its names.
            "who": rows["speaker_id"].fillna(rows["speaker"]),
            "day": rows["day"],
            "previous": rows["value"],
            "previous_low": rows["low"],
            "previous_high": rows["high"],
        }
    )
    same, found = ["event", "group", "own_voice", "scope", "who"], ["previous", "previous_low", "previous_high"]
    # Nobody is not a speaker, and a figure without a day stands nowhere in the order.
    keys = keyed[[*same, "day"]]
    keyed["number"] = keyed["previous"].fillna(keyed["previous_low"])
    keyed = keyed[
        ~(keyed["number"] * FAR <= keyed.groupby(same)["number"].cummax())
    ]  # four rescuers are no toll beside three thousand
    # Of several of one day the highest: the others are mostly earlier ones, or of a part of the place.
    daily = keyed.dropna(subset=["who", "day"]).sort_values("number", kind="stable")
    daily = daily.groupby([*same, "day"], sort=True).tail(1).sort_values([*same, "day"], kind="stable")
    daily[found] = daily.groupby(same)[found].shift()
    return keys.merge(daily, on=[*same, "day"], how="left")[found]
