"""What an earlier run found nothing in is passed over, and nothing that is wrong with it by now: after any change the
findings are those of a run from nothing, one by one, in their order.

Each change is one sort of thing that a text's findings follow from. It is made in a record that is clean, so that what
it makes wrong lies elsewhere, in texts that were settled; then taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cache.store import NOTHING_KEPT, Store
from generator.findings import Finding, to_json
from generator.judging import passed_over
from generator.judging.checks.subject import Rule, Subject
from generator.press import Pressed, press
from generator.record.contributed import Contributed
from tests.small import FACTS, LATER, REPOSITORY, edit, small

PROSE, CONCEPTS = "site_src/briefings/first/en.md", "data/concepts.yml"
ENTITIES, GLOSSARY, CLAIMS = "data/entities.yml", "data/glossary.yml", "data/claims/first.yml"
RIVAL = "}\n  - {id: rival, type: company, label: {zh-Hant: 丙公司, en: Revenue}}"
CAPEX = "capital expenditure was {{"
CHANGES = {  # what changes → (file, before, after)
    "a note": (FACTS, "Only the former fits the total.", "Only 1 fits the total."),
    "a value": (FACTS, "exact: 30億元", "exact: 31億元"),
    "an accepted reading": (FACTS, "      accept: a\n", "      accept: none\n"),
    "a period": (FACTS, *LATER),
    "the period of a fact called": (FACTS, "{concept: revenue}", "{concept: revenue, period: 2025-Q2}"),
    "a fact that is said to be absent": (PROSE, CAPEX, "it rose.[^absent: mau, 2025-Q1, product=social-app] It was {{"),
    "a call": (PROSE, '"capital-expenditure", "2025-Q1"', '"capital-expenditure", "2025-Q3"'),
    "a mark": (PROSE, "on the year.", "on the year.[^capex-guidanc]"),
    "a claim": (CLAIMS, "id: capex-guidance", "id: capex-expected"),
    "the words of a claim": (CLAIMS, "The company expects", "The company expects 5% and"),
    "a link": (PROSE, CAPEX, "[spending](glossary#capexx) was {{"),
    "a chart": ("site_src/briefings/first/briefing.yml", "id: capex-parts", "id: parts-of-capex"),
    "an alias": (CONCEPTS, "aliases: [資本開支]", "aliases: [資本開支, 收入]"),
    "a label": (CONCEPTS, "en: Gross margin}", "en: Margin of 50%}"),
    "a label in another script": (CONCEPTS, "zh-Hant: 毛利率,", "zh-Hant: Gross margin,"),
    "a unit": (CONCEPTS, "kind: percent\n    unit: percent", "kind: ratio\n    unit: times"),
    "a member": (CONCEPTS, "id: social-app", "id: chat-app"),
    "an entity": (ENTITIES, "aliases: [測試報]}", f"aliases: [測試報]{RIVAL}"),
    "a name": (GLOSSARY, "names: []", "names: [100]"),
    "a relation": ("data/relations.yml", "operating-capex + non-operating-capex", "operating-capex"),
    "a document": ("data/documents/alpha.yml", "issued: 2025-05-14", "issued: 2024-05-14"),
    "the text of a term": (GLOSSARY, "en: Spending on lasting assets.}", "en: Spending on 3 lasting assets.}"),
}
STYLE = "style:\n  - {language: en, refused: lasting, used: long-lived, why: it is plainer}\n"
ERROR = """\
errors:
  - id: too-little
    kind: impossible
    cites: [{in: alpha, exact: 30億元}]
    says: {zh-Hant: 甲。, en: A.}
    shown_by:
      because: {zh-Hant: 乙。, en: B.}
      sums: [{left: cited, right: operating-capex, period: 2025-Q1}]
    topics: [first]
"""
LANGUAGE = REPOSITORY / "generator" / "languages" / "en.yml"


def findings(of: Pressed) -> list[dict[str, Any]]:
    return [to_json(found) for found in of.every_finding]


def kept(project: Path, store: Store) -> list[dict[str, Any]]:
    return findings(press(project, project / "texts", store))


def from_nothing(project: Path) -> list[dict[str, Any]]:
    return findings(press(project, project / "texts", NOTHING_KEPT))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Store]:
    """A project in which nothing is wrong, as the store knows."""
    folder = tmp_path_factory.mktemp("settled")
    project, store = small(folder), Store(folder / "store")
    assert kept(project, store) == []
    return project, store


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_all_is_found_that_is_wrong(known: tuple[Path, Store], change: tuple[str, str, str]) -> None:
    project, store = known
    file, before, after = change
    edit(project, file, before, after)
    try:
        found = kept(project, store)
        assert found == from_nothing(project)
        assert found
    finally:
        edit(project, file, after, before)
    assert kept(project, store) == []


def test_a_list_of_style_is_a_change_too(known: tuple[Path, Store]) -> None:
    project, store = known
    style = project / "data" / "style.yml"
    style.write_text(STYLE, "utf-8")
    found = kept(project, store)
    assert found == from_nothing(project)
    assert {each["code"] for each in found} == {"word-refused"}
    style.unlink()
    assert kept(project, store) == []


def test_the_record_of_a_language_is_a_change_too(known: tuple[Path, Store]) -> None:
    project, store = known
    record, file = LANGUAGE.read_text("utf-8"), project / "site_src" / "languages" / "en.yml"
    file.parent.mkdir()
    assert "[by half, by a half," in record
    file.write_text(record.replace("[by half,", "[by half, lasting,", 1), "utf-8")
    found = kept(project, store)
    assert found == from_nothing(project)
    assert {each["code"] for each in found} == {"typed-number"}
    file.unlink()
    assert kept(project, store) == []


def test_what_shows_an_error_of_a_document_is_tried_again_where_it_rests_on_something_else(
    known: tuple[Path, Store],
) -> None:
    project, store = known
    file = project / "data" / "errors" / "alpha.yml"
    file.parent.mkdir()
    file.write_text(ERROR, "utf-8")
    before = kept(project, store)
    assert before == from_nothing(project)
    assert kept(project, store) == before
    edit(project, FACTS, "      accept: a\n", "      accept: none\n")
    found = kept(project, store)
    assert found == from_nothing(project)
    assert "error-unshown" in {each["code"] for each in found} - {each["code"] for each in before}
    edit(project, FACTS, "      accept: none\n", "      accept: a\n")
    assert kept(project, store) == before
    file.unlink()
    assert kept(project, store) == []


def test_two_texts_of_one_name_are_settled_where_both_are(known: tuple[Path, Store]) -> None:
    project, store = known
    proses = [project / PROSE, project / PROSE.replace("en.md", "zh-Hant.md")]
    before = [prose.read_text("utf-8") for prose in proses]
    for prose, text in zip(proses, before, strict=True):
        prose.write_text(f"{text}\n## Again 再說 {{#capex}}\n\n17\n", "utf-8")
    found = kept(project, store)
    assert found == from_nothing(project)
    assert {"heading-twice", "typed-number"} <= {each["code"] for each in found}
    for prose, text in zip(proses, before, strict=True):
        prose.write_text(text, "utf-8")
    assert kept(project, store) == []


def test_other_code_and_other_libraries_settle_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, store = small(tmp_path), Store(tmp_path / "store")
    looked: list[str] = []

    def look(text: Contributed, _: Subject) -> Iterator[Finding]:
        looked.append(text.name)
        return iter(())

    monkeypatch.setattr(passed_over, "ON_TEXTS", (lambda _: Rule(find=look),))
    kept(project, store)
    first = list(looked)
    kept(project, store)
    assert looked == first
    monkeypatch.setattr("generator.cache.memory.code", lambda: "another")
    kept(project, store)
    assert looked == [*first, *first]
