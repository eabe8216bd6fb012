"""Noun phrases: where one begins, how far it goes. There is no parser: closed word lists and agreement of endings tell."""

from __future__ import annotations

from newsanalysis.extract.number import Words, letters
from newsanalysis.extract.records import Span
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import INITIALS, WORDS
from newsanalysis.text import Document

STOP = frozenset("،؛.؟!:()[]{}«»\"“”″/-–—_*|…%٪'")
CLOSED = word_set("phrases", "closed")
GROUPS, ADJECTIVES = word_set("phrases", "band"), word_set("phrases", "adjective")
MAX_TAIL = 3


def starts_phrase(doc: Document, j: int) -> bool:
    """Whether a noun phrase may begin at `j`: no particle, frequent verb, mark or number."""
    if j >= len(doc.forms):
        return False
    form = doc.forms[j]
    word = WORDS[form]
    if word and word.noun and not word.clitics and form not in CLOSED:
        return True
    if form in CLOSED or form in STOP or not form[0].isalpha() or (form[0] in "يس" and form.endswith("ون")):
        return False
    if form[0] in "بلوي":
        return form in INITIALS or (form[0] == "ي" and form.endswith(("ية", "ين", "يا")))
    return not form.startswith(("كال", "فال"))


def phrase_end(doc: Document, words: Words, head: int, *, head_is_dual: bool = False) -> int:
    """The token after a noun phrase: its head and the adjectives, genitives and `من …` that specify it, three at most."""
    forms = doc.forms
    j = head + 1
    _, end = doc.sentence_of(head)
    end = min(end, head + 1 + MAX_TAIL)
    while j < end and _specifies(doc, words, head, j):
        j += 1
    if (
        j < end
        and forms[j] == "من"
        and not head_is_dual
        and starts_phrase(doc, j + 1)
        and _group_word(words, j + 1, forms)
    ):
        k = j + 2
        while k < end + 1 and k < len(forms) and _specifies(doc, words, j + 1, k):
            k += 1
        return k
    return j


def _specifies(doc: Document, words: Words, head: int, j: int) -> bool:
    """Whether the word at `j` agrees with the head, or is its genitive."""
    forms = doc.forms
    form, before, word = forms[j], forms[head], words[j]
    clitic = word.clitics if word else form[:1] if form[:1] in "وفبل" else ""
    if not starts_phrase(doc, j) or (clitic not in ("", "ال") and not (word is None and _same_ending(before, form))):
        return False
    if word and (word.number or (word.event and word.event.verb)):
        return False
    if form.startswith("ال"):
        return not before.endswith("ا") or before.startswith("ال")
    if j == head + 1 and (form in ADJECTIVES or (form.endswith("ية") and not before.endswith("ا"))):
        return True  # `مدارس ثانوية`: a plural of things takes a feminine adjective
    genitive = (
        j == head + 1 and len(before) > 2 and not before.endswith(("ا", "ين", "ون", "ان")) and bool(word and word.noun)
    )
    return genitive or _same_ending(before, form)


def _same_ending(a: str, b: str) -> bool:
    return any(a.endswith(end) and b.endswith(end) for end in ("ا", "ة", "ين", "ون", "ان", "ات"))


def _group_word(words: Words, j: int, forms: list[str]) -> bool:
    word = words[j]
    return bool(word and word.noun and word.noun.person) or forms[j] in GROUPS


def span_of(doc: Document, first: int, last: int) -> Span | None:
    """The offsets of tokens first..last (exclusive), without the preposition of `لل…`; None where there are none."""
    if last <= first or first >= len(doc.starts):
        return None
    start = doc.starts[first]
    if doc.forms[first].startswith("لل") and len(doc.forms[first]) > 4:
        start += letters(doc.text[start : doc.ends[first]], 1)
    return Span(start, doc.ends[last - 1])
