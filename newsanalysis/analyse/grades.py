"""How well an event's harm to people is attested, graded in the manner of Airwars."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Any, NamedTuple

import pandas as pd

from newsanalysis.analyse.events import with_events
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.statement import Statement
from newsanalysis.analyse.surroundings import bare, listed
from newsanalysis.analyse.views import is_total, tolls
from newsanalysis.analyse.wire import wire_groups
from newsanalysis.tables import conform
from newsanalysis.text import document

GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
ARMED = 4  # a quarter of the articles has to tell of strikes
COMBATANTS = frozenset(("militants", "soldiers"))
RULE = "after Airwars, Methodology Note: Civilian Harm (Grading of events)"
COLUMNS = {
    "event": "str", "measure": "str", "grade": "str", "reason": "str", "low": "float64", "high": "float64",
    "sources": "Int64", "speakers": "object", "articles": "Int64", "rule": "str",
}  # fmt: skip


class _Blame(NamedTuple):
    """A claim on who did it: its speaker, the stance, and its article."""

    speaker: str
    stance: str
    article_id: str


def grade(
    figures: pd.DataFrame,
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    measure: str = "killed",
    event: str | None = None,
    events: pd.DataFrame | None = None,
    actors: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row an event with strikes, shelling or fire: how well its toll of `measure` is attested, and why.

    The grades follow Airwars (Methodology Note: Civilian Harm), as far as they can be read from reports:

    - ``discounted``: all that are counted are said to be militants or soldiers.
    - ``contested``: one side is accused, and denies it or accuses another: competing claims of responsibility.
    - ``confirmed``: a belligerent itself owns up to it (`اعترف`, `أقر`, `تبنى`, `أعلن مسؤوليته`).
    - ``fair``: two or more sources of their own; copies of one wire report are one source, and so are all names of an actor.
    - ``weak``: a single source.

    ``low`` and ``high`` are those of the view `ucdp` of `tolls`, of the speakers' latest counts; as with Airwars the
    low end of a contested civilian status is 0, where some of the totals are said to be civilians and others
    combatants. An event without strikes or shelling (a flood, an accident) has no ``grade``, and ``reason`` says so:
    Airwars grades harm by military action. It is a reading of what was printed and not of what Airwars found; read
    ``reason`` and the sentences before it is used.

    `event` chooses one, `events` is a table of `events` in place of the column of `articles`; without either, articles are
    grouped by `events`. Raises ``ValueError`` where a table does not fit its schema.
    """
    claims = conform(claims, "claims")
    articles = with_events(articles, figures, events)
    if event is not None:
        articles = articles[articles["event"] == event]
    spoken = statements(figures[figures["article_id"].isin(articles["article_id"])], claims, articles, actors)
    wire = wire_groups(spoken)
    totals: dict[str, list[Statement]] = {}
    for one in spoken:
        counted = is_total(one, measure, one.group) or (one.measure == measure and one.group in COMBATANTS)
        if one.event is not None and counted and not one.forecast and one.part_of is None:
            totals.setdefault(one.event, []).append(one)
    spans = _spans(tolls(figures, claims, articles, "ucdp", measure=measure, actors=actors))
    rows = []
    for name, group in articles.dropna(subset=["event"]).groupby("event", sort=True):
        counts = totals.get(str(name), [])
        if counts:
            rows.append(_row(str(name), measure, counts, spans.get(str(name), (nan, nan)), group, claims, wire))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _row(
    event: str,
    measure: str,
    counts: Sequence[Statement],
    span: tuple[float, float],
    articles: pd.DataFrame,
    claims: pd.DataFrame,
    wire: dict[str, tuple[str, str]],
) -> dict[str, Any]:
    sources = _sources(counts, wire)
    armed, blames = _responsibility(articles, claims)
    named, reason = _grade(counts, sources, blames) if armed else (None, "no strike or shelling is reported")
    return {
        "event": event,
        "measure": measure,
        "grade": named,
        "reason": reason,
        "low": 0.0 if _status_contested(counts) else span[0],
        "high": span[1],
        "sources": len(sources),
        "speakers": sources,
        "articles": len({one.article_id for one in counts}),
        "rule": RULE,
    }


def _grade(counts: Sequence[Statement], sources: Sequence[str], blames: Sequence[_Blame]) -> tuple[str, str]:
    if all(one.group in COMBATANTS for one in counts):
        return "discounted", "all that are counted are said to be combatants"
    accusers = sorted({blame.speaker for blame in blames if blame.stance == "accuse"})
    deniers = sorted({blame.speaker for blame in blames if blame.stance == "deny"} - set(accusers))
    owners = sorted({blame.speaker for blame in blames if blame.stance == "own"})
    if owners:
        return "confirmed", f"{'، '.join(owners)} says it did it"
    if accusers and deniers:
        return "contested", f"{'، '.join(accusers)} accuses, {'، '.join(deniers)} denies"
    if len(sources) > 1:
        return "fair", f"{len(sources)} sources of their own"
    return "weak", f"one source: {sources[0]}" if sources else "nobody is named as the source"


def _sources(counts: Sequence[Statement], wire: dict[str, tuple[str, str]]) -> list[str]:
    """Those who give a count of their own: one for each wire report, the outlet where it names nobody."""
    by_report: dict[str, str] = {}
    for one in counts:
        who = one.speaker or one.via or one.outlet
        if who is not None:
            by_report.setdefault(wire[one.figure_id][0] if one.figure_id in wire else one.figure_id, who)
    return sorted(set(by_report.values()))


def _spans(table: pd.DataFrame) -> dict[str, tuple[float, float]]:
    return {str(row.event): (float(row.low), float(row.high)) for row in table.itertuples()}  # type: ignore[arg-type]


def _status_contested(counts: Sequence[Statement]) -> bool:
    groups = {one.group for one in counts}
    return bool(groups & COMBATANTS) and "civilians" in groups


def _responsibility(articles: pd.DataFrame, claims: pd.DataFrame) -> tuple[bool, list[_Blame]]:
    """Whether the articles tell of strikes or shelling, and who accuses, denies or owns up in a sentence on them."""
    armed, blames = 0, []
    hit = listed("strike") | listed("responsibility") | listed("claiming")
    own = claims[claims["article_id"].isin(articles["article_id"])]
    by_article = {str(name): group.to_dict("records") for name, group in own.groupby("article_id")}
    for name, text in zip(articles["article_id"], articles["text"], strict=True):
        doc = document(text)
        forms = [bare(form) for form in doc.forms]
        armed += any(form in listed("strike") for form in forms)
        for claim in by_article.get(str(name), ()):
            speaker = claim["speaker_id"] if pd.notna(claim["speaker_id"]) else claim["speaker"]
            if pd.isna(speaker):
                continue
            first, last = doc.sentence_of(doc.token_at(int(claim["cue_start"])))
            words = set(forms[first:last])
            if claim["stance"] in ("accuse", "deny"):
                if words & hit:
                    blames.append(_Blame(str(speaker), str(claim["stance"]), str(name)))
            elif words & listed("claiming") or (words & listed("owning") and words & hit):
                blames.append(_Blame(str(speaker), "own", str(name)))
    return ARMED * armed >= len(articles), blames
