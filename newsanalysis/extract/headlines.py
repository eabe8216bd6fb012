"""The colon of a headline: `روسيا: نسعى إلى سوق متوازنة`, also where the text repeats its own headline."""

from __future__ import annotations

from newsanalysis.extract.contents import close
from newsanalysis.extract.drafts import Draft
from newsanalysis.extract.layout import Layout
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, is_verbal_noun, source_kinds
from newsanalysis.lexicon.particles import COUNTRIES, HEADINGS

LONGEST_SPEAKER = 7
SHORTEST_CONTENT = 3


def headlines(view: Layout, drafts: list[Draft]) -> list[Draft]:
    """Claims whose cue is a colon after a speaker at the beginning of a line, in order with the others."""
    if ":" not in view.forms:
        return drafts
    names = {view.forms[j].removeprefix("ال") for draft in drafts if draft.source for j in range(*draft.source)}
    taken = (
        {draft.begin for draft in drafts}
        | {draft.begin - 1 for draft in drafts}
        | {draft.begin - 2 for draft in drafts}
    )
    found = []
    at = -1
    for _ in range(view.forms.count(":")):
        at = view.forms.index(":", at + 1)
        if at not in taken and (source := _speaker(view, at, names)) is not None:
            limit = view.clause_end(at)
            if limit - at > SHORTEST_CONTENT:
                draft = Draft(at, at + 1, 0, None, source, [(at + 1, limit)], "colon", "say", ("headline", ":"), limit)
                close(view, [draft], 0)
                found.append(draft)
    return sorted([*drafts, *found], key=lambda draft: draft.at)


def _speaker(view: Layout, colon: int, names: set[str]) -> tuple[int, int] | None:
    """The noun phrase that fills the line up to the colon, if it can speak: by its head, or named in the article."""
    forms, kinds = view.forms, source_kinds()
    start = view.sentence_of(colon)[0]
    first = colon
    while (
        first > max(start, colon - LONGEST_SPEAKER - 1)
        and forms[first - 1] != ":"
        and (forms[first - 1][0].isalnum() or first - 1 in view.quoted)
    ):
        first -= 1
    if not 0 < colon - first <= LONGEST_SPEAKER or not forms[first][0].isalpha():
        return None
    footer = first >= 2 and forms[first - 1] == ":" and "الخبر" in forms[max(start, first - 6) : first]
    if first != start and not footer:
        return None
    if noun_phrase(view, first, colon) != colon or forms[first] in HEADINGS:
        return None
    known = all(form.removeprefix("ال") in names for form in forms[first:colon])
    if first == start and colon == first + 1 and forms[first] in COUNTRIES and _reports(view, colon + 1):
        return first, colon
    speaks = kinds.get(forms[first]) in ("person", "people", "institution") and colon - first >= 2
    return (first, colon) if known or (footer and (speaks or colon - first == 1)) else None


def _reports(view: Layout, j: int) -> bool:
    """Whether an event or a verb opens what follows the colon (`باكو: السيطرة على`), not the name of a reporter."""
    if j >= len(view.forms):
        return False
    word = view.forms[j]
    return (
        is_verbal_noun(view.doc.text[view.doc.starts[j]], word.removeprefix("ال")) or word in boundaries().finite_verb
    )
