"""All the inspections over one finished tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.findings import Finding, Place, in_file_order
from generator.inspection.digits import inspect_digits
from generator.inspection.files import inspect_files
from generator.inspection.forwards import inspect_forwards
from generator.inspection.ids import inspect_ids
from generator.inspection.languages import inspect_languages
from generator.inspection.leaks import inspect_leaks
from generator.inspection.links import inspect_links
from generator.inspection.machine import inspect_machine
from generator.inspection.markup import inspect_markup
from generator.inspection.policy import inspect_policy
from generator.inspection.site import Context, Site, load_site
from generator.inspection.wellformed import inspect_wellformed

Inspection = Callable[[Site, Context], Iterator[Finding]]

INSPECTIONS: tuple[Inspection, ...] = (
    inspect_files,
    inspect_wellformed,
    inspect_languages,
    inspect_ids,
    inspect_links,
    inspect_forwards,
    inspect_markup,
    inspect_policy,
    inspect_digits,
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
