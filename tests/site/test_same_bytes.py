"""The same project gives the same bytes, wherever and under whatever hash seed, time zone, locale and umask."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editing.corpus import add_document
from tests.small import REPOSITORY, dressed, small

pytestmark = pytest.mark.slow
TELLERS = ("gamma", "delta", "epsilon", "zeta", "eta")
# ASCII is what Python then takes for the encoding of files and terminal.
SOMEWHERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
ELSEWHERE = {
    "PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANGUAGE": "fr",
    "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
}  # fmt: skip


def told_by_many(folder: Path) -> Path:
    """The small project with facts from several documents more, all of which a claim of its briefing rests on."""
    folder.mkdir(parents=True)
    project = dressed(small(folder))
    facts = ["defaults: {entity: acme}", "facts:"]
    for number, name in enumerate(TELLERS):
        add_document(project, name, f"甲公司202{number}年第一季度社交應用的月活躍用戶為{number + 3}億。\n")
        facts.append(f"  - fact: {{concept: mau, product: social-app, period: 202{number}-Q1}}")
        facts.append(f"    read: [{{id: a, in: {name}, exact: {number + 3}億}}]")
    (project / "data" / "facts" / "many.yml").write_text("\n".join([*facts, ""]), "utf-8")
    named = ", ".join(f"acme.mau.product-social-app.202{number}-q1" for number in range(len(TELLERS)))
    claim = f"""  - id: users
    kind: strategy
    speaker: acme
    date: 2025-05-14
    firmness: firm
    text: {{zh-Hant: 公司重視用戶。, en: The company cares for its users.}}
    cites: [{{in: alpha, exact: 管理層預計}}]
    facts: [{named}]
    topics: [first]
"""
    path = project / "data" / "claims" / "first.yml"
    path.write_text(path.read_text("utf-8") + claim, "utf-8")
    return project


def built(project: Path, environment: dict[str, str], umask: int) -> dict[str, tuple[str, bytes]]:
    """Every file of the site with its mode, and every receipt, made by processes of their own."""
    for command in ("verify", "build"):
        run(project, command, environment, umask)
    written = [*(project / "site").rglob("*"), *(project / "build" / "docs").rglob("*")]
    files = {path: oct(path.stat().st_mode) for path in written if path.is_file()}
    files |= dict.fromkeys((project / "data" / "receipts").iterdir(), "as an editor has it")
    return {path.relative_to(project).as_posix(): (files[path], path.read_bytes()) for path in sorted(files)}


def run(project: Path, command: str, environment: dict[str, str], umask: int) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "generator", command, "--project", str(project), "--documents", str(project / "texts")],
        cwd=project.parent, env=kept | {"PYTHONPATH": str(REPOSITORY)} | environment, umask=umask,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")


def test_the_same_project_gives_the_same_bytes(tmp_path: Path) -> None:
    here = built(told_by_many(tmp_path / "here"), SOMEWHERE, 0o022)
    there = built(told_by_many(tmp_path / "一" / "another place"), ELSEWHERE, 0o077)
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []
