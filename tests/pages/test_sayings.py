"""How a call in prose says its fact: as a rise or fall, to fewer digits, and once for several that are equal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from lxml import html

from generator.formatting import change, figure
from generator.judging.labels import told_key
from generator.judging.renderings import bounds, labelled, renderings, sensible
from generator.reading.figures import Stated, stated_of
from generator.reading.figures.reader import read_whole
from tests.known import ALL
from tests.pages.test_standing import writer
from tests.small import FACTS, edit, pressed, small

EN = "site_src/briefings/first/en.md"
CALL = '{{ fact("revenue", "2025-Q1") }}'
ROUNDER = '{{ fact("revenue", "2025-Q1", digits="2") }}'
FALL = '{{ fact("capital-expenditure", "2025-Q1", measure="growth", as="adverb") }}'
TWICE = '{{ fact("operating-capex, non-operating-capex", "2025-Q1") }}'


def test_a_figure_is_said_as_asked_and_is_one_of_the_renderings_of_its_fact(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, EN, f"Revenue was {CALL}", f"Revenue was {ROUNDER}, spending {FALL}")
    edition = pressed(project).edition
    for tag, said in (("en", ("RMB 12 billion", "down 5%")), ("zh-Hant", ("120億元", "減少5%"))):
        shown = [html.fromstring(f"<p>{writer(edition, tag).inline(text)}</p>") for text in (ROUNDER, FALL)]
        assert [page.findtext(".//data") for page in shown] == [*said]
        facts = ("acme.revenue.2025-q1", "acme.capital-expenditure.2025-q1.growth")
        assert all(text in renderings(edition, fact, ALL[tag]) for text, fact in zip(said, facts, strict=True))


def test_what_nobody_asks_for_is_no_rendering(tmp_path: Path) -> None:
    edition = pressed(small(tmp_path)).edition
    assert "RMB 12 billion" not in renderings(edition, "acme.revenue.2025-q1", ALL["en"])
    fall = renderings(edition, "acme.capital-expenditure.2025-q1.growth", ALL["en"])
    assert "fell 5%" not in fall
    assert fall["down 5%"] == "-5"  # as it stands beside its label


def test_equal_facts_are_said_once_and_each_is_linked(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: non-operating-capex}\n    read:\n      - {id: a, in: alpha, exact: 10億元}",
         "{concept: non-operating-capex}\n    read:\n      - {id: a, in: alpha, exact: 20億元}")  # fmt: skip
    edition = pressed(project).edition
    page = html.fromstring(f"<p>{writer(edition).inline(TWICE)}</p>")
    assert [each.text for each in page.iterfind(".//data")] == ["RMB 2.0 billion"]
    assert [link.get("href", "").partition("#")[2] for link in page.iterfind(".//a")] == [
        "acme.operating-capex.2025-q1",
        "acme.non-operating-capex.2025-q1",
    ]


def test_a_fall_beside_its_label_is_told_as_a_fall(tmp_path: Path) -> None:
    edition = pressed(small(tmp_path)).edition
    fall = edition.catalog.facts["acme.capital-expenditure.2025-q1.growth"].key
    of = partial(Stated, unit="percent", decimals=0)
    down = of(value=Decimal(-40), low=None, high=Decimal(-40), qualifier="at-most")
    either = of(value=Decimal(0), low=Decimal("-0.5"), high=Decimal("0.5"))
    slightly = of(value=Decimal("-0.1"), low=Decimal("-0.3"), high=Decimal("0.1"))
    assert labelled(fall, down, ALL["en"]) == "down at least 40%"
    assert labelled(fall, down, ALL["zh-Hant"]) == "減少至少40%"
    assert told_key(fall, down).measure == "change"
    for stated in (down.negated(), either, slightly):
        assert labelled(fall, stated, ALL["en"]) == figure(stated, ALL["en"], full=True)
        assert told_key(fall, stated) == fall
    level = fall.with_(measure="level")
    assert labelled(level, down, ALL["en"]) == figure(down, ALL["en"], full=True)


def test_a_rise_by_as_much_again_is_a_doubling() -> None:
    doubled = Stated(value=Decimal(100), low=Decimal("99.5"), high=Decimal("100.5"), decimals=0, unit="percent")
    assert [change(doubled, ALL[tag], "verb") for tag in ("en", "zh-Hant")] == ["doubled", "翻倍"]
    assert change(replace(doubled, qualifier="about"), ALL["en"], "verb") == "rose about 100%"
    assert change(doubled.negated(), ALL["en"], "verb") == "fell 100%"
    assert change(replace(doubled, unit="CNY"), ALL["en"], "verb") == "rose RMB 100"


def test_bounds_have_no_more_places_than_they_need() -> None:
    people = Stated(value=Decimal(111000), low=Decimal(110500), high=Decimal(111500), decimals=0, unit="person")
    assert figure(bounds(people), ALL["en"]) == "110,500 to 111,500"
    share = Stated(value=Decimal(13), low=Decimal("12.5"), high=Decimal("13.5"), decimals=0, unit="percent")
    assert figure(bounds(share), ALL["en"]) == "12.5% to 13.5%"


@pytest.mark.parametrize(
    ("token", "unit", "is_round"),
    [("3800億元", "CNY", True), ("1845億元", "CNY", False), ("1850億元", "CNY", False), ("約3800億元", "CNY", False),
     ("100%", "percent", False), ("700萬", None, True), ("0", None, False)],
)  # fmt: skip
def test_nobody_can_tell_the_ends_of_a_round_number(token: str, unit: str | None, is_round: bool) -> None:
    quantity = read_whole(token)
    assert quantity is not None
    stated = stated_of(quantity)
    assert (stated.unit, stated.is_round) == (unit, is_round)
    assert (sensible(stated)[1] is None) == is_round
