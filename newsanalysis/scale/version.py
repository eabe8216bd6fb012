"""Which code and which word lists made a result: a hash over the files that extraction consists of."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

FOLDERS = ("text", "lexicon", "extract")
MODULES = ("tables.py", "read/batch.py", "scale/part.py")


@cache
def code_version() -> str:
    """Changes with every change of the word lists or the rules, and with the libraries that write the tables."""
    package = files("newsanalysis")
    found = {name: package / name for name in MODULES}
    for folder in FOLDERS:
        found |= {f"{folder}/{file.name}": file for file in (package / folder).iterdir() if _counts(file)}
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in ("pandas", "pyarrow")).encode())
    for name in sorted(found):
        digest.update(name.encode() + b"\0" + hashlib.sha256(found[name].read_bytes()).digest())
    return digest.hexdigest()[:16]


def _counts(file: Traversable) -> bool:
    return file.name.endswith((".py", ".toml"))
