"""Claims whose cue is a verb, its participle (`مضيفا`) or its verbal noun (`قوله`)."""

from __future__ import annotations

from newsanalysis.extract.complements import Complement, complement
from newsanalysis.extract.drafts import Draft, Phrase
from newsanalysis.extract.layout import RELAYING, Layout
from newsanalysis.extract.relays import medium, relayed
from newsanalysis.extract.sources import noun_phrase, source_before
from newsanalysis.lexicon.boundaries import feelings, source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import (
    AFTER_NOUN,
    ATTRIBUTED,
    CLAUSE_OPENERS,
    COMMAS,
    COMPLEMENTIZERS,
    DOUBLED,
    FREE_PARTICIPLES,
    LIKE_NOUNS,
    MAY,
    NEGATIONS,
    RELATIVES,
)

# `يذكر أن`, `يشار إلى أن`: the outlet's own reminder.
REMINDERS = frozenset(
    {("ذكر", "present"), ("أشار", "passive"), ("لفت", "present"), ("نوه", "present"), ("لاحظ", "present")}
)
FRONTING = frozenset("ان لان فان بان لكن ولكن كان كانت وكان وكانت".split())  # the subject follows, then its verb
NEAR = 20  # tokens behind a source
TURNED_OUT = frozenset({"بين", "أبان"})  # `تبين أن`: it turned out


def verbal(view: Layout) -> list[Draft]:
    """The drafts of all verbs, in the order of their cues. Each complementizer serves the nearest verb before it."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    doubled: set[int] = set()
    for at, readings in view.candidates.items():
        if any("relay" in reading.cue.takes for reading in readings):
            draft = _relay(view, at, readings, taken, doubled)
            if draft is not None:
                drafts.append(draft)
    done = {draft.at for draft in drafts}
    for at, readings in reversed(view.candidates.items()):
        if at in done or at in doubled:
            continue
        start = view.sentence_of(at)[0]
        if at > start and _is_negated(view.forms[at - 1], readings):
            continue
        limit = view.clause_end(at)
        for reading in readings:
            draft = _draft(view, at, reading, limit, start, taken)
            if draft is not None:
                drafts.append(draft)
                if view.forms[at] in DOUBLED:  # the verb before it may have the same complement
                    taken.discard(draft.begin - 1)
                    taken.discard(draft.begin - 2)
                break
    drafts.sort(key=lambda draft: draft.at)
    return _without_doubles(drafts)


def _is_negated(before: str, readings: tuple[Reading, ...]) -> bool:
    """`لم يعلن`, `دون أن يذكر`: nothing is reported. After `بعد أن` a past is a fact."""
    return before in NEGATIONS or (before == "ان" and readings[0].form == "present")


def _relay(view: Layout, at: int, readings: tuple[Reading, ...], taken: set[int], doubled: set[int]) -> Draft | None:
    start = view.sentence_of(at)[0]
    if at > start and _is_negated(view.forms[at - 1], readings):
        return None
    limit = view.clause_end(at)
    for reading in readings:
        if "relay" not in reading.cue.takes or reading.form not in ("past", "present", "passive", "participle"):
            continue
        found = relayed(view, at, reading, limit, taken)
        if found is None:
            continue
        content, double = found
        if double >= 0:
            doubled.add(double)
        via = content.via or source_before(view, at, start)
        why = ("relay", reading.cue.lemma, content.why)
        return Draft(
            at,
            at + 1,
            reading.clitic,
            reading,
            content.source,
            [(content.content, limit)],
            content.kind,
            "say",
            why,
            limit,
            via,
        )
    return None


def _draft(view: Layout, at: int, reading: Reading, limit: int, start: int, taken: set[int]) -> Draft | None:
    before = view.forms[at - 1] if at > start else ""
    if reading.form == "participle" and not _may_be_participle(view, at, before):
        return None
    if reading.form == "present" and before in MAY:
        return None
    if before == "الذي" and at - 1 > start and view.forms[at - 2] in ("الامر", "الشيء", "الحد"):
        return None  # `الأمر الذي يؤكد أن`: a fact, nobody speaks
    if reading.form == "noun" and view.forms[at].removeprefix("و") == "القول":
        return None  # `يمكن القول إن`
    if reading.form in ("past", "present") and not reading.clitic and before in AFTER_NOUN:
        return None
    if reading.person in ("1s", "1p") and not _speaks(view, at, before):
        return None
    subject = _subject_after_complementizer(view, at, reading, start, before)
    found = complement(view, at, reading, limit, taken, subject) or _quoted_before(view, at, reading, limit)
    if found is not None and "relay" in reading.cue.takes and found.kind != "clause":
        return None  # without whoever spoke first, to carry (`نقل الجرحى`) is no report
    if found is None or not _fits(view, at, reading, found, before):
        return None
    source = found.source
    named = source is not None and view.forms[source[0]] in source_kinds()
    if view.forms[at] in LIKE_NOUNS and found.kind == "noun" and not named and not _opens(before):
        return None
    if source is None and subject is None and reading.form in ("past", "present"):
        source = source_before(view, at, start) if not reading.clitic else _after_amma(view, at, start, reading)
    if source is None and found.kind == "noun" and not reading.clitic and reading.form == "past" and not _opens(before):
        return None
    rule = {"past": "verb", "present": "verb", "passive": "passive"}.get(reading.form, reading.form)
    stance = reading.cue.stance if reading.cue.stance != "feeling" else _feeling(view, found.content)
    if source and reading.cue.lemma in ("أبلغ", "أخبر"):
        told = next((k for k in range(source[0] + 1, source[1]) if source_kinds().get(view.forms[k]) == "medium"), None)
        if told is not None:
            source, found = (source[0], told), found._replace(via=(told, source[1]))
    if source and (origin := _origin(view, source[1], found.content)) is not None:
        source, found = origin, found._replace(via=source)
    behind = found.content if found.content > at else limit
    via = found.via or medium(view, max(at + 1, source[1]) if source else at + 1, behind)
    if found.via and view.forms[found.via[0] - 1] in ATTRIBUTED:
        view.spent.add(found.via[0] - 1)
    return Draft(
        at, at + 1, reading.clitic, reading, source, [(found.content, limit)], found.kind, stance,
        (rule, reading.cue.lemma, found.why), limit, via,
    )  # fmt: skip


def _quoted_before(view: Layout, at: int, reading: Reading, limit: int) -> Complement | None:
    """The quotation that a verb follows (`«لن نستسلم»، قال القائد`)."""
    if "quote" not in reading.cue.takes or reading.clitic or reading.form not in ("past", "present"):
        return None
    mark = at - 2 if at > 1 and view.forms[at - 1] in COMMAS else at - 1
    quoted = view.closed.get(mark)
    if quoted is None or quoted.end - quoted.first < 2:
        return None
    end = noun_phrase(view, at + 1, limit) if at + 1 < limit else at + 1
    return Complement((at + 1, end), quoted.mark, "quote", "quotation before") if end > at + 1 else None


def _origin(view: Layout, first: int, end: int) -> Phrase | None:
    """Whoever a medium quotes (`ذكرت الصحيفة نقلا عن مسؤولين أن`): they are the source, the medium is the relay."""
    for j in range(first, min(end - 2, first + NEAR)):
        if view.forms[j] == RELAYING and view.forms[j + 1] == "عن":
            view.spent.add(j)
            stop = noun_phrase(view, j + 2, end)
            return (j + 2, stop) if stop > j + 2 else None
    return None


def _subject_after_complementizer(
    view: Layout, at: int, reading: Reading, start: int, before: str
) -> tuple[int, int] | None:
    """After أن the subject stands before its verb (`أن الوزارة دعت الأطراف إلى`), or is the pronoun of `أنها`."""
    if reading.clitic or reading.form not in ("past", "present") or at == start:
        return None
    if before in COMPLEMENTIZERS and before != "ان":
        return at, at
    found = source_before(view, at, start)
    if found and found[0] > start and view.forms[found[0] - 1] in FRONTING:
        return found
    return None


def _fits(view: Layout, at: int, reading: Reading, found: Complement, before: str) -> bool:
    """Whether the complement is near enough for a form that is ambiguous, and not the outlet's own remark."""
    distance = found.content - at
    if reading.form == "noun" and distance > (3 if reading.pronoun or reading.clitic else 5):
        return False
    if reading.person in ("1s", "1p") and distance > (8 if found.kind == "noun" else 3):
        return False
    if reading.pronoun and reading.form != "noun" and distance > 8:
        return False
    if found.source is None and found.kind == "clause" and distance <= 3:
        if reading.cue.lemma in TURNED_OUT and reading.person == "fs":
            return False
        reminder = (reading.cue.lemma, reading.form) in REMINDERS and reading.person == "ms"
        if reminder and before not in COMPLEMENTIZERS and (not before or not before[-1].isalnum() or before == "و"):
            return False
    return not (view.forms[at] == "بين" and before and before not in COMMAS and distance > 3)


def _feeling(view: Layout, first: int) -> str:
    """The stance of `أعرب عن …`, by the noun for the feeling."""
    known = feelings()
    return next((known[form] for form in view.forms[first : first + 3] if form in known), "praise")


def _speaks(view: Layout, at: int, before: str) -> bool:
    """Whether a first person may be one here: in a quotation, or at the start of its clause."""
    return (
        view.quote_end(at) < len(view.forms)
        or not before[-1:].isalnum()
        or before in ("انا", "نحن", "اننا", "اذ", "كما")
    )


def _after_amma(view: Layout, at: int, start: int, reading: Reading) -> tuple[int, int] | None:
    """`أما الحزب فتحدث عن`: the topic before the verb is its source."""
    if not view.forms[at].startswith("ف"):
        return None
    for j in range(at - 1, max(start, at - 15) - 1, -1):
        if view.forms[j] in ("اما", "واما"):
            return source_before(view, at, j + 1)
    return None


def _may_be_participle(view: Layout, at: int, before: str) -> bool:
    """`مضيفا` is one anywhere; the other forms look like adjectives and nouns and need a mark or a quotation before."""
    word = view.forms[at]
    if word.endswith("ا"):
        return before not in ("كان", "ليس")
    if before in COMMAS or not before[-1:].isalnum() or word in FREE_PARTICIPLES:
        return True
    following = view.forms[at + 1 : at + 2]
    return bool(following) and (following[0] in COMPLEMENTIZERS or following[0] == ":" or at + 1 in view.quoted)


def _opens(before: str) -> bool:
    """Whether a verb without a subject may stand here: at the start of its clause, after a relative or conjunction."""
    return (
        not before[-1:].isalnum() or before in CLAUSE_OPENERS or before in RELATIVES or before in ("كما", "وقد", "قد")
    )


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """`أوضح قائلا` is one claim: the participle goes where the verb before it has the same content."""
    kept: list[Draft] = []
    begun: set[int] = set()
    for draft in drafts:
        if draft.kind != "noun" and draft.begin in begun:
            continue
        begun.add(draft.begin)
        kept.append(draft)
    return kept
