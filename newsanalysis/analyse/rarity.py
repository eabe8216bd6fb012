"""The rare words of articles, with a weight each: what tells one story from another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from math import log, sqrt

import numpy as np
import pandas as pd

from newsanalysis.text import fold
from newsanalysis.text.fold import MARKS, TATWEEL

OPENING = 120  # words of an article that say what it is about
HEADLINE = 1.5  # a word of the title weighs so much more
NAMED = 1.5  # and so does a place
RARE = 0.04  # the share of articles above which a word tells nothing apart
RAREST = 0.001  # below this share no word tells more: of the rarest most are slips and names met once
PRIOR = 5000  # articles that the shares of newspapers at large count for beside those at hand
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}{TATWEEL}])+")


@dataclass(frozen=True)
class Words:
    """The rare words of each article: their numbers and weights (of length 1 together), and who else has them."""

    terms: list[list[int]]
    weights: list[list[float]]
    holding: list[list[int]]
    holders: list[np.ndarray]
    held: list[np.ndarray]
    spelling: list[str]

    def __len__(self) -> int:
        return len(self.terms)

    def named(self, place: int, wanted: Sequence[int]) -> list[str]:
        """Those of the `wanted` words that an article has, as they are spelled."""
        own = set(self.terms[place])
        return [self.spelling[term] for term in wanted if term in own]


def words_of(articles: pd.DataFrame, places: Mapping[str, Sequence[str]], tolls: Mapping[str, Sequence[str]]) -> Words:
    """The rare words of the titles and openings of `articles`; `places` are names by article that weigh more, `tolls`
    are counts that are words of their own (`killed 27`).

    The weight of a word is the logarithm of how seldom it is: its share of these articles and of newspapers at large
    (``frequency.txt``: of 1,000 articles of 2015 how many have the word in title or opening), the latter counting for
    5,000 articles. A word that more than 4 % have is left out.
    """
    spelled: dict[str, str] = {}
    said = [_said(title, text, spelled) for title, text in zip(articles["title"], articles["text"], strict=True)]
    counts = Counter(form for title, opening in said for form in {*title, *opening})
    bare = {form: _bare(form, counts) for form in counts}
    bags = [
        _bag({bare[form] for form in title}, {bare[form] for form in opening}, places.get(article, ()), bare)
        | dict.fromkeys(tolls.get(article, ()), 1.0)
        for article, (title, opening) in zip(articles["article_id"], said, strict=True)
    ]
    having = Counter(word for bag in bags for word in bag)
    known = usual()
    rarity = {word: (n + PRIOR * known.get(word, 0.5) / 1000) / (len(bags) + PRIOR) for word, n in having.items()}
    heavy = {word: -log(max(share, RAREST)) for word, share in rarity.items()}
    number = {word: place for place, word in enumerate(sorted(word for word, share in rarity.items() if share <= RARE))}
    terms, weights = [], []
    for bag in bags:
        rare = sorted((number[word], factor * heavy[word]) for word, factor in bag.items() if word in number)
        length = sqrt(sum(weight * weight for _, weight in rare)) or 1.0
        terms.append([term for term, _ in rare])
        weights.append([weight / length for _, weight in rare])
    return Words(terms, weights, *_postings(terms, weights, len(number)), _spelling(number, counts, bare, spelled))


@cache
def usual() -> dict[str, float]:
    """Folded word → of 1,000 newspaper articles how many have it in their title or opening."""
    text = (files("newsanalysis.analyse") / "frequency.txt").read_text(encoding="utf-8")
    pairs = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {word: float(share) for word, share in pairs}


def _said(title: object, text: object, spelled: dict[str, str]) -> tuple[list[str], list[str]]:
    """The folded words of title and opening; `spelled` keeps the spelling in which each was met first."""
    headline = _WORD.findall(title) if isinstance(title, str) else []
    opening = [word[0] for word in islice(_WORD.finditer(text), OPENING)] if isinstance(text, str) else []
    for word in (*headline, *opening):
        spelled.setdefault(fold(word), word)
    return [fold(word) for word in headline], [fold(word) for word in opening]


def _bare(form: str, counts: Mapping[str, int]) -> str:
    """A word without its article, and without what is written onto it where the rest is met more often."""
    for clitics in ("وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال"):
        if form.startswith(clitics) and len(form) - len(clitics) >= 3:
            return form[len(clitics) :]
    if form[0] in "وبلف" and len(form) > 3 and counts.get(form[1:], 0) + counts.get("ال" + form[1:], 0) > counts[form]:
        return _bare(form[1:], counts) if form[1:] in counts else form[1:]
    return form


def _bag(title: set[str], opening: set[str], places: Sequence[str], bare: Mapping[str, str]) -> dict[str, float]:
    """Each word with its factor."""
    bag = dict.fromkeys(opening, 1.0) | dict.fromkeys(title, HEADLINE)
    for name in places:
        for word in _WORD.findall(name):
            known = bare.get(fold(word))
            if known in bag:
                bag[known] = max(bag[known], NAMED)
    return {word: factor for word, factor in bag.items() if len(word) > 2}


def _postings(
    terms: list[list[int]], weights: list[list[float]], size: int
) -> tuple[list[list[int]], list[np.ndarray], list[np.ndarray]]:
    """For every word the articles that have it, in order, and its weights there."""
    holders: list[list[int]] = [[] for _ in range(size)]
    held: list[list[float]] = [[] for _ in range(size)]
    for place, (own, heavy) in enumerate(zip(terms, weights, strict=True)):
        for term, weight in zip(own, heavy, strict=True):
            holders[term].append(place)
            held[term].append(weight)
    return holders, [np.array(row, dtype="int64") for row in holders], [np.array(row) for row in held]


def _spelling(
    number: Mapping[str, int], counts: Mapping[str, int], bare: Mapping[str, str], spelled: Mapping[str, str]
) -> list[str]:
    """Each word in the form that is met most often, the one without anything written onto it where there is one."""
    best: dict[str, tuple[bool, int, str]] = {}
    for form, plain in bare.items():
        best[plain] = min(best.get(plain, (True, 0, "")), (form != plain, -counts[form], form))
    return [spelled[best[word][2]] if word in best else word for word in number]
