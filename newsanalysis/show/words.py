"""What things are called, in English or Arabic: the labels of `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, cast

import pandas as pd

Language = Literal["en", "ar"]

# Columns whose cells are words of a closed list, each a section of the file.
CLOSED = ("measure", "group", "qualifier", "kind", "form", "quotation", "stance", "mark", "referent")


def label(section: str, key: str, lang: Language, **values: object) -> str:
    """The label of `key`, with `values` put in for its ``{names}``; a key the file does not know stands for itself.

    Raises ``ValueError`` for a language other than ``"en"`` and ``"ar"``.
    """
    if lang not in ("en", "ar"):
        raise ValueError(f"lang is {lang!r}: expected 'en' or 'ar'")
    entry = _words()[section].get(key)
    text = entry[lang] if entry else key
    return text.format(**values) if values else text


def day(date: object, lang: Language) -> str:
    """A date as a reader writes it, `20 Sep 2023`, or nothing where there is none. The month is named in `lang`."""
    stamp = pd.Timestamp(cast(str, date)) if pd.notna(cast(str, date)) else None
    if stamp is None:
        return ""
    return f"{stamp.day} {label('month', str(stamp.month), lang)} {stamp.year}"


def number(value: float) -> str:
    """A number for people: thousands apart, no needless decimals, `∞` for an open end."""
    if value == float("inf"):
        return "∞"
    if value == float("-inf"):
        return "−∞"
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return text.replace("-", "−", 1)


def interval(low: float, high: float, qualifier: object = None) -> str:
    """An interval for people: `27`, `29+`, `> 200`, `≤ 50`, `[18–22]`; nothing where either end is missing."""
    if pd.isna(low) or pd.isna(high):
        return ""
    if low == high:
        return number(low)
    if high == float("inf"):
        return f"> {number(low)}" if qualifier == "more_than" else f"{number(low)}+"
    if qualifier in ("up_to", "less_than"):
        return f"{'<' if qualifier == 'less_than' else '≤'} {number(high)}"
    return f"[{number(low)}–{number(high)}]"


def entries(section: str) -> dict[str, dict[str, str]]:
    """The labels of a section, each with its languages."""
    return _words()[section]


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("newsanalysis.show") / "words.toml").read_text(encoding="utf-8"))
