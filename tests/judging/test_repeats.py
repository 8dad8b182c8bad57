"""What many findings say alike is told once, with its places or with what they share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.findings import Finding, Place, Severity, exit_code
from generator.judging.repeats import folded
from tests.small import pressed, small

CONCEPTS = "data/concepts.yml"
PLACES = "a.yml:2:1, a.yml:3:1, a.yml:4:1, a.yml:5:1, a.yml:6:1"


def unknown(line: int, name: str = "x") -> Finding:
    message = f"there is no document `{name}`"
    return Finding(code="unknown-document", place=Place(file="a.yml", line=line), message=message)


def pending(line: int, concept: str = "revenue") -> Finding:
    return Finding(
        severity=Severity.PENDING,
        code="pending",
        place=Place(file="a.yml", line=line),
        message=f"{concept} {line}",
        looked_up=(f"concept:{concept}",),
    )


def test_few_are_told_one_by_one() -> None:
    few = [unknown(line) for line in (1, 2, 3)]
    assert folded(few) == (tuple(few), ())


def test_a_missing_name_is_told_once_with_its_places() -> None:
    many = [unknown(line) for line in range(1, 21)]
    told, withheld = folded([*many, unknown(1, "y")])
    assert [(finding.place.line, finding.message) for finding in told] == [
        (1, f"there is no document `x`; it stands at {PLACES} and 14 more as well"),
        (1, "there is no document `y`"),
    ]  # fmt: skip
    assert withheld == tuple(many)


def test_a_name_that_many_places_use_may_be_one_that_was_changed() -> None:
    """Whoever changed the id of a record is not led to all who name it."""
    many = [replace(unknown(line), hint="did you mean `y`?") for line in range(1, 6)]
    ((told,), _) = folded(many)
    assert told.hint == "did you mean `y`? If its own id was changed, put that back: 5 places use it"


def test_pending_citations_of_one_concept_are_told_as_one() -> None:
    told, withheld = folded([*map(pending, range(1, 5)), pending(9, "profit")])
    assert [(finding.place.line, finding.severity) for finding in told] == [(1, "pending"), (9, "pending")]
    assert told[0].message.startswith("4 citations of revenue are not what their receipts were written for")
    assert len(withheld) == 4


def test_pending_citations_of_many_concepts_share_another_cause() -> None:
    told, _ = folded(pending(line, f"concept-{line}") for line in range(1, 8))
    (one,) = told
    assert one.message.startswith("7 citations of 7 concepts are not what their receipts were written for")


def test_pending_citations_of_claims_are_told_with_those_of_facts() -> None:
    statements = [replace(pending(line), looked_up=(f"claim:c{line}",)) for line in (11, 12)]
    (one,), withheld = folded([*(pending(line, f"concept-{line}") for line in range(1, 8)), *statements])
    assert one.message.startswith("9 citations of 7 concepts and 2 statements are not what their receipts were")
    assert len(withheld) == 9


def test_pending_citations_of_few_concepts_stand_apart_from_those_of_claims() -> None:
    statements = [replace(pending(line), looked_up=(f"claim:c{line // 2}",)) for line in range(10, 15)]
    told, _ = folded([*map(pending, range(1, 5)), *statements])
    assert [finding.message.partition(" are")[0] for finding in told] == [
        "4 citations of revenue", "5 citations of 3 statements",
    ]  # fmt: skip


def test_a_good_alias_by_somebody_without_texts_awaits(tmp_path: Path) -> None:
    project = small(tmp_path)
    file = project / CONCEPTS
    text = file.read_text("utf-8")
    file.write_text(text.replace("aliases: [總收入", "aliases: [總營收, 總收入"), "utf-8")
    assert file.read_text("utf-8") != text
    found = pressed(project, texts=False)
    assert {str(finding.severity) for finding in found.findings} <= {"pending", "warning"}
    assert exit_code(found.findings) == 3
