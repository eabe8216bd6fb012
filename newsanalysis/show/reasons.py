"""The reasons of `conflicts` and `wire` in the language of what is shown, by the templates of `words.toml`."""

from __future__ import annotations

import re
from functools import cache

from newsanalysis.show.words import Language, entries, label

SECTIONS = ("scope", "group", "measure", "sign")
_HOLE = re.compile(r"\\\{(\w+)\\\}")


def reason(text: str, lang: Language) -> str:
    """A reason, or several parted by `;`, in `lang`; one that no template fits stands as it is."""
    if lang == "en":
        return text
    whole = _translated(text)
    return whole if whole is not None else "؛ ".join(_translated(part) or part for part in text.split("; "))


def _translated(text: str) -> str | None:
    for pattern, template in _templates():
        if found := pattern.fullmatch(text):
            return template.format(**{name: _words(words) for name, words in found.groupdict().items()})
    return None


def _words(text: str) -> str:
    """The words that fill a template, each in Arabic where it is one of a closed list."""
    return "، ".join(_word(word) for word in text.split(", "))


def _word(word: str) -> str:
    return next((found for section in SECTIONS if (found := label(section, word, "ar")) != word), word)


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """What each template fits and what it becomes, those with the most words of their own first."""
    known = sorted(entries("reason").values(), key=lambda entry: -len(re.sub(r"\{\w+\}", "", entry["en"])))
    return [(re.compile(_HOLE.sub(r"(?P<\1>.+)", re.escape(entry["en"]))), entry["ar"]) for entry in known]
