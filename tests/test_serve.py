"""The live preview as an editor sees it: an edit shows, broken YAML shows its findings, and mending brings it back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.small import edit, small

pytestmark = pytest.mark.slow
PATIENCE = 60.0  # seconds; a busy machine is no failure
PROSE = "site_src/briefings/first/en.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small(tmp_path)


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    command = [sys.executable, "-u", "-m", "generator", "serve", "--port", "0", "--project", str(project)]
    environment = {name: value for name, value in os.environ.items() if name != "DOCUMENTS_DIR"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.send_signal(signal.SIGINT)
        process.wait(10)


def shown(url: str) -> str:
    try:
        with urllib.request.urlopen(url) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode()


def appears(url: str, text: str) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if text in shown(url):
            return True
        time.sleep(0.2)
    return False


def test_an_edit_shows_and_a_mistake_shows_its_findings(project: Path, address: str) -> None:
    assert appears(f"{address}en/briefings/first/", "capital expenditure was")
    edit(project, PROSE, "capital expenditure was", "capital spending came to")
    assert appears(f"{address}en/briefings/first/", "capital spending came to")
    units = project / "data" / "units.yml"
    good = units.read_text("utf-8")
    units.write_text("units: [\n", "utf-8")
    assert appears(f"{address}zh-Hant/", "data/units.yml:")
    units.write_text(good, "utf-8")
    assert appears(f"{address}zh-Hant/briefings/first/", "120.4億元")
