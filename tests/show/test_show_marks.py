"""Marks do not touch the text: whatever spans it carries, taking the tags away gives it back."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.show.html import element
from newsanalysis.show.marks import Mark, marked

WILD = st.text(
    st.sampled_from("ابلا ثلاثة<>&\"'/\n\r\tscript;#0123=")
    | st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
    max_size=60,
)
OFFSETS = st.integers(-5, 70)
MARKS = st.lists(
    st.builds(
        Mark,
        OFFSETS,
        OFFSETS,
        WILD,
        WILD,
        st.none() | WILD,
        st.dictionaries(st.sampled_from(["claim", "figure"]), WILD),
    ),
    max_size=8,
)


class Reader(HTMLParser):
    """What a browser would make of it: the tags that it opens, and whether they close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str | None] = []
        self.titles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]
        self.titles += [value or "" for name, value in attrs if name == "title"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


@given(WILD, MARKS)
def test_without_its_tags_it_is_the_text_character_for_character(text, marks):
    html = marked(text, marks)
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text


@given(WILD, MARKS)
def test_nothing_in_text_title_style_or_id_becomes_a_tag(text, marks):
    assert set(read(marked(text, marks)).tags) <= {"span"}


@given(WILD, MARKS)
def test_every_mark_that_covers_text_has_its_id_once(text, marks):
    covering = [
        mark.anchor for mark in marks if max(0, mark.start) < min(len(text), mark.end) and mark.anchor is not None
    ]
    found = read(marked(text, marks)).ids
    assert sorted(found) == sorted(covering)


def test_a_figure_inside_a_content_says_both_the_innermost_first():
    html = marked("مقتل 27 عاملا", [Mark(0, 13, "", "content"), Mark(5, 7, "", "figure", "f1")])
    assert read(html).titles == ["content", "figure\n\ncontent", "content"]
    assert '<span><span id="f1" title="figure' in html


def test_overlapping_marks_are_both_shown():
    html = marked("abcdef", [Mark(0, 4, "color: red"), Mark(2, 6, "color: blue")])
    assert html == (
        '<span style="color: red">ab</span><span style="color: red"><span style="color: blue">cd</span></span>'
        '<span style="color: blue">ef</span>'
    )


def test_an_element_escapes_all_that_is_not_html():
    assert (
        element("a", "<b>", element("i", "&"), href='"x"', title=None)
        == '<a href="&quot;x&quot;">&lt;b&gt;<i>&amp;</i></a>'
    )


def test_a_carriage_return_survives_the_browser_that_would_drop_it():
    assert marked("a\r\nb", []) == "a&#13;\nb"


def test_a_character_that_no_page_can_hold_is_shown_as_the_one_for_it():
    assert marked("a\0b", [Mark(1, 2, "")]) == "a<span>\ufffd</span>b"
