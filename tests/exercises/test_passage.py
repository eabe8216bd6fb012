"""A passage is the article as it is stored, with nothing marked."""

from __future__ import annotations

import re
from html import unescape

import pytest

import newsanalysis as na
from newsanalysis.exercises import passage


def test_a_passage_is_the_whole_text_with_numbered_paragraphs() -> None:
    text = str(na.bundled().article("karabakh-05")["text"])
    shown = passage("karabakh-05")
    lines = [line for line in text.splitlines() if line.strip()]
    words = unescape(re.sub(r"<[^>]+>", "", shown.html))
    assert repr(shown) == f"article karabakh-05: {len(lines)} paragraphs"
    assert [f"{n}. {line}" in words for n, line in enumerate(lines, 1)] == [True] * len(lines)
    assert "background" not in shown.html


def test_an_article_that_there_is_not_is_named() -> None:
    with pytest.raises(KeyError, match="karabakh-99"):
        passage("karabakh-99")
