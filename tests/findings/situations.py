"""Situations that no file can show: each makes the bad or the good one and yields what the press finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from generator.findings import Finding

SITUATIONS: dict[str, Callable[[bool, Path], Iterable[Finding]]] = {}
