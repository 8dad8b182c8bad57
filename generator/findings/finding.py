"""What a step found wrong, as data.

A step of the press never prints and never exits: it returns its value together with the findings it
made. A `Finding` says where, what, what was expected and how to mend it; only the command line renders
it, in one of three forms: terminal lines, GitHub workflow annotations, Markdown for a pull request.
`Collected` pairs a value with findings, so that one bad record never hides the next.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Literal, TypeVar

from generator.findings.rules import rule_of

T = TypeVar("T")

QUOTED_CHARACTERS = 60  # the most of any source text that one finding may show (HARDENING rule 11)


Answer = Literal["contradicted", "undecided"]


class Severity(StrEnum):
    """How a finding counts: an error fails, pending alone exits 3, a warning changes nothing."""

    ERROR = "error"
    PENDING = "pending"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Place:
    """A position in a file of the project: 1-based line and column, lines count on `\\n` only."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{printable(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One problem: `code` is stable (`quote-not-found`), `message` says what, `hint` how to mend it, `paste` the YAML
    that does, indented for its place.

    `looked_up` names the records that were asked for (`fact:acme.revenue.2025-q1`), so that one that is itself broken
    is told and not what follows from it; `fact:` with no id stands for whichever facts are missing, `fact:*` for all.
    Where nothing is named it is all that the code's rule looks up. `answer` tells of a part of a fact's key whether the
    words around its figure contradict it or leave it undecided.
    """

    severity: Severity = Severity.ERROR
    code: str
    place: Place
    message: str
    expected: str = ""
    hint: str = ""
    paste: str = ""
    looked_up: tuple[str, ...] = ()
    answer: Answer | None = None

    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """File, line, column, what is wrong before what awaits and what is worth a warning, then code and message."""
        weight = list(Severity).index(self.severity)
        return (self.place.file, self.place.line, self.place.column, weight, self.code, self.message)


@dataclass(frozen=True, kw_only=True, slots=True)
class Collected(Generic[T]):
    """A value and what was found while making it."""

    value: T
    findings: tuple[Finding, ...] = ()


def in_file_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without repeats, by file, line and column."""
    return tuple(sorted(dict.fromkeys(findings), key=Finding.sort_key))


def exit_code(findings: Sequence[Finding]) -> int:
    """0 clean, 1 errors, 3 nothing wrong but something pending; warnings change nothing."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return 1
    return 3 if Severity.PENDING in severities else 0


def printable(text: str) -> str:
    """`text` with every control, format or surrogate character escaped, so that it cannot steer a
    terminal or a workflow log."""
    return "".join(
        char if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} else f"\\u{ord(char):04x}"
        for char in text
    )


def quoted(text: str, most: int = QUOTED_CHARACTERS) -> str:
    """At most `most` characters of `text`, printable and in corner quotes."""
    shown = printable(text)
    return f"「{shown if len(shown) <= most else shown[: most - 1] + '…'}」"


def did_you_mean(name: str, known: Collection[str]) -> str:
    """A hint at the one of `known` that was probably meant; empty where none is alike."""
    near = nearest_name(name, known)
    return f"did you mean `{near}`?" if near else ""


def nearest_name(name: str, known: Collection[str]) -> str:
    """The one of `known` that was probably meant, whatever their order; empty where none is alike. Facts of another
    period are other facts, however alike their ids."""
    alike = 0.8 if "." in name else 0.6  # ids of facts share entity and period, and mean nothing by it
    possible = [other for other in sorted(known) if "." not in name or periods_of(other) == periods_of(name)]
    near = difflib.get_close_matches(name, possible, n=1, cutoff=alike)
    return near[0] if near else ""


def periods_of(fact_id: str) -> list[str]:
    """The parts of a fact's id that tell a period: they begin with a year."""
    return [part for part in fact_id.split(".") if part[:4].isdecimal()]


def render_text(finding: Finding) -> str:
    """`file:line:col: CODE: what. Expected: … Fix: how.` on one line, below it the lines to paste."""
    parts = [f"{finding.place}: {finding.severity}: {finding.code}: {printable(finding.message)}"]
    if finding.expected:
        parts.append(f"Expected: {printable(finding.expected)}")
    if finding.hint:
        parts.append(f"Fix: {printable(finding.hint)}")
    said = " ".join(part if part.endswith((".", "?", ":")) else part + "." for part in parts)
    return "\n".join([said, *map(printable, finding.paste.split("\n"))]) if finding.paste else said


def render_github(finding: Finding, rules: str = "") -> str:
    """A GitHub workflow command (`::error file=…`), escaped as the runner's toolkit does; `rules` is the address of the
    page of rules, which it links to where there is one."""
    level = "error" if finding.severity is Severity.ERROR else "warning"
    file = _escape_property(printable(finding.place.file))
    body = render_text(finding).removeprefix(f"{finding.place}: ")
    body += f" See {rule_address(finding.code, rules)}" if rules else ""
    return (
        f"::{level} file={file},line={finding.place.line},col={finding.place.column},"
        f"title={_escape_property(finding.code)}::{_escape_data(body)}"
    )


def render_markdown(findings: Sequence[Finding], rules: str = "") -> str:
    """A Markdown table for a pull request, an empty string where nothing was found; each code links to its rule where
    `rules` is the address of their page."""
    if not findings:
        return ""
    rows = [
        f"| <code>{_cell(str(f.place))}</code> | {f.severity} | {_linked_code(f, rules)} | {_cell(f.message)} "
        f"| {_cell(f.hint or f.expected)}{_block(f.paste)} |"
        for f in findings
    ]
    return "\n".join(
        ["| Where | Severity | Code | What | How to mend it |", "| --- | --- | --- | --- | --- |", *rows, ""]
    )


def to_json(finding: Finding) -> dict[str, str | int]:
    """The finding as a flat object for `--format json`; `answer` and `paste` only where it has one."""
    more: dict[str, str | int] = {"answer": finding.answer or "", "paste": finding.paste}
    return {name: said for name, said in more.items() if said} | {
        "severity": str(finding.severity),
        "code": finding.code,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
        "expected": finding.expected,
        "hint": finding.hint,
    }


def from_json(said: Mapping[str, Any]) -> Finding:
    """The finding that `to_json` told; what was looked up is not told."""
    place = Place(file=said["file"], line=said["line"], column=said["column"])
    rest = {name: said[name] for name in ("code", "message", "expected", "hint")}
    return Finding(
        severity=Severity(said["severity"]), place=place, answer=said.get("answer"), paste=said.get("paste", ""), **rest
    )


def _linked_code(finding: Finding, rules: str) -> str:
    return f"[`{finding.code}`]({rule_address(finding.code, rules)})" if rules else f"`{finding.code}`"


def rule_address(code: str, rules: str) -> str:
    """The heading of the code's rule on the page of rules, as GitHub names it; `rules` is the address of the page."""
    rule = rule_of(code)
    return f"{rules}#{rule.anchor}" if rule else rules


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _block(paste: str) -> str:
    """Lines to paste inside a cell of a table."""
    return f"<pre>{'<br>'.join(map(_cell, paste.split(chr(10))))}</pre>" if paste else ""


def _cell(text: str) -> str:
    escaped = printable(text)
    for char in "\\`*_[]<>|":
        escaped = escaped.replace(char, f"&#{ord(char)};")
    return escaped
