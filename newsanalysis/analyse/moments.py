"""When and where a figure stands, as its sentence tells: the day, the time of day, the turn among others, the place."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pandas as pd

from newsanalysis.analyse.localities import countries
from newsanalysis.analyse.surroundings import BREAKS, Told, bare, listed, lists, local_names, without_preposition
from newsanalysis.extract.places import NAMES
from newsanalysis.text import Document, fold

DAY = pd.Timedelta(days=1)
LATE = pd.Timedelta(days=30)  # an older day of another sentence is that of something else
LONG_AGO = frozenset(
    (one, other)
    for one, others in {
        "عام": ("الماضي", "المنصرم", "الفاءت"), "سنة": ("الماضية", "المنصرمة"),
        "قبل": ("اعوام", "سنوات", "عامين", "سنتين", "عام"),
        "اعوام": ("الماضية",), "سنوات": ("الماضية",),
    }.items()
    for other in others
)  # fmt: skip

RECORDS = frozenset(("سجل", "سجلت", "شهد", "شهدت", "احصي", "احصت"))
OUTSIDE = frozenset(("خارج", "وخارج"))
PARTS_OF_A_DAY = frozenset(map(fold, ("صباحا", "مساء", "ليلا", "ظهرا", "عصرا", "فجرا")))
CLOCK = {
    fold("ال" + hour): n
    for n, hour in enumerate("واحدة ثانية ثالثة رابعة خامسة سادسة سابعة ثامنة تاسعة عاشرة".split(), 1)
}


def day_of(
    row: dict[str, Any], claim: dict[str, Any] | None, article: Told, token: int, sentence: tuple[int, int]
) -> tuple[pd.Timestamp | None, bool]:
    """The day that a figure stands for, and whether the text names it: the day in its part of the sentence, else until
    when it stands, when it was said, a day in the sentence, the last day named in the paragraph, the day of publication."""
    doc = article.doc
    first, end = part_of_sentence(doc, token, sentence)
    beside = [day for day in article.days if first <= day.first < end and not points_back(doc, day.first)]
    if beside:
        nearest = min(beside, key=lambda day: (abs(day.first - token), day.first))
        return pd.Timestamp(nearest.date), True
    following = next((i for i in range(*sentence) if doc.forms[i] in ("التالي", "تالي")), None)
    back = any(points_back(doc, i) for i in range(*sentence))
    for known in (row["as_of"], (claim or {}).get("said_on")):
        if known is not None and not back:
            return pd.Timestamp(known), True
    paragraph = doc.text.rfind("\n", 0, doc.starts[token]) + 1
    if back:
        paragraph = 0  # `مساء اليوم نفسه`: the last day named, however far
    before = [
        day
        for day in article.days
        if day.first < token and doc.starts[day.first] >= paragraph and not points_back(doc, day.first)
    ]
    if before and (article.published is None or pd.Timestamp(before[-1].date) > article.published - LATE):
        return pd.Timestamp(before[-1].date) + pd.Timedelta(days=1 if following is not None else 0), True
    inside = [day for day in article.days if sentence[0] <= day.first < sentence[1] and not points_back(doc, day.first)]
    if inside and article.published is not None and pd.Timestamp(inside[0].date) >= article.published - DAY:
        return pd.Timestamp(inside[0].date), True  # `بعد انتشال 13 جثة أمس`; an older day is that of the event
    return article.published, False


def is_past(doc: Document, token: int, sentence: tuple[int, int], published: pd.Timestamp | None) -> bool:
    """Whether a sentence tells of an earlier year: `في أبريل 2011`, `العام الماضي`, `قبل أعوام`; but not where it only sets the
    number of today above those `منذ العام الماضي`. `2000 شخص` is no year."""
    first, end = sentence
    forms = doc.forms[first : next((i for i in range(token, end) if bare(doc.forms[i]) == "منذ"), end)]
    for i, form in enumerate(forms):
        if published is not None and len(form) == 4 and form.isdecimal() and 1900 <= int(form) < published.year:
            after = forms[i + 1] if i + 1 < len(forms) else "."
            if _dates(forms[i - 1] if i else "") or (i and forms[i - 1] in ("في", "منذ") and not after[0].isalnum()):
                return True
    return any((bare(one), other) in LONG_AGO for one, other in pairwise(forms))


def _dates(form: str) -> bool:
    """Whether a year may follow a word: `عام`, `العام`, the name of a month."""
    from newsanalysis.extract.dates import MONTHS

    return bare(form) in ("عام", "سنة") or form in MONTHS or form in (")", "/")


def points_back(doc: Document, i: int) -> bool:
    """Whether a `اليوم` means the day named before: `ذلك اليوم`, `اليوم نفسه`, `اليوم التالي`."""
    if bare(doc.forms[i]) != "يوم" and doc.forms[i] not in ("اليوم", "يوم"):
        return False
    return doc.forms[i - 1 : i] in (["ذلك"], ["هذا"]) or doc.forms[i + 1 : i + 2] in (
        ["نفسه"], ["ذاته"], ["التالي"], ["عينه"],
    )  # fmt: skip


def hour_of(doc: Document, token: int, sentence: tuple[int, int]) -> int | None:
    """The time of day named nearest to the number, in its part of the sentence, else in the sentence."""
    hours = _hours()
    for first, end in (part_of_sentence(doc, token, sentence), sentence):
        named = [
            (abs(i - token), i, hours[bare(doc.forms[i])]) for i in range(first, end) if bare(doc.forms[i]) in hours
        ]
        clock = min(
            ((abs(i - token), hour) for i in range(first, end) if (hour := _on_the_clock(doc, i))), default=None
        )
        if clock:
            # `التاسعة صباحا`, `الساعة العاشرة مساء`: the part of the day tells which nine o'clock it is
            late = any(hour >= 13 for _, _, hour in named) and clock[1] < 12
            return clock[1] + 12 if late else clock[1]
        if named:
            _, i, hour = min(named)
            afternoon = hour == 13 and doc.forms[i - 1 : i] == ["بعد"]
            return 15 if afternoon else hour
    return None


def _on_the_clock(doc: Document, i: int) -> int | None:
    """The hour of the clock told at a token: `الساعة 22:30`, `الساعة 9`, `الساعة التاسعة`, `التاسعة صباحا`; None for midnight."""
    form, after = doc.forms[i], doc.forms[i + 1 : i + 2]
    told = bare(doc.forms[i - 1]) == "ساعة" if i else False
    if told and form.isdecimal() and int(form) < 24:
        return int(form) or None
    if told or (after and after[0] in PARTS_OF_A_DAY):
        return CLOCK.get(form)
    return None


@cache
def _hours() -> dict[str, int]:
    """Word → the hour that it stands for."""
    return {word: int(entry["hour"]) for entry in lists()["hour"] for word in entry["words"]}


def turn_of(doc: Document, token: int, sentence: tuple[int, int]) -> int:
    """-1 where the words beside the number put it before another of its day, 1 where after, else 0."""
    first, end = part_of_sentence(doc, token, sentence)
    if doc.forms[first] in ("وكان", "وكانت", "كان", "كانت") and "قد" in doc.forms[first:token]:
        return -1  # `وكانت الوزارة … قد أعلنت`, however far the number
    close = next((i for i in range(token, min(end, token + 4)) if doc.forms[i] in BREAKS or doc.forms[i] in "،,"), end)
    forms = [bare(doc.forms[i]) for i in range(max(first, token - 12), min(close, token + 4))]
    earlier = sum(form in listed("earlier") for form in forms)
    later = sum(form in listed("later") for form in forms)
    if "اخر" in forms and not any(one == "اخر" and other in listed("latest") for one, other in pairwise(forms)):
        later -= 1  # `تقرير آخر` is another one, `آخر حصيلة` the last one
    return (later > earlier) - (earlier > later)


def part_of_sentence(doc: Document, token: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The part of the sentence between words that open another one (`بعدما كانت 3166 الجمعة`)."""
    first, end = sentence
    openers = [i for i in range(first + 1, end) if doc.forms[i] in listed("turn")]
    return max([i for i in openers if i <= token], default=first), min([i for i in openers if i > token], default=end)


def place_of(place: str | None, article: Told, sentence: tuple[int, int]) -> str | None:
    """A place under one spelling; none where it is that of a speaker: in the name (`أمينة المظالم في أرمينيا`), or where
    the sentence begins with the place and then has somebody speak (`وفي القاهرة، أعلنت الوزيرة`)."""
    if place is None:
        return None
    words = [fold(word) for word in place.split()]
    forms = article.doc.forms
    standing = [i for i in range(*sentence) if forms[i : i + len(words)] == words]
    if standing and all(i in article.names or _is_said_there(article, i, i + len(words), sentence) for i in standing):
        return None
    outside = any(forms[i - 1] in OUTSIDE for i in standing if i > sentence[0])
    return ("خارج " if outside else "") + one_spelling("_".join(words))


def _is_said_there(article: Told, first: int, last: int, sentence: tuple[int, int]) -> bool:
    """Whether a place opens the sentence and a comma and a verb of saying come after it."""
    return (
        first <= sentence[0] + 2 and article.doc.forms[last : last + 1] in (["،"], [","]) and last + 1 in article.cues
    )


def place_beside(doc: Document, first: int, last: int, names: set[int]) -> str | None:
    """The place named right behind the number or before it: `290 في إقليم الحوز`, `الحوز (1,293 وفاة)`."""
    n = len(doc.forms)
    after: list[int] = []
    for i in range(last + 1, min(n, last + 6)):
        if doc.forms[i] in BREAKS or doc.forms[i] in "،()" or doc.forms[i][0].isdigit():
            break
        after.append(i)
    for i in range(max(first - 4, 0), first):  # `إقليم الحوز سجل وحده 394 وفاة`
        for words, _ in NAMES.get(doc.forms[i], NAMES.get(bare(doc.forms[i]), ())):
            if doc.forms[i + len(words)] in RECORDS and i not in names:
                return one_spelling("_".join(words))
    bracket = [first - 2, first - 3] if doc.forms[first - 1 : first] == ["("] else []
    for i in (*after, *bracket):
        if 0 <= i < n and i not in names:
            for words, _ in NAMES.get(doc.forms[i], NAMES.get(bare(doc.forms[i]), ())):
                if doc.forms[i + 1 : i + len(words)] == list(words[1:]):
                    outside = doc.forms[i - 1] in OUTSIDE
                    return ("خارج " if outside else "") + one_spelling("_".join(words))
    return None


def towns_named(article: Told, sentence: tuple[int, int]) -> frozenset[str]:
    """The listed places that a sentence names, each under one spelling; countries are none, nor the offices of speakers."""
    forms = article.doc.forms
    found = set()
    for i in range(*sentence):
        for form in () if i in article.names else without_preposition(forms[i]):
            for words, _ in NAMES.get(form, ()):
                if forms[i + 1 : i + len(words)] == list(words[1:]):
                    found.add(one_spelling("_".join(words)))
    return frozenset(found) - countries()


def places_around(article: Told, sentence: tuple[int, int]) -> frozenset[str]:
    """All places, listed ones and others, that a sentence and those beside it name."""
    near = [sentence, *article.beside(sentence)]
    return frozenset[str]().union(*(article.once(read, other) for other in near for read in (towns_named, local_names)))


def one_spelling(folded: str) -> str:
    """The first spelling that the list of places gives for a name; the name itself where it has none."""
    same = next((str(entry["first"]) for entry in lists()["place"] if folded in entry["words"]), folded)
    return same.replace("_", " ")
