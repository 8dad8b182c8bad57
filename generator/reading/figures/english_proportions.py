"""Some out of many in English: one in five (users), two out of three, 1 in 10,000.

In this order: `proportion_at`, and the number of many, in words or digits.
"""

from __future__ import annotations

from decimal import Decimal

from generator.reading.figures import lexicon
from generator.reading.figures.english_sums import sum_of
from generator.reading.figures.english_words import tokens_at
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.patterns import any_of
from generator.reading.late import late

_UNITS = {word: number for word, number in lexicon.ENGLISH_UNITS.items() if 0 < number <= 20} | {"twenty": 20}
_SOME = late(rf"(?P<some>{any_of(_UNITS)}|[0-9]{{1,2}}) (?:in|out of) (?:every )?(?=[0-9a-z])")
_MANY = late(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})*|10{3,6})(?![0-9,.:/%]*[0-9:/%])(?! (?:hundred|thousand|million))")
# five in twenty days and one in ten billion dollars are no proportions
_SPAN = late(
    "(?:-|[a-z]| (?:(?:second|minute|hour|day|week|month|quarter|year|decade)s?|hundreds|thousands|millions|billions)"
    "(?![a-z]))"
)


def proportion_at(text: str, at: int) -> Numeral | None:
    """one in five (users), two out of three."""
    some = _SOME.match(text, at)
    found = _many(text, some.end()) if some else None
    if some is None or found is None:
        return None
    above, (below, end) = Decimal(_UNITS.get(some["some"], 0) or int(some["some"])), found
    if not 0 < above < below or _SPAN.match(text, end):
        return None
    return Numeral(end=end, form="fraction", value=above / below, place=-2)


def _many(text: str, at: int) -> tuple[Decimal, int] | None:
    """(how many, where the number ends)."""
    digits = _MANY.match(text, at)
    if digits:
        return Decimal(digits.group().replace(",", "")), digits.end()
    words = tokens_at(text, at)
    total = sum_of(words, 0) if words and words[0].text[0].isalpha() else None
    return (total.value, words[total.used - 1].end) if total and not total.scaled else None
