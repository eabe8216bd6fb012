"""Exercises on the bundled corpus: the texts to read, and answers that are checked against the gold annotation.

    from newsanalysis.exercises import check, passage

    passage("karabakh-05")     # the article without marks, its paragraphs numbered
    check("1.4", "…")          # right, not yet, or not answered yet

The tasks stand in ``tasks.toml`` and the notebooks that ask them in ``notebooks/class``.
"""

from __future__ import annotations

from newsanalysis.exercises.check import Verdict, check
from newsanalysis.exercises.passage import passage

__all__ = ["Verdict", "check", "passage"]
