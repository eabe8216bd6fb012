"""The gold that comes with the package, and the agreement of its two readings."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import newsanalysis as na
from newsanalysis import annotation
from newsanalysis.scores import Found, Right, Scores


def test_the_first_reading_covers_the_bundled_corpus_and_the_second_a_part() -> None:
    ids = set(na.bundled().articles["article_id"])
    first, second = na.gold(), na.gold("second")
    assert {article["article_id"] for article in first} == ids
    assert {article["article_id"] for article in second} < ids
    assert len(second) == len({article["article_id"] for article in second}) > 0


def test_the_gold_is_found_in_an_installed_package_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "corpus" / "gold"
    (folder / "first").mkdir(parents=True)
    (folder / "first" / "a.json").write_text('{"article_id": "a", "figures": [], "claims": []}', encoding="utf-8")
    (folder / "agreement.csv").write_text("field,measure,value,n\nclaim cue,F1,0.5,8\n", encoding="utf-8")
    monkeypatch.setattr(annotation, "bundled_folder", lambda: tmp_path / "corpus")
    assert [article["article_id"] for article in annotation.gold()] == ["a"]
    assert annotation.agreement().values.tolist() == [["claim cue", "F1", 0.5, 8]]


def test_another_reading_is_refused() -> None:
    with pytest.raises(ValueError, match="reading is 'third'"):
        annotation.gold("third")  # type: ignore[arg-type]


def test_scores_and_agreement_have_the_same_fields_and_measures() -> None:
    scores = Scores(
        {"found": Found(3, 4, 6), "singular recall": 0.5, "kind": Right(2, 3)},
        {"cue": Found(1, 2, 2), "content f1": 0.75},
        pd.DataFrame(),
    ).to_frame()
    assert scores.columns.tolist() == na.agreement().columns.tolist() == ["field", "measure", "value", "n"]
    assert scores.astype(object).where(scores.notna(), None).values.tolist() == [
        ["figure found", "F1", 0.6, 10],
        ["figure singular recall", "recall", 0.5, None],
        ["figure kind", "accuracy", 2 / 3, 3],
        ["claim cue", "F1", 0.5, 4],
        ["claim content f1", "mean", 0.75, 1],
    ]


def test_every_agreement_but_alpha_has_a_score_beside_it() -> None:
    corpus = na.bundled()
    found = na.extract(corpus)
    scores = na.score(corpus.articles, na.gold(), found.figures, found.claims).to_frame()
    readers = na.agreement()
    wanted = readers[readers["measure"] != "alpha"][["field", "measure"]]
    assert len(wanted.merge(scores, on=["field", "measure"])) == len(wanted) > 10


def test_a_score_that_could_not_be_taken_has_no_row() -> None:
    assert Scores({"singular recall": None}, {}, pd.DataFrame()).to_frame().empty
