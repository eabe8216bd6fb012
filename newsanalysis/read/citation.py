"""How a corpus is cited: by what its data package says of itself, or else by what it holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeAlias

import pandas as pd

from newsanalysis.read.problems import Unreadable
from newsanalysis.read.sources import PACKAGE
from newsanalysis.read.trees import Folder, Tree, Zip

Style: TypeAlias = Literal["text", "bibtex", "csl"]
STYLES = ("text", "bibtex", "csl")
HASH = 12  # hexadecimal digits: no two corpora that anybody compares will share them


def cite(articles: pd.DataFrame, package: Mapping[str, Any], style: Style = "text") -> str:
    """The citation of a corpus of `articles` that `package`, a data package's descriptor, describes; see `Corpus.cite`."""
    if style not in STYLES:
        raise ValueError(f"style is {style!r}: expected one of {', '.join(map(repr, STYLES))}")
    known = {
        "authors": _authors(package),
        "year": _year(package),
        "title": _text(package, "title") or _text(package, "name") or "Corpus of articles",
        "version": _text(package, "version"),
        "licence": _licence(package),
        "url": _text(package, "homepage"),
        "content": f"{_extent(articles)}, sha256 {fingerprint(articles)}",
    }
    if style == "csl":
        return _csl(known, _key(package))
    return _bibtex(known, _key(package)) if style == "bibtex" else _line(known)


def fingerprint(articles: pd.DataFrame) -> str:
    """The first digits of a SHA-256 over the ids and texts, whatever their order: the same texts, the same digits."""
    pairs = zip(articles["article_id"].fillna("").astype(str), articles["text"].fillna("").astype(str), strict=True)
    digest = sha256()
    for pair in sorted(pairs):
        digest.update(json.dumps(pair).encode())
    return digest.hexdigest()[:HASH]


def package_of(path: Path) -> dict[str, Any]:
    """The descriptor of the data package in a folder or zip; of anything else its name."""
    named = {"name": path.resolve().stem if path.is_file() else path.resolve().name}
    try:
        if path.is_dir():
            return _descriptor(Folder(path)) or named
        if path.suffix.lower() == ".zip":
            with Zip(path) as members:
                return _descriptor(members) or named
    except Unreadable:
        pass  # the problems of the corpus tell it
    return named


def _descriptor(tree: Tree) -> dict[str, Any]:
    if PACKAGE not in tree.names:
        return {}
    try:
        package = json.loads(tree.load(PACKAGE).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return package if isinstance(package, dict) else {}


def _text(package: Mapping[str, Any], name: str) -> str:
    value = package.get(name)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _authors(package: Mapping[str, Any]) -> list[str]:
    people = [one for one in _listed(package, "contributors") if _text(one, "title")]
    authors = [one for one in people if "author" in (one.get("roles") or [one.get("role")])]
    return [_text(one, "title") for one in authors or people]


def _licence(package: Mapping[str, Any]) -> str:
    return ", ".join(_text(one, "name") or _text(one, "title") for one in _listed(package, "licenses"))


def _year(package: Mapping[str, Any]) -> str:
    return _text(package, "created")[:4]


def _listed(package: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = package.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _extent(articles: pd.DataFrame) -> str:
    """How much there is, and from when: `60 articles, 2023-09-08 to 2023-10-03`."""
    days = articles["published"].dropna()
    ends = [f"{day:%Y-%m-%d}" for day in (days.min(), days.max())] if len(days) else []
    size = f"{len(articles):,} article{'' if len(articles) == 1 else 's'}"
    return ", ".join([size, " to ".join(dict.fromkeys(ends))]).rstrip(", ")


def _line(known: Mapping[str, Any]) -> str:
    who = "; ".join(known["authors"])
    begins = f"{who} ({known['year'] or 'n.d.'}). " if who or known["year"] else ""
    version = f" (version {known['version']})" if known["version"] else ""
    parts = [f"{begins}{known['title']}{version} [data set]", known["licence"], known["content"], known["url"]]
    return ". ".join(part for part in parts if part) + ("" if known["url"] else ".")


def _bibtex(known: Mapping[str, Any], key: str) -> str:
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in known["authors"]),
        "title": f"{{{_tex(known['title'])}}}",
        "year": known["year"],
        "version": _tex(known["version"]),
        "howpublished": "Data set",
        "url": known["url"],
        "note": ". ".join(_tex(part) for part in (known["licence"], known["content"]) if part),
    }
    return f"@misc{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value) + "}"


def _csl(known: Mapping[str, Any], key: str) -> str:
    item = {
        "id": key,
        "type": "dataset",
        "title": known["title"],
        "author": [{"literal": name} for name in known["authors"]],
        "issued": {"date-parts": [[int(known["year"])]]} if known["year"].isdecimal() else None,
        "version": known["version"],
        "URL": known["url"],
        "note": ". ".join(part for part in (known["licence"], known["content"]) if part),
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)


def _key(package: Mapping[str, Any]) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", _text(package, "name")).strip("-") or "corpus"


def _tex(text: str) -> str:
    """`text` as TeX prints it."""
    return re.sub(r"([&%$#_{}])", r"\\\1", text.replace("\\", "/")).replace("~", r"\textasciitilde{}")
