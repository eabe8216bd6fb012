"""Turn reading sheets into standoff gold: find the offsets of what an annotator quoted.

usage: python scripts/standoff.py CORPUS SHEETS OUT

CORPUS holds `articles.csv` with a `path` column; SHEETS holds one `ARTICLE_ID.json` a reading, OUT gets the same names. A sheet
is a gold file (`{"article_id", "figures": [...], "claims": [...]}`) whose spans are quoted strings instead of offsets:

- `"27"`: the place nearest to the figure's `expr` or the claim's `cue`; `expr` and `cue` themselves must stand once
- `"بسقوط ⟦27⟧ قتيلا"`: with as much of its context as makes it unique, the span in brackets
- `part_of`: the index of the total in `figures`

Every span that cannot be found, or not unambiguously, is reported with its file, and nothing is written for that sheet.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

FIGURE_SPANS, CLAIM_SPANS = ("counted", "source"), ("source", "via")


def main(corpus: Path, sheets: Path, out: Path) -> int:
    """Write the standoff file of every sheet; the number of sheets with faults is the exit status."""
    with (corpus / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = {row["article_id"]: (corpus / row["path"]).read_text(encoding="utf-8") for row in csv.DictReader(file)}
    out.mkdir(parents=True, exist_ok=True)
    faulty = 0
    for sheet in sorted(sheets.glob("*.json")):
        faults: list[str] = []
        try:
            reading = json.loads(sheet.read_text(encoding="utf-8"))
            gold = standoff(texts[reading["article_id"]], reading, faults)
        except (KeyError, ValueError) as error:
            faults.append(f"{type(error).__name__}: {error}")
        if faults:
            faulty += 1
            sys.stderr.write("".join(f"{sheet.name}: {fault}\n" for fault in faults))
        else:
            text = json.dumps(gold, ensure_ascii=False, indent=1)
            (out / sheet.name).write_text(text + "\n", encoding="utf-8")
    return faulty


def standoff(text: str, reading: dict[str, Any], faults: list[str]) -> dict[str, Any]:
    """`reading` with every quoted string replaced by its span; what cannot be found is added to `faults`."""
    figures = [dict(figure) for figure in reading["figures"]]
    for figure in figures:
        figure["expr"] = span(text, figure["expr"], None, faults)
        for name in FIGURE_SPANS:
            figure[name] = span(text, figure.get(name), figure["expr"], faults)
    for figure in figures:
        whole = figure.get("part_of")
        figure["part_of"] = None if whole is None else figures[whole]["expr"]
    claims = [dict(claim) for claim in reading["claims"]]
    for claim in claims:
        claim["cue"] = span(text, claim["cue"], None, faults)
        for name in CLAIM_SPANS:
            claim[name] = span(text, claim.get(name), claim["cue"], faults)
        claim["content"] = [span(text, part, claim["cue"], faults) for part in claim["content"]]
        if claim.get("speaker") and claim["speaker"] not in text:
            faults.append(f"speaker {claim['speaker']!r} is not in the text")
    return {"article_id": reading["article_id"], "figures": figures, "claims": claims}


def span(text: str, quoted: str | None, near: dict[str, Any] | None, faults: list[str]) -> dict[str, Any] | None:
    """The span of a quoted string, nearest to another span or unique."""
    if quoted is None:
        return None
    before, _, rest = quoted.partition("⟦")
    inner, bracketed, after = rest.partition("⟧")
    if not bracketed:
        before, inner, after = "", quoted, ""
    whole = before + inner + after
    places = [at + len(before) for at in range(len(text)) if text.startswith(whole, at)] if inner else []
    if not places or (len(places) > 1 and near is None):
        faults.append(f"{quoted!r} stands {len(places)} times; quote more of its context, the span in ⟦ ⟧")
        return {"start": 0, "end": 0, "text": ""}
    start = min(places, key=lambda at: abs(at - near["start"])) if near else places[0]
    return {"start": start, "end": start + len(inner), "text": inner}


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*map(Path, sys.argv[1:])))
