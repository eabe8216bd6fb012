"""Speed and memory of reading and extraction, beside the cost of merely finding the words.

usage: python benchmarks/extraction.py [PATH] [--articles N]

PATH is a folder or file of articles. Without it the bundled corpus is repeated to N articles (2000). Each measurement
runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from machine import processor

# The parent loads nothing big: on Linux a child's peak memory starts from what its parent had.


def main() -> None:
    arguments = parser().parse_args()
    if arguments.measure:
        print(json.dumps(MEASURES[arguments.measure](arguments.path)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.path or repeated(Path(folder) / "bundled.jsonl", arguments.articles)
        results = {name: in_child(name, path) for name in MEASURES}
    print(table(results, arguments.path or f"the bundled corpus, repeated to {arguments.articles} articles"))


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    made.add_argument("path", nargs="?")
    made.add_argument("--articles", type=int, default=2000, metavar="N")
    made.add_argument("--measure", choices=sorted(MEASURES), help=argparse.SUPPRESS)
    return made


def in_child(name: str, path: str) -> dict[str, float]:
    command = [sys.executable, __file__, path, "--measure", name]
    return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout))


def repeated(file: Path, size: int) -> str:
    """The bundled corpus over and over, as JSON lines with ids of their own."""
    code = (
        "import sys, newsanalysis as na; articles = na.bundled().articles[['outlet', 'text']];"
        "size = int(sys.argv[2]); times = -(-size // len(articles));"
        "articles.loc[articles.index.repeat(times)].head(size).to_json(sys.argv[1], orient='records', lines=True)"
    )
    subprocess.run([sys.executable, "-c", code, str(file), str(size)], check=True)
    return str(file)


def reading(path: str) -> dict[str, float]:
    import newsanalysis as na

    read = na.read
    start = time.perf_counter()
    articles = read(path).articles
    return result(time.perf_counter() - start, articles["text"].tolist())


def extraction(path: str) -> dict[str, float]:
    import newsanalysis as na

    articles = na.read(path).articles
    na.extract(articles.head(1))  # the lexicon is compiled once, with the first article
    start = time.perf_counter()
    na.extract(articles)
    return result(time.perf_counter() - start, articles["text"].tolist())


def words(path: str) -> dict[str, float]:
    import newsanalysis as na

    texts = na.read(path).articles["text"].tolist()
    start = time.perf_counter()
    for text in texts:
        re.findall(r"\w+", text)
    return result(time.perf_counter() - start, texts)


MEASURES: dict[str, Callable[[str], dict[str, float]]] = {"reading": reading, "extraction": extraction, "words": words}
LABELS = {"reading": "reading", "extraction": "extraction", "words": r're.findall(r"\w+", text)'}


def result(seconds: float, texts: list[str]) -> dict[str, float]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS, kilobytes elsewhere
    megabytes = peak / (2**20 if sys.platform == "darwin" else 2**10)
    return {"seconds": seconds, "articles": len(texts), "characters": sum(map(len, texts)), "megabytes": megabytes}


def table(results: dict[str, dict[str, float]], corpus: str) -> str:
    floor = results["words"]["seconds"]
    any_result = results["words"]
    packages = ", ".join(f"{name} {version(name)}" for name in ("newsanalysis", "pandas", "pyarrow"))
    lines = [
        f"{date.today()}  {processor()}, {os.cpu_count()} cores, {platform.system()}; one process",
        f"Python {platform.python_version()}, {packages}",
        f"{corpus}: {any_result['articles']:,} articles, {any_result['characters']:,} characters",
        "",
        f"{'':26}{'seconds':>9}{'articles/s':>12}{'characters/s':>14}{'times the floor':>17}{'peak MB':>9}",
    ]
    for name, r in results.items():
        rates = f"{r['articles'] / r['seconds']:>12,.0f}{r['characters'] / r['seconds']:>14,.0f}"
        lines.append(f"{LABELS[name]:26}{r['seconds']:>9.2f}{rates}{r['seconds'] / floor:>17.1f}{r['megabytes']:>9.0f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
