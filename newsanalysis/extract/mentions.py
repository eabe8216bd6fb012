"""Mentions of speakers and the fullest name of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsanalysis.extract.drafts import Draft, Phrase, phrase_span
from newsanalysis.extract.layout import Layout
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import source_kinds
from newsanalysis.lexicon.particles import FEMININE, PLURALS

DISTINCT = (
    200  # distinct mentions that a name is compared with, and names looked for in the whole text: no article has more
)
PLACES = 5  # places of a name that are looked at for its title


@dataclass(slots=True)
class Mention:
    """Somebody who speaks: the phrase, its folded words, and the persons of a verb that it agrees with."""

    phrase: Phrase
    words: list[str]
    persons: frozenset[str]
    kind: str


def mentioned(view: Layout, phrase: Phrase, draft: Draft | None) -> Mention:
    """A phrase as the mention of a person or body, with the persons of the verb that it agrees with."""
    words = view.forms[phrase[0] : phrase[1]]
    if phrase[0] in view.prefixed:
        words = [words[0][1:], *words[1:]]
    kinds = source_kinds()
    return Mention(phrase, words, _persons(words, draft), kinds.get(words[0], ""))


def _persons(words: list[str], draft: Draft | None) -> frozenset[str]:
    head = words[0].removeprefix("ال")
    if (head.endswith(("ون", "ين")) and len(head) > 4 and not head.endswith("وين")) or head in PLURALS:
        return frozenset({"mp", "1p"})
    if head in ("كل", "احد", "بعض", "عدد") and len(words) > 1:
        return frozenset({"ms", "fs", "mp"}) if head in ("كل", "بعض", "عدد") else frozenset({"ms"})
    joined = any(word[0] == "و" and word[1:2].isalpha() and word not in source_kinds() for word in words[1:])
    plural = frozenset({"mp", "md"}) if joined else frozenset()
    if head.endswith(("ة", "ات")) or head in FEMININE or words[0] in FEMININE:
        return frozenset({"fs"}) | plural
    if draft is not None and draft.person in ("fs", "ms"):
        return frozenset({draft.person}) | plural
    return frozenset({"ms"}) | plural


def _bare(words: Iterable[str]) -> set[str]:
    return {word.removeprefix("ال") for word in words if len(word) > 2}


class Fullest:
    """Joins a mention to the fullest one of the same speaker in the article."""

    def __init__(self, view: Layout, named: list[Mention]) -> None:
        self.view = view
        self.named = list({tuple(mention.words): mention for mention in reversed(named)}.values())[::-1][:DISTINCT]
        self.known: dict[Phrase, str] = {}
        self.titled: dict[str, Mention | None] = {}

    def text(self, mention: Mention) -> str:
        if mention.phrase not in self.known:
            self.known[mention.phrase] = self._resolved(mention)
        return self.known[mention.phrase]

    def _resolved(self, mention: Mention) -> str:
        best = mention
        for _ in range(3):
            fuller = self._behind(best) if best.kind == "document" else self._by_name(best) or self._by_office(best)
            if fuller is None or fuller.phrase == best.phrase:
                break
            best = fuller
        span = phrase_span(self.view, best.phrase)
        assert span is not None
        return self.view.doc.text[span.start : span.end]

    def _by_name(self, mention: Mention) -> Mention | None:
        """A longer mention that holds all its words (`علييف` in `الرئيس إلهام علييف`), the longest of them."""
        words = {word for word in mention.words if len(word) > 2}
        if not words or len(mention.words) > 3:
            return None
        # `رئيس الإقليم` is also `رئيس إقليم كردستان`: inner words lose the article where a name specifies them.
        longer = [
            m
            for m in self.named
            if len(m.words) > len(mention.words)
            and (words <= set(m.words) or (m.words[0] == mention.words[0] and _bare(words) <= _bare(m.words)))
        ]
        if not mention.kind:
            longer = [
                m for m in longer if m.kind != "people" and not (m.words[0].endswith("و") and len(m.words[0]) > 3)
            ]
        # In brackets or quotation marks a name is not counted longer for its marks.
        if mention.kind and not any(m.words[0] == mention.words[0] for m in longer):
            return None
        if longer:
            return max(longer, key=lambda m: sum(word[0].isalnum() for word in m.words))
        if mention.kind or len(mention.words) > 1:
            return None
        name = mention.words[-1]
        if name not in self.titled and len(self.titled) < DISTINCT:
            self.titled[name] = self._with_title(name)
        return self.titled.get(name)

    def _with_title(self, name: str) -> Mention | None:
        """The place where the name follows the longest title, also where nobody speaks."""
        forms, kinds = self.view.forms, source_kinds()
        best: Mention | None = None
        at = -1
        for _ in range(PLACES):
            try:
                at = forms.index(name, at + 1)
            except ValueError:
                break
            for first in range(at - 1, max(-1, at - 9), -1):
                longer = best is None or at + 1 - first > len(best.words)
                if longer and kinds.get(forms[first]) == "person" and noun_phrase(self.view, first, at + 1) == at + 1:
                    best = mentioned(self.view, (first, at + 1), None)
        return best

    def _by_office(self, mention: Mention) -> Mention | None:
        """`المصدر` → the latest `مصدر أمني` before it."""
        head = mention.words[0]
        if not head.startswith("ال") or len(mention.words) > 2 or not mention.kind:
            return None
        bare = head[2:]
        before = [m for m in self.named if m.phrase[0] < mention.phrase[0] and len(m.words) > len(mention.words)]
        same = [m for m in before if m.words[0] == bare or m.words[0] == head]
        if same:
            return same[-1]
        if bare not in self.titled:
            self.titled[bare] = self._written_out(bare)
        fuller = self.titled[bare]
        return fuller if fuller and fuller.phrase[0] < mention.phrase[0] else None

    def _written_out(self, head: str) -> Mention | None:
        """The first place where an institution is written out (`منظمة الصحة` of `المنظمة`), also where it does not speak."""
        if source_kinds().get(head) != "institution" or head not in self.view.forms:
            return None
        first = self.view.forms.index(head)
        end = noun_phrase(self.view, first, len(self.view.forms))
        return mentioned(self.view, (first, end), None) if 1 < end - first < 8 else None

    def _behind(self, mention: Mention) -> Mention | None:
        """The institution behind a document (`بيان صادر عن الوزارة`); behind a mere `البيان`, the last one."""
        first, end = mention.phrase
        kinds, forms = source_kinds(), self.view.forms
        for j in range(first + 1, end):
            word = forms[j]
            if kinds.get(word) in ("institution", "medium", "person"):
                return mentioned(self.view, (j, end), None)
            if word[0] == "ل" and len(word) > 3 and kinds.get(word[1:]) in ("institution", "person"):
                self.view.prefixed.add(j)
                return mentioned(self.view, (j, end), None)
        if not mention.words[0].startswith("ال"):
            return None
        before = [m for m in self.named if m.phrase[0] < first and m.kind in ("institution", "document", "person")]
        return before[-1] if before else None
