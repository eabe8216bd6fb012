"""Gold annotations: those in your files, and those that come with the package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from newsanalysis.read.collect import bundled_folder

Gold = list[dict[str, Any]]  # one {"article_id", "figures", "claims"} for each annotated article

REMEDY = 'expected a JSON list of {"article_id": …, "figures": […], "claims": […]}'


def load_gold(path: str | Path) -> Gold:
    """The gold annotation in a JSON file, or in the files of a folder, one article each.

    Raises ``ValueError`` that names the file where it holds something else.
    """
    if Path(path).is_dir():
        files = sorted(Path(path).glob("*.json"))
        if not files:
            raise ValueError(f"{path}: no .json file in the folder; expected one annotated article a file")
        return [article for file in files for article in load_gold(file)]
    try:
        gold = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}; {REMEDY}") from error
    gold = [gold] if isinstance(gold, dict) else gold
    if not isinstance(gold, list):
        raise ValueError(f"{path}: not a list; {REMEDY}")
    for place, article in enumerate(gold):
        if not isinstance(article, dict) or not {"article_id", "figures", "claims"} <= article.keys():
            raise ValueError(f"{path}: entry {place} is not an annotated article; {REMEDY}")
    return gold


def gold(reading: Literal["first", "second"] = "first") -> Gold:
    """The annotation of the bundled corpus: the `first` reading covers all of it, the `second` a third, blind.

    Scores are measured against the first. Raises ``FileNotFoundError`` where the installation lacks the corpus, and
    ``ValueError`` for another reading.
    """
    if reading not in ("first", "second"):
        raise ValueError(f"reading is {reading!r}: expected 'first' or 'second'")
    return load_gold(bundled_folder() / "gold" / reading)


def agreement() -> pd.DataFrame:
    """How well the two readings of the bundled corpus agree: field, measure, value, n, as `Scores.to_frame` has them.

    The first reading is the gold and the second takes the place of the extractor, so the values are what the scores of
    an extractor could reach. Rows with the measure ``alpha`` are Krippendorff's. Raises ``FileNotFoundError`` where the
    installation lacks the corpus.
    """
    return pd.read_csv(bundled_folder() / "gold" / "agreement.csv", dtype={"n": "Int64"})
