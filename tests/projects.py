"""Cases that change the small project: text files which say what is changed and what that gives.

The first line says what the case shows. Then, each under a line of its own:

    in data/units.yml          a place of a file replaced: the lines after - by those after +
    add data/claims/x.yml      the lines after | put at the end of a file, which is made where there is none
    document gamma             a document of its own, with the lines after | as its text
    remove data/receipts       a file or folder
    receipts only              the texts are not at hand
    gives                      what follows, line by line, to the end; `nothing` where there is nothing

To add a case, add a file. In this order: `Case`, `case_files`, `read_case`; the project it makes, `made`; it pressed.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest

from generator.judging.checks import Subject
from generator.press import Pressed
from generator.record.load import written
from tests.editing.corpus import add_document
from tests.small import edit, pressed, small

STEP = re.compile(r"(?P<name>in|add|document|remove|receipts) (?P<what>\S+)$")
MARK = re.compile(r"[-+|](?: |$)")
RECEIPTS = ("receipts", "only")


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What is done to the project, step by step with the lines of each, and what that gives."""

    steps: tuple[tuple[str, str, tuple[str, ...]], ...]
    gives: tuple[str, ...]

    @property
    def has_texts(self) -> bool:
        return all((name, what) != RECEIPTS for name, what, _ in self.steps)


def case_files(*folder: str) -> list[object]:
    """The case files of a folder below `tests/`, as parameters of a test."""
    paths = sorted((Path(__file__).parent.joinpath(*folder)).glob("*.txt"))
    assert paths, f"{folder} holds no case"
    return [pytest.param(path, id=path.stem) for path in paths]


def read_case(path: Path) -> Case:
    """The case in a file. Every line of it has to mean something."""
    head, gives, tail = path.read_text("utf-8").partition("\ngives\n")
    given = tuple(line for line in tail.split("\n") if line)
    assert gives, f"{path} does not say what it gives"
    assert given, f"{path} gives neither lines nor `nothing`"
    return Case(steps=read_steps(head.partition("\n")[2]), gives=() if given == ("nothing",) else given)


def read_steps(text: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The steps that a text says, each with its lines."""
    lines = [line for line in text.split("\n") if line]
    steps = []
    while lines:
        step = STEP.match(lines[0])
        assert step, f"{lines[0]!r} is no step"
        body = tuple(takewhile(MARK.match, lines[1:]))
        lines = lines[1 + len(body) :]
        steps.append((step["name"], step["what"], body))
    return tuple(steps)


def made(case: Case, tmp_path: Path) -> Path:
    """The small project with everything done to it that the case says."""
    project = small(tmp_path)
    for name, what, lines in case.steps:
        if name == "in":
            edit(project, what, _after("-", lines), _after("+", lines))
        elif name == "add":
            _add(project / what, _after("|", lines))
        elif name == "document":
            add_document(project, what, _after("|", lines))
        elif name == "remove":
            _remove(project / what)
    return project


def press_case(path: Path, tmp_path: Path) -> tuple[Case, Pressed]:
    """The case in a file, and its project pressed."""
    case = read_case(path)
    return case, pressed(made(case, tmp_path), texts=case.has_texts)


def subject_of(done: Pressed) -> Subject:
    """What a rule looks at."""
    files = written(done.project, done.catalog)
    return Subject(catalog=done.catalog, edition=done.edition, texts=done.texts, guard=done.guard, files=files)


def _after(mark: str, lines: tuple[str, ...]) -> str:
    return "\n".join(line[2:] for line in lines if line[0] == mark)


def _add(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(before + text + "\n", "utf-8")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
