"""What is written to decide a disagreement: an `adjudication` with the choices beside it, ready to paste.

What only its author can know is left as `…`, which no record may hold: pasted and not filled in it stays an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from generator.record.models import Adjudication

if TYPE_CHECKING:
    from generator.record.catalog import Fact

OPEN = "…"


def to_decide(fact: Fact, readings: Sequence[str], tags: Sequence[str], relation: str = "") -> str:
    """The block, indented for the record of the fact; any of `readings` may be accepted, `tags` are its languages."""
    reasons = get_args(Adjudication.model_fields["reason"].annotation)
    lines = [
        "adjudication:",
        f"  accept: {OPEN} # {_or([*readings, 'none'])}",
        *([f"  relation: {relation}"] if relation else ()),
        f"  reason: {OPEN} # {_or(reasons)}",
        f"  note: {{{', '.join(f'{tag}: {OPEN}' for tag in tags)}}} # why, told to readers",
    ]
    indent = " " * (fact.origin.at().column - 1)
    return "\n".join(indent + line for line in lines)


def _or(choices: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1])))
