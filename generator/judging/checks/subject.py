"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.cache.memory import Memory, nothing_known

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.judging.edition import Edition
    from generator.record.catalog import Catalog
    from generator.sources.documents import DocumentText
    from generator.sources.shingles import Shingles


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The catalog, the edition made of it, and the texts that were at hand (none without a documents folder).

    `guard` is what no text may copy (`judging.guarded`), `files` are all that editors wrote, as they wrote it. `memory`
    is what the rules made of texts and figures in an earlier run.
    """

    catalog: Catalog
    edition: Edition
    texts: Mapping[str, DocumentText]
    guard: Shingles | None = field(default=None, repr=False)
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    memory: Memory = field(default_factory=nothing_known, repr=False)


Check = Callable[[Subject], "Iterator[Finding]"]
