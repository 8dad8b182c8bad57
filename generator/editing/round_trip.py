"""YAML read and written again by ruamel.yaml, which keeps comments and spellings: `settled_layout`, how it is set."""

from __future__ import annotations

import io

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver

_WIDTH = 4096  # no line is wrapped
_MOST_ROUNDS = 3  # comments settle in their column in the second


def settled_layout(text: str) -> str | None:
    """The layout that formatting leaves as it is, or None where there is none, or ruamel.yaml refuses what
    libyaml reads."""
    try:
        for _ in range(_MOST_ROUNDS):
            before, text = text, _round_trip(text)
            if before == text:
                return text
    except YAMLError:
        pass
    return None


def _round_trip(text: str) -> str:
    stream = io.StringIO()
    engine = _engine()
    engine.dump(engine.load(text.strip("\n") + "\n"), stream)
    return stream.getvalue().rstrip("\n") + "\n"


def _engine() -> YAML:
    engine = YAML(typ="rt")
    engine.Resolver = _Strings
    engine.preserve_quotes = True
    engine.width = _WIDTH
    engine.indent(mapping=2, sequence=4, offset=2)
    engine.brace_single_entry_mapping_in_flow_sequence = True
    return engine


class _Strings(VersionedResolver):
    """Knows no number, date, truth or null, so that each scalar is written out as it was read."""

    @property
    def versioned_resolver(self) -> dict[str, object]:
        return {}
