"""A built or deployed site held against the record: each file as the record makes it, nothing missing, nothing more.

In this order: `Answer` and `Look`, how a file is asked for; `compare`; a folder as it lies (`look_in`); how
a difference is told. The same project gives the same bytes, so whatever was altered, in a page, a download, a drawing
or the search index, is found whether or not a rule knows its form.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.findings import Finding, Place, quoted
from generator.site.held_files import files_in

MOST = 50  # findings of a kind; what is more is counted
SHOWN, AROUND = 40, 12  # characters told of a difference, and of them those before it
HINT = "publish what `python -m generator build` makes of the record; never edit what was built"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What stands under a name: its bytes, or nothing and the finding that says why (none where it is just absent)."""

    content: bytes | None = None
    finding: Finding | None = None


Look = Callable[[str, int], Answer]  # the path of a file and the most bytes of it that are wanted → the answer


def compare(built: Path, listed: Collection[str], look: Look, label: str) -> tuple[Finding, ...]:
    """How the files that `look` finds differ from those below `built`, a sealed tree that was inspected.

    `listed` are the files that the other tree is said to hold; `label` stands for its root in findings. Of each kind
    at most `MOST` are told by name.
    """
    expected = files_in(built)
    differing = (_difference(built, name, look, label) for name in sorted(expected))
    extra = (_unbuilt(name, look, label) for name in sorted(frozenset(listed) - expected))
    return (*_at_most(differing, label), *_at_most(extra, label))


def _difference(built: Path, name: str, look: Look, label: str) -> Finding | None:
    content = (built / name).read_bytes()
    answer = look(name, len(content) + 1)
    if answer.finding or answer.content == content:
        return answer.finding
    return _altered(label, name, content, answer.content)


def _unbuilt(name: str, look: Look, label: str) -> Finding | None:
    answer = look(name, 1)
    return answer.finding or (None if answer.content is None else _finding(label, name, "was not built"))


def _at_most(found: Iterable[Finding | None], label: str) -> Iterator[Finding]:
    findings = list(dict.fromkeys(finding for finding in found if finding))
    yield from findings[:MOST]
    if len(findings) > MOST:
        yield _finding(label, "", f"{len(findings) - MOST} more files differ")


# --- A folder ---


def look_in(folder: Path, label: str) -> Look:
    """Asks a folder; what is no regular file is a finding, and no link is followed."""

    def look(name: str, most: int) -> Answer:
        path = folder / name
        try:
            steps = (path, *path.parents[: len(PurePosixPath(name).parts) - 1])
            if any(step.is_symlink() for step in steps) or (path.exists() and not path.is_file()):
                return Answer(finding=_irregular(label, name))
            with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb") as file:
                return Answer(content=file.read(most))
        except (FileNotFoundError, NotADirectoryError):
            return Answer()
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            return Answer(finding=Finding(code="file-system", place=Place(file=f"{label}/{name}"), message=message))

    return look


def _irregular(label: str, name: str) -> Finding:
    place = Place(file=f"{label}/{name}")
    return Finding(code="irregular-file", place=place, message="is no regular file", hint="put the file itself there")


# --- A difference ---


def _altered(label: str, name: str, built: bytes, found: bytes | None) -> Finding:
    if found is None:
        return _finding(label, name, "was built and is missing")
    pairs = enumerate(zip(built, found, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(built), len(found)))
    line = built.count(b"\n", 0, same) + 1
    begins = built.rfind(b"\n", 0, same) + 1
    if b"\0" in built:
        return _finding(label, name, f"is not what was built from byte {same + 1} on")
    here, there = (_excerpt(text, begins, same) for text in (found, built))
    return _finding(label, name, f"is not what was built: it says {here} where the record says {there}", line)


def _excerpt(text: bytes, begins: int, at: int) -> str:
    """The words of `text` around byte `at` in the line that begins at `begins`, quoted."""
    before = text[begins:at].decode("utf-8", "ignore")[-AROUND:]
    behind = text[at : at + 4 * SHOWN].decode("utf-8", "ignore").partition("\n")[0]
    return quoted(before + behind, SHOWN)


def _finding(label: str, name: str, message: str, line: int = 1) -> Finding:
    file = f"{label}/{name}" if name else label
    return Finding(code="altered-file", place=Place(file=file, line=line), message=message, hint=HINT)
