"""The small project built for real: both languages, inspected, exchanged; and what a failure leaves behind."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from tests.editing.corpus import add_document
from tests.serving import serving
from tests.small import FACTS, LATER, Before, dressed, edit, small

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def _without_texts() -> Iterator[None]:
    """Builds here have receipts only, whatever the environment of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DOCUMENTS_DIR", raising=False)
        yield


@pytest.fixture(scope="module")
def built(built_before: Before, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = built_before(dressed(small(tmp_path_factory.mktemp("built"))))
    renames = "renames:\n  - {kind: concept, from: capex, to: capital-expenditure}\n"
    (project / "data" / "renames.yml").write_text(renames, "utf-8")
    assert main(["build", "--project", str(project)]) == 0
    return project


def digest(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_both_languages_have_the_same_pages(built: Path) -> None:
    pages = {
        language: {path.relative_to(built / "site" / language).as_posix() for path in folder.rglob("*.html")}
        for language in ("zh-Hant", "en")
        for folder in [built / "site" / language]
    }
    assert pages["zh-Hant"] == pages["en"]
    assert "briefings/first/index.html" in pages["en"]


def test_a_figure_reads_the_same_in_both_languages(built: Path) -> None:
    value = 'data-fact="acme.revenue.2025-q1" value="12040000000" data-decimals="-7"'
    for language, words in (("zh-Hant", "120.4億元"), ("en", "RMB 12.04 billion")):
        page = (built / "site" / language / "briefings" / "first" / "index.html").read_text("utf-8")
        assert f"{value}>{words}</data>" in page


def test_observations_follow_the_contract(built: Path) -> None:
    published = json.loads((built / "site" / "data" / "observations.json").read_text("utf-8"))
    assert published["version"] == 1
    by_id = {row["id"]: row for row in published["observations"]}
    row = by_id["acme.capital-expenditure.2025-q1.growth#a"]
    assert (row["value"], row["low"], row["high"], row["decimals"], row["unit"]) == ("-5", "-5.5", "-4.5", 0, "percent")
    assert (row["file"], row["exact"], row["accepted"], row["status"]) == ("alpha.txt", "5%", True, "single")
    assert row["evidence"] == "receipted"
    text = (built / "texts" / "alpha.txt").read_text("utf-8")
    assert text[row["start"] : row["end"]] == "5%"
    assert by_id["acme.gross-profit.2025-q1#b"]["status"] == "mislabelled"
    assert by_id["acme.operating-capex.2025-q1#b"]["status"] == "refuted"
    assert by_id["acme.revenue.2025-q1#a"]["status"] == "agreed"
    guidance = by_id["acme.capital-expenditure.2025-fy.share-of-revenue.guidance#a"]
    assert (guidance["value"], guidance["low"], guidance["high"]) == (None, "11", "13")


def test_a_failed_build_leaves_the_site_byte_for_byte(built: Path) -> None:
    before = digest(built / "site")
    path = built / FACTS
    original = path.read_text("utf-8")
    try:
        edit(built, FACTS, "exact: 30億元", "exact: 31億元")
        assert main(["build", "--project", str(built), "--documents", str(built / "texts")]) == 1
        path.write_text(original.replace(*LATER), "utf-8")
        assert main(["build", "--project", str(built)]) == 3
    finally:
        path.write_text(original, "utf-8")
    assert digest(built / "site") == before


def test_a_word_of_the_interface_that_the_style_refuses_is_not_published(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, style = digest(built / "site"), built / "data" / "style.yml"
    style.write_text("style:\n  - {language: en, refused: Glossary, used: Terms, why: short}\n", "utf-8")
    try:
        assert main(["build", "--project", str(built)]) == 1
    finally:
        style.unlink()
    assert "site_src/strings/en.yml:" in (told := capsys.readouterr().out)
    assert "word-refused: `Glossary`" in told
    assert digest(built / "site") == before


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("site_src/root/404.html", "the page 404.html: ZeroDivisionError: division by zero"),
        ("site_src/templates/glossary.md.j2", "glossary page glossary: ZeroDivisionError: division by zero"),
    ],
)
def test_whatever_a_template_does_is_told_at_its_line(
    built: Path, capsys: pytest.CaptureFixture[str], path: str, told: str
) -> None:
    before, template = digest(built / "site"), built / path
    text = template.read_text("utf-8")
    template.write_text(f"{text}{{{{ 1 / 0 }}}}", "utf-8")
    try:
        assert main(["build", "--project", str(built)]) == 1
    finally:
        template.write_text(text, "utf-8")
    assert capsys.readouterr().out.count(told) == 1
    assert digest(built / "site") == before


def test_where_no_font_is_to_be_had_that_is_told_once(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest(built / "site")
    monkeypatch.setattr("generator.charts.compiler.FONT", "a font that nobody has")
    assert main(["build", "--project", str(built), "--from-nothing"]) == 1
    assert capsys.readouterr().out.count("pictures would lose their texts") == 1
    assert digest(built / "site") == before


def test_a_preview_shows_what_is_pending_and_leaves_the_site_alone(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(built / "site")
    path = built / FACTS
    original = path.read_text("utf-8")
    try:
        edit(built, FACTS, *LATER)
        assert main(["build", "--preview", "--project", str(built)]) == 3
    finally:
        path.write_text(original, "utf-8")
    assert capsys.readouterr().out.splitlines()[-1] == "build/preview/ written"
    assert "badge--pending" in (built / "build/preview/en/periods/2025-q2/index.html").read_text("utf-8")
    assert digest(built / "site") == before


def test_robots_point_to_a_sitemap_index_of_both_languages(built: Path) -> None:
    assert "Sitemap: https://example.org/briefings/sitemap.xml" in (built / "site" / "robots.txt").read_text("utf-8")
    index = (built / "site" / "sitemap.xml").read_text("utf-8")
    for language in ("zh-Hant", "en"):
        assert f"<loc>https://example.org/briefings/{language}/sitemap.xml</loc>" in index
        assert (built / "site" / language / "sitemap.xml").is_file()


def test_a_former_address_leads_on_and_is_listed_nowhere(built: Path) -> None:
    for language in ("zh-Hant", "en"):
        site = built / "site" / language
        page = (site / "concepts" / "capex" / "index.html").read_text("utf-8")
        assert 'content="0; url=../../concepts/capital-expenditure/"' in page
        present = (site / "concepts" / "capital-expenditure" / "index.html").read_text("utf-8")
        assert '<span id="acme.capex.2025-q1"></span>' in present
        volumes = [json.loads(path.read_text("utf-8")) for path in sorted(site.glob("search/entries-*.json"))]
        listed = [entry["location"] for pages in volumes for page in pages for entry in page]
        assert any(name.startswith("concepts/capital-expenditure/") for name in listed)
        assert not any("concepts/capex/" in name for name in listed)
        assert "concepts/capex/" not in (site / "sitemap.xml").read_text("utf-8")


def test_documents_may_be_in_any_language(built: Path, tmp_path: Path) -> None:
    project = shutil.copytree(built, tmp_path / "project")
    add_document(project, "gamma", "無數字。\n")
    tags = {"alpha": "zh-Hans", "beta": "ja", "gamma": "pt-BR"}
    for name, tag in tags.items():
        edit(project, f"data/documents/{name}.yml", "language: zh-Hant", f"language: {tag}")
    assert main(["verify", "--project", str(project), "--documents", str(project / "texts")]) == 0
    assert main(["build", "--project", str(project)]) == 0
    for name, tag in tags.items():
        page = (project / "site" / "en" / "documents" / name / "index.html").read_text("utf-8")
        assert f'<cite lang="{tag}"' in page


def test_a_language_that_nobody_knows_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = small(tmp_path)
    line = edit(project, "data/documents/alpha.yml", "language: zh-Hant", "language: zh-Hanz")
    assert main(["check", "--project", str(project)]) == 1
    assert f"data/documents/alpha.yml:{line}:11: error: record-value: language: " in capsys.readouterr().out


def test_inspect_finds_a_built_site_as_the_record_makes_it(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = digest(built / "site")
    with serving(built / "site") as address:
        assert main(["inspect", address, "--project", str(built)]) == 0
    assert capsys.readouterr().out == f"{address.rstrip('/')} is what the record makes, file by file\n"
    assert digest(built / "site") == before


def test_inspect_finds_a_changed_digit_in_a_page_a_download_a_drawing_and_the_index(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built / "site", site)
    (drawing,) = sorted((site / "en" / "charts").glob("*.svg"))[:1]
    names = ["data/facts.csv", "data/facts.json", "en/briefings/first/index.html", "en/search/entries-0.json"]
    names = sorted([*names, drawing.relative_to(site).as_posix()])
    for name in names:
        content = (site / name).read_bytes()
        assert b"12" in content
        (site / name).write_bytes(b"13".join(content.rsplit(b"12", 1)))
    assert main(["inspect", str(site), "--project", str(built), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(each["code"], each["file"]) for each in found] == [("altered-file", f"{site}/{name}") for name in names]


def test_inspect_refuses_what_is_neither_a_folder_nor_an_address(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for site in ("nowhere", "ftp://example.org/"):
        assert main(["inspect", site, "--project", str(built)]) == 2
    assert "neither a folder nor an address" in capsys.readouterr().err


def test_inspect_tells_what_is_wrong_with_the_record_first(built: Path) -> None:
    path = built / FACTS
    original = path.read_text("utf-8")
    try:
        edit(built, FACTS, "exact: 30億元", "exact: 31億元")
        assert main(["inspect", str(built / "site"), "--project", str(built), "--documents", str(built / "texts")]) == 1
    finally:
        path.write_text(original, "utf-8")
