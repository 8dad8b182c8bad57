"""The card that stands for a page where its address is shared: site, title and one sentence, as a PNG.

It is set like a chart: in the fonts of the project, lines broken by the widths of `typeset`, compiled by `compiler`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from generator.cache.digest import code, digest, folder_digest
from generator.cache.store import Store
from generator.charts.look import FONT, MUTED, SURFACE
from generator.charts.look import TEXT as INK
from generator.charts.typeset import balanced, wrap

WIDTH, HEIGHT = 600, 315  # pixels; the PNG has twice as many, as services of sharing ask
MARGIN = 40
SITE, TITLE, SENTENCE = 15, 34, (19, 17, 15, 13)  # pixels of type; of the sentence the first that it fits in


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What a card says, in one language."""

    site: str
    title: str
    text: str


def card_pngs(cards: Iterable[Card], store: Store, fonts: Path) -> Iterator[bytes]:
    """Each card as a PNG of 1200 by 630 pixels, kept by its content. Raises CompilerError, FontsError."""
    made_with = code(), folder_digest(fonts)
    for card in cards:
        key = digest("card", made_with, card)
        kept = store.get(key)
        if kept is None:
            from generator.charts.compiler import to_png  # with resvg behind it, which most runs do not need

            kept = to_png(card_svg(card), fonts)
            store.put(key, kept)
        yield kept


def card_svg(card: Card) -> str:
    """The drawing of a card."""
    whole = {"width": str(WIDTH), "height": str(HEIGHT)}
    root = etree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **whole, "font-family": FONT})
    etree.SubElement(root, "rect", {**whole, "fill": SURFACE})
    etree.SubElement(root, "rect", {**whole, "width": "8", "fill": INK})
    for line, size, weight, colour, y in _lines(card):
        look = {"x": str(MARGIN), "y": f"{y:g}", "font-size": str(size), "font-weight": weight, "fill": colour}
        etree.SubElement(root, "text", look).text = line
    return etree.tostring(root, encoding="unicode")


def _lines(card: Card) -> Iterator[tuple[str, int, str, str, float]]:
    """The lines with size, weight, colour and place, from the top. A sentence stands whole or not at all, for one
    that is cut could say another figure."""
    room = WIDTH - 2 * MARGIN
    y = MARGIN + SITE
    yield card.site, SITE, "normal", MUTED, y
    y += SITE
    for line in balanced(card.title, TITLE, room, bold=True):
        y += round(TITLE * 1.25)
        yield line, TITLE, "bold", INK, y
    y += SITE // 2
    for size in SENTENCE:
        sentence = wrap(card.text, size, room)
        if y + len(sentence) * round(size * 1.5) <= HEIGHT - MARGIN // 2:
            for at, line in enumerate(sentence, 1):
                yield line, size, "normal", INK, y + at * round(size * 1.5)
            return
