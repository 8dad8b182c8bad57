"""What a whole command came to, kept by everything that it read: with nothing changed it is told again at once.

In this order: `Outcome`; `Question`, which command is asked of which project. A command reads the
files of its project, the documents that the record names, its settings and the environment that the engine is given;
all of them are compared by content. What a build wrote is compared as well, file by file, where the outcome is used.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.digest import code, digest, folder_digest
from generator.findings import Finding, from_json, to_json

if TYPE_CHECKING:
    from generator.cache.store import Store
    from generator.settings import Settings

# Folders of a project that no command reads; hidden ones are none of it either.
UNREAD = frozenset({"build", "site", "tests", "generator", "node_modules"})
ENVIRONMENT = ("SITE_URL", "REPO_URL", "CONTACT", "SOURCE_DATE_EPOCH")


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What was found, the line that sums it up, and the digest of the manifest of the site that was written."""

    findings: tuple[Finding, ...]
    summary: str
    site: str | None = None


class Question:
    """A command with its options, asked of a project as it lies now."""

    def __init__(self, command: Sequence[str], project: Path, settings: Settings, store: Store) -> None:
        """Look at everything that the command will read, but the documents."""
        self.command, self.project, self.settings, self.store = tuple(command), project, settings, store
        self.key = self._key_now()

    def known(self) -> Outcome | None:
        """What the same command came to, where all that it read is as it was."""
        kept = self.store.get_json(self.key)
        if kept is None or any(self._sha256(name) != known for name, known in kept["documents"].items()):
            return None
        findings = tuple(map(from_json, kept["findings"]))
        return Outcome(findings=findings, summary=kept["summary"], site=kept["site"])

    def keep(self, outcome: Outcome, documents: Mapping[str, str | None]) -> None:
        """Keep what the command came to, unless the project changed meanwhile.

        `documents` are the files that the record names, each with the SHA-256 that was read, `None` where none was.
        """
        if self._key_now() == self.key:
            told = {"findings": [to_json(each) for each in outcome.findings], "summary": outcome.summary}
            self.store.put_json(self.key, told | {"documents": dict(documents), "site": outcome.site})

    def _key_now(self) -> str:
        environment = {name: os.environ.get(name) for name in ENVIRONMENT}
        files = folder_digest(self.project, UNREAD)
        said = (self.settings, self.project.resolve(), environment)
        return digest("outcome", self.command, code(), files, said)

    def _sha256(self, name: str) -> str | None:
        folder = self.settings.documents
        try:
            return None if folder is None else hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            return None
