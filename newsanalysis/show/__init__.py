"""What people look at: marked articles, right-to-left tables, charts and the report. Loads matplotlib only to draw."""

from __future__ import annotations

from newsanalysis.show.article import ArticleView, show_article
from newsanalysis.show.charts import timeline_chart, toll_chart
from newsanalysis.show.errors import errors_view
from newsanalysis.show.excel import write_excel
from newsanalysis.show.reader import CorpusView, show_corpus
from newsanalysis.show.report import write_report
from newsanalysis.show.search import Hits, search
from newsanalysis.show.table import TableView, rtl_table

__all__ = [
    "ArticleView",
    "CorpusView",
    "Hits",
    "TableView",
    "errors_view",
    "rtl_table",
    "search",
    "show_article",
    "show_corpus",
    "timeline_chart",
    "toll_chart",
    "write_excel",
    "write_report",
]
