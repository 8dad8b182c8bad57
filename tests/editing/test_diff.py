"""What a change of the data means for the reader: two projects compared, and two revisions of a repository."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.editing.changes import Cause, Change, changes_between
from generator.editing.diff import NOTHING, Report, as_markdown, as_text, compare
from generator.editing.project_files import write_files
from generator.editing.rename import rename
from generator.editing.revisions import RevisionError
from generator.findings import Finding, Place
from generator.sources.receipts import FOLDER, load_receipts, render
from tests.small import FACTS, edit, pressed, small

CLAIM = "data/claims/first.yml"
REVENUE = "acme.revenue.2025-q1"


def changes(tmp_path: Path, file: str, before: str, after: str) -> tuple[Cause, ...]:
    """What one edit means, with the texts at hand."""
    project = small(tmp_path)
    base = pressed(project).edition
    edit(project, file, before, after)
    return changes_between(base, pressed(project).edition)


def told(causes: tuple[Cause, ...]) -> list[tuple[str, str, str]]:
    return [(cause.change.kind, cause.change.subject, cause.change.state) for cause in causes]


def follows(cause: Cause, kind: str) -> list[str]:
    return [change.subject for change in cause.follows if change.kind == kind]


def test_nothing_changed(tmp_path: Path) -> None:
    edition = pressed(small(tmp_path)).edition
    assert changes_between(edition, edition) == ()


def test_another_value_is_told_in_both_languages_with_all_that_follows(tmp_path: Path) -> None:
    (cause,) = changes(tmp_path, FACTS, "      - {id: b, in: beta, exact: 120.4億元}\n", "")
    assert (cause.change.kind, cause.change.subject, cause.change.state) == ("fact", REVENUE, "changed")
    assert cause.place.startswith(f"{FACTS}:")
    was, now = cause.change.before, cause.change.after
    assert (was["zh-Hant"], was["en"], was["readings"]) == (
        "120.4億元", "RMB 12.04 billion", "120億元 (alpha: agreed), 120.4億元 (beta: agreed)",
    )  # fmt: skip
    assert (now["zh-Hant"], now["en"], now["readings"]) == ("120億元", "RMB 12.0 billion", "120億元 (alpha: single)")
    sentences = [change for change in cause.follows if change.kind == "sentence"]
    assert sentences
    assert all("12.04" in change.before["en"] and "12.0 b" in change.after["en"] for change in sentences)
    assert follows(cause, "page") == ["briefings/first", "concepts/revenue"]
    assert cause.asks == "an entry in data/corrections/"


def test_a_correction_that_names_the_fact_is_what_was_asked_for(tmp_path: Path) -> None:
    project = small(tmp_path)
    base = pressed(project).edition
    edit(project, FACTS, "      - {id: b, in: beta, exact: 120.4億元}\n", "")
    (project / "data/corrections").mkdir()
    (project / "data/corrections/2025.yml").write_text(CORRECTION, "utf-8")
    found = {cause.change.subject: cause for cause in changes_between(base, pressed(project).edition)}
    assert found[REVENUE].asks == ""


CORRECTION = """\
corrections:
  - {id: revenue, date: "2025-06-01", facts: [acme.revenue.2025-q1], text: {zh-Hant: 更正。, en: Corrected.}}
"""


def test_what_is_derived_from_a_changed_fact_stands_below_it(tmp_path: Path) -> None:
    found = changes(tmp_path, FACTS, "  - fact: {concept: capital-expenditure, measure: growth}\n    read:\n", GROWTH)
    (cause,) = [each for each in found if "acme.capital-expenditure.2024-q1.implied" in follows(each, "derived")]
    assert cause.change.subject == "acme.capital-expenditure.2025-q1.growth"


GROWTH = """\
  - fact: {concept: capital-expenditure, measure: growth}
    adjudication: {accept: none, reason: unexplained, relation: capex-parts, note: {zh-Hant: 甲。, en: A.}}
    read:
"""


def test_a_new_fact_and_one_that_is_gone(tmp_path: Path) -> None:
    found = changes(tmp_path, FACTS, "product: video-app}", "product: video-app, period: 2025-03}")
    assert [row for row in told(found) if row[0] == "fact"] == [
        ("fact", "acme.mau.product-video-app.2025-03", "new"),
        ("fact", "acme.mau.product-video-app.2025-q1", "gone"),
    ]


DECISION = """\
    adjudication:
      accept: a
      reason: source-error
      note: {zh-Hant: 只有前者與合計相符。, en: Only the former fits the total.}
"""


def test_a_decision_that_goes_is_told_with_its_reason_and_the_relation_that_can_no_longer_be_tried(
    tmp_path: Path,
) -> None:
    found = {cause.change.subject: cause for cause in changes(tmp_path, FACTS, DECISION, "")}
    cause = found["acme.operating-capex.2025-q1"]
    assert cause.change.before["decision"] == "accept a, reason source-error"
    assert cause.change.before["why en"] == "Only the former fits the total."
    assert (cause.change.after["en"], cause.change.after["decision"], cause.change.after["stands"]) == (
        "–", "", "disputed",
    )  # fmt: skip
    held = next(change for change in cause.follows if change.kind == "relation")
    assert (held.subject, held.before, held.after) == (
        "capex-parts acme.capital-expenditure.2025-q1", {"": "held"}, {"": "not-checkable"},
    )  # fmt: skip


def test_a_decision_turned_round_is_told_though_its_note_stays(tmp_path: Path) -> None:
    found = {cause.change.subject: cause for cause in changes(tmp_path, FACTS, "accept: a\n", "accept: b\n")}
    change = found["acme.operating-capex.2025-q1"].change
    assert (change.before["decision"], change.after["decision"]) == (
        "accept a, reason source-error",
        "accept b, reason source-error",
    )
    assert (change.before["en"], change.after["en"]) == ("RMB 2.0 billion", "RMB 2.5 billion")


def test_a_new_relation_is_told(tmp_path: Path) -> None:
    right = "right: operating-capex + non-operating-capex\n"
    more = (
        "  - {id: more, label: {zh-Hant: 甲, en: A}, left: gross-profit, test: at-most, right: revenue, entity: acme}\n"
    )
    found = changes(tmp_path, "data/relations.yml", right, right + more)
    assert ("relation", "more acme.gross-profit.2025-q1", "new") in told(found)


@pytest.mark.parametrize(
    ("file", "before", "after", "subject"),
    [
        (CLAIM, "The company expects", "The company hopes for", "claim capex-guidance: text"),
        ("site_src/briefings/first/en.md", "capital expenditure was", "spending was", "briefing first: section capex"),
        (
            "site_src/briefings/first/briefing.yml",
            "en: Operating}",
            "en: Own}",
            "briefing first: charts capex-parts rows label",
        ),
        ("data/glossary.yml", "Spending on", "Money for", "term capex: definition"),
    ],
)
def test_a_sentence_that_was_edited_is_told_as_it_is_read(
    tmp_path: Path, file: str, before: str, after: str, subject: str
) -> None:
    (cause,) = changes(tmp_path, file, before, after)
    assert (cause.change.kind, cause.change.subject) == ("text", subject)
    assert cause.change.before.keys() == {"en"}
    assert before.removesuffix("}").removeprefix("en: ") in cause.change.before["en"]
    assert after.removesuffix("}").removeprefix("en: ") in cause.change.after["en"]
    assert "{{" not in cause.change.after["en"]


def test_what_a_sentence_rests_on_is_told_though_it_reads_alike(tmp_path: Path) -> None:
    end = ', measure="growth") }} on the year.'
    (cause,) = changes(tmp_path, "site_src/briefings/first/en.md", end, f"{end}[^capex-guidance]")
    assert cause.change.state == "changed"
    assert "[^capex-guidance]" not in cause.change.before["en"]
    assert "[^capex-guidance]" in cause.change.after["en"]


def test_an_entity_that_is_not_known_is_a_dash(tmp_path: Path) -> None:
    (cause,) = changes(tmp_path, CLAIM, "The company expects", '{{ entity("nobody") }} expects')
    assert cause.change.after["en"].startswith("– expects")


def test_a_briefing_about_another_than_the_subject_is_read_with_its_own_figures(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, "data/entities.yml", "subject: acme", "subject: test-press")
    edit(project, "site_src/briefings/first/briefing.yml", "id: first\n", "id: first\nentity: acme\n")
    base = pressed(project).edition
    edit(project, "site_src/briefings/first/en.md", "capital expenditure was", "spending was")
    (cause,) = changes_between(base, pressed(project).edition)
    assert cause.change.before["en"] == "In Q1 2025 capital expenditure was RMB 3.0 billion."


def test_a_chart_with_a_row_less_is_told(tmp_path: Path) -> None:
    project = small(tmp_path)
    briefing = (project / "site_src/briefings/first/briefing.yml").read_text("utf-8")
    row = next(line for line in briefing.splitlines(keepends=True) if "fact: acme.non-operating-capex" in line)
    base = pressed(project).edition
    edit(project, "site_src/briefings/first/briefing.yml", row, "")
    found = [cause.change for cause in changes_between(base, pressed(project).edition) if cause.change.kind == "chart"]
    assert len(found) == 1
    assert "non-operating" in found[0].before[""]
    assert "non-operating" not in found[0].after[""]


def renamed(tmp_path: Path, *names: str) -> Cause:
    """What a renaming means, which is its only effect."""
    project = small(tmp_path)
    base = pressed(project).edition
    renaming = rename(project, *names)
    write_files(dict(renaming.files), project)
    for path in renaming.removed:
        (project / path).unlink()
    (cause,) = changes_between(base, pressed(project).edition)
    return cause


@pytest.mark.parametrize(
    ("file", "before", "after", "told_as"),
    [
        (CLAIM, "speaker: acme", "speaker: test-press", ("claim capex-guidance", "speaker", "acme", "test-press")),
        (CLAIM, "firmness: firm", "firmness: hedged", ("claim capex-guidance", "firmness", "firm", "hedged")),
        (
            "data/glossary.yml", "capital expenditure, 資", "capital expenditure, capital spending, 資",
            ("glossary", "synonyms", "capex, capital expenditure, 資本開支",
             "capex, capital expenditure, capital spending, 資本開支"),
        ),
        (
            "site_src/briefings/first/briefing.yml", "  - acme.revenue.2025-q1\n", "",
            ("briefing first", "table", None, None),
        ),
    ],
)  # fmt: skip
def test_what_a_record_says_besides_its_texts_is_told_field_by_field(
    tmp_path: Path, file: str, before: str, after: str, told_as: tuple[str, str, str | None, str | None]
) -> None:
    (change,) = [each.change for each in changes(tmp_path, file, before, after) if each.change.kind == "record"]
    subject, name, was, now = told_as
    assert change.subject == subject
    if was is None:
        assert (change.before, change.after) == ({name: "acme.revenue.2025-q1"}, {name: ""})
    else:
        assert (change.before, change.after) == ({name: was}, {name: now})


ANOTHER = """\
  - id: another
    kind: opinion
    speaker: acme
    date: 2025-05-14
    firmness: firm
    text: {zh-Hant: 甲。, en: A.}
    cites: [{in: alpha, exact: 將佔收}]
    topics: [first]
"""


def test_a_new_claim_awaits_verification_beside_what_is_said_of_it(tmp_path: Path) -> None:
    project = small(tmp_path)
    base = pressed(project, texts=False).edition
    (project / CLAIM).write_text((project / CLAIM).read_text("utf-8") + ANOTHER, "utf-8")
    found = changes_between(base, pressed(project, texts=False).edition)
    assert told(found) == [("record", "claim another", "new"), ("text", "claim another: text", "new")]
    assert all(cause.awaits for cause in found)
    assert "speaker: acme; date: 2025-05-14; firmness: firm; cites: exact 將佔收, in alpha" in found[0].change.after[""]
    assert not any(cause.awaits for cause in changes_between(base, pressed(project).edition))


def test_one_more_in_a_list_does_not_make_others_of_those_below(tmp_path: Path) -> None:
    project = small(tmp_path)
    base = pressed(project).edition
    for language, point in (("zh-Hant", "多一點。"), ("en", "One point more.")):
        file = project / "site_src/briefings/first" / f"{language}.md"
        file.write_text(f"- {point}\n" + file.read_text("utf-8"), "utf-8")
    edit(project, "site_src/briefings/first/briefing.yml", "charts:\n", f"charts:\n{CHART}")
    found = {cause.change.subject: cause.change for cause in changes_between(base, pressed(project).edition)}
    assert found["briefing first: main point"].after == {"zh-Hant": "多一點。", "en": "One point more."}
    assert not any(words for change in found.values() for words in change.before.values())


CHART = """\
  - id: revenue
    kind: bars
    title: {zh-Hant: 收入, en: Revenue}
    rows:
      - {fact: acme.revenue.2025-q1}
"""


def test_what_two_edits_move_is_told_once(tmp_path: Path) -> None:
    project = small(tmp_path)
    base = pressed(project, texts=False).edition
    edit(project, FACTS, "exact: 30億元", "exact: 31億元")
    edit(project, FACTS, "exact: 5%", "exact: 6%")
    found = changes_between(base, pressed(project, texts=False).edition)
    followed = [(change.kind, change.subject) for cause in found for change in cause.follows]
    assert ("derived", "acme.capital-expenditure.2024-q1.implied") in followed
    assert len(set(followed)) == len(followed)


def test_a_formula_is_told_where_it_gives_the_same(tmp_path: Path) -> None:
    (cause,) = changes(tmp_path, FACTS, "@2025-Q1 / (1 + capital", "@2025-Q1 * 1 / (1 + capital")
    assert "* 1 /" in cause.change.after["formula"]
    assert cause.change.before["en"] == cause.change.after["en"]


def test_a_name_that_was_changed_is_a_renaming_and_nothing_else(tmp_path: Path) -> None:
    cause = renamed(tmp_path, "concept", "operating-capex", "own-capex")
    assert (cause.change.kind, cause.change.before, cause.change.after) == (
        "rename", {"": "operating-capex"}, {"": "own-capex"},
    )  # fmt: skip
    assert "acme.own-capex.2025-q1" in follows(cause, "id")


def test_texts_that_call_a_renamed_fact_are_no_edits(tmp_path: Path) -> None:
    assert "acme.sales.2025-q1" in follows(renamed(tmp_path, "concept", "revenue", "sales"), "id")


def test_a_name_may_begin_with_a_digit_and_the_relations_under_it_are_no_edits(tmp_path: Path) -> None:
    cause = renamed(tmp_path, "entity", "acme", "3d-prints")
    assert "3d-prints.revenue.2025-q1" in follows(cause, "id")


@pytest.mark.parametrize(
    "names", [("document", "alpha", "alpha-report"), ("product", "video-app", "videos"), ("entity", "acme", "acme-co")]
)
def test_the_fields_and_texts_of_what_was_renamed_are_no_edits(tmp_path: Path, names: tuple[str, str, str]) -> None:
    assert renamed(tmp_path, *names).change.after == {"": names[2]}


def test_what_awaits_verification_stands_apart(tmp_path: Path) -> None:
    project = small(tmp_path)
    base = pressed(project, texts=False).edition
    edit(project, FACTS, "exact: 50%}", "exact: 51%}")
    report = Report(causes=changes_between(base, pressed(project, texts=False).edition))
    assert [cause.change.subject for cause in report.parts["What awaits verification"]] == ["acme.gross-margin.2025-q1"]
    assert "What changes" not in report.parts
    assert [cause.asks for cause in report.causes] == ["an entry in data/corrections/, once it is verified"]


# --- the report --------------------------------------------------------------------------------------------

CAUSE = Cause(
    change=Change(kind="fact", subject="a", before={"en": "1"}, after={"en": "2"}),
    place="a.yml:1:1",
    follows=(Change(kind="page", subject="briefings/a", before={"": "made"}, after={"": "made anew"}),),
    asks="an entry",
)


def test_without_changes_the_report_says_so() -> None:
    assert list(as_text(Report(causes=()))) == ["Nothing is wrong.", NOTHING]
    assert as_markdown(Report(causes=())) == f"# What this change means\n\nNothing is wrong.\n\n{NOTHING}\n"


def test_a_cause_is_told_with_what_follows_and_new_findings_below() -> None:
    report = Report(causes=(CAUSE,), findings=(Finding(code="conflict", place=Place(file="a.yml"), message="甲"),))
    assert list(as_text(report)) == [
        "1 new finding is to be mended, see below.",
        "",
        "What changes:",
        "",
        "fact a, changed (a.yml:1:1)",
        "    en: 1  →  2",
        "  asks for an entry",
        "  page: briefings/a",
        "",
        "New findings:",
        "a.yml:1:1: error: conflict: 甲.",
    ]
    text = as_markdown(report)
    assert "| **fact a** (a.yml:1:1). Asks for an entry. | en | 1 | 2 |\n| page | | | briefings/a |" in text
    assert text.index("## New findings") < text.index("`conflict`")


@pytest.mark.parametrize("hostile", ["a|b", "`x`", "<img src=x>", "[a](https://example.org)", "**a**\n| b |", "a\\|b"])
def test_text_never_breaks_out_of_its_cell(hostile: str) -> None:
    change = Change(kind="text", subject="s", before={"en": hostile}, after={})
    row = as_markdown(Report(causes=(Cause(change=change, place=""),))).split("\n")[8]
    assert row.count("|") == 5
    assert not set(row.removeprefix("| **text s**. | en | ").removesuffix(" |  |")) & set("\\`*_[]<>|\n")


@pytest.mark.parametrize("found", [0, 1000])
def test_a_comment_is_never_longer_than_a_forge_takes(found: int) -> None:
    causes = tuple(
        Cause(change=Change(kind="text", subject=f"s{i}", before={"en": "x" * 500}, after={}), place="")
        for i in range(500)
    )
    findings = (Finding(code="conflict", place=Place(file="a.yml"), message="x" * 100),) * found
    text = as_markdown(Report(causes=causes, findings=findings))
    assert len(text) < 60_000
    assert "**text s0**" in text
    assert text.count("`conflict`") >= min(found, 100)
    assert text.count("lines more: `python -m generator diff BASE` shows all.") == (2 if found else 1)


# --- revisions ---------------------------------------------------------------------------------------------


def git(project: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", str(project), *identity, *arguments], capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small project, committed twice: the second time with another claim, and a conflict to be decided."""
    project = small(tmp_path)
    git(project, "init", "-q")
    git(project, "add", "data", "site_src/briefings")
    git(project, "commit", "-qm", "first")
    edit(project, CLAIM, "The company expects", "The company hopes for")
    git(project, "commit", "-qam", "second")
    return project


def test_revisions_are_compared_from_their_receipts(repository: Path) -> None:
    report = compare(repository, "HEAD~1", "HEAD")
    assert told(report.causes) == [("text", "claim capex-guidance: text", "changed")]
    assert report.findings == ()


def test_the_working_tree_is_compared_where_no_revision_is_named(repository: Path) -> None:
    assert compare(repository, "HEAD", None) == Report(causes=())
    edit(repository, FACTS, "exact: 1.5億}", "exact: 1.6億}")
    report = compare(repository, "HEAD", None)
    assert told(report.causes) == [("fact", "acme.mau.product-social-app.2025-q1", "changed")]
    assert report.verdict == "Nothing is wrong; it awaits verification by a maintainer who has the texts."


def test_facts_of_which_nothing_but_a_name_was_changed_are_told_as_one(tmp_path: Path) -> None:
    project = small(tmp_path)
    base = pressed(project, texts=False).edition
    renaming = rename(project, "entity", "acme", "acme-co")
    write_files(dict(renaming.files), project)
    told_of = changes_between(base, pressed(project, texts=False).edition)
    assert [cause.change.kind for cause in told_of if not cause.awaits] == ["rename"]
    (alike,) = [cause.change for cause in told_of if cause.change.kind == "facts"]
    assert alike.subject.endswith(" that read alike")
    unread = [cause for cause in told_of if cause.change.kind == "fact"]  # the texts alone tell their signs
    assert unread
    assert all(cause.awaits and not cause.asks for cause in unread)


def test_a_decision_that_nobody_has_verified_awaits(repository: Path) -> None:
    edit(repository, FACTS, "reason: source-error", "reason: revision")
    edit(repository, FACTS, "只有前者與合計相符。, en: Only the former fits the total.", "改了。, en: It was revised.")
    (cause,) = compare(repository, "HEAD", None).causes
    assert (cause.change.subject, cause.awaits) == ("acme.operating-capex.2025-q1", True)


def test_receipts_that_come_along_are_told_of_as_believed(repository: Path) -> None:
    assert compare(repository, "HEAD", None).receipts == ()
    name, kept = next(iter(load_receipts(repository).value.items()))
    citation, receipt = next(iter(kept.citations.items()))
    forged = kept.model_copy(update={"citations": kept.citations | {citation: receipt.model_copy(update={"start": 1})}})
    write_files({f"{FOLDER}/{name}.json": render(forged)}, repository)
    report = compare(repository, "HEAD", None)
    assert report.receipts == (name,)
    assert f"It brings receipts of {name}: they are believed here and compared with no text" in report.verdict


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_the_command_has_three_forms(repository: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD~1", "HEAD", "--project", str(repository), "--format", form]) == 0
    output = capsys.readouterr().out
    assert "The company hopes for" in output
    if form == "json":
        (cause,) = json.loads(output)["causes"]
        assert (cause["kind"], cause["subject"]) == ("text", "claim capex-guidance: text")


def test_a_finding_that_only_moved_is_not_new(repository: Path) -> None:
    edit(repository, FACTS, "exact: 50%}", "exact: 51%}")
    git(repository, "commit", "-qam", "pending")
    edit(repository, FACTS, "facts:\n", "facts:\n# one line more\n")
    assert compare(repository, "HEAD", None) == Report(causes=())


def test_a_project_below_the_top_of_its_repository(tmp_path: Path) -> None:
    project = small(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "small/data", "small/site_src/briefings")
    git(tmp_path, "commit", "-qm", "first")
    assert compare(project, "HEAD", None) == Report(causes=())


@pytest.mark.parametrize("revision", ["nothing", "--output=x", "-o"])
def test_what_is_no_revision_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(RevisionError):
        compare(repository, revision, None)
    with pytest.raises(RevisionError):
        compare(repository, "HEAD", revision)
    assert not (repository / "x").exists()


def test_a_link_in_a_revision_leads_nowhere(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yml").write_text("units: []\n", "utf-8")
    (repository / "data" / "units.yml").unlink()
    (repository / "data" / "units.yml").symlink_to(tmp_path / "elsewhere.yml")
    git(repository, "commit", "-qam", "a link")
    with pytest.raises(RevisionError, match="link"):
        compare(repository, "HEAD", "HEAD~1")
