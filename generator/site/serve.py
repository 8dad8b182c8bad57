"""The live preview: a saved edit shows in the browser, in every language, without a whole build.

In this order: `serve`, which watches the files; `path_of`, which page is meant where one is shown alone; the server.
A process per language makes the pages (`preview`), first those of the language that is looked at, and a small server on
this machine shows them; where the data is broken, every page shows the findings instead, until it is mended. The
preview has no content security policy. Of a page alone its links to other pages are dead, and say so.
"""

from __future__ import annotations

import html
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.findings import Finding, in_file_order, render_text
from generator.record.project_languages import load_languages
from generator.site.preview import FOLDER, Builder, Task

if TYPE_CHECKING:
    from generator.settings import Settings

WATCHED = ("data", "site_src")
INTERVAL = 0.1  # seconds between two looks at the files
VERSION = "/__version"  # before the address of a page
RELOAD = (  # with the version of the page; only one that can be seen asks, so that it is known what is looked at
    b"<script>setInterval(async () => { if (document.visibilityState === 'visible' &&"
    b" (await (await fetch('/__version' + location.pathname)).text()) !== '%d') location.reload(); }, 100);</script>"
)
HTML = "text/html; charset=utf-8"
ALONE = "It holds {} alone, in every language."


class Preview:
    """What the server shows: of each language a version that changes when it is built anew, and what is wrong with it.

    `only` is the path of the page that is shown alone, `reading` the language that was looked at last.
    """

    def __init__(self, only: str | None, tags: Sequence[str]) -> None:
        """Nothing is built yet of the languages `tags`. A page alone is shown in the first."""
        self.only = only
        self.reading = tags[0]
        self.versions = dict.fromkeys(tags, 0)
        self.told: dict[str, tuple[Finding, ...]] = dict.fromkeys(tags, ())
        self.home = "" if only is None else f"{tags[0]}/{only}{'/' if only else ''}"

    def version(self, path: str) -> int:
        """The version of what is shown at an address; 0 where nothing is yet."""
        return self.versions.get(_first_part(path), sum(self.versions.values()))

    def findings(self, path: str) -> tuple[Finding, ...]:
        """What is shown at an address instead: what is wrong with its language, of none with any."""
        tag = _first_part(path)
        return self.told[tag] if tag in self.told else in_file_order(chain.from_iterable(self.told.values()))

    def read(self, path: str) -> None:
        """Note that the page at an address is looked at."""
        tag = _first_part(path)
        self.reading = tag if tag in self.versions else self.reading

    def show(self, tag: str, findings: tuple[Finding, ...]) -> None:
        """Let the open pages of a language reload."""
        self.told[tag] = findings
        self.versions[tag] += 1


def serve(
    project: Path, settings: Settings, address: tuple[str, int], report: Callable[[str], None], page: str | None = None
) -> None:
    """Build, serve and rebuild on every change until interrupted; of the page at path `page` alone, if there is one."""
    tags = [language.tag for language in load_languages(project).value]
    only = None if page is None else path_of(page, tags)
    tasks = {tag: Task(project=project, settings=settings, language=tag, only=only) for tag in tags}
    builders = {tag: Builder(task) for tag, task in tasks.items()}
    preview = Preview(only, tags)
    handler = partial(_Handler, preview=preview, directory=str(project / FOLDER / "site"))
    with _Server(address, handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://{address[0]}:{server.server_port}/{preview.home}"
        report(root if only is None else f"{root} (one page: its links to others are dead)")
        try:
            _watch(project, settings, preview, builders, report)
        finally:
            server.shutdown()
            for builder in builders.values():
                builder.end()


def path_of(page: str, tags: Sequence[str]) -> str:
    """The path of a page as it may be named: `briefings/results`, its address on the site, its file."""
    path = page.strip("/").removesuffix(".md").removesuffix("/index.html")
    language, _, rest = path.partition("/")
    return rest if language in tags else path


def _watch(
    project: Path,
    settings: Settings,
    preview: Preview,
    builders: Mapping[str, Builder],
    report: Callable[[str], None],
) -> None:
    seen: dict[str, tuple[int, int]] = {}
    while True:
        now = _snapshot(project)
        if now == seen:
            for tag, builder in builders.items():
                if late := builder.late():
                    preview.show(tag, late)
            time.sleep(INTERVAL)
            continue
        seen = now
        for together in _in_turn(preview):
            began = time.monotonic()
            for tag in together:
                builders[tag].start()
            wrong = _write_root(project, settings)
            for tag in together:
                preview.show(tag, in_file_order((*builders[tag].wait(), *wrong)))
                problems = f", {len(preview.told[tag])} findings" if preview.told[tag] else ""
                report(f"{tag} rebuilt in {time.monotonic() - began:.1f} s{problems}")
            if _snapshot(project) != seen:  # what is looked at comes first again
                seen = {}
                break


def _in_turn(preview: Preview) -> Sequence[Sequence[str]]:
    """The languages that are built side by side: all at first, later that which is looked at and then the others."""
    if not all(preview.versions.values()):
        return [[*preview.versions]]
    return [[preview.reading], [tag for tag in preview.versions if tag != preview.reading]]


def _write_root(project: Path, settings: Settings) -> tuple[Finding, ...]:
    """Write what stands beside the languages, or tell what keeps it from being made."""
    from generator.record.strings import load_strings  # both loaded while the builders are at work
    from generator.site.build import root_files

    languages = load_languages(project).value
    strings = load_strings(project, languages)
    if strings.findings:  # which the builders tell
        return ()
    made = root_files(project, settings, languages, strings.value)
    for name, content in made.value.items() if not made.findings else ():
        path = project / FOLDER / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return made.findings


def _snapshot(project: Path) -> dict[str, tuple[int, int]]:
    """Every watched file with its time and size."""
    found = {}
    for at, _, names in (each for folder in WATCHED for each in os.walk(project / folder)):
        for name in names:
            path = os.path.join(at, name)
            with suppress(FileNotFoundError):  # an editor's temporary file, gone already
                stat = os.stat(path)
                found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


# --- the server -----------------------------------------------------------------------------------------------


def _first_part(path: str) -> str:
    return path.strip("/").partition("/")[0]


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent where a reader left before everything was sent: a closed tab is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:
        self.preview = preview
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith(VERSION):
            return self._version(path.removeprefix(VERSION))
        if not path.endswith(("/", ".html")):
            return super().do_GET()
        version = self.preview.version(path)  # before the page is read: one that was made meanwhile is loaded again
        reload = RELOAD % version
        if (findings := self.preview.findings(path)) or not version:
            return self._send(_findings_page(findings, reload), HTML, 503)
        file = Path(self.translate_path(path))
        page = file / "index.html" if file.is_dir() else file
        if not page.is_file():
            return self._send(_missing_page(self.preview, reload), HTML, 404)
        return self._send(page.read_bytes().replace(b"</body>", reload + b"</body>", 1), HTML, 200)

    def _version(self, path: str) -> None:
        """What an open page asks while it is looked at."""
        self.preview.read(path)
        self._send(str(self.preview.version(path)).encode(), "text/plain", 200)

    def _send(self, content: bytes, kind: str, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Silent: the terminal shows rebuilds only."""


def _findings_page(findings: tuple[Finding, ...], reload: bytes) -> bytes:
    rows = "".join(f"<li><code>{html.escape(render_text(finding))}</code></li>" for finding in findings)
    return _plain(f"<h1>{len(findings)} findings</h1><ul>{rows}</ul>" if findings else "<h1>Building …</h1>", reload)


def _missing_page(preview: Preview, reload: bytes) -> bytes:
    home = f'<a href="/{html.escape(preview.home)}">{html.escape(preview.only or "the home page")}</a>'
    told = f"There is no such page; there is {home}." if preview.only is None else ALONE.format(home)
    return _plain(f"<h1>Not in this preview</h1><p>{told}</p>", reload)


def _plain(body: str, reload: bytes) -> bytes:
    looks = (
        "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:60rem}li{margin:.6rem 0}code{white-space:pre-wrap}"
    )
    style = f"<style>{looks}</style>"
    head = f'<!doctype html><html lang="en"><title>briefings</title>{style}'
    return f"{head}<body>{body}{reload.decode()}</body></html>".encode()
