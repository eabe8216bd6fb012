"""Quotation marks of every kind, unbalanced ones too, as spans with offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

# Opening → closing marks. `„` is closed by either curly mark.
OPENING = {"«": "»", "“": "”", "„": "“”", "‹": "›", "《": "》", "<<": ">>", "((": "))"}
# Typed the wrong way round, as in many right-to-left texts: they open only where a word follows and none precedes.
REVERSED = {"»": "«", "”": "“”", "›": "‹"}
STRAIGHT = ('"', "״", "''")  # one mark opens and closes in turn
CLOSING = {**OPENING, **REVERSED}
# A mark, a line end, or two of `< > ( ) '`. A pattern that begins with one class of characters is found fastest.
MARK = re.compile(r"""[«»“”„‹›《》"״\n<>()'](?:(?<=[^<>()'])|(?<=<)<|(?<=>)>|(?<=\()\(|(?<=\))\)|(?<=')')""")
DEPTH = 8  # deeper nesting is broken input: the outer marks are kept


class Quotation(NamedTuple):
    """`text[start:end]` with its marks, `text[inner_start:inner_end]` without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool  # false where the closing mark is missing


class _Open(NamedTuple):
    mark: str
    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """The quotations of `text` in the order of their opening marks, in time linear in its length.

    A guillemet or curly quotation may run over paragraphs (each may open anew, only the last one closes). A straight one
    ends with its paragraph at the latest, since one odd mark would turn all that follows inside out; so does any that is
    never closed. A closing mark without an opening one is passed over.
    """
    found: list[Quotation] = []
    stack: list[_Open] = []
    for m in MARK.finditer(text):
        if m[0] == "\n":
            while stack and stack[-1].mark in STRAIGHT:
                _close(found, stack, m.start())
            continue
        mark = _Open(m[0], m.start(), m.end())
        if _nests(text, stack, mark):
            stack.append(mark)
        elif (depth := _closes(stack, mark.mark)) is not None:
            while len(stack) > depth + 1:
                _close(found, stack, mark.start)
            _close(found, stack, mark.start, mark.end)
        elif len(stack) < DEPTH and _opens(text, stack, mark):
            stack.append(mark)
    while stack:
        line = text.find("\n", stack[-1].end)
        _close(found, stack, len(text) if line < 0 else line)
    return sorted(found)


def _closes(stack: list[_Open], mark: str) -> int | None:
    """The depth of the innermost open quotation that `mark` closes."""
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth].mark
        if mark == opened if opened in STRAIGHT else mark in CLOSING[opened]:
            return depth
    return None


def _nests(text: str, stack: list[_Open], mark: _Open) -> bool:
    """Two straight marks before a word (`""أوبك" ستجتمع"`): the second opens a name within the quotation of the first."""
    if (
        mark.mark not in STRAIGHT
        or not stack
        or len(stack) >= DEPTH
        or stack[-1] != (mark.mark, mark.start - len(mark.mark), mark.start)
    ):
        return False
    return text[mark.end : mark.end + 1].isalnum() and not text[stack[-1].start - 1 : stack[-1].start].isalnum()


def _opens(text: str, stack: list[_Open], mark: _Open) -> bool:
    if mark.mark in STRAIGHT:
        return True
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    if mark.mark in REVERSED:
        return after.isalnum() and not before.isalnum()
    # A quotation over several paragraphs opens anew at each: the same quotation goes on.
    return mark.mark in OPENING and not (before == "\n" and any(opened.mark == mark.mark for opened in stack))


def _close(found: list[Quotation], stack: list[_Open], inner_end: int, end: int | None = None) -> None:
    opened = stack.pop()
    found.append(Quotation(opened.start, end or inner_end, opened.end, inner_end, len(stack), end is not None))
