"""The drawing of vl-convert made fit to stand inline in a page.

In this order: `Subject`, what a drawing is told about itself; `dress`; names, hatching, marks and texts, cleaning,
colours; `standalone`, for downloads; `drawn`, which reads back what a drawing shows.

Every figure gets `data-fact`, every title of an event `data-event`, every mark `data-mark`, every other text
`data-part` (title, unit, axis, category, date, series, state, source). There are no style attributes, so a strict
policy holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from lxml import etree

from generator.charts.look import FONT, MUTED, PAINTS, PALETTE, SURFACE
from generator.charts.model import DERIVED

Element: TypeAlias = etree._Element

NAMESPACE = "http://www.w3.org/2000/svg"
MARGIN = 20  # pixels around a drawing that stands alone
VARIABLES = {literal: f"var(--{name}, {literal})" for name, literal in PALETTE.items()}
GEOMETRY = ("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "dx", "dy")
KEPT = frozenset({*GEOMETRY, "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap",
    "text-anchor", "font-size", "font-weight", "opacity"})  # fmt: skip
_LONG = re.compile(r"-?[0-9]+\.[0-9]+(?:e-?[0-9]+)?")
ROLES = {"role-title-text": "title", "role-title-subtitle": "unit"}
TINT = str(PAINTS[DERIVED]["fillOpacity"])
SPARE = 2.0  # pixels that the ground of a text at the edge may stand out
_PART = re.compile(r"\bpart_([a-z]+)_[0-9]+_marks\b")
_VARIABLE = re.compile(r"var\(--[a-z0-9-]+, (#[0-9a-f]{6})\)")


class TooWideError(Exception):
    """A drawing is wider than its place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a drawing is told about itself: its `id` on the page, its words, and what each row's mark is called.

    `rows` says what its rows are: each figure of a `fact`, each title of an `event`. `states` has the state that a word
    of the legend stands for. `width` is that of its place, in pixels.
    """

    id: str
    rows: str
    language: str
    title: str
    description: str
    names: Mapping[str, str]
    states: Mapping[str, str]
    width: int


def dress(svg: str, subject: Subject) -> str:
    """The drawing as one line of SVG: named, traced, hatched, in the colours of the page, as wide as its place.

    Raises `TooWideError` where it is not.
    """
    root = etree.fromstring(
        svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    )
    if float(root.get("width", "0")) > subject.width + SPARE:
        raise TooWideError(f"it is {root.get('width')} pixels wide and has {subject.width}")
    _explain(root, subject)
    hatches = _hatch(root, subject.id)
    _trace(root, subject)
    _clean(root)
    _name(root, subject, hatches)
    for element in root.iter(etree.Element):
        _paint(element)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _tag(element: Element) -> str:
    return etree.QName(element).localname


def _groups(root: Element) -> Iterator[tuple[Element, str]]:
    for group in root.iter(f"{{{NAMESPACE}}}g"):
        yield group, group.get("class", "")


def _explain(root: Element, subject: Subject) -> None:
    """Paint the swatches of states as the marks are painted: a legend of Vega has no tint."""
    for group, name in _groups(root):
        said = _said(group.getnext())
        for swatch in group if "role-legend-symbol" in name and _tells_states(group) else ():
            _swatch(swatch, subject.states[said])


def _tells_states(group: Element) -> bool:
    """Whether a part of a legend belongs to that of the states: that of the series is of colours."""
    return " color " not in _within(group, "role-legend").get("aria-label", "")


def _within(group: Element, role: str) -> Element:
    """The group of a role around another group."""
    return next(outer for outer in group.iterancestors(f"{{{NAMESPACE}}}g") if role in outer.get("class", "").split())


def _swatch(swatch: Element, state: str) -> None:
    opacity, stroke, dash = (PAINTS[state][name] for name in ("fillOpacity", "strokeWidth", "strokeDash"))
    swatch.attrib.update({"fill": MUTED, "fill-opacity": str(opacity), "stroke": MUTED, "stroke-width": str(stroke)})
    swatch.set("stroke-dasharray", ",".join(map(str, dash)))


def _said(element: Element | None) -> str:
    return "" if element is None else "".join(map(str, element.itertext()))


def _hatch(root: Element, prefix: str) -> dict[str, str]:
    """Lines instead of the tint of derived figures; the id of each hatch by colour."""
    hatches: dict[str, str] = {}
    for element in root.iter(etree.Element):
        if element.get("fill-opacity") == TINT:
            colour = element.get("fill", "")
            hatch = hatches.setdefault(colour, f"{prefix}-hatch-{len(hatches) + 1}")
            element.set("fill", f"url(#{hatch})")
            element.attrib.pop("fill-opacity", "")
    return hatches


def _part(name: str, group: Element, subject: Subject) -> str:
    """What the texts of a group are, by the role that Vega gives it or the name of the layer."""
    if "role-axis-label" in name:
        return "category" if " discrete " in _within(group, "role-axis").get("aria-label", "") else "axis"
    if "role-legend-label" in name:
        return "state" if _tells_states(group) else "series"
    found = _PART.search(name)
    return next((part for role, part in ROLES.items() if role in name), found[1] if found else "")


def _trace(root: Element, subject: Subject) -> None:
    """Say of each mark and text what it comes from."""
    for group, name in _groups(root):
        if part := _part(name, group, subject):
            _set_texts(group, "data-part", part)
        if part == "category":  # which may stand over the lines of a grid
            _set_texts(group, "stroke", SURFACE)
            _set_texts(group, "stroke-width", "4")
    for element in root.iter(etree.Element):
        fact = element.attrib.pop("aria-label", "")
        if fact in subject.names and _tag(element) != "g":
            if _tag(element) == "text":
                element.set(f"data-{subject.rows}", str(fact))
                element.attrib.pop("role", "")  # a text speaks for itself
            else:
                element.set("data-mark", str(fact))
                element.set("role", "graphics-symbol")
                element.set("aria-label", subject.names[str(fact)])
        else:
            element.attrib.pop("role", "")
        if _tag(element) == "text":
            _join(element)


def _join(text: Element) -> None:
    """The space at which a line was broken, so that the lines read as what they say; none beside Chinese."""
    for line, following in pairwise(text):
        if all(char < "\u2e80" for char in f"{(line.text or '')[-1:]}{(following.text or '')[:1]}"):
            line.tail = " "


def _set_texts(group: Element, name: str, value: str) -> None:
    for text in group.iter(f"{{{NAMESPACE}}}text"):
        text.set(name, value)


def _clean(root: Element) -> None:
    """Drop what draws nothing and says nothing."""
    for element in list(root.iter(etree.Element)):
        frame = element.get("class") in {"background", "foreground"}
        for name in set(element.attrib) - KEPT:
            if name not in {"data-fact", "data-event", "data-mark", "data-part", "role", "aria-label"}:
                del element.attrib[name]
        if (frame and element is not root) or _is_a_dot_of_a_line(element):
            _remove(element)
    for group in [*root.iter(f"{{{NAMESPACE}}}g")][::-1]:
        if group.get("transform") == "translate(0,0)":
            del group.attrib["transform"]
        if not len(group):
            _remove(group)
        elif not group.attrib:
            _unwrap(group)


def _is_a_dot_of_a_line(element: Element) -> bool:
    """Whether a line goes nowhere."""
    return _tag(element) == "line" and {element.get("x2", "0"), element.get("y2", "0")} == {"0"}


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(group: Element) -> None:
    parent = group.getparent()
    if parent is not None:
        at = parent.index(group)
        parent[at : at + 1] = list(group)


def _name(root: Element, subject: Subject, hatches: Mapping[str, str]) -> None:
    height = root.get("height", "0")
    root.attrib.clear()
    ids = {"title": f"{subject.id}-title", "desc": f"{subject.id}-desc"}
    root.attrib.update({
        "id": subject.id,
        "viewBox": f"0 0 {subject.width} {height}",
        "width": "100%",
        "role": "img",
        "aria-labelledby": " ".join(ids.values()),
        "lang": subject.language,
        "font-family": FONT,
        "fill": "none",
    })  # fmt: skip
    defs = etree.Element(f"{{{NAMESPACE}}}defs")
    defs.extend(_stripes(name, colour) for colour, name in hatches.items())
    texts = {"title": subject.title, "desc": subject.description}
    named = [_text_element(tag, ids[tag], text) for tag, text in texts.items()]
    root[:0] = [*named, *([defs] if hatches else [])]


def _text_element(tag: str, name: str, text: str) -> Element:
    element = etree.Element(f"{{{NAMESPACE}}}{tag}", {"id": name})
    element.text = text
    return element


def _stripes(name: str, colour: str) -> Element:
    """Slanting lines of a colour, 2.5 pixels wide, 6 from one to the next, their edges soft.

    A gradient that goes there and back: it is painted in a fraction of the time of a pattern.
    """
    across = {"x2": "3", "gradientUnits": "userSpaceOnUse", "gradientTransform": "rotate(45)"}
    stripes = etree.Element(f"{{{NAMESPACE}}}linearGradient", {"id": name, **across, "spreadMethod": "reflect"})
    for offset, opacity in (("0.38", {}), ("0.46", {"stop-opacity": "0"})):
        etree.SubElement(stripes, f"{{{NAMESPACE}}}stop", {"offset": offset, "stop-color": colour, **opacity})
    return stripes


def _paint(element: Element) -> None:
    """Colours of the page for those of the palette, two decimals for numbers, no outline of no width."""
    for name in ("fill", "stroke", "stop-color"):
        if element.get(name) in VARIABLES:
            element.set(name, VARIABLES[str(element.get(name))])
    for name in GEOMETRY:
        if name in element.attrib:
            element.set(name, _LONG.sub(lambda number: f"{round(float(number[0]), 2):g}", str(element.get(name))))
    if _tag(element) == "text" and element.get("stroke"):
        element.set("paint-order", "stroke")
        element.set("stroke-linejoin", "round")
    if element.get("opacity") == "1":
        del element.attrib["opacity"]
    if element.get("stroke-dasharray") == "1,0":
        del element.attrib["stroke-dasharray"]
    if element.get("stroke-width") == "0":
        for name in ("stroke", "stroke-width"):
            element.attrib.pop(name, "")


def standalone(svg: str) -> str:
    """The drawing for a file of its own: in the colours of the light palette, on their ground, with a margin."""
    root = etree.fromstring(_VARIABLE.sub(r"\1", svg).encode())
    _, _, width, height = map(float, root.get("viewBox", "0 0 0 0").split())
    box = {"x": -MARGIN, "y": -MARGIN, "width": width + 2 * MARGIN, "height": height + 2 * MARGIN}
    sizes = {name: f"{size:g}" for name, size in box.items()}
    root.attrib.update({"viewBox": " ".join(sizes.values()), "width": sizes["width"], "height": sizes["height"]})
    root.insert(0, etree.Element(f"{{{NAMESPACE}}}rect", {**sizes, "fill": SURFACE}))
    return etree.tostring(root, encoding="unicode")


def drawn(svg: str) -> dict[str, list[str]]:
    """What a dressed drawing shows: the figures set beside the marks, by fact; an empty list for a mark alone."""
    shown: dict[str, list[str]] = {}
    for element in etree.fromstring(svg.encode()).iter(etree.Element):
        named = (element.get(name) for name in ("data-fact", "data-event", "data-mark"))
        fact = next((name for name in named if name is not None), None)
        if fact is not None:
            shown.setdefault(fact, [])
            if _tag(element) == "text":
                shown[fact].append("".join(map(str, element.itertext())))
    return shown
