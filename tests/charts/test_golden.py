"""Each case of `cases/` is drawn as its text says, in colours of the page, inside its frame."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.charts.kinds import drawer
from generator.charts.layout import laid_out, unit_once
from generator.charts.look import FORMS, Form
from generator.charts.render import drawings
from generator.charts.specification import specification
from generator.charts.svg import drawn
from generator.formatting import without_unit
from generator.record.chart_kinds import KINDS
from tests.charts.drawing import NAMES, frame, read
from tests.charts.golden import cases, loaded, shown
from tests.charts.samples import chart

CASES = pytest.mark.parametrize("case", cases(), ids=lambda path: path.stem)


@cache
def both(case: Path) -> tuple[str, str]:
    made = drawings(loaded(case))
    assert made.value is not None, made.findings
    return made.value[:2]


@CASES
def test_it_is_drawn_as_the_case_says(case: Path) -> None:
    assert shown(loaded(case)) == case.with_suffix(".txt").read_text("utf-8"), (
        "where the new drawing is right, write the cases again: python -m tests.charts.golden"
    )


@CASES
def test_every_colour_is_one_of_the_page(case: Path) -> None:
    inks = {ink for svg in both(case) for each in read(svg) for ink in each.look.split() if ink.startswith(("#", "bl"))}
    assert inks == set()
    assert any(each.look.startswith(tuple(NAMES.values())) for svg in both(case) for each in read(svg))


@CASES
def test_nothing_leaves_the_frame(case: Path) -> None:
    for svg in both(case):
        edge = frame(svg)
        for each in read(svg):
            assert each.box.left >= -1, each
            assert each.box.right <= edge.right + 1, each
            assert each.box.bottom <= edge.bottom + 1, each


@CASES
def test_no_text_covers_another(case: Path) -> None:
    for svg in both(case):
        texts = [each for each in read(svg) if each.text]
        for at, one in enumerate(texts):
            for other in texts[at + 1 :]:
                assert not one.box.covers(other.box, spare=1.5), f"{one} and {other}"


@CASES
def test_every_mark_has_its_figure(case: Path) -> None:
    asked = loaded(case)
    for svg in both(case):
        said = {mark.fact: [{mark.label, without_unit(mark.label, asked.axis)}] for mark in asked.marks}
        seen = {fact: [" ".join(each.split()) for each in figures] for fact, figures in drawn(svg).items()}
        assert seen.keys() == said.keys()
        assert all(len(seen[fact]) == 1 and seen[fact][0] in own for fact, (own,) in said.items())


@CASES
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_altair_finds_the_specification_valid(case: Path, form: Form) -> None:
    asked = loaded(case)
    plots = laid_out(asked).value
    assert plots is not None
    assert specification(asked, form, plots[form], is_checked=True) == specification(asked, form, plots[form])


@CASES
def test_letters_are_large_enough_to_read(case: Path) -> None:
    for svg in both(case):
        assert min(round(each.box.bottom - each.box.top) for each in read(svg) if each.text) >= 12


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_every_kind_is_drawn_with_its_figures(kind: str) -> None:
    asked = chart(kind, *drawer(kind).EXAMPLE)
    made = drawings(asked)
    assert made.value is not None, made.findings
    for svg in made.value[:2]:
        assert drawn(svg) == {mark.fact: [mark.label] for mark in unit_once(asked).marks}
    plots = laid_out(asked).value or {}
    assert [specification(asked, *plot, is_checked=True)["width"] for plot in plots.items()] != []


def test_every_state_has_a_case() -> None:
    states = {mark.state for case in map(loaded, cases()) for mark in case.marks}
    assert states == {"actual", "derived", "guidance", "disputed", "vague"}
