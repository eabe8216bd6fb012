"""Sources that stand before their verb, and objects behind the source."""

from __future__ import annotations

from newsanalysis.extract.adjuncts import after_adjuncts
from newsanalysis.extract.drafts import Phrase
from newsanalysis.extract.layout import Layout
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries, source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import (
    CALLED,
    CALLED_BARE,
    CLAUSE_OPENERS,
    COMMAS,
    COUNTRIES,
    FEMININE,
    INTRODUCING,
    ISSUED_TEXTS,
    PERSONAL,
    RELATIVES,
    SELVES,
)

DEPUTIES = frozenset({"ناءب", "مستشار", "ممثل", "سفير", "مبعوث", "حكومة", "مجلس", "الملك"})
LONGEST_NAME = 4  # tokens in quotation marks
HEADS = frozenset({"كبار", "خادم", "رب", "نصرة", "حكماء", "ابناء"})  # their genitive is no addressee
RESUMPTIVE = frozenset("فيه فيها فيهم به بها عنه عنها عليه عليها خلاله خلالها إليه إليها".replace("إ", "ا").split())
NO_NAMES = frozenset({"مثل", "منهم", "بينهم", "هو", "هي", "اي"})
OWNED = ("ه", "ها", "هم")
INNER = frozenset({"في", "من", "علي", "عن", "الي", "لدي", "باسم", "غير"})


def source_before(view: Layout, verb: int, floor: int) -> Phrase | None:
    """The source that stands before its verb (`الوزير قال`, `وكان الوزير قد أعلن`), back to `floor` at most."""
    forms = view.forms
    if points_back(view, verb):
        return None
    end = verb
    while end > floor and forms[end - 1] in ("قد", "كان", "كانت", "كانوا"):
        end -= 1
    first = end
    lowest = floor = max(floor, end - 25)
    while first > floor:
        word = forms[first - 1]
        if word in CLAUSE_OPENERS or word in COMMAS or word in ":.؛؟!":
            break
        if first - 1 in view.quoted and view.quoted[first - 1].end >= verb:
            break
        if word[0] in "وف" and word[1:] in CLAUSE_OPENERS:
            break
        first -= 1
    name = view.closed.get(end - 1)
    if name is not None and name.mark == view.sentence_of(verb)[0] and name.end - name.first <= LONGEST_NAME:
        return name.mark, end
    if first == end:
        return _introduced(view, lowest, end)
    if view.forms[first] in PERSONAL and first == end - 1:
        return None
    found = _fronted(view, first, end) if end - first <= 18 else None
    specified = _attributive(view, first, end)
    head = forms[found[0]] if found else ""
    if found and found[0] > lowest + 3:
        found = _named_before(view, found, lowest)
    if found and specified and found[0] < specified[0] and not {head, head.removeprefix("و")} & source_kinds().keys():
        return specified  # `تلقت الشرطة بلاغا يفيد`: an unknown verb opens the clause
    return found or specified or _introduced(view, lowest, end)


def points_back(view: Layout, verb: int) -> bool:
    """Whether what stands before the verb is not its subject, as a pronoun behind it shows: `كلمة قال فيها`, `الذي وصفه بأنه`."""
    forms = view.forms
    following = forms[verb + 1 : verb + 3]
    if following and (following[0] in RESUMPTIVE or following == ["من", "خلالها"] or following == ["من", "خلاله"]):
        return True
    before = forms[verb - 1] if verb else ""
    if before in ("كان", "كانت", "قد") and verb > 1:
        before = forms[verb - 2]
    return before in RELATIVES and any(reading.pronoun for reading in view.candidates.get(verb, ()))


def _introduced(view: Layout, floor: int, end: int) -> Phrase | None:
    """`وكان سامي العلي، وزير الصحة، قد`, `أما الوزير، الثلاثاء، ف`: marks and adjuncts stand between the source and its verb."""
    forms = view.forms
    for first in range(end - 1, floor - 1, -1):
        word = forms[first - 1] if first > floor else ""
        if word and word not in INTRODUCING and not (word == "ان" and forms[first - 2] in ("غير", "الا", "مع")):
            continue
        if not forms[first][0].isalpha() or (word == "" and forms[first] not in source_kinds()):
            return None
        stop = noun_phrase(view, first, end)
        if stop == first:
            return None
        j = stop
        if j + 1 < end and forms[j] in COMMAS and forms[j + 1] in RELATIVES:
            j = next((k for k in range(j + 1, end) if forms[k] in COMMAS), j)
        return (first, stop) if after_adjuncts(view, j, end)[0] >= end else None
    return None


def topic_before(view: Layout, at: int) -> Phrase | None:
    """`أما الحزب فتحدث عن`: the topic before the verb is its source."""
    if not view.forms[at].startswith("ف"):
        return None
    for j in range(at - 1, max(view.sentence_of(at)[0], at - 30) - 1, -1):
        if view.forms[j] in ("اما", "واما"):
            return source_before(view, at, j) if view.forms[j + 1] not in ("في", "عن", "بعد", "علي") else None
    return None


def _attributive(view: Layout, floor: int, end: int) -> Phrase | None:
    """`بعد تقارير نقلت`, `هناك دراسة حديثة أوضحت`: the noun that a verb without a conjunction specifies."""
    kinds = source_kinds()
    for first in range(end - 1, max(floor, end - 3) - 1, -1):
        word = view.forms[first]
        if not word.startswith("ال") and (kinds.get(word) in ("document", "people") or word in ISSUED_TEXTS):
            return first, end
    return None


def _fronted(view: Layout, first: int, end: int) -> Phrase | None:
    """The noun phrase that fills the clause from its beginning up to the verb."""
    b, forms = boundaries(), view.forms
    word = forms[first]
    if (
        word in ("في", "من", "الي", "عن", "علي")
        or word in b.adjunct
        or word in b.adverb
        or word in b.time
        or word in b.finite_verb
    ):
        return None
    if word[0] in "وف" and (
        word[1:] in b.adjunct or word[1:] in b.adverb or word[1:] in ("في", "من", "علي", "عن", "الي")
    ):
        return None
    if word[0] in "وف" and word not in source_kinds() and word[1:] in source_kinds():
        view.prefixed.add(first)
    stop = noun_phrase(view, first, end)
    if stop != end:
        rest = forms[stop:end]
        if not (rest[0] in RELATIVES and len(rest) <= 1) and rest[0] not in b.time:
            return None
        if rest[0] in RELATIVES and word not in source_kinds():
            first = next((k for k in range(first, stop) if _names_body(view, k, stop)), first)
    return (first, stop) if stop > first else None


def _names_body(view: Layout, k: int, stop: int) -> bool:
    """Whether the source of a relative clause begins at `k`, behind a verb (`اصطدم ب | المدرب سامي العلي الذي أكد`)."""
    return view.forms[k] in source_kinds() and noun_phrase(view, k, stop) == stop


def _named_before(view: Layout, found: Phrase, floor: int) -> Phrase:
    """The source with the bare name before its title (`سامي العلي، رئيس النادي الذي`)."""
    forms, kinds, b = view.forms, source_kinds(), boundaries()
    if forms[found[0] - 1] not in COMMAS or kinds.get(forms[found[0]]) != "person":
        return found
    first = found[0] - 1
    while first > max(floor, found[0] - 6):
        word = forms[first - 1]
        if not word[0].isalpha() or word in kinds or word in NO_NAMES or word[0] in "وفبل" or word.startswith("ال"):
            break
        if word in b.adjunct or word in b.adverb or word in b.time or word in b.relative or word in b.finite_verb:
            break
        first -= 1
    return (first, found[1]) if found[0] - 1 - first >= 2 else found


def disagrees(view: Layout, first: int, reading: Reading) -> bool:
    """Whether a noun behind a verb is its object by number or gender: `دعوا الحكومة`, `دعا الحكومة`, `دعت المدير`."""
    if "addressee" not in reading.cue.takes or reading.form not in ("past", "present"):
        return False
    word = view.forms[first]
    if reading.person == "mp" or word in ("المجتمع", "الجميع", "كافة"):
        return True
    if word.startswith("ال") and word.endswith("ين") and len(word) > 6 and word not in COUNTRIES | FEMININE:
        return True
    kind = source_kinds().get(word)
    if reading.person == "fs":
        return kind == "person" and word.startswith("ال") and word[-1] not in "ةيان"
    if reading.person != "ms":
        return False
    if word in CALLED_BARE or (word.startswith("ال") and word.endswith("ات") and len(word) > 5):
        return True
    return kind == "institution" and word.startswith("ال") and word.endswith("ة")


def called_upon(view: Layout, first: int, end: int) -> int | None:
    """Where whoever is called upon begins behind the source: `دعا المفتي | المسلمين إلى`, `ناشد القاضي | الجميع`."""
    forms, kinds = view.forms, source_kinds()
    for j in range(first + 1, end):
        word, before = forms[j], forms[j - 1]
        if word == "خادم" and forms[j + 1] == "الحرمين" and before not in DEPUTIES:
            return j
        definite = before.removeprefix("و").startswith("ال")
        if before in INNER or before in HEADS or before[0] == "ب" or kinds.get(before.removeprefix("ال")) == "people":
            continue
        if word == "الشريفين" or (before in kinds and not definite):
            continue
        named = not definite and kinds.get(forms[first]) != "institution"
        if (definite or before.endswith(OWNED) or (named and first == j - 1)) and _is_another(word, before, kinds):
            return j
        group = kinds.get(word) in ("institution", "people") and word.startswith("ال")
        if group and named and before[0].isalpha() and j - first > 2:
            return j  # `الرئيس سامي العلي هادي | القوات`
        person = word.startswith("ال") and word.endswith("ين") and len(word) > 6 and word not in COUNTRIES
        if person and definite and (word.endswith("يين") or before.endswith("ين")):
            continue
        if (person or word in CALLED) and (named or definite):
            return j - 1 if before.endswith("ات") and j - 1 > first else j
    return None


def _is_another(word: str, before: str, kinds: dict[str, str]) -> bool:
    """Whether an indefinite word can only begin another noun phrase behind a definite one (`العلي | هواة الصيد`)."""
    if word.startswith("ال") or before in SELVES:
        return False
    return word in CALLED_BARE or (kinds.get(word) in ("institution", "people") and word[0] != "و")


def split_object(view: Layout, first: int, end: int, sure: bool = False) -> int | None:
    """Where a second noun phrase begins that nothing parts from the source (`اتهم الوزير الأرميني | أذربيجان`), if it does.

    A country, an accusative plural, a noun for a group behind a definite word, or a change between definite and indefinite
    tells it; the last one counts. With `sure` an adjective is never taken for an object.
    """
    forms, kinds = view.forms, source_kinds()
    for j in range(end - 1, first, -1):
        word, before = forms[j], forms[j - 1]
        definite, follows_definite = word.startswith("ال"), before.startswith("ال")
        if before in INNER or before[0] in "بل" or (word[0] == "و" and word not in kinds):
            continue
        if before in COUNTRIES and definite and word not in COUNTRIES and not word.endswith(("ية", "ي")):
            return j  # a country has no object noun as its adjective (`رفضت أرمينيا | الاتهام`)
        if sure and (word == "السعودية" or before.endswith("ة") or j < first + 2) and word in COUNTRIES:
            continue  # an adjective, or the end of a construct (`هدنة اليمن`)
        if word in FEMININE or word in COUNTRIES or (definite and word.endswith("ين") and len(word) > 6 and not sure):
            return j if before not in kinds or follows_definite else None
        if definite and follows_definite and kinds.get(word[2:]) in ("institution", "people") and before not in kinds:
            return j
        if not definite and follows_definite and (word in kinds or (word.endswith("ات") and not sure)):
            return j if kinds.get(word) != "person" and before != "السيد" else None
        if definite and not follows_definite and before not in kinds and before[-1] != "ي" and not sure:
            return j
    return None


def object_by_gender(view: Layout, first: int, end: int) -> int | None:
    """Where a definite noun stands behind a definite adjective of the other gender, so that it is an object
    (`أدانت الرابطة العربية | الأحكام`, `انتقد الحزب المصري | الحكومة`). An adjective in ة counts where the source itself
    is feminine: in `وزير الزراعة الأردني` the word before is not what the adjective describes."""
    if first >= end:
        return None
    forms = view.forms
    head = forms[first] in FEMININE or forms[first].endswith("ة")
    for j in range(first + 1, end):
        word, before = forms[j], forms[j - 1]
        if not (word.startswith("ال") and before.startswith("ال")) or len(word) < 5:
            continue
        if source_kinds().get(word, source_kinds().get(word[2:])) == "person":
            continue
        feminine = word.endswith(("ة", "ات"))
        if (head and before.endswith("ة") and not feminine) or (before.endswith("ي") and feminine and len(before) > 4):
            return j
    return None
