"""The small grammar of contributed text: Markdown in which a figure is a call, never a typed number.

    {{ fact("capital-expenditure", "2025-Q1") }}   {{ period("2025-Q1") }}   {{ chart("capex-by-quarter") }}

    A sentence.[^claim-or-event-id]   An inference.[^=]   They do not say it.[^absent: net-profit, 2025-Q1]

A fact can be said as a rise or fall (`as="verb"`, rose 7%; `as="adverb"`, down 7%), to fewer digits (`digits="2"`), and
one figure for several equal facts (`segment="games, vas"`).

Calls take string literals only and are parsed here, never by Jinja: contributed text is data. A text is a list of
parts, plain text, calls and marks, with the offset of each, so that a finding can name line and column. A `{{` that
opens no call and a `[^` that opens no mark are findings. HTML has no meaning: `<` and `&` are escaped wherever text is
rendered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import product
from math import prod

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
    "count": "count(documents | facts | observations | claims | questions | disagreements | errors | entities)",
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
INFERENCE = "="
MARKS = "[^claim-or-event-id], [^=] or [^absent: concept, period]"
MOST_FACTS = 50  # that one figure can stand for; lists multiply

_CALL = re.compile(r"\{\{[ \t]*(?P<name>[a-z]+)\((?P<args>[^(){}\n]{0,400})\)[ \t]*\}\}")
_ROMAN = re.compile(r"(?<!\w)(?=[MDCLXVI]{4})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
_LINK = re.compile(r"\[[^\[\]\n]{1,120}\]\((?P<to>[a-z0-9][a-z0-9/.#-]{0,160})\)")
_OPENING = re.compile(r"\{\{|\[\^")
_MARK = re.compile(
    r"\[\^(?:(?P<name>=|[a-z][a-z0-9-]*)|absent:[ \t]*(?P<concept>[a-z][a-z0-9-]*)"
    r"(?:[ \t]*,[ \t]*(?P<period>[0-9a-z][0-9A-Za-z/-]*))?"
    r"(?P<named>(?:[ \t]*,[ \t]*[a-z][a-z-]*[ \t]*=[ \t]*[^\s,\]=]{1,120})*))[ \t]*\]"
)
_NAMED_PART = re.compile(r"([a-z][a-z-]*)[ \t]*=[ \t]*([^\s,\]=]+)")
_TRIED_MARK = re.compile(r"\[\^[^\[\]\n]{0,200}\]?")
_TRIED = re.compile(r"\{\{[ \t]*(?P<name>[a-z]+)?[^{}\n]{0,400}(?P<end>\}\})?\}?")
LIST = re.compile(r",[ \t]*")  # between the items of an argument
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
class Mark:
    """What a sentence rests on, behind it: `name` is the id of a record, `=` for an inference, or of what the documents
    do not say its concept, period and parts, which `absent` holds as a call of the fact that there is not."""

    name: str
    absent: Call | None = field(default=None, compare=False)
    start: int = field(compare=False)
    end: int = field(compare=False)

    @property
    def is_inference(self) -> bool:
        """Whether the sentence is drawn from what else its paragraph cites."""
        return self.name == INFERENCE


@dataclass(frozen=True, kw_only=True, slots=True)
class Plain:
    """A run of text without calls or marks."""

    text: str
    start: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A `{{` or `[^` that opens no call or mark, with the text that seems to be of it, why it is none, and the form."""

    text: str
    start: int
    message: str
    expected: str = ""
    hint: str = ""


Part = Plain | Call | Mark | Fault


@lru_cache(maxsize=16384)
def parts(text: str) -> tuple[Part, ...]:
    """The text as plain runs, calls, marks and faults, in order, nothing lost."""
    return tuple(_parts(text))


def calls(text: str) -> tuple[Call, ...]:
    """The calls of a text, in order."""
    return tuple(part for part in parts(text) if isinstance(part, Call)) if "{{" in text else ()


def marks(text: str) -> tuple[Mark, ...]:
    """The marks of a text, in order."""
    return tuple(part for part in parts(text) if isinstance(part, Mark)) if "[^" in text else ()


def unmarked(text: str) -> str:
    """The text without its marks and the spaces before them."""
    for mark in reversed(marks(text)):
        text = text[: mark.start].rstrip() + text[mark.end :]
    return text


def blanked(text: str) -> str:
    """The text with spaces in place of its marks, every offset kept."""
    for mark in marks(text):
        text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def links(text: str) -> Iterator[tuple[str, int]]:
    """The targets of the links in a plain run, each with its offset."""
    yield from ((match["to"], match.start("to")) for match in _LINK.finditer(text))


def typed_digits(text: str) -> Iterator[tuple[int, int]]:
    """Where digits stand, of whatever script and form (3, ３, ٣, ², ③, Ⅳ, ½), and Roman numerals of four letters or
    more (MCMXC; shorter ones number kings and chapters); Chinese numerals are the reader's."""
    yield from (match.span() for match in _NUMBERS.finditer(text.translate(_SIGNS)))
    yield from (match.span() for match in _ROMAN.finditer(text))


class _Signs(dict[int, str]):
    """For `str.translate`: a nought for each sign of a number, a point for any other character."""

    def __missing__(self, code: int) -> str:
        is_number = unicodedata.category(chr(code))[0] == "N" and chr(code) != "〇"
        return self.setdefault(code, "0" if is_number else ".")


_SIGNS, _NUMBERS = _Signs(), re.compile("0+")


def _parts(text: str) -> Iterator[Part]:
    at = 0
    while at < len(text):
        found = _OPENING.search(text, at)
        opening = found.start() if found else len(text)
        if opening > at:
            yield Plain(text=text[at:opening], start=at)
        if found is None:
            return
        match = (_CALL if found.group() == "{{" else _MARK).match(text, opening)
        if match is None:
            fault = _unreadable(text, opening)
            yield fault
            at = opening + len(fault.text)
            continue
        yield _call(match) if found.group() == "{{" else _mark(match)
        at = match.end()


def _mark(match: re.Match[str]) -> Mark:
    """A mark; spaces count for nothing in what it names."""
    start, end = match.span()
    if not match["concept"]:
        return Mark(name=match["name"], start=start, end=end)
    args = tuple(filter(None, [match["concept"], match["period"]]))
    named = tuple(sorted(_NAMED_PART.findall(match["named"])))
    call = Call(name="fact", args=args, named=named, start=start, end=end)
    said = [*call.args, *(f"{key}={value}" for key, value in call.named)]
    return Mark(name=f"absent: {', '.join(said)}", absent=call, start=start, end=end)


def _unreadable(text: str, opening: int) -> Fault:
    if text.startswith("[^", opening):
        tried = _TRIED_MARK.match(text, opening)
        assert tried is not None  # it matches at any `[^`
        return Fault(text=tried.group(), start=opening, message="`[^` opens no mark", expected=MARKS)
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
    if len(dict(named)) < len(named):
        return fault(message="an argument stands twice in this call", expected=CALLS[name])
    facts = prod(len(LIST.split(value)) for value in (*args, *dict(named).values()))
    if name == "fact" and facts > MOST_FACTS:
        return fault(message=f"the lists in this call make {facts} facts", expected=f"at most {MOST_FACTS}")
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


@lru_cache(maxsize=1024)
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


def singles(call: Call) -> tuple[Call, ...]:
    """A `fact(…)` call as calls of one fact each: itself, or one for each item of an argument that is a list ("a, b").

    The facts of a list are equal and said once. Of several lists all combinations are meant.
    """
    args = tuple(product(*(LIST.split(value) for value in call.args)))
    named = tuple(product(*([(name, item) for item in LIST.split(value)] for name, value in call.named)))
    return tuple(replace(call, args=each, named=others) for each in args for others in named)


@lru_cache(maxsize=8192)
def fact_keys(call: Call, entity: str) -> tuple[Key, ...]:
    """The keys that a `fact(…)` call names."""
    return tuple(fact_key(single, entity) for single in singles(call))


@lru_cache(maxsize=8192)
def facts_called(text: str, entity: str) -> tuple[str, ...]:
    """The ids of the facts that a text calls, in order."""
    return tuple(key.id for call in calls(text) if call.name == "fact" for key in fact_keys(call, entity))


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
