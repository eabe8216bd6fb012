"""A single casualty without a number: `مقتل جندي`, `إصابة امرأة`, at its first mention."""

from __future__ import annotations

from newsanalysis.extract.casualties import BARRIERS, PARTS
from newsanalysis.extract.numbers import Words
from newsanalysis.extract.records import Figure, Span
from newsanalysis.lexicon.quantities import Word
from newsanalysis.text import Document, fold

# An event counts one person where the noun follows it at once: `أصيب عامل`, `مقتل شخص`.
ONE_ALREADY = frozenset(map(fold, ("واحد", "واحدة", "آخر", "أخرى", "كل", "أي")))
DEATH_VERBS = frozenset(map(fold, ("لقي", "لقيت")))


def singulars(doc: Document, words: Words, found: list[Figure]) -> list[Figure]:
    """`found` and the single casualties of the article, in order; `part_of` indices follow."""
    taken = {figure.expr.start for figure in found}
    lone: list[Figure] = []
    seen: set[tuple[str, str]] = set()
    for i, word in enumerate(words):
        if word is None or (word.event is None and doc.forms[i] not in DEATH_VERBS and doc.forms[i] not in PARTS):
            continue
        single = _single(doc, words, i, found)
        if single is None:
            continue
        figure, lemma = single
        if figure.expr.start in taken or (lemma, figure.measure) in seen:
            continue
        seen.add((lemma, figure.measure))
        lone.append(figure)
    return _merged(found, lone)


def _single(doc: Document, words: Words, i: int, found: list[Figure]) -> tuple[Figure, str] | None:
    word = words[i]
    j = i + 1
    if j >= len(words):
        return None
    noun_word = words[j]
    if noun_word is None or noun_word.noun is None or noun_word.clitics or noun_word.number:
        return None
    noun = noun_word.noun
    if not noun.person or noun.number != "sg" or noun.lemma in ("اصابة", "وفاة"):
        return None
    following = doc.forms[j + 1] if j + 1 < len(doc.forms) else ""
    if following in ONE_ALREADY or _definite(doc, words, j + 1) or following[:1].isdigit():
        return None
    if word and word.event:
        measure, whole = word.event.on_people, None
    elif doc.forms[i] in DEATH_VERBS:
        measure, whole = "killed", None
    else:
        whole = next((k for k in range(len(found) - 1, -1, -1) if found[k].expr.end <= doc.starts[i] and found[k].kind == "count"), None)
        if whole is None or found[whole].expr.start < doc.starts[doc.sentence_of(i)[0]]:
            return None
        measure = found[whole].measure
    if measure in ("other", "destroyed", "seized", "missing"):
        return None
    figure = Figure(
        Span(doc.starts[j], doc.ends[j]), 1.0, 1.0, 1.0, "singular", "exact", "count", measure=measure, group=noun.group,
        part_of=whole, why=(f"{measure}: {doc.forms[i]}", f"noun: {noun.lemma}"),
    )  # fmt: skip
    return figure, noun.lemma


def _definite(doc: Document, words: list[Word | None], j: int) -> bool:
    """Whether what follows makes the noun definite or part of a name: `قائد الجيش`, `ابن سعود`."""
    form = doc.forms[j] if j < len(doc.forms) else ""
    return form.startswith("ال") and form not in BARRIERS


def _merged(found: list[Figure], lone: list[Figure]) -> list[Figure]:
    """Both lists in the order of their expressions, with the indices of `part_of` brought along."""
    if not lone:
        return found
    order = sorted(range(len(found) + len(lone)), key=lambda k: (found + lone)[k].expr)
    place = {k: at for at, k in enumerate(order)}
    return [
        Figure(
            f.expr, f.value, f.low, f.high, f.form, f.qualifier, f.kind, f.unit, f.counted, f.measure, f.group,
            None if f.part_of is None else place[f.part_of], f.claim, f.source, f.why,
        )
        for f in ((found + lone)[k] for k in order)
    ]  # fmt: skip
