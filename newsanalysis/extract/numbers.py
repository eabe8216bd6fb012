"""The number grammar: which tokens form a number, and its value.

After the grammar of Arabic cardinals (W. Wright, A Grammar of the Arabic Language, I, 318-328): units stand before tens and
are joined by و, a hundred follows its unit, a magnitude (ألف, مليون, …) multiplies what stands before it, and lower terms are
added with و. News adds digits in any place (`7 آلاف`, `مليون و200 ألف`), halves (`مليون ونصف المليون`) and vague plurals.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsanalysis.extract.digits import digits
from newsanalysis.lexicon.load import word_list, word_set
from newsanalysis.lexicon.quantities import WORDS, Noun, NumberWord, Word
from newsanalysis.text import Document, fold

Words = list[Word | None]

TEEN = ("عشر", "عشرة", "عشره")
PLURAL_MAGNITUDES = frozenset(map(fold, ("آلاف", "ملايين", "مليارات", "بلايين", "تريليونات", "ترليونات", "ألوف")))
HALVES = frozenset(map(fold, ("نصف", "ربع", "ثلث")))
PERCENT_WORDS = frozenset(map(fold, ("مئة", "مائة", "ميه")))
FIFTH = "خمس"
OF_PEOPLE = ("السكان", "سكان", "الشعب", "الناخبين", "المواطنين", "العالم")
GENITIVES = word_set("nouns", "genitive")
ONE, THOUSAND, TANWIN = "واحد", "الف", "\u064b"
POINT = frozenset(("فاصلة", "فاصل"))
ELEVEN = frozenset(("احد", "احدي"))
OF_THEM = ("هما", "هم", "هن", "ها")
TWELVE = frozenset(map(fold, ("اثنا", "اثني", "اثنتا", "اثنتي")))
CLOSE = frozenset(')»"”')
AND = ("و",)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens first..last (exclusive); `start`, `end` are the offsets of its expression without clitics."""

    first: int
    last: int
    start: int
    end: int
    value: float | None
    low: float
    high: float
    form: str
    scale: float = 1.0  # the last magnitude: 1000 in `7 آلاف`
    noun: Noun | None = None  # the noun that a dual is made of
    clitics: str = ""
    fraction: bool = False  # a share: `ثلثا`, `واحد من خمسة`
    of_them: bool = False  # `نصفهم`: of those just counted
    between: bool = False

    @property
    def definite(self) -> bool:
        return self.clitics.endswith(("ال", "لل"))


def numbers(doc: Document, words: Words) -> list[Number]:
    """The numbers of an article in order, without overlaps; figures or not is for `screening` to say."""
    found: list[Number] = []
    i, n = 0, len(words)
    while i < n:
        word = words[i]
        if (word is None or word.number is None) and (noun := _dual_by_agreement(doc, words, i)):
            found.append(_make(doc, words, i, i + 1, 2.0, 1.0, "dual", noun=noun))
            i += 1
            continue
        if (age := _ordinal_age(doc, words, i)) is not None:
            found.append(age)
            i += 1
            continue
        if word is None or word.number is None or _is_percent_sign(doc, words, i):
            i += 1
            continue
        number = _number(doc, words, i)
        if number is not None and found and number.first < found[-1].last:
            number = None  # `3 أشهر ونصف` has its half already
        if number is None or (number.form == "dual" and found and _right_after(doc, found[-1].last, i)):
            i += 1
        else:
            found.append(number)
            i = number.last
    return found


def _right_after(doc: Document, end: int, i: int) -> bool:
    """Whether only closing marks stand between a number and the noun at `i`: `أربعة قاصرين` is a plural, no dual."""
    return all(form in CLOSE for form in doc.forms[end:i])


def read_words(doc: Document) -> Words:
    """What the lexicon knows of each token, None for most."""
    return [WORDS[form] for form in doc.forms]


def _number(doc: Document, words: Words, i: int) -> Number | None:
    word = words[i]
    assert word is not None and word.number is not None
    role = word.number.role
    if role == "dual" and word.clitics.endswith("ك"):
        return None  # `كامران`
    if role == "dual":
        return _and_a_half(doc, words, _make(doc, words, i, i + 1, 2.0, 1.0, "dual", noun=word.noun))
    if role == "vague" or (word.stem in PLURAL_MAGNITUDES and role == "magnitude"):
        return _vague(doc, words, i)
    if role == "fraction":
        return _fraction(doc, words, i)
    if role == "parts":
        return None
    if role == "unit" and (parts := _plain(words, i + 1, "parts")):  # `ثلاثة أرباع`
        return _share(doc, words, i, i + 2, word.number.value * parts.value)
    if word.stem == FIFTH and i + 1 < len(words) and doc.forms[i + 1].startswith(OF_PEOPLE):
        return replace(_make(doc, words, i, i + 1, 20.0, 1.0, "words"), fraction=True)
    total, scale, j = _term(doc, words, i)
    if total is None or _is_the_verb(doc, words, i, j):
        return None
    if role in ("magnitude", "magnitude_dual") and j == i + 1 and _dual_of_magnitude(doc, words, i):
        total *= 2
    while j < len(words):
        more = _added(doc, words, j, scale) or _hundred_after(doc, words, j, total)
        if more is None:
            raised = _raised(doc, words, j, total, scale)
            if raised is not None:
                total, scale, j = raised
            break
        value, scale, j = more
        total += value
    if role == "unit" and (share := _one_in(doc, words, i, j, total)) is not None:
        return share
    return _and_a_half(doc, words, _make(doc, words, i, j, total, scale, _form(doc, i, j)))


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


def _hundred_after(doc: Document, words: Words, j: int, total: float) -> tuple[float, float, int] | None:
    """The older order of words, units first: `ثلاثة وخمسين ومئة`."""
    k = _joined(doc, words, j)
    word = words[k] if k is not None else None
    if k is None or word is None or word.number is None or total >= 100 or doc.forms[j - 1][0].isdigit():
        return None
    return (word.number.value, 1.0, k + 1) if word.number.role in ("hundred", "hundreds", "hundred_dual") else None


def _raised(doc: Document, words: Words, j: int, total: float, scale: float) -> tuple[float, float, int] | None:
    """`ألف وخمسمئة مليون`: the million multiplies the whole, 1,500."""
    k = _joined(doc, words, j)
    if k is None or scale != 1000 or total != 1000 or doc.forms[k][0].isdigit():
        return None
    value, above, after = _term(doc, words, k)
    if value is None or above <= scale or value / above >= scale:
        return None
    return (total + value / above) * above, above, after


def _spelled_decimal(doc: Document, words: Words, j: int) -> tuple[float, int] | None:
    """`ثلاثة فاصلة خمسة`, `سبعة فاصلة خمسة وعشرين`: the fraction after the spelled decimal sign, and the next token."""
    if j + 1 >= len(words) or doc.forms[j] not in POINT:
        return None
    after = _plain(words, j + 1, "unit", "tens")
    if after is None:
        return None
    value, last = _unit(doc, words, j + 1, after.value) if after.role == "unit" else (after.value, j + 2)
    return value / 10 ** len(str(int(value))), last


def _and_a_half(doc: Document, words: Words, number: Number) -> Number:
    """`أربعة أشهر ونصف`, `عامين ونصف العام`: a half after the unit belongs to the number."""
    at = number.last if number.form == "dual" else number.last + 1
    unit, half = (words[k] if k < len(words) else None for k in (at - 1, at))
    if not (
        unit and unit.noun and unit.noun.kind != "count" and half and half.clitics == "و" and number.value is not None
    ):
        return number
    if half.number is None or half.stem not in HALVES or not doc.forms[at - 1][0].isalpha():
        return number
    after = words[at + 1] if at + 1 < len(words) else None
    if after and after.noun and after.noun.kind != unit.noun.kind:
        return number
    value = number.value + half.number.value
    return replace(number, last=at + 1, end=doc.ends[at], value=value, low=value, high=value, noun=unit.noun)


def _make(
    doc: Document,
    words: Words,
    first: int,
    last: int,
    value: float | None,
    scale: float,
    form: str,
    *,
    noun: Noun | None = None,
) -> Number:
    word = words[first]
    clitics = word.clitics if word else ""
    start = doc.starts[first] + letters(doc.text[doc.starts[first] : doc.ends[first]], len(clitics))
    bound = value or 0.0
    return Number(first, last, start, doc.ends[last - 1], value, bound, bound, form, scale, noun, clitics)


def letters(token: str, count: int) -> int:
    """How many characters of a stored token its first `count` folded letters take, with their harakat."""
    at = 0
    while count > 0 and at < len(token):
        count -= len(fold(token[at])) if fold(token[at]) != token[at] or token[at].isalpha() else 0
        at += 1
    while at < len(token) and not token[at].isalnum():
        at += 1
    return at


def _form(doc: Document, first: int, last: int) -> str:
    kinds = {doc.forms[k][0].isdigit() for k in range(first, last) if doc.forms[k] not in AND}
    return "mixed" if len(kinds) == 2 else "digits" if True in kinds else "words"


def _plain(words: Words, j: int, *roles: str) -> NumberWord | None:
    """The number word at `j` if it has one of the roles and no clitic."""
    word = words[j] if j < len(words) else None
    if word and word.number and not word.clitics and word.number.role in roles:
        return word.number
    return None


def _joined(doc: Document, words: Words, j: int) -> int | None:
    """The index of a number word that و joins, written onto it or standing alone."""
    if j >= len(words):
        return None
    word = words[j]
    if word and word.number and word.clitics == "و":
        return j
    if word and word.stem == ONE and not word.clitics and j + 1 < len(words) and doc.forms[j + 1] in TEEN:
        return j  # `ثلاثمئة وأحد عشر` without its hamza
    if doc.forms[j] in AND and j + 1 < len(words):
        after = words[j + 1]
        if after and after.number and not after.clitics:
            return j + 1
    return None


def _term(doc: Document, words: Words, i: int) -> tuple[float | None, float, int]:
    """One term: a number below a thousand (or digits) and the magnitudes that multiply it: (value, scale, next token)."""
    word = words[i]
    assert word is not None and word.number is not None
    role, value, j = word.number.role, word.number.value, i + 1
    scale = 1.0
    if role == "digits":
        small = _plain(words, j, "magnitude") is not None or percent_follows(doc, words, j) or _price_follows(words, j)
        read = digits(word.stem, small=small)
        if read is None:
            return None, 1.0, j
        value = read
    elif role in ("magnitude", "magnitude_dual"):
        scale = value / 2 if role == "magnitude_dual" else value
    elif role == "unit" and 3 <= value <= 9 and (hundred := _plain(words, j, "hundred")):
        value, j = _hundreds(doc, words, j + 1, value * hundred.value)
    elif role == "unit":
        value, j = _unit(doc, words, i, value)
        if (word.stem in TWELVE and value < 10) or (word.stem in ELEVEN and value < 11):
            return None, 1.0, j  # `أثنى`, `أحد المسؤولين`: no number without `عشر` or tens
    elif role in ("hundred", "hundreds", "hundred_dual"):
        value, j = _hundreds(doc, words, j, value)
    if role == "unit" and (decimal := _spelled_decimal(doc, words, j)):
        value, j = value + decimal[0], decimal[1]
    if role == "digits" and j + 1 < len(words) and doc.forms[j] in CLOSE and _plain(words, j + 1, "magnitude"):
        j += 1  # `(440) ألف`
    while magnitude := _plain(words, j, "magnitude"):
        if magnitude.value < scale:
            break
        value, scale, j = value * magnitude.value, magnitude.value * (scale if scale > magnitude.value else 1), j + 1
    return value, scale, j


def _unit(doc: Document, words: Words, i: int, value: float) -> tuple[float, int]:
    """A unit with what makes it a number below a hundred: `خمسة عشر`, `ثلاثة وعشرين`."""
    j = i + 1
    if value < 10 and j < len(words):
        if doc.forms[j] in TEEN:
            return value + 10, j + 1
        k = _joined(doc, words, j)
        if k is not None and (tens := words[k]) and tens.number and tens.number.role == "tens":
            return value + tens.number.value, k + 1
    return value, j


def _hundreds(doc: Document, words: Words, j: int, value: float) -> tuple[float, int]:
    """What follows a hundred: `مئة وثلاثة وعشرين`, `مئتين وخمسين`, `ثلاثمئة وخمسة عشر`."""
    k = _joined(doc, words, j)
    word = words[k] if k is not None else None
    if k is None or not word or not word.number:
        return value, j
    if word.number.role == "tens":
        return value + word.number.value, k + 1
    if word.number.role == "unit":
        below, after = _unit(doc, words, k, word.number.value)
        return value + below, after
    return value, j


def _added(doc: Document, words: Words, j: int, scale: float) -> tuple[float, float, int] | None:
    """A lower term that و adds: `ألف ومئتين`, `ثلاثة آلاف و500`, `مليون ونصف المليون`."""
    k = _joined(doc, words, j)
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
    value, below, after = _term(doc, words, k)
    # A magnitude of its own makes it a number of its own, unless it is lower: `مليون و200 ألف`, not `20 ألفا و30 ألفا`.
    if value is None or value >= scale or below >= scale or value != int(value):
        return None
    return value, below, after


def _vague(doc: Document, words: Words, i: int) -> Number | None:
    """`عشرات`, `مئات الآلاف`, `بضعة آلاف`, `عشرات من الآلاف`: an open number with the bounds of its words."""
    word = words[i]
    assert word is not None and word.number is not None
    low, high = _vague_bounds(word)
    j = i + 1
    following = words[j] if j < len(words) else None
    if following and following.stem in PLURAL_MAGNITUDES and following.number and following.clitics in ("", "ال"):
        low, high, j = low * following.number.value, (high + 1) * following.number.value - 1, j + 1
    made = _make(doc, words, i, j, None, 1.0, "vague")
    return replace(made, low=low, high=high)


def _vague_bounds(word: Word) -> tuple[float, float]:
    number = word.number
    assert number is not None
    if number.role == "vague":
        return number.low, number.high
    one = number.value
    return 2 * one, 10 * one if one >= 1e6 else 10 * one - 1


def _fraction(doc: Document, words: Words, i: int) -> Number | None:
    """`عام ونصف` belongs to its unit; the rest is for `_share`."""
    word, unit = words[i], words[i - 1] if i else None
    assert word is not None and word.number is not None
    one = unit.noun if word.clitics == "و" and unit and not unit.definite else None
    if one and one.kind != "count" and one.number == "sg":
        return _make(doc, words, i - 1, i + 1, 1 + word.number.value, 1.0, "words", noun=one)
    return _share(doc, words, i, i + 1, word.number.value)


def _share(doc: Document, words: Words, first: int, last: int, value: float) -> Number:
    """`نصف مليون` is a number, `نصف السكان` a share, `نصف ساعة` half a unit."""
    following = words[last] if last < len(words) else None
    if following and following.number and following.number.role == "magnitude" and following.clitics in ("", "ال"):
        return _make(doc, words, first, last + 1, value * following.number.value, following.number.value, "words")
    unit = following.noun if following and not following.clitics else None
    if unit and unit.number == "sg" and unit.kind != "count":
        return _make(doc, words, first, last, value, 1.0, "words")
    share = replace(_make(doc, words, first, last, value * 100, 1.0, "words"), fraction=True)
    pronoun = next((p for p in OF_THEM if last == first + 1 and doc.forms[first].endswith(p)), "")
    return replace(share, end=share.end - len(pronoun), of_them=bool(pronoun))


def _one_in(doc: Document, words: Words, i: int, j: int, count: float) -> Number | None:
    """`واحد من خمسة`, `ثلاثة من كل عشرة`: a share, in percent."""
    if j + 1 >= len(words) or doc.forms[j] != "من":
        return None
    k = j + 2 if doc.forms[j + 1] == "كل" else j + 1
    each = words[k] if k < len(words) else None
    if not each or not each.number or each.clitics or each.number.role not in ("unit", "digits", "tens", "hundred"):
        return None
    if k == j + 1 and count != 1:
        return None
    total, _, last = _term(doc, words, k)
    if not total or total <= count:
        return None
    made = _make(doc, words, i, last, 100 * count / total, 1.0, _form(doc, i, j))
    return replace(made, fraction=True)


def _dual_by_agreement(doc: Document, words: Words, i: int) -> Noun | None:
    """The noun of a dual that its form alone does not tell: a later `اثنين` makes one of a form in ـين that may be a plural,
    and a form without its ن is one before `اثنين` or a common genitive (`عاملي طرق اثنين`, `حالتي وفاة`)."""
    word, form = words[i], doc.forms[i]
    if word and word.noun and word.noun.number == "pl" and word.stem.endswith("ين"):
        return word.noun if _two_follows(words, i) else None
    if word is not None or len(form) < 4 or form[-1] not in "اي":
        return None
    stem = form[:-2] + "ة" if form[-2] == "ت" else form[:-1]
    singular = WORDS[stem]
    if singular is None or singular.noun is None or singular.noun.number != "sg" or singular.definite:
        return None
    genitive = i + 1 < len(words) and doc.forms[i + 1] in GENITIVES and (form[-1] == "ي" or form[-2] == "ت")
    return singular.noun if genitive or _two_follows(words, i) else None


def _ordinal_age(doc: Document, words: Words, i: int) -> Number | None:
    """`في الثامنة من عمره`: an age in words."""
    if doc.forms[i] not in ORDINAL_AGES or doc.forms[i + 1 : i + 2] != ["من"] or doc.forms[i + 2 : i + 3] == []:
        return None
    if not doc.forms[i + 2].startswith(("عمر", "العمر")):
        return None
    made = _make(doc, words, i, i + 1, ORDINAL_AGES[doc.forms[i]], 1.0, "words")
    return replace(made, start=doc.starts[i] + letters(doc.text[doc.starts[i] : doc.ends[i]], 2))


ORDINAL_AGES = {
    fold(form): float(entry["value"]) for entry in word_list("numbers")["ordinal"] for form in entry["forms"]
}


def _two_follows(words: Words, i: int) -> bool:
    """Whether `اثنين` stands after the noun or after its adjective."""
    return any(
        after is not None and after.number is not None and after.number.role == "unit" and after.number.value == 2
        and not after.clitics
        for after in words[i + 1 : i + 3]
    )  # fmt: skip


def _is_percent_sign(doc: Document, words: Words, i: int) -> bool:
    """`في المئة`, `بالمئة`: the sign in words, not a hundred."""
    word = words[i]
    if not word or word.stem not in PERCENT_WORDS:
        return False
    return word.clitics.endswith("بال") or (word.clitics == "ال" and i > 0 and doc.forms[i - 1] == "في")


def percent_follows(doc: Document, words: Words, j: int) -> bool:
    if j >= len(words):
        return False
    if doc.forms[j] in ("%", "٪") or _is_percent_sign(doc, words, j):
        return True
    return doc.forms[j] == "في" and j + 1 < len(words) and _is_percent_sign(doc, words, j + 1)


def _price_follows(words: Words, j: int) -> bool:
    """Prices and measurements have decimals; `355.000 ريال` has not, and is told by its zeros."""
    word = words[j] if j < len(words) else None
    return bool(word and word.noun and word.noun.kind in ("money", "measure") and word.noun.number == "sg")
