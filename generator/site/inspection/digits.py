"""Every figure on a page is traced: it stands in an element that says where it comes from, and says so truly.

A figure is a run of digits, or a quantity in Chinese numerals as `Context.reader` reads it. In this order: what traces
a figure; `inspect_digits`; the inspection of elements that trace; the inspection of words that hold figures; what is
a figure.

What traces a figure is an element around it (TRACES):
- `data-fact="ID"`: its text is a rendering of that fact in the language, its `value` the value of that rendering; in a
  drawing it may lack the unit that the subtitle of the drawing names;
- `data-count="NAME"`: the same for a count of the record;
- `<time datetime="…">`: each run of digits in it is one of `datetime` or of `data-period` (2025-Q2);
- `class="name"`: its text is a declared name;
- `data-traced="REASON"`: its text is what the reason says (REASONS), or, as `size`, the size of the file linked to.
What can hold no element repeats what is traced: figures in attributes, in the head and in the frame of the theme
(menus, header, footer) must stand traced in the content of the same page, or in a heading of the page linked to. The
date of a page in its head is the `datetime` of a `<time>` on it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from generator.findings import Finding, quoted
from generator.formatting import file_size, without_unit
from generator.site.inspection.context import (
    Context,
    Element,
    Page,
    Reader,
    Site,
    bare,
    found_at,
    in_frame,
    resolve,
    strings,
    text_of,
)

TRACES = frozenset({"data-fact", "data-count", "data-traced"})  # and any `time`, and what has this class:
NAME = "name"
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
NUMERALS = re.compile(r"[〇零一二兩两三四五六七八九十廿卅百千萬万億亿兆半雙双倍成折番]")

BETWEEN_PARTS = "·"  # of the subtitle of a drawing
REMEMBERED = 100_000  # texts
Figures = frozenset[str]
FiguresIn = Callable[[str], Figures]


# --- What traces a figure ---


def _is_title(element: Element, context: Context) -> bool:
    said = bare(text_of(element))
    return said in context.titles or any(said in title for title in context.titles)


def _is_drawing(element: Element, context: Context) -> bool:
    return element.tag == "svg" or next(element.iter("svg"), None) is not None


def _is(pattern: str) -> Callable[[Element, Context], bool]:
    return lambda element, context: re.fullmatch(pattern, text_of(element)) is not None


REASONS: Mapping[str, Callable[[Element, Context], bool]] = {
    "document-title": _is_title,
    "identifier": _is(r"[!-~]{1,200}"),
    "hash": _is(r"(?:sha256[:-]?)?[0-9a-f…]{6,80}"),
    "chart": _is_drawing,
    "anchor": lambda element, context: text_of(element) in context.anchors,
    "sample": lambda element, context: element.tag in {"code", "pre", "samp", "kbd"},
    "footer": lambda element, context: next(element.iterancestors("footer"), None) is not None,
}


def inspect_digits(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each figure that nothing traces and for each element that does not say what it traces."""
    figures_in: FiguresIn = partial(_figures, _known(context.reader), context.reader)
    for page in site.pages.values():
        tracers = _tracers(page)
        yield from _inspect_tracers(site, page, tracers, context)
        inside = {each for tracer in tracers for each in tracer.iter()}
        words = [(element, attribute, figures_in(said)) for element, attribute, said in strings(page)]
        traced = (figures for element, attribute, figures in words if element in inside and not attribute)
        repeatable = _in_headings(site, page.path, figures_in).union(*traced)
        days = {tracer.get("datetime") for tracer in tracers} - {None}
        for element, attribute, figures in words:
            if element.tag == "meta" and element.get("content") in days:
                continue
            if figures and (attribute or element not in inside):
                if attribute or in_frame(element):
                    figures -= repeatable
                    figures -= _in_headings(site, _linked(element, page, context), figures_in) if figures else figures
                yield from (_untraced(site, page, element, attribute, each) for each in sorted(figures))


def _tracers(page: Page) -> Sequence[Element]:
    """Every element that traces, once."""
    marked = (
        element
        for element, name, value in page.attributes
        if name in TRACES or (name == "class" and NAME in value.split())
    )
    return tuple(dict.fromkeys((*page.root.iter("time"), *marked)))


@lru_cache(maxsize=1)
def _known(reader: Reader) -> dict[str, Figures]:
    """The figures of texts that were read already: the frame of the theme is the same on every page."""
    return {}


def _linked(element: Element, page: Page, context: Context) -> str:
    """The path of the page that the link around `element` leads to, empty where there is none."""
    link = next((each for each in (element, *element.iterancestors()) if each.tag == "a" and each.get("href")), None)
    target = None if link is None else resolve(page.path, link.get("href", ""), context.site_url)
    return target[0] if target else ""


# --- Elements that trace say so truly ---


def _inspect_tracers(site: Site, page: Page, tracers: Sequence[Element], context: Context) -> Iterator[Finding]:
    for element in tracers:
        for problem in (*_tracer_problems(element, page, context), *_size_problems(site, element, page, context)):
            place = found_at(site, page.path, element)
            yield Finding(
                code="false-trace", place=place, message=problem, hint="build again; never edit what was built"
            )


def _tracer_problems(element: Element, page: Page, context: Context) -> Iterator[str]:
    for name, lookup in (("data-fact", context.fact), ("data-count", context.count)):
        traced = element.get(name)
        if traced is not None:
            expected = lookup(traced, _language(element, page, context))
            yield from _rendering_problems(element, name, _with_bare(element, expected))
    if element.tag == "time":
        yield from _time_problems(element)
    if NAME in element.get("class", "").split() and text_of(element) not in context.names:
        yield f"{quoted(text_of(element))} is no declared name"
    reason = element.get("data-traced")
    if reason not in (None, "size") and not (reason in REASONS and REASONS[reason](element, context)):
        yield f"{quoted(text_of(element))} is not what data-traced={quoted(reason)} may hold"


def _size_problems(site: Site, element: Element, page: Page, context: Context) -> Iterator[str]:
    if element.get("data-traced") == "size":
        size = site.size_of(_linked(element, page, context))
        if size is None or text_of(element) != file_size(size):
            yield f"{quoted(text_of(element))} is not the size of the file that is linked to"


def _with_bare(element: Element, expected: Mapping[str, str]) -> Mapping[str, str]:
    """The renderings, and in a drawing those less the unit that its own subtitle names for all of its figures."""
    drawing = next((each for each in element.iterancestors() if each.tag == "svg"), None)
    if drawing is None:
        return expected
    units = (text_of(each) for each in drawing.iter("text") if each.get("data-part") == "unit")
    parts = [part.strip() for part in " ".join(units).split(BETWEEN_PARTS)]  # a line each, where there are several
    return {without_unit(said, part): value for said, value in expected.items() for part in parts} | dict(expected)


def _rendering_problems(element: Element, name: str, expected: Mapping[str, str]) -> Iterator[str]:
    traced, said, value = element.get(name, ""), text_of(element), element.get("value")
    if not expected:
        yield f"{name} {quoted(traced)} is unknown"
    elif said not in expected:
        yield f"{quoted(said)} is no rendering of {quoted(traced)}"
    elif value is None and element.tag == "data":
        yield f"{quoted(traced)} has no value"
    elif value is not None and value != expected[said]:
        yield f"the value {quoted(value)} is not that of {quoted(traced)}"


def _time_problems(element: Element) -> Iterator[str]:
    stated = DIGITS.findall(f"{element.get('datetime', '')} {element.get('data-period', '')}".replace("-", " "))
    for run in DIGITS.findall(text_of(element)):
        if not any(_says_number(run, each) for each in stated):
            yield f"{quoted(run)} is not in the datetime of its element"


def _says_number(run: str, stated: str) -> bool:
    """05 and 5 say the same number, 25 the year 2025."""
    return run.lstrip("0") == stated.lstrip("0") or (len(run) == 2 and len(stated) == 4 and stated.endswith(run))


def _language(element: Element, page: Page, context: Context) -> str:
    """The language that the element's figure is written in: the nearest `lang` that is one of the site's, else that of
    the page's folder. What a document says in another language is its token, which is the same on every page."""
    said = (each.get("lang") for each in (element, *element.iterancestors()))
    return next((language for language in said if language in context.languages), page.language)


# --- Words that hold figures ---


def _in_headings(site: Site, path: str, figures_in: FiguresIn) -> Figures:
    """The figures in the headings of a page's content; there they are traced, or found not to be."""
    return frozenset().union(*map(figures_in, site.headings_of(path))) if path else frozenset()


def _untraced(site: Site, page: Page, element: Element, attribute: str, figure: str) -> Finding:
    where = f"the {attribute} of {quoted(str(element.tag))}" if attribute else quoted(str(element.tag))
    return Finding(
        code="untraced-figure",
        place=found_at(site, page.path, element),
        message=f"nothing traces {quoted(figure)} in {where}",
        expected="data-fact, data-count, time, a declared name or data-traced around it",
        hint="call the fact, the period or the count instead of typing it",
    )


# --- What is a figure ---


def _figures(known: dict[str, Figures], reader: Reader, text: str) -> Figures:
    """The figures of `text`: runs of digits, width-folded, and quantities in Chinese numerals; worked out once."""
    if text not in known:
        if len(known) > REMEMBERED:
            known.clear()
        known[text] = frozenset({*_runs_of_digits(text), *_quantities(text, reader)})
    return known[text]


def _runs_of_digits(text: str) -> list[str]:
    return DIGITS.findall(text if text.isascii() else "".join(map(_folded, text)))


def _folded(char: str) -> str:
    """Digits and number signs of every script and width as the digits they mean, where they mean any."""
    return unicodedata.normalize("NFKC", char) if char.isnumeric() else char


def _quantities(text: str, reader: Reader) -> Iterator[str]:
    if NUMERALS.search(text):
        for quantity in reader(text):
            if quantity.is_quantity and NUMERALS.search(quantity.exact) and not DIGITS.search(quantity.exact):
                yield quantity.exact
