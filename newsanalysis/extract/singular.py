"""A single casualty without a number: `مقتل جندي`, `إصابة امرأة`, at its first mention."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from newsanalysis.extract.casualties import SEVERE
from newsanalysis.extract.event_phrases import AROUND, PARTS
from newsanalysis.extract.number import Words
from newsanalysis.extract.records import Figure, Span
from newsanalysis.extract.transitive import arrested
from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import WORDS
from newsanalysis.text import Document, Gate

COUNTED_ALREADY = word_set("casualties", "one")
OTHER = word_set("casualties", "another")
DIED = word_set("casualties", "met")
DEATH = word_set("casualties", "death")
EXPOSED = word_set("casualties", "exposed")
APPOSITION = frozenset(("هما", "وهما", "هم", "وهم"))  # `شخصين هما طفل وامرأة`
CASE = "حالة"
MAY_BE_ONE = Gate(lambda form: _may_be_one(form))
DEATH_REACH, OTHER_REACH = 8, 4
NOT_ONE = word_set("casualties", "event_noun")
COUNTED_AS_ONE = ("killed", "injured", "detained", "displaced", "evacuated", "abducted", "rescued")


def singulars(doc: Document, words: Words, found: list[Figure]) -> list[Figure]:
    """`found` and the single casualties of the article, in order; `part_of` indices follow."""
    taken = {figure.expr.start for figure in found}
    ends = {(figure.counted or figure.expr).end: figure for figure in found if figure.measure in COUNTED_AS_ONE}
    lone: list[Figure] = []
    seen: set[tuple[str, str]] = set()
    for j in doc.where(MAY_BE_ONE):
        lemma = _person(doc, words, j) if j else None
        if lemma is None or doc.starts[j] in taken:
            continue
        event = _event(doc, words, j, found) or _coordinated(doc, words, j, ends)
        if event is None or (lemma, event[0]) in seen:
            continue
        measure, whole, cue = event
        seen.add((lemma, measure))
        word = words[j]
        start = doc.starts[j] + (1 if word and word.clitics == "و" else 0)
        figure = Figure(
            Span(start, doc.ends[j]), 1.0, 1.0, 1.0, "singular", "exact", "count", measure=measure,
            group=_group(doc, words, j), part_of=whole, why=(f"{measure}: {cue}", f"noun: {lemma}"),
        )  # fmt: skip
        lone.append(figure)
        ends[doc.ends[j]] = figure
    return _merged(found, lone)


def _may_be_one(form: str) -> bool:
    noun = word.noun if (word := WORDS[form]) else None
    return form in OTHER or (noun is not None and (noun.person or noun.lemma == CASE))


def _person(doc: Document, words: Words, j: int) -> str | None:
    """The lemma of a bare indefinite singular person noun at `j`."""
    following = doc.forms[j + 1] if j + 1 < len(doc.forms) else ""
    if doc.forms[j] in OTHER:
        return None if following[:1].isdigit() else doc.forms[j]
    word = words[j]
    if word is None or word.noun is None or word.clitics not in ("", "و") or word.number:
        return None
    noun = word.noun
    if _severe(doc, words, j):
        return noun.lemma
    if (
        not noun.person
        or noun.number != "sg"
        or (word.stem.endswith("ية") and noun.group == "women")
        or noun.lemma in NOT_ONE
        or following in COUNTED_ALREADY
    ):
        return None
    if (
        following.startswith("ال")
        or following in ("به", "بها", "بهم", "بهما")
        or noun.lemma == "ابن"
        or following[:1].isdigit()
        or _names_an_office(doc, words, j)
    ):
        return None
    return noun.lemma


def _group(doc: Document, words: Words, j: int) -> str | None:
    """Who the one is; `آخر` is like the one named right before (`مقتل جندي وإصابة آخر`)."""
    if doc.forms[j] in OTHER:
        before = (words[i] for i in range(j - 1, max(-1, j - 1 - OTHER_REACH), -1))
        return next((word.noun.group for word in before if word and word.noun and word.noun.group), None)
    word = words[j]
    return word.noun.group if word and word.noun else None


def _severe(doc: Document, words: Words, j: int) -> bool:
    """`وحالة متوسطة`: one injured, in a list of them (`في حالة حرجة` is how one is)."""
    word, after = words[j], doc.forms[j + 1 : j + 2]
    listed = word and word.clitics == "و" and word.noun and word.noun.lemma == CASE and word.noun.number == "sg"
    return bool(listed and after and after[0] in SEVERE)


def _names_an_office(doc: Document, words: Words, j: int) -> bool:
    """`مدير شرطة`, `قائد`: who holds an office is definite by it."""
    word = words[j]
    return (
        bool(word and word.noun and word.noun.lemma in OFFICES)
        and doc.forms[j + 1 : j + 2] != []
        and doc.forms[j + 1] not in ALONE
    )


IN_IT = frozenset(("فيه", "فيها", "فيهما", "خلاله", "خلالها"))
ALONE = frozenset(("في", "من", "،", ".", "و"))
OFFICES = word_set("casualties", "office")


def _event(doc: Document, words: Words, j: int, found: list[Figure]) -> tuple[str, int | None, str] | None:
    """What happened to the one at `j`: said right before (`مقتل جندي`), around (`لقي عامل مصرعه`) or after (`أن رجلا قتل`)."""
    i = j - 1
    cue, before = doc.forms[i], words[i]
    word = words[j]
    if _severe(doc, words, j):
        return "injured", None, doc.forms[j + 1]
    if word and word.clitics:
        return None
    if cue == "علي" and doc.forms[j] not in OTHER and (verb := arrested(doc, i, doc.sentence_of(i)[0])):
        return "detained", None, verb
    if cue in IN_IT and i:
        i -= 1  # `قتل فيه حارس`
        cue, before = doc.forms[i], words[i]
    if before and before.event and before.event.on_people in COUNTED_AS_ONE and cue[0] != "ي":
        return before.event.on_people, None, cue
    if cue in DIED and DEATH.intersection(doc.forms[j : j + DEATH_REACH]):
        return "killed", None, cue
    if cue in EXPOSED and AROUND.intersection(doc.forms[j : j + DEATH_REACH]):
        return "injured", None, cue
    if cue in PARTS or cue in APPOSITION:
        first = doc.starts[doc.sentence_of(i)[0]]
        for k in range(bisect_left(found, doc.starts[i], key=_begins) - 1, -1, -1):
            if found[k].expr.start < first:
                break
            if found[k].measure in COUNTED_AS_ONE and found[k].part_of is None:
                return found[k].measure, k, cue
    if cue == "ان":
        for after in words[j + 1 : j + 3]:
            if after and after.event and after.event.verb and after.event.on_people in COUNTED_AS_ONE:
                return after.event.on_people, None, after.stem
    return None


def _begins(figure: Figure) -> int:
    return figure.expr.start


def _coordinated(doc: Document, words: Words, j: int, ends: dict[int, Figure]) -> tuple[str, int | None, str] | None:
    """`مقتل 4 مدنيين وجندي`, `أصيب طفل وطفلة`: joined by و to one that was counted."""
    word = words[j]
    if word is None or word.clitics != "و":
        return None
    before = ends.get(doc.ends[j - 1])
    if before and before.value and before.value > 10 and doc.forms[j - 1].endswith("ا") and word.stem.endswith("ا"):
        return None  # `50 قتيلا وجريحا`: both are what the number counts
    return (before.measure, before.part_of, doc.forms[j - 1]) if before else None


def _merged(found: list[Figure], lone: list[Figure]) -> list[Figure]:
    """Both lists in the order of their expressions, with the indices of `part_of` brought along."""
    if not lone:
        return found
    both = found + lone
    order = sorted(range(len(both)), key=lambda k: both[k].expr)
    place = {k: at for at, k in enumerate(order)}
    return [
        both[k] if both[k].part_of is None else replace(both[k], part_of=place[both[k].part_of or 0]) for k in order
    ]
