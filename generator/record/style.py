"""What the list of style refuses in a text of a language (`data/style.yml`), and the finding that says so.

In this order: `refused`, rule by rule with where; `refusal`; how a word is known in a text. A word of letters that
spaces part stands by itself; one of Chinese stands wherever it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.findings import Finding

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.languages.language import Language
    from generator.record.models import StyleRule


DOTLESS = {ord(letter): "i" for letter in "\u0130\u0131"}  # which are no i to `casefold`


def refused(text: str, language: Language, rules: Iterable[StyleRule]) -> Iterator[tuple[StyleRule, int]]:
    """The rules of a language that a text breaks, each with the offset of every word it refuses there."""
    folded = _folded(text)
    for rule in rules:
        if rule.language == language.tag and _beginning(rule.refused) in folded:
            kept = [match.span() for word in rule.within for match in _pattern(word, language.spaces).finditer(text)]
            for match in _pattern(rule.refused, language.spaces).finditer(text):
                if not any(start <= match.start() and match.end() <= end for start, end in kept):
                    yield rule, match.start()


def refusal(rule: StyleRule, place: Place) -> Finding:
    """The finding that a word is not used."""
    return Finding(
        code="word-refused",
        place=place,
        message=f"`{rule.refused}` is not used here: {rule.why}",
        expected=f"`{rule.used}`" + (", or the longer word once in the prose of a briefing" if rule.once else ""),
        hint="write that; where it is part of a name, list the name under `within:` of its rule in data/style.yml",
    )


@lru_cache(maxsize=1024)
def _beginning(word: str) -> str:
    """What has to stand in a text, folded, for the word to: most texts are done with at once."""
    return _folded(word.split()[0])


def _folded(text: str) -> str:
    """A text whose letters are alike where `IGNORECASE` takes them for the same."""
    return text.translate(DOTLESS).casefold()


@lru_cache(maxsize=1024)
def _pattern(word: str, spaces: bool) -> re.Pattern[str]:
    """The word in a text, in either case, over line breaks too."""
    letter = r"\w" if spaces else "[0-9A-Za-z]"
    start = f"(?<!{letter})" if re.match(letter, word[0]) else ""
    end = f"(?!{letter})" if re.match(letter, word[-1]) else ""
    return re.compile(start + r"\s+".join(map(re.escape, word.split())) + end, re.IGNORECASE)
