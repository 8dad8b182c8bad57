"""A project with a rate, a density, an estimate and a count, built: what its pages and drawings print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.settings import load_settings
from generator.site.build import _context
from generator.site.inspection.gate import inspect_site
from tests.projects import Case, case_files, made, read_case
from tests.small import dressed, pressed


def words(file: Path) -> list[str]:
    """The figures of a page, each once, or what a drawing says."""
    said = re.findall(r"<data [^>]*>([^<]*)</data>|<text[^>]*>([^<]*)</text>", file.read_text("utf-8"))
    return ["".join(pair) for pair in said]


@pytest.fixture(scope="module", params=case_files("site", "units"))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Path]:
    """A case, and its project built."""
    case = read_case(request.param)
    project = dressed(made(case, tmp_path_factory.mktemp("units")))
    texts = ["--project", str(project), "--documents", str(project / "texts")]
    assert main(["verify", *texts]) == 0
    assert main(["build", *texts]) == 0
    return case, project


def test_units_are_shown_wherever_a_figure_stands(built: tuple[Case, Path]) -> None:
    case, project = built
    for line in case.gives:
        path, _, figure = line.partition(": ")
        file = project / "site" / (path if "." in path else f"{path}/index.html")
        assert figure in words(file), (line, words(file))


def test_a_noun_that_was_changed_on_a_page_is_no_rendering(built: tuple[Case, Path]) -> None:
    _, project = built
    context = _context(pressed(project), load_settings(project, None, {}))
    file = project / "site" / "en" / "concepts" / "maternal" / "index.html"
    sound = file.read_text("utf-8")
    assert {finding.code for finding in inspect_site(project / "site", context)} == set()
    file.write_text(sound.replace("134 per 100,000</data>", "134 per 1,000</data>", 1), "utf-8")
    assert "false-trace" in {finding.code for finding in inspect_site(project / "site", context)}
    file.write_text(sound, "utf-8")
