"""The folders stand in a row, and a module imports only from its own folder and from those to its left."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "newsanalysis"
ROW = (
    "tables", "storage", "scores", "read", "text", "lexicon", "extract", "analyse", "show", "scale",
    "annotation", "evaluate", "phenomena", "noted", "grouping", "exercises", "__init__", "cli",
)  # fmt: skip
# A corpus offers the search as a method: it calls it by its public name, when it is asked for and not before.
LATE = {("read.corpus", "__init__")}


def modules(package: Path) -> dict[str, Path]:
    """The modules of `package` by their dotted name within it: ``read.files``, ``read`` for ``read/__init__.py``."""
    names = {}
    for file in package.rglob("*.py"):
        parts = file.relative_to(package).with_suffix("").parts
        names[".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)] = file
    return names


def imports(name: str, package: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that `name` imports, inside functions and for the type checker too."""
    root = package.name
    for node in ast.walk(ast.parse(known[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}, line {node.lineno}: imports are absolute here"
            targets = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for target in targets:
            if target == root or target.startswith(f"{root}."):
                module = _module_of(target.removeprefix(root).removeprefix("."), known)
                if (name, module) not in LATE:
                    yield module


def _module_of(target: str, known: dict[str, Path]) -> str:
    while target and target not in known:
        target = target.rpartition(".")[0]
    return target or "__init__"


def breaches(package: Path) -> list[str]:
    """Every import that goes to the right."""
    known = modules(package)
    found = []
    for name in known:
        place = ROW.index(name.split(".")[0])
        for target in imports(name, package, known):
            if ROW.index(target.split(".")[0]) > place:
                found.append(f"{name} imports {target}")
    return found


def cycle(package: Path) -> list[str]:
    """Modules that import each other in a ring, or an empty list."""
    known = modules(package)
    try:
        TopologicalSorter({name: set(imports(name, package, known)) - {name} for name in known}).prepare()
    except CycleError as error:
        return [str(name) for name in error.args[1]]
    return []


def test_no_module_imports_from_the_right() -> None:
    assert len(modules(PACKAGE)) > len(ROW)
    assert breaches(PACKAGE) == []


def test_no_modules_import_each_other() -> None:
    assert cycle(PACKAGE) == []


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "newsanalysis"
    for name in ("read", "extract"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("")
    (folder / "__init__.py").write_text("")
    (folder / "extract" / "numbers.py").write_text("from newsanalysis.read import digits\nimport re\n")
    (folder / "read" / "digits.py").write_text("VALUE = 1\n")
    return folder


@pytest.mark.parametrize(
    "line",
    [
        "from newsanalysis.extract.numbers import number",
        "from newsanalysis.extract import numbers",
        "import newsanalysis.extract.numbers",
        "def late():\n    from newsanalysis.extract import numbers",
    ],
)
def test_the_wall_check_sees_an_import_from_the_right(package: Path, line: str) -> None:
    assert breaches(package) == cycle(package) == []
    (package / "read" / "digits.py").write_text(line)
    assert breaches(package) == ["read.digits imports extract.numbers"]
    assert {"read.digits", "extract.numbers"} <= set(cycle(package))


def test_the_wall_check_sees_a_ring_inside_a_folder(package: Path) -> None:
    (package / "read" / "files.py").write_text("from newsanalysis.read.digits import VALUE")
    (package / "read" / "digits.py").write_text("from newsanalysis.read.files import names")
    assert breaches(package) == []
    assert set(cycle(package)) == {"read.digits", "read.files"}
