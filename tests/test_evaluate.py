from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from newsanalysis.annotation import load_gold
from newsanalysis.evaluate import score
from newsanalysis.storage import write_tables
from newsanalysis.tables import GROUPS, KINDS, MEASURES, QUALIFIERS, QUOTATIONS, STANCES

SHARED = Path(__file__).resolve().parents[1].parent / "shared"

Gold = list[dict[str, Any]]
Tables = dict[str, pd.DataFrame]


def test_the_gold_against_itself_is_perfect(articles: pd.DataFrame, gold: Gold, tables: Tables) -> None:
    scores = score(articles, gold, **tables).to_dict()
    perfect = {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert scores["figures"]["found"] == perfect | {"gold": 4, "predicted": 4}  # the lone noun is scored apart
    assert scores["figures"]["full"] == perfect | {"gold": 4, "predicted": 4}
    assert scores["figures"]["part_of"] == perfect | {"gold": 1, "predicted": 1}
    assert scores["figures"]["singular recall"] == 1.0
    assert scores["figures"]["measure where not other"] == {"accuracy": 1.0, "of": 3}
    assert scores["claims"]["cue"] == perfect | {"gold": 3, "predicted": 3}
    assert scores["claims"]["full"] == perfect | {"gold": 3, "predicted": 3}
    assert scores["claims"]["direct quotations"] == perfect | {"gold": 1, "predicted": 1}
    assert scores["claims"]["via"] == perfect | {"gold": 1, "predicted": 1}
    assert scores["claims"]["speaker where elided"] == {"accuracy": 1.0, "of": 1}
    assert score(articles, gold, **tables).errors.empty


def test_nothing_found_scores_nothing(articles: pd.DataFrame, gold: Gold, tables: Tables) -> None:
    empty = {name: frame.head(0) for name, frame in tables.items()}
    scores = score(articles, gold, **empty)
    for table, found in (("figures", "found"), ("claims", "cue")):
        assert scores.to_dict()[table][found]["f1"] == 0.0
        assert "qualifier" not in scores.to_dict()[table]
    assert scores.errors["what"].value_counts().to_dict() == {"figure missed": 5, "claim missed": 3}


def test_a_miss_and_an_extra_count_against_recall_and_precision(
    articles: pd.DataFrame, gold: Gold, tables: Tables
) -> None:
    figures = tables["figures"]
    figures.loc[0, "value"] = 72.0  # so 27 is missed, and 72 is an extra
    scores = score(articles, gold, figures, tables["claims"])
    assert scores.to_dict()["figures"]["found"] == {
        "precision": 0.75, "recall": 0.75, "f1": 0.75, "gold": 4, "predicted": 4,
    }  # fmt: skip
    assert scores.errors[["what", "note"]].values.tolist() == [["figure extra", "72.0"], ["figure missed", "27"]]
    assert all("[27]" in context for context in scores.errors["context"])


def test_only_the_articles_of_the_gold_are_scored(articles: pd.DataFrame, gold: Gold, tables: Tables) -> None:
    more = pd.concat([articles, articles.assign(article_id="port-2")])
    doubled = {name: pd.concat([frame, frame.assign(article_id="port-2")]) for name, frame in tables.items()}
    assert score(more, gold, **doubled).to_dict() == score(articles, gold, **tables).to_dict()


@pytest.mark.parametrize(
    ("table", "field", "value", "score_name", "error"),
    [
        ("figures", "qualifier", "exact", "qualifier", "figure qualifier"),
        ("figures", "kind", "percent", "kind", "figure kind"),
        ("figures", "measure", "killed", "measure", "figure measure"),
        ("figures", "group", "women", "group", "figure group"),
        ("figures", "source_start", 60, "source where said", "figure source"),
        ("figures", "counted_end", None, "counted", "figure counted"),
        ("claims", "stance", "deny", "stance", "claim stance"),
        ("claims", "quotation", "mixed", "quotation", "claim quotation"),
        ("claims", "content_spans", "10-30", "content at 0.8", "claim content"),
        ("claims", "source_start", 60, "source", "claim source"),
    ],
)
def test_a_wrong_field_lowers_its_own_score(
    articles: pd.DataFrame, gold: Gold, tables: Tables, table: str, field: str, value: Any, score_name: str, error: str
) -> None:
    tables[table].loc[2, field] = value
    scores = score(articles, gold, **tables)
    rates = scores.to_dict()[table]
    assert rates[score_name]["accuracy"] == round(1 - 1 / rates[score_name]["of"], 4)
    assert rates["found" if table == "figures" else "cue"]["f1"] == 1.0
    assert scores.errors["what"].tolist() == [error]


def test_a_span_may_lack_a_mark_or_a_few_letters(articles: pd.DataFrame, gold: Gold, tables: Tables) -> None:
    claims = tables["claims"]
    claims.loc[2, "source_start"] += 3  # the name without the first letters of the title
    start, end = map(int, claims["content_spans"][2].split("-"))
    claims.loc[2, "content_spans"] = f"{start - 1}-{end + 2}"  # with its quotation marks
    assert score(articles, gold, tables["figures"], claims).errors.empty


def test_a_claim_takes_the_row_on_its_cue_that_shares_most_content(
    articles: pd.DataFrame, gold: Gold, tables: Tables
) -> None:
    claims = tables["claims"]
    rival = claims.iloc[[0]].assign(claim_id="rival", content_spans="0-3")
    scores = score(articles, gold, tables["figures"], pd.concat([rival, claims]))
    assert scores.errors["what"].tolist() == ["claim extra"]


@pytest.mark.parametrize(
    ("gold_says", "row_says", "found"),
    [
        ({"value": 27}, {"value": 27.0000001}, True),
        ({"value": 27}, {"value": 27.01}, False),
        ({"value": 4.35}, {"value": 4.355}, True),
        ({"value": 4.35}, {"value": 4.37}, False),
        ({"value": None, "qualifier": "vague"}, {"value": None, "qualifier": "vague"}, True),
        ({"value": None, "qualifier": "vague"}, {"value": None, "qualifier": "about"}, False),
        ({"value": None, "qualifier": "between", "low": 3, "high": 5}, {"value": None, "low": 3, "high": 5}, True),
        ({"value": None, "qualifier": "between", "low": 3, "high": 5}, {"value": None, "low": 3, "high": 6}, False),
        ({"value": 27}, {"value": None}, False),
    ],
)
def test_when_two_values_are_the_same(
    articles: pd.DataFrame, gold: Gold, tables: Tables, gold_says: Any, row_says: Any, found: bool
) -> None:
    gold[0]["figures"][0].update(gold_says)
    for name, value in row_says.items():
        tables["figures"].loc[0, name] = value
    scores = score(articles, gold, **tables)
    assert scores.to_dict()["figures"]["found"]["f1"] == (1.0 if found else 0.75)


def test_scores_print_as_an_aligned_table(articles: pd.DataFrame, gold: Gold, tables: Tables) -> None:
    lines = repr(score(articles, gold, **tables)).splitlines()
    assert lines[0].split() == ["figures", "precision", "recall", "F1", "gold", "predicted"]
    found = next(line for line in lines if line.strip().startswith("found"))
    assert found.split() == ["found", "1.000", "1.000", "1.000", "4", "4"]
    assert found.index("1.000") + 5 == lines[0].index("precision") + len("precision")


def test_a_gold_of_other_articles_is_refused(articles: pd.DataFrame, gold: Gold, tables: Tables) -> None:
    with pytest.raises(ValueError, match="article 'port-9', which is not among the articles"):
        score(articles, [gold[0] | {"article_id": "port-9"}], **tables)


@pytest.mark.parametrize("content", ["", "{", '{"article_id": "a"}', '[{"article_id": "a", "figures": []}]', "[1]"])
def test_a_file_that_is_no_gold_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "gold.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"gold\.json: .*expected a JSON list"):
        load_gold(file)


def test_gold_loads_as_it_was_written(tmp_path: Path, gold: Gold) -> None:
    file = tmp_path / "gold.json"
    file.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8-sig")
    assert load_gold(file) == gold


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the reference scorer is not here")
@pytest.mark.parametrize("name", ["seed", "dev", "dev2"])
@pytest.mark.parametrize("spoilt", [0.0, 0.1, 0.4, 0.9])
def test_the_numbers_are_those_of_the_reference_scorer(
    tmp_path: Path, tables_of: Callable[[Gold], Tables], name: str, spoilt: float
) -> None:
    corpus, annotation = SHARED / "real" / f"{name}.jsonl", SHARED / "real" / f"{name}.gold.json"
    articles = pd.DataFrame([json.loads(line) for line in corpus.open(encoding="utf-8")])
    gold = load_gold(annotation)
    chance = random.Random(f"{name} {spoilt}")
    tables = {table: _spoil(frame, spoilt, chance) for table, frame in tables_of(gold).items()}
    write_tables(tmp_path, **tables)
    command = [sys.executable, SHARED / "score.py", corpus, annotation, tmp_path, "--json"]
    expected = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    got = score(articles, gold, **tables).to_dict()
    assert _flattened(got) == pytest.approx(_flattened(expected), abs=5e-4)
    assert (got["figures"]["full"]["f1"] < 1) == (got["claims"]["full"]["f1"] < 1) == (spoilt > 0)


def _spoil(frame: pd.DataFrame, share: float, chance: random.Random) -> pd.DataFrame:
    """`frame` with about `share` of its rows wrong in some way, rows lost, doubled and in another order."""
    words = {
        "qualifier": QUALIFIERS, "kind": KINDS, "measure": MEASURES, "group": (*GROUPS, None),
        "stance": STANCES, "quotation": QUOTATIONS, "speaker": ("وزير آخر", None),
    }  # fmt: skip
    rows = []
    for row in deepcopy(frame.astype(object).where(frame.notna(), None).to_dict("records")):
        while chance.random() < share:
            field = chance.choice([name for name in row if name not in ("article_id", "figure_id", "claim_id")])
            if field in words:
                row[field] = chance.choice(words[field])
            elif field.endswith(("_start", "_end")) and row[field] is not None:
                span = field.rsplit("_", 1)[0]
                row[f"{span}_start"] = max(0, row[f"{span}_start"] + chance.randint(-6, 3))
                row[f"{span}_end"] = max(row[f"{span}_start"] + 1, row[f"{span}_end"] - chance.randint(0, 6))
            elif field in ("source", "counted", "via"):
                row[f"{field}_start"] = row[f"{field}_end"] = None
            elif field in ("value", "low", "high") and row[field] is not None:
                row[field] += chance.choice([1e-7, 0.005, 0.02, 1])
            elif field == "part_of":
                row[field] = chance.choice([None, "nowhere", *frame["figure_id"]])
            elif field == "content_spans" and row[field] is not None:
                start, end = map(int, row[field].split(";")[0].split("-"))
                middle = chance.randint(start, end)
                row[field] = chance.choice(
                    [None, f"{start}-{middle}", f"{middle}-{end}", f"{start}-{middle};{middle}-{end}"]
                )
        rows += [row] * chance.choices([1, 0, 2], [1, share / 3, share / 3])[0]
    chance.shuffle(rows)
    return pd.DataFrame(rows, columns=frame.columns)


def _flattened(scores: dict[str, Any]) -> dict[str, float | None]:
    return {
        f"{table}, {name}, {kind}": number
        for table, rows in scores.items()
        for name, row in rows.items()
        for kind, number in (row.items() if isinstance(row, dict) else [("", row)])
    }


def test_gold_may_be_a_folder_of_one_file_an_article(tmp_path: Path) -> None:
    for article_id in ("b", "a"):
        article = {"article_id": article_id, "figures": [], "claims": []}
        (tmp_path / f"{article_id}.json").write_text(json.dumps(article), encoding="utf-8")
    assert [article["article_id"] for article in load_gold(tmp_path)] == ["a", "b"]
    with pytest.raises(ValueError, match=r"no \.json file"):
        load_gold(tmp_path / "..")
