"""The sections of the report, each from the tables to the HTML under its heading."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

import pandas as pd

from newsanalysis.analyse import compare, timeline
from newsanalysis.show.article import show_article
from newsanalysis.show.charts import timeline_chart, toll_chart
from newsanalysis.show.html import Html, anchor, element, to
from newsanalysis.show.lists import bars, counted, dotted, listed, picture, plain_table
from newsanalysis.show.table import rtl_table
from newsanalysis.show.words import Language, day, label, number
from newsanalysis.tables import MEASURES

CHARTED = ("killed", "injured")  # what people compare most; the other measures have their tables
SPEAKERS, DAYS, TOLLS = 20, 62, 300  # the most that a table of the report shows
EVENTS, MARKED = 12, 300  # the most events and articles: a page of a few megabytes that a browser opens at once
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
    per_outlet = counted(articles["outlet"].fillna(label("view", "no_outlet", lang)))
    return Html.of(
        element("p", " – ".join(dict.fromkeys(ends)), class_="note"),
        element("div", *cards, class_="counts"),
        element(
            "div",
            element("div", element("h3", label("report", "per_outlet", lang)), bars(per_outlet[:SPEAKERS])),
            element("div", element("h3", label("report", "days", lang)), bars(list(per_day.items()))),
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
            listed(own["stance"].dropna(), "stance", lang),
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
            listed(said.loc[said["stance"] == stance, "cue"].dropna(), "", lang),
        )
        for stance, count in counted(said["stance"].dropna())
    ]
    more = label("view", "more_rows", lang, n=number(len(speakers) - SPEAKERS)) if len(speakers) > SPEAKERS else ""
    return Html.of(
        element("p", label("report", "quoted_note", lang), class_="note"),
        plain_table([*heads, label("columns", "stance", lang)], rows),
        element("p", more, class_="note") if more else "",
        element("h3", label("report", "stances", lang)),
        element("p", label("report", "stances_note", lang), class_="note"),
        plain_table(
            [label("columns", "stance", lang), label("columns", "claims", lang), label("columns", "cue", lang)], stances
        ),
    )


def tolls(
    figures: pd.DataFrame, claims: pd.DataFrame, articles: pd.DataFrame, marked: frozenset[str], lang: Language
) -> Html:
    """For every event and measure who gives which number, each with a link to its sentence where that is `marked`."""
    tables = {
        measure: compare(figures, claims, articles, measure=measure) for measure in MEASURES if measure != "other"
    }
    told = [name for table in tables.values() for name in table["event"].fillna("")]
    parts: list[Html] = []
    chosen, rest = _events(articles, told, lang)
    for event, name in chosen:
        found = {measure: _of_event(table, event) for measure, table in tables.items()}
        if not any(len(table) for table in found.values()):
            continue
        parts.append(element("h3", element("bdi", name)))
        for measure, table in found.items():
            if table.empty:
                continue
            if measure in CHARTED and len(table) > 1:
                parts.append(picture(toll_chart(table, lang=lang), label("measure", measure, lang)))
            else:
                parts.append(element("h4", label("measure", measure, lang)))
            places = zip(table["figure_id"], table["article_id"], strict=True)
            links = {"wording": [to(anchor("figure", figure)) if one in marked else None for figure, one in places]}
            parts.append(Html(rtl_table(table, TOLL_COLUMNS, lang=lang, limit=TOLLS, links=links).html))
    note = label("report", "tolls_note" if parts else "no_tolls", lang)
    return Html.of(element("p", note, class_="note"), *parts, _left_out(rest, lang))


def timelines(figures: pd.DataFrame, claims: pd.DataFrame, articles: pd.DataFrame, lang: Language) -> Html:
    """For every event whose deaths or injuries are told on several days how the tolls move."""
    tables = {measure: timeline(figures, claims, articles, measure=measure) for measure in CHARTED}
    told = [name for table in tables.values() for name in table["event"].fillna("")]
    parts: list[Html] = []
    chosen, rest = _events(articles, told, lang)
    for event, name in chosen:
        found = {measure: _of_event(table, event) for measure, table in tables.items()}
        found = {measure: table for measure, table in found.items() if table["day"].nunique() > 1}
        if found:
            parts.append(element("h3", element("bdi", name)))
        for measure, table in found.items():
            parts.append(picture(timeline_chart(table, lang=lang), label("measure", measure, lang)))
    if not parts:
        return element("p", label("report", "no_timeline", lang), class_="note")
    return Html.of(*parts, _left_out(rest, lang))


def _left_out(events: int, lang: Language) -> Html:
    return element("p", label("report", "more_events", lang, n=number(events)), class_="note") if events else Html("")


def unread(problems: pd.DataFrame, lang: Language) -> Html:
    """What could not be read, and the remedy."""
    if problems.empty:
        return element("p", label("report", "no_problems", lang), class_="note")
    columns = [name for name in problems.columns if problems[name].notna().any()]
    rows = [
        tuple("" if pd.isna(cell) else str(cell) for cell in row) for row in problems[columns].itertuples(index=False)
    ]
    return plain_table([label("columns", name, lang) for name in columns], rows)


def to_mark(articles: pd.DataFrame, figures: pd.DataFrame) -> frozenset[str]:
    """The articles that the page holds: all, or where they are too many those with the most numbers of people."""
    ids = articles.sort_values(["published", "article_id"], na_position="last")["article_id"]
    if len(ids) > MARKED:
        counts = figures.loc[figures["measure"] != "other", "article_id"].value_counts()
        ids = ids.iloc[(-ids.map(counts).fillna(0)).argsort(kind="stable")]
    return frozenset(ids.head(MARKED))


def marked_articles(
    articles: pd.DataFrame, claims: pd.DataFrame, figures: pd.DataFrame, marked: frozenset[str], lang: Language
) -> Html:
    """Every article of `marked`, closed; its summary says what is inside."""
    # Split once: a search through all claims for every article would grow with the square of the corpus.
    claims_of = dict(iter(claims.groupby("article_id")))
    figures_of = dict(iter(figures.groupby("article_id")))
    parts = []
    shown = articles[articles["article_id"].isin(marked)]
    for _, article in shown.sort_values(["published", "article_id"], na_position="last").iterrows():
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
    rest = len(articles) - len(shown)
    more = element("p", label("report", "more_articles", lang, n=number(rest)), class_="note") if rest else ""
    return Html.of(element("p", label("report", "articles_note", lang), class_="note"), *parts, more)


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
        element("span", *dotted(place), class_="place"),
        " ",
        element("span", *dotted(found), class_="found"),
    )


def _address(article: pd.Series) -> Html:
    """Where the article was found, to read and not to follow: the page leads nowhere outside itself."""
    if pd.isna(article["url"]):
        return Html("")
    try:
        parts = urlsplit(article["url"])
        shown = f"{parts.netloc}{parts.path}{'?' + parts.query if parts.query else ''}"
    except ValueError:  # `http://[`: no address, shown as it stands
        shown = article["url"]
    return element("p", label("columns", "url", "en"), ": ", element("bdi", shown, dir="ltr"), class_="note")


def _events(articles: pd.DataFrame, told: list[str], lang: Language) -> tuple[list[tuple[str | None, str]], int]:
    """The events of which most is `told`, in the order of their first article, and last whatever belongs to none; and the
    number of events that are left out."""
    names = [str(name) for name in articles.sort_values(["published", "article_id"])["event"].dropna().unique()]
    if not names:
        return [(None, label("report", "all_articles", lang))], 0
    counts = Counter(told)
    told_of = [name for name in names if counts[name]]
    most = set(sorted(told_of, key=lambda name: -counts[name])[:EVENTS])
    chosen: list[tuple[str | None, str]] = [(name, name) for name in told_of if name in most]
    if articles["event"].isna().any():
        chosen.append((None, label("report", "no_event", lang)))
    return chosen, len(told_of) - len(most)


def _of_event(table: pd.DataFrame, event: str | None) -> pd.DataFrame:
    return table[table["event"].isna() if event is None else table["event"] == event]


def _actor(claims: pd.DataFrame) -> pd.Series:
    """Who speaks: the actor across the corpus where known, else the name in the article; null where nobody is named."""
    return claims["speaker_id"].fillna(claims["speaker"]).fillna(claims["source"])
