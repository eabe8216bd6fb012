"""Names joined to actors: what is joined by itself, what is only proposed, and what the user says in the end."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pytest

from newsanalysis.analyse import actors, identify
from newsanalysis.analyse.names import skeleton, words_of
from newsanalysis.tables import conform

KNOWN = pd.DataFrame(
    {
        "actor_id": ["health", "darwish", "river", "harbour-interior", "valley-interior"],
        "name_ar": [
            "وزارة الصحة في الساحل",
            "سامي درويش",
            "وكالة النهر",
            "وزارة الداخلية الساحلية",
            "وزارة الداخلية السهلية",
        ],
        "aliases_ar": ["وزارة الصحة الساحلية", "درويش|وزير الصحة سامي درويش", "", "", ""],
        "kind": ["official", "official", "agency", "official", "official"],
        "side": ["coast", "coast", "media", "coast", "valley"],
    }
)


@dataclass(frozen=True)
class Tables:
    claims: pd.DataFrame
    figures: pd.DataFrame


def table_of(*mentions: str, known: pd.DataFrame | None = KNOWN) -> pd.DataFrame:
    """The actors table of one article in which these names speak, in this order."""
    claims = [
        {"claim_id": f"c{n}", "article_id": "a", "cue": "قال", "cue_start": 10 * n, "cue_end": 10 * n + 1}
        | {"source": name, "source_start": 10 * n + 2, "source_end": 10 * n + 3, "speaker": name}
        for n, name in enumerate(mentions)
    ]
    articles = conform(pd.DataFrame({"article_id": ["a"], "text": ["نص"]}), "articles")
    return actors(conform(pd.DataFrame(claims), "claims"), conform(pd.DataFrame(), "figures"), articles, known)


@pytest.mark.parametrize(
    ("mention", "actor", "reason"),
    [
        ("وزارة الصحة الساحلية", "health", "the name itself"),
        ("وزارةُ الصحّة «الساحلية»", "health", "spelled otherwise"),
        ("الوزير سامي درويش", "darwish", "title"),
        ("سامي درويش، عضو اللجنة", "darwish", "title"),
        ("المتحدث باسم وزارة الصحة الساحلية", "health", "speaks for"),
        ("حصيلة لوزارة الصحة الساحلية", "health", "speaks for"),
        ("بيان صحفي لوزارة الصحة الساحلية", "health", "speaks for"),
        ("لوكالة النهر", None, ""),
    ],
)
def test_a_name_is_joined_with_its_reason(mention: str, actor: str | None, reason: str) -> None:
    row = table_of(mention).iloc[0]
    assert reason in row["reason"]
    if actor:
        assert row["accepted"] and row["actor_id"] == actor


def test_another_spelling_is_proposed_and_never_joined_by_itself() -> None:
    row = table_of("سامي درويس").iloc[0]
    assert row["actor_id"] == "darwish" and not row["accepted"] and "spelled like" in row["reason"]


def test_transliterations_sound_alike() -> None:
    assert skeleton(words_of("غراندي")) == skeleton(words_of("جراندي"))


def test_a_short_name_that_fits_two_is_left_to_the_reader() -> None:
    rows = table_of("وزارة الداخلية")
    assert set(rows["actor_id"]) == {"harbour-interior", "valley-interior"} and not rows["accepted"].any()


def test_a_short_name_is_the_fuller_one_of_its_article() -> None:
    rows = table_of("وزارة الداخلية السهلية", "الوزارة").set_index("mention")
    assert rows.loc["الوزارة", ["actor_id", "article_id"]].tolist() == ["valley-interior", "a"]


def test_without_a_list_the_names_themselves_are_the_actors() -> None:
    rows = table_of("وزير الصحة خالد سالم", "خالد سالم", "مصادر", known=None).set_index("mention")
    assert rows.loc["خالد سالم", "actor_id"] == "وزير الصحة خالد سالم"
    assert pd.isna(rows.loc["مصادر", "actor_id"])  # two anonymous sources are not one actor


def test_the_table_can_be_edited_and_fed_back(figures: Any, claims: Any, articles: Any) -> None:
    tables = Tables(claims, figures)
    table = actors(claims, figures, articles, KNOWN)
    found = identify(tables, table)
    assert found.claims.set_index("claim_id")["speaker_id"].dropna().to_dict() == dict.fromkeys(
        ["c1", "c2", "c4"], "health"
    )
    assert found.claims.set_index("claim_id").loc["c3", "via_id"] == "river"
    assert found.figures.set_index("figure_id").loc["f3", "speaker_id"] == "health"
    table.loc[table["mention"] == "وزارة الصحة", "accepted"] = False
    assert identify(tables, table).claims["speaker_id"].isna().all()
    assert claims["speaker_id"].isna().all()  # the tables given are left as they were


def test_a_list_without_names_is_refused() -> None:
    with pytest.raises(ValueError, match="no column name_ar"):
        table_of("مصادر", known=pd.DataFrame({"actor_id": ["x"]}))


def test_the_gold_speakers_are_those_of_the_facts(joined: Any, benchmark: Any) -> None:
    facts = pd.read_csv(benchmark.CORPUS / "facts.csv", dtype="str").set_index("fact_id")["speaker_id"]
    cites = pd.read_csv(benchmark.CORPUS / "cites.csv", dtype="str")
    cites = cites[cites["fact_id"].isin(facts.index)]
    speakers = joined.figures.groupby(["article_id", "expr"])["speaker_id"].agg(set)
    right = [facts[cite.fact_id] in speakers.get((cite.article_id, cite.expr), ()) for cite in cites.itertuples()]
    assert sum(right) / len(right) >= 0.88  # the rest names its relay or an office where the fact names the person


def test_likeness_is_loaded_only_where_it_is_asked_for() -> None:
    code = "import sys, newsanalysis.analyse; print('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"
