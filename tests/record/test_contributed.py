"""Every text written for readers is found, in both languages, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.record.contributed import Contributed, contributed, named_records, place_in, prose_texts
from generator.record.load import load_catalog
from generator.record.models import Localized
from tests.small import REPOSITORY, edit, small

CLAIM = "data/claims/first.yml"
BRIEFING = "site_src/briefings/first"


CORRECTION = """\
corrections:
  - {id: first, date: 2025-06-01, text: {zh-Hant: 更正。, en: Corrected.}}
"""


TOPIC = "topics:\n  - {id: first, label: {zh-Hant: 甲, en: A}, definition: {zh-Hant: 乙。, en: B.}}\n"


def corrected(tmp_path: Path) -> Path:
    """The small project, which has records of every kind but these."""
    project = small(tmp_path)
    (project / "data" / "topics.yml").write_text(TOPIC, "utf-8")
    (project / "data" / "corrections").mkdir()
    (project / "data" / "corrections" / "first.yml").write_text(CORRECTION, "utf-8")
    return project


def texts(project: Path) -> dict[str, Contributed]:
    return {text.name: text for text in contributed(load_catalog(project).value)}


# where a text is written, and what it is called
NAMES = [
    ("data/claims/first.yml", "claim capex-guidance: text"),
    ("data/concepts.yml", "concept gross-margin: label"),
    ("data/concepts.yml", "concept gross-margin: definition"),
    ("data/concepts.yml", "dimension product: label"),
    ("data/documents/alpha.yml", "document alpha: container-title"),
    ("data/entities.yml", "entity acme: label"),
    ("data/units.yml", "unit percent: label"),
    ("data/relations.yml", "relation capex-parts: label"),
    ("data/events.yml", "event first-quarter-results: title"),
    ("data/glossary.yml", "term capex: definition"),
    ("data/topics.yml", "topic first: label"),
    ("data/corrections/first.yml", "correction first: text"),
    ("data/facts/acme-2025-Q1.yml", "fact acme.gross-profit.2025-q1: read b note"),
    ("site_src/briefings/first/briefing.yml", "briefing first: title"),
    ("site_src/briefings/first/briefing.yml", "briefing first: summary"),
]


def all_in(value: object) -> list[Localized]:
    """Every text in a value, whatever holds it."""
    if isinstance(value, Localized):
        return [value]
    within = [*vars(value).values()] if isinstance(value, BaseModel) else [*value] if isinstance(value, tuple) else []
    return [text for each in within for text in all_in(each)]


def test_no_text_of_a_record_is_passed_over() -> None:
    catalog = load_catalog(REPOSITORY).value
    records = [record for _, record, _ in named_records(catalog)]
    records += [fact.record for fact in catalog.facts.values()]
    records += [item for items in catalog.set_aside.values() for item, _ in items]
    records += [example.chart for example in catalog.examples.values()]
    records += [source.briefing for source in catalog.briefings.values()]
    there = [text.root for record in records for text in all_in(record)]
    prose = sum(len([*prose_texts(source)]) for source in catalog.briefings.values())
    assert len(contributed(catalog)) == len(there) + prose
    assert len(there) > len(records) / 2


@pytest.mark.parametrize(("file", "name"), NAMES, ids=[name for _, name in NAMES])
def test_a_text_of_every_kind_of_record_is_found(tmp_path: Path, file: str, name: str) -> None:
    text = texts(corrected(tmp_path))[name]
    assert set(text.texts) == set(text.places) == {"zh-Hant", "en"}
    assert {place.file for place in text.places.values()} == {file}


def test_no_text_of_the_project_is_left_out(tmp_path: Path) -> None:
    project = corrected(tmp_path)
    found = list(contributed(load_catalog(project).value))
    files = [*(project / "data").rglob("*.yml"), project / BRIEFING / "briefing.yml"]
    written = sum(path.read_text("utf-8").count("zh-Hant:") for path in files)
    prose = [text for text in found if next(iter(text.places.values())).file.endswith(".md")]
    assert len(found) - len(prose) == written
    assert [text.name for text in prose] == [
        "briefing first: main point 1",
        "briefing first: section capex, title",
        "briefing first: section capex",
    ]


def test_no_two_texts_have_one_name(tmp_path: Path) -> None:
    found = list(contributed(load_catalog(small(tmp_path)).value))
    assert len({text.name for text in found}) == len(found)


@pytest.mark.parametrize(
    ("file", "before", "name"),
    [
        ("data/facts/acme-2025-Q1.yml", "Only the former", "fact acme.operating-capex.2025-q1: adjudication note"),
        (f"{BRIEFING}/briefing.yml", "Non-operating", "briefing first: charts capex-parts rows 2 label"),
        ("data/concepts.yml", "Video app", "dimension product: members video-app label"),
    ],
)
def test_a_text_deep_in_a_record_stands_where_it_is_written(tmp_path: Path, file: str, before: str, name: str) -> None:
    project = small(tmp_path)
    line = edit(project, file, before, "here it is")
    found = [text for text in contributed(load_catalog(project).value) if "here it is" in text.texts["en"]]
    assert [(text.name, text.places["en"].file, text.places["en"].line) for text in found] == [(name, file, line)]


def test_a_place_is_that_of_the_text_itself(tmp_path: Path) -> None:
    project = small(tmp_path)
    places = texts(project)["claim capex-guidance: text"].places
    lines = (project / CLAIM).read_text("utf-8").split("\n")
    for language, place in places.items():
        assert lines[place.line - 1][: place.column - 1].endswith(f"{language}: ")


def test_prose_is_paired_by_position(tmp_path: Path) -> None:
    found = texts(small(tmp_path))
    title = found["briefing first: section capex, title"]
    assert title.texts == {"zh-Hant": "開支", "en": "Spending"}
    assert {language: str(place) for language, place in title.places.items()} == {
        language: f"{BRIEFING}/{language}.md:3:4" for language in ("zh-Hant", "en")
    }
    body = found["briefing first: section capex"]
    assert body.texts["en"].strip().startswith("In {{ period")
    assert title.entity == body.entity == "acme"


def test_what_only_one_language_has_is_not_paired(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, f"{BRIEFING}/en.md", "- Revenue", "- One more point.\n- Revenue")
    edit(project, f"{BRIEFING}/en.md", "## Spending {#capex}", "## More {#more}\n\n## Spending {#capex}")
    found = texts(project)
    assert found["briefing first: main point 1"].texts["en"] == "One more point."
    assert "briefing first: main point 2" not in found
    assert len([name for name in found if "section" in name]) == 2


def test_a_place_in_prose_counts_lines_and_columns_from_one(tmp_path: Path) -> None:
    source = load_catalog(small(tmp_path)).value.briefings["first"]
    prose = source.prose["en"]
    assert str(place_in(source, "en", 0)) == f"{BRIEFING}/en.md:1:1"
    assert str(place_in(source, "en", prose.index("Spending"))) == f"{BRIEFING}/en.md:3:4"
