"""Tables in, tables out: figures and claims set beside each other. Loads pandas and nothing else."""

from __future__ import annotations

from newsanalysis.analyse.actors import actors, identify
from newsanalysis.analyse.compare import compare
from newsanalysis.analyse.conflicts import conflicts, disagreements
from newsanalysis.analyse.relays import relay_edges, relays
from newsanalysis.analyse.timeline import timeline
from newsanalysis.analyse.views import tolls
from newsanalysis.analyse.wire import wire

__all__ = [
    "actors", "compare", "conflicts", "disagreements", "identify", "relay_edges", "relays", "timeline", "tolls", "wire",
]  # fmt: skip
