"""Drawing the relays: speakers, those who pass on, and those who print, in three columns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from newsanalysis.show import canvas
from newsanalysis.show.canvas import BODY, SMALL, Sheet
from newsanalysis.show.table import shorten
from newsanalysis.show.words import Language, label, number

if TYPE_CHECKING:
    import networkx as nx

ROLES = ("origin", "relay", "outlet")
COLOURS = {"origin": canvas.BLUE, "relay": canvas.VERMILLION, "outlet": canvas.INK}
UNIT, LEAST, GAP = 0.045, 0.10, 0.16  # inches: of a claim, of the thinnest station, between two stations
TALLEST = 3.2  # inches that the busiest station may take
BETWEEN = 1.7  # inches that the lines get between two columns of names
BAR = 0.10  # inches

Node = tuple[str, str]


def draw(network: nx.DiGraph, *, lang: Language, title: str | None, limit: int) -> Sheet:
    """See `charts.relay_chart`."""
    title = title if title is not None else label("chart", "relay_title", lang)
    edges = sorted(network.edges(data="claims"), key=lambda edge: (-edge[2], edge[0], edge[1]))
    shown = edges[:limit]
    columns = {role: _order(role, shown) for role in ROLES}
    columns = {role: nodes for role, nodes in columns.items() if nodes}
    through = _through(shown)
    unit = min(UNIT, TALLEST / max(through.values(), default=1))
    tall = {node: max(LEAST, unit * claims) for node, claims in through.items()}
    heights = {role: sum(max(tall[node], 0.22) + GAP for node in nodes) for role, nodes in columns.items()}
    height = max(heights.values(), default=0.4)
    widths = {role: _width(role, nodes, network, lang) for role, nodes in columns.items()}
    width = 0.5 + sum(widths.values()) + BETWEEN * max(len(columns) - 1, 0)
    width = max(width, 0.5 + canvas.width_of([title], 1.1 * canvas.TITLE, lang), 6.0)
    caption = canvas.wrapped(_caption(edges, shown, lang), canvas.letters(width - 0.4), 4)
    top, bottom = 1.0, 0.4 + 0.17 * (caption.count("\n") + 1)
    total = top + height + bottom
    figure = canvas.sheet(width, total, f"relay chart: {len(shown)} of {len(edges)} edges, {len(through)} stations")
    canvas.head_and_foot(figure, title, caption, lang)
    axes = figure.add_axes((0, bottom / total, 1, height / total))
    axes.set_axis_off()
    axes.set_xlim((width, 0) if lang == "ar" else (0, width))
    axes.set_ylim(height, 0)
    places = _places(columns, tall, heights, height, widths, width)
    _lines(axes, shown, places, unit)
    for node, (x, y) in places.items():
        _station(axes, node, x, y, tall[node], network, lang)
    for role, nodes in columns.items():
        x, align = places[nodes[0]][0], _align(role, columns, lang)
        axes.annotate(
            canvas.run(label("chart", role + "s", lang), lang), (x, 0), (0, 12), textcoords="offset points", ha=align,
            va="bottom", fontsize=SMALL + 0.5, color=canvas.GREY, annotation_clip=False,
        )  # fmt: skip
    return figure


def _order(role: str, edges: list[tuple[Node, Node, int]]) -> list[Node]:
    """The stations of a role, the busiest first."""
    busy: Counter[Node] = Counter()
    for one, other, claims in edges:
        for node in (one, other):
            if node[1] == role:
                busy[node] += claims
    return sorted(busy, key=lambda node: (-busy[node], node))


def _through(edges: list[tuple[Node, Node, int]]) -> dict[Node, int]:
    """The claims that pass each station: the more of those that come in and those that go on."""
    comes: Counter[Node] = Counter()
    goes: Counter[Node] = Counter()
    for one, other, claims in edges:
        goes[one] += claims
        comes[other] += claims
    return {node: max(comes[node], goes[node]) for node in {*comes, *goes}}


def _width(role: str, nodes: list[Node], network: nx.DiGraph, lang: Language) -> float:
    return 0.25 + canvas.width_of([_name(node, network) for node in nodes], BODY, lang)


def _name(node: Node, network: nx.DiGraph) -> str:
    return shorten(str(network.nodes[node]["name"]), 44)


def _places(
    columns: dict[str, list[Node]],
    tall: dict[Node, float],
    heights: dict[str, float],
    height: float,
    widths: dict[str, float],
    width: float,
) -> dict[Node, tuple[float, float]]:
    """The middle of each station's bar. Speakers have their names before the bar, outlets behind it, relays beside it."""
    roles = list(columns)
    room = width - 0.5 - sum(widths.values())
    places = {}
    x = 0.25
    for n, role in enumerate(roles):
        at = x + widths[role] - BAR if n == 0 else x + BAR
        y = (height - heights[role]) / 2
        for node in columns[role]:
            own = max(tall[node], 0.22)
            places[node] = (at, y + own / 2)
            y += own + GAP
        x += widths[role] + room / max(len(roles) - 1, 1)
    return places


def _lines(
    axes: Axes, edges: list[tuple[Node, Node, int]], places: dict[Node, tuple[float, float]], unit: float
) -> None:
    """A band for each edge, as wide as its claims, stacked on either station in the order of the other ends."""
    goes = _stacked([(one, other, claims) for one, other, claims in edges], places, unit)
    comes = _stacked([(other, one, claims) for one, other, claims in edges], places, unit)
    for one, other, claims in edges:
        (x0, _), (x1, _) = places[one], places[other]
        y0, y1 = goes[one, other], comes[other, one]
        middle = (x0 + x1) / 2
        path = Path(
            [(x0 + BAR / 2, y0), (middle, y0), (middle, y1), (x1 - BAR / 2, y1)],
            [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
        )
        colour = COLOURS["relay"] if "relay" in (one[1], other[1]) else COLOURS["origin"]
        wide = max(unit * claims * 72, 1.0)
        axes.add_patch(PathPatch(path, fill=False, linewidth=wide, edgecolor=colour, alpha=0.28, capstyle="butt"))


def _stacked(
    edges: list[tuple[Node, Node, int]], places: dict[Node, tuple[float, float]], unit: float
) -> dict[tuple[Node, Node], float]:
    """The height at which each edge meets its first station."""
    at: dict[tuple[Node, Node], float] = {}
    for node in {one for one, _, _ in edges}:
        own = sorted((edge for edge in edges if edge[0] == node), key=lambda edge: (places[edge[1]][1], edge[1]))
        y = places[node][1] - unit * sum(claims for _, _, claims in own) / 2
        for _, other, claims in own:
            at[node, other] = y + unit * claims / 2
            y += unit * claims
    return at


def _station(axes: Axes, node: Node, x: float, y: float, tall: float, network: nx.DiGraph, lang: Language) -> None:
    """A bar and the name beside it."""
    role = node[1]
    axes.bar(x, tall, width=BAR, bottom=y - tall / 2, color=COLOURS[role], zorder=3)
    before = role == "origin"
    side = (-1 if before else 1) * (-1 if lang == "ar" else 1)
    align = "right" if side < 0 else "left"
    axes.annotate(
        canvas.run(_name(node, network), "ar"), (x, y), (side * 8, 0), textcoords="offset points", ha=align, va="center",
        fontsize=BODY, color=canvas.INK, annotation_clip=False, zorder=4,
        bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
    )  # fmt: skip


def _align(role: str, columns: dict[str, list[Node]], lang: Language) -> str:
    before = role == "origin"
    return "right" if before != (lang == "ar") else "left"


def _caption(edges: list[tuple[Node, Node, int]], shown: list[tuple[Node, Node, int]], lang: Language) -> str:
    if not edges:
        return label("chart", "nothing", lang)
    text = label("chart", "relay_caption", lang, claims=number(sum(claims for _, _, claims in edges)))
    if len(shown) < len(edges):
        text += " " + label("chart", "relay_shown", lang, shown=number(len(shown)), all=number(len(edges)))
    return text
