"""The sections of the report on what is disputed: numbers that part, each pair with both sentences, and names that differ."""

from __future__ import annotations

import pandas as pd

from newsanalysis.analyse import conflicts, naming, naming_table
from newsanalysis.analyse.conflicts import UNEXPLAINED
from newsanalysis.show.charts import naming_chart
from newsanalysis.show.conflicts import marks
from newsanalysis.show.html import Html, anchor, element, to
from newsanalysis.show.lists import bars, counted, listed, picture, plain_table
from newsanalysis.show.marks import marked as with_marks
from newsanalysis.show.reasons import reason
from newsanalysis.show.words import Language, day, interval, label, number
from newsanalysis.tables import MEASURES

PAIRS, TERMS = 30, 30  # the most that the page shows
LEAST = 2  # namings of one thing that a row of the heat map stands for
SENTENCES = ["article_id_a", "sentence_start_a", "article_id_b", "sentence_start_b"]
AMOUNTS = ["event", "measure", "kind", "low_a", "high_a", "low_b", "high_b"]


def parted(
    figures: pd.DataFrame, claims: pd.DataFrame, articles: pd.DataFrame, marked: frozenset[str], lang: Language
) -> Html:
    """The pairs of figures that cannot both hold, with both sentences and the reason; and how many are explained."""
    pairs = conflicts(figures, claims, articles)
    # Two sentences, or two amounts, are set beside each other once; people come before things.
    open_ones = pairs[pairs["conflict"]].drop_duplicates(SENTENCES).drop_duplicates(AMOUNTS)
    open_ones = open_ones.sort_values("measure", key=lambda column: column.map(MEASURES.index), kind="stable")
    shown = open_ones.head(PAIRS)
    # A pair that nothing explains and that is no conflict is one whose intervals meet: `at least 30` leaves room for 32.
    others = pairs.loc[~pairs["conflict"], "kind"].replace(sorted(UNEXPLAINED), "meets")
    kinds = [(label("conflict", kind, lang), n) for kind, n in counted(others)]
    note = element("p", label("report", "conflicts_note" if len(shown) else "no_conflicts", lang), class_="note")
    rest = len(open_ones) - len(shown)
    parts: list[Html] = [note, *_pairs(shown, figures, articles, marked, lang)]
    if rest:
        parts.append(element("p", label("report", "more_conflicts", lang, n=number(rest)), class_="note"))
    if kinds:
        parts += [element("h3", label("report", "explained", lang)), bars(kinds)]
    return Html.of(*parts)


def _pairs(
    pairs: pd.DataFrame, figures: pd.DataFrame, articles: pd.DataFrame, marked: frozenset[str], lang: Language
) -> list[Html]:
    known = articles.drop_duplicates("article_id").set_index("article_id")
    qualifiers = dict(zip(figures["figure_id"], figures["qualifier"], strict=True))
    numbers = {side: marks(pairs, figures, side) for side in ("a", "b")}
    parts = []
    for i, (_, pair) in enumerate(pairs.iterrows()):
        said = []
        for side in ("a", "b"):
            article, figure = known.loc[pair[f"article_id_{side}"]], pair[f"figure_id_{side}"]
            text = str(article["text"])[int(pair[f"sentence_start_{side}"]) : int(pair[f"sentence_end_{side}"])]
            who = pair[f"speaker_{side}"]
            who = who if pd.notna(who) else label("view", "unnamed", lang)
            amount = interval(pair[f"low_{side}"], pair[f"high_{side}"], qualifiers[figure])
            value = element("bdi", amount, dir="ltr")
            if article.name in marked:
                value = element("a", value, href=to(anchor("figure", figure)))
            place = [str(article["outlet"]) if pd.notna(article["outlet"]) else "", day(article["published"], lang)]
            where = [piece for part in place if part for piece in (" · ", element("bdi", part))]
            said.append(
                element(
                    "blockquote",
                    element("div", element("b", value), " ", element("bdi", who), *where, class_="who"),
                    element("div", with_marks(text, numbers[side][i]), dir="auto"),
                    dir="rtl",
                )
            )
        head = [label("measure", pair["measure"], lang), label("conflict", pair["kind"], lang)]
        event = [element("bdi", pair["event"]), " · "] if pd.notna(pair["event"]) else []
        why = element("bdi", reason(pair["reason"], lang), class_="reason")
        parts.append(element("div", element("p", *event, " · ".join(head), ": ", why), *said, class_="conflict"))
    return parts


def named(claims: pd.DataFrame, articles: pd.DataFrame, terms: pd.DataFrame, lang: Language) -> Html:
    """Who calls what by which name, and the wordings that are held at a distance."""
    table = naming_table(naming(claims, articles, terms), least=LEAST)
    # A thing that all call by one name tells nobody apart.
    several = table.groupby("referent")["term"].transform("nunique") > 1
    table = table[several]
    parts: list[Html] = []
    if len(table):
        parts += [
            element("p", label("report", "naming_note", lang), class_="note"),
            picture(naming_chart(table, lang=lang), label("report", "naming", lang)),
        ]
    if len(terms):
        heads = [label("columns", name, lang) for name in ("term", "count", "mark", "speaker")]
        rows = []
        for term, n in counted(terms["term"])[:TERMS]:
            own = terms[terms["term"] == term]
            who = listed(own["speaker"].dropna(), "", lang)
            rows.append((element("bdi", term), number(n), listed(own["mark"], "mark", lang), who))
        parts += [element("h3", label("report", "terms", lang)), plain_table(heads, rows)]
    return Html.of(*parts) if parts else element("p", label("report", "no_naming", lang), class_="note")
