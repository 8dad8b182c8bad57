"""One fact followed from its tokens to the pages, in the small project, with the texts at hand and without.

Each file of `trace/` begins with a fact and `texts` or `receipts`, the rest is what `trace` prints of it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.editing.corpus import with_texts
from tests.small import FACTS, dressed, edit, small

GOLDEN = sorted((Path(__file__).parent / "trace").glob("*.txt"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_fact_is_followed_from_its_tokens_to_every_page(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCUMENTS_DIR", raising=False)
    head, _, printed = path.read_text("utf-8").partition("\n\n")
    fact, source = head.split()
    project = dressed(small(tmp_path))
    arguments = with_texts(project) if source == "texts" else ["--project", str(project)]
    assert main(["trace", *arguments, fact]) == 0
    assert capsys.readouterr().out == printed


def test_the_same_is_there_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = dressed(small(tmp_path))
    assert main(["trace", *with_texts(project), "--format", "json", "acme.revenue.2025-q1"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["exit"], told["fact"]) == (0, "acme.revenue.2025-q1")
    assert [(reading["reading"], reading["standing"]) for reading in told["steps"]["readings"]] == [
        ("a", "agreed"),
        ("b", "agreed, accepted"),
    ]
    assert {"page": "concepts/revenue#acme.revenue.2025-q1"} in told["steps"]["pages"]


def test_a_fact_that_is_none_is_told_with_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = dressed(small(tmp_path))
    assert main(["trace", *with_texts(project), "acme.revenu.2025-q1"]) == 1
    assert (
        "there is no fact `acme.revenu.2025-q1`. Fix: did you mean `acme.revenue.2025-q1`?" in capsys.readouterr().out
    )


def test_a_token_that_is_not_found_is_told_with_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = dressed(small(tmp_path))
    line = edit(project, FACTS, "{id: a, in: alpha, exact: 1.5億}", "{id: a, in: alpha, exact: 1.6億}")
    assert main(["trace", *with_texts(project), "acme.mau.product-social-app.2025-q1"]) == 0
    printed = capsys.readouterr().out
    assert "    place: unknown\n" in printed
    assert f"  finding: {FACTS}:{line}:35: error: quote-not-found: " in printed
    assert "was verified as 「1.5億」 and reads 「1.6億」 here: 「1.6億」 does not stand in alpha" in printed


def test_a_claim_that_another_text_calls_takes_the_fact_along(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = dressed(small(tmp_path))
    for language in ("zh-Hant", "en"):
        file = f"site_src/briefings/first/{language}.md"
        edit(project, file, '{{ chart("capex-parts") }}', '{{ claim("capex-guidance") }}\n\n{{ chart("capex-parts") }}')
    fact = "acme.capital-expenditure.2025-fy.share-of-revenue.guidance"
    assert main(["trace", *with_texts(project), fact]) == 0
    printed = capsys.readouterr().out
    assert "  text: briefing first: section capex\n" in printed
    assert "    by claim: capex-guidance\n" in printed
    assert "  page: briefings/first\n" in printed
