"""Style sheets and scripts without what no page of this site has: readers load what their page is shown with.

In this order: what is left out, by names of classes; `lighter`, a file of the theme; `uncommented`, one of the
project; `trimmed`, a sheet of the theme. Material's sheets serve every feature and colour of Material; the larger half
of them is of features that the configs and the prose of this press have no way to ask for (tabs of content,
admonitions, code in colours, blogs, versions, keys), and of colours that are not the site's. Our own files lose their
comments.
"""

from __future__ import annotations

import re
from collections.abc import Collection

THEME_SHEET = re.compile(r"assets/stylesheets/(?:main|palette)\.[^/]*css")
COLOUR = re.compile(r"""data-md-color-(?:primary|accent)="?([\w-]+)""")
# Beginnings of classes that no page has: what the prose cannot write, and features that are off. A page that has one is
# found (`inspection.markup`).
UNUSED = re.compile(
    r"\.(?:admonition|annotate|arithmatex|critic|emojione|footnote-|gemoji|giscus|highlight|katex|key-|keys|lineno"
    r"|mermaid|tabbed|task-list|twemoji"
    r"|md-(?:annotation|author|banner|button|clipboard|code|consent|copyright|draft|feedback|input|logo|meta"
    r"|pagination|path|pin|post|profile|select|social|source|status|tag|tooltip|version)"
    r"|md-(?:content__button|footer__|header--lifted|header__(?:ellipsis|source)|nav--(?:integrated|lifted)"
    r"|nav__(?:button|container|source|toggle)|search__suggest|sidebar--post))"
)
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
RULE = re.compile(r"(?P<selectors>[^{};]*)\{(?P<declarations>[^{}]*)\}")
ARGUMENTS = re.compile(r":(?:not|is|where)\([^()]*\)")  # which may name an unused class beside others
COMMA = re.compile(r",(?![^(]*\))")
EMPTY = re.compile(r"@(?:media|supports)[^{};]*\{\s*\}")
ICON = re.compile(r'(?P<name>--[\w-]+):url\("\d+"\);?')
COMMENT = re.compile(rf"({STRING.pattern})|/\*.*?\*/", re.DOTALL)
COMMENT_LINE = re.compile(r"^ *//.*\n", re.MULTILINE)  # of a script, a line of nothing else


def lighter(name: str, content: bytes, page: str) -> bytes:
    """A file of the theme, by its path, as readers load it; `page` is one that the theme made, with its colours."""
    if not THEME_SHEET.fullmatch(name):
        return content
    return trimmed(content.decode(), frozenset(COLOUR.findall(page))).encode()


def uncommented(name: str, content: bytes) -> bytes:
    """A file of the project, by its path, as readers load it: a sheet without comments, a script without lines of
    nothing else."""
    if name.endswith(".css"):
        return COMMENT.sub(r"\1", content.decode()).encode()
    return COMMENT_LINE.sub("", content.decode()).encode() if name.endswith(".js") else content


def trimmed(sheet: str, colours: Collection[str] = ()) -> str:
    """The sheet without selectors of unused classes and of other `colours` than these, rules left without a selector,
    and icons left without a rule."""
    strings: list[str] = []

    def held(found: re.Match[str]) -> str:
        strings.append(found[0])
        return f'"{len(strings) - 1}"'

    def is_used(selector: str) -> bool:
        said = ARGUMENTS.sub("", selector)
        return not UNUSED.search(said) and all(colour in colours for colour in COLOUR.findall(said))

    def used(rule: re.Match[str]) -> str:
        selectors = [each for each in COMMA.split(rule["selectors"]) if is_used(each)]
        return f"{','.join(selectors)}{{{rule['declarations']}}}" if selectors else ""

    kept = STRING.sub(held, COMMENT.sub(r"\1", sheet))  # braces in an icon are none of the sheet
    kept = EMPTY.sub("", RULE.sub(used, kept))
    kept = ICON.sub(lambda icon: icon[0] if f"var({icon['name']})" in kept else "", kept)
    return re.sub(r'"(\d+)"', lambda number: strings[int(number[1])], kept)
