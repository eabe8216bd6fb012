"""Distance marks: the wordings that a text shows to be somebody else's.

`ما يسمى`, `ما وصفه بـ`, `المزعوم`, and scare quotes (`«الإرهابيين»`, `extract/scare_quotes.py`). How sides name a thing is
read off them. The words stand in `lexicon/terms.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from newsanalysis.extract.records import Claim, Span
from newsanalysis.extract.scare_quotes import PRONOUNS, TANWIN, WORDS, by_token, scare_quotes
from newsanalysis.lexicon.boundaries import boundaries, is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import cue_forms
from newsanalysis.lexicon.distance import ARTICLE, PREPOSITIONS, doubting, group, loaded, marks, stems
from newsanalysis.lexicon.particles import COMPLEMENTIZERS
from newsanalysis.text import Document, Gate
from newsanalysis.text.quotes import Quotation

LONGEST = 5  # of a term without quotation marks
SUBJECT = 6  # words that may stand between a cue and its term: who calls it so
LEAST = frozenset({"اقل", "اكثر", "اول"})  # `أقل ما يقال إنه`
MARK = Gate(lambda form: form in marks())
DOUBT = Gate(lambda form: form in doubting())


@dataclass(frozen=True, slots=True)
class Term:
    """A wording held at a distance. `claim` is the index of the innermost claim that it stands in."""

    term: Span
    mark: str
    cue: Span
    claim: int | None = None
    why: tuple[str, ...] = ()


def terms(doc: Document, claims: Sequence[Claim]) -> list[Term]:
    """The terms of one article in the order of their places; `claims` are the article's."""
    quoted = by_token(doc)
    found = [*_called(doc, quoted), *_doubted(doc)]
    if quoted:
        taken = {term.term for term in found}
        found += [
            Term(term, "scare_quotes", mark, why=("quotation", reason))
            for term, mark, reason in scare_quotes(doc, quoted, claims, taken)
        ]
    found.sort(key=lambda term: (term.term, term.cue))
    return _apart(_placed(found, claims))


def _placed(found: list[Term], claims: Sequence[Claim]) -> list[Term]:
    """The terms, in order, each with the claim that has the smallest content around it."""
    holders = sorted((part.start, part.end, n) for n, claim in enumerate(claims) for part in claim.content)
    around: list[tuple[int, int, int]] = []  # a heap of contents that began before: end, length, claim
    placed, k = [], 0
    for term in found:
        while k < len(holders) and holders[k][0] <= term.term.start:
            start, end, n = holders[k]
            heappush(around, (end, end - start, n))
            k += 1
        while around and around[0][0] <= term.term.start:
            heappop(around)
        inner = min(((length, n) for end, length, n in around if term.term.end <= end), default=None)
        placed.append(replace(term, claim=inner and inner[1]))
    return placed


def _apart(found: list[Term]) -> list[Term]:
    """A wording that two rules found is one term: the cue in words comes before the quotation marks."""
    kept: list[Term] = []
    for term in found:
        if kept and term.term.start < kept[-1].term.end:
            continue
        kept.append(term)
    return kept


# — cues in words


def _called(doc: Document, quoted: dict[int, Quotation]) -> Iterator[Term]:
    """`ما يسمى`, `ما وصفه الوزير بـ`, `ما قال إنه`."""
    table, forms = marks(), doc.forms
    for at in doc.where(MARK):
        form = forms[at]
        if at + 1 == len(forms):
            continue
        for mark in table[form].get(forms[at + 1], ()):
            end = at + 1 + len(mark.rest)
            if tuple(forms[at + 1 : end]) != mark.rest or (at and forms[at - 1] in LEAST):
                continue
            limit = min(doc.sentence_of(at)[1], end + SUBJECT + LONGEST)
            term = _behind(doc, quoted, end, limit, mark.after)
            if term is not None:
                cue = Span(doc.starts[at] + mark.clitic, doc.ends[end - 1])
                yield Term(term, mark.mark, cue, why=("cue", " ".join((form[mark.clitic :], *mark.rest))))
            break


def _behind(doc: Document, quoted: dict[int, Quotation], first: int, limit: int, after: str) -> Span | None:
    """The term behind a cue that ends before token `first`."""
    forms, skipped = doc.forms, group("skipped")
    if after == "clause":
        j = next((j for j in range(first, min(limit, first + SUBJECT)) if forms[j] in COMPLEMENTIZERS), None)
        return (
            _wording(doc, quoted, j + 1, limit)
            if j is not None and forms[j] != "ان" and _states(forms, j, limit)
            else None
        )
    while first < limit and forms[first] in skipped:
        first += 1
    reach = min(limit, first + (SUBJECT if after == "subject" else 1))
    for j in range(first, reach):
        form = forms[j]
        if j in quoted and after == "subject" and _is_subject(doc, quoted[j]):
            continue  # `ما وصفته «الأمل» بالعدوان`
        if j in quoted:
            inside = forms[j + 1] if j + 1 < limit else ""
            return _wording(doc, quoted, j, limit, clitic=int(inside[:1] == "ب" and _takes_ba(inside)))
        if form == "ب":
            return _wording(doc, quoted, j + 1, limit)
        if form[0] == "ب" and form[1:] in COMPLEMENTIZERS and after == "subject":
            return _wording(doc, quoted, j + 1, limit)  # `ما وصفته الصحيفة بأنه تضارب`
        if form in COMPLEMENTIZERS or form[1:] in COMPLEMENTIZERS or not (form[0].isalnum() or form in '()-«»"“”'):
            return None
        if form[0] == "ب" and len(form) > 3 and (after != "subject" or _takes_ba(form)):
            return _wording(doc, quoted, j, limit, clitic=1)
        if form in PREPOSITIONS:
            return None
        if after != "ba" and j == first and (after == "direct" or _is_direct(doc, j)):
            return _wording(doc, quoted, j, limit)
    return None


def _is_subject(doc: Document, quotation: Quotation) -> bool:
    """Whether the quotation names who calls it so: what it is called follows after ب."""
    after = doc.token_at(quotation.end - 1) + 1
    word = doc.forms[after] if after < len(doc.forms) else ""
    return word == "ب" or (word[:1] == "ب" and (_takes_ba(word) or word[1:] in COMPLEMENTIZERS))


def _states(forms: list[str], that: int, limit: int) -> bool:
    """Whether a thing is named behind أنه or إنها, and no event told (`ما قالت إنها خروقات`, not `إنه سيعود`)."""
    if that + 1 >= limit or ":" in forms[that - 2 : that]:
        return False
    word = forms[that + 1]
    if word in boundaries().finite_verb or word in cue_forms() or word in group("fragment"):
        return False
    return (
        not word.startswith(("سي", "ست", "تم", "يت"))
        and not word.endswith("وا")
        and not (word[0] == "ي" and word[-1] == "ن")
    )


def _takes_ba(form: str) -> bool:
    """Whether the ب is a preposition and not the first letter (`البلاد`, `بلاده`, `باكو`)."""
    return len(form) > 3 and (form[1:3] == ARTICLE or is_verbal_noun(form[1], form[1:]) or form[1:] in loaded())


def _is_direct(doc: Document, j: int) -> bool:
    """Whether the token begins the term and not the name of who calls it so (`ما سماه عدوانا`, `ما أسماه حرب الشائعات`)."""
    form = doc.forms[j]
    if TANWIN in doc.text[doc.starts[j] : doc.ends[j]] or form in loaded():
        return True
    return form not in source_kinds() and not form.startswith(ARTICLE) and is_verbal_noun(doc.text[doc.starts[j]], form)


def _wording(doc: Document, quoted: dict[int, Quotation], first: int, limit: int, clitic: int = 0) -> Span | None:
    """The term from token `first`: a quotation without its marks, else the noun phrase up to the first stop."""
    if first >= limit:
        return None
    if doc.forms[first] == "(":
        closing = next((j for j in range(first + 1, min(limit, first + 2 * WORDS)) if doc.forms[j] == ")"), first)
        return Span(doc.starts[first + 1], doc.ends[closing - 1]) if closing > first + 1 else None
    if first in quoted:
        quotation = quoted[first]
        inner = doc.tokens_in(quotation.inner_start, quotation.inner_end)
        if not inner or len(inner) > 2 * WORDS:
            return None
        return Span(doc.starts[inner[0]] + clitic, doc.ends[inner[-1]])
    stops = boundaries()
    end = first
    while end < min(limit, first + LONGEST):
        form = doc.forms[end]
        if not form[0].isalpha() or form in PREPOSITIONS or form in COMPLEMENTIZERS or form in stops.relative:
            break
        if form in stops.time or form in stops.adverb or form in stops.adjunct or form in group("skipped"):
            break
        if end > first and (form in stops.finite_verb or form in cue_forms() or _opens(form)):
            break
        end += 1
    if end == first:
        return None
    return Span(doc.starts[first] + clitic, doc.ends[_with_name(doc, quoted, end, limit) - 1])


def _with_name(doc: Document, quoted: dict[int, Quotation], end: int, limit: int) -> int:
    """The end of the term with the name that follows a naming word (`ما يسمى بتنظيم (النخبة)`, `قضية «الميناء»`)."""
    if end >= limit or not any(word in group("naming") for word in stems(doc.forms[end - 1])):
        return end
    if end in quoted:
        inner = doc.tokens_in(quoted[end].inner_start, quoted[end].inner_end)
        return inner[-1] + 1 if 0 < len(inner) <= WORDS else end
    if doc.forms[end] == "(":
        closing = next((j for j in range(end + 1, min(limit, end + 2 + WORDS)) if doc.forms[j] == ")"), end)
        return closing if closing > end + 1 else end
    return end


def _opens(form: str) -> bool:
    """Whether a word begins a new phrase: joined by و or governed by ب or ل."""
    if form[0] == "و" and len(form) > 3:
        return True
    if (form[0] in "بل" and len(form) > 4 and is_verbal_noun(form[1], form[1:])) or form.endswith("وا"):
        return True
    return form.startswith(("بال", "لل", "وال", "فال")) or form in ("و", "ب", "ل", "او", "ثم", "لا", "لم", "لن")


# — adjectives


def _doubted(doc: Document) -> Iterator[Term]:
    """`الاتفاق المزعوم`: the noun before the adjective, with what specifies it."""
    table, forms = doubting(), doc.forms
    for at in doc.where(DOUBT):
        form = forms[at]
        if at == 0 or (at + 1 < len(forms) and forms[at + 1] in COMPLEMENTIZERS):
            continue
        floor = doc.sentence_of(at)[0]
        first = _noun_before(doc, at, floor, definite=form.startswith(ARTICLE))
        if first is not None:
            term = Span(doc.starts[first] + _clitic(forms[first]), doc.ends[at - 1])
            yield Term(term, table[form], Span(doc.starts[at], doc.ends[at]), why=("adjective", form))


def _noun_before(doc: Document, at: int, floor: int, *, definite: bool) -> int | None:
    forms, stops = doc.forms, boundaries()
    noun = at - 1
    if noun < floor or not _is_noun(forms[noun]) or forms[noun] in stops.finite_verb:
        return None
    word = forms[noun]
    if not definite:
        # an adjective between: `مخالفات مالية مزعومة`
        before = forms[noun - 1] if noun > floor else ""
        adjective = word.endswith(("ية", "ي", "يين")) and _is_noun(before) and not before.startswith(ARTICLE)
        return noun - 1 if adjective and before not in stops.finite_verb and before not in cue_forms() else noun
    named = ARTICLE in word[:4] or word.startswith("لل") or word[-1] in "هام"
    feminine = forms[at].endswith("ة")
    if word.startswith(ARTICLE) and noun > floor and _is_noun(forms[noun - 1]):
        head = forms[noun - 1]  # an adjective between: `دولتهم الموحدة المزعومة`
        if head.endswith(PRONOUNS) or (word.endswith(("ي", "ية")) and head.startswith((ARTICLE, "وال", "بال", "لل"))):
            return noun - 1
    if noun == floor or not _is_noun(forms[noun - 1]) or forms[noun - 1].startswith((ARTICLE, "وال", "بال", "لل")):
        return noun if named else None
    before = forms[noun - 1].removeprefix("ل").removeprefix("ب")
    if is_verbal_noun(doc.text[doc.starts[noun - 1]], before) or before in stops.finite_verb or before in cue_forms():
        return noun if named else None
    if before.endswith(("ة", "ات")) == feminine and word.endswith(("ة", "ات")) != feminine:
        return noun - 1
    return noun if named else None


def _is_noun(form: str) -> bool:
    return len(form) > 2 and form[0].isalpha() and form not in PREPOSITIONS and form not in COMPLEMENTIZERS


def _clitic(form: str) -> int:
    """Letters of و, ف, ب or ل before the article; `لل` keeps its first letter, for the article is in it."""
    if (
        form[0] in "لب"
        and len(form) > 3
        and form[1] != "ل"
        and (is_verbal_noun(form[1], form[1:]) or form[1:] in loaded())
    ):
        return 1
    return form.index(ARTICLE) if ARTICLE in form[1:4] and form[0] in "وفبك" else 0
