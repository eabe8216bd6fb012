"""Who is understood to speak: elided subjects, short names and offices, documents.

An elided subject (`وأضاف`, `مؤكدة`) is the latest speaker that agrees with the verb in gender and number, claims within
other claims coming last; where nobody has spoken yet, the subject of the sentence or of the one before. A short name or a
definite office (`علييف`, `المصدر`) is joined to its fullest mention; a document stands for the institution behind it.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsanalysis.extract.drafts import Draft, Phrase, phrase_span
from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.sources import COMMAS, noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, source_kinds

# Verbs of thinking and hearsay that have nobody's name in the masculine singular: `يعتقد أن`, `قيل إن`.
HEARSAY = frozenset({"اعتقد", "توقع", "زعم", "رجح", "خشي", "اتهم", "ظن", "نسب"})
PLURALS = frozenset(
    "شهود خبراء علماء اطباء سكان وزراء نواب اعضاء اهالي اقارب تجار وسطاء مدراء قادة نشطاء محامون وسطاء رجال عمال طلاب لاعبو مسءولو ناشطو مراسلو".split()
)
FEMININE = frozenset("مصادر وساءل صحف تقارير بيانات ارقام نتاءج حماس روسيا تركيا سوريا المانيا فرنسا بريطانيا ايران مصر امريكا دول ابحاث اسر جهات انقرة طهران موسكو واشنطن بغداد".split())


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
    if head.endswith(("ون", "ين")) and len(head) > 4 and not head.endswith("وين") or head in PLURALS:
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
    draft = drafts[n]
    if draft.person in ("1s", "1p"):
        return next((speakers[m] for m in range(n - 1, -1, -1) if _holds(drafts[m], draft)), None)
    start = view.doc.sentence_of(draft.at)[0]
    outer = [m for m in range(n) if _holds(drafts[m], draft)]
    for same_level in (True, False):
        for m in range(n - 1, max(-1, n - 25), -1):
            other = speakers[m]
            if other is None or (draft.person and draft.person not in other.persons):
                continue
            if same_level and [k for k in range(m) if _holds(drafts[k], drafts[m])] != outer:
                continue
            if drafts[m].at < start and draft.form == "participle" and same_level and not outer:
                break
            if drafts[m].at < start:
                nearer = _subject_between(view, drafts[m], draft)
                if nearer is not None:
                    return nearer
            return other
        subject = _subject(view, start, draft)
        if subject is not None and same_level:
            return subject
    for _ in range(2):
        if start == 0:
            return None
        start = view.doc.sentence_of(start - 1)[0]
        subject = _subject(view, start, draft)
        if subject is not None:
            return subject
    return None


def _subject_between(view: Layout, earlier: Draft, draft: Draft) -> Mention | None:
    """The subject of the clause that the verb continues (`ناقش الرئيس … وقال`), if it is a speaker by its title."""
    start = view.doc.sentence_of(draft.at)[0]
    if draft.at == start:
        return None
    return _subject(view, start, draft)


def _subject(view: Layout, start: int, draft: Draft) -> Mention | None:
    """The subject of the sentence that begins at `start`, where it agrees with the draft's verb and stands before it."""
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
    first = j if forms[j] in kinds else j + 1
    if first >= limit or not forms[first][0].isalpha():
        return None
    end = noun_phrase(view, first, limit, stop_at_object=True)
    if end == first:
        return None
    mention = _mention(view, (first, end), None)
    if mention.kind not in ("person", "institution", "people", "document", "medium"):
        return None
    return mention if not draft.person or draft.person in mention.persons else None


def _holds(outer: Draft, inner: Draft) -> bool:
    return outer is not inner and any(first <= inner.at < end for first, end in outer.content)


class _Fullest:
    """Joins a mention to the fullest one of the same speaker in the article."""

    def __init__(self, view: Layout, named: list[Mention]) -> None:
        self.view = view
        self.named = named
        self.known: dict[Phrase, str] = {}

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
        if mention.kind and not any(m.words[0] == mention.words[0] for m in longer):
            return None
        if longer:
            return max(longer, key=lambda m: len(m.words))
        if mention.kind or len(mention.words) > 1:
            return None
        return self._with_title(mention)

    def _with_title(self, mention: Mention) -> Mention | None:
        """The first place where the name follows a title, also where nobody speaks."""
        forms, kinds = self.view.forms, source_kinds()
        at = forms.index(mention.words[-1]) if mention.words[-1] in forms else -1
        for j in range(at - 1, max(-1, at - 9), -1):
            if forms[j] in kinds:
                end = noun_phrase(self.view, j, len(forms))
                if end > at and kinds[forms[j]] == "person":
                    return _mention(self.view, (j, end), None)
        return None

    def _by_office(self, mention: Mention) -> Mention | None:
        """`المصدر` → the latest `مصدر أمني` before it."""
        head = mention.words[0]
        if not head.startswith("ال") or len(mention.words) > 2 or not mention.kind:
            return None
        bare = head[2:]
        before = [m for m in self.named if m.phrase[0] < mention.phrase[0] and len(m.words) > len(mention.words)]
        same = [m for m in before if m.words[0] == bare or m.words[0] == head]
        return same[-1] if same else None

    def _behind(self, mention: Mention) -> Mention | None:
        """The institution behind a document: `بيان صادر عن الوزارة`, `بيانات نادي السيارات`; of `البيان`, the last one."""
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
