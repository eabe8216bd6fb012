"""Attributions without a verb of their own: `بحسب مصادر`, `وفقا لوزارة`, `كما قالت الشرطة`, `جاء في بيان`.

They stand before, within or after what they attribute. After a claim that names its own source they only add its relay.
"""

from __future__ import annotations

from bisect import bisect_left

from newsanalysis.extract.clauses import clause_or_quote
from newsanalysis.extract.contents import close
from newsanalysis.extract.drafts import Attribution, Draft, Phrase
from newsanalysis.extract.fronted import topic_before
from newsanalysis.extract.layout import LONGEST, Layout
from newsanalysis.extract.placement import placed
from newsanalysis.extract.relays import FROM_WHOM, medium, relayed_by
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, source_kinds
from newsanalysis.lexicon.cues import Cue, Reading, cue_phrases
from newsanalysis.lexicon.particles import AFTER_VERB, COMMAS, COMPLEMENTIZERS, LATEST, RELATIVES, THEN

NEAR = 20  # claims before and behind an attribution that it may belong to
ONE_WORD = ("كما", "حسبما", "وفقما", "مثلما", "فيما", "علي ما", "في ما")
PASSING = ("علي ما", "في ما", "فيما")
ABOUT = ("عنه", "عنها", "عنهم", "له", "لها", "به")
MEASURES = frozenset("عدد نوع حاجة طبيعة درجة حالة نسبة حجم مدي مقدار قدرة رغبة مناطق قيمة ظروف".split())
PLAIN = frozenset({"say", "assert", "announce", "expect", "believe"})


def attribution(view: Layout, at: int, names: set[str]) -> Attribution | None:
    """The attribution that begins at token `at`; `names` are the words of sources named elsewhere in the article."""
    forms = view.forms
    limit = min(view.clause_end(at), at + LONGEST)
    for phrase in cue_phrases().get(forms[at], ()):
        j = at + 1 + len(phrase.rest)
        if tuple(forms[at + 1 : j]) != phrase.rest:
            continue
        if j >= limit:
            continue
        found = None
        if "verb" in phrase.takes:
            found = _by_verb(view, at, j, limit, phrase.clitic, phrase.words)
        if found is None and "source" in phrase.takes:
            found = _by_name(view, at, j, limit, phrase.clitic, phrase.words, phrase.stance, names)
        if found is not None:
            return found
    return None


def _by_verb(view: Layout, at: int, j: int, limit: int, clitic: int, words: str) -> Attribution | None:
    """`وفق ما أعلن الوزير`, `كما قال`: a verb of speech gives the stance, its subject is the source."""
    forms = view.forms
    if words in PASSING and not _in_passing(view, at, j, limit, words):
        return None
    if words not in ONE_WORD:
        j += forms[j] in LATEST and j + 1 < limit and forms[j + 1] == "ما" and forms[j] != "ما"
        if forms[j] not in ("ما", "لما"):
            return None
        j += 1
    if j >= limit:
        return None
    document = forms[j] in ("ورد", "جاء") and j + 1 < limit and forms[j + 1] == "في"
    reading = next((r for r in view.candidates.get(j, ()) if r.form in ("past", "present") and not r.clitic), None)
    if reading is None and not document:
        return None
    cue_end = j + 1
    first = cue_end
    while first < limit and forms[first] in AFTER_VERB:
        first += 1
        cue_end = first
    if first >= limit:
        return None
    end = _quoted_name(view, first, limit) or noun_phrase(view, first, limit)
    if end == first or forms[first] in COMPLEMENTIZERS:
        return None
    if words == "كما" and not (end >= limit or not forms[end][0].isalnum() or _is_occasion(forms, end, limit)):
        return None
    if words == "كما" and reading is not None and reading.cue.stance not in PLAIN:
        return None
    if words == "كما" and (end < limit and forms[end] in (":", "«", "“", '"')):
        return None
    if words == "كما" and at > 0 and forms[at - 1] not in COMMAS and not forms[at - 1][0].isalnum():
        return None
    after = end
    if words == "كما":
        while after < limit and forms[after] not in COMMAS:
            if forms[after] in COMPLEMENTIZERS or after in view.quoted or forms[after][1:] in COMPLEMENTIZERS:
                return None
            after += 1
    stance = reading.cue.stance if reading and reading.cue.stance != "feeling" else "say"
    source, via = (first, end), medium(view, end, min(limit, end + 2))
    if via is not None:
        via = medium(view, end, limit) or via
        end = via[1] + (via[1] < limit and not forms[via[1]][0].isalnum())
    relays = reading is not None and "relay" in reading.cue.takes
    source, via, end = relayed_by(view, source, via, end, limit, relays)
    return Attribution(at, cue_end, source, end, stance, words, clitic, via)


def _quoted_name(view: Layout, first: int, limit: int) -> int:
    """The end of a name in quotation marks (`على ما ذكرت «النبأ»`), 0 where there is none."""
    quoted = view.quoted.get(first)
    return quoted.end + 1 if quoted and quoted.end - quoted.first <= 5 and quoted.end < limit else 0


def _in_passing(view: Layout, at: int, j: int, limit: int, words: str) -> bool:
    """Whether `على ما أعلنت الحكومة`, `في ما نقلت عنه رويترز` stands behind a mark and has no content of its own."""
    forms = view.forms
    if at == 0 or forms[at - 1][0].isalnum() or (words == "علي ما" and not view.ends_in_alef(at)):
        return False
    if words == "فيما" and (j + 1 >= limit or forms[j + 1] not in ABOUT):
        return False
    readings = view.candidates.get(j, ())
    if not any(r.cue.stance in PLAIN and r.person in ("ms", "fs", "mp") and not r.clitic for r in readings):
        return False
    for k in range(j + 1, limit):
        if forms[k] in COMMAS or forms[k] in ".:؛)-":
            return True
        if forms[k] in COMPLEMENTIZERS or forms[k][1:] in COMPLEMENTIZERS:
            return False
    return True


def _is_occasion(forms: list[str], j: int, limit: int) -> bool:
    return forms[j] == "في" and j + 1 < limit and forms[j + 1] in boundaries().occasion


def _by_name(
    view: Layout, at: int, j: int, limit: int, clitic: int, words: str, stance: str, names: set[str]
) -> Attribution | None:
    """`بحسب مصادر أمنية`: whoever follows must be able to speak (`وفق القانون` names no speaker)."""
    forms, kinds = view.forms, source_kinds()
    word = forms[j]
    to = words in ("وفقا", "طبقا")
    if to and not word.startswith("ل"):
        return None
    if to and word == "ل":
        j += 1
        if j >= limit:
            return None
        word = forms[j]
    elif to:
        word = "ال" + word[2:] if word.startswith("لل") else word[1:]
    first = j
    quoted = view.quoted.get(j)
    if quoted is not None and quoted.end - quoted.first <= 5:
        end = quoted.end + 1
        first = quoted.first
    elif quoted is not None:
        return None
    else:
        head = forms[j + 1] if word in LATEST and j + 1 < limit else word
        head = _own(head)
        if head in MEASURES and forms[j + 1 : j + 2] != ["من"]:
            return None
        if not (
            head in kinds
            or head in names
            or _opens_clause(view, j, limit)
            or words in ("نقلا عن", "علي لسان", "علي حد قول")
        ):
            return None
        # A noun after the preposition ل is looked at as if it stood alone.
        end = noun_phrase(view, j + 1, limit) if to and word != forms[j] else noun_phrase(view, j, limit)
        end = max(end, j + 1) if (to and word != forms[j]) or head != word else end
        end = max(end, j + 2) if word in LATEST else end
        if end == j:
            return None
    if to and word != forms[j] and not forms[j].startswith("لل"):
        view.prefixed.add(j)
    source = (first, end if quoted is None else quoted.end)
    cue_end = j if to and forms[j - 1] == "ل" else at + 1 + len(words.split()) - 1
    end, via = _clause_behind(view, end, limit)
    source, via, end = relayed_by(view, source, via, end, limit, False)
    return Attribution(at, cue_end, source, end, stance, words, clitic, via)


def _clause_behind(view: Layout, end: int, limit: int) -> tuple[int, Phrase | None]:
    """Past a relative clause behind the source, with the medium that it names (`الوزير الذي تحدث إلى رويترز`)."""
    forms = view.forms
    carried = any(reading.pronoun and reading.form == "past" for reading in view.candidates.get(end, ()))
    if end + 1 >= limit or not (forms[end] in RELATIVES or carried or forms[end + 1] in FROM_WHOM):
        return end, None
    stop = next((k for k in range(end, limit) if forms[k] in COMMAS or forms[k] in ".:"), limit)
    if any(form in COMPLEMENTIZERS or form[1:] in COMPLEMENTIZERS for form in forms[end:stop]):
        return end, None
    named = next((k for k in range(end + 1, stop) if source_kinds().get(forms[k]) == "medium"), None)
    return stop, (named, max(noun_phrase(view, named, stop), named + 1)) if named else None


def _own(word: str) -> str:
    """A document without its pronoun (`بحسب حصيلتها`), any other word as it is."""
    for pronoun in ("هم", "ها", "ه"):
        bare = word.removesuffix(pronoun)
        if bare != word:
            noun = bare[:-1] + "ة" if bare.endswith("ت") else bare
            return next((known for known in (noun, bare) if source_kinds().get(known) == "document"), word)
    return word


def _opens_clause(view: Layout, j: int, limit: int) -> bool:
    """Whether `فإن` follows soon: then whoever stands before it speaks (`وفقا للزكري فإن`)."""
    return any(form in THEN and form != "ان" for form in view.forms[j + 1 : min(limit, j + 6)])


def attributed(view: Layout, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those of attributions added, in the order of their cues; relays go to the claims around."""
    if not view.phrases:
        return drafts
    names = {view.forms[j] for draft in drafts if draft.source for j in range(*draft.source) if len(view.forms[j]) > 2}
    added: list[Draft] = []
    places = [draft.at for draft in drafts]
    starts = set(places)
    begun = {draft.begin: draft.at for draft in drafts}
    known = list(drafts)
    for at in view.phrases:
        if at in view.spent:
            continue
        found = document(view, at) or (None if at in starts else attribution(view, at, names))
        if isinstance(found, Draft):
            if begun.get(found.begin, found.at) == found.at:
                added.append(found)
        elif found is not None:
            n = bisect_left(places, at)
            draft = placed(view, known[max(0, n - NEAR) : n + NEAR], found)
            if draft is not None:
                added.append(draft)
                known.insert(n, draft)
                places.insert(n, at)
    taken = {j for draft in added for j in range(draft.at, draft.cue_end)}
    kept = [draft for draft in drafts if draft.at not in taken]
    return sorted(kept + added, key=lambda draft: draft.at)


def document(view: Layout, at: int) -> Draft | None:
    """`جاء في بيان الوزارة أن …`: the document is the source, what follows is a clause or a quotation."""
    forms = view.forms
    limit = min(view.clause_end(at), at + LONGEST)
    for phrase in cue_phrases().get(forms[at], ()):
        if "document" not in phrase.takes or at + 2 >= limit or forms[at + 1] != phrase.rest[0]:
            continue
        if at > 0 and forms[at - 1] in ("كما", "لم", "ما", "حسبما"):
            continue
        if phrase.words == "ذكر في" and "\u064f" not in view.doc.text[view.doc.starts[at] : view.doc.ends[at]]:
            continue  # without its vowel it is `he mentioned in …`
        first = at + 2
        end = noun_phrase(view, first, limit)
        if end == first:
            return None
        found = clause_or_quote(view, at, end, limit, DOCUMENT, (first, end), set())
        if found is None:
            return None
        source = topic_before(view, at) or (first, end)
        draft = Draft(
            at, first, phrase.clitic, None, source, [(found.content, limit)], found.kind, phrase.stance,
            ("document", phrase.words), limit,
        )  # fmt: skip
        close(view, [draft], 0)
        return draft
    return None


DOCUMENT = Reading(Cue("جاء", "say", frozenset({"clause", "quote"})), "past", "ms")
