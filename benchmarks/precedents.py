"""Grows the forest by which `conflicts` weighs what the text leaves open, and says how good it is on incidents it has not seen.

usage: python benchmarks/precedents.py note PAIRS ARTICLES INCIDENTS.json... [--tables DIR]
       python benchmarks/precedents.py grow PAIRS

`note` writes the traits of the pairs that readers noted (INCIDENTS.json and ARTICLES as for incidents.py), and of the noted
pairs of the bundled corpus, in numbers alone: no text, no name. `grow` needs scikit-learn. It first grows forests that leave
out a part of the incidents each, and prints how many of the left out differences they call as the reader did, beside the
rules alone; then it grows one on all of them and writes it to newsanalysis/analyse/precedents.npz.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from gold_tables import gold_tables
from incidents import _ends, noted, read_zips, stored

import newsanalysis as na
from newsanalysis.analyse.events import with_events
from newsanalysis.analyse.precedents import ELSEWHERE, RULES, is_open
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.traits import Traits
from newsanalysis.noted import _at, _places
from newsanalysis.read.collect import bundled_folder

FOREST = Path(__file__).resolve().parents[1] / "newsanalysis" / "analyse" / "precedents.npz"
KINDS = {
    "update": "update", "different source": "different_source", "open": "different_source", "correction": "different_source",
    "different_source": "different_source", "part and whole": "part_whole", "part_whole": "part_whole",
    "other group": "other_group", "other_group": "other_group", "other place or day": ELSEWHERE, "other_place": ELSEWHERE,
    "other_day": ELSEWHERE,
}  # fmt: skip
PAIRS = 6  # of a noted difference, taken at random: some stand in a hundred pairs of articles
FOLDS = 12
TREES = {"n_estimators": 80, "min_samples_leaf": 2, "max_leaf_nodes": 600, "class_weight": "balanced_subsample"}
by_rules = import_module("newsanalysis.analyse.conflicts").by_rules


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    note = commands.add_parser("note")
    note.add_argument("pairs", type=Path)
    note.add_argument("articles", type=Path)
    note.add_argument("incidents", type=Path, nargs="+")
    note.add_argument("--tables", type=Path, help="a folder of extracted tables in Parquet")
    grow = commands.add_parser("grow")
    grow.add_argument("pairs", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "grow":
        grown(pd.read_parquet(arguments.pairs))
        return
    rows = [*of_incidents(arguments.incidents, arguments.articles, arguments.tables), *of_corpus()]
    table = pd.DataFrame(rows)
    traits = [name for name in table if "." in name]
    table[traits] = table[traits].astype("float32")
    table.to_parquet(arguments.pairs, index=False, compression="zstd")
    print(
        f"{len(table)} pairs of {table['difference'].nunique()} differences in {table['incident'].nunique()} incidents"
    )


def of_incidents(paths: list[Path], articles: Path, tables: Path | None) -> Iterator[dict[str, Any]]:
    """The pairs of the noted incidents."""
    incidents = [one | {"set": path.stem} for path in paths for one in json.loads(path.read_text(encoding="utf-8"))]
    story = stories(incidents)
    wanted = {name for incident in incidents for name in noted(incident)}
    if tables is None:
        known = read_zips(articles)
        whole = na.extract(known[known["article_id"].isin(wanted)])
    else:
        whole = stored(tables, wanted)
    for number, incident in enumerate(incidents):
        names = noted(incident)
        part = {name: getattr(whole, name) for name in ("articles", "claims", "figures")}
        part = {name: table[table["article_id"].isin(names)] for name, table in part.items()}
        joined = na.identify(
            type(whole)(**part, problems=whole.problems), na.actors(part["claims"], part["figures"], part["articles"])
        )
        event = pd.DataFrame({"article_id": names, "event": incident["incident"]})
        spoken = statements(joined.figures, joined.claims, with_events(joined.articles, joined.figures, event))
        for pair in _noted_pairs(incident, f"{incident['set']}:{number}", spoken):
            yield pair | {"story": str(story[number])}


def stories(incidents: list[dict[str, Any]]) -> list[int]:
    """The story of each incident: the first one that it shares a fifth of its articles with, or of the other's, two at least.
    Forests that leave out an incident leave out its story, or they would have read it with another reader."""
    found: list[int] = []
    for i, incident in enumerate(incidents):
        own = set(noted(incident))
        shared = [(k, own & set(noted(other)), len(noted(other))) for k, other in enumerate(incidents[:i])]
        kin = [k for k, both, count in shared if len(both) > 1 and 5 * len(both) >= min(len(own), count)]
        story = min((found[k] for k in kin), default=i)
        found = [story if one in {found[k] for k in kin} else one for one in found] + [story]
    return found


def _noted_pairs(incident: dict[str, Any], name: str, spoken: list[Any]) -> Iterator[dict[str, Any]]:
    verdicts = by_rules(spoken, spoken)
    traits = Traits(spoken)
    rng = np.random.default_rng(0)
    for k, one in enumerate([*incident["disagreements"], *incident["compatible"]]):
        (first, second), (left, right) = map(_ends, one["side_intervals"]), one["sides"]
        fitting = [
            verdict
            for verdict in verdicts
            if verdict.first.measure == one["measure"] and _fits(verdict, first, second, left, right)
        ]
        if one["kind"] not in KINDS or (k >= len(incident["disagreements"]) and not any(map(is_open, fitting))):
            continue
        for i in sorted(rng.permutation(len(fitting))[:PAIRS]):
            yield _pair(fitting[i], traits, incident=name, difference=f"{name}:{k}", kind=KINDS[one["kind"]])


def _fits(
    verdict: Any, first: tuple[float, float], second: tuple[float, float], left: list[str], right: list[str]
) -> bool:
    a, b = verdict.first, verdict.second
    ends = [(round(x.low, 3), round(x.high, 3)) for x in (a, b)]
    return (a.article_id in left and b.article_id in right and ends == [first, second]) or (
        b.article_id in left and a.article_id in right and ends == [second, first]
    )


def of_corpus() -> Iterator[dict[str, Any]]:
    """The noted pairs of the bundled corpus, as the gold and as the extraction have their figures; a corpus event is an
    incident."""
    corpus, known = na.bundled(), na.bundled_actors()
    pairs = pd.read_csv(bundled_folder() / "gold" / "conflicts.csv", dtype="str")
    places = _places(na.gold())
    for source, tables in (("gold", gold_tables()), ("extracted", na.extract(corpus))):
        joined = na.identify(tables, na.actors(tables.claims, tables.figures, corpus.articles, known))
        spans = {
            str(article): list(zip(own["expr_start"], own["expr_end"], own["figure_id"], strict=True))
            for article, own in joined.figures.groupby("article_id")
        }
        spoken = statements(joined.figures, joined.claims, with_events(corpus.articles, joined.figures, None), known)
        traits = Traits(spoken)
        verdicts = {frozenset((one.first.figure_id, one.second.figure_id)): one for one in by_rules(spoken, spoken)}
        for k, row in enumerate(pairs.to_dict("records")):
            first, second = (_at(spans, places, row[f"article_{side}"], row[f"expr_{side}"]) for side in "ab")
            keys = {frozenset((x, y)) for x in first for y in second if x != y} & verdicts.keys()
            for key in sorted(keys, key=sorted)[:1]:
                if row["kind"] in KINDS:
                    name = f"corpus:{row['event']}"
                    known_as = {"incident": name, "story": name, "difference": f"{name}:{source}:{k}"}
                    yield _pair(verdicts[key], traits, kind=KINDS[row["kind"]], **known_as)


def _pair(verdict: Any, traits: Traits, **known: str) -> dict[str, Any]:
    rules = KINDS.get(verdict.kind, verdict.kind)
    return (
        known
        | {"rules": rules, "open": is_open(verdict), "apart": verdict.apart}
        | traits.of(verdict.first, verdict.second, verdict.kind)
    )


def grown(table: pd.DataFrame) -> None:
    """Prints how good forests are on incidents left out, and writes one grown on all."""
    from sklearn.ensemble import RandomForestClassifier

    traits = [name for name in table if "." in name]
    inside = table["open"]
    weight = 1 / table.groupby("difference")["kind"].transform("size")
    differences = table.drop_duplicates("difference").groupby("incident").size()
    weight /= np.sqrt(table["incident"].map(differences))

    def fit(rows: pd.Series) -> Any:
        model = RandomForestClassifier(**TREES, n_jobs=-1, random_state=0)
        return model.fit(table.loc[rows, traits], table.loc[rows, "kind"], sample_weight=weight[rows])

    stories = np.array(sorted(table["story"].unique()))
    np.random.default_rng(0).shuffle(stories)
    shares = []
    for fold in range(FOLDS):
        out = table["story"].isin(stories[fold::FOLDS])
        model = fit(inside & ~out)
        rows = table.index[out]
        shares.append(pd.DataFrame(model.predict_proba(table.loc[rows, traits]), rows, model.classes_))
    left_out = pd.concat(shares).fillna(0.0).sort_index()
    ruled = pd.get_dummies(table["rules"]).astype(float).reindex(columns=left_out.columns, fill_value=0.0)
    left_out += RULES * ruled
    left_out.loc[table["apart"], "different_source"] = 0.0
    left_out[~inside] = ruled[~inside]
    first = table.drop_duplicates("difference").set_index("difference")
    answers = {"rules": ruled, "forest": left_out}
    right = pd.DataFrame({
        name: found.groupby(table["difference"]).mean().idxmax(axis=1).reindex(first.index) == first["kind"]
        for name, found in answers.items()
    })  # fmt: skip
    sets = first["incident"].str.partition(":")[0]
    print(right.groupby(sets).mean().assign(differences=sets.value_counts()).round(2).to_string())
    news = sets != "corpus"
    print("newspapers:", right[news].mean().round(3).to_dict(), "differences:", int(news.sum()))
    print(
        pd.crosstab(
            first.loc[news, "kind"],
            left_out.groupby(table["difference"]).mean().idxmax(axis=1)[first.index[news]].to_numpy(),
        )
    )
    stored_as(fit(inside), traits)


def stored_as(model: Any, traits: list[str]) -> None:
    """Writes a forest as arrays of nodes, the shares of the kinds in 255ths."""
    roots, parts, base = [], [], 0
    for tree in (one.tree_ for one in model.estimators_):
        roots.append(base)
        shares = tree.value[:, 0, :] / tree.value[:, 0, :].sum(axis=1, keepdims=True)
        below = [
            np.where(tree.children_left >= 0, child + base, 0) for child in (tree.children_left, tree.children_right)
        ]
        parts.append(
            (np.where(tree.children_left >= 0, tree.feature, -1), tree.threshold, *below, np.rint(shares * 255))
        )
        base += tree.node_count
    trait, threshold, left, right, shares = (np.concatenate(part) for part in zip(*parts, strict=True))
    np.savez_compressed(
        FOREST, traits=np.array(traits), kinds=model.classes_.astype(str), roots=np.array(roots, "int32"),
        trait=trait.astype("int16"), threshold=threshold.astype("float32"), left=left.astype("int32"),
        right=right.astype("int32"), shares=shares.astype("uint8"),
    )  # fmt: skip
    print(f"{FOREST.name}: {base} nodes, {FOREST.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
