"""Rule: what is read as a number or a date is no name, because a declared name may be typed in any text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.reading.figures import read
from generator.record.prose import typed_digits

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.languages.language import Language

PRICED = frozenset({"amount", "percent"})  # what no name holds in its middle either


def numbers_as_names(subject: Subject) -> Iterator[Finding]:
    """The `names` of the glossary that are a number, a date or a number word, or hold an amount or a percentage."""
    origin = subject.catalog.glossary_origin
    for at, name in enumerate(subject.catalog.glossary.names if origin else ()):
        number = _number_in(name, subject.catalog.languages)
        if number and origin:
            yield Finding(
                code="number-as-name",
                place=origin.at("names", at),
                message=f"{quoted(name)} is no name: {quoted(number)} is read as a number or a date",
                expected="the name of a thing, such as H20 or DeepSeek-R1",
                hint="call the fact or the period in the text; a name made of digits goes with the word beside it",
            )


def _number_in(name: str, languages: Sequence[Language]) -> str:
    """What in `name` is a number, empty where it is a name. Vague words (雙位數) are terms, and may be spoken of."""
    for quantity in read(name):
        is_vague = quantity.value is None and not any(typed_digits(quantity.exact))
        if quantity.kind == "name" or is_vague:
            continue
        if quantity.exact == name.strip() or quantity.kind in PRICED:
            return quantity.exact
    is_word = any(language.typed_words.fullmatch(name) for language in languages)
    return name if is_word or list(typed_digits(name)) == [(0, len(name))] else ""
