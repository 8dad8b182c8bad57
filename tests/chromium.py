"""Chromium for the tests that need a browser: Debian's, driven by Playwright, which downloads none of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60_000  # milliseconds until a page shows what is expected; a busy machine is no failure


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running browser; without one the test is skipped, and in CI it fails."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        missing = f"NOT TESTED in a browser: none of {', '.join(NAMES)} is installed (Debian: apt-get install chromium)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"], timeout=PATIENCE)
        yield browser
        browser.close()
