"""One article: its claims, figures and terms as table rows, tuples with the columns `COLUMNS`."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import Any, NamedTuple

from newsanalysis.extract.dates import Day, days
from newsanalysis.extract.figures import figures
from newsanalysis.extract.links import link
from newsanalysis.extract.places import place, places
from newsanalysis.extract.records import Claim, Figure, Span
from newsanalysis.extract.reporting import claims
from newsanalysis.extract.source_kinds import source_kind
from newsanalysis.extract.terms import terms
from newsanalysis.lexicon.tones import tone
from newsanalysis.text import Document, document

Row = tuple[Any, ...]
UNTIL = frozenset(("حتي", "لغاية", "وحتي"))

# What a row holds, in the words of `newsanalysis.tables` and of `extraction.ADDED`.
COLUMNS = {
    "claims": (
        *("claim_id", "article_id", "cue", "cue_start", "cue_end", "source", "source_start", "source_end", "speaker"),
        *("content", "content_spans", "quotation", "stance", "via", "via_start", "via_end", "parent_id", "said_on"),
        *("source_kind", "tone", "why"),
    ),
    "figures": (
        *("figure_id", "article_id", "claim_id", "expr", "expr_start", "expr_end", "value", "low", "high", "form"),
        *("qualifier", "kind", "unit", "counted", "counted_start", "counted_end", "measure", "group", "part_of"),
        *("source", "source_start", "source_end", "place", "as_of", "why"),
    ),
    "terms": (
        *("term_id", "article_id", "term", "term_start", "term_end", "mark", "cue", "cue_start", "cue_end"),
        *("claim_id", "speaker", "why"),
    ),
}
NOTHING = (None, None, None)


class Rows(NamedTuple):
    """What stands in one article, with the columns `COLUMNS`."""

    claims: list[Row]
    figures: list[Row]
    terms: list[Row]


def extract_article(article_id: str, text: str, published: dt.date | None = None) -> Rows:
    """The rows of the claims, the figures and the terms of one article.

    Ids are the article's with `:c1`, `:f1`, `:t1`, … in the order of cues, expressions and terms. `published` resolves
    `أمس` and the like.
    """
    doc = document(text)
    said = claims(doc)
    counted = link(doc, figures(doc), said)
    named = days(doc, published) if said or counted else []
    firsts = [day.first for day in named]
    where = places(doc) if counted else []
    claim_ids = [f"{article_id}:c{k}" for k in range(1, len(said) + 1)]
    figure_ids = [f"{article_id}:f{k}" for k in range(1, len(counted) + 1)]
    return Rows(
        [
            (
                claim_ids[k],
                article_id,
                *_evidence(text, claim.cue),
                *_evidence(text, claim.source),
                claim.speaker,
                " … ".join([text[start:end] for start, end in claim.content]) or None,
                ";".join([f"{start}-{end}" for start, end in claim.content]) or None,
                claim.quotation,
                claim.stance,
                *_evidence(text, claim.via),
                None if claim.parent is None else claim_ids[claim.parent],
                _said_on(doc, claim, named, firsts) if named else None,
                source_kind(text[slice(*claim.source)] if claim.source else None, claim.speaker),
                tone(claim.why),
                "; ".join(claim.why) or None,
            )
            for k, claim in enumerate(said)
        ],
        [
            (
                figure_ids[k],
                article_id,
                None if figure.claim is None else claim_ids[figure.claim],
                *_evidence(text, figure.expr),
                figure.value,
                figure.low,
                figure.high,
                figure.form,
                figure.qualifier,
                figure.kind,
                figure.unit,
                *_evidence(text, figure.counted),
                figure.measure,
                figure.group,
                None if figure.part_of is None else figure_ids[figure.part_of],
                *_evidence(text, figure.source),
                place(doc, figure, where) if where else None,
                _as_of(doc, figure, named, firsts) if named else None,
                "; ".join(figure.why) or None,
            )
            for k, figure in enumerate(counted)
        ],
        [
            (
                f"{article_id}:t{k}",
                article_id,
                *_evidence(text, term.term),
                term.mark,
                *_evidence(text, term.cue),
                None if term.claim is None else claim_ids[term.claim],
                None if term.claim is None else said[term.claim].speaker,
                "; ".join(term.why) or None,
            )
            for k, term in enumerate(terms(doc, said), 1)
        ],
    )


def _evidence(text: str, span: Span | None) -> Row:
    if span is None:
        return NOTHING
    start, end = span
    return text[start:end], start, end


def _said_on(doc: Document, claim: Claim, named: list[Day], firsts: list[int]) -> dt.date | None:
    """The day named beside cue and source, outside the content (`قالت الوزارة أمس إن …`)."""
    first, end = doc.sentence_of(doc.token_at(claim.cue.start))
    for day in named[bisect_left(firsts, first) : bisect_left(firsts, end)]:
        at = doc.starts[day.first]
        if not any(start <= at < end for start, end in claim.content):
            return day.date
    return None


def _as_of(doc: Document, figure: Figure, named: list[Day], firsts: list[int]) -> dt.date | None:
    """The day up to which a figure stands (`حتى فجر أمس`), in its sentence."""
    first, end = doc.sentence_of(doc.token_at(figure.expr.start))
    for day in named[bisect_left(firsts, first) : bisect_left(firsts, end)]:
        if UNTIL.intersection(doc.forms[max(first, day.first - 3) : day.first]):
            return day.date
    return None
