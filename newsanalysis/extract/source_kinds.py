"""What kind of source speaks: official, military, agency, organisation, anonymous, document, witness, expert or person.

Told by the head noun of the source, in the words of `lexicon/kinds.toml`. Behind a spokesman, a head or a member the body
that they speak for decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsanalysis.lexicon.load import word_list
from newsanalysis.lexicon.particles import FEMININE
from newsanalysis.text import fold
from newsanalysis.text.fold import MARKS

KINDS = ("anonymous", "document", "military", "agency", "organisation", "witness", "expert", "official", "person")
NAME = range(1, 6)  # words of a person's name

_WORD = re.compile(rf"[^\W\d_][\w{MARKS}]*")


def source_kind(source: str | None, speaker: str | None) -> str | None:
    """The kind of a source, or of the speaker where the source is elided; null where neither tells."""
    found = _kind(source) if source else None
    if found in (None, "person") and speaker and speaker != source:
        return _kind(speaker) or found
    return found


def _kind(phrase: str) -> str | None:
    words = [fold(word) for word in _WORD.findall(phrase)]
    if not words:
        return None
    through, plain = _group("through"), _group("plain")
    fallback = None
    for n, word in enumerate(words):
        bare = _bare(word)
        if bare in _group("title") and n + 1 < len(words):
            fallback = fallback or "person"
            continue
        if bare in through:
            if (body := _body(words[n + 1 :])) is not None:
                return body
            return "official" if bare in plain else _heads().get(bare, "person")
        kind = _heads().get(bare)
        if kind == "military" and any(_bare(other) in _group("police") for other in words[n + 1 :]):
            return "official"
        if kind is not None:
            return kind
        if word in FEMININE:
            return "official"  # a country or a capital
    return fallback or ("person" if _is_name(words) else None)


def _body(words: list[str]) -> str | None:
    """The kind of the first body in what follows a head or a spokesman (`باسم شركة النقل`)."""
    bodies = ("official", "military", "organisation", "agency")
    for form in words:
        for word in _stems(form):
            if (kind := _heads().get(word)) in bodies and word not in _group("through"):
                return kind
    return None


def _stems(form: str) -> Iterator[str]:
    yield _bare(form)
    if form[0] in "لب" and len(form) > 3:
        yield _bare("ال" + form[2:] if form.startswith("لل") else form[1:])


def _bare(form: str) -> str:
    return form.removeprefix("ال") if len(form) > 3 else form


def _is_name(words: list[str]) -> bool:
    """Whether nothing but one to five words without a clitic stands there: a name of which the lexicon knows nothing."""
    return len(words) in NAME and (len(words) > 1 or words[0].startswith("ال"))


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
