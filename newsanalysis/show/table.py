"""A table that reads from right to left, in a notebook that knows only left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

from newsanalysis.show.html import Html, element
from newsanalysis.show.marks import Mark, marked
from newsanalysis.show.words import CLOSED, Language, interval, label, number

T = TypeVar("T")

# Direction stands in attributes and looks in style attributes: a notebook that is not trusted keeps nothing else.
WRAPPER = "overflow-x: auto; text-align: right"
TABLE = "border-collapse: collapse; margin: 0.5em 0; font-size: 0.95em"
HEAD = "text-align: right; padding: 6px 12px; border-bottom: 2px solid rgba(128, 128, 128, 0.6); vertical-align: bottom"
CELL = "text-align: right; padding: 6px 12px; border-bottom: 1px solid rgba(128, 128, 128, 0.25); vertical-align: top"
ONE_LINE = 24  # letters
NOTE = "opacity: 0.7; font-size: 0.85em"


@dataclass(frozen=True)
class TableView:
    """A table to look at: `html` for a page, and as text its size and first cells."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def rtl_table(
    frame: pd.DataFrame,
    columns: Sequence[str] | None = None,
    *,
    lang: Language = "en",
    limit: int | None = None,
    links: Mapping[str, Sequence[str | None]] | None = None,
    marks: Mapping[str, Sequence[Sequence[Mark]]] | None = None,
) -> TableView:
    """`frame` as a right-to-left table with its headings and closed word lists in `lang`.

    `columns` chooses and orders the columns; ``"interval"`` joins ``low`` and ``high`` (`29+`, `[18–22]`) and takes
    their place where no columns are named. A named index becomes the first columns. At most `limit` rows are shown, and
    the table says how many are not. `links` gives, for a column, the address that each row's cell leads to, and `marks`
    the spans to be marked in each row's cell.

    Raises ``KeyError`` naming the columns that the frame does not have.
    """
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    frame, chosen = _chosen(frame, columns)
    shown = frame if limit is None else frame.head(limit)
    cells = {name: _cells(shown, name, lang) for name in chosen}
    headings = [label("columns", str(name), lang) for name in chosen]
    rest = len(frame) - len(shown)
    more = label("view", "more_rows", lang, n=number(rest)) if rest else ""
    rows = [
        element(
            "tr",
            *(
                _td(cells[name][i], _is_number(shown, name), _at(links, name, i), _at(marks, name, i))
                for name in chosen
            ),
        )
        for i in range(len(shown))
    ]
    table = element(
        "table",
        element(
            "thead", element("tr", *(element("th", text, scope="col", dir="auto", style=HEAD) for text in headings))
        ),
        element("tbody", *rows),
        dir="rtl",
        style=TABLE,
    )
    note = element("div", more, dir="auto", style=NOTE) if more else Html("")
    html = element("div", table, note, dir="rtl", lang="ar", style=WRAPPER)
    return TableView(str(html), _as_text(headings, [cells[name] for name in chosen], len(frame)))


def _chosen(frame: pd.DataFrame, columns: Sequence[str] | None) -> tuple[pd.DataFrame, list[str]]:
    """The frame with its interval where it is wanted, and the names of the columns to show."""
    names = [str(name) for name in frame.columns]
    has_interval = {"low", "high"} <= set(names)
    if columns is None:
        chosen = ["interval" if name == "low" else name for name in names if name != "high"] if has_interval else names
    else:
        chosen = list(columns)
    if "interval" in chosen and has_interval:
        words = frame["qualifier"] if "qualifier" in names else [None] * len(frame)
        ends = zip(frame["low"], frame["high"], words, strict=True)
        frame = frame.assign(interval=pd.Series([interval(*end) for end in ends], index=frame.index, dtype="str"))
    if missing := [name for name in chosen if name not in frame.columns]:
        raise KeyError(f"the table has no columns {missing}; it has {names}")
    return frame, chosen


def _cells(frame: pd.DataFrame, name: str, lang: Language) -> list[str]:
    column = frame[name]
    return ["" if pd.isna(value) else _cell(value, name, column.dtype, lang) for value in column]


def _cell(value: object, name: str, dtype: Any, lang: Language) -> str:
    if name in CLOSED:
        return label(name, str(value), lang)
    if is_bool_dtype(dtype) or isinstance(value, bool):
        return label("view", "yes" if value else "no", lang)
    if is_datetime64_any_dtype(dtype) or isinstance(value, pd.Timestamp):
        return pd.Timestamp(str(value)).strftime("%Y-%m-%d")
    if is_numeric_dtype(dtype) or isinstance(value, int | float):
        return number(float(str(value)))
    return str(value)


def _is_number(frame: pd.DataFrame, name: str) -> bool:
    """Whether a column runs left to right, as numbers do among Arabic words."""
    dtype = frame[name].dtype
    return (
        name == "interval" or (is_numeric_dtype(dtype) and not is_bool_dtype(dtype)) or is_datetime64_any_dtype(dtype)
    )


def _td(text: str, is_number: bool, address: str | None, marks: Sequence[Mark] | None) -> Html:
    content: object = marked(text, marks) if marks else text
    content = element("a", content, href=address) if address and text else content
    # Numbers and short names such as `karabakh-02`, which a browser would break at the hyphen, stay on one line.
    whole = is_number or (len(text) <= ONE_LINE and not any(map(str.isspace, text)))
    style = f"{CELL}; white-space: nowrap" if whole else CELL
    return element("td", content, dir="ltr" if is_number else "auto", style=style)


def _at(given: Mapping[str, Sequence[T]] | None, name: str, row: int) -> T | None:
    return given[name][row] if given and name in given else None


def _as_text(headings: list[str], cells: list[list[str]], rows: int) -> str:
    """The size of the table and its first cells, one row a line: what a notebook's check compares."""
    lines = [f"{rows} rows × {len(headings)} columns", " | ".join(headings)]
    lines += [" | ".join(shorten(text, 40) for text in row) for row in list(zip(*cells, strict=True))[:5]]
    return "\n".join(lines)


def shorten(text: str, length: int) -> str:
    """`text` on one line, cut before the word that would make it longer than `length`."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + " …"
