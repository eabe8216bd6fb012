"""Which figure is a part of which, where a word says so: `بينهم`, `منهم`, `من أصل`."""

from __future__ import annotations

from newsanalysis.extract.casualties import MADE_OF_PEOPLE
from newsanalysis.extract.counted import Counted
from newsanalysis.extract.event_phrases import PARTS
from newsanalysis.extract.governing import Happening
from newsanalysis.extract.number import Number, Words
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import by_first, phrases
from newsanalysis.text import Document

WHOLES = by_first(phrases("casualties", "whole"))
OPENING = 4  # tokens at the start of a sentence in which `ومن بينهم` looks back
SUM_REACH, LISTED_REACH = 5, 3
AFTER_PART = 8  # tokens between `بينهم` and the number of the part


def parts(
    doc: Document, words: Words, numbers: list[Number], counts: list[Counted], happened: list[Happening]
) -> list[int | None]:
    """For each number the index of its total, or None. A part that says nothing of what happened takes it from its total."""
    found: list[int | None] = [None] * len(numbers)
    for k, number in enumerate(numbers):
        whole = _whole_before(doc, words, numbers, counts, found, k)
        if whole is not None and counts[k].kind in ("count", "percent") and _smaller(number, numbers[whole]):
            found[k] = whole
            _inherit(number, counts[k], happened[k], happened[whole])
            if happened[k].group is None and not _thing(number, counts[k]):
                happened[k].group = happened[whole].group
    for k, number in enumerate(numbers):
        if found[k] is None and (told := _of_the_victims(doc, words, numbers, counts, happened, found, k)) is not None:
            found[k] = told
            _inherit(number, counts[k], happened[k], happened[told])
    for k in range(1, len(numbers)):
        link = doc.forms[numbers[k - 1].last : numbers[k].first]
        sums = counts[k - 1].kind == counts[k].kind == "money" and len(link) <= SUM_REACH
        if sums and not PARTS.isdisjoint(link) and _smaller(numbers[k], numbers[k - 1]):
            found[k] = k - 1  # `5 ملايين يورو، منها 4 ملايين`
    for k in range(len(numbers) - 1):
        if found[k] is None and _out_of(doc, numbers[k], numbers[k + 1]) and _smaller(numbers[k], numbers[k + 1]):
            found[k] = k + 1
            _inherit(numbers[k], counts[k], happened[k], happened[k + 1])
    return found


def _inherit(number: Number, count: Counted, part: Happening, whole: Happening) -> None:
    if part.measure == "other" and not _thing(number, count):
        part.measure, part.cue = whole.measure, whole.cue


def _whole_before(
    doc: Document, words: Words, numbers: list[Number], counts: list[Counted], found: list[int | None], k: int
) -> int | None:
    """The total that a part-of word before the number points to: the last count that is not a part itself."""
    number = numbers[k]
    first, _ = doc.sentence_of(number.first)
    end = counts[k].last if counts[k].kind == "percent" else number.last
    if k and end < len(doc.forms) and doc.forms[end] in PARTS and counts[k - 1].kind == "count":
        return k - 1  # `ثلاثة منهم`, `32 في المئة منها`
    if k and _listed(doc, numbers, counts, k):
        return k - 1  # `5 عمال، هم رجلان وثلاث نساء`
    if k and number.of_them and counts[k - 1].kind == "count":
        return k - 1  # `نصفهم`
    if k and numbers[k - 1].first < first:
        opens = any(form in PARTS for form in doc.forms[first : min(first + OPENING, number.first)])
        return k - 1 if opens and counts[k - 1].kind == "count" else None  # `أصيب 27. ومن بينهم 3 أطفال`
    if k == 0:
        return None
    link = doc.forms[numbers[k - 1].last : number.first]
    if (
        found[k - 1] is not None
        and _coordinated(doc, number, link)
        and not _happens(words[numbers[k - 1].last : number.first])
    ):
        return found[k - 1]  # `بينهم 25 طفلا و15 امرأة`
    at = next((i for i in range(len(link) - 1, -1, -1) if _is_part_word(link, i)), None)
    if at is None or len(link) - at > AFTER_PART or any(form in ("؛", ".", "،") for form in link[at:]):
        return None
    if _happens(words[numbers[k - 1].last + at : number.first]):
        return None
    if (
        found[k - 1] is not None
        and counts[k - 1].kind == "count"
        and at <= counts[k - 1].last - numbers[k - 1].last + 1
    ):
        return k - 1 if not _thing(number, counts[k]) else None  # `بينهم 7 مدنيين منهم طفلان`
    of_things = link[at].endswith("ها")  # `بينها` looks back to things, `بينهم` to people
    for j in range(k - 1, -1, -1):
        if numbers[j].first < first:
            break
        if (
            found[j] is None
            and counts[j].kind == "count"
            and _thing(numbers[j], counts[j]) == (of_things and _thing(number, counts[k]))
        ):
            return j
    return None


def _happens(words: Words) -> bool:
    return any(word and word.event for word in words)


def _listed(doc: Document, numbers: list[Number], counts: list[Counted], k: int) -> bool:
    """`5 عمال، هم رجلان وثلاث نساء`, `31 جثة، وهي لعشرين رجلا`: who the total is, told one by one."""
    link = [form for form in doc.forms[max(counts[k - 1].last, numbers[k - 1].last) : numbers[k].first] if form != "،"]
    if counts[k - 1].kind != "count" or not link:
        return False
    if len(link) <= LISTED_REACH and link[-1] in ("هي", "وهي") and numbers[k].clitics.endswith("ل"):
        return True
    return len(link) == 1 and link[0] in THEY_ARE


def _of_the_victims(
    doc: Document,
    words: Words,
    numbers: list[Number],
    counts: list[Counted],
    happened: list[Happening],
    found: list[int | None],
    k: int,
) -> int | None:
    """The total told before that `1351 من الوفيات`, `ثلث القتلى` or `بين القتلى 40 طفلا` is a part of: the last one of that
    measure, or the last one that a sentence shares out by place (`توزعت الوفيات على …`)."""
    number, count = numbers[k], counts[k]
    if count.kind not in ("count", "percent") or number.form == "vague":
        return None
    named = words[count.first] if count.span is not None and count.first < len(words) else None
    behind = count.span is not None and count.span.start >= number.end
    victims = bool(
        behind and named and named.noun and named.noun.measure and named.definite and named.noun.number in ("pl", "du")
    )
    first, _ = doc.sentence_of(number.first)
    among = next(
        (
            word
            for i, word in enumerate(
                words[max(first, number.first - AMONG_REACH) : number.first], max(first, number.first - AMONG_REACH)
            )
            if i and doc.forms[i - 1] in AMONG and word and word.noun and word.noun.measure and word.definite
        ),
        None,
    )
    rest = doc.forms[number.last : number.last + 1]
    shared = bool(SHARES_OUT.intersection(doc.forms[max(first, number.first - SENTENCE_REACH) : number.first]))
    if not (victims or among or (rest and rest[0] in REST) or shared):
        return None
    measure = happened[k].measure
    if among and among.noun and among.noun.measure:
        measure = among.noun.measure
        happened[k].measure = measure
    for j in range(k - 1, -1, -1):
        if numbers[k].first - numbers[j].first > TOTAL_REACH:
            return None
        if shared and numbers[j].first >= first:
            continue
        same = happened[j].measure == measure or (measure == "other" and not victims and not among)
        if same and happened[j].measure != "other" and counts[j].kind == "count" and found[j] is None:
            return j if _smaller(number, numbers[j]) else None
    return None


THEY_ARE = frozenset(("هم", "وهم", "هن", "وهن"))
AMONG = frozenset(("بين", "وبين"))
SHARES_OUT, REST = word_set("casualties", "shares_out"), word_set("casualties", "rest")
AMONG_REACH, TOTAL_REACH, SENTENCE_REACH = 5, 150, 60  # tokens from the victims to the number; from a total to its part


def _thing(number: Number, count: Counted) -> bool:
    noun = number.noun or count.noun
    return bool(noun and not noun.person and noun.lemma not in MADE_OF_PEOPLE)


def _is_part_word(link: list[str], i: int) -> bool:
    return link[i] in PARTS or (link[i][:1] == "و" and link[i][1:] in PARTS)


def _coordinated(doc: Document, number: Number, link: list[str]) -> bool:
    return len(link) <= 5 and (number.clitics[:1] == "و" or any(form == "و" for form in link)) and "؛" not in link


def _out_of(doc: Document, part: Number, whole: Number) -> bool:
    """`3 من أصل 8 عمال`, `90 في المئة من بين 19 مليون شخص`."""
    for i in range(part.last, min(whole.first, part.last + 7)):
        for phrase, _ in WHOLES.get(doc.forms[i], ()):
            if doc.forms[i : i + len(phrase)] == list(phrase) and whole.first - (i + len(phrase)) <= 2:
                return True
    return False


def _smaller(part: Number, whole: Number) -> bool:
    if part.value is None or whole.value is None:
        return True
    return part.value < whole.value or part.fraction
