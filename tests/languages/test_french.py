"""A language that the press does not ship, brought along by a project: a record, a strings file, a config, prose.

The words of its interface are the English ones, without their own text: nothing here depends on what they say.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from generator.cli import main
from generator.findings import Finding
from generator.press import press
from tests.small import Before, dressed, edit, small

HERE = Path(__file__).parent / "french"
TEXTS: Mapping[str, str] = dict(line.split("\t") for line in (HERE / "texts.tsv").read_text("utf-8").splitlines())
TEXT = re.compile(r"en: (?P<text>'[^']*'|[^{}\n]*?)(?=\}|$)", re.MULTILINE)


def with_french(project: Path, languages: Sequence[str] = ("zh-Hant", "en", "fr")) -> Path:
    """The small project in these languages."""
    config = (project / "mkdocs.yml").read_text("utf-8")
    named = re.sub(r"languages: \[.*\]", f"languages: [{', '.join(languages)}]", config)
    (project / "mkdocs.yml").write_text(named, "utf-8")
    (project / "site_src" / "languages").mkdir()
    shutil.copy(HERE / "fr.yml", project / "site_src" / "languages" / "fr.yml")
    shutil.copy(HERE / "mkdocs.fr.yml", project / "mkdocs.fr.yml")
    shutil.copy(HERE / "fr.md", project / "site_src" / "briefings" / "first" / "fr.md")
    strings = project / "site_src" / "strings"
    shutil.copy(strings / "en.yml", strings / "fr.yml")
    for path in [*(project / "data").rglob("*.yml"), *(project / "site_src" / "briefings").rglob("*.yml")]:
        path.write_text(TEXT.sub(_translated, path.read_text("utf-8")), "utf-8")
    return project


def _translated(match: re.Match[str]) -> str:
    """The English text with the French one behind it, in one line with it or under it."""
    text, start = match["text"], match.string.rfind("\n", 0, match.start()) + 1
    french = "'" + TEXTS[text.strip("'")].replace("'", "''") + "'"
    in_line = match.string[start : match.start()].strip()
    return f"en: {text}{', ' if in_line else chr(10) + ' ' * (match.start() - start)}fr: {french}"


def found(project: Path) -> list[Finding]:
    return [f for f in press(project, project / "texts").findings if f.severity != "warning"]


@pytest.fixture(scope="module")
def built(built_before: Before, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = built_before(with_french(dressed(small(tmp_path_factory.mktemp("french")))))
    assert main(["build", "--project", str(project), "--documents", str(project / "texts")]) == 0
    return project


def page(built: Path, path: str) -> str:
    return (built / "site" / path / "index.html").read_text("utf-8")


def test_a_figure_is_written_as_the_record_says(built: Path) -> None:
    assert ">12,04 milliards yuans</data>" in page(built, "fr/briefings/first")
    assert ">120.4億元</data>" in page(built, "zh-Hant/briefings/first")


def test_a_page_names_itself_and_all_others_in_its_head_and_in_its_switch(built: Path) -> None:
    for tag, others in (("fr", ("zh-Hant", "en")), ("en", ("zh-Hant", "fr"))):
        html = page(built, f"{tag}/concepts/revenue")
        assert f'<html lang="{tag}"' in html
        assert all(
            f'hreflang="{name}" href="https://example.org/briefings/{name}/concepts/revenue/"' in html
            for name in others
        )
        switch = re.findall(r'<a class="language" href="([^"]+)" hreflang="([^"]+)"', html)
        assert [name for _, name in switch] == list(others)


def test_the_root_leads_to_every_language(built: Path) -> None:
    root = (built / "site" / "index.html").read_text("utf-8")
    assert [f'<a href="/briefings/{tag}/" hreflang="{tag}"' in root for tag in ("zh-Hant", "en", "fr")] == [True] * 3


def test_a_digit_changed_in_the_third_language_is_found_as_in_the_others(built: Path) -> None:
    project = built
    from generator.settings import load_settings
    from generator.site.build import _context
    from generator.site.inspection.gate import inspect_site

    done = press(project, None)
    context = _context(done, load_settings(project, None, {}))
    assert inspect_site(project / "site", context) == ()
    file = project / "site" / "fr" / "briefings" / "first" / "index.html"
    sound = file.read_text("utf-8")
    file.write_text(sound.replace("12,04 milliards yuans", "12,05 milliards yuans", 1), "utf-8")
    assert "false-trace" in {finding.code for finding in inspect_site(project / "site", context)}
    file.write_text(sound, "utf-8")


def test_everything_is_right_as_it_stands(tmp_path: Path) -> None:
    assert found(with_french(small(tmp_path))) == []


@pytest.mark.parametrize("typed", ["deux", "Vingt", "trois milliards", "12", "la moitié"])
def test_a_number_typed_in_its_prose_is_refused(tmp_path: Path, typed: str) -> None:
    project = with_french(small(tmp_path))
    edit(project, "site_src/briefings/first/fr.md", "les investissements ont", f"{typed} investissements ont")
    assert {(f.code, f.place.file) for f in found(project)} == {("typed-number", "site_src/briefings/first/fr.md")}


def test_a_text_that_it_lacks_is_told_at_its_record(tmp_path: Path) -> None:
    project = with_french(small(tmp_path))
    edit(project, "data/units.yml", ", fr: 'comptes'", "")
    (finding,) = [f for f in found(project) if f.code.startswith("record-")]
    assert (finding.code, finding.place.file) == ("record-missing-key", "data/units.yml")
    assert "fr" in finding.message


def test_a_call_that_it_lacks_is_told_at_its_prose(tmp_path: Path) -> None:
    project = with_french(small(tmp_path))
    file = "site_src/briefings/first/fr.md"
    edit(project, file, '{{ fact("capital-expenditure", "2025-Q1") }}', "un sommet")
    assert {(f.code, f.place.file) for f in found(project)} == {("languages-differ", file), ("basis-missing", file)}


def test_without_the_words_that_say_no_more_than_figures_every_sentence_needs_a_mark(tmp_path: Path) -> None:
    project = with_french(small(tmp_path))
    record = project / "site_src/languages/fr.yml"
    record.write_text(record.read_text("utf-8").partition("wording:")[0], "utf-8")
    asked = found(project)
    assert [(f.code, f.place.file, f.place.line) for f in asked] == [
        ("basis-undecided", "site_src/briefings/first/fr.md", line) for line in (1, 5)
    ]
    assert all("the record of fr has no `wording`" in f.message for f in asked)
    for file, stop in (("fr", "."), ("en", "."), ("zh-Hant", "。")):
        prose = project / f"site_src/briefings/first/{file}.md"
        prose.write_text(prose.read_text("utf-8").replace(f"{stop}\n", f"{stop}[^=]\n"), "utf-8")
    assert found(project) == []


def test_prose_that_is_missing_is_told(tmp_path: Path) -> None:
    project = with_french(small(tmp_path))
    (project / "site_src/briefings/first/fr.md").unlink()
    assert "translation-missing" in {f.code for f in found(project)}


def test_a_tag_that_nobody_knows_is_told_where_it_stands(tmp_path: Path) -> None:
    project = small(tmp_path)
    line = edit(project, "mkdocs.yml", "languages: [zh-Hant, en]", "languages: [zh-Hant, en, frr]")
    unknown = [f for f in found(project) if f.code == "unknown-language"]
    assert [(f.place.file, f.place.line) for f in unknown] == [("mkdocs.yml", line)]


def test_a_record_that_lacks_a_part_is_told_in_its_file(tmp_path: Path) -> None:
    project = with_french(small(tmp_path))
    edit(project, "site_src/languages/fr.yml", "  at-most: au plus {n}\n", "")
    assert ("record-value", "site_src/languages/fr.yml") in {(f.code, f.place.file) for f in found(project)}


def test_one_language_alone_is_a_project(tmp_path: Path) -> None:
    project = dressed(small(tmp_path))
    edit(project, "mkdocs.yml", "languages: [zh-Hant, en]", "languages: [en]")
    for path in [*(project / "data").rglob("*.yml"), *(project / "site_src" / "briefings").rglob("*.yml")]:
        text = re.sub(r"zh-Hant: (?:'[^']*'|[^,\n]*)(?:, |\n +)(?=en:)", "", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    (project / "site_src/briefings/first/zh-Hant.md").unlink()
    assert main(["build", "--project", str(project)]) == 0
    assert (project / "site/en/briefings/first/index.html").is_file()
    assert not (project / "site/zh-Hant").exists()
    html = page(project, "en/briefings/first")
    assert 'class="language"' not in html
