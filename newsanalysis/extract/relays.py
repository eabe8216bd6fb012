"""The relay: who passed on what another said (`نقلت رويترز عن مصادر`, `قال الوزير لصحيفة`, `في حديث مع قناة`)."""

from __future__ import annotations

from newsanalysis.extract.adjuncts import after_adjuncts
from newsanalysis.extract.clauses import clause_or_quote
from newsanalysis.extract.drafts import Complement, Draft, Phrase
from newsanalysis.extract.layout import LONGEST, RELAYING, Layout
from newsanalysis.extract.objects import is_count
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import COMMAS, DOUBLED

FROM = {"عن", "الي"}
FROM_WHOM = {"عنه": "ms", "عنها": "fs", "عنهم": "mp"}
WITH = frozenset({"مع", "الي", "عبر"})
AT_LARGE_MEDIA = frozenset({"الاعلام", "وساءل"})
FORUMS = frozenset({"تويتر", "فيسبوك"})  # where one writes oneself
GENERAL = frozenset("وكالة وكالات صحيفة صحف قناة شبكة موقع مجلة جريدة اذاعة محطة تلفزيون راديو".split())
NAME_PARTS = frozenset("برس نت الاخبارية الانجليزية الفضاءية الرسمية اليوم".split())
NEAR = 20  # tokens behind a source
FRONTED = 30  # tokens of an adjunct at the opening of a sentence
ADJUNCTS = 12  # tokens between an attribution and whoever passed it on
PUBLISHED = ("نشر", "بث", "اورد", "نقل", "وزع", "اذاع")  # `في بيان نشرته وكالة`


def relayed(view: Layout, at: int, reading: Reading, limit: int, taken: set[int]) -> tuple[Complement, int] | None:
    """The complement of `نقل … عن …` with its relay, and the token of a doubled `قوله` (-1 where there is none)."""
    forms = view.forms
    if reading.pronoun:
        return None
    limit = min(limit, at + 1 + LONGEST)
    first = after_adjuncts(view, at + 1, limit)[0]
    if first >= limit:
        return None
    if forms[first] in FROM_WHOM and reading.cue.lemma == "نقل":
        return _of_pronoun(view, at, first, reading, limit, taken)
    end = noun_phrase(view, first, limit)
    j = after_adjuncts(view, end, limit)[0]
    if j < limit and forms[j] in FROM_WHOM and reading.cue.lemma == "نقل":
        return _of_pronoun(view, at, j, reading, limit, taken, (first, end) if end > first else None)
    if j + 1 >= limit or forms[j] not in FROM or (forms[j] == "الي") != (reading.cue.lemma == "نسب"):
        return None
    via = (first, end) if end > first else None
    source_end = noun_phrase(view, j + 1, limit)
    if source_end == j + 1 or forms[j + 1] == "طريق":
        return None
    source = (j + 1, source_end)
    k = after_adjuncts(view, source_end, limit)[0]
    doubled = k if k < limit and (forms[k] in DOUBLED or forms[k] == "القول") else -1
    event = k + 1 < limit and is_verbal_noun(view.doc.text[view.doc.starts[k]], forms[k])
    counted = k < limit and is_count(view, k) and any(form[0].isdigit() for form in forms[k : min(limit, k + 8)])
    if doubled < 0 and (counted or (event and forms[k + 1] not in ("ان", "علي"))):
        return Complement(source, k, "noun", "verbal noun", via), -1
    found = clause_or_quote(view, at, doubled + 1 if doubled > 0 else source_end, limit, reading, source, taken)
    return (found._replace(via=via), doubled) if found else None


def _of_pronoun(
    view: Layout, at: int, j: int, reading: Reading, limit: int, taken: set[int], via: Phrase | None = None
) -> tuple[Complement, int] | None:
    """`نقلت عنه الوكالة أن`, `نقلت الوكالة عنه قوله إن`: whoever spoke was named before."""
    if via is None:
        end = noun_phrase(view, j + 1, limit)
        via = (j + 1, end) if end > j + 1 else None
        k = end
    else:
        k = j + 1
    k = after_adjuncts(view, k, limit)[0]
    if k >= limit:
        return None
    doubled = k if view.forms[k] in DOUBLED or view.forms[k] == "القول" else -1
    event = is_verbal_noun(view.doc.text[view.doc.starts[k]], view.forms[k])
    if doubled < 0 and (view.forms[k][0].isdigit() or (event and view.forms[k + 1 : k + 2] != ["ان"])):
        return Complement(None, k, "noun", view.forms[j], via), -1
    found = clause_or_quote(view, at, doubled + 1 if doubled > 0 else k, limit, reading, None, taken)
    return (found._replace(via=via, why=view.forms[j]), doubled) if found else None


def of_pronoun(reading: Reading, pronoun: str) -> Reading:
    """The reading with the gender and number of whoever is quoted by a pronoun (`نقلت عنه`): the speaker agrees with it."""
    return reading._replace(person=FROM_WHOM.get(pronoun, ""))


def origin(view: Layout, source: Phrase | None, at: int, end: int) -> int | None:
    """The token of `نقلا عن`, or behind a medium of `على لسان`, between a verb and what was said.

    Whoever else speaks through another's mouth (`قالت الحكومة، على لسان متحدث`) stays the source.
    """
    first = source[1] if source else at + 1
    for j in range(first, min(end - 1, first + NEAR)):
        if view.forms[j] == RELAYING and (view.forms[j + 1] == "عن" or view.forms[j + 1] in FROM_WHOM):
            return j
        if view.forms[j] == "علي" and view.forms[j + 1] == "لسان":
            view.spent.add(j)
            relay = source or medium_before(view, at, view.sentence_of(at)[0])
            return j if relay and source_kinds().get(view.forms[relay[0]]) == "medium" else None
    return None


def medium_before(view: Layout, at: int, start: int) -> Phrase | None:
    """The medium last named in the sentence before a verb without a subject (`اكتفت القناة بـ…، فذكرت نقلا عن`)."""
    kinds = source_kinds()
    for j in range(at - 1, max(start - 1, at - NEAR), -1):
        word = view.forms[j]
        if "medium" in (kinds.get(word), kinds.get(word[1:])) and kinds.get(view.forms[j - 1]) != "medium":
            if kinds.get(word) != "medium":
                view.prefixed.add(j)
            return j, max(noun_phrase(view, j, at), j + 1)
    return None


def fronted_medium(view: Layout, at: int, start: int) -> Phrase | None:
    """The medium that a fronted adjunct names (`وفي مقابلة مع القناة، قال الوزير`, `في تقدير نشره الموقع، قال`)."""
    forms = view.forms
    first = start + (forms[start] in ("اما", "واما"))
    if forms[first] in ("ردا", "وردا") and forms[first + 1] == "علي" and at - first < FRONTED:
        return medium_before(view, at, first)  # `ردا على أسئلة وكالة النبأ، قال`
    if first + 1 >= at or forms[first] not in ("في", "وفي", "خلال", "وخلال"):
        return None
    word = forms[first + 1].removeprefix("ال")
    if word not in boundaries().occasion and source_kinds().get(word) != "document":
        return None
    found = medium(view, first + 1, min(at, first + NEAR)) if at - first < FRONTED else None
    parted = found is not None and any(form in COMMAS for form in forms[found[1] : at])
    return found if parted or forms[first - 1] in ("اما", "واما") else None


def relayed_by(
    view: Layout, source: Phrase, via: Phrase | None, end: int, limit: int, relays: bool
) -> tuple[Phrase, Phrase | None, int]:
    """Source, relay and end of an attribution with whoever passed it on (`حسب ما أعلنت الوزارة ونقلت الصحيفة`).

    With a verb of relaying, or before `نقلا عن`, the one named first is the relay (`على ما نقلت رويترز أمس عن الوزارة`).
    """
    forms = view.forms
    j = end
    while j < min(limit, end + ADJUNCTS) and not forms[j].removeprefix("و").startswith(PUBLISHED) and forms[j] != "عن":
        j += 1
    if j + 1 >= min(limit, end + ADJUNCTS):
        return source, via, end
    if (forms[j] == "عن" and relays) or (forms[j] == RELAYING and forms[j + 1] == "عن"):
        first = j + 1 + (forms[j] == RELAYING)
        stop = noun_phrase(view, first, limit)
        if stop == first:
            return source, via, end
        view.spent.add(j)
        return (first, stop), via or source, stop
    published = forms[j] not in (RELAYING, "عن") and (forms[j][0] == "و" or forms[j][-1] in "هات")
    if not published or via is not None or not _is_medium_at(view, j + 1):
        return source, via, end
    stop = noun_phrase(view, j + 1, limit)
    return source, (j + 1, max(stop, j + 2)), max(stop, j + 2)


def _is_medium_at(view: Layout, j: int) -> bool:
    quoted = view.quoted.get(j)
    return source_kinds().get(view.forms[j]) == "medium" or (quoted is not None and quoted.end - quoted.first <= 5)


def inherit(view: Layout, drafts: list[Draft]) -> None:
    """A participle goes on in the same interview (`قال في حديث إلى القناة إن …، مضيفا أن`): it has the same relay."""
    for n, draft in enumerate(drafts):
        if n and draft.form == "participle" and draft.via is None and draft.source is None:
            before = drafts[n - 1]
            if before.via and before.limit == draft.limit and _is_interview(view, before):
                draft.via = before.via


def _is_interview(view: Layout, draft: Draft) -> bool:
    assert draft.via is not None
    first, forms = draft.via[0], view.forms
    to = forms[first - 1] == "ل" or (not forms[first - 1].isalnum() and forms[first - 2] == "ل")
    return (
        first not in view.prefixed
        and not to
        and not forms[first].startswith("لل")
        and forms[first] not in AT_LARGE_MEDIA
    )


def medium(view: Layout, first: int, end: int) -> tuple[int, int] | None:
    """The newspaper, agency or channel that was spoken to, between a cue and what was said."""
    forms, kinds = view.forms, source_kinds()
    for j in range(first, min(end, first + LONGEST)):
        word = forms[j]
        if word[0] == "ل":
            if word == "ل" and j + 1 < end:
                if j + 1 in view.quoted and view.quoted[j + 1].end - view.quoted[j + 1].first <= 4:
                    return j + 2, view.quoted[j + 1].end
                if kinds.get(forms[j + 1]) == "medium":
                    return j + 1, _name_end(view, j + 2, end)
            elif len(word) > 3 and word not in kinds and kinds.get(_without_lam(word)) == "medium":
                if not word.startswith("لل"):
                    view.prefixed.add(j)
                return j, _name_end(view, j + 1, end)
        elif word == "مع" and j + 1 in view.quoted and view.quoted[j + 1].end - view.quoted[j + 1].first <= 4:
            return j + 2, view.quoted[j + 1].end
        elif (
            ((word[-1] in "ها" and word.startswith(PUBLISHED)) or word in WITH)
            and j + 1 < end
            and kinds.get(forms[j + 1]) == "medium"
            and forms[j + 1] not in FORUMS
        ):
            return j + 1, noun_phrase(view, j + 1, end)
    return None


def _name_end(view: Layout, after: int, end: int) -> int:
    """Where the name of a medium ends: its quotation marks (`وكالة «رويترز»`), or its adjectives (`للجزيرة الإنجليزية`).

    Only behind a general word (`صحيفة`, `وكالة`) any name may follow.
    """
    if after in view.quoted and view.quoted[after].end - view.quoted[after].first <= 4:
        after = view.quoted[after].end + 1
    elif _bare(view.forms[after - 1]) not in GENERAL:
        while after < end and view.forms[after] in NAME_PARTS:
            after += 1
        return after
    return max(noun_phrase(view, after, end), after) if after < end else after


def _bare(word: str) -> str:
    return word.removeprefix("ل").removeprefix("ل").removeprefix("ال")


def _without_lam(word: str) -> str:
    return "ال" + word[2:] if word.startswith("لل") else word[1:]
