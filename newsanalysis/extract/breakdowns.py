"""Totals and the counts that add up to them: `24 قتيلا … مقتل 6 … ومقتل 18`, `8 حالات: 4 وفيات و3 …`, across sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsanalysis.extract.records import Figure
from newsanalysis.text import Document

MOST_PARTS = 4
SURE = 100  # from here on a sum is no chance and its parts may stand far off; those of a smaller one stand beside it
FAR = 20  # figures of the same measure on either side: among more, in a long list, a sum is a chance again
SMALL = 10  # below, in its paragraph too
LIST_REACH = 14  # tokens between a total and the bracket or colon of its list


def breakdowns(doc: Document, figures: list[Figure]) -> list[Figure]:
    """`figures` with `part_of` for those that plainly add up to another one of the same measure."""
    found = list(figures)
    for whole, run in [*_lists(doc, figures), *_sums(doc, figures), *_in_brackets(doc, figures)]:
        if all(found[k].part_of is None for k in run) and whole not in run and found[whole].part_of not in run:
            reason = (
                "part: adds up" if sum(found[k].value or 0 for k in run) == found[whole].value else "part: in brackets"
            )
            for k in run:
                measure = found[whole].measure if found[k].measure == "other" else found[k].measure
                found[k] = replace(found[k], part_of=whole, measure=measure, why=(*found[k].why, reason))
    return found


def _sums(doc: Document, figures: list[Figure]) -> Iterator[tuple[int, list[int]]]:
    by_measure: dict[str, list[int]] = {"": []}
    for k, figure in enumerate(figures):
        if figure.kind == "count" and figure.value is not None and figure.part_of is None:
            by_measure.setdefault(_thing(doc, figure), []).append(k)
    del by_measure[""]
    for same in by_measure.values():
        for at, whole in enumerate(same):
            total = figures[whole].value or 0.0
            after, before = same[at + 1 : at + 1 + FAR], same[max(0, at - FAR) : at][::-1]
            starts = 1 if total < SURE else FAR
            runs = (
                _adds_up(figures, side[i : i + MOST_PARTS], total)
                for side in (after, before)
                for i in range(min(starts, len(side)))
            )
            if run := next((run for run in runs if run and _are_parts(doc, figures, whole, run)), None):
                yield whole, run


def _thing(doc: Document, figure: Figure) -> str:
    """What must agree between a total and its parts: what happened, else the counted noun; nothing for small other numbers."""
    if figure.measure != "other":
        return figure.measure
    if figure.counted is None or (figure.value or 0) < SURE:
        return ""
    return doc.forms[doc.token_at(figure.counted.start)][:4]


def _lists(doc: Document, figures: list[Figure]) -> Iterator[tuple[int, list[int]]]:
    """A bracket, dash or colon after a total opens the list of its parts (`5 ضحايا (3 نساء ورجلان)`)."""
    for whole, figure in enumerate(figures[:-1]):
        listed = [k for k in range(whole + 1, min(whole + 2 + MOST_PARTS, len(figures))) if figures[k].kind == "count"]
        if listed and figures[listed[0]].value == 1 and figures[listed[0]].form == "words":
            del listed[0]  # `5 من أسرة واحدة (3 نساء ورجلان)`
        if figure.kind != "count" or figure.value is None or not listed:
            continue
        link = doc.tokens_in(figure.expr.end, figures[listed[0]].expr.start)
        opened = len(link) <= LIST_REACH and any(doc.forms[i] in OPENS_LIST for i in link)
        opened = opened or (len(link) <= DASH_REACH and _dash(doc, figure, figures[listed[0]]))
        if opened and (run := _adds_up(figures, listed, figure.value)):
            measures = {figures[k].measure for k in run} | {figure.measure}
            if "other" in measures or len(measures) == 1:
                yield whole, run


def _in_brackets(doc: Document, figures: list[Figure]) -> Iterator[tuple[int, list[int]]]:
    """Some of a total of casualties, in a bracket right behind it: `إصابة أربعة أشخاص (3 سائقين وراكب)`."""
    for whole, figure in enumerate(figures[:-1]):
        start = figures[whole + 1].expr.start
        told = doc.text[(figure.counted or figure.expr).end : start].strip()
        if told != "(" or figure.kind != "count" or figure.value is None or figure.measure == "other":
            continue
        close = doc.text.find(")", start)
        ahead = range(whole + 1, min(whole + 1 + MOST_PARTS, len(figures)))
        run = [k for k in ahead if figures[k].expr.start < close]
        same = all(figures[k].kind == "count" and figures[k].measure in ("other", figure.measure) for k in run)
        if run and same and sum(figures[k].value or figure.value for k in run) < figure.value:
            yield whole, run


def _dash(doc: Document, whole: Figure, part: Figure) -> bool:
    """`28 قتيلا - 17 متمردا و11 جنديا -`: a dash in running text; at the start of a line it is a bullet."""
    told = doc.text[(whole.counted or whole.expr).end : part.expr.start]
    return whole.counted is not None and "\n" not in told and told.strip() in DASHES


def _adds_up(figures: list[Figure], run: list[int], total: float) -> list[int]:
    """The first two to four figures of `run` that make `total` exactly, or none."""
    left = total
    for at, k in enumerate(run[:MOST_PARTS]):
        left -= figures[k].value or 0.0
        if left <= 0:
            return run[: at + 1] if left == 0 and at else []
    return []


def _are_parts(doc: Document, figures: list[Figure], whole: int, run: list[int]) -> bool:
    """Told once each, and of no other group than their total."""
    if (figures[whole].value or 0) < SMALL:
        first, last = sorted((figures[whole].expr.start, figures[run[-1]].expr.start))
        if "\n" in doc.text[first:last]:
            return False
    if any(BEFORE_THAT.intersection(_leading(doc, figures[k])) for k in run):
        return False  # `ارتفعت إلى 60، بعدما كانت 50، أي بزيادة 10`
    told = {(figures[k].value, figures[k].group) for k in run}
    groups = {figures[k].group for k in run} - {None}
    of = figures[whole].group
    return len(told) == len(run) and (of is None or groups <= {of})


def _leading(doc: Document, figure: Figure) -> list[str]:
    """The two tokens before a figure."""
    at = doc.token_at(figure.expr.start)
    return doc.forms[max(0, at - 2) : at]


OPENS_LIST = frozenset(("(", ":"))
DASHES = ("-", "–", "—")
DASH_REACH = 4
BEFORE_THAT = frozenset(("بزيادة", "كان", "كانت"))
