"""What the word lists know of one word, when it comes to quantities: number, noun, event, each under its folded form.

`WORDS[form]` is a `Word` or None; it is worked out once for each distinct form, so a lookup costs a dictionary access.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from newsanalysis.lexicon.load import word_list
from newsanalysis.text.fold import fold
from newsanalysis.text.memory import Memory

T = TypeVar("T")
DIGIT_SCALE = ("unit", "tens", "hundred", "hundred_dual", "magnitude", "magnitude_dual", "fraction", "parts", "vague")


class NumberWord(NamedTuple):
    """A word of a number. `role` is its table in numbers.toml, or `dual` for a counted noun in the dual."""

    role: str
    value: float
    low: float = 0.0
    high: float = 0.0


class Noun(NamedTuple):
    """A counted noun: its kind and unit, or what happened to whom. `number` is sg, pl or du."""

    lemma: str
    kind: str
    unit: str | None
    measure: str | None
    group: str | None
    number: str
    person: bool


class Event(NamedTuple):
    """A word that says what happened. `verb` tells `قتل 3` from `مقتل 3`."""

    measure: str
    on_people: str
    verb: bool


class Word(NamedTuple):
    """A folded form taken apart. `clitics` counts the letters of و ف ب ل ك ال before the stem."""

    stem: str
    clitics: str
    number: NumberWord | None
    noun: Noun | None
    event: Event | None

    @property
    def definite(self) -> bool:
        return self.clitics.endswith("ال") or self.clitics.endswith("لل")

    @property
    def joined(self) -> bool:
        """Whether it is coordinated by its own و or ف."""
        return self.clitics[:1] in ("و", "ف")


CLITICS = [a + b for a in ("", "و", "ف") for b in ("", "ال", "ب", "ل", "ك", "بال", "كال", "لل")]
CLITICS_BY_LETTER = {
    letter: tuple(clitics for clitics in CLITICS if clitics[:1] in ("", letter)) for letter in "وفابلك"
}
SHORT = frozenset(map(fold, ("ست", "طن", "يد")))  # stems so short that a clitic before them is worth believing
SUFFIXES = ("ه", "ها", "هم", "هن", "هما", "نا", "ك", "كم")


def _analyse(form: str) -> Word | None:
    if form in NEVER:
        return None
    if form[0].isdigit():
        return Word(form, "", NumberWord("digits", 0.0), None, None)
    for clitics in CLITICS_BY_LETTER.get(form[0], ("",)):
        stem = form[len(clitics) :]
        if not form.startswith(clitics) or len(stem) < (3 if clitics and stem not in SHORT else 1):
            continue
        number, noun, event = _NUMBERS.get(stem), _NOUNS.get(stem), _EVENTS.get(stem)
        if number or noun or event:
            if noun and noun.number == "du" and not number:
                number = NumberWord("dual", 2.0)
            return Word(stem, clitics, number, noun, event)
    if dual := feminine_dual(form):
        return Word(form, "", NumberWord("dual", 2.0), dual, None)
    return None


def accusative(noun: str) -> str:
    """`قتيل` → `قتيلا`; nouns in ة and ا keep their form."""
    return noun if noun[-1] in "ةا" else noun + "ا"


def duals(noun: str) -> tuple[str, ...]:
    """Nominative and oblique dual, folded: `سيارة` → `سيارتان سيارتين`, `مبنى` → `مبنيان`, `لقاء` → `لقاءان`."""
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    return stem + "ان", stem + "ين"


def past(verb: str) -> Iterator[str]:
    """Third persons of a past verb, folded: `أصيب` → `أصيب أصيبت أصيبوا أصيبا أصبن`; `أجلى` → `أجلت أجلوا`."""
    yield verb
    short = verb[:-1] if verb[-1] in "اي" and verb != DIED else verb
    yield short + "ت"
    yield (short if short != verb else verb) + "وا"
    yield verb + "ا"
    yield short + "تا"
    if verb == DIED:
        yield verb[:-1] + "وا"


DIED = fold("توفي")  # passive: its ي stays (`توفيت`)


def present(verb: str) -> Iterator[str]:
    """Third persons of a present verb: `يقتل` → `تقتل يقتلون يقتلوا`, and the future `سيقتل`."""
    stem = verb[:-1] if verb[-1] in "اي" else verb
    for form in (verb, "ت" + verb[1:], stem + "ون", stem + "وا"):
        yield form
        yield "س" + form


def _numbers() -> dict[str, NumberWord]:
    lists = word_list("numbers")
    found: dict[str, NumberWord] = {}
    for role in DIGIT_SCALE:
        for entry in lists.get(role, []):
            number = NumberWord(
                role, float(entry.get("value", 0)), float(entry.get("low", 0)), float(entry.get("high", 0))
            )
            for form in entry["forms"]:
                # آلاف and ملايين are magnitudes after a number and vague words without one: numbers.py decides.
                found.setdefault(fold(form), number)
            if "accusative" in entry:
                found.setdefault(fold(entry["accusative"]), number)
    for entry in lists["fraction"]:  # `نصفهم`
        for form in map(fold, entry["forms"]):
            for suffix in ("هم", "هن", "ها", "هما"):
                found[form + suffix] = NumberWord("fraction", float(entry["value"]))
    hundreds = ("ماءة", "مءة", "ميه", "ماءه", "مءه")
    for value, stems in enumerate(
        (("ثلاث",), ("اربع",), ("خمس",), ("ست",), ("سبع",), ("ثمان", "ثماني"), ("تسع",)), start=3
    ):
        for stem in stems:
            for hundred in hundreds:
                found[stem + hundred] = NumberWord("hundreds", value * 100.0)
    return found


def _nouns() -> dict[str, Noun]:
    lists = word_list("nouns")
    found: dict[str, Noun] = {}
    # A feminine made of a masculine person comes last: `مدرسة` is a school before it is a woman teacher.
    for feminine in (False, True):
        for table in ("unit", "person", "thing"):
            for entry in lists[table]:
                for lemma, form, number in noun_forms(entry):
                    if (number == "fem") == feminine:
                        found.setdefault(form, _noun(table, entry, lemma, number))
    for form in NEVER:
        found.pop(form, None)
    return found


def initials() -> frozenset[str]:
    """Forms of the nouns whose first letter is not a particle."""
    entries = word_list("nouns")["initial"]
    return frozenset(form for entry in entries for _, form, _ in noun_forms(entry))


def _currencies() -> dict[tuple[str, str], str]:
    """(plain name of a currency, adjective in any form) → ISO 4217 code."""
    found: dict[tuple[str, str], str] = {}
    for entry in word_list("nouns")["currency"]:
        for adjective in map(fold, entry["forms"]):
            for form in (adjective, adjective + "ا", adjective + "ة", adjective + "ين", adjective + "ان"):
                found[entry["noun"], form] = entry["unit"]
    return found


def feminine_dual(form: str) -> Noun | None:
    """`مقبرتين`, `كنيستان`: a dual by its ending alone, of any noun in ة; names and other words that end so are listed."""
    if (
        len(form) < 7
        or not form.endswith(("تين", "تان"))
        or form in NEVER
        or (form[0] in "وبلفك" and form not in INITIALS)
        or form.startswith("ال")
    ):
        return None
    return Noun(form[:-3] + "ة", "count", None, None, None, "du", False)


def _noun(table: str, entry: dict[str, Any], lemma: str, number: str) -> Noun:
    # Women are a group of their own where the noun says no other (`سعوديات`).
    group = entry.get("group") or ("women" if number == "fem" and not entry.get("measure") else None)
    number = {"fem": "pl" if lemma.endswith("ات") else "sg"}.get(number, number)
    return Noun(
        lemma,
        entry.get("kind", "count"),
        entry.get("unit"),
        entry.get("measure"),
        group,
        number,
        table == "person",
    )


def noun_forms(entry: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Lemma, form and grammatical number (sg, pl, du; `own` with a pronoun suffix; `fem` of a masculine person) of every
    form of an entry."""
    sound = entry.get("sound", False)
    plurals = [fold(plural) for plural in entry.get("plurals", [])]
    for noun in map(fold, entry["forms"]):
        yield noun, noun, "sg"
        yield noun, accusative(noun), "sg"
        if len(noun) > 2 or noun in SHORT or "kind" not in entry:
            nominative, oblique = duals(noun)
            yield noun, nominative, "du"
            yield noun, oblique, "pl" if sound or oblique in plurals else "du"  # `ناجين` is a plural
        stem = noun[:-1] if noun.endswith("ة") else noun
        if sound:
            yield noun, noun + "ون", "pl"
            yield noun, noun + "و", "pl"  # before the noun that they belong to: `مسلحو التنظيم`
            yield noun, noun + "ي", "pl"
            yield noun, noun + "ة", "fem"
            for dual in duals(noun + "ة"):
                yield noun, dual, "du"
        if sound or noun.endswith("ة"):
            yield noun, stem + "ات", "fem" if sound else "pl"
        for suffix in SUFFIXES if len(noun) > 2 else ():
            yield noun, stem + ("ت" if noun.endswith("ة") else "") + suffix, "own"
            if sound:
                yield noun, noun + "ي" + suffix, "own"
    lemma = fold(entry["forms"][0])
    for plural in plurals:
        yield lemma, plural, "pl"
        yield lemma, accusative(plural), "pl"
        for suffix in SUFFIXES:
            yield lemma, plural + suffix, "own"


def _events() -> dict[str, Event]:
    found: dict[str, Event] = {}
    for entry in word_list("casualties")["event"]:
        measure, on_people = entry["measure"], entry.get("on_people", entry["measure"])
        for pair in entry.get("verbs", []):
            before, now = map(fold, pair.split())
            for form in [*past(before), *(present(now) if now != "-" else ())]:
                found.setdefault(form, Event(measure, on_people, verb=True))
        for noun in map(fold, entry.get("nouns", [])):
            found[noun] = Event(measure, on_people, verb=found[noun].verb if noun in found else False)
            if noun.endswith("ة"):
                found.setdefault(noun[:-1] + "تهم", found[noun])
            else:
                for suffix in ("هم", "ه", "ها", "هما"):
                    found.setdefault(noun + suffix, found[noun])
    return found


def phrases(name: str, table: str) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """The `forms` (or `phrases`) of a table as tuples of folded words, with their entry."""
    for entry in word_list(name)[table]:
        for phrase in entry.get("phrases" if table == "event" else "forms", []):
            yield tuple(map(fold, phrase.split())), entry


def by_last(items: Iterable[tuple[tuple[str, ...], T]]) -> dict[str, list[tuple[tuple[str, ...], T]]]:
    """Phrases grouped by their last word, longest first: for matching backwards from a number."""
    return _grouped(items, -1)


def by_first(items: Iterable[tuple[tuple[str, ...], T]]) -> dict[str, list[tuple[tuple[str, ...], T]]]:
    """Phrases grouped by their first word, longest first: for matching forwards."""
    return _grouped(items, 0)


def _grouped(items: Iterable[tuple[tuple[str, ...], T]], at: int) -> dict[str, list[tuple[tuple[str, ...], T]]]:
    found: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for words, entry in items:
        found.setdefault(words[at], []).append((words, entry))
    for group in found.values():
        group.sort(key=lambda item: -len(item[0]))
    return found


def without_clitic(
    form: str, word: str, clitics: tuple[str, ...] = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")
) -> bool:
    """Whether `form` is `word`, perhaps with a particle written onto it (`بنحو`, `وأكثر`)."""
    return form.endswith(word) and form[: len(form) - len(word)] in clitics


NEVER = frozenset(fold(form) for entry in word_list("nouns")["never"] for form in entry["forms"])
INITIALS = initials()
CURRENCIES = _currencies()
_NUMBERS = _numbers()
_NOUNS = _nouns()
_EVENTS = _events()
WORDS = Memory(_analyse)
