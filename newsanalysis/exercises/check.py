"""An answer against the right one: right, not yet (with a word on what to look at again), or not answered yet."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from newsanalysis.exercises.answers import as_interval, as_items, as_number, as_word, as_yes, is_open
from newsanalysis.exercises.key import Right, right
from newsanalysis.exercises.names import meant
from newsanalysis.show.html import Html, element
from newsanalysis.show.words import label
from newsanalysis.tables import ALLOWED

State = Literal["right", "not yet", "open"]
COLOURS = {"right": "0, 158, 115", "not yet": "213, 94, 0", "open": "128, 128, 128"}
BOX = "border-inline-start: 4px solid rgb({0}); background-color: rgba({0}, 0.12); padding: 6px 12px; margin: 4px 0"
ALONE = "answer"  # the key of a task with a single question


@dataclass(frozen=True)
class Mark:
    """What is to be said of one answer: its state, and a word of help, a key of ``[say]`` in the tasks."""

    key: str
    state: State
    say: str


@dataclass(frozen=True)
class Verdict:
    """What `check` says of a task. As text it is one English line, as HTML one line in each language."""

    task: str
    marks: tuple[Mark, ...]

    @property
    def passed(self) -> bool:
        """Whether all of it is right."""
        return bool(self.marks) and all(mark.state == "right" for mark in self.marks)

    def __repr__(self) -> str:
        return f"{self.task}: {self._line('en')}"

    def _repr_html_(self) -> str:
        states = {mark.state for mark in self.marks}
        state = "right" if states == {"right"} else "open" if states == {"open"} else "not yet"
        box = BOX.format(COLOURS[state])
        english = element("div", element("b", self.task), " ", self._line("en"), dir="ltr", style="text-align: left")
        arabic = element("div", self._line("ar"), dir="rtl", lang="ar", style="text-align: right")
        return str(element("div", Html.of(english, arabic), style=box))

    def _line(self, lang: str) -> str:
        if len({mark.say for mark in self.marks}) == 1 and self.marks[0].state != "not yet":
            return _say(self.marks[0].say, lang)
        if len(self.marks) == 1:
            return _say(self.marks[0].say, lang)
        return " · ".join(f"{mark.key}: {_say(mark.say, lang)}" for mark in self.marks)


def check(task: str, answer: object = None) -> Verdict:
    """What is to be said of `answer` to `task` (``"1.1"``). Nothing that is answered raises.

    A task with one question takes the answer itself, one with several a dictionary. Names may be short, without their
    titles, in Arabic or English; numbers in either digits or in words; words of a list in English or Arabic.
    """
    questions = tasks().get(str(task))
    if questions is None:
        return Verdict(str(task), (Mark(ALONE, "not yet", "no_task"),))
    if list(questions) == [ALONE]:
        return Verdict(str(task), (_mark(ALONE, questions[ALONE], answer),))
    if not is_open(answer) and not isinstance(answer, Mapping):
        return Verdict(str(task), (Mark(ALONE, "not yet", "several"),))
    given = as_items(answer, questions)
    return Verdict(str(task), tuple(_mark(key, question, given[key]) for key, question in questions.items()))


@cache
def tasks() -> dict[str, dict[str, dict[str, Any]]]:
    """Task → its questions, by their keys; see the head of ``tasks.toml``."""
    read = _file()["task"]
    return {task: {ALONE: body} if "ask" in body else body for task, body in read.items()}


def _mark(key: str, question: Mapping[str, Any], answer: object) -> Mark:
    if is_open(answer):
        return Mark(key, "open", "open")
    wanted = right(question)
    say = SORTS[wanted.sort](wanted, answer)
    return Mark(key, "right" if say == "right" else "not yet", say)


def _name(wanted: Right, answer: object) -> str:
    found = meant(answer) if isinstance(answer, str) else frozenset()
    if found == {wanted.value}:
        return "right"
    if not found:
        return "nobody_known"
    if wanted.value in found:
        return "several_people"
    return next((f"is_{role}" for role, actor in wanted.near.items() if actor in found), "other_name")


def _number(wanted: Right, answer: object) -> str:
    found = as_number(answer)
    if found is None:
        return "no_number"
    if found == wanted.value:
        return "right"
    return "copies" if found == wanted.near.get("copies") else "other_number"


def _interval(wanted: Right, answer: object) -> str:
    found = as_interval(answer)
    if found is None:
        return "no_interval"
    low, high = (abs(mine - its) < 1e-6 or mine == its for mine, its in zip(found, wanted.value, strict=True))
    return "right" if low and high else "other_high" if low else "other_low" if high else "other_ends"


def _word(wanted: Right, answer: object) -> str:
    found = as_word(answer, _words(wanted.sort))
    return "no_word" if found is None else "right" if found == wanted.value else "other_word"


def _yes(wanted: Right, answer: object) -> str:
    found = as_yes(answer)
    return "no_yes" if found is None else "right" if found == wanted.value else "other_yes"


SORTS = {
    "name": _name, "number": _number, "interval": _interval, "yes": _yes,
    "qualifier": _word, "tone": _word, "difference": _word,
}  # fmt: skip


def _words(sort: str) -> dict[str, list[str]]:
    """The words that may be answered, each with what it is called in either language."""
    if own := _file()["words"].get(sort):
        return {word: list(names.values()) for word, names in own.items()}
    return {word: [label(sort, word, "en"), label(sort, word, "ar")] for word in ALLOWED[sort]}


def _say(key: str, lang: str) -> str:
    return str(_file()["say"][key][lang])


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((files("newsanalysis.exercises") / "tasks.toml").read_text(encoding="utf-8"))
