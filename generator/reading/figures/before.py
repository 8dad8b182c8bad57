"""What stands to the left of a number and belongs to it: qualifier, currency, sign.

In this order: `Before`, the patterns, `before`, which reads from a number to the left over at most `REACH` characters.

The token begins at the leftmost of them: 約人民幣100億元, nearly US$ 3 billion, -3.6%. The patterns are written for
text that is read backwards (see `patterns`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.reading.figures import lexicon
from generator.reading.figures.fold import fold, simplified
from generator.reading.figures.patterns import any_backwards, any_of, backwards
from generator.reading.figures.words import by_word, split
from generator.reading.late import late

REACH = 36


class Before(NamedTuple):
    """Where the token begins, and what the words before the number say."""

    start: int
    currency: str | None = None
    qualifier: str | None = None
    qualifier_word: str = ""
    sign: str = ""

    @property
    def is_negative(self) -> bool:
        """Whether the sign makes the number negative."""
        return self.sign in _NEGATIVE_SIGNS


_NEGATIVE_SIGNS = ("-", "–", fold("負"), "零下", "minus", "negative", "(")

_QUALIFIERS = {fold(word): name for name, words in lexicon.QUALIFIERS_BEFORE.items() for word in words}
_GUARDS = {fold(word): fold(no) for words in lexicon.QUALIFIERS_BEFORE.values() for word, no in words.items()}
_NEVER = set(split(lexicon.CURRENCY_NEVER_BEFORE))
_ALL = by_word(lexicon.CURRENCIES)
_ONLY_PRICES = {word: _ALL[word] for word in split(lexicon.CURRENCY_BEFORE_PRICE)}
_CURRENCIES = (
    {word: code for word, code in _ALL.items() if word not in _NEVER}
    | _ONLY_PRICES
    | {
        lexicon.YUAN_SIGNS: "CNY",
        "us $": "USD",
        "c $": "CAD",
        "hk $": "HKD",
        "nt $": "TWD",
    }
)


# Money of another figure: the usd of rmb 12 usd 30.
NEXT_MONEY = late(rf" ?{any_of(_CURRENCIES)} ?[0-9]")


def _qualifier_pattern() -> str:
    """The qualifiers backwards; a word that must not follow certain characters is tried with its guard."""
    guarded = sorted((word for word in _QUALIFIERS if _GUARDS[word]), key=len, reverse=True)
    single = [f"{re.escape(word[::-1])}(?![{re.escape(_GUARDS[word])}])" for word in guarded]
    plain = any_backwards(word for word in _QUALIFIERS if not _GUARDS[word])
    return f"(?:{plain}|{'|'.join(single)})"


_FILLERS = any_of(fold(word)[::-1] for word in lexicon.QUALIFIER_FILLERS)
_CURRENCY = any_backwards(_CURRENCIES)
_MINUS = r"(?<! )[-–](?![-–0-9a-z)\]%.])"
_PLUS = simplified(r"\+(?:(?=比[同環])|(?=[年季月]按)|(?=(?:yoy|qoq|mom)(?![a-z]))|(?=[ (,:/：，、；;\n])|$)")
_NEGATIVE = simplified(r"負(?![自勝承擔抱辜欺])|下零|(?:sunim|evitagen)(?![a-z])")
_EITHER = r"±|-/\+|sunim ro sulp(?![a-z])|" + simplified("負正(?!真反)")
_SIGN = rf"(?:{_EITHER}|{_MINUS}|{_PLUS}|{_NEGATIVE})"
_LEFT = late(
    rf"(?P<sign3> ?{_SIGN})?(?: ?(?P<currency2>{_CURRENCY}))?(?P<sign2>{_SIGN}| (?:sunim|evitagen)(?![a-z]))?"
    rf"(?: {{0,2}}(?:{_FILLERS})?(?P<qualifier>{_qualifier_pattern()}))?"
    rf"(?: ?(?P<currency1>{_CURRENCY}))?(?P<sign1>{_SIGN})?"
)
# The characters a qualifier, currency or sign can end in: most numbers follow another and need no look back.
_LAST = frozenset(word[-1] for word in [*_QUALIFIERS, *_CURRENCIES, *map(fold, lexicon.QUALIFIER_FILLERS)]) | frozenset(
    "-–+±负下se"
)


def before(text: str, at: int, floor: int) -> Before:
    """What belongs to the number at `at`; nothing before `floor` can."""
    spaces = 1 if text[at - 1 : at] == " " else 0
    if at - spaces <= floor or text[at - spaces - 1] not in _LAST:
        return Before(start=at)
    match = _LEFT.match(backwards(text, max(floor, at - REACH), at))
    if match is None or match.end() == 0:
        return Before(start=at)
    if _is_joint(text, floor, match):
        return Before(start=at)
    currency = match["currency1"] or match["currency2"]
    if currency and (_is_other_word(text, at, currency[::-1]) or _is_of_pair(text, at, match)):
        return Before(start=at)
    word = (match["qualifier"] or "")[::-1]
    return Before(
        start=at - match.end(),
        currency=_CURRENCIES[currency[::-1]] if currency else None,
        qualifier=_QUALIFIERS.get(word),
        qualifier_word=word,
        sign=(match["sign1"] or match["sign2"] or match["sign3"] or "").strip()[::-1],
    )


_PRICE = late(r"[0-9][0-9,]*\.[0-9]")


def _is_other_word(text: str, at: int, currency: str) -> bool:
    """Rm 501 is a room, and 港元 belongs to a number behind it only where that is a price."""
    room = currency == "rm" and text[at - 1] == " "
    return room or (currency in _ONLY_PRICES and not _PRICE.match(text, at))


def _is_of_pair(text: str, at: int, left: re.Match[str]) -> bool:
    """Whether the currency is the second of a pair, whose rate follows: 兌美元32.105, EUR/USD 1.07."""
    start = at - max(left.end("currency1"), left.end("currency2"))
    return text[max(0, start - 1) : start] in ("兑", "/")


def _is_joint(text: str, floor: int, left: re.Match[str]) -> bool:
    """Whether the sign only joins the number to the one before: a 5-1 vote."""
    return left.group() in ("-", "–") and "0" <= text[floor - 1 : floor] <= "9" and left.endpos == 1
