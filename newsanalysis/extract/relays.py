"""The relay: who passed on what another said (`نقلت رويترز عن مصادر`, `قال الوزير لصحيفة`, `في حديث مع قناة`)."""

from __future__ import annotations

from newsanalysis.extract.complements import Complement, after_adjuncts, clause_or_quote
from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import (
    DOUBLED,
)

FROM = {"عن", "الي"}
WITH = frozenset({"مع", "الي"})
GENERAL = frozenset("وكالة وكالات صحيفة صحف قناة شبكة موقع مجلة جريدة اذاعة محطة تلفزيون راديو".split())
NAME_PARTS = frozenset("برس نت الاخبارية الانجليزية الفضاءية الرسمية اليوم".split())
PUBLISHED = ("نشر", "بث", "اورد", "نقل", "وزع", "اذاع")  # `في بيان نشرته وكالة`


def relayed(view: Layout, at: int, reading: Reading, limit: int, taken: set[int]) -> tuple[Complement, int] | None:
    """The complement of `نقل … عن …` with its relay, and the token of a doubled `قوله` (-1 where there is none)."""
    forms = view.forms
    if reading.pronoun:
        return None
    limit = min(limit, at + 1 + LONGEST)
    first = after_adjuncts(view, at + 1, limit)[0]
    if first >= limit:
        return None
    end = noun_phrase(view, first, limit)
    j = after_adjuncts(view, end, limit)[0]
    if j + 1 >= limit or forms[j] not in FROM or (forms[j] == "الي") != (reading.cue.lemma == "نسب"):
        return None
    via = (first, end) if end > first else None
    source_end = noun_phrase(view, j + 1, limit)
    if source_end == j + 1 or forms[j + 1] == "طريق":
        return None
    source = (j + 1, source_end)
    k = after_adjuncts(view, source_end, limit)[0]
    doubled = k if k < limit and forms[k] in DOUBLED else -1
    event = k + 1 < limit and is_verbal_noun(view.doc.text[view.doc.starts[k]], forms[k])
    if doubled < 0 and event and forms[k + 1] not in ("ان", "علي"):
        return Complement(source, k, "noun", "verbal noun", via), -1
    found = clause_or_quote(view, at, doubled + 1 if doubled > 0 else source_end, limit, reading, source, taken)
    return (found._replace(via=via), doubled) if found else None


def medium(view: Layout, first: int, end: int) -> tuple[int, int] | None:
    """The newspaper, agency or channel that was spoken to, between a cue and what was said."""
    forms, kinds = view.forms, source_kinds()
    for j in range(first, min(end, first + LONGEST)):
        word = forms[j]
        if word[0] == "ل":
            if word == "ل" and j + 1 < end:
                if j + 1 in view.quoted and view.quoted[j + 1].end - view.quoted[j + 1].first <= 4:
                    return j + 2, view.quoted[j + 1].end
                if kinds.get(forms[j + 1]) == "medium":
                    return j + 1, _name_end(view, j + 2, end)
            elif len(word) > 3 and word not in kinds and kinds.get(_without_lam(word)) == "medium":
                if not word.startswith("لل"):
                    view.after_lam.add(j)
                return j, _name_end(view, j + 1, end)
        elif word == "مع" and j + 1 in view.quoted and view.quoted[j + 1].end - view.quoted[j + 1].first <= 4:
            return j + 2, view.quoted[j + 1].end
        elif (
            word[-1] in "ها" and word.startswith(PUBLISHED) and j + 1 < end and kinds.get(forms[j + 1]) == "medium"
        ) or (word in WITH and j + 1 < end and kinds.get(forms[j + 1]) == "medium"):
            return j + 1, noun_phrase(view, j + 1, end)
    return None


def _name_end(view: Layout, after: int, end: int) -> int:
    """Where the name of a medium ends: its quotation marks (`وكالة «رويترز»`), or its adjectives (`للجزيرة الإنجليزية`).

    Only behind a general word (`صحيفة`, `وكالة`) any name may follow.
    """
    if after in view.quoted and view.quoted[after].end - view.quoted[after].first <= 4:
        after = view.quoted[after].end + 1
    elif _bare(view.forms[after - 1]) not in GENERAL:
        while after < end and view.forms[after] in NAME_PARTS:
            after += 1
        return after
    return max(noun_phrase(view, after, end), after) if after < end else after


def _bare(word: str) -> str:
    return word.removeprefix("ل").removeprefix("ل").removeprefix("ال")


def _without_lam(word: str) -> str:
    return "ال" + word[2:] if word.startswith("لل") else word[1:]
