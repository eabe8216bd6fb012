"""Where a content ends, and whether it is quoted."""

from __future__ import annotations

from newsanalysis.extract.layout import Layout
from newsanalysis.extract.records import Span
from newsanalysis.extract.sources import NAMED

TRAILING = frozenset("،,؛;.:!؟?…-–()[]")
BEFORE_CUT = frozenset("فيما بينما كما حيث وفيما وبينما ثم وكان وكانت كان كانت قد وقد اذ".split())


def span_of(view: Layout, first: int, end: int) -> Span | None:
    """Tokens `first` to `end` as offsets, without the marks at the edges (quotation marks may stay)."""
    forms = view.forms
    while end > first and forms[end - 1] in TRAILING:
        end -= 1
    while first < end and forms[first] in "،,؛;.:!-–":
        first += 1
    if first >= end:
        return None
    return Span(view.doc.starts[first], view.doc.ends[end - 1])


def quotation_of(view: Layout, first: int, end: int, kind: str) -> str:
    """`direct`, `indirect` or `mixed`, from the quotation marks within tokens `first` to `end` and from the colon."""
    marks = [view.quoted[j] for j in range(first, end) if j in view.quoted]
    if marks and marks[0].mark == first and _reaches(view, marks[0].end, end):
        return "direct"
    if kind == "colon":
        return "direct"
    if any(_is_quoted_speech(view, q.mark, q.first, q.end) for q in marks):
        return "mixed"
    return "indirect"


def _reaches(view: Layout, quote_end: int, end: int) -> bool:
    """Whether nothing but marks stands between the end of the quotation and the end of the content."""
    return all(not view.forms[j][0].isalnum() for j in range(quote_end, end))


def _is_quoted_speech(view: Layout, mark: int, first: int, end: int) -> bool:
    before = view.forms[mark - 1] if mark else ""
    return before not in NAMED and before.removeprefix("ال") not in NAMED
