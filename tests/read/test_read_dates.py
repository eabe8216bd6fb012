"""Dates as archives write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.read.dates import parse_date

DAY = datetime(2015, 7, 21)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2015-07-21", DAY),
        ("2015/7/21", DAY),
        ("20150721", DAY),
        ("21/07/2015", DAY),
        ("21-7-2015", DAY),
        ("21.07.2015", DAY),
        ("05/07/2015", datetime(2015, 7, 5)),
        (" 2015-07-21 ", DAY),
        ("٢١/٠٧/٢٠١٥", DAY),
        ("\u200f۲۰۱۵-۰۷-۲۱", DAY),
        ("2015-07-21 10:11:12", datetime(2015, 7, 21, 10, 11, 12)),
        ("21/07/2015 9:05", datetime(2015, 7, 21, 9, 5)),
        ("20150721T101112", datetime(2015, 7, 21, 10, 11, 12)),
        ("2015-07-21T10:11:12Z", datetime(2015, 7, 21, 10, 11, 12)),
        ("2015-07-21 10:11:12 UTC", datetime(2015, 7, 21, 10, 11, 12)),
        ("2015-07-21T01:00:00+03:00", datetime(2015, 7, 20, 22)),
        ("2015-07-21 01:00 +0300", datetime(2015, 7, 20, 22)),
        ("Tue, 21 Jul 2015 01:00:00 +0300", datetime(2015, 7, 20, 22)),
        (date(2015, 7, 21), DAY),
        (datetime(2015, 7, 21, 3, tzinfo=timezone(timedelta(hours=3))), DAY),
        (None, None),
        ("", None),
        (" ", None),
        (float("nan"), None),
    ],
)
def test_reads(written: object, meant: datetime | None) -> None:
    assert parse_date(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "أمس",
        "2015",
        "2015-13-01",
        "07/21/2015",  # month first: not guessed
        "1437436800",  # seconds since 1970
        1437436800,
        1437436800.0,
        "1436-10-05",  # Hijri
        "21/07-2015",
        "2015-07-21 soon",
        "2015-07-21 10:61",
        True,
    ],
)
def test_does_not_guess(written: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_date(written)


@given(st.datetimes(min_value=datetime(1800, 1, 2), max_value=datetime(2199, 12, 30)))
def test_iso_and_day_first_round_trip(moment: datetime) -> None:
    assert parse_date(moment.isoformat()) == moment
    assert parse_date(str(moment)) == moment
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    assert parse_date(f"{moment.day}/{moment.month}/{moment.year}") == day


@given(st.text(max_size=30))
def test_nothing_but_value_errors(text: str) -> None:
    with suppress(ValueError):
        assert parse_date(text) is None or any(letter.isdigit() for letter in text)
