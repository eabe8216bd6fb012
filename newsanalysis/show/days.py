"""Drawing how a toll moves from day to day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from newsanalysis.analyse.timeline import NO_TOLL
from newsanalysis.show import canvas
from newsanalysis.show.canvas import BODY, SMALL, Sheet
from newsanalysis.show.table import shorten
from newsanalysis.show.toll import caption_of, stated
from newsanalysis.show.words import Language, day, label, number

WIDTH, STRIP, GAP = 9.0, 1.05, 0.42  # inches: the sheet, one speaker's strip, the line above it that names the speaker
DENSE = 9  # with more days than this only the numbers that change are written
ROOM = 0.16  # of the width, that a day written below takes
ARROW = 15  # points
LIFT, HIGHEST = 3, 40  # points: the step by which a number is moved up, and where it would reach the strip above


@dataclass(frozen=True)
class Strip:
    """One speaker's figures in the order of days, with the name that stands above them."""

    name: str
    figures: pd.DataFrame


def draw(timeline: pd.DataFrame, *, lang: Language, title: str | None, limit: int) -> Sheet:
    """See `charts.timeline_chart`."""
    measure = label("measure", str(timeline["measure"].iloc[0]), lang) if len(timeline) else ""
    title = title if title is not None else label("chart", "timeline_title", lang, measure=measure)
    dated = timeline.dropna(subset=["day"])
    everyone = _strips(dated, lang)
    strips = everyone[:limit]
    drawn = sum(len(strip.figures) for strip in strips)
    top, bottom = 0.6, 0.95 if strips else 0.6
    height = top + len(strips) * (STRIP + GAP) + bottom
    said = f"timeline chart: {drawn} of {len(timeline)} figures, {len(strips)} of {len(everyone)} speakers"
    figure = canvas.sheet(WIDTH, height, said)
    caption = caption_of(timeline, drawn, lang)
    if len(strips) > 1:
        caption += " " + label("chart", "other_speakers", lang)
    if any(strip.figures["scope"].isin(("new", "part")).any() for strip in strips):
        caption += " " + label("chart", "new_ones", lang)
    canvas.head_and_foot(figure, title, canvas.wrapped(caption, canvas.letters(WIDTH - 0.4), 3), lang)
    for place, strip in enumerate(strips):
        y = height - top - (place + 1) * (STRIP + GAP)
        axes = figure.add_axes((0.75 / WIDTH, y / height, (WIDTH - 1.5) / WIDTH, STRIP / height))
        _frame(axes, dated, lang, last=place == len(strips) - 1)
        for other in strips:
            if other is not strip:
                _steps(axes, other.figures, canvas.OTHERS, 1.2)
        _steps(axes, strip.figures, canvas.BLUE, 1.8)
        _marks(axes, strip.figures, lang)
        side, align = (1.0, "right") if lang == "ar" else (0.0, "left")
        name = canvas.run(strip.name, lang)
        axes.annotate(
            name,
            (side, 1),
            (0, 9),
            xycoords="axes fraction",
            textcoords="offset points",
            ha=align,
            fontsize=BODY,
            color=canvas.INK,
        )
    return figure


def _strips(timeline: pd.DataFrame, lang: Language) -> list[Strip]:
    """One strip for each speaker, group and event; first who speaks on the most days, then who speaks first."""
    who = timeline["speaker_id"].fillna(timeline["speaker"]).fillna("")
    keys = [timeline["event"].fillna(""), timeline["group"].fillna(""), timeline["own_voice"], who]
    blocks = [block.sort_values(["day", "low"], kind="stable") for _, block in timeline.groupby(keys, sort=False)]
    blocks.sort(key=lambda block: (-block["day"].nunique(), block["day"].min()))
    events = timeline["event"].nunique() > 1
    return [Strip(_name(block, events, lang), block) for block in blocks]


def _name(block: pd.DataFrame, events: bool, lang: Language) -> str:
    first = block.iloc[0]
    unnamed = label("view", "no_outlet" if first["own_voice"] else "unnamed", lang)
    parts = [shorten(first["speaker"], 70) if pd.notna(first["speaker"]) else unnamed]
    parts += [label("view", "own_voice", lang) if first["own_voice"] else ""]
    parts += [label("group", first["group"], lang) if pd.notna(first["group"]) else ""]
    parts += [shorten(first["event"], 30) if events and pd.notna(first["event"]) else ""]
    return canvas.joined(parts, lang)


def _frame(axes: Axes, timeline: pd.DataFrame, lang: Language, last: bool) -> None:
    """One scale of days and numbers for all strips; the days are written under the last one."""
    axes.set_facecolor("white")
    axes.spines[["top", "left", "right"]].set_visible(False)
    axes.spines["bottom"].set_color(canvas.FAINT)
    canvas.number_axis(axes, *stated(timeline), "y")
    days = sorted(timeline["day"].unique())
    first, final = _at(days[0]), _at(days[-1])
    room = max(0.5, 0.06 * (final - first))
    axes.set_xlim(first - room, final + room)
    written = _written([_at(when) for when in days], days)
    texts = [canvas.run(day(when, lang), lang) if last else "" for when in written]
    axes.set_xticks([_at(when) for when in written], texts)
    axes.tick_params(axis="x", length=3 if last else 0, color=canvas.FAINT, labelsize=SMALL, labelcolor=canvas.GREY)
    axes.grid(axis="y", color=canvas.LINE, linewidth=0.7)
    axes.set_axisbelow(True)


def _written(places: list[float], days: list[Any]) -> list[Any]:
    """The days that are written below: the first, the last, and those between that leave room for one another."""
    room = ROOM * (places[-1] - places[0])
    chosen = [0]
    for n in range(1, len(days) - 1):
        if places[n] - places[chosen[-1]] >= room and places[-1] - places[n] >= room:
            chosen.append(n)
    return [days[n] for n in dict.fromkeys((*chosen, len(days) - 1))]


def _steps(axes: Axes, figures: pd.DataFrame, colour: str, width: float) -> None:
    """The last number of each day, joined by steps; a vague word has no number to go through, so it breaks them."""
    daily = figures[~figures["scope"].isin(NO_TOLL)].groupby("day").tail(1)
    axes.step(
        [_at(when) for when in daily["day"]], daily["value"], where="post", color=colour, linewidth=width, zorder=1.5
    )


def _marks(axes: Axes, figures: pd.DataFrame, lang: Language) -> None:
    """Every figure with its number beside it, unless the days stand so close that only changes can be written."""
    dense = figures["day"].nunique() > DENSE
    before: tuple[float, float] | None = None
    written: list[Bbox] = []
    for place, (_, figure) in enumerate(figures.iterrows()):
        x, low, high = _at(figure["day"]), float(figure["low"]), float(figure["high"])
        y = _mark(axes, figure, x, low, high)
        edge = place in (0, len(figures) - 1)
        if figure["fell"] or edge or not dense or (low, high) != before:
            _write(axes, figure, x, y, lang, written)
        before = (low, high)


def _mark(axes: Axes, figure: pd.Series, x: float, low: float, high: float) -> float:
    """Draw one figure and return the height at which its label stands."""
    colour = canvas.VERMILLION if figure["fell"] else canvas.BLUE
    if figure["scope"] in ("new", "part"):
        colour = canvas.GREEN  # the new ones alone, or some of them: no toll, so no step leads there
    if low == high:
        axes.plot([x], [low], "o", markersize=6.5, markeredgewidth=0, color=colour, zorder=3)
        return low
    if high == float("inf") or figure["qualifier"] in ("up_to", "less_than"):
        at, length = (low, ARROW) if high == float("inf") else (high, -ARROW)
        # An annotation's arrow runs from its text to its point, here its foot: so the head is at its beginning.
        look: dict[str, Any] = {
            "arrowstyle": "<|-",
            "color": colour,
            "linewidth": 1.6,
            "shrinkA": 0,
            "shrinkB": 0,
            "mutation_scale": 9,
        }
        axes.annotate("", (x, at), (0, length), textcoords="offset points", arrowprops=look, zorder=3)
        axes.plot([x], [at], "_", markersize=10, markeredgewidth=2, color=colour, zorder=3)
        return at
    if figure["qualifier"] == "vague":
        axes.vlines(x, low, high, color=colour, linewidth=6, alpha=0.2, zorder=2)
        axes.vlines(x, low, high, color=colour, linewidth=1.2, linestyle=":", zorder=2)
        return high
    axes.vlines(x, low, high, color=colour, linewidth=6, alpha=0.35, zorder=2)
    if pd.notna(figure["value"]):
        axes.plot([x], [figure["value"]], "o", markersize=4.5, markeredgewidth=0, color=colour, zorder=3)
    return high


def _write(axes: Axes, figure: pd.Series, x: float, y: float, lang: Language, written: list[Bbox]) -> None:
    """Write a figure's number beside it, higher up where it would cover one of those `written`."""
    text, colour = _short(figure), canvas.INK
    if figure["fell"]:
        text, colour = f"{text}  ▼ {label('chart', 'fell', lang)}", canvas.VERMILLION
    # A label runs towards the middle, where there is room for it.
    late = x > sum(axes.get_xlim()) / 2
    at: dict[str, Any] = {"ha": "right" if late else "left", "va": "bottom", "fontsize": SMALL + 0.5, "color": colour}
    at["path_effects"] = [withStroke(linewidth=3, foreground="white")]  # keeps it readable across the steps of others
    beside, up = -6 if late else 6, 2
    note = axes.annotate(
        canvas.run(text, lang),
        (x, y),
        (beside, up),
        textcoords="offset points",
        annotation_clip=False,
        zorder=4,
        **at,
    )
    box = note.get_window_extent()
    while up < HIGHEST and any(box.overlaps(other) for other in written):
        up += LIFT
        note.xyann = (beside, up)
        box = note.get_window_extent()
    written.append(box)


def _short(figure: pd.Series) -> str:
    """The number with the sign of its qualifier; a vague word as it stands."""
    sign = {"at_least": "≥ ", "more_than": "> ", "about": "≈ ", "up_to": "≤ ", "less_than": "< "}.get(
        str(figure["qualifier"]), ""
    )
    if pd.notna(figure["value"]):
        return sign + number(figure["value"])
    if figure["qualifier"] == "between":
        return f"{number(figure['low'])}–{number(figure['high'])}"
    return shorten(figure["wording"], 24) if pd.notna(figure["wording"]) else ""


def _at(when: object) -> float:
    return float((pd.Timestamp(str(when)) - pd.Timestamp(0)) / pd.Timedelta(days=1))
