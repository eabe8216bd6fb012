"""Arabic on a chart, judged by its pixels: joined, and from right to left, on every matplotlib."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from newsanalysis.show.arabic import shaped


def ink(text: str) -> np.ndarray:
    """True where `text` leaves ink, cut to its edges."""
    figure = Figure(figsize=(6, 1), dpi=100)
    canvas = FigureCanvasAgg(figure)
    figure.text(0.5, 0.5, text, ha="center", va="center", fontsize=30)
    canvas.draw()
    dark = np.asarray(canvas.buffer_rgba())[:, :, 0] < 128
    return dark[np.ix_(dark.any(axis=1), dark.any(axis=0))]


def tall_side(dark: np.ndarray) -> str:
    """The side on which the tallest strokes stand."""
    heights = dark.sum(axis=0)
    return "left" if np.flatnonzero(heights == heights.max()).mean() < len(heights) / 2 else "right"


def test_letters_are_joined():
    # The same four letters in their isolated forms, which nothing joins, are a good deal wider.
    joined, isolated = ink(shaped("بسمع")), ink("\ufe8f\ufeb1\ufee1\ufec9")
    assert joined.shape[1] < 0.85 * isolated.shape[1]


def test_the_first_letter_stands_at_the_right():
    # The alef is the tall one: first of the first word, last of the second.
    assert tall_side(ink(shaped("اسس"))) == "right"
    assert tall_side(ink(shaped("سسا"))) == "left"


def test_a_line_that_begins_with_latin_or_a_number_runs_from_right_to_left():
    # The dashes before the alef are last in reading, so the alef is at the left only if the line runs from the right.
    assert tall_side(ink(shaped("---- سسا", "rtl"))) == "left"
    assert tall_side(ink(shaped("12 سسس ااا"))) == "left"
    assert tall_side(ink(shaped("----- ااا", "ltr"))) == "right"
    assert tall_side(ink(shaped("ااا -----", "ltr"))) == "left"


@pytest.mark.parametrize("text", ["سسا «سس»", "«سس» سسا", 'سسا "سس"', "سسا (سس)", "(سس) سسا"])
def test_quotation_marks_stay_with_their_words_in_a_line_from_the_left(text):
    assert np.array_equal(ink(shaped(text, "ltr")), ink(shaped(text, "rtl")))


def test_every_line_is_turned_by_itself():
    first, second = shaped("2024 سسس\nHarbour").split("\n")
    assert first == shaped("2024 سسس") and second == "Harbour"


@pytest.mark.parametrize("text", ["", "Harbour News, 3 May", "1,250", "\n"])
def test_text_without_arabic_is_left_as_it_is(text):
    assert shaped(text) == text
