"""What a command costs, and plain MkDocs Material on the same Markdown, beside which everything is told.

In this order: `Cost` and `cost`; `plain`; `zensical`, where it is installed (`make canaries`). CPU is that of the
command and all its children (rusage), memory the most that one of its processes held. Python keeps what it compiled, as
it does for whoever edits, whatever the environment of the bench says: else each command would compile the whole press
again.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PLAIN = {
    "site_name": "Plain",
    "site_url": "https://example.org/",
    "theme": {"name": "material", "font": False},
    "plugins": {"search": {}},
    "markdown_extensions": ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"],
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """Seconds of CPU, seconds of wall time, megabytes."""

    cpu: float
    wall: float
    memory: float

    def __add__(self, other: Cost) -> Cost:
        """Both, one after the other."""
        memory = max(self.memory, other.memory)
        return Cost(cpu=self.cpu + other.cpu, wall=self.wall + other.wall, memory=memory)


def cost(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """`python` run with `arguments`. Raises RuntimeError where it ends otherwise than a command of the press may."""
    return _cost([sys.executable, *arguments], REPOSITORY, environment)


def _cost(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    began = time.monotonic()
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, cwd=folder, env=own | dict(environment or {}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(
        cpu=used.ru_utime + used.ru_stime,
        wall=time.monotonic() - began,
        memory=used.ru_maxrss / 1024,
    )


def plain(project: Path, workshop: Path) -> Cost:
    """Plain MkDocs Material over the Markdown of `project`, a config per language, one after the other."""
    total = Cost(cpu=0.0, wall=0.0, memory=0.0)
    for docs in sorted(path for path in (project / "build" / "docs").iterdir() if path.is_dir()):
        config = workshop / f"plain-{docs.name}.yml"
        said = PLAIN | {"docs_dir": str(docs), "site_dir": str(workshop / f"plain-{docs.name}")}
        config.write_text(json.dumps(said), "utf-8")  # JSON is YAML
        total += cost(["-m", "mkdocs", "build", "-q", "-f", str(config)], {"NO_MKDOCS_2_WARNING": "1"})
    return total


def zensical(project: Path, workshop: Path) -> Cost | None:
    """Zensical over the same Markdown, each language from nothing; `None` where it is not installed."""
    places = (Path(sys.executable).parent, REPOSITORY / ".venv" / "canaries" / "bin")
    command = shutil.which("zensical", path=os.pathsep.join(map(str, places)))
    if command is None:
        return None
    total = Cost(cpu=0.0, wall=0.0, memory=0.0)
    for docs in sorted(path for path in (project / "build" / "docs").iterdir() if path.is_dir()):
        folder = workshop / "zensical" / docs.name  # outside of which it takes no pages
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(docs, folder / "docs")
        said = PLAIN | {"docs_dir": "docs", "site_dir": "site"}
        (folder / "mkdocs.yml").write_text(json.dumps(said), "utf-8")
        total += _cost([command, "build", "--config-file", "mkdocs.yml"], folder)
    return total
