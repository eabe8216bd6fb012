"""Arabic on a matplotlib chart: the one gate through which every text on a chart goes."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Characters without width that give what follows them its direction.
RIGHT, LEFT = "\u200f", "\u200e"
# Quotation marks and brackets on the edge of Arabic, which a line from the left would take away from it.
_EDGE = re.compile(
    "(?P<before>[«»“”\"'()\\[\\]]+)(?=[\u0590-\u08ff])|(?<=[\u0590-\u08ff])(?P<after>[«»“”\"'()\\[\\]]+)"
)


def shaped(text: str, direction: Literal["rtl", "ltr"] = "rtl") -> str:
    """`text` so that matplotlib draws its Arabic joined and from right to left, each line by itself.

    A line with Arabic runs in `direction` as a whole, whatever it begins with; a line without Arabic is left as it is.
    From 3.11 on matplotlib shapes and orders by itself and only has to be told the direction; before that the
    letters are replaced by their joined forms, in the order in which they are drawn, and the vowel marks, which that
    layout cannot place, are left out. Quotation marks and brackets around Arabic words stay with them.
    """
    return "\n".join(_line(line, direction) if ARABIC.search(line) else line for line in text.split("\n"))


def _line(line: str, direction: Literal["rtl", "ltr"]) -> str:
    if direction == "ltr":
        line = _EDGE.sub(lambda marks: f"{RIGHT * bool(marks['before'])}{marks[0]}{RIGHT * bool(marks['after'])}", line)
    if _matplotlib_shapes():
        mark = RIGHT if direction == "rtl" else LEFT
        # The first strong letter gives a line its direction, so a line that begins with the wrong one needs a mark.
        begins_right = bool(ARABIC.match(line))
        return line if begins_right == (direction == "rtl") and line[:1].isalpha() else mark + line
    from arabic_reshaper import reshape
    from bidi import get_display

    drawn = str(get_display(reshape(line), base_dir="R" if direction == "rtl" else "L"))
    return drawn.replace(RIGHT, "").replace(LEFT, "")  # once the order is settled they would be drawn as boxes


@cache
def _matplotlib_shapes() -> bool:
    """Whether this matplotlib lays out complex text itself (3.11 and later): asked of itself, not of its number."""
    from matplotlib import ft2font

    return hasattr(ft2font, "__libraqm_version__")
