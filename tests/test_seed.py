"""Floors on real annotated articles, where they lie beside the repository: no change may go below them unnoticed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import newsanalysis as na
from newsanalysis.tables import check_evidence, validate

REAL = Path(__file__).resolve().parents[1].parent / "shared" / "real"
pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the annotated articles are not here")

FLOORS = {
    "seed": {"figures found": 0.90, "claims cue": 0.85},
    "dev": {"figures found": 0.90, "figures full": 0.65, "claims cue": 0.78, "claims full": 0.55},
}


@pytest.fixture(scope="module", params=sorted(FLOORS))
def extracted(request: pytest.FixtureRequest) -> tuple[str, Any]:
    return request.param, na.extract(na.read(REAL / f"{request.param}.jsonl"))


def test_scores_stay_above_their_floors(extracted: tuple[str, Any]) -> None:
    name, found = extracted
    gold = na.load_gold(REAL / f"{name}.gold.json")
    scores = na.score(found.articles, gold, found.figures, found.claims).to_dict()
    got = {score: scores[score.split()[0]][score.split()[1]]["f1"] for score in FLOORS[name]}
    below = {score: value for score, value in got.items() if value < FLOORS[name][score]}
    assert below == {}


def test_every_row_is_valid_and_stands_in_its_text(extracted: tuple[str, Any]) -> None:
    _, found = extracted
    for table in ("claims", "figures"):
        frame = getattr(found, table)
        assert len(frame)
        check_evidence(validate(frame, table), table, found.articles)


def test_links_lead_to_rows(extracted: tuple[str, Any]) -> None:
    _, found = extracted
    figures, claims = found.figures, found.claims
    assert set(figures["part_of"].dropna()) <= set(figures["figure_id"])
    assert set(figures["claim_id"].dropna()) <= set(claims["claim_id"])
    assert set(claims["parent_id"].dropna()) <= set(claims["claim_id"])
    assert figures["claim_id"].notna().any()
