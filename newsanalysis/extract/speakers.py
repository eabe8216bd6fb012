"""Who is understood to speak: elided subjects, short names and offices, documents.

An elided subject (`وأضاف`, `مؤكدة`) is the latest speaker that agrees with the verb in gender and number, claims
within other claims coming last; where nobody has spoken yet, the subject of the sentence or of the one before. A short
name or a definite office (`علييف`, `المصدر`) is joined to its fullest mention; a document stands for the institution behind it.
"""

from __future__ import annotations

from newsanalysis.extract.drafts import Draft
from newsanalysis.extract.fronted import points_back
from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.mentions import Fullest, Mention, mentioned
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, source_kinds
from newsanalysis.lexicon.particles import COMMAS, ISSUED_TEXTS, RELATIVES

# Verbs of thinking and hearsay that have nobody's name in the masculine singular: `يعتقد أن`, `قيل إن`.
HEARSAY = frozenset({"اعتقد", "توقع", "زعم", "رجح", "خشي", "اتهم", "ظن", "نسب"})
SPEECHES = frozenset({"كلمة", "خطابا", "كلمته", "محاضرة"})  # what somebody gives: `ألقى الوزير كلمة`
OPENERS = frozenset({"الا", "غير", "لكن", "ولكن", "بيد", "ثم"})
NEAR = 25  # claims back that an elided subject may refer to


def resolve(view: Layout, drafts: list[Draft]) -> list[str | None]:
    """The speaker of each draft, as written where it is named most fully; null where nobody is named."""
    named = {n: mentioned(view, draft.source, draft) for n, draft in enumerate(drafts) if draft.source}
    speakers: list[Mention | None] = []
    for n, draft in enumerate(drafts):
        if n in named:
            speakers.append(_issuer(view, draft) or named[n])
        elif draft.form == "passive" or _is_hearsay(view, draft):
            speakers.append(None)
        else:
            speakers.append(_elided(view, drafts, speakers, n))
    fullest = Fullest(view, list(named.values()))
    return [fullest.text(speaker) if speaker else None for speaker in speakers]


def _is_hearsay(view: Layout, draft: Draft) -> bool:
    reading = draft.reading
    if reading is None or reading.form != "present" or reading.person != "ms" or reading.clitic:
        return False
    widely = "نطاق" in view.forms[draft.at : draft.begin]
    return (draft.begin - draft.at <= 3 or widely) and reading.cue.lemma in HEARSAY


def _elided(view: Layout, drafts: list[Draft], speakers: list[Mention | None], n: int) -> Mention | None:
    """The antecedent of a subject that is not written, or null."""
    draft = drafts[n]
    around = [m for m in range(max(0, n - NEAR), n) if _holds(drafts[m], draft)]
    if draft.person in ("1s", "1p"):
        return speakers[around[-1]] if around else next((s for s in reversed(speakers[-2:]) if s), None)
    relative = _before_relative(view, draft)
    if relative is not None:
        return relative
    start = view.sentence_of(draft.at)[0]
    if around and draft.form == "past" and view.forms[draft.at - 1] in ("حيث", "اذ"):
        inside = _inside(view, drafts[around[-1]], draft)
        if inside is not None:
            return inside
    if draft.form == "past" and not draft.clitic and points_back(view, draft.at):
        host = _host(view, start, draft)
        if host is not None:
            return host
    for m in range(n - 1, max(-1, n - NEAR), -1):
        other = speakers[m]
        if other is None or not _agrees(draft, other) or _is_passing(drafts[m], other):
            continue
        if [k for k in range(max(0, m - NEAR), m) if _holds(drafts[k], drafts[m])] != [k for k in around if k < m]:
            continue  # it stands deeper or less deep within another claim
        if drafts[m].at < start and not around:
            return _subject(view, start, draft) or (other if draft.form != "participle" else None) or other
        return other
    if around:
        inside = _inside(view, drafts[around[-1]], draft)
        if inside is not None:
            return inside
    for m in reversed(around):
        other = speakers[m]
        if other is not None and _agrees(draft, other):
            return other
    if around:
        return None
    if draft.form in ("participle", "past") and (host := _host(view, start, draft)) is not None and host.kind:
        return host
    for _ in range(3):
        subject = _subject(view, start, draft)
        if subject is not None or start == 0:
            return subject
        start = view.sentence_of(start - 1)[0]
    return None


def _agrees(draft: Draft, mention: Mention) -> bool:
    return not draft.person or draft.person in mention.persons


def _is_passing(draft: Draft, mention: Mention) -> bool:
    """An agency named in passing (`بحسب رويترز`) does not take over as the one who goes on speaking."""
    return draft.kind == "phrase" and mention.kind in ("medium", "person") and len(mention.words) <= 3


def _before_relative(view: Layout, draft: Draft) -> Mention | None:
    """Of `الوزير الذي قال`: the noun phrase before the relative pronoun."""
    forms, at = view.forms, draft.at - 1
    if at >= 0 and forms[at] in ("كان", "كانت", "قد"):
        at -= 1
    if at < 1 or forms[at] not in RELATIVES or points_back(view, draft.at):
        return None
    end = at - 1 if forms[at - 1] in COMMAS else at
    for first in range(end - 1, max(-1, end - 8), -1):
        if forms[first] in source_kinds() and noun_phrase(view, first, end) == end:
            return mentioned(view, (first, end), None)
    return None


def _issuer(view: Layout, draft: Draft) -> Mention | None:
    """Of `أصدر الوزير قرارا يقضي ب`: whoever issued the text that is the source."""
    if not draft.source or draft.source[1] != draft.at or view.forms[draft.source[0]] not in ISSUED_TEXTS:
        return None
    at = draft.source[0]
    found = _host(view, view.sentence_of(at)[0], draft, at)
    return found if found and found.kind in ("person", "institution") else None


def _host(view: Layout, start: int, draft: Draft, at: int | None = None) -> Mention | None:
    """Of `ثم ألقى الوزير كلمة أكد فيها`: the subject of the clause that the verb, or the noun at `at`, stands in."""
    forms = view.forms
    for first in range((at or draft.at) - 1, max(start, draft.at - LONGEST), -1):
        if forms[first - 1] in COMMAS or forms[first - 1] in ("ثم", "حيث", "كما", "فيما") or first - 1 == start:
            found = _subject(view, first - (first - 1 == start), draft, at)
            if found is not None:
                return found
    return None


def _subject(view: Layout, start: int, draft: Draft, before: int | None = None) -> Mention | None:
    """The subject of the sentence that begins at `start`, where it agrees with the draft's verb and precedes it.

    With `before`, the subject of another verb, which need not agree and ends before that token.
    """
    b, kinds, forms = boundaries(), source_kinds(), view.forms
    limit = min(before or draft.at, start + LONGEST)
    j = start
    while j < limit and (not forms[j][0].isalnum() or forms[j] in b.time or forms[j] in ("و", "كما", "قد", "وقد")):
        j += 1
    if j >= limit:
        return None
    while j + 1 < limit and (forms[j] in OPENERS or (forms[j] == "ان" and forms[j - 1] in OPENERS)):
        j += 1
    if forms[j] in ("في", "وفي", "من", "ومن", "علي", "الي", "بعد", "وبعد", "خلال") or forms[j] in b.adjunct:
        comma = next((k for k in range(j, limit) if forms[k] in COMMAS), None)
        if comma is None:
            return None
        j = comma + 1
    if forms[j] not in kinds and not _is_verb(view, j):
        return None
    first = j if forms[j] in kinds else j + 1
    if first >= limit or not forms[first][0].isalpha():
        return None
    end = noun_phrase(view, first, limit, stop_at_object=True)
    end = next((k for k in range(first + 1, end) if forms[k] in SPEECHES), end)
    if end == first:
        return None
    mention = mentioned(view, (first, end), None)
    if end - first > 14:
        return None
    if not mention.kind:
        if (
            start > 0
            or first == j
            or view.quote_end(first) < len(forms)
            or not 1 < end - first < 6
            or forms[first].startswith(("ال", "ل", "ب"))
        ):
            return None  # neither a title nor an institution, nor a name at the opening of the article
        mention.persons = frozenset({"fs" if forms[j].endswith("ت") else "ms"})
    return mention if before or not draft.person or draft.person in mention.persons else None


def _inside(view: Layout, outer: Draft, draft: Draft) -> Mention | None:
    """Within a content, the subject of its first clause (`قال المصدر إن مسؤولين حضروا وطلبوا`)."""
    first = outer.begin
    if outer.kind != "clause" or draft.person not in ("mp", "fs", "ms") or view.forms[first] not in source_kinds():
        return None
    end = noun_phrase(view, first, draft.at, stop_at_object=True)
    if end == first or end - first > 14:
        return None
    mention = mentioned(view, (first, end), None)
    return mention if mention.kind in ("people", "person", "institution") and draft.person in mention.persons else None


def _is_verb(view: Layout, j: int) -> bool:
    """Whether the first word of a sentence is likely a verb: a known one, or a bare word that begins it."""
    word = view.forms[j]
    rest = word[1:] if word[0] in "وف" else word
    hamza = "أ" in view.doc.text[view.doc.starts[j] : view.doc.starts[j] + 2]  # `ألقى`, not the article
    if (rest.startswith(("ال", "لل")) and not hamza) or len(rest) < 3:
        return False
    known = boundaries().finite_verb
    return word in known or rest in known or j in view.candidates or rest[-1] in "ت" or len(rest) <= 5


def _holds(outer: Draft, inner: Draft) -> bool:
    if outer is inner:
        return False
    return any(first <= inner.at < end for first, end in outer.content)
