"""Every kind of error that a document can hold: an invented one, proven, in its group of the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Severity
from generator.pages.tree import make_tree
from generator.press import Pressed, press
from generator.record.error_kinds import KINDS, LEDGER, OF_READINGS
from generator.record.strings import load_strings
from generator.settings import load_settings
from tests.known import EN, ZH
from tests.projects import case_files, press_case
from tests.small import REPOSITORY, dressed

CASES = case_files("judging", "errors", "kinds")
STRINGS = load_strings(REPOSITORY, (ZH, EN)).value
CASES_OF = Path(__file__).parent / "errors" / "kinds"


def test_every_kind_has_a_case_and_a_group() -> None:
    assert {path.stem for path in CASES_OF.glob("*.txt")} == set(KINDS)
    assert {kind.group for kind in KINDS.values()} == set(LEDGER)
    assert set(OF_READINGS) <= set(KINDS)


@pytest.fixture(scope="module", params=CASES)
def kind(request: pytest.FixtureRequest) -> str:
    case: Path = request.param
    return case.stem


@pytest.fixture(scope="module")
def done(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Pressed:
    """The project of the case, pressed; it is not changed."""
    return press_case(CASES_OF / f"{kind}.txt", tmp_path_factory.mktemp(kind))[1]


def test_an_error_of_the_kind_is_proven(done: Pressed, kind: str) -> None:
    assert [error.kind for error, _ in done.catalog.errors.values()] == [kind]
    assert [f for f in done.every_finding if f.severity is Severity.ERROR and f.code != "receipt-stale"] == []


@pytest.mark.parametrize("case", CASES)
def test_without_its_words_it_is_not(case: Path, tmp_path: Path) -> None:
    """The proof rests on the document: where its words are others, the entry fails."""
    changed = tmp_path / case.name
    text = case.read_text("utf-8")
    cited = text.partition("exact: ")[2].partition("}")[0]
    changed.write_text(text.replace(cited, "別的話", 1), "utf-8")
    _, done = press_case(changed, tmp_path / "project")
    assert "quote-not-found" in {finding.code for finding in done.every_finding}


def test_by_somebody_without_texts_it_awaits(done: Pressed) -> None:
    found = press(done.project, None).every_finding
    assert "error-unshown" not in {finding.code for finding in found}


def test_the_ledger_shows_it_in_its_group_in_each_language(done: Pressed, kind: str) -> None:
    tree = make_tree(dressed(done.project), done.edition, load_settings(done.project, None, {}), only="disagreements")
    assert tree.findings == ()
    for language in (ZH, EN):
        words = STRINGS[language.tag]
        page = next(t for path, t in tree.value.items() if path.parts[0] == language.tag and path.suffix == ".md")
        group = page.decode().partition(f"{{: #{KINDS[kind].group} }}")[2].partition("\n## ")[0]
        assert 'id="error-invented"' in group
        assert words[f"error-kind.{kind}"] in group
