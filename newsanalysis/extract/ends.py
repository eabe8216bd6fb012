"""Words at which a source ends: verbs, objects, indefinite accusatives, numbers that count."""

from __future__ import annotations

from newsanalysis.extract.layout import Layout
from newsanalysis.lexicon.boundaries import boundaries, feelings, is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import cue_forms
from newsanalysis.lexicon.particles import COMPLEMENTIZERS, DOUBLED, SELVES
from newsanalysis.text.memory import Memory

# Words that end a source behind some words and not behind others.
PARTICULAR = frozenset("علي في من عن الي لدي فيه اول العام كافة جميع عامة سائر الكثير العديد القول".split())


def is_finite(word: str) -> bool:
    """Whether a word is a finite verb, with a pronoun or without (`نشرت`, `نشرته`)."""
    known = boundaries().finite_verb
    return word in known or (
        word[-1] in "هام" and len(word) > 4 and word.removesuffix("ا").removesuffix("م")[:-1] in known
    )


def is_object(view: Layout, j: int, previous: str) -> bool:
    """Whether a nominal content may begin at token `j`, after a source that is complete."""
    b, kinds = boundaries(), source_kinds()
    word = view.forms[j]
    if previous in ("في", "من", "علي", "عن", "الي", "لدي"):
        return False
    if word in feelings() and word not in b.verbal_noun and not word.endswith("ا"):
        return True
    if word not in b.object and (word in kinds or not is_verbal_noun(view.doc.text[view.doc.starts[j]], word)):
        return False
    return not (previous in kinds and not previous.startswith("ال") and kinds[previous] != "people")


def is_accusative(view: Layout, j: int) -> bool:
    """Whether token `j` is an indefinite accusative written with its ending (`رقمًا`), or stands before one (`رقما تقريبيا`)."""
    word = view.forms[j]
    before = view.forms[j - 1] if j else ""
    if word[-1] != "ا" or len(word) < 3 or before[:1].isdigit() or before.endswith(("ين", "ون", "عشر")):
        return False  # not what a number counts (`62 مجلسا`)
    start, end = view.doc.starts[j], view.doc.ends[j]
    if "ً" in view.doc.text[end - 2 : end] or "ً" in view.doc.text[start:end]:
        return True
    following = view.forms[j + 1] if j + 1 < len(view.forms) else ""
    return (
        len(word) > 3
        and len(following) > 5
        and following.endswith("يا")
        and not word.endswith("يا")
        and j > 0
        and view.forms[j - 1][:2] == "ال"
    )


def is_counting(forms: list[str], j: int, limit: int, time: frozenset[str]) -> bool:
    """Whether a number counts the noun behind it (`الوزارة 120 قطعة`), rather than be part of a name (`قناة 24`)."""
    if not forms[j][0].isdigit() or j + 1 >= limit or forms[j - 1][:2] != "ال":
        return False
    following = forms[j + 1]
    return (
        following[0].isalpha() and following[:2] != "ال" and following not in time and following not in COMPLEMENTIZERS
    )


def is_carried(view: Layout, j: int) -> bool:
    """Whether token `j` is a verb with an object pronoun, behind an indefinite noun (`تقرير نشرته الوزارة`)."""
    carried = any(r.form == "past" and r.pronoun and not r.clitic for r in view.candidates.get(j, ()))
    return carried and not view.forms[j - 1].startswith("ال")


def is_adjunct_with_ba(word: str, *groups: frozenset[str]) -> bool:
    """Whether a word in `ب` opens an adjunct of one of the groups, or a clause (`بأن`)."""
    rest = word[1:]
    return rest in COMPLEMENTIZERS or any(rest in group for group in groups)


def is_for_event(word: str) -> bool:
    """Whether a word is ل and an event: what `دعا` calls for (`دعا السكان للمشاركة`)."""
    bare = word[2:] if word.startswith("لل") else word[1:]
    return word[0] == "ل" and len(word) > 4 and bare not in source_kinds() and is_verbal_noun("", bare)


def _is_plain(word: str) -> bool:
    """Whether a word goes on with any noun phrase by itself, whatever the head: a noun, adjective or name in its own letters.

    Most words are, so they are told apart once; what is not, `noun_phrase` looks at in its place.
    """
    b = boundaries()
    return (
        word[0].isalpha()
        and word[0] not in "وفبل"
        and not word.endswith(("ا", "هم"))
        and not any(word in group for group in (b.time, b.adjunct, b.adverb, b.relative, b.occasion))
        and not any(word in group for group in (COMPLEMENTIZERS, DOUBLED, SELVES, PARTICULAR))
        and word not in cue_forms()
        and not is_finite(word)
    )


PLAIN = Memory(_is_plain)
