"""Reading a word list: what is wrong with it is said with the file and the entry."""

from __future__ import annotations

import pytest

from newsanalysis.lexicon import load


@pytest.fixture
def read(tmp_path, monkeypatch):
    """`word_list` over one list with the given text."""
    monkeypatch.setattr(load, "files", lambda package: tmp_path)

    def from_text(toml):
        (tmp_path / "birds.toml").write_text(toml, encoding="utf-8")
        return load.word_list.__wrapped__("birds")

    return from_text


def test_tables_of_entries_with_their_examples(read):
    lists = read('[[wader]]\nforms = ["لقلق"]\nexample = "حط لقلق على السطح."\n')
    assert lists == {"wader": [{"forms": ["لقلق"], "example": "حط لقلق على السطح."}]}


@pytest.mark.parametrize("example", ["", 'example = ""'])
def test_an_entry_without_an_example_is_named(read, example):
    with pytest.raises(ValueError, match=r"birds\.toml, \[\[wader\]\].*لقلق.*add an `example`"):
        read(f'[[wader]]\nforms = ["لقلق"]\n{example}\n')


def test_broken_toml_names_the_file_and_the_line(read):
    with pytest.raises(ValueError, match=r"birds\.toml.*line \d"):
        read('[[wader]]\nforms = ["لقلق"\nexample = "حط لقلق."\n')


def test_a_list_is_read_once():
    assert load.word_list("numbers") is load.word_list("numbers")
