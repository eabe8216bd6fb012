"""What stands beside a number: the tokens next to it, and whether they may be what it counts."""

from __future__ import annotations

from newsanalysis.extract.number import Words
from newsanalysis.lexicon.load import word_set
from newsanalysis.text import Document

DASHES = frozenset(("-", "–", "—", "−", "ـ", "ــ", "ـــ"))
OPEN, CLOSE = frozenset('(["«“”„″'), frozenset(')]"»”“″')
NO_COUNT = word_set("screening", "no_count")
OTHERS = frozenset(("اخرون", "اخرين"))  # folded; they stand for a noun that was named before


def near(doc: Document, i: int, step: int) -> str:
    """The nearest token outside brackets and quotation marks."""
    while 0 <= i < len(doc.forms) and (doc.forms[i] in OPEN or doc.forms[i] in CLOSE or doc.forms[i] == ":"):
        i += step
    return doc.forms[i] if 0 <= i < len(doc.forms) else ""


def glued(doc: Document, a: int, b: int) -> bool:
    """Whether two tokens stand without a blank between them."""
    return a >= 0 and b < len(doc.starts) and doc.ends[a] == doc.starts[b]


def counts(doc: Document, words: Words, j: int) -> bool:
    """Whether a noun that numbers count stands at `j`."""
    while j < len(words) - 1 and words[j] is None and doc.forms[j] in CLOSE:
        j += 1
    if j < len(words) and doc.forms[j] in OTHERS:
        return True  # `2000 آخرون`
    word = words[j] if j < len(words) else None
    return bool(word and word.noun and word.noun.number in ("sg", "pl") and not word.clitics)


def accusative(form: str) -> bool:
    """An unknown noun in the accusative singular, as after 11 to 99."""
    return len(form) > 3 and form.endswith("ا") and not form.startswith(("ال", "و")) and form not in NO_COUNT


def of_people(words: Words, j: int) -> bool:
    """`1351 من الوفيات`: who may be counted after من."""
    word = words[j] if j < len(words) else None
    return bool(word and word.noun and word.noun.person)


def plural(form: str) -> bool:
    """Whether a definite plural noun may stand before its number: `الأشهر الخمسة`, `الدول السبع`."""
    return (
        len(form) > 4
        and form.startswith(("ال", "وال", "بال", "لل"))
        and form not in ("القرن", "الساعة", "اليوم", "العام")
    )


def bare_definite(form: str) -> str:
    """A definite noun without و ب ل ف before its article."""
    return "ال" + form[2:] if form.startswith("لل") else form[1:] if form[1:3] == "ال" and form[0] in "وبف" else form
