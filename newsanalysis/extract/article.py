"""One article: its claims, figures and terms as table rows."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import Any, NamedTuple

from newsanalysis.extract.dates import Day, days
from newsanalysis.extract.figures import figures
from newsanalysis.extract.links import link
from newsanalysis.extract.places import Place, place, places
from newsanalysis.extract.records import Claim, Figure, Span
from newsanalysis.extract.reporting import claims
from newsanalysis.extract.source_kinds import source_kind
from newsanalysis.extract.terms import Term, terms
from newsanalysis.lexicon.tones import tone
from newsanalysis.text import Document, document

Row = dict[str, Any]
UNTIL = frozenset(("حتي", "لغاية", "وحتي"))


class Rows(NamedTuple):
    """What stands in one article, with the columns of `tables.CLAIMS`, `tables.FIGURES` and `tables.TERMS`."""

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
    where = places(doc) if counted else []
    claim_ids = [f"{article_id}:c{k}" for k in range(1, len(said) + 1)]
    figure_ids = [f"{article_id}:f{k}" for k in range(1, len(counted) + 1)]
    called = [_term_row(doc, article_id, term, k, claim_ids, said) for k, term in enumerate(terms(doc, said), 1)]
    return Rows(
        [_claim_row(doc, article_id, claim, k, claim_ids, named) for k, claim in enumerate(said)],
        [
            _figure_row(doc, article_id, figure, k, figure_ids, claim_ids, named, where)
            for k, figure in enumerate(counted)
        ],
        called,
    )


def _claim_row(doc: Document, article_id: str, claim: Claim, k: int, ids: list[str], named: list[Day]) -> Row:
    return {
        "claim_id": ids[k],
        "article_id": article_id,
        **_evidence(doc, "cue", claim.cue),
        **_evidence(doc, "source", claim.source),
        "speaker": claim.speaker,
        "content": " … ".join(doc.text[span.start : span.end] for span in claim.content) or None,
        "content_spans": ";".join(f"{span.start}-{span.end}" for span in claim.content) or None,
        "quotation": claim.quotation,
        "stance": claim.stance,
        **_evidence(doc, "via", claim.via),
        "parent_id": None if claim.parent is None else ids[claim.parent],
        "said_on": _said_on(doc, claim, named),
        "source_kind": source_kind(doc.text[slice(*claim.source)] if claim.source else None, claim.speaker),
        "tone": tone(claim.why),
        "why": "; ".join(claim.why) or None,
    }


def _figure_row(
    doc: Document,
    article_id: str,
    figure: Figure,
    k: int,
    ids: list[str],
    claim_ids: list[str],
    named: list[Day],
    where: list[Place],
) -> Row:
    return {
        "figure_id": ids[k],
        "article_id": article_id,
        "claim_id": None if figure.claim is None else claim_ids[figure.claim],
        **_evidence(doc, "expr", figure.expr),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "form": figure.form,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "unit": figure.unit,
        **_evidence(doc, "counted", figure.counted),
        "measure": figure.measure,
        "group": figure.group,
        "part_of": None if figure.part_of is None else ids[figure.part_of],
        **_evidence(doc, "source", figure.source),
        "place": place(doc, figure, where),
        "as_of": _as_of(doc, figure, named),
        "why": "; ".join(figure.why) or None,
    }


def _term_row(doc: Document, article_id: str, term: Term, k: int, claim_ids: list[str], said: list[Claim]) -> Row:
    return {
        "term_id": f"{article_id}:t{k}",
        "article_id": article_id,
        **_evidence(doc, "term", term.term),
        "mark": term.mark,
        **_evidence(doc, "cue", term.cue),
        "claim_id": None if term.claim is None else claim_ids[term.claim],
        "speaker": None if term.claim is None else said[term.claim].speaker,
        "why": "; ".join(term.why) or None,
    }


def _evidence(doc: Document, name: str, span: Span | None) -> Row:
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: doc.text[span.start : span.end], f"{name}_start": span.start, f"{name}_end": span.end}


def _said_on(doc: Document, claim: Claim, named: list[Day]) -> dt.date | None:
    """The day named beside cue and source, outside the content (`قالت الوزارة أمس إن …`)."""
    first, end = doc.sentence_of(doc.token_at(claim.cue.start))
    for day in _days_in(named, first, end):
        if not any(s.start <= doc.starts[day.first] < s.end for s in claim.content):
            return day.date
    return None


def _as_of(doc: Document, figure: Figure, named: list[Day]) -> dt.date | None:
    """The day up to which a figure stands (`حتى فجر أمس`), in its sentence."""
    first, end = doc.sentence_of(doc.token_at(figure.expr.start))
    for day in _days_in(named, first, end):
        if UNTIL.intersection(doc.forms[max(first, day.first - 3) : day.first]):
            return day.date
    return None


def _days_in(named: list[Day], first: int, end: int) -> list[Day]:
    """Those of the days, which are in order, that begin at tokens first..end."""
    return named[bisect_left(named, first, key=_begins) : bisect_left(named, end, key=_begins)]


def _begins(day: Day) -> int:
    return day.first
