"""A file that is read in pieces gives what it gives whole."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from newsanalysis.read import Corpus, large, read, scan

WORDS = "وقال الناطق إن الجسر أغلق صباح أمس، وسقط فيه ثلاثة جرحى. "
ROWS: list[dict[str, Any]] = [
    {
        "id": f"n{n}",
        "text": f"{n} {WORDS}" * (1 + n % 3),
        "date": "2023-09-21",
        "page": n,
        "desk": None if n % 4 else "محلي",
    }
    for n in range(23)
]


def lines(rows: list[dict[str, Any]], **options: Any) -> str:
    return "\n".join(json.dumps(row, **({"ensure_ascii": False} | options)) for row in rows)


def as_csv(rows: list[dict[str, Any]], **options: Any) -> str:
    return str(pd.DataFrame(rows).to_csv(index=False, **options))


def as_parquet(rows: list[dict[str, Any]]) -> bytes:
    file = io.BytesIO()
    pd.DataFrame(rows).to_parquet(file)
    return file.getvalue()


CASES: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "JSON lines": ("a.jsonl", lambda: lines(ROWS)),
    "blank and broken lines": ("a.jsonl", lambda: "\n\n" + lines(ROWS[:7]) + "\n{broken\n\n" + lines(ROWS[7:]) + "\n"),
    "other ends of line in a string": ("a.jsonl", lambda: lines([row | {"text": "أ\u2028ب\u0085ج " + WORDS} for row in ROWS])),
    "halves of surrogate pairs": ("a.jsonl", lambda: lines([*ROWS, {"id": "z", "text": "\ud83d " + WORDS}], ensure_ascii=True)),
    "columns that come late": ("a.jsonl", lambda: lines([*ROWS, ROWS[0] | {"id": "z", "late": 3.5}])),
    "rows without some columns": ("a.jsonl", lambda: lines([*ROWS, {"id": "y", "text": WORDS}])),
    "a JSON array": ("a.json", lambda: json.dumps(ROWS, ensure_ascii=False)),
    "a JSON array on many lines": ("a.json", lambda: "\ufeff \n" + json.dumps(ROWS, indent=2) + "\n"),
    "values that are no objects": ("a.json", lambda: json.dumps([1, ROWS[0], None, "س", [2], *ROWS[1:]], ensure_ascii=True)),
    "an empty array": ("a.json", lambda: "[ ]"),
    "an object with an array": ("a.json", lambda: json.dumps({"articles": ROWS})),
    "CSV": ("a.csv", lambda: as_csv(ROWS)),
    "CSV with line breaks, short and long lines": (
        "a.csv",
        lambda: as_csv([row | {"text": "سطر\nسطر " + row["text"]} for row in ROWS])
        + "z,نص\nw,نص,x,1,y,surplus\n\n"
        + 'q,"a"b,c\n',
    ),
    "a header alone": ("a.csv", lambda: "text,id\n"),
    "TSV with Windows ends of line": ("a.tsv", lambda: "\r\n" + as_csv(ROWS, sep="\t", lineterminator="\r\n")),
    "Parquet": ("a.parquet", lambda: as_parquet(ROWS)),
    "UTF-16": ("a.csv", lambda: as_csv(ROWS).encode("utf-16")),
    "Windows-1256": ("a.csv", lambda: as_csv(ROWS).encode("cp1256")),
    "damaged UTF-8": ("a.jsonl", lambda: lines(ROWS).encode().replace("أمس".encode(), b"\xd8\xff", 3)),
    "a binary file": ("a.csv", lambda: b"text\n" + bytes(range(256)) * 20),
    "control characters": ("a.csv", lambda: b"text\n" + b"\x01\x02\x03ab" * 20),
    "an empty file": ("a.jsonl", lambda: ""),
    "blank lines alone": ("a.jsonl", lambda: "\n\n"),
    "a second article with one id": ("a.jsonl", lambda: lines([*ROWS, ROWS[3]])),
    "texts in files": ("a.csv", lambda: "id,path\nx,x.txt\ny,missing.txt\nz,x.txt\n"),
}  # fmt: skip


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of five rows and chunks of 100 bytes, of files of any size."""
    for name, value in {"LARGE": 1, "ROWS": 5, "CHUNK": 100, "LONGEST_CELL": 10_000}.items():
        monkeypatch.setattr(large, name, value)


def same(whole: Corpus, pieces: Corpus) -> None:
    pd.testing.assert_frame_equal(whole.articles, pieces.articles)
    for name in ("problems", "mapping"):
        order = list(getattr(whole, name).columns)
        one, other = (getattr(corpus, name).sort_values(order, ignore_index=True) for corpus in (whole, pieces))
        pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("zipped", [False, True])
def test_pieces_give_what_the_whole_gives(
    tmp_path: Path, request: pytest.FixtureRequest, case: str, zipped: bool
) -> None:
    name, make = CASES[case]
    made = make()
    data = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
    (tmp_path / "in").mkdir()
    if zipped:
        with zipfile.ZipFile(tmp_path / "in" / "a.zip", "w") as archive:
            archive.writestr(name, data)
            archive.writestr("x.txt", WORDS)
    else:
        (tmp_path / "in" / name).write_bytes(data)
        (tmp_path / "in" / "x.txt").write_text(WORDS, encoding="utf-8")
    whole = read(tmp_path / "in")
    request.getfixturevalue("pieces")
    same(whole, read(tmp_path / "in"))


def test_a_file_comes_in_pieces(tmp_path: Path, pieces: None) -> None:
    for name, data in (("a.jsonl", lines(ROWS)), ("a.json", json.dumps(ROWS)), ("a.csv", as_csv(ROWS))):
        (tmp_path / name).write_text(data, encoding="utf-8")
        assert [len(batch) for batch in scan(tmp_path / name)] == [5, 5, 5, 5, 3], name
    (tmp_path / "a.parquet").write_bytes(as_parquet(ROWS))
    assert [len(batch) for batch in scan(tmp_path / "a.parquet")] == [5, 5, 5, 5, 3]


@pytest.mark.parametrize("end", ["", "{", '{"text": "', ', {"text": tru', "}", '{"id": "\\u06'])
def test_an_array_that_breaks_off_keeps_what_is_before(tmp_path: Path, pieces: None, end: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ROWS[:12])[:-1] + "," * (end[:1] != ",") + end, encoding="utf-8")
    corpus = read(tmp_path)
    assert corpus.articles["article_id"].tolist() == [row["id"] for row in ROWS[:12]]
    (problem,) = corpus.problems["problem"]
    assert problem.startswith("broken JSON") and "the rest is not" in problem


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_file(tmp_path: Path, pieces: None) -> None:
    rows = [f'{n},"{WORDS}"' for n in range(400)]
    rows[10] = '10,"' + WORDS
    (tmp_path / "a.csv").write_text("\n".join(["id,text", *rows]), encoding="utf-8")
    corpus = read(tmp_path)
    assert len(corpus) > 100
    assert len(corpus.problems) >= 1


def test_a_long_article_is_not_begun_again_for_each_chunk(
    tmp_path: Path, pieces: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded = 0
    decode = json.JSONDecoder.raw_decode

    def counting(decoder: json.JSONDecoder, text: str, at: int = 0) -> Any:
        nonlocal decoded
        decoded += len(text) - at
        return decode(decoder, text, at)

    monkeypatch.setattr(json.JSONDecoder, "raw_decode", counting)
    for size in (2_000, 16_000):
        content = json.dumps([{"text": "قال. " * size}], ensure_ascii=False)
        (tmp_path / "a.json").write_text(content, encoding="utf-8")
        decoded = 0
        assert len(read(tmp_path)) == 1
        assert decoded < 4 * len(content)


def test_broken_parquet_is_listed(tmp_path: Path, pieces: None) -> None:
    (tmp_path / "a.parquet").write_bytes(as_parquet(ROWS)[:-20])
    assert read(tmp_path).problems["problem"].str.startswith("cannot be read as .parquet").tolist() == [True]
