"""The reader: a whole corpus in one page that needs no kernel, from the list of articles down to each number's sentence."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.resources import files
from pathlib import Path

import pandas as pd

from newsanalysis.show.article import article_parts, legend
from newsanalysis.show.excel import HasTables
from newsanalysis.show.html import Html, element
from newsanalysis.show.table import shorten
from newsanalysis.show.words import Language, day, label, number
from newsanalysis.tables import conform

MOST = 2000  # articles; about 3 kB each in the page and 20 kB in the browser
UNTITLED = 60  # letters of the text that stand for a title
FRAME = "width: 100%; border: 1px solid rgba(128, 128, 128, 0.4); border-radius: 8px"


@dataclass(frozen=True)
class CorpusView:
    """A reader to look at in a notebook, and with `write` a page for people who have none."""

    page: str
    articles: int
    claims: int
    figures: int
    height: int
    lang: Language

    def write(self, path: str | Path) -> Path:
        """Write the page to `path`, an .html file that needs no other, and return it."""
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.page.encode("utf-8", "replace"))
        return path

    def _repr_html_(self) -> str:
        # A frame keeps the page's looks and script to itself. A notebook that is not trusted drops it and shows what
        # stands inside, which a browser with the frame does not.
        untrusted = label("view", "trust", self.lang)
        return element("iframe", untrusted, srcdoc=self.page, height=str(self.height), style=FRAME, dir="rtl")

    def __repr__(self) -> str:
        return f"reader: {self.articles} articles, {self.claims} claims, {self.figures} figures"


def show_corpus(found: HasTables, *, lang: Language = "en", limit: int = MOST, height: int = 640) -> CorpusView:
    """A reader of the articles of `found` (what `extract` returned), the earliest first.

    Choose an article by its title, outlet or any of its words; its claims and figures are marked, a click on a row leads
    to its place in the text and a click on a mark to its row. At most `limit` articles are taken in, and the page says
    how many are not: choose some with ``newsanalysis.extract(corpus.articles[…])``. `height` is in pixels. The page is
    whole in itself; ``show_corpus(found).write("reader.html")`` gives it to others.
    """
    articles = conform(found.articles, "articles")
    articles = articles.sort_values(["published", "article_id"], na_position="last", kind="stable")
    shown = articles.head(limit)
    claims = dict(iter(conform(found.claims, "claims").groupby("article_id")))
    figures = dict(iter(conform(found.figures, "figures").groupby("article_id")))
    none = conform(pd.DataFrame(), "claims"), conform(pd.DataFrame(), "figures")
    items, templates = [], []
    counts = {"claims": 0, "figures": 0}
    for _, article in shown.iterrows():
        name = article["article_id"]
        parts = article_parts(article, claims.get(name, none[0]), figures.get(name, none[1]), lang)
        counts["claims"] += parts.claims
        counts["figures"] += parts.figures
        items.append(_item(article, parts.claims, parts.figures, lang))
        templates.append(
            element(
                "template",
                element("div", parts.heading),
                element("section", parts.text),
                element("div", parts.tables),
            )
        )
    packed, rules = _packed(Html.of(element("ol", *(element("li", item) for item in items)), *templates))
    body = Html.of(
        _side(shown["outlet"], len(items), len(articles) - len(shown), lang),
        element(
            "main",
            element("header", element("div", id="heading"), legend(lang)),
            element("div", id="text", tabindex="0"),
            element("div", id="rows", tabindex="0"),
        ),
        element("script", packed, type="text/plain", id="packed"),
        element("script", Html(_file("reader.js"))),
    )
    page = _page(body, rules, lang)
    return CorpusView(page, len(shown), counts["claims"], counts["figures"], height, lang)


def _side(outlets: pd.Series, items: int, rest: int, lang: Language) -> Html:
    names = sorted(outlets.dropna().unique())
    options = [element("option", label("reader", "all_outlets", lang), value="")]
    options += [element("option", name, value=name) for name in names]
    said = label("reader", "shown", lang, shown="{shown}", all=number(items))
    more = label("reader", "more", lang, n=number(rest)) if rest else ""
    hint = label("reader", "filter", lang)
    return element(
        "nav",
        element(
            "form",
            element("input", id="filter", type="search", placeholder=hint, aria_label=hint, dir="auto"),
            element("select", *options, id="outlet", aria_label=label("columns", "outlet", lang), dir="auto"),
            element("div", id="count", data_said=said, dir="auto"),
            element("div", more, dir="auto", style="color: var(--soft)") if more else "",
        ),
        element("ol", element("li", label("reader", "no_script", lang))),
    )


def _item(article: pd.Series, claims: int, figures: int, lang: Language) -> Html:
    outlet = "" if pd.isna(article["outlet"]) else article["outlet"]
    title = article["title"] if pd.notna(article["title"]) else shorten(str(article["text"] or ""), UNTITLED)
    found = [label("report", "claims_count", lang, n=claims), label("report", "figures_count", lang, n=figures)]
    said = [outlet, day(article["published"], lang), *found]
    parts = [element("bdi", part) for part in said if part]
    dotted = [piece for part in parts for piece in (" · ", part)][1:]
    return element(
        "button",
        element("b", element("bdi", title or article["article_id"])),
        element("span", *dotted),
        type="button",
        data_outlet=outlet,
        title=article["article_id"],
    )


def _page(body: Html, rules: str, lang: Language) -> str:
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", label("reader", "title", lang)),
        element("style", Html(_file("reader.css") + rules)),
    )
    return "<!doctype html>\n" + element("html", head, element("body", body), lang=lang, dir="rtl")


def _packed(html: Html) -> tuple[str, str]:
    """`html` as the page's script unpacks it, a tenth of the size; and its looks, that stand at every mark, as classes."""
    looks: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        return f' class="{looks.setdefault(match[1], f"k{len(looks)}")}"'

    short = re.sub(r' style="([^"<>]*)"', name, html)
    rules = "".join(f".{cls} {{ {unescape(look)} }}\n" for look, cls in looks.items())
    return b64encode(gzip.compress(short.encode("utf-8", "replace"), mtime=0)).decode(), rules


@cache
def _file(name: str) -> str:
    return (files("newsanalysis.show") / name).read_text(encoding="utf-8")
