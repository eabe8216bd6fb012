"""A table to search, filter and sort in the page, without a kernel and without a network."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from newsanalysis.show.html import Html, element
from newsanalysis.show.table import TableView, rtl_table
from newsanalysis.show.words import Language, label

PAGE = 10  # rows at a time


def explorer(
    frame: pd.DataFrame,
    columns: Sequence[str] | None = None,
    *,
    lang: Language = "en",
    table_id: str = "explorer",
) -> TableView:
    """All rows of `frame` as a right-to-left table with a field under each heading to filter by, and headings to sort by.

    `columns` chooses and orders the columns. The view carries the whole script that it needs, about 1 MB, so one in a
    notebook is enough; `table_id` has to be another one for each table of a page. A notebook that is not trusted shows the
    first rows without the fields. As text the view is that of `rtl_table`.

    Raises ``KeyError`` naming the columns that the frame does not have, and ``ImportError`` where itables is missing.
    """
    try:
        from itables import options, to_html_datatable
        from itables.javascript import generate_init_offline_itables_html
    except ImportError as error:
        raise ImportError("a table to explore needs itables: pip install 'newsanalysis[notebooks]'") from error
    names = [str(name) for name in frame.columns] if columns is None else list(columns)
    text = rtl_table(frame, names, lang=lang, limit=PAGE).text
    shown = frame[names].rename(columns={name: label("columns", name, lang) for name in names})
    table = to_html_datatable(
        shown.reset_index(drop=True),
        connected=False,
        table_id=table_id,
        showIndex=False,
        maxBytes=0,
        column_filters="header",
        pageLength=PAGE,
        classes="display compact",
        style={"width": "100%", "text-align": "right"},
        layout={"topStart": "search", "topEnd": "pageLength", "bottomStart": "info", "bottomEnd": "paging"},
    )
    script = generate_init_offline_itables_html(options.dt_bundle)
    html = element("div", Html(script), Html(table), dir="rtl", lang="ar", style="text-align: right")
    return TableView(str(html), text)
