"""A public archive of eleven zips, where it is at hand: every article, its id and its text."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from newsanalysis.read import read

REAL = Path(__file__).parents[2].parent / "shared" / "real"

pytestmark = pytest.mark.skipif(not (REAL / "saudinewsnet").is_dir(), reason="the archive is not at hand")


def test_the_whole_archive_in_one_call() -> None:
    corpus = read(REAL / "saudinewsnet")
    assert len(corpus) + len(corpus.problems) == 18_984
    assert set(corpus.problems["problem"]) == {"the article has no text"}
    assert corpus.articles["article_id"].is_unique
    assert corpus.articles["published"].notna().all()
    assert corpus.articles.columns[-1] == "author"
    texts = corpus.articles.set_index("article_id")["text"]
    for name in ("dev.jsonl", "dev2.jsonl"):
        for line in (REAL / name).read_text(encoding="utf-8").split("\n"):
            if line:
                article = json.loads(line)
                assert texts[article["article_id"]] == article["text"]


def test_text_is_the_content_byte_for_byte() -> None:
    path = min((REAL / "saudinewsnet").glob("*.zip"), key=lambda path: path.stat().st_size)
    with zipfile.ZipFile(path) as archive:
        rows = json.loads(archive.read(archive.namelist()[0]).decode("utf-8-sig"))
    expected = {f"{path.stem}-{i:04}": row["content"] for i, row in enumerate(rows) if row["content"].strip()}
    articles = read(path).articles
    assert dict(zip(articles["article_id"], articles["text"], strict=True)) == expected
