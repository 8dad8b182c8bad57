"""Rows in are rows out; what keeps a chart from being drawn is a finding that names it."""

from __future__ import annotations

import sys
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest

from generator.charts.compiler import CompilerError, to_svg
from generator.charts.kinds import bars
from generator.charts.layout import unit_once
from generator.charts.look import WIDE, Form
from generator.charts.model import ChartInput
from generator.charts.plot import Plot
from generator.charts.render import _losses, _sentences, drawings, render
from generator.charts.specification import specification
from generator.charts.svg import drawn
from generator.findings import Place
from tests.charts.drawing import read
from tests.charts.samples import chart, mark
from tests.known import ALL

CHART = chart("bars", mark("a", label="1%"), mark("b", label="2%", value=Decimal(2), state="derived"))


def test_every_row_is_drawn_with_its_own_figure() -> None:
    made = drawings(CHART)
    assert made.value is not None
    for svg in made.value[:2]:
        assert drawn(svg) == {"a": ["1"], "b": ["2"]}  # the unit stands in the subtitle, once


def test_a_row_the_kind_forgets_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bars.draw

    def forgetful(asked: ChartInput, form: Form) -> Plot:
        return whole(chart("bars", *asked.marks[:1]), form)

    monkeypatch.setattr(bars, "draw", forgetful)
    made = drawings(CHART)
    assert made.value is None
    assert [finding.code for finding in made.findings] == ["chart-refused"]
    assert "does not show 「b」" in made.findings[0].message


def test_a_figure_that_is_changed_or_lost_in_the_drawing_is_an_error() -> None:
    made = drawings(CHART)
    assert made.value is not None
    svg = made.value[0]
    assert [*_losses(CHART, svg, WIDE)] == []
    assert "not drawn with its own figure" in next(iter(_losses(CHART, svg.replace(">2<", ">3<"), WIDE))).message
    one = chart("bars", *CHART.marks[:1])
    assert "was not asked for" in next(iter(_losses(one, svg, WIDE))).message


def test_a_figure_without_room_is_an_error_that_names_it() -> None:
    label, places = "RMB 1,234.5 billion", [Place(file="b.yml", line=at + 1) for at in range(9)]
    periods = [mark(f"f{at}", category=f"Q{at}", label=label, value=Decimal(at), place=places[at]) for at in range(9)]
    made = drawings(chart("lines", *periods, axis="tonnes"))
    assert made.value is None
    assert {finding.code for finding in made.findings} == {"chart-label"}
    said = made.findings[0].message
    assert "「sample」" in said
    assert "「RMB 1,234.5 billion」 of 「f0」 has no room in its narrow drawing of 340 pixels" in said
    assert made.findings[0].place == places[0]


def test_where_the_axis_names_the_unit_a_figure_may_leave_it_out() -> None:
    label = "RMB 1,234.5 billion"
    periods = [mark(f"f{at}", category=f"Q{at}", label=label, value=Decimal(at)) for at in range(5)]
    made = drawings(chart("lines", *periods, axis="RMB billion"))
    assert made.value is not None, made.findings
    assert set(drawn(made.value[1])["f0"]) == {"1,234.5"}


def test_names_that_an_expression_could_take_for_its_own_are_drawn_as_they_are() -> None:
    names = ['a"]) || true', "b'\\", "datum.value", "c[0] 「甲」"]
    pairs = [(each, at) for each in names for at in (1, 2)]
    given = [mark(f"{at}{each}", category=f"{each} {at}", series=each, label=f"{at}%") for each, at in pairs]
    for kind in ("grouped", "sparklines"):
        made = drawings(chart(kind, *given, gaps=(given[2].category,) if kind == "grouped" else ()))
        assert made.value is not None, made.findings
        for svg in made.value[:2]:
            said = unit_once(chart(kind, *given)).marks
            assert drawn(svg) == {mark.fact: [mark.label] for mark in said}


def test_a_drawing_that_is_wider_than_its_place_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = to_svg({**specification(CHART, WIDE, bars.draw(CHART, WIDE)), "padding": 90})
    monkeypatch.setattr(sys.modules["generator.charts.render"], "to_svg", lambda *_: wide)
    (told,) = drawings(CHART).findings
    assert (told.code, "has 720" in told.message) == ("chart-wide", True)


def test_a_series_may_be_called_like_a_state() -> None:
    named = [mark("a", category="x", series="derived"), mark("b", category="x", series="other", state="derived")]
    made = drawings(chart("grouped", *named))
    assert made.value is not None, made.findings
    (series, state) = (each for each in read(made.value[0]) if each.text == "derived")
    swatches = [each.look for each in read(made.value[0]) if each.what == "shape"]
    assert (series.what, state.what) == ("series", "state")
    assert swatches == ["chart-1 at 1", "chart-2 at 1", "hatched chart-muted"]


def test_marks_say_what_they_are_to_those_who_cannot_see_them() -> None:
    made = drawings(CHART)
    assert made.value is not None
    root = fromstring(made.value[0])
    labels = [label for element in root.iter() if (label := element.get("aria-label"))]
    assert labels == ["a: 1%", "b: 2% (derived)"]
    assert root.get("role") == "img"
    assert [element.text for element in root[:2]] == ["Title", "%"]


def test_a_chart_without_room_for_its_marks_is_refused() -> None:
    made = drawings(chart("dots", mark("a", label="wide " * 20)))
    assert [finding.code for finding in made.findings] == ["chart-tight"] * 2
    assert "in its narrow drawing of 340 pixels" in made.findings[1].message


def test_a_compiler_that_breaks_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise CompilerError("it broke")

    monkeypatch.setattr(sys.modules["generator.charts.render"], "to_svg", broken)
    made = drawings(CHART)
    assert [(finding.code, "it broke" in finding.message) for finding in made.findings] == [("chart-compiler", True)]


def test_a_finished_chart_has_its_picture() -> None:
    made = render(CHART).value
    assert made is not None
    assert made.png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("language", "caption", "said"),
    [
        ("en", "By quarter.", "By quarter. RMB billion"),
        ("en", "By quarter", "By quarter. RMB billion"),
        ("zh-Hant", "按季。", "按季。RMB billion"),
    ],
)
def test_a_description_closes_a_sentence_once_where_another_follows(language: str, caption: str, said: str) -> None:
    assert _sentences(ALL[language], caption, None, "RMB billion") == said


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (chart("bars", mark("a"), title="W" * 40), "W" * 40),
        (chart("bars", mark("a"), source="m" * 60), "m" * 60),
        (chart("ranked", mark("a", category="W" * 40)), "W" * 40),
        (chart("dots", mark("a", category="W" * 40)), "W" * 40),
        (chart("lines", *(mark(f"W{'W' * 9}{at}", label="1%") for at in range(6))), "WWWWWWWWWW0"),
        (chart("grouped", mark("a", category="x", series="W" * 40), mark("b", category="x", series="y")), "W" * 40),
    ],
    ids=["title", "source", "name above a bar", "name above a dot", "name under a point", "legend"],
)
def test_a_text_without_room_is_an_error_that_names_it_and_the_width(asked: ChartInput, text: str) -> None:
    told = [finding.message for finding in drawings(asked).findings if finding.code == "chart-label"]
    assert any(f"{text}」 has no room in its narrow drawing of 340 pixels" in message for message in told)
