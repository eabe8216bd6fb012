"""One article as its reader sees it: who says what in which words, and every figure, marked where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from newsanalysis.show.html import Html, anchor, element, to
from newsanalysis.show.marks import Mark, marked
from newsanalysis.show.table import rtl_table, shorten
from newsanalysis.show.words import Language, interval, label
from newsanalysis.tables import conform

# Okabe and Ito's colours, which no common colour blindness confuses, thin enough for dark and light pages alike; and a
# line of its own kind under each, for those who see no colour.
STYLES = {
    "source": "background-color: rgba(0, 114, 178, 0.25); border-bottom: 2px solid rgb(0, 114, 178)",
    "cue": "background-color: rgba(204, 121, 167, 0.40)",
    "content": "background-color: rgba(0, 158, 115, 0.10); border-bottom: 2px dotted rgb(0, 158, 115)",
    "via": "background-color: rgba(86, 180, 233, 0.25); border-bottom: 2px dashed rgb(86, 180, 233)",
    "figure": "background-color: rgba(230, 159, 0, 0.45); border-bottom: 3px double rgb(230, 159, 0)",
}
TEXT = "white-space: pre-wrap; text-align: right; line-height: 2.3; font-size: 1.1em; margin: 0.5em 0; padding: 0"
TITLE = "font-weight: bold; font-size: 1.2em; text-align: right"
FAINT = "opacity: 0.7; text-align: right"
LEGEND = "text-align: right; font-size: 0.9em; margin: 0.5em 0"
KEY = "display: inline-block; padding: 0 8px; margin: 0 0 0 12px; line-height: 1.7"
SECTION = "text-align: right; font-weight: bold; margin: 1em 0 0 0"


@dataclass(frozen=True)
class ArticleView:
    """A marked article to look at: `html` for a page, and as text its name and what was found in it."""

    article_id: str
    html: str
    claims: int
    figures: int

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"article {self.article_id}: {self.claims} claims, {self.figures} figures"


class Parts(NamedTuple):
    """A marked article in pieces, for pages that set them their own way."""

    heading: Html
    legend: Html
    text: Html
    tables: Html
    claims: int
    figures: int


def show_article(
    article: Mapping[str, Any] | pd.Series, claims: pd.DataFrame, figures: pd.DataFrame, *, lang: Language = "en"
) -> ArticleView:
    """The marked text of `article`, a row of the articles table, and below it the tables of its claims and figures.

    `claims` and `figures` may hold those of other articles too. Every mark carries the id of its claim or figure
    (``claim-…``, ``figure-…``) for links to lead to. Raises ``ValueError`` where ``content_spans`` cannot be read.
    """
    parts = article_parts(article, claims, figures, lang)
    html = element("div", parts.heading, parts.legend, parts.text, parts.tables, dir="rtl", lang="ar")
    return ArticleView(str(article["article_id"]), str(html), parts.claims, parts.figures)


def article_parts(
    article: Mapping[str, Any] | pd.Series, claims: pd.DataFrame, figures: pd.DataFrame, lang: Language
) -> Parts:
    """What `show_article` puts together."""
    article_id, text = str(article["article_id"]), _or_empty(article.get("text"))
    claims, figures = conform(claims, "claims"), conform(figures, "figures")
    claims = claims[claims["article_id"] == article_id].sort_values(["cue_start", "claim_id"], ignore_index=True)
    figures = figures[figures["article_id"] == article_id].sort_values(["expr_start", "figure_id"], ignore_index=True)
    marks = [*_claim_marks(claims, lang), *_figure_marks(figures, lang)]
    return Parts(
        _heading(article),
        legend(lang),
        element("div", marked(text, marks), dir="rtl", lang="ar", style=TEXT),
        Html.of(_claims_table(claims, lang), _figures_table(figures, lang)),
        len(claims),
        len(figures),
    )


def _heading(article: Mapping[str, Any] | pd.Series) -> Html:
    published = article.get("published")
    day = "" if pd.isna(published) else pd.Timestamp(published).strftime("%Y-%m-%d")
    parts = [_or_empty(article.get("outlet")), day, str(article["article_id"])]
    place = [element("bdi", part) for part in parts if part]
    joined = [piece for part in place for piece in (" · ", part)][1:]
    title = element("div", _or_empty(article.get("title")), dir="auto", style=TITLE)
    return Html.of(title, element("div", *joined, dir="rtl", style=FAINT))


def legend(lang: Language) -> Html:
    """What each look of a mark stands for."""
    keys = [element("span", _role(role, lang), dir="auto", style=f"{style}; {KEY}") for role, style in STYLES.items()]
    return element("div", *keys, dir="rtl", style=LEGEND)


def _role(role: str, lang: Language) -> str:
    return label("columns", "figure_id" if role == "figure" else role, lang)


def _claim_marks(claims: pd.DataFrame, lang: Language) -> Iterator[Mark]:
    """The marks of every claim; the claim's id stands on its cue."""
    contents = [content_spans(row) for _, row in claims.iterrows()]
    depths = _depths(span for spans in contents for span in spans)
    for (_, claim), spans in zip(claims.iterrows(), contents, strict=True):
        said = _claim_title(claim, lang)
        data = {"claim": str(claim["claim_id"])}
        for span in spans:
            yield Mark(*span, _content_style(depths[span]), f"{_role('content', lang)} · {said}", None, data)
        for role in ("source", "via", "cue"):
            start, end = claim[f"{role}_start"], claim[f"{role}_end"]
            if pd.notna(start) and pd.notna(end):
                name = anchor("claim", claim["claim_id"]) if role == "cue" else None
                yield Mark(int(start), int(end), STYLES[role], f"{_role(role, lang)} · {said}", name, data)


def _figure_marks(figures: pd.DataFrame, lang: Language) -> Iterator[Mark]:
    for _, figure in figures.iterrows():
        if pd.notna(figure["expr_start"]) and pd.notna(figure["expr_end"]):
            name, data = anchor("figure", figure["figure_id"]), {"figure": str(figure["figure_id"])}
            said = f"{_role('figure', lang)} · {_figure_title(figure, lang)}"
            yield Mark(int(figure["expr_start"]), int(figure["expr_end"]), STYLES["figure"], said, name, data)


def content_spans(claim: pd.Series) -> list[tuple[int, int]]:
    """The spans that ``content_spans`` of a claim names. Raises ``ValueError`` where it cannot be read."""
    written = _or_empty(claim["content_spans"])
    try:
        return [(int(start), int(end)) for start, end in (part.split("-") for part in written.split(";") if part)]
    except ValueError as error:
        raise ValueError(
            f"claim {claim['claim_id']}: content_spans {written!r} is not 'start-end;start-end'"
        ) from error


def _content_style(depth: int) -> str:
    """A content that holds others has its line further down, so that each is seen."""
    return f"{STYLES['content']}; padding-bottom: {4 * depth}px" if depth else STYLES["content"]


def _depths(spans: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """How many spans stand one within the other inside each, three at most: more lines would reach the next line of text.

    One sweep, outer spans first: a quotation may hold a thousand others.
    """
    depths: dict[tuple[int, int], int] = {}
    around: list[tuple[int, int]] = []
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        depths[span] = 0
        while around and around[-1][1] <= span[0]:
            around.pop()
        for level, outer in enumerate((outer for outer in reversed(around) if span[1] <= outer[1]), start=1):
            depths[outer] = max(depths[outer], min(level, 3))
            if level == 3:
                break
        around.append(span)
    return depths


def _claim_title(claim: pd.Series, lang: Language) -> str:
    speaker = _or_empty(claim["speaker"]) or _or_empty(claim["source"]) or label("view", "unnamed", lang)
    said = {"speaker": speaker, "via": _or_empty(claim["via"])}
    said |= {name: _word(name, claim[name], lang) for name in ("stance", "quotation")}
    return _listed(said, lang)


def _figure_title(figure: pd.Series, lang: Language) -> str:
    source = _or_empty(figure["source"]) or ("" if pd.notna(figure["claim_id"]) else label("view", "own_voice", lang))
    said = {
        "source": source,
        "qualifier": _word("qualifier", figure["qualifier"], lang),
        "interval": interval(figure["low"], figure["high"], figure["qualifier"]),
        "measure": _word("measure", figure["measure"], lang),
        "group": _word("group", figure["group"], lang),
    }
    return _listed(said, lang)


def _word(section: str, value: object, lang: Language) -> str:
    return label(section, _or_empty(value), lang) if _or_empty(value) else ""


def _listed(said: dict[str, str], lang: Language) -> str:
    return " · ".join(f"{label('columns', name, lang)}: {value}" for name, value in said.items() if value)


def _claims_table(claims: pd.DataFrame, lang: Language) -> Html:
    heading = element("div", label("columns", "claims", lang), dir="rtl", style=SECTION)
    if claims.empty:
        return Html.of(heading, element("div", label("view", "no_claims", lang), dir="auto", style=FAINT))
    claims = claims.assign(content=[shorten(_or_empty(text), 160) for text in claims["content"]])
    links = {"cue": [to(anchor("claim", name)) for name in claims["claim_id"]]}
    table = rtl_table(claims, ["cue", "speaker", "stance", "content", "quotation", "via"], lang=lang, links=links)
    return Html.of(heading, Html(table.html))


def _figures_table(figures: pd.DataFrame, lang: Language) -> Html:
    heading = element("div", label("columns", "figures", lang), dir="rtl", style=SECTION)
    if figures.empty:
        return Html.of(heading, element("div", label("view", "no_figures", lang), dir="auto", style=FAINT))
    words = dict(zip(figures["figure_id"], figures["expr"], strict=True))
    totals = figures["part_of"]
    links: dict[str, Sequence[str | None]] = {
        "expr": [to(anchor("figure", name)) for name in figures["figure_id"]],
        "part_of": [to(anchor("figure", total)) if pd.notna(total) else None for total in totals],
    }
    figures = figures.assign(part_of=[words.get(total, total) for total in totals])
    columns = ["expr", "counted", "qualifier", "interval", "measure", "group", "source", "part_of"]
    return Html.of(heading, Html(rtl_table(figures, columns, lang=lang, links=links).html))


def _or_empty(value: object) -> str:
    return "" if value is None or value is pd.NA or value != value else str(value)
