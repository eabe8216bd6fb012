"""Who speaks, across articles: the names of the tables joined to actors, as a table that a person can read and correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

import pandas as pd

from newsanalysis.analyse.names import Names, bare, words_of
from newsanalysis.tables import conform

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

COLUMNS = {
    "mention": "str",
    "article_id": "str",
    "actor_id": "str",
    "name": "str",
    "kind": "str",
    "side": "str",
    "reason": "str",
    "score": "float64",
    "accepted": "bool",
    "times": "Int64",
}
LIKE = 88.0  # how alike two spellings have to be, of 100, to be put before a person
SHORT = 3  # words of a name that may stand for a longer one of its article (`الوزارة`)


class Tables(Protocol):
    """What `newsanalysis.extract` returns, or any dataclass with these two tables."""

    @property
    def claims(self) -> pd.DataFrame: ...

    @property
    def figures(self) -> pd.DataFrame: ...


T = TypeVar("T", bound="Tables")


class Match(NamedTuple):
    """An actor that a name may stand for, why, how surely (0 to 1), and whether it is one without asking."""

    actor_id: str | None
    reason: str
    score: float
    accepted: bool


def actors(
    claims: pd.DataFrame, figures: pd.DataFrame, articles: pd.DataFrame, known: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The names of speakers, sources and relays, each with the actor that it stands for and the reason.

    `known` lists actors: ``actor_id``, ``name_ar``, and where there are any ``aliases_ar`` (divided by ``|``), ``kind``,
    ``side``. Without it the actors are made of the names themselves, and the fullest name is the id.

    A row with an ``article_id`` holds in that article alone (`الوزارة`). Rows that are not ``accepted`` are proposals:
    a spelling that is only alike, or a short name that fits several actors; `identify` leaves them out. To correct the
    table, change ``actor_id`` or ``accepted`` and hand it to `identify`; of several accepted rows of a name the best
    ``score`` counts. A name that nobody is known by has one row without ``actor_id``.
    """
    claims, figures, articles = conform(claims, "claims"), conform(figures, "figures"), conform(articles, "articles")
    said = _mentions(claims, figures)
    said = said[said["article_id"].isin(articles["article_id"])]
    people = _known(said["mention"]) if known is None else _read(known)
    names = Names(zip(people["actor_id"], people["names"], strict=True))
    found = {mention: _matches(names, mention) for mention in said["mention"].unique()}
    rows: list[dict[str, Any]] = []
    for mention, group in said.groupby("mention", sort=False):
        matches = found[str(mention)]
        if not any(match.accepted for match in matches) and len(words_of(str(mention))) <= SHORT:
            rows += _short_names(names, str(mention), group, said, found)
        everywhere = {row["article_id"] for row in rows if row["mention"] == mention} >= set(group["article_id"])
        if not everywhere:
            rows += [_row(str(mention), None, match, len(group)) for match in matches]
    table = pd.DataFrame(rows, columns=["mention", "article_id", "actor_id", "reason", "score", "accepted", "times"])
    table = table.merge(people[["actor_id", "name", "kind", "side"]], on="actor_id", how="left")
    return table.reindex(columns=list(COLUMNS)).astype(COLUMNS)


def identify(tables: T, actors_table: pd.DataFrame) -> T:
    """`tables` with ``speaker_id`` of claims and figures filled from the accepted rows of `actors_table`.

    Claims also get ``via_id``, the actor that relayed. An id that is there already is kept. `tables` is what `extract`
    returned, or any dataclass with ``claims`` and ``figures``; it is not changed itself.
    """
    chosen = actors_table[actors_table["accepted"].astype(bool) & actors_table["actor_id"].notna()]
    chosen = chosen.sort_values("score", ascending=False, kind="stable")
    here = {
        (article, mention): actor
        for mention, article, actor in reversed(list(_cells(chosen, "mention", "article_id", "actor_id")))
    }

    def ids(frame: pd.DataFrame, *columns: str) -> pd.Series:
        found = []
        for article, *mentions in _cells(frame, "article_id", *columns):
            known = (here.get((article, m)) or here.get((None, m)) for m in mentions if m)
            found.append(next((actor for actor in known if actor), None))
        return pd.Series(found, index=frame.index, dtype="str")

    claims, figures = conform(tables.claims, "claims"), conform(tables.figures, "figures")
    claims["speaker_id"] = claims["speaker_id"].fillna(ids(claims, "speaker", "source"))
    claims["via_id"] = ids(claims, "via")
    # Where figure and claim have one source, the claim knows who `الوزارة` is.
    by_claim = claims.drop_duplicates("claim_id").set_index("claim_id")
    from_claim = figures["claim_id"].map(by_claim["speaker_id"]).astype("str")
    same = figures["claim_id"].map(by_claim["source_start"]).eq(figures["source_start"]).fillna(False)
    figures["speaker_id"] = figures["speaker_id"].fillna(from_claim.where(same.astype(bool)))
    figures["speaker_id"] = figures["speaker_id"].fillna(ids(figures, "source")).fillna(from_claim)
    instance: Any = tables
    done: DataclassInstance = replace(instance, claims=claims, figures=figures)
    return done  # type: ignore[return-value]


def _mentions(claims: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Every name with its article and place, in the order of the text."""
    spoken = claims.assign(mention=claims["speaker"], at=claims["cue_start"])
    named = claims.assign(mention=claims["source"], at=claims["source_start"])
    relayed = claims.assign(mention=claims["via"], at=claims["via_start"])
    counted = figures.assign(mention=figures["source"], at=figures["source_start"])
    columns = ["article_id", "mention", "at"]
    parts = [part[columns].astype({"at": "Int64"}) for part in (named, spoken, relayed, counted)]
    table = pd.concat(parts, ignore_index=True).dropna(subset=["mention", "article_id"])
    table = table.drop_duplicates(columns)
    return table.sort_values(["article_id", "at"], kind="stable", ignore_index=True)


def _matches(names: Names, mention: str) -> list[Match]:
    """The actors that a name may stand for by itself, the surest first; never empty."""
    if exact := names.spelled(mention):
        return [Match(actor, "the name itself", 1.0, len(exact) == 1) for actor in exact]
    words = words_of(mention)
    if folded := names.folded(words):
        return [Match(actor, "the name, spelled otherwise", 0.98, len(folded) == 1) for actor in folded]
    if held := names.held_in(mention):
        actor, name, speaks_for = held
        reason = f"speaks for {name}" if speaks_for else f"the name {name} with title or apposition"
        return [Match(actor, reason, 0.9 if speaks_for else 0.95, True)]
    if short := names.shortened(words):
        sure = len(short) == 1
        reason = "short for {}" if sure else "could be short for {}"
        return [Match(actor, reason.format(name), 0.85 if sure else 0.6, sure) for actor, name in short]
    alike = names.alike(words, LIKE)
    if alike:
        return [Match(actor, f"spelled like {name}", round(score / 125, 2), False) for actor, name, score in alike]
    return [Match(None, "nobody known by this name", 0.0, False)]


def _short_names(
    names: Names, mention: str, group: pd.DataFrame, said: pd.DataFrame, found: dict[str, list[Match]]
) -> Iterator[dict[str, Any]]:
    """For each article the nearest fuller name before it that holds the words of the short one, where it is an actor."""
    short = [bare(word) for word in words_of(mention)]
    if not short:
        return
    for article, places in group.groupby("article_id", sort=False):
        first = places["at"].min()
        others = said[(said["article_id"] == article) & (said["mention"] != mention)]
        ordered = [*_names(others[others["at"] <= first])[::-1], *_names(others[others["at"] > first])]
        # `الحكومة` is the government named before rather than its spokesman.
        for other in sorted(ordered, key=lambda name: [bare(word) for word in words_of(name)[:1]] != short[:1]):
            match = next((match for match in found[other] if match.accepted), None)
            if match is None or match.actor_id is None:
                continue
            if names.bare_words(match.actor_id).union(map(bare, words_of(other))).issuperset(short):
                yield _row(mention, str(article), match._replace(reason=f"short for {other}", score=0.8), len(places))
                break


def _names(frame: pd.DataFrame) -> list[str]:
    return frame["mention"].astype(str).tolist()


def _row(mention: str, article_id: str | None, match: Match, times: int) -> dict[str, Any]:
    return {"mention": mention, "article_id": article_id, **match._asdict(), "times": times}


def _read(known: pd.DataFrame) -> pd.DataFrame:
    """The user's list of actors with all names of each in ``names``. Raises ``ValueError`` where a column is missing."""
    missing = [column for column in ("actor_id", "name_ar") if column not in known]
    if missing:
        raise ValueError(f"the list of actors has no column {' or '.join(missing)}; it has {', '.join(known.columns)}")
    filled = known.reindex(columns=["actor_id", "name_ar", "aliases_ar", "kind", "side"]).astype("str")
    names = [
        [name, *(alias for alias in aliases.split("|") if alias.strip())]
        for name, aliases in zip(filled["name_ar"].fillna(""), filled["aliases_ar"].fillna(""), strict=True)
    ]
    return filled.rename(columns={"name_ar": "name"}).assign(names=pd.Series(names, index=filled.index))


def _known(mentions: pd.Series) -> pd.DataFrame:
    """Actors made of the names alone: the most frequent spelling of each name, without the unnamed (`مصادر`)."""
    from newsanalysis.extract.source_kinds import source_kind

    spellings: dict[tuple[str, ...], dict[str, int]] = {}
    for mention, times in mentions.value_counts().items():
        spellings.setdefault(words_of(str(mention)), {})[str(mention)] = int(times)
    rows = []
    names = Names(())
    for words, written in sorted(spellings.items(), key=lambda item: -len(item[0])):
        name = max(written, key=lambda spelling: written[spelling])
        kind = source_kind(name, None)
        unnamed = kind in ("anonymous", "witness", "document") or not words
        if unnamed or (len(words) == 1 and words[0].startswith("ال")):
            continue
        # `وزير الصحة خالد درويش` is read first, and `خالد درويش` is no second actor.
        if names.shortened(words) and kind == "person":
            continue
        names.add(name, [name])
        rows.append({"actor_id": name, "name": name, "kind": kind, "side": None, "names": [*written]})
    return pd.DataFrame(rows, columns=["actor_id", "name", "kind", "side", "names"])


def _cells(frame: pd.DataFrame, *columns: str) -> Iterable[tuple[Any, ...]]:
    """The rows of some columns, null as None."""
    cells = frame[list(columns)].astype(object)
    return cells.where(cells.notna(), None).itertuples(index=False, name=None)
