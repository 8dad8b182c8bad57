"""Addresses outside the site: read off its pages, and asked whether they still answer, with the reason where not."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from lxml import html

from generator.cli import main
from generator.findings import Severity
from generator.site.inspection.context import Page, Site
from generator.site.outside import ask, outside_links, unanswered
from tests.serving import answering
from tests.small import small

ANSWERS: dict[str, tuple[int, str | None]] = {
    "/here": (200, None),
    "/moved": (301, "/here"),
    "/gone": (410, None),
    "/none": (404, None),
    "/closed": (403, None),
    "/busy": (503, None),
    "/round": (302, "/round"),
    "/mail": (302, "mailto:a@example.org"),
}


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, target = ANSWERS[self.path]
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with answering(Answers) as address:
        yield address.removesuffix("/")


@pytest.mark.parametrize(
    ("path", "reason", "is_dead"),
    [
        ("/here", "", False),
        ("/moved", "", False),
        ("/gone", "answers with status 410", True),
        ("/none", "answers with status 404", True),
        ("/closed", "answers with status 403, which does not tell", False),
        ("/busy", "answers with status 503, which does not tell", False),
        ("/round", "leads from one address to the next without end", False),
        ("/mail", "leads to 「mailto:a@example.org」, which is no address of the web", False),
    ],
)
def test_an_address_answers_or_the_reason_is_told(server: str, path: str, reason: str, is_dead: bool) -> None:
    asked = ask(server + path)
    assert asked.reason.startswith(reason)
    assert bool(asked.reason) is bool(reason)
    assert asked.is_dead is is_dead


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://no-such-host.invalid/", "http://[::1/"])
def test_a_server_that_is_not_there_is_undecided(address: str) -> None:
    asked = ask(address, wait=2.0)
    assert asked.reason.startswith("does not answer: ")
    assert not asked.is_dead


def test_what_is_gone_is_an_error_and_what_does_not_tell_a_warning(server: str) -> None:
    links = {f"{server}{path}": "en/index.html" for path in ("/here", "/gone", "/busy")}
    found = list(unanswered(links, "site"))
    assert [(f.code, f.severity, f.place.file) for f in found] == [
        ("outside-link", Severity.ERROR, "site/en/index.html"),
        ("outside-link", Severity.WARNING, "site/en/index.html"),
    ]


def test_only_links_that_lead_away_are_asked(tmp_path: Path) -> None:
    text = """<html><head><link rel=canonical href="https://own.example/en/"></head><body>
    <a href="https://press.example/a#one">a</a> <a href="https://press.example/a#two">b</a> <a href="/en/">c</a>
    <a href="https://own.example/x">d</a> <a href="mailto:a@example.org">e</a> <img src="https://img.example/i.png">
    """
    page = Page(path="en/index.html", language="en", root=html.document_fromstring(text), anchors=frozenset())
    site = Site(
        root=tmp_path,
        label="site",
        files=frozenset(),
        digests={},
        irregular=(),
        outlines={},
        subject=frozenset(),
        pages={page.path: page},
    )
    assert outside_links(site, ("https://own.example/",)) == {"https://press.example/a": "en/index.html"}


def test_the_links_of_a_deployed_site_are_not_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["inspect", "--outside", "https://example.org/", "--project", str(small(tmp_path))]) == 2
    assert "name the folder" in capsys.readouterr().err
