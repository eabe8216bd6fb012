"""newsanalysis beside other readers of Arabic numbers: how much is read right, how fast, and how its memory grows.

usage: python benchmarks/readers.py [--peers FOLDER] [--install]      what is read right in readers/vectors.jsonl
       python benchmarks/readers.py --speed [PATH] [--articles N]     speed on the same articles, memory as they grow
       python benchmarks/readers.py --wrong READER                    what a reader gets wrong

The peers ask for versions of packages that exclude one another, so each has a virtual environment of its own in
FOLDER (~/.cache/newsanalysis/peers); --install makes them. A peer that is missing is named, with the command that
installs it, and left out. PATH is a folder or file of articles; without it the bundled corpus is repeated.

How an answer is judged, the same for all. A reader may return any number of quantities for a text, of any of its
kinds; one that is right is enough, and others beside it do not count against it.
- The value has to be equal. A duration may come in another unit (90 minutes for an hour and a half).
- A range needs both of its ends in one quantity; two numbers read apart are no range.
- A qualifier needs the value and its bound, in whatever form: an interval that is open above for `at least` and
  `more than`, open below for `at most` and `less than`, any mark of approximation for `about`.
The second block asks more of money, percent and durations (their unit too), and less of ranges and qualifiers (the
numbers alone, however they are bound).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from machine import processor

VECTORS = Path(__file__).parent / "readers" / "vectors.jsonl"
ADAPTERS = Path(__file__).parent / "readers" / "adapters.py"
PEERS = Path.home() / ".cache" / "newsanalysis" / "peers"
OURS = "newsanalysis"
# name → the package to install, and the module that shows whether it is there
PACKAGES = {
    "maha": ("mahad", "maha"),
    "duckling": ("pyduckling-native-phihos", "duckling"),
    "pyarabic": ("pyarabic", "pyarabic"),
    "spacy": ("spacy", "spacy"),
}
READERS = (OURS, "duckling", "maha", "pyarabic")
# What is timed: label → (reader, name in adapters.py)
MEASURES = {
    "newsanalysis, whole extraction": (OURS, "extraction"),
    "newsanalysis, reading the file": (OURS, "reading"),
    r're.findall(r"\w+", text)': (OURS, "words"),
    "spaCy, blank Arabic tokenizer": ("spacy", "spacy"),
    "pyarabic, number extraction": ("pyarabic", "pyarabic"),
    "Maha, numerals": ("maha", "maha numerals"),
    "Maha, all its kinds": ("maha", "maha"),
    "Duckling, all its kinds": ("duckling", "duckling"),
}
SIZES = (1000, 4000, 16000)
ROUNDS = 3  # all are timed in turn, this many times, so that a busy moment of the machine falls on none alone
BUDGET = 10.0  # seconds after which a slow reader is not run again in the same round

Quantity = dict[str, Any]
Vector = dict[str, Any]


def main() -> None:
    arguments = parser().parse_args()
    folder: Path = arguments.peers
    if arguments.install:
        install(folder)
    if arguments.wrong:
        wrong(arguments.wrong, folder)
    elif arguments.speed:
        speed(None if arguments.speed == "bundled" else arguments.speed, arguments.articles, arguments.runs, folder)
    else:
        print(f"{header()}\n\n{right_answers(folder)}")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    made.add_argument("--peers", type=Path, default=PEERS, metavar="FOLDER", help="the environments of the peers")
    made.add_argument("--install", action="store_true", help="make them first")
    made.add_argument("--wrong", choices=READERS, metavar="READER", help=f"one of {', '.join(READERS)}")
    made.add_argument("--speed", nargs="?", const="bundled", metavar="PATH")
    made.add_argument("--articles", type=int, default=200, metavar="N", help="how many are timed (%(default)s)")
    made.add_argument("--runs", type=int, default=9, metavar="N", help="runs of each; the median counts (%(default)s)")
    return made


# --- the peers ------------------------------------------------------------------------------------------------------


def python_of(name: str, folder: Path) -> str | None:
    """The Python that has the reader: this one, or the one of its environment; None where it is missing."""
    if name == OURS:
        return sys.executable
    probe = ["-c", f"import {PACKAGES[name][1]}"]
    for python in (sys.executable, folder / name / "bin" / "python", folder / name / "Scripts" / "python.exe"):
        if Path(python).exists() and subprocess.run([python, *probe], capture_output=True).returncode == 0:
            return str(python)
    return None


def install(folder: Path) -> None:
    for name, (package, _) in PACKAGES.items():
        if python_of(name, folder) is None:
            subprocess.run([sys.executable, "-m", "venv", folder / name], check=True)
            scripts = folder / name / ("Scripts" if os.name == "nt" else "bin")
            subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", package], check=True)


def missing(names: list[str], folder: Path) -> str:
    lines = [f"{name} is missing: package {PACKAGES[name][0]}" for name in names]
    where = "" if folder == PEERS else f" --peers {folder}"
    return "\n".join([*lines, f"Install them: python benchmarks/readers.py{where} --install"]) if lines else ""


def adapter(python: str, *arguments: str, texts: list[str] | None = None) -> Any:
    """What adapters.py prints, or None where the reader's process died."""
    given = json.dumps(texts).encode() if texts is not None else None
    done = subprocess.run([python, ADAPTERS, *arguments], input=given, stdout=subprocess.PIPE)
    return json.loads(done.stdout) if done.returncode == 0 else None


# --- right answers --------------------------------------------------------------------------------------------------


def load_vectors() -> list[Vector]:
    return [json.loads(line) for line in VECTORS.read_text("utf-8").splitlines()]


def equal(a: float | None, b: float | None, tolerance: float = 1e-4) -> bool:
    return a is not None and b is not None and abs(a - b) <= tolerance * max(abs(a), abs(b))


DAY = 86400
SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": DAY, "week": 7 * DAY, "month": 30.44 * DAY, "year": 365.25 * DAY,
    "decade": 3652.5 * DAY, "century": 36525 * DAY,
}  # fmt: skip
MONTHS_DIFFER = 0.02  # a month is 30 days to one reader and a twelfth of a year to another


def same_duration(vector: Vector, quantity: Quantity) -> bool:
    seconds = SECONDS.get(vector.get("unit", ""), 0) * vector["value"]
    return bool(seconds) and equal(quantity.get("seconds"), seconds, MONTHS_DIFFER)


def has_value(vector: Vector, found: list[Quantity]) -> bool:
    return any(equal(q.get("value"), vector["value"]) or same_duration(vector, q) for q in found)


def has_unit(vector: Vector, found: list[Quantity]) -> bool:
    """The value together with its unit; a currency without its country may be that of any country that has one."""
    units = set(vector["unit"].split("/"))
    named = [q for q in found if units.intersection((q.get("unit") or "").split("/"))]
    return has_value(vector, named) or any(same_duration(vector, q) for q in found)


def is_range(vector: Vector, found: list[Quantity]) -> bool:
    return any(equal(q.get("low"), vector["low"]) and equal(q.get("high"), vector["high"]) for q in found)


def has_bound(vector: Vector, found: list[Quantity]) -> bool:
    value, qualifier = vector["value"], vector["qualifier"]
    if qualifier == "about":
        return any(q.get("about") and equal(q.get("value"), value) for q in found)
    bounded, opened = ("low", "high") if qualifier in ("at_least", "more_than") else ("high", "low")
    return any(equal(q.get(bounded), value) and not q.get(opened) for q in found)


def names_amounts(vector: Vector, found: list[Quantity]) -> bool:
    """Every number of the vector, whatever it is bound by."""
    said = [vector[key] for key in ("value", "low", "high") if key in vector]
    return all(any(equal(q.get(key), amount) for q in found for key in ("value", "low", "high")) for amount in said)


Rule = Callable[[Vector, list[Quantity]], bool]
ROWS: dict[str, tuple[str, Rule]] = {
    "spelled integers": ("spelled integers", has_value),
    "decimals and separators": ("decimals and separators", has_value),
    "money": ("money", has_value),
    "percent": ("percent", has_value),
    "durations": ("durations", has_value),
    "duals": ("duals", has_value),
    "ranges": ("ranges", is_range),
    "qualifiers": ("qualifiers", has_bound),
}
MORE_ROWS: dict[str, tuple[str, Rule]] = {
    "money and its currency": ("money", has_unit),
    "percent as a percent": ("percent", has_unit),
    "durations and their unit": ("durations", has_unit),
    "ranges, ends joined or apart": ("ranges", names_amounts),
    "qualifiers, the value alone": ("qualifiers", names_amounts),
}


def judged(row: str, vectors: list[Vector]) -> list[int]:
    """Which vectors count in a row: those of its kind, and with a unit where the unit is asked."""
    kind, rule = {**ROWS, **MORE_ROWS}[row]
    of_kind = [k for k, vector in enumerate(vectors) if vector["kind"] == kind]
    return [k for k in of_kind if "unit" in vectors[k]] if rule is has_unit else of_kind


def failures(row: str, vectors: list[Vector], found: list[list[Quantity]]) -> list[int]:
    rule = {**ROWS, **MORE_ROWS}[row][1]
    return [k for k in judged(row, vectors) if not rule(vectors[k], found[k])]


def right_answers(folder: Path) -> str:
    """The table of right answers; readers that are missing, or whose process died, are named below it."""
    vectors = load_vectors()
    texts = [vector["text"] for vector in vectors]
    answers: dict[str, Any] = {}
    absent: list[str] = []
    for name in READERS:
        python = python_of(name, folder)
        if python is None:
            absent.append(name)
        else:
            answers[name] = adapter(python, "read", name, texts=texts)
    died = [f"{name} died on the way\n" for name, answer in answers.items() if answer is None]
    columns = [name for name, answer in answers.items() if answer is not None]
    width = max(map(len, (*ROWS, *MORE_ROWS)))
    lines = [
        f"{'right, %':{width}}{'n':>6}" + "".join(f"{name:>14}" for name in columns),
        f"{'':{width}}{'':>6}" + "".join(f"{answers[name]['version']:>14}" for name in columns),
    ]
    for rows in (ROWS, MORE_ROWS):
        lines.append("")
        for row in rows:
            n = len(judged(row, vectors))
            shares = (100 * (1 - len(failures(row, vectors, answers[name]["found"])) / n) for name in columns)
            lines.append(f"{row:{width}}{n:>6}" + "".join(f"{share:>14.1f}" for share in shares))
    return "\n".join([*lines, "", *died, missing(absent, folder)]).rstrip("\n")


def wrong(name: str, folder: Path) -> None:
    """Each vector that a reader gets wrong, what is right, and what it returned."""
    python = python_of(name, folder)
    if python is None:
        sys.exit(missing([name], folder))
    vectors = load_vectors()
    answer = adapter(python, "read", name, texts=[vector["text"] for vector in vectors])
    if answer is None:
        sys.exit(f"{name} died on the way")
    for row in (*ROWS, *MORE_ROWS):
        failed = failures(row, vectors, answer["found"])
        print(f"\n## {row}: {len(failed)} of {len(judged(row, vectors))} wrong\n")
        for k in failed:
            expected = {key: value for key, value in vectors[k].items() if key not in ("kind", "text", "generated")}
            got = [{key: value for key, value in q.items() if value not in (None, False)} for q in answer["found"][k]]
            print(f"- {vectors[k]['text']}\n  - expected {expected}\n  - got {got}")


# --- speed and memory -----------------------------------------------------------------------------------------------


def speed(path: str | None, size: int, runs: int, folder: Path) -> None:
    print(header())
    with tempfile.TemporaryDirectory() as temporary:
        file = sample(path, size, Path(temporary))
        results: dict[str, Any] = {}
        absent: dict[str, None] = {}
        pythons = {name: python_of(name, folder) for name in (OURS, *PACKAGES)}
        for _ in range(ROUNDS):
            for label, (name, measure) in MEASURES.items():
                python = pythons[name]
                if python is None:
                    absent[name] = None
                elif label not in results or results[label]:
                    again = adapter(python, "time", measure, str(file), str(-(-runs // ROUNDS)), str(BUDGET))
                    before = results[label]["seconds"] if label in results else []
                    results[label] = again and {**again, "seconds": before + again["seconds"]}
        print(f"\n{speeds(results)}\n{missing(list(absent), folder)}")
        print(growth({size: sample(path, size, Path(temporary)) for size in SIZES}))


def sample(path: str | None, size: int, folder: Path) -> Path:
    """`size` articles of `path` (or of the bundled corpus) as JSON lines, evenly spread, repeated where they are fewer.

    A process of its own reads them: on Linux a child's peak memory starts from what its parent had.
    """
    file = folder / f"{size}.jsonl"
    code = (
        "import sys, newsanalysis as na\n"
        "path, file, size = sys.argv[1], sys.argv[2], int(sys.argv[3])\n"
        "articles = (na.read(path) if path else na.bundled()).articles\n"
        "articles = articles[['outlet', 'published', 'text']].dropna(subset='text')\n"
        "n = len(articles)\n"
        "picked = articles.iloc[[k * n // size if size < n else k % n for k in range(size)]]\n"
        "picked.to_json(file, orient='records', lines=True, date_format='iso', force_ascii=False)\n"
    )
    subprocess.run([sys.executable, "-c", code, path or "", str(file), str(size)], check=True)
    return file


def speeds(results: dict[str, Any]) -> str:
    """Characters a second on one core, and how many times ours each takes."""
    width = max(map(len, MEASURES)) + 2
    medians = {label: statistics.median(result["seconds"]) for label, result in results.items() if result}
    ours = medians["newsanalysis, whole extraction"]
    any_result = next(result for result in results.values() if result)
    lines = [
        f"{any_result['articles']:,} articles, {any_result['characters']:,} characters; one core, processor time",
        "",
        f"{'':{width}}{'characters/s':>14}{'articles/s':>12}{'time / ours':>13}{'runs':>6}",
    ]
    for label, result in results.items():
        if result is None:
            lines.append(f"{label:{width}}{'its process died':>14}")
            continue
        median = medians[label]
        rates = f"{result['characters'] / median:>14,.0f}{result['articles'] / median:>12,.0f}"
        lines.append(f"{label:{width}}{rates}{median / ours:>13.3f}{len(result['seconds']):>6}")
    return "\n".join(lines)


def growth(files: dict[int, Path]) -> str:
    """Time and peak memory of ours by the number of articles."""
    lines = [f"{'newsanalysis':>12}{'tables in memory':>26}{'tables written to disk':>28}"]
    lines.append(f"{'articles':>12}{'seconds':>13}{'peak MB':>13}{'seconds':>15}{'peak MB':>13}")
    for size, file in files.items():
        memory, disk = (adapter(sys.executable, "grow", where, str(file)) for where in ("memory", "disk"))
        cells = "".join(f"{r['seconds']:>{w}.1f}{r['megabytes']:>13.0f}" for r, w in ((memory, 13), (disk, 15)))
        lines.append(f"{size:>12,}{cells}")
    return "\n".join(lines)


def header() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in (OURS, "pandas", "pyarrow"))
    machine = f"{processor()}, {os.cpu_count()} cores, {platform.system()}"
    return f"{date.today()}  {machine}\nPython {platform.python_version()}, {packages}"


if __name__ == "__main__":
    main()
