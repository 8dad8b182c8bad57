"""A hook of the engine: what is HTML in a page already goes past Markdown, which would take it apart twice and change
nothing of it; in a process that builds more than once each template is compiled once; and the icons of the theme, by
the thousand, of which the engine copies none, are not listed.

In this order: the events of the engine, for its theme and templates, before Markdown and behind it; `held_out`, a page
with a mark in the place of what each of its elements holds; `filled`; where templates are found, and the compiled ones.

An element that begins a paragraph at its first letter ends, for Markdown, with its own end tag, and all between is
handed on as it is. So what stands between is no matter of Markdown's, nor what a theme could see of it: the page is
whole again when its template gets it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

ELEMENT = re.compile(r"(?<=\n\n)<(p|div|section|article|aside|figure|details|ul|ol|dl|table)(?=[ >])[^<>]*>")
# Comments and scripts may hold end tags that are none, and an attribute has Markdown read what an element holds.
OTHERWISE = re.compile(r"<(?:[!?]|script|style)|\smarkdown[\s=>]", re.IGNORECASE)
SPACES = re.compile(r"(?<=\n) +\n")
TAB = 4  # columns, of Markdown
MARK = re.compile("\ue002([0-9]+)\ue003")  # of characters that no record may hold (`record.strict_bytes`)

_held: dict[str, list[str]] = {}  # by page, from one event to the other
_compiled: dict[str, bytes] = {}  # of this process


def on_config(config: Any, **_: object) -> Any:
    """The theme whose templates are found as `_Shown` lists them."""
    theme, made = config.theme, config.theme.get_env

    def get_env() -> Environment:
        env: Environment = made()
        env.loader = _Shown(theme.dirs)
        return env

    theme.get_env = get_env
    return config


def on_env(env: Environment, **_: object) -> Environment:
    """Where templates are taken from."""
    env.bytecode_cache = _Compiled()
    return env


def on_page_markdown(markdown: str, *, page: Any, **_: object) -> str:
    """What Markdown has to read of a page."""
    text, _held[page.file.src_uri] = held_out(markdown)
    return text


def on_page_content(html: str, *, page: Any, **_: object) -> str:
    """What Markdown made of it, whole again."""
    return filled(html, _held.pop(page.file.src_uri))


def held_out(markdown: str) -> tuple[str, list[str]]:
    """A page with marks, and what they stand for. White space is as Markdown would have it."""
    text = SPACES.sub("\n", markdown.expandtabs(TAB))
    if OTHERWISE.search(text):
        return text, []
    parts, held, at = [], list[str](), 0
    while (element := ELEMENT.search(text, at)) and (end := _end(text, element[1], element.end())):
        parts += [text[at : element.end()], f"\ue002{len(held)}\ue003"]
        held.append(text[element.end() : end])
        at = end
    return "".join([*parts, text[at:]]), held


def filled(html: str, held: list[str]) -> str:
    """HTML with what its marks stand for."""
    return MARK.sub(lambda mark: held[int(mark[1])], html)


def _end(text: str, tag: str, start: int) -> int | None:
    """Where the end tag of an element begins whose content begins at `start`; `None` where it has none."""
    depth = 1
    for found in re.compile(rf"<(/?){tag}(?=[\s>])").finditer(text, start):
        depth += -1 if found[1] else 1
        if not depth:
            return found.start()
    return None


class _Shown(FileSystemLoader):
    """The templates of a theme. Folders that are hidden are not looked through: the engine leaves out what they hold
    (`Files.add_files_from_theme`), and a template that names a file in them finds it all the same."""

    def list_templates(self) -> list[str]:
        """The paths of all that are not in a hidden folder."""
        found: set[str] = set()
        for root in map(Path, self.searchpath):
            for folder, inside, names in os.walk(root):
                inside[:] = [name for name in inside if not name.startswith(".")]
                found.update((Path(folder) / name).relative_to(root).as_posix() for name in names)
        return sorted(found)


class _Compiled(BytecodeCache):
    """Compiled templates; Jinja sees where the source of one is another."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in _compiled:
            bucket.bytecode_from_string(_compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        _compiled[bucket.key] = bucket.bytecode_to_string()
