"""The sheet that charts are drawn on: white, wide enough for its labels, and the same in every notebook."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Literal

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from newsanalysis.show.arabic import LEFT, RIGHT, shaped
from newsanalysis.show.words import Language, number

# Okabe and Ito's palette, which no common colour blindness confuses.
BLUE, VERMILLION, GREEN, SKY = "#0072B2", "#D55E00", "#009E73", "#56B4E9"
INK, GREY, FAINT, OTHERS, LINE = "#1a1a1a", "#5f5f5f", "#bdbdbd", "#cfcfcf", "#ececec"
TITLE, BODY, SMALL = 14.0, 10.5, 8.5  # points
DPI = 100


class Sheet(Figure):
    """A matplotlib figure that says in words what it shows and looks the same whatever the notebook's settings."""

    said = "chart"

    def __repr__(self) -> str:
        return self.said

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """A picture of twice the resolution, with `said` beside it; pyplot then need not show the figure once more."""
        picture = BytesIO()
        self.savefig(picture, format="png", dpi=2 * DPI)
        plt.close(self)
        size = {"width": round(self.get_figwidth() * DPI), "height": round(self.get_figheight() * DPI)}
        return {"image/png": picture.getvalue(), "text/plain": self.said}, {"image/png": size}


def sheet(width: float, height: float, said: str) -> Sheet:
    """An empty sheet of `width` × `height` inches that pyplot knows, so that ``plt.show()`` shows it too."""
    made = plt.figure(FigureClass=Sheet, figsize=(width, height), dpi=DPI, facecolor="white", edgecolor="white")
    assert isinstance(made, Sheet)
    made.said = said
    return made


def as_svg(figure: Figure) -> bytes:
    """The figure as SVG with its letters as outlines, byte for byte the same for the same figure."""
    drawn = BytesIO()
    with mpl.rc_context({"svg.hashsalt": "newsanalysis", "svg.fonttype": "path"}):
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    plt.close(figure)
    return drawn.getvalue()


def width_of(texts: Iterable[str], size: float, lang: Language) -> float:
    """The width in inches of the widest of the `texts`, set in `size` points."""
    measure = Figure(dpi=DPI)
    widths = [measure.text(0, 0, run(text, lang), fontsize=size).get_window_extent().width for text in texts if text]
    return max(widths, default=0.0) / DPI


def run(text: str, lang: Language) -> str:
    """`text` ready to draw, each line running as lines of `lang` do."""
    return shaped(text, "rtl" if lang == "ar" else "ltr")


def joined(parts: Iterable[str], lang: Language) -> str:
    """The `parts` with dots between them, none of which drags the numbers of its neighbour to its own direction."""
    mark = RIGHT if lang == "ar" else LEFT
    return f"{mark} · {mark}".join(part for part in parts if part)


def letters(inches: float) -> int:
    """How many letters of a caption stand in a line of so many inches."""
    return int(inches * 72 / (0.56 * SMALL))


def wrapped(text: str, length: int, lines: int = 2) -> str:
    """`text` in at most so many lines of at most `length` characters; what is cut off shows as an ellipsis."""
    return "\n".join(textwrap.wrap(text, length, max_lines=lines, placeholder=" …"))


def head_and_foot(figure: Figure, title: str, caption: str, lang: Language) -> None:
    """The title at the top and the caption at the foot, both where a line of `lang` begins."""
    width, height = figure.get_size_inches()
    x, align = begin(0.2, width, lang)
    figure.text(x, 1 - 0.2 / height, run(title, lang), ha=align, va="top", fontsize=TITLE, weight="bold", color=INK)
    figure.text(
        x, 0.15 / height, run(caption, lang), ha=align, va="bottom", fontsize=SMALL, color=GREY, linespacing=1.4
    )


def begin(inches: float, width: float, lang: Language) -> tuple[float, Literal["left", "right"]]:
    """The place so many inches from where lines of `lang` begin, as a share of `width`, and how to align there."""
    return (1 - inches / width, "right") if lang == "ar" else (inches / width, "left")


def number_axis(axes: Axes, low: float, high: float, which: Literal["x", "y"]) -> bool:
    """Scale an axis for numbers from `low` to `high`, with room for an arrow beyond; return whether it is logarithmic.

    It begins at nought, unless that would hide the small numbers beside the large: then it goes by powers of ten.
    """
    axis, limit, scale = (
        (axes.xaxis, axes.set_xlim, axes.set_xscale) if which == "x" else (axes.yaxis, axes.set_ylim, axes.set_yscale)
    )
    logarithmic = low > 0 and high / low >= 100
    if logarithmic:
        scale("log")
        room = (high / low) ** 0.12
        limit(low / room, high * room)
        axis.set_major_locator(LogLocator(base=10))
    else:
        limit(0, high * 1.12 if high > 0 else 1)
        axis.set_major_locator(MaxNLocator(nbins=6 if which == "x" else 3, integer=True))
    axis.set_minor_locator(NullLocator())
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    axes.tick_params(axis=which, length=0, labelsize=SMALL, labelcolor=GREY)
    return logarithmic
