"""Rule: what is read as a number or a date is no name, because a declared name may be typed in any text.

The label of a member may be a band (15 to 64, over 75, 五歲以下): a class that things are sorted into and no amount of
anything. It is a name where it has an open end or two ends; one number alone is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.reading.figures import read
from generator.record.prose import typed_digits

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.languages.language import Language
    from generator.record.catalog import Catalog

PRICED = frozenset({"amount", "percent"})  # what no name holds in its middle either


def numbers_as_names(subject: Subject) -> Iterator[Finding]:
    """The `names` of the glossary that are a number, a date or a number word, or hold an amount or a percentage."""
    origin = subject.catalog.glossary_origin
    labels, languages = _labels(subject.catalog), subject.catalog.languages
    for at, name in enumerate(subject.catalog.glossary.names if origin else ()):
        number = subject.memory.recall(("number in a name", name, languages), partial(_number_in, name, languages))
        if number and origin and not (name in labels and _is_band(name)):
            yield Finding(
                code="number-as-name",
                place=origin.at("names", at),
                message=f"{quoted(name)} is no name: {quoted(number)} is read as a number or a date",
                expected="the name of a thing, such as H20 or DeepSeek-R1",
                hint="call the fact or the period in the text; a name made of digits goes with the word beside it",
            )


def _labels(catalog: Catalog) -> frozenset[str]:
    """The labels of all members, in every language."""
    dimensions = (dimension for dimension, _ in catalog.dimensions.values())
    members = (member for dimension in dimensions for member in dimension.members)
    return frozenset(text for member in members for text in member.label.root.values())


def _is_band(name: str) -> bool:
    return all(quantity.low is None or quantity.high is None or quantity.value is None for quantity in read(name))


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
