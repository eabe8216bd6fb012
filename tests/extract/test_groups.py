"""Who those counted are."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("أصيب 3 رجال أمن في الموقع", ["police"]),
        ("أصيب رجلا شرطة في الموقع", ["police"]),
        ("قتل 11 من عناصر داعش", ["militants"]),
        ("سقط 50 قتيلا في صفوف التنظيم", ["militants"]),
        ("قتل 60 عنصرا من حركة مسلحة", ["militants"]),
        ("قتل 12 عنصرا من «داعش» في كمين", ["militants"]),
        ("قتلت القوة خمسة من مسلحي الحركة", ["militants"]),
        ("أصيب 9 عناصر من كتيبة محلية", ["militants"]),
        ("سقط 21 قتيلا من حزب الله", ["militants"]),
        ("أصيب 10 من رجال المقاومة", ["militants"]),
        ("قتل 4 مدنيين وجندي", ["civilians"]),
        ("قتل 4 مدنيين وجنديان", ["civilians", "soldiers"]),
        ("قتل مدني وأصيب 4 آخرون", ["civilians"]),
        ("أصيب 6 من رجال الجيش والشرطة", [None]),
        ("أصيب 6 عمال", [None]),
    ],
)
def test_group(figures_in, text, groups):
    assert [figure.group for figure in figures_in(text + ".")] == groups
