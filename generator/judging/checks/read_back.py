"""Rule: what a page prints of a fact reads back to the fact's value in every language, to no finer place (P3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from generator.cache.digest import digest
from generator.findings import Finding, quoted
from generator.formatting import UNSCALED, figure, qualifier_of
from generator.judging.renderings import bounds
from generator.judging.units import COUNTS, KNOWN, unit_id
from generator.reading.figures import Quantity, Stated, read, read_whole, stated_of
from generator.reading.written import read_written
from generator.record.unit_ids import is_rate

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.languages.language import Language


def misread_figures(subject: Subject) -> Iterator[Finding]:
    """Facts whose rendering says something else than the record."""
    known = {language.tag: digest(language) for language in subject.catalog.languages}
    for fact in subject.catalog.facts.values():
        stated = subject.edition.stated(fact.id)
        for language in subject.catalog.languages if stated is not None else ():
            made_from = ("read back", known[language.tag], stated)
            if stated is not None and (found := subject.memory.recall(made_from, partial(_misread, stated, language))):
                text, problem = found
                yield Finding(
                    code="rendering-differs",
                    place=fact.origin.at(),
                    message=f"{fact.id} is printed as {quoted(text)} in {language.tag}, which {problem}",
                    expected=f"{stated.value if stated.value is not None else f'{stated.low}…{stated.high}'}",
                    hint=_hint(stated, language),
                )


def _hint(stated: Stated, language: Language) -> str:
    if language.is_own(stated.unit):
        return f"correct the label of `{stated.unit}` in data/units.yml: no other number and no other unit may be in it"
    return "this is an error of the formatter or the reader, not of the record: report it"


def _misread(stated: Stated, language: Language) -> tuple[str, str] | None:
    """What a page prints of the fact, in a sentence or by itself, and what is wrong with it. The interval behind an
    estimate is held against its bounds, and the value is read without it."""
    pointed = replace(stated, low=None, high=None) if stated.is_estimate else stated
    tried = [(stated, figure(stated, language)), (pointed, figure(pointed, language, full=True))]
    if stated.is_estimate:
        ends = bounds(stated)
        tried.append((ends, figure(ends, language, full=True)))
    return next(((text, problem) for each, text in tried if (problem := _problem(each, text, language))), None)


def _problem(stated: Stated, text: str, language: Language) -> str | None:
    if stated.is_vague and not language.read and not any(map(str.isdigit, text)):
        return None  # words of the record, which says itself what they mean
    read = _read(text, language, stated)
    if read is None:
        return "does not read back as one figure"
    if read.unit == "times" and stated.unit == "percent":
        read = read.scaled(100, "percent")
    if language.is_own(stated.unit) and not _fits(unit_id(read.unit), stated.unit):
        return f"reads back in {unit_id(read.unit)}, not in {stated.unit}"
    if stated.value is None:
        if _ends(read) == _ends(stated) or (not language.read and _ends(read)[:2] == _ends(stated)[:2]):
            return None
        return f"reads back as {read.low}…{read.high} ({read.qualifier or 'no qualifier'})"
    if read.value != stated.value:
        return f"reads back as {read.value}"
    if qualifier_of(read) != qualifier_of(stated):
        return f"reads back as {qualifier_of(read) or 'plain'}, not as {qualifier_of(stated) or 'plain'}"
    if read.decimals is not None and stated.decimals is not None and read.decimals > stated.decimals:
        return None if _ends_in_zeros(read, stated, text, language) else "states a place that the record does not"
    return None


def _read(text: str, language: Language, stated: Stated) -> Stated | None:
    """What the text states: by the reader of figures, or by the record where that does not know the numerals."""
    if not language.read:
        found = read_written(text, language, stated.unit)
        return found or (read_written(text, language, "times") if stated.unit == "percent" else None)
    quantity = read_whole(text) or (_only_figure(text) if language.is_own(stated.unit) else None)
    return None if quantity is None else stated_of(quantity)


def _only_figure(text: str) -> Quantity | None:
    """The figure of a text that has words of the project around it, and no other figure."""
    found = [quantity for quantity in read(text) if quantity.is_quantity]
    return found[0] if len(found) == 1 and not any(map(str.isdigit, text.replace(found[0].exact, ""))) else None


def _fits(read: str | None, unit: str | None) -> bool:
    """Whether a figure in the words of the project may be read in a unit: in its own, as a number or count that the
    reader sees no unit in, or, of a unit that the reader has no name for (score), in any but another rate."""
    if read == unit or read in COUNTS or (unit or "").startswith(f"{read}-per-"):
        return True
    return unit not in KNOWN and not is_rate(unit) and not is_rate(read)


def _ends(stated: Stated) -> tuple[Decimal | None, Decimal | None, bool]:
    """Both ends, and whether they are those of an order of magnitude."""
    return stated.low, stated.high, stated.qualifier == "order"


def _ends_in_zeros(read: Stated, stated: Stated, text: str, language: Language) -> bool:
    """Whether what is written beyond the stated place are zeros before the point, which every scale brings with it:
    140 million is 1.4億. Of a percentage they would be said, unless it is a bound (over 50%) or plainly told in round
    tens below 100 (above, it is so many times), and so are zeros behind the point."""
    if language.point in text:
        return False
    if (read.low is None) != (read.high is None):  # a fall by over 50% is a change under −50%
        return (read.low, read.high) == (stated.low, stated.high)
    may_be_round = stated.unit not in UNSCALED or (stated.qualifier is None and abs(read.value or Decimal(0)) < 100)
    return may_be_round and read.qualifier == stated.qualifier
