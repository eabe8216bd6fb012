"""The notebooks run on other corpora too: here on the report that the project starts from, where it lies nearby.

A notebook names its corpus in one cell, tagged ``corpus``; the rest has to run whatever stands there.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "real" / "seed.jsonl"
# Scores need a gold annotation beside the articles, and the agreement is that of the bundled one; the last notebook reads
# a folder of its own.
BUNDLED_ONLY = {"07-how-good-is-the-extraction", "08-your-own-corpus"}
NOTEBOOKS = [path for path in sorted((ROOT / "notebooks").glob("*.ipynb")) if path.stem not in BUNDLED_ONLY]
# What the cell tagged `corpus` sets, for an article without a column `event`.
CORPUS = f"""\
corpus = na.read({str(SEED)!r})
known = None
by = ["outlet"]
example = "seed-0001"
event = None"""


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_one_cell_names_the_corpus(notebook: Path) -> None:
    cells = nbformat.read(notebook, as_version=4).cells
    loading = [cell for cell in cells if "na.bundled()" in cell.source]
    assert [cell.metadata.get("tags") for cell in loading] == [["corpus"]]
    names = {line.partition(" = ")[0] for line in loading[0].source.splitlines() if " = " in line}
    assert names <= {"corpus", "known", "by", "example", "event"}


@pytest.mark.skipif(not SEED.exists(), reason="the report that the project starts from is not here")
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_the_seed_report(notebook: Path, tmp_path: Path) -> None:
    content = nbformat.read(notebook, as_version=4)
    for cell in content.cells:
        if "corpus" in cell.metadata.get("tags", []):
            cell.source = CORPUS
    client = NotebookClient(content, timeout=120, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()  # raises at the first cell with an error
    outputs = [output for cell in content.cells if cell.cell_type == "code" for output in cell.outputs]
    texts = [output["data"]["text/plain"] for output in outputs if "text/plain" in output.get("data", {})]
    assert any("seed-0001" in text for text in texts)
    assert not any("karabakh" in text for text in texts)
