"""How a fact stands: a case for every row of the table, its faces known where they are shown, and nobody else who says
it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from generator.judging.selection import disagreements
from generator.judging.standing import CHART_STATES, READINGS, TABLE, standing, standing_shown
from generator.record.error_kinds import LEDGER
from generator.record.strings import load_strings
from generator.site.dataset import DESCRIPTIONS
from tests.known import ALL
from tests.projects import case_files
from tests.real_record import make, standings
from tests.small import REPOSITORY

PACKAGE = REPOSITORY / "generator"
STRINGS = load_strings(REPOSITORY, tuple(ALL.values())).value
CASES = case_files("judging", "standing")


@pytest.mark.parametrize("case", CASES)
def test_a_case_gives_what_it_says(case: Path) -> None:
    made = make(case)
    assert standings(made) == made.gives


@pytest.mark.parametrize("case", CASES)
def test_the_ledger_holds_what_stands_in_it(case: Path) -> None:
    edition = make(case).edition
    listed = {judged.id for judged in disagreements(edition)}
    assert listed == {name for name in edition.catalog.facts if standing(edition, name).ledger}


def test_every_row_has_a_case() -> None:
    shown = set()
    for case in CASES:
        edition = make(case.values[0]).edition  # type: ignore[attr-defined]
        for name in edition.catalog.facts:
            found = standing_shown(edition, name), standing(edition, name)
            shown |= {row for each in found for row in (each.name, *each.also)}
    assert shown == {row.name for row in TABLE}


# --- faces -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ALL)
def test_every_face_has_its_words(language: str) -> None:
    needed = {f"badge.{badge}" for row in TABLE for badge in row.badges}
    needed |= {row.word for row in TABLE if row.word}
    needed |= {f"chart.{state}" for state in CHART_STATES}
    needed |= {f"disagreements.{part}{end}" for part in LEDGER for end in ("", "-lead")}
    needed |= {f"{group}.{status}" for status in READINGS for group in ("standing", "standing-text")}
    assert needed - STRINGS[language].keys() == set()


def test_what_is_marked_has_a_word_and_the_reverse() -> None:
    assert [row.name for row in TABLE if bool(row.mark) != bool(row.word)] == []


def test_charts_and_ledger_know_every_face() -> None:
    assert {row.chart for row in TABLE} - {""} == set(CHART_STATES)
    assert {part for row in TABLE for part in row.ledger} == set(LEDGER)


def test_the_published_data_names_every_state() -> None:
    told = DESCRIPTIONS["state"]
    assert [row.data for row in TABLE if row.data not in told] == []


# --- nobody else decides -----------------------------------------------------------------------------------

# What else a word means that is also a state's name, by room or module: the kinds of claims and charts, pages, the keys
# of facts, how two values agree, evidence.
ELSEWHERE = {
    "sources.cues.footing": {"estimate", "hypothetical"},  # the status of a key, for which words are looked for
    "record.error_kinds": {"refuted"},  # a group of the ledger
    "record": {"actual", "guidance", "plan", "estimate", "rumour", "hypothetical"},
    "reading": {"agreed", "rounding", "truncation", "compatible", "single"},
    "sources": {"actual", "guidance", "plan"},
    "charts.declared": {"actual"},
    "findings": {"pending"},
    "cli": {"pending"},
    "judging.resolve": {"pending"},
    "judging.decisions": {"pending"},
    "judging.repeats": {"pending"},
    "judging.checks": {"actual", "guidance"},
    "judging.checks.rounded": {"pending"},  # the evidence of a citation
    "judging.selection": {"actual", "guidance", "plan", "estimate", "rumour", "hypothetical"},
    "judging.citation_findings": {"pending"},
    "judging.fulfilment": {"guidance", "plan"},
    "pages.briefing_pages": {"guidance", "disputed"},  # a kind of statement; a part of the home page
    "judging.matrix": {"actual", "derived"},  # the status of a key; how a number of the matrix came about
    "charts.portable": {"guidance"},  # a kind of chart
    "site.search_volumes": {"guidance"},  # a kind of page
    "pages.ledger_pages": {"guidance"},
    "judging.labels": {"actual"},
    "judging.courses": {"actual"},
    "pages.tree": {"guidance"},
    "editing": {"actual", "derived"},
    "editing.compare": {"unread"},
    "site.dataset": {"instead"},  # what stands instead of an error
}
NAMES = {row.name for row in TABLE} | set(READINGS) | set(CHART_STATES)


def test_no_other_module_names_how_a_fact_stands() -> None:
    named = {
        (module, constant)
        for module, path in modules().items()
        for constant in constants(path) & NAMES
        if constant not in elsewhere(module)
    }
    assert named == set()


def test_every_exemption_is_needed() -> None:
    used = {
        (room, constant)
        for module, path in modules().items()
        for room in ELSEWHERE
        if module == room or module.startswith(f"{room}.")
        for constant in constants(path)
    }
    assert {(room, word) for room, words in ELSEWHERE.items() for word in words} - used == set()


def test_no_other_module_asks_what_decides_it() -> None:
    """The raw ingredients are read where readings are judged and where they are published as they are."""
    asked = {
        (module, node.attr)
        for module, path in modules().items()
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"in_conflict", "is_pointed"}
    }
    assert asked == {("site.dataset", "in_conflict")} | {
        ("reading.figures.stated", "is_pointed"),
        ("judging.authority", "is_pointed"),
        ("judging.checks.rounded", "is_pointed"),
    }


def modules() -> dict[str, Path]:
    """Every module but the one that decides, by its name in the package."""
    paths = {path: ".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
    return {name: path for path, name in paths.items() if name != "judging.standing"}


@cache
def constants(path: Path) -> set[str]:
    """The texts that stand in the code; words of a comment do not count."""
    return {node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@cache
def nodes(path: Path) -> Sequence[ast.Constant | ast.Attribute]:
    """The texts and the attributes in the code."""
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    return [node for node in tree if isinstance(node, ast.Constant | ast.Attribute)]


def elsewhere(module: str) -> set[str]:
    rooms = (words for room, words in ELSEWHERE.items() if module == room or module.startswith(f"{room}."))
    return set().union(*rooms)
