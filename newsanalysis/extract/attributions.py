"""Attributions without a verb of their own: `بحسب مصادر`, `وفقا لوزارة`, `كما قالت الشرطة`, `جاء في بيان`.

They stand before, within or after what they attribute. After a claim that names its own source they only add its relay.
"""

from __future__ import annotations

from typing import NamedTuple

from newsanalysis.extract.layout import COMPLEMENTIZERS, LONGEST, Layout
from newsanalysis.extract.sources import COMMAS, noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, source_kinds
from newsanalysis.lexicon.cues import cue_phrases

AFTER_VERB = frozenset("به عنه فيه اليه له بها عنها في عليه".split())
LATEST = frozenset("احدث اخر اول بعض كل عدد ما مختلف عدة".split())


class Attribution(NamedTuple):
    """The cue (tokens), the source, the end of the whole phrase, its stance, and the entry of the lexicon."""

    first: int
    cue_end: int
    source: tuple[int, int]
    end: int
    stance: str
    why: str
    clitic: int


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
    if words == "كما" and not (end >= limit or not forms[end][0].isalnum() or forms[end] in boundaries().adjunct):
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
    return Attribution(at, cue_end, (first, end), end, stance, words, clitic)


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
        if not (head in kinds or head in names or words in ("نقلا عن", "علي لسان", "علي حد قول")):
            return None
        # A noun after the preposition ل is looked at as if it stood alone.
        end = noun_phrase(view, j + 1, limit) if to and word != forms[j] else noun_phrase(view, j, limit)
        end = max(end, j + 1) if to and word != forms[j] else end
        if end == j:
            return None
    source = (first, end if quoted is None else quoted.end)
    return Attribution(at, j if to and forms[j - 1] == "ل" else at + 1 + len(words.split()) - 1, source, end, stance, words, clitic)
