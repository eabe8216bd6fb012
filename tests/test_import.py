"""Importing the package costs no more than pandas, and its names are there from whatever side one comes."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from typing import Any

import pytest

import newsanalysis


def run(code: str) -> Any:
    """What `code` prints in a fresh interpreter, as JSON."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


LOADED = "; import json, sys; print(json.dumps(sorted(sys.modules)))"


def test_importing_loads_nothing_beyond_pandas() -> None:
    with_pandas = set(run("import json, pandas" + LOADED))
    added = {name for name in run("import newsanalysis" + LOADED) if name.split(".")[0] != "newsanalysis"}
    assert added - with_pandas == set()


def test_the_command_line_starts_without_pandas() -> None:
    loaded = set(run("from newsanalysis.cli import main" + LOADED))
    assert "click" in loaded
    assert not {"pandas", "numpy", "pyarrow", "matplotlib", "tqdm"} & loaded


@pytest.mark.parametrize("name", [name for name in newsanalysis.__all__ if name != "__version__"])
def test_each_name_is_there_and_documented(name: str) -> None:
    value = getattr(newsanalysis, name)
    assert callable(value)
    assert value.__doc__
    assert name in dir(newsanalysis)


@pytest.mark.parametrize("name", ["read", "extract"])
@pytest.mark.parametrize(
    "before",
    [
        "pass",
        "import newsanalysis.{name}",
        "from newsanalysis.{name} import {name}",
        "newsanalysis.{name}; import newsanalysis.{name}",
        "newsanalysis.bundled",
    ],
)
def test_a_function_is_not_hidden_by_the_folder_of_its_name(name: str, before: str) -> None:
    code = f"import json, newsanalysis; {before.format(name=name)}; from newsanalysis.{name} import {name}; "
    assert run(code + f"print(json.dumps(newsanalysis.{name} is {name} and callable({name})))") is True


def test_the_version_is_that_of_the_installed_package() -> None:
    assert newsanalysis.__version__ == version("newsanalysis")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        newsanalysis.reed  # type: ignore[attr-defined]  # noqa: B018
