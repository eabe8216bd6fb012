"""Verbs behind what was said: `«لن نستسلم»، قال القائد`, `أغلق الطريق، تضيف الوزارة`."""

from __future__ import annotations

from newsanalysis.extract.drafts import Complement, Draft
from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import COMMAS

SPEAKING = frozenset({"قال", "أضاف", "أوضح", "أكد", "تابع"})  # verbs that stand between commas
MARKS = frozenset("،,؛.!؟")
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
