"""From files to a catalog: cases say what is found wrong; below them, what is loaded all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import in_file_order, render_text
from generator.record.load import load_catalog, load_facts, record_files
from tests.projects import case_files, made, read_case
from tests.small import FACTS, edit, small


@pytest.mark.parametrize("case", case_files("record", "load"))
def test_a_case_gives_what_it_says(case: Path, tmp_path: Path) -> None:
    assert shown(case, tmp_path) == list(read_case(case).gives)


def shown(path: Path, tmp_path: Path) -> list[str]:
    """What is found while the case's project is loaded."""
    loaded = load_catalog(made(read_case(path), tmp_path))
    return [render_text(finding) for finding in in_file_order(loaded.findings)]


def test_everything_is_loaded_by_its_id(tmp_path: Path) -> None:
    catalog = load_catalog(small(tmp_path)).value
    assert list(catalog.documents) == ["alpha", "beta"]
    assert list(catalog.units) == ["CNY", "percent", "account"]
    assert (list(catalog.dimensions), list(catalog.claims)) == (["product"], ["capex-guidance"])
    assert (list(catalog.events), list(catalog.briefings)) == (["first-quarter-results"], ["first"])
    assert list(catalog.facts)[:3] == [
        "acme.revenue.2025-q1",
        "acme.revenue.2025-q1.growth",
        "acme.gross-profit.2025-q1",
    ]
    assert len(catalog.facts) == 12


def test_every_record_knows_where_it_stands(tmp_path: Path) -> None:
    catalog = load_catalog(small(tmp_path)).value
    assert str(catalog.facts["acme.gross-margin.2025-q1"].origin.at("read", 0, "exact")) == f"{FACTS}:24:35"
    assert str(catalog.claims["capex-guidance"][1].at("date")) == "data/claims/first.yml:6:11"
    assert str(catalog.documents["beta"][1].at("sha256")) == "data/documents/beta.yml:9:9"


def test_a_field_that_is_not_there_is_told_at_its_record(tmp_path: Path) -> None:
    catalog = load_catalog(small(tmp_path)).value
    assert str(catalog.documents["beta"][1].at("complete")) == "data/documents/beta.yml:2:1"


def test_a_broken_file_leaves_the_rest(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "data" / "units.yml").write_text("units: [\n", "utf-8")
    edit(project, "data/claims/first.yml", "kind: guidance", "kind: guess")
    catalog = load_catalog(project).value
    assert (len(catalog.units), len(catalog.claims), len(catalog.facts)) == (0, 0, 12)


def test_of_two_records_with_an_id_the_first_stands(tmp_path: Path) -> None:
    project = small(tmp_path)
    again = (project / "data" / "claims" / "first.yml").read_text("utf-8").replace("firmness: firm", "firmness: hedged")
    (project / "data" / "claims" / "a-first.yml").write_text(again, "utf-8")
    claim, origin = load_catalog(project).value.claims["capex-guidance"]
    assert (claim.firmness, origin.file) == ("hedged", "data/claims/a-first.yml")


def test_briefings_stand_in_their_order(tmp_path: Path) -> None:
    project = small(tmp_path)
    briefings = project / "site_src" / "briefings"
    for name, order in (("second", 0), ("before", 1)):
        (briefings / name).mkdir()
        for file in (briefings / "first").iterdir():
            text = file.read_text("utf-8").replace("id: first", f"id: {name}").replace("order: 1", f"order: {order}")
            (briefings / name / file.name).write_text(text, "utf-8")
    assert list(load_catalog(project).value.briefings) == ["second", "before", "first"]


LINKED = [
    *("data", "data/facts", "data/units.yml"),
    *("site_src", "site_src/briefings", "site_src/briefings/first", "site_src/briefings/first/en.md"),
]


@pytest.mark.parametrize("name", LINKED)
def test_f02_nothing_is_loaded_through_a_link(tmp_path: Path, name: str) -> None:
    project = small(tmp_path)
    (project / name).rename(tmp_path / "elsewhere")
    (project / name).symlink_to(tmp_path / "elsewhere")
    loaded = load_catalog(project)
    assert {finding.code for finding in loaded.findings} & {"file-not-regular", "unknown-file", "nothing-to-verify"}
    assert not (loaded.value.facts and loaded.value.units and loaded.value.briefings)
    assert not any(shown.startswith(name) for _, shown in record_files(project) if name != "data/units.yml")


def test_a_linked_folder_is_told(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "data" / "claims").rename(tmp_path / "elsewhere")
    (project / "data" / "claims").symlink_to(tmp_path / "elsewhere")
    assert [str(f.place) for f in load_catalog(project).findings if f.code == "unknown-file"] == ["data/claims:1:1"]


def test_very_many_strays_are_counted(tmp_path: Path) -> None:
    project = small(tmp_path)
    for number in range(6000):
        (project / "data" / f"x{number}.txt").touch()
    told = [f.message for f in load_catalog(project).findings if f.code == "unknown-file"]
    assert len(told) == 21
    assert told[-1].endswith(" or more other files are none of the kinds that data/ holds")


def test_the_project_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(small(tmp_path))
    assert load_catalog(tmp_path / "link").findings == ()


def test_what_was_loaded_cannot_be_changed(tmp_path: Path) -> None:
    catalog = load_catalog(small(tmp_path)).value
    with pytest.raises(TypeError):
        catalog.facts["x"] = catalog.facts["acme.revenue.2025-q1"]  # type: ignore[index]


def test_every_file_that_editors_write_is_listed_once_in_order(tmp_path: Path) -> None:
    names = [shown for _, shown in record_files(small(tmp_path))]
    assert names == sorted(set(names))
    assert FACTS in names
    assert "site_src/briefings/first/briefing.yml" in names
    assert not any("receipts" in name for name in names)


def test_facts_of_some_files_alone(tmp_path: Path) -> None:
    project = small(tmp_path)
    good = (project / FACTS, "good.yml")
    bad = (project / "data" / "units.yml", "bad.yml")
    loaded = load_facts([good, bad, good])
    assert len(loaded.value) == 12
    assert {finding.place.file for finding in loaded.findings} == {"good.yml", "bad.yml"}
    assert {finding.code for finding in loaded.findings if finding.place.file == "good.yml"} == {"fact-twice"}
