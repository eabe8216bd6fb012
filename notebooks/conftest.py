"""How the notebooks are checked: cell by cell against the outputs that are stored in them."""

from __future__ import annotations

from typing import Any


def pytest_collectstart(collector: Any) -> None:
    # Tables as HTML and warnings differ between versions of the libraries; the text of each output is what is compared.
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("text/html", "stderr")
