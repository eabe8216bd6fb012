"""Numbers in digits: which sign is decimal, which groups thousands, by shape and context."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.extract.digits import digits
from newsanalysis.text import document


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("0", 0),
        ("7", 7),
        ("007", 7),
        ("2023", 2023),
        ("1,234", 1234),
        ("1.234", 1234),
        ("1،234", 1234),
        ("12,345,678", 12345678),
        ("12.345.678", 12345678),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234,567.89", 1234567.89),
        ("1.234.567,89", 1234567.89),
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("2،5", 2.5),
        ("18.75", 18.75),
        ("1234.5", 1234.5),
        ("1234.567", 1234.567),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("4ر1", 1.4),
        ("5ر12", 12.5),
        ("000ر22", 22000),
        ("1,2,3", None),
        ("1.2.3", None),
        ("12,34,56", None),
        ("192.168.1.1", None),
    ],
)
def test_shapes(form, value):
    assert digits(form) == value


@pytest.mark.parametrize(
    ("form", "value"),
    [("1.234", 1.234), ("1،234", 1.234), ("1,234", 1234), ("12.345.678", 12345678), ("20.000", 20000), ("2.5", 2.5)],
)
def test_shapes_where_a_decimal_is_wanted(form, value):
    assert digits(form, small=True) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("١٢٣", 123),
        ("۱۲۳", 123),
        ("٢٬٠٠٠", 2000),
        ("٢٫٥", 2.5),
        ("١٬٢٣٤٫٥", 1234.5),
        ("٣،٧", 3.7),
    ],
)
def test_arabic_and_persian_digits(text, value):
    (form,) = document(text).forms
    assert digits(form) == value


@given(st.integers(0, 10**12), st.sampled_from(",."))
def test_grouped_thousands_are_read_back(n, sign):
    assert digits(f"{n:,}".replace(",", sign)) == n


@given(
    st.integers(0, 10**9), st.sampled_from([(",", "."), (".", ","), ("", "."), ("", ",")]), st.sampled_from(["5", "25"])
)
def test_decimals_are_read_back(n, signs, fraction):
    grouped, decimal = signs
    assert digits(f"{n:,}".replace(",", grouped) + decimal + fraction) == float(f"{n}.{fraction}")


@given(st.from_regex(r"\d+([.,،ر]\d+){0,4}", fullmatch=True))
def test_any_token_of_digits_is_a_number_or_none(form):
    value = digits(form)
    assert value is None or value >= 0
