"""What a case makes of the citations of the document that it adds, `gamma`."""

from __future__ import annotations

from pathlib import Path

from generator.findings import in_file_order, render_text
from generator.judging.observation import Observation
from tests.projects import press_case
from tests.real_record import statement


def shown(path: Path, tmp_path: Path) -> list[str]:
    """The readings and phrases of `gamma`, then what was found on the way."""
    done = press_case(path, tmp_path)[1].resolved
    readings = [reading(o) for group in done.observations.values() for o in group if o.document.id == "gamma"]
    phrases = [
        f"{phrase.id}: {phrase.evidence} {place(phrase.start, phrase.end)}"
        for group in done.phrases.values()
        for phrase in group
        if phrase.phrase.document == "gamma"
    ]
    return [*readings, *phrases, *(render_text(finding) for finding in in_file_order(done.findings))]


def reading(o: Observation) -> str:
    value = "nothing" if o.stated is None else statement(o.stated)
    return f"{o.id}: {o.evidence} {place(o.start, o.end)}, {o.reading.exact} is {value}, by {o.stated_by}"


def place(start: int | None, end: int | None) -> str:
    return "nowhere" if start is None else f"at {start}..{end}"
