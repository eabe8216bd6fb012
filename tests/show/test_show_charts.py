"""The charts: every figure drawn, no label cut off or on top of another, the same bytes every time."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

from newsanalysis.analyse import compare, timeline
from newsanalysis.show import timeline_chart, toll_chart
from newsanalysis.show.canvas import as_svg


@pytest.fixture
def tolls(figures, claims, articles):
    return compare(figures, claims, articles)


@pytest.fixture
def days(figures, claims, articles):
    return timeline(figures, claims, articles)


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def texts(figure) -> list[Text]:
    found = [text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible()]
    return [text for text in found if text.get_window_extent().width > 0]


def said(figure) -> str:
    return "\n".join(text.get_text() for text in texts(figure))


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("kind", ["toll", "timeline"])
def test_no_label_is_cut_off(tolls, days, kind, lang):
    long = "الناطق باسم الدفاع المدني في محافظة الساحل الشمالي العقيد سامي درويش"
    for table in (tolls, days):
        table.loc[0, "speaker"] = table.loc[0, "via"] = long
    figure = toll_chart(tolls, lang=lang) if kind == "toll" else timeline_chart(days, lang=lang)
    figure.canvas.draw()
    width, height = figure.canvas.get_width_height()
    assert len(texts(figure)) > 8
    for text in texts(figure):
        box = text.get_window_extent()
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height, text.get_text()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_names_and_words_do_not_run_into_each_other(tolls, lang):
    figure = toll_chart(tolls, lang=lang)
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in figure.axes[0].texts if text.get_text()]
    pairs = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :]]
    assert len(boxes) >= 5
    # Descenders of one line may reach a pixel or two into the next.
    assert not any(a.x0 < b.x1 and b.x0 < a.x1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 3 for a, b in pairs)


def test_each_precision_has_its_own_mark(tolls):
    axes = toll_chart(tolls).axes[0]
    dots = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == "o"]
    assert dots == [27, 2, 3, 20]
    (vague,) = axes.patches
    assert (vague.get_x(), vague.get_width()) == (20, 79) and vague.get_hatch()


def test_an_open_end_is_an_arrow_away_from_its_bound(figures, claims, articles):
    tolls = compare(figures, claims, articles, measure="injured")
    figure = toll_chart(tolls)
    figure.canvas.draw()
    axes = figure.axes[0]
    (arrow,) = [text.arrow_patch for text in axes.texts if getattr(text, "arrow_patch", None)]
    box = arrow.get_window_extent()
    assert box.width > 30 and box.x1 < axes.bbox.x1
    assert axes.transData.inverted().transform((box.x0, 0))[0] == pytest.approx(1250, rel=0.01)


def test_an_arrow_towards_nought_ends_at_nought(tolls):
    row = tolls.iloc[[0]].assign(value=2.0, low=0.0, high=2.0, qualifier="up_to")
    figure = toll_chart(pd.concat([tolls, row]))
    figure.canvas.draw()
    axes = figure.axes[0]
    (arrow,) = [text.arrow_patch for text in axes.texts if getattr(text, "arrow_patch", None)]
    assert arrow.get_window_extent().x0 > axes.bbox.x0 - 3


def test_parts_are_lighter_than_their_totals(tolls):
    strengths = [line.get_alpha() for line in toll_chart(tolls).axes[0].lines if line.get_marker() == "o"]
    assert strengths == [1.0, 0.4, 1.0, 1.0]


def test_the_label_says_through_whom(figures, claims, articles):
    assert "via" in said(toll_chart(compare(figures, claims, articles, measure="injured")))
    assert "via" not in said(toll_chart(compare(figures, claims, articles)))


def test_one_speaker_by_two_relays_is_named_twice(tolls):
    two = pd.concat([tolls.head(1), tolls.head(1)], ignore_index=True)
    two["via"] = ["Harbour", "River"]
    text = said(toll_chart(two))
    assert text.count("Harbour") == text.count("River") == 1


def test_the_caption_says_what_the_chart_rests_on_and_what_it_leaves_out(tolls):
    assert "Figures: 5, articles: 2, 1 Mar 2024 – 3 Mar 2024." in said(toll_chart(tolls))
    assert "Shown: 2 of 5." in said(toll_chart(tolls, limit=2))
    assert repr(toll_chart(tolls, limit=2)) == "toll chart: 2 of 5 figures, 4 speakers"


def test_the_scale_is_logarithmic_only_where_small_numbers_would_vanish(tolls):
    assert toll_chart(tolls).axes[0].get_xscale() == "linear"
    tolls.loc[0, ["value", "low", "high"]] = 30000.0
    assert toll_chart(tolls).axes[0].get_xscale() == "log"
    tolls.loc[1, ["value", "low", "high"]] = 0.0  # nought has no place among powers of ten
    assert toll_chart(tolls).axes[0].get_xscale() == "linear"


def test_the_sheet_grows_with_its_rows(tolls):
    assert toll_chart(pd.concat([tolls] * 4)).get_figheight() > toll_chart(tolls).get_figheight() + 2


def test_one_strip_a_speaker_and_a_fall_is_flagged(days):
    figure = timeline_chart(days)
    assert repr(figure) == "timeline chart: 4 of 4 figures, 4 of 4 speakers"
    assert len(figure.axes) == 4 and "lower than before" not in said(figure)
    days["speaker"] = "وزارة الصحة"
    days["group"], days["own_voice"] = None, False
    days["fell"] = [False, False, True, False]
    figure = timeline_chart(days)
    assert len(figure.axes) == 1 and said(figure).count("lower than before") == 1


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_numbers_of_one_day_do_not_cover_each_other(days, lang):
    same = days.iloc[[0, 0, 0]].assign(value=[200, 201, 202], low=[200, 201, 202], high=[200, 201, 202])
    same = same.assign(qualifier="exact", fell=[False, True, True])
    figure = timeline_chart(same, lang=lang)
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in texts(figure) if "20" in text.get_text() and text.axes]
    boxes = [box for box in boxes if box.y0 > figure.axes[0].bbox.y0]
    assert len(boxes) == 3
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_steps_break_at_a_vague_word(days):
    days["speaker"], days["group"], days["own_voice"] = "وزارة الصحة", None, False
    vague = days["qualifier"] == "vague"
    days.loc[vague, "day"] = pd.Timestamp("2024-03-02")
    days.loc[vague, "scope"] = "total"
    (line,) = [line for line in timeline_chart(days).axes[0].lines if line.get_drawstyle() == "steps-post"]
    assert vague.any() and np.isnan(line.get_ydata()).sum() == 1


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_empty_tables_draw_a_sheet_that_says_so(tolls, days, lang):
    nothing = {"en": "no such figure", "ar": "لا تتضمن الجداول"}[lang]
    for figure in (toll_chart(tolls.iloc[:0], lang=lang), timeline_chart(days.iloc[:0], lang=lang)):
        figure.canvas.draw()
        # Before matplotlib 3.11 the letters are replaced by their joined forms.
        assert nothing in said(figure) or (lang == "ar" and len(texts(figure)) == 2)


def test_a_notebook_shows_it_once_and_compares_its_words(tolls):
    figure = toll_chart(tolls)
    assert plt.fignum_exists(figure.number)  # so that plt.show() shows it
    data, _ = figure._repr_mimebundle_()
    assert data["image/png"].startswith(b"\x89PNG") and data["text/plain"] == repr(figure)
    assert not plt.fignum_exists(figure.number)


def test_the_same_table_gives_the_same_bytes_and_no_setting_is_changed(tolls, days):
    before = dict(mpl.rcParams)
    assert as_svg(toll_chart(tolls)) == as_svg(toll_chart(tolls))
    assert as_svg(timeline_chart(days)) == as_svg(timeline_chart(days))
    assert dict(mpl.rcParams) == before


def test_counts_of_some_of_the_dead_are_no_step_of_the_toll(days):
    days["speaker"], days["group"], days["own_voice"] = "وزارة الصحة", None, False
    assert days.loc[days["qualifier"] == "vague", "scope"].tolist() == ["part"]  # `لم تُعرف هوياتهم`
    (line,) = [line for line in timeline_chart(days).axes[0].lines if line.get_drawstyle() == "steps-post"]
    assert not np.isnan(line.get_ydata()).any()
