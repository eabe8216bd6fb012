"""Who calls what by which name: the wordings of `naming.toml` and the distance marks, by speaker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from newsanalysis.analyse.events import event_column
from newsanalysis.lexicon.distance import names as proper_names
from newsanalysis.lexicon.naming import Wording, found_at
from newsanalysis.tables import conform
from newsanalysis.text import Document, document

COLUMNS = {
    "event": "str", "kind": "str", "referent": "str", "term": "str", "wording": "str", "actor": "str", "actor_id": "str",
    "own_voice": "bool", "outlet": "str", "quotation": "str", "mark": "str", "article_id": "str", "start": "Int64",
    "end": "Int64", "claim_id": "str",
}  # fmt: skip
REPORTED = {
    "speaker": "str", "speaker_id": "str", "reported_by": "str", "stance": "str", "tone": "str", "cues": "str",
    "claims": "Int64", "articles": "Int64",
}  # fmt: skip


def naming(
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    terms: pd.DataFrame | None = None,
    *,
    referent: str | None = None,
    event: str | None = None,
    events: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """A row for every place where somebody calls a thing by one of several names, in the order of reading.

    ``referent`` is the thing (of ``kind`` people, place or act) and ``term`` the name chosen for it, by the list
    ``lexicon/naming.toml``, which a researcher extends; ``wording`` is the name as it stands at ``start`` to ``end`` in the
    article. ``actor`` is whose word it is: the speaker in whose reported words it stands, else the outlet
    (``own_voice``). In indirect speech (``quotation``) the outlet may have put it in its own words. ``mark`` says that
    the name is held at a distance (so-called, scare quotes …), from the table `terms`; marked wordings that are in no
    list have rows too, without a ``referent``.

    `referent` keeps the rows of one thing, `event` those of one event; `events` is a table of `events`, in place of the
    column of the articles. `naming_table` counts the rows. Raises ``ValueError`` where a table does not fit its schema.
    """
    claims, articles = conform(claims, "claims"), event_column(articles, events)
    marked = conform(terms if terms is not None else pd.DataFrame(), "terms")
    if event is not None:
        articles = articles[articles["event"] == event]
    spoken = {str(name): group.to_dict("records") for name, group in claims.groupby("article_id")}
    distant = {str(name): group.to_dict("records") for name, group in marked.groupby("article_id")}
    rows: list[dict[str, Any]] = []
    for article in articles.to_dict("records"):
        if isinstance(article["text"], str):
            name = article["article_id"]
            rows += _of_article(article, _spans(spoken.get(name, ())), distant.get(name, []))
    found = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    return found if referent is None else found[found["referent"] == referent].reset_index(drop=True)


def naming_table(named: pd.DataFrame, *, by: str = "actor", least: int = 1) -> pd.DataFrame:
    """How often each actor uses each name of `naming`: a row an actor, referent and term, the most frequent first.

    ``times`` counts the places, ``articles`` the articles, ``share`` is of all names of the referent that the actor uses,
    and ``at_distance`` counts the places with a distance mark. `by` may be ``outlet``, ``actor_id`` or any other column of
    `named`; actors who name a referent fewer than `least` times are left out.
    """
    known = named.dropna(subset=["referent", by])
    keys = [by, "kind", "referent", "term"]
    table = known.groupby(keys, sort=False).agg(
        times=("term", "size"), articles=("article_id", "nunique"), at_distance=("mark", "count")
    )
    table = table.reset_index()
    whole = table.groupby([by, "referent"])["times"].transform("sum")
    table["share"] = table["times"] / whole
    table["_whole"] = whole
    table = table[whole >= least].sort_values(
        ["referent", "_whole", by, "times", "term"], ascending=[True, False, True, False, True], kind="stable"
    )
    return table[[*keys, "times", "articles", "share", "at_distance"]].reset_index(drop=True)


def reporting_verbs(claims: pd.DataFrame, articles: pd.DataFrame, *, by: str = "outlet") -> pd.DataFrame:
    """How each speaker is reported, and by whom: a row a speaker, reporter, stance and tone, the most frequent first.

    ``reported_by`` is the outlet, or with ``by="via"`` the relay. ``stance`` is what the speaker does (say, deny, accuse …),
    ``tone`` how far the writer stands by it (neutral, endorsing, distancing, see `cue_table`); ``cues`` lists the words
    with their number. A speaker under several names is one where ``speaker_id`` is filled (`identify`).
    Raises ``ValueError`` for another `by` or where a table does not fit its schema.
    """
    if by not in ("outlet", "via"):
        raise ValueError(f"by is {by!r}: expected 'outlet' or 'via'")
    claims, articles = conform(claims, "claims"), conform(articles, "articles")
    rows = claims.drop(columns="outlet", errors="ignore").merge(articles[["article_id", "outlet"]], on="article_id")
    rows["tone"] = rows["tone"].fillna("neutral") if "tone" in rows else "neutral"
    rows["reported_by"] = rows[by]
    rows["speaker"] = rows["speaker"].fillna(rows["source"])
    rows["who"] = rows["speaker_id"].fillna(rows["speaker"])
    rows = rows.dropna(subset=["who", "reported_by"])
    found = []
    for (_, reporter, stance, tone), group in rows.groupby(["who", "reported_by", "stance", "tone"], sort=False):
        cues = group["cue"].value_counts()
        listed = ", ".join(f"{cue} {n}" for cue, n in sorted(cues.items(), key=lambda item: (-item[1], str(item[0]))))
        names = group["speaker"].dropna().value_counts()
        speaker = min(names.index, key=lambda name: (-names[name], -len(name), name)) if len(names) else None
        counts = {"claims": len(group), "articles": group["article_id"].nunique()}
        found.append(
            {"speaker": speaker, "speaker_id": group["speaker_id"].iloc[0], "reported_by": reporter}
            | {"stance": stance, "tone": tone, "cues": listed}
            | counts
        )
    table = pd.DataFrame(found, columns=list(REPORTED)).astype(REPORTED)
    order = ["claims", "speaker", "reported_by", "stance", "tone"]
    return table.sort_values(order, ascending=[False, True, True, True, True], kind="stable", ignore_index=True)


def _of_article(
    article: dict[Any, Any], spans: list[tuple[int, int, dict[str, Any]]], marked: list[dict[Any, Any]]
) -> list[dict[str, Any]]:
    doc = document(article["text"])
    rows = []
    used = set()
    for i, last, one in _wordings(doc):
        start, end = doc.starts[i], doc.ends[last]
        term = next((row for row in marked if row["term_start"] < end and start < row["term_end"]), None)
        if term is not None:
            used.add(term["term_id"])
        mark = None if term is None else term["mark"]
        rows.append(_row(article, (start, end), spans, one, one.term, mark))
    for term in marked:
        if term["term_id"] not in used:
            place = (int(term["term_start"]), int(term["term_end"]))
            rows.append(_row(article, place, spans, None, term["term"], term["mark"]))
    return sorted(rows, key=lambda row: row["start"])


def _wordings(doc: Document) -> Iterable[tuple[int, int, Wording]]:
    """The wordings of an article with their first and last token; those inside a proper name are none."""
    named = _inside_names(doc)
    i = 0
    while i < len(doc.forms):
        one = found_at(doc.forms, i) if i not in named else None
        if one is None:
            i += 1
            continue
        last = i + len(one.rest)
        yield i, last, one
        i = last + 1


def _inside_names(doc: Document) -> set[int]:
    """The tokens of names that hold a loaded word (`حركة المقاومة الإسلامية`)."""
    starting: dict[str, list[tuple[str, ...]]] = {}
    for name in proper_names():
        if len(name) > 1:
            starting.setdefault(name[0], []).append(name)
    inside: set[int] = set()
    for i, form in enumerate(doc.forms):
        for name in starting.get(form, ()):
            if tuple(doc.forms[i : i + len(name)]) == name:
                inside.update(range(i, i + len(name)))
    return inside


def _row(
    article: dict[Any, Any],
    place: tuple[int, int],
    spans: list[tuple[int, int, dict[str, Any]]],
    one: Wording | None,
    term: str,
    mark: str | None,
) -> dict[str, Any]:
    start, end = place
    around = [(to - since, claim) for since, to, claim in spans if since <= start and end <= to]
    claim = min(around, key=lambda span: span[0])[1] if around else None  # the innermost one
    speaker = None if claim is None else claim["speaker"] if pd.notna(claim["speaker"]) else claim["source"]
    return {
        "event": article["event"],
        "kind": one.kind if one else None,
        "referent": one.referent if one else None,
        "term": term,
        "wording": " ".join(article["text"][start:end].split()),
        "actor": article["outlet"] if claim is None else speaker,
        "actor_id": None if claim is None else claim["speaker_id"],
        "own_voice": claim is None,
        "outlet": article["outlet"],
        "quotation": None if claim is None else claim["quotation"],
        "mark": mark,
        "article_id": article["article_id"],
        "start": start,
        "end": end,
        "claim_id": None if claim is None else claim["claim_id"],
    }


def _spans(claims: Iterable[dict[Any, Any]]) -> list[tuple[int, int, dict[str, Any]]]:
    """The stretches of text that are somebody's reported words."""
    found = []
    for claim in claims:
        if isinstance(claim["content_spans"], str):
            for span in claim["content_spans"].split(";"):
                start, _, end = span.partition("-")
                found.append((int(start), int(end), claim))
    return found
