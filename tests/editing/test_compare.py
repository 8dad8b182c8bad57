"""`compare`: where two readers of one document agree, where they differ and in what."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.small import FACTS, edit, small

HEAD = "defaults: {entity: acme, period: 2025-Q1}\nfacts:\n"
FIRST = "{concept: capital-expenditure}\n    read: [{id: a, in: alpha, exact: 30億元}]\n"
# what the other reader wrote → the state of the row, and the parts in which it differs
OTHERS = [
    ("the same", FIRST, "agree", {}),
    ("a concept", FIRST.replace("capital-expenditure", "operating-capex"), "differ",
     {"concept": ["capital-expenditure", "operating-capex"]}),
    ("a period", FIRST.replace("}\n", ", period: 2025-FY}\n", 1), "differ", {"period": ["2025-Q1", "2025-FY"]}),
    ("a measure", FIRST.replace("}\n", ", measure: change}\n", 1), "differ",
     {"measure": ["level", "change"], "against": [None, "prior-year"]}),
    ("a dimension", FIRST.replace("}\n", ", product: social-app}\n", 1), "differ", {"product": [None, "social-app"]}),
    ("a speaker", FIRST.replace("元}", "元, stated_by: publisher}"), "differ", {"stated_by": ["company", "publisher"]}),
]  # fmt: skip


def facts(folder: Path, name: str, records: str) -> Path:
    path = folder / name
    path.mkdir()
    (path / "facts.yml").write_text(f"{HEAD}  - fact: {records}", "utf-8")
    return path


def run(project: Path, a: Path, b: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    texts = ["--project", str(project), "--documents", str(project / "texts")]
    code = main(["compare", str(a), str(b), *texts, *more])
    done = capsys.readouterr()
    return code, done.out + done.err


@pytest.mark.parametrize(("other", "state", "parts"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_two_folders_of_facts(
    tmp_path: Path, other: str, state: str, parts: dict[str, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    project = small(tmp_path)
    a, b = facts(tmp_path, "a", FIRST), facts(tmp_path, "b", other)
    code, output = run(project, a, b, capsys, "--format", "json")
    (row,) = json.loads(output)["rows"]
    assert (row["state"], row["parts"], row["line"], row["column"]) == (state, parts, 4, 6)
    assert code == (0 if state == "agree" else 1)


def test_what_only_one_reader_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = small(tmp_path)
    a = facts(tmp_path, "a", FIRST)
    b = facts(tmp_path, "b", "{concept: gross-profit}\n    read: [{id: a, in: alpha, exact: 60億元}]\n")
    code, output = run(project, a, b, capsys)
    assert code == 1
    assert "alpha 3:34 「60億元」 only b: acme.gross-profit.2025-q1#a" in output
    assert "alpha 4:6 「30億元」 only a: acme.capital-expenditure.2025-q1#a" in output
    assert output.splitlines()[-1] == "figures: 0 agree, 0 differ, 1 only a, 1 only b"


def test_a_sign_is_told_apart_from_the_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = small(tmp_path)
    growth = "{concept: capital-expenditure, measure: growth}\n    read: [{id: a, in: alpha, exact: 5%}]\n"
    a = facts(tmp_path, "a", growth)
    b = facts(tmp_path, "b", growth.replace("growth", "share, of: revenue"))
    _, output = run(project, a, b, capsys, "--format", "json")
    (row,) = json.loads(output)["rows"]
    assert row["parts"]["sign"] == ["-", "+"]
    assert "value" not in row["parts"]


def test_two_projects_of_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = small(tmp_path)
    other = tmp_path / "other"
    shutil.copytree(project, other)
    assert run(project, project, other, capsys)[0] == 0
    edit(other, FACTS, "{concept: gross-margin}", "{concept: revenue, measure: share, of: gross-profit}")
    assert run(project, project, other, capsys, "--document", "beta")[0] == 0
    code, output = run(project, project, other, capsys, "--document", "alpha")
    assert code == 1
    assert "concept gross-margin | revenue" in output
    assert " agree: " not in output
    assert " agree: " in run(project, project, other, capsys, "--document", "alpha", "--all")[1]


def test_without_texts_places_are_told_apart_by_their_selectors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = small(tmp_path)
    a, b = facts(tmp_path, "a", FIRST), facts(tmp_path, "b", FIRST)
    assert main(["compare", str(a), str(b), "--project", str(project), "--all"]) == 0
    assert "alpha (place unknown) 「30億元」 agree" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("records", "code"),
    [
        (FIRST.replace("30億元", "31億元"), "quote-not-found"),
        (FIRST.replace("30億元", "30億"), "not-whole-token"),
        (FIRST.replace("capital-expenditure", "capex"), "unknown-name"),
        (FIRST + "  - fact: " + FIRST, "fact-twice"),
        ("{concept: [}\n", "yaml-syntax"),
    ],
)
def test_what_cannot_be_compared_is_named_and_fails(
    tmp_path: Path, records: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project = small(tmp_path)
    a, b = facts(tmp_path, "a", FIRST), facts(tmp_path, "b", records)
    exit_code, output = run(project, a, b, capsys)
    assert exit_code == 1
    assert code in output


@pytest.mark.parametrize(
    ("a", "b", "more", "said"),
    [
        ("nowhere", "nowhere", (), "is no project, no folder of facts"),
        ("empty", "empty", (), "is no project, no folder of facts"),
        ("a", "a", ("--document", "nothing"), "neither of the two has a figure or a claim of nothing"),
    ],
)
def test_what_cannot_run_exits_two(
    tmp_path: Path, a: str, b: str, more: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project = small(tmp_path)
    facts(tmp_path, "a", FIRST)
    (tmp_path / "empty").mkdir()
    code, output = run(project, tmp_path / a, tmp_path / b, capsys, *more)
    assert code == 2
    assert said in output


CLAIM = """claims:
  - id: {id}
    kind: {kind}
    speaker: acme
    date: 2025-05-14
    firmness: firm
    text: {{en: It was said.}}
    cites: [{{in: alpha, exact: {exact}}}]
    topics: [first]
"""


def claims(folder: Path, name: str, *said: tuple[str, str, str]) -> Path:
    path = folder / name / "claims"
    path.mkdir(parents=True)
    for claim, kind, exact in said:
        (path / f"{claim}.yml").write_text(CLAIM.format(id=claim, kind=kind, exact=exact), "utf-8")
    return path.parent


def test_claims_that_cite_one_sentence_in_other_words_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = small(tmp_path)
    a = claims(tmp_path, "a", ("plan", "guidance", "管理層預計"), ("spending", "event", "資本開支"))
    b = claims(tmp_path, "b", ("outlook", "strategy", "全年資本開支"))
    code, output = run(project, a, b, capsys, "--format", "json")
    rows = [(row["kind"], row["a"], row["b"], row["parts"]) for row in json.loads(output)["rows"]]
    assert code == 1
    assert rows == [
        ("claim", "spending", None, {}),
        ("claim", "plan", "outlook", {"kind": ["guidance", "strategy"]}),
    ]
