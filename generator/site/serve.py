"""The live preview: a saved edit shows in the browser, in every language, without a whole build.

In this order: `serve`, which watches the files; `path_of`, which page is meant where one is shown alone; the server.
A process per language makes the pages (`preview`) and a small server on this machine shows them; where the data is
broken, every page shows the findings instead, until it is mended. The preview has no content security policy. Of a page
alone its links to other pages are dead, and say so.
"""

from __future__ import annotations

import html
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.findings import Finding, in_file_order, render_text
from generator.record.project_languages import load_languages
from generator.site.preview import FOLDER, Builder, Task

if TYPE_CHECKING:
    from generator.settings import Settings

WATCHED = ("data", "site_src")
INTERVAL = 0.1  # seconds between two looks at the files
RELOAD = (
    b"<script>(async () => { const now = await (await fetch('/__version')).text(); setInterval(async () => {"
    b" if (await (await fetch('/__version')).text() !== now) location.reload(); }, 150); })();</script>"
)


class Preview:
    """What the server shows: a version that changes with every rebuild, and findings while something is wrong.

    `only` is the path of the page that is shown alone.
    """

    def __init__(self, only: str | None, first: str) -> None:
        """Nothing is built yet. `first` is the tag of the language that a page alone is shown in."""
        self.only = only
        self.first = first
        self.version = 0
        self.findings: tuple[Finding, ...] = ()

    def home(self, root: str = "/") -> str:
        """Where the preview begins."""
        return root if self.only is None else f"{root}{self.first}/{self.only}{'/' if self.only else ''}"

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Let every open page reload."""
        self.findings = findings
        self.version += 1


def serve(
    project: Path, settings: Settings, address: tuple[str, int], report: Callable[[str], None], page: str | None = None
) -> None:
    """Build, serve and rebuild on every change until interrupted; of the page at path `page` alone, if there is one."""
    tags = [language.tag for language in load_languages(project).value]
    only = None if page is None else path_of(page, tags)
    tasks = [Task(project=project, settings=settings, language=tag, only=only) for tag in tags]
    builders = [Builder(task) for task in tasks]
    preview = Preview(only, tags[0])
    handler = partial(_Handler, preview=preview, directory=str(project / FOLDER / "site"))
    with _Server(address, handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://{address[0]}:{server.server_port}/"
        report(root if only is None else f"{preview.home(root)} (one page: its links to others are dead)")
        try:
            _watch(project, settings, preview, builders, report)
        finally:
            server.shutdown()
            for builder in builders:
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
    builders: Sequence[Builder],
    report: Callable[[str], None],
) -> None:
    seen: dict[str, tuple[int, int]] = {}
    while True:
        now = _snapshot(project)
        if now == seen:
            if late := in_file_order(finding for builder in builders for finding in builder.late()):
                preview.show(late)
            time.sleep(INTERVAL)
            continue
        seen = now
        began = time.monotonic()
        for builder in builders:
            builder.start()
        _write_root(project, settings)
        preview.show(in_file_order(finding for builder in builders for finding in builder.wait()))
        problems = f", {len(preview.findings)} findings" if preview.findings else ""
        report(f"rebuilt in {time.monotonic() - began:.1f} s{problems}")


def _write_root(project: Path, settings: Settings) -> None:
    from generator.record.strings import load_strings  # both loaded while the builders are at work
    from generator.site.build import root_files

    folder = project / FOLDER / "site"
    folder.mkdir(parents=True, exist_ok=True)
    languages = load_languages(project).value
    for name, content in root_files(project, settings, languages, load_strings(project, languages).value).items():
        (folder / name).write_bytes(content)


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
        if path == "/__version":
            return self._send(str(self.preview.version).encode(), "text/plain", 200)
        is_page = path.endswith(("/", ".html"))
        if is_page and (self.preview.findings or not self.preview.version):
            return self._send(_findings_page(self.preview.findings), "text/html; charset=utf-8", 503)
        file = Path(self.translate_path(path))
        if is_page and (page := file / "index.html" if file.is_dir() else file).is_file():
            content = page.read_bytes().replace(b"</body>", RELOAD + b"</body>", 1)
            return self._send(content, "text/html; charset=utf-8", 200)
        if is_page and self.preview.only is not None:
            return self._send(_alone_page(self.preview), "text/html; charset=utf-8", 404)
        return super().do_GET()

    def _send(self, content: bytes, kind: str, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Silent: the terminal shows rebuilds only."""


def _findings_page(findings: tuple[Finding, ...]) -> bytes:
    rows = "".join(f"<li><code>{html.escape(render_text(finding))}</code></li>" for finding in findings)
    return _plain(f"<h1>{len(findings)} findings</h1><ul>{rows}</ul>" if findings else "<h1>Building …</h1>")


def _alone_page(preview: Preview) -> bytes:
    home = f'<a href="{html.escape(preview.home())}">{html.escape(preview.only or "the home page")}</a>'
    return _plain(f"<h1>Not in this preview</h1><p>It holds {home} alone, in every language.</p>")


def _plain(body: str) -> bytes:
    looks = (
        "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:60rem}li{margin:.6rem 0}code{white-space:pre-wrap}"
    )
    style = f"<style>{looks}</style>"
    head = f'<!doctype html><html lang="en"><title>briefings</title>{style}'
    return f"{head}<body>{body}{RELOAD.decode()}</body></html>".encode()
