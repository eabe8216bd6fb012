"""Which claim a figure stands in, and according to whom it therefore is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from newsanalysis.extract.counters import counter, is_kind, phrase_from
from newsanalysis.extract.records import Claim, Figure, Span
from newsanalysis.lexicon.load import word_set
from newsanalysis.text import Document

CONTINUES = word_set("phrases", "continues")
OVER_LINES = ("وقد", "كما")
AFTERTHOUGHT = ("attribution",)
THIS_CAME, OCCASIONS = word_set("phrases", "this_came"), word_set("phrases", "occasion")


def link(doc: Document, figures: list[Figure], claims: list[Claim]) -> list[Figure]:
    """`figures` with the innermost claim that each stands in and the span of its source.

    Where the subject of that claim is elided, the source is the last mention of its speaker before the figure, so that the
    evidence can be shown. A figure under no claim is in the outlet's own voice, unless its sentence plainly continues a report.
    """
    if not figures:
        return []
    said = _said(claims)
    owners = _innermost(doc, figures, said)
    linked: list[Figure] = []
    for figure, owner in zip(figures, owners, strict=True):
        source, how = _according_to(doc, said, figure, owner)
        alone = owner is None and source is None
        why = (*figure.why, f"source: {how}") if source is not None else figure.why
        linked.append(figure if alone else replace(figure, claim=owner, source=source, why=why))
    return linked


def _according_to(doc: Document, said: _Said, figure: Figure, owner: int | None) -> tuple[Span | None, str]:
    """The source of a figure, and whether it is that of its claim, of a report that goes on, or of whoever counts."""
    if owner is None:
        own = counter(doc, figure)
        return (own, "counter") if own else (_came(doc, figure), "said of it")
    claim = said.claims[owner]
    held = _holds(claim, figure)
    if not held or claim.why[:1] == AFTERTHOUGHT:
        # Nothing is said of the figure itself, or only by whom it was passed on.
        own = counter(doc, figure, _said_until(claim, figure))
        if own and not (claim.source and own.start < claim.source.end and claim.source.start < own.end):
            return own, "counter"  # `بحسب بيانات الوزارة`: the account is the source already
    return _source(said, owner, figure.expr.start), "claim" if held else "goes on"


def _holds(claim: Claim, figure: Figure) -> bool:
    return any(span.start <= figure.expr.start < span.end for span in claim.content)


def _said_until(claim: Claim, figure: Figure) -> int:
    """Where the claim that a figure only goes on with has ended: whoever counts stands behind."""
    if _holds(claim, figure):
        return 0
    return max((span.end for span in claim.content if span.end <= figure.expr.start), default=0)


def _came(doc: Document, figure: Figure) -> Span | None:
    """`جاء ذلك في تقرير الهيئة`: the next sentence says where the figures of this one stand."""
    _, end = doc.sentence_of(doc.token_at(figure.expr.start))
    if doc.forms[end : end + 1] and doc.forms[end] in THIS_CAME and doc.forms[end + 1] == "ذلك":
        start = next((i for i in range(end + 2, min(end + 5, len(doc.forms))) if doc.forms[i] in ("في", "ضمن")), None)
        if start is None:
            return None
        start += 1 + (doc.forms[start + 1] in OCCASIONS)
        return phrase_from(doc, start, doc.sentence_of(end)[1]) if is_kind(doc.forms[start]) else None
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """The claims of an article, in the order of their cues, and what is looked up in them for every figure."""

    claims: list[Claim]
    cues: list[int]  # where they begin, in order
    contents: list[tuple[Span, int]]  # with their claims, in order
    ends: list[tuple[int, int]]  # the ends of the contents with their claims, in order
    sources: dict[str, list[Span]]  # where each speaker is named as a source, in order


def _said(claims: list[Claim]) -> _Said:
    contents = sorted((span, k) for k, claim in enumerate(claims) for span in claim.content)
    sources: dict[str, list[Span]] = {}
    for claim in claims:
        if claim.source and claim.speaker is not None:
            sources.setdefault(claim.speaker, []).append(claim.source)
    for spans in sources.values():
        spans.sort()
    cues = [claim.cue.start for claim in claims]
    return _Said(claims, cues, contents, sorted((span.end, k) for span, k in contents), sources)


def _innermost(doc: Document, figures: list[Figure], said: _Said) -> list[int | None]:
    """The index of each figure's claim: a sweep over the text, in time linear in figures and claims."""
    spans = said.contents
    owners: list[int | None] = []
    open_spans: list[tuple[Span, int]] = []
    at = 0
    last: tuple[int, int] | None = None  # the claim of the figure before, and the sentence it stood in
    for figure in figures:
        while at < len(spans) and spans[at][0].start <= figure.expr.start:
            open_spans.append(spans[at])
            at += 1
        open_spans = [s for s in open_spans if s[0].end > figure.expr.start]
        owner = min(open_spans, key=lambda s: s[0].end - s[0].start)[1] if open_spans else None
        sentence = _sentence(doc, figure.expr.start)
        if owner is None:
            owner = _goes_on(doc, said, sentence, figure.expr.start)
        if owner is None and doc.forms[doc.sentences[sentence][0]] in CONTINUES:
            before = last if last is not None else _told_in(doc, said, sentence - 1)
            if before is not None and _continues(doc, said, sentence, before[1], figure.expr.start):
                owner = before[0]
        last = (owner, sentence) if owner is not None else None
        owners.append(owner)
    return owners


def _goes_on(doc: Document, said: _Said, sentence: int, before: int) -> int | None:
    """The claim whose content ended earlier in the sentence, where no other one has begun since: `…، حيث قتل 3`."""
    start = doc.starts[doc.sentences[sentence][0]]
    last = bisect_left(said.cues, before) - 1
    if last < 0 or said.cues[last] < start:
        return None
    return last if max(span.end for span in said.claims[last].content) <= before else None


def _told_in(doc: Document, said: _Said, sentence: int) -> tuple[int, int] | None:
    """The claim whose content ends last in a sentence, if any."""
    if sentence < 0:
        return None
    first, end = doc.sentences[sentence]
    start, stop = doc.starts[first], doc.ends[end - 1]
    last = bisect_right(said.ends, (stop, len(said.claims))) - 1
    return (said.ends[last][1], sentence) if last >= 0 and said.ends[last][0] > start else None


def _sentence(doc: Document, offset: int) -> int:
    return bisect_right(doc.sentences, (doc.token_at(offset), len(doc.forms))) - 1


def _continues(doc: Document, said: _Said, sentence: int, before: int, stop: int) -> bool:
    """Whether the sentence goes on, up to the offset `stop`, with the report of the one before it (or of its own)."""
    first, _ = doc.sentences[sentence]
    if sentence not in (before, before + 1):
        return False
    start = doc.starts[first]
    same_line = "\n" not in doc.text[doc.ends[first - 1] : start]
    begun = bisect_left(said.cues, start) < bisect_left(said.cues, stop)
    return (same_line or doc.forms[first] in OVER_LINES) and not begun


def _source(said: _Said, owner: int, before: int) -> Span | None:
    """The source of a claim, or where it is elided the last place before the figure that names its speaker."""
    claim = said.claims[owner]
    if claim.source is not None or claim.speaker is None:
        return claim.source
    named = said.sources.get(claim.speaker, [])
    last = bisect_left(named, (before,)) - 1
    return named[last] if last >= 0 else None
