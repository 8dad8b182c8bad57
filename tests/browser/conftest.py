"""The real site, built once from the repository's own data and served below a base path, as it will be published."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.cache.store import store_of
from generator.press import press
from generator.settings import load_settings
from generator.site.build import build_site
from tests.small import DOCUMENTS, REPOSITORY, Kept

BASE = "/briefings/"


class Below(SimpleHTTPRequestHandler):
    """Serves the folder `root` below `BASE` and says nothing."""

    root: Path

    def translate_path(self, path: str) -> str:
        inside = path.partition("?")[0].removeprefix(BASE)
        target = self.root / inside
        return str(target / "index.html" if target.is_dir() else target)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served site, a slash at its end."""
    project = tmp_path_factory.mktemp("real")
    for name in ("data", "site_src"):
        shutil.copytree(REPOSITORY / name, project / name)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(REPOSITORY / name, project / name)
    renames = "renames:\n  - {kind: concept, from: spending, to: capital-expenditure}\n"
    (project / "data" / "renames.yml").write_text(renames, "utf-8")
    handler = type("Handler", (Below,), {"root": project / "site"})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}{BASE}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        build(project)
        yield address
        server.shutdown()


def build(project: Path) -> None:
    """Press the project as `make site` does: what is the same as in the repository is not made again where that was
    built. Its address is the one it has there, of which the server has the path alone."""
    settings, kept = load_settings(project, DOCUMENTS, {}), Kept(store_of(REPOSITORY).folder)
    assert settings.site_url.endswith(BASE)
    pressed = press(project, DOCUMENTS, kept)
    assert [f for f in pressed.all_findings if f.severity != "warning"] == []
    assert build_site(pressed, settings, preview=False, store=kept).findings == ()
