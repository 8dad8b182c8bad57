"""Long regular expressions, compiled where they are first used: together they take longer to compile than a short text
to read, and most commands read none or few that need them."""

from __future__ import annotations

import re
from typing import Any, cast

USES = ("match", "fullmatch", "search", "finditer", "sub")


def late(pattern: str) -> re.Pattern[str]:
    """The expression of `pattern`, compiled when it is asked for the first match."""
    return cast("re.Pattern[str]", _Late(pattern))


class _Late:
    """Stands for an expression until it is asked for one of its `USES`, and has them as its own from then on."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern)
        self.__dict__.update({use: getattr(compiled, use) for use in USES})
        return getattr(compiled, name)
