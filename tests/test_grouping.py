"""A proposed grouping beside a known one."""

from __future__ import annotations

import pandas as pd
import pytest

import newsanalysis as na


def groups(*names: str | None) -> pd.DataFrame:
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(len(names))], "event": list(names)})


def scores(proposed: pd.DataFrame, known: pd.DataFrame) -> dict[str, float]:
    return na.grouping_scores(proposed, known).iloc[0].to_dict()  # type: ignore[return-value]


def test_the_same_groups_under_other_names_agree() -> None:
    row = scores(groups("x", "x", "y", "y", None), groups("1", "1", "2", "2", "3"))
    assert (row["precision"], row["recall"], row["F1"], row["ARI"]) == (1, 1, 1, 1)
    assert (row["groups"], row["known"], row["articles"]) == (2, 2, 5)


def test_a_group_that_is_split_lacks_pairs_and_has_no_wrong_ones() -> None:
    row = scores(groups("x", "x", "y", "y"), groups("1", "1", "1", "1"))
    assert row["precision"] == 1 and row["recall"] == pytest.approx(2 / 6)


def test_the_adjusted_index_as_hubert_and_arabie_have_it() -> None:
    # of 15 pairs 4 stand together here, 3 there, 1 in both; by chance 4 · 3 / 15 would: (1 - 0.8) / (3.5 - 0.8)
    row = scores(groups("x", "x", "x", "y", "y", "z"), groups("1", "1", "2", "2", "3", "3"))
    assert row["ARI"] == pytest.approx(0.2 / 2.7)


def test_articles_without_a_group_stand_alone_and_those_of_one_table_are_left_out() -> None:
    row = scores(groups(None, None, "x"), groups("1", "1", "2", "2"))
    assert row["articles"] == 3 and row["recall"] == 0 and pd.isna(row["precision"])


def test_an_article_in_two_groups_is_named() -> None:
    twice = pd.concat([groups("x"), groups("y")])
    with pytest.raises(ValueError, match="known: 'a0' is in several groups"):
        na.grouping_scores(groups("x"), twice)
