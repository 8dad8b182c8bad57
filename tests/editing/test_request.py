"""A request verified by somebody with the texts: what it rests on, and its receipts as a commit on top of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.editing.request import verify_request
from generator.editing.revisions import RevisionError
from generator.judging.bindings import bound_by_reading
from generator.press import press
from generator.sources.receipts import Evidence, receipt, render
from tests.small import FACTS, edit, small

READ = "{id: b, in: beta, exact: 120.4億元}"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    done = subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project in a repository with a branch `request`; the working tree stays on `main`."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Maintainer")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "maintainer@example.org")
    made = small(tmp_path)
    (made / ".gitignore").write_text("/texts/\n", "utf-8")
    git(made, "init", "-q", "-b", "main")
    git(made, "add", ".")
    git(made, "commit", "-qm", "first")
    git(made, "branch", "request")
    return made


def proposed(project: Path, path: str, before: str, after: str) -> None:
    """An edit committed to the branch `request`."""
    git(project, "checkout", "-q", "request")
    edit(project, path, before, after)
    git(project, "commit", "-qam", "an edit")
    git(project, "checkout", "-q", "main")


def test_a_request_that_holds_gets_its_receipts_as_a_commit_on_top(project: Path, tmp_path: Path) -> None:
    proposed(project, FACTS, READ, READ.replace("exact", "prefix: 達, exact"))
    edit(
        project, "data/glossary.yml", "購置長期資產的支出。", "購置長期資產的開支。"
    )  # of the maintainer, not committed
    request = verify_request(project, project / "texts", "request")
    assert [(one.id, one.document, one.line) for one in request.resting] == [("acme.revenue.2025-q1#b", "beta", 3)]
    (one,) = request.resting
    assert "達[[120.4億元]]" in one.passage
    assert "concept revenue" in one.says
    assert request.commit is not None
    assert git(project, "rev-parse", f"{request.commit}^") == git(project, "rev-parse", "request")
    assert git(project, "diff", "--name-only", "request", request.commit) == "data/receipts/beta.json"
    assert git(project, "status", "--porcelain") == "M data/glossary.yml"
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--no-checkout", str(project), str(clone))
    git(clone, "fetch", "-q", "origin", request.commit)
    git(clone, "checkout", "-q", request.commit)
    assert press(clone, None).all_findings == ()


def test_what_is_wrong_gets_none(project: Path) -> None:
    proposed(project, FACTS, READ, READ.replace("120.4", "120.5"))
    request = verify_request(project, project / "texts", "request")
    assert request.findings[0].code == "quote-not-found"
    assert request.commit is None


def forged(project: Path, document: str, exact: str) -> str:
    """The receipts of a document as they were were a token of it verified that never was."""
    known = press(project, None)
    record, readings = known.kept[document], known.resolved.observations.values()
    (reading,) = (each for found in readings for each in found if each.reading.exact == exact)
    kept = record.citations[reading.id]
    found = Evidence(start=kept.start, end=kept.end, sign=kept.sign, exact=exact, read=kept.read, context=kept.context)
    made = receipt(found, bound_by_reading(reading, known.catalog, reading.document))
    return render(record.model_copy(update={"citations": {**record.citations, reading.id: made}}))


def test_receipts_that_the_request_brings_are_not_believed(project: Path) -> None:
    git(project, "checkout", "-q", "request")
    edit(project, FACTS, READ, READ.replace("120.4", "120.9"))
    (project / "data" / "receipts" / "beta.json").write_text(forged(project, "beta", "120.9億元"), "utf-8")
    assert "pending" not in [finding.code for finding in press(project, None).findings]
    git(project, "commit", "-qam", "forged")
    git(project, "checkout", "-q", "main")
    request = verify_request(project, project / "texts", "request")
    assert request.commit is None
    assert "quote-not-found" in [finding.code for finding in request.findings]


def test_no_file_of_a_request_can_be_hidden(project: Path) -> None:
    git(project, "checkout", "-q", "request")
    (project / ".gitattributes").write_text("* export-ignore\n", "utf-8")
    git(project, "add", ".gitattributes")
    git(project, "commit", "-qm", "attributes")
    git(project, "checkout", "-q", "main")
    proposed(project, FACTS, READ, READ.replace("120.4", "120.5"))
    request = verify_request(project, project / "texts", "request")
    assert request.findings[0].code == "quote-not-found"


def test_a_link_in_a_request_is_refused(project: Path) -> None:
    git(project, "checkout", "-q", "request")
    (project / "data" / "units.yml").unlink()
    (project / "data" / "units.yml").symlink_to("/etc/hostname")
    git(project, "commit", "-qam", "a link")
    git(project, "checkout", "-q", "main")
    with pytest.raises(RevisionError, match=r"data/units\.yml in [0-9a-f]+ is a link"):
        verify_request(project, project / "texts", "request")


def test_a_name_that_leads_out_of_the_project_is_refused(project: Path) -> None:
    def tree(entry: str) -> str:
        made = subprocess.run(
            ["git", "-C", str(project), "mktree"], input=entry, check=True, capture_output=True, text=True
        )
        return made.stdout.strip()

    folder = git(project, "rev-parse", "main:data")
    for name in ("..", "..", "data"):
        folder = tree(f"040000 tree {folder}\t{name}\n")
    hostile = git(project, "commit-tree", "-m", "out", folder)
    outside = sorted(project.parent.iterdir())
    with pytest.raises(RevisionError, match=r"data/\.\./\.\./[a-z./]+ in [0-9a-f]+ leads out of the project"):
        verify_request(project, project / "texts", hostile)
    assert sorted(project.parent.iterdir()) == outside


def test_an_error_of_a_document_is_shown_with_its_words_and_so_is_what_shows_it(project: Path) -> None:
    git(project, "checkout", "-q", "request")
    (project / "data/errors").mkdir()
    (project / "data/errors/alpha.yml").write_text(LEDGER, "utf-8")
    git(project, "add", "data")
    git(project, "commit", "-qm", "an error")
    git(project, "checkout", "-q", "main")
    resting = verify_request(project, project / "texts", "request").resting
    assert {one.id: one.says for one in resting} == {
        "error:invented#1": "標題說的是速報。",
        "error:invented/passages#1": "標題說的是速報。",
    }


LEDGER = """\
errors:
  - id: invented
    kind: heading
    cites: [{in: alpha, exact: 業績速報}]
    says: {zh-Hant: 標題說的是速報。, en: The heading says it is brief.}
    shown_by:
      because: {zh-Hant: 甲。, en: A.}
      passages: [{in: alpha, exact: 管理層預計}]
    topics: [first]
"""


def test_passages_go_to_a_terminal_alone(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed(project, FACTS, READ, READ.replace("exact", "prefix: 達, exact"))
    asked = ["verify", "--request", "request", "--project", str(project), "--documents", str(project / "texts")]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert "beta 3:" in told
    assert "git push REMOTE" in told
    assert "甲公司第一季度總收入" not in told
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(asked) == 0
    assert "甲公司第一季度總收入達[[120.4億元]]" in capsys.readouterr().out


def test_what_is_not_found_is_not_among_the_others(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["verify", "--request", "request", "--project", str(project), "--documents", str(project / "texts")]
    proposed(project, FACTS, READ, READ.replace("120.4", "120.5"))
    assert main(asked) == 1
    told = capsys.readouterr().out
    assert told.endswith(" all others are as they were verified, those apart that are told of above\n")


def test_a_revision_that_is_none_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("nothing", "--upload-pack=x"):
        asked = ["verify", f"--request={name}", "--project", str(project), "--documents", str(project / "texts")]
        assert main(asked) == 2
        assert name in capsys.readouterr().err
