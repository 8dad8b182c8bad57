"""Whether the engine's configs, which are written by hand, say of each language what its record says.

A config inherits what it does not say from `mkdocs.yml`; tags in it (`!ENV`) are read as nothing.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.findings import Finding, Place
from generator.settings import CONFIG

if TYPE_CHECKING:
    from generator.languages.language import Language

OVERRIDES = "site_src/overrides"


class _Loader(yaml.CSafeLoader):
    """Reads any tag as nothing, so that none is executed."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def config_file(project: Path, tag: str) -> str:
    """The engine's config of a language: its own, else `mkdocs.yml`, which is that of the first."""
    own = f"mkdocs.{tag}.yml"
    return own if (project / own).is_file() else CONFIG


def inspect_configs(project: Path, languages: Sequence[Language]) -> Iterator[Finding]:
    """What a config lacks or says otherwise: what it inherits, folders, the theme's language, the language and cuts of
    the search."""
    yield from _inherits(CONFIG, _read(project / CONFIG), None)
    for at, language in enumerate(languages):
        file = config_file(project, language.tag)
        if at and file == CONFIG:
            yield Finding(
                code="engine-config",
                place=Place(file=f"mkdocs.{language.tag}.yml"),
                message=f"{language.tag} has no config of its own",
                hint=f"write one that begins with `INHERIT: {CONFIG}` and says what differs",
            )
            continue
        yield from _theme(project, language)
        unread = _unread(project / file) if file != CONFIG else ""  # that one is told where settings are read
        if unread:
            place = Place(file=file)
            yield Finding(code="engine-config", place=place, message=f"cannot be read: {unread}", expected="YAML")
            continue
        if file != CONFIG:
            yield from _inherits(file, _read(project / file), CONFIG)
        said = engine_config(project, language.tag)
        for path, wanted in _wanted(language).items():
            if _at(said, path) != wanted:
                yield Finding(
                    code="engine-config",
                    place=Place(file=file),
                    message=f"`{': '.join(path)}` is {_at(said, path)!r}",
                    expected=f"{wanted!r}, as the language {language.tag} has it",
                )


def engine_config(project: Path, tag: str) -> dict[str, Any]:
    """What the config of a language says, with what it inherits."""
    file = config_file(project, tag)
    first = _read(project / CONFIG)
    return first if file == CONFIG else _laid_over(first, _read(project / file))


def _inherits(file: str, said: dict[str, Any], wanted: str | None) -> Iterator[Finding]:
    """What is inherited from elsewhere would be held against nothing."""
    if said.get("INHERIT") != wanted:
        yield Finding(
            code="engine-config",
            place=Place(file=file),
            message=f"`INHERIT` is {said.get('INHERIT')!r}",
            expected=f"`INHERIT: {wanted}`" if wanted else "none: the other configs inherit from this one",
        )


def _theme(project: Path, language: Language) -> Iterator[Finding]:
    """The theme's own words in the language: those of the project, or of the theme."""
    file = f"partials/languages/{language.tag}.html"
    spec = importlib.util.find_spec("material")
    theme = [Path(folder) / "templates" for folder in (spec.submodule_search_locations or ())] if spec else []
    if not any((folder / file).is_file() for folder in (project / OVERRIDES, *theme)):
        yield Finding(
            code="engine-config",
            place=Place(file=f"{OVERRIDES}/{file}"),
            message=f"the theme has no words in {language.tag}",
            hint="write them after those of another language there",
        )


def _wanted(language: Language) -> dict[tuple[str, ...], str]:
    return {
        ("docs_dir",): f"build/docs/{language.tag}",
        ("site_dir",): f"build/site/{language.tag}",
        ("theme", "language"): language.tag,
        ("plugins", "search", "lang"): language.search.lang,
        ("plugins", "search", "separator"): language.search.separator,
    }


def _unread(path: Path) -> str:
    """Why a config cannot be read, empty where it can."""
    try:
        return _parsed(path.read_text("utf-8"))[1]
    except UnicodeDecodeError as error:
        return str(error).splitlines()[0]
    except OSError as error:
        return f"{error.strerror}"


def _read(path: Path) -> dict[str, Any]:
    """What a config says, nothing where it cannot be read."""
    return {} if _unread(path) else deepcopy(_parsed(path.read_text("utf-8"))[0])


@lru_cache(maxsize=32)
def _parsed(text: str) -> tuple[dict[str, Any], str]:
    """What a config says, and why it cannot be read."""
    try:
        config = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark
        return {}, f"{error.problem} in line {at.line + 1}" if at else f"{error.problem}"
    except yaml.YAMLError as error:
        return {}, str(error).splitlines()[0]
    return (config, "") if isinstance(config, dict) else ({}, "it holds no settings")


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Mappings merged, as the engine inherits."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(below.get(key), dict)
        merged[key] = _laid_over(below[key], value) if both else value
    return merged


def _at(config: dict[str, Any], path: Sequence[str]) -> object:
    found: object = config
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found
