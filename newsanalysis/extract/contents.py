"""Where a content ends, and whether it is quoted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsanalysis.extract.drafts import Draft
from newsanalysis.extract.layout import Layout
from newsanalysis.extract.records import Span
from newsanalysis.lexicon.boundaries import boundaries, is_verbal_noun, source_kinds
from newsanalysis.lexicon.particles import (
    ASIDE,
    ASIDE_ANYWHERE,
    ATTRIBUTING,
    BEFORE_CUT,
    BEFORE_SPEECH,
    BESIDE,
    COMMAS,
    CONJUNCTIONS,
    DISSENTING,
    JUDGING,
    NAMED,
    NARRATED,
    WITHHOLDING,
)
from newsanalysis.text import Gate

CONTRAST = 20  # tokens between a contrast and the cue behind it
REMARKED = ("ما", "عكس", "رقم", "عدد", "حصيلة", "خلاف", "تقدير")
FOOTER = 40  # tokens
LEANING = ("مستندا", "مستندة", "مستشهدا", "مستشهدة", "مستدلا", "مستدلة")
LINKING = ("حيث", "لكنه", "لكنها", "ولكنه", "ولكنها")
DAYS = ("يوم", "يومين", "ايام", "ساعات", "ساعة", "اسبوع", "اسبوعين")
CONTRASTING = ("فيما", "بينما", "حين")
AHEAD = 40  # claims and quotation marks behind a cue that are looked at: no sentence of a newspaper has more
LONGEST_NAME = 4  # tokens in quotation marks
DESCRIBING = ("ذات", "غير", "ذو", "دون", "بلا", "شبه")
SHORT = 3  # words in quotation marks that may be a choice of words or a name
BEFORE_WORDING = frozenset({"من", "عن", "علي", "الي", "في", "ب", "و", "او", "انه", "انها"})
LONGEST_NOUN = 300
VOICED = frozenset({"say", "assert", "praise", "feeling", "expect", "demand", "warn"})
TRAILING = frozenset("،,؛;.:!؟?…-–()[]")
# Where the outlet may go on in its own voice: at these words, or behind a comma.
COMMA = Gate(COMMAS.__contains__)
REMARK = Gate(lambda form: form in COMMAS or form in LEANING or form in ("سمات", "دون", "من"))
CLAUSE = Gate(
    lambda form: (
        form in COMMAS
        or form in ASIDE_ANYWHERE
        or form in ("علي", "في")
        or (form[0] == "و" and form[1:] in boundaries().finite_verb)
    )
)


def close(view: Layout, drafts: list[Draft], n: int) -> None:
    """Set the right edge of a content: its quotation, its sentence, or the next attribution of the same speaker."""
    draft = drafts[n]
    if draft.kind == "before":  # the verb stands behind what was said
        draft.quotation = quotation_of(view, *draft.content[0], "clause")
        return
    first, limit = draft.content[0]
    end = limit
    quoted = view.quoted.get(first)
    if quoted is not None and quoted.quotation.closed:
        after = quoted.end + 1
        if _ends_with_quotation(view, draft, after, limit, quoted.end - quoted.first):
            draft.content = [(first, after)]
            draft.quotation = "direct"
            return
    if quoted is not None and not quoted.quotation.closed and quoted.end > limit:
        draft.content, draft.quotation = [(first, _unclosed(view, drafts, n, quoted.end))], "direct"
        return
    for later in drafts[n + 1 : n + AHEAD]:
        if later.at >= end:
            break
        if later.at >= first and _cuts(view, draft, later):
            end = _cut_at(view, later, first)
            break
    if draft.kind == "noun":
        end = _noun_end(view, first, end)
    end = _participle(view, draft, first, _remark(view, first, end))
    draft.content = [(first, max(end, first + 1))]
    draft.quotation = quotation_of(view, first, end, draft.kind)


def _ends_with_quotation(view: Layout, draft: Draft, after: int, limit: int, length: int) -> bool:
    """Whether a content that opens with a quotation ends with it; `وصفها بأنها «…» ب…` goes on with another verb."""
    if after >= limit or not view.forms[after][0].isalnum():
        return True
    if draft.why[-1] == "name":
        return True
    return (draft.why[-1] == "described" and view.forms[after][0] == "ب") or _leaves_quotation(view, after, length)


def _unclosed(view: Layout, drafts: list[Draft], n: int, end: int) -> int:
    """The end of a quotation without its closing mark: the line, or the sentence in which somebody is named as speaking."""
    for later in drafts[n + 1 : n + AHEAD]:
        if later.at >= end:
            break
        start = view.sentence_of(later.at)[0]
        if start > drafts[n].begin and later.at <= start + 2 and later.person not in ("1s", "1p"):
            return start
    return end


def _cuts(view: Layout, draft: Draft, later: Draft) -> bool:
    """Whether a later cue in the sentence ends this content rather than stand within it."""
    if later.form == "participle":
        return True
    if later.form == "noun":
        return False
    before = view.forms[later.at - 1]
    if before in ("حيث", "اذ") and later.form == "past" and later.kind in ("colon", "quote"):
        return True
    if before in "،," and later.form == "past" and not (later.source and later.source[1] <= later.at):
        return True
    if later.person in ("1s", "1p"):
        return False
    if before in "،," and later.clitic and later.form == "present" and later.person == draft.person:
        return True  # `، لتؤكد حرصها`
    if later.clitic and view.forms[later.at][0] != "ل":
        return later.source is not None or draft.form == "participle" or draft.person == later.person
    left = later.source[0] if later.source and later.source[0] < later.at else later.at
    if before in CONJUNCTIONS or before in ("وكان", "وكانت"):
        return True
    outside = view.forms[left - 1]
    if outside in ("لكنه", "لكنها", "ولكنه", "ولكنها"):
        return later.form == "past" and later.person == draft.person and later.stance in ("say", "assert")
    if outside in ("لكن", "ولكن"):
        return later.form == "past" and later.source is not None
    return outside in ("فيما", "بينما", "كما", "اما") or (outside == "حين" and view.forms[left - 2] in ("في", "وفي"))


def _cut_at(view: Layout, later: Draft, first: int) -> int:
    end = later.at
    if later.source and later.source[0] < end:
        end = later.source[0]
    for j in range(end - 1, max(first, end - CONTRAST), -1):  # `، في حين اكتفت القناة بعدد أدنى، فذكرت، نقلا عن`
        if view.forms[j] in CONTRASTING and view.forms[j - 1] in ("،", ",", "في"):
            end = j
            break
    while end > first + 1 and (view.forms[end - 1] in BEFORE_CUT or view.forms[end - 1] in LINKING):
        end -= 1
    return end


def _leaves_quotation(view: Layout, after: int, length: int) -> bool:
    """Whether the outlet goes on in its own voice behind a quotation (`«…» في إشارة إلى`, `«…» وهو موقع`)."""
    word = view.forms[after]
    following = view.forms[after + 1] if after + 1 < len(view.forms) else ""
    if after in view.candidates or word in ATTRIBUTING or (word == "في" and following in ("اشارة", "اشاره")):
        return True
    return length >= 5 and (
        word in ASIDE or word in CONJUNCTIONS or (word[0] == "و" and word[1:] in boundaries().finite_verb)
    )


def _noun_end(view: Layout, first: int, end: int) -> int:
    """A noun phrase as content ends where the outlet adds a clause of its own (`، وهو`, `وذلك`, `على الرغم من`)."""
    forms, finite = view.forms, boundaries().finite_verb
    for j in _at(view, CLAUSE, first + 1, min(end, first + LONGEST_NOUN)):
        word = forms[j]
        if word in ASIDE_ANYWHERE or (word == "علي" and j + 1 < end and forms[j + 1] == "الرغم"):
            return j
        if word == "في" and j + 1 < end and forms[j + 1] in ("اشارة", "اشاره"):
            return j
        if forms[j - 1] in "،,":
            if word in ASIDE or (word[0] == "و" and (word[1:] in finite or word[1:] in ASIDE)):
                return j
        elif word[0] == "و" and len(word) > 4 and word[1:] in finite and word[1] not in "يتن":
            return j
    return end


def _remark(view: Layout, first: int, end: int) -> int:
    """Where the outlet adds what was not said (`، من دون أن تذكر`, `، ولم توضح`), or whose word it was (`، مستشهدا ب`)."""
    forms = view.forms
    for j in _at(view, REMARK, first + 1, min(end - 1, first + LONGEST_NOUN)):
        if forms[j] == "سمات" and len(forms) - j < FOOTER:
            return j  # the keywords at the foot of an article
        if forms[j] in LEANING and forms[j + 1] in ("الي", "ب", "علي"):
            return j
        if forms[j - 1] not in COMMAS and not (forms[j] in ("دون", "من") and forms[j + 1] in ("ان", "دون", "غير")):
            continue
        word = forms[j]
        narrated = word in NARRATED or (word == "فيما" and forms[j + 1] in DISSENTING)
        if narrated and view.quote_end(j) >= len(forms):
            return j
        if word in BESIDE or (word in ("ولم", "فلم", "ولا") and forms[j + 1] in WITHHOLDING):
            return j
        k = j + (word == "من")
        if (
            forms[k] in ("دون", "غير")
            and forms[k + 1 : k + 2] == ["ان"]
            and k + 2 < end
            and forms[k + 2] in WITHHOLDING
        ):
            return j
        if word == "مع" and forms[j + 1] == "ان":
            return j
        if word in ("وهو", "وهي") and forms[j + 1] in REMARKED:
            return j
        if word == "قبل" and forms[j + 1] == "ان" and j + 2 in view.candidates:
            return j
        if word == "في" and forms[j + 1] in ("اول", "احدث", "اخر"):
            return j
        if word == "بعد" and "من" in forms[j + 1 : min(end, j + 4)] and forms[j + 1] in DAYS:
            return j
    return end


def _participle(view: Layout, draft: Draft, first: int, end: int) -> int:
    """Where the speaker is told to praise, wish or stress something else (`، متمنيا له التوفيق`), though it is no claim."""
    ending = {"ms": "ا", "fs": "ة"}.get(draft.person)
    if ending is None or draft.form == "participle":
        return end
    for j in _at(view, COMMA, first + 2, min(end, first + LONGEST_NOUN)):
        if view.forms[j - 1] not in COMMAS or view.forms[j][-1] != ending or view.quote_end(j) < len(view.forms):
            continue
        if any(r.form == "participle" and r.cue.stance in VOICED for r in view.candidates.get(j, ())):
            return j
    return end


def _at(view: Layout, gate: Gate, first: int, end: int) -> Iterator[int]:
    """The tokens of first..end that pass a gate which commas pass too, and those behind a comma; in order."""
    places = view.doc.where(gate)
    for at in places[bisect_left(places, first - 1) : bisect_left(places, end)]:
        if at >= first:
            yield at
        if at + 1 < end and view.forms[at] in COMMAS:
            yield at + 1


def span_of(view: Layout, first: int, end: int) -> Span | None:
    """Tokens `first` to `end` as offsets, without the marks at the edges (quotation marks may stay)."""
    forms = view.forms
    end = min(end, len(forms))
    while end > first and forms[end - 1] in TRAILING:
        end -= 1
    while first < end and forms[first] in "،,؛;.:!-–":
        first += 1
    if first >= end:
        return None
    return Span(view.doc.starts[first], view.doc.ends[end - 1])


def quotation_of(view: Layout, first: int, end: int, kind: str) -> str:
    """`direct`, `indirect` or `mixed`, from the quotation marks within tokens `first` to `end` and from the colon."""
    start = bisect_left(view.marks, first)
    marks = [view.quoted[mark] for mark in view.marks[start : start + AHEAD] if mark < end]
    if marks and marks[0].mark == first and _reaches(view, marks[0].end, end):
        return "direct"
    if kind == "colon":
        return "direct"
    if any(_is_quoted_speech(view, quoted.mark) for quoted in marks):
        return "mixed"
    return "indirect"


def _reaches(view: Layout, quote_end: int, end: int) -> bool:
    """Whether nothing but a few marks stands between the end of the quotation and the end of the content."""
    return end - quote_end < 6 and all(not view.forms[j][0].isalnum() for j in range(quote_end, end))


def _is_quoted_speech(view: Layout, mark: int) -> bool:
    """Whether words in quotation marks are what was said rather than a name: long, a verb, or after ب and a copula."""
    quoted, forms, finite = view.quoted[mark], view.forms, boundaries().finite_verb
    before = forms[mark - 1] if mark else ""
    first, length = forms[quoted.first], quoted.end - quoted.first
    if length > LONGEST_NAME or first in finite or (before in BEFORE_SPEECH and length > 1):
        return True
    if before in NAMED or before.removeprefix("ال") in NAMED or (first.isdigit() and length < 3):
        return False
    if length <= SHORT and _is_wording(forms[quoted.first : quoted.end], before):
        return True
    if length <= 2:
        return before in BEFORE_SPEECH or before in finite or first in JUDGING or (first in DESCRIBING and length == 2)
    return length == LONGEST_NAME or not before.startswith("ال")


def _is_wording(words: list[str], before: str) -> bool:
    """Whether one to three words are somebody's choice of words: an event (`«العدوان»`), or a common noun after a preposition."""
    kinds = source_kinds()
    if before in kinds or any(
        kinds.get(word.removeprefix("ال")) in ("institution", "medium", "person") for word in words
    ):
        return False
    bare = [word.removeprefix("ال") for word in words]
    if any(is_verbal_noun("", word) or word in boundaries().object for word in bare):
        return True
    return before in BEFORE_WORDING and any(word.endswith(("ة", "ات", "ين", "ون")) for word in words)
