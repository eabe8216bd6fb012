"""The gold keeps the definition of what counts as a claim and a figure: its fields, its words, its spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from newsanalysis.tables import FORMS, GROUPS, KINDS, MEASURES, QUALIFIERS, QUOTATIONS, STANCES

GOLD = Path(__file__).resolve().parents[2] / "corpus" / "gold"
READINGS = ("first", "second")
FILES = [f"{name}/{file.stem}" for name in READINGS for file in sorted((GOLD / name).glob("*.json"))]
FIGURE = {
    "expr", "value", "low", "high", "form", "qualifier", "kind", "counted", "measure", "group", "part_of", "source",
}  # fmt: skip
CLAIM = {"cue", "source", "speaker", "content", "quotation", "stance", "via"}
FIGURE_WORDS = {"form": FORMS, "qualifier": QUALIFIERS, "kind": KINDS, "measure": MEASURES, "group": (*GROUPS, None)}
CLAIM_WORDS = {"quotation": QUOTATIONS, "stance": STANCES}
EVENTS = ("karabakh", "derna", "morocco")

# The main toll of each event, as its speakers give it: who reports how many dead in all, whatever the day.
MAIN_TOLL = {
    "karabakh": ["fig-020", "fig-030", "fig-032", "fig-035", "fig-041", "fig-049", "fig-093"],
    "derna": ["fig-d001", "fig-d005", "fig-d012", "fig-d024", "fig-d031", "fig-d047", "fig-d063", "fig-d066", "fig-d069"],
    "morocco": ["fig-m001", "fig-m063", "fig-m065", "fig-m066", "fig-m080"],
}  # fmt: skip

Item = dict[str, Any]
Reading = dict[str, Item]
Span = dict[str, Any]


def annotated(file: str, readings: dict[str, Reading]) -> Item:
    name, article_id = file.split("/")
    return readings[name][article_id]


def spans(item: Item) -> Iterator[Span]:
    for value in item.values():
        yield from (value if isinstance(value, list) else [value] if isinstance(value, dict) else [])


def place(span: Span) -> tuple[int, int]:
    return span["start"], span["end"]


def test_all_digests_are_read_once_and_a_third_twice(readings: dict[str, Reading], texts: dict[str, str]) -> None:
    assert set(readings["first"]) == set(texts)
    assert set(readings["second"]) < set(texts)
    assert len(readings["second"]) * 3 == len(texts)
    for event in EVENTS:
        both = sum(article_id.startswith(event) for article_id in readings["second"])
        assert both * 3 >= sum(article_id.startswith(event) for article_id in texts) - 1


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_named_after_its_article(file: str, readings: dict[str, Reading]) -> None:
    article = annotated(file, readings)
    assert set(article) == {"article_id", "figures", "claims"}
    assert article["article_id"] == file.split("/")[1]
    assert article["figures"] and article["claims"]


@pytest.mark.parametrize("file", FILES)
def test_fields_hold_the_words_that_the_definition_allows(file: str, readings: dict[str, Reading]) -> None:
    article = annotated(file, readings)
    for figure in article["figures"]:
        assert set(figure) == FIGURE
        assert all(figure[name] in words for name, words in FIGURE_WORDS.items()), figure
    for claim in article["claims"]:
        assert set(claim) == CLAIM
        assert all(claim[name] in words for name, words in CLAIM_WORDS.items()), claim
        assert 1 <= len(claim["content"]) <= 2


@pytest.mark.parametrize("file", FILES)
def test_spans_are_what_stands_in_the_text(file: str, readings: dict[str, Reading], texts: dict[str, str]) -> None:
    article = annotated(file, readings)
    text = texts[article["article_id"]]
    for item in (*article["figures"], *article["claims"]):
        for span in spans(item):
            assert set(span) == {"start", "end", "text"}
            assert 0 <= span["start"] < span["end"] <= len(text)
            assert text[slice(*place(span))] == span["text"] == span["text"].strip()
    assert all(claim["speaker"] is None or claim["speaker"] in text for claim in article["claims"])
    assert not [claim for claim in article["claims"] if claim["source"] and not claim["speaker"]]


@pytest.mark.parametrize("file", FILES)
def test_numbers_go_with_their_qualifier_and_form(file: str, readings: dict[str, Reading]) -> None:
    for figure in annotated(file, readings)["figures"]:
        qualifier, form, expr = figure["qualifier"], figure["form"], figure["expr"]["text"]
        assert (figure["value"] is None) == (qualifier in ("between", "vague")), figure
        assert (figure["low"] is not None) == (figure["high"] is not None) == (qualifier == "between"), figure
        assert qualifier != "between" or figure["low"] < figure["high"], figure
        assert (qualifier == "vague") == (form == "vague"), figure
        assert bool(re.search(r"\d", expr)) == (form == "digits" or (form == "mixed" and bool(re.search(r"\d", expr))))
        assert form != "dual" or qualifier == "between" or (figure["value"] == 2 and figure["counted"] is None), figure
        assert form != "singular" or (figure["value"] == 1 and figure["measure"] != "other"), figure


@pytest.mark.parametrize("file", FILES)
def test_items_stand_in_order_and_once(file: str, readings: dict[str, Reading]) -> None:
    article = annotated(file, readings)
    for name, anchor in (("figures", "expr"), ("claims", "cue")):
        places = [place(item[anchor]) for item in article[name]]
        assert places == sorted(set(places))
        assert all(end <= start for (_, end), (start, _) in pairwise(places))


@pytest.mark.parametrize("file", FILES)
def test_a_part_points_to_a_whole_of_its_article_that_is_not_smaller(file: str, readings: dict[str, Reading]) -> None:
    figures = annotated(file, readings)["figures"]
    wholes = {place(figure["expr"]): figure for figure in figures}
    for figure in figures:
        if figure["part_of"]:
            whole = wholes[place(figure["part_of"])]
            assert whole is not figure
            if figure["kind"] == whole["kind"] and figure["value"] and whole["value"]:
                assert figure["value"] <= whole["value"], figure


def test_both_figures_of_a_conflict_are_in_the_gold(
    tables: dict[str, pd.DataFrame], readings: dict[str, Reading]
) -> None:
    conflicts = tables["gold/conflicts.csv"]
    assert not conflicts.duplicated().any()
    for row in conflicts.itertuples():
        measures = set()
        for article_id, expr in ((row.article_a, row.expr_a), (row.article_b, row.expr_b)):
            figures = readings["first"][article_id]["figures"]
            found = {figure["measure"] for figure in figures if figure["expr"]["text"] == expr}
            assert found, f"{article_id}: {expr!r} is no figure"
            assert article_id.startswith(f"{row.event}-")
            measures |= found
        assert row.measure in measures, row


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_has_at_least_six_open_conflicts(event: str, tables: dict[str, pd.DataFrame]) -> None:
    assert len(tables["gold/conflicts.csv"].query("event == @event and kind == 'open'")) >= 6


@pytest.mark.parametrize("event", EVENTS)
def test_the_main_toll_has_at_least_four_speakers(
    event: str, tables: dict[str, pd.DataFrame], readings: dict[str, Reading]
) -> None:
    toll = tables["facts.csv"].query("event == @event and measure == 'killed' and fact_id in @MAIN_TOLL[@event]")
    assert len(toll) == len(MAIN_TOLL[event])
    shown = set()
    for row in tables["cites.csv"].merge(toll, on="fact_id").itertuples():
        for figure in readings["first"][row.article_id]["figures"]:
            if figure["expr"]["text"] == row.expr and figure["measure"] == "killed" and figure["source"]:
                shown.add(row.speaker_id)
    assert len(shown) >= 4, shown
