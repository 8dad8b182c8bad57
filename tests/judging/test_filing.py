"""A filing is added to a record: what it settles, what its pages then say of the press, and what it leaves open."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.reconcile import BY_RANK
from generator.judging.standing import standing
from generator.pages.tree import make_tree
from generator.press import Pressed
from generator.settings import load_settings
from generator.site.dataset import disagreement_row, fact_row, observation_row
from tests.editing.corpus import add_document
from tests.small import FACTS, dressed, edit, pressed, small

FACT = "acme.operating-capex.2025-q1"
RECORD = "data/documents/gamma.yml"
DECISION = """
    adjudication:
      accept: a
      reason: source-error
      note: {zh-Hant: 只有前者與合計相符。, en: Only the former fits the total.}"""
BESIDE = "      - {id: b, in: beta, exact: 25億元}"


def with_filing(tmp_path: Path, said: str, *, decided: bool = False) -> Path:
    """The small project with an announcement of the company, read as a third of the fact that two articles dispute."""
    project = small(tmp_path)
    add_document(project, "gamma", f"甲公司公告\n2025年第一季度，經營性資本開支為{said}。\n")
    edit(project, RECORD, "genre: news", "genre: filing")
    edit(project, RECORD, "rank: article", "rank: filing\norigin: acme")
    edit(project, FACTS, BESIDE, f"{BESIDE}\n      - {{id: c, in: gamma, exact: {said}}}")
    if not decided:
        edit(project, FACTS, DECISION, "")
    return project


def statuses(done: Pressed) -> dict[str, str]:
    return {r.observation.reading.id: r.status for r in done.edition.facts[FACT].readings}


def codes_of(done: Pressed) -> set[str]:
    return {finding.code for finding in done.findings if finding.severity == "error"}


def test_without_it_the_articles_need_a_decision(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, DECISION, "")
    assert "conflict" in codes_of(pressed(project))


def test_it_settles_what_the_articles_dispute(tmp_path: Path) -> None:
    done = pressed(with_filing(tmp_path, "20.4億元"))
    assert codes_of(done) == set()
    judged = done.edition.facts[FACT]
    assert (judged.stated and judged.stated.value) == 2_040_000_000
    assert statuses(done) == {"a": "agreed", "b": "outranked", "c": "agreed"}
    assert judged.accepted_for == BY_RANK
    assert judged.origins == ("alpha", "acme")


def test_it_does_not_silence_a_cross_check(tmp_path: Path) -> None:
    done = pressed(with_filing(tmp_path, "25億元"))
    assert statuses(done) == {"a": "outranked", "b": "agreed", "c": "agreed"}
    assert codes_of(done) == {"relation-broken"}


@pytest.mark.parametrize("rank", ["transcript", "report", "article"])
def test_no_other_rank_settles_anything(tmp_path: Path, rank: str) -> None:
    project = with_filing(tmp_path, "20.4億元")
    edit(project, RECORD, "genre: filing", "genre: analysis")
    edit(project, RECORD, "rank: filing", f"rank: {rank}")
    assert "conflict" in codes_of(pressed(project))


def test_a_decision_that_it_makes_needless_is_to_go(tmp_path: Path) -> None:
    done = pressed(with_filing(tmp_path, "20.4億元", decided=True))
    (finding,) = [each for each in done.findings if each.code == "adjudication-needless"]
    assert "a filing settles" in finding.message
    assert statuses(done)["b"] == "outranked"


@pytest.mark.parametrize(
    ("language", "settled", "against", "witness"),
    [
        ("en", "as announced, a document differs", "against the filing", "independent origins"),
        ("zh-Hant", "以公告為準，有文件不符", "與公告不符", "互不相干的源頭"),
    ],
)
def test_the_pages_say_that_the_press_had_it_wrong(
    tmp_path: Path, language: str, settled: str, against: str, witness: str
) -> None:
    project = with_filing(tmp_path, "20.4億元")
    done = pressed(project)
    tree = make_tree(dressed(project), done.edition, load_settings(project, None, {})).value
    for page in ("disagreements", "concepts/operating-capex"):
        text = next(each.decode() for path, each in tree.items() if str(path).startswith(f"{language}/{page}"))
        article = text.partition(f'{FACT}"')[2].partition("</article>")[0]
        assert settled in article
        assert against in article
        assert witness in article
        assert article.count('class="token"') == 3  # every reading


def test_the_data_say_the_same(tmp_path: Path) -> None:
    edition = pressed(with_filing(tmp_path, "20.4億元")).edition
    judged = edition.facts[FACT]
    assert fact_row(edition, judged.fact)["state"] == "settled-by-rank"
    assert disagreement_row(edition, judged)["settled_by"] == "rank"
    rows = [observation_row(edition, judged, reading) for reading in judged.readings]
    assert [(row["rank"], row["origin"]) for row in rows] == [
        ("article", "alpha"),
        ("article", "beta"),
        ("filing", "acme"),
    ]
    assert standing(edition, FACT).badges == ("outranked",)
