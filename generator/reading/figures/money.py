"""Hundredths and tenths behind money: 50元6角三分, 九塊九毛五, five dollars and fifty cents, 2美元3美分, 15 dollars 50.

In this order: `with_small_change`, the forms by language, `kuai` and `tenths`.
"""

from __future__ import annotations

from decimal import Decimal

from generator.reading.figures import english, lexicon
from generator.reading.figures.fold import fold, simplified
from generator.reading.figures.measure import Measure
from generator.reading.figures.numerals import numeral_at
from generator.reading.figures.patterns import any_of
from generator.reading.late import late

_SMALL_HAN = "一二三四五六七八九" + "".join(fold(digit) for digit in lexicon.FINANCIAL_DIGITS)
_TEN = Decimal(10)


def with_small_change(text: str, measure: Measure, *, spoken: bool) -> Measure:
    """The amount with its scale (75 USD million) or small change behind it; `spoken` where a word names the currency,
    so that a bare number behind it may be its hundredths (15 dollars 50)."""
    scale = _SCALE_BEHIND.match(text, measure.end)
    if scale and measure.factor == 1:
        return measure._replace(end=scale.end(), factor=_TEN ** lexicon.ENGLISH_SCALES[scale[1]])
    if measure.factor != 1:
        return measure
    return (
        _jiao(text, measure) or _hundredths(text, measure) or (_implied(text, measure) if spoken else None) or measure
    )


_SCALE_BEHIND = late(rf" ({any_of(lexicon.ENGLISH_SCALES)})(?![a-z])")

_JIAO = late(simplified(f"(?:(?P<jiao>[0-9{_SMALL_HAN}])[角毛])?(?:零?(?P<fen>[0-9{_SMALL_HAN}])分(?!之|鐘))?"))


def _jiao(text: str, measure: Measure) -> Measure | None:
    """50元6角三分 is 50.63."""
    match = _JIAO.match(text, measure.end)
    if not match or match.end() == measure.end:
        return None
    jiao, fen = (_digit(match[name]) for name in ("jiao", "fen"))
    return _added(measure, match.end(), jiao / 10 + fen / 100, place=-2 if match["fen"] else -1)


_HUNDREDTHS = late(
    r"(?:,? and |, | )?(?P<english>[0-9]{1,2}|[a-z]{3,7}(?:[ -][a-z]{3,5})?)[ -](?:[a-z]{2,10} )?"
    r"(?:cents?|pence|penny|pennies|fen|sen)(?![a-z])"
    + simplified(r"|(?:又|零|，|,)? ?(?P<han>[0-9]{1,2}|[一二兩三四五六七八九十]{1,3}) ?(?:日本|[美港歐澳加新]){0,1}")
    + f"(?:{simplified('分|仙|錢|銭|便士')})(?!{simplified('之|鐘|別|析|部|布|為|成|行|家|[一二]')})"
)


def _hundredths(text: str, measure: Measure) -> Measure | None:
    """five dollars and fifty cents, 2美元3美分, 10日元5銭."""
    match = _HUNDREDTHS.match(text, measure.end)
    if match is None:
        return None
    number = english.numeral_of(match["english"]) if match["english"] else _number(match["han"])
    return _cents(measure, match.end(), number)


_IMPLIED = late(
    r",?(?: and)? (?P<number>[0-9]{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -][a-z]{3,5})?)"
    r"(?=(?: (?:each|more|apiece|per))?(?:[.;!?)](?![0-9])|,(?![0-9])|\n|$)| more(?![a-z]))"
)


def _implied(text: str, measure: Measure) -> Measure | None:
    """15 dollars 50, where the clause ends with it."""
    match = _IMPLIED.match(text, measure.end)
    return _cents(measure, match.end(), english.numeral_of(match["number"])) if match else None


def _cents(measure: Measure, end: int, number: Decimal | None) -> Measure | None:
    return _added(measure, end, number / 100, place=-2) if number is not None and 0 < number < 100 else None


def _added(measure: Measure, end: int, part: Decimal, *, place: int) -> Measure:
    return measure._replace(end=end, added=part, place=place)


# --- 塊 -------------------------------------------------------------------------------------------------------

# 九塊九, where the second digit ends the price, 九塊九毛五, and 花了三塊, where the clause ends.
_KUAI = late(
    simplified(
        "塊(?:零?(?P<jiao>[1-9一二三四五六七八九])(?:[角毛](?:(?P<fen>[1-9一二三四五六七八九])分?)?"
        "|(?=$|[^一-鿿0-9.,]|[的錢一包起就到至]))|(?P<cents>[1-9一二三四五六七八九])分(?![之鐘])|(?P<alone>(?![一-鿿])))"
    )
)
_PAID = late(simplified("[花費付賣價收賺值要][^,，。；;\\n]{0,8}$"))


def kuai(text: str, at: int) -> Measure | None:
    """塊 and what stands behind it, at `at`."""
    match = _KUAI.match(text, at)
    if not match or (match["alone"] is not None and not _PAID.search(text, max(0, at - 12), at)):
        return None
    added = _digit(match["jiao"]) / 10 + _digit(match["fen"] or match["cents"]) / 100
    place = -2 if match["fen"] or match["cents"] else -1
    return Measure(kind="amount", unit="CNY", end=match.end(), added=added, place=place if added else None)


_FEN = "(?P<{}>[一二三四五六七八九1-9])分?(?![之鐘十百千萬億0-9.])"
_TENTHS = late(simplified(f"毫(?:子|{_FEN.format('cent')})?(?![米克升安秒巴無不])|[毛角]{_FEN.format('fen')}"))


def tenths(text: str, at: int) -> Measure | None:
    """五毫八 is 0.58 dollars of Hong Kong, whose tenths are 毫, and 七毛五 is 0.75 yuan."""
    match = _TENTHS.match(text, at)
    if not match:
        return None
    added = _digit(match["cent"] or match["fen"]) / 10
    return Measure(
        kind="amount",
        unit="CNY" if match["fen"] else "HKD",
        end=match.end(),
        factor=Decimal("0.1"),
        added=added,
        place=-1 if added else None,
    )


def _digit(character: str | None) -> Decimal:
    return _number(character) or Decimal(0)


def _number(text: str | None) -> Decimal | None:
    number = numeral_at(text, 0) if text else None
    return number.value if number else None
