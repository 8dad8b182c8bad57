"""A fact edited as an outsider would, and what the press says: with the texts, and with receipts only."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest

from generator.findings import exit_code
from generator.pages.tree import make_tree
from generator.press import new_receipts
from generator.settings import load_settings
from tests.small import FACTS, codes, dressed, edit, pressed, small


def test_the_small_project_is_clean_with_texts_and_without(tmp_path: Path) -> None:
    project = small(tmp_path)
    assert [f.code for f in pressed(project).all_findings] == []
    assert [f.code for f in pressed(project, texts=False).all_findings] == []
    assert {o.evidence for group in pressed(project).resolved.observations.values() for o in group} == {"verified"}
    without = pressed(project, texts=False).resolved.observations.values()
    assert {o.evidence for group in without for o in group} == {"receipted"}


def test_values_are_the_same_with_texts_and_with_receipts(tmp_path: Path) -> None:
    project = small(tmp_path)

    def values(texts: bool) -> dict[str, object]:
        groups = pressed(project, texts=texts).resolved.observations.values()
        return {o.id: (o.stated, o.stated_by, o.start, o.end) for group in groups for o in group}

    assert values(True) == values(False)


DECIDED = (
    "      accept: a\n      reason: source-error\n"
    "      note: {zh-Hant: 只有前者與合計相符。, en: Only the former fits the total.}\n"
)
ARGUED_ANEW = (
    "      accept: b\n      reason: source-error\n      note: {zh-Hant: 後者較新。, en: The latter is newer.}\n"
)
# what is written → what is written instead → the finding with texts, the finding with receipts only
EDITS = [
    ("a digit", "exact: 30億元", "exact: 31億元", "quote-not-found", "pending"),
    ("a scale", "exact: 30億元", "exact: 30萬元", "quote-not-found", "pending"),
    ("half a token", "exact: 30億元", "exact: 30億", "not-whole-token", "pending"),
    ("a period", "period: 2025-Q1}", "period: 2025-Q2}", "key-changed", "key-changed"),
    ("a concept", "{concept: gross-margin}", "{concept: operating-capex-x}", "unknown-concept", "unknown-concept"),
    ("a sibling concept", "{concept: gross-margin}", "{concept: mau}", "unit-mismatch", "unit-mismatch"),
    ("a measure", "{concept: revenue, measure: growth}", "{concept: revenue, measure: share, of: revenue}",
     "cue-measure", "pending"),
    ("a comparison", "{concept: revenue, measure: growth}",
     "{concept: revenue, measure: growth, against: prior-quarter}", "cue-against", "pending"),
    ("a dimension", "{concept: mau, product: social-app}", "{concept: mau}", "cue-product", "pending"),
    ("a document", "{id: b, in: beta, exact: 120.4億元}", "{id: b, in: alpha, exact: 120.4億元}",
     "quote-not-found", "pending"),
    ("a status", "of: revenue, status: guidance", "of: revenue", "cue-status", "pending"),
    ("an adjudication", "accept: a\n", "accept: b\n", "adjudication-reversed", "adjudication-reversed"),
    ("an adjudication argued anew", DECIDED, ARGUED_ANEW, "relation-broken", "relation-broken"),
    ("no adjudication object", "exact: 25億元", "exact: 25億元, says: {period: 2024-Q1}, error: wrong-period, "
     "because: argued, note: {zh-Hant: 甲, en: x}", "cue-period", "adjudication-needless"),
    ("a false reason", "because: a\n", "because: capex-parts\n", "says-without-object", "says-without-object"),
    ("a formula", "(1 + capital", "(2 + capital", "formula-unproven", "formula-unproven"),
    ("a formula on itself", "capital-expenditure@2025-Q1 /", "capital-expenditure@2024-Q1 /", "derive-failed",
     "derive-failed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "with_texts", "without"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS]
)
def test_an_edit_is_noticed(tmp_path: Path, before: str, after: str, with_texts: str, without: str) -> None:
    project = small(tmp_path)
    line = edit(project, FACTS, before, after)
    found = pressed(project).findings
    assert with_texts in [f.code for f in found]
    assert any(f.place.file == FACTS and abs(f.place.line - line) <= 20 for f in found if f.code == with_texts)
    assert without in codes(project, texts=False)


def test_a_citation_moved_to_the_same_token_elsewhere_is_noticed(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{id: a, in: alpha, exact: 50%}", "{id: a, in: beta, exact: 10%}")
    assert {"cue-concept", "cue-measure"} & set(codes(project))
    assert "pending" in codes(project, texts=False)


def test_a_changed_document_is_refused_and_its_place_named(tmp_path: Path) -> None:
    project = small(tmp_path)
    text = project / "texts" / "alpha.txt"
    text.write_text(text.read_text("utf-8").replace("120億", "130億"), "utf-8")
    findings = [f for f in pressed(project).findings if f.code == "document-changed"]
    assert [str(f.place) for f in findings] == ["data/documents/alpha.yml:9:9"]


def test_a_forged_receipt_does_not_hold(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "exact: 30億元", "exact: 99億元")
    receipts = project / "data" / "receipts" / "alpha.json"
    receipts.write_text(receipts.read_text("utf-8").replace('"sign": 1', '"sign": -1'), "utf-8")
    assert "pending" in codes(project, texts=False)
    assert "quote-not-found" in codes(project)


def test_without_the_text_an_edited_reading_is_told_from_a_new_one(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "exact: 30億元", "exact: 31億元")
    edit(project, FACTS, "{id: a, in: alpha, exact: 60億元}", "{id: z, in: alpha, exact: 60億元}")
    told = [finding.message for finding in pressed(project, texts=False).findings if finding.code == "pending"]
    assert sorted(told) == [
        "acme.gross-profit.2025-q1#z has no receipt yet, and the text is not at hand",
        "the figure of acme.capital-expenditure.2025-q1#a was changed from 「30億元」 to 「31億元」, and nobody has "
        "compared it with alpha, whose text is not at hand",
    ]


def test_pending_alone_exits_three_and_a_project_without_facts_fails(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "data" / "receipts" / "beta.json").unlink()
    assert exit_code(pressed(project, texts=False).all_findings) == 3
    shutil.rmtree(project / "data" / "facts")
    assert "nothing-to-verify" in codes(project)
    assert exit_code(pressed(project).all_findings) == 1


def test_verify_writes_what_the_texts_say_and_is_stable(tmp_path: Path) -> None:
    project = small(tmp_path)
    for path, text in new_receipts(pressed(project)).items():
        assert (project / path).read_text("utf-8") == text
    assert any(f.code == "receipt-stale" for f in _without_receipts(project).stale)


def _without_receipts(project: Path):  # type: ignore[no-untyped-def]
    shutil.rmtree(project / "data" / "receipts")
    return pressed(project)


def test_boilerplate_is_never_cited(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{id: a, in: alpha, exact: 50%}", "{id: a, in: beta, exact: 50%}")
    assert "quote-not-found" in codes(project)  # the advert lies outside the article's segment


def test_everything_wrong_is_reported_at_once(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "exact: 30億元", "exact: 31億元")
    edit(project, FACTS, "{concept: gross-margin}", "{concept: gross-margine}")
    (project / "data" / "units.yml").write_text("units: [\n", "utf-8")
    found = pressed(project).findings
    assert {"quote-not-found", "unknown-concept"} <= {f.code for f in found}
    assert any(f.place.file == "data/units.yml" for f in found)
    assert any("did you mean `gross-margin`?" in f.hint for f in found)


ENTITIES, RELATIONS, BRIEFING = "data/entities.yml", "data/relations.yml", "site_src/briefings/first/briefing.yml"


@pytest.mark.parametrize(
    ("file", "before", "after", "line"),
    [
        (ENTITIES, "subject: acme", "subject: acne", 3),
        (RELATIONS, "  - id: gross-margin\n", "  - id: gross-margin\n    entity: acne\n", 9),
        (BRIEFING, "id: first\n", "id: first\nentity: acne\n", 3),
    ],
)
def test_an_unknown_entity_is_found_where_it_is_named(
    tmp_path: Path, file: str, before: str, after: str, line: int
) -> None:
    project = small(tmp_path)
    edit(project, file, before, after)
    found = [f for f in pressed(project).findings if f.code == "unknown-entity"]
    assert [(f.place.file, f.place.line, f.hint) for f in found] == [(file, line, "did you mean `acme`?")]


def test_a_relation_is_tried_on_the_entity_it_names_else_on_the_subject(tmp_path: Path) -> None:
    project = small(tmp_path)
    assert {outcome.state for outcome in pressed(project).edition.relations} == {"held"}
    edit(project, RELATIONS, "  - id: gross-margin\n", "  - id: gross-margin\n    entity: test-press\n")
    assert "gross-margin" not in {outcome.relation.id for outcome in pressed(project).edition.relations}


DECLINE = "acme.capital-expenditure.2025-q1.growth#a"


def pending_value(project: Path, citation: str) -> tuple[str, object]:
    """What becomes of a citation without the texts: its evidence and value."""
    groups = pressed(project, texts=False).resolved.observations.values()
    return next((o.evidence, o.stated and o.stated.value) for group in groups for o in group if o.id == citation)


# what is written instead of the reading of a decline of 5% → the value that is pending then
DECLINES = [
    ("its selector", "exact: 5%", "exact: 5%, prefix: 同比下降", -5),
    ("its place", "exact: 5%", "exact: 5%, suffix: 。", -5),
    ("its speaker", "exact: 5%", "exact: 5%, stated_by: media", -5),
    ("its digits", "exact: 5%", "exact: 6%", -6),
    ("its name, which makes it a new one", "{id: a, in: alpha, exact: 5%", "{id: c, in: alpha, exact: 5%", None),
]


@pytest.mark.parametrize(("before", "after", "value"), [pytest.param(*row[1:], id=row[0]) for row in DECLINES])
def test_without_texts_a_decline_stays_a_decline(tmp_path: Path, before: str, after: str, value: int | None) -> None:
    project = small(tmp_path)
    edit(project, FACTS, before, after)
    citation = DECLINE if value is not None else DECLINE[:-1] + "c"
    assert pending_value(project, citation) == ("pending", value)


def test_without_texts_what_is_derived_from_a_pending_decline_stays(tmp_path: Path) -> None:
    project = small(tmp_path)
    derived = "acme.capital-expenditure.2024-q1.implied"
    before = pressed(project, texts=False).edition.stated(derived)
    edit(project, FACTS, "exact: 5%", "exact: 5%, prefix: 同比下降")
    after = pressed(project, texts=False).edition.stated(derived)
    assert after is not None
    assert after == before


def test_without_texts_a_new_rise_that_is_called_is_pending_and_marked(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{id: a, in: alpha, exact: 10%", "{id: new, in: alpha, exact: 10%")
    edit(project, FACTS, "{id: b, in: beta, exact: 10%", "{id: newer, in: beta, exact: 10%")
    done = pressed(project, texts=False)
    assert {(f.code, f.severity) for f in done.findings} == {("pending", "pending"), ("call-unsettled", "pending")}
    page = make_tree(dressed(project), done.edition, load_settings(project, None, {})).value[
        PurePosixPath("en/briefings/first.md")
    ]
    assert b'up <span class="badge badge--pending">' in page


@pytest.mark.parametrize("texts", [True, False])
def test_a_wrong_period_of_a_whole_file_is_told_and_nothing_ends_in_a_fault(tmp_path: Path, texts: bool) -> None:
    project = small(tmp_path)
    edit(project, "site_src/briefings/first/en.md", '{{ fact("revenue", "2025-Q1") }}', IMPLIED)
    edit(project, "site_src/briefings/first/zh-Hant.md", '{{ fact("revenue", "2025-Q1") }}', IMPLIED)
    edit(project, FACTS, "period: 2025-Q1}\nfacts:", "period: 2025-Q5}\nfacts:")
    assert codes(project, texts=texts).count("period-unreadable") == 1


IMPLIED = '{{ fact("capital-expenditure", "2024-Q1", method="implied") }}'  # is derived from facts of the file
