"""Where an attribution belongs: to the claim around it as its relay, or to a clause of its own."""

from __future__ import annotations

from newsanalysis.extract.contents import close, quotation_of
from newsanalysis.extract.drafts import Attribution, Draft, Phrase
from newsanalysis.extract.ends import is_finite
from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, source_kinds
from newsanalysis.lexicon.particles import ATTRIBUTING, BESIDE, CLAUSE_OPENERS, COMMAS, SKIPPED, THEN


def placed(view: Layout, drafts: list[Draft], found: Attribution) -> Draft | None:
    """The relay of the claim that it follows or opens, or a claim of its own over the clause beside it.

    `drafts` are those near the attribution.
    """
    forms = view.forms
    start = view.sentence_of(found.first)[0]
    limit = view.clause_end(found.first)
    around = [draft for draft in drafts if start <= draft.at < found.first and draft.begin <= found.first < draft.end]
    between = [draft for draft in drafts if _parts(draft, found.first)]
    if between and found.first > start and not around:  # `قال الوزير، في ما نقلت رويترز، إن`
        between[-1].via = between[-1].via or found.source
        return None
    if around:
        if found.why not in ("نقلا عن",) and source_kinds().get(forms[found.source[0]]) == "document":
            draft = _draft(found, [(around[-1].begin, found.first)], limit)
            draft.quotation = quotation_of(view, draft.begin, found.first, "phrase")
            return draft
        _relay(view, drafts, around, found)
        return None
    behind = [
        draft for draft in drafts if start <= draft.at < found.first and _touches(view, _reach(draft), found.first)
    ]
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
    if forms[start + 1 : start + 2] == ["-"] or forms[start + 2 : start + 3] == ["-"]:  # a dateline
        start = forms.index("-", start) + 1
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
    if forms[first] in BESIDE and (before_it := [draft for draft in drafts if start <= draft.at < first]):
        _relay(view, drafts, before_it[-1:], found)  # `قدر العدد بمئة، مستندا إلى …، وفق الموقع`
        return None
    parts = [(first, found.first)]
    carrier = _carrier(view, first, found) if found.why in ("نقلا عن", "علي لسان") and after < limit else None
    if carrier is not None and found.via is None:  # `نشرت الصحيفة، نقلا عن الوزير، قائمة`
        return _draft(found._replace(via=carrier), [(after, limit)], limit)
    if found.first - first < 2:
        if after >= limit:
            return None
        parts = [(after, limit)]
    elif _goes_on(view, found, after, limit):
        parts.append((after, limit))
    draft = _draft(found, parts, limit)
    draft.quotation = quotation_of(view, first, found.first, "phrase")
    return draft


def _parts(draft: Draft, first: int) -> bool:
    """Whether an attribution stands between cue and content, or between a source and its verb."""
    if draft.at < first < draft.begin < draft.at + LONGEST:
        return True
    return draft.source is not None and draft.source[1] <= first < draft.at


def _carrier(view: Layout, first: int, found: Attribution) -> Phrase | None:
    """The medium that is the subject of the clause up to an attribution, and all of it but the verb."""
    forms, kinds = view.forms, source_kinds()
    for j in range(first, min(first + 3, found.first)):
        if kinds.get(forms[j]) == "medium":
            end = noun_phrase(view, j, found.first)
            return (j, end) if all(not form[0].isalnum() for form in forms[end : found.first]) else None
    return None


def _draft(found: Attribution, content: list[Phrase], limit: int) -> Draft:
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
    chain = _chain(view, drafts, outer)
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
    while after < outer.end and view.forms[after] in THEN:
        after += 1
    for draft in around:
        first, end = draft.content[-1]
        if first == found.first:  # `قال إنه وفقا للوزارة، فإن`
            draft.content[-1] = (min(after, end - 1), end)
            continue
        draft.content[-1] = (first, found.first)
        if goes_on and after < end:
            draft.content.append((after, end))


def _chain(view: Layout, drafts: list[Draft], last: Draft) -> list[Draft]:
    """The claims of one speaker in one sentence that end with `last`: a relay behind them is that of all."""
    start = view.sentence_of(last.at)[0]
    chain = [last]
    for draft in reversed(drafts[: drafts.index(last)]):
        if draft.at < start or chain[-1].source is not None:
            break
        if any(draft.begin <= later.at < draft.end for later in chain):
            break
        if not any(first <= draft.at < end for other in drafts if other is not draft for first, end in other.content):
            chain.append(draft)
    return chain


def _reach(draft: Draft) -> int:
    """Where a claim ends: its content, or the source behind it."""
    return max(draft.end, draft.source[1]) if draft.kind == "phrase" and draft.source else draft.end


def _touches(view: Layout, end: int, first: int) -> bool:
    """Whether nothing but a few marks stands between the end of a content and the attribution."""
    return end <= first <= end + 3 and not any(view.forms[j][0].isalnum() for j in range(end, first))


def _is_medium(view: Layout, phrase: Phrase) -> bool:
    word = view.forms[phrase[0]]
    kinds = source_kinds()
    return kinds.get(word, kinds.get(word[1:])) == "medium"


def _goes_on(view: Layout, found: Attribution, after: int, limit: int) -> bool:
    """Whether the clause goes on behind the attribution (`بلغت الكلفة، بحسب الوزير، مليونا`)."""
    forms = view.forms
    if after >= limit or not forms[after][0].isalnum() or forms[after] in CLAUSE_OPENERS or after in view.candidates:
        return False
    if forms[after] in ATTRIBUTING:
        return False
    word = forms[after]
    if word == "ما" and forms[after + 1 : after + 2] == ["بين"]:
        return True
    if word in boundaries().time:
        return False
    if word == "في" and after + 1 < limit:
        return forms[after + 1] not in boundaries().occasion and forms[after + 1] not in boundaries().time
    topic = view.forms[view.sentence_of(found.first)[0]] in ("اما", "واما")
    if topic and word[0] == "ف":
        return True
    if (word[0] in "وف" and word not in source_kinds()) or (word[-1] in "هام" and is_finite(word)):
        return False
    return not (word in boundaries().relative or word in boundaries().adverb)
