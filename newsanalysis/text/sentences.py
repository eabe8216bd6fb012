"""Sentences as ranges of tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsanalysis.text.gates import Gate

ENDS = frozenset(".!?؟…")
OPENERS = frozenset('«“"')  # on a line of its own, what a colon announced
BRACKET = 8  # tokens on either side in which a bracket may open and close around a full stop
# Tokens: the longest of 180,000 sentences of twelve newspapers has 691. What is longer is no sentence but a text without
# full stops; cut at this length, it costs no rule more than its share.
LONGEST = 800
CLOSERS = frozenset("\"»”’)]}'›")  # marks that still belong to the sentence they follow
STOP = Gate(ENDS.__contains__)


def sentences(
    text: str, starts: list[int], ends: list[int], forms: list[str], stops: list[int]
) -> list[tuple[int, int]]:
    """Pairs of token indices (first, end), in order and without gaps.

    A sentence ends at a full stop, question or exclamation mark and its closing quotation marks, and at a line end. A full
    stop does not end one after a single letter (`د. أحمد`, `د. ب. أ`, `A. B.`), inside brackets or within a name (`(نور. ط)`,
    `وان.ام.دي.بي`). A line that ends with a colon goes on in the next where that opens with a quotation mark. What goes on for
    more than `LONGEST` tokens is cut there. `stops` are the tokens that pass the gate `STOP`: only they and the beginnings of
    lines are looked at.
    """
    found: list[tuple[int, int]] = []
    n = len(starts)
    lines = {i for offset in _line_ends(text) if (i := bisect_left(starts, offset)) < n}
    first = 0
    for i in sorted(lines.union(stops)):
        if i in lines and i > first and not (forms[i - 1] == ":" and forms[i] in OPENERS):
            found.append((first, i))
            first = i
        if i >= first and forms[i] in ENDS and not _abbreviates(text, starts, ends, i):
            end = i + 1
            while end < n and (forms[end] in ENDS or (forms[end] in CLOSERS and starts[end] == ends[end - 1])):
                end += 1
            found.append((first, end))
            first = end
    if first < n:
        found.append((first, n))
    if any(end - first > LONGEST for first, end in found):
        return [piece for sentence in found for piece in _pieces(*sentence)]
    return found


def _pieces(first: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence itself, or what it is cut into."""
    for start in range(first, end, LONGEST):
        yield start, min(start + LONGEST, end)


def _line_ends(text: str) -> Iterator[int]:
    at = text.find("\n")
    while at >= 0:
        yield at
        at = text.find("\n", at + 1)


def _abbreviates(text: str, starts: list[int], ends: list[int], i: int) -> bool:
    """Whether the full stop at token `i` only marks an abbreviation or stands inside a name."""
    if text[starts[i]] != "." or i == 0 or ends[i - 1] != starts[i]:
        return False
    before = text[starts[i - 1] : ends[i - 1]]
    if len(before) == 1 and before.isalpha():
        # But `2014م.` ends one: the letter belongs to the year.
        return i < 2 or ends[i - 2] != starts[i - 1] or not text[starts[i - 2] : ends[i - 2]].isalnum()
    glued = i + 1 < len(starts) and starts[i + 1] == ends[i]
    following = text[starts[i + 1] : ends[i + 1]] if i + 1 < len(starts) else ""
    if glued and len(following) <= 4 and len(before) <= 4 and following.isalnum():
        return True
    chained = glued and i + 2 < len(starts) and text[starts[i + 2]] == "." and starts[i + 2] == ends[i + 1]
    if chained and len(following) <= 3 and following.isalpha():
        return True  # `دابليو.آر.دي`
    if glued and before.isascii() and following.isascii() and following.isalnum():
        return True
    return following[:1].isalnum() and _in_brackets(text, starts, i)


def _in_brackets(text: str, starts: list[int], i: int) -> bool:
    """Whether a bracket opened shortly before token `i` is closed shortly behind it, on the same line."""
    end = i + BRACKET + 1
    before = text[starts[max(0, i - BRACKET)] : starts[i]]
    after = text[starts[i] : starts[end] if end < len(starts) else len(text)]
    opened, closed = before.rfind("("), after.find(")")
    return opened > before.rfind(")") and closed > 0 and "\n" not in before[opened:] + after[:closed]
