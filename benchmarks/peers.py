"""The readers that ours is set beside, each in a virtual environment of its own, and how to ask one.

They ask for versions of packages that exclude one another. A peer that is missing is named, with the command that
installs it, and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ADAPTERS = Path(__file__).parent / "readers" / "adapters.py"
PEERS = Path.home() / ".cache" / "newsanalysis" / "peers"
OURS = "newsanalysis"
COMPILED = "compiled"  # ours, with its rules compiled by mypyc
HERE = Path(__file__).parents[1]
# name → the package to install, and the code that fails where it is not there
PACKAGES = {
    COMPILED: (
        "dist/newsanalysis-*.whl",
        "import inspect; from newsanalysis.text import document; assert not inspect.isfunction(document)",
    ),
    "maha": ("mahad", "import maha"),
    "duckling": ("pyduckling-native-phihos", "import duckling"),
    "pyarabic": ("pyarabic", "import pyarabic"),
    "spacy": ("spacy", "import spacy"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that every benchmark with peers has."""
    parser.add_argument("--peers", type=Path, default=PEERS, metavar="FOLDER", help="the environments of the peers")
    parser.add_argument("--install", action="store_true", help="make them first")


def python_of(name: str, folder: Path) -> str | None:
    """The Python that has the reader: this one, or the one of its environment; None where it is missing."""
    if name == OURS:
        return sys.executable
    probe = ["-P", "-c", PACKAGES[name][1]]  # -P: what is installed, and not the folder that it runs in
    for python in (sys.executable, folder / name / "bin" / "python", folder / name / "Scripts" / "python.exe"):
        if Path(python).exists() and subprocess.run([python, *probe], capture_output=True).returncode == 0:
            return str(python)
    return None


def install(folder: Path) -> None:
    for name, (package, _) in PACKAGES.items():
        if python_of(name, folder) is None:
            subprocess.run([sys.executable, "-m", "venv", folder / name], check=True)
            scripts = folder / name / ("Scripts" if os.name == "nt" else "bin")
            if name == COMPILED:
                subprocess.run(["make", "-C", HERE, "compiled"], check=True)
                package = str(next(HERE.glob(package)))
            subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", package], check=True)


def missing(names: list[str], folder: Path) -> str:
    named = {name: "this one, compiled" if name == COMPILED else PACKAGES[name][0] for name in names}
    lines = [f"{name} is missing: package {package}" for name, package in named.items()]
    where = "" if folder == PEERS else f" --peers {folder}"
    return "\n".join([*lines, f"Install them: python {sys.argv[0]}{where} --install"]) if lines else ""


def adapter(python: str, *arguments: str, texts: list[str] | None = None) -> Any:
    """What adapters.py prints, or None where the reader's process died."""
    given = json.dumps(texts).encode() if texts is not None else None
    done = subprocess.run([python, ADAPTERS, *arguments], input=given, stdout=subprocess.PIPE)
    return json.loads(done.stdout) if done.returncode == 0 else None
