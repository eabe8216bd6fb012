"""Dates as news archives write them, to naive timestamps (UTC where a time zone is given)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

UNREADABLE = "unreadable date"
REMEDY = "write dates as 2015-07-21, 2015-07-21 10:11:12 or 21/07/2015 (day first, Gregorian)"

# Years outside are another calendar (1436 is a Hijri year) or not a year at all.
FIRST_YEAR, LAST_YEAR = 1800, 2199

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\s*(\S.*))?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T, ]\s*(\S.*))?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})()(\d{2})(\d{2})(?:T(\d.*))?", re.ASCII)
_MAIL = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d", re.ASCII)
_HOUR = re.compile(r"\d:")
_ASCII_DIGITS = {ord(digit): str(i % 10) for i, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
# Marks of writing direction that travel with dates copied from a page.
_INVISIBLE = dict.fromkeys((0x200E, 0x200F, 0x061C, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def parse_date(value: Any) -> datetime | None:
    """The moment that `value` names, or null where it is null or blank. Raises ``ValueError`` where it cannot be read.

    Reads ISO 8601, ``2015-07-21 10:11:12``, ``2015/7/21``, day-first ``21/07/2015``, ``20150721``, the dates of feeds
    (``Tue, 21 Jul 2015 10:11:12 +0300``), Arabic-Indic and Persian digits, and date objects. Seconds since 1970 are not
    read: a number may be anything.
    """
    if value is None or value != value:  # NaN and NaT are not equal to themselves
        return None
    if isinstance(value, str):
        return _parse_text(value.translate(_ASCII_DIGITS).translate(_INVISIBLE).strip())
    if isinstance(value, datetime):
        return naive_utc(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    raise ValueError(f"{UNREADABLE}: {value!r}")


def naive_utc(moment: datetime) -> datetime:
    """`moment` without time zone: in UTC if it had one, as it stands if not."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def _parse_text(text: str) -> datetime | None:
    if not text:
        return None
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, _, month, day, time = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, _, month, year, time = match.groups()
    elif _MAIL.match(text):
        return _in_range(parsedate_to_datetime(text))
    else:
        raise ValueError(f"{UNREADABLE}: {text!r}")
    iso = f"{year}-{int(month):02}-{int(day):02}"
    if time:
        # "9:05" and "09:05 +0300" are common and not quite ISO.
        hour = time.replace(" ", "").replace("UTC", "Z")
        iso += "T" + ("0" + hour if _HOUR.match(hour) else hour)
    return _in_range(datetime.fromisoformat(iso))


def _in_range(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"{UNREADABLE}: the year {moment.year} is not Gregorian or not a year")
    return naive_utc(moment)
