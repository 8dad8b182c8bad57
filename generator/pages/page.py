"""A page before it is rendered, and how one becomes Markdown with its front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from generator.findings import Collected, Finding, Place
from generator.pages.writer import escape

if TYPE_CHECKING:
    from generator.pages.writer import Writer
    from generator.record.models import Localized
    from generator.record.strings import Words

TEMPLATES = "site_src/templates"
TEMPLATE_FILES = (".j2", ".html", ".txt", ".xml")
SHOWN_APART = re.compile(r"(</(?:t[dhr]|d[dt]|li|p|h[1-6]|caption|figcaption|summary)>|<br>)(?=\S)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page of one language: `path` is its address (`concepts/revenue`, empty for home).

    `title` and `description` are plain text. `names` are what else the page is called (in other languages, say), by
    the anchor of what is named, its own empty; `aliases` are how texts call it. Readers find it by them. `edits`
    names the file of the repository that an editor of this page would change.
    """

    path: str
    kind: str
    template: str
    title: str
    description: str
    edits: str | None = None
    names: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)
    aliases: Sequence[str] = ()
    context: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def file(self) -> str:
        """The page's Markdown file inside its language's folder."""
        return f"{self.path}.md" if self.path else "index.md"


def labelled(*labels: Localized | None) -> Mapping[str, Sequence[str]]:
    """The names of a page: its labels, as far as it has them, in every language."""
    return {"": [text for each in labels if each is not None for text in each.root.values()]}


def single_page(
    kind: str,
    strings: Words,
    *,
    edits: str | None = None,
    names: Mapping[str, Sequence[str]] | None = None,
    **context: Any,
) -> Page:
    """A page that is the only one of its kind: its title and description are strings by the name of the kind."""
    return Page(
        path=kind,
        kind=kind,
        template=f"{kind}.md.j2",
        title=strings[f"{kind}.title"],
        description=strings[f"{kind}.description"],
        edits=edits,
        names=names or {},
        context=context,
    )


@lru_cache(maxsize=4)
def environment(project: Path) -> Environment:
    """Jinja over the project's own templates only: autoescape, nothing undefined passes silently.

    Remembered, because the live preview fills the same templates after each edit; Jinja sees when one changes.
    """
    env = Environment(
        loader=FileSystemLoader(project / TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    env.globals.clear()
    return env


def _finalize(value: object) -> object:
    """Text that is not markup is escaped for HTML and Markdown alike."""
    return value if isinstance(value, Markup) else escape(str(value))


def render(page: Page, writer: Writer, env: Environment, front: Mapping[str, Any]) -> Collected[str]:
    """The page as Markdown; a template's error is a finding with its file and line."""
    filled = fill(page.template, f"{page.kind} page {page.path or 'home'}", env, w=writer, page=page, **page.context)
    if filled.findings:
        return filled
    head = {"title": page.title, "description": page.description, "kind": page.kind, **front}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return Collected(value="\n".join(["---", *lines, "---", "", shown_apart(filled.value)]))


def shown_apart(text: str) -> str:
    """HTML with a space between what shows apart without one: cells, terms, items, lines.

    Where words alone are read, as for the search index, 108 in one cell and 108 in the next were 108108 else.
    """
    return SHOWN_APART.sub(r"\1 ", text)


def fill(template: str, what: str, env: Environment, *, folder: str = TEMPLATES, **values: object) -> Collected[str]:
    """A template of `folder` with its values; `what` names in a finding what was being written."""
    try:
        return Collected(value=env.get_template(template).render(**values))
    except Exception as error:  # noqa: BLE001 - a template may do anything
        return Collected(value="", findings=(_failed(template, what, error, folder),))


def _failed(template: str, what: str, error: Exception, folder: str) -> Finding:
    of_jinja = error if isinstance(error, TemplateError) else None
    name = getattr(of_jinja, "name", None) or template
    line = getattr(of_jinja, "lineno", None) or _template_line(error)
    kind = "" if isinstance(error, (TemplateError, KeyError)) else f"{type(error).__name__}: "
    return Finding(
        code="template-failed",
        place=Place(file=f"{folder}/{name}", line=line),
        message=f"{what}: {kind}{error}",
        hint="mend the template, or add the missing string",
    )


def _template_line(error: BaseException) -> int:
    """The line of the innermost template frame of the traceback."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(TEMPLATE_FILES):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
