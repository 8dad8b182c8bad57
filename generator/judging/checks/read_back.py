"""Rule: what a page prints of a fact reads back to the fact's value in both languages, to no finer place (P3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.formatting import LANGUAGES, UNSCALED, figure
from generator.reading.figures import Stated, read_whole, stated_of

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.judging.checks.subject import Subject


def misread_figures(subject: Subject) -> Iterator[Finding]:
    """Facts whose rendering says something else than the record."""
    for fact in subject.catalog.facts.values():
        stated = subject.edition.stated(fact.id)
        for language in LANGUAGES if stated is not None else ():
            text = figure(stated, language) if stated is not None else ""
            if stated is not None and (problem := _problem(stated, text)):
                yield Finding(
                    code="rendering-differs",
                    place=fact.origin.at(),
                    message=f"{fact.id} is printed as {quoted(text)} in {language}, which {problem}",
                    expected=f"{stated.value if stated.value is not None else f'{stated.low}…{stated.high}'}",
                    hint="this is an error of the formatter or the reader, not of the record: report it",
                )


def _problem(stated: Stated, text: str) -> str | None:
    quantity = read_whole(text)
    if quantity is None:
        return "does not read back as one figure"
    read = stated_of(quantity)
    if read.unit == "times" and stated.unit == "percent":
        read = read.scaled(100, "percent")
    if stated.value is None:
        return (
            None
            if _ends(read) == _ends(stated)
            else f"reads back as {read.low}…{read.high} ({read.qualifier or 'no qualifier'})"
        )
    if read.value != stated.value:
        return f"reads back as {read.value}"
    if read.decimals is not None and stated.decimals is not None and read.decimals > stated.decimals:
        return None if _ends_in_zeros(read, stated, text) else "states a place that the record does not"
    return None


def _ends(stated: Stated) -> tuple[Decimal | None, Decimal | None, bool]:
    """Both ends, and whether they are those of an order of magnitude."""
    return stated.low, stated.high, stated.qualifier == "order"


def _ends_in_zeros(read: Stated, stated: Stated, text: str) -> bool:
    """Whether what is written beyond the stated place are zeros before the point, which every scale brings with it:
    140 million is 1.4億. Of a percentage they would be said, and so are zeros behind the point."""
    return "." not in text and stated.unit not in UNSCALED and read.qualifier == stated.qualifier
