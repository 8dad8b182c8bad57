"""What the rules see around a figure, and the fact proposed for it: a line of surroundings.tsv each."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.editing.fmt import check
from generator.editing.listing import open_blocks, open_figures
from tests.editing.corpus import add_document, project_with, with_texts
from tests.small import FACTS, edit, pressed

ROWS = [row.split("\t") for row in (Path(__file__).parent / "surroundings.tsv").read_text("utf-8").splitlines()[2:]]
APART = "\n另起一段,與上文無關。\n再起一段。\n"  # no sentence stands in the reach of another's rules

SIGNED = """\
  - id: investment-gains
    label: {zh-Hant: 投資收益, en: Investment gains}
    definition: {zh-Hant: 投資的損益。, en: Gains or losses on investments.}
    kind: money
    unit: CNY
    aliases: [投資收益, 投資虧損]
    negative_words: [虧損]
    positive_words: [收益]
"""


def comments(line: Mapping[str, Any]) -> list[str]:
    """What is said above a proposed record."""
    return [row for row in line["proposed"].splitlines() if row.startswith("#")]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[int, str], dict[str, Any]]:
    passages = [re.sub("[【】]", "", passage) for passage, _, _ in ROWS]
    project = project_with(tmp_path_factory.mktemp("seen"), APART.join(passages))
    lines = open_figures(pressed(project), "gamma")
    return {((line["line"] - 1) // 3, line["exact"]): line for line in lines}


@pytest.mark.parametrize(("number", "row"), list(enumerate(ROWS)), ids=[row[0] for row in ROWS])
def test_what_the_rules_see_and_what_is_proposed(
    listed: Mapping[tuple[int, str], dict[str, Any]], number: int, row: list[str]
) -> None:
    passage, seen, proposed = row
    line = listed[(number, re.findall("【(.*)】", passage)[0])]
    assert ", ".join(f"{name} {value}" for name, value in line["cues"].items()) == seen
    fact = re.search(r"^- fact: (.*)$", line["proposed"] or "", re.M)
    assert (fact.group(1) if fact else "-") == proposed


def test_a_proposal_can_be_pasted_and_is_then_no_longer_open(tmp_path: Path) -> None:
    project = project_with(tmp_path, "2024年全年,甲公司總收入為70億元。")
    (line,) = open_figures(pressed(project), "gamma")
    file = project / "data" / "facts" / "new.yml"
    facts = "".join(f"  {row}\n" for row in line["proposed"].splitlines())
    file.write_text(f"defaults: {{entity: acme, period: 2025-Q1}}\nfacts:\n{facts}", "utf-8")
    assert check(file.read_text("utf-8"), "new.yml") == ()
    after = pressed(project)
    assert [f.code for f in after.findings] == ["facts-unused"]  # nothing tells it yet
    assert list(open_figures(after, "gamma")) == []


def test_a_dimension_that_a_concept_requires_is_taken_from_the_sentence_before(tmp_path: Path) -> None:
    project = project_with(tmp_path, "社交應用很受歡迎。月活躍用戶達3億。")
    assert "{concept: mau}" in next(open_figures(pressed(project), "gamma"))["proposed"]
    edit(project, "data/concepts.yml", "  - id: mau\n", "  - id: mau\n    requires: [product]\n")
    assert "{concept: mau, product: social-app}" in next(open_figures(pressed(project), "gamma"))["proposed"]


def test_another_reading_of_a_fact_that_exists_gets_a_free_id(tmp_path: Path) -> None:
    project = project_with(tmp_path, "甲公司第一季度總收入為120億元。")
    (line,) = open_figures(pressed(project), "gamma")
    at = (project / FACTS).read_text("utf-8").splitlines().index("  - fact: {concept: revenue}") + 1
    assert comments(line)[-1] == f"# acme.revenue.2025-q1 exists: add the reading to it ({FACTS}:{at})"
    assert "{id: c, in: gamma, exact: " in line["proposed"]


def test_what_the_rules_doubt_is_said_above_the_record(tmp_path: Path) -> None:
    project = project_with(tmp_path, "談到總收入,他寫下42%。")
    (line,) = open_figures(pressed(project), "gamma")
    assert comments(line)[-1] == "# not borne out by the words around it: measure: growth"
    assert "\n- fact: {concept: revenue, measure: growth}\n" in line["proposed"]


VALUES = [  # the passage, and what its value tells
    ("虧損", "甲公司投資虧損為30億元。", ["# counts as negative, by the words before it"]),
    ("收益", "甲公司投資收益為30億元。", []),
    ("another value", "甲公司第一季度資本開支為50億元。",
     ["# acme.capital-expenditure.2025-q1 has another value so far"]),
    ("the same value", "甲公司第一季度資本開支為30億元。", []),
    ("a year misheard", "2024年第一季度,甲公司總收入為120億元。",
     ["# acme.revenue.2025-q1 has this value: if the text errs, read that, `says: {period: 2024-Q1}`"]),
    ("another year", "2024年第一季度,甲公司總收入為90億元。", []),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "told"), [case[1:] for case in VALUES], ids=[case[0] for case in VALUES])
def test_what_the_value_tells(tmp_path: Path, passage: str, told: list[str]) -> None:
    project = project_with(tmp_path, passage)
    edit(project, "data/concepts.yml", "concepts:\n", f"concepts:\n{SIGNED}")
    (line,) = open_figures(pressed(project), "gamma")
    assert [comment for comment in comments(line) if "exists" not in comment] == told


def test_a_value_known_more_roughly_is_no_other(tmp_path: Path) -> None:
    project = project_with(tmp_path, "甲公司第一季度總收入為119億元。")
    edit(project, FACTS, "      - {id: b, in: beta, exact: 120.4億元}\n", "")
    (line,) = open_figures(pressed(project), "gamma")
    assert not [comment for comment in comments(line) if "another value" in comment]


def test_a_derived_fact_is_told_from_one_that_is_read(tmp_path: Path) -> None:
    project = project_with(tmp_path, "2024年第一季度,甲公司資本開支為28.6億元。")
    edit(project, FACTS, "period: 2024-Q1, method: implied}", "period: 2024-Q1}")
    (line,) = open_figures(pressed(project), "gamma")
    assert comments(line)[-1].startswith("# acme.capital-expenditure.2024-q1 is derived so far: ")


def test_what_is_open_can_be_pasted_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = project_with(
        tmp_path, "2024年全年,甲公司總收入為70億元。\n2024年全年,甲公司毛利為41億元。\n一共有5個人。\n"
    )
    assert main(["figures", "--document", "gamma", "--open", *with_texts(project)]) == 0
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if line.startswith("# gamma")] == [
        "# gamma 1:16 「70億元」",
        "# gamma 2:15 「41億元」",
        "# gamma 3:4 「5個人」",
    ]
    file = project / FACTS
    file.write_text(file.read_text("utf-8") + "".join(f"{row}\n" for row in told.splitlines()), "utf-8")
    assert [line["exact"] for line in open_figures(pressed(project), "gamma")] == ["5個人"]


def the_block(project: Path) -> tuple[str, list[str]]:
    """Where the proposal for the one open figure is to be pasted, and its lines as they stand there."""
    (told,) = open_blocks(pressed(project), "gamma")
    rows = told.splitlines()
    at = next(number for number, row in enumerate(rows) if row.startswith(("# paste", "# into", "# no file")))
    return rows[at], rows[at + 1 :]


def test_a_new_fact_is_pasted_beside_its_like_and_says_what_the_file_does_not(tmp_path: Path) -> None:
    """The head of the file gives another period than the document is about, and the indent is that of its records."""
    project = project_with(tmp_path, "2024年全年,甲公司總收入為70億元。")
    where, lines = the_block(project)
    rows = (project / FACTS).read_text("utf-8").splitlines()
    line = int(where.removeprefix(f"# paste under `facts:` of {FACTS}, above line ").split(" ")[0])
    assert "concept: revenue" in rows[line - 1]
    assert lines[0] == "  - fact: {concept: revenue, period: 2024-FY}"
    (project / FACTS).write_text("\n".join([*rows[: line - 1], *lines, *rows[line - 1 :], ""]), "utf-8")
    assert list(open_blocks(pressed(project), "gamma")) == []


def test_a_reading_of_a_fact_that_exists_is_pasted_below_its_last(tmp_path: Path) -> None:
    project = project_with(tmp_path, "甲公司第一季度總收入為120億元。")
    where, lines = the_block(project)
    rows = (project / FACTS).read_text("utf-8").splitlines()
    line = int(where.rpartition(":")[0].rpartition(":")[2])
    assert rows[line - 1] == "      - {id: b, in: beta, exact: 120.4億元}"
    (project / FACTS).write_text("\n".join([*rows[:line], *lines, *rows[line:], ""]), "utf-8")
    assert list(open_blocks(pressed(project), "gamma")) == []


def test_the_first_fact_of_an_entity_comes_with_the_head_of_a_new_file(tmp_path: Path) -> None:
    project = project_with(tmp_path, "乙公司第一季度總收入為70億元。")
    other = "  - {id: other, type: company, label: {zh-Hant: 乙公司, en: Other}, aliases: [乙公司]}\n"
    entities = project / "data" / "entities.yml"
    entities.write_text(entities.read_text("utf-8").replace("entities:\n", f"entities:\n{other}"), "utf-8")
    where, lines = the_block(project)
    name = where.rpartition(", ")[2].removesuffix(":")
    (project / name).write_text("\n".join([*lines, ""]), "utf-8")
    assert name == "data/facts/other-2025-Q1.yml"
    assert list(open_blocks(pressed(project), "gamma")) == []


def test_the_list_is_json_in_the_order_of_the_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = project_with(tmp_path, "毛利為41億元。\n毛利率為42%。\n")
    assert main(["figures", "--document", "gamma", "--open", "--format", "json", *with_texts(project)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["line"], line["exact"], line["state"]) for line in lines] == [
        (1, "41億元", "open"),
        (2, "42%", "open"),
    ]
    assert all(value.isascii() for line in lines for value in line["cues"].values())


def test_a_document_without_a_record_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = project_with(tmp_path, "毛利為41億元。")
    add_document(project, "delta", "毛利為41億元。")
    (project / "data" / "documents" / "delta.yml").write_text("id: delta\n", "utf-8")
    assert main(["figures", "--document", "delta", "--open", *with_texts(project)]) == 2
    assert "no document delta with a valid record" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("有5個人。", "no concept is named around it"),
        ("毛利率升至20億元。", "none of the concepts named around it (gross-margin) is stated in CNY"),
    ],
)
def test_it_is_said_why_no_fact_is_proposed(tmp_path: Path, text: str, why: str) -> None:
    (block,) = open_blocks(pressed(project_with(tmp_path, text)), "gamma")
    assert block.splitlines()[-1] == f"# no fact is proposed: {why}"


def test_a_document_that_says_no_period_is_told_to_be_the_reason(tmp_path: Path) -> None:
    project = project_with(tmp_path, "毛利為20億元。")
    edit(project, "data/documents/gamma.yml", "entity: acme, period: 2025-Q1", "entity: acme")
    (block,) = open_blocks(pressed(project), "gamma")
    assert block.splitlines()[-1].endswith("no period is named around it, and `about` of gamma says none")
