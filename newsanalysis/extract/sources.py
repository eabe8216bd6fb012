"""Who is named as the source: the noun phrase after a verb, before it, or after a preposition."""

from __future__ import annotations

from newsanalysis.extract.ends import (
    PLAIN,
    is_accusative,
    is_adjunct_with_ba,
    is_carried,
    is_counting,
    is_finite,
    is_for_event,
    is_object,
)
from newsanalysis.extract.layout import FOR_EVENT, LONGEST, Layout
from newsanalysis.lexicon.boundaries import boundaries, source_kinds
from newsanalysis.lexicon.cues import cue_forms
from newsanalysis.lexicon.particles import (
    ABROAD,
    AUDIENCE,
    BA_ADJUNCTS,
    BA_WORDS,
    COMMAS,
    COMPLEMENTIZERS,
    DEMONSTRATIVES,
    DOUBLED,
    FEMININE,
    ISSUED,
    LIKE_NAMES,
    NAMED,
    NUMBERED,
    OF_BA,
    OF_OFFICE,
    ON,
    SELVES,
)

PRAYERS = ("صلاة", "خطبة", "وقفة")  # of a day: part of a title, not a time
PRONOUNS = ("ها", "هم", "هما")  # of a noun: after a definite word it begins another phrase
PARTICLES = frozenset(
    "بمحض بملء بكامل عليه عليها اليه اليها بلا بما بكل باي بشكل بهذا بهذه بذلك بينما بعدما بل بنا بهم بين بعد بدون".split()
)
PASSED_ON = ("نقل", "اورد", "نشر", "بثت", "بثه")
COMPASS = ("شمال", "جنوب", "شرق", "غرب", "وسط")
SPEECHES = frozenset("حديثه حديثها حديثهم كلامه كلامها كلامهم كلمته كلمتها خطابه خطابها".split())
OF_MEDIA = frozenset(("للاعلام", "للصحافة"))  # of an office or agency: `الهيئة العامة للإعلام`
LED = frozenset(("بقيادة", "برءاسة", "بزعامة"))  # of a body: `التحالف بقيادة الجيش`; of a person it is an adjunct
NAME_LENGTH = 5  # tokens of a name in quotation marks
SHORT_NAME = 3  # so many are a name anyway


def noun_phrase(
    view: Layout, first: int, limit: int, stop_at_object: bool = False, governed: frozenset[str] = frozenset()
) -> int:
    """The end of the noun phrase of a source that begins at `first` (`first` itself where there is none).

    Titles, names and apposition belong to it; adjuncts, relative clauses and what is said do not. With `stop_at_object`
    a verbal noun or a typical object ends it too (`أعلنت باكو | سقوط قتيلين`), and so do the prepositions that the verb
    governs (`أشاد المدرب | بالحارس`, `حذر الأطباء | من المرض`).
    """
    stop_at_ba = "ب" in governed
    b, kinds, cues = boundaries(), source_kinds(), cue_forms()
    forms = view.forms
    limit = min(limit, first + LONGEST)
    j = first
    head = kinds.get(forms[first], "") if first < limit else ""
    while j < limit:
        word = forms[j]
        previous = forms[j - 1] if j > first else ""
        following = forms[j + 1] if j + 1 < limit else ""
        if PLAIN[word] and j > first and previous not in SELVES and following not in SELVES:
            if stop_at_object and is_object(view, j, previous):
                break
            j += 1
            continue
        if word in COMPLEMENTIZERS or word == ":":
            break
        if not word[0].isalnum():
            end = _over_mark(view, j, first, limit, stop_at_ba)
            if end is None:
                break
            j = end
            continue
        if word == "علي" and not view.ends_in_alef(j):
            j += 1
            continue
        if word in ("في", "من", "علي", "عن", "الي"):
            if j == first or not _inner_preposition(view, j, first, head, previous, following):
                break
            if word in governed and source_kinds().get(following.removeprefix("ال")) not in ("institution", "medium"):
                break
            j += 1
            continue
        if previous in PRAYERS and word in b.time:
            j += 1
            continue
        if j == first and _begins_no_source(word, kinds):
            break
        if j > first and previous[:2] == "ال" and _is_owned(word, kinds):
            break  # `الشركة | نتائجها`
        if j > first and previous in SELVES:
            break
        if j > first and following in SELVES and (previous[:2] == "ال" or not previous[0].isalnum()):
            break  # `موقع «النبأ» | الرواية ذاتها`
        if (is_accusative(view, j) and j >= first) or (j > first and is_counting(forms, j, limit, b.time)):
            break
        if (word == "لدي" and forms[first] in ABROAD) or (word in ("فيها", "فيه") and previous.startswith("المسءول")):
            j += 1
            continue
        if word in b.time or word in b.adjunct or word in b.adverb or word in b.relative:
            break
        if word in DOUBLED or (word == "اول" and (following == "من" or following in b.time)):
            break
        if word == "العام" and (following in b.time or following.isdigit()):
            break
        if j > first and word in ("كافة", "جميع", "عامة", "سائر") and following.startswith("ال"):
            break
        if j > first and word in ("الكثير", "العديد") and following == "من":
            break
        if j > first and word not in kinds and is_finite(word):
            break
        if j > first and word[0] == "و" and word[1:].startswith(PASSED_ON) and following in kinds:
            break  # `الوزارة | ونقلت الصحيفة`
        if word[0] in "وف" and len(word) > 2:
            rest = word[1:]
            if word not in kinds and (
                rest in b.relative or rest in b.adjunct or rest in b.adverb or rest in b.finite_verb
            ):
                break
        if word in cues and word not in kinds and _is_cue(view, j, first):
            break
        if j == first and word in DEMONSTRATIVES and (following in kinds or following.removeprefix("ال") in kinds):
            j += 1  # `هذه القوات`, but `نفى | هذه الاتهامات`
            continue
        if word in b.occasion and word[-1] in "هام" and (word not in kinds if j == first else word in SPEECHES):
            break  # `اختتم حديثه`, `تابع الوزير | حديثه قائلا`: an object, not who speaks
        to = word[0] == "ل" and len(word) > 3 and kinds.get(previous) != "document"
        if j > first and head == "document" and is_carried(view, j):
            break  # `حصيلة | أعلنها الوزير`
        if word == "القول" and following in COMPLEMENTIZERS:
            break
        named_so = word in OF_MEDIA and head in ("institution", "medium")
        if to and not named_so and (_is_audience(word, kinds) or (j == first and word[1] == "ل")):
            break
        if j > first and word[0] == "ل" and FOR_EVENT in governed and is_for_event(word):
            break  # `دعا الوزير | لتوزيع المساعدات`
        if word == "ل" and not (j > first and (previous in OF_OFFICE or (head == "document" and j + 1 in view.quoted))):
            break
        if word == "ب" and (stop_at_ba or j == first):
            break
        if word[0] == "ب" and word[1:] in COMPLEMENTIZERS:
            break
        of_name = kinds.get(previous) == "medium" and previous[:2] != "ال"  # `وكالة برنا`
        led = word in LED and head != "person" and not stop_at_ba
        if (
            word[0] == "ب"
            and len(word) > (2 if stop_at_ba else 3)
            and word not in BA_WORDS
            and not (previous in OF_BA or of_name or led)
        ):
            if j > first and word in BA_ADJUNCTS:
                break
            if j > first and is_adjunct_with_ba(word, b.occasion, b.adjunct, b.time):
                break
            if stop_at_ba and (j == first or kinds.get(word[1:].removeprefix("ال")) != "institution"):
                break
            if word[1:] in b.verbal_noun and j > first:
                break
        if stop_at_object and j > first and is_object(view, j, previous):
            break
        j += 1
    while j > first and (
        (not forms[j - 1][0].isalnum() and forms[j - 1] not in ')»"”’') or forms[j - 1] in ("قد", "و")
    ):
        j -= 1
    return j


def _is_owned(word: str, kinds: dict[str, str]) -> bool:
    """Whether a word is a noun with a pronoun, which cannot specify a definite word before it."""
    return len(word) > 4 and word[0] != "و" and word.endswith(PRONOUNS) and word not in kinds and word not in SELVES


def _begins_no_source(word: str, kinds: dict[str, str]) -> bool:
    """Whether a first word is a preposition with its noun (`بالحرف`, `لأولادهم`), which no source begins with."""
    if word in kinds:
        return False
    if word in PARTICLES or (word.startswith("بال") and len(word) > 5):
        return True
    if word[0] == "و" and word[1:2] in ("ي", "ت") and word.endswith("ون"):
        return True  # `يقولون ويفعلون`
    return word[0] == "ل" and len(word) > 5 and word.endswith((*PRONOUNS, "نا"))


def _over_mark(view: Layout, j: int, first: int, limit: int, nominal: bool) -> int | None:
    """Where the source goes on after the mark at `j` (a name in quotation marks, brackets, apposition), if it does.

    With `nominal` the verb takes a noun after ب, so that a short quotation before a comma is a name (`أشاد «النور»، ب`).
    """
    forms = view.forms
    word = forms[j]
    if j in view.quoted:
        quoted = view.quoted[j]
        after, length = quoted.end + 1, quoted.end - quoted.first
        if length > NAME_LENGTH or after > limit:
            return None
        if j == first:
            led = nominal and length <= SHORT_NAME and after < limit and forms[after] in COMMAS
            surname = length == 1 and forms[quoted.first].startswith("ال") and len(forms[quoted.first]) > 4
            led = led or (surname and after + 2 < limit)  # `قال "العلي"، خلال الحفل: `
            return after if led or _names_source(view, after, limit) else None
        if forms[j - 1] in NAMED or forms[j - 1].removeprefix("ال") in NAMED:
            return after
        # A quotation at the end of the sentence, or a longer one, is what was said.
        said = after + 1 >= limit or (length > SHORT_NAME and not _names_source(view, after, limit))
        return None if said else after
    if word == "(":
        for end in range(j + 1, min(limit, j + 10)):
            if forms[end] == ")":
                return end + 1
        return None
    if word in COMMAS and j > first:
        return j + 1 if _is_apposition(view, j + 1, first, limit) else None
    if word == "." and j > first and (len(forms[j - 1]) == 1 or view.doc.starts[j + 1 : j + 2] == [view.doc.ends[j]]):
        return j + 1  # `د. سامي`, `ايه.آر.دي`
    if word == "/":
        return j + 1
    return None


def _names_source(view: Layout, after: int, limit: int) -> bool:
    """Whether a quotation right after the verb names the speaker (`قال «مجلس اللاجئين» إن`)."""
    if after >= limit:
        return False
    word = view.forms[after]
    b = boundaries()
    if word in COMPLEMENTIZERS or word == ":" or word in ("في", "ل", "الي") or after in view.quoted:
        return True
    return word in b.time or word in ("قبل", "بعد", "خلال", "عبر", "عن", "علي")


def _is_apposition(view: Layout, j: int, first: int, limit: int) -> bool:
    """Whether a title, or after a title the name, follows a comma and is closed by another one or by what is said."""
    forms, kinds, b = view.forms, source_kinds(), boundaries()
    if j >= limit:
        return False
    word = forms[j]
    if word in b.adjunct or word in b.time or word in b.adverb or word in b.relative or word in b.verbal_noun:
        return word == "علي" and not view.ends_in_alef(j)
    if not word[0].isalpha() or j in view.candidates or word in COMPLEMENTIZERS or word in b.finite_verb:
        return False
    if kinds.get(word) == "person":
        return True
    titled = kinds.get(forms[first]) == "person" and word[0] not in "وفبل"
    # Behind a bare name a definite title may follow (`قال سامي العلي، الوسيط السابق، إن`).
    named = forms[first] not in kinds and j - first <= 5 and word.startswith("ال") and len(word) > 4
    if not titled and not named:
        return False
    return any(
        forms[k] in COMMAS or forms[k] in COMPLEMENTIZERS or forms[k] == ":" for k in range(j + 1, min(limit, j + 12))
    )


def _inner_preposition(view: Layout, j: int, first: int, head: str, previous: str, following: str) -> bool:
    b, kinds = boundaries(), source_kinds()
    word = view.forms[j]
    bare = following.removeprefix("ال")
    if word == "في":
        if previous.isdigit() and following in ("الماءة", "الماءه", "المءة"):
            return True
        if following in b.occasion or following in b.time:
            return False
        if kinds.get(bare) == "institution" or kinds.get(following) == "institution" or following in COMPASS:
            return True
        titled = any(kinds.get(form) == "person" for form in view.forms[j + 2 : j + 4])
        if head == "person" and j - first <= 5 and titled and following not in b.adjunct:
            return True  # `الملحق الثقافي في اليابان الدكتور سامي العلي`
        return (
            head in ("people", "document")
            or (head in ("person", "institution") and j - first <= 2)
            or (head == "institution" and j - first <= 4 and following in FEMININE)
        )
    if word == "من":
        if following in ("جهته", "جهتها", "جانبه", "جانبها", "ان", "خلال", "قبل", "بعد", "بينهم", "بينها"):
            return False
        return previous in NUMBERED or previous in kinds or kinds.get(following) in ("institution", "medium")
    if word == "علي":
        return previous in ON or (j - first >= 2 and view.forms[j - 2] in ON)
    if word == "عن":
        return previous in ON or previous in ISSUED
    return previous.removeprefix("ال") in ("سفير", "مبعوث", "سفيرها", "مبعوثها")


def _is_audience(word: str, kinds: dict[str, str]) -> bool:
    if word in AUDIENCE:
        return True
    rest = "ال" + word[2:] if word.startswith("لل") else word[1:]
    return kinds.get(rest) == "medium" and word not in kinds


def _is_cue(view: Layout, j: int, first: int) -> bool:
    """Whether the token is a verb of speech rather than a name or noun that is written alike (`أمل`, `ذكر`, `حكم`)."""
    if view.forms[j] in LIKE_NAMES:
        return False
    for reading in view.candidates.get(j, ()):
        if reading.form == "noun" or reading.person in ("1s", "1p") or reading.pronoun:
            continue
        if reading.form == "participle":
            if view.forms[j].endswith("ا"):
                return True
            continue
        if len(view.forms[j]) - reading.clitic > 3 or view.forms[j][reading.clitic :] == "قال":
            return True
    return False
