"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.documents import DocumentText
    from generator.edition import Edition
    from generator.findings import Finding


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The catalog, the edition made of it, and the texts that were at hand (none without a documents folder)."""

    catalog: Catalog
    edition: Edition
    texts: Mapping[str, DocumentText]


Check = Callable[[Subject], "Iterator[Finding]"]
