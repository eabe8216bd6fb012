"""Whether a word that may be a cue is one where it stands: negation, reminders of the outlet, words written alike."""

from __future__ import annotations

from newsanalysis.extract.drafts import Complement
from newsanalysis.extract.layout import Layout
from newsanalysis.lexicon.boundaries import source_kinds
from newsanalysis.lexicon.cues import Reading
from newsanalysis.lexicon.particles import (
    ASKING,
    CHANNELS,
    CLAUSE_OPENERS,
    COMMAS,
    COMPLEMENTIZERS,
    FREE_PARTICIPLES,
    IDLE,
    LIKE_NOUNS,
    NEGATIONS,
    PERSONAL,
    PROVING,
    RELATIVES,
)

# `يذكر أن`, `يشار إلى أن`: the outlet's own reminder.
REMINDERS = frozenset(
    {("ذكر", "present"), ("أشار", "passive"), ("لفت", "present"), ("نوه", "present"), ("لاحظ", "present")}
)


WHAT = frozenset({"ما", "لما", "بما", "عما", "مما"})


ADDRESSES = frozenset({"دعوة", "الدعوة", "نداء", "شكره", "مناشدة"})  # what is sent, with `وجه`
UNSAID = frozenset({"التعليق", "الادلاء", "الافصاح", "الكشف"})  # `رفض التعليق`: nothing was said
TIGHTENED = frozenset({"المراقبة", "الرقابة", "الاجراءات", "العقوبات"})  # with `شدد`
NOUNS = frozenset({"امر", "قدر", "طلب"})  # nouns far oftener than verbs in the middle of a clause
POINTING = frozenset({"أشار", "أكد", "أثبت", "أظهر", "كشف"})  # `ما يشير إلى`: a fact does
OF_WHAT = frozenset({"علي", "في", "وفق", "حسب", "بحسب", "وفقا", "طبقا", "مع", "كل"})

SUPPOSED = frozenset({"اعتقد", "رجح", "زعم"})  # `ما يعتقد أنه لغم`
TOWARDS = frozenset({"اليه", "اليها"})
COPULAS = frozenset("كان كانت يكون تكون ليس ليست اصبح اصبحت بات باتت ظل ظلت يظل صار صارت يبدو تبدو".split())
BEGUN = frozenset({"بدا", "بدات", "اخذ", "اخذت", "ان"})
HEAD = 8  # tokens before a relative pronoun in which its head stands
TURNED_OUT = frozenset({"بين", "أبان"})  # `تبين أن`: it turned out


def is_negated(before: str, readings: tuple[Reading, ...]) -> bool:
    """`لم يعلن`, `دون أن يذكر`: nothing is reported. After `بعد أن` a past is a fact; `لم يستبعد` reports, `ما سماه` too."""
    relative = before == "ما" and any(
        (r.pronoun and r.cue.takes & {"name", "describe"}) or (r.form == "present" and r.cue.lemma in SUPPOSED)
        for r in readings
    )
    if relative or readings[0].cue.lemma == "استبعد":
        return False
    return before in NEGATIONS or (before == "ان" and readings[0].form == "present")


def fits(view: Layout, at: int, reading: Reading, found: Complement, before: str) -> bool:
    """Whether the complement is near enough for a form that is ambiguous, and not the outlet's own remark."""
    distance = found.content - at
    if reports_nothing(view, at, reading, found, before):
        return False
    if reading.form == "noun" and distance > (3 if reading.pronoun or reading.clitic else 5):
        return False
    if reading.person in ("1s", "1p") and distance > (8 if found.kind == "noun" else 3):
        return False
    if reading.pronoun and reading.form != "noun" and distance > 8:
        return False
    if (
        reading.form == "present"
        and reading.person == "fs"
        and reading.cue.stance in ("believe", "expect")
        and before in ASKING
    ):
        return False  # `هل تعتقد أن`: the second person
    if found.source is None and found.kind == "clause" and distance <= 3:
        if reading.cue.lemma in TURNED_OUT and reading.person == "fs" and reading.form != "participle":
            return False
        reminder = (reading.cue.lemma, reading.form) in REMINDERS and reading.person == "ms"
        if reminder and before not in COMPLEMENTIZERS and (not before or not before[-1].isalnum() or before == "و"):
            return False
    if view.forms[at] == "بين" and before and before not in COMMAS:
        return distance <= 3 and found.kind != "quote"
    return not (view.forms[at] in LIKE_NOUNS and "relay" in reading.cue.takes and not opens(before))


def reports_nothing(view: Layout, at: int, reading: Reading, found: Complement, before: str) -> bool:
    """Whether a verb of the lexicon tells of a deed or a fact: `شدد الخناق`, `ما يشير إلى`, `أثبت أنه الأفضل`, `تعتبره أحد`."""
    lemma, forms = reading.cue.lemma, view.forms
    behind = found.source[1] if found.source and found.source[0] > at else at + 1
    if forms[at + 1 : at + 2] and forms[at + 1] in TOWARDS and found.content - at > 4:
        return True  # `الاتفاق الذي توصلت إليه الدول`
    if forms[at] == "عبر" and not opens(before) and forms[at + 1] in CHANNELS:
        return True  # `أعلنت عبر حسابها`: a preposition
    if lemma == "هاجم" and found.kind == "quote" and found.content <= at + 1:
        return True  # `هاجمت «كتيبة النور» البلدة`: a name
    if lemma == "قضى" and reading.person == "mp":
        return True  # `قضوا بالغارة`: they died
    if lemma == "أظهر" and reading.form == "present" and (before in BEGUN or {forms[at + 1]} & {"فيه", "فيها"}):
        return True  # `بدأت البثور تظهر`: it appears
    if lemma == "أطلع" and forms[at + 1] in ("عليه", "عليها"):
        return True  # `التقرير الذي اطلعت عليه الوكالة`
    if lemma == "أثبت" and before in RELATIVES and found.kind == "noun":
        return not PROVING.intersection(forms[max(0, at - HEAD) : at])  # `الوزارة التي أثبتت تفوقها`
    if before in ("مما", "ومما") and lemma == "ذكر":
        return True
    if lemma == "عد" and reading.form == "present" and found.source is None and found.content - at > 4:
        return True  # `تعد الأطباق وأنها`: she prepares
    if lemma == "أشار" and reading.form == "present" and before in RELATIVES and found.source is None:
        return not any(forms[k] in source_kinds() for k in range(max(0, at - HEAD), at - 1))  # `العلامات التي تشير إلى`
    if lemma == "رفض" and UNSAID.intersection(forms[at + 1 : behind + 1]):
        return True
    if lemma == "شدد" and forms[at + 1] in TIGHTENED:
        return True
    if lemma == "ادعى" and reading.form == "present" and view.ends_in_alef(at):
        return True  # `رجل يدعى سامي`: he is called so
    if lemma == "وجه" and ADDRESSES.intersection(forms[at + 1 : behind + 1]):
        return True
    named = found.source is not None and forms[found.source[0]] in source_kinds()
    if forms[at] in NOUNS and not named and found.source != (at, at):
        aside = not opens(before) and (found.source is not None or found.content - at > 2)
        if aside or forms[at + 1] == "اخر" or view.doc.text.startswith("آمر", view.doc.starts[at]):
            return True
    if lemma == "رفض" and before == "ان" and reading.form == "past" and found.source is None and found.kind == "noun":
        return True  # `أن رفض الاتفاق سيكلف`: a noun
    if any(form in IDLE for form in forms[at + 1 : behind + 1]):
        return True
    if before in ("ما", "مما") and lemma in POINTING and found.source is None and forms[at - 2] not in OF_WHAT:
        return True
    if lemma == "أثبت" and reading.form in ("past", "present"):
        return found.source is not None and not PROVING.intersection(forms[found.source[0] : found.source[0] + 2])
    if (
        lemma in TURNED_OUT
        and reading.form != "participle"
        and reading.person == "fs"
        and found.source is None
        and forms[at + 1] in ("من", "ل")
    ):
        return True
    if lemma != "اعتبر" or reading.form != "present" or found.kind != "clause":
        return False
    if {"من", "احد", "احدي", "بمثابة"}.intersection(forms[at + 1 : found.content - 1]):
        return True
    speaker = found.source is not None and source_kinds().get(forms[found.source[0]]) in ("person", "people")
    return found.content - behind > 4 and not speaker


def speaks(view: Layout, at: int, before: str) -> bool:
    """Whether a first person may be one here: in a quotation, or at the start of its clause."""
    return (
        view.quote_end(at) < len(view.forms)
        or not before[-1:].isalnum()
        or before in ("انا", "نحن", "اننا", "اذ", "كما")
    )


def may_be_participle(view: Layout, at: int, before: str) -> bool:
    """`مضيفا` is one anywhere; the other forms look like adjectives and nouns and need a mark or a quotation before."""
    word = view.forms[at]
    if word == "املا" and view.doc.text[view.doc.starts[at]] == "أ":
        return False  # `يعطي أملا`, not `آملا`
    if word == "متابعة" and view.forms[at + 1 : at + 2] == [":"]:
        return False  # a dateline
    if word.endswith("ا"):
        return before not in COPULAS
    if before in COMMAS or not before[-1:].isalnum() or word in FREE_PARTICIPLES:
        return True
    if before in source_kinds() and not before.startswith("ال"):
        return False  # `مصادر مطلعة إن`: an adjective
    following = view.forms[at + 1 : at + 2]
    return bool(following) and (following[0] in COMPLEMENTIZERS or following[0] == ":" or at + 1 in view.quoted)


def opens(before: str) -> bool:
    """Whether a verb without a subject may stand here: at the start of its clause, after a relative or conjunction."""
    if not before[-1:].isalnum() or before in ("كما", "وقد", "قد"):
        return True
    return before in PERSONAL or before in WHAT or before in CLAUSE_OPENERS or before in RELATIVES
