"""What is known of a word, worked out once for each distinct word and then kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
# So many distinct words are kept, and none longer than any word. The rest is worked out anew: memory stays bounded.
MEMORY, LONGEST_WORD = 1 << 18, 60


class Memory(dict[str, T]):
    """`memory[word]` is `work(word)`; from the second time on it costs a lookup."""

    def __init__(self, work: Callable[[str], T]) -> None:
        super().__init__()
        self.work = work

    def __missing__(self, word: str) -> T:
        known = self.work(word)
        if len(word) <= LONGEST_WORD and len(self) < MEMORY:
            self[word] = known
        return known
