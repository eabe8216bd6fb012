"""Drawing who says which toll."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import offset_copy

from newsanalysis.show import canvas
from newsanalysis.show.canvas import BODY, SMALL, Sheet
from newsanalysis.show.table import shorten
from newsanalysis.show.words import Language, day, label, number

PLOT = 5.0  # inches that the numbers get, whatever the labels need
ROW, FIRST_ROW, GAP = (
    0.30,
    0.44,
    0.14,
)  # inches: a further row of a speaker, the first with its second line, between speakers
ARROW = 34  # points


@dataclass(frozen=True)
class Row:
    """One figure as it is drawn: its place, its words, and who speaks where it is the first of that speaker's."""

    figure: pd.Series
    y: float
    name: str
    detail: str
    words: str
    colour: str
    strength: float


def draw(comparison: pd.DataFrame, *, lang: Language, title: str | None, limit: int) -> Sheet:
    """See `charts.toll_chart`."""
    measure = label("measure", str(comparison["measure"].iloc[0]), lang) if len(comparison) else ""
    title = title if title is not None else label("chart", "toll_title", lang, measure=measure)
    shown = comparison.head(limit)
    rows, height = _rows(shown, lang)
    names = canvas.width_of([line for row in rows for line in row.name.split("\n")], BODY, lang)
    details = canvas.width_of([row.detail for row in rows], SMALL, lang)
    before = 0.35 + max(names, details)
    after = 0.35 + canvas.width_of([row.words for row in rows], BODY, lang)
    width = max(before + PLOT + after, 0.5 + canvas.width_of([title], 1.1 * canvas.TITLE, lang))
    caption = canvas.wrapped(caption_of(comparison, len(shown), lang), canvas.letters(width - 0.4), 3)
    top, bottom = 0.65, 1.35 if rows else 0.6
    speakers = comparison["speaker"].nunique()
    figure = canvas.sheet(
        width, top + height + bottom, f"toll chart: {len(shown)} of {len(comparison)} figures, {speakers} speakers"
    )
    canvas.head_and_foot(figure, title, caption, lang)
    left, right = (after, before) if lang == "ar" else (before, after)
    total = top + height + bottom
    axes = figure.add_axes((left / width, bottom / total, (width - left - right) / width, height / total))
    _frame(axes, rows, height, lang)
    for row in rows:
        _mark(axes, row)
        _write(axes, row, lang)
    if rows:
        _legend(figure, rows, lang, (bottom - 0.42) / total)
    return figure


def caption_of(table: pd.DataFrame, shown: int, lang: Language) -> str:
    """What a chart rests on: how many figures of how many articles and days, read how, and what is not shown."""
    if table.empty:
        return label("chart", "nothing", lang)
    days = sorted(
        {day(value, lang): value for value in table["published"].dropna().sort_values()}.items(), key=lambda d: d[1]
    )
    named = [name for name, _ in days]
    span = named[0] if len(named) == 1 else f"{named[0]} – {named[-1]}" if named else label("chart", "no_date", lang)
    counts = {"figures": number(len(table)), "articles": number(table["article_id"].nunique())}
    text = label("chart", "caption", lang, days=span, **counts)
    if shown < len(table):
        text += " " + label("chart", "shown", lang, shown=number(shown), all=number(len(table)))
    return text


def stated(table: pd.DataFrame) -> tuple[float, float]:
    """The lowest and the highest bound that the texts state: nought only where a text says nought."""
    low = table["low"].where(~table["qualifier"].isin(["up_to", "less_than"]), table["high"])
    high = table["high"].where(table["high"] < float("inf"), table["low"])
    return (float(low.min()), float(high.max())) if low.notna().any() else (0.0, 1.0)


def _rows(comparison: pd.DataFrame, lang: Language) -> tuple[list[Row], float]:
    """The rows from the top down, what one article has from a speaker by one relay together, and their height in inches."""
    speakers, relays = comparison["speaker"].fillna(""), comparison["via"].fillna("")
    together = comparison.groupby(
        [comparison["article_id"], speakers, relays, comparison["own_voice"]], sort=False, dropna=False
    )
    events = comparison["event"].nunique() > 1
    rows: list[Row] = []
    y = 0.0
    for _, block in together:
        y += GAP if rows else 0.0
        # Its total before its parts: the part hangs below what it is part of.
        for place, (_, figure) in enumerate(block.sort_values("is_part", kind="stable").iterrows()):
            tall = FIRST_ROW if place == 0 else ROW
            y += tall
            name, detail = _labels(figure, events, lang) if place == 0 else ("", "")
            rows.append(
                Row(
                    figure,
                    y - tall / 2,
                    name,
                    detail,
                    _words(figure),
                    _colour(figure),
                    0.4 if figure["is_part"] else 1.0,
                )
            )
    return rows, y or 0.5


def _labels(figure: pd.Series, events: bool, lang: Language) -> tuple[str, str]:
    """Who speaks, and below it smaller through whom, where and when."""
    unnamed = label("view", "no_outlet" if figure["own_voice"] else "unnamed", lang)
    name = shorten(figure["speaker"], 40) if pd.notna(figure["speaker"]) else unnamed
    parts = [label("view", "own_voice", lang) if figure["own_voice"] else ""]
    parts += [label("chart", "via", lang, via=shorten(figure["via"], 24)) if pd.notna(figure["via"]) else ""]
    parts += [
        figure["outlet"] if pd.notna(figure["outlet"]) and not figure["own_voice"] else "",
        day(figure["published"], lang),
    ]
    parts += [shorten(figure["event"], 24) if events and pd.notna(figure["event"]) else ""]
    return name, canvas.joined(parts, lang)


def _words(figure: pd.Series) -> str:
    return shorten(figure["wording"], 44) if pd.notna(figure["wording"]) else number(figure["value"])


def _colour(figure: pd.Series) -> str:
    if figure["own_voice"]:
        return canvas.INK
    return canvas.VERMILLION if pd.notna(figure["via"]) else canvas.BLUE


def _frame(axes: Axes, rows: list[Row], height: float, lang: Language) -> None:
    """The axis of numbers; the other runs downwards in inches, a thin line leading from each speaker to the words."""
    axes.set_facecolor("white")
    axes.set_ylim(height, 0)
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    if not rows:
        axes.set_xticks([])
        return
    if canvas.number_axis(axes, *stated(pd.DataFrame([row.figure for row in rows])), "x"):
        axes.set_xlabel(canvas.run(label("chart", "log", lang), lang), fontsize=SMALL, color=canvas.GREY)
    axes.grid(axis="x", color=canvas.LINE, linewidth=0.8)
    axes.set_axisbelow(True)
    for row in rows:
        axes.axhline(row.y, color=canvas.LINE, linewidth=0.8, zorder=0.5)


def _mark(axes: Axes, row: Row) -> None:
    """The interval of one figure; an arrow has the same length everywhere, for an open end has none."""
    low, high = float(row.figure["low"]), float(row.figure["high"])
    qualifier, value = row.figure["qualifier"], row.figure["value"]
    look: dict[str, Any] = {"color": row.colour, "alpha": row.strength}
    size = 6.0 if row.figure["is_part"] else 8.0
    if low == high:
        axes.plot([low], [row.y], "o", markersize=size, markeredgewidth=0, zorder=3, **look)
    elif high == float("inf"):
        _arrow(axes, low, row, ARROW)
    elif qualifier in ("up_to", "less_than"):
        _arrow(axes, high, row, -min(ARROW, _points_from_the_left(axes, high)))
    elif qualifier == "vague":
        bar: dict[str, Any] = {
            "facecolor": "none",
            "edgecolor": row.colour,
            "alpha": 0.55 * row.strength,
            "hatch": "/////",
            "linewidth": 0.8,
        }
        axes.barh(row.y, high - low, left=low, height=0.16, zorder=2, **bar)
    else:
        axes.barh(
            row.y, high - low, left=low, height=0.13, color=row.colour, alpha=0.3 * row.strength, linewidth=0, zorder=2
        )
        axes.plot([low, high], [row.y, row.y], "|", markersize=9, markeredgewidth=1.5, zorder=3, **look)
        if pd.notna(value):
            axes.plot([value], [row.y], "o", markersize=size - 3, markeredgewidth=0, zorder=3, **look)


def _arrow(axes: Axes, at: float, row: Row, length: float) -> None:
    """A bar at the bound that is stated, and an arrow of `length` points towards the end that is open."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    tip = offset_copy(axes.transData, fig=figure, x=length, y=0, units="points")
    look = {
        "arrowstyle": "-|>",
        "color": row.colour,
        "alpha": row.strength,
        "linewidth": 1.8,
        "shrinkA": 0,
        "shrinkB": 0,
    }
    axes.annotate(
        "",
        xy=(at, row.y),
        xycoords=tip,
        xytext=(at, row.y),
        textcoords="data",
        arrowprops={**look, "mutation_scale": 11},
        zorder=3,
    )
    axes.plot([at], [row.y], "|", markersize=11, markeredgewidth=2.2, color=row.colour, alpha=row.strength, zorder=3)


def _points_from_the_left(axes: Axes, value: float) -> float:
    """How far `value` stands from the left edge of the plot: an arrow towards nought ends there."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    inches: float = (axes.transData.transform((value, 0))[0] - axes.bbox.x0) / figure.dpi
    return 72 * inches


def _write(axes: Axes, row: Row, lang: Language) -> None:
    """The speaker on the side where a line begins, the article's words on the other."""
    inner = axes.get_yaxis_transform()
    speaker, words = (1.0, 0.0) if lang == "ar" else (0.0, 1.0)
    toward, away = (-1, 1) if lang == "ar" else (1, -1)
    side = "left" if lang == "ar" else "right"
    at: dict[str, Any] = {"textcoords": "offset points", "xycoords": inner, "annotation_clip": False}
    if row.name:
        below: dict[str, Any] = {"fontsize": SMALL, "color": canvas.GREY, "ha": side, "va": "top"}
        lift = 1 if row.detail else -4
        axes.annotate(
            canvas.run(row.name, "ar"),
            (speaker, row.y),
            (8 * away, lift),
            fontsize=BODY,
            color=canvas.INK,
            ha=side,
            va="bottom",
            **at,
        )
        axes.annotate(canvas.run(row.detail, lang), (speaker, row.y), (8 * away, -2), **below, **at)
    colour = canvas.GREY if row.figure["is_part"] else canvas.INK
    other = "right" if lang == "ar" else "left"
    # The words are the article's: they run from right to left whatever the language of the chart.
    axes.annotate(
        canvas.run(row.words, "ar"),
        (words, row.y),
        (8 * toward, 0),
        fontsize=BODY,
        color=colour,
        ha=other,
        va="center",
        **at,
    )


def _legend(figure: Sheet, rows: list[Row], lang: Language, y: float) -> None:
    """What marks and colours mean, of those that are there."""
    figures = [row.figure for row in rows]
    exact = any(f["low"] == f["high"] for f in figures)
    opened = any(f["qualifier"] in ("at_least", "more_than", "up_to", "less_than") for f in figures)
    ranged = any(f["qualifier"] in ("about", "between") for f in figures)
    vague = any(f["qualifier"] == "vague" for f in figures)
    grey = canvas.GREY
    kinds: list[tuple[bool, Any, str]] = [
        (exact, Line2D([], [], marker="o", linestyle="", color=grey, markersize=7), "exact"),
        (opened, Line2D([], [], marker=9, linestyle="-", color=grey, markersize=7), "open"),
        (ranged, Patch(facecolor=grey, alpha=0.4), "interval"),
        (vague, Patch(facecolor="none", edgecolor=grey, hatch="/////", alpha=0.6), "vague"),
        (any(row.colour == canvas.INK for row in rows), Patch(color=canvas.INK), "own_voice"),
        (any(row.colour == canvas.BLUE for row in rows), Patch(color=canvas.BLUE), "attributed"),
        (any(row.colour == canvas.VERMILLION for row in rows), Patch(color=canvas.VERMILLION), "relayed"),
        (
            any(f["is_part"] for f in figures),
            Line2D([], [], marker="o", linestyle="", color=grey, alpha=0.4, markersize=5),
            "part",
        ),
    ]
    there = [(handle, canvas.run(label("chart", key, lang), lang)) for wanted, handle, key in kinds if wanted]
    if lang == "ar":
        there.reverse()
    x, _ = canvas.begin(0.15, figure.get_figwidth(), lang)
    figure.legend(
        [handle for handle, _ in there],
        [text for _, text in there],
        loc="upper right" if lang == "ar" else "upper left",
        bbox_to_anchor=(x, y),
        ncols=4 if len(there) > 4 else len(there),
        frameon=False,
        fontsize=SMALL,
        labelcolor=canvas.GREY,
        markerfirst=lang != "ar",
        borderpad=0,
        borderaxespad=0,
        columnspacing=1.6,
        handletextpad=0.6,
    )
