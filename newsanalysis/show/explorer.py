"""A table to search, filter and sort in the page, without a kernel and without a network."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

from newsanalysis.show.html import Html, element, escaped
from newsanalysis.show.table import TableView, rtl_table
from newsanalysis.show.words import CLOSED, Language, label, number

PAGE = 10  # rows at a time
PLAIN = "{ background: transparent !important; color: inherit !important }"
# Signs in the place of English sentences, whose marks would stand on the wrong side from right to left.
WORDLESS = {"search": "", "lengthMenu": "_MENU_", "info": "_START_ – _END_ / _TOTAL_", "infoFiltered": "(_MAX_)"}
WORDLESS |= {"infoEmpty": "0", "zeroRecords": "–", "emptyTable": "–"}


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
    # Numbers as people write them, sorted as numbers all the same.
    with pd.option_context("display.float_format", number):
        table = to_html_datatable(
            _readable(frame[names], lang),
            connected=False,
            table_id=table_id,
            showIndex=False,
            maxBytes=0,
            column_filters="header",
            pageLength=PAGE,
            classes="display compact",
            style={"width": "100%", "text-align": "right"},
            language=WORDLESS | {"searchPlaceholder": label("view", "search", lang)},
            layout={"topStart": "search", "topEnd": "pageLength", "bottomStart": "info", "bottomEnd": "paging"},
        )
    script = generate_init_offline_itables_html(options.dt_bundle)
    # Its own white would stay behind white letters when the theme changes.
    plain = element("style", Html(f"[id='{escaped(table_id)}_wrapper'] {PLAIN}"))
    html = element(
        "div", Html(script), plain, Html(table), dir="rtl", lang="ar", style="text-align: right; overflow-x: auto"
    )
    return TableView(str(html), text)


def _readable(frame: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """`frame` with its headings and closed words in `lang`, and nothing where a word is missing.

    itables escapes the cells, but takes headings that are filtered by for HTML, and a heading is a stranger's word too.
    """
    columns = {}
    for name in map(str, frame.columns):
        column = frame[name]
        if name in CLOSED:
            column = column.map(lambda word, name=name: label(name, str(word), lang), na_action="ignore")
        if not (is_numeric_dtype(column.dtype) or is_datetime64_any_dtype(column.dtype)):
            column = column.astype(object).where(column.notna(), "")
        columns[escaped(label("columns", name, lang))] = column.reset_index(drop=True)
    return pd.DataFrame(columns)
