"""The small grammar of contributed text: Markdown in which a figure is a call, never a typed number.

    {{ fact("capital-expenditure", "2025-Q1") }}   {{ period("2025-Q1") }}   {{ chart("capex-by-quarter") }}

A fact can be said as a rise or fall (`as="verb"`, rose 7%; `as="adverb"`, down 7%), to fewer digits (`digits="2"`), and
one figure for several equal facts (`segment="games, vas"`).

Calls take string literals only and are parsed here, never by Jinja: contributed text is data. A text is a list of
parts, plain text and calls, with the offset of each, so that a finding can name line and column. A `{{` that opens no
call is a finding. HTML has no meaning: `<` and `&` are escaped wherever text is rendered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import product

from generator.findings import did_you_mean
from generator.record.keys import Key, told_against

CALLS = {
    "fact": "fact(concept, period, entity=…, measure=…, against=…, of=…, status=…, method=…, DIMENSION=…, "
    "as=verb | adverb, digits=…)",
    "period": "period(PERIOD)",
    "claim": "claim(ID)",
    "chart": "chart(ID)",
    "term": "term(ID)",
    "entity": "entity(ID)",
    "count": "count(documents | facts | observations | claims | questions | disagreements | entities)",
}
POSITIONAL = {
    "fact": (1, 2),
    "period": (1, 1),
    "claim": (1, 1),
    "chart": (1, 1),
    "term": (1, 1),
    "entity": (1, 1),
    "count": (1, 1),
}
NAMED = frozenset({"fact"})

_CALL = re.compile(r"\{\{[ \t]*(?P<name>[a-z]+)\((?P<args>[^(){}\n]{0,400})\)[ \t]*\}\}")
_ROMAN = re.compile(r"(?<!\w)(?=[MDCLXVI]{4})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
_LINK = re.compile(r"\[[^\[\]\n]{1,120}\]\((?P<to>[a-z0-9][a-z0-9/.#-]{0,160})\)")
_TRIED = re.compile(r"\{\{[ \t]*(?P<name>[a-z]+)?[^{}\n]{0,400}(?P<end>\}\})?\}?")
_ARGUMENT = re.compile(
    r"[ \t]*(?:(?P<key>[a-z][a-z-]*)[ \t]*=[ \t]*)?\"(?P<value>[^\"\\{}\n]{0,120})\"[ \t]*(?P<sep>,|$)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A call with its literal arguments and where it stands (offsets into the text)."""

    name: str
    args: tuple[str, ...]
    named: tuple[tuple[str, str], ...] = ()
    start: int = field(compare=False)
    end: int = field(compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plain:
    """A run of text without calls."""

    text: str
    start: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A `{{` that opens no call, with the text that seems to belong to it, why it is none, and the right form."""

    text: str
    start: int
    message: str
    expected: str = ""
    hint: str = ""


Part = Plain | Call | Fault


def parts(text: str) -> tuple[Part, ...]:
    """The text as plain runs, calls and faults, in order, nothing lost."""
    return tuple(_parts(text))


def calls(text: str) -> tuple[Call, ...]:
    """The calls of a text, in order."""
    return tuple(part for part in parts(text) if isinstance(part, Call))


def links(text: str) -> Iterator[tuple[str, int]]:
    """The targets of the links in a plain run, each with its offset."""
    yield from ((match["to"], match.start("to")) for match in _LINK.finditer(text))


def typed_digits(text: str) -> Iterator[tuple[int, int]]:
    """Where digits stand, of whatever script and form (3, ３, ٣, ², ③, Ⅳ, ½), and Roman numerals of four letters or
    more (MCMXC; shorter ones number kings and chapters); Chinese numerals are the reader's."""
    signs = "".join("0" if unicodedata.category(char)[0] == "N" and char != "〇" else "." for char in text)
    yield from (match.span() for match in re.finditer("0+", signs))
    yield from (match.span() for match in _ROMAN.finditer(text))


def _parts(text: str) -> Iterator[Part]:
    at = 0
    while at < len(text):
        opening = text.find("{{", at)
        if opening < 0:
            yield Plain(text=text[at:], start=at)
            return
        if opening > at:
            yield Plain(text=text[at:opening], start=at)
        match = _CALL.match(text, opening)
        if match is None:
            fault = _unreadable(text, opening)
            yield fault
            at = opening + len(fault.text)
            continue
        yield _call(match)
        at = match.end()


def _unreadable(text: str, opening: int) -> Fault:
    match = _TRIED.match(text, opening)
    assert match is not None  # it matches at any `{{`
    form = CALLS.get(match["name"] or "", 'period("2025-Q1")')
    why = "is never closed" if not match["end"] else "is no call"
    return Fault(text=match.group(), start=opening, message=f"`{{{{` {why}", expected=f"{{{{ {form} }}}}")


def _call(match: re.Match[str]) -> Call | Fault:
    name = match["name"]
    fault = partial(Fault, text=match.group(), start=match.start())
    if name not in CALLS:
        expected = f"one of {', '.join(CALLS)}"
        return fault(message=f"`{name}` is no call", expected=expected, hint=did_you_mean(name, CALLS))
    arguments = _arguments(match["args"])
    if arguments is None:
        return fault(message="arguments are texts in double quotes, parted by commas", expected=CALLS[name])
    args, named = arguments
    least, most = POSITIONAL[name]
    if not least <= len(args) <= most or (named and name not in NAMED):
        return fault(message=f"{len(args) + len(named)} arguments do not make this call", expected=CALLS[name])
    return Call(name=name, args=args, named=named, start=match.start(), end=match.end())


def _arguments(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None:
    args: list[str] = []
    named: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _ARGUMENT.match(text, at)
        if match is None or (named and match["key"] is None):
            return None
        if match["key"]:
            named.append((match["key"], match["value"]))
        else:
            args.append(match["value"])
        at = match.end()
    return tuple(args), tuple(sorted(named))


# --- the prose of a briefing -----------------------------------------------------------------------------

_HEADING = re.compile(r"^##[ \t]+(?P<title>[^\n{]+?)[ \t]*\{#(?P<id>[a-z][a-z0-9-]*)\}[ \t]*$", re.M)
_ANY_HEADING = re.compile(r"^#{1,6}[ \t].*$", re.M)
_POINT = re.compile(r"^-[ \t]+(?P<text>[^\n]+(?:\n[ \t]+[^\n]+)*)", re.M)


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A section: ASCII id, title, body, and the offset of each in the file."""

    id: str
    title: str
    body: str
    title_start: int
    start: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """A briefing's prose: main points, then sections."""

    points: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]
    stray: tuple[tuple[str, int], ...]  # headings without an id, with offsets


def parse_prose(text: str) -> Prose:
    """Main points (the list before the first heading) and sections (`## Title {#id}`)."""
    headings = list(_HEADING.finditer(text))
    head_end = headings[0].start() if headings else len(text)
    points = tuple((m["text"], m.start("text")) for m in _POINT.finditer(text, 0, head_end))
    ends = [*(h.start() for h in headings[1:]), len(text)][: len(headings)]
    sections = tuple(
        Section(id=h["id"], title=h["title"], body=text[h.end() : end], title_start=h.start("title"), start=h.end())
        for h, end in zip(headings, ends, strict=True)
    )
    good = {h.start() for h in headings}
    stray = tuple(
        (m.group(), m.start())
        for m in _ANY_HEADING.finditer(text)
        if m.start() not in good and not m.group().startswith("###")
    )
    return Prose(points=points, sections=sections, stray=stray)


# --- from a call to the key it names -----------------------------------------------------------------------

KEY_PARTS = frozenset({"entity", "measure", "against", "of", "status", "method"})
SAYING = frozenset({"as", "digits"})  # how a fact is said, which is no part of its key
LIST = re.compile(r",[ \t]*")


def singles(call: Call) -> tuple[Call, ...]:
    """A `fact(…)` call as calls of one fact each: itself, or one for each item of an argument that is a list ("a, b").

    The facts of a list are equal and said once. Of several lists all combinations are meant.
    """
    args = tuple(product(*(LIST.split(value) for value in call.args)))
    named = tuple(product(*([(name, item) for item in LIST.split(value)] for name, value in call.named)))
    return tuple(replace(call, args=each, named=others) for each in args for others in named)


def fact_keys(call: Call, entity: str) -> tuple[Key, ...]:
    """The keys that a `fact(…)` call names."""
    return tuple(fact_key(single, entity) for single in singles(call))


def as_told(call: Call) -> tuple[str | None, str | None]:
    """As what a `fact(…)` call says its fact, and to how many digits, as written; `None` for as it is."""
    named = dict(call.named)
    return named.get("as"), named.get("digits")


def fact_key(call: Call, entity: str) -> Key:
    """The key a `fact(…)` call of a single fact names; named arguments besides the key's parts are dimensions."""
    named = dict(call.named)
    dimensions = {name: value for name, value in named.items() if name not in KEY_PARTS | SAYING}
    measure = named.get("measure", "level")
    return Key(
        entity=named.get("entity", entity),
        concept=call.args[0],
        dimensions=tuple(sorted(dimensions.items())),
        period=call.args[1] if len(call.args) > 1 else "undated",
        measure=measure,
        against=told_against(measure, named.get("against")),
        of=named.get("of"),
        status=named.get("status", "actual"),
        method=named.get("method", "stated"),
    )
