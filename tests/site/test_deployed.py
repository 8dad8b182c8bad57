"""A deployed site asked over HTTP: what is served is compared, and no server can lead, fill or hold up the press."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.site.comparison import compare
from generator.site.deployed import AddressError, Deployed
from generator.site.publish import FORMAT, seal
from tests.serving import answering, serving
from tests.site.inspection.trees import write

FILES = {"en/index.html": "<p>31</p>\n", "data/facts.json": '{"value": "31"}', "root.css": "a {}\n"}
PAGE = FILES["en/index.html"].encode()
PATIENCE = 60.0  # seconds, less than a dripping answer takes; a busy machine is no failure
Serve = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = write(tmp_path / "built", FILES)
    assert seal(folder) == ()
    return folder


def told(built: Path, site: Deployed) -> list[str]:
    findings = compare(built, site.listed(), site.look, site.address.rstrip("/"))
    return [_line(finding, site.address) for finding in findings]


def _line(finding: Finding, address: str) -> str:
    return f"{finding.code} {finding.place.file.removeprefix(address)} {finding.message}"


def _send(
    handler: BaseHTTPRequestHandler, body: bytes, kind: str = "text/html", status: int = 200, **headers: str
) -> None:
    handler.send_response(status)
    for name, value in {"Content-Type": kind, **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def hostile(built: Path, answers: Mapping[str, Serve]) -> AbstractContextManager[str]:
    """The address of a server that serves `built`, but answers as told at the paths of `answers`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = built / self.path.lstrip("/")
            file = path / "index.html" if path.is_dir() else path
            kinds = {".json": "application/json", ".css": "text/css"}
            try:
                if self.path in answers:
                    answers[self.path](self)
                elif file.is_file():
                    _send(self, file.read_bytes(), kinds.get(file.suffix, "text/html"))
                else:
                    _send(self, b"", status=404)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the press has read enough

        def log_message(self, *_: object) -> None:
            pass

    return answering(Handler)


def test_a_site_as_it_was_built_is_clean(built: Path) -> None:
    with serving(built) as address:
        assert told(built, Deployed(address=address)) == []
        assert told(built, Deployed(address=address.rstrip("/"))) == []


def test_a_site_below_a_path_is_asked_there(built: Path, tmp_path: Path) -> None:
    with serving(tmp_path) as address:
        assert told(built, Deployed(address=f"{address}built/")) == []


def test_what_is_altered_missing_or_more_is_told(built: Path, tmp_path: Path) -> None:
    served = write(tmp_path / "served", {**FILES, "data/facts.json": '{"value": "37"}', "en/more.html": "x"})
    (served / "root.css").unlink()
    assert seal(served) == ()
    with serving(served) as address:
        assert [line.partition(":")[0] for line in told(built, Deployed(address=address))] == [
            "altered-file build.json is not what was built",
            "altered-file data/facts.json is not what was built",
            "altered-file root.css was built and is missing",
            "altered-file en/more.html was not built",
        ]


def test_a_redirect_is_told_and_its_host_never_asked(built: Path) -> None:
    asked: list[str] = []
    with hostile(built, {"/en/": lambda handler: asked.append("en")}) as other:
        for status in (301, 302, 307, 308):
            with hostile(built, {"/en/": partial(_send, body=b"", status=status, Location=f"{other}en/")}) as address:
                (line,) = told(built, Deployed(address=address))
                assert line.startswith("server-answer en/index.html is answered by a redirect to 「http://127.0.0.1")
    assert asked == []


def _endless(handler: BaseHTTPRequestHandler) -> None:
    while True:
        handler.wfile.write(b"x" * 65_536)


def test_an_endless_body_is_read_as_far_as_it_could_be_right(built: Path) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        _send(handler, PAGE)
        _endless(handler)

    with hostile(built, {"/en/": endless}) as address:
        began = time.monotonic()
        (line,) = told(built, Deployed(address=address))
        assert line.startswith("altered-file en/index.html is not what was built")
        assert time.monotonic() - began < PATIENCE


def test_an_endless_manifest_names_nothing(built: Path) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        _send(handler, b"{", "application/json")
        _endless(handler)

    with hostile(built, {"/build.json": endless}) as address:
        (line,) = told(built, Deployed(address=address))
        assert line.startswith("altered-file build.json is not what was built")


def _drip(handler: BaseHTTPRequestHandler, drops: bytes) -> None:
    for byte in drops * 100:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.5)


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_dripping_answer_is_not_waited_for(built: Path, part: str) -> None:
    def dripping(handler: BaseHTTPRequestHandler) -> None:
        if part == "body":
            _send(handler, b"")
        _drip(handler, b"HTTP/1.1 " + PAGE)

    with hostile(built, {"/en/": dripping}) as address:
        began = time.monotonic()
        assert told(built, Deployed(address=address, answer=2.0)) == [
            "server-answer en/index.html was not sent within 2 seconds"
        ]
        assert time.monotonic() - began < PATIENCE


def test_a_site_that_takes_too_long_is_given_up(built: Path) -> None:
    with serving(built) as address:
        hours = iter(range(0, 1_000_000, 3_600))
        (line,) = told(built, Deployed(address=address, now=lambda: float(next(hours))))
        assert line == "server-answer  the site was not read within 1800 seconds"


def test_a_silent_server_is_asked_once(built: Path) -> None:
    asked: list[str] = []

    def silent(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        time.sleep(1.0)

    with hostile(built, dict.fromkeys(("/build.json", "/data/facts.json", "/en/", "/root.css"), silent)) as address:
        assert told(built, Deployed(address=address, wait=0.2)) == [
            "server-answer  the server does not answer: it took too long"
        ]
    assert asked == ["/build.json"]


def test_nobody_at_the_address_is_one_finding(built: Path) -> None:
    with serving(built) as address:
        pass
    (line,) = told(built, Deployed(address=address))
    assert line == "server-answer  the server does not answer: Connection refused"


def test_a_packed_answer_is_not_unpacked(built: Path) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    with hostile(built, {"/en/": lambda h: _send(h, bomb, Content_Encoding="gzip")}) as address:
        assert told(built, Deployed(address=address)) == [
            "server-answer en/index.html comes packed as 「gzip」, though it was asked for as it is"
        ]


def test_a_wrong_type_is_told(built: Path) -> None:
    with hostile(built, {"/en/": lambda h: _send(h, PAGE, "text/plain")}) as address:
        assert told(built, Deployed(address=address)) == [
            "server-answer en/index.html comes as 「text/plain」; a browser needs text/html"
        ]


@pytest.mark.parametrize("status", [403, 500, 503])
def test_a_status_that_is_no_answer_is_told(built: Path, status: int) -> None:
    with hostile(built, {"/en/": lambda h: _send(h, PAGE, status=status)}) as address:
        assert told(built, Deployed(address=address)) == [
            f"server-answer en/index.html is answered with status {status}"
        ]


def test_an_answer_that_is_no_http_is_told(built: Path) -> None:
    def noise(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\x00\x1b[2J" * 99_999)

    with hostile(built, {"/en/": noise}) as address:
        assert told(built, Deployed(address=address)) == [
            "server-answer en/index.html is answered with what is no whole answer of HTTP"
        ]


def test_names_that_lead_out_of_the_site_are_not_asked_for(built: Path) -> None:
    asked: list[str] = []
    names = ["../secret", "/etc/passwd", "//evil.example/x", "a?b", "en/more.html"]
    manifest = json.dumps({"format": FORMAT, "files": dict.fromkeys(names, "")}).encode()

    def record(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        _send(handler, b"x")

    answers: dict[str, Serve] = {f"/{name}": record for name in names}
    answers["/build.json"] = lambda h: _send(h, manifest, "application/json")
    with hostile(built, answers) as address:
        lines = told(built, Deployed(address=address))
    assert asked == ["/en/more.html"]
    assert lines[-1] == "altered-file en/more.html was not built"


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "file:///etc",
        "http://",
        "https://me:word@example.org/",
        "http://example.org/?a",
        "http://[/",
    ],
)
def test_what_is_no_address_of_a_site_is_refused(address: str) -> None:
    with pytest.raises(AddressError, match="no address of a site"):
        Deployed(address=address)
