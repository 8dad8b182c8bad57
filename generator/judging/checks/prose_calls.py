"""Rule: contributed text types no number, calls only what exists, and calls the same in every language (P3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, get_args

from generator.cache.digest import digest
from generator.findings import Finding, Place, Severity, quoted, unknown
from generator.judging.checks.readable_periods import unreadable
from generator.judging.checks.subject import Rule
from generator.languages.alternation import alternation
from generator.reading.figures import read
from generator.reading.period import parse_period
from generator.record.contributed import Contributed, place_at
from generator.record.models import Measure, Status
from generator.record.prose import KEY_PARTS, SAYING, Call, Fault, Mark, Plain, fact_key, parts, singles, typed_digits
from generator.record.unit_ids import base_of

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.languages.language import Language
    from generator.record.catalog import Catalog

DIGIT = re.compile(r"[0-9０-９]")
NUMERAL = re.compile(r"[0-9０-９〇零一二兩三四五六七八九十百千萬億]")
COUNTABLE = ("documents", "facts", "observations", "claims", "questions", "disagreements", "errors", "entities")
# Titles of documents are the publishers' own; everything else is ours and must not type a number.
HARMLESS = frozenset({"indefinite", "ordinal", "name", "heading-number"})
NO_CALL = ("call-unreadable", "unknown-", "period-unreadable")  # what keeps a call from being compared
PRONOUNS = frozenset({"one", "no one", "another one"})  # numerals that count nothing


def faulty_texts(subject: Subject) -> Iterator[Finding]:
    """Faulty calls, typed numbers, unknown references and calls that differ between the languages."""
    return rule(subject).over(subject.contributed, subject)


def rule(subject: Subject) -> Rule[Contributed]:
    """The same of one text."""
    read_as = digest(subject.catalog.glossary.names, {each.tag: digest(each) for each in subject.catalog.languages})
    by = declared_names(subject), read_as

    def find(text: Contributed, subject: Subject) -> Iterator[Finding]:
        found = [f for language in text.texts for f in _in_language(text, language, subject, by)]
        yield from found
        if not any(finding.code.startswith(NO_CALL) for finding in found):
            yield from _parity(text)

    return Rule(find=find, rests_on=read_as)


def _in_language(
    text: Contributed, language: str, subject: Subject, by: tuple[re.Pattern[str] | None, str]
) -> Iterator[Finding]:
    """The findings in one language; `by` are the declared names, and the digest of them and the languages."""
    content, place = text.texts[language], text.place(language)
    for part in parts(content):
        if isinstance(part, Fault):
            yield _fault(part, content, place)
        elif isinstance(part, Plain):
            made_from = ("no typed number", by[1], text.unit, language, part.text)
            typed = partial(_typed, part, text.unit, by[0], subject.catalog.language(language))
            if not subject.memory.recall(made_from, lambda: not any(typed(content, place))):  # noqa: B023 - called now
                yield from typed(content, place)
        elif isinstance(part, Call):
            yield from _call(part, place_at(content, part.start, place), text, subject)
        elif part.absent:
            yield from _arguments(part.absent, place_at(content, part.start, place), subject.catalog)


def declared_names(subject: Subject) -> re.Pattern[str] | None:
    """Names that may carry digits, longest first."""
    return alternation(subject.catalog.glossary.names, lambda _: ("", ""))


def _typed(
    part: Plain, unit: str | None, names: re.Pattern[str] | None, language: Language, content: str, place: Place
) -> Iterator[Finding]:
    masked = _without_base(_mask(part.text, names), unit)
    times = [match.span() for match in language.spans_of_time.finditer(masked)]
    for quantity in read(masked):
        if _is_within((quantity.start, quantity.end), times):
            continue
        if (quantity.kind in HARMLESS and not DIGIT.search(quantity.exact)) or quantity.exact.lower() in PRONOUNS:
            continue
        if NUMERAL.search(quantity.exact) or quantity.is_quantity:
            yield _typed_number(quantity.exact, place_at(content, part.start + quantity.start, place))
            masked = masked[: quantity.start] + "\0" * len(quantity.exact) + masked[quantity.end :]
    words = (match.span() for match in language.typed_words.finditer(masked))
    spans = [*typed_digits(masked), *(span for span in words if not _is_within(span, times))]
    for start, end in sorted(spans):
        yield _typed_number(masked[start:end], place_at(content, part.start + start, place))


def _is_within(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _mask(text: str, names: re.Pattern[str] | None) -> str:
    """The text with declared names, heading ids and link targets blanked, every offset kept."""
    patterns = [re.compile(r"\{#[a-z][a-z0-9-]*\}"), re.compile(r"\]\([^()\s]*\)"), *([names] if names else [])]
    for pattern in patterns:
        text = pattern.sub(lambda match: "\0" * len(match.group()), text)
    return text


def _without_base(text: str, unit: str | None) -> str:
    """The label of a unit without what its id says it is per: per 100,000 of per-100000, and no other number."""
    base = base_of(unit) or ""
    for quantity in read(text) if base.isdecimal() else ():
        if quantity.value == int(base):
            text = text[: quantity.start] + "\0" * len(quantity.exact) + text[quantity.end :]
    return text


def _call(call: Call, place: Place, text: Contributed, subject: Subject) -> Iterator[Finding]:
    catalog = subject.catalog
    if call.name == "fact":
        yield from dict.fromkeys(f for single in singles(call) for f in _fact(single, place, text.entity, subject))
    elif call.name == "period" and parse_period(call.args[0]) is None:
        yield unreadable(call.args[0], place)
    elif call.name == "claim":
        yield from unknown("claim", call.args[0], catalog.claims, place)
    elif call.name == "entity":
        yield from unknown("entity", call.args[0], catalog.entities, place)
    elif call.name == "term":
        yield from unknown("term", call.args[0], catalog.terms, place)
    elif call.name == "count":
        yield from unknown("count", call.args[0], COUNTABLE, place)
    elif call.name == "chart":
        yield from unknown("chart", call.args[0], catalog.chart_ids, place)


def _fact(call: Call, place: Place, entity: str, subject: Subject) -> Iterator[Finding]:
    catalog, edition, key = subject.catalog, subject.edition, fact_key(call, entity)
    if not key.entity:
        return  # whose facts are meant stands in data/entities.yml, which cannot be read and is told
    misspelt = list(_arguments(call, place, catalog))
    yield from misspelt or unknown("fact", key.id, catalog.facts, place)
    if key.id in catalog.facts and edition.stated(edition.shown(key.id)) is None:
        yield _unsettled(key.id, place, awaits=edition.shown(key.id) in edition.awaiting)


def _unsettled(fact: str, place: Place, *, awaits: bool) -> Finding:
    """That a called fact shows no value: its readings disagree, or none of them says anything yet."""
    message, hint = f"{fact} has no accepted value to show", "call another fact, or `show` one in its adjudication"
    if awaits:
        message, hint = f"{fact} has no value until a reading of it is verified; a preview marks the place", ""
    return Finding(
        severity=Severity.PENDING if awaits else Severity.ERROR,
        code="call-unsettled",
        place=place,
        message=message,
        hint=hint,
        looked_up=(f"fact:{fact}",),
    )


def _arguments(call: Call, place: Place, catalog: Catalog) -> Iterator[Finding]:
    """The names in a call of a fact that name nothing."""
    named = dict(call.named)
    yield from unknown("concept", call.args[0], catalog.concepts, place)
    for period in call.args[1:]:
        if parse_period(period) is None:
            yield unreadable(period, place)
    for name, value in named.items():
        for finding in unknown("argument", name, {*KEY_PARTS, *SAYING, *catalog.dimensions}, place):
            yield replace(finding, looked_up=(f"dimension:{name}",))
        if name in catalog.dimensions:
            members = [member.id for member in catalog.dimensions[name][0].members]
            yield from unknown("member", value, members, place)
    if "measure" in named:
        yield from unknown("measure", named["measure"], get_args(get_args(Measure)[0]), place)
    if "status" in named:
        yield from unknown("status", named["status"], get_args(get_args(Status)[0]), place)
    if "of" in named:
        yield from unknown("concept", named["of"], catalog.concepts, place)
    if "entity" in named:
        yield from unknown("entity", named["entity"], catalog.entities, place)


def _parity(text: Contributed) -> Iterator[Finding]:
    """All languages make the same calls and rest on the same marks, however often and in whatever order: of a fact by
    all of its key and to as many digits."""
    own = ("entity", text.entity)
    made = {
        language: dict.fromkeys(
            f"call {_written(_scope(part, text.entity), own)}" if isinstance(part, Call) else f"rest on [^{part.name}]"
            for each in parts(content)
            if isinstance(each, Call | Mark)
            for part in (singles(each) if isinstance(each, Call) and each.name == "fact" else (each,))
        )
        for language, content in text.texts.items()
    }
    first, *others = made
    for other in others:
        for where, there in ((other, first), (first, other)):
            for what in (each for each in made[there] if each not in made[where]):
                yield Finding(
                    code="languages-differ",
                    place=text.place(where),
                    message=f"{text.name} does not {what} as in {there}",
                    hint="all languages rest on the same facts, claims and inferences, section by section",
                )


def _written(call: Call, own: tuple[str, str]) -> str:
    named = (f"{name}={value!r}" for name, value in call.named if (name, value) != own)
    return f"{call.name}({', '.join([*map(repr, call.args), *named])})"


def _scope(call: Call, entity: str) -> Call:
    """All that a call means, however it is written: whose fact it is, its own order of arguments, not its grammar."""
    named = dict(call.named)
    if call.name == "fact":
        named = {"entity": entity, **{name: value for name, value in named.items() if name != "as"}}
    return replace(call, named=tuple(sorted(named.items())), start=0, end=0)


def _typed_number(exact: str, place: Place) -> Finding:
    time = "; of a part of the year write the quarter, a quarter ago or a quarter of a year"
    return Finding(
        code="typed-number",
        place=place,
        message=f"{quoted(exact)} is typed; no number on the site is",
        expected='a call such as {{ fact("revenue", "2025-Q1") }} or {{ period("2025-Q1") }}',
        hint="call the fact or period, say it without a number, or declare the name in `names` of data/glossary.yml"
        + (time if "quarter" in exact else ""),
    )


def _fault(fault: Fault, content: str, place: Place) -> Finding:
    at = place_at(content, fault.start, place)
    return Finding(code="call-unreadable", place=at, message=fault.message, expected=fault.expected, hint=fault.hint)
