"""A document of the test's own beside those of the small project."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.cache.store import FOLDER
from tests.small import small

RECORD = """\
# yaml-language-server: $schema=../schemas/document.schema.json
id: {name}
title: "[測試文件]"
title_supplied: true
container-title: {{zh-Hant: 測試報, en: Test Press}}
not_before: 2025-05-14
genre: news
file: {name}.txt
sha256: {digest}
segment: {{from: 0, to: {length}}}
rights: full-text
about: {{entity: acme, period: 2025-Q1, basis: IFRS, stated_by: company}}
language: zh-Hant
rank: article
"""


def add_document(project: Path, name: str, text: str) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    (project / "texts" / f"{name}.txt").write_text(text, "utf-8")
    record = RECORD.format(name=name, digest=digest, length=len(text))
    (project / "data" / "documents" / f"{name}.yml").write_text(record, "utf-8")


def project_with(tmp_path: Path, text: str) -> Path:
    """The small project with a third document, `gamma`."""
    project = small(tmp_path)
    add_document(project, "gamma", text)
    return project


def with_texts(project: Path) -> list[str]:
    """The arguments of a command that reads the texts."""
    return ["--project", str(project), "--documents", str(project / "texts")]


def snapshot(project: Path) -> dict[str, bytes]:
    """Every file of a project; what a run keeps for the next is none of it."""
    files = (path for path in project.rglob("*") if path.is_file() and project / FOLDER not in path.parents)
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}
