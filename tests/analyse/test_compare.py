"""Every count of a measure, beside whoever stands behind it."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

from newsanalysis.analyse import compare


def test_one_row_for_every_count_in_the_order_of_reading(figures, claims, articles):
    found = compare(figures, claims, articles)
    # The other event comes first in the alphabet; the percentage and the wounded are no counts of the dead.
    assert found["figure_id"].tolist() == ["f7", "f1", "f2", "f3", "f4", "f5", "f6"]
    assert found.columns.tolist()[:5] == ["event", "article_id", "outlet", "published", "speaker"]


def test_who_stands_behind_a_figure(figures, claims, articles):
    found = compare(figures, claims, articles).set_index("figure_id")
    assert found.loc["f3", "speaker"] == "وزارة الصحة"  # the resolved speaker, where the text has only `الوزارة`
    assert found.loc["f4", ["speaker", "via"]].tolist() == ["مسعفين", "وكالة النهر"]
    assert found.loc["f6", ["speaker", "own_voice"]].tolist() == ["السهل", True]
    assert pd.isna(found.loc["f7", "speaker"]) and not found.loc["f7", "own_voice"]  # `ذُكر أن` names nobody
    assert found["own_voice"].sum() == 1


def test_a_figure_without_a_claim_keeps_its_own_source(figures, claims, articles):
    alone = figures.assign(claim_id=None, source="الدفاع المدني")
    found = compare(alone, claims, articles)
    assert set(found["speaker"]) == {"الدفاع المدني"}
    assert not found["own_voice"].any()


def test_parts_stay_and_are_marked(figures, claims, articles):
    found = compare(figures, claims, articles)
    assert found.loc[found["is_part"], "figure_id"].tolist() == ["f2"]


def test_a_group_an_event_and_a_measure_can_be_chosen(figures, claims, articles):
    assert compare(figures, claims, articles, group="children")["figure_id"].tolist() == ["f2"]
    assert compare(figures, claims, articles, event="حريق")["figure_id"].tolist() == ["f7"]
    assert compare(figures, claims, articles, measure="injured")["figure_id"].tolist() == ["f9"]


def test_an_event_cannot_be_looked_up_where_the_articles_name_none(figures, claims, articles):
    with pytest.raises(ValueError, match="no column 'event'"):
        compare(figures, claims, articles.drop(columns="event"), event="حريق")
    without = compare(figures, claims, articles.drop(columns="event"))
    assert len(without) == 7 and without["event"].isna().all()


def test_a_claim_named_twice_is_refused_instead_of_doubling_its_figures(figures, claims, articles):
    with pytest.raises(ValueError, match="many"):
        compare(figures, pd.concat([claims, claims]), articles)


def test_empty_tables_give_an_empty_table_with_all_columns(figures, claims, articles):
    found = compare(figures.iloc[:0], claims.iloc[:0], articles)
    assert found.empty and list(found.columns) == list(compare(figures, claims, articles).columns)


def test_importing_the_comparison_loads_no_drawing_library():
    code = "import sys, newsanalysis.analyse; print('matplotlib' in sys.modules or 'pandera' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"


def test_an_actor_known_only_by_id_is_not_the_outlets_voice(figures, claims, articles):
    figures.loc[figures["figure_id"] == "f6", "speaker_id"] = "civil-defence"
    found = compare(figures, claims, articles).set_index("figure_id")
    assert not found.loc["f6", "own_voice"] and found.loc["f6", "speaker_id"] == "civil-defence"
