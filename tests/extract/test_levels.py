"""Prices and index levels told without their unit."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("أغلق السهم عند مستوى 48 بعد تراجعه", "money", None),
        ("كسر السهم الدعم 46.25 أمس", "money", None),
        ("بقي سعر البرميل فوق حاجز 50 أمس", "money", None),
        ("أغلق المؤشر عند مستوى 4200.15 بعد تراجعه", "measure", "point"),
        ("تراجع السهم وبقي المؤشر عند مستوى 4200 أمس", "measure", "point"),
        ("أغلق السهم عند مستوى 48 دولارا", "money", "USD"),
        ("بلغ مستوى الغياب 48 أمس", "count", None),
    ],
)
def test_bare_level(figures_in, text, kind, unit):
    (figure,) = figures_in(text + ".")
    assert (figure.kind, figure.unit) == (kind, unit)
