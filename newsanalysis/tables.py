"""The columns and dtypes of every table: the contract between extraction and all that reads it.

Offsets are Python string indices into the article's text as stored, ``end`` exclusive. Missing values are null; an
empty string counts as missing. Extra columns may follow the named ones and are kept.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NoReturn

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandera.pandas as pa

TEXT: Final = "str"
DATE: Final = "datetime64[us]"
OFFSET: Final = "Int64"
NUMBER: Final = "float64"

ARTICLES = {
    "article_id": TEXT,
    "outlet": TEXT,
    "title": TEXT,
    "published": DATE,
    "url": TEXT,
    "language": TEXT,
    "text": TEXT,
}

CLAIMS = {
    "claim_id": TEXT,
    "article_id": TEXT,
    "cue": TEXT,
    "cue_start": OFFSET,
    "cue_end": OFFSET,
    "source": TEXT,
    "source_start": OFFSET,
    "source_end": OFFSET,
    "speaker": TEXT,
    "speaker_id": TEXT,
    "content": TEXT,
    "content_spans": TEXT,
    "quotation": TEXT,
    "stance": TEXT,
    "via": TEXT,
    "via_start": OFFSET,
    "via_end": OFFSET,
    "parent_id": TEXT,
    "said_on": DATE,
}

FIGURES = {
    "figure_id": TEXT,
    "article_id": TEXT,
    "claim_id": TEXT,
    "expr": TEXT,
    "expr_start": OFFSET,
    "expr_end": OFFSET,
    "value": NUMBER,
    "low": NUMBER,
    "high": NUMBER,
    "form": TEXT,
    "qualifier": TEXT,
    "kind": TEXT,
    "unit": TEXT,
    "counted": TEXT,
    "counted_start": OFFSET,
    "counted_end": OFFSET,
    "measure": TEXT,
    "group": TEXT,
    "part_of": TEXT,
    "source": TEXT,
    "source_start": OFFSET,
    "source_end": OFFSET,
    "speaker_id": TEXT,
    "place": TEXT,
    "as_of": DATE,
}

# Wordings that the text holds at a distance (`ما يسمى`, scare quotes).
TERMS = {
    "term_id": TEXT,
    "article_id": TEXT,
    "term": TEXT,
    "term_start": OFFSET,
    "term_end": OFFSET,
    "mark": TEXT,
    "cue": TEXT,
    "cue_start": OFFSET,
    "cue_end": OFFSET,
    "claim_id": TEXT,
    "speaker": TEXT,
    "speaker_id": TEXT,
}

# What could not be read or extracted, and what to do about it.
PROBLEMS = {
    "file": TEXT,
    "row": OFFSET,
    "article_id": TEXT,
    "problem": TEXT,
    "remedy": TEXT,
}

TABLES = {"articles": ARTICLES, "claims": CLAIMS, "figures": FIGURES, "problems": PROBLEMS, "terms": TERMS}

# Columns that a table may have beyond the named ones, and whose words are checked where they are there.
OPTIONAL = {"claims": ("source_kind", "tone")}

FORMS = ("digits", "words", "mixed", "dual", "vague", "singular")
QUALIFIERS = ("exact", "at_least", "more_than", "about", "up_to", "less_than", "between", "vague")
KINDS = ("count", "percent", "money", "measure", "duration", "age")
MEASURES = (
    "killed", "injured", "missing", "detained", "displaced", "evacuated",
    "abducted", "rescued", "destroyed", "seized", "other",
)  # fmt: skip
GROUPS = ("civilians", "soldiers", "police", "militants", "children", "women", "journalists", "health_workers")
QUOTATIONS = ("direct", "indirect", "mixed")
STANCES = (
    "say", "assert", "announce", "believe", "expect", "doubt", "deny", "accuse", "warn",
    "threaten", "demand", "promise", "condemn", "praise", "order", "ask",
)  # fmt: skip
MARKED = ("scare_quotes", "so_called", "alleged", "described_as")
SOURCE_KINDS = (
    "official", "military", "agency", "organisation", "anonymous", "document", "witness", "expert", "person",
)  # fmt: skip
TONES = ("neutral", "endorsing", "distancing")

# The column that names a row; problems have none.
IDS = {"articles": "article_id", "claims": "claim_id", "figures": "figure_id", "terms": "term_id"}

# Columns that no row leaves empty.
FILLED = {
    "articles": ("article_id", "text"),
    "claims": ("claim_id", "article_id", "cue", "cue_start", "cue_end", "quotation", "stance"),
    "figures": (
        "figure_id", "article_id", "expr", "expr_start", "expr_end",
        "low", "high", "form", "qualifier", "kind", "measure",
    ),
    "problems": ("problem",),
    "terms": ("term_id", "article_id", "term", "term_start", "term_end", "mark", "cue", "cue_start", "cue_end"),
}  # fmt: skip

# The words that a column may hold.
ALLOWED = {
    "form": FORMS,
    "qualifier": QUALIFIERS,
    "kind": KINDS,
    "measure": MEASURES,
    "group": GROUPS,
    "quotation": QUOTATIONS,
    "stance": STANCES,
    "mark": MARKED,
    "source_kind": SOURCE_KINDS,
    "tone": TONES,
}

# Half of a surrogate pair, as broken files and JSON have it: no UTF-8, and so no table, can hold it. Replaced one for one, so
# that every offset still points at what it pointed at.
HALF, REPLACEMENT = re.compile("[\ud800-\udfff]"), "\ufffd"

CONTENT_SPANS = r"\d+-\d+(;\d+-\d+)*"


class TableError(ValueError):
    """A table does not keep its contract; the message names the table, the row, the column and the value."""


def conform(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """`frame` with the columns of `table` (a key of `TABLES`) in order and in their dtypes, extra columns after them.

    A column that is not there is added empty. Raises ``ValueError`` where a cell does not fit its column's dtype.
    """
    columns: dict[str, Any] = TABLES[table]  # dtypes, by name
    extra = [name for name in frame.columns if name not in columns]
    out = frame.reindex(columns=[*columns, *extra])
    for name, dtype in columns.items():
        try:
            column = out[name]
            out[name] = column.replace("", None).astype(dtype) if dtype == TEXT else column.astype(dtype)
        except (TypeError, ValueError) as error:
            raise ValueError(f"table {table}, column {name}: expected {dtype}: {error}") from error
    return out


def validate(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """`frame` itself, where it keeps the contract of `table` (a key of `TABLES`).

    Checked are the named columns and their dtypes, ids (there, and each once), the words of `ALLOWED`, offsets (both or
    none, not negative, start before end) and intervals (low at most high). Raises `TableError` at the first row that
    fails.
    """
    from pandera.errors import SchemaError

    try:
        _schema(table).validate(frame.reset_index(drop=True))
    except SchemaError as error:
        _explain(error, frame, table)
    return frame


def check_evidence(frame: pd.DataFrame, table: str, articles: pd.DataFrame) -> pd.DataFrame:
    """`frame` itself, where every span of `table` (claims, figures or terms) is what stands in the text of its article.

    Each ``*_start`` to ``*_end`` slice equals its text column, and each span of `content_spans` stands in `content`.
    Raises `TableError` at the first row where that does not hold, or whose article is not in `articles`.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    for row in frame.to_dict("records"):

        def wrong(column: str, why: str, row: dict[Any, Any] = row) -> NoReturn:
            raise TableError(f"table {table}, row {row[IDS[table]]}, column {column}: {why}")

        if row["article_id"] not in texts:
            wrong("article_id", f"there is no article {row['article_id']!r}")
        text = texts[row["article_id"]]
        for name in _spans(table):
            start, end, stored = row[f"{name}_start"], row[f"{name}_end"], row[name]
            there = None if pd.isna(start) or pd.isna(end) else text[start:end]
            if there != (None if pd.isna(stored) else stored):
                wrong(name, f"{stored!r} is stored, the text has {there!r}")
        if table == "claims" and pd.notna(row["content_spans"]):
            for start, end in content_spans(row["content_spans"]):
                there = text[start:end]
                if not there or there not in str(row["content"]):
                    wrong("content_spans", f"{there!r} at {start}-{end} is not in the content {row['content']!r}")
    return frame


def content_spans(cell: str) -> list[tuple[int, int]]:
    """The offsets in a cell of `content_spans`: ``"3-9;14-20"`` → ``[(3, 9), (14, 20)]``."""
    return [(int(start), int(end)) for start, end in re.findall(r"(\d+)-(\d+)", cell)]


def _spans(table: str) -> list[str]:
    """The names of the columns of `table` whose place in the text is stored beside them."""
    return [name.removesuffix("_start") for name in TABLES[table] if name.endswith("_start")]


@cache
def _schema(table: str) -> pa.DataFrameSchema:
    import pandera.pandas as pa  # takes a third of a second: only who validates waits for it

    # A check over several columns carries the name of the one that its message shows.
    def rows(column: str, expected: str, holds: Callable[[Any], Any]) -> pa.Check:
        return pa.Check(lambda frame: holds(frame).fillna(True).astype(bool), name=column, error=expected)

    def offsets(span: str) -> list[pa.Check]:
        start, end = f"{span}_start", f"{span}_end"
        return [
            rows(end, f"expected both {start} and {end}, or neither", lambda f: f[start].isna() == f[end].isna()),
            rows(start, "expected an offset, 0 or more", lambda f: f[start] >= 0),
            rows(end, f"expected an end after {start}", lambda f: f[start] < f[end]),
        ]

    def column(name: str, dtype: str) -> pa.Column:
        checks = []
        if name in ALLOWED:
            checks.append(pa.Check.isin(ALLOWED[name], error="expected one of " + ", ".join(ALLOWED[name])))
        if name == "content_spans":
            checks.append(pa.Check.str_matches(f"^{CONTENT_SPANS}$", error="expected start-end, several joined by ;"))
        is_id = name == IDS.get(table)
        optional = name in OPTIONAL.get(table, ())
        return pa.Column(dtype, checks, nullable=name not in FILLED[table], unique=is_id, required=not optional)

    checks = [check for span in _spans(table) for check in offsets(span)]
    if table == "figures":
        checks.append(rows("high", "expected a high that is not under low", lambda f: f["low"] <= f["high"]))
    columns = TABLES[table] | dict.fromkeys(OPTIONAL.get(table, ()), TEXT)
    return pa.DataFrameSchema({name: column(name, dtype) for name, dtype in columns.items()}, checks=checks)


def _explain(error: Any, frame: pd.DataFrame, table: str) -> NoReturn:
    """Raise `TableError` with what pandera's `error` knows, in the words of the table."""
    name: str = error.column_name or getattr(error.check, "name", "")
    failed = error.failure_cases
    if not isinstance(failed, pd.DataFrame):  # a dtype, or a column that is not there
        if error.column_name is None:
            raise TableError(f"table {table}: there is no column {failed}; `conform` adds it empty") from error
        said = f"dtype is {failed}, expected {TABLES[table].get(name, TEXT)}; see `conform`"
        raise TableError(f"table {table}, column {name}: {said}") from error
    places = failed["index"].unique()
    place = int(places[0])
    value = frame[name].tolist()[place]  # as Python shows it, not as NumPy does
    reasons = {"field_uniqueness": "expected each id once", "not_nullable": "expected a value"}
    dtype = f"expected {TABLES[table].get(name, TEXT)}"
    reason = reasons.get(str(error.check)) or getattr(error.check, "error", None) or dtype
    key = IDS.get(table)
    row = frame[key].iloc[place] if key in frame else place
    more = f" ({len(places)} rows in all)" if len(places) > 1 else ""
    raise TableError(f"table {table}, row {row}, column {name}: {value!r}: {reason}{more}") from error
