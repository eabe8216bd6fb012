"""Web pages: their articles are found by the process that extracts, and a page that ends it is listed like any article."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import newsanalysis as na
from newsanalysis.read import scan
from newsanalysis.read.page import Page
from newsanalysis.scale import extract_files
from newsanalysis.scale.part import Task
from newsanalysis.scale.pieces import pieces
from newsanalysis.scale.quarantine import Died, one_by_one
from newsanalysis.scale.version import code_version
from newsanalysis.tables import TABLES

MORE = "وأضافت أن فرق الإنقاذ تواصل البحث تحت الأنقاض، وأن المستشفيات امتلأت بالجرحى منذ الصباح."


def page(n: int) -> str:
    story = f"<p>أعلنت وزارة الصحة سقوط {n} قتيلا في قصف المرفأ.</p><p>{MORE}</p><p>وانتقد ما يسمى مجلس الحي القصف.</p>"
    date = '<meta property="article:published_time" content="2023-09-21">'
    return f"<html><head><title>خبر {n}</title>{date}</head><body><article>{story}</article></body></html>"


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Seven articles: five pages in an archive beside an empty one, a page of its own, and a text."""
    folder = tmp_path / "crawl"
    folder.mkdir()
    with (folder / "a.warc.gz").open("wb") as file:
        writer = WARCWriter(file)
        contents = [page(n) for n in range(20, 25)]
        contents.insert(2, "<html><head><title>خبر</title></head><body></body></html>")
        for n, content in enumerate(contents):
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            date = {"WARC-Date": f"2023-09-22T10:00:0{n}Z"}
            url = f"https://port.example/{n}"
            body = io.BytesIO(content.encode())
            record = writer.create_warc_record(url, "response", body, http_headers=http, warc_headers_dict=date)
            writer.write_record(record)
    (folder / "b.html").write_text(page(30), encoding="utf-8")
    (folder / "c.txt").write_text("قال الوزير إن 3 جسور أغلقت.", encoding="utf-8")
    return folder


@pytest.mark.parametrize("part_size", [2, 100])
def test_pages_give_what_reading_them_first_gives(crawl: Path, tmp_path: Path, part_size: int) -> None:
    found = na.extract(na.read(crawl))
    assert len(found.articles) == 7
    extract_files(crawl, tmp_path / "out", cache=tmp_path / "cache", part_size=part_size)
    tables = na.read_tables(tmp_path / "out")
    for name in TABLES:
        table = getattr(found, name)
        assert len(table)
        pd.testing.assert_frame_equal(tables[name], table, check_like=name == "articles")
    again = extract_files(crawl, tmp_path / "out", cache=tmp_path / "cache", part_size=part_size)
    assert again.kept_parts == again.parts


class InThisProcess:
    """A worker that dies of what `deadly` says."""

    def __init__(self, deadly: Callable[[tuple[Any, ...]], bool]) -> None:
        self.deadly = deadly

    def start(self, function: Callable[..., Any], *arguments: Any) -> None:
        self.call = function, arguments

    def result(self) -> Any:
        function, arguments = self.call
        if self.deadly(arguments):
            raise Died("signal 11")
        return function(*arguments)

    def end(self) -> None:
        pass


def test_a_page_that_ends_its_process_is_not_touched_again(crawl: Path) -> None:
    (piece,) = pieces(scan(crawl, late=True))
    deadly = "a-0003"

    def kills(arguments: tuple[Any, ...]) -> bool:
        if isinstance(arguments[0], Task):  # the whole piece: only without what is known to kill
            task = arguments[0]
            return task.known[task.piece.columns["article_id"].index(deadly)] is None
        assert isinstance(arguments[1], Page) or arguments[0] == "c"
        return bool(arguments[0] == deadly)

    task = Task(piece, "key", [None] * len(piece), code_version())
    part = one_by_one(task, Died("signal 11"), lambda: InThisProcess(kills))
    tables = {name: pq.read_table(io.BytesIO(data)).to_pandas() for name, data in part.files.items()}
    assert deadly not in set(tables["articles"]["article_id"]) | set(tables["claims"]["article_id"])
    assert set(tables["articles"]["article_id"]) == {"a-0000", "a-0001", "a-0004", "a-0005", "b", "c"}
    problems = tables["problems"].set_index("article_id")
    assert "signal 11" in problems.loc[deadly, "problem"]
    assert "no article found" in problems.loc["a-0002", "problem"]
    assert len(problems) == 2
