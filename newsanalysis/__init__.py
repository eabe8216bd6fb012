"""Who said which number: claims and figures from Arabic news, as tables with evidence.

    import newsanalysis as na

    corpus = na.bundled()               # or na.read("my/articles")
    found = na.extract(corpus)          # found.claims, found.figures
    na.show_article(corpus.article("karabakh-01"), found.claims, found.figures)

Each name loads its part of the package when it is first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsanalysis.analyse.actors import actors, identify
    from newsanalysis.analyse.compare import compare, highest
    from newsanalysis.analyse.conflicts import conflicts, disagreements
    from newsanalysis.analyse.events import events
    from newsanalysis.analyse.evidence import evidence
    from newsanalysis.analyse.grades import grade
    from newsanalysis.analyse.naming import naming, naming_table, reporting_verbs
    from newsanalysis.analyse.network import relay_network, relay_nodes
    from newsanalysis.analyse.relays import relay_edges, relays
    from newsanalysis.analyse.timeline import changes, timeline
    from newsanalysis.analyse.views import tolls
    from newsanalysis.analyse.wire import wire
    from newsanalysis.annotation import agreement, gold, load_gold
    from newsanalysis.evaluate import score
    from newsanalysis.extract import extract
    from newsanalysis.grouping import grouping_scores
    from newsanalysis.lexicon.tones import cue_table
    from newsanalysis.noted import conflict_scores, noted_conflicts
    from newsanalysis.phenomena import by_phenomenon
    from newsanalysis.read import bundled, bundled_actors, read
    from newsanalysis.scale import extract_files
    from newsanalysis.show.article import show_article
    from newsanalysis.show.charts import naming_chart, relay_chart, timeline_chart, toll_chart
    from newsanalysis.show.conflicts import show_conflicts
    from newsanalysis.show.errors import errors_view
    from newsanalysis.show.excel import write_excel
    from newsanalysis.show.explain import explain
    from newsanalysis.show.explorer import explorer
    from newsanalysis.show.figures import show_figures
    from newsanalysis.show.reader import show_corpus
    from newsanalysis.show.report import write_report
    from newsanalysis.show.search import search
    from newsanalysis.show.table import rtl_table
    from newsanalysis.storage import read_tables, write_tables
    from newsanalysis.tables import validate

    __version__: str

__all__ = [
    "__version__",
    "actors",
    "agreement",
    "bundled",
    "bundled_actors",
    "by_phenomenon",
    "changes",
    "compare",
    "conflict_scores",
    "conflicts",
    "cue_table",
    "disagreements",
    "errors_view",
    "events",
    "evidence",
    "explain",
    "explorer",
    "extract",
    "extract_files",
    "gold",
    "grade",
    "grouping_scores",
    "highest",
    "identify",
    "load_gold",
    "naming",
    "naming_chart",
    "naming_table",
    "noted_conflicts",
    "read",
    "read_tables",
    "relay_chart",
    "relay_edges",
    "relay_network",
    "relay_nodes",
    "relays",
    "reporting_verbs",
    "rtl_table",
    "score",
    "search",
    "show_article",
    "show_conflicts",
    "show_corpus",
    "show_figures",
    "timeline",
    "timeline_chart",
    "toll_chart",
    "tolls",
    "validate",
    "wire",
    "write_excel",
    "write_report",
    "write_tables",
]

_HOMES = {
    "read": "read",
    "bundled": "read",
    "bundled_actors": "read",
    "extract": "extract",
    "extract_files": "scale",
    "compare": "analyse.compare",
    "highest": "analyse.compare",
    "timeline": "analyse.timeline",
    "changes": "analyse.timeline",
    "events": "analyse.events",
    "grade": "analyse.grades",
    "naming": "analyse.naming",
    "naming_table": "analyse.naming",
    "reporting_verbs": "analyse.naming",
    "relay_network": "analyse.network",
    "relay_nodes": "analyse.network",
    "actors": "analyse.actors",
    "identify": "analyse.actors",
    "conflicts": "analyse.conflicts",
    "disagreements": "analyse.conflicts",
    "wire": "analyse.wire",
    "tolls": "analyse.views",
    "show_conflicts": "show.conflicts",
    "relays": "analyse.relays",
    "relay_edges": "analyse.relays",
    "cue_table": "lexicon.tones",
    "show_article": "show.article",
    "rtl_table": "show.table",
    "toll_chart": "show.charts",
    "timeline_chart": "show.charts",
    "naming_chart": "show.charts",
    "relay_chart": "show.charts",
    "write_report": "show.report",
    "show_corpus": "show.reader",
    "write_excel": "show.excel",
    "evidence": "analyse.evidence",
    "explain": "show.explain",
    "search": "show.search",
    "validate": "tables",
    "write_tables": "storage",
    "read_tables": "storage",
    "score": "evaluate",
    "by_phenomenon": "phenomena",
    "noted_conflicts": "noted",
    "conflict_scores": "noted",
    "grouping_scores": "grouping",
    "errors_view": "show.errors",
    "explorer": "show.explorer",
    "show_figures": "show.figures",
    "load_gold": "annotation",
    "gold": "annotation",
    "agreement": "annotation",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version(__name__)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This module, where `read` and `extract` are the functions although folders have the same names.

    Python binds a folder to its package as an attribute once it is imported, whoever imports it; that would turn
    ``newsanalysis.read`` from the function into the folder. ``from newsanalysis.read import …`` does not look here.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
