"""Folding: the one spelling under which a word is looked up, whatever spelling the article uses.

`fold("الأقلّ") == fold("الاقل") == "الاقل"`. The stored text is never rewritten: a folded form is a property of a token, and
may be shorter or longer than the token. What is folded, and why:

- harakat, shadda, sukun, superscript alef, Quranic marks and tatweel carry no letter: dropped
- `أ إ آ ٱ` → `ا`: the hamza of alef is left out by half of the newspapers (`اعلن`)
- `ؤ ئ` → `ء`: the seat of a hamza varies (`مسؤول`, `مسئول`)
- `ى ی` → `ي`, `ک ڪ` → `ك`, `ۀ ہ ھ` → `ه`: final ya in Egypt, Persian keyboards
- Arabic-Indic and Persian digits → ASCII digits; presentation forms (from PDF files) → their letters
- zero-width and bidi control characters inside a word: dropped
- a right-to-left mark after the point of a number puts the fraction first, as `ر` does: `88.<mark>52` is shown as 52.88

`ة` and `ه` stay apart: at the end of a word the one is a feminine, the other a pronoun.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newsanalysis.text.memory import Memory

# Grammatical marks: tanwin, short vowels, shadda, sukun, and the smaller ones of vocalised editions.
MARKS = "".join(map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)])) + "".join(
    map(chr, [*range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE)])
)
TATWEEL = "\u0640"
# Characters without width that word processors and web pages leave inside words.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u061c\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"

RTL_MARK = "\u200f"

_SAME = {
    "أإآٱٲٳ": "ا",
    "ؤئٶٸ": "ء",
    "ىیېےۍ": "ي",
    "کڪ": "ك",
    "ۀہھەۃ": "ه",
    "٫": ".",
    "٬": ",",
}


def fold(word: str) -> str:
    """`word` in the spelling under which the lexicon knows it."""
    return FOLDED[word]


def spelled(form: str) -> str:
    """A pattern for the folded `form` as texts write it: every letter in each of its shapes, marks and tatweel after it.

    It sees letters alone: those of a `LIGATURE` stay hidden from it.
    """
    return "".join(f"[{re.escape(letter + _shapes().get(letter, ''))}]{_UNSEEN}" for letter in form)


def _folded(word: str) -> str:
    plain = word.replace("." + RTL_MARK, "ر") if word[:1].isdigit() else word
    folded = plain.translate(_TABLE) or word  # a lone tatweel (a dash) stays
    return word if folded == word else folded  # one string in memory instead of two


def _table() -> dict[int, str]:
    table = {ord(c): "" for c in MARKS + TATWEEL + INVISIBLE}
    table |= {ord(c): letter for group, letter in _SAME.items() for c in group}
    table |= {zero + digit: str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
    for code in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]:
        # A presentation form is one shape of a letter or ligature; isolated marks decompose to a space and the mark.
        letters = unicodedata.normalize("NFKC", chr(code)).replace(" ", "")
        table[code] = "".join(table.get(ord(c), c) for c in letters)
    return table


@cache
def _shapes() -> dict[str, str]:
    """Folded letter → the single characters that are folded to it."""
    shapes: dict[str, str] = {}
    for code, letters in _TABLE.items():
        if len(letters) == 1:
            shapes[letters] = shapes.get(letters, "") + chr(code)
    return shapes


_TABLE = _table()
_UNSEEN = f"[{re.escape(MARKS + TATWEEL + INVISIBLE)}]*"
# One character that stands for several letters, such as `ﻻ`.
LIGATURE = re.compile(f"[{''.join(chr(code) for code, letters in _TABLE.items() if len(letters) > 1)}]")
FOLDED = Memory(_folded)  # a million articles fold each distinct word once
