"""Numbers written in digits: which of `.` `,` `،` `ر` is a decimal sign and which groups thousands, told by shape."""

from __future__ import annotations

import re

# 1,234 · 1.234.567 · 1,234.5: the first sign repeats or groups threes, a different last one is decimal.
_GROUPED = re.compile(r"\d{1,3}(?:([.,،])\d{3})(?:\1\d{3})*(?:([.,،])(\d+))?")
_DECIMAL = re.compile(r"(\d+)[.,،](\d+)")
# 4ر1: agencies write the fraction first, since the line is read from the right; 000ر22 is 22 000.
LONGEST = 30  # more digits are no number that anybody counted
_RA = re.compile(r"(\d+)ر(\d+)")


def digits(form: str, *, small: bool = False) -> float | None:
    """The value of a folded digit token, or None where it is no single number (`1,2,3`).

    `small` says that the context wants a decimal (a magnitude, a percent sign or a price follows): `1.234 مليون` is 1.234,
    `1.234 شخص` is 1 234.
    """
    if len(form) > LONGEST:
        return None
    if form.isdecimal():
        return float(form)
    if m := _RA.fullmatch(form):
        fraction, whole = m[1], m[2]
        return float(whole + fraction) if fraction == "000" else float(f"{whole}.{fraction}")
    if m := _GROUPED.fullmatch(form):
        sign, last, fraction = m[1], m[2], m[3]
        once = form.count(sign) == 1 and not last
        decimal = once and (form.startswith("0") or (sign != "," and small and not form.endswith("000")))
        if not decimal and last != sign:
            whole = re.sub(r"\D", "", form[: -len(fraction) - 1] if last else form)
            return float(whole + ("." + fraction if last else ""))
    if m := _DECIMAL.fullmatch(form):
        return float(f"{m[1]}.{m[2]}")
    return None
