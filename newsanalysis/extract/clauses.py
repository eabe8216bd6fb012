"""A clause or a quotation as what is said."""

from __future__ import annotations

from bisect import bisect_left

from newsanalysis.extract.drafts import Complement
from newsanalysis.extract.layout import Layout
from newsanalysis.extract.objects import ASKED, FACTUAL, is_about_name
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, is_verbal_noun
from newsanalysis.lexicon.cues import Reading, cue_forms
from newsanalysis.lexicon.particles import (
    ATTRIBUTED,
    COMMAS,
    COMPLEMENTIZERS,
    CONJOINED,
    CONJUNCTIONS,
    DOUBLED,
    LIKE_NAMES,
    NAMED,
    RELATIVES,
)
from newsanalysis.text import Gate

BEHIND = frozenset({"عن"})
OPENING = frozenset(("الا", "بالا", "لقد"))
LONGER_THAN_A_NAME = 5  # words in quotation marks


def _turns(form: str) -> bool:
    """Whether a word can begin what is said, or ends the search for it."""
    if form in COMPLEMENTIZERS or form in RELATIVES or form in ATTRIBUTED or form in BEHIND or form in OPENING:
        return True
    if not form[0].isalnum() or form in cue_forms():
        return True
    rest = form[1:]
    return form[0] in "لب" and (rest in COMPLEMENTIZERS or (form[0] == "ب" and rest in boundaries().verbal_noun))


TURN = Gate(_turns)


def clause_or_quote(
    view: Layout, at: int, j: int, limit: int, reading: Reading, source: tuple[int, int] | None, taken: set[int]
) -> Complement | None:
    """The complement that begins at `j` as a clause (`أن …`) or a quotation, as the cue takes one; None where there is none."""
    forms, takes = view.forms, reading.cue.takes
    clause = "clause" in takes or reading.form == "noun"
    if reading.form == "passive":
        takes = takes - {"quote"}
    governed = BEHIND & takes if reading.cue.stance in FACTUAL else frozenset()
    in_relative = 0
    start = j
    via = None
    turns = view.doc.where(TURN)
    for turn in turns[bisect_left(turns, j) : bisect_left(turns, limit)]:
        if turn < j:
            continue  # within what was passed over
        j = turn
        word = forms[j]
        if word in COMPLEMENTIZERS and j > start and _conjoined(forms, j):
            end = _parenthesis_end(view, j, limit)
            if end == j:
                return None
            j = end
            continue
        if clause and "ل" in takes and word[0] == "ل" and word[1:] in COMPLEMENTIZERS and j + 1 < limit:
            return Complement(source, j + 1, "clause", "clause", via)
        if clause and j not in taken and (word in COMPLEMENTIZERS or (word[0] == "ب" and word[1:] in COMPLEMENTIZERS)):
            if j + 1 >= limit:
                return None
            taken.add(j)
            after = j + 1
            if forms[after] == ":" and after + 1 < limit:
                return Complement(source, after + 1, "colon", "colon", via)
            return Complement(source, after, "clause", "clause", via)
        if (
            clause
            and word in ("الا", "بالا")
            and "أل" in view.doc.text[view.doc.starts[j] : view.doc.ends[j]]
            and j + 1 < limit
        ):
            return Complement(source, j, "clause", "clause", via)
        if word == "لقد" and j == start and "quote" in takes and source is not None and j + 1 < limit:
            return Complement(source, j, "clause", "clause", via)
        if word == ":":
            if "quote" not in takes or j + 1 >= limit or (forms[j - 1].isdigit() and forms[j + 1].isdigit()):
                return None
            after = j + 1
            if forms[after].startswith(("http", "www")):
                return None  # an address, not what was said
            if forms[after] in COMPLEMENTIZERS and after + 1 < limit:
                taken.add(after)
                after += 1
            return Complement(source, after, "colon", "colon", via)
        if j in view.quoted:
            quoted = view.quoted[j]
            if "quote" in takes and _is_speech(view, at, j, start):
                return Complement(source, j, "quote", "quotation", via)
            j = quoted.end + 1
            continue
        if word in RELATIVES:
            in_relative = j
        if "ب" in takes and word[0] == "ب" and reading.cue.stance in FACTUAL and word[1:] in boundaries().verbal_noun:
            return Complement(source, j, "noun", "ب", via)
        if word in governed and _goes_back(view, j, limit, in_relative):
            return Complement(source, j + 1, "noun", word, via)
        if j in view.candidates and not _passes(view, j, in_relative):
            return None
        if word in ATTRIBUTED and j + 1 < limit:
            end = noun_phrase(view, j + 1, limit)
            via = (j + 1, end) if end > j + 1 else via
    return None


def _goes_back(view: Layout, j: int, limit: int, in_relative: int) -> bool:
    """Whether `عن` belongs to the verb, over what specifies its source (`كشف تقرير صادر …، عن انخفاض`)."""
    if j + 1 >= limit:
        return False
    noun = view.forms[j + 1]
    if view.forms[j - 1] in COMMAS:
        return noun[0].isalnum() and noun not in COMPLEMENTIZERS and noun not in ("طريق", "ذلك", "كثب", "عمر")
    return bool(in_relative) and j - in_relative > 2 and is_verbal_noun(view.doc.text[view.doc.starts[j + 1]], noun)


def _parenthesis_end(view: Layout, j: int, limit: int) -> int:
    """The comma that closes `، من دون أن تسمي مصدرها،` around the complementizer at `j`; `j` itself where there is none."""
    if not any(form in COMMAS for form in view.forms[max(0, j - 3) : j]):
        return j
    return next((k for k in range(j + 1, min(limit, j + 8)) if view.forms[k] in COMMAS), j)


def _conjoined(forms: list[str], j: int) -> bool:
    return forms[j - 1] in CONJOINED or (forms[j - 1] == "من" and forms[j - 2] in CONJOINED)


def _is_speech(view: Layout, at: int, j: int, start: int) -> bool:
    """Whether the quotation at token `j` is what was said, rather than a name in quotation marks."""
    quoted = view.quoted[j]
    before = view.forms[j - 1]
    if before in NAMED or before == "ل":
        return False
    words = sum(form[0].isalpha() for form in view.forms[quoted.first : min(quoted.end, quoted.first + 12)])
    return words >= LONGER_THAN_A_NAME or (
        words > 0 and (j in (at + 1, start) or before in COMMAS or before in DOUBLED)
    )


def _passes(view: Layout, j: int, in_relative: int) -> bool:
    """Whether the search may pass over the possible cue at `j`: a doubled cue, a verb in a relative clause, a noun."""
    if view.forms[j] in ASKED and is_about_name(view.forms, j + 1, j + 6):
        return True  # `قال مصدر، طالبا عدم كشف اسمه، إن`
    if view.forms[j] in DOUBLED or view.forms[j] in LIKE_NAMES or is_attributing(view, j):
        return True
    if view.forms[j - 1] in CONJUNCTIONS:
        return False
    for reading in view.candidates[j]:
        if reading.form == "noun" or reading.person in ("1s", "1p") or (reading.pronoun and not reading.clitic):
            continue
        if reading.form == "participle":
            if view.forms[j].endswith("ا") or view.forms[j - 1] in COMMAS:
                return False
            continue
        if reading.clitic:
            return False
        if view.forms[j - 1] in ("لم", "لن", "لا", "ان", "عدم"):
            continue
        if in_relative and j - in_relative <= 3:
            continue
        if len(view.forms[j]) > 3:
            return False
    return True


def is_attributing(view: Layout, j: int) -> bool:
    """Whether the verb at `j` only names a source in passing (`، على ما أعلنت الحكومة`, `، في ما نقلت عنه رويترز`)."""
    forms = view.forms
    if j and forms[j - 1] in ("حسبما", "وفقما"):
        return True
    if j < 3 or forms[j - 1] not in ("ما", "فيما"):
        return False
    if forms[j - 1] == "فيما":
        return forms[j - 2] in COMMAS and forms[j + 1 : j + 2] in (["عنه"], ["عنها"], ["عنهم"])
    return forms[j - 2] in ("علي", "في") and forms[j - 3] in COMMAS
