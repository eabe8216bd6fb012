"""What a figure is a count of: of whom, where, in which incident, at which stage, up to when, and who says it.

The tables say much of it; the rest is read in the words beside the number, after the lists of `scope.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from newsanalysis.lexicon.quantities import WORDS
from newsanalysis.tables import conform
from newsanalysis.text import Document, document, fold

NEAR = 9  # tokens beside a number that still describe it
BREAKS = frozenset("؛.؟!:\n")  # marks that end what describes a number; so does a comma after it
PEOPLE = frozenset("killed injured missing detained displaced evacuated abducted rescued".split())
INCIDENT = frozenset("killed injured missing".split())
COUNTRIES = frozenset(map(fold, ("ليبيا", "سوريا", "روسيا", "تركيا", "إيطاليا")))  # no `ليبيا` with an accusative
OTHERS = frozenset(map(fold, ("آخر", "آخرين", "آخرون", "الآخرين", "الآخرون", "غيرهم", "باقين", "الباقين", "الباقون")))
# Nouns that count people of any kind, and words that say nothing of whom or what.
ANYBODY = frozenset(map(fold, """
شخص أشخاص قتيل قتلى ضحية ضحايا وفاة وفيات متوفى متوفي جريح جرحى مصاب مصابين إصابة إصابات نازح نازحين نازحا
لاجئ لاجئين لاجئا وافد وافدا مفقود مفقودين مفقودا آخر آخرين آخرون روح نسمة فرد أفراد حالة حالات
جثة جثث جثمان جثامين رفات عدد نحو حوالي أكثر منهم بينهم على في من عن إلى أن إن ما لا هو هي هم مع
التي الذي الذين ذلك هذه هذا قد كان كانت بعد قبل عند حتى أي كل بحسب وفق وفقا بلغ بلغت قال قالت ألف آلاف
مليون مئة مئات عشرات
""".split()))  # fmt: skip


@dataclass(frozen=True)
class Statement:
    """A figure, with everything that decides whether it speaks of the same as another one."""

    figure_id: str
    article_id: str
    event: str | None
    measure: str
    kind: str
    unit: str | None
    value: float | None
    low: float
    high: float
    qualifier: str
    group: str | None
    part_of: str | None
    start: int
    sentence: tuple[int, int]
    text: str
    speaker: str | None
    side: str | None
    via: str | None
    outlet: str | None
    stance: str | None
    place: str | None
    day: pd.Timestamp | None
    dated: bool
    hour: int | None
    published: pd.Timestamp | None
    turn: int
    people: frozenset[str]
    incident: frozenset[str]
    stage: frozenset[str]
    goes_on: bool
    elliptic: bool
    forecast: bool
    withdrawn: bool
    thing: frozenset[str]
    about: frozenset[str]

    @property
    def size(self) -> float:
        """The number that the text names: the value, the middle of a range, the low end of a vague word."""
        if self.value is not None:
            return self.value
        return (self.low + self.high) / 2 if self.qualifier == "between" else self.low


def statements(
    figures: pd.DataFrame, claims: pd.DataFrame, articles: pd.DataFrame, actors: pd.DataFrame | None = None
) -> list[Statement]:
    """Every figure as a `Statement`, in the order of the table. `actors` (``actor_id``, ``side``) tells the sides."""
    figures, claims, articles = conform(figures, "figures"), conform(claims, "claims"), conform(articles, "articles")
    known = {row["article_id"]: row for row in _records(articles)}
    said = {row["claim_id"]: row for row in _records(claims)}
    sides = {row["actor_id"]: row["side"] for row in _records(actors)} if actors is not None else {}
    texts: dict[str, _Article] = {}
    made = []
    for row in _records(figures):
        name = row["article_id"]
        article = known.get(name)
        if article is None or not article["text"] or row["expr_start"] is None:
            continue
        if name not in texts:
            spans = [s for c in said.values() if c["article_id"] == name for s in _named(c)]
            texts[name] = _Article(document(article["text"]), article, spans)
        made.append(_statement(row, said.get(row["claim_id"]), texts[name], sides))
    return _with_people_before(made)


def _with_people_before(spoken: list[Statement]) -> list[Statement]:
    """The same, where a count that names nobody goes on from those before it: `سبعة أساتذة … وأصيب تسعة آخرون`.

    It does so behind `آخرون`, within a total that names people, and where all the article's counts of people before it
    are of the same ones.
    """
    done: dict[str, Statement] = {}
    before: dict[str, list[Statement]] = {}
    for one in sorted(spoken, key=lambda one: (one.article_id, one.start)):
        earlier = before.setdefault(one.article_id, [])
        if one.measure in PEOPLE and one.kind == "count":
            if not one.people and earlier:
                whole = done.get(one.part_of or "")
                named = whole or (earlier[-1] if one.goes_on else None)
                if named is None and one.elliptic and len({other.people for other in earlier}) == 1:
                    named = earlier[-1]
                if named is not None and named.people:
                    one = replace(one, people=named.people)
            earlier.append(one)
        done[one.figure_id] = one
    return [done[one.figure_id] for one in spoken]


class _Article:
    """The tokens of an article, those that name speakers marked, and the days that it names."""

    def __init__(self, doc: Document, row: dict[str, Any], named: list[tuple[int, int]]) -> None:
        from newsanalysis.extract.dates import days

        self.doc = doc
        self.row = row
        self.names = {i for start, end in named for i in doc.tokens_in(start, end)}
        published = None if row["published"] is None else pd.Timestamp(row["published"])
        self.published = published
        self.days = days(doc, None if published is None else published.date())
        self.stems = [_stem(form) for form in doc.forms]


def _statement(
    row: dict[str, Any], claim: dict[str, Any] | None, article: _Article, sides: dict[str, str | None]
) -> Statement:
    doc = article.doc
    first, last = doc.token_at(row["expr_start"]), doc.token_at(row["expr_end"] - 1)
    sentence = doc.sentence_of(first)
    after = _forward(doc, last + 1, sentence[1], article.names)
    before = _backward(doc, first - 1, sentence[0], article.names)
    counted = _tokens(doc, row["counted_start"], row["counted_end"])
    own = [first] if row["form"] == "dual" else []
    phrase = sorted({*own, *counted, *after})
    around = sorted({*phrase, *before})
    stems = article.stems
    speaker = row["speaker_id"] or (claim or {}).get("speaker_id") or (claim or {}).get("speaker") or row["source"]
    day, dated = _day(row, claim, article, first, sentence)
    near = {i for i in around if last - 6 <= i <= last + 7}
    stage = _named_by("stage", doc, near, row["measure"])
    people = row["measure"] in PEOPLE
    whose = [i for i in phrase if i - last <= 5] if counted or own else around
    head = counted[:1] or own
    return Statement(
        figure_id=row["figure_id"],
        article_id=row["article_id"],
        event=article.row.get("event"),
        measure=row["measure"],
        kind=row["kind"] or "count",
        unit=row["unit"],
        value=row["value"],
        low=row["low"],
        high=row["high"],
        qualifier=row["qualifier"] or "exact",
        group=row["group"],
        part_of=row["part_of"],
        start=int(row["expr_start"]),
        sentence=(doc.starts[sentence[0]], doc.ends[sentence[1] - 1]),
        text=doc.text[doc.starts[sentence[0]] : doc.ends[sentence[1] - 1]],
        speaker=speaker,
        side=sides.get(speaker or ""),
        via=(claim or {}).get("via_id") or (claim or {}).get("via"),
        outlet=article.row["outlet"],
        stance=(claim or {}).get("stance"),
        place=_beside(doc, first, last, article.names) or _place(row["place"], article, sentence),
        day=day,
        dated=dated,
        hour=_hour(doc, first, sentence),
        published=article.published,
        turn=_turn(doc, first, sentence),
        people=_people(doc, whose, {*counted, *own}) if people else frozenset(),
        incident=_incident(doc, row, sentence),
        stage=stage,
        goes_on=any(_bare(doc.forms[i]) in OTHERS for i in range(first, min(last + 3, sentence[1]))),
        elliptic=not counted and not own and row["form"] != "singular",
        forecast=bool(_words("forecast") & {_bare(doc.forms[i]) for i in before}),
        withdrawn=bool(_words("withdrawn") & {_bare(doc.forms[i]) for i in range(*sentence)}),
        thing=frozenset(stems[i] for i in head) - ANYBODY,
        about=frozenset(stems[i] for i in around if len(stems[i]) > 2) - ANYBODY,
    )


def _forward(doc: Document, i: int, end: int, names: set[int]) -> list[int]:
    """The tokens after a number that describe it, up to the next number, mark or speaker."""
    found: list[int] = []
    while i < min(end, len(doc.forms)) and len(found) < NEAR:
        form = doc.forms[i]
        if form in BREAKS or form in "،," or i in names or (form[0].isdigit() and found):
            break
        if form[0] == "و" and any(_is_number(other) for other in doc.forms[i : min(end, i + 5)]):
            break  # `20,270 نازحا وجرى إسكان 2,850`: another count begins
        found.append(i)
        i += 1
    return found


def _is_number(form: str) -> bool:
    word = WORDS[form]
    return bool(word and word.number)


def _backward(doc: Document, i: int, first: int, names: set[int]) -> list[int]:
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


def _tokens(doc: Document, start: int | None, end: int | None) -> list[int]:
    return [] if start is None or end is None else list(doc.tokens_in(int(start), int(end)))


def _people(doc: Document, tokens: Iterable[int], counted: set[int]) -> frozenset[str]:
    """Whose people: nationalities by their stem, trades and roles by the name of their list."""
    found = set()
    for entry in _lists()["people"]:
        for i in tokens:
            form = _bare(doc.forms[i])
            accusative = form[-1:] == "ا" and form[:-1] in entry["words"]
            accusative = accusative and (i in counted or form not in COUNTRIES)
            if form in entry["words"] or accusative:
                found.add(_nationality(form) if entry.get("each") else entry["name"])
    return frozenset(found)


def _nationality(form: str) -> str:
    for ending in ("يين", "يون", "يات", "ية", "يا", "ي"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return form[: -len(ending)]
    return {"روس": "روس", "مغاربة": "مغرب", "اتراك": "ترك"}.get(form, form)


def _incident(doc: Document, row: dict[str, Any], sentence: tuple[int, int]) -> frozenset[str]:
    """The incident named in the sentence, else the last one named before it: of people hurt in the article, of what is
    measured in the paragraph."""
    kind = row["kind"] or "count"
    if kind == "count" and row["measure"] not in INCIDENT:
        return frozenset()
    fits = frozenset(entry["name"] for entry in _lists()["incident"] if kind in entry["kinds"])
    if not fits:
        return frozenset()
    floor = 0 if kind == "count" else doc.text.rfind("\n", 0, doc.starts[sentence[0]]) + 1
    first, end = sentence
    found: frozenset[str] = frozenset()
    while not found and first < end and doc.starts[first] >= floor:
        found = _named_by("incident", doc, range(first, end)) & fits
        first, end = doc.sentence_of(first - 1) if first else (0, 0)
    return found - {"blast"} if "mines" in found else found


def _named_by(table: str, doc: Document, tokens: Iterable[int], measure: str | None = None) -> frozenset[str]:
    found = set()
    for entry in _lists()[table]:
        if measure is not None and measure not in entry.get("measures", (measure,)):
            continue
        for i in tokens:
            if _bare(doc.forms[i]) in entry["words"]:
                wanted = entry.get("before")
                if wanted is None or (i + 1 < len(doc.forms) and _bare(doc.forms[i + 1]) == fold(wanted)):
                    found.add(entry["name"])
    return frozenset(found)


def _turn(doc: Document, token: int, sentence: tuple[int, int]) -> int:
    """-1 where the words beside the number put it before another of its day, 1 where after, else 0."""
    forms = [_bare(doc.forms[i]) for i in range(max(sentence[0], token - 12), min(sentence[1], token + 4))]
    earlier = sum(form in _words("earlier") for form in forms)
    later = sum(form in _words("later") for form in forms)
    return (later > earlier) - (earlier > later)


def _hour(doc: Document, token: int, sentence: tuple[int, int]) -> int | None:
    """The time of day named nearest to the number, in its part of the sentence, else in the sentence."""
    hours = {word: entry["hour"] for entry in _lists()["hour"] for word in entry["words"]}
    for first, end in (_part(doc, token, sentence), sentence):
        named = [
            (abs(i - token), i, hours[_bare(doc.forms[i])]) for i in range(first, end) if _bare(doc.forms[i]) in hours
        ]
        if named:
            _, i, hour = min(named)
            afternoon = hour == 13 and doc.forms[i - 1 : i] == ["بعد"]
            return 15 if afternoon else int(hour)
    return None


def _part(doc: Document, token: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The part of the sentence between words that open another one (`بعدما كانت 3166 الجمعة`)."""
    first, end = sentence
    openers = [i for i in range(first + 1, end) if doc.forms[i] in _words("turn")]
    return max([i for i in openers if i <= token], default=first), min([i for i in openers if i > token], default=end)


def _beside(doc: Document, first: int, last: int, names: set[int]) -> str | None:
    """The place named right behind the number or before it: `290 في إقليم الحوز`, `الحوز (1,293 وفاة)`."""
    from newsanalysis.extract.places import NAMES

    n = len(doc.forms)
    after: list[int] = []
    for i in range(last + 1, min(n, last + 6)):
        if doc.forms[i] in BREAKS or doc.forms[i] in "،()" or doc.forms[i][0].isdigit():
            break
        after.append(i)
    bracket = [first - 2, first - 3] if doc.forms[first - 1 : first] == ["("] else []
    for i in (*after, *bracket):
        if 0 <= i < n and i not in names:
            for words, _ in NAMES.get(doc.forms[i], NAMES.get(_bare(doc.forms[i]), ())):
                if doc.forms[i + 1 : i + len(words)] == list(words[1:]):
                    return _one_spelling("_".join(words))
    return None


def _one_spelling(folded: str) -> str:
    same = next((sorted(entry["words"])[0] for entry in _lists()["place"] if folded in entry["words"]), folded)
    return same.replace("_", " ")


def _place(place: str | None, article: _Article, sentence: tuple[int, int]) -> str | None:
    """A place under one spelling; none where it only stands in the name of a speaker (`أمينة المظالم في أرمينيا`)."""
    if place is None:
        return None
    words = [fold(word) for word in place.split()]
    forms = article.doc.forms
    standing = [i for i in range(*sentence) if forms[i : i + len(words)] == words]
    if standing and all(i in article.names for i in standing):
        return None
    return _one_spelling("_".join(words))


def _day(
    row: dict[str, Any], claim: dict[str, Any] | None, article: _Article, token: int, sentence: tuple[int, int]
) -> tuple[pd.Timestamp | None, bool]:
    """The day that a figure stands for, and whether the text names it: the day in its part of the sentence, else until
    when it stands, when it was said, a day in the sentence, the last day named in the paragraph, the day of publication."""
    doc = article.doc
    first, end = _part(doc, token, sentence)
    beside = [day for day in article.days if first <= day.first < end and not _points_back(doc, day.first)]
    if beside:
        nearest = min(beside, key=lambda day: (abs(day.first - token), day.first))
        return pd.Timestamp(nearest.date), True
    following = next((i for i in range(*sentence) if doc.forms[i] in ("التالي", "تالي")), None)
    for known in (row["as_of"], (claim or {}).get("said_on")):
        if known is not None and not any(_points_back(doc, i) for i in range(*sentence)):
            return pd.Timestamp(known), True
    paragraph = doc.text.rfind("\n", 0, doc.starts[token]) + 1
    if any(_points_back(doc, i) for i in range(*sentence)):
        paragraph = 0  # `مساء اليوم نفسه`: the last day named, however far
    before = [
        day
        for day in article.days
        if day.first < token and doc.starts[day.first] >= paragraph and not _points_back(doc, day.first)
    ]
    if before:
        return pd.Timestamp(before[-1].date) + pd.Timedelta(days=1 if following is not None else 0), True
    return article.published, False


def _points_back(doc: Document, i: int) -> bool:
    """Whether a `اليوم` means the day named before: `ذلك اليوم`, `اليوم نفسه`, `اليوم التالي`."""
    if _bare(doc.forms[i]) != "يوم" and doc.forms[i] not in ("اليوم", "يوم"):
        return False
    return doc.forms[i - 1 : i] in (["ذلك"], ["هذا"]) or doc.forms[i + 1 : i + 2] in (
        ["نفسه"], ["ذاته"], ["التالي"], ["عينه"],
    )  # fmt: skip


def _stem(form: str) -> str:
    """What a word shares with its other forms: the lemma of a known noun, else the letters without endings and prefixes."""
    word = WORDS[form]
    if word and word.noun:
        return word.noun.lemma
    form = _bare(form)
    for ending in ("يين", "تين", "تان", "ات", "ون", "ين", "ان", "وا", "ها", "هم", "ية", "ة", "ي", "ا", "ت"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            form = form[: -len(ending)]
            break
    for start in ("مت", "است", "سي", "ست", "ت", "ي", "م", "ا"):
        if form.startswith(start) and len(form) - len(start) >= 3:
            return form[len(start) :]
    return form


def _bare(form: str) -> str:
    """A folded word without what is written onto its front."""
    for clitics in ("وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف"):
        if form.startswith(clitics) and len(form) - len(clitics) >= 3:
            rest = form[len(clitics) :]
            if len(clitics) > 1 or rest in _all_words():
                return rest
    return form


@cache
def _lists() -> dict[str, list[dict[str, Any]]]:
    path = files("newsanalysis.analyse") / "scope.toml"
    tables: dict[str, list[dict[str, Any]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    for entries in tables.values():
        for entry in entries:
            entry["words"] = frozenset(map(fold, entry["forms"].split()))
    return tables


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(word for entry in _lists()[table] for word in entry["words"])


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for table in _lists() for word in _words(table))


def _named(claim: dict[str, Any]) -> list[tuple[int, int]]:
    pairs = [(claim[f"{name}_start"], claim[f"{name}_end"]) for name in ("source", "via")]
    return [(int(start), int(end)) for start, end in pairs if start is not None and end is not None]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, null as None."""
    cells = frame.astype(object)
    return [{str(k): v for k, v in row.items()} for row in cells.where(cells.notna(), None).to_dict("records")]
