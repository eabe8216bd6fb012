"""The sections of the report, each from the tables to the HTML under its heading."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import pandas as pd
from matplotlib.figure import Figure

from newsanalysis.analyse import compare, timeline
from newsanalysis.show.article import show_article
from newsanalysis.show.canvas import as_svg
from newsanalysis.show.charts import timeline_chart, toll_chart
from newsanalysis.show.html import Html, anchor, element, to
from newsanalysis.show.table import rtl_table
from newsanalysis.show.words import Language, day, label, number
from newsanalysis.tables import MEASURES

CHARTED = ("killed", "injured")  # what people compare most; the other measures have their tables
SPEAKERS, CUES, DAYS, TOLLS = 20, 6, 62, 300  # the most that a table of the report shows
TOLL_COLUMNS = ["speaker", "wording", "interval", "group", "is_part", "via", "outlet", "published"]


def overview(
    articles: pd.DataFrame, claims: pd.DataFrame, figures: pd.DataFrame, problems: pd.DataFrame, lang: Language
) -> Html:
    """How much there is, from when and from whom."""
    counts = {
        label("columns", "articles", lang): len(articles),
        label("report", "outlets", lang): articles["outlet"].nunique(),
        label("columns", "claims", lang): len(claims),
        label("report", "speakers", lang): _actor(claims).nunique(),
        label("columns", "figures", lang): len(figures),
        label("report", "problems", lang): len(problems),
    }
    cards = [
        element("div", element("b", number(n)), element("span", name), class_="count") for name, n in counts.items()
    ]
    published = articles["published"].dropna()
    ends = [day(when, lang) for when in (published.min(), published.max()) if pd.notna(when)]
    by_day = "%Y-%m-%d" if published.dt.normalize().nunique() <= DAYS else "%Y-%m"
    per_day = published.dt.strftime(by_day).value_counts().sort_index()
    per_outlet = _counted(articles["outlet"].fillna(label("view", "no_outlet", lang)))
    return Html.of(
        element("p", " – ".join(dict.fromkeys(ends)), class_="note"),
        element("div", *cards, class_="counts"),
        element(
            "div",
            element("div", element("h3", label("report", "per_outlet", lang)), _bars(per_outlet[:SPEAKERS])),
            element("div", element("h3", label("report", "days", lang)), _bars(list(per_day.items()))),
            class_="columns",
        ),
    )


def quoted(claims: pd.DataFrame, articles: pd.DataFrame, lang: Language) -> Html:
    """The speakers with the most claims, and for each stance the words that bring it."""
    outlets = articles.drop_duplicates("article_id").set_index("article_id")["outlet"]
    said = claims.assign(
        actor=_actor(claims).fillna(""),
        name=claims["speaker"].fillna(claims["source"]).fillna(label("view", "unnamed", lang)),
        outlet=claims["article_id"].map(outlets),
    )
    speakers = [
        # Of several names for one actor the fullest is shown.
        (
            len(own),
            max(sorted(set(own["name"])), key=len),
            own["outlet"].nunique(),
            _listed(own["stance"].dropna(), "stance", lang),
        )
        for _, own in said.groupby("actor")
    ]
    speakers.sort(key=lambda speaker: (-speaker[0], speaker[1]))
    rows = [
        (element("bdi", name), number(count), number(outlets), how) for count, name, outlets, how in speakers[:SPEAKERS]
    ]
    heads = [label("columns", "speaker", lang), label("columns", "claims", lang), label("report", "outlets", lang)]
    stances = [
        (
            label("stance", stance, lang),
            number(count),
            _listed(said.loc[said["stance"] == stance, "cue"].dropna(), "", lang),
        )
        for stance, count in _counted(said["stance"].dropna())
    ]
    more = label("view", "more_rows", lang, n=number(len(speakers) - SPEAKERS)) if len(speakers) > SPEAKERS else ""
    return Html.of(
        element("p", label("report", "quoted_note", lang), class_="note"),
        _plain([*heads, label("columns", "stance", lang)], rows),
        element("p", more, class_="note") if more else "",
        element("h3", label("report", "stances", lang)),
        element("p", label("report", "stances_note", lang), class_="note"),
        _plain(
            [label("columns", "stance", lang), label("columns", "claims", lang), label("columns", "cue", lang)], stances
        ),
    )


def tolls(figures: pd.DataFrame, claims: pd.DataFrame, articles: pd.DataFrame, lang: Language) -> Html:
    """For every event and measure who gives which number, each number with a link to its sentence."""
    tables = {
        measure: compare(figures, claims, articles, measure=measure) for measure in MEASURES if measure != "other"
    }
    parts: list[Html] = []
    for event, name in _events(articles, lang):
        found = {measure: _of_event(table, event) for measure, table in tables.items()}
        if not any(len(table) for table in found.values()):
            continue
        parts.append(element("h3", element("bdi", name)))
        for measure, table in found.items():
            if table.empty:
                continue
            if measure in CHARTED and len(table) > 1:
                parts.append(_picture(toll_chart(table, lang=lang), label("measure", measure, lang)))
            else:
                parts.append(element("h4", label("measure", measure, lang)))
            links = {"wording": [to(anchor("figure", figure)) for figure in table["figure_id"]]}
            parts.append(Html(rtl_table(table, TOLL_COLUMNS, lang=lang, limit=TOLLS, links=links).html))
    note = label("report", "tolls_note" if parts else "no_tolls", lang)
    return Html.of(element("p", note, class_="note"), *parts)


def timelines(figures: pd.DataFrame, claims: pd.DataFrame, articles: pd.DataFrame, lang: Language) -> Html:
    """For every event whose deaths or injuries are told on several days how the tolls move."""
    tables = {measure: timeline(figures, claims, articles, measure=measure) for measure in CHARTED}
    parts: list[Html] = []
    for event, name in _events(articles, lang):
        found = {measure: _of_event(table, event) for measure, table in tables.items()}
        found = {measure: table for measure, table in found.items() if table["day"].nunique() > 1}
        if found:
            parts.append(element("h3", element("bdi", name)))
        for measure, table in found.items():
            parts.append(_picture(timeline_chart(table, lang=lang), label("measure", measure, lang)))
    return Html.of(*parts) if parts else element("p", label("report", "no_timeline", lang), class_="note")


def unread(problems: pd.DataFrame, lang: Language) -> Html:
    """What could not be read, and the remedy."""
    if problems.empty:
        return element("p", label("report", "no_problems", lang), class_="note")
    columns = [name for name in problems.columns if problems[name].notna().any()]
    rows = [
        tuple("" if pd.isna(cell) else str(cell) for cell in row) for row in problems[columns].itertuples(index=False)
    ]
    return _plain([label("columns", name, lang) for name in columns], rows)


def marked_articles(articles: pd.DataFrame, claims: pd.DataFrame, figures: pd.DataFrame, lang: Language) -> Html:
    """Every article, closed; its summary says what is inside."""
    # Split once: a search through all claims for every article would grow with the square of the corpus.
    claims_of = dict(iter(claims.groupby("article_id")))
    figures_of = dict(iter(figures.groupby("article_id")))
    parts = []
    for _, article in articles.sort_values(["published", "article_id"], na_position="last").iterrows():
        name = article["article_id"]
        view = show_article(
            article, claims_of.get(name, claims.iloc[:0]), figures_of.get(name, figures.iloc[:0]), lang=lang
        )
        parts.append(
            element(
                "details",
                _summary(article, view.claims, view.figures, lang),
                element("div", Html(view.html), _address(article)),
            )
        )
    return Html.of(element("p", label("report", "articles_note", lang), class_="note"), *parts)


def _summary(article: pd.Series, claims: int, figures: int, lang: Language) -> Html:
    title = article["title"] if pd.notna(article["title"]) else label("report", "untitled", lang)
    place = [
        article["outlet"] if pd.notna(article["outlet"]) else "",
        day(article["published"], lang),
        article["article_id"],
    ]
    found = [
        label("report", "claims_count", lang, n=number(claims)),
        label("report", "figures_count", lang, n=number(figures)),
    ]
    return element(
        "summary",
        element("b", element("bdi", title)),
        " ",
        element("span", *_dotted(place), class_="place"),
        " ",
        element("span", *_dotted(found), class_="found"),
    )


def _address(article: pd.Series) -> Html:
    """Where the article was found, to read and not to follow: the page leads nowhere outside itself."""
    if pd.isna(article["url"]):
        return Html("")
    parts = urlsplit(article["url"])
    shown = f"{parts.netloc}{parts.path}{'?' + parts.query if parts.query else ''}"
    return element("p", label("columns", "url", "en"), ": ", element("bdi", shown, dir="ltr"), class_="note")


def _events(articles: pd.DataFrame, lang: Language) -> Iterator[tuple[str | None, str]]:
    """The events in the order of their first article, and last whatever belongs to none."""
    if "event" not in articles:
        yield None, label("report", "all_articles", lang)
        return
    events = articles.sort_values(["published", "article_id"])["event"]
    yield from ((str(event), str(event)) for event in events.dropna().unique())
    if events.isna().any():
        yield None, label("report", "no_event", lang)


def _of_event(table: pd.DataFrame, event: str | None) -> pd.DataFrame:
    return table[table["event"].isna() if event is None else table["event"] == event]


def _actor(claims: pd.DataFrame) -> pd.Series:
    """Who speaks: the actor across the corpus where known, else the name in the article; null where nobody is named."""
    return claims["speaker_id"].fillna(claims["speaker"]).fillna(claims["source"])


def _counted(column: pd.Series) -> list[tuple[str, int]]:
    """The values with their numbers, the commonest first, ties in alphabetical order: the page is reproducible."""
    return sorted(
        ((str(name), int(n)) for name, n in column.value_counts().items()), key=lambda pair: (-pair[1], pair[0])
    )


def _listed(column: pd.Series, section: str, lang: Language) -> Html:
    """`say 12 · deny 3`: the commonest values with their numbers."""
    values = [(label(section, name, lang) if section else name, n) for name, n in _counted(column)[:CUES]]
    return Html.of(*_dotted(Html.of(element("bdi", name), " ", number(n)) for name, n in values))


def _dotted(parts: Iterable[str]) -> list[str]:
    shown: list[str] = [element("bdi", part) for part in parts if part]
    return [piece for part in shown for piece in (" · ", part)][1:]


def _plain(headings: list[str], rows: Iterable[tuple[str, ...]]) -> Html:
    """A table in the page's own direction; a column of numbers stands at its end, its heading with it."""
    rows = list(rows)
    looks = ["number" if rows and all(map(_is_number, cells)) else None for cells in zip(*rows, strict=True)]
    looks = looks or [None] * len(headings)
    body = [
        element("tr", *(element("td", cell, class_=look) for cell, look in zip(row, looks, strict=True)))
        for row in rows
    ]
    heads = (element("th", text, scope="col", class_=look) for text, look in zip(headings, looks, strict=True))
    head = element("tr", *heads)
    return element("table", element("thead", head), element("tbody", *body), class_="plain")


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").isdecimal()


def _bars(counts: list[tuple[str, int]]) -> Html:
    """Names, numbers and bars as long as the numbers."""
    most = max((n for _, n in counts), default=1)
    rows = [
        element(
            "tr",
            element("td", element("bdi", name)),
            element("td", number(n), class_="number"),
            element("td", element("div", style=f"width: {100 * n / most:.1f}%"), class_="bar"),
        )
        for name, n in counts
    ]
    return element("table", element("tbody", *rows), class_="plain")


def _picture(figure: Figure, said: str) -> Html:
    """The chart on its white card, inside the page, sharp at any size."""
    width = round(figure.get_figwidth() * 96)
    image = "data:image/svg+xml;base64," + b64encode(as_svg(figure)).decode()
    return element("figure", element("img", src=image, alt=f"{said}: {figure!r}", width=width))
