"""Scores by construction: what each construction is, on sentences of our own, and how its shares are counted."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import newsanalysis as na
from newsanalysis.phenomena import CLAIMS, FIGURES, by_phenomenon, claim_labels, figure_labels

Gold = list[dict[str, Any]]
Tables = dict[str, pd.DataFrame]


def claim(text: str, cue: str, *content: str, source: str | None = None, **fields: Any) -> dict[str, Any]:
    """A claim in `text` as `evaluate` holds it, spans as pairs of offsets; the cue is where it first stands."""

    def span(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    said = {"cue": span(cue), "content": [span(part) for part in content], "source": source and span(source)}
    return {"speaker": "الوزير", "quotation": "indirect", "via": None} | said | fields


def labels(text: str, one: dict[str, Any], *others: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, aspect, phenomenon in claim_labels(one, text, [one, *others]):
        assert table == "claims"
        assert phenomenon in CLAIMS[aspect]
        found.setdefault(aspect, []).append(phenomenon)
    return found


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("قال الوزير إن الميناء مغلق", "قال", ["الميناء مغلق"], "cue before content"),
        ("الميناء مغلق، بحسب الوزير", "بحسب", ["الميناء مغلق"], "cue after content"),
        ("الميناء، قال الوزير، مغلق منذ أمس", "قال", ["الميناء", "مغلق منذ أمس"], "cue between contents"),
        ("قال الوزير: الميناء مغلق. والطريق أيضا", "قال", ["الميناء مغلق", "والطريق أيضا"], "cue before content"),
    ],
)
def test_the_position_is_that_of_the_cue_to_its_content(text: str, cue: str, content: list[str], expected: str) -> None:
    assert labels(text, claim(text, cue, *content))["position"] == [expected]


@pytest.mark.parametrize(
    ("cue", "source", "expected"),
    [
        (":", True, "headline colon"),
        ("قال", True, "verb with a subject"),
        ("قال", False, "verb, subject elided"),
        ("جاء في", True, "verb with a subject"),
        ("مضيفًا", False, "participle"),
        ("مشيرة", False, "participle"),
        ("مؤكدين", False, "participle"),
        ("قائلا", False, "participle"),
        ("داعية", False, "participle"),
        ("آخذا", False, "participle"),
        ("عادّة", False, "participle"),
        ("قالا", False, "verb, subject elided"),
        ("قالوا", False, "verb, subject elided"),
        ("أشاروا", False, "verb, subject elided"),
        ("بيّن", False, "verb, subject elided"),
        ("نتوقع", False, "verb, subject elided"),
        ("وفقًا ل", True, "preposition or noun"),
        ("بحسب ما أعلنت", True, "preposition or noun"),
        ("نقلا عن", True, "preposition or noun"),
        ("على حد قوله", False, "preposition or noun"),
        ("قوله", False, "preposition or noun"),
        ("القول", False, "preposition or noun"),
        ("التأكيد", True, "preposition or noun"),
    ],
)
def test_the_kind_of_cue_follows_from_its_words_and_its_source(cue: str, source: bool, expected: str) -> None:
    text = f"الوزير {cue} أن الميناء مغلق"
    assert labels(text, claim(text, cue, "الميناء مغلق", source="الوزير" if source else None))["cue"] == [expected]


def test_a_report_without_source_and_speaker_is_nobodys() -> None:
    text = "يُعتقد أن الميناء مغلق"
    assert labels(text, claim(text, "يُعتقد", "الميناء مغلق", speaker=None))["cue"] == ["verb, no speaker"]


def test_a_claim_is_nested_where_another_content_holds_its_cue() -> None:
    text = "ذكرت الوكالة أن الوزير قال إن الميناء مغلق"
    outer = claim(text, "ذكرت", "الوزير قال إن الميناء مغلق", source="الوكالة")
    inner = claim(text, "قال", "الميناء مغلق", source="الوزير")
    assert labels(text, inner, outer)["chain"] == ["nested in a claim"]
    assert "chain" not in labels(text, outer, inner)


def test_a_claim_may_be_relayed_and_quoted() -> None:
    text = "قال الوزير لوكالة النهر: «الميناء مغلق»"
    relayed = labels(text, claim(text, "قال", "الميناء مغلق", via=(15, 20), quotation="direct"))
    assert relayed["chain"] == ["relayed (via)"]
    assert relayed["quotation"] == ["direct"]


def test_a_figure_stands_under_its_form_qualifier_kind_measure_and_links() -> None:
    figure = {"form": "dual", "qualifier": "at_least", "kind": "count", "measure": "killed"}
    alone = list(figure_labels(figure | {"part_of": None, "source": None}))
    assert alone == [
        ("figures", "all", "all figures"),
        ("figures", "form", "dual"),
        ("figures", "qualifier", "at_least"),
        ("figures", "kind", "count"),
        ("figures", "measure", "killed"),
    ]
    linked = list(figure_labels(figure | {"part_of": (0, 2), "source": (4, 9)}))
    assert linked == [*alone, ("figures", "link", "part of a total"), ("figures", "link", "source said")]
    assert all(name in FIGURES[aspect] for _, aspect, name in linked)


def test_singular_figures_have_their_own_row_only() -> None:
    figure = {"form": "singular", "qualifier": "exact", "kind": "count", "measure": "killed", "part_of": None}
    assert list(figure_labels(figure | {"source": None})) == [("figures", "form", "singular")]


def test_the_gold_against_itself_has_every_share_at_one(articles: pd.DataFrame, gold: Gold, tables: Tables) -> None:
    table = by_phenomenon(articles, gold, **tables)
    assert table.index.names == ["table", "aspect", "phenomenon"]
    assert table.columns.tolist() == ["gold", "found", "source", "content", "full"]
    assert table["gold"].to_dict() == {
        ("claims", "all", "all claims"): 3,
        ("claims", "position", "cue before content"): 3,
        ("claims", "cue", "verb with a subject"): 2,
        ("claims", "cue", "verb, subject elided"): 1,
        ("claims", "quotation", "direct"): 1,
        ("claims", "quotation", "indirect"): 2,
        ("claims", "chain", "relayed (via)"): 1,
        ("figures", "all", "all figures"): 4,
        ("figures", "form", "digits"): 2,
        ("figures", "form", "dual"): 2,
        ("figures", "form", "singular"): 1,
        ("figures", "qualifier", "exact"): 3,
        ("figures", "qualifier", "about"): 1,
        ("figures", "kind", "count"): 3,
        ("figures", "kind", "duration"): 1,
        ("figures", "measure", "killed"): 2,
        ("figures", "measure", "injured"): 1,
        ("figures", "measure", "other"): 1,
        ("figures", "link", "part of a total"): 1,
        ("figures", "link", "source said"): 4,
    }
    assert (table.loc["claims"] == 1).drop(columns="gold").all(axis=None)
    assert (table.loc["figures"] == 1).drop(columns=["gold", "content"]).all(axis=None)
    assert table.loc["figures"]["content"].isna().all()


def test_a_miss_lowers_found_and_full_and_leaves_the_shares_of_the_found(
    articles: pd.DataFrame, gold: Gold, tables: Tables
) -> None:
    claims = tables["claims"].drop(index=0)  # the relayed one
    figures = tables["figures"]
    figures.loc[2, "qualifier"] = "exact"
    table = by_phenomenon(articles, gold, figures, claims)
    of_all = table.loc["claims", "all", "all claims"]
    assert of_all.round(3).to_dict() == {"gold": 3, "found": 0.667, "source": 1, "content": 1, "full": 0.667}
    relayed = table.loc["claims", "chain", "relayed (via)"]
    assert relayed[["found", "full"]].tolist() == [0, 0]
    assert relayed[["source", "content"]].isna().all()
    about = table.loc["figures", "qualifier", "about"]
    assert about[["found", "source", "full"]].tolist() == [1, 1, 0]


def test_a_wrong_source_and_a_wrong_content_show_in_their_columns(
    articles: pd.DataFrame, gold: Gold, tables: Tables
) -> None:
    tables["claims"].loc[2, "source_start"] = 60
    tables["claims"].loc[1, "content_spans"] = "0-3"
    table = by_phenomenon(articles, gold, **tables).loc["claims"]
    assert table.loc["quotation", "direct"].tolist() == [1, 1, 0, 1, 0]
    assert table.loc["cue", "verb, subject elided"].tolist() == [1, 1, 1, 0, 0]


def test_the_rows_of_all_are_those_of_the_scores() -> None:
    corpus, gold = na.bundled(), na.gold()
    found = na.extract(corpus)
    scores = na.score(corpus.articles, gold, found.figures, found.claims).to_dict()
    table = na.by_phenomenon(corpus.articles, gold, found.figures, found.claims)
    for name, item, cue in (("claims", "all claims", "cue"), ("figures", "all figures", "found")):
        row = table.loc[name, "all", item]
        assert row["gold"] == scores[name][cue]["gold"]
        assert row["found"] == pytest.approx(scores[name][cue]["recall"], abs=1e-4)
        assert row["full"] == pytest.approx(scores[name]["full"]["recall"], abs=1e-4)
        assert row["source"] == pytest.approx(scores[name]["source"]["accuracy"], abs=1e-4)
    for name, aspect in (("claims", "position"), ("claims", "cue"), ("claims", "quotation"), ("figures", "kind")):
        assert (
            table["gold"].xs((name, aspect), level=(0, 1)).sum() == table["gold"].xs((name, "all"), level=(0, 1)).sum()
        )


def test_nothing_annotated_gives_an_empty_table(articles: pd.DataFrame, tables: Tables) -> None:
    table = by_phenomenon(articles, [], **tables)
    assert table.empty
    assert table.columns.tolist() == ["gold", "found", "source", "content", "full"]
