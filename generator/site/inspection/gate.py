"""All the inspections over one finished tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.findings import Finding, Place, in_file_order
from generator.site.inspection.alternates import inspect_languages
from generator.site.inspection.context import Context, Site, load_site
from generator.site.inspection.dead_links import inspect_links
from generator.site.inspection.digits import inspect_digits
from generator.site.inspection.files import inspect_files
from generator.site.inspection.forward_pages import inspect_forwards
from generator.site.inspection.ids import inspect_ids
from generator.site.inspection.leaks import inspect_leaks
from generator.site.inspection.machine import inspect_machine
from generator.site.inspection.markup import inspect_markup
from generator.site.inspection.policy import inspect_policy
from generator.site.inspection.reach import inspect_reach
from generator.site.inspection.search_entries import inspect_search
from generator.site.inspection.wellformed import inspect_wellformed

Inspection = Callable[[Site, Context], Iterator[Finding]]

INSPECTIONS: tuple[Inspection, ...] = (
    inspect_files,
    inspect_wellformed,
    inspect_languages,
    inspect_ids,
    inspect_links,
    inspect_reach,
    inspect_forwards,
    inspect_markup,
    inspect_policy,
    inspect_digits,
    inspect_search,
    inspect_leaks,
    inspect_machine,
)


def inspect_site(root: Path, context: Context) -> tuple[Finding, ...]:
    """Everything that keeps the tree at `root` from being published, in the order of its files.

    A tree that cannot be read is a finding too. No finding shows more than 60 characters of any file.
    """
    try:
        loaded = load_site(root, context)
        findings = [finding for inspect in INSPECTIONS for finding in inspect(loaded.value, context)]
    except OSError as error:
        message = f"the tree cannot be read: {error.strerror}"
        return (Finding(code="file-system", place=Place(file=context.label), message=message),)
    return in_file_order([*loaded.findings, *findings])
