"""A notebook without outputs passes any comparison: they must be there, and hold nothing of the machine they ran on."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MACHINE_PATH = re.compile(r"(?<![\w./:])/(?:home|root|Users|tmp|work|private|mnt|var)/|[A-Z]:\\\\|ipykernel_\d+")


def cells(notebook: Path) -> list[dict[str, Any]]:
    content = json.loads(notebook.read_text(encoding="utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == "code"]


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) >= 3


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_run_from_top_to_bottom(notebook: Path) -> None:
    counts = [cell["execution_count"] for cell in cells(notebook) if cell["source"]]
    assert counts == list(range(1, len(counts) + 1))
    assert counts
    outputs = [output for cell in cells(notebook) for output in cell["outputs"]]
    assert outputs
    assert [output for output in outputs if output["output_type"] == "error"] == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_short_and_so_are_its_cells(notebook: Path) -> None:
    lengths = [len("".join(cell["source"]).splitlines()) for cell in cells(notebook)]
    assert len(lengths) <= 20
    assert max(lengths) <= 10


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_no_path_of_a_machine(notebook: Path) -> None:
    assert MACHINE_PATH.findall(json.dumps([cell["outputs"] for cell in cells(notebook)], ensure_ascii=False)) == []


@pytest.mark.parametrize("path", ["/home/me/x", "in '/var/a.py'", "/tmp/ipykernel_12/3.py", "(/Users/me/"])
def test_a_path_of_a_machine_is_seen(path: str) -> None:
    assert MACHINE_PATH.search(path)


@pytest.mark.parametrize("text", ["https://example.org/home/page", "و/أو", "../work/x", "km/h"])
def test_an_address_is_no_path_of_a_machine(text: str) -> None:
    assert not MACHINE_PATH.search(text)
