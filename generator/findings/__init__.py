"""What a step found wrong, as data."""

from generator.findings.finding import (
    Collected,
    Finding,
    Place,
    Severity,
    did_you_mean,
    exit_code,
    from_json,
    in_file_order,
    nearest_name,
    printable,
    quoted,
    render_github,
    render_markdown,
    render_text,
    rule_address,
    to_json,
)
from generator.findings.unknown_names import unknown

__all__ = [
    "Collected",
    "Finding",
    "Place",
    "Severity",
    "did_you_mean",
    "exit_code",
    "from_json",
    "in_file_order",
    "nearest_name",
    "printable",
    "quoted",
    "render_github",
    "render_markdown",
    "render_text",
    "rule_address",
    "to_json",
    "unknown",
]
