"""Where an extractor is good and where it is not: its scores on each construction that the gold annotation shows.

What a construction is, is decided from the gold alone by the tests below, each a line or two and the same for every
extractor. They look at annotated fields, offsets and words and know no word list of the extractor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from newsanalysis.evaluate import FULL_CLAIM, FULL_FIGURE, Item, Pair, pairs
from newsanalysis.tables import FORMS, KINDS, MEASURES, QUALIFIERS, QUOTATIONS
from newsanalysis.text import fold

Label = tuple[str, str, str]  # table, aspect, phenomenon

# Every aspect with its phenomena, in the order of the table.
CLAIMS = {
    "all": ("all claims",),
    "position": ("cue before content", "cue after content", "cue between contents"),
    "cue": (
        "verb with a subject", "verb, subject elided", "verb, no speaker", "participle", "preposition or noun",
        "headline colon",
    ),
    "quotation": QUOTATIONS,
    "chain": ("nested in a claim", "relayed (via)"),
}  # fmt: skip
FIGURES = {
    "all": ("all figures",),
    "form": FORMS,
    "qualifier": QUALIFIERS,
    "kind": KINDS,
    "measure": MEASURES,
    "link": ("part of a total", "source said"),
}
INDEX, SHARES = ["table", "aspect", "phenomenon"], ["found", "source", "content", "full"]

# First words (folded, without the article) of cues that are no verbs: prepositions and what stands for one, and nouns.
PREPOSITIONS = frozenset("بحسب حسب حسبما وفق وفقا طبقا نقلا اعتمادا استنادا علي في كما من عن".split())
NOUNS = frozenset("قول قوله قولها قولهم تاكيد اشارة اعتقاد تصريح شهادة رواية مفاده مفادها اتهامات معزوة".split())


def by_phenomenon(
    articles: pd.DataFrame, gold: list[dict[str, Any]], figures: pd.DataFrame, claims: pd.DataFrame
) -> pd.DataFrame:
    """The scores of `figures` and `claims` against `gold`, construction by construction; arguments as for `score`.

    The index is table (``claims``, ``figures``), aspect (``position``, ``form`` …) and phenomenon. `gold` is how many
    items of the annotation show it; `found` is the share of them that the tables have (of a claim its cue, of a figure
    its number with its value), and `full` the share that they have with all that counts for the score of that name.
    `source` and `content` are shares of the found ones: the same source, contents that agree at 0.8 (claims only).
    A share of nothing is missing, and what the gold does not show has no row.

    A claim stands under its position, its cue and its quotation, so rows overlap. Extras, which the gold does not have,
    show nowhere. As in `score`, figures of the form ``singular`` count in their own row only. Raises ``ValueError``
    where the gold annotates an article that is not in `articles`.
    """
    figure_pairs, claim_pairs = pairs(articles, gold, figures, claims)
    answers = [*_claim_answers(claim_pairs), *_figure_answers(figure_pairs)]
    frame = pd.DataFrame(answers, columns=[*INDEX, *SHARES]).astype(dict.fromkeys(SHARES, "float64"))
    groups = frame.groupby(INDEX)[SHARES]
    table = groups.mean()
    table.insert(0, "gold", groups.size())
    aspects = [("claims", CLAIMS), ("figures", FIGURES)]
    order = [(name, aspect, each) for name, parts in aspects for aspect, names in parts.items() for each in names]
    return table.loc[[label for label in order if label in table.index]]


def _claim_answers(claim_pairs: list[Pair]) -> Iterator[tuple[Any, ...]]:
    """A row for each claim of the gold and each of its labels: found, and what is right (missing where not found)."""
    by_article: dict[str, list[Item]] = {}
    for pair in claim_pairs:
        if pair.gold:
            by_article.setdefault(pair.article_id, []).append(pair.gold)
    for pair in claim_pairs:
        if pair.gold:
            for label in claim_labels(pair.gold, pair.text, by_article[pair.article_id]):
                yield *label, *_answers(pair, ("source", "content"), FULL_CLAIM)


def _figure_answers(figure_pairs: list[Pair]) -> Iterator[tuple[Any, ...]]:
    for pair in figure_pairs:
        if pair.gold:
            for label in figure_labels(pair.gold):
                found, source, full = _answers(pair, ("source",), FULL_FIGURE)
                yield *label, found, source, None, full


def _answers(pair: Pair, fields: tuple[str, ...], full: tuple[str, ...]) -> Iterator[bool | None]:
    is_found = pair.row is not None
    yield is_found
    yield from (pair.same.get(name) for name in fields)
    yield is_found and all(pair.same[name] for name in full)


def claim_labels(claim: Item, text: str, claims: list[Item]) -> Iterator[Label]:
    """The constructions of one claim among the `claims` of its article. Spans are pairs of offsets into `text`."""
    yield "claims", "all", "all claims"
    yield "claims", "position", _position(claim)
    yield "claims", "cue", _cue(claim, text[slice(*claim["cue"])])
    yield "claims", "quotation", claim["quotation"]
    if any(_holds(other, claim["cue"]) for other in claims if other is not claim):
        yield "claims", "chain", "nested in a claim"
    if claim["via"] is not None:
        yield "claims", "chain", "relayed (via)"


def figure_labels(figure: Item) -> Iterator[Label]:
    """The constructions of one figure."""
    if figure["form"] == "singular":
        yield "figures", "form", "singular"
        return
    yield "figures", "all", "all figures"
    for field in ("form", "qualifier", "kind", "measure"):
        yield "figures", field, figure[field]
    if figure["part_of"] is not None:
        yield "figures", "link", "part of a total"
    if figure["source"] is not None:
        yield "figures", "link", "source said"


def _position(claim: Item) -> str:
    """Where the cue stands: content after it only, before it only, or on both sides."""
    start, end = claim["cue"]
    earlier = any(last <= start for _, last in claim["content"])
    later = any(first >= end for first, _ in claim["content"])
    return "cue between contents" if earlier and later else f"cue {'after' if earlier else 'before'} content"


def _cue(claim: Item, cue: str) -> str:
    """What the cue is: a colon, no verb by its first word, a participle, or a verb.

    A verb has a subject where the claim has a source. Where it has none, the subject is elided, or a pronoun, if a
    speaker is meant; if not, the report has none (`يعتقد أن`).
    """
    words = [fold(word) for word in cue.split()]
    if words == [":"]:
        return "headline colon"
    if words[0] in PREPOSITIONS or words[0].removeprefix("ال") in NOUNS:
        return "preposition or noun"
    if claim["source"] is not None:
        return "verb with a subject"
    if len(words) == 1 and _looks_like_a_participle(cue):
        return "participle"
    return "verb, subject elided" if claim.get("speaker") else "verb, no speaker"


def _looks_like_a_participle(word: str) -> bool:
    """Whether a word has the shape of a participle in the accusative: `مضيفا`, `قائلة`, `مؤكدين`.

    The derived stems begin with a mim, the simple one has an alef in second place (`آخذا` is hamza and alef). Asked of
    cues without a source only. The dual of some pasts (`طالبا`) has the same shape; a plural (`قالوا`) has not.
    """
    form = fold(word.replace("آ", "ءا"))
    ends = form.endswith(("ة", "ين")) or (form.endswith("ا") and not form.endswith("وا") and len(form) >= 5)
    return ends and (form[0] == "م" or form[1:2] == "ا")


def _holds(claim: Item, cue: tuple[int, int]) -> bool:
    return any(first <= cue[0] and cue[1] <= last for first, last in claim["content"])
