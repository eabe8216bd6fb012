"""The table of speeds: what it divides by what, and what it says of readers that are slow or missing."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

BENCHMARK: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "extraction.py"))
Speed = BENCHMARK["Speed"]
OURS, _, READING, *_ = BENCHMARK["MEASURES"]
EIGHTH = next(measure for measure in BENCHMARK["MEASURES"] if measure.every > 1)


def cells(table: str, label: str) -> list[str]:
    (line,) = [line for line in table.splitlines() if line.startswith(label)]
    return line.removeprefix(label).split()


def test_rates_are_of_the_medians_and_ratios_are_to_ours() -> None:
    ours = Speed(1000, 10, [4.0, 9.0, 2.0], [2.0, 1.0, 9.0])
    other = Speed(1000, 10, [1.0], [0.5])
    table = BENCHMARK["speeds"]({OURS: ours, READING: other})
    assert cells(table, OURS.label) == ["250", "500", "5", "1.000", "1.000", "6"]
    assert cells(table, READING.label) == ["1,000", "2,000", "20", "0.250", "0.250", "2"]


def test_a_reader_of_fewer_articles_is_compared_by_the_character() -> None:
    table = BENCHMARK["speeds"]({OURS: Speed(8000, 80, [2.0], [1.0]), EIGHTH: Speed(1000, 10, [5.0], [])})
    rate, warm, _, cold_ratio, warm_ratio, passes, *note = cells(table, EIGHTH.label)
    assert (rate, warm, cold_ratio, warm_ratio, passes) == ("200", "200", "20.000", "40.000", "1")
    assert note == ["every", "8th", "article"]


def test_a_sample_is_spread_evenly_and_the_slow_get_some_of_the_same(tmp_path: Path) -> None:
    lines = '{"outlet": "جريدة الميناء", "text": "المقال %d"}\n'
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(lines % k for k in range(100)), encoding="utf-8")
    all_of_them, some = (
        BENCHMARK["sample"](str(source), 20, tmp_path, every).read_text("utf-8").splitlines() for every in (1, 4)
    )
    assert len(all_of_them) == 20 and len(some) == 5
    assert some == all_of_them[::4]
    assert "المقال 95" in all_of_them[-1]
