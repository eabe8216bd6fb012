"""How a toll moves from day to day."""

from __future__ import annotations

from typing import Any

import pandas as pd

from newsanalysis.analyse import changes, timeline


def test_totals_by_day_with_what_the_speaker_said_before(figures, claims, articles):
    told = timeline(figures, claims, articles, event="فيضان").set_index("figure_id")
    assert told.index.tolist() == ["f1", "f4", "f3", "f6", "f5"]  # by day, then by speaker; the part is no total
    assert told.loc["f3", ["previous", "change", "fell"]].tolist() == [29.0, 91.0, False]
    assert told.loc["f5", ["previous", "change", "fell"]].tolist() == [120.0, -25.0, True]
    assert told.loc[["f1", "f4", "f6"], "previous"].isna().all()


def test_a_lower_bound_that_was_only_a_lower_bound_has_not_fallen(figures, claims, articles):
    figures = figures[figures["figure_id"].isin(["f1", "f3"])].copy()
    figures.loc[figures["figure_id"] == "f3", ["value", "low", "high"]] = [30.0, 0.0, 30.0]
    told = timeline(figures, claims, articles).set_index("figure_id")
    assert told.loc["f3", "previous"] == 29
    assert not told.loc["f3", "fell"]  # at most 30 and at least 29 can both be true


def test_the_day_is_that_of_the_figure_then_of_the_claim_then_of_the_article(figures, claims, articles):
    figures.loc[figures["figure_id"] == "f1", "as_of"] = pd.Timestamp("2024-04-28")
    claims.loc[claims["claim_id"].isin(["c1", "c2"]), "said_on"] = pd.Timestamp("2024-04-30")
    told = timeline(figures, claims, articles).set_index("figure_id")
    days = told["day"].dt.strftime("%m-%d")
    assert days[["f1", "f3", "f5"]].tolist() == ["04-28", "04-30", "05-04"]


def test_figures_of_one_day_are_not_each_others_past(figures, claims, articles):
    articles["published"] = pd.Timestamp("2024-05-01")
    assert timeline(figures, claims, articles)["previous"].isna().all()


def test_a_group_is_not_the_successor_of_the_whole(figures, claims, articles):
    figures.loc[figures["figure_id"] == "f5", "group"] = "soldiers"
    told = timeline(figures, claims, articles).set_index("figure_id")
    assert pd.isna(told.loc["f5", "previous"]) and not told.loc["f5", "fell"]


def test_one_actor_under_two_names_is_one_speaker(figures, claims, articles):
    claims.loc[claims["claim_id"] == "c4", "speaker"] = "الوزارة"
    apart = timeline(figures, claims, articles).set_index("figure_id")
    assert pd.isna(apart.loc["f5", "previous"])
    claims.loc[claims["claim_id"].isin(["c1", "c2", "c4"]), "speaker_id"] = "health-ministry"
    assert timeline(figures, claims, articles).set_index("figure_id").loc["f5", "previous"] == 120


def test_a_figure_without_any_date_comes_last_and_has_no_past(figures, claims, articles):
    articles.loc[articles["article_id"] == "a3", "published"] = pd.NaT
    told = timeline(figures, claims, articles)
    assert told["figure_id"].tolist()[-2:] == ["f6", "f5"] and told["previous"].tail(2).isna().all()


def test_what_is_no_toll_is_no_change(tell: Any) -> None:
    def said(text: str, expr: str, day: str, **known: Any) -> dict[str, Any]:
        return {"text": text, "expr": expr, "day": day, "speaker": "الوزارة"} | known

    tables = tell(
        said("توقعت الوزارة أن يقتل 900 شخص.", "900", "2024-05-01", stance="expect"),
        said("قتل 30 شخصا.", "30", "2024-05-01"),
        said("قتل 25 شخصا.", "25", "2024-05-01"),
        said("قتل 40 شخصا.", "40", "2024-05-02"),
        said("قتل 4 فرنسيين.", "4", "2024-05-03", counted="فرنسيين", counted_start=6, counted_end=13),
    )
    moved = changes(timeline(**tables))
    assert moved[["previous", "value", "change"]].values.tolist() == [[30, 40, 10]]  # the highest of the day before


def test_a_change_that_several_articles_tell_is_one(tell: Any) -> None:
    def said(number: int, day: str) -> dict[str, Any]:
        return {"text": f"قتل {number} شخصا.", "expr": str(number), "day": day, "speaker": "الوزارة"}

    told = [said(1305, "2024-05-01"), said(2122, "2024-05-02"), said(2122, "2024-05-02"), said(4, "2024-05-03")]
    moved = changes(timeline(**tell(*told, said(2681, "2024-05-04"))))
    assert moved[["previous", "value"]].values.tolist() == [
        [1305, 2122],
        [2122, 2681],
    ]  # four are no toll beside two thousand
