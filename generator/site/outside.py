"""The addresses outside the site that its pages lead to, asked whether they still answer, with the reason where not.

In this order: `outside_links`, read off the built pages; `Asked` and `ask`, one address; `unanswered`. No build reaches
the network: this is run by itself, by `inspect --outside`. What a server says of its own state (it is busy, it lets no
program in) tells nothing of the link: that is undecided, never dead.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from generator.findings import Finding, Place, Severity, quoted
from generator.site.deployed import CONNECTIONS
from generator.site.inspection.dead_links import LINKING_TAGS, addresses

if TYPE_CHECKING:
    from generator.site.inspection.context import Site

WAIT = 20.0  # seconds for an answer
MOST_REDIRECTS = 5
GONE = frozenset({404, 410})
AGENT = "briefings-link-check"


def outside_links(site: Site, own: tuple[str, ...]) -> Mapping[str, str]:
    """Address without its fragment → a page that links to it; those that begin with one of `own` are left out."""
    found: dict[str, str] = {}
    for page in site.pages.values():
        for element, name, href in addresses(page):
            address = urldefrag(href).url
            leads = element.tag in LINKING_TAGS and name == "href" and urlsplit(address).scheme in CONNECTIONS
            if leads and not address.startswith(own):
                found.setdefault(address, page.path)
    return dict(sorted(found.items()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """How an address answers: `reason` is empty where it does, `is_dead` where nothing is there any more."""

    reason: str = ""
    is_dead: bool = False


def ask(address: str, wait: float = WAIT) -> Asked:
    """Whether something is still to be had at `address`, where redirects lead."""
    for _ in range(MOST_REDIRECTS + 1):
        try:
            status, target = _status(address, wait)
        except (OSError, http.client.HTTPException, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error) or "it took too long"
            return Asked(reason=f"does not answer: {why}")
        if not (300 <= status < 400 and target):
            return _judged(status)
        address = urljoin(address, target)
        if urlsplit(address).scheme not in CONNECTIONS:
            return Asked(reason=f"leads to {quoted(address)}, which is no address of the web")
    return Asked(reason="leads from one address to the next without end")


def _judged(status: int) -> Asked:
    if status in GONE:
        return Asked(reason=f"answers with status {status}: there is nothing there any more", is_dead=True)
    return Asked() if status < 300 else Asked(reason=f"answers with status {status}, which does not tell")


def _status(address: str, wait: float) -> tuple[int, str | None]:
    parts = urlsplit(address)
    connection = CONNECTIONS[parts.scheme](parts.hostname or "", parts.port, timeout=wait)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("GET", path, headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
        response = connection.getresponse()  # its body is not read
        return response.status, response.headers.get("Location")
    finally:
        connection.close()


def unanswered(links: Mapping[str, str], label: str) -> Iterator[Finding]:
    """A finding for each address of `links` that does not answer: an error where it is gone, else a warning."""
    for address, page in links.items():
        asked = ask(address)
        if asked.reason:
            yield Finding(
                code="outside-link",
                severity=Severity.ERROR if asked.is_dead else Severity.WARNING,
                place=Place(file=f"{label}/{page}"),
                message=f"{quoted(address)} {asked.reason}",
                hint="give its present address in the record, or none, and cite the title alone",
            )
