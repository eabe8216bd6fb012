"""Why a row is there: the rules and the entries of the word lists that a figure or a claim rests on, one step after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from newsanalysis.extract import Extraction, extract
from newsanalysis.lexicon.entries import Entry, find
from newsanalysis.lexicon.load import word_list
from newsanalysis.read import bundled
from newsanalysis.show.html import Html, element
from newsanalysis.show.table import CELL, HEAD, NOTE, TABLE, WRAPPER
from newsanalysis.text import document

FORMS = {
    "digits": "digits, with their sign for decimals and thousands told by its shape",
    "words": "number words, added and multiplied by the grammar of cardinals",
    "mixed": "digits or number words with a magnitude",
    "dual": "an indefinite noun in the dual is two of it",
    "vague": "an open plural, with the bounds of its words",
    "singular": "a bare singular in a casualty event is one, at its first mention",
}
SOURCES = {
    "claim": "the innermost claim around the number says it",
    "goes on": "the sentence goes on with the report before it",
    "counter": "whoever counts stands beside the number",
    "said of it": "the next sentence says where the number comes from",
}
CLAIMS = {
    "verb": "a verb of reporting",
    "participle": "a participle of a verb of reporting",
    "noun": "a noun of a verb of reporting",
    "attribution": "a phrase that attributes",
    "relay": "a verb or phrase of passing on",
    "document": "a phrase for what stands in a document",
    "headline": "the colon of a headline",
}
MARK = "font-weight: bold; background-color: rgba(230, 159, 0, 0.35)"
TOKENS_AROUND = 12  # tokens shown on either side of the evidence


class Step(NamedTuple):
    """One decision: what was decided, how it came out, by which rule, by which word, and the entry that has the word."""

    step: str
    outcome: str
    rule: str
    word: str = ""
    entry: Entry | None = None


@dataclass(frozen=True)
class Explanation:
    """The steps that made a row: printed as text, shown as a table in a notebook; `table` has them as a frame."""

    row_id: str
    before: str
    evidence: str
    after: str
    steps: tuple[Step, ...]

    @property
    def table(self) -> pd.DataFrame:
        """Columns `step`, `outcome`, `rule`, `word`, `entry` (file and table), `words` and `example` of the entry; all text."""
        rows = [
            (*step[:4], *((step.entry.place, step.entry.words, step.entry.example) if step.entry else ("", "", "")))
            for step in self.steps
        ]
        columns = ["step", "outcome", "rule", "word", "entry", "words", "example"]
        return pd.DataFrame(rows, columns=columns, dtype="str")

    def __str__(self) -> str:
        lines = [f"{self.row_id}: {self.before}[{self.evidence}]{self.after}"]
        for step in self.steps:
            word = f" «{step.word}»" if step.word else ""
            lines.append(f"  {step.step}: {step.outcome}. {step.rule[:1].upper()}{step.rule[1:]}{word}.")
            if step.entry:
                lines.append(f"      {step.entry.place}: {step.entry.words}. Example: {step.entry.example}")
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        head = element("tr", *(element("th", name, style=HEAD) for name in self.table.columns))
        body = [
            element("tr", *(element("td", cell, style=CELL, dir="auto") for cell in row)) for row in self.table.values
        ]
        quoted = Html.of(self.before, element("span", self.evidence, style=MARK), self.after)
        return element(
            "div",
            element("p", self.row_id, style=NOTE),
            element("p", quoted, dir="rtl"),
            element("table", element("thead", head), element("tbody", *body), style=TABLE),
            style=WRAPPER,
        )


def explain(row_id: str, found: Extraction | None = None) -> Explanation:
    """Why the figure or the claim `row_id` is there: which rules fired, and which entries of the word lists.

    `found` is what `newsanalysis.extract` returned; without it the row is one of the bundled corpus. The outcome can be read as
    text (`print`), in a notebook, and as a frame (`.table`). An entry is named by file and table, so that it can be
    looked up and changed.
    Raises ``KeyError`` where no figure or claim has this id.
    """
    if found is None:
        found = extract(bundled())
    for table, steps, name in ((found.figures, _figure, "expr"), (found.claims, _claim, "cue")):
        rows = table[table["article_id"].notna() & (table[_id(name)] == row_id)]
        if len(rows):
            row = {str(key): value for key, value in rows.iloc[0].items()}
            text = str(found.articles.set_index("article_id").at[row["article_id"], "text"])
            start, end = int(row[f"{name}_start"]), int(row[f"{name}_end"])
            before, after = _around(text, start, end)
            return Explanation(row_id, before, text[start:end], after, tuple(steps(row, found)))
    raise KeyError(
        f"no figure and no claim has the id {row_id!r}; see `found.figures['figure_id']` and `found.claims['claim_id']`"
    )


def _id(name: str) -> str:
    return "figure_id" if name == "expr" else "claim_id"


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The text on either side of the evidence, up to the ends of its sentence and not much more than it takes to read it."""
    doc = document(text)
    at = doc.token_at(start)
    first, last = doc.sentence_of(at)
    first, last = max(first, at - TOKENS_AROUND), min(last, at + 1 + TOKENS_AROUND)
    left = text[doc.starts[first] : start]
    right = text[end : max(end, doc.ends[last - 1])]
    return " ".join(left.split()) + " " * left[-1:].isspace(), " " * right[:1].isspace() + " ".join(right.split())


def _figure(row: dict[str, Any], found: Extraction) -> Iterator[Step]:
    why = [tuple(reason.split(": ", 1)) for reason in str(row["why"]).split("; ")]
    reasons = {reason[0]: reason[-1] for reason in why}
    yield from _number(row)
    bounds = f"{_plain(row['low'])} to {_plain(row['high'])}"
    if phrase := reasons.get("qualifier"):
        rule = "the qualifier beside the number sets its bounds"
        yield Step("qualifier", f"{row['qualifier']}, {bounds}", rule, phrase, find(phrase, "qualifiers"))
    else:
        yield Step("qualifier", f"{row['qualifier']}, {bounds}", "nothing beside the number bounds it otherwise")
    if lemma := reasons.get("noun"):
        counted = f": {row['counted']}" if _there(row["counted"]) else ""
        yield Step("counted", f"{row['kind']}{counted}", "the noun that the number counts", lemma, find(lemma, "nouns"))
    elif _there(row["counted"]):
        yield Step(
            "counted",
            f"{row['kind']}: {row['counted']}",
            "the noun phrase beside the number; the lists do not have its head",
        )
    else:
        yield Step("counted", str(row["kind"]), "no noun beside the number is counted by it")
    if row["measure"] != "other":
        cue = reasons.get(str(row["measure"]), "")
        entry = find(cue, "casualties.event", "nouns.person", "casualties") if cue else None
        rule = (
            "the word that says what happened" if cue else "taken over from its total or the others that add up to it"
        )
        yield Step("measure", str(row["measure"]), rule, cue, entry)
    if _there(row["group"]):
        yield Step("group", str(row["group"]), "the word that says who they are", *_who(str(row["group"]), row))
    if _there(row["part_of"]):
        whole = str(found.figures.set_index("figure_id").at[row["part_of"], "expr"])
        rule = (
            "the parts add up to the total"
            if "part" in reasons
            else "a word for a part, or for the victims of the total, links it"
        )
        yield Step("part of", f"{whole} ({row['part_of']})", rule)
    if _there(row["source"]):
        yield Step("source", str(row["source"]), SOURCES.get(reasons.get("source", ""), SOURCES["claim"]))
        if _there(row["claim_id"]):
            claims = found.claims.set_index("claim_id")
            yield from _cue(
                str(row["claim_id"]), str(claims.at[row["claim_id"], "cue"]), str(claims.at[row["claim_id"], "why"])
            )
    elif not _there(row["claim_id"]):
        yield Step("source", "none", "no claim holds the number: the outlet says it in its own voice")


def _number(row: dict[str, Any]) -> Iterator[Step]:
    """The number, and each word of it that the lists have."""
    expr, form = str(row["expr"]), str(row["form"])
    value = "no single number" if not _there(row["value"]) else _plain(row["value"])
    words = [token for token in document(expr).forms if token[0].isalpha()]
    entries = [(word, find(word, "nouns" if form in ("dual", "singular") else "numbers")) for word in words]
    known = [(word, entry) for word, entry in entries if entry]
    yield Step("number", f"{expr} = {value}", FORMS[form], *(known[0] if known else ()))
    for word, entry in known[1:]:
        yield Step("number", word, "a further word of the number", word, entry)


def _who(group: str, row: dict[str, Any]) -> tuple[str, Entry | None]:
    """The word of the evidence that names a group, and its entry."""
    services = {"militants": "armed", "police": "police", "soldiers": "army"}
    for word in document(f"{row['expr']} {row['counted'] if _there(row['counted']) else ''}").forms:
        entry = find(word, "nouns.person")
        if entry and entry.example in _examples(group):
            return word, entry
        if group in services and (entry := find(word, f"casualties.{services[group]}")):
            return word, entry
    return "", None


def _examples(group: str) -> set[str]:
    return {entry["example"] for entry in word_list("nouns")["person"] if entry.get("group") == group}


def _claim(row: dict[str, Any], found: Extraction) -> Iterator[Step]:
    yield from _cue("", str(row["cue"]), str(row["why"]))
    yield Step("stance", str(row["stance"]), "the stance of the cue's entry, or of the noun that follows it")
    source = str(row["source"]) if _there(row["source"]) else "none"
    speaker = str(row["speaker"]) if _there(row["speaker"]) else "open"
    if source == "none":
        yield Step(
            "source",
            f"none; speaker {speaker}",
            "the subject is elided, a pronoun or nobody: the speaker is who was named last",
        )
    else:
        yield Step(
            "source",
            f"{source}; speaker {speaker}",
            "the noun phrase that the cue has as its subject; the speaker is its fullest name",
        )
    if _there(row["content"]):
        yield Step(
            "content",
            f"{row['quotation']}: {row['content']}",
            "what follows the cue up to the end of its clause or quotation",
        )
    if _there(row["via"]):
        yield Step("via", str(row["via"]), "whoever passed it on")
    if _there(row["said_on"]):
        yield Step("said on", str(row["said_on"])[:10], "the day named beside cue and source, outside the content")


def _cue(claim_id: str, cue: str, why: str) -> Iterator[Step]:
    """The cue with its entry; `why` is its rule, its lemma and what it took."""
    rule, lemma, *taken = [*why.split("; "), ""]
    took = f", with {taken[0]}" if taken and taken[0] else ""
    name = f"{cue} ({claim_id})" if claim_id else cue
    yield Step(
        "cue", name, CLAIMS.get(rule, rule) + took, lemma, find(lemma, "cues") if lemma and lemma != ":" else None
    )


def _there(value: Any) -> bool:
    return value is not None and not pd.isna(value) and value != ""


def _plain(value: object) -> str:
    """A number without needless digits."""
    number = float(str(value))
    return "∞" if number == float("inf") else f"{number:,.10g}" if abs(number) < 1e15 else str(number)
