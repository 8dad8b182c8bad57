"""Where the records stand that pages lead to: a page is made with a mark for each, which is filled when it is finished.

In this order: `mark`, `places`, `placed`. A line more at the top of a file moves every record in it, and says nothing
that a reader would see. So no page is made again for it, by templates and engine: the marks of what is kept are filled
anew each time. A mark is made of characters that no record may hold (`record.strict_bytes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.record.catalog import Catalog

MARK = re.compile("\ue000([^\ue000\ue001]*)\ue001")


def mark(name: str) -> str:
    """What stands in a page for the place of a record, by its kind and id."""
    return f"\ue000{name}\ue001"


def places(catalog: Catalog) -> dict[str, str]:
    """Kind and id of a record → its `file#Lline` in the repository."""
    return dict(_places(catalog))


def _places(catalog: Catalog) -> Iterator[tuple[str, str]]:
    kinds = {"claim": catalog.claims, "concept": catalog.concepts, "entity": catalog.entities, "term": catalog.terms}
    origins = [
        *((f"fact {name}", fact.origin) for name, fact in catalog.facts.items()),
        *((f"chart {chart.id}", origin) for chart, origin in catalog.charts()),
        *((f"{kind} {name}", origin) for kind, records in kinds.items() for name, (_, origin) in records.items()),
    ]
    yield from ((name, f"{origin.file}#L{origin.at().line}") for name, origin in origins)


def placed(page: str, stand_at: Mapping[str, str]) -> str:
    """A page, Markdown or HTML, with the places of its records. Raises KeyError for a record that is none."""
    return MARK.sub(lambda found: stand_at[found[1]], page)
