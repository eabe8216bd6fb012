"""A notebook without outputs passes any comparison: they must be there, and hold nothing of the machine they ran on."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(path for path in FOLDER.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
MAIN, EXERCISES = sorted(FOLDER.glob("*.ipynb")), sorted((FOLDER / "class").glob("*.ipynb"))
MOST_BYTES = 4_000_000  # the one that carries a table to explore has about 1.3 MB
MACHINE_PATH = re.compile(r"(?<![\w./:])/(?:home|root|Users|tmp|work|private|mnt|var)/|[A-Z]:\\\\|ipykernel_\d+")


def cells(notebook: Path) -> list[dict[str, Any]]:
    content = json.loads(notebook.read_text(encoding="utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == "code"]


def name(notebook: Path) -> str:
    return notebook.relative_to(FOLDER).with_suffix("").as_posix()


def test_there_are_notebooks() -> None:
    assert len(MAIN) == 8
    assert len(EXERCISES) == 4
    assert [path.name[:2] for path in MAIN] == [f"0{n}" for n in range(1, 9)]
    assert len(NOTEBOOKS) == len(MAIN) + 2 * len(EXERCISES)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_a_notebook_has_run_from_top_to_bottom(notebook: Path) -> None:
    counts = [cell["execution_count"] for cell in cells(notebook) if cell["source"]]
    assert counts == list(range(1, len(counts) + 1))
    assert counts
    outputs = [output for cell in cells(notebook) for output in cell["outputs"]]
    assert outputs
    assert [output for output in outputs if output["output_type"] == "error"] == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_a_notebook_is_short_and_so_are_its_cells(notebook: Path) -> None:
    lengths = [len("".join(cell["source"]).splitlines()) for cell in cells(notebook)]
    assert 8 <= len(lengths) < 20
    assert max(lengths) <= 10
    assert notebook.stat().st_size < MOST_BYTES


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_a_notebook_holds_no_path_of_a_machine(notebook: Path) -> None:
    assert MACHINE_PATH.findall(json.dumps([cell["outputs"] for cell in cells(notebook)], ensure_ascii=False)) == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_the_title_is_a_question_and_arabic_stands_in_the_right_direction(notebook: Path) -> None:
    written = [
        cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "markdown"
    ]
    texts = ["".join(cell["source"]) for cell in written]
    title = texts[0].splitlines()[0]
    assert title.startswith("# ")
    assert "?" in title
    assert '<p dir="rtl" lang="ar" style="text-align: right">' in texts[0]
    # Arabic stands in an element with a direction, since a number at its edge would change sides; a heading ends with it.
    for text in texts:
        bare = re.sub(
            r"<(p|span|div|details)\b[^>]*>.*?</\1>|^#+ .* · .*$|\*\*.* · .*\*\*", "", text, flags=re.M | re.S
        )
        assert not re.search("[\u0621-\u064a]", bare), bare


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_no_cell_ends_in_a_semicolon_or_prints(notebook: Path) -> None:
    for cell in cells(notebook):
        code = "".join(cell["source"]).rstrip()
        assert not code.endswith(";")
        assert "print(" not in code


def test_the_exercises_are_handed_out_unanswered_and_their_solutions_are_right() -> None:
    for exercise in EXERCISES:
        solution = FOLDER / "class" / "solutions" / exercise.name
        verdicts = [_verdicts(notebook) for notebook in (exercise, solution)]
        assert verdicts[0]
        assert set(verdicts[0].values()) == {"not answered yet"}
        assert set(verdicts[1].values()) == {"right"}
        assert verdicts[0].keys() == verdicts[1].keys()
        assert "solutions" not in exercise.read_text(encoding="utf-8")


def test_every_task_is_asked_in_the_exercises() -> None:
    from newsanalysis.exercises.check import tasks

    assert sorted(task for exercise in EXERCISES for task in _verdicts(exercise)) == sorted(tasks())


def _verdicts(notebook: Path) -> dict[str, str]:
    """Task → what was said of its answer."""
    found = {}
    for cell in cells(notebook):
        if task := re.search(r'^check\("([\d.]+)", answer\)$', "".join(cell["source"]), re.M):
            text = "".join(cell["outputs"][-1]["data"]["text/plain"])
            assert text.startswith(f"{task[1]}: ")
            found[task[1]] = text.removeprefix(f"{task[1]}: ")
    return found


@pytest.mark.parametrize("path", ["/home/me/x", "in '/var/a.py'", "/tmp/ipykernel_12/3.py", "(/Users/me/"])
def test_a_path_of_a_machine_is_seen(path: str) -> None:
    assert MACHINE_PATH.search(path)


@pytest.mark.parametrize("text", ["https://example.org/home/page", "و/أو", "../work/x", "km/h"])
def test_an_address_is_no_path_of_a_machine(text: str) -> None:
    assert not MACHINE_PATH.search(text)
