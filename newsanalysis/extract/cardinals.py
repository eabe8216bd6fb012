"""The grammar of cardinals: which words form one number, and its value.

After the grammar of Arabic cardinals (W. Wright, A Grammar of the Arabic Language, I, 318-328): units stand before tens and
are joined by و, a hundred follows its unit, a magnitude (ألف, مليون, …) multiplies what stands before it, and lower terms are
added with و. News adds digits in any place (`7 آلاف`, `مليون و200 ألف`), halves (`مليون ونصف المليون`) and the older order.
"""

from __future__ import annotations

import re

from newsanalysis.extract.digits import digits
from newsanalysis.extract.number import TEEN, Words, joined, plain
from newsanalysis.text import Document
from newsanalysis.text.fold import fold

HALVES = frozenset(map(fold, ("نصف", "نصفا", "ربع", "ربعا", "ثلث")))
PERCENT_WORDS = frozenset(map(fold, ("مئة", "مائة", "ميه")))
TWELVE = frozenset(map(fold, ("اثنا", "اثني", "اثنتا", "اثنتي")))
ELEVEN = frozenset(("احد", "احدي"))
THOUSAND, TANWIN = "الف", "\u064b"
POINT = frozenset(("فاصلة", "فاصل"))
SPACES = (" ", "\u00a0", "\u202f", "\u2009")
CLOSE = frozenset(')»"”')
LARGEST = 1e30  # where magnitudes go on beyond it, nobody counted anything; so every value is finite


def cardinal(doc: Document, words: Words, i: int) -> tuple[float, float, int] | None:
    """The cardinal that begins at token `i`: its value, its last magnitude and the token after it; None where there is none."""
    word = words[i]
    assert word is not None and word.number is not None
    total, scale, j = term(doc, words, i)
    if total is None or _is_the_verb(doc, words, i, j):
        return None
    if word.number.role in ("magnitude", "magnitude_dual") and j == i + 1 and _dual_of_magnitude(doc, words, i):
        total *= 2
    while j < len(words):
        more = _added(doc, words, j, scale) or _hundred_after(doc, words, j, total)
        if more is None:
            return _raised(doc, words, j, total, scale) or (total, scale, j)
        value, scale, j = more
        total += value
    return total, scale, j


def term(doc: Document, words: Words, i: int) -> tuple[float | None, float, int]:
    """One term: a number below a thousand (or digits) and the magnitudes that multiply it: (value, scale, next token)."""
    word = words[i]
    assert word is not None and word.number is not None
    role, value, j = word.number.role, word.number.value, i + 1
    scale = 1.0
    if role == "digits":
        word_form, j = _spaced(doc, i)
        small = (
            plain(words, j, "magnitude") is not None
            or percent_follows(doc, words, j)
            or _price_follows(words, j, word_form)
            or _among_decimals(doc, words, i, j)
        )
        read = digits(word_form, small=small)
        if read is None:
            return None, 1.0, j
        value = read
    elif role in ("magnitude", "magnitude_dual"):
        scale = value / 2 if role == "magnitude_dual" else value
    elif role == "unit" and 3 <= value <= 9 and (hundred := plain(words, j, "hundred")):
        value, j = _hundreds(doc, words, j + 1, value * hundred.value)
    elif role == "unit":
        value, j = unit(doc, words, i, value)
        if (word.stem in TWELVE and value < 10) or (word.stem in ELEVEN and value < 11):
            return None, 1.0, j  # `أثنى`, `أحد المسؤولين`: no number without `عشر` or tens
    elif role in ("hundred", "hundreds", "hundred_dual"):
        value, j = _hundreds(doc, words, j, value)
    if role == "unit" and (decimal := _spelled_decimal(doc, words, j)):
        value, j = value + decimal[0], decimal[1]
    if role == "digits" and j + 1 < len(words) and doc.forms[j] in CLOSE and plain(words, j + 1, "magnitude"):
        j += 1  # `(440) ألف`
    while magnitude := plain(words, j, "magnitude"):
        if magnitude.value < scale or max(value, scale) * magnitude.value > LARGEST:
            break
        value, scale, j = value * magnitude.value, magnitude.value * (scale if scale > magnitude.value else 1), j + 1
    return value, scale, j


def _spaced(doc: Document, i: int) -> tuple[str, int]:
    """`15 000`: digits in groups of three with one space between, and the token after them."""
    form, j = doc.forms[i], i + 1
    if not form.isdecimal() or len(form) > 3:
        return form, j
    while j < len(doc.forms) and len(doc.forms[j]) == 3 and doc.forms[j].isdecimal():
        if doc.text[doc.ends[j - 1] : doc.starts[j]] not in SPACES:
            break
        form, j = form + doc.forms[j], j + 1
    return form, j


def unit(doc: Document, words: Words, i: int, value: float) -> tuple[float, int]:
    """A unit with what makes it a number below a hundred: `خمسة عشر`, `ثلاثة وعشرين`."""
    j = i + 1
    if value < 10 and j < len(words):
        if doc.forms[j] in TEEN:
            return value + 10, j + 1
        k = joined(doc, words, j)
        if k is not None and (tens := words[k]) and tens.number and tens.number.role == "tens":
            return value + tens.number.value, k + 1
    return value, j


def _hundreds(doc: Document, words: Words, j: int, value: float) -> tuple[float, int]:
    """What follows a hundred: `مئة وثلاثة وعشرين`, `مئتين وخمسين`, `ثلاثمئة وخمسة عشر`."""
    k = joined(doc, words, j)
    word = words[k] if k is not None else None
    if k is None or not word or not word.number:
        return value, j
    if word.number.role == "tens":
        return value + word.number.value, k + 1
    if word.number.role == "unit":
        below, after = unit(doc, words, k, word.number.value)
        return value + below, after
    return value, j


def _added(doc: Document, words: Words, j: int, scale: float) -> tuple[float, float, int] | None:
    """A lower term that و adds: `ألف ومئتين`, `ثلاثة آلاف و500`, `مليون ونصف المليون`."""
    k = joined(doc, words, j)
    word = words[k] if k is not None else None
    if k is None or word is None or word.number is None:
        return None
    if word.number.role == "fraction" and word.stem in HALVES:
        after = k + 1
        named = words[after] if after < len(words) else None
        if named and named.number and named.number.role == "magnitude" and named.number.value == scale > 1:
            after += 1
        elif scale == 1.0 and named is not None and named.noun is not None:
            return None  # `ثلاثة ونصف ساعة` is rare, `خمسة ونصف السكان` is two figures
        return word.number.value * scale, 1.0, after
    if scale < 1000 or word.number.role in ("fraction", "vague", "dual"):
        return None
    value, below, after = term(doc, words, k)
    # A magnitude of its own makes it a number of its own, unless it is lower: `مليون و200 ألف`, not `20 ألفا و30 ألفا`.
    if value is None or value >= scale or below >= scale or value != int(value):
        return None
    return value, below, after


def _hundred_after(doc: Document, words: Words, j: int, total: float) -> tuple[float, float, int] | None:
    """The older order of words, units first: `ثلاثة وخمسين ومئة`."""
    k = joined(doc, words, j)
    word = words[k] if k is not None else None
    if k is None or word is None or word.number is None or total >= 100 or doc.forms[j - 1][0].isdigit():
        return None
    return (word.number.value, 1.0, k + 1) if word.number.role in ("hundred", "hundreds", "hundred_dual") else None


def _raised(doc: Document, words: Words, j: int, total: float, scale: float) -> tuple[float, float, int] | None:
    """`ألف وخمسمئة مليون`: the million multiplies the whole, 1,500."""
    k = joined(doc, words, j)
    if k is None or scale != 1000 or total != 1000 or doc.forms[k][0].isdigit():
        return None
    value, above, after = term(doc, words, k)
    if value is None or above <= scale or value / above >= scale:
        return None
    return (total + value / above) * above, above, after


def _spelled_decimal(doc: Document, words: Words, j: int) -> tuple[float, int] | None:
    """`ثلاثة فاصلة خمسة`, `سبعة فاصلة خمسة وعشرين`: the fraction after the spelled decimal sign, and the next token."""
    if j + 1 >= len(words) or doc.forms[j] not in POINT:
        return None
    after = plain(words, j + 1, "unit", "tens")
    if after is None:
        return None
    value, last = unit(doc, words, j + 1, after.value) if after.role == "unit" else (after.value, j + 2)
    return value / 10 ** len(str(int(value))), last


def _is_the_verb(doc: Document, words: Words, i: int, j: int) -> bool:
    """`ألف الكاتب رواية`, `ألف كتابا`: the verb, since the number takes a bare genitive."""
    if j != i + 1 or doc.forms[i].removeprefix("و") != THOUSAND or j >= len(words):
        return False
    following, word = doc.forms[j], words[j]
    accusative = following.endswith("ا") and len(following) > 3 and not (word and word.number)
    return following.startswith("ال") or accusative


def _dual_of_magnitude(doc: Document, words: Words, i: int) -> bool:
    """`ألفا لاجئ`: before its noun a magnitude has no accusative in ـا, so this is the dual in construct; `ألفًا` is not."""
    token = doc.text[doc.starts[i] : doc.ends[i]]
    following = words[i + 1] if i + 1 < len(words) else None
    bare = (
        following is not None and following.noun is not None and following.noun.number == "sg" and not following.clitics
    )
    return doc.forms[i].endswith("ا") and TANWIN not in token and bare


def is_percent_sign(doc: Document, words: Words, i: int) -> bool:
    """`في المئة`, `بالمئة`: the sign in words, not a hundred."""
    word = words[i]
    if not word or word.stem not in PERCENT_WORDS:
        return False
    return word.clitics.endswith("بال") or (word.clitics == "ال" and i > 0 and doc.forms[i - 1] == "في")


def percent_follows(doc: Document, words: Words, j: int) -> bool:
    """Whether a percent sign, in signs or words, stands at `j`."""
    if j >= len(words):
        return False
    if doc.forms[j] in ("%", "٪") or is_percent_sign(doc, words, j):
        return True
    return doc.forms[j] == "في" and j + 1 < len(words) and is_percent_sign(doc, words, j + 1)


AMONG_REACH = 25  # tokens on either side in which an article shows how it writes decimals


def _among_decimals(doc: Document, words: Words, i: int, j: int) -> bool:
    """`ارتفع المؤشر 0.29 في المئة إلى 97.395`: a number that counts nothing is written like the decimals around it."""
    if not THREE_PLACES.fullmatch(doc.forms[i]) or (j < len(words) and (word := words[j]) and word.noun):
        return False
    around = doc.forms[max(0, i - AMONG_REACH) : i + AMONG_REACH]
    return any(PLAIN_DECIMAL.fullmatch(form) for form in around)


THREE_PLACES, PLAIN_DECIMAL = re.compile(r"\d{2,3}\.\d{3}"), re.compile(r"\d+\.(\d\d?|\d{4})")


def _price_follows(words: Words, j: int, form: str) -> bool:
    """Prices and measurements have decimals; `355.000 ريال` and `652.230 كيلومترا` have not: three digits before the point."""
    word = words[j] if j < len(words) else None
    if word is None or word.noun is None or len(form.partition(".")[0]) > 2:
        return False
    return word.noun.kind in ("money", "measure") and word.noun.number == "sg"
