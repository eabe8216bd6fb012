"""How well a proposed grouping of articles agrees with a known one: pairs that stand together in both, and the Rand index."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from math import comb, nan

import pandas as pd

COLUMNS = ["articles", "groups", "known", "precision", "recall", "F1", "ARI"]


def grouping_scores(proposed: pd.DataFrame, known: pd.DataFrame, column: str = "event") -> pd.DataFrame:
    """One row: how well the groups of `proposed` agree with those of `known`, two tables with ``article_id`` and `column`.

    Of the pairs of articles that stand in one group: ``precision`` is the share of the proposed pairs that are known ones too,
    ``recall`` the share of the known ones that were proposed, ``F1`` lies between them. ``ARI`` is the Rand index adjusted for
    chance, 1 for the same groups and about 0 for random ones (Hubert and Arabie, Comparing partitions, Journal of
    Classification 2, 1985). An article without a group stands alone. ``groups`` and ``known`` are how many there are of
    more than one article. Articles that only one table has are left out. Raises ``ValueError`` where an article has two groups.
    """
    for name, table in (("proposed", proposed), ("known", known)):
        twice = table["article_id"][table["article_id"].duplicated()]
        if len(twice):
            raise ValueError(f"{name}: {twice.iloc[0]!r} is in several groups; keep one row an article")
    both = proposed[["article_id", column]].merge(known[["article_id", column]], on="article_id", suffixes=("_a", "_b"))
    first, second = (_alone(both, f"{column}_{side}") for side in "ab")
    shared = _pairs(pd.Series(list(zip(first, second, strict=True)), dtype="object"))
    mine, theirs, every = _pairs(first), _pairs(second), comb(len(both), 2)
    precision, recall = shared / mine if mine else nan, shared / theirs if theirs else nan
    chance = mine * theirs / every if every else 0.0
    spread = (mine + theirs) / 2 - chance
    row = {
        "articles": len(both),
        "groups": int((first.value_counts() > 1).sum()),
        "known": int((second.value_counts() > 1).sum()),
        "precision": precision,
        "recall": recall,
        "F1": 2 * shared / (mine + theirs) if mine + theirs else nan,
        "ARI": (shared - chance) / spread if spread else 1.0,
    }
    return pd.DataFrame([row], columns=COLUMNS)


def _alone(both: pd.DataFrame, column: str) -> pd.Series[str]:
    """The groups, each article without one in a group of its own."""
    return both[column].astype("object").where(both[column].notna(), "\0" + both["article_id"].astype("object"))


def _pairs(groups: pd.Series[str]) -> int:
    sizes: Mapping[Hashable, int] = groups.value_counts().to_dict()
    return sum(comb(size, 2) for size in sizes.values())
