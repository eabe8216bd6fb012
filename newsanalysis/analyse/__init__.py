"""Tables in, tables out: figures and claims set beside each other. Loads pandas and nothing else."""

from __future__ import annotations

from newsanalysis.analyse.actors import actors, identify
from newsanalysis.analyse.compare import compare, highest
from newsanalysis.analyse.conflicts import conflicts, disagreements
from newsanalysis.analyse.events import events
from newsanalysis.analyse.grades import grade
from newsanalysis.analyse.naming import naming, naming_table, reporting_verbs
from newsanalysis.analyse.network import relay_network, relay_nodes
from newsanalysis.analyse.relays import relay_edges, relays
from newsanalysis.analyse.timeline import changes, timeline
from newsanalysis.analyse.views import tolls
from newsanalysis.analyse.wire import wire

__all__ = [
    "actors", "changes", "compare", "conflicts", "disagreements", "events", "grade", "highest", "identify", "naming",
    "naming_table", "relay_edges", "relay_network", "relay_nodes", "relays", "reporting_verbs", "timeline", "tolls", "wire",
]  # fmt: skip
