"""What may differ between two installations: addresses, contact, where the documents lie.

Settings stand in `mkdocs.yml` under `extra`, and the environment overrides them (SITE_URL, REPO_URL,
CONTACT, DOCUMENTS_DIR). The languages of a project stand there too, in their order. Nothing else of `mkdocs.yml` is
read, and no tag of it is ever executed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from generator.findings import Place

CONFIG = "mkdocs.yml"
DEFAULT_SITE_URL = "https://example.org/"
DEFAULT_REPO_URL = "https://git.example.org/briefings"
DEFAULT_CONTACT = "mailto:editors@example.org"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The settings of one run. `site_url` ends in a slash; `documents` is `None` where no text is at hand."""

    site_url: str
    repo_url: str
    contact: str
    documents: Path | None

    @property
    def base_path(self) -> str:
        """The path the site is served under, with a slash at both ends."""
        return urlsplit(self.site_url).path or "/"

    @property
    def environment(self) -> dict[str, str]:
        """The settings that the engine's configs ask for, under the names by which they do (`!ENV`)."""
        return {"SITE_URL": self.site_url, "REPO_URL": self.repo_url, "CONTACT": self.contact}


class SettingsError(ValueError):
    """A setting that cannot be used; the message says which and why."""


def load_settings(project: Path, documents: Path | None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings of `project`; `documents` (from the command line) overrides everything. Raises `SettingsError`."""
    extra = _extra(project / CONFIG)
    site_url = environ.get("SITE_URL") or extra.get("site_url") or DEFAULT_SITE_URL
    repo_url = environ.get("REPO_URL") or extra.get("repo_url") or DEFAULT_REPO_URL
    for name, url in (("SITE_URL", site_url), ("REPO_URL", repo_url)):
        if urlsplit(url).scheme not in ("https", "http") or not urlsplit(url).netloc:
            raise SettingsError(f"{name} is {url!r}; write a full address such as {DEFAULT_SITE_URL}")
    return Settings(
        site_url=site_url.rstrip("/") + "/",
        repo_url=repo_url.rstrip("/"),
        contact=environ.get("CONTACT") or extra.get("contact") or DEFAULT_CONTACT,
        documents=_documents(project, documents, environ, extra),
    )


def _documents(project: Path, given: Path | None, environ: Mapping[str, str], extra: Mapping[str, str]) -> Path | None:
    """The folder named must exist; the default one may be absent."""
    named = given or (Path(environ["DOCUMENTS_DIR"]) if environ.get("DOCUMENTS_DIR") else None)
    if named is not None:
        if not named.is_dir():
            raise SettingsError(f"the documents folder {named} does not exist; unset it to build from receipts")
        return named.resolve()
    default = project / extra.get("documents", "documents")
    return default.resolve() if default.is_dir() else None


class _ExtraLoader(yaml.CSafeLoader):
    """Reads `!ENV [NAME, default]` as its default (the environment is asked separately), any other tag as nothing."""


def _env(loader: yaml.CSafeLoader, node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        values = loader.construct_sequence(node)
        return values[-1] if len(values) > 1 else None
    return None


_ExtraLoader.add_constructor("!ENV", _env)
_ExtraLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def _extra(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        config = yaml.load(path.read_text("utf-8"), Loader=_ExtraLoader)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"mkdocs.yml cannot be read: {str(error).splitlines()[0]}") from None
    extra = config.get("extra") if isinstance(config, dict) else None
    settings = extra if isinstance(extra, dict) else {}
    return {key: value for key, value in settings.items() if isinstance(value, str)}


def named_languages(project: Path) -> list[tuple[str, Place]]:
    """The tags under `extra: languages:` in the order of the file, each with its place; none where it names none.

    Raises `SettingsError` where the file cannot be read or a tag is no plain word.
    """
    path = project / CONFIG
    try:
        tree = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader) if path.is_file() else None
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{CONFIG} cannot be read: {str(error).splitlines()[0]}") from None
    items = _below(_below(tree, "extra"), "languages")
    if items is None:
        return []
    if not isinstance(items, yaml.SequenceNode) or not all(isinstance(node, yaml.ScalarNode) for node in items.value):
        raise SettingsError(f"`languages` of {CONFIG} is no list; write one such as `languages: [en]`")
    return [
        (node.value, Place(file=CONFIG, line=node.start_mark.line + 1, column=node.start_mark.column + 1))
        for node in items.value
    ]


def _below(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
