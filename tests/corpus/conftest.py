from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

Reading = dict[str, dict[str, Any]]  # the annotated articles by id


@pytest.fixture(scope="session")
def tables() -> dict[str, pd.DataFrame]:
    """Every CSV of the corpus by its path, all cells as strings."""
    return {
        file.relative_to(CORPUS).as_posix(): pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8")
        for file in CORPUS.rglob("*.csv")
    }


@pytest.fixture(scope="session")
def texts(tables: dict[str, pd.DataFrame]) -> dict[str, str]:
    """The articles by id, exactly as stored."""
    return {
        row.article_id: (CORPUS / row.path).read_bytes().decode("utf-8") for row in tables["articles.csv"].itertuples()
    }


@pytest.fixture(scope="session")
def readings() -> dict[str, Reading]:
    """Both readings of the gold."""
    return {name: _reading(CORPUS / "gold" / name) for name in ("first", "second")}


def _reading(folder: Path) -> Reading:
    articles = (json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json")))
    return {article["article_id"]: article for article in articles}
