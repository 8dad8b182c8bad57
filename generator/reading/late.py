"""Regular expressions of the readers, compiled where they are first used: together they take longer to compile than a
short text to read, and most commands read none or few that need them."""

from __future__ import annotations

import re
from typing import Any, cast

USES = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The expression of `pattern`, compiled when it is asked for the first match."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """Stands for an expression until it is asked for one of its `USES`, and has them as its own from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update({use: getattr(compiled, use) for use in USES})
        return getattr(compiled, name)
