"""A corpus in pieces of bounded size, the same ones on every run."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from newsanalysis.read.batch import Batch
from newsanalysis.read.problems import Problem
from newsanalysis.scale import extract_files
from newsanalysis.scale.ids import Ids
from newsanalysis.scale.pieces import Piece, pieces


def batch(file: str, size: int, length: int = 10) -> Batch:
    ids = [f"{file}-{n}" for n in range(size)]
    return Batch(file, {"article_id": ids, "text": ["س" * length] * size}, [Problem(file, None, None, "p", "r")])


def sizes(*batches: Batch, **bounds: int) -> list[int]:
    return [len(piece) for piece in pieces(batches, **({"articles": 10} | bounds))]


def test_small_files_share_a_piece_and_large_ones_do_not() -> None:
    assert sizes(*(batch(f"s{n}", 1) for n in range(25))) == [10, 10, 5]
    assert sizes(batch("a", 3), batch("b", 25), batch("c", 2), batch("d", 2)) == [3, 10, 10, 5, 4]


def test_letters_bound_a_piece_too() -> None:
    assert sizes(batch("a", 9, length=30), letters=100) == [3, 3, 3]
    assert sizes(batch("a", 3, length=500), letters=100) == [1, 1, 1]


def test_a_change_in_a_large_file_moves_no_other_files_articles() -> None:
    def keys(size: int) -> list[str]:
        return [piece.key("v") for piece in pieces([batch("a", size), batch("b", 20), batch("c", 2)], articles=10)]

    assert keys(13)[-3:] == keys(17)[-3:]
    assert keys(13)[1] != keys(17)[1]


def test_nothing_is_lost_or_turned_round() -> None:
    chance = random.Random(1)
    for _ in range(200):
        batches = [batch(f"f{n}", chance.choice([0, 0, 1, 2, 6, 11, 30])) for n in range(12)]
        found = list(pieces(batches, articles=10, letters=80))
        assert [piece.number for piece in found] == list(range(len(found)))
        ids = [article_id for piece in found for article_id in piece.columns.get("article_id", [])]
        assert ids == [article_id for one in batches for article_id in one.columns["article_id"]]
        assert [p.file for piece in found for p in piece.problems] == [one.file for one in batches]
        assert all(len(piece) <= 10 and piece.letters <= 80 for piece in found)


def test_files_that_cannot_be_read_fill_pieces_too() -> None:
    broken = [Batch(f"f{n}", problems=[Problem(f"f{n}", None, None, "p", "r")]) for n in range(35)]
    assert [len(piece.problems) for piece in pieces(broken, articles=10)] == [10, 10, 10, 5]


def test_the_key_is_of_all_that_the_tables_hold() -> None:
    def key(**columns: object) -> str:
        return Piece(0, ["a"], {"article_id": ["1"], "text": ["س"]} | {k: [v] for k, v in columns.items()}).key("v")

    assert len({key(), key(page=1), key(page="1"), key(page=None), key(text="ش"), key(article_id="2")}) == 6
    assert Piece(0, ["a"]).key("v") != Piece(0, ["a"]).key("w")


def test_ids_are_told_apart_without_being_held() -> None:
    ids = Ids()
    for n in range(1000):
        assert f"أ{n}" not in ids
        ids.add(f"أ{n}")
        ids.add(f"أ{n}")
        assert f"أ{n}" in ids


def test_no_more_is_held_for_more_articles(
    tmp_path: Path, write_jsonl: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all articles that were read, only those of a few pieces are alive at a time."""
    import gc

    from newsanalysis.read import large

    for name, value in {"LARGE": 1, "ROWS": 5}.items():
        monkeypatch.setattr(large, name, value)
    others = [
        one for one in gc.get_objects() if isinstance(one, Piece)
    ]  # of earlier tests, kept so that no id comes again
    known = {id(one) for one in others}
    most = []
    for size in (20, 60):
        alive = 0

        def counting(piece: Piece, version: str) -> str:
            nonlocal alive
            held = [one for one in gc.get_objects() if isinstance(one, Piece) and id(one) not in known]
            alive = max(alive, sum(map(len, held)))
            return "key"

        monkeypatch.setattr(Piece, "key", counting)
        file = write_jsonl(tmp_path / f"{size}.jsonl", range(size))
        assert extract_files(file, tmp_path / f"out{size}", cache=False, part_size=5).rows["articles"] == size
        most.append(alive)
    assert most[0] == most[1] <= 15
