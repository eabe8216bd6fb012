"""What is worked out once for each distinct word."""

from __future__ import annotations

import pytest

from newsanalysis.text import memory
from newsanalysis.text.memory import LONGEST_WORD, Memory


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []
    known = Memory(lambda word: asked.append(word) or len(word))
    assert [known[word] for word in ("قمح", "شعير", "قمح")] == [3, 4, 3]
    assert asked == ["قمح", "شعير"]


def test_it_is_bounded_and_answers_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MEMORY", 3)
    known = Memory(str.upper)
    assert [known[word] for word in "abcde"] == list("ABCDE")
    assert list(known) == ["a", "b", "c"]


def test_what_is_too_long_for_a_word_is_not_kept() -> None:
    known = Memory(len)
    assert known["ي" * LONGEST_WORD] == LONGEST_WORD and known["ي" * (LONGEST_WORD + 1)] == LONGEST_WORD + 1
    assert len(known) == 1
