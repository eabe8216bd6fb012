"""Adjuncts between a cue, its source and what is said: times, places, occasions, relays."""

from __future__ import annotations

from newsanalysis.extract.ends import is_accusative
from newsanalysis.extract.layout import Layout
from newsanalysis.extract.sources import noun_phrase
from newsanalysis.lexicon.boundaries import boundaries
from newsanalysis.lexicon.particles import ATTRIBUTED, COMMAS, COMPLEMENTIZERS, RELATIVES

PAGES = ("موقع", "صفحت", "حساب", "تويتر", "فيسبوك")  # behind على: where somebody writes
# Prepositions with their pronoun, and `خلالها`, between a verb and its subject (`كلمة أشاد خلالها الوزير ب`).
WITH_PRONOUN = frozenset("له لها لهم لي لنا فيه فيها به بها عنه عنها خلاله خلالها معه معها".split())


def skip_adverbs(view: Layout, j: int, limit: int, governed: frozenset[str] = frozenset()) -> int:
    """The token after days, hours and other adverbs that stand at `j`; none that the verb governs (`أشاد بقوة الجيش`)."""
    b, forms = boundaries(), view.forms
    if forms[j : j + 3] == ["اول", "من", "امس"]:
        j = min(j + 3, limit)
    while j < limit:
        word = forms[j]
        if word[0] in governed:
            break
        if (
            word in b.time
            or (word in b.adverb and word not in ("حيث", "لكن", "فيما", "بينما", "ثم", "اذ", "كما", "بل"))
            or word in WITH_PRONOUN
        ):
            j += 1
        elif word == "(" and j > 0 and forms[j - 1] in b.time:
            j = _bracket_end(forms, j, limit)
        elif word in COMMAS and j > 0 and forms[j - 1] in b.time:
            j += 1
        elif (word in ("بمحض", "بملء", "بكامل") and j + 1 < limit) or (
            word == "من" and j + 1 < limit and forms[j + 1] in WITH_PRONOUN
        ):
            j += 2
        else:
            break
    return j


def after_adjuncts(
    view: Layout, j: int, limit: int, governed: frozenset[str] = frozenset()
) -> tuple[int, tuple[int, int] | None]:
    """Past commas, times, adverbs and short adjuncts (`في بيان`); with the relay of `، بحسب رويترز،`, if any."""
    b, forms = boundaries(), view.forms
    via = None
    for _ in range(12):
        if j >= limit:
            break
        word = forms[j]
        following = forms[j + 1] if j + 1 < limit else ""
        if word in governed:
            break
        if (
            word in COMMAS
            or word in b.time
            or (word in b.adverb and word not in ("لكن", "بل", "ثم", "فيما", "بينما", "حيث", "اذ", "كما"))
        ) or ((following in governed or following in COMPLEMENTIZERS) and is_accusative(view, j)):
            j += 1
        elif word == "(":
            j = _bracket_end(forms, j, limit)
        elif word == "من" and governed and forms[j - 1] in COMMAS and (end := _parenthesis(view, j, limit)):
            j = end
        elif word in ("قبل", "بعد", "منذ", "مساء", "قرب", "نحو") and following and following not in COMPLEMENTIZERS:
            j = _adjunct_end(view, j, limit)
        elif word in ATTRIBUTED and following == "ما":
            j = next((k for k in range(j, limit) if forms[k] in COMMAS), j + 2)
        elif word in ATTRIBUTED and following:
            end = noun_phrase(view, j + 1, limit, True)
            via = (j + 1, end) if end > j + 1 else None
            j = max(end, j + 2)
        elif word in ("في", "من") and following in b.time:
            j += 2
        elif word in ("في", "داخل") and following:
            j = _adjunct_end(view, j, limit)
        elif word.startswith("لل") and len(word) > 4:
            j = max(noun_phrase(view, j + 1, limit, True, frozenset("ب")), j + 1)
        elif word in ("له", "لها", "لهم", "منه", "منها", "فيه", "فيها"):
            j += 1
        elif word == "علي" and following.startswith(PAGES):
            j = max(noun_phrase(view, j + 1, limit, True), j + 2)
        elif word in RELATIVES and forms[j - 1] in COMMAS and (end := _aside(view, j, limit)):
            j = end
        elif (
            word in ("خلال", "عقب", "اثناء", "عبر", "لدي", "علي")
            and following
            and (word != "علي" or following in b.occasion)
        ):
            j = _adjunct_end(view, j, limit)
        elif word[0] == "ب" and word[1:] in b.occasion:
            j = max(noun_phrase(view, j + 1, limit, True), j + 1)
        else:
            break
    return j, via


def _aside(view: Layout, j: int, limit: int) -> int:
    """The comma that closes the relative clause at `j` (`القاضي، الذي ترأس الجلسة، حبس`), 0 where nothing does."""
    end = next((k for k in range(j + 1, min(limit, j + 25)) if view.forms[k] in COMMAS), 0)
    return 0 if any(view.forms[k] in COMPLEMENTIZERS or k in view.quoted for k in range(j, end)) else end


def _adjunct_end(view: Layout, j: int, limit: int) -> int:
    """The end of the adjunct that the preposition at `j` opens, with the adjectives of a possessed noun (`عبر حسابه الرسمي`)."""
    end = max(noun_phrase(view, j + 1, limit, True, frozenset("ب")), j + 2)
    if end == j + 2 and view.forms[j + 1][-1] in "هام":
        while end < limit and view.forms[end].startswith("ال"):
            end += 1
    return end


def _bracket_end(forms: list[str], j: int, limit: int) -> int:
    for end in range(j + 1, min(limit, j + 10)):
        if forms[end] == ")":
            return end + 1
    return j + 1


def _parenthesis(view: Layout, j: int, limit: int) -> int:
    """The end of a short adjunct between two commas (`كشفت الوزيرة، من جنيف، عن`), 0 where it is none."""
    end = next((k for k in range(j + 1, min(limit, j + 6)) if view.forms[k] in COMMAS), 0)
    return (
        end if end and not any(k in view.candidates or view.forms[k] in COMPLEMENTIZERS for k in range(j, end)) else 0
    )
