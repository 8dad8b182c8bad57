"""The live preview: a saved edit shows in the browser, in both languages, without a whole build.

One MkDocs per language lives in a process of its own and rebuilds only the pages that changed. A small server on
this machine shows them; where the data is broken, every page shows the findings instead, until it is mended.
The preview has no content security policy and its search knows only the pages of the last change.
"""

from __future__ import annotations

import html
import logging
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.findings import Finding, Place, exit_code, in_file_order, render_text
from generator.models import LANGUAGES
from generator.pages.tree import make_tree
from generator.press import press
from generator.publish import write_tree
from generator.site import CONFIGS, root_files

if TYPE_CHECKING:
    from generator.settings import Settings

WATCHED = ("data", "site_src")
FOLDER = "build/serve"
INTERVAL = 0.3  # seconds between two looks at the files
RELOAD = (
    b"<script>(async () => { const now = await (await fetch('/__version')).text(); setInterval(async () => {"
    b" if (await (await fetch('/__version')).text() !== now) location.reload(); }, 500); })();</script>"
)


class Preview:
    """What the server shows: a version that changes with every rebuild, and findings while something is wrong."""

    def __init__(self) -> None:
        """Nothing is built yet."""
        self.version = 0
        self.findings: tuple[Finding, ...] = ()

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Let every open page reload."""
        self.findings = findings
        self.version += 1


def serve(project: Path, settings: Settings, address: tuple[str, int], report: Callable[[str], None]) -> None:
    """Build, serve and rebuild on every change until interrupted."""
    preview = Preview()
    builders = {language: _Builder(project, settings, language) for language in LANGUAGES}
    handler = partial(_Handler, preview=preview, directory=str(project / FOLDER / "site"))
    with ThreadingHTTPServer(address, handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        report(f"http://{address[0]}:{server.server_port}/")
        try:
            _watch(project, settings, preview, builders, report)
        finally:
            server.shutdown()
            for builder in builders.values():
                builder.end()


def _watch(
    project: Path,
    settings: Settings,
    preview: Preview,
    builders: Mapping[str, _Builder],
    report: Callable[[str], None],
) -> None:
    seen: dict[Path, tuple[int, int]] = {}
    while True:
        now = _snapshot(project)
        if now == seen:
            time.sleep(INTERVAL)
            continue
        seen = now
        began = time.monotonic()
        _write_root(project / FOLDER / "site", root_files(project, settings))
        preview.show(rebuild(builders))
        problems = f", {len(preview.findings)} findings" if preview.findings else ""
        report(f"rebuilt in {time.monotonic() - began:.1f} s{problems}")


def rebuild(builders: Mapping[str, _Builder]) -> tuple[Finding, ...]:
    """Let both languages be rebuilt, side by side; the findings that keep the site from being shown."""
    for builder in builders.values():
        builder.start()
    return in_file_order(finding for builder in builders.values() for finding in builder.wait())


def _write_root(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _snapshot(project: Path) -> dict[Path, tuple[int, int]]:
    """Every watched file with its time and size."""
    files = (path for folder in WATCHED for path in (project / folder).rglob("*"))
    found = {}
    for path in files:
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue  # an editor's temporary file, gone already
        if path.is_file():
            found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


# --- one language -------------------------------------------------------------------------------------------


class _Builder:
    """A process that presses one language: what changed is written, and MkDocs rebuilds the pages that are newer."""

    def __init__(self, project: Path, settings: Settings, language: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, project, settings, language), daemon=True)
        self.process.start()

    def start(self) -> None:
        self.pipe.send("build")

    def wait(self) -> tuple[Finding, ...]:
        """What went wrong, nothing where all is well."""
        found: tuple[Finding, ...] = self.pipe.recv()
        return found

    def end(self) -> None:
        self.process.terminate()


def _work(pipe: Connection, project: Path, settings: Settings, language: str) -> None:
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its builders itself
    built = False
    while True:
        pipe.recv()
        found = _write(project, settings, language)
        if not found:
            found = _engine(project, language, dirty=built)
            built = built or not found
        pipe.send(found)


def _write(project: Path, settings: Settings, language: str) -> tuple[Finding, ...]:
    """The Markdown of one language, written where it changed."""
    pressed = press(project, settings.documents)
    if exit_code(pressed.findings) == 1:
        return pressed.findings
    made = make_tree(project, pressed.edition, settings, (language,))
    if made.findings:
        return made.findings
    below = {PurePosixPath(*path.parts[1:]): content for path, content in made.value.items()}
    return write_tree(below, project / FOLDER / "docs" / language, project=project).findings


def _engine(project: Path, language: str, *, dirty: bool) -> tuple[Finding, ...]:
    options: dict[str, Any] = {
        "docs_dir": str(project / FOLDER / "docs" / language),
        "site_dir": str(project / FOLDER / "site" / language),
    }
    try:
        config = load_config(str(project / CONFIGS[language]), strict=False, **options)
        config.plugins.on_startup(command="serve", dirty=dirty)
        build(config, dirty=dirty)
    except Exception as error:  # noqa: BLE001 - whatever the engine throws is shown in the page
        return (
            Finding(code="engine", place=Place(file=CONFIGS[language]), message=f"{type(error).__name__}: {error}"),
        )
    return ()


# --- the server -----------------------------------------------------------------------------------------------


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
    body = f"<h1>{len(findings)} findings</h1><ul>{rows}</ul>" if findings else "<h1>Building …</h1>"
    style = "<style>body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:60rem}li{margin:.6rem 0}</style>"
    head = f'<!doctype html><html lang="en"><title>briefings</title>{style}'
    return f"{head}<body>{body}{RELOAD.decode()}</body></html>".encode()
