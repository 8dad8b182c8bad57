"""A finished drawing read back: what stands where, in pixels, however the marks are nested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.charts.svg import VARIABLES
from generator.charts.typeset import width

NAMES = {variable: variable.removeprefix("var(--").partition(",")[0] for variable in VARIABLES.values()}
_MOVE = re.compile(r"translate\((-?[0-9.e-]+),(-?[0-9.e-]+)\)")
_STEP = re.compile(r"([MLHVAhvlZ])([^MLHVAhvlZ]*)")


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle from corner to corner."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Box, spare: float = 0) -> bool:
        return (
            self.left < other.right - spare
            and other.left < self.right - spare
            and self.top < other.bottom - spare
            and other.top < self.bottom - spare
        )

    def __str__(self) -> str:
        return f"{round(self.left)},{round(self.top)} {round(self.right - self.left)}×{round(self.bottom - self.top)}"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One thing of a drawing: a `mark` or `label` of a fact, another text by its part, or a `line` of furniture."""

    what: str
    name: str
    text: str
    look: str
    box: Box

    def __str__(self) -> str:
        return " ".join(
            filter(None, (self.what, self.name, self.text and f"「{self.text}」", str(self.box), self.look))
        )


def read(svg: str) -> list[Seen]:
    """Everything visible, in the order in which it is painted."""
    root = etree.fromstring(svg.encode())
    return [*_inside(root, 0, 0)]


def frame(svg: str) -> Box:
    """The drawing's own rectangle."""
    _, _, wide, high = map(float, etree.fromstring(svg.encode()).get("viewBox", "").split())
    return Box(left=0, top=0, right=wide, bottom=high)


def _inside(parent: etree._Element, x: float, y: float) -> Iterator[Seen]:
    for element in parent.iterchildren(etree.Element):
        tag = etree.QName(element).localname
        moved = _MOVE.match(element.get("transform", ""))
        at = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        if tag == "g":
            yield from _inside(element, *at)
        elif tag == "text":
            yield _text(element, *at)
        elif tag in ("path", "line"):
            yield _shape(element, tag, *at)


def _text(element: etree._Element, x: float, y: float) -> Seen:
    lines = [(etree.QName(e).localname == "tspan" and e.text) or "" for e in element] or [element.text or ""]
    size = float(element.get("font-size", "11").removesuffix("px"))
    wide = max(width(line, size, bold=element.get("font-weight") == "bold") for line in lines)
    left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "start")]
    drops = [float(span.get("dy", "0")) for span in element]
    fact = element.get("data-fact", element.get("data-event"))
    return Seen(
        what="label" if fact else element.get("data-part", "text"),
        name=fact or "",
        text=" ⏎ ".join(lines),
        look=_ink(element.get("fill", "none")) + (" on a ground" if element.get("paint-order") else ""),
        box=Box(left=left, top=y - size * 0.85, right=left + wide, bottom=y + sum(drops) + size * 0.15),
    )


def _shape(element: etree._Element, tag: str, x: float, y: float) -> Seen:
    points = [*_points(element.get("d", ""))] or [(0.0, 0.0), (_number(element, "x2"), _number(element, "y2"))]
    across, down = [px + x for px, _ in points], [py + y for _, py in points]
    fact = element.get("data-mark", "")
    return Seen(
        what="mark" if fact else "line" if tag == "line" else "shape",
        name=fact,
        text="",
        look=_look(element),
        box=Box(left=min(across), top=min(down), right=max(across), bottom=max(down)),
    )


def _number(element: etree._Element, name: str) -> float:
    return float(element.get(name, "0"))


def _points(path: str) -> Iterator[tuple[float, float]]:
    """The corners of a path; of an arc the ends and its radius to all sides."""
    x = y = 0.0
    for step, written in _STEP.findall(path):
        numbers = [float(number) for number in re.findall(r"-?[0-9.]+(?:e-?[0-9]+)?", written)]
        if step == "A":
            radius, (x, y) = numbers[0], (numbers[5], numbers[6])
            yield from ((-radius, -radius), (radius, radius))
        elif step in "ML":
            for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                yield x, y
        elif step in "hHvV":
            x = numbers[0] if step == "H" else x + numbers[0] * (step == "h")
            y = numbers[0] if step == "V" else y + numbers[0] * (step == "v")
        elif step == "l":
            x, y = x + numbers[0], y + numbers[1]
        if step != "Z":
            yield x, y


def _look(element: etree._Element) -> str:
    fill, stroke = element.get("fill", "none"), element.get("stroke", "none")
    if fill.startswith("url("):
        look = f"hatched {_ink(stroke)}"
    elif fill != "none" and element.get("fill-opacity") != "0":
        look = f"{_ink(fill)} at {element.get('fill-opacity', '1')}"
    else:
        look = f"outlined {_ink(stroke)}"
    return look + (" dashed" if element.get("stroke-dasharray") else "")


def _ink(paint: str) -> str:
    return NAMES.get(paint, paint)
