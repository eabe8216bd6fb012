"""The tables as an Excel workbook: right-to-left sheets, each number and claim beside its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

from newsanalysis.analyse.evidence import evidence
from newsanalysis.show.words import CLOSED, Language, label, number
from newsanalysis.storage import FORMULA
from newsanalysis.tables import HALF, REPLACEMENT, conform

CELL, ROWS = 32_767, 1_048_575  # what Excel holds: UTF-16 units in a cell, rows under the heading
FIRST_DAY = pd.Timestamp("1900-03-01")  # before it Excel's calendar is off by a day, and before 1900 it has none
# The columns that a reader wants first; all others follow, so that nothing is left out.
LEADING = {
    "articles": ["article_id", "outlet", "published", "title"],
    "claims": ["article_id", "outlet", "published", "speaker", "stance", "cue", "content", "evidence", "via", "quotation"],
    "figures": [
        "article_id", "outlet", "published", "expr", "evidence", "low", "high", "qualifier", "counted", "measure",
        "group", "source", "place", "as_of", "kind", "unit", "value",
    ],
    "terms": ["article_id", "outlet", "published", "term", "mark", "evidence", "speaker"],
}  # fmt: skip
MARKED = {"claims": ("cue", "source"), "figures": ("expr",), "terms": ("term",)}
# Widths in characters; a column that is not named is as wide as its heading.
WIDTHS = {"evidence": 70, "content": 50, "text": 60, "title": 36, "speaker": 28, "source": 28, "url": 30, "counted": 20}
WIDTHS |= {"problem": 60, "remedy": 50, "file": 30, "why": 30, "term": 24, "via": 20, "outlet": 18, "article_id": 18}
WIDTHS |= {"expr": 16, "published": 12, "as_of": 12, "said_on": 12, "event": 20, "wording": 24}
WRAPPED = frozenset(("evidence", "content", "title", "speaker", "source", "counted", "problem", "remedy", "wording"))
FROM_LEFT = frozenset(("url", "file", "language", "unit", "content_spans"))


class HasTables(Protocol):
    """What `newsanalysis.extract` returns."""

    @property
    def articles(self) -> pd.DataFrame: ...
    @property
    def claims(self) -> pd.DataFrame: ...
    @property
    def figures(self) -> pd.DataFrame: ...
    @property
    def terms(self) -> pd.DataFrame: ...
    @property
    def problems(self) -> pd.DataFrame: ...


def write_excel(
    path: str | Path, found: HasTables, *, comparison: pd.DataFrame | None = None, lang: Language = "en"
) -> Path:
    """Write the tables of `found` (what `extract` returned) to an .xlsx file and return its path.

    One right-to-left sheet a table, with headings and closed words in `lang`, its first row frozen and filterable:
    articles, claims, figures, terms, problems, and `comparison` (a table such as `compare` gives) where there is one.
    Claims, figures and terms have their sentence beside them (`evidence`), the cue, the source, the number or the term
    marked in it. Dates are dates; everything that was text stays text, also where it looks like a formula. What Excel
    cannot hold (more than 32,767 characters in a cell, half a character of a broken file, more than 1,048,575 rows) is cut
    or replaced, and is a row of the sheet of problems. The same tables give the same bytes. Raises ``OSError`` where
    the file cannot be written, and ``KeyError`` where a row's article is missing.
    """
    write_workbook(path, found, comparison=comparison, lang=lang)
    return Path(path)


def write_workbook(
    path: str | Path, found: HasTables, *, comparison: pd.DataFrame | None = None, lang: Language = "en"
) -> pd.DataFrame:
    """`write_excel`, returning the problems as they stand in the workbook."""
    from xlsxwriter import Workbook  # loaded only to write

    articles = conform(found.articles, "articles")
    sheets = {"articles": articles}
    for name, table in (("claims", found.claims), ("figures", found.figures), ("terms", found.terms)):
        sheets[name] = _with_articles(evidence(conform(table, name), articles), articles)
    if comparison is not None:
        sheets["comparison"] = comparison
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    lost: list[dict[str, Any]] = []
    with path.open("wb") as file:  # opened here, so that what cannot be written says so before the work
        book = Workbook(file, {"constant_memory": True, "strings_to_urls": False})
        book.set_properties({"created": dt.datetime(2000, 1, 1)})
        formats = _Formats(book)
        for name, frame in sheets.items():
            _Sheet(book, formats, name, frame, lang, lost).write()
        problems = conform(found.problems, "problems")
        if lost:
            problems = pd.concat([problems, conform(pd.DataFrame(lost), "problems")], ignore_index=True)
        _Sheet(book, formats, "problems", problems, lang, []).write()
        book.close()
    return problems


def _with_articles(frame: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """`frame` with the outlet and day of each row's article."""
    known = articles.drop_duplicates("article_id").set_index("article_id")
    for name in ("outlet", "published"):
        if name not in frame.columns:
            frame = frame.assign(**{name: known[name].reindex(frame["article_id"]).array})
    return frame.rename(columns={"sentence": "evidence"})


class _Formats:
    """The looks of a cell, each made once."""

    def __init__(self, book: Any) -> None:
        base = {"valign": "top", "font_size": 11}
        self.head = book.add_format(
            {
                "bold": True,
                "bg_color": "#E8EEF4",
                "bottom": 2,
                "text_wrap": True,
                "valign": "vcenter",
                "align": "center",
            }
        )
        self.mark = book.add_format({"bold": True, "font_color": "#B34700"})
        self.number = book.add_format(base | {"align": "left"})
        self.date = book.add_format(base | {"num_format": "yyyy-mm-dd", "align": "center"})
        arabic = base | {"align": "right", "reading_order": 2}
        latin = base | {"align": "left", "reading_order": 1}
        # By whether the cell runs from the left, is wrapped, and would be a formula if it were typed in.
        self.text = {
            (left, wrapped, typed): book.add_format(
                (latin if left else arabic) | {"text_wrap": wrapped} | ({"quote_prefix": True} if typed else {})
            )
            for left in (False, True)
            for wrapped in (False, True)
            for typed in (False, True)
        }


class _Sheet:
    """One table on its way into the workbook; what did not fit is added to `lost`."""

    def __init__(
        self, book: Any, formats: _Formats, name: str, frame: pd.DataFrame, lang: Language, lost: list[dict[str, Any]]
    ) -> None:
        self.name, self.frame, self.lang, self.lost = name, frame, lang, lost
        self.formats = formats
        self.sheet = book.add_worksheet(label("columns", name, lang))
        leading = [column for column in LEADING.get(name, []) if column in frame.columns]
        hidden = {"sentence_start", "sentence_end"}
        self.columns = leading + [str(c) for c in frame.columns if c not in hidden and c not in leading]

    def write(self) -> None:
        sheet, frame = self.sheet, self.frame
        sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        heads = [label("columns", column, self.lang) for column in self.columns]
        for j, (column, head) in enumerate(zip(self.columns, heads, strict=True)):
            sheet.set_column(j, j, WIDTHS.get(column, max(10, len(head) + 4)))
        for j, head in enumerate(heads):
            sheet.write_string(0, j, head, self.formats.head)
        if len(frame) > ROWS:
            self._lose(
                None, f"the sheet {self.name} has {len(frame):,} rows, Excel holds {ROWS:,}: the rest is left out"
            )
            frame = frame.head(ROWS)
        if self.columns:
            sheet.autofilter(0, 0, len(frame), len(self.columns) - 1)
        kinds = [frame[column].dtype for column in self.columns]
        places = _places(self.name, frame)
        values = zip(*(frame[column].tolist() for column in self.columns), strict=True)
        for i, (row, spans) in enumerate(zip(values, places, strict=True), start=1):
            article = row[self.columns.index("article_id")] if "article_id" in self.columns else None
            for j, (column, value, kind) in enumerate(zip(self.columns, row, kinds, strict=True)):
                if not _missing(value):
                    self._cell(i, j, column, value, kind, spans, article)

    def _cell(self, i: int, j: int, column: str, value: Any, kind: Any, spans: Sequence[Any], article: Any) -> None:
        if column in CLOSED and isinstance(value, str):
            self._text(i, j, column, label(column, value, self.lang), article)
        elif isinstance(value, bool) or is_bool_dtype(kind):
            self._text(i, j, column, label("view", "yes" if value else "no", self.lang), article)
        elif is_datetime64_any_dtype(kind) or isinstance(value, dt.date):
            self._day(i, j, column, pd.Timestamp(value), article)
        elif is_numeric_dtype(kind) or isinstance(value, int | float):
            if abs(value) == float("inf"):
                self.sheet.write_string(i, j, number(float(value)), self.formats.number)
            else:
                self.sheet.write_number(i, j, value, self.formats.number)
        elif column == "evidence" and spans:
            self._marked(i, j, str(value), spans, article)
        else:
            self._text(i, j, column, str(value), article)

    def _day(self, i: int, j: int, column: str, day: pd.Timestamp, article: Any) -> None:
        day = day.tz_localize(None)
        if day < FIRST_DAY:
            self._text(i, j, column, f"{day:%Y-%m-%d}", article)
        else:
            self.sheet.write_datetime(i, j, day.to_pydatetime(warn=False), self.formats.date)

    def _text(self, i: int, j: int, column: str, text: str, article: Any) -> None:
        text = self._held(text, column, article)
        look = self.formats.text[column in FROM_LEFT, column in WRAPPED, text.startswith(FORMULA)]
        self.sheet.write_string(i, j, text, look)

    def _marked(self, i: int, j: int, text: str, spans: Sequence[tuple[int, int]], article: Any) -> None:
        """A sentence with its spans in bold and colour."""
        held = self._held(text, "evidence", article)
        look = self.formats.text[False, True, held.startswith(FORMULA)]
        parts: list[Any] = []
        at = 0
        for start, end in sorted(spans):
            if at <= start < end <= len(held):
                parts += [*([held[at:start]] if at < start else []), self.formats.mark, held[start:end]]
                at = end
        parts += [held[at:]] if at < len(held) else []
        # Excel has no rich text of a single piece, and what was cut may have lost its place.
        if len(parts) < 3 or self.sheet.write_rich_string(i, j, *parts, look) != 0:
            self.sheet.write_string(i, j, held, look)

    def _held(self, text: str, column: str, article: Any) -> str:
        """`text` as far as a cell can hold it; what is lost is told."""
        if (broken := HALF.sub(REPLACEMENT, text)) != text:
            self._lose(article, f"{self._where(column)}: halves of characters, shown as \N{REPLACEMENT CHARACTER}")
            text = broken
        if (size := len(text.encode("utf-16-le")) // 2) > CELL:
            self._lose(
                article, f"{self._where(column)}: {size:,} characters, a cell holds {CELL:,}: the rest is left out"
            )
            text = text.encode("utf-16-le")[: 2 * CELL].decode("utf-16-le", "ignore")
        return text

    def _where(self, column: str) -> str:
        return f"sheet {self.name}, column {column}"

    def _lose(self, article: Any, problem: str) -> None:
        remedy = "the tables as CSV or Parquet (write_tables) hold all of it"
        self.lost.append({"article_id": article, "problem": problem, "remedy": remedy})


def _places(name: str, frame: pd.DataFrame) -> list[list[tuple[int, int]]]:
    """What is marked in the sentence of each row, as offsets into the sentence."""
    places: list[list[tuple[int, int]]] = [[] for _ in range(len(frame))]
    for span in MARKED.get(name, ()):
        columns = (frame[f"{span}_start"].tolist(), frame[f"{span}_end"].tolist())
        ends = (frame["sentence_start"].tolist(), frame["sentence_end"].tolist())
        for found, start, end, first, last in zip(places, *columns, *ends, strict=True):
            if not any(map(_missing, (start, end, first, last))) and first <= start < end <= last:
                found.append((start - first, end - first))
    return places


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or value != value
