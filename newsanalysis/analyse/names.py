"""Names as words: which known name a phrase is, holds, shortens or resembles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsanalysis.text.fold import MARKS, fold

# A spokesman stands for the body that he speaks for.
FOR = frozenset(map(fold, ("باسم", "لسان", "بلسان")))
# Words that point back and name nobody: `الوزارة نفسها`.
POINTING = frozenset(map(fold, "نفسه نفسها ذاته ذاتها عينه عينها المذكور المذكورة هذا هذه".split()))
# What a body writes or counts and is itself no speaker: `حصيلة لوزارة الداخلية`.
DOCUMENTS = frozenset(map(fold, "بيان حصيلة تقرير تقدير تفصيل إحصاء إحصائية بلاغ أرقام بيانات وثيقة دراسة".split()))
# Letters that one foreign name is written with now in one way, now in another, and letters that come and go. The
# groups are those of the usual transcriptions: g (غ ج ق ك), v (ف ڤ و), p (ب پ), ch (تش ش), emphatics, long vowels.
_SAME = str.maketrans(dict(zip("غقگڤپطصضظذثه", "جكجفبتسدزدتة", strict=True)))
_VOWELS = str.maketrans("", "", "اويءة")
_WORD = re.compile(rf"[^\W_](?:[\w{MARKS}])*")


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, without quotation marks and words that only point (`نفسها`); `لل` reads as `ال`."""
    words = (fold(word) for word in _WORD.findall(name))
    return tuple(_without_lam(word) for word in words if word and word not in POINTING)


def _without_lam(word: str) -> str:
    return "ال" + word[2:] if word.startswith("لل") and len(word) > 4 else word


def bare(word: str) -> str:
    """A folded word without a clitic and the article."""
    for clitic in ("بال", "وال", "فال", "كال", "لل", "ال"):
        if word.startswith(clitic) and len(word) > len(clitic) + 1:
            return word[len(clitic) :]
    return word


def skeleton(words: Iterable[str]) -> str:
    """What is left of a name when the letters that transcriptions disagree on are taken out or made one."""
    return " ".join(bare(word).translate(_SAME).translate(_VOWELS) or bare(word) for word in words)


class Names:
    """The names of actors, looked up by spelling, by words and by likeness."""

    def __init__(self, actors: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._spelled: dict[str, list[str]] = {}
        self._words: dict[tuple[str, ...], list[str]] = {}
        self._starting: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._holding: dict[str, set[tuple[tuple[str, ...], str]]] = {}
        self._bare: dict[str, set[str]] = {}
        self._shown: dict[tuple[str, ...], str] = {}
        self._last: dict[str, set[str]] = {}
        for actor, names in actors:
            self.add(actor, names)

    def add(self, actor: str, names: Iterable[str]) -> None:
        """Let `actor` be known under `names`."""
        for name in names:
            words = words_of(name)
            if not words:
                continue
            self._shown.setdefault(words, name)
            if len(words) > 1:
                self._last.setdefault(words[-1], set()).add(actor)
            for known in (self._spelled.setdefault(name, []), self._words.setdefault(words, [])):
                if actor not in known:
                    known.append(actor)
            self._starting.setdefault(words[0], []).append((words, actor))
            for word in words:
                self._holding.setdefault(bare(word), set()).add((words, actor))
            self._bare.setdefault(actor, set()).update(map(bare, words))

    def spelled(self, name: str) -> list[str]:
        """The actors known by exactly this spelling."""
        return self._spelled.get(name, [])

    def folded(self, words: tuple[str, ...]) -> list[str]:
        """The actors known by these words, in whatever spelling."""
        return self._words.get(words, [])

    def bare_words(self, actor: str) -> set[str]:
        """All words of the names of an actor."""
        return self._bare.get(actor, set())

    def held_in(self, phrase: str) -> tuple[str, str, bool] | None:
        """The longest name inside a phrase: actor, name, and whether the phrase only speaks for it.

        It opens it (`توفيق شكري، المتحدث`), ends it after a title (`الوزير عماد الطرابلسي`), is spoken for (`المتحدث
        باسم الوزارة`) or has written it (`بيان للوزارة`). A body or a country that just stands in it is none: `سفير
        أذربيجان` is not Azerbaijan.
        """
        best: tuple[int, str, str, bool] | None = None
        words = words_of(phrase)
        lam = [fold(word).startswith("ل") for word in _WORD.findall(phrase) if fold(word) not in POINTING]
        for i, word in enumerate(words):
            # `بيان لوزارة الصحة`, but not `سفير أذربيجان لدى ألمانيا`
            owner = word[1:] if i and lam[i] and word.startswith("ل") else word
            for name, actor in self._starting.get(owner, ()):
                if (owner, *words[i + 1 : i + len(name)]) != name or len(self._words[name]) > 1:
                    continue
                written = i in (1, 2) and lam[i] and len(name) > 1 and words[0] in DOCUMENTS
                spoken_for = written or (i > 0 and words[i - 1] in FOR)
                opens = i == 0 and (len(name) > 1 or len(words) <= 2)
                surname = len(name) == 1 and i + 1 == len(words) and actor in self._last.get(owner, ())
                person = surname or is_person(self._shown[name])
                if not (spoken_for or opens or person):
                    continue
                # A person's name says who speaks, whatever office stands before it.
                weight = len(name) + (100 if person and len(name) > 1 else 0) + (50 if i == 0 else 0)
                if best is None or weight > best[0]:
                    best = weight, actor, self._shown[name], spoken_for and not person
        return best and best[1:]

    def shortened(self, words: tuple[str, ...]) -> list[tuple[str, str]]:
        """The actors, each with a name, whose name opens or ends so; one word that is no person is too little."""
        if not words or (len(words) == 1 and not is_person(words[0])):
            return []
        found: dict[str, str] = {}
        wanted = [bare(word) for word in words]
        for name, actor in sorted(self._holding.get(wanted[0], ())):
            rest = iter(bare(word) for word in name)
            opens = bare(name[0]) == wanted[0] or len(words) == 1
            closes = name[-len(words) :] == words  # `خالد سالم` after `وزير الصحة`
            if len(name) > len(words) and (opens or closes) and all(word in rest for word in wanted):
                found.setdefault(actor, self._shown[name])
        return sorted(found.items())

    def alike(self, words: tuple[str, ...], least: float) -> list[tuple[str, str, float]]:
        """The actors whose names look or sound alike, at most three, with a name and the likeness of 100."""
        from rapidfuzz import fuzz, process

        best: dict[str, tuple[str, float]] = {}
        names = list(self._shown)
        for spelled in (" ".join, skeleton):
            query = spelled(words)
            if len(query) < 4:  # in so few letters everything is alike
                continue
            choices = [spelled(name) for name in names]
            for _, score, place in process.extract(query, choices, scorer=fuzz.ratio, score_cutoff=least, limit=6):
                for actor in self._words[names[place]]:
                    if score > best.get(actor, ("", 0.0))[1]:
                        best[actor] = self._shown[names[place]], score
        ordered = sorted(best.items(), key=lambda item: (-item[1][1], item[0]))
        return [(actor, name, score) for actor, (name, score) in ordered][:3]


@cache
def is_person(name: str) -> bool:
    """Whether a name is a person's: no word of an office, a body or a medium opens it."""
    from newsanalysis.extract.source_kinds import source_kind

    return source_kind(name, None) == "person"
