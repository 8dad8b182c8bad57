"""Files of the project that commands write (receipts, schemas, formatted YAML): each whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_files(files: Mapping[str, str], project: Path) -> tuple[str, ...]:
    """Write the texts that differ from what is there; returns the paths changed. Raises `OSError`."""
    changed = [path for path, text in files.items() if _current(project / path) != text.encode()]
    for path in changed:
        _replace(project / path, files[path].encode())
    return tuple(changed)


def _current(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            os.fchmod(file.fileno(), 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
