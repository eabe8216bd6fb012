"""Scare quotes: short quotations that are neither names nor titles, nor all that somebody says.

Few of the short quotations in newspapers are such, so one is taken only where something speaks for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsanalysis.extract.records import Claim, Span
from newsanalysis.lexicon.boundaries import boundaries, is_verbal_noun
from newsanalysis.lexicon.cues import cue_forms
from newsanalysis.lexicon.distance import ARTICLE, PREPOSITIONS, group, loaded, names, stems
from newsanalysis.text import Document
from newsanalysis.text.fold import MARKS
from newsanalysis.text.quotes import Quotation

WORDS = 4  # of a quotation that marks distance
FAR = 400  # letters that a source may be long
TITLED = 7  # words between a work of art and its title
ROW = 5  # tokens behind the last quotation: no row goes on
TANWIN = "\u064b"
PRONOUNS = ("ه", "ها", "هم", "نا")


def scare_quotes(
    doc: Document, quoted: dict[int, Quotation], claims: Sequence[Claim], taken: set[Span]
) -> Iterator[tuple[Span, Span, str]]:
    """The term, its opening mark and what speaks for it. `quoted` is of `by_token`, `taken` holds terms found otherwise."""
    forms = doc.forms
    said = sorted(part for claim in claims for part in claim.content)
    named = sorted(span for claim in claims for span in (claim.source, claim.via) if span is not None)
    known = _names(doc, quoted)
    rows = _rows(doc, quoted)
    for at, quotation in quoted.items():
        inner = doc.tokens_in(quotation.inner_start, quotation.inner_end)
        if not _is_short(doc, inner) or at in rows:
            continue
        term = Span(doc.starts[inner[0]], doc.ends[inner[-1]])
        if term in taken or tuple(forms[j] for j in inner) in known:
            continue
        first, end = doc.sentence_of(at)
        if at <= first or not _is_inside(doc, at, inner[-1] + 1, end) or _is_speech(forms, at):
            continue
        if any(part.end <= quotation.end for part in _beginning(said, quotation.start, quotation.end)):
            continue
        if any(quotation.start < span.end for span in _beginning(named, quotation.start - FAR, quotation.end)):
            continue
        reason = _speaks_for_it(doc, inner)
        if reason and not _is_named(forms, at, first):
            opening = Span(quotation.start, quotation.inner_start)
            yield term, opening, reason


def by_token(doc: Document) -> dict[int, Quotation]:
    """The quotations by the tokens of their opening marks."""
    return {bisect_left(doc.starts, quotation.start): quotation for quotation in doc.quotes if quotation.closed}


def _beginning(spans: list[Span], start: int, end: int) -> list[Span]:
    """Those of the sorted spans that begin between two offsets."""
    return spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]


def _is_short(doc: Document, inner: range) -> bool:
    return 0 < len(inner) <= WORDS and all(doc.forms[j][0].isalpha() for j in inner)


def _rows(doc: Document, quoted: dict[int, Quotation]) -> set[int]:
    """The quotations of rows that are lists of titles: of `«…» و«…» و«…»` not even half may be wordings."""
    found: set[int] = set()
    row: list[int] = []
    closed = -1
    for at, quotation in [*sorted(quoted.items()), (len(doc.forms) + ROW, None)]:
        if not 0 <= at - closed <= 1 + (0 <= closed < len(doc.forms) and doc.forms[closed] in ("و", "،", ",", "او")):
            if len(row) > 1:
                fitting = sum(bool(_speaks_for_it(doc, _inner(doc, quoted[mark]))) for mark in row)
                found |= set(row) if 2 * fitting <= len(row) else set()
            row = []
        row.append(at)
        closed = doc.token_at(quotation.end - 1) + 1 if quotation else -1
    return found


def _inner(doc: Document, quotation: Quotation) -> range:
    return doc.tokens_in(quotation.inner_start, quotation.inner_end)


def _is_inside(doc: Document, mark: int, closing: int, end: int) -> bool:
    """Whether words of the sentence stand before the quotation, and it is not one of a row of glosses or a line of its own."""
    return any(doc.forms[j][0].isalnum() for j in range(doc.sentence_of(mark)[0], mark)) and closing < end


def _is_speech(forms: list[str], mark: int) -> bool:
    """Whether the quotation is what somebody says: behind a colon, another mark or a verb of speech."""
    before = forms[mark - 1]
    if before in ":؛-–" or before in '«»"“”' or before.endswith("قاءلا"):
        return True
    return any(reading.form in ("past", "present", "participle") for reading in cue_forms().get(before, ()))


def _names(doc: Document, quoted: dict[int, Quotation]) -> set[tuple[str, ...]]:
    """What stands in quotation marks behind a naming head anywhere in the article (`صحيفة «الأمل»`, then `«الأمل»`)."""
    found = set(names())
    for at, quotation in quoted.items():
        if at and _is_named(doc.forms, at, doc.sentence_of(at)[0]):
            found.add(tuple(doc.forms[j] for j in doc.tokens_in(quotation.inner_start, quotation.inner_end)))
    return found


def _is_named(forms: list[str], mark: int, first: int) -> bool:
    """Whether a naming head stands before the mark, with an adjective or a genitive between at most."""
    naming = group("naming")
    if forms[mark - 1] == "(" or not group("title").isdisjoint(forms[max(first, mark - TITLED) : mark]):
        return True
    for j in range(mark - 1, max(first, mark - 3) - 1, -1):
        form = forms[j]
        if not form[0].isalnum() or (form in PREPOSITIONS and j < mark - 1):
            return False
        if any(word in naming for word in stems(form)) and all(_specifies(forms[k], form) for k in range(j + 1, mark)):
            return True
    return False


def _specifies(word: str, head: str) -> bool:
    """Whether a word may belong to a head before it (`صحيفة النهر`, `القناة المحلية`), and begins no phrase of its own."""
    if word[0] in "بل" and len(word) > 3 and word[1:] not in group("naming") and word[1:3] == ARTICLE:
        return False
    definite = ARTICLE in head[:4]
    if definite:
        return word.startswith(ARTICLE) and word.endswith(("ي", "ية"))
    return not word.endswith("ا") and word not in boundaries().time and word not in boundaries().adverb


def _speaks_for_it(doc: Document, inner: range) -> str:
    """Why the quotation is a wording and not a name; empty where nothing says so."""
    if not _is_short(doc, inner):
        return ""
    forms, text = doc.forms, doc.text
    first, last = inner[0], inner[-1]
    written = text[doc.starts[last] : doc.ends[last]]
    if forms[first] in group("body"):
        return ""
    if forms[first] in loaded() or forms[last] in loaded():
        return "loaded"
    a_name = forms[first] == "علي" and text[doc.ends[first] - 1] != "ى"
    if forms[first] in group("fragment") and len(inner) > 1 and not a_name:
        return "fragment"
    if TANWIN in written or TANWIN in text[doc.starts[first] : doc.ends[first]]:
        return "indefinite"
    if forms[first] in boundaries().finite_verb and len(inner) > 1 and not forms[first].endswith(PRONOUNS):
        return "verb"
    word = forms[first].strip(MARKS)
    if word[0] in "لب" and len(word) > 4 and is_verbal_noun(word[1], word[1:]):
        return "preposition"
    return ""
