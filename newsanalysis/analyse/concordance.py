"""A word or phrase wherever it stands in the articles, with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from newsanalysis.extract.extraction import HasArticles
from newsanalysis.tables import OFFSET, TEXT, conform
from newsanalysis.text.document import TOKEN
from newsanalysis.text.fold import LIGATURE, fold, spelled

COLUMNS = ["article_id", "start", "end", "left", "match", "right", "outlet", "published"]
STAR = "*"
# What Arabic writes onto the front of a word. Short words take conjunctions only: `الان` is no `ان`.
CONJUNCTION, PREPOSITION, ARTICLE = "[وف]?", "[بكلس]?", "(?:ال|(?<=ل)ل)?"
SHORT = 3
REACH = 24  # characters on either side of a find in which a word and its neighbours stand, as a rule


class Word(NamedTuple):
    """One word of a query: the folded forms that it stands for, and its letters in all spellings of a text."""

    forms: re.Pattern[str]
    letters: re.Pattern[str] | None  # None where any word will do
    length: int


def concordance(
    articles: pd.DataFrame | HasArticles, query: str, *, clitics: bool = True, width: int = 40
) -> pd.DataFrame:
    """Every place of `query` in `articles` (a corpus, or a table with ``article_id`` and ``text``), in their order.

    Words are compared as folded (`newsanalysis.text.fold`): `الاقل` finds `الأقلّ`. With `clitics` a word is also found
    with what is written onto its front (`و ف`, then `ب ك ل س`, then `ال`; `للأقل` for `ل` + `ال`). Several words are a
    phrase, which stays within its line. ``*`` before or after a word stands for any letters (`قتيل*` finds `قتيلين`),
    alone for any one word or mark.

    Columns: ``article_id``, ``start``, ``end`` (offsets into the text as stored), ``left``, ``match``, ``right`` (what
    stands before and after: at most `width` characters of the same line, cut between words), ``outlet``, ``published``.
    Raises ``ValueError`` for a query without a word, and where `articles` lacks ``article_id`` or ``text``.
    """
    words = parse(query, clitics)
    frame = _frame(articles)
    rows = [
        (article_id, start, end, *_around(text, start, end, width), outlet, published)
        for article_id, text, outlet, published in zip(*(frame[name].tolist() for name in frame), strict=True)
        if isinstance(text, str)
        for start, end in places(text, words)
    ]
    table = pd.DataFrame(rows, columns=COLUMNS).astype(
        {"start": OFFSET, "end": OFFSET, "published": frame.dtypes.iloc[3]}
    )
    return table.astype(dict.fromkeys(("article_id", "left", "match", "right", "outlet"), TEXT))


def parse(query: str, clitics: bool = True) -> list[Word]:
    """The words of `query`; quotation marks around the whole of it are left out. Raises ``ValueError`` without a word."""
    words: list[Word] = []
    for part in query.strip().strip('"').split():
        # The stars fall to the words that they touch; `قال:` are two words of the phrase.
        pieces = [part[m.start() : m.end()] for m in TOKEN.finditer(part)]
        if STAR in pieces[1:-1]:
            raise ValueError(f"{part!r}: * stands before or after a word, not inside")
        plain = [piece for piece in pieces if piece != STAR]
        words += [
            _word(
                fold(piece),
                clitics,
                any_before=i == 0 and pieces[0] == STAR,
                any_after=i == len(plain) - 1 and pieces[-1] == STAR,
            )
            for i, piece in enumerate(plain or [""])
        ]
    if not any(word.letters for word in words):
        raise ValueError(f"the query {query!r} has no word to look for; write at least one beside *")
    return words


def _word(form: str, clitics: bool, *, any_before: bool = False, any_after: bool = False) -> Word:
    if not form:
        return Word(re.compile(".+"), None, 0)
    letters = re.escape(form)
    if clitics and form[0].isalpha() and not any_before:
        front = CONJUNCTION
        if form.startswith("ال") and len(form) > SHORT:
            # `ل` swallows the alef of the article: `للاقل`.
            letters = f"(?:{PREPOSITION}{letters}|لل{re.escape(form[2:])})"
        elif len(form) >= SHORT:
            front += PREPOSITION + ARTICLE
        letters = front + letters
    pattern = re.compile((r"\w*" if any_before else "") + letters + (r"\w*" if any_after else ""))
    # The article's alef may be swallowed, so the text is searched for what follows it.
    core = form[2:] if clitics and form.startswith("ال") and len(form) > SHORT else form
    return Word(pattern, re.compile(spelled(core)), len(form))


def places(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """Where `words` stand in `text` one after the other: each find of the letters of the longest is looked at closely."""
    if LIGATURE.search(text):  # two letters in one character, which the search for letters passes over
        yield from _every_place(text, words)
        return
    k = max(range(len(words)), key=lambda i: words[i].length)
    letters = words[k].letters
    assert letters is not None
    last = -1
    line = end = 0
    whole: list[tuple[int, int]] = []  # the tokens of the line, where it had to be taken apart
    for found in letters.finditer(text):
        if found.start() >= end:
            line, end, whole = text.rfind("\n", end, found.start()) + 1 or end, text.find("\n", found.end()), []
            end = len(text) if end < 0 else end
        spans = whole or _nearby(text, line, end, found, len(words))
        i = bisect_right(spans, found.start(), key=lambda span: span[1]) - k
        if not whole and (i < 0 or i + len(words) > len(spans)):
            spans = whole = [m.span() for m in TOKEN.finditer(text, line, end)]
            i = bisect_right(spans, found.start(), key=lambda span: span[1]) - k
        if i >= 0 and spans[i : i + 1] and spans[i][0] > last and _is(text, spans[i : i + len(words)], words):
            last = spans[i][0]
            yield last, spans[i + len(words) - 1][1]


def _nearby(text: str, line: int, end: int, found: re.Match[str], n: int) -> list[tuple[int, int]]:
    """The tokens around a find, from a space to a space; as many as `n` words take, as a rule."""
    first, last = found.start() - REACH * n, found.end() + REACH * n
    first = text.find(" ", first, found.start()) + 1 or line if first > line else line
    last = text.rfind(" ", found.end(), last) if last < end else end
    return [m.span() for m in TOKEN.finditer(text, first, last if last > 0 else end)]


def _every_place(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    spans = [m.span() for m in TOKEN.finditer(text)]
    for i in range(len(spans) - len(words) + 1):
        start, end = spans[i][0], spans[i + len(words) - 1][1]
        if _is(text, spans[i : i + len(words)], words) and "\n" not in text[start:end]:
            yield start, end


def _is(text: str, spans: list[tuple[int, int]], words: list[Word]) -> bool:
    """Whether the tokens at `spans` are the `words`."""
    return len(spans) == len(words) and all(
        word.forms.fullmatch(fold(text[start:end])) for word, (start, end) in zip(words, spans, strict=True)
    )


def _around(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """What stands before a place, the place, and what stands after it."""
    first, last = max(0, start - width), min(len(text), end + width)
    before = text[first:start].rpartition("\n")[2]
    if len(before) == width and first and not text[first - 1].isspace():
        before = before.partition(" ")[2]
    after = text[end:last].partition("\n")[0]
    if len(after) == width and last < len(text) and not text[last].isspace():
        after = after.rpartition(" ")[0]
    return before, text[start:end], after


def _frame(articles: pd.DataFrame | HasArticles) -> pd.DataFrame:
    frame = articles if isinstance(articles, pd.DataFrame) else articles.articles
    for name in ("article_id", "text"):
        if name not in frame.columns:
            raise ValueError(f"no column {name!r} among {list(frame.columns)}; load the articles with read()")
    return conform(frame, "articles")[["article_id", "text", "outlet", "published"]]
