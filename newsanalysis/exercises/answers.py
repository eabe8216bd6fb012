"""What somebody answered, read as what was asked for: a number, an interval, a word of a list, yes or no.

People write `27`, `٢٧`, `27 قتيلا` or `سبعة وعشرون`; all of it is one answer. What cannot be read is None, never an error.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from numbers import Real
from typing import Any

from newsanalysis.analyse.names import words_of
from newsanalysis.extract.number import read_words
from newsanalysis.extract.numbers import numbers
from newsanalysis.text import document, fold

OPEN = frozenset(("inf", "infinity", "∞", "open", "more", "مفتوح", "فأكثر", "فاكثر", "وأكثر", "واكثر", "+"))
YES = frozenset(("yes", "true", "y", "نعم", "اجل", "صحيح"))  # folded
NO = frozenset(("no", "false", "n", "لا", "كلا", "خطا"))
_PIECE = re.compile(r"\d[\d.,٫٬]*|[^\W\d_]+|[∞+]")


def is_open(answer: object) -> bool:
    """Whether nothing was answered: ``...``, None, an empty string or list, or NaN."""
    if answer is None or answer is Ellipsis:
        return True
    if isinstance(answer, str):
        return not answer.strip(" .…")
    if isinstance(answer, float):
        return math.isnan(answer)
    return isinstance(answer, list | tuple | set | dict) and not answer


def as_number(answer: object) -> float | None:
    """The one number in `answer`."""
    if isinstance(answer, bool):
        return None
    if isinstance(answer, Real):
        return _float(answer)
    found = _numbers(answer) if isinstance(answer, str) else []
    return found[0] if len(found) == 1 else None


def as_interval(answer: object) -> tuple[float, float] | None:
    """Both ends: a pair, where None, ``inf`` or `open` leaves an end open, or words such as ``20+`` or ``20-100``."""
    if isinstance(answer, str):
        found = _numbers(answer)
        if len(found) == 1 and any(fold(piece.casefold()) in map(fold, OPEN) for piece in _PIECE.findall(answer)):
            return found[0], math.inf
        return (found[0], found[1]) if len(found) == 2 else None
    if isinstance(answer, list | tuple) and len(answer) == 2:
        ends = [_end(end, side) for side, end in enumerate(answer)]
        return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])
    return None


def as_yes(answer: object) -> bool | None:
    """Yes or no, in either language."""
    if isinstance(answer, bool):
        return answer
    word = fold(answer.strip().casefold()) if isinstance(answer, str) else None
    return True if word in YES else False if word in NO else None


def as_word(answer: object, words: Mapping[str, Iterable[str]]) -> str | None:
    """The word of a closed list that is meant, by its key or one of the spellings that `words` gives for it."""
    if not isinstance(answer, str):
        return None
    given = _plain(answer)
    return next((word for word, others in words.items() if given in map(_plain, (word, *others))), None)


def as_items(answer: object, keys: Iterable[str]) -> Mapping[str, Any]:
    """The answer to each of several questions, by its key; what is missing is None."""
    given = answer if isinstance(answer, Mapping) else {}
    by_name = {str(key).strip().casefold(): value for key, value in given.items()}
    return {key: by_name.get(key.casefold()) for key in keys}


def _numbers(text: str) -> list[float]:
    doc = document(text)
    return [number.value for number in numbers(doc, read_words(doc)) if number.value is not None]


def _float(number: Any) -> float | None:
    try:
        return float(number)
    except OverflowError:  # a whole number beyond all floats
        return None


def _end(end: object, side: int) -> float | None:
    if end is None or (isinstance(end, str) and fold(end.strip().casefold()) in map(fold, OPEN)):
        return math.inf if side else 0.0
    return as_number(end)


def _plain(text: str) -> str:
    return " ".join(words_of(text.casefold().replace("_", " ")))
