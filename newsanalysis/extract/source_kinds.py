"""What kind of source speaks: official, military, agency, organisation, anonymous, document, witness, expert or person.

Told by the head noun of the source, in the words of `lexicon/kinds.toml`. Behind a spokesman, a head or a member the body
that they speak for decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newsanalysis.lexicon.load import word_list
from newsanalysis.lexicon.particles import FEMININE
from newsanalysis.text.fold import MARKS, fold

KINDS = ("anonymous", "document", "military", "agency", "organisation", "witness", "expert", "official", "person")
UNSWAYED = ("anonymous", "document", "witness")  # a source in the Red Crescent stays a source
IN_THE_NAME = ("باسم", "بلسان")
NAME = range(1, 6)  # words of a person's name
KEPT = 1 << 14  # phrases whose kind is kept: a few sources are named over and over

_WORD = re.compile(rf"[^\W\d_][\w{MARKS}]*")


def source_kind(source: str | None, speaker: str | None) -> str | None:
    """The kind of a source, or of the speaker where the source is elided; null where neither tells."""
    found = _kind(source) if source else None
    if found in (None, "person") and speaker and speaker != source:
        return _kind(speaker) or found
    return found


@lru_cache(KEPT)
def _kind(phrase: str) -> str | None:
    words = [fold(word) for word in _WORD.findall(phrase)]
    if not words:
        return None
    if _holds(words, "world"):
        kind = _head(words[0])
        return kind if kind in UNSWAYED else "organisation"
    fallback = None
    for n, word in enumerate(words):
        bare = _bare(word)
        rest = words[n + 1 :]
        if bare in _group("title") and rest:
            fallback = fallback or "person"
            continue
        if bare in _group("through"):
            if (body := _body(rest)) is not None:
                return body
            if any(word in IN_THE_NAME for word in rest):
                return "organisation"  # of a body that the lexicon does not know
            return "official" if bare in _group("plain") else _heads().get(bare, "person")
        kind = _head(word)
        if kind == "military" and _holds(rest, "police"):
            return "official"
        if kind == "military" and _holds(rest, "learned"):
            return "expert"
        if kind == "agency" and _holds(rest, "not_media"):
            return "organisation"
        if kind is not None:
            return kind
        if word in FEMININE:
            return "official"  # a country or a capital
    return fallback or ("person" if _is_name(words) else None)


def _body(words: list[str]) -> str | None:
    """The kind of the first body in what follows a head or a spokesman (`باسم شركة النقل`)."""
    bodies = ("official", "military", "organisation", "agency")
    for n, form in enumerate(words):
        kind = _head(form)
        if kind in bodies and not any(word in _group("through") for word in _stems(form)):
            sways = {"agency": "not_media", "official": "owner"}.get(kind or "")
            return "organisation" if sways and _holds(words[n + 1 :], sways) else kind
    return None


def _head(form: str) -> str | None:
    """The kind that a word tells, without the article, a preposition written onto it or a pronoun (`لوزارة`, `حصيلتها`)."""
    return next((kind for word in _stems(form) if (kind := _heads().get(word))), None)


def _holds(words: list[str], group: str) -> bool:
    return any(word in _group(group) for form in words for word in _stems(form))


def _stems(form: str) -> Iterator[str]:
    yield _bare(form)
    if form[0] in "لبو" and len(form) > 3:
        yield _bare("ال" + form[2:] if form.startswith("لل") else form[1:])
    for pronoun in ("هما", "ها", "هم", "ه"):
        if form.endswith(pronoun) and len(form) > len(pronoun) + 3:
            bare = form.removesuffix(pronoun)
            yield bare
            if bare.endswith("ت"):
                yield bare[:-1] + "ة"
            break


def _bare(form: str) -> str:
    return form.removeprefix("ال") if len(form) > 3 else form


def _is_name(words: list[str]) -> bool:
    """Whether the words may be a person's name of which the lexicon knows nothing, and not a plural or an adjective."""
    if len(words) not in NAME or any(word.endswith("ات") for word in words):
        return False
    definite = words[0].startswith("ال")
    return definite if len(words) == 1 else not (definite and words[1].startswith("ال"))


@cache
def _heads() -> dict[str, str]:
    heads: dict[str, str] = {}
    for kind in KINDS:
        for word in _group(kind):
            heads.setdefault(word, kind)
    return heads


@cache
def _group(name: str) -> frozenset[str]:
    words = " ".join(entry["words"] for entry in word_list("kinds")[name]).split()
    return frozenset(fold(word) for word in words)
