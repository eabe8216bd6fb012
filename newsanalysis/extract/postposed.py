"""Verbs behind what was said: `«لن نستسلم»، قال القائد`, `أغلق الطريق، تضيف الوزارة`."""

from __future__ import annotations

from newsanalysis.extract.adjuncts import skip_adverbs
from newsanalysis.extract.drafts import Complement, Draft, Phrase
from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import COMMAS, COMPLEMENTIZERS, COUNTRIES

SPEAKING = frozenset({"قال", "أضاف", "أوضح", "أكد", "تابع"})  # verbs that stand between commas
MARKS = frozenset("،,؛.!؟")
POINTERS = frozenset({"هذا", "وهذا", "هو", "وهو"})
RESUMED = frozenset({"اليه", "به", "عنه"})
STOPS = frozenset("؛:")


def quoted_before(view: Layout, at: int, reading: Reading, limit: int) -> Complement | None:
    """The quotation that a verb follows (`«لن نستسلم»، قال القائد`)."""
    if "quote" not in reading.cue.takes or reading.clitic or reading.form not in ("past", "present"):
        return None
    mark = at - 2 if at > 1 and view.forms[at - 1] in COMMAS else at - 1
    quoted = view.closed.get(mark)
    if quoted is None or quoted.end - quoted.first < 2:
        return None
    end = noun_phrase(view, at + 1, limit) if at + 1 < limit else at + 1
    return Complement((at + 1, end), quoted.mark, "quote", "quotation before") if end > at + 1 else None


def pointing(view: Layout, at: int, readings: tuple[Reading, ...], start: int, limit: int) -> Draft | None:
    """`…، وهو ما أكدته الوزارة`, `… هذا ما أعلنه الوزير`: the clause before is what was said, whoever follows said it."""
    forms, kinds = view.forms, source_kinds()
    if at - 2 < start or forms[at - 1] != "ما" or forms[at - 2] not in POINTERS:
        return None
    following = forms[at + 1] if at + 1 < limit else ""
    for reading in readings:
        if reading.clitic or reading.form not in ("past", "present") or not (reading.pronoun or following in RESUMED):
            continue
        first = skip_adverbs(view, at + 1 + (following in RESUMED), limit)
        end = noun_phrase(view, first, limit)
        known = first < limit and (forms[first] in kinds or forms[first] in COUNTRIES or first in view.quoted)
        if end == first or not known or (end < limit and forms[end] in COMPLEMENTIZERS):
            return None
        content = _clause_before(view, at - 2, start)
        if content is None:
            return None
        why = ("verb", reading.cue.lemma, "pointing back")
        stance = reading.cue.stance if reading.cue.stance != "feeling" else "say"
        return Draft(at, at + 1, 0, reading, (first, end), [content], "before", stance, why, limit)
    return None


def _clause_before(view: Layout, pointer: int, start: int) -> Phrase | None:
    """The clause that `هذا ما` points back to: up to the mark before it, or the sentence before where it opens one."""
    if pointer == start:
        if start == 0:
            return None
        first, end = view.sentence_of(start - 1)
        return (first, end) if end - first > 2 else None
    if view.forms[pointer - 1][0].isalnum():
        return None
    stops = (j for j in range(pointer - 2, max(start, pointer - LONGEST) - 1, -1) if view.forms[j] in STOPS)
    first = next(stops, start - 1) + 1
    return (first, pointer - 1) if pointer - 1 - first > 2 else None


def postposed(view: Layout, at: int, reading: Reading, start: int, limit: int) -> Draft | None:
    """A present tense of speech and its subject between marks: the clause before it, and what goes on behind it."""
    forms = view.forms
    if reading.cue.lemma not in SPEAKING or reading.form != "present" or reading.clitic or reading.pronoun:
        return None
    if at <= start + 2 or forms[at - 1] not in COMMAS or at + 1 >= limit:
        return None
    end = noun_phrase(view, at + 1, limit)
    if end == at + 1 or forms[at + 1] not in source_kinds() or (end < limit and forms[end] not in MARKS):
        return None
    first = next((j for j in range(at - 2, max(start, at - LONGEST) - 1, -1) if forms[j] in STOPS), None)
    first = max(start, at - LONGEST) if first is None else first + 1
    content = [(first, at - 1)]
    if end + 1 < limit and forms[end] in COMMAS:
        content.append((end + 1, limit))
    why = ("verb", reading.cue.lemma, "clause before")
    return Draft(at, at + 1, 0, reading, (at + 1, end), content, "before", reading.cue.stance, why, limit)
