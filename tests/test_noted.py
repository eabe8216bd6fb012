"""Noted pairs beside those found: the kinds are those of the pairs that stand at the noted places."""

from __future__ import annotations

import pandas as pd

import newsanalysis as na
from newsanalysis.noted import COLUMNS, NOTHING

TEXT = "قتل 12 شخصا صباحا. قتل 15 شخصا مساء. أصيب 12 آخرون."


def annotated() -> list[dict[str, object]]:
    def figure(words: str, after: int = 0) -> dict[str, object]:
        start = TEXT.index(words, after)
        return {"expr": {"start": start, "end": start + len(words), "text": words}}

    figures = [figure("12"), figure("15"), figure("12", 30)]
    return [{"article_id": "a", "figures": figures, "claims": []}]


def noted(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "event": "e",
                "measure": "killed",
                "what": "",
                "article_a": "a",
                "expr_a": a,
                "article_b": "a",
                "expr_b": b,
            }
            | {"kind": kind}
            for a, b, kind in rows
        ]
    )


def table(**changes: object) -> pd.DataFrame:
    row = {"figure_id_a": "f2", "figure_id_b": "f1", "kind": "update", "conflict": False}
    return pd.DataFrame([row | changes])


def figures() -> pd.DataFrame:
    starts = [TEXT.index("12"), TEXT.index("15"), TEXT.index("12", 30)]
    ends = [start + 2 for start in starts]
    return pd.DataFrame({"figure_id": ["f1", "f2", "f3"], "article_id": "a", "expr_start": starts, "expr_end": ends})


def test_a_noted_pair_has_the_kind_that_was_found_in_either_order() -> None:
    found = na.noted_conflicts(table(), figures(), noted(("12", "15", "update"), ("15", "12", "open")), annotated())
    assert found.columns.tolist() == COLUMNS
    assert found["found"].tolist() == ["update", "update"]
    assert found["conflict"].tolist() == [False, False]


def test_what_nothing_explains_is_open_whoever_parts() -> None:
    pairs = table(kind="different_source", conflict=True)
    found = na.noted_conflicts(pairs, figures(), noted(("12", "15", "open")), annotated())
    assert found[["found", "conflict"]].values.tolist() == [["open", True]]


def test_a_pair_that_was_not_set_side_by_side_is_no_pair() -> None:
    other = noted(("12", "99", "open"), ("12", "12", "open"))
    assert na.noted_conflicts(table(), figures(), other, annotated())["found"].tolist() == [NOTHING, NOTHING]


def test_of_several_pairs_with_the_words_one_of_the_noted_kind_is_taken() -> None:
    pairs = pd.concat([table(), table(figure_id_b="f3", kind="other_group"), table(kind="open", conflict=True)][:2])
    rows = noted(("12", "15", "other_group"), ("12", "15", "update"), ("12", "15", "open"))
    found = na.noted_conflicts(pairs, figures(), rows, annotated())
    assert found["found"].tolist()[:2] == ["other_group", "update"]
    assert found["found"].iloc[2] in ("other_group", "update")


def test_the_list_of_the_bundled_corpus_is_what_is_compared_with() -> None:
    found = na.extract(na.bundled())
    none = na.noted_conflicts(table().iloc[:0], found.figures)
    assert set(none["found"]) == {NOTHING}
    assert len(none) > 300
    assert none["kind"].notna().all()


def test_precision_and_recall_of_the_kinds() -> None:
    kinds = ["open", "open", "update", "update", "update", "correction"]
    found = ["open", "update", "update", "update", NOTHING, "open"]
    called = [True, False, False, True, False, True]
    scores = na.conflict_scores(pd.DataFrame({"kind": kinds, "found": found, "conflict": called}))
    assert scores.loc["update", ["noted", "found", "right"]].tolist() == [3, 3, 2]
    assert scores.loc["open", "precision"] == 0.5 and scores.loc["open", "recall"] == 0.5
    assert pd.isna(scores.loc["correction", "precision"]) and scores.loc["correction", "recall"] == 0
    assert scores.loc["all", ["noted", "found", "right"]].tolist() == [6, 5, 3]
    assert scores.loc["conflict", ["noted", "found", "right"]].tolist() == [3, 3, 2]
