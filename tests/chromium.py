"""Chromium for the tests that need a browser: Debian's, driven by Playwright, which downloads none of its own.

A page of a browser has a process of its own, which costs more than what most tests do with it: so it is shown to one
reader after another, each of whom finds it as somebody who comes for the first time (`Readers`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

Scheme = Literal["light", "dark"]

# The first is the engine alone, without the window that nobody looks at.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
BLANK = "about:blank"
# Parts of Chromium's own window that nobody looks at and that are pages too: two for each context, in a process of
# their own. Then what Playwright turns off as well, since of a switch that is given twice the last counts.
OFF = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
    "AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,"
    "HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,"
    "OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning"
)
PATIENCE = 60_000  # milliseconds until a page shows what is expected; a busy machine is no failure
# Of the time that axe takes a third goes into reading the same few colours for every word of a page; here each is read
# once.
COLOURS_ONCE = """
{
  const { Color } = axe.commons.color;
  const { parseString } = Color.prototype;
  const read = new Map();
  Color.prototype.parseString = function (text) {
    if (!read.has(text)) read.set(text, parseString.call(new Color(), text));
    const { r, g, b, alpha } = read.get(text);
    return Object.assign(this, { r, g, b, alpha });
  };
}
null; // else Playwright calls the function as what is to be evaluated
"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running browser; without one the test is skipped, and in CI it fails."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        missing = (
            f"NOT TESTED in a browser: none of {', '.join(NAMES)} is installed (Debian: apt-get install {NAMES[0]})"
        )
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", f"--disable-features={OFF}"]
        browser = playwright.chromium.launch(executable_path=executable, args=arguments, timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def readers(chromium: Browser) -> Readers:
    """Who comes to read, one after another."""
    return Readers(chromium)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """A page, and what its browser asked for and complained of, a `type: text` each."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class Readers:
    """Readers of one page after another: the same for all who come with the same `options` of a browser's context."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: dict[str, Reader] = {}

    def come(self, *, width: int = 1280, height: int = 800, scheme: Scheme = "light", **options: Any) -> Reader:
        """A reader who comes for the first time, and has gone nowhere yet."""
        kind = repr(sorted(options.items()))
        if kind not in self._kept:
            self._kept[kind] = watched(self._browser.new_context(**options))
        reader = self._kept[kind]
        _leave(reader)
        reader.page.set_viewport_size({"width": width, "height": height})
        reader.page.emulate_media(media="null", color_scheme=scheme)
        return reader


def watched(context: BrowserContext) -> Reader:
    """A new page of a context."""
    reader = Reader(page=context.new_page())
    reader.page.on("request", lambda request: reader.requests.append(request.url))
    reader.page.on("console", lambda message: reader.complaints.append(f"{message.type}: {message.text}"))
    reader.page.on("pageerror", lambda error: reader.complaints.append(f"error: {error}"))
    return reader


def _leave(reader: Reader) -> None:
    """Nothing stays of whoever read before: neither what a page keeps nor where the mouse stood, nor what was noted."""
    for other in reader.page.context.pages:
        if other is not reader.page:
            other.close()
    if reader.page.url != BLANK:
        reader.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    reader.page.goto(BLANK)
    reader.page.mouse.move(-1, -1)
    reader.requests.clear()
    reader.complaints.clear()


def barriers(page: Page) -> AxeResults:
    """What keeps readers out of a page, by all rules of axe."""
    return Axe(AXE_SCRIPT + COLOURS_ONCE).run(page)
