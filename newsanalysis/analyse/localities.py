"""The places that the words around a number name, the narrowest ones, and whether two numbers can be of one place.

A sentence of news mostly names a district in a town in a province: `في حي الميناء بمدينة طبرق`. The narrowest name tells where
people died; those around it are kept as its surroundings, since another article may name the town alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsanalysis.analyse.rarity import usual
from newsanalysis.analyse.statement import Statement
from newsanalysis.extract.places import COMPASS, HEADS, NAMES, OPENING
from newsanalysis.lexicon.load import word_list
from newsanalysis.text import Document, fold

GAP = 6  # words between a place and the one that it lies in
BACK = 2  # sentences before one without a place that may say where it happened
TELLING = 10  # people; a smaller count is the same in two places by chance
SPELLED = 75  # how alike two spellings of one name are, of 100
OLD_AND_NEW = frozenset(map(fold, ("الجديدة", "القديمة", "الجديد", "القديم")))  # `منطقة بغداد الجديدة`
BETWEEN = frozenset(
    map(fold, "في من إلى ب قرب شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط ( ) ، التابعة التابع".split())
)
OPENERS = frozenset(map(fold, "فيما بينما كما وكما حين".split()))
WHERE = frozenset(
    map(
        fold,
        """في قرب وسط ريف أطراف محيط داخل قطاع محافظات محافظتي مناطق أحياء مدن مدينتي ضواحي قضاء سهل بلدات
ميناء شوارع قريتي بلدتي ساحل سواحل قبالة خارج إقليم ولايتي أرياف ناحية سوق""".split(),
    )
)
LENGTHS = frozenset(map(fold, "كيلومتر كيلومترا كيلومترات كلم كم ميل ميلا أميال متر مترا أمتار".split()))
NO_NAME = frozenset(map(fold, """
من في على إلى عن التي الذي هذه تلك ذات لها كانت تقع تسمى تسيطر يسيطر ينوي يغلب ينشط أخرى آخر مجاور مجاورة قريبة واحدة نائية
واسعة كبيرة صغيرة مكتظة آمنة عازلة محررة حدودية كاملة محظورة مأهولة ساحلي سكني شعبي ثوري أولى ثانية ثالثة رابعة خامسة سادس
سادسة مدينة عاصمة حدود معبر ساحل بحيرة شرق غرب شمال جنوب يورو دفاع أمن حظر حادث توثيق نزاع خطر اشتباكات اعتداء شؤون شعور حرب
""".split()))  # fmt: skip


class Named(NamedTuple):
    """A place named from token `first` to before `last`."""

    first: int
    last: int
    name: str


def localities(doc: Document, token: int, sentence: tuple[int, int], speakers: set[int]) -> list[Named]:
    """The places named in the part of its sentence that a number stands in, else in the whole of it, else in the nearest of
    the sentences before it that names any; no countries."""
    named = [one for one in _named(doc, sentence) if one.first not in speakers]
    if not named:
        return _before(doc, sentence, speakers)
    first, end = sentence
    breaks = [i for i in range(first, end) if doc.forms[i] in OPENERS]
    part = max([i for i in breaks if i <= token], default=first), min([i for i in breaks if i > token], default=end)
    return [one for one in named if part[0] <= one.first < part[1]] or named


def _before(doc: Document, sentence: tuple[int, int], speakers: set[int]) -> list[Named]:
    """The places of the nearest sentence before one that says where something was."""
    first = sentence[0]
    for _ in range(BACK if first else 0):
        before = doc.sentence_of(first - 1)
        named = [
            one
            for one in _named(doc, before)
            if one.first not in speakers and _is_where(doc, one) and not _is_far(doc, one)
        ]
        if named or not before[0]:
            return named
        first = before[0]
    return []


def _is_far(doc: Document, one: Named) -> bool:
    """Whether a place is named for its distance: `على بعد عشرة كيلومترات من بلدة النبك (يبرود)`."""
    bracketed = doc.forms[one.first - 1 : one.first] == ["("]
    return not LENGTHS.isdisjoint(doc.forms[max(0, one.first - (8 if bracketed else 4)) : one.first])


def _is_where(doc: Document, one: Named) -> bool:
    """Whether a place is named as where something is: `في طبرق`, `بمدينة طبرق`, `شرق طبرق`; no `أعلنت أنقرة`."""
    form, before = doc.forms[one.first], doc.forms[one.first - 1 : one.first]
    if _is_head(form) or (form[0] == "ب" and form not in NAMES):
        return True
    return any({word, word[1:]} & (WHERE | COMPASS) for word in before)


def nested(doc: Document, sentence: tuple[int, int]) -> list[tuple[str, str]]:
    """Pairs of a place of a sentence and the one right behind it that it lies in: `حي الميناء بمدينة طبرق`."""
    pairs = []
    for one, other in pairwise(_named(doc, sentence)):
        between = doc.forms[one.last : other.first]
        joined = doc.forms[other.first][0] == "و" and other.name[0] != "و"
        if other.first - one.last <= GAP and not joined and all(_leads_in(form) for form in between):
            pairs.append((one.name, other.name))
    return pairs


def located(spoken: list[Statement]) -> list[Statement]:
    """The same, with the narrowest of the places named beside each number as its `spots`, and the names that go with them in
    the event (the town around, another spelling, another name given with the same toll) as its `reach`."""
    with_: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for one in spoken:
        for inner, outer in one.nested:
            with_[one.event, inner].add(outer)
    for event, first, second in _given_with_one_toll(spoken):
        with_[event, first].add(second)
        with_[event, second].add(first)
    return [_located(one, with_) for one in _voted(spoken)]


def _voted(spoken: list[Statement]) -> list[Statement]:
    """The same, where a toll with no place beside it is of the place that most articles, two at least, give with it."""
    votes: dict[tuple[object, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in spoken:
        for name in one.spots if _is_large(one) else ():
            votes[one.event, one.measure, one.size][name].add(one.article_id)
    most = {
        toll: frozenset((name,))
        for toll, names in votes.items()
        for name in [max(names, key=lambda name: (len(names[name]), name))]
        if len(names[name]) > 1
    }
    return [
        replace(one, spots=most.get((one.event, one.measure, one.size), one.spots))
        if _is_large(one) and not one.spots
        else one
        for one in spoken
    ]


def _is_large(one: Statement) -> bool:
    return one.kind == "count" and one.size >= TELLING


def elsewhere(a: Statement, b: Statement) -> bool:
    """Whether the places named beside two numbers are others, and neither lies in the other as far as the articles tell."""
    if not a.spots or not b.spots:
        return False
    return not any(is_alike(x, y) for x in a.spots for y in b.reach) and not any(
        is_alike(x, y) for x in a.reach for y in b.spots
    )


def _located(one: Statement, with_: dict[tuple[str | None, str], set[str]]) -> Statement:
    outer = {name for inner in one.spots for name in with_[one.event, inner] if name in one.spots}
    spots = one.spots - outer or one.spots
    return replace(one, spots=spots, reach=spots.union(*(with_[one.event, name] for name in spots)))


def _given_with_one_toll(spoken: list[Statement]) -> Iterable[tuple[str | None, str, str]]:
    """Names that several articles each give, one without the other, with one and the same toll."""
    given: dict[tuple[object, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in spoken:
        if _is_large(one) and one.part_of is None:
            for name in one.spots:
                given[one.event, one.measure, one.low, one.high][name].add(one.article_id)
    for (event, *_), names in given.items():
        often = sorted(names, key=lambda name: (-len(names[name]), name))  # by name where as many articles have them
        for name in often[1:]:
            if len(names[name] - names[often[0]]) > 1:  # an article that has both names two places
                yield event, often[0], name  # type: ignore[misc]


@lru_cache(1 << 16)
def is_alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return one == other or fuzz.ratio(one, other) >= SPELLED


def _named(doc: Document, sentence: tuple[int, int]) -> list[Named]:
    found = []
    i, end = sentence
    while i < end:
        last = _name_at(doc, i, end)
        if last:
            first = i + (1 if _is_head(doc.forms[i]) and last > i + 1 else 0)
            found.append(Named(i, last, _plain(doc.forms[first:last])))
        i = last or i + 1
    return found


def _name_at(doc: Document, i: int, end: int) -> int | None:
    """The token after the place that begins at `i`, with its `حي` or `مدينة`."""
    forms = doc.forms
    if _is_head(forms[i]) and i + 1 < end:
        k = i + 1
        known = _known(doc, k)
        if known:
            return known + (1 if known < end and forms[known] in OLD_AND_NEW else 0)
        word = forms[k]
        if not {word, word.removeprefix("ال")}.isdisjoint(NO_NAME | COMPASS) or _describes(word):
            return None
        if not word[0].isalpha() or len(word) < 3:
            return None
        return k + (2 if word in OPENING and k + 1 < end and forms[k + 1][0].isalpha() else 1)
    return _known(doc, i)


def _describes(word: str) -> bool:
    """Whether a word after `منطقة` tells what sort it is and no name: `منطقة صناعية`, `بلدة هادئة`."""
    return word[:2] != "ال" and word[-1] == "ة" and (word.endswith("ية") or word in usual())


def _known(doc: Document, i: int) -> int | None:
    """The token after a town or province of the lexicon that begins at `i`."""
    form = doc.forms[i]
    for start in (form, form[1:] if form[0] in "وبلف" else ""):
        for words, _ in NAMES.get(start, ()):
            if doc.forms[i + 1 : i + len(words)] == list(words[1:]) and " ".join(words) not in countries():
                return i + len(words)
    return None


def _is_head(form: str) -> bool:
    return form in HEADS or (form[0] in "وبلف" and form[1:] in HEADS)


def _plain(forms: list[str]) -> str:
    """A name without the article and a preposition written onto it."""
    first = forms[0]
    if first not in NAMES and first[0] in "وبل" and (first[1:] in NAMES or first[1:3] == "ال"):
        first = first[1:]
    return " ".join(form.removeprefix("ال") for form in [first, *forms[1:]])


def _leads_in(form: str) -> bool:
    return form in BETWEEN or form in COMPASS or (form[0] in "وبل" and form[1:] in COMPASS) or form[0].isdigit()


@cache
def countries() -> frozenset[str]:
    """The countries of `places.toml`, folded."""
    return frozenset(
        " ".join(fold(word) for word in form.split())
        for entry in word_list("places")["name"]
        if entry.get("country")
        for form in entry["forms"]
    )
