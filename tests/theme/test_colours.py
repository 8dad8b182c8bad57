"""Both palettes keep WCAG's contrast: 4.5 to 1 for text and for chart marks, whose colour labels may wear."""

from __future__ import annotations

import re

import pytest

from tests.theme.conftest import PROJECT

STYLES = (PROJECT / "site_src" / "assets" / "briefings.css").read_text("utf-8")
SCHEMES = {
    scheme: dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))
    for scheme, block in re.findall(r'\[data-md-color-scheme="(\w+)"\] \{(.*?)\n\}', STYLES, re.DOTALL)
}
GROUNDS = {"paper", "paper-raised", "chart-surface", "mark"}
LINES = {"line", "chart-grid"}
CASES = [(scheme, name) for scheme, colours in SCHEMES.items() for name in sorted(colours.keys() - GROUNDS - LINES)]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_both_palettes_name_the_same_colours() -> None:
    assert SCHEMES.keys() == {"default", "slate"}
    assert SCHEMES["default"].keys() == SCHEMES["slate"].keys()
    assert {f"chart-{number}" for number in range(1, 7)} < SCHEMES["slate"].keys()


@pytest.mark.parametrize("ground", ["paper", "paper-raised"])
@pytest.mark.parametrize(("scheme", "name"), CASES)
def test_colour_can_be_read(scheme: str, name: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][name], SCHEMES[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marked_text_can_be_read(scheme: str) -> None:
    assert contrast(SCHEMES[scheme]["ink"], SCHEMES[scheme]["mark"]) >= 4.5
