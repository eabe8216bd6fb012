"""What the rules of reported speech look up again and again in one article, computed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from newsanalysis.lexicon.cues import Reading, cue_forms, cue_phrases
from newsanalysis.text import Document, Gate
from newsanalysis.text.quotes import Quotation

STRAY = frozenset("«»“”„")
RELAYING = "نقلا"  # of `نقلا عن`, not the dual of the verb
CUE = Gate(lambda form: form in cue_forms() and form != RELAYING)
CUE_PHRASE = Gate(lambda form: form in cue_phrases())
STRAY_MARK = Gate(STRAY.__contains__)
FOR_EVENT = "ل…"  # among what a verb governs: ل and an event (`دعا السكان للمشاركة`)
LONGEST = 80  # tokens that a rule looks ahead: no source or adjunct of a newspaper is longer


@dataclass(slots=True)
class Quoted:
    """A quotation as tokens: its opening mark, the first token inside, the first after it."""

    mark: int
    first: int
    end: int
    quotation: Quotation


@dataclass(slots=True)
class Layout:
    """`quoted` maps the token of an opening mark to its quotation; `candidates` are the tokens that may be a cue."""

    doc: Document
    forms: list[str]
    quoted: dict[int, Quoted] = field(default_factory=dict)
    candidates: dict[int, tuple[Reading, ...]] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)  # outermost quotations as token ranges, in order
    closed: dict[int, Quoted] = field(default_factory=dict)  # the same quotations by the tokens of their closing marks
    marks: list[int] = field(default_factory=list)  # the tokens of the opening marks, in order
    sentences: list[tuple[int, int]] = field(default_factory=list)
    phrases: list[int] = field(default_factory=list)  # tokens that may open a cue without a verb
    spent: set[int] = field(default_factory=set)  # tokens of attributions that a claim already took as its relay
    prefixed: set[int] = field(default_factory=set)  # tokens of a source or relay written with ل, ف or و before it

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        return self.doc.sentence_of(token)

    def clause_end(self, token: int) -> int:
        """Where the sentence of a token ends, or the quotation around it if that is sooner."""
        end = self.doc.sentence_of(token)[1]
        if not self.spans:
            return end
        quoted = self.quote_end(token)
        # A quotation that ends right behind the cue is an unbalanced mark, not the place where it was said.
        return quoted if token + 3 < quoted < end else end

    def quote_end(self, token: int) -> int:
        """The end of the outermost quotation around a token (the number of tokens where there is none)."""
        at = bisect_right(self.spans, (token, len(self.forms))) - 1
        if at >= 0 and self.spans[at][0] < token < self.spans[at][1]:
            return self.spans[at][1]
        return len(self.forms)

    def ends_in_alef(self, token: int) -> bool:
        """Whether the token is written with a final ى (`على` the preposition, not `علي` the name)."""
        return self.doc.text[self.doc.ends[token] - 1] == "ى"


def layout(doc: Document) -> Layout:
    """The lookups of one article, in time linear in its length."""
    table = cue_forms()
    result = Layout(doc, doc.forms)
    result.candidates = {i: table[doc.forms[i]] for i in doc.where(CUE)}
    result.sentences = doc.sentences
    result.phrases = doc.where(CUE_PHRASE)
    if not result.candidates and not result.phrases and ":" not in doc.forms:
        return result
    last = 0
    closing: set[int] = set()
    for q in doc.quotes:
        mark, first, end = (bisect_left(doc.starts, offset) for offset in (q.start, q.inner_start, q.inner_end))
        if first >= end:
            continue
        result.quoted[mark] = Quoted(mark, first, end, q)
        closing.add(end)
        if mark >= last and q.closed:
            result.spans.append((mark, end))
            last = end
    _add_stray(result, closing)
    result.marks = sorted(result.quoted)
    result.closed = {quoted.end: quoted for quoted in result.quoted.values() if quoted.quotation.closed}
    return result


def _add_stray(view: Layout, closing: set[int]) -> None:
    """Marks that pair by no rule, typed the wrong way round (`قال ” … “`): from one to the next in a line."""
    forms, text, starts = view.forms, view.doc.text, view.doc.starts
    # An opening mark with nothing but marks behind it on its line is none.
    empty = {i for i, quoted in view.quoted.items() if not quoted.quotation.closed and quoted.end - quoted.first <= 2}
    stray = [i for i in view.doc.where(STRAY_MARK) if i not in closing and (i not in view.quoted or i in empty)]
    n = 0
    while n + 1 < len(stray):
        mark, end = stray[n], stray[n + 1]
        named = end - mark == 2 and mark > 0 and forms[mark - 1] == "ل"  # `لـ»النبأ»`
        if (end - mark > 2 or named) and "\n" not in text[starts[mark] : starts[end]]:
            quotation = Quotation(starts[mark], view.doc.ends[end], starts[mark + 1], starts[end], 0, True)
            view.quoted[mark] = Quoted(mark, mark + 1, end, quotation)
            view.spans.append((mark, end))
            n += 1
        n += 1
    view.spans.sort()
