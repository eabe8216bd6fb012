"""What the words beside a number say of it: whose people, which incident, which stage, after the lists of `scope.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import pandas as pd

from newsanalysis.lexicon.quantities import WORDS
from newsanalysis.text import Document, fold

Sentence = tuple[int, int]  # its first token and the one after its last
NEAR = 9  # tokens beside a number that still describe it
BREAKS = frozenset("؛.؟!:\n")  # marks that end what describes a number; so does a comma after it
INCIDENT = frozenset("killed injured missing".split())  # measures that one incident may differ in from another
OPENING = 3  # sentences that the title tells of
DISTINCT = 1 << 18  # words that are kept with their stems: most words of an article were met before
COUNTRIES = frozenset(map(fold, ("ليبيا", "سوريا", "روسيا", "تركيا", "إيطاليا")))  # no `ليبيا` with an accusative


class Told:
    """The tokens of an article, those that name speakers marked, and the days that it names."""

    def __init__(
        self, doc: Document, row: dict[str, Any], named: list[tuple[int, int]], cues: list[tuple[int, int]]
    ) -> None:
        from newsanalysis.extract.dates import days

        self.doc = doc
        self.row = row
        self.names = {i for start, end in named for i in doc.tokens_in(start, end)}
        self.cues = {i for start, end in cues for i in doc.tokens_in(start, end)}
        published = None if row["published"] is None else pd.Timestamp(row["published"])
        self.published = published
        self.days = days(doc, None if published is None else published.date())
        self._known: dict[tuple[object, Sentence], frozenset[str]] = {}

    def once(self, read: Callable[[Told, Sentence], frozenset[str]], sentence: Sentence) -> frozenset[str]:
        """What `read` finds in a sentence, asked once for all figures of it."""
        key = read, sentence
        if key not in self._known:
            self._known[key] = read(self, sentence)
        return self._known[key]

    def beside(self, sentence: Sentence) -> list[Sentence]:
        """The sentences before and after one."""
        first, end = sentence
        before = [self.doc.sentence_of(first - 1)] if first else []
        return before + ([self.doc.sentence_of(end)] if end < len(self.doc.forms) else [])


def said(article: Told, sentence: Sentence) -> frozenset[str]:
    """The words of a sentence, folded."""
    return frozenset(article.doc.forms[slice(*sentence)])


def telling(article: Told, sentence: Sentence) -> frozenset[str]:
    """Those words of a sentence that may tell what it speaks of: without numbers and without who says it."""
    return _telling(article.doc.forms[i] for i in range(*sentence) if i not in article.names)


def telling_beside(article: Told, sentence: Sentence) -> frozenset[str]:
    """The same of the sentences before and after it, and of the title beside one of the first sentences."""
    words = frozenset[str]().union(*(article.once(telling, other) for other in article.beside(sentence)))
    if sentence in article.doc.sentences[:OPENING]:
        words |= _telling(fold(word) for word in str(article.row["title"] or "").split())
    return words


def local_names(article: Told, sentence: Sentence) -> frozenset[str]:
    """The names behind the words for a road, a quarter, a village: `طريق الساحل`, `بقرية النخيل`."""
    forms, heads = article.doc.forms, listed("locality")
    return frozenset(
        bare(forms[i + 1])
        for i in range(sentence[0], sentence[1] - 1)
        if not heads.isdisjoint(without_preposition(forms[i]))
        and len(forms[i + 1]) > 2
        and forms[i + 1][0].isalpha()
        and i not in article.names
    )


def local_beside(article: Told, sentence: Sentence) -> frozenset[str]:
    """The same of the sentences before and after it."""
    return frozenset[str]().union(*(article.once(local_names, other) for other in article.beside(sentence)))


def without_preposition(form: str) -> tuple[str, ...]:
    """A folded word as it stands, without its article, and without `ب`, `ل` or `و` before it."""
    return (form, bare(form), form[1:]) if form[0] in "بلو" and len(form) > 2 else (form, bare(form))


def _telling(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(bare(form) for form in forms if len(form) > 2 and form[0].isalpha() and not is_number(form))


def counts_over_time(doc: Document, tokens: Iterable[int]) -> bool:
    """Whether a number counts over weeks or years: `منذ مطلع العام`, `خلال شهر رمضان`, `إجمالي`."""
    forms = [bare(doc.forms[i]) for i in tokens]
    if any(form in listed("over") for form in forms):
        return True
    return any(
        form == "خلال" and any(other in listed("period") for other in forms[i + 1 : i + 4])
        for i, form in enumerate(forms)
    )


def forward(doc: Document, i: int, end: int, names: set[int]) -> list[int]:
    """The tokens after a number that describe it, up to the next number, mark or speaker."""
    found: list[int] = []
    while i < min(end, len(doc.forms)) and len(found) < NEAR:
        form = doc.forms[i]
        if form in BREAKS or form in "،," or i in names or (form[0].isdigit() and found):
            break
        if form[0] == "و" and any(is_number(other) for other in doc.forms[i : min(end, i + 5)]):
            break  # `20,270 نازحا وجرى إسكان 2,850`: another count begins
        found.append(i)
        i += 1
    return found


def backward(doc: Document, i: int, first: int, names: set[int]) -> list[int]:
    """The tokens before a number that describe it, back to the last mark."""
    found: list[int] = []
    while i >= first and len(found) < NEAR:
        form = doc.forms[i]
        if form in BREAKS or form in "،,":
            break
        if i not in names:
            found.append(i)
        i -= 1
    return found


def tokens_of(doc: Document, start: int | None, end: int | None) -> list[int]:
    """The tokens inside offsets; none where they are null."""
    return [] if start is None or end is None else list(doc.tokens_in(int(start), int(end)))


def people_named(doc: Document, tokens: Iterable[int], counted: set[int]) -> frozenset[str]:
    """Whose people: nationalities by their stem, trades and roles by the name of their list."""
    found = set()
    for entry in lists()["people"]:
        for i in tokens:
            form = bare(doc.forms[i])
            accusative = form[-1:] == "ا" and form[:-1] in entry["words"]
            accusative = accusative and (i in counted or form not in COUNTRIES)
            if form in entry["words"] or accusative:
                found.add(nationality(form) if entry.get("each") else entry["name"])
    return frozenset(found)


def incident_named(doc: Document, row: dict[str, Any], sentence: tuple[int, int]) -> frozenset[str]:
    """The incident named in the sentence, else the last one named before it: of people hurt in the article, of what is
    measured in the paragraph."""
    kind = row["kind"] or "count"
    if kind == "count" and row["measure"] not in INCIDENT:
        return frozenset()
    fits = frozenset(entry["name"] for entry in lists()["incident"] if kind in entry["kinds"])
    if not fits:
        return frozenset()
    floor = 0 if kind == "count" else doc.text.rfind("\n", 0, doc.starts[sentence[0]]) + 1
    first, end = sentence
    found: frozenset[str] = frozenset()
    while not found and first < end and doc.starts[first] >= floor:
        found = named_by("incident", doc, range(first, end)) & fits
        first, end = doc.sentence_of(first - 1) if first else (0, 0)
    found = found - {"blast"} if "mines" in found else found
    whole = {entry["name"] for entry in lists()["incident"] if entry.get("event")}
    return found if found - whole else frozenset()


def named_by(table: str, doc: Document, tokens: Iterable[int], measure: str | None = None) -> frozenset[str]:
    """The names of those entries of a list whose words stand among the tokens, with one of those that it needs `beside`."""
    found = set()
    tokens = list(tokens)
    for entry in lists()[table]:
        if entry["with"] and not any(bare(doc.forms[i]) in entry["with"] for i in tokens):
            continue
        if measure is not None and measure not in entry.get("measures", (measure,)):
            continue
        for i in tokens:
            if bare(doc.forms[i]) in entry["words"]:
                wanted = entry.get("before")
                if wanted is None or (i + 1 < len(doc.forms) and bare(doc.forms[i + 1]) == fold(wanted)):
                    found.add(entry["name"])
    return frozenset(found)


def some_of(doc: Document, first: int, last: int) -> frozenset[str]:
    """Whether a number counts ``new`` ones (`11 جثة جديدة`, `بزيادة 86`, `17 قتيلا بعد وفاة جريحين`), or ``some of them`` who
    were counted before (`25 من القتلى`)."""
    after = doc.forms[last + 1 : last + 3]
    if first and doc.forms[first - 1] in ("بزيادة", "بارتفاع"):
        return frozenset(("new",))
    if first > 1 and doc.forms[first - 2] == "بعد" and doc.forms[first - 1] in listed("rise"):
        told = {bare(form) for form in doc.forms[doc.sentence_of(first)[0] : first - 2]}
        if not told.isdisjoint(listed("tally")):  # else it is what something came after: `أغلق الطريق بعد مقتل 4`
            return frozenset(("new",))
    if any(form in listed("new") for form in after) or (after[1:] == ["اخر"] and bare(after[0]) in listed("body")):
        return frozenset(("new",))
    some = after[:1] in (["منهم"], ["منهن"]) or (len(after) == 2 and after[0] == "من" and after[1] in listed("whole"))
    return frozenset(("some of them",) if some else ())


def in_a_day(doc: Document, last: int, end: int) -> frozenset[str]:
    """Whether a number is of ``one day``: `13 شخصا خلال الأربع والعشرين ساعة الماضية`."""
    forms = [bare(form) for form in doc.forms[last + 1 : min(last + 9, end)]]
    day = "خلال" in forms and listed("hours") & set(forms) and {"عشرين", "عشرون", "24"} & set(forms)
    return frozenset(("one day",) if day else ())


def in_one_number(doc: Document, tokens: range) -> frozenset[str]:
    """Whether a number counts the ``dead or injured`` together: `مقتل وإصابة 25`, `33 قتيلا وجريحا`."""
    for i in tokens[:-1]:
        after = doc.forms[i + 1]
        if bare(doc.forms[i]) in listed("dead") and after[0] == "و" and bare(after[1:]) in listed("hurt"):
            return frozenset(("dead or injured",))
    return frozenset()


@lru_cache(DISTINCT)
def stem(form: str) -> str:
    """What a word shares with its other forms: the lemma of a known noun, else the letters without endings and prefixes."""
    for known in (form, form[1:] if form[0] == "و" and len(form) > 3 else form):
        word = WORDS[known]
        if word and word.noun:
            return word.noun.lemma
    form = bare(form)
    for ending in ("يين", "تين", "تان", "ات", "ون", "ين", "ان", "وا", "ها", "هم", "ية", "ة", "ي", "ا", "ت"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            form = form[: -len(ending)]
            break
    for start in ("مت", "است", "سي", "ست", "ت", "ي", "م", "ا"):
        if form.startswith(start) and len(form) - len(start) >= 3:
            return form[len(start) :]
    return form


@lru_cache(DISTINCT)
def bare(form: str) -> str:
    """A folded word without what is written onto its front."""
    for clitics in ("وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف"):
        if form.startswith(clitics) and len(form) - len(clitics) >= 3:
            rest = form[len(clitics) :]
            if len(clitics) > 1 or rest in all_words():
                return rest
    return form


def nationality(form: str) -> str:
    """The adjective that the forms of a nationality share (`فرنسيين`, `فرنسية`: `فرنسي`)."""
    for ending in ("يين", "يون", "يات", "ية", "يا", "ي"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return form[: -len(ending)] + "ي"
    return {"روس": "روسي", "مغاربة": "مغربي", "اتراك": "تركي", "اكراد": "كردي"}.get(form, form)


def is_number(form: str) -> bool:
    """Whether a word is, or is part of, a number."""
    word = WORDS[form]
    return bool(word and word.number)


@cache
def lists() -> dict[str, list[dict[str, Any]]]:
    """The tables of scope.toml, their forms folded."""
    path = files("newsanalysis.analyse") / "scope.toml"
    tables: dict[str, list[dict[str, Any]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    for entries in tables.values():
        for entry in entries:
            folded = [fold(form) for form in entry["forms"].split()]
            entry["words"], entry["first"] = frozenset(folded), folded[0]
            entry["with"] = frozenset(fold(form) for form in entry.get("beside", "").split())
    return tables


@cache
def listed(table: str) -> frozenset[str]:
    """All words of one list."""
    return frozenset(word for entry in lists()[table] for word in entry["words"])


@cache
def all_words() -> frozenset[str]:
    """The words of all lists."""
    return frozenset(word for table in lists() for word in listed(table))
