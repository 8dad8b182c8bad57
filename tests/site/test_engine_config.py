"""A config of the engine that cannot be read is told as that, and not as values that differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.record.project_languages import load_languages
from generator.site.engine_config import inspect_configs
from tests.small import small


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"INHERIT: mkdocs.yml\ntheme: {language: en\n", "cannot be read: "),
        (b"INHERIT: mkdocs.yml\n\ttheme: en\n", "in line 2"),
        (b"\xff\xfe", "cannot be read: "),
        (b"- en\n", "cannot be read: it holds no settings"),
        (b"", "cannot be read: it holds no settings"),
    ],
)
def test_a_config_that_cannot_be_read_is_one_finding(tmp_path: Path, raw: bytes, says: str) -> None:
    project = small(tmp_path)
    languages = load_languages(project).value
    (project / "mkdocs.en.yml").write_bytes(raw)
    (finding,) = inspect_configs(project, languages)
    assert (finding.code, finding.place.file) == ("engine-config", "mkdocs.en.yml")
    assert says in finding.message


def test_a_config_that_is_read_is_as_its_record_says(tmp_path: Path) -> None:
    project = small(tmp_path)
    assert list(inspect_configs(project, load_languages(project).value)) == []


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("mkdocs.yml", "", "INHERIT: base.yml\n"),
        ("mkdocs.en.yml", "INHERIT: mkdocs.yml\n", ""),
        ("mkdocs.en.yml", "INHERIT: mkdocs.yml\n", "INHERIT: base.yml\n"),
    ],
)
def test_a_config_inherits_from_the_first_alone(tmp_path: Path, file: str, before: str, after: str) -> None:
    project = small(tmp_path)
    text = (project / file).read_text("utf-8")
    (project / file).write_text(text.replace(before, after, 1) if before else after + text, "utf-8")
    found = list(inspect_configs(project, load_languages(project).value))
    assert [(finding.code, finding.place.file) for finding in found] == [("engine-config", file)]
    assert "`INHERIT` is " in found[0].message
