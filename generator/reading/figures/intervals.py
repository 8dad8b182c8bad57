"""The interval that a stated number leaves open, given its place and its qualifier.

In this order: the place of the last significant digit, `interval`, and that of a rate.

| stated | interval | example |
|---|---|---|
| plainly | half a unit of the last stated place to each side | 13% is 12.5 to 13.5 |
| plainly, a small whole count | the number itself | 3款 is 3 |
| plainly, a rate | as any number, whatever is counted | 每10萬人134例 is 133.5 to 134.5 |
| about | half a unit of the last significant place to each side | 約50% is 45 to 55 |
| nearly | the lower half of that | 近300% is 250 to 300 |
| over, at-least | from the number upwards | 超60% is 60 and more |
| under, at-most | up to the number | 不到10% is up to 10 |
| 多, 餘 | to the next unit of the last significant place | 3億多 is 3億 to 4億 |

Zeros left of the decimal point are not significant: 約111,000 is rounded to thousands, 約1.0% to tenths.
"""

from __future__ import annotations

from decimal import Decimal

from generator.reading.figures.numeral import ONE, Numeral, trailing_zeros

HALF = Decimal("0.5")

Interval = tuple[Decimal | None, Decimal | None]


def significant_place(numeral: Numeral) -> int:
    """The power of ten of the last significant digit: 1 for 50, 3 for 111,000, -1 for 1.0."""
    if numeral.form == "fraction" and numeral.value:
        return numeral.value.adjusted()  # 約三分之一 is a third give or take a twentieth
    if numeral.pointed or numeral.value is None or numeral.value != numeral.value.to_integral_value():
        return numeral.place
    return trailing_zeros(numeral.value)


def interval(numeral: Numeral, qualifier: str | None, *, exact: bool) -> Interval:
    """(low, high) of a numeral, `None` for an open end; `exact` where small whole numbers leave nothing open."""
    value = numeral.value
    if value is None:
        return numeral.low, numeral.high
    if not numeral.more and qualifier in ("over", "at-least"):
        return value, None
    if not numeral.more and qualifier in ("under", "at-most"):
        return None, value
    if value >= 0:
        return _bounded(numeral, value, qualifier, exact=exact)
    low, high = _bounded(numeral._replace(value=-value), -value, qualifier, exact=exact)
    return -high, -low


def of_rate(value: Decimal | None, low: Decimal | None, high: Decimal | None, decimals: int | None) -> Interval:
    """The interval of a number that turns out to be a rate: single cases are counted, so many per 100,000 are rounded.

    An exact count gets half a unit of its last place to each side; any other interval stays.
    """
    if value is None or decimals is None or low != value or high != value:
        return low, high
    half = HALF.scaleb(-decimals)
    return value - half, value + half


def _bounded(numeral: Numeral, value: Decimal, qualifier: str | None, *, exact: bool) -> tuple[Decimal, Decimal]:
    """Both ends for a number above zero; those of its negative mirror them."""
    if numeral.more or qualifier in ("about", "nearly"):
        unit = ONE.scaleb(significant_place(numeral))
        if numeral.more:
            return value, value + (value if numeral.form == "half" else unit)
        return value - unit / 2, value if qualifier == "nearly" else value + unit / 2
    if exact or numeral.form == "fraction":
        return value, value
    half = HALF.scaleb(numeral.place)
    return value - half, value + half
