"""What the page on scale shows, done: the example for Spark on what stands in the place of its frames."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

import newsanalysis as na

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scale.md"


class Spark:
    """As much of a session as the example uses: two partitions, mapped one after the other."""

    def __init__(self, articles: pd.DataFrame) -> None:
        self.articles = articles
        self.read = self.write = self
        self.schema = ""
        self.written: list[pd.DataFrame] = []

    def parquet(self, folder: str) -> Spark:
        return self

    def mapInPandas(self, function: Callable[[Iterator[pd.DataFrame]], Iterator[pd.DataFrame]], schema: str) -> Spark:
        self.schema = schema
        for part in (self.articles.iloc[:20], self.articles.iloc[20:]):
            self.written += function(iter([part.iloc[:5], part.iloc[5:]]))
        return self


def test_the_example_for_spark(corpus: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    articles = na.read(corpus).articles
    spark = Spark(articles)
    exec(code, {"spark": spark})
    want = na.extract(articles).claims
    pd.testing.assert_frame_equal(pd.concat(spark.written, ignore_index=True), want)
    assert [column.split()[0].strip("`") for column in spark.schema.split(", ")] == list(want.columns)
    assert {column.split()[1] for column in spark.schema.split(", ")} == {"string", "long", "timestamp"}


@pytest.mark.parametrize("command", re.findall(r"`?newsanalysis extract ([^`\n]*)`?", PAGE.read_text(encoding="utf-8")))
def test_every_option_that_is_shown_is_there(command: str) -> None:
    from newsanalysis.cli import extract

    options = {option for parameter in extract.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z-]+", command)) <= options
    assert "--out" in command
