"""What a chart is made from and what comes out: `Mark`, `Tick`, `ChartInput`, `Rendered`.

A mark is one fact, its texts already set in the language of the page. Its numbers decide its shape, its state how
that shape is painted: a value alone is a bar or a dot; `low` and `high` without a value are a span; one of them
without the other is a bound, open on the far side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.findings import Place
from generator.judging.standing import CHART_STATES

if TYPE_CHECKING:
    from generator.languages.language import Language

ACTUAL, DERIVED, GUIDANCE, DISPUTED, VAGUE = STATES = CHART_STATES


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One row of a chart: one fact, or one event of a timeline. Numbers are in whole units (yuan, people, days).

    `period` is as the record writes it (2025-Q1), of an event its date; `place` is the row that declares it.
    `category` is the label on the axis of categories or periods, which stand in order of first appearance; `label` is
    the figure as the page prints it, of an event its title. `value` is None for what is vague or disputed; `bounds` is
    `reading` where the ends are how vague words are read, and nobody gave them.
    """

    fact: str
    period: str = ""
    category: str
    series: str | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bounds: str = ""
    state: str = ACTUAL
    label: str
    place: Place = field(default=Place(file="site_src/briefings"), compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A place on the axis of time that has a name."""

    at: Decimal
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartInput:
    """A chart in one language. `id` is an ASCII slug, unique among the charts of a page.

    `measured` names what all marks measure and `whose` it is, where they have that in common; `axis` is their unit
    (億元), `divisor` how many whole units make one of it (100000000), `origin` where the axis begins: ranks begin at
    one. `ticks` are the named places on an axis of time. `gaps` are the categories before which periods were left out.
    `source` is drawn under the marks. `legend` has a word of the language for each state, and for a `cut` axis and a
    `gap`. `description` tells the chart to those who do not see it. `place` is where the chart was declared, for
    findings.
    """

    id: str
    kind: str
    language: Language
    title: str
    caption: str | None = None
    source: str
    axis: str
    divisor: Decimal
    origin: Decimal = Decimal(0)
    ticks: tuple[Tick, ...] = ()
    gaps: tuple[str, ...] = ()
    marks: tuple[Mark, ...]
    legend: Mapping[str, str]
    measured: str = ""
    whose: str = ""
    description: str = ""
    place: Place = field(default=Place(file="site_src/briefings"), compare=False)

    @property
    def subtitle(self) -> str:
        """What is measured, in which unit, of whom, as far as the marks have it in common."""
        return " · ".join(filter(None, (self.measured, self.axis, self.whose)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """A finished chart: two drawings to stand inline in a page, which gives them their colours; `png` is the wide one
    on its own ground."""

    svg_wide: str
    svg_narrow: str
    png: bytes


class FontsError(Exception):
    """There is no font to set the texts of a picture in."""
