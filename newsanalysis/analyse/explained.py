"""What the writer says of a number beside another one: that it counts something else, that it replaces the other one, that it
is a mistake, or that nobody explains the difference. The words are in `scope.toml`, under `told`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsanalysis.analyse.statement import Statement
from newsanalysis.analyse.surroundings import bare, listed, lists
from newsanalysis.text import Document, fold

BEHIND = 3  # tokens between a word and the one that it needs before it
NEAR = 12  # tokens on either side among which a word of counting stands
FAR = 25  # tokens, at most, between a word and its number in one sentence
AHEAD = 10  # tokens after an explanation that say what the number counts
AREAS = frozenset(map(fold, "أقاليم محافظات مدن مناطق ولايات بلدات قرى وحدها وحده".split()))
DAY_BEFORE = frozenset(map(fold, "السابق السابقة أمس".split()))
UNEXPLAINED = ("different_source", "open")


def told_of(doc: Document, numbers: Mapping[int, str]) -> dict[str, frozenset[str]]:
    """What an article says of its figures: figure → kinds; `numbers` are the first tokens of the figures.

    A word speaks of the number before it in its sentence, else of the next one, or the other way round (``of``); in a sentence
    with no number, of the last number before it in the paragraph.
    """
    found: dict[str, set[str]] = {}
    places = sorted(numbers)
    for i, kind, of, reach in _words(doc):
        first, end = doc.sentence_of(i)
        before = [place for place in places if first <= place < i]
        after = [place for place in places if i < place < end]
        if not before and not after:
            paragraph = doc.text.rfind("\n", 0, doc.starts[first]) + 1
            before = [place for place in places if place < first and doc.starts[place] >= paragraph]
        chosen = (before[-1:] or after[:1]) if of == "before" else (after[:1] or before[-1:])
        for place in (place for place in chosen if not first <= place < end or abs(place - i) <= reach):
            found.setdefault(numbers[place], set()).add(kind)
    return {figure: frozenset(kinds) for figure, kinds in found.items()}


def as_told(a: Statement, b: Statement, kind: str, reason: str) -> tuple[str, str]:
    """The kind and reason of a pair within one article, where the article itself says what the difference is."""
    if a.article_id != b.article_id or not (a.told or b.told):
        return kind, reason
    told = a.told | b.told
    if kind == "update" and "open" in told:
        parted = "different_source" if a.speaker != b.speaker else "open"
        return parted, "the text says that nothing explains it"
    if kind in UNEXPLAINED:
        for other in ("other_place", "other_day", "other_group"):
            if other in told:
                return other, "the text says what the number counts"
        related = a.sentence == b.sentence or a.speaker == b.speaker or (a.side is not None and a.side == b.side)
        if "update" in told and related and "open" not in told:
            return "update", "the text says that the one takes the place of the other"
    return kind, reason


def is_corrected(one: Statement, other: Statement) -> bool:
    """Whether `one` is denied, withdrawn or a mistake and `other` stands beside it: in its article, or said by who denies."""
    if one.size == other.size:
        return False
    if one.stance == "deny":
        return other.stance != "deny" and (other.article_id == one.article_id or other.speaker == one.speaker)
    return (one.withdrawn or one.mixed_up) and other.article_id == one.article_id and not other.withdrawn


class _Word(NamedTuple):
    """A word that explains a number: its token, the kind, which number it speaks of and how far away at most."""

    at: int
    kind: str
    of: str
    reach: int


def _words(doc: Document) -> Iterator[_Word]:
    """Where the text explains a number."""
    entries = lists()["told"]
    for i, form in enumerate(doc.forms):
        if form not in listed("told") and bare(form) not in listed("told"):
            continue
        first, end = doc.sentence_of(i)
        for entry in entries:
            if {form, bare(form)} & entry["words"] and _holds(doc, i, first, end, entry):
                kind = _kind(entry["name"], doc.forms[i + 1 : min(end, i + AHEAD)])
                yield _Word(i, kind, entry.get("of", "before"), entry.get("reach", FAR))
                break


def _holds(doc: Document, i: int, first: int, end: int, entry: dict[str, Any]) -> bool:
    """Whether the words that an entry needs beside its own stand there."""
    before = doc.forms[max(first, i - entry.get("within", BEHIND)) : i]
    if entry["with"] and not any(form in entry["with"] or bare(form) in entry["with"] for form in before):
        return False
    if "next" in entry and not set(doc.forms[i + 1 : i + 2]) & set(map(fold, entry["next"].split())):
        return False
    near = doc.forms[max(first, i - NEAR) : min(end, i + NEAR)]
    return bool(entry.get("counts")) or any(bare(form) in listed("tally") or form in listed("tally") for form in near)


def _kind(name: str, after: list[str]) -> str:
    """`other_group`, unless the explanation names areas or the day before."""
    if name != "other_group":
        return name
    words = {bare(form) for form in after} | set(after)
    if words & AREAS:
        return "other_place"
    return "other_day" if words & DAY_BEFORE else name
