"""Tables in, tables out: figures and claims set beside each other. Loads pandas and nothing else."""

from __future__ import annotations

from newsanalysis.analyse.compare import compare
from newsanalysis.analyse.timeline import timeline

__all__ = ["compare", "timeline"]
