"""Drawing who calls what by which name."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from newsanalysis.show import canvas
from newsanalysis.show.canvas import BODY, SMALL, Sheet
from newsanalysis.show.table import shorten
from newsanalysis.show.words import Language, label, number

CELL, ROW = 0.62, 0.34  # inches
GAP = 0.35  # between the names of one thing and of the next, in cells
TILT = 0.75  # of its length, the height of a slanted name
SHADES = LinearSegmentedColormap.from_list("shares", ["#f3f7fa", canvas.SKY, canvas.BLUE])


def draw(table: pd.DataFrame, *, lang: Language, title: str | None, limit: int) -> Sheet:
    """See `charts.naming_chart`."""
    by = str(table.columns[0])
    title = title if title is not None else label("chart", "naming_title", lang)
    often = table.groupby(by, sort=False)["times"].sum().sort_values(ascending=False, kind="stable")
    actors = list(often.index[:limit])
    shown = table[table[by].isin(actors)]
    columns = _columns(shown)
    names = {actor: shorten(actor, 48) for actor in actors}
    before = 0.4 + canvas.width_of(names.values(), BODY, lang)
    heads = 0.35 + TILT * canvas.width_of([term for _, term, _ in columns], BODY, lang) if columns else 0.2
    across = CELL * (columns[-1][2] + 1) if columns else 3.0
    referents = list(dict.fromkeys(referent for referent, _, _ in columns))
    after = 0.3 + (0.55 * canvas.width_of([columns[-1][1]], BODY, lang) if columns else 0.0)
    width = max(before + across + after, 0.5 + canvas.width_of([title], 1.1 * canvas.TITLE, lang))
    caption = canvas.wrapped(_caption(table, len(actors), lang), canvas.letters(width - 0.4), 4)
    things = 0.25 + TILT * canvas.width_of([label("referent", thing, lang) for thing in referents], SMALL, lang)
    bottom = 0.35 + 0.17 * (caption.count("\n") + 1) + (things if referents else 0.0)
    top, height = 0.75 + heads + 0.25, max(ROW * len(actors), 0.3)
    total = top + height + bottom
    figure = canvas.sheet(
        width, total, f"naming chart: {len(actors)} actors, {len(columns)} names of {len(referents)} things"
    )
    canvas.head_and_foot(figure, title, caption, lang)
    left = width - before - across if lang == "ar" else before
    axes = figure.add_axes((left / width, bottom / total, across / width, height / total))
    _frame(axes, columns, actors, names, lang)
    for cell in shown.itertuples(index=False):
        x = next(x for referent, term, x in columns if (referent, term) == (cell.referent, cell.term))
        _cell(axes, x, actors.index(getattr(cell, by)), cell)
    return figure


def _columns(table: pd.DataFrame) -> list[tuple[str, str, float]]:
    """The names across, those of one thing side by side, with their places; the things and names used most first."""
    things = table.groupby("referent", sort=False)["times"].sum().sort_values(ascending=False, kind="stable").index
    columns: list[tuple[str, str, float]] = []
    x = 0.0
    for n, thing in enumerate(things):
        x += GAP if n else 0.0
        own = table[table["referent"] == thing].groupby("term", sort=False)["times"].sum()
        for term in own.sort_values(ascending=False, kind="stable").index:
            columns.append((str(thing), str(term), x))
            x += 1.0
    return columns


def _frame(
    axes: Axes, columns: list[tuple[str, str, float]], actors: list[str], names: dict[str, str], lang: Language
) -> None:
    axes.set_facecolor("white")
    axes.spines[:].set_visible(False)
    end = columns[-1][2] + 1 if columns else 1.0
    axes.set_xlim((end, 0) if lang == "ar" else (0, end))
    axes.set_ylim(max(len(actors), 1), 0)
    axes.set_xticks([])
    axes.set_yticks([i + 0.5 for i in range(len(actors))], [canvas.run(names[actor], "ar") for actor in actors])
    axes.tick_params(axis="y", length=0, labelsize=BODY, labelcolor=canvas.INK, pad=6)
    if lang == "ar":
        axes.yaxis.tick_right()
    for i in range(len(actors) + 1):
        axes.axhline(i, color=canvas.LINE, linewidth=0.8, zorder=0.5)
    for referent in dict.fromkeys(thing for thing, _, _ in columns):
        own = [x for thing, _, x in columns if thing == referent]
        for y in (0, len(actors)):
            axes.plot([own[0] + 0.08, own[-1] + 0.92], [y, y], color=canvas.GREY, linewidth=1.4, clip_on=False)
        axes.annotate(
            canvas.run(label("referent", referent, lang), lang), ((own[0] + own[-1] + 1) / 2, len(actors)), (0, -5),
            textcoords="offset points", rotation=-45 if lang == "ar" else 45, ha="left" if lang == "ar" else "right", va="top",
            rotation_mode="anchor", fontsize=SMALL, color=canvas.GREY, annotation_clip=False,
        )  # fmt: skip
    turn, align = (-45, "right") if lang == "ar" else (45, "left")
    for _, term, x in columns:
        axes.annotate(
            canvas.run(term, "ar"), (x + 0.5, 0), (0, 5), textcoords="offset points", rotation=turn, ha=align, va="bottom",
            rotation_mode="anchor", fontsize=BODY, color=canvas.INK, annotation_clip=False,
        )  # fmt: skip


def _cell(axes: Axes, x: float, y: int, cell: object) -> None:
    """One actor's use of one name: the share as a shade, the number on it, a dotted frame for distance."""
    share, times, distant = float(cell.share), int(cell.times), int(cell.at_distance)  # type: ignore[attr-defined]
    axes.add_patch(Rectangle((x + 0.04, y + 0.06), 0.92, 0.88, facecolor=SHADES(share), linewidth=0, zorder=2))
    if distant:
        frame = Rectangle((x + 0.09, y + 0.12), 0.82, 0.76, fill=False, linestyle=":", linewidth=1.4, zorder=3)
        frame.set_edgecolor(canvas.VERMILLION)
        axes.add_patch(frame)
    colour = "white" if share > 0.6 else canvas.INK
    axes.text(x + 0.5, y + 0.52, number(times), ha="center", va="center", fontsize=SMALL + 0.5, color=colour, zorder=4)


def _caption(table: pd.DataFrame, shown: int, lang: Language) -> str:
    if table.empty:
        return label("chart", "nothing", lang)
    text = label("chart", "naming_caption", lang, times=number(table["times"].sum()))
    actors = table.iloc[:, 0].nunique()
    if shown < actors:
        text += " " + label("chart", "naming_shown", lang, shown=number(shown), all=number(actors))
    return text
