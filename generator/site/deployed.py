"""A deployed site, asked file by file over HTTP as a browser asks, from one host and within bounds.

In this order: `AddressError`, `Deployed`; which files the site says it holds; one answer, read within its bounds; what
an answer may be. A server is a stranger: no redirect is followed, nothing is unpacked, no more is read than is asked
for, and neither an answer nor all of them together may take longer than their time.
"""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from generator.findings import Finding, Place, quoted
from generator.site.comparison import Answer
from generator.site.publish import MANIFEST, check_paths, sealed_files

WAIT, ANSWER, TOGETHER = 20.0, 60.0, 1800.0  # seconds: for a sign of life, for one answer, for all
CHUNK = 65_536
LONGEST_MANIFEST = 8_000_000  # bytes
TYPES = {  # what a browser needs to be told, or it shows or runs nothing
    ".html": {"text/html"},
    ".css": {"text/css"},
    ".js": {"text/javascript", "application/javascript"},
    ".svg": {"image/svg+xml"},
    ".json": {"application/json"},
}
HINT = "ask at the address at which readers are served, and look at how the server is set up"
GONE = frozenset({404, 410})
CONNECTIONS = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}


class AddressError(ValueError):
    """An address that no site can be asked at; the message says why."""


@dataclass(kw_only=True, slots=True)
class Deployed:
    """A site at `address` (http or https, with a slash at its end). Raises `AddressError` for another address."""

    address: str
    wait: float = WAIT
    answer: float = ANSWER
    together: float = TOGETHER
    now: Callable[[], float] = time.monotonic
    _ends: float = field(default=0.0, init=False)
    _silent: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.address = self.address.rstrip("/") + "/"
        if not _is_address(self.address):
            raise AddressError(f"{self.address} is no address of a site; write one such as https://example.org/")
        self._ends = self.now() + self.together

    def listed(self) -> frozenset[str]:
        """The files that the site's manifest names, none where it has no manifest of ours; names that lead out of
        the site are none."""
        found = self.look(MANIFEST, LONGEST_MANIFEST).content
        named = (sealed_files(found) if found else None) or frozenset()
        return frozenset(name for name in named if not check_paths([PurePosixPath(name)]))

    def look(self, name: str, most: int) -> Answer:
        """At most `most` bytes of a file (see `comparison.Look`). Once the server fails to answer it is asked no more:
        then every answer is the same finding."""
        if self._silent or self.now() > self._ends:
            return self._refused("", self._silent or f"the site was not read within {self.together:g} seconds")
        parts, ends = urlsplit(self.address), min(self.now() + self.answer, self._ends)
        connection = CONNECTIONS[parts.scheme](parts.hostname or "", parts.port, timeout=self.wait)
        try:
            connection.connect()
            with _cut_off(connection.sock, self.answer):
                connection.request("GET", quote(_asked(parts.path, name)), headers={"Accept-Encoding": "identity"})
                answer = self._read(connection.getresponse(), name, most)
        except http.client.HTTPException:
            answer = self._refused(name, "is answered with what is no whole answer of HTTP")
        except (OSError, UnicodeError) as error:  # a host's name may be none
            if self.now() <= ends:  # else it was cut off here, whatever it was just sending
                self._silent = f"the server does not answer: {getattr(error, 'strerror', None) or 'it took too long'}"
                return self._refused("", self._silent)
            answer = Answer()
        finally:
            connection.close()
        return self._refused(name, f"was not sent within {self.answer:g} seconds") if self.now() > ends else answer

    def _read(self, response: http.client.HTTPResponse, name: str, most: int) -> Answer:
        if response.status in GONE:
            return Answer()
        problem = _problem(response, name)
        if problem:
            return self._refused(name, problem)
        content = b""
        while len(content) < most and (piece := response.read1(min(CHUNK, most - len(content)))):
            content += piece
        return Answer(content=content)

    def _refused(self, name: str, message: str) -> Answer:
        place = Place(file=self.address + name)
        return Answer(finding=Finding(code="server-answer", place=place, message=message, hint=HINT))


def _is_address(address: str) -> bool:
    """Whether `address` names a host and a folder, and nothing else: no user, question or fragment."""
    try:
        parts = urlsplit(address)
        named = parts.scheme in CONNECTIONS and parts.hostname and parts.port != 0
    except ValueError:
        return False
    return bool(named) and parts.username is None and not (parts.query or parts.fragment)


@contextmanager
def _cut_off(connection: socket.socket, seconds: float) -> Iterator[None]:
    """While it holds, what is sent is cut off after so many seconds, however slowly it drips."""

    def cut() -> None:
        with suppress(OSError):  # the other end was faster
            connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _asked(root: str, name: str) -> str:
    """The path a browser asks for: a page in its folder is served at the folder."""
    return root + (name.removesuffix("index.html") if PurePosixPath(name).name == "index.html" else name)


def _problem(response: http.client.HTTPResponse, name: str) -> str:
    """Why an answer is not the file itself, empty where it is."""
    target = response.headers.get("Location")
    if 300 <= response.status < 400:
        return f"is answered by a redirect to {quoted(target or 'nowhere')}, which is not followed"
    if response.status != http.client.OK:
        return f"is answered with status {response.status}"
    packed = response.headers.get("Content-Encoding", "identity")
    if packed != "identity":
        return f"comes packed as {quoted(packed)}, though it was asked for as it is"
    kind, allowed = response.headers.get_content_type(), TYPES.get(PurePosixPath(name).suffix)
    if allowed and kind not in allowed:
        return f"comes as {quoted(kind)}; a browser needs {' or '.join(sorted(allowed))}"
    return ""
