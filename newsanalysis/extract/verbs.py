"""Claims whose cue is a verb, its participle (`مضيفا`) or its verbal noun (`قوله`)."""

from __future__ import annotations

from newsanalysis.extract.clauses import is_attributing
from newsanalysis.extract.complements import complement
from newsanalysis.extract.drafts import Complement, Draft, Phrase
from newsanalysis.extract.fronted import points_back, source_before, topic_before
from newsanalysis.extract.layout import Layout
from newsanalysis.extract.postposed import pointing, postposed, quoted_before
from newsanalysis.extract.readings import fits, is_negated, may_be_participle, opens, speaks
from newsanalysis.extract.relays import (
    FROM_WHOM,
    fronted_medium,
    inherit,
    medium,
    medium_before,
    of_pronoun,
    origin,
    relayed,
)
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import feelings, source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import (
    AFTER_NOUN,
    ATTRIBUTED,
    COMPLEMENTIZERS,
    DOUBLED,
    LIKE_NAMES,
    LIKE_NOUNS,
    MAY,
    NEGATIONS,
    RELATIVES,
)

FRONTING = frozenset("ان لان فان بان لكن ولكن كان كانت وكان وكانت".split())  # the subject follows, then its verb
NEAR = 20  # tokens behind a source


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
        before = view.forms[at - 1] if at > start else ""
        if before == "ما" and (pointed := pointing(view, at, readings, start, view.clause_end(at))) is not None:
            drafts.append(pointed)
            continue
        if before and (is_negated(before, readings) or is_attributing(view, at)):
            continue
        limit = view.clause_end(at)
        for reading in readings:
            draft = _draft(view, at, reading, limit, start, taken) or postposed(view, at, reading, start, limit)
            if draft is not None:
                drafts.append(draft)
                if view.forms[at] in DOUBLED:  # the verb before it may have the same complement
                    taken.discard(draft.begin - 1)
                    taken.discard(draft.begin - 2)
                break
    drafts.sort(key=lambda draft: draft.at)
    drafts = _without_doubles(drafts)
    inherit(view, drafts)
    return drafts


def _relay(view: Layout, at: int, readings: tuple[Reading, ...], taken: set[int], doubled: set[int]) -> Draft | None:
    start = view.sentence_of(at)[0]
    if at > start and (is_negated(view.forms[at - 1], readings) or is_attributing(view, at)):
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
        via = content.via or (source_before(view, at, start) if not reading.clitic else topic_before(view, at))
        via = via or medium_before(view, at, start)
        if content.source is None:
            reading = of_pronoun(reading, content.why)
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
    if reading.form == "participle" and not may_be_participle(view, at, before):
        return None
    following = view.forms[at + 1] if at + 1 < limit else ""
    if view.forms[at] in LIKE_NAMES and not following.startswith("الم"):
        return None  # `حكمت المحكمة`, but `قال حكمت`
    if reading.form == "present" and before in MAY:
        return None
    if before == "الذي" and at - 1 > start and view.forms[at - 2] in ("الامر", "الشيء", "الحد"):
        return None  # `الأمر الذي يؤكد أن`: a fact, nobody speaks
    if reading.form == "noun" and view.forms[at].removeprefix("و") == "القول":
        return None  # `يمكن القول إن`
    if reading.form in ("past", "present") and not reading.clitic and before in AFTER_NOUN:
        return None
    if reading.person in ("1s", "1p") and not speaks(view, at, before):
        return None
    subject = _subject_after_complementizer(view, at, reading, start, before) or _topic(view, at, reading)
    found = complement(view, at, reading, limit, taken, subject) or quoted_before(view, at, reading, limit)
    if found is not None and "relay" in reading.cue.takes and found.kind != "clause":
        return None  # without whoever spoke first, to carry (`نقل الجرحى`) is no report
    if found is None or not fits(view, at, reading, found, before):
        return None
    source = found.source
    named = source is not None and view.forms[source[0]] in source_kinds()
    if view.forms[at] in LIKE_NOUNS and found.kind == "noun" and not named and not opens(before):
        return None
    if source is None and subject is None and reading.form in ("past", "present"):
        source = source_before(view, at, start) if not reading.clitic else topic_before(view, at)
    if source is None and reading.cue.lemma == "استبعد" and before in NEGATIONS:
        return None
    bare = source is None and found.kind == "noun" and not reading.clitic and reading.form == "past"
    if bare and not opens(before) and not points_back(view, at):
        return None
    rule = {"past": "verb", "present": "verb", "passive": "passive"}.get(reading.form, reading.form)
    stance = reading.cue.stance if reading.cue.stance != "feeling" else _feeling(view, found.content)
    if source and reading.cue.lemma in ("أبلغ", "أخبر"):
        told = next((k for k in range(source[0] + 1, source[1]) if source_kinds().get(view.forms[k]) == "medium"), None)
        if told is not None:
            source, found = (source[0], told), found._replace(via=(told, source[1]))
    behind = found.content if found.content > at else limit
    if (first := origin(view, source, at, behind)) is not None:
        return _quoting(view, at, first, reading, found, source, start, limit)
    via = found.via or medium(view, max(at + 1, source[1]) if source else at + 1, behind)
    if via is None and reading.form in ("past", "present"):
        via = fronted_medium(view, at, start)
    if found.via and view.forms[found.via[0] - 1] in ATTRIBUTED:
        view.spent.add(found.via[0] - 1)
    until = source[0] if source and found.content < source[0] else limit  # `تبنت الهجوم | جماعة`
    return Draft(
        at, at + 1, reading.clitic, reading, source, [(found.content, until)], found.kind, stance,
        (rule, reading.cue.lemma, found.why), limit, via,
    )  # fmt: skip


def _quoting(
    view: Layout,
    at: int,
    first: int,
    reading: Reading,
    found: Complement,
    medium: Phrase | None,
    start: int,
    limit: int,
) -> Draft:
    """`ذكرت الصحيفة نقلا عن مسؤولين أن`: whoever is quoted is the source, the medium is the relay, `نقلا عن` the cue."""
    end = first + 1 if view.forms[first + 1] in FROM_WHOM else first + 2
    stop = noun_phrase(view, first + 2, found.content) if end == first + 2 else end
    source = (first + 2, stop) if stop > first + 2 else None
    why = ("relay", "نقلا عن", found.why)
    via = medium or medium_before(view, at, start)
    view.spent.add(first)
    reading = reading if source else of_pronoun(reading, view.forms[first + 1])
    return Draft(
        first, first + 2, 0, reading, source, [(found.content, limit)], found.kind, "say", why, limit, via
    )  # fmt: skip


def _subject_after_complementizer(
    view: Layout, at: int, reading: Reading, start: int, before: str
) -> tuple[int, int] | None:
    """After أن the subject stands before its verb (`أن الوزارة دعت الأطراف إلى`), or is the pronoun of `أنها`."""
    if reading.clitic or reading.form not in ("past", "present") or at == start or before in RELATIVES:
        return None
    if before in COMPLEMENTIZERS and before != "ان":
        return at, at
    if FRONTING.isdisjoint(view.forms[start:at]):
        return None
    found = source_before(view, at, start)
    if found and found[0] > start and view.forms[found[0] - 1] in FRONTING:
        return found
    return None


def _feeling(view: Layout, first: int) -> str:
    """The stance of `أعرب عن …`, by the noun for the feeling."""
    known = feelings()
    return next((known[form] for form in view.forms[first : first + 3] if form in known), "praise")


def _topic(view: Layout, at: int, reading: Reading) -> Phrase | None:
    """`أما القناة فأوردت`: a topic that can speak is the subject, unless the verb has it as its object (`فقدرها`)."""
    if reading.pronoun or reading.form not in ("past", "present"):
        return None
    topic = topic_before(view, at)
    return topic if topic and view.forms[topic[0]] in source_kinds() else None


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """`أوضح قائلا` is one claim: the participle goes where the verb before it has the same content."""
    kept: list[Draft] = []
    begun: set[int] = set()
    for draft in drafts:
        ruling = draft.reading is not None and draft.reading.cue.lemma == "قضى"  # `أصدر قرارا يقضي ب`
        if (draft.kind != "noun" or ruling) and draft.begin in begun:
            continue
        begun.add(draft.begin)
        kept.append(draft)
    return kept
