"""Gates: where in an article a recogniser has anything to do, found for all recognisers in one pass.

Most words open nothing. What a word opens is asked once for each distinct word and kept, so the pass costs one lookup a
token, however many recognisers there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsanalysis.text.memory import Memory


class Gate:
    """A yes or no about a folded word, that does not depend on where it stands; see `Document.where`."""

    __slots__ = ("opens",)

    def __init__(self, opens: Callable[[str], object]) -> None:
        self.opens = opens
        _GATES.append(self)
        _OPENED.clear()  # words seen before did not know of this gate


def _opened(form: str) -> tuple[Gate, ...]:
    """The gates that a folded word passes, none for most."""
    return tuple(gate for gate in _GATES if gate.opens(form))


def scan(forms: Iterable[str]) -> dict[Gate, list[int]]:
    """For every gate the indices of the words that pass it, in order."""
    places: dict[Gate, list[int]] = {gate: [] for gate in _GATES}
    for i, gates in enumerate(map(_OPENED.__getitem__, forms)):
        for gate in gates:
            places[gate].append(i)
    return places


_GATES: list[Gate] = []
_OPENED = Memory(_opened)
