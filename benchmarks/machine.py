"""What a benchmark ran on, for the head of its table."""

from __future__ import annotations

import os
import platform
import re
from datetime import date
from importlib.metadata import version
from pathlib import Path


def header() -> str:
    """Date, machine and versions, in two lines."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("newsanalysis", "pandas", "pyarrow"))
    machine = f"{processor()}, {os.cpu_count()} cores, {platform.system()}"
    return f"{date.today()}  {machine}\nPython {platform.python_version()}, {packages}"


def processor() -> str:
    """The processor's name, where the system tells it."""
    info = Path("/proc/cpuinfo")
    if info.exists() and (found := re.search(r"^model name\s*:\s*(.+)$", info.read_text(), re.MULTILINE)):
        return found[1]
    return platform.processor() or platform.machine()
