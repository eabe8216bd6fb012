"""The relays as a graph: who stands between those who speak and those who print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from newsanalysis.analyse.relays import relay_edges

if TYPE_CHECKING:
    import networkx as nx

ROLES = ("origin", "relay", "outlet")
NODES = {
    "name": "str", "role": "str", "claims_in": "Int64", "claims_out": "Int64", "sources": "Int64", "reaches": "Int64",
}  # fmt: skip


def relay_network(claims: pd.DataFrame, articles: pd.DataFrame, *, least: int = 1) -> nx.DiGraph:
    """The way of statements as a directed graph of networkx: an edge from a speaker or relay to whoever printed it next.

    A node is a name with its role, ``(name, role)``, so that an agency that speaks for itself and one that passes on are
    two; it has the attributes ``name`` and ``role`` (origin, relay, outlet). An edge has ``claims`` and ``articles``, the numbers
    of those that went this way; edges of fewer than `least` claims are left out. The edges are those of `relay_edges`,
    where arguments and errors stand too. Everything of networkx works on it; `relay_nodes` and `relay_chart` read it.
    """
    import networkx as nx

    graph = nx.DiGraph()
    for edge in relay_edges(claims, articles).itertuples(index=False):
        name, other, role, other_role, count, told = edge
        if count < least:
            continue
        graph.add_node((name, role), name=name, role=role)
        graph.add_node((other, other_role), name=other, role=other_role)
        graph.add_edge((name, role), (other, other_role), claims=int(count), articles=int(told))
    return graph


def relay_nodes(network: nx.DiGraph) -> pd.DataFrame:
    """The stations of a relay network as a table, the busiest first.

    ``claims_in`` and ``claims_out`` count the claims that come in and go on; ``sources`` the stations that it has them from
    directly, ``reaches`` the outlets that print, over any number of steps, what it says or passes on.
    """
    import networkx as nx

    rows = []
    for node, known in network.nodes(data=True):
        after = nx.descendants(network, node)
        rows.append(
            {
                "name": known["name"],
                "role": known["role"],
                "claims_in": int(network.in_degree(node, weight="claims")),
                "claims_out": int(network.out_degree(node, weight="claims")),
                "sources": int(network.in_degree(node)),
                "reaches": sum(network.nodes[other]["role"] == "outlet" for other in after),
            }
        )
    table = pd.DataFrame(rows, columns=list(NODES)).astype(NODES)
    busy = table[["claims_in", "claims_out"]].max(axis=1)
    return table.assign(_busy=-busy).sort_values(["_busy", "role", "name"], kind="stable", ignore_index=True)[
        list(NODES)
    ]
