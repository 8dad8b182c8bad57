"""The examples of the rulebook, tried: what is raised by the bad one, and by the good one.

In this order: `raised`, by the form of the example; the forms that are a project, a file, a page, a chart; `SITUATIONS`
(see `situations`) for what no file can show. `⟨x × 20⟩` in an example stands for x twenty times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

import yaml

from generator.charts.render import drawings
from generator.charts.validity import problems
from generator.findings import Finding
from generator.findings.rules import Example, Rule
from generator.record.strict_bytes import decode_document, decode_text
from generator.record.strict_yaml import parse
from generator.site.inspection.gate import inspect_site
from generator.site.publish import check_paths
from tests.charts import golden
from tests.findings.situations import SITUATIONS
from tests.projects import Case, made, read_steps
from tests.site.inspection import trees
from tests.site.inspection.test_forward_pages import moved
from tests.small import edit, pressed

REPEATED = re.compile(r"⟨(?P<what>.+?) × (?P<times>[0-9]+)⟩")
BYTE = re.compile(r"\\x([0-9A-F]{2})")


def raised(rule: Rule, *, bad: bool, folder: Path) -> tuple[Finding, ...]:
    """What the press finds in the bad or good example of a rule."""
    example = rule.example
    if example.form == "situation":
        return tuple(SITUATIONS[rule.code](bad, folder))
    text = REPEATED.sub(lambda m: m["what"] * int(m["times"]), example.bad if bad else example.good)
    return tuple(_TRIED[example.form](example, text.rstrip("\n"), folder))


# --- a project -------------------------------------------------------------------------------------------


def _project(example: Example, text: str, folder: Path) -> Iterable[Finding]:
    """The small project, with the good text in its file as it is or replaced."""
    case = Case(steps=read_steps(example.given), gives=())
    project = made(case, folder)
    if text == example.good.rstrip("\n"):
        assert (project / example.file).read_text("utf-8").count(text) == 1
        return _as_given(case, project)
    edit(project, example.file, example.good.rstrip("\n"), text)
    return pressed(project, texts=case.has_texts).every_finding


def _as_given(case: Case, project: Path) -> Iterable[Finding]:
    """What is found in a project with nothing done to it but what is given: the same for all rules of the same."""
    if case not in _FOUND:
        _FOUND[case] = pressed(project, texts=case.has_texts).every_finding
    return _FOUND[case]


_FOUND: dict[Case, tuple[Finding, ...]] = {}


def _steps(example: Example, text: str, folder: Path) -> Iterable[Finding]:
    case = Case(steps=(*read_steps(example.given), *read_steps(text)), gives=())
    return pressed(made(case, folder), texts=case.has_texts).every_finding


# --- a file ----------------------------------------------------------------------------------------------


def _yaml(example: Example, text: str, folder: Path) -> Iterable[Finding]:
    return parse(text + "\n", "example.yml").findings


def _bytes(example: Example, text: str, folder: Path) -> Iterable[Finding]:
    return decode_text(_encoded(text), "example.yml").findings


def _document(example: Example, text: str, folder: Path) -> Iterable[Finding]:
    return decode_document(_encoded(text), "example.txt").findings


def _encoded(text: str) -> bytes:
    """The bytes of a text in which `\\xE9` stands for a byte."""
    return BYTE.sub(lambda m: chr(0xDC00 + int(m[1], 16)), text).encode("utf-8", "surrogateescape")


# --- a page, a site --------------------------------------------------------------------------------------


def _page(example: Example, text: str, folder: Path) -> Iterable[Finding]:
    """The content of one page of the good site."""
    return _inspected(moved() | {trees.PAGE: trees.page("zh-Hant", "page/", text)}, trees.PAGE, folder)


def _site(example: Example, text: str, folder: Path) -> Iterable[Finding]:
    """The good site, with the good text in its file as it is or replaced."""
    files, good = moved(), example.good.rstrip("\n")
    assert files[example.file].count(good) == 1
    return _inspected(files | {example.file: files[example.file].replace(good, text)}, example.file, folder)


def _inspected(files: Mapping[str, str], file: str, folder: Path) -> Iterable[Finding]:
    """What is found in one file of the site; its counterpart in the other language may miss it, too."""
    found = inspect_site(trees.write(folder, files), trees.context())
    return (finding for finding in found if finding.place.file == f"site/{file}")


def _paths(example: Example, text: str, folder: Path) -> Iterable[Finding]:
    return check_paths(map(PurePosixPath, text.split("\n")))


# --- a chart ---------------------------------------------------------------------------------------------


def _chart(example: Example, text: str, folder: Path) -> Iterable[Finding]:
    """A chart in English as it is declared for the drawing."""
    asked = golden.chart({"language": "en", **yaml.load(text, Loader=yaml.BaseLoader)})
    return problems(asked) or drawings(asked).findings


_TRIED: Mapping[str, Callable[[Example, str, Path], Iterable[Finding]]] = {
    "project": _project,
    "steps": _steps,
    "yaml": _yaml,
    "bytes": _bytes,
    "document": _document,
    "page": _page,
    "site": _site,
    "chart": _chart,
    "paths": _paths,
}
