"""The style sheet of the theme without what no page of this site has: readers load what their page is shown with.

In this order: what is left out, by names of classes; `trimmed`; a rule of the sheet. Material's sheet serves every
feature of Material; the larger half of it is of features that the configs and the prose of this press have no way to
ask for (tabs of content, admonitions, code in colours, blogs, versions, keys).
"""

from __future__ import annotations

import re

# Beginnings of classes that no page has: what the prose cannot write, and features that are off.
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
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def trimmed(sheet: str) -> str:
    """The sheet without selectors of unused classes, rules left without a selector, and icons left without a rule."""
    strings: list[str] = []

    def held(found: re.Match[str]) -> str:
        strings.append(found[0])
        return f'"{len(strings) - 1}"'

    kept = STRING.sub(held, COMMENT.sub("", sheet))  # braces in an icon are none of the sheet
    kept = EMPTY.sub("", RULE.sub(_kept, kept))
    kept = ICON.sub(lambda icon: icon[0] if f"var({icon['name']})" in kept else "", kept)
    return re.sub(r'"(\d+)"', lambda number: strings[int(number[1])], kept)


def _kept(rule: re.Match[str]) -> str:
    selectors = [each for each in COMMA.split(rule["selectors"]) if not UNUSED.search(ARGUMENTS.sub("", each))]
    return f"{','.join(selectors)}{{{rule['declarations']}}}" if selectors else ""
