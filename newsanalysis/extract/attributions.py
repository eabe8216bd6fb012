"""Attributions without a verb of their own: `بحسب مصادر`, `وفقا لوزارة`, `كما قالت الشرطة`, `جاء في بيان`.

They stand before, within or after what they attribute. After a claim that names its own source they only add its relay.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from newsanalysis.extract.complements import clause_or_quote
from newsanalysis.extract.contents import close, quotation_of
from newsanalysis.extract.drafts import Draft
from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.relays import medium
from newsanalysis.extract.sources import is_finite, noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, source_kinds
from newsanalysis.lexicon.cues import Cue, Reading, cue_phrases
from newsanalysis.lexicon.particles import (
    AFTER_VERB,
    CLAUSE_OPENERS,
    COMMAS,
    COMPLEMENTIZERS,
    LATEST,
    SKIPPED,
    THEN,
)

NEAR = 20  # claims before and behind an attribution that it may belong to
PLAIN = frozenset({"say", "assert", "announce", "expect", "believe"})


class Attribution(NamedTuple):
    """The cue (tokens), the source, the end of the whole phrase, its stance, and the entry of the lexicon."""

    first: int
    cue_end: int
    source: tuple[int, int]
    end: int
    stance: str
    why: str
    clitic: int
    via: tuple[int, int] | None = None


def attribution(view: Layout, at: int, names: set[str]) -> Attribution | None:
    """The attribution that begins at token `at`; `names` are the words of sources named elsewhere in the article."""
    forms = view.forms
    limit = min(view.clause_end(at), at + LONGEST)
    for phrase in cue_phrases().get(forms[at], ()):
        j = at + 1
        if any(j + n >= limit or forms[j + n] != word for n, word in enumerate(phrase.rest)):
            continue
        j += len(phrase.rest)
        if j >= limit:
            continue
        found = None
        if "verb" in phrase.takes:
            found = _by_verb(view, at, j, limit, phrase.clitic, phrase.words)
        if found is None and "source" in phrase.takes:
            found = _by_name(view, at, j, limit, phrase.clitic, phrase.words, phrase.stance, names)
        if found is not None:
            return found
    return None


def _by_verb(view: Layout, at: int, j: int, limit: int, clitic: int, words: str) -> Attribution | None:
    """`وفق ما أعلن الوزير`, `كما قال`: a verb of speech gives the stance, its subject is the source."""
    forms = view.forms
    if words not in ("كما", "حسبما", "وفقما", "مثلما"):
        if forms[j] not in ("ما", "لما"):
            return None
        j += 1
    if j >= limit:
        return None
    document = forms[j] in ("ورد", "جاء") and j + 1 < limit and forms[j + 1] == "في"
    reading = next((r for r in view.candidates.get(j, ()) if r.form in ("past", "present") and not r.clitic), None)
    if reading is None and not document:
        return None
    cue_end = j + 1
    first = cue_end
    while first < limit and forms[first] in AFTER_VERB:
        first += 1
        cue_end = first
    if first >= limit:
        return None
    end = noun_phrase(view, first, limit)
    if end == first or forms[first] in COMPLEMENTIZERS:
        return None
    if words == "كما" and not (end >= limit or not forms[end][0].isalnum() or _is_occasion(forms, end, limit)):
        return None
    if words == "كما" and reading is not None and reading.cue.stance not in PLAIN:
        return None
    if words == "كما" and (end < limit and forms[end] in (":", "«", "“", '"')):
        return None
    if words == "كما" and at > 0 and forms[at - 1] not in COMMAS and not forms[at - 1][0].isalnum():
        return None
    after = end
    if words == "كما":
        while after < limit and forms[after] not in COMMAS:
            if forms[after] in COMPLEMENTIZERS or after in view.quoted or forms[after][1:] in COMPLEMENTIZERS:
                return None
            after += 1
    stance = reading.cue.stance if reading and reading.cue.stance != "feeling" else "say"
    source, via = (first, end), medium(view, end, min(limit, end + 2))
    if via is not None:
        via = medium(view, end, limit) or via
        end = via[1] + (via[1] < limit and not forms[via[1]][0].isalnum())
    return Attribution(at, cue_end, source, end, stance, words, clitic, via)


def _is_occasion(forms: list[str], j: int, limit: int) -> bool:
    return forms[j] == "في" and j + 1 < limit and forms[j + 1] in boundaries().occasion


def _by_name(
    view: Layout, at: int, j: int, limit: int, clitic: int, words: str, stance: str, names: set[str]
) -> Attribution | None:
    """`بحسب مصادر أمنية`: whoever follows must be able to speak (`وفق القانون` names no speaker)."""
    forms, kinds = view.forms, source_kinds()
    word = forms[j]
    to = words in ("وفقا", "طبقا")
    if to and not word.startswith("ل"):
        return None
    if to and word == "ل":
        j += 1
        if j >= limit:
            return None
        word = forms[j]
    elif to:
        word = "ال" + word[2:] if word.startswith("لل") else word[1:]
    first = j
    quoted = view.quoted.get(j)
    if quoted is not None and quoted.end - quoted.first <= 5:
        end = quoted.end + 1
        first = quoted.first
    elif quoted is not None:
        return None
    else:
        head = word
        if word in LATEST and j + 1 < limit:
            head = forms[j + 1]
        if not (
            head in kinds
            or head in names
            or _opens_clause(view, j, limit)
            or words in ("نقلا عن", "علي لسان", "علي حد قول")
        ):
            return None
        # A noun after the preposition ل is looked at as if it stood alone.
        end = noun_phrase(view, j + 1, limit) if to and word != forms[j] else noun_phrase(view, j, limit)
        end = max(end, j + 1) if to and word != forms[j] else end
        if end == j:
            return None
    if to and word != forms[j] and not forms[j].startswith("لل"):
        view.after_lam.add(j)
    source = (first, end if quoted is None else quoted.end)
    return Attribution(
        at, j if to and forms[j - 1] == "ل" else at + 1 + len(words.split()) - 1, source, end, stance, words, clitic
    )


def _opens_clause(view: Layout, j: int, limit: int) -> bool:
    """Whether `فإن` follows soon: then whoever stands before it speaks (`وفقا للزكري فإن`)."""
    return any(form in THEN and form != "ان" for form in view.forms[j + 1 : min(limit, j + 6)])


def attributed(view: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those of attributions added, in the order of their cues; relays go to the claims around."""
    if not view.phrases:
        return drafts
    names = {view.forms[j] for draft in drafts if draft.source for j in range(*draft.source) if len(view.forms[j]) > 2}
    added: list[Draft] = []
    places = [draft.at for draft in drafts]
    starts = set(places)
    begun = {draft.begin: draft.at for draft in drafts}
    for at in view.phrases:
        if at in view.spent:
            continue
        found = document(view, at) or (None if at in starts else attribution(view, at, names))
        if isinstance(found, Draft):
            if begun.get(found.begin, found.at) == found.at:
                added.append(found)
        elif found is not None:
            n = bisect_left(places, at)
            draft = _place(view, drafts[max(0, n - NEAR) : n + NEAR], found)
            if draft is not None:
                added.append(draft)
    taken = {j for draft in added for j in range(draft.at, draft.cue_end)}
    kept = [draft for draft in drafts if draft.at not in taken]
    return sorted(kept + added, key=lambda draft: draft.at)


def document(view: Layout, at: int) -> Draft | None:
    """`جاء في بيان الوزارة أن …`: the document is the source, what follows is a clause or a quotation."""
    forms = view.forms
    limit = min(view.clause_end(at), at + LONGEST)
    for phrase in cue_phrases().get(forms[at], ()):
        if "document" not in phrase.takes or at + 2 >= limit or forms[at + 1] != phrase.rest[0]:
            continue
        if at > 0 and forms[at - 1] in ("كما", "لم", "ما", "حسبما"):
            continue
        first = at + 2
        end = noun_phrase(view, first, limit)
        if end == first:
            return None
        found = clause_or_quote(view, at, end, limit, DOCUMENT, (first, end), set())
        if found is None:
            return None
        draft = Draft(
            at, first, phrase.clitic, None, (first, end), [(found.content, limit)], found.kind, phrase.stance,
            ("document", phrase.words), limit,
        )  # fmt: skip
        close(view, [draft], 0)
        return draft
    return None


def _place(view: Layout, drafts: list[Draft], found: Attribution) -> Draft | None:
    """The relay of the claim that it follows or opens, or a claim of its own over the clause beside it.

    `drafts` are those near the attribution.
    """
    forms = view.forms
    start = view.sentence_of(found.first)[0]
    limit = view.clause_end(found.first)
    around = [draft for draft in drafts if start <= draft.at < found.first and draft.begin <= found.first < draft.end]
    if around:
        if found.why not in ("نقلا عن",) and source_kinds().get(forms[found.source[0]]) == "document":
            draft = _draft(found, [(around[-1].begin, found.first)], limit)
            draft.quotation = quotation_of(view, draft.begin, found.first, "phrase")
            return draft
        _relay(view, drafts, around, found)
        return None
    behind = [draft for draft in drafts if start <= draft.at < found.first and _touches(view, draft.end, found.first)]
    if behind and found.first > start:
        _relay(view, drafts, behind[-1:], found)
        return None
    after = found.end
    while after < limit and forms[after] in COMMAS:
        after += 1
    before = forms[found.first - 1] if found.first > start else ""
    opens = found.first == start or bool(found.clitic) or before in ':»”"' or (after < limit and forms[after] in THEN)
    if opens and after < limit and forms[after] not in ".":
        while after < limit and forms[after] in THEN:
            after += 1
        follows = [
            draft for draft in drafts if draft.at >= found.end and draft.at <= after + 2 and draft.form != "participle"
        ]
        follows += [draft for draft in drafts if draft.source and draft.source[0] == after and draft.at > after]
        if follows:
            if follows[0].via is None:
                follows[0].via = found.source
            return None
        draft = _draft(found, [(after, limit)], limit)
        merged = sorted([*drafts, draft], key=lambda other: other.at)
        close(view, merged, merged.index(draft))
        return draft
    first = max([start, *(draft.end for draft in drafts if start <= draft.end <= found.first and draft.at >= start)])
    if found.first == start:
        if start == 0:
            return None
        first, end = view.sentence_of(start - 1)
        return _draft(found, [(first, end)], limit)
    while first < found.first and (not forms[first][0].isalnum() or forms[first] in SKIPPED):
        first += 1
    if first >= found.first:
        return None
    parts = [(first, found.first)]
    if found.first - first < 2:
        if after >= limit:
            return None
        parts = [(after, limit)]
    elif _goes_on(view, found, after, limit):
        parts.append((after, limit))
    draft = _draft(found, parts, limit)
    draft.quotation = quotation_of(view, first, found.first, "phrase")
    return draft


def _draft(found: Attribution, content: list[tuple[int, int]], limit: int) -> Draft:
    why = ("attribution", found.why)
    return Draft(
        found.first,
        found.cue_end,
        found.clitic,
        None,
        found.source,
        content,
        "phrase",
        found.stance,
        why,
        limit,
        found.via,
    )


def _relay(view: Layout, drafts: list[Draft], around: list[Draft], found: Attribution) -> None:
    """Set the relay on the outermost claim around and on the one that it continues; cut it out of the contents."""
    outer = around[0]
    n = drafts.index(outer)
    chain = (
        drafts[n - 1 : n + 1] if outer.form == "participle" and n and drafts[n - 1].limit == outer.limit else [outer]
    )
    wire = _is_medium(view, found.source)
    for draft in chain:
        # `ووفق البيان، أكد الوزير …، بحسب رويترز`: the agency is the relay, whatever stands before.
        if draft.source != found.source and (draft.via is None or (wire and not _is_medium(view, draft.via))):
            draft.via = found.source
    if outer.end <= found.first:
        return
    after = found.end
    while after < outer.end and view.forms[after] in COMMAS:
        after += 1
    goes_on = _goes_on(view, found, after, outer.end)
    for draft in around:
        first, end = draft.content[-1]
        draft.content[-1] = (first, found.first)
        if goes_on and after < end:
            draft.content.append((after, end))


def _touches(view: Layout, end: int, first: int) -> bool:
    """Whether nothing but a few marks stands between the end of a content and the attribution."""
    return end <= first <= end + 3 and not any(view.forms[j][0].isalnum() for j in range(end, first))


def _is_medium(view: Layout, phrase: tuple[int, int]) -> bool:
    word = view.forms[phrase[0]]
    kinds = source_kinds()
    return kinds.get(word, kinds.get(word[1:])) == "medium"


def _goes_on(view: Layout, found: Attribution, after: int, limit: int) -> bool:
    """Whether the clause goes on behind the attribution (`بلغت الكلفة، بحسب الوزير، مليونا`)."""
    forms = view.forms
    if after >= limit or not forms[after][0].isalnum() or forms[after] in CLAUSE_OPENERS or after in view.candidates:
        return False
    word = forms[after]
    if word == "ما" and forms[after + 1 : after + 2] == ["بين"]:
        return True
    if (word[0] in "وف" and word not in source_kinds()) or (word[-1] in "هام" and is_finite(word)):
        return False
    return not (word in boundaries().relative or word in boundaries().adverb)


DOCUMENT = Reading(Cue("جاء", "say", frozenset({"clause", "quote"})), "past", "ms")
