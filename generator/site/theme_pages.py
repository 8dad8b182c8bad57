"""Whether the engine makes each page of that page alone, so that one can be made without the others.

In this order: `stands_alone`, by config and theme; how the templates of a page are followed; what looks at other pages.
The templates are followed from `main.html` through all that they include, those of the project before those of the
theme, blocks that are replaced left out. What cannot be followed counts as looking at other pages.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import Path

from jinja2 import Environment, TemplateError, nodes

from generator.site.engine_config import OVERRIDES, engine_config

ALL_PAGES = frozenset({"hooks", "nav", "extra_templates", "exclude_docs", "not_in_nav"})  # settings of the engine
OTHERS = frozenset({"nav", "pages"})  # what a template knows of other pages: all of them
BESIDE = frozenset({"previous_page", "next_page", "parent", "ancestors", "siblings"})  # and those beside its own
HOME = "homepage"  # to which every page may lead
HARMLESS = (".icons/", "partials/languages/", "partials/integrations/analytics/")  # folders named as they are needed


def stands_alone(project: Path, tag: str) -> bool:
    """Whether each page of a language follows from itself, config and theme: no hooks, no navigation in the config, no
    plugin but the search, no extension that may read other files, and no template that looks at other pages."""
    said = engine_config(project, tag)
    theme, plugins, extensions = (said.get(name) for name in ("theme", "plugins", "markdown_extensions"))
    if ALL_PAGES & said.keys() or not isinstance(theme, dict) or not isinstance(plugins, dict):
        return False
    if not isinstance(extensions, dict) or not extensions.keys() <= _own_extensions():
        return False
    if plugins.keys() != {"search"} or theme.get("custom_dir") != OVERRIDES or theme.get("name") != "material":
        return False
    try:
        return not any(map(_looks_at_others, _templates([project / OVERRIDES, *_theme_folders()])))
    except (TemplateError, OSError, UnicodeDecodeError):
        return False


def _own_extensions() -> set[str]:
    """The extensions that come with Markdown itself: they know the text of a page and nothing else."""
    known = entry_points(group="markdown.extensions")
    return {each.name for each in known if each.dist is not None and each.dist.name.lower() == "markdown"}


def _theme_folders() -> list[Path]:
    spec = importlib.util.find_spec("material")
    return [Path(folder) / "templates" for folder in (spec.submodule_search_locations or ())] if spec else []


# --- the templates of a page -----------------------------------------------------------------------------------


def _templates(folders: Sequence[Path]) -> Iterator[nodes.Template]:
    """Every template that a page may be made with, parsed, less the blocks that another one replaces."""
    waiting, seen, replaced = ["main.html"], set[str](), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        tree = Environment(extensions=["jinja2.ext.loopcontrols"]).parse(_source(name, folders))
        _take_out(tree, replaced)
        if any(tree.find_all(nodes.Extends)):
            replaced |= {block.name for block in tree.find_all(nodes.Block) if not _has_super(block)}
        waiting.extend(_named(tree))
        yield tree


def _source(name: str, folders: Sequence[Path]) -> str:
    found = [folder / name for folder in folders if (folder / name).is_file()]
    if not found:
        raise OSError(f"no template {name}")
    return found[0].read_text("utf-8")


def _take_out(tree: nodes.Template, replaced: set[str]) -> None:
    for block in tree.find_all(nodes.Block):
        if block.name in replaced:
            block.body = []


def _has_super(block: nodes.Block) -> bool:
    return any(isinstance(call.node, nodes.Name) and call.node.name == "super" for call in block.find_all(nodes.Call))


def _named(tree: nodes.Template) -> Iterator[str]:
    """The templates that a template brings in. Raises TemplateError where it cannot be told which."""
    for found in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
        named: nodes.Node = getattr(found, "template")  # noqa: B009 - each of the four has one
        if isinstance(named, nodes.Const) and isinstance(named.value, str):
            if not named.value.startswith(HARMLESS):
                yield named.value
        elif not _is_harmless(named):
            raise TemplateError("it cannot be told which template is brought in")


def _is_harmless(named: nodes.Node) -> bool:
    first = named.nodes[0] if isinstance(named, nodes.Concat) else None
    return isinstance(first, nodes.Const) and str(first.value).startswith(HARMLESS)


# --- what looks at other pages ---------------------------------------------------------------------------------


def _looks_at_others(tree: nodes.Template) -> bool:
    harmless = {id(found.node) for found in tree.find_all(nodes.Getattr) if found.attr == HOME}
    harmless |= {id(found.test) for found in tree.find_all(nodes.If)}  # whether there is any navigation at all
    named = (found for found in tree.find_all(nodes.Name) if found.name in OTHERS and found.ctx == "load")
    beside = any(found.attr in BESIDE for found in tree.find_all(nodes.Getattr))
    return beside or any(id(found) not in harmless for found in named)
