"""Passages, what a fact says of the figure in 【】, and what the rules hold against it: a line a case.

    收入為【100億元】。 ⟶ revenue ⟶ borne out

The fact is a reference as in formulas (`revenue{segment=games}@2024-Q2.growth:prior-quarter`), of Acme and the second
quarter of 2025 where it names no other, like the document; `; entity=beta` and the like say more. What the rules hold
against it are the codes of findings, with a question mark where the words leave it undecided
(`cue-period?`). A vertical bar stands for a line break.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.editing.trial import trial_findings
from generator.judging.relations import key_of
from generator.record.formulas import parse_ref
from generator.record.keys import Key
from generator.record.load import load_catalog
from generator.record.models import FactKey, FactRecord, Reading
from generator.sources.documents import DocumentText

if TYPE_CHECKING:
    from generator.record.catalog import Catalog

HERE = Path(__file__).parent
CASES = [
    (f"{path.stem}:{number}", *line.split(" ⟶ "))
    for path in sorted((HERE / "cases").glob("*.txt"))
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
    if line and not line.startswith("#")
]


@cache
def catalog() -> Catalog:
    loaded = load_catalog(HERE / "project")
    wrong = [finding for finding in loaded.findings if finding.place.file.startswith("data/")]
    assert not wrong
    return loaded.value


def marked(passage: str) -> tuple[DocumentText, str]:
    """The document without its marks, and the token between them."""
    before, _, rest = passage.replace("|", "\n").partition("【")
    exact, _, after = rest.partition("】")
    text = before + exact + after
    return DocumentText(id="report", file="report.txt", text=text, start=0, end=len(text)), exact


def asserted(told: str) -> tuple[Key, dict[str, Any]]:
    """The key of a case, and what else its reading says."""
    written, *more = told.split("; ")
    ref = parse_ref(written)
    key = key_of(ref, Key(entity="acme", concept=ref.concept, period="2025-Q2"))
    assert key is not None
    parts = dict(part.split("=") for part in more)
    reading = {name: parts.pop(name) for name in ("stated_by",) if name in parts}
    part, _, value = parts.pop("cue", "").partition(":")
    cue = {part: {"is": value, "because": "a reason"}} if part else {}
    return key.with_(**parts), {**reading, "cue": cue}


@pytest.mark.parametrize(("passage", "told", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_the_words_around_a_figure_hold_against_a_fact(passage: str, told: str, expected: str) -> None:
    text, exact = marked(passage)
    key, more = asserted(told)
    reading = Reading.model_validate({"id": "a", "in": "report", "exact": exact, **more})
    fact = FactKey.model_validate({"concept": key.concept, "measure": key.measure, **dict(key.dimensions)})
    [found] = trial_findings(catalog(), text, [(key, FactRecord(fact=fact, read=(reading,)))])
    told_of = (finding.code + ("?" if finding.answer == "undecided" else "") for finding in found)
    assert " ".join(told_of) == (expected if expected != "borne out" else "")
