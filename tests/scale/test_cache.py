"""What was found in a text is found once. Extractions are counted, not seconds."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from newsanalysis.scale import cache, extract_files, part
from newsanalysis.scale.cache import Cache, clear, opened

Contents = Callable[[Path], dict[str, bytes]]
WriteJsonl = Callable[..., Path]


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that were extracted, as they come."""
    ids: list[str] = []
    whole = part.attempt

    def counting(article_id: str, *more: object) -> object:
        ids.append(article_id)
        return whole(article_id, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(part, "attempt", counting)
    return ids


def test_a_second_run_extracts_nothing(corpus: Path, tmp_path: Path, extracted: list[str], contents: Contents) -> None:
    first = extract_files(corpus, tmp_path / "one", cache=tmp_path / "cache", part_size=8)
    # 46 articles, of which c.jsonl has two that stand in a.jsonl too
    assert (first.extracted, first.remembered, len(extracted)) == (44, 2, 44)
    extracted.clear()
    again = extract_files(corpus, tmp_path / "two", cache=tmp_path / "cache", part_size=8)
    assert (again.extracted, again.remembered, extracted) == (0, 46, [])
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_one_changed_article_is_extracted_alone(
    tmp_path: Path, write_jsonl: WriteJsonl, extracted: list[str], contents: Contents
) -> None:
    file = write_jsonl(tmp_path / "a.jsonl", range(20))
    extract_files(file, tmp_path / "out", cache=tmp_path / "cache", part_size=8)
    file.write_text(file.read_text("utf-8").replace("سقوط 27 قتيلا", "سقوط 127 قتيلا"), "utf-8")
    extracted.clear()
    changed = extract_files(file, tmp_path / "out", cache=tmp_path / "cache", part_size=8)
    assert extracted == ["a7"]
    assert (changed.extracted, changed.remembered, changed.kept_parts) == (1, 7, 2)
    extract_files(file, tmp_path / "new", cache=False, part_size=8)
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


def test_an_article_more_at_the_head_moves_the_others_and_is_extracted_alone(
    tmp_path: Path, write_jsonl: WriteJsonl, extracted: list[str], contents: Contents
) -> None:
    write_jsonl(tmp_path / "a.jsonl", range(1, 20))
    extract_files(tmp_path / "a.jsonl", tmp_path / "out", cache=tmp_path / "cache", part_size=8)
    extracted.clear()
    write_jsonl(tmp_path / "a.jsonl", range(20))
    extract_files(tmp_path / "a.jsonl", tmp_path / "out", cache=tmp_path / "cache", part_size=8)
    assert extracted == ["a0"]
    extract_files(tmp_path / "a.jsonl", tmp_path / "new", cache=False, part_size=8)
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


def test_the_day_of_publication_counts_and_the_id_does_not(
    tmp_path: Path, write_jsonl: WriteJsonl, extracted: list[str]
) -> None:
    write_jsonl(tmp_path / "a.jsonl", range(3))
    extract_files(tmp_path / "a.jsonl", tmp_path / "out", cache=tmp_path / "cache")
    extracted.clear()
    for n, more in enumerate(
        ({"id": "x"}, {"outlet": "الميناء"}, {"date": "2023-09-21 10:00"}, {"date": "2023-09-22"})
    ):
        write_jsonl(tmp_path / "a.jsonl", range(3), **more)
        extract_files(tmp_path / "a.jsonl", tmp_path / f"out{n}", cache=tmp_path / "cache")
        assert len(extracted) == (3 if n == 3 else 0), more


def test_other_code_or_word_lists_remember_nothing(
    corpus: Path, tmp_path: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    extract_files(corpus, tmp_path / "out", cache=tmp_path / "cache")
    first = extracted.copy()
    extracted.clear()
    for module in ("cache", "part", "run"):
        monkeypatch.setattr(f"newsanalysis.scale.{module}.code_version", lambda: "another")
    again = extract_files(corpus, tmp_path / "out", cache=tmp_path / "cache")
    assert (again.kept_parts, extracted) == (0, first)


def test_it_can_be_off(corpus: Path, tmp_path: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "usual_folder", lambda: tmp_path / "usual")
    for n in range(2):
        extract_files(corpus, tmp_path / f"out{n}", cache=False)
    assert len(extracted) == 2 * 46
    assert not (tmp_path / "usual").exists()
    extract_files(corpus, tmp_path / "out2")
    assert list((tmp_path / "usual").glob("found-*.sqlite"))
    assert clear(tmp_path / "usual") > 0
    assert not list((tmp_path / "usual").iterdir())


def test_a_damaged_cache_is_begun_anew(corpus: Path, tmp_path: Path, extracted: list[str]) -> None:
    extract_files(corpus, tmp_path / "one", cache=tmp_path / "cache")
    (file,) = (tmp_path / "cache").glob("*.sqlite")
    file.write_bytes(b"no base" * 1000)
    first = extracted.copy()
    extracted.clear()
    assert extract_files(corpus, tmp_path / "two", cache=tmp_path / "cache").rows["articles"] == 46
    assert extracted == first
    with opened(tmp_path / "cache") as held:
        held.put([(b"k", b"v")])
        assert held.get([b"k", b"none"]) == [b"v", None]


def test_several_write_at_once(tmp_path: Path) -> None:
    """As many connections as processes would have; each sees what all have kept."""
    file = tmp_path / "found.sqlite"

    def write(n: int) -> None:
        held = Cache(file)
        for k in range(25):
            held.put([(b"%d-%d" % (n, k), b"%d" % k)])
        held.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sqlite3.connect(file).execute("SELECT count(*) FROM found").fetchone() == (100,)


def test_nothing_is_kept_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Cache(tmp_path / "found.sqlite")
    held.put([(b"a", b"1")])
    monkeypatch.setattr(cache, "LIMIT", 1)
    held.put([(b"b", b"2")])
    assert held.get([b"a", b"b"]) == [b"1", None]
