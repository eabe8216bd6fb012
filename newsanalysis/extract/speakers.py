"""Who is understood to speak: elided subjects, short names and offices, documents.

An elided subject (`وأضاف`, `مؤكدة`) is the latest speaker that agrees with the verb in gender and number, claims
within other claims coming last; where nobody has spoken yet, the subject of the sentence or of the one before. A short
name or a definite office (`علييف`, `المصدر`) is joined to its fullest mention; a document stands for the institution behind it.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsanalysis.extract.drafts import Draft, Phrase, phrase_span
from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, source_kinds
from newsanalysis.lexicon.particles import (
    COMMAS,
    FEMININE,
    PLURALS,
    RELATIVES,
)

# Verbs of thinking and hearsay that have nobody's name in the masculine singular: `يعتقد أن`, `قيل إن`.
HEARSAY = frozenset({"اعتقد", "توقع", "زعم", "رجح", "خشي", "اتهم", "ظن", "نسب"})


DISTINCT = 200  # distinct mentions that a name is compared with
NEAR = 25  # claims back that an elided subject may refer to
PLACES = 5  # places of a name that are looked at for its title


@dataclass(slots=True)
class Mention:
    """Somebody who speaks: the phrase, its folded words, and the persons of a verb that it agrees with."""

    phrase: Phrase
    words: list[str]
    persons: frozenset[str]
    kind: str


def resolve(view: Layout, drafts: list[Draft]) -> list[str | None]:
    """The speaker of each draft, as written where it is named most fully; null where nobody is named."""
    named = {n: _mention(view, draft.source, draft) for n, draft in enumerate(drafts) if draft.source}
    speakers: list[Mention | None] = []
    for n, draft in enumerate(drafts):
        if n in named:
            speakers.append(named[n])
        elif draft.form == "passive" or _is_hearsay(view, draft):
            speakers.append(None)
        else:
            speakers.append(_elided(view, drafts, speakers, n))
    fullest = _Fullest(view, list(named.values()))
    return [fullest.text(speaker) if speaker else None for speaker in speakers]


def _mention(view: Layout, phrase: Phrase, draft: Draft | None) -> Mention:
    words = view.forms[phrase[0] : phrase[1]]
    if phrase[0] in view.after_lam:
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


def _is_hearsay(view: Layout, draft: Draft) -> bool:
    reading = draft.reading
    if reading is None or reading.form != "present" or reading.person != "ms" or reading.clitic:
        return False
    return draft.begin - draft.at <= 3 and reading.cue.lemma in HEARSAY


def _elided(view: Layout, drafts: list[Draft], speakers: list[Mention | None], n: int) -> Mention | None:
    """The antecedent of a subject that is not written, or null."""
    draft = drafts[n]
    around = [m for m in range(max(0, n - NEAR), n) if _holds(drafts[m], draft)]
    if draft.person in ("1s", "1p"):
        return speakers[around[-1]] if around else next((s for s in reversed(speakers[-2:]) if s), None)
    relative = _before_relative(view, draft)
    if relative is not None:
        return relative
    start = view.sentence_of(draft.at)[0]
    for m in range(n - 1, max(-1, n - NEAR), -1):
        other = speakers[m]
        if other is None or not _agrees(draft, other) or _is_passing(drafts[m], other):
            continue
        if [k for k in range(max(0, m - NEAR), m) if _holds(drafts[k], drafts[m])] != [k for k in around if k < m]:
            continue  # it stands deeper or less deep within another claim
        if drafts[m].at < start and not around:
            return _subject(view, start, draft) or (other if draft.form != "participle" else None) or other
        return other
    for m in reversed(around):
        other = speakers[m]
        if other is not None and _agrees(draft, other):
            return other
    if around:
        return None
    for _ in range(3):
        subject = _subject(view, start, draft)
        if subject is not None or start == 0:
            return subject
        start = view.sentence_of(start - 1)[0]
    return None


def _agrees(draft: Draft, mention: Mention) -> bool:
    return not draft.person or draft.person in mention.persons


def _is_passing(draft: Draft, mention: Mention) -> bool:
    """An agency named in passing (`بحسب رويترز`) does not take over as the one who goes on speaking."""
    return draft.kind == "phrase" and mention.kind in ("medium", "person") and len(mention.words) <= 3


def _before_relative(view: Layout, draft: Draft) -> Mention | None:
    """Of `الوزير الذي قال`: the noun phrase before the relative pronoun."""
    forms, at = view.forms, draft.at - 1
    if at >= 0 and forms[at] in ("كان", "كانت", "قد"):
        at -= 1
    if at < 1 or forms[at] not in RELATIVES:
        return None
    end = at - 1 if forms[at - 1] in COMMAS else at
    for first in range(end - 1, max(-1, end - 8), -1):
        if forms[first] in source_kinds() and noun_phrase(view, first, end) == end:
            return _mention(view, (first, end), None)
    return None


def _subject(view: Layout, start: int, draft: Draft) -> Mention | None:
    """The subject of the sentence that begins at `start`, where it agrees with the draft's verb and precedes it."""
    b, kinds, forms = boundaries(), source_kinds(), view.forms
    limit = min(draft.at, start + LONGEST)
    j = start
    while j < limit and (not forms[j][0].isalnum() or forms[j] in b.time or forms[j] in ("و", "كما", "قد", "وقد")):
        j += 1
    if j >= limit:
        return None
    if forms[j] in ("في", "وفي", "من", "ومن", "علي", "الي", "بعد", "وبعد", "خلال") or forms[j] in b.adjunct:
        comma = next((k for k in range(j, limit) if forms[k] in COMMAS), None)
        if comma is None:
            return None
        j = comma + 1
    if forms[j] not in kinds and not _is_verb(view, j):
        return None
    first = j if forms[j] in kinds else j + 1
    if first >= limit or not forms[first][0].isalpha():
        return None
    end = noun_phrase(view, first, limit, stop_at_object=True)
    if end == first:
        return None
    mention = _mention(view, (first, end), None)
    if end - first > 14:
        return None
    if not mention.kind:
        if (
            start > 0
            or first == j
            or view.quote_end(first) < len(forms)
            or not 1 < end - first < 6
            or forms[first].startswith(("ال", "ل", "ب"))
        ):
            return None  # neither a title nor an institution, nor a name at the opening of the article
        mention.persons = frozenset({"fs" if forms[j].endswith("ت") else "ms"})
    return mention if not draft.person or draft.person in mention.persons else None


def _is_verb(view: Layout, j: int) -> bool:
    """Whether the first word of a sentence is likely a verb: a known one, or a bare word that begins it."""
    word = view.forms[j]
    rest = word[1:] if word[0] in "وف" else word
    if rest.startswith(("ال", "لل")) or len(rest) < 3:
        return False
    known = boundaries().finite_verb
    return word in known or rest in known or j in view.candidates or rest[-1] in "ت" or len(rest) <= 5


def _holds(outer: Draft, inner: Draft) -> bool:
    return outer is not inner and any(first <= inner.at < end for first, end in outer.content)


class _Fullest:
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
        longer = [m for m in self.named if len(m.words) > len(mention.words) and words <= set(m.words)]
        # In brackets or quotation marks a name is not counted longer for its marks.
        if mention.kind and not any(m.words[0] == mention.words[0] for m in longer):
            return None
        if longer:
            return max(longer, key=lambda m: sum(word[0].isalnum() for word in m.words))
        if mention.kind or len(mention.words) > 1:
            return None
        name = mention.words[-1]
        if name not in self.titled:
            self.titled[name] = self._with_title(name)
        return self.titled[name]

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
                    best = _mention(self.view, (first, at + 1), None)
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
        return _mention(self.view, (first, end), None) if 1 < end - first < 8 else None

    def _behind(self, mention: Mention) -> Mention | None:
        """The institution behind a document (`بيان صادر عن الوزارة`); behind a mere `البيان`, the last one."""
        first, end = mention.phrase
        kinds, forms = source_kinds(), self.view.forms
        for j in range(first + 1, end):
            word = forms[j]
            if kinds.get(word) in ("institution", "medium", "person"):
                return _mention(self.view, (j, end), None)
            if word[0] == "ل" and len(word) > 3 and kinds.get(word[1:]) in ("institution", "person"):
                self.view.after_lam.add(j)
                return _mention(self.view, (j, end), None)
        if not mention.words[0].startswith("ال"):
            return None
        before = [m for m in self.named if m.phrase[0] < first and m.kind in ("institution", "document", "person")]
        return before[-1] if before else None
