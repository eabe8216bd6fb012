"""The relay network as a graph of networkx."""

from __future__ import annotations

import pandas as pd

from newsanalysis.analyse import relay_edges, relay_network, relay_nodes


def test_the_graph_has_the_edges_of_the_table(claims: pd.DataFrame, articles: pd.DataFrame) -> None:
    network, edges = relay_network(claims, articles), relay_edges(claims, articles)
    assert network.number_of_edges() == len(edges) > 0
    for row in edges.itertuples(index=False):
        name, other, role, other_role, count, told = row
        assert network.edges[(name, role), (other, other_role)] == {"claims": count, "articles": told}


def test_rare_ways_can_be_left_out(claims: pd.DataFrame, articles: pd.DataFrame) -> None:
    assert relay_network(claims, articles, least=99).number_of_nodes() == 0


def test_the_nodes_say_what_passes_them(claims: pd.DataFrame, articles: pd.DataFrame) -> None:
    nodes = relay_nodes(relay_network(claims, articles)).set_index(["name", "role"])
    ministry = nodes.loc[("وزارة الصحة", "origin")]
    assert ministry["claims_out"] == 3 and ministry["claims_in"] == 0
    assert ministry["reaches"] == 2  # الميناء and السهل
    agency = nodes.loc[("وكالة النهر", "relay")]
    assert agency["claims_in"] == agency["claims_out"] == 1 and agency["sources"] == 1
