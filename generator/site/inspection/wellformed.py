"""Every JSON, XML and SVG file parses under a strict parser, so that no text broke out of its place in one."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lxml import etree

from generator.findings import Finding
from generator.site.inspection.context import Context, Site, found_at


def inspect_wellformed(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each file that does not parse, and for XML with a document type (entities could hide in it)."""
    for path in site.with_suffix(".json", ".map"):
        try:
            json.loads(site.read(path).decode(), parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            yield Finding(code="malformed", place=found_at(site, path), message=f"is not JSON: {error}")
    for path in site.with_suffix(".xml", ".svg"):
        yield from _inspect_xml(site, path)


def parse_xml(content: bytes) -> etree._Element:
    """The root of an XML document; nothing is fetched or expanded. Raises XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _inspect_xml(site: Site, path: str) -> Iterator[Finding]:
    try:
        root = parse_xml(site.read(path))
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        yield Finding(code="malformed", place=found_at(site, path, line), message=f"is not XML: {error.msg}")
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield Finding(code="malformed", place=found_at(site, path), message="has a document type")


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no value of JSON")
