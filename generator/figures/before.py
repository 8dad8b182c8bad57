"""What stands to the left of a number and belongs to it: qualifier, currency, sign.

In this order: `Before`, the patterns, `before`, which looks back from a number over at most `REACH` characters.

The token begins at the first of them: 約人民幣100億元, nearly US$ 3 billion, -3.6%.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.figures import lexicon
from generator.figures.fold import fold, simplified
from generator.figures.patterns import any_of
from generator.figures.words import by_word, ends_letters, not_after, split

REACH = 36


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """Where the token begins, and what the words before the number say."""

    start: int
    currency: str | None = None
    qualifier: str | None = None
    qualifier_word: str = ""
    sign: str = ""


_QUALIFIERS = {fold(word): name for name, words in lexicon.QUALIFIERS_BEFORE.items() for word in words}
_GUARDS = {fold(word): no for words in lexicon.QUALIFIERS_BEFORE.values() for word, no in words.items()}
_NEVER = set(split(lexicon.CURRENCY_NEVER_BEFORE))
_CURRENCIES = {word: code for word, code in by_word(lexicon.CURRENCIES).items() if word not in _NEVER} | {
    lexicon.YUAN_SIGNS: "CNY",
    "us $": "USD",
    "hk $": "HKD",
    "nt $": "TWD",
    "c $": "CAD",
    "a $": "AUD",
    "s $": "SGD",
}


def _qualifier_pattern() -> str:
    words = sorted(_QUALIFIERS, key=len, reverse=True)
    return "|".join(_one_qualifier(word) for word in words)


def _one_qualifier(word: str) -> str:
    guard = not_after(_GUARDS[word])
    if word[0].isascii() and word[0].isalpha():
        guard = "(?<![a-z])"
    return guard + re.escape(word) + ("(?![a-z])" if ends_letters(word) else "")


def _currency_pattern() -> str:
    latin = any_of(word for word in _CURRENCIES if word[0].isascii() and word[0].isalpha())
    other = any_of(word for word in _CURRENCIES if not (word[0].isascii() and word[0].isalpha()))
    return rf"(?:(?<![a-z]){latin}|{other})"


_FILLERS = any_of(fold(word) for word in lexicon.QUALIFIER_FILLERS)
_CURRENCY = _currency_pattern()
_MINUS = r"(?<![-–0-9a-z)\]%.])[-–](?! )"
_PLUS = simplified(r"(?:(?<=[同環]比)|(?<=按[年季月])|(?<=(?:yoy|qoq|mom))|(?<=[ (,:：，、；;])|(?<![^\n]))\+")
_NEGATIVE = simplified(r"(?<![自勝承擔抱辜欺])負|零下|(?<![a-z])(?:minus|negative) ")
_SIGN = rf"(?:{_MINUS}|{_PLUS}|±|{_NEGATIVE})"
_LEFT = re.compile(
    rf"(?P<sign1>{_SIGN})?(?:(?P<currency1>{_CURRENCY}) ?)?(?:(?P<qualifier>{_qualifier_pattern()})(?:{_FILLERS})? {{0,2}})?"
    rf"(?P<sign2>{_SIGN})?(?:(?P<currency2>{_CURRENCY}) ?)?(?P<sign3>{_SIGN})?$"
)
# The characters a qualifier, currency or sign can end in: most numbers follow another and need no look back.
_LAST = frozenset(
    word[-1] for word in [*_QUALIFIERS, *_CURRENCIES, *(fold(w) for w in lexicon.QUALIFIER_FILLERS), "-–+±负下 "]
) | frozenset("-–+±负下")


def before(text: str, at: int, floor: int) -> Before:
    """What belongs to the number at `at`; nothing before `floor` can."""
    last = text[at - 2 : at - 1] if text[at - 1 : at] == " " else text[at - 1 : at]
    if at == floor or last not in _LAST:
        return Before(start=at)
    match = _LEFT.search(text, max(floor, at - REACH), at)
    if match is None or match.start() == at:
        return Before(start=at)
    currency = match["currency1"] or match["currency2"]
    word = match["qualifier"] or ""
    return Before(
        start=match.start(),
        currency=_CURRENCIES[currency] if currency else None,
        qualifier=_QUALIFIERS.get(word),
        qualifier_word=word,
        sign=(match["sign1"] or match["sign2"] or match["sign3"] or "").strip(),
    )
