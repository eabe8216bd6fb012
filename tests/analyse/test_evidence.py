"""Every row finds the sentence that it stands in."""

from __future__ import annotations

import pandas as pd
import pytest

from newsanalysis.analyse.evidence import evidence
from newsanalysis.tables import conform

TEXT = "وصل الوفد صباحا. سقط قتيلان في المرفأ؛ وأصيب ثلاثة.\nونفت الوزارة ذلك."


@pytest.fixture
def articles() -> pd.DataFrame:
    return conform(pd.DataFrame({"article_id": ["a", "b"], "text": [TEXT, "جرح خمسة"]}), "articles")


def figure(article: str, text: str, expr: str) -> dict[str, object]:
    return {"article_id": article, "expr": expr, "expr_start": text.index(expr), "figure_id": expr}


def test_the_sentence_stands_beside_the_row(articles: pd.DataFrame) -> None:
    rows = [figure("b", "جرح خمسة", "خمسة"), figure("a", TEXT, "ثلاثة"), {"article_id": "a"}]
    found = evidence(conform(pd.DataFrame(rows), "figures"), articles)
    assert found["sentence"].fillna("").tolist() == ["جرح خمسة", "سقط قتيلان في المرفأ؛ وأصيب ثلاثة.", ""]
    start, end = found.loc[1, ["sentence_start", "sentence_end"]]
    assert TEXT[start:end] == found.loc[1, "sentence"]
    assert [str(found[name].dtype) for name in ("sentence", "sentence_start")] == ["str", "Int64"]


def test_claims_and_finds_have_theirs(articles: pd.DataFrame) -> None:
    place = TEXT.index("نفت")
    claims = conform(pd.DataFrame([{"article_id": "a", "cue_start": place}]), "claims")
    assert evidence(claims, articles)["sentence"].tolist() == ["ونفت الوزارة ذلك."]
    hits = pd.DataFrame({"article_id": ["a"], "start": [0]})
    assert evidence(hits, articles)["sentence"].tolist() == ["وصل الوفد صباحا."]


def test_an_empty_table_stays_one(articles: pd.DataFrame) -> None:
    found = evidence(conform(pd.DataFrame(), "figures"), articles)
    assert len(found) == 0 and "sentence" in found.columns


def test_what_is_missing_is_named(articles: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="none of the columns expr_start"):
        evidence(pd.DataFrame({"article_id": ["a"]}), articles)
    with pytest.raises(KeyError, match="no article 'z'"):
        evidence(pd.DataFrame({"article_id": ["z"], "start": [0]}), articles)
