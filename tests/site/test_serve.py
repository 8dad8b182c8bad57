"""The live preview as an editor sees it: an edit shows, broken YAML shows its findings, and mending brings it back."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from generator.cache.store import NOTHING_KEPT
from generator.findings import Finding, Place
from generator.settings import load_settings
from generator.site import preview, serve
from generator.site.html_pages import Layout
from generator.site.preview import Builder, Task
from generator.site.serve import Preview, path_of
from tests.small import Before, dressed, edit, small

pytestmark = pytest.mark.slow
PATIENCE = 300.0  # seconds; a busy machine is no failure
TAGS = ["zh-Hant", "en"]
PROSE = "site_src/briefings/first/en.md"


@pytest.fixture
def project(built_before: Before, tmp_path: Path) -> Path:
    return built_before(dressed(small(tmp_path)))


@pytest.fixture
def address(project: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """What the server says first: where it is. A parameter of the fixture is more of its arguments."""
    more = getattr(request, "param", ())
    command = [sys.executable, "-u", "-m", "generator", "serve", "--port", "0", "--project", str(project), *more]
    environment = {name: value for name, value in os.environ.items() if name != "DOCUMENTS_DIR"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()  # a background job of a shell ignores the interrupt
        process.wait(PATIENCE)


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
    edit(project, PROSE, "capital expenditure was", "capital expenditure came to")
    assert appears(f"{address}en/briefings/first/", "capital expenditure came to")
    units = project / "data" / "units.yml"
    good = units.read_text("utf-8")
    units.write_text("units: [\n", "utf-8")
    assert appears(f"{address}zh-Hant/", "data/units.yml:")
    units.write_text(good, "utf-8")
    assert appears(f"{address}zh-Hant/briefings/first/", "120.4億元")


def test_a_page_that_is_none_any_more_is_gone_and_reloads_too(project: Path, address: str) -> None:
    assert appears(f"{address}en/briefings/first/", "capital expenditure was")
    left = project / "build/serve/site/en/briefings/second/index.html"
    left.parent.mkdir(parents=True)
    left.write_text("of a briefing that was here")
    edit(project, PROSE, "capital expenditure was", "capital expenditure came to")
    assert appears(f"{address}en/briefings/first/", "capital expenditure came to")
    assert appears(f"{address}en/briefings/second/", "There is no such page")
    assert "location.reload" in shown(f"{address}en/briefings/second/")


def test_a_mistake_in_what_stands_beside_the_languages_shows_too(project: Path, address: str) -> None:
    assert appears(f"{address}en/", "</html>")
    path = project / "site_src" / "root" / "index.html"
    good = path.read_text("utf-8")
    path.write_text(f"{good}{{% if %}}", "utf-8")
    assert appears(f"{address}en/", "site_src/root/index.html:")
    path.write_text(good, "utf-8")
    strings = project / "site_src" / "strings" / "en.yml"
    text = strings.read_text("utf-8")
    strings.write_text(f"{text}\nbad: [\n", "utf-8")
    assert appears(f"{address}en/", "site_src/strings/en.yml:")
    strings.write_text(text, "utf-8")
    assert appears(f"{address}en/briefings/first/", "capital expenditure was")


def test_a_process_that_breaks_is_told_in_words_and_begun_again(project: Path) -> None:
    builder = Builder(Task(project=project, settings=load_settings(project, None, {}), language="en", only=None))
    try:
        builder.process.kill()
        (told,) = builder.wait()
        assert "ended by itself (status -9)" in told.message
        builder.start()
        assert builder.wait() == ()
    finally:
        builder.end()


def test_a_fault_of_the_press_is_told_in_words(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "_build", lambda task, store: 1 / 0)
    task = Task(project=project, settings=load_settings(project, None, {}), language="en", only=None)
    ((told,),) = preview._answers(task, NOTHING_KEPT)
    assert told.place.file == "mkdocs.en.yml"
    assert "failed: ZeroDivisionError" in told.message


def test_what_goes_wrong_after_the_pages_are_shown_is_told_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def index(_: Layout) -> None:
        raise RuntimeError("no search")

    monkeypatch.setattr(Layout, "index", index)
    task = Task(project=project, settings=load_settings(project, None, {}), language="en", only=None)
    pages, (told,) = preview._answers(task, NOTHING_KEPT)
    assert pages == ()
    assert (project / "build/serve/site/en/briefings/first/index.html").is_file()
    assert "failed: RuntimeError: no search" in told.message


def test_a_process_finishes_before_it_begins_again(project: Path) -> None:
    builder = Builder(Task(project=project, settings=load_settings(project, None, {}), language="en", only=None))
    try:
        for _ in range(2):
            builder.start()
            assert builder.wait() == ()
        assert builder.late(PATIENCE) == ()
        assert (project / "build/serve/site/en/search/search_index.json").is_file()
        assert builder.late() == ()
    finally:
        builder.end()


@pytest.mark.parametrize("address", [("--page", "en/briefings/first/")], indirect=True)
def test_a_page_alone_shows_edits_and_says_that_its_links_are_dead(project: Path, address: str) -> None:
    page, _, said = address.partition(" ")
    root = page.removesuffix("zh-Hant/briefings/first/")
    assert said == "(one page: its links to others are dead)"
    assert appears(page, "資本開支為")
    left = project / "build/serve/site/en/concepts/revenue/index.html"  # by a preview of all pages
    left.parent.mkdir(parents=True)
    left.write_text("of another preview")
    edit(project, PROSE, "capital expenditure was", "capital expenditure came to")
    assert appears(f"{root}en/briefings/first/", "capital expenditure came to")
    assert appears(f"{root}en/concepts/revenue/", "Not in this preview")


@pytest.mark.parametrize("address", [("--page", "briefings/frist")], indirect=True)
def test_a_page_that_is_none_shows_the_nearest(address: str) -> None:
    assert appears(address.partition(" ")[0], "did you mean `briefings/first`?")


def test_the_language_that_is_looked_at_is_built_first_but_for_the_first_time() -> None:
    preview = Preview(None, TAGS)
    preview.read("/en/briefings/first/")
    assert serve._in_turn(preview) == [TAGS]
    for tag in TAGS:
        preview.show(tag, ())
    assert serve._in_turn(preview) == [["en"], ["zh-Hant"]]
    preview.read("/zh-Hant/")
    preview.read("/404.html")
    assert serve._in_turn(preview) == [["zh-Hant"], ["en"]]


def test_a_page_reloads_when_its_language_is_built_and_shows_what_is_wrong_with_it() -> None:
    preview = Preview(None, TAGS)
    broken = Finding(code="engine", place=Place(file="mkdocs.yml"), message="broke")
    preview.show("zh-Hant", (broken,))
    pages = ("/en/briefings/first/", "/zh-Hant/", "/")
    assert [preview.version(page) for page in pages] == [0, 1, 1]
    assert [preview.findings(page) for page in pages] == [(), (broken,), (broken,)]
    preview.show("en", ())
    preview.show("zh-Hant", ())
    assert [preview.version(page) for page in pages] == [1, 2, 3]
    assert [preview.findings(page) for page in pages] == [(), (), ()]


class Awaited(serve._Server):
    """A server that waits for its answers, so that none is given after the test."""

    daemon_threads = False


def ask_and_leave(folder: Path, handler: Any) -> None:
    """Ask a server for a page larger than any buffer and break the connection off at its first byte."""
    (folder / "page.html").write_bytes(b"<body>" + b"x" * 20_000_000)
    with Awaited(("127.0.0.1", 0), partial(handler, preview=shown_preview(), directory=str(folder))) as server:
        Thread(target=server.serve_forever).start()
        with socket.create_connection(("127.0.0.1", server.server_port)) as reader:
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close means reset
            reader.sendall(b"GET /page.html HTTP/1.0\r\n\r\n")
            reader.recv(1)
        server.shutdown()


def shown_preview() -> Preview:
    preview = Preview(None, ["en"])
    preview.show("en", ())
    return preview


def test_a_closed_tab_is_no_fault(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ask_and_leave(tmp_path, serve._Handler)
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_the_server_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    class Faulty(serve._Handler):
        def _send(self, *_: object) -> None:
            raise ValueError("a fault")

    ask_and_leave(tmp_path, Faulty)
    assert "ValueError: a fault" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("briefings/first", "briefings/first"),
        ("/zh-Hant/briefings/first/", "briefings/first"),
        ("en/briefings/first/index.html", "briefings/first"),
        ("briefings/first.md", "briefings/first"),
        ("en/", ""),
        ("", ""),
    ],
)
def test_a_page_may_be_named_by_its_path_its_address_or_its_file(named: str, path: str) -> None:
    assert path_of(named, ["zh-Hant", "en"]) == path
