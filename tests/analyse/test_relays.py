"""Origin, relay, outlet: the chain of every claim, and the network that the chains make."""

from __future__ import annotations

import pandas as pd
import pytest

from newsanalysis.analyse import relay_edges, relays
from newsanalysis.tables import conform

ROWS = [
    # claim, article, speaker, source, via, parent
    ("c1", "a", "وزير المياه سامي العلي", "الوزير", None, None),
    ("c2", "a", "مصادر محلية", "مصادر محلية", "وكالة النهر", None),
    ("c3", "b", None, "شهود", "«النهر»", None),
    ("c4", "b", "رئيس الحزب", "رئيس الحزب", None, "c5"),
    ("c5", "b", "الناطق", "الناطق", "قناة البحر", None),
    ("c6", "b", None, None, "السهل", None),  # spoken to the outlet itself
    ("c7", "b", "الوزير", "الوزير", None, "c8"),  # the same person inside and outside
    ("c8", "b", "الوزير سامي العلي", "الوزير سامي العلي", None, None),
]


@pytest.fixture
def claims() -> pd.DataFrame:
    columns = ["claim_id", "article_id", "speaker", "source", "via", "parent_id"]
    frame = pd.DataFrame(ROWS, columns=columns).assign(cue="قال", quotation="indirect", stance="say")
    frame["cue_start"] = range(0, 10 * len(frame), 10)
    frame["cue_end"] = frame["cue_start"] + 3
    return conform(frame, "claims")


@pytest.fixture
def articles() -> pd.DataFrame:
    return conform(
        pd.DataFrame({"article_id": ["a", "b"], "outlet": ["الجبل", "صحيفة السهل"], "text": ["…", "…"]}), "articles"
    )


def test_one_row_a_claim_with_its_way(claims, articles):
    found = relays(claims, articles).set_index("claim_id")
    assert found.index.tolist() == claims["claim_id"].tolist()
    assert found.loc["c1", ["origin", "hops", "chain"]].tolist() == [
        "وزير المياه سامي العلي", 1, "وزير المياه سامي العلي → الجبل",
    ]  # fmt: skip
    assert found.loc["c2", ["relay", "hops"]].tolist() == ["وكالة النهر", 2]
    assert found.loc["c3", "origin"] == "شهود"
    assert found.loc["c1", "outlet"] == "الجبل" and pd.isna(found.loc["c1", "relay"])


def test_the_claim_around_is_a_relay_and_its_own_relay_too(claims, articles):
    found = relays(claims, articles).set_index("claim_id")
    assert found.loc["c4", ["relay", "hops", "chain"]].tolist() == [
        "قناة البحر", 3, "رئيس الحزب → الناطق → قناة البحر → صحيفة السهل",
    ]  # fmt: skip


def test_neither_the_outlet_nor_the_speaker_passes_on_to_itself(claims, articles):
    found = relays(claims, articles).set_index("claim_id")
    assert found.loc["c6", ["hops", "chain"]].tolist() == [1, "? → صحيفة السهل"]
    assert pd.isna(found.loc["c6", "origin"])
    assert found.loc["c7", "hops"] == 1


def test_edges_count_claims_and_articles_under_one_name(claims, articles):
    edges = relay_edges(claims, articles)
    network = edges.set_index(["from", "to", "from_role"])
    assert network.loc[("قناة البحر", "صحيفة السهل", "relay"), ["claims", "articles"]].tolist() == [2, 1]
    assert network.loc[("الناطق", "قناة البحر", "origin"), "claims"] == 1
    assert set(edges["from_role"]) == {"origin", "relay"} and set(edges["to_role"]) == {"relay", "outlet"}
    assert "?" not in set(edges["from"])
    names = set(edges["from"]) | set(edges["to"])
    assert len(names & {"وكالة النهر", "«النهر»"}) == 1  # one agency, however it is written


def test_an_actor_is_one_under_all_names(claims, articles):
    known = claims.assign(speaker_id=["minister", None, None, None, None, None, "minister", "minister"])
    edges = relay_edges(conform(known, "claims"), articles)
    assert len(set(edges.loc[edges["from"].str.contains("العلي|الوزير"), "from"])) == 1


def test_a_ring_of_parents_ends(claims, articles):
    ring = claims.assign(parent_id=claims["claim_id"].shift(-1).fillna("c1"))
    assert len(relays(conform(ring, "claims"), articles)) == len(claims)


def test_empty_tables_make_empty_tables(claims, articles):
    assert relays(claims.iloc[:0], articles).empty
    edges = relay_edges(claims.iloc[:0], articles)
    assert edges.empty and edges.columns.tolist() == ["from", "to", "from_role", "to_role", "claims", "articles"]


def test_articles_of_one_id_are_refused(claims, articles):
    with pytest.raises(ValueError, match="two articles have the same article_id"):
        relays(claims, pd.concat([articles, articles]))
