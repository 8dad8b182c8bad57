"""The rules told to people: one in a terminal, all of them as a page of the repository.

In this order: `explanation`, a rule in plain text; `listed`, all by chapter; `page`, `generator/RULES.md`, and where
it is on the web; how an example is told. A test fails where the page is not what this module makes of the records;
`python -m generator.findings.explained` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from generator.findings.finding import did_you_mean
from generator.findings.rules import PAGE, Example, Rule, chapters, rule_of, rules

HEAD = """# The rules

Every finding has a code; here is the rule behind each: what it is there for, what it looks up, a bad example and a good
one. `python -m generator explain CODE` shows the same in a terminal. A test raises each code from its bad example, and
sees that the good one does not raise it.

Where a rule looks up a record that is itself broken, its finding only follows: it is counted at the cause and shown by
`check --all`. Most examples change one place of the small project that `new` begins with (`generator/starter`): there
the good text stands, and gives way to the bad one. What is *given* is done before: `in FILE` replaces the lines after
`-` by those after `+`, `add FILE` and `document NAME` write the lines after `|`, `remove FILE` removes it, and
`receipts only` takes the texts away. ⟨x × 20⟩ stands for x twenty times, `\\xE9` for a byte.

This page is made of `generator/findings/rulebook/`; change it there and run `python -m generator.findings.explained`.
"""
WHERE = {
    "project": "in {file}",
    "steps": "",
    "yaml": "a YAML file",
    "bytes": "a file that editors write",
    "document": "the text of a document",
    "page": "the content of a page",
    "site": "in {file}",
    "chart": "a chart as it is drawn",
    "paths": "files of the site",
    "situation": "",
}
LANGUAGES = {"yaml": "yaml", "chart": "yaml", "page": "html", "site": "html"}


def explanation(code: str) -> str | None:
    """The rule of a code in plain text, `None` where there is none; `suggested` has the nearest."""
    rule = rule_of(code)
    return None if rule is None else "\n".join(_in_text(rule))


def suggested(code: str) -> str:
    """A hint at the code that was probably meant."""
    return did_you_mean(code, rules()) or "`explain` without a code lists all"


def listed() -> str:
    """Every code with its title, by chapter."""
    lines: list[str] = []
    for heading, found in chapters().items():
        lines += [heading, *(f"  {rule.code:28} {rule.title}" for rule in found), ""]
    return "\n".join(lines).rstrip()


def page() -> str:
    """The page of rules, in Markdown."""
    lines = [HEAD]
    for heading, found in chapters().items():
        lines += [f"## {heading}", "", *(line for rule in found for line in _in_markdown(rule))]
    return "\n".join(lines)


def address(project: Path, repo_url: str) -> str:
    """Where the page is on the web: nothing where the project's repository has none."""
    return f"{repo_url}/blob/main/{PAGE}" if repo_url and (project / PAGE).is_file() else ""


# --- one rule --------------------------------------------------------------------------------------------


def _in_text(rule: Rule) -> Iterator[str]:
    yield from (f"{rule.code}: {rule.title}", "", f"  Why      {rule.why}")
    yield from (f"  {name:8} {said}" for name, said in _more(rule))
    for heading, text in _parts(rule.example):
        yield from ("", f"  {heading}", *(f"    {line}".rstrip() for line in text.split("\n")))


def _in_markdown(rule: Rule) -> Iterator[str]:
    yield from (f"### `{rule.code}`", "", f"{rule.title} {rule.why}", "")
    yield from (f"*{name}:* {said}\n" for name, said in _more(rule))
    for heading, text in _parts(rule.example):
        if rule.example.form == "situation":
            yield from (f"**{heading}:** {text}", "")
        else:
            fence = f"```{LANGUAGES.get(rule.example.form, '')}"
            yield from (f"**{heading}:**", "", fence, *text.split("\n"), "```", "")


def _more(rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.looks_up:
        yield "Looks up", f"{', '.join(rule.looks_up)}."
    if rule.breaks:
        lost = {"file": "what stands in this file", "name": "what it says there is none of"}.get(
            rule.breaks, "the record it stands in"
        )
        yield "Breaks", f"{lost}: findings that looked it up follow from this one."
    if rule.mend:
        yield "Mend", rule.mend


def _parts(example: Example) -> Iterator[tuple[str, str]]:
    """What is given, the bad and the good example, each with its heading."""
    where = WHERE[example.form].format(file=example.file)
    if example.given:
        yield "Given", example.given.rstrip("\n")
    for name, text in (("Bad", example.bad), ("Good", example.good)):
        shown = text.strip("\n") if text.strip() else repr(text)[1:-1]
        yield f"{name}, {where}" if where else name, shown


if __name__ == "__main__":
    (Path(__file__).parents[2] / PAGE).write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE} written\n")
