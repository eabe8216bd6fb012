"""The corpus, the batches it is collected from, and what importing costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from newsanalysis.read import read, scan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text(
        "id,text,source,date,x\nn-1,خبر,الميناء,2020-01-02,7\nn-2,نبأ,,,\n", encoding="utf-8"
    )
    (tmp_path / "b.json").write_text('[{"id": "n-3", "text": "قصة", "y": 1.5}]', encoding="utf-8")
    (tmp_path / "c.bin").write_bytes(b"x")
    return tmp_path


def test_repr_is_one_short_line(folder: Path) -> None:
    assert repr(read(folder)) == "Corpus: 3 articles, 1 outlet, 2020-01-02, 1 problem"
    assert len(read(folder)) == 3


def test_an_article_by_its_id(folder: Path) -> None:
    corpus = read(folder)
    assert corpus.article("n-2")["text"] == "نبأ"
    with pytest.raises(KeyError, match=r"no article 'n-22' among 3: did you mean 'n-2'"):
        corpus.article("n-22")
    with pytest.raises(KeyError, match="lists them"):
        corpus.article("؟")


def test_batches_are_per_file_and_add_up_to_the_corpus(folder: Path) -> None:
    batches = list(scan(folder))
    assert [(batch.file, len(batch), len(batch.problems)) for batch in batches] == [
        ("a.csv", 2, 0),
        ("b.json", 1, 0),
        ("c.bin", 0, 1),
    ]
    articles = read(folder).articles
    assert articles[["x", "y"]].astype(object).where(articles[["x", "y"]].notna(), None).values.tolist() == [
        ["7", None],
        [None, None],
        [None, 1.5],
    ]
    first = batches[0].articles
    pd.testing.assert_frame_equal(first, articles.loc[:1, first.columns])


def test_files_are_read_one_at_a_time(folder: Path) -> None:
    batches = scan(folder)
    assert next(batches).file == "a.csv"
    (folder / "b.json").write_text('[{"text": "تغير بعد ذلك"}]', encoding="utf-8")
    assert next(batches).columns["text"] == ["تغير بعد ذلك"]


def test_progress_counts_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read(folder)
    assert capsys.readouterr().err == ""
    read(folder, progress=True)
    assert "3/3" in capsys.readouterr().err


def test_importing_loads_no_reader_before_its_first_file() -> None:
    # pandas itself loads pyarrow, though not the part that reads Parquet.
    heavy = ("trafilatura", "lxml", "openpyxl", "pyarrow.parquet", "charset_normalizer", "tqdm")
    code = f"import sys, newsanalysis.read; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
