"""Pages in web archives, and pages whose article is looked for later."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsanalysis.read import archives, read, scan
from newsanalysis.read.late import ripe
from newsanalysis.read.page import Page

STORY = "أعلنت وزارة الصحة سقوط {n} قتيلا في قصف المرفأ، وقالت إن المستشفيات امتلأت بالجرحى منذ صباح أمس. "
Archive = Callable[..., Path]


def page(n: int, *, date: str = '<meta property="article:published_time" content="2023-09-21">') -> str:
    text = f"<p>{STORY.format(n=n)}</p><p>{'وأضافت أن فرق الإنقاذ تواصل البحث تحت الأنقاض. ' * 3}</p>"
    return f"<html><head><title>خبر {n}</title>{date}</head><body><nav>الرئيسية</nav><article>{text}</article></body></html>"


def write(file: Path, responses: list[tuple[bytes, str, str]], gzip: bool = True) -> Path:
    """An archive of responses: content, content type, status."""
    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=gzip)
        writer.write_record(writer.create_warcinfo_record("crawl", {"software": "of our own"}))
        for n, (content, kind, status) in enumerate(responses):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"https://port.example/{n}",
                "response",
                payload=io.BytesIO(content),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": f"2023-09-22T10:00:{n:02}Z"},
            )
            writer.write_record(record)
            writer.write_record(writer.create_warc_record(f"https://port.example/{n}", "metadata", io.BytesIO(b"x: y")))
    return file


HTML = "text/html; charset=utf-8"
RESPONSES = [
    (page(27).encode(), HTML, "200 OK"),
    (b"\x89PNG", "image/png", "200 OK"),
    (page(28).encode("cp1256"), "text/html; charset=windows-1256", "200 OK"),
    (b"", HTML, "301 Moved"),
    (b"<html><body><p>Twenty-seven people were killed.</p></body></html>", HTML, "200 OK"),
    ("<html><head><title>خبر</title></head><body></body></html>".encode(), HTML, "200 OK"),
    (page(29, date="").encode(), "text/html", "200 OK"),
]


@pytest.mark.parametrize("name", ["crawl-01.warc", "crawl-01.warc.gz"])
def test_every_page_with_an_article_is_one(tmp_path: Path, name: str) -> None:
    corpus = read(write(tmp_path / name, RESPONSES, gzip=name.endswith("gz")))
    articles = corpus.articles
    assert articles["article_id"].tolist() == ["crawl-01-0000", "crawl-01-0002", "crawl-01-0006"]
    assert [text[: len(STORY) - 2] for text in articles["text"]] == [STORY.format(n=n)[:-1] for n in (27, 28, 29)]
    assert articles["title"].tolist() == ["خبر 27", "خبر 28", "خبر 29"]
    assert articles["url"].tolist() == [f"https://port.example/{n}" for n in (0, 2, 6)]
    assert articles["published"].astype("str").tolist()[:2] == ["2023-09-21"] * 2
    assert articles["published"].isna().tolist() == [False, False, True]
    assert articles["crawled"].tolist() == [pd.Timestamp(2023, 9, 22, 10, 0, n) for n in (0, 2, 6)]


def test_what_is_no_article_is_listed_or_counted(tmp_path: Path) -> None:
    problems = read(write(tmp_path / "crawl.warc.gz", RESPONSES)).problems
    counted, listed = problems.to_dict("records")[0], problems.to_dict("records")[1]
    assert counted["problem"] == "responses passed over: 2 no page, 1 without Arabic letters"
    assert (listed["article_id"], listed["row"]) == ("crawl-0005", 5)
    assert "no article found" in listed["problem"]


def test_an_archive_that_is_cut_off_keeps_the_pages_before(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.warc.gz", [(page(n).encode(), HTML, "200 OK") for n in range(9)]).read_bytes()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "cut.warc.gz").write_bytes(whole[: len(whole) * 2 // 3])
    corpus = read(tmp_path / "in")
    assert 2 < len(corpus) < 9
    (tmp_path / "in" / "cut.warc.gz").write_bytes(b"no archive at all")
    assert read(tmp_path / "in").problems["remedy"].str.contains("again").all()


def test_a_page_is_looked_into_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one in a file of its own; the articles are the same, and reading has not opened a page."""
    monkeypatch.setattr(archives, "PAGES", 2)
    write(tmp_path / "crawl.warc.gz", RESPONSES)
    (tmp_path / "one.html").write_text(page(30), encoding="utf-8")
    (tmp_path / "none.html").write_text("<html></html>", encoding="utf-8")
    (tmp_path / "newsanalysis.toml").write_text('outlet = "جريدة الميناء"', encoding="utf-8")
    now = read(tmp_path)
    late = list(scan(tmp_path, late=True))
    assert len(late) >= 4
    assert all(isinstance(text, Page) for batch in late for text in batch.columns.get("text", ()))
    made = [ripe(batch)[0] for batch in late]
    articles = [record for batch in made if len(batch) for record in batch.articles.to_dict("records")]
    want = now.articles.to_dict("records")
    assert [article["article_id"] for article in articles] == [article["article_id"] for article in want]
    for article, other in zip(articles, want, strict=True):
        assert {k: v for k, v in article.items() if pd.notna(v)} == {k: v for k, v in other.items() if pd.notna(v)}
    assert [p.problem for batch in made for p in batch.problems] == now.problems["problem"].tolist()
