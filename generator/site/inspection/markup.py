"""Only known elements and attributes stand on a page: what contributed text would need to act is not among them.

In this order: what is allowed, for HTML and for SVG; the inspection of a page, of a drawing, of one element. Escaping
keeps contributed text inert where it is written; this gate over the built HTML holds where escaping failed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml import etree

from generator.findings import Finding, Place, quoted
from generator.site.inspection.context import Context, Element, Page, Site, found_at
from generator.site.inspection.wellformed import parse_xml
from generator.site.style_sheet import UNUSED


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HTML_TAGS = _words(
    """html head meta link title body header nav main footer article section aside search div span p a h1 h2 h3 h4 h5 h6
    hgroup address ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td figure figcaption picture
    source img em strong b i s u del ins sub sup small mark abbr dfn q cite blockquote code pre kbd samp var time data
    br wbr hr details summary label input button form output dialog noscript script bdi bdo ruby rt rp"""
)
SVG_TAGS = _words(
    """svg g path rect line circle ellipse polygon polyline text tspan title desc defs clippath lineargradient
    radialgradient stop use pattern mask symbol marker"""
)
EVERYWHERE = _words("id class lang dir title role tabindex hidden translate style")
ATTRIBUTES = {
    tag: _words(names)
    for tags, names in {
        "a": "href rel target download hreflang type",
        "abbr dfn": "title",
        "q blockquote del ins": "cite datetime",
        "img source": "src alt width height loading decoding srcset sizes type media",
        "meta": "name content charset property http-equiv media",
        "link": "rel href hreflang type media sizes as crossorigin",
        "script": "src type defer async",
        "input": "type name value checked placeholder required autocomplete autocapitalize autocorrect spellcheck",
        "label": "for",
        "button": "type name value disabled",
        "form": "name",
        "output": "for name",
        "time": "datetime",
        "data": "value",
        "th td": "scope colspan rowspan headers abbr",
        "ol": "start reversed type",
        "li": "value",
        "col colgroup": "span",
        "details dialog": "open name",
        "html": "prefix",
    }.items()
    for tag in tags.split()
}
SVG_ATTRIBUTES = _words(
    """xmlns xmlns:xlink version width height viewbox preserveaspectratio focusable href xlink:href x y x1 x2 y1 y2 dx
    dy cx cy r rx ry d points transform pathlength offset gradientunits gradienttransform patternunits
    patterntransform patterncontentunits clippathunits maskunits maskcontentunits markerwidth markerheight markerunits
    orient refx refy spreadmethod fx fy fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit opacity display visibility color clip-path
    clip-rule mask marker-start marker-mid marker-end pointer-events vector-effect shape-rendering text-rendering
    stop-color stop-opacity font-family font-size font-style font-variant font-weight letter-spacing word-spacing
    text-anchor text-decoration paint-order dominant-baseline alignment-baseline baseline-shift textlength lengthadjust
    writing-mode xml:space xml:lang"""
)
STYLE = re.compile(r"text-align: ?(?:left|right|center);?")
INPUTS = frozenset({"checkbox", "radio", "text", "search"})
DATA_SCRIPTS = frozenset({"application/json", "application/ld+json"})
WITH_VALUES = frozenset({"input", "meta", "script"})
POLICY_META = "content-security-policy"


def inspect_markup(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each element, attribute or style that is not on the lists, in pages and in SVG files."""
    for page in site.pages.values():
        yield from _inspect_page(site, page)
    for path in site.with_suffix(".svg"):
        yield from _inspect_drawing(site, path)


def _inspect_page(site: Site, page: Page) -> Iterator[Finding]:
    drawn = {child for svg in page.root.iter("svg") for child in svg.iter(etree.Element)}
    for element in page.elements:
        for problem in _problems(element, element in drawn):
            yield _finding(found_at(site, page.path, element), problem)
    for element, attribute, value in page.attributes:
        for name in _unstyled(value) if attribute == "class" else ():
            message = f"the class {quoted(name)} has no style on this site"
            hint = "use another class, or keep its rules: generator/site/style_sheet.py leaves them out"
            yield Finding(code="unlisted-markup", place=found_at(site, page.path, element), message=message, hint=hint)


@lru_cache(maxsize=10_000)
def _unstyled(classes: str) -> tuple[str, ...]:
    """The classes among some whose rules are left out of the theme's style sheet."""
    return tuple(name for name in classes.split() if UNUSED.match(f".{name}"))


def _inspect_drawing(site: Site, path: str) -> Iterator[Finding]:
    try:
        root = parse_xml(site.read(path))
    except etree.XMLSyntaxError:
        return  # a finding of `wellformed`
    for element in root.iter(etree.Element):
        for problem in _problems(element, True):
            yield _finding(found_at(site, path, element), problem)


def _problems(element: Element, drawn: bool) -> Sequence[str]:
    tag, names = element.tag, tuple(element.keys())
    odd = _odd_names(tag, names, drawn)
    return (*odd, *_odd_values(element, tag)) if tag in WITH_VALUES or "style" in names else odd


@lru_cache(maxsize=10_000)
def _odd_names(tag: str, names: tuple[str, ...], drawn: bool) -> tuple[str, ...]:
    """What is not on the list in an element of that name with attributes of those names, inside a drawing or not."""
    known = _local(tag)
    if known not in (SVG_TAGS if drawn else HTML_TAGS):
        return (f"the element {quoted(known)} is not on the list",)
    allowed = EVERYWHERE | (SVG_ATTRIBUTES if drawn else ATTRIBUTES.get(known, frozenset()))
    odd = [name for name in map(_local, names) if name not in allowed and not name.startswith(("data-", "aria-"))]
    return tuple(f"the attribute {quoted(name)} of {quoted(known)} is not on the list" for name in odd)


def _odd_values(element: Element, tag: str) -> Iterator[str]:
    style = element.get("style")
    if style is not None and not STYLE.fullmatch(style):
        yield f"the style {quoted(style)} is not on the list"
    if tag == "input" and element.get("type") not in INPUTS:
        yield "only boxes and text fields may be on a page"
    if tag == "meta" and element.get("http-equiv", POLICY_META).lower() not in _acts(element):
        yield f"a meta element may not act as {quoted(element.get('http-equiv', ''))}"
    in_content = tag == "script" and next(element.iterancestors("article"), None) is not None
    if in_content and element.get("type") not in DATA_SCRIPTS:
        yield "a script stands in the content"


def _acts(element: Element) -> tuple[str, ...]:
    """What a meta element may do where it stands; what a refresh may be is a matter of `forward_pages`."""
    in_body = next(element.iterancestors("body"), None) is not None
    return (POLICY_META,) if in_body else (POLICY_META, "refresh")


def _local(name: str) -> str:
    """The name of an element or attribute as HTML has it: without namespace braces, in lower case."""
    return name.replace("{http://www.w3.org/1999/xlink}", "xlink:").rpartition("}")[2].lower()


def _finding(place: Place, message: str) -> Finding:
    return Finding(code="unlisted-markup", place=place, message=message, hint="escape the text it came from")
