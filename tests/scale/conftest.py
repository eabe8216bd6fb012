"""A small corpus of our own in several formats, and ways to look at what a run wrote."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Contents = Callable[[Path], dict[str, bytes]]

CITIES = ("المرفأ", "الجسر", "السوق", "المحطة", "القلعة", "الوادي", "الضفة", "المطار")


def text(n: int) -> str:
    """An article with claims, figures and, every fifth, a term; different for each `n`."""
    city = CITIES[n % len(CITIES)]
    called = " وانتقد ما يسمى مجلس الحي." if n % 5 == 0 else ""
    return (
        f"أعلنت وزارة الصحة سقوط {20 + n} قتيلا بينهم مدنيان في قصف {city}. "
        f"وأضافت أن نحو {40 + n} آخرين أصيبوا أمس. "
        f'وقال الناطق سامي درويش: "سنعيد بناء {city} خلال {2 + n} أشهر".' + called
    )


def write_jsonl(file: Path, numbers: range, **more: object) -> Path:
    file.parent.mkdir(exist_ok=True)
    rows = [{"id": f"a{n}", "body": text(n), "date": "2023-09-21", "page": n} | more for n in numbers]
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return file


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """46 articles and 3 problems: JSON Lines, a zip with JSON and an empty article, texts, and a file of no format."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    write_jsonl(folder / "a.jsonl", range(17))
    rows = [{"content": text(n), "source": "الميناء"} for n in range(20, 40)] + [{"content": "", "source": "الميناء"}]
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("b.json", json.dumps(rows, ensure_ascii=False))
    write_jsonl(folder / "c.jsonl", range(2), page="أولى")
    for n in range(7):
        (folder / f"d{n}.txt").write_text(text(50 + n), encoding="utf-8")
    (folder / "e.xyz").write_text("?", encoding="utf-8")
    return folder


@pytest.fixture(name="write_jsonl")
def _write_jsonl() -> Callable[..., Path]:
    return write_jsonl


@pytest.fixture
def contents() -> Contents:
    return _contents


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file that a run wrote, with its bytes."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != ".lock"]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
