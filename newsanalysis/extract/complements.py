"""What follows a cue: the clause, quotation or noun phrase that is attributed, and the source in between."""

from __future__ import annotations

from functools import cache

from newsanalysis.extract.adjuncts import after_adjuncts, skip_adverbs
from newsanalysis.extract.clauses import clause_or_quote
from newsanalysis.extract.drafts import Complement, Phrase
from newsanalysis.extract.fronted import called_upon, disagrees, object_by_gender, split_object
from newsanalysis.extract.layout import FOR_EVENT, LONGEST, Layout
from newsanalysis.extract.objects import ASKED, PREPOSITIONS, is_about_name, is_count, nominal
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import BA_WORDS, COMMAS, COMPLEMENTIZERS, COUNTED, DEMONSTRATIVES
from newsanalysis.text.fold import fold

DIRECT = frozenset(
    {
        "directive",
        "event",
        "any",
        "accuse",
        "blame",
        "describe",
        "judge",
        "attribute",
        "responsibility",
        "feeling",
        "estimate",
        "offer",
        "thanks",
        "count",
    }
)
ATTENTION = frozenset({"النظر", "الانتباه", "الانظار", "الاهتمام"})
NAMING = frozenset({"describe", "name", "estimate", "count"})  # a pronoun may stand for the thing
ADDRESSED = frozenset({"demand", "order", "warn", "promise", "threaten", "announce"})


def complement(
    view: Layout, at: int, reading: Reading, limit: int, taken: set[int], subject: tuple[int, int] | None = None
) -> Complement | None:
    """The complement of the cue at token `at`, looking ahead to `limit`; `taken` holds complementizers already used.

    `subject` is a source already found before the verb (empty, as `(at, at)`, where a pronoun stands for it).
    """
    takes = reading.cue.takes
    limit = min(limit, at + 1 + LONGEST)
    if view.forms[at] in ASKED and is_about_name(view.forms, at + 1, limit):
        return None  # `طالبا عدم كشف اسمه`
    first = skip_adverbs(view, at + 1, limit, _governed(takes))
    told = _told(view, first, limit) if reading.cue.stance == "announce" and "addressee" in takes else None
    first = told[1] if told else first
    direct = bool(takes & DIRECT)
    end = first
    if subject is None and _has_subject(reading) and first < limit and not (direct and _is_bare_object(view, first)):
        end = noun_phrase(view, first, limit, direct, _governed(takes))
    named = None  # the end of the source, where whoever is called upon stands between it and `end`
    if "responsibility" in takes and subject is None and (claimed := _claimed_by(view, first, limit)) is not None:
        return Complement(claimed, first, "noun", "responsibility")
    if reading.cue.lemma == "لفت" and first < end and view.forms[end - 1] in ATTENTION:
        named = end - 1  # `لفت التقرير | النظر إلى`
    if "addressee" in takes and subject is None and end > first:
        named = first if disagrees(view, first, reading) else called_upon(view, first, end)
    if takes & {"accuse", "blame"} and end > first and subject is None and _swallowed_object(view, end, limit, takes):
        end = split_object(view, first, end) or (first if "blame" in takes else end)
    elif named is None and takes & {"any", "addressee", "estimate"} and end > first + 1 and subject is None:
        end = split_object(view, first, end, sure=True) or end
    if "name" in takes and first in view.quoted:
        end = first
    if "estimate" in takes and subject is None:
        end = next((k for k in range(first + 1, end) if view.forms[k] in COUNTED), end)
    if "count" in takes and subject is None:
        end = _before_count(view, first, end)
    named = end if named is None else named
    source = (first, named) if named > first else None
    if subject is not None:
        source = subject if subject[1] > subject[0] else None
    if not reading.pronoun or reading.cue.stance in ADDRESSED or takes & NAMING:
        after, via = after_adjuncts(view, end, limit, _governed(takes))
        phrase = nominal(view, after, limit, reading, source)
        if phrase is None and named < end:
            phrase = nominal(view, named, limit, reading, source)
        if phrase is None and "any" in takes and subject is None and (parted := object_by_gender(view, first, end)):
            phrase = nominal(view, parted, limit, reading, (first, parted))
        if phrase is not None:
            return phrase._replace(via=via or told)
    if reading.pronoun and reading.cue.stance not in ADDRESSED and reading.form != "noun":
        return None
    found = clause_or_quote(view, at, end, limit, reading, source, taken)
    return found._replace(via=told) if found and told else found


def _claimed_by(view: Layout, first: int, limit: int) -> Phrase | None:
    """Of `تبنت الهجوم جماعة النور`: who claims the attack, behind the attack itself."""
    forms, b = view.forms, boundaries()
    if first + 2 >= limit or forms[first] not in b.object | {"مسءولية", "مسءوليته", "مسءوليتها"}:
        return None
    for j in range(first + 1, min(limit, first + 5)):
        if source_kinds().get(forms[j]) in ("institution", "people") and not forms[j].startswith("ال"):
            return j, noun_phrase(view, j, limit)
    return None


def _told(view: Layout, first: int, limit: int) -> Phrase | None:
    """The medium in quotation marks that is told something, right behind the verb (`أبلغ «النبأ» مسؤول أن`)."""
    quoted = view.quoted.get(first)
    if quoted is None or quoted.end - quoted.first > 3 or quoted.end + 2 >= limit:
        return None
    following = view.forms[quoted.end + 1]
    return (first, quoted.end + 1) if following[0].isalpha() and following not in COMPLEMENTIZERS else None


def _before_count(view: Layout, first: int, end: int) -> int:
    """The end of the source before a number or a noun for one (`أوردت الوكالة | حصيلة أقل`)."""
    for k in range(first + 1, end):
        before = view.forms[k - 1]
        if is_count(view, k) and (before not in source_kinds() or before.startswith("ال")):
            return k
    return end


def _swallowed_object(view: Layout, end: int, limit: int, takes: frozenset[str]) -> bool:
    """Whether what the accused is accused of follows the noun phrase at once, so that the accused is part of it."""
    while end < limit and (view.forms[end] in boundaries().time or view.forms[end] in COMMAS):
        end += 1
    if end >= limit:
        return False
    word = view.forms[end]
    return (
        word[0] == "ب" and word not in BA_WORDS if "accuse" in takes else word.removeprefix("ال").startswith("مسءولي")
    )


@cache
def _governed(takes: frozenset[str]) -> frozenset[str]:
    """The prepositions, folded, that introduce the content of a verb."""
    accused = {FOR_EVENT} if takes >= {"إلى", "addressee"} else set()
    accused |= {"ب"} if takes & {"accuse", "describe", "estimate"} else set()
    return frozenset(fold(item) for item in takes if fold(item) in PREPOSITIONS or item == "ب") | accused


def _has_subject(reading: Reading) -> bool:
    """Whether a source may follow: a finite verb in the third person, or a verbal noun (`اعتقاد الكثيرين أن`)."""
    if reading.form == "noun":
        return not reading.pronoun and not reading.clitic
    return reading.form in ("past", "present") and reading.person not in ("1s", "1p")


def _is_bare_object(view: Layout, first: int) -> bool:
    """Whether the word after the verb is an object already, so that the subject is elided (`أعلن مقتل ثلاثة`)."""
    word = view.forms[first]
    b = boundaries()
    if word in ("كل", "جميع", "اي", "عدد", "حكومة", "رجال") or word in source_kinds():
        return False
    if word in DEMONSTRATIVES:
        return source_kinds().get(view.forms[first + 1], "document") == "document"
    return word in b.object or is_verbal_noun(view.doc.text[view.doc.starts[first]], word)
