"""What programs keep up is warned of, never an error, and the commands that may write bring it up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.editing.project_files import write_files
from generator.editing.upkeep import out_of_date
from generator.findings import Severity
from generator.record.editor_schemas import FOLDER, schema_files
from generator.record.load import load_catalog
from tests.editing.corpus import with_texts
from tests.small import FACTS, edit, small

LABEL = ("data/concepts.yml", "en: Gross margin}", "en: Margin of gross profit}")
SPACES = (FACTS, "{id: a, in: alpha, exact: 50%}", "{id: a,   in: alpha, exact: 50%}")
FIRST_LINE = ("data/events.yml", "# yaml-language-server: $schema=schemas/events.schema.json\n", "")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with its schemas."""
    made = small(tmp_path)
    write_files(schema_files(load_catalog(made).value), made)
    return made


def codes(project: Path) -> list[str]:
    found = list(out_of_date(project, load_catalog(project).value))
    assert all(finding.severity is Severity.WARNING for finding in found)
    return [finding.code for finding in found]


def test_what_is_up_to_date_is_not_spoken_of(project: Path) -> None:
    assert codes(project) == []


def test_one_schema_is_told_of_as_one(project: Path) -> None:
    file = next((project / FOLDER).iterdir())
    file.write_text("{}", "utf-8")
    (found,) = out_of_date(project, load_catalog(project).value)
    assert found.message.startswith("1 schema is not that of this record")


@pytest.mark.parametrize(
    ("change", "code"), [(LABEL, "schemas-stale"), (SPACES, "yaml-layout"), (FIRST_LINE, "yaml-layout")]
)
def test_an_edit_in_a_browser_is_right_and_warned_of(
    project: Path, change: tuple[str, str, str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, *change)
    assert codes(project) == [code]
    assert main(["check", *with_texts(project)]) == 0
    assert f"warning: {code}:" in capsys.readouterr().out
    assert main(["check", "--fix", *with_texts(project)]) == 0
    assert codes(project) == []


def test_verify_brings_the_schemas_along(project: Path) -> None:
    edit(project, *LABEL)
    assert main(["verify", *with_texts(project)]) == 0
    assert codes(project) == []


def test_a_project_without_schemas_is_given_none(project: Path) -> None:
    for path in (project / FOLDER).iterdir():
        path.unlink()
    (project / FOLDER).rmdir()
    edit(project, *LABEL)
    assert main(["verify", *with_texts(project)]) == 0
    assert codes(project) == []
    assert not (project / FOLDER).exists()


def test_while_something_is_wrong_nothing_is_said_of_the_schemas_and_none_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They would be those of the records that could be read."""
    edit(project, *LABEL)
    edit(project, FACTS, "exact: 30億元", "exact: 31億元")
    before = {path.name: path.read_bytes() for path in (project / FOLDER).iterdir()}
    assert main(["check", "--fix", *with_texts(project)]) == 1
    assert "schemas-stale" not in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in (project / FOLDER).iterdir()} == before
