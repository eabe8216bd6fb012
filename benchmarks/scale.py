"""A corpus written to disk: time, memory and bytes, by one process and by several, at several sizes.

usage: python benchmarks/scale.py [PATH] [--jobs N]

PATH is a folder or file of articles. Without it the bundled corpus is repeated to 1 000, 4 000 and 16 000 articles. Each
run is a process of its own with nothing kept from before. The peak memory of several processes is that of the largest.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.metadata import version
from pathlib import Path

from extraction import repeated
from machine import processor

SIZES = (1_000, 4_000, 16_000)


def main() -> None:
    arguments = parser().parse_args()
    if arguments.out:
        print(json.dumps(measure(arguments.path, arguments.out, arguments.jobs)))
        return
    packages = ", ".join(f"{name} {version(name)}" for name in ("newsanalysis", "pandas", "pyarrow"))
    print(f"{date.today()}  {processor()}, {os.cpu_count()} cores, {platform.system()}")
    print(f"Python {platform.python_version()}, {packages}\n")
    print(
        f"{'articles':>9}{'processes':>11}{'seconds':>9}{'articles/s':>12}{'CPU seconds':>13}{'peak MB':>9}{'MB on disk':>12}"
    )
    with tempfile.TemporaryDirectory() as folder:
        paths = [arguments.path] if arguments.path else [repeated(Path(folder) / f"{n}.jsonl", n) for n in SIZES]
        for path in paths:
            one, several = (row(path, Path(folder) / "out", jobs) for jobs in (1, arguments.jobs))
        print(f"\n{arguments.jobs} processes: {one / several:.2f} × one")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    made.add_argument("path", nargs="?")
    made.add_argument("--jobs", type=int, default=2, metavar="N")
    made.add_argument("--out", help=argparse.SUPPRESS)
    return made


def row(path: str, out: Path, jobs: int) -> float:
    """Measure and print; the seconds that it took."""
    folder = out.with_name(f"{Path(path).stem}-{jobs}")
    command = [sys.executable, __file__, path, "--jobs", str(jobs), "--out", str(folder)]
    r = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout)
    rate = r["articles"] / r["seconds"]
    print(
        f"{r['articles']:>9,}{jobs:>11}{r['seconds']:>9.1f}{rate:>12,.0f}{r['cpu']:>13.1f}{r['megabytes']:>9.0f}{r['disk']:>12.1f}",
        flush=True,
    )
    return float(r["seconds"])


def measure(path: str, out: str, jobs: int) -> dict[str, float]:
    from newsanalysis.scale import extract_files

    start = time.perf_counter()
    summary = extract_files(path, out, jobs=jobs, cache=False)
    seconds = time.perf_counter() - start
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    unit = 2**20 if sys.platform == "darwin" else 2**10  # bytes on macOS, kilobytes elsewhere
    return {
        "seconds": seconds,
        "articles": summary.rows["articles"],
        "cpu": sum(one.ru_utime + one.ru_stime for one in used),
        "megabytes": max(one.ru_maxrss for one in used) / unit,
        "disk": sum(file.stat().st_size for file in Path(out).rglob("*") if file.is_file()) / 1e6,
    }


if __name__ == "__main__":
    main()
