"""Speed and memory: the whole extraction beside other readers of the same articles, and how its cost grows.

usage: python benchmarks/extraction.py [PATH] [--articles N] [--runs N] [--peers FOLDER] [--install]

PATH is a folder or file of articles; without it the bundled corpus is repeated. Three tables are printed:

1. Speed, on one core, of the extraction and of the peers (`peers.py`): characters and articles a second in processor
   time, the first pass of a process (`cold`) and the later ones (`warm`) apart, and the time as a share of ours. All are
   run in turn, in rounds, and the medians of the rounds count, so that a busy moment of the machine falls on none alone.
2. Time and peak memory at 1,000, 4,000 and 16,000 articles, each in a process of its own, with the tables in memory and
   written to disk in parts.
3. One process beside two.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from machine import header
from peers import COMPILED, OURS, PACKAGES, adapter, add_arguments, install, missing, python_of

# The parent loads nothing big: on Linux a child's peak memory starts from what its parent had.


class Measure(NamedTuple):
    """What is timed: the reader, its name in `readers/adapters.py`, and of how many articles it gets one.

    The slowest get every eighth article, or one round would take minutes.
    """

    label: str
    reader: str
    name: str
    every: int = 1


OUR_LABEL = "newsanalysis, whole extraction"
MEASURES = (
    Measure(OUR_LABEL, OURS, "extraction"),
    Measure("the same, its rules compiled", COMPILED, "extraction"),
    Measure("newsanalysis, reading the file", OURS, "reading"),
    Measure(r're.findall(r"\w+", text)', OURS, "words"),
    Measure("spaCy, blank Arabic tokenizer", "spacy", "spacy"),
    Measure("pyarabic, number extraction", "pyarabic", "pyarabic"),
    Measure("Maha, numerals", "maha", "maha numerals"),
    Measure("Maha, all its kinds", "maha", "maha", every=8),
    Measure("Duckling, all its kinds", "duckling", "duckling", every=8),
)
SIZES = (1000, 4000, 16000)
JOBS = (1, 2)
ROUNDS = 3
BUDGET = 20.0  # seconds after which a slow reader is not run again in the same round


def main() -> None:
    arguments = parser().parse_args()
    if arguments.install:
        install(arguments.peers)
    print(header(), flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if "speed" in arguments.only:
            print(
                "",
                speed(arguments.path, arguments.articles, arguments.runs, arguments.peers, folder),
                sep="\n",
                flush=True,
            )
        if "growth" in arguments.only:
            print("", growth({size: sample(arguments.path, size, folder) for size in SIZES}), sep="\n", flush=True)
        if "processes" in arguments.only:
            print("", processes(sample(arguments.path, SIZES[1], folder)), sep="\n")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    made.add_argument("path", nargs="?")
    made.add_argument("--articles", type=int, default=400, metavar="N", help="how many are timed (%(default)s)")
    made.add_argument("--runs", type=int, default=4, metavar="N", help="of each in a round (%(default)s)")
    tables = ("speed", "growth", "processes")
    made.add_argument("--only", nargs="+", choices=tables, default=tables, help="leave the other tables out")
    add_arguments(made)
    return made


def sample(path: str | None, size: int, folder: Path, every: int = 1) -> Path:
    """`size` articles of `path` (or of the bundled corpus) as JSON lines, evenly spread, repeated where they are fewer;
    of these one of `every`. A process of its own reads them."""
    file = folder / f"{size}-{every}.jsonl"
    code = (
        "import sys, newsanalysis as na\n"
        "path, file, size, every = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])\n"
        "articles = (na.read(path) if path else na.bundled()).articles\n"
        "articles = articles[['outlet', 'published', 'text']].dropna(subset='text')\n"
        "n = len(articles)\n"
        "picked = articles.iloc[[k * n // size if size < n else k % n for k in range(0, size, every)]]\n"
        "picked.to_json(file, orient='records', lines=True, date_format='iso', force_ascii=False)\n"
    )
    if not file.exists():
        subprocess.run([sys.executable, "-c", code, path or "", str(file), str(size), str(every)], check=True)
    return file


# --- beside the peers -----------------------------------------------------------------------------------------------


class Speed(NamedTuple):
    """Characters and articles of a pass, and the seconds of the cold and the warm passes."""

    characters: int
    articles: int
    cold: list[float]
    warm: list[float]


def speed(path: str | None, articles: int, runs: int, peers: Path, folder: Path) -> str:
    """The table of speeds; readers that are missing, or whose process died, are named below it."""
    pythons = {name: python_of(name, peers) for name in (OURS, *PACKAGES)}
    measured: dict[Measure, Speed] = {}
    died: set[Measure] = set()
    for _ in range(ROUNDS):
        for measure in MEASURES:
            python = pythons[measure.reader]
            if python is None or measure in died:
                continue
            file = sample(path, articles, folder, measure.every)
            result: Any = adapter(python, "time", measure.name, str(file), str(runs), str(BUDGET))
            if result is None:
                died.add(measure)
                continue
            cold, *warm = result["seconds"]
            before = measured.get(measure, Speed(result["characters"], result["articles"], [], []))
            measured[measure] = before._replace(cold=[*before.cold, cold], warm=[*before.warm, *warm])
    absent = missing([name for name, python in pythons.items() if python is None], peers)
    notes = [*(f"{measure.label}: its process died" for measure in MEASURES if measure in died), absent]
    return "\n".join([speeds(measured), *filter(None, notes)])


def speeds(measured: dict[Measure, Speed]) -> str:
    """Rates and ratios. The time of a character counts, so that readers of fewer articles can be compared."""
    width = max(len(measure.label) for measure in MEASURES) + 2
    ours = next(found for measure, found in measured.items() if measure.label == OUR_LABEL)
    lines = [
        f"{ours.articles:,} articles, {ours.characters:,} characters; one core, processor time, medians",
        "",
        f"{'':{width}}{'cold':>14}{'warm':>28}{'time / ours':>19}{'passes':>8}",
        f"{'':{width}}{'characters/s':>14}{'characters/s':>14}{'articles/s':>14}{'cold':>10}{'warm':>9}",
    ]
    for measure, found in measured.items():
        passes = found.warm or found.cold  # a reader that takes longer than its budget has no second pass
        cold, warm = median(found.cold), median(passes)
        share = found.characters / ours.characters
        ratios = (cold / share / median(ours.cold), warm / share / median(ours.warm or ours.cold))
        rates = f"{found.characters / cold:>14,.0f}{found.characters / warm:>14,.0f}{found.articles / warm:>14,.0f}"
        few = f"   every {measure.every}th article" if measure.every > 1 else ""
        lines.append(
            f"{measure.label:{width}}{rates}{ratios[0]:>10.3f}{ratios[1]:>9.3f}"
            f"{len(found.cold) + len(found.warm):>8}{few}"
        )
    return "\n".join(lines)


# --- as the articles grow -------------------------------------------------------------------------------------------


def growth(files: dict[int, Path]) -> str:
    """Processor time and peak memory of one process, by the number of articles."""
    lines = [f"{'one process':>12}{'tables in memory':>26}{'tables written in parts':>28}"]
    lines.append(f"{'articles':>12}{'seconds':>13}{'peak MB':>13}{'seconds':>15}{'peak MB':>13}")
    for size, file in files.items():
        memory, disk = (adapter(sys.executable, "grow", where, str(file)) for where in ("memory", "1"))
        cells = "".join(f"{r['seconds']:>{w}.1f}{r['megabytes']:>13.0f}" for r, w in ((memory, 13), (disk, 15)))
        lines.append(f"{size:>12,}{cells}")
    return "\n".join(lines)


def processes(file: Path) -> str:
    """One process beside two by the clock, the best of three turns each: only a machine at rest shows what two gain."""
    turns: dict[int, list[dict[str, float]]] = {jobs: [] for jobs in JOBS}
    for _ in range(3):
        for jobs, done in turns.items():
            done.append(adapter(sys.executable, "grow", str(jobs), str(file)))
    best = {jobs: min(done, key=lambda result: result["clock"]) for jobs, done in turns.items()}
    lines = [f"{'processes':>12}{'clock, s':>13}{'processor, s':>15}{'peak MB of one':>16}{'speed-up':>11}"]
    for jobs, result in best.items():
        gain = best[1]["clock"] / result["clock"]
        lines.append(
            f"{jobs:>12}{result['clock']:>13.1f}{result['seconds']:>15.1f}{result['megabytes']:>16.0f}{gain:>11.2f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
