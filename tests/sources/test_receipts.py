"""A receipt holds for one assertion on one piece of evidence: whatever of them changes, it no longer does."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.sources import receipts
from generator.sources.receipts import (
    CAP_BYTES,
    CONTEXT,
    Coverage,
    DocumentReceipts,
    Evidence,
    evidence,
    holds,
    is_receipt_of,
    load_receipts,
    receipt,
    render,
    shared,
    still_holds,
)
from tests.small import edit, pressed, small

CASES = Path(__file__).parent / "receipts"
ALPHA = "data/receipts/alpha.json"
TEXT = "甲公司總收入為61億元。" * 9
FOUND = Evidence(start=7, end=11, sign=1, read={"value": "1"}, context="0" * 32)
SAID = {"fact": "acme.revenue.2025-q1", "key": {"status": "actual"}}


def rows(name: str) -> list[list[str]]:
    return [row.replace("\\n", "\n").split("\t") for row in (CASES / name).read_text("utf-8").splitlines()[2:]]


def evidences(project: Path) -> dict[str, str]:
    """What became of each citation without the texts."""
    resolved = pressed(project, texts=False).resolved
    observed = {o.id: o.evidence for group in resolved.observations.values() for o in group}
    return observed | {phrase.id: phrase.evidence for group in resolved.phrases.values() for phrase in group}


@pytest.mark.parametrize(
    ("file", "before", "after", "citation"), [pytest.param(*r[1:], id=r[0]) for r in rows("bound.tsv")]
)
def test_a_bound_part_that_changes_voids_the_receipt(
    tmp_path: Path, file: str, before: str, after: str, citation: str
) -> None:
    project = small(tmp_path)
    path = project / "data" / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
    assert evidences(project)[citation] == "pending"


@pytest.mark.parametrize(("file", "before", "after"), [pytest.param(*r[1:], id=r[0]) for r in rows("unbound.tsv")])
def test_what_is_not_bound_may_change(tmp_path: Path, file: str, before: str, after: str) -> None:
    project = small(tmp_path)
    edit(project, f"data/{file}", before, after)
    assert set(evidences(project).values()) == {"receipted"}


@pytest.mark.parametrize(
    "changed",
    [{"start": 8}, {"end": 12}, {"sign": -1}, {"read": None}, {"read": {"value": "2"}}, {"context": "1" * 32}],
    ids=str,
)
def test_every_part_of_the_evidence_is_bound(changed: dict[str, Any]) -> None:
    kept = receipt(FOUND, SAID)
    assert still_holds(kept, SAID)
    assert holds(replace(FOUND, **changed), SAID) != kept.holds
    assert not still_holds(kept.model_copy(update=changed), SAID)


@pytest.mark.parametrize("said", [{}, {**SAID, "fact": "acme.revenue.2025-q2"}, {**SAID, "key": {"status": "plan"}}])
def test_every_part_of_the_assertion_is_bound(said: dict[str, object]) -> None:
    assert not still_holds(receipt(FOUND, SAID), said)


def test_a_part_that_many_bind_is_bound_as_if_it_stood_in_each() -> None:
    parts: dict[str, Any] = {"document": {"id": "b", "about": {"entity": '"\\u0000" 甲'}}, "concept": [1, None]}
    apart = {name: shared(part) for name, part in parts.items()}
    assert holds(FOUND, SAID | apart) == holds(FOUND, SAID | parts)
    assert holds(FOUND, SAID | {"document": apart["concept"]}) != holds(FOUND, SAID | {"document": apart["document"]})


@pytest.mark.parametrize(
    "changed",
    [{"start": 8}, {"end": 12}, {"sign": -1}, {"read": {"value": "2"}}, {"context": "1" * 32}, {"exact": "62"}],
    ids=str,
)
def test_a_receipt_is_that_of_its_own_evidence_alone(changed: dict[str, Any]) -> None:
    found = replace(FOUND, exact="61")
    kept = receipt(found, SAID)
    assert is_receipt_of(kept, found, SAID)
    assert is_receipt_of(kept.model_copy(update={"exact": None}), found, SAID)  # as it was once written
    assert not is_receipt_of(kept, replace(found, **changed), SAID)
    assert not is_receipt_of(kept, found, {**SAID, "fact": "acme.revenue.2025-q2"})


@pytest.mark.parametrize("version", ["READER_VERSION", "CUES_VERSION"])
def test_a_new_reader_and_new_rules_void_every_receipt(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = receipt(FOUND, SAID)
    monkeypatch.setattr(receipts, version, "another")
    assert not still_holds(kept, SAID)


def test_the_context_is_that_of_the_words_around() -> None:
    start = TEXT.index("61", CONTEXT)
    same = evidence(TEXT, start, start + 4, 1)
    far = TEXT[: start - CONTEXT - 1].replace("甲", "乙") + TEXT[start - CONTEXT - 1 :]
    near = TEXT[: start - CONTEXT] + "乙" + TEXT[start - CONTEXT + 1 :]
    assert evidence(far, start, start + 4, 1) == same
    assert evidence(near, start, start + 4, 1).context != same.context


@pytest.mark.parametrize("part", ["holds", "context"])
def test_a_forged_digest_does_not_hold(tmp_path: Path, part: str) -> None:
    project = small(tmp_path)
    path = project / ALPHA
    before = path.read_text("utf-8")
    citation = "acme.gross-margin.2025-q1#a"
    written = json.loads(before)["citations"][citation][part]
    path.write_text(before.replace(written, written[:-1] + ("0" if written[-1] != "0" else "1")), "utf-8")
    assert [name for name, state in evidences(project).items() if state == "pending"] == [citation]


def test_a_file_of_another_text_does_not_serve(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, ALPHA, '"sha256": "032b', '"sha256": "132b')
    assert evidences(project)["acme.gross-margin.2025-q1#a"] == "pending"


def test_a_receipt_of_another_citation_does_not_serve(tmp_path: Path) -> None:
    project = small(tmp_path)
    path = project / ALPHA
    record = json.loads(path.read_text("utf-8"))
    record["citations"]["acme.gross-margin.2025-q1#a"] = record["citations"]["acme.gross-profit.2025-q1#a"]
    path.write_text(json.dumps(record), "utf-8")
    assert evidences(project)["acme.gross-margin.2025-q1#a"] == "pending"


# what is written into data/receipts/alpha.json → it is not what `verify` writes
BROKEN = {
    "nothing": "",
    "no mapping": "[]",
    "cut off": '{"document": "alpha"',
    "a key too many": None,
    "a digest in capitals": '"holds": "' + "A" * 32,
    "a number as text": '"start": "',
    "endless nesting": "[" * 100_000,
    "another document": '"document": "beta"',
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_a_finding_and_counts_as_absent(tmp_path: Path, what: str) -> None:
    project = small(tmp_path)
    path = project / ALPHA
    path.write_text(broken(what, path.read_text("utf-8")), "utf-8")
    loaded = load_receipts(project)
    assert set(loaded.value) == {"beta"}
    assert [(f.code, f.place.file) for f in loaded.findings] == [("receipts-broken", ALPHA)]


def broken(what: str, text: str) -> str:
    """The file spoilt as the case says."""
    match what:
        case "a key too many":
            return text.replace('"document"', '"more": 1, "document"', 1)
        case "a digest in capitals":
            return re.sub(r'"holds": "[0-9a-f]{32}', BROKEN[what] or "", text, count=1)
        case "a number as text":
            return re.sub(r'"start": ([0-9]+)', r'"start": "\1"', text, count=1)
        case "another document":
            return text.replace('"document": "alpha"', BROKEN[what] or "", 1)
    return BROKEN[what] or ""


@pytest.mark.parametrize(("raw", "code"), [(b"\xff", "text-encoding"), (b" " * (CAP_BYTES + 1), "file-too-large")])
def test_a_file_that_is_no_text_of_a_size_to_read_is_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    project = small(tmp_path)
    (project / ALPHA).write_bytes(raw)
    loaded = load_receipts(project)
    assert set(loaded.value) == {"beta"}
    assert [f.code for f in loaded.findings] == [code]


def test_a_linked_file_is_refused(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / ALPHA).rename(tmp_path / "alpha.json")
    (project / ALPHA).symlink_to(tmp_path / "alpha.json")
    assert set(load_receipts(project).value) == {"beta"}


def test_a_linked_folder_is_refused_and_nothing_in_it_is_read(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "data" / "receipts").rename(tmp_path / "elsewhere")
    (project / "data" / "receipts").symlink_to(tmp_path / "elsewhere")
    done = pressed(project, texts=False)
    assert (done.kept, done.decided) == ({}, {})
    assert "data/receipts:1:1" in {str(f.place) for f in done.findings if f.code == "file-not-regular"}


def test_a_file_is_written_a_citation_a_line_in_order_and_reads_back(tmp_path: Path) -> None:
    coverage = Coverage(figures=3, observed=1, claimed=1, set_aside=0, not_quantities={"name": 1, "date": 2})
    citations = {name: receipt(FOUND, {"fact": name}) for name in ("b#a", "a#a")}
    record = DocumentReceipts(document="d", sha256="0" * 64, coverage=coverage, fingerprint=("x",), citations=citations)
    text = render(record)
    assert [line.split(":")[0].strip() for line in text.splitlines() if "holds" in line] == ['"a#a"', '"b#a"']
    (tmp_path / "data" / "receipts").mkdir(parents=True)
    (tmp_path / "data" / "receipts" / "d.json").write_text(text, "utf-8")
    assert load_receipts(tmp_path).value == {"d": record}
    assert coverage.accounted == 2


def test_a_project_without_receipts_has_none(tmp_path: Path) -> None:
    assert load_receipts(tmp_path).value == {}


def test_a_receipt_that_names_another_token_does_not_hold(tmp_path: Path) -> None:
    project = small(tmp_path)
    file = project / ALPHA
    row = next(row for row in file.read_text("utf-8").splitlines() if '"acme.gross-profit.2025-q1#a"' in row)
    assert '"exact": "60億元"' in row
    file.write_text(file.read_text("utf-8").replace(row, row.replace("60億元", "61億元")), "utf-8")
    assert evidences(project)["acme.gross-profit.2025-q1#a"] == "pending"
