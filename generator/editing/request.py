"""`verify --request REF`: what a request rests on, verified by somebody with the texts, its receipts ready to push.

In this order: `Resting` and `Request`; `verify_request`; the project as the request would make it; the passages; the
receipts as a commit on top of the request. The request's own receipts are not believed, and nothing of its code is run.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator import formatting
from generator.editing.revisions import EDITED, commit_of, committed, unpacked
from generator.editing.upkeep import schemas
from generator.findings import exit_code
from generator.press import new_receipts, press
from generator.sources.cues.passage import passage
from generator.sources.receipts import load_receipts, receipt

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.press import Pressed
    from generator.record.catalog import Catalog

MESSAGE = "Verify the citations of this request"
MOST = 240  # characters of a passage on either side of what is cited


@dataclass(frozen=True, kw_only=True, slots=True)
class Resting:
    """A citation that the request adds or changes, and the passage it rests on, in which `[[` and `]]` mark the token.

    `says` is what the record makes of it.
    """

    id: str
    document: str
    line: int
    column: int
    passage: str = field(repr=False)
    says: str


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request looked at with the texts: `commit` has the receipts on top of it, `None` where something is wrong."""

    base: str
    resting: tuple[Resting, ...]
    pressed: Pressed = field(repr=False)
    commit: str | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with it; of receipts nothing, since these are made here."""
        return self.pressed.findings


def verify_request(project: Path, documents: Path, revision: str) -> Request:
    """The data and prose of `revision` judged by this project and the texts. Raises `RevisionError`, `OSError`."""
    base = commit_of(project, revision)
    with tempfile.TemporaryDirectory() as scratch:
        proposed = _proposed(project, base, Path(scratch) / "project")
        pressed = press(proposed, documents)
        resting = tuple(_resting(pressed, project))
        wrong = exit_code(pressed.findings) != 0
        commit = None if wrong else committed(project, base, _made(pressed), MESSAGE)
    return Request(base=base, resting=resting, pressed=pressed, commit=commit)


def _made(pressed: Pressed) -> dict[str, str]:
    return new_receipts(pressed) | schemas(pressed.project, pressed.catalog)


def _proposed(project: Path, commit: str, folder: Path) -> Path:
    """This project with what editors write taken from the request, and its receipts from here."""
    folder.mkdir()
    shutil.copytree(project / "site_src", folder / "site_src", symlinks=True)
    for config in project.glob("mkdocs*.yml"):
        shutil.copy(config, folder)
    for name in EDITED:
        shutil.rmtree(folder / name, ignore_errors=True)
    unpacked(project, commit, folder)
    shutil.rmtree(folder / "data" / "receipts", ignore_errors=True)
    if (project / "data" / "receipts").is_dir():
        shutil.copytree(project / "data" / "receipts", folder / "data" / "receipts")
    return folder


def _resting(pressed: Pressed, project: Path) -> Iterator[Resting]:
    """The citations that no receipt of this project holds, by document and place."""
    kept = load_receipts(project).value
    for citation, (document, found, bound) in sorted(
        pressed.resolved.evidence.items(), key=lambda entry: (entry[1][0], entry[1][1].start, entry[0])
    ):
        record = kept.get(document)
        if record is None or record.citations.get(citation) != receipt(found, bound):
            text = pressed.texts[document]
            line, column = text.line_column(found.start)
            around = passage(text.text, found.start, found.end, text.start, text.end)
            first, last = max(around.sentence, found.start - MOST), min(around.sentence_end, found.end + MOST)
            cited = text.text[found.start : found.end]
            yield Resting(
                id=citation,
                document=document,
                line=line,
                column=column,
                passage=f"{text.text[first : found.start]}[[{cited}]]{text.text[found.end : last]}".strip(),
                says=_says(pressed, citation),
            )


def _says(pressed: Pressed, citation: str) -> str:
    """What the record makes of a citation: a figure with its key, or the words of a claim, question, event or error."""
    catalog = pressed.catalog
    owner = citation.rpartition("#")[0]
    for observation in pressed.resolved.observations.get(owner, ()):
        if observation.id == citation and observation.stated is not None:
            figure = formatting.figure(observation.stated, catalog.languages[0])
            parts = (f"{part} {value}" for part, value in observation.fact.key.parts.items() if value)
            return f"{figure}: {', '.join(parts)}"
    return _words(catalog, *owner.partition(":")[::2])


def _words(catalog: Catalog, kind: str, name: str) -> str:
    """The words of a claim, question, event or error in the first language of the project."""
    match kind:
        case "event":
            told = catalog.events[name][0].title
        case "error":
            told = catalog.errors[name.partition("/")[0]][0].says  # what shows it is cited as `error:ID/PART`
        case "claim":
            told = catalog.claims[name][0].text
        case _:
            told = catalog.questions[name][0].text
    return told.in_(catalog.languages[0])
