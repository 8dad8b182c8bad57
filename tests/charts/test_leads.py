"""On a timeline each event is led to its text by a line of its own: none crosses, meets or hides another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.charts.model import ChartInput, Mark
from generator.charts.render import drawings
from tests.charts.drawing import Box, Seen, read
from tests.charts.golden import cases, loaded
from tests.charts.samples import chart, mark

TIMELINES = [case for case in cases() if loaded(case).kind == "timeline"]
FIRST = 739000  # a day in 2024
SPANS = st.lists(st.tuples(st.integers(0, 400), st.sampled_from([0, 0, 0, 9, 30, 90, 200])), min_size=1, max_size=9)
NEAR = 1.5  # pixels at which two lines look like one


@pytest.mark.parametrize("case", TIMELINES, ids=lambda path: path.stem)
def test_leads_of_a_case_keep_apart(case: object) -> None:
    assert troubles(loaded(case)) == []  # type: ignore[arg-type]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spans=SPANS)
def test_leads_keep_apart_whatever_the_days(spans: list[tuple[int, int]]) -> None:
    assert troubles(chart("timeline", *(event(at, *span) for at, span in enumerate(spans)), axis="Days")) == []


def event(at: int, day: int, length: int) -> Mark:
    days = (
        {"low": Decimal(FIRST + day), "high": Decimal(FIRST + day + length)}
        if length
        else {"value": Decimal(FIRST + day)}
    )
    return mark(f"e{at}", category=f"day {day}", label=f"Event {at}", **days)


def troubles(asked: ChartInput) -> list[str]:
    """What is wrong with the leads of both drawings, nothing where all is well."""
    made = drawings(asked)
    assert made.value is not None, made.findings
    return [trouble for svg in made.value[:2] for trouble in _troubles(read(svg))]


def _troubles(seen: list[Seen]) -> list[str]:
    marks, leads = [each for each in seen if each.what == "mark"], _leads(seen)
    found = [] if len(leads) == len(marks) else [f"{len(marks)} events have {len(leads)} leads"]
    for at, lead in enumerate(leads):
        met = [each.name for each in marks if any(piece.covers(each.box) for piece in lead)]
        found += [] if len(met) == 1 else [f"a lead meets the marks {met}"]
        others = [piece for other in leads[at + 1 :] for piece in other]
        found += [f"{a} crosses {b}" for a in lead for b in others if _grown(a).covers(b)]
    return found


def _leads(seen: list[Seen]) -> list[list[Box]]:
    """The lines to the right of the axis, those that touch in one group."""
    lines = [each.box for each in seen if each.what == "line" and each.look == "outlined chart-muted"]
    axis = next(each.box.left for each in seen if each.what == "line" and each.look == "outlined chart-grid")
    leads: list[list[Box]] = []
    for line in (_grown(line, 0.1) for line in lines if line.right > axis + 0.5 or line.left > axis - 1):
        touching = [lead for lead in leads if any(line.covers(piece) for piece in lead)]
        leads = [
            *(lead for lead in leads if lead not in touching),
            [line, *(piece for lead in touching for piece in lead)],
        ]
    return leads


def _grown(box: Box, by: float = NEAR) -> Box:
    return Box(left=box.left - by, top=box.top - by, right=box.right + by, bottom=box.bottom + by)
