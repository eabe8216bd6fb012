"""The relay chain as data: from whom a statement comes, who passed it on, and which outlet printed it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from newsanalysis.tables import conform
from newsanalysis.text.fold import MARKS, fold

COLUMNS = [
    "claim_id", "article_id", "published", "origin", "origin_id", "relay", "outlet", "hops", "chain",
    "stance", "cue_start", "cue_end",
]  # fmt: skip
EDGES = ["from", "to", "from_role", "to_role", "claims", "articles"]
ARROW = " → "
DEEPEST = 20  # claims around a claim; more would be a ring of parents

# What stands before the name of a medium, and not in it: `وكالة رويترز` and `رويترز` are one.
GENERAL = frozenset(fold(word) for word in "وكالة صحيفة جريدة مجلة قناة شبكة موقع إذاعة تلفزيون محطة فضائية".split())
_WORD = re.compile(rf"[\w{MARKS}]+")


class Link(NamedTuple):
    """One station of a chain: its name as written, what it is known by, and its role (origin, relay, outlet)."""

    name: str
    key: str
    role: str


def relays(claims: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row for every claim of `articles`: where it comes from and the way that it took, in the order of reading.

    ``origin`` is the speaker of the claim, else its source as written; null where nobody is named. ``relay`` is whoever
    passed it on last before the outlet: its `via`, or the speaker of the claim that it is nested in (`قال الوزير إن الرئيس
    أكد`), null where the outlet has it from the origin. ``chain`` names all stations from the origin to the outlet, joined
    by ``→``; ``hops`` counts the steps between them: 1 from the origin to the outlet, 2 through one relay. An origin
    that nobody names is a station too, shown as ``?``. An outlet that is spoken to (`قال للوطن` in الوطن) is no relay of
    its own.

    Raises ``ValueError`` where two articles have the same id or a table does not fit its schema.
    """
    claims, articles = conform(claims, "claims"), conform(articles, "articles")
    if not articles["article_id"].is_unique:
        raise ValueError("two articles have the same article_id; give every article an id of its own")
    rows = claims.drop(columns=["outlet", "published"], errors="ignore").merge(
        articles[["article_id", "outlet", "published"]], on="article_id", how="inner"
    )
    chains = _chains(rows)
    rows["origin"] = rows["speaker"].fillna(rows["source"])
    rows["origin_id"] = rows["speaker_id"]
    between = [[link for link in chain if link.role == "relay"] for chain in chains]
    rows["relay"] = pd.Series([links[-1].name if links else None for links in between], index=rows.index, dtype="str")
    rows["hops"] = pd.Series([len(links) + 1 for links in between], index=rows.index, dtype="int64")
    rows["chain"] = pd.Series(
        [ARROW.join(link.name for link in chain) for chain in chains], index=rows.index, dtype="str"
    )
    order = ["published", "article_id", "cue_start"]
    return rows.sort_values(order, kind="stable", na_position="last", ignore_index=True)[COLUMNS]


def relay_edges(claims: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The network of relays in `articles`: one row for every pair of neighbours in the chains, the most frequent first.

    ``from`` and ``to`` are names as they stand in the text most often; names that differ by a general word or quotation
    marks (`وكالة رويترز`, `«رويترز»`) are one, and so are all names of one `speaker_id`. ``from_role`` and ``to_role`` are
    origin, relay or outlet; ``claims`` and ``articles`` count those that went this way. Origins that nobody names are
    left out. Arguments and errors as in `relays`.
    """
    claims, articles = conform(claims, "claims"), conform(articles, "articles")
    rows = claims.drop(columns="outlet", errors="ignore").merge(
        articles[["article_id", "outlet"]], on="article_id", how="inner"
    )
    counts: Counter[tuple[str, str, str, str]] = Counter()
    seen: dict[tuple[str, str, str, str], set[str]] = {}
    names: dict[str, Counter[str]] = {}
    for article_id, chain in zip(rows["article_id"], _chains(rows), strict=True):
        for link in chain:
            names.setdefault(link.key, Counter())[link.name] += 1
        for one, other in pairwise(chain):
            if not one.key or not other.key or one.key == other.key:
                continue
            edge = (one.key, other.key, one.role, other.role)
            counts[edge] += 1
            seen.setdefault(edge, set()).add(article_id)
    shown = {key: found.most_common(1)[0][0] for key, found in names.items()}
    found = [
        (shown[one], shown[other], from_role, to_role, n, len(seen[one, other, from_role, to_role]))
        for (one, other, from_role, to_role), n in counts.items()
    ]
    frame = pd.DataFrame(found, columns=EDGES).astype({"claims": "int64", "articles": "int64"})
    frame = frame.astype(dict.fromkeys(EDGES[:4], "str"))
    return frame.sort_values(
        ["claims", "articles", "from", "to"], ascending=[False, False, True, True], ignore_index=True
    )


def _chains(rows: pd.DataFrame) -> list[list[Link]]:
    """The stations of every claim of `rows`, from the origin to the outlet."""
    records = rows.to_dict("records")
    by_id = {record["claim_id"]: record for record in records if _text(record["claim_id"])}
    return [_chain(record, by_id) for record in records]


def _chain(record: dict[Any, Any], by_id: dict[Any, dict[Any, Any]]) -> list[Link]:
    outlet = _link(_text(record["outlet"]), "outlet")
    origin = _link(_name(record), "origin", _text(record["speaker_id"]))
    chain = [origin]
    for n, around in enumerate(_around(record, by_id)):
        said = _link(_name(around), "relay", _text(around["speaker_id"])) if n else None
        for link in (said, _link(_text(around["via"]), "relay")):
            if link is not None and link.key and not any(_same(link, other) for other in (*chain, outlet)):
                chain.append(link)
    return [*chain, outlet]


def _around(record: dict[Any, Any], by_id: dict[Any, dict[Any, Any]]) -> Iterable[dict[Any, Any]]:
    """The claim, the claim that it is nested in, and so on outwards."""
    for _ in range(DEEPEST):
        yield record
        parent = by_id.get(record["parent_id"])
        if parent is None:
            return
        record = parent


def _name(record: dict[Any, Any]) -> str:
    return _text(record["speaker"]) or _text(record["source"])


def _link(name: str, role: str, actor: str = "") -> Link:
    return Link(name or "?", actor or _key(name), role)


def _same(one: Link, other: Link) -> bool:
    """Whether two stations are one: a short name beside the full one is no relay (`الوزير`, `الوزير سامي العلي`)."""
    first, second = set(one.key.split()), set(other.key.split())
    return bool(first and second) and (first <= second or second <= first)


def _key(name: str) -> str:
    """What a name is known by: folded, without marks, general words and a preposition written onto it."""
    words = [fold(word) for word in _WORD.findall(name)]
    if words and words[0].startswith("لل"):
        words[0] = "ال" + words[0][2:]
    named = [word for word in words if word not in GENERAL]
    return " ".join(named or words)


def _text(cell: Any) -> str:
    return "" if pd.isna(cell) else str(cell)
