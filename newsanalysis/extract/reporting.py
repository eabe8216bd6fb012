"""Reported speech: who said what, via whom, in what tone.

A cascade: the tokens that may be a cue (one dictionary lookup each) → the complement of each, which decides whether it is
one → the source beside it → the right edge of the content → attributions after the fact (`بحسب`) → speakers → nesting.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from newsanalysis.extract.complements import RELATIVES, complement
from newsanalysis.extract.contents import quotation_of, span_of
from newsanalysis.extract.layout import COMPLEMENTIZERS, Layout, layout
from newsanalysis.extract.records import Claim, Span
from newsanalysis.extract.sources import CLAUSE_OPENERS, COMMAS, source_before
from newsanalysis.lexicon.cues import Reading
from newsanalysis.text import Document

NEGATIONS = frozenset("لم لن لا ولم ولن ولا فلم فلن فلا دون ليس وليس ان لو اذا او حتي لكي كي لان ما ولو سوف وسوف".split())
IMPERSONAL = frozenset({("ذكر", "present"), ("أشار", "passive"), ("لفت", "present"), ("نوه", "present"), ("لاحظ", "present")})


BARE = frozenset({"بين", "أبان", "تبين"})  # `تبين أن`: it turned out
FREE_PARTICIPLES = frozenset("مشيرة موضحة مضيفة معتبرة معربة لافتة مشددة منددة".split())


@dataclass(slots=True)
class Draft:
    """A claim in the making, in token indices."""

    at: int
    reading: Reading
    source: tuple[int, int] | None
    content: list[tuple[int, int]]
    kind: str
    stance: str
    why: tuple[str, ...]
    limit: int
    via: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    quotation: str = "indirect"
    left: int = 0  # the first token of the clause that the cue stands in
    extra: dict[str, int] = field(default_factory=dict)


def claims(doc: Document) -> list[Claim]:
    """The claims of one article, in the order of their cues; a nested one points to the claim around it."""
    view = layout(doc)
    drafts = _verbal(view)
    for n, draft in enumerate(drafts):
        _close(view, drafts, n)
    found = [claim for draft in drafts if (claim := _claim(view, draft)) is not None]
    found.sort(key=lambda claim: claim.cue.start)
    return _nested(found)


def _verbal(view: Layout) -> list[Draft]:
    """The claims whose cue is a verb, a participle or a verbal noun."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    doubled: set[int] = set()
    for at, readings in reversed(view.candidates.items()):
        start, _ = view.doc.sentence_of(at)
        if at > start and view.forms[at - 1] in NEGATIONS:
            continue
        limit = view.clause_end(at)
        for reading in readings:
            draft = _draft(view, at, reading, limit, start, taken)
            if draft is not None:
                drafts.append(draft)
                break
    drafts.reverse()
    return _without_doubles(view, drafts)


def _draft(view: Layout, at: int, reading: Reading, limit: int, start: int, taken: set[int]) -> Draft | None:
    before = view.forms[at - 1] if at > start else ""
    if reading.form == "participle" and not _may_be_participle(view, at, before):
        return None
    if reading.form == "present" and before in ("قد", "وقد", "فقد", "ربما", "وربما"):
        return None
    found = complement(view, at, reading, limit, taken)
    if found is None:
        return None
    if reading.form == "noun" and found.content - at > (3 if reading.pronoun or reading.clitic else 5):
        return None
    if reading.cue.lemma in BARE and found.content - at <= 3 and found.kind == "clause" and reading.person == "fs":
        return None
    if view.forms[at] == "بين" and before and before not in COMMAS and found.content - at > 3:
        return None
    if reading.person in ("1s", "1p") and found.content - at > 3:
        return None
    source = found.source
    if (
        source is None
        and (reading.cue.lemma, reading.form) in IMPERSONAL
        and found.kind == "clause"
        and reading.person == "ms"
        and found.content - at <= 3
        and view.forms[at - 1 if at else 0] not in COMPLEMENTIZERS
    ):
        return None
    if source is None and reading.form in ("past", "present") and not reading.clitic:
        source = source_before(view, at, start)
    if source is None and found.kind == "noun" and not reading.clitic and reading.form == "past" and not _opens(view, at, before):
        return None
    rule = {"past": "verb", "present": "verb", "passive": "passive"}.get(reading.form, reading.form)
    stance = reading.cue.stance if reading.cue.stance != "feeling" else "praise"
    return Draft(at, reading, source, [(found.content, limit)], found.kind, stance, (rule, reading.cue.lemma, found.why), limit)


def _may_be_participle(view: Layout, at: int, before: str) -> bool:
    """`مضيفا` is one anywhere; the other forms look like adjectives and nouns and need a mark or a quotation before."""
    word = view.forms[at]
    if word.endswith("ا"):
        return before not in ("كان", "ليس")
    return before in COMMAS or before in "-–:" or not before[-1:].isalnum() or word in FREE_PARTICIPLES


def _opens(view: Layout, at: int, before: str) -> bool:
    """Whether a verb without a subject may stand here: at the start of its clause, or after a relative or a conjunction."""
    return not before[-1:].isalnum() or before in CLAUSE_OPENERS or before in RELATIVES or before in ("كما", "وقد", "قد")


def _without_doubles(view: Layout, drafts: list[Draft]) -> list[Draft]:
    """`أوضح قائلا` is one claim: the participle goes where the verb before it has the same content."""
    kept: list[Draft] = []
    contents: dict[int, Draft] = {}
    for draft in drafts:
        start = draft.content[0][0]
        if draft.kind != "noun" and start in contents:
            continue
        contents[start] = draft
        kept.append(draft)
    return kept


def _close(view: Layout, drafts: list[Draft], n: int) -> None:
    """Set the right edge of a content: its quotation, its sentence, or the next attribution of the same speaker."""
    draft = drafts[n]
    first, limit = draft.content[0]
    forms = view.forms
    end = limit
    if first in view.quoted:
        quoted = view.quoted[first]
        if quoted.quotation.closed:
            after = quoted.end + 1
            if after >= limit or not forms[after][0].isalnum() or after in view.candidates:
                draft.content = [(first, after)]
                draft.quotation = "direct"
                return
    for later in drafts[n + 1 :]:
        if later.at >= end:
            break
        if later.at < first:
            continue
        if _cuts(view, draft, later):
            end = _cut_at(view, later, first)
            break
    draft.content = [(first, end)]
    draft.quotation = quotation_of(view, first, end, draft.kind)


def _cuts(view: Layout, draft: Draft, later: Draft) -> bool:
    if later.reading.form == "participle":
        return True
    if later.reading.form == "noun":
        return False
    before = view.forms[later.at - 1]
    if later.reading.clitic:
        return _agrees(draft, later)
    left = later.source[0] if later.source and later.source[0] < later.at else later.at
    return before in ("فيما", "بينما", "كما", "وفيما", "وبينما", "وكان", "وكانت") or view.forms[left - 1] in ("فيما", "بينما", "كما")


def _agrees(draft: Draft, later: Draft) -> bool:
    return later.source is not None or draft.reading.form == "participle" or draft.reading.person == later.reading.person


def _cut_at(view: Layout, later: Draft, first: int) -> int:
    end = later.at
    if later.source and later.source[0] < end:
        end = later.source[0]
    while end > first + 1 and view.forms[end - 1] in ("فيما", "بينما", "كما", "وفيما", "وبينما", "حين", "في", "قد", "وكان", "وكانت", "،"):
        end -= 1
    return end


def _claim(view: Layout, draft: Draft) -> Claim | None:
    doc = view.doc
    content = tuple(span for part in draft.content if (span := span_of(view, *part)) is not None)
    if not content:
        return None
    cue = _cue_span(view, draft)
    source = Span(doc.starts[draft.source[0]], doc.ends[draft.source[1] - 1]) if draft.source else None
    via = Span(doc.starts[draft.via[0]], doc.ends[draft.via[1] - 1]) if draft.via else None
    speaker = doc.text[source.start : source.end] if source else None
    return Claim(cue, source, speaker, content, draft.quotation, draft.stance, via, None, draft.why)


def _cue_span(view: Layout, draft: Draft) -> Span:
    if draft.cue:
        return Span(view.doc.starts[draft.cue[0]], view.doc.ends[draft.cue[1] - 1])
    start, end = view.doc.starts[draft.at], view.doc.ends[draft.at]
    return Span(start + draft.reading.clitic, end)


def _nested(found: list[Claim]) -> list[Claim]:
    """Each claim with the index of the innermost claim whose content holds its cue."""
    result: list[Claim] = []
    around: list[int] = []
    for claim in found:
        parent = None
        for n in reversed(around[-8:]):
            if any(part.start <= claim.cue.start and claim.cue.end <= part.end for part in found[n].content):
                parent = n
                break
        result.append(replace(claim, parent=parent))
        around.append(len(result) - 1)
    return result
