"""The set-up says in one line what it lacks, and the report's first page links to what is there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
OLD = 'case "$*" in *version_info*) exit 1;; -V) echo Python 3.9.1;; esac'
BARE = 'case "$*" in *ensurepip*) exit 1;; esac'


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            OLD,
            "newsanalysis needs Python 3.11 or newer, {python} is Python 3.9.1; name another: make PYTHON=python3.12",
        ),
        (BARE, "{python} has no venv module: install it (Debian, Ubuntu: apt install python3-venv)"),
        (None, "{python} is not there: install Python 3.11 or newer, or name one: make PYTHON=python3.12"),
    ],
)
def test_a_python_that_will_not_do_is_named_in_one_line(tmp_path: Path, script: str | None, said: str) -> None:
    python = tmp_path / "python"
    if script:
        python.write_text(f"#!/bin/sh\n{script}\n")
        python.chmod(0o755)
    command = ["make", "--no-print-directory", f"PYTHON={python}", f"VENV={tmp_path / 'venv'}", "report"]
    own = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, encoding="utf-8")
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.splitlines()[0] == said.format(python=python)
    assert not (tmp_path / "venv").exists()


def test_the_conda_environment_installs_extras_that_there_are() -> None:
    """conda has no say in the dependencies; the file needs Python, pip, and the project with its notebooks."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, nested = environment["dependencies"]
    assert python == f"python{project['requires-python']}" and pip == "pip"
    (installed,) = nested["pip"]
    extras = re.fullmatch(r"-e \.\[([\w,]+)\]", installed)
    assert extras and set(extras[1].split(",")) <= set(project["optional-dependencies"])


def test_the_links_of_the_set_up_lead_to_notebooks_that_there_are() -> None:
    linked = re.findall(r"notebooks/[\w-]+\.ipynb", (ROOT / "docs" / "setup.md").read_text(encoding="utf-8"))
    assert linked and all((ROOT / path).is_file() for path in linked)


def test_the_first_page_links_to_every_page_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "figures.csv").touch()
    titles = {}
    for notebook in (ROOT / "notebooks").glob("*.ipynb"):
        (tmp_path / f"{notebook.stem}.html").touch()
        titles[notebook.stem] = json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"]
    subprocess.run([sys.executable, ROOT / "notebooks" / "index.py", tmp_path], check=True)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'href="tables/figures.csv"' in page
    assert titles
    for stem, source in titles.items():
        heading = "".join(source).partition("\n")[0].lstrip("# ")
        assert f'href="{stem}.html"' in page
        assert heading.split()[0] in page
