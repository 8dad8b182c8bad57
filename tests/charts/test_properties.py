"""Whatever the marks: figures stay inside the frame and clear of each other, every fact is drawn."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.charts.axis import axis_of
from generator.charts.model import Mark
from generator.charts.render import drawings
from generator.charts.spacing import spaced
from generator.charts.svg import drawn
from tests.charts.drawing import frame, read
from tests.charts.samples import chart, mark

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
WORDS = st.text("abcdefg 收入利潤第一季", min_size=1, max_size=14).map(lambda text: text.strip() or "x")
SIZES = st.floats(min_value=1, max_value=60)
RARE = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def marks(draw: st.DrawFn) -> tuple[Mark, ...]:
    numbers = draw(st.lists(NUMBERS, min_size=1, max_size=14))
    names = draw(st.lists(WORDS, min_size=len(numbers), max_size=len(numbers), unique=True))
    return tuple(
        mark(f"f{at}", category=name, value=number, label=f"{number:,f}%")
        for at, (name, number) in enumerate(zip(names, numbers, strict=True))
    )


@RARE
@given(marks=marks())
def test_lying_bars_keep_their_figures_clear(marks: tuple[Mark, ...]) -> None:
    made = drawings(chart("ranked", *marks))
    assert made.value is not None, made.findings
    for svg in made.value[:2]:
        assert set(drawn(svg)) == {mark.fact for mark in marks}
        edge, labels = frame(svg), [each for each in read(svg) if each.what == "label"]
        assert all(each.box.left >= -1 and each.box.right <= edge.right + 1 for each in labels)
        assert not any(a.box.covers(b.box) for at, a in enumerate(labels) for b in labels[at + 1 :])


@RARE
@given(marks=marks())
def test_dots_keep_their_figures_clear(marks: tuple[Mark, ...]) -> None:
    made = drawings(chart("dots", *marks))
    assert made.value is not None, made.findings
    edge, labels = frame(made.value[1]), [each for each in read(made.value[1]) if each.what == "label"]
    assert all(each.box.left >= -1 and each.box.right <= edge.right + 1 for each in labels)
    assert not any(a.box.covers(b.box) for at, a in enumerate(labels) for b in labels[at + 1 :])


@RARE
@given(table=st.lists(st.lists(st.integers(-40, 40), min_size=3, max_size=3), min_size=1, max_size=6))
def test_a_line_has_every_figure_clear_of_the_others(table: list[list[int]]) -> None:
    points = [
        mark(f"{name}{at}", category=f"Q{at}", series=f"S{name}", value=Decimal(number), label=f"{number}%")
        for name, numbers in enumerate(table)
        for at, number in enumerate(numbers)
    ]
    made = drawings(chart("lines", *points))
    assert made.value is not None, made.findings
    for svg in made.value[:2]:
        assert all(len(figures) == 1 for figures in drawn(svg).values())
        labels = [each for each in read(svg) if each.what == "label"]
        assert not any(a.box.covers(b.box, spare=1.5) for at, a in enumerate(labels) for b in labels[at + 1 :])


@given(numbers=st.lists(NUMBERS, min_size=1, max_size=8))
def test_an_axis_holds_every_number_and_few_ticks(numbers: list[Decimal]) -> None:
    axis = axis_of(chart("dots", *(mark(f"f{at}", value=number) for at, number in enumerate(numbers))))
    assert all(0 <= axis.part(number) <= 1 for number in numbers)
    assert 1 <= len(axis.ticks) <= 8
    assert list(axis.ticks) == sorted(axis.ticks)
    assert axis.is_cut != (axis.low <= 0 <= axis.high)


@given(pieces=st.lists(st.tuples(st.floats(min_value=0, max_value=500), SIZES), max_size=12))
def test_pieces_are_moved_apart_in_their_order(pieces: list[tuple[float, float]]) -> None:
    pieces.sort()
    wanted, sizes = [at for at, _ in pieces], [size for _, size in pieces]
    placed = spaced(wanted, sizes, 0, 500)
    for at in range(1, len(placed)):
        assert placed[at] - placed[at - 1] >= (sizes[at] + sizes[at - 1]) / 2 - 1e-6
    if sum(sizes) <= 500:
        assert all(middle >= size / 2 - 1e-6 for middle, size in zip(placed, sizes, strict=True))
        assert all(middle <= 500 - size / 2 + 1e-6 for middle, size in zip(placed, sizes, strict=True))


def test_pieces_of_one_place_move_to_both_sides_alike() -> None:
    assert spaced([100, 100, 100], [10, 10, 10], 0, 500) == [90, 100, 110]
    assert spaced([2, 3], [10, 10], 0, 500) == [5, 15]
    assert spaced([1, 1, 1], [10, 10, 10], 0, 20) == [5, 15, 25]


@given(wanted=st.lists(st.integers(0, 20), max_size=6, unique=True))
def test_pieces_that_are_apart_stay_where_they_are(wanted: list[int]) -> None:
    places = [20.0 * at + 10 for at in sorted(wanted)]
    assert spaced(places, [10] * len(places), 0, 500) == places
