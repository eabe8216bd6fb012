"""How well tables agree with a gold annotation: the scores of the annotation guide.

A gold annotation is a list of ``{"article_id", "figures", "claims"}``, one for each annotated article; figures and
claims point into the article's text as stored. Only the articles that the gold names are scored. Spans are compared by
the letters and digits in them, so that spaces and punctuation at an edge cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from newsanalysis.scores import CLAIM_FIELDS, FIGURE_FIELDS, Found, Right, Score, Scores
from newsanalysis.tables import TABLES, conform, content_spans

Item = dict[str, Any]  # a figure or a claim, of the gold or of a table: its fields, each span as (start, end) or None
Span = tuple[int, int]

LETTER = re.compile(r"\w")
SAME_SPAN = 0.5  # two spans are the same from this Jaccard overlap of their letters
SAME_CONTENT = 0.8  # two contents are the same from this F1 of their letters
FULL_FIGURE = ("qualifier", "kind", "counted", "measure", "source")
FULL_CLAIM = ("source", "content")


def score(articles: pd.DataFrame, gold: list[dict[str, Any]], figures: pd.DataFrame, claims: pd.DataFrame) -> Scores:
    """Score the tables `figures` and `claims` against `gold`, over the texts of `articles` (article_id, text).

    Raises ``ValueError`` where the gold annotates an article that is not in `articles`.
    """
    figure_pairs, claim_pairs = pairs(articles, gold, figures, claims)
    return Scores(_score_figures(figure_pairs), _score_claims(claim_pairs), _errors(figure_pairs, claim_pairs))


@dataclass(frozen=True)
class Pair:
    """A gold item and the row found for it, or one of the two alone: a miss, an extra.

    `same` says which fields agree, `content` how well the contents of two claims do (F1 of their letters).
    """

    article_id: str
    text: str
    gold: Item | None
    row: Item | None
    same: dict[str, bool] = field(default_factory=dict)
    content: float = 0.0


def pairs(
    articles: pd.DataFrame, gold: list[dict[str, Any]], figures: pd.DataFrame, claims: pd.DataFrame
) -> tuple[list[Pair], list[Pair]]:
    """The pairs of figures and the pairs of claims that `score` counts, article by article."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    figure_rows, claim_rows = _rows(figures, "figures"), _rows(claims, "claims")
    figure_pairs: list[Pair] = []
    claim_pairs: list[Pair] = []
    for annotated in gold:
        name = annotated["article_id"]
        if name not in texts:
            raise ValueError(f"the gold annotates article {name!r}, which is not among the articles")
        figure_pairs += _pair_figures(name, texts[name], annotated["figures"], figure_rows.get(name, []))
        claim_pairs += _pair_claims(name, texts[name], annotated["claims"], claim_rows.get(name, []))
    return figure_pairs, claim_pairs


def _pair_figures(name: str, text: str, golds: Iterable[dict[str, Any]], rows: list[Item]) -> Iterator[Pair]:
    """Each gold figure with the first free row that overlaps it and has its value; singular nouns choose last."""
    free = list(rows)
    for gold in sorted(map(_gold_item, golds), key=_is_singular):
        row = next((row for row in free if _overlap(gold["expr"], row["expr"]) and _same_value(gold, row)), None)
        if row is None:
            yield Pair(name, text, gold, None)
        else:
            free = [other for other in free if other is not row]
            yield Pair(name, text, gold, row, _compare_figures(text, gold, row))
    for row in free:
        yield Pair(name, text, None, row)


def _is_singular(gold: Item) -> bool:
    return bool(gold["form"] == "singular")


def _same_value(gold: Item, row: Item) -> bool:
    if gold["qualifier"] == "between":
        return _close(gold["low"], row["low"]) and _close(gold["high"], row["high"])
    if gold["qualifier"] == "vague":
        return row["value"] is None and row["qualifier"] == "vague"
    return _close(gold["value"], row["value"])


def _close(expected: float | None, got: float | None) -> bool:
    """Whole numbers agree but for rounding, others to a hundredth."""
    if expected is None or got is None:
        return expected is got
    return abs(expected - got) <= (1e-6 * max(1, abs(expected)) if expected == int(expected) else 0.01)


def _compare_figures(text: str, gold: Item, row: Item) -> dict[str, bool]:
    neither_counted = gold["counted"] is None and row["counted"] is None
    return {
        "qualifier": gold["qualifier"] == row["qualifier"],
        "kind": gold["kind"] == row["kind"],
        "counted": neither_counted or _overlap(gold["counted"], row["counted"]) or gold["form"] == "dual",
        "measure": gold["measure"] == row["measure"],
        "source": _same_span(text, gold["source"], row["source"]),
        "group": gold["measure"] == "other" or gold["group"] == row["group"],
    }


def _score_figures(pairs: list[Pair]) -> dict[str, Score]:
    regular = [pair for pair in pairs if pair.gold and not _is_singular(pair.gold)]
    singular = [pair for pair in pairs if pair.gold and _is_singular(pair.gold)]
    singular_hits = sum(pair.row is not None for pair in singular)  # neither for nor against the others
    predicted = sum(pair.row is not None for pair in pairs) - singular_hits
    hits = [(pair.gold, pair.row, pair.same) for pair in regular if pair.gold and pair.row]
    same = [same for _, _, same in hits]
    not_other = [same for gold, _, same in hits if gold["measure"] != "other"]
    totals = [(gold["part_of"], row["total"]) for gold, row, _ in hits]
    return {
        "found": Found(len(hits), predicted, len(regular)),
        "full": Found(sum(all(s[name] for name in FULL_FIGURE) for s in same), predicted, len(regular)),
        "part_of": Found(
            hits=sum(_overlap(gold, total) for gold, total in totals),
            predicted=sum(total is not None for _, total in totals),
            gold=sum(gold is not None for gold, _ in totals),
        ),
        "singular recall": singular_hits / len(singular) if singular else None,
        **_rights({name: [s[name] for s in same] for name in FULL_FIGURE}),
        **_rights(
            {
                "measure where not other": [s["measure"] for s in not_other],
                "group": [s["group"] for s in not_other],
                "source where said": [s["source"] for gold, _, s in hits if gold["source"]],
            }
        ),
    }


def _pair_claims(name: str, text: str, golds: Iterable[dict[str, Any]], rows: list[Item]) -> Iterator[Pair]:
    """Each gold claim with the free row on its cue that shares most of its content."""
    free = list(rows)
    for gold in map(_gold_item, golds):
        want = _letters(text, gold["content"])
        near = [(row, _letters(text, row["content"])) for row in free if _overlap(gold["cue"], row["cue"])]
        if not near:
            yield Pair(name, text, gold, None)
            continue
        row, got = max(near, key=lambda candidate: len(want & candidate[1]))
        free = [other for other in free if other is not row]
        content = 2 * len(want & got) / (len(want) + len(got)) if want or got else 1.0
        yield Pair(name, text, gold, row, _compare_claims(text, gold, row, content), content)
    for row in free:
        yield Pair(name, text, None, row)


def _compare_claims(text: str, gold: Item, row: Item, content: float) -> dict[str, bool]:
    return {
        "source": _same_span(text, gold["source"], row["source"]),
        "speaker": _same_speaker(gold.get("speaker"), row["speaker"]),
        "stance": gold["stance"] == row["stance"],
        "quotation": gold["quotation"] == row["quotation"],
        "content": content >= SAME_CONTENT,
        "via": _same_span(text, gold["via"], row["via"]),
    }


def _same_speaker(expected: str | None, got: str | None) -> bool:
    """Two names are the same speaker's when they share at least half of the words of the shorter one."""
    a, b = set((expected or "").split()), set((got or "").split())
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b))


def _score_claims(pairs: list[Pair]) -> dict[str, Score]:
    golds = [pair.gold for pair in pairs if pair.gold]
    rows = [pair.row for pair in pairs if pair.row]
    hits = [(pair.gold, pair.row, pair.same) for pair in pairs if pair.gold and pair.row]
    same = [same for _, _, same in hits]
    contents = [pair.content for pair in pairs if pair.gold and pair.row]
    return {
        "cue": Found(len(hits), len(rows), len(golds)),
        "full": Found(sum(all(s[name] for name in FULL_CLAIM) for s in same), len(rows), len(golds)),
        "direct quotations": Found(
            hits=sum(gold["quotation"] == row["quotation"] == "direct" and s["content"] for gold, row, s in hits),
            predicted=sum(row["quotation"] == "direct" for row in rows),
            gold=sum(gold["quotation"] == "direct" for gold in golds),
        ),
        "via": Found(
            hits=sum(gold["via"] is not None and s["via"] for gold, _, s in hits),
            predicted=sum(row["via"] is not None for _, row, _ in hits),
            gold=sum(gold["via"] is not None for gold, _, _ in hits),
        ),
        "content f1": sum(contents) / len(contents) if contents else 0.0,
        **_rights({name: [s[name] for s in same] for name in ("source", "stance", "quotation")}),
        **_rights(
            {
                "content at 0.8": [s["content"] for s in same],
                "speaker where elided": [
                    s["speaker"] for gold, _, s in hits if gold["source"] is None and gold.get("speaker")
                ],
            }
        ),
    }


def _rights(answers: dict[str, list[bool]]) -> dict[str, Right]:
    """A score for each field that there was anything to say about."""
    return {name: Right(sum(rights), len(rights)) for name, rights in answers.items() if rights}


def _rows(frame: pd.DataFrame, table: str) -> dict[str, list[Item]]:
    """The rows of `frame` as items, by article, in order; a figure's `total` is the `expr` of what it is part of."""
    frame = conform(frame, table)[list(TABLES[table])].astype(object)
    rows: dict[str, list[Item]] = {}
    for row in frame.where(frame.notna(), None).to_dict("records"):
        item: Item = {str(name): cell for name, cell in row.items()}
        for name in [name.removesuffix("_start") for name in TABLES[table] if name.endswith("_start")]:
            start, end = item[f"{name}_start"], item[f"{name}_end"]
            item[name] = None if start is None or end is None else (start, end)
        if table == "claims":
            item["content"] = content_spans(item["content_spans"] or "")
        rows.setdefault(item["article_id"], []).append(item)
    if table == "figures":
        for items in rows.values():
            exprs = {item["figure_id"]: item["expr"] for item in items}
            for item in items:
                item["total"] = exprs.get(item["part_of"])
    return rows


def _gold_item(annotated: dict[str, Any]) -> Item:
    def span(value: Any) -> Any:
        if isinstance(value, list):
            return [span(part) for part in value]
        return (value["start"], value["end"]) if isinstance(value, dict) else value

    return {name: span(value) for name, value in annotated.items()}


def _overlap(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    """The offsets of the letters and digits inside the spans."""
    return {match.start() for start, end in spans for match in LETTER.finditer(text, start, end)}


def _same_span(text: str, a: Span | None, b: Span | None) -> bool:
    if a is None or b is None:
        return a is b
    in_a, in_b = _letters(text, [a]), _letters(text, [b])
    return len(in_a & in_b) >= SAME_SPAN * len(in_a | in_b)


def _errors(figures: list[Pair], claims: list[Pair]) -> pd.DataFrame:
    errors = [
        *_errors_of(figures, "figure", "expr", "value", FIGURE_FIELDS),
        *_errors_of(claims, "claim", "cue", "stance", CLAIM_FIELDS),
    ]
    columns = ["what", "article_id", "start", "end", "note", "context"]
    table = pd.DataFrame(errors, columns=columns).astype({"start": "Int64", "end": "Int64"})
    return table.sort_values(["what", "article_id", "start"], ignore_index=True)


def _errors_of(
    pairs: list[Pair], item: str, place: str, shown: str, fields: tuple[str, ...]
) -> Iterator[tuple[str, str, int | None, int | None, str, str]]:
    for pair in pairs:
        wrong = {name: pair.same[name] for name in fields if not pair.same.get(name, True)}
        known = pair.gold or pair.row or {}
        start, end = known[place] or (None, None)
        context = _context(pair.text, start, end) if start is not None and end is not None else ""
        if pair.row is None or pair.gold is None:
            wrong = {"missed" if pair.row is None else "extra": False}
        for name in wrong:
            if pair.gold is None or pair.row is None:
                note = str(known[shown])
            else:
                note = f"{_shown(pair.text, pair.row[name])} for {_shown(pair.text, pair.gold[name])}"
            yield f"{item} {name}", pair.article_id, start, end, note, context


def _shown(text: str, value: Any) -> str:
    """A field in a note: spans as the text that they cover."""
    if isinstance(value, list):
        return " … ".join(_shown(text, span) for span in value)
    return repr(text[slice(*value)]) if isinstance(value, tuple) else str(value)


def _context(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 60]}"
