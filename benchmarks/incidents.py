"""What is found across newspapers on incidents that a reader has noted.

usage: python benchmarks/incidents.py INCIDENTS.json ARTICLES [--tables DIR] [--grouped] [--errors]

INCIDENTS.json is a list of incidents, each with ``reports`` (a figure each: ``article_id``, ``measure``, ``value``, ``low``,
``high``), ``disagreements`` (``sides`` of articles with their ``side_intervals`` and the ``kind``), ``compatible`` pairs that
only look different, and ``same_wire`` groups of articles. ARTICLES is a folder of zips, DATE.zip with a JSON array of
``title``, ``content`` and ``source`` each; the id of an article is DATE-INDEX. `--tables` reads extracted tables instead of
extracting, `--grouped` lets `events` find each incident among all the articles of the folder, instead of taking the
reader's.

A disagreement is found where `conflicts` has a pair of its measure with an article and interval of either side; it is of
the right kind where most of these pairs are. Same-wire groups are compared as pairs of articles that share a report. Of the
pairs that are called a conflict it is counted how many the reader noted as two sources that part, how many as explained or
compatible, and how many not at all, which mostly are of amounts that the reader set beside others in another article.
With `--grouped`, the events are compared with the incidents as pairs of the articles that one incident alone has.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

import newsanalysis as na
from newsanalysis.extract.extraction import Extraction
from newsanalysis.tables import conform

# What a reader calls a difference, and what `conflicts` calls it.
KINDS = {
    "update": {"update"},
    "different source": {"different_source", "open", "correction"},
    "open": {"different_source", "open", "correction"},
    "part and whole": {"part_whole"},
    "other group": {"other_group"},
    "other place or day": {"other_place", "other_day"},
    "same wire": {"same_wire"},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("incidents", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--tables", type=Path, help="a folder of extracted tables in Parquet")
    parser.add_argument("--grouped", action="store_true", help="group all articles instead of taking the reader's")
    parser.add_argument("--errors", action="store_true", help="list what is missed or of another kind")
    arguments = parser.parse_args()
    incidents = json.loads(arguments.incidents.read_text(encoding="utf-8"))
    wanted = {name for incident in incidents for name in noted(incident)}
    whole = arguments.grouped
    if arguments.tables:
        tables = stored(arguments.tables, None if whole else wanted)
    else:
        articles = read_zips(arguments.articles)
        tables = na.extract(articles if whole else articles[articles["article_id"].isin(wanted)])
    grouped = na.events(tables.articles, tables.figures) if whole else None
    if grouped is not None:
        print(grouping(incidents, grouped))
    counts: Counter[str] = Counter()
    for incident in incidents:
        text, found = report(incident, tables, grouped, errors=arguments.errors)
        counts += found
        print(text)
    print(total(counts, len(incidents)))


def read_zips(folder: Path) -> pd.DataFrame:
    """The articles of a folder of zips."""
    rows = []
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                for index, one in enumerate(json.loads(packed.read(name).decode("utf-8-sig"))):
                    row = {"article_id": f"{path.stem}-{index:04}", "published": path.stem, "outlet": one["source"]}
                    rows.append(row | {"title": one["title"], "text": one["content"] or "", "url": one["url"]})
    articles = pd.DataFrame(rows)
    return conform(articles[articles["text"].str.strip() != ""], "articles")


def stored(folder: Path, wanted: set[str] | None) -> Extraction:
    """The tables in a folder, of the `wanted` articles."""
    tables = {name: pd.read_parquet(folder / f"{name}.parquet") for name in ("articles", "claims", "figures")}
    if wanted is not None:
        tables = {name: table[table["article_id"].isin(wanted)] for name, table in tables.items()}
    conformed = {name: conform(table, name) for name, table in tables.items()}
    return Extraction(**conformed, problems=conform(pd.DataFrame(), "problems"))


def noted(incident: dict[str, Any]) -> list[str]:
    """The articles that a reader took a figure from."""
    return sorted({report["article_id"] for report in incident["reports"]})


def grouping(incidents: list[dict[str, Any]], grouped: pd.DataFrame) -> str:
    """How well the events agree with the incidents, on the articles that one incident alone has."""
    owners: dict[str, set[str]] = {}
    for incident in incidents:
        for name in noted(incident):
            owners.setdefault(name, set()).add(incident["incident"])
    known = pd.DataFrame(
        [(name, next(iter(own))) for name, own in owners.items() if len(own) == 1], columns=["article_id", "event"]
    )
    row = na.grouping_scores(grouped, known).iloc[0]
    return (
        f"events against the incidents, {row['articles']} articles: pairs precision {row['precision']:.2f}, "
        f"recall {row['recall']:.2f}, F1 {row['F1']:.2f}, ARI {row['ARI']:.2f}"
    )


def total(counts: Counter[str], incidents: int) -> str:
    """All incidents in a few lines."""
    found, right = counts["found"], counts["right"]
    return "\n".join(
        [
            f"{incidents} incidents",
            f"  disagreements found: {found} of {counts['noted']} ({found / max(counts['noted'], 1):.0%}), of the right kind "
            f"{right} ({right / max(found, 1):.0%})",
            f"  compatible pairs called a conflict: {counts['called']} of {counts['compatible']}",
            f"  pairs called a conflict: {counts['two sources']} noted as two sources, {counts['explained']} as explained, "
            f"{counts['compatible pair']} as compatible, {counts['not noted']} not noted",
        ]
    )


def report(
    incident: dict[str, Any], tables: Extraction, grouped: pd.DataFrame | None, *, errors: bool = False
) -> tuple[str, Counter[str]]:
    """One incident in a few lines, and its numbers."""
    names = noted(incident)
    lines = [f"{incident['incident']}: {len(incident['reports'])} figures in {len(names)} articles"]
    if grouped is None:
        event = pd.DataFrame({"article_id": names, "event": incident["incident"]})
        chosen = names
    else:
        event, chosen, line = _grouped(names, grouped)
        lines.append(line)
    found = scored(incident, _part(tables, chosen), event)
    disagreements, compatible = found["disagreements"], found["compatible"]
    there = [one for one in disagreements if one["kinds"]]
    right = [one for one in there if one["right"]]
    lines += [
        f"  figures found: {found['reports']} of {len(incident['reports'])}",
        f"  disagreements found: {len(there)} of {len(disagreements)}, of the right kind {len(right)} of {len(there)}",
        f"  compatible pairs called a conflict: {sum(one['conflicts'] for one in compatible)} of {len(compatible)}",
        "  same wire: precision {:.2f}, recall {:.2f}, F1 {:.2f}".format(*found["wire"])
        if incident["same_wire"]
        else "  same wire: none noted",
        f"  conflicts in all: {found['conflicts']}; drawn together: {found['drawn']}; "
        + ", ".join(f"{n} {name}" for name, n in found["marked"].items()),
    ]
    if errors:
        for one in disagreements:
            if not one["right"]:
                lines.append(
                    f"    {one['kind']:18} {one['measure']:9} {one['values']} {dict(one['kinds'])}  {one['note']}"
                )
        lines += [f"    compatible {one['values']} {one['note']}" for one in compatible if one["conflicts"]]
        lines += [f"    wire {sign} {one} {other}" for sign, (one, other) in found["wire_errors"]]
    counts = Counter(
        {
            "noted": len(disagreements), "found": len(there), "right": len(right), "compatible": len(compatible),
            "called": sum(one["conflicts"] for one in compatible),
        }
    )  # fmt: skip
    return "\n".join(lines), counts + found["marked"]


def scored(incident: dict[str, Any], tables: Extraction, event: pd.DataFrame) -> dict[str, Any]:
    """What is found of one incident in the tables of its articles."""
    joined = na.identify(tables, na.actors(tables.claims, tables.figures, tables.articles))
    pairs = na.conflicts(joined.figures, joined.claims, joined.articles, events=event)
    copies = na.wire(joined.figures, joined.claims, joined.articles, events=event)
    gold = {frozenset(pair) for group in incident["same_wire"] for pair in combinations(group, 2)}
    names = set(noted(incident))
    ours = {
        frozenset(pair)
        for _, group in copies[copies["article_id"].isin(names)].groupby("wire_id")
        for pair in combinations(sorted(set(group["article_id"])), 2)
    }
    return {
        "reports": sum(_is_there(one, joined.figures) for one in incident["reports"]),
        "disagreements": [_answer(one, pairs) for one in incident["disagreements"]],
        "compatible": [_answer(one, pairs) for one in incident["compatible"]],
        "wire": _f1(gold, ours),
        "wire_errors": sorted(
            [("missed", tuple(sorted(pair))) for pair in gold - ours]
            + [("not noted", tuple(sorted(pair))) for pair in ours - gold]
        ),
        "marked": Counter(_noted_as(row, incident) for row in pairs[pairs["conflict"]].itertuples()),
        "conflicts": int(pairs["conflict"].sum()),
        "drawn": int(na.disagreements(pairs)["conflict"].sum()),
    }


def _part(tables: Extraction, names: Iterable[str]) -> Extraction:
    chosen = set(names)
    parts = {name: getattr(tables, name) for name in ("articles", "claims", "figures")}
    return replace(tables, **{name: table[table["article_id"].isin(chosen)] for name, table in parts.items()})


def _grouped(names: list[str], grouped: pd.DataFrame) -> tuple[pd.DataFrame, list[str], str]:
    """The events that hold the incident's articles, and how well the largest one fits."""
    known = grouped.set_index("article_id")["event"].reindex(names)
    counts = known.value_counts()
    main = grouped[grouped["event"] == counts.index[0]]
    pairs = sum(n * (n - 1) // 2 for n in counts) / max(len(names) * (len(names) - 1) // 2, 1)
    line = (
        f"  events: {counts.iloc[0]} of {len(names)} articles in «{counts.index[0]}» ({len(main)} articles in all), "
        f"{len(counts)} events; pairs of articles together {pairs:.2f}"
    )
    held = grouped[grouped["event"].isin(counts.index)]
    return held, held["article_id"].tolist(), line


def _is_there(one: dict[str, Any], figures: pd.DataFrame) -> bool:
    own = figures[figures["article_id"] == one["article_id"]]
    return any(_same(row, one["value"], (one["low"], one["high"])) for row in own.itertuples())


def _same(row: Any, value: float | None, interval: tuple[float | None, float | None]) -> bool:
    low, high = interval
    wide = float("inf") if high is None else high
    return bool(row.low == low and row.high == wide) or (value is not None and row.value == value)


def _answer(one: dict[str, Any], pairs: pd.DataFrame) -> dict[str, Any]:
    """The kinds of the pairs that have a side of a noted difference on either side."""
    fitting = [row for row in pairs[pairs["measure"] == one["measure"]].itertuples() if any(_fits(row, one))]
    kinds = Counter(str(row.kind) for row in fitting)
    most = kinds.most_common(1)[0][0] if kinds else None
    return {
        "kind": one["kind"],
        "measure": one["measure"],
        "values": one["side_intervals"],
        "note": one.get("note"),
        "kinds": kinds,
        "right": most in KINDS.get(one["kind"], {one["kind"]}),
        "conflicts": any(row.conflict for row in fitting),
    }


def _noted_as(row: Any, incident: dict[str, Any]) -> str:
    """What the reader noted of a pair that is called a conflict."""
    kinds = {one["kind"] for one in incident["disagreements"] if one["measure"] == row.measure and any(_fits(row, one))}
    if kinds:
        return "two sources" if kinds & {"different source", "open"} else "explained"
    compatible = any(one["measure"] == row.measure and any(_fits(row, one)) for one in incident["compatible"])
    return "compatible pair" if compatible else "not noted"


def _fits(row: Any, one: dict[str, Any]) -> Iterator[bool]:
    (first, second), (left, right) = one["side_intervals"], one["sides"]
    for a, b in (("a", "b"), ("b", "a")):
        yield (
            getattr(row, f"article_id_{a}") in left
            and getattr(row, f"article_id_{b}") in right
            and _interval(row, a) == _ends(first)
            and _interval(row, b) == _ends(second)
        )


def _interval(row: Any, side: str) -> tuple[float, float]:
    return round(getattr(row, f"low_{side}"), 3), round(getattr(row, f"high_{side}"), 3)


def _ends(interval: list[float | None]) -> tuple[float, float]:
    low, high = interval
    return float(low or 0), float("inf") if high is None else float(high)


def _f1(gold: set[Any], ours: set[Any]) -> tuple[float, float, float]:
    both = len(gold & ours)
    precision, recall = both / max(len(ours), 1), both / max(len(gold), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


if __name__ == "__main__":
    main()
