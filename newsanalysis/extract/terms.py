"""Distance marks: the wordings that a text shows to be somebody else's.

Scare quotes (`«الإرهابيين»`), `ما يسمى`, `ما وصفه بـ`, `المزعوم`. How sides name a thing is read off them. The words stand in
`lexicon/terms.toml`. A quotation is a distance mark where it is neither a name nor a title, nor all that somebody says:
few of the short ones in newspapers are, so one is taken only where something speaks for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsanalysis.extract.records import Claim, Span
from newsanalysis.lexicon.boundaries import boundaries, is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import cue_forms
from newsanalysis.lexicon.distance import doubting, group, loaded, marks, names
from newsanalysis.lexicon.particles import COMPLEMENTIZERS
from newsanalysis.text import Document
from newsanalysis.text.fold import MARKS
from newsanalysis.text.quotes import Quotation

WORDS = 4  # of a quotation that marks distance
LONGEST = 5  # of a term without quotation marks
SUBJECT = 6  # words that may stand between a cue and its term: who calls it so
TANWIN = "\u064b"
ARTICLE = "ال"
PREPOSITIONS = frozenset(
    "في من الي علي عن مع بين قبل بعد خلال ضد عبر منذ حول دون تجاه نحو لدي حتي عند بسبب امام وراء تحت فوق داخل خارج".split()
)
LEAST = frozenset({"اقل", "اكثر", "اول"})  # `أقل ما يقال إنه`


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
    quoted = _quoted(doc)
    found = [*_called(doc, quoted), *_doubted(doc)]
    if quoted:
        found += _scare_quotes(doc, quoted, claims, {term.term for term in found})
    holders = sorted(
        ((part.start, part.end, n) for n, claim in enumerate(claims) for part in claim.content), key=lambda h: h[0]
    )
    placed = [
        Term(term.term, term.mark, term.cue, _innermost(holders, term.term), term.why)
        for term in sorted(found, key=lambda term: (term.term, term.cue))
    ]
    return _apart(placed)


def _innermost(holders: list[tuple[int, int, int]], term: Span) -> int | None:
    """The claim with the smallest content around the term."""
    around = [(end - start, n) for start, end, n in holders if start <= term.start and term.end <= end]
    return min(around)[1] if around else None


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
    for at, form in enumerate(forms):
        for mark in table.get(form, ()):
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
        if j in quoted:
            inside = forms[j + 1] if j + 1 < limit else ""
            return _wording(doc, quoted, j, limit, clitic=int(inside[:1] == "ب" and _takes_ba(inside)))
        if form == "ب":
            return _wording(doc, quoted, j + 1, limit)
        if form in COMPLEMENTIZERS or form[1:] in COMPLEMENTIZERS or not (form[0].isalnum() or form in "()-"):
            return None
        if form[0] == "ب" and len(form) > 3 and (after != "subject" or _takes_ba(form)):
            return _wording(doc, quoted, j, limit, clitic=1)
        if form in PREPOSITIONS:
            return None
        if after != "ba" and j == first and (after == "direct" or _is_direct(doc, j)):
            return _wording(doc, quoted, j, limit)
    return None


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
    return form[1:3] == ARTICLE or is_verbal_noun(form[1], form[1:]) or form[1:] in loaded()


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
    if end >= limit or not any(word in group("naming") for word in _stems(doc.forms[end - 1])):
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
    for at, form in enumerate(forms):
        if form not in table or at == 0 or (at + 1 < len(forms) and forms[at + 1] in COMPLEMENTIZERS):
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
    if word.startswith(ARTICLE) and word.endswith(("ي", "ية")) and noun > floor and _is_noun(forms[noun - 1]):
        head = forms[noun - 1]  # an adjective between: `دولتهم الموحدة المزعومة`
        if head.startswith((ARTICLE, "وال", "بال", "لل")) or head[-1] in "هام":
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


# — quotation marks


def _quoted(doc: Document) -> dict[int, Quotation]:
    """The quotations by the tokens of their opening marks."""
    return {bisect_left(doc.starts, quotation.start): quotation for quotation in doc.quotes if quotation.closed}


def _scare_quotes(
    doc: Document, quoted: dict[int, Quotation], claims: Sequence[Claim], taken: set[Span]
) -> Iterator[Term]:
    forms = doc.forms
    said = [part for claim in claims for part in claim.content]
    others = [span for claim in claims for span in (claim.source, claim.via) if span is not None]
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
        if any(part.start >= quotation.start and part.end <= quotation.end for part in said):
            continue
        if any(span.start < quotation.end and quotation.start < span.end for span in others):
            continue
        reason = _speaks_for_it(doc, inner)
        if reason and not _is_named(forms, at, first):
            opening = Span(quotation.start, quotation.inner_start)
            yield Term(term, "scare_quotes", opening, why=("quotation", reason))


def _is_short(doc: Document, inner: range) -> bool:
    return 0 < len(inner) <= WORDS and all(doc.forms[j][0].isalpha() for j in inner)


def _rows(doc: Document, quoted: dict[int, Quotation]) -> set[int]:
    """The quotations of rows that are lists of titles: of `«…» و«…» و«…»` not even half may be wordings."""
    found: set[int] = set()
    row: list[int] = []
    closed = -1
    for at, quotation in [*sorted(quoted.items()), (len(doc.forms) + LONGEST, None)]:
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
    """Whether one of the two words before the mark is a naming head."""
    naming = group("naming")
    for j in range(mark - 1, max(first, mark - 3) - 1, -1):
        form = forms[j]
        if not form[0].isalnum() or (form in PREPOSITIONS and j < mark - 1):
            return False
        if any(word in naming for word in _stems(form)):
            return True
    return False


def _stems(form: str) -> Iterator[str]:
    """The word without the article and without the clitics before it."""
    yield form
    for clitic in ("و", "ف", "ب", "ل", "ك"):
        if form[0] == clitic and len(form) > 3:
            yield form[1:].removeprefix(ARTICLE)
    if form.startswith(ARTICLE):
        yield form[2:]
    if form.startswith("لل"):
        yield form[2:]


def _speaks_for_it(doc: Document, inner: range) -> str:
    """Why the quotation is a wording and not a name; empty where nothing says so."""
    if not _is_short(doc, inner):
        return ""
    forms, text = doc.forms, doc.text
    first, last = inner[0], inner[-1]
    written = text[doc.starts[last] : doc.ends[last]]
    if forms[first] in loaded() or forms[last] in loaded():
        return "loaded"
    a_name = forms[first] == "علي" and text[doc.ends[first] - 1] != "ى"
    if forms[first] in group("fragment") and len(inner) > 1 and not a_name:
        return "fragment"
    if TANWIN in written or TANWIN in text[doc.starts[first] : doc.ends[first]]:
        return "indefinite"
    if forms[first] in boundaries().finite_verb and len(inner) > 1:
        return "verb"
    word = forms[first].strip(MARKS)
    if word[0] in "لب" and len(word) > 4 and is_verbal_noun(word[1], word[1:]):
        return "preposition"
    return ""
