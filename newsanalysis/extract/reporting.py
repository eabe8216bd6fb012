"""Reported speech: who said what, via whom, in what tone.

A cascade: the tokens that may be a cue (one dictionary lookup each) → the complement of each, which decides whether it
is one → the source beside it → the right edge of the content → attributions around it (`بحسب`) → speakers → nesting.
"""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.extract.attributions import attributed
from newsanalysis.extract.contents import close, span_of
from newsanalysis.extract.drafts import Draft, phrase_span
from newsanalysis.extract.headlines import headlines
from newsanalysis.extract.layout import Layout, layout
from newsanalysis.extract.records import Claim, Span
from newsanalysis.extract.speakers import resolve
from newsanalysis.extract.verbs import verbal
from newsanalysis.text import Document

NEAR = 8  # claims back that one may be nested in


def claims(doc: Document) -> list[Claim]:
    """The claims of one article, in the order of their cues; a nested one points to the claim around it."""
    view = layout(doc)
    drafts = verbal(view)
    for n in range(len(drafts)):
        close(view, drafts, n)
    drafts = headlines(view, attributed(view, _without_writer(view, drafts)))
    speakers = resolve(view, drafts)
    found = [claim for draft, speaker in zip(drafts, speakers, strict=True) if (claim := _claim(view, draft, speaker))]
    found.sort(key=lambda claim: claim.cue)
    return _nested(found)


def _without_writer(view: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those of the writer: a first person outside quotations and outside what somebody else says."""
    kept: list[Draft] = []
    text, starts = view.doc.text, view.doc.starts
    for draft in drafts:
        alike = any(r.person in ("ms", "fs") for r in view.candidates.get(draft.at, ()))
        writes = draft.person in ("1s", "1p") and not alike
        writes = writes or text.startswith("آمل ", starts[draft.at] + draft.clitic)
        quoted = view.quote_end(draft.at) < len(view.forms)
        if not writes or quoted or any(s <= draft.at < end for said in kept[-NEAR:] for s, end in said.content):
            kept.append(draft)
    return kept


def _claim(view: Layout, draft: Draft, speaker: str | None) -> Claim | None:
    """A draft as offsets; none where its content is nothing but marks."""
    content = tuple(span for part in draft.content if (span := span_of(view, *part)) is not None)
    if not content:
        return None
    cue = Span(view.doc.starts[draft.at] + draft.clitic, view.doc.ends[draft.cue_end - 1])
    source, via = phrase_span(view, draft.source), phrase_span(view, draft.via)
    return Claim(cue, source, speaker, content, draft.quotation, draft.stance, via, None, draft.why)


def _nested(found: list[Claim]) -> list[Claim]:
    """Each claim with the index of the innermost claim whose content holds its cue."""
    result: list[Claim] = []
    for n, claim in enumerate(found):
        around = range(n - 1, max(-1, n - NEAR), -1)
        parent = next((m for m in around if _holds(found[m], claim)), None)
        result.append(claim if parent is None else replace(claim, parent=parent))
    return result


def _holds(outer: Claim, inner: Claim) -> bool:
    start, end = inner.cue
    return any(first <= start and end <= last for first, last in outer.content)
