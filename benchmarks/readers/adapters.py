"""One reader at a time, in a process of its own: what it reads in texts, and how long it takes. For `../peers.py`.

usage: python benchmarks/readers/adapters.py read READER < texts.json       quantities of each text
       python benchmarks/readers/adapters.py time MEASURE FILE RUNS BUDGET  seconds of each run
       python benchmarks/readers/adapters.py grow memory|JOBS FILE          time and memory of ours

Only the standard library is loaded up to the reader itself: this file also runs in the environment of each peer.
A quantity is a dict of what a reader tells of it: its `value`, `low` and `high` where they bound it, its `unit`, the
`seconds` of a duration, `about` where it is marked as approximate, and for ours the name of the `qualifier`.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import tempfile
import time
import zoneinfo
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

Quantity = dict[str, Any]
Read = Callable[[list[str]], list[list[Quantity]]]
Run = Callable[[list[str], str], object]  # the texts, and the file that they come from


def main() -> None:
    what, name, *rest = sys.argv[1:]
    if what == "read":
        texts = json.loads(sys.stdin.buffer.read())
        result: object = {"version": version(PACKAGES[name]), "found": READ[name]()(texts)}
    elif what == "time":
        file, runs, budget = rest
        result = timed(TIMED[name], file, int(runs), float(budget))
    else:
        result = grow(name, rest[0])
    sys.stdout.buffer.write(json.dumps(result).encode())
    sys.stdout.flush()


# --- what each reader finds -----------------------------------------------------------------------------------------


def read_ours() -> Read:
    import pandas as pd

    import newsanalysis as na

    def read(texts: list[str]) -> list[list[Quantity]]:
        figures = na.extract(pd.DataFrame({"article_id": [str(k) for k in range(len(texts))], "text": texts})).figures
        found: list[list[Quantity]] = [[] for _ in texts]
        for row in figures.astype(object).where(figures.notna(), None).to_dict("records"):
            quantity = {"value": row["value"], "unit": row["unit"], "qualifier": row["qualifier"]}
            if row["qualifier"] in ("at_least", "more_than"):
                quantity["low"] = row["low"]
            elif row["qualifier"] in ("up_to", "less_than"):
                quantity["high"] = row["high"]
            elif row["qualifier"] == "between":
                quantity |= {"low": row["low"], "high": row["high"]}
            quantity["about"] = row["qualifier"] == "about"
            found[int(row["article_id"])].append(quantity)
        return found

    return read


def read_maha() -> Read:
    """The kinds that version 0.3 has: numerals and durations (its money, distances and so on are announced only)."""
    from maha.parsers.functions import parse_dimension

    sign = re.compile(r"[%٪]|(?:في ال|بال)م(?:ئ|ائ)ة")

    def numeral(found: Any) -> Quantity:
        if sign.search(found.body):  # it reads 8 % as 0.08
            return {"value": float(found.value) * 100, "unit": "%"}
        return {"value": float(found.value)}

    def duration(found: Any) -> Quantity:
        parts, seconds = found.value.values, found.value.normalized_value.value
        if len(parts) > 1:
            return {"seconds": seconds}
        return {"value": parts[0].value, "unit": parts[0].unit.name.lower().removesuffix("s"), "seconds": seconds}

    def read(texts: list[str]) -> list[list[Quantity]]:
        return [
            [numeral(found) for found in parse_dimension(text, numeral=True)]
            + [duration(found) for found in parse_dimension(text, duration=True)]
            for text in texts
        ]

    return read


DUCKLING = "amount-of-money distance duration number ordinal phone-number quantity temperature time volume"
DUCKLING_AMOUNTS = "amount-of-money distance duration number quantity temperature volume"
# Its names of currencies; those without a country stand for each country that has one.
CURRENCIES = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY/CNY", "riyal": "SAR/QAR/OMR/YER/IRR", "dirham": "AED/MAD",
    "dinar": "KWD/JOD/IQD/TND/LYD/BHD/DZD", "pound": "EGP/GBP/SDG/SYP/LBP", "shekel": "ILS", "rupee": "INR/PKR",
}  # fmt: skip


def duckling() -> Callable[[str, str], list[dict[str, Any]]]:
    """A function of a text and the names of dimensions."""
    from duckling import (  # type: ignore[import-not-found]
        Context,
        default_locale_lang,
        init,
        load_time_zones,
        parse,
        parse_dimensions,
        parse_lang,
        parse_ref_time,
    )

    init()
    zones = load_time_zones(next(folder for folder in zoneinfo.TZPATH if Path(folder).is_dir()))
    context = Context(parse_ref_time(zones, "UTC", 1_600_000_000), default_locale_lang(parse_lang("AR")))
    dimensions: dict[str, Any] = {}

    def run(text: str, names: str) -> list[dict[str, Any]]:
        if names not in dimensions:
            dimensions[names] = parse_dimensions(names.split())
        return list(parse(text, context, dimensions[names], False))

    return run


def read_duckling() -> Read:
    """All dimensions of amounts together and each alone, so that none hides another; times are no amounts."""
    parse = duckling()

    def quantity(found: dict[str, Any]) -> Quantity:
        value = found["value"]
        if value["type"] == "interval":
            ends = {ours: value[theirs] for ours, theirs in (("low", "from"), ("high", "to")) if theirs in value}
            unit = next(iter(ends.values())).get("unit")
            return {**{ours: end["value"] for ours, end in ends.items()}, "unit": currency(unit)}
        seconds = value.get("normalized", {}).get("value") if found["dim"] == "duration" else None
        return {"value": value["value"], "unit": currency(value.get("unit")), "seconds": seconds}

    def currency(unit: str | None) -> str | None:
        if unit is None:
            return None
        name = unit.encode("latin-1", "ignore").decode("utf-8", "ignore")  # it returns the bytes of £ as two characters
        return CURRENCIES.get(name, name)

    def read(texts: list[str]) -> list[list[Quantity]]:
        names = [DUCKLING_AMOUNTS, *DUCKLING_AMOUNTS.split()]
        return [[quantity(found) for dims in names for found in parse(text, dims)] for text in texts]

    return read


def read_pyarabic() -> Read:
    """Its number phrases with their values; one in digits, which its converter takes for 0, is taken at face value."""
    from pyarabic.number import extract_number_phrases, text2number  # type: ignore[import-not-found]

    def quantity(phrase: str) -> Quantity:
        return {"value": float(phrase) if phrase.isdecimal() else text2number(phrase)}

    return lambda texts: [[quantity(phrase) for phrase in extract_number_phrases(text)] for text in texts]


READ: dict[str, Callable[[], Read]] = {
    "newsanalysis": read_ours,
    "maha": read_maha,
    "duckling": read_duckling,
    "pyarabic": read_pyarabic,
}
PACKAGES = {
    "newsanalysis": "newsanalysis",
    "maha": "mahad",
    "duckling": "pyduckling-native-phihos",
    "pyarabic": "pyarabic",
    "spacy": "spacy",
}


# --- how long each takes --------------------------------------------------------------------------------------------


def time_ours() -> Run:
    import pandas as pd

    import newsanalysis as na

    def run(texts: list[str], file: str) -> object:
        return na.extract(pd.DataFrame({"article_id": [str(k) for k in range(len(texts))], "text": texts}))

    return run


def time_reading() -> Run:
    import newsanalysis as na

    return lambda texts, file: na.read(file)


def time_words() -> Run:
    pattern = re.compile(r"\w+")
    return lambda texts, file: [pattern.findall(text) for text in texts]


def time_spacy() -> Run:
    import spacy  # type: ignore[import-not-found]

    nlp = spacy.blank("ar")
    nlp.max_length = 10**9
    return lambda texts, file: [nlp.make_doc(text) for text in texts]


def time_maha(**kinds: bool) -> Callable[[], Run]:
    def make() -> Run:
        from maha.parsers.functions import parse_dimension

        return lambda texts, file: [parse_dimension(text, **kinds) for text in texts]

    return make


def time_duckling() -> Run:
    parse = duckling()
    return lambda texts, file: [parse(text, DUCKLING) for text in texts]


def time_pyarabic() -> Run:
    from pyarabic.number import extract_number_phrases

    return lambda texts, file: [extract_number_phrases(text) for text in texts]


TIMED: dict[str, Callable[[], Run]] = {
    "extraction": time_ours,
    "reading": time_reading,
    "words": time_words,
    "spacy": time_spacy,
    "maha": time_maha(numeral=True, ordinal=True, duration=True, time=True),
    "maha numerals": time_maha(numeral=True),
    "duckling": time_duckling,
    "pyarabic": time_pyarabic,
}


def timed(make: Callable[[], Run], file: str, runs: int, budget: float) -> dict[str, Any]:
    """Processor seconds on one core for each run: one run at least, none once `budget` seconds are gone."""
    pin()
    texts = texts_of(file)
    run = make()
    run(texts[:1], file)  # lexicons are compiled once
    seconds: list[float] = []
    while len(seconds) < runs and sum(seconds) < budget:
        start = time.process_time()
        run(texts, file)
        seconds.append(time.process_time() - start)
    return {"seconds": seconds, "characters": sum(map(len, texts)), "articles": len(texts)}


def pin() -> None:
    if hasattr(os, "sched_setaffinity"):  # not on macOS and Windows
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def texts_of(file: str) -> list[str]:
    with Path(file).open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


# --- how ours grows -------------------------------------------------------------------------------------------------


def grow(where: str, file: str) -> dict[str, Any]:
    """Reading and extracting FILE, the tables in memory, or on disk by one process (`1`) or several."""
    if where in ("memory", "1"):
        pin()
    import newsanalysis as na

    with tempfile.TemporaryDirectory() as folder:
        start, clock = processor_time(), time.perf_counter()
        if where == "memory":
            na.extract(na.read(file))
        else:
            na.extract_files(file, folder, jobs=int(where), cache=False)
        seconds, clock = processor_time() - start, time.perf_counter() - clock
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    # bytes on macOS, kilobytes elsewhere
    return {"seconds": seconds, "clock": clock, "megabytes": peak / (2**20 if sys.platform == "darwin" else 2**10)}


def processor_time() -> float:
    """Of this process and of those that it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
