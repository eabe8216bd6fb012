"""Writes the spelled integers of vectors.jsonl anew, in the spellings of newspapers; the other lines stay.

usage: python benchmarks/readers/spell.py

After the rules of Arabic cardinals as school grammars teach them. The numbers and their spellings are drawn with a
fixed seed, so that the file comes out the same.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

VECTORS = Path(__file__).with_name("vectors.jsonl")
COUNT = 360
SEED = 20

UNITS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع", 10: "عشر"}
TENS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
MAGNITUDES = (
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
)
VOWELS = {
    "عشرون": "عِشْرُون", "مئة": "مِئَة", "مائة": "مِائة", "ألف": "أَلْف", "خمسة": "خَمْسة", "ثلاثة": "ثَلاثة",
    "آلاف": "آلافٍ", "مليون": "مِلْيون", "سبعون": "سَبعونَ", "أربعة": "أَرْبعة", "تسعين": "تِسعينَ", "ستة": "سِتّة",
    "ست": "سِتّ", "مئتي": "مِئتَي",
}  # fmt: skip


@dataclass(frozen=True)
class Style:
    """One way to spell: the hundred, joined or not, hamzas, vowels, how the accusative and `and` are written."""

    hundred: str = "مئة"
    joined: bool = True
    hamza: bool = True
    vowels: bool = False
    accusative: str = "ا"
    spaced_and: bool = False
    billion: str = "مليار"


@dataclass(frozen=True)
class Noun:
    """A counted noun: one of them, several of them (genitive), and its accusative."""

    singular: str
    plural: str
    accusative: str
    feminine: bool


NOUNS = (
    Noun("كتاب", "كتب", "كتابا", False),
    Noun("زائر", "زوار", "زائرا", False),
    Noun("مقعد", "مقاعد", "مقعدا", False),
    Noun("متطوع", "متطوعين", "متطوعا", False),
    Noun("شجرة", "أشجار", "شجرة", True),
    Noun("حقيبة", "حقائب", "حقيبة", True),
    Noun("أسرة", "أسر", "أسرة", True),
)
# {} is the number, with what it counts or alone: in the genitive, in the nominative.
OBLIQUE = (
    "تحتاج القرية إلى {} هذا الخريف.",
    "حصلت اللجنة على {} من المتبرعين.",
    "يتحدث التقرير عن {} في الوادي.",
    "اشتملت القائمة على {} بعد التدقيق.",
    "يبحث المنظمون عن {} للمهرجان.",
)
NOMINATIVE = ("في السجلات {} بحسب الجرد.", "ورد في الكشف {} قبل العيد.", "على القائمة {} إلى الآن.")
OBLIQUE_ALONE = ("وصل العدد إلى {}.", "ارتفع المجموع إلى {}.", "{}")
NOMINATIVE_ALONE = ("الرقم المعلن {}.", "المجموع {}.", "{}")


def spelled(number: int, style: Style, *, oblique: bool, feminine: bool, construct: bool) -> str:
    """`number` in words, before a noun in the genitive where `construct` says so."""
    parts: list[str] = []
    rest = number
    for value, singular, plural in MAGNITUDES:
        count, rest = divmod(rest, value)
        if count:
            parts.append(_magnitude(count, singular, plural, style, oblique=oblique, construct=construct and not rest))
    if rest:
        parts.append(_below_1000(rest, style, oblique=oblique, feminine=feminine, construct=construct))
    words = _and(parts, style)
    if style.vowels:
        words = " ".join(_with_vowels(word) for word in words.split(" "))
    if not style.hamza:
        words = words.translate(str.maketrans("أإ", "اا"))
    return words


def _with_vowels(word: str) -> str:
    return "وَ" + VOWELS[word[1:]] if word[:1] == "و" and word[1:] in VOWELS else VOWELS.get(word, word)


def _and(parts: list[str], style: Style) -> str:
    return (" و " if style.spaced_and else " و").join(parts)


def _magnitude(count: int, singular: str, plural: str, style: Style, *, oblique: bool, construct: bool) -> str:
    if singular == "مليار" and style.billion == "بليون":
        singular, plural = "بليون", "بلايين"
    if count == 1:
        return singular
    if count == 2:
        return singular + (("ي" if oblique else "ا") if construct else ("ين" if oblique else "ان"))
    below = count % 100
    counter = _below_1000(count, style, oblique=oblique, feminine=False, construct=True)
    if 3 <= below <= 10:
        return f"{counter} {plural}"
    if below and not construct:
        return f"{counter} {singular}{style.accusative}"
    return f"{counter} {singular}"


def _below_1000(number: int, style: Style, *, oblique: bool, feminine: bool, construct: bool) -> str:
    hundreds, below = divmod(number, 100)
    parts: list[str] = []
    if hundreds == 1:
        parts.append(style.hundred)
    elif hundreds == 2:
        dual = style.hundred[:-1] + "ت"
        parts.append(dual + (("ي" if oblique else "ا") if construct and not below else ("ين" if oblique else "ان")))
    elif hundreds:
        unit = UNITS[hundreds]
        joined = "ثمان" if hundreds == 8 else unit
        parts.append(joined + style.hundred if style.joined else f"{unit} {style.hundred}")
    if below:
        parts.append(_below_100(below, style, oblique=oblique, feminine=feminine))
    return _and(parts, style)


def _below_100(number: int, style: Style, *, oblique: bool, feminine: bool) -> str:
    tens, unit = divmod(number, 10)
    if number <= 10:
        return _unit(number, oblique=oblique, feminine=feminine)
    if number == 11:
        return "إحدى عشرة" if feminine else "أحد عشر"
    if number == 12:
        return ("اثنتي" if oblique else "اثنتا") + " عشرة" if feminine else ("اثني" if oblique else "اثنا") + " عشر"
    if number < 20:
        return f"{_unit(unit, oblique=oblique, feminine=feminine)} {'عشرة' if feminine else 'عشر'}"
    ten = TENS[tens] + ("ين" if oblique else "ون")
    if not unit:
        return ten
    if feminine and unit in (1, 8):
        return _and(["إحدى" if unit == 1 else "ثمان", ten], style)
    return _and([_unit(unit, oblique=oblique, feminine=feminine), ten], style)


def _unit(number: int, *, oblique: bool, feminine: bool) -> str:
    """Three to ten disagree with the gender of what they count."""
    if number == 1:
        return "واحدة" if feminine else "واحد"
    if number == 2:
        return ("اثنت" if feminine else "اثن") + ("ين" if oblique else "ان")
    return UNITS[number] + ("" if feminine else "ة")


def sentence(number: int, style: Style, draw: random.Random) -> str:
    oblique = draw.random() < 0.6
    if number % 100 in (1, 2) or draw.random() < 0.3:
        words = spelled(number, style, oblique=oblique, feminine=False, construct=False)
        return draw.choice(OBLIQUE_ALONE if oblique else NOMINATIVE_ALONE).format(words)
    noun = draw.choice(NOUNS)
    below = number % 100
    form = noun.plural if 3 <= below <= 10 else noun.accusative if below else noun.singular
    words = spelled(number, style, oblique=oblique, feminine=noun.feminine, construct=True)
    return draw.choice(OBLIQUE if oblique else NOMINATIVE).format(f"{words} {form}")


def numbers(draw: random.Random) -> list[int]:
    """Of every length up to 10¹²; round ones too, as news likes them."""
    drawn = [draw.randint(3, 99) for _ in range(70)]
    drawn += [draw.randint(101, 999) for _ in range(70)]
    drawn += [draw.randint(1001, 9999) for _ in range(50)]
    drawn += [draw.randint(10**4, 10**6) for _ in range(45)]
    drawn += [draw.randint(10**6, 10**9) for _ in range(25)]
    drawn += [draw.randint(10**9, 10**12) for _ in range(15)]
    for magnitude, count in ((100, 15), (10**3, 25), (10**6, 25), (10**9, 18)):
        drawn += [draw.randint(2, 999 if magnitude > 100 else 9) * magnitude for _ in range(count)]
    drawn += [10**12, 1_000_000_000_000 + 5 * 10**9]
    return [number if _spoken(number) else number + 5 for number in drawn[:COUNT]]


def _spoken(number: int) -> bool:
    """Nobody writes 101 or 302 thousands, millions or billions in words."""
    return all(count < 100 or count % 100 not in (1, 2) for count in (number // 10**p % 1000 for p in (3, 6, 9)))


def styles(draw: random.Random) -> Style:
    return Style(
        hundred=draw.choice(("مئة", "مئة", "مائة")),
        joined=draw.random() < 0.7,
        hamza=draw.random() < 0.8,
        vowels=draw.random() < 0.1,
        accusative=draw.choice(("ا", "اً", "ًا")),
        spaced_and=draw.random() < 0.08,
        billion=draw.choice(("مليار", "مليار", "بليون")),
    )


def generated() -> list[dict[str, object]]:
    draw = random.Random(SEED)
    found = {sentence(number, styles(draw), draw): number for number in numbers(draw)}
    kind = {"kind": "spelled integers"}
    return [{**kind, "text": text, "value": value, "generated": True} for text, value in found.items()]


def main() -> None:
    kept = [line for line in VECTORS.read_text("utf-8").splitlines() if "generated" not in json.loads(line)]
    lines = [json.dumps(vector, ensure_ascii=False) for vector in generated()]
    VECTORS.write_text("\n".join(kept + lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
