"""Every encoding comes back as it was written, and what is not text is refused."""

from __future__ import annotations

import codecs
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.read.encodings import check_encoding, decode
from newsanalysis.read.problems import Unreadable

WORDS = re.split(
    " ", "أعلنت البلدية أمس إغلاق ثلاثة جسور؛ وقال رئيسها: «سنفتحها قريبا»، فهل تكفي 45 ساعة؟ پاريس چاد گرام"
)
NEWS = (
    "قال المتحدث باسم البلدية إن 12 شارعا أغلقت أمس، وإن الفرق تعمل على فتحها قبل مساء الغد.\r\n\tوأضاف: لا إصابات.\n"
)

# Every character but surrogates, controls and the byte order mark.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1)
ARABIC = st.lists(st.sampled_from(WORDS), min_size=8).map(" ".join)

MARKED = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@given(ANY_TEXT, st.sampled_from(sorted(MARKED)))
def test_a_byte_order_mark_decides_and_is_removed(text: str, encoding: str) -> None:
    assert decode(MARKED[encoding] + text.encode(encoding)) == (text, [])


@given(ANY_TEXT)
def test_utf8_without_mark(text: str) -> None:
    assert decode(text.encode()) == (text, [])


@given(ARABIC)
def test_windows_1256_is_recognised(text: str) -> None:
    assert decode(text.encode("cp1256")) == (text, [])


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859_6", "cp720"])
def test_line_ends_and_blanks_stay(encoding: str) -> None:
    text = "  " + NEWS.replace("،", "") * 3 + "\n "
    assert decode(text.encode(encoding)) == (text, [])


def test_french_is_not_taken_for_arabic() -> None:
    text = "Le ministère a annoncé l'été dernier la réouverture du théâtre, fermé à cause des dégâts."
    assert decode(text.encode("cp1252")) == (text, [])


def test_the_callers_encoding_goes_before_detection_and_a_mark_before_it() -> None:
    data = "خبر".encode("cp1256")
    assert decode(data, "cp1252")[0] == data.decode("cp1252") != "خبر"
    assert decode("خبر".encode("utf-8-sig"), "cp1256")[0] == "خبر"
    with pytest.raises(Unreadable, match="not utf-8"):
        decode(data, "utf-8")


def test_damaged_utf8_is_repaired_and_told_not_read_as_windows_1256() -> None:
    data = NEWS.encode()
    cut = data.index(b" ")
    text, faults = decode(data[:cut] + b"\xff" + data[cut:])
    assert text.replace("\ufffd", "") == NEWS
    assert text.count("\ufffd") == 1
    assert "1 broken character" in faults[0].problem


@pytest.mark.parametrize("size", [200, 5_000])
def test_binary_is_refused_with_and_without_nul(size: int) -> None:
    noise = random.Random(size).randbytes(size)
    with pytest.raises(Unreadable, match="binary"):
        decode(b"\x89PNG\r\n\x1a\n" + noise + b"\0")
    with pytest.raises(Unreadable, match="binary"):
        decode(noise.replace(b"\0", b"\1"))
    with pytest.raises(Unreadable, match="binary"):
        decode(b"abc\1\2\3" * size)  # well-formed UTF-8, and no text for all that


def test_half_a_utf16_character_is_refused() -> None:
    with pytest.raises(Unreadable, match="utf-16"):
        decode("خبر".encode("utf-16")[:-1])


@pytest.mark.parametrize("encoding", ["utf-9", "base64", ""])
def test_an_encoding_that_is_none_is_named(encoding: str) -> None:
    with pytest.raises(ValueError, match=f"newsanalysis.toml: there is no text encoding '{encoding}'"):
        check_encoding(encoding, "newsanalysis.toml")
