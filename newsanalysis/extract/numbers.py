"""The numbers of an article: cardinals, duals, vague plurals, fractions and shares, ages told by ordinals."""

from __future__ import annotations

from dataclasses import replace

from newsanalysis.extract.cardinals import CLOSE, HALVES, cardinal, is_percent_sign, percent_follows, term
from newsanalysis.extract.number import Number, Words, form_of, letters, make, plain
from newsanalysis.lexicon.load import word_list, word_set
from newsanalysis.lexicon.quantities import WORDS, Noun, Word
from newsanalysis.text import Document, Gate
from newsanalysis.text.fold import fold

PLURAL_MAGNITUDES = frozenset(map(fold, ("آلاف", "ملايين", "مليارات", "بلايين", "تريليونات", "ترليونات", "ألوف")))
FIFTH = "خمس"
OF_PEOPLE = ("السكان", "سكان", "الشعب", "الناخبين", "المواطنين", "العالم")
OF_THEM = ("هما", "هم", "هن", "ها")
GENITIVES = word_set("nouns", "genitive")
CORPS = word_set("nouns", "corps")
THE_TWO, TWO_REACH = frozenset(("كانا", "كانتا", "قتلا", "لقيا")), 14
NO_SOUND_PLURAL = word_set("nouns", "dual")
TWO = frozenset(map(fold, ("اثنان", "اثنين", "اثنتان", "اثنتين")))
ORDINAL_AGES = {
    fold(form): float(entry["value"]) for entry in word_list("numbers")["ordinal"] for form in entry["forms"]
}
OPENS_NUMBER = Gate(lambda form: _opens_number(form))
MAKES_DUAL = Gate(lambda form: form in TWO or form in GENITIVES)  # of the noun one or two tokens before
ORDINAL_AGE = Gate(ORDINAL_AGES.__contains__)


def numbers(doc: Document, words: Words) -> list[Number]:
    """The numbers of an article in order, without overlaps; figures or not is for `screening` to say."""
    found: list[Number] = []
    last = 0
    for i in _candidates(doc):
        if i < last:
            continue
        number = _at(doc, words, i)
        if number is None or number.first < last or (number.form == "dual" and found and _right_after(doc, last, i)):
            continue
        found.append(number)
        last = number.last
    return found


def _candidates(doc: Document) -> list[int]:
    """The tokens where a number may begin."""
    before = {i - k for i in doc.where(MAKES_DUAL) for k in (1, 2) if i >= k}
    return sorted(before.union(doc.where(OPENS_NUMBER), doc.where(ORDINAL_AGE)))


def _opens_number(form: str) -> bool:
    word = WORDS[form]
    return word is not None and (word.number is not None or (word.noun is not None and word.noun.number == "pl"))


def _at(doc: Document, words: Words, i: int) -> Number | None:
    word = words[i]
    if word is None or word.number is None:
        if noun := _dual_by_agreement(doc, words, i):
            return make(doc, words, i, i + 1, 2.0, 1.0, "dual", noun=noun)
        return _ordinal_age(doc, words, i)
    return None if is_percent_sign(doc, words, i) else _number(doc, words, i)


def _right_after(doc: Document, end: int, i: int) -> bool:
    """Whether only closing marks stand between a number and the noun at `i`: `أربعة قاصرين` is a plural, no dual."""
    return all(form in CLOSE for form in doc.forms[end:i])


def _number(doc: Document, words: Words, i: int) -> Number | None:
    word = words[i]
    assert word is not None and word.number is not None
    role = word.number.role
    if role == "dual" and word.clitics.endswith("ك"):
        return None  # `كامران`
    if role == "dual":
        return _and_a_half(doc, words, make(doc, words, i, i + 1, 2.0, 1.0, "dual", noun=word.noun))
    if role == "vague" or (word.stem in PLURAL_MAGNITUDES and role == "magnitude"):
        return _vague(doc, words, i)
    if role == "fraction":
        return _fraction(doc, words, i)
    if role == "parts":
        return None
    if role == "unit" and (parts := plain(words, i + 1, "parts")):  # `ثلاثة أرباع`
        return _share(doc, words, i, i + 2, word.number.value * parts.value)
    if word.stem == FIFTH and i + 1 < len(words) and doc.forms[i + 1].startswith(OF_PEOPLE):
        return replace(make(doc, words, i, i + 1, 20.0, 1.0, "words"), fraction=True)
    read = cardinal(doc, words, i)
    if read is None:
        return None
    total, scale, j = read
    if role == "unit" and (share := _one_in(doc, words, i, j, total)) is not None:
        return share
    return _and_a_half(doc, words, make(doc, words, i, j, total, scale, form_of(doc, i, j)))


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


def _vague(doc: Document, words: Words, i: int) -> Number | None:
    """`عشرات`, `مئات الآلاف`, `بضعة آلاف`, `عشرات من الآلاف`: an open number with the bounds of its words."""
    word = words[i]
    assert word is not None and word.number is not None
    low, high = _vague_bounds(word)
    j = i + 1
    following = words[j] if j < len(words) else None
    if following and following.stem in PLURAL_MAGNITUDES and following.number and following.clitics in ("", "ال"):
        low, high, j = low * following.number.value, (high + 1) * following.number.value - 1, j + 1
    made = make(doc, words, i, j, None, 1.0, "vague")
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
        return make(doc, words, i - 1, i + 1, 1 + word.number.value, 1.0, "words", noun=one)
    return _share(doc, words, i, i + 1, word.number.value)


def _share(doc: Document, words: Words, first: int, last: int, value: float) -> Number:
    """`نصف مليون` is a number, `نصف السكان` a share, `نصف ساعة` half a unit."""
    following = words[last] if last < len(words) else None
    if following and following.number and following.number.role == "magnitude" and following.clitics in ("", "ال"):
        return make(doc, words, first, last + 1, value * following.number.value, following.number.value, "words")
    if percent_follows(doc, words, last):
        return make(doc, words, first, last, value, 1.0, "words")
    unit = following.noun if following and not following.clitics else None
    if unit and unit.number == "sg" and unit.kind != "count":
        return make(doc, words, first, last, value, 1.0, "words")
    share = replace(make(doc, words, first, last, value * 100, 1.0, "words"), fraction=True)
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
    total, _, last = term(doc, words, k)
    if not total or total <= count:
        return None
    made = make(doc, words, i, last, 100 * count / total, 1.0, form_of(doc, i, j))
    return replace(made, fraction=True)


def _dual_by_agreement(doc: Document, words: Words, i: int) -> Noun | None:
    """The noun of a dual that its form alone does not tell: a later `اثنين` makes one of a form in ـين that may be a plural,
    and a form without its ن is one before `اثنين` or a common genitive (`عاملي طرق اثنين`, `حالتي وفاة`)."""
    word, form = words[i], doc.forms[i]
    if word and word.noun and word.noun.number == "pl" and word.stem.endswith("ين"):
        two = _two_follows(words, i) or (form in NO_SOUND_PLURAL and _are_two(doc, words, i))
        return word.noun if two else None
    if word and word.noun and word.noun.person and form == word.noun.lemma + "ا":
        return word.noun if doc.forms[i + 1 : i + 2] and doc.forms[i + 1] in CORPS else None  # `رجلا شرطة`
    if word is not None or len(form) < 4 or form[-1] not in "اي":
        return None
    stem = form[:-2] + "ة" if form[-2] == "ت" else form[:-1]
    singular = WORDS[stem]
    if singular is None or singular.noun is None or singular.noun.number != "sg" or singular.definite:
        return None
    genitive = i + 1 < len(words) and doc.forms[i + 1] in GENITIVES and (form[-1] == "ي" or form[-2] == "ت")
    return singular.noun if genitive or _two_follows(words, i) else None


def _are_two(doc: Document, words: Words, i: int) -> bool:
    """`مقتل شرطيين عثر على جثتيهما`: right behind a word for what happened, with a pronoun or verb for two behind them."""
    before = words[i - 1] if i else None
    if before is None or before.event is None or before.definite:
        return False
    return any(form.endswith("هما") or form in THE_TWO for form in doc.forms[i + 1 : i + 1 + TWO_REACH])


def _two_follows(words: Words, i: int) -> bool:
    """Whether `اثنين` stands after the noun or after its adjective."""
    return any(
        after is not None and after.number is not None and after.number.role == "unit" and after.number.value == 2
        and not after.clitics
        for after in words[i + 1 : i + 3]
    )  # fmt: skip


def _ordinal_age(doc: Document, words: Words, i: int) -> Number | None:
    """`في الثامنة من عمره`: an age in words."""
    if doc.forms[i] not in ORDINAL_AGES or doc.forms[i + 1 : i + 2] != ["من"] or doc.forms[i + 2 : i + 3] == []:
        return None
    if not doc.forms[i + 2].startswith(("عمر", "العمر")):
        return None
    made = make(doc, words, i, i + 1, ORDINAL_AGES[doc.forms[i]], 1.0, "words")
    return replace(made, start=doc.starts[i] + letters(doc.text[doc.starts[i] : doc.ends[i]], 2))
