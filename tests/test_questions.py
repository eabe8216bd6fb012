"""The answers in docs/questions.md are those that the lines above them give."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

PAGE = (Path(__file__).parents[1] / "docs" / "questions.md").read_text(encoding="utf-8")
ANSWERS = re.findall(r"^## (.+?)\n\n```python\n(.+?)\n```\n\n```text\n(.+?)\n```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """What the first block of the page defines."""
    first = re.search(r"```python\n(.+?)```", PAGE, re.DOTALL)
    assert first is not None
    found: dict[str, Any] = {}
    exec(first[1], found)  # the page is ours
    return found


def test_every_question_has_a_line_and_an_answer() -> None:
    assert len(ANSWERS) == PAGE.count("\n## ") == 5
    assert not any("\n" in line for _, line, _ in ANSWERS)


@pytest.mark.parametrize(("question", "line", "answer"), ANSWERS, ids=range(len(ANSWERS)))
def test_the_answer_is_what_the_line_gives(names: dict[str, Any], question: str, line: str, answer: str) -> None:
    found = eval(line, names)
    assert isinstance(found, pd.DataFrame) and len(found), question
    assert found.to_string(index=False).split() == answer.split(), question
