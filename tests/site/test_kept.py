"""What is kept never shows: after any change a build gives what one from nothing gives, byte for byte.

The changes are one of each sort of thing that a site is made from, each seen on a page or in a file of its own, so that
none hides another's stale trace: a line more, then those of the record together, those of the look, then all of them
undone.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cache import digest as digests
from generator.cache.store import FOLDER, store_of
from generator.cli import main
from generator.pages.tree import page_texts
from generator.press import press
from generator.settings import load_settings
from tests.small import DOCUMENTS, FACTS, REPOSITORY, Before, dressed, edit, linked, small

pytestmark = pytest.mark.slow

LINE = {"line": (FACTS, "defaults: {entity", "# one line more\ndefaults: {entity")}  # alone: all it moves are links
RECORD = {  # sort of change → (file, before, after)
    "fact": (FACTS, "Only the former fits the total.", "Only the first fits the total."),
    "alias": ("data/concepts.yml", "aliases: [月活躍用戶, 月活]", "aliases: [月活躍用戶, 月活, 活躍人數]"),
    "concept label": ("data/concepts.yml", "en: Gross margin}", "en: Margin of gross profit}"),
    "claim": ("data/claims/first.yml", "en: 'The company expects", "en: 'The company still expects"),
    "string": ("site_src/strings/en.yml", "All figures by quarter and year.", "All figures by year and quarter."),
    "prose": ("site_src/briefings/first/en.md", "## Spending {#capex}", "## What was spent {#capex}"),
    "chart": ("site_src/briefings/first/briefing.yml", "en: Most of it is for operations}", "en: Most is operating}"),
}
LOOK = {
    "style": ("site_src/assets/briefings.css", "", "/* another */\n"),
    "template": ("site_src/templates/timeline.md.j2", "", "\n<p>§</p>\n"),
    "theme": ("site_src/overrides/partials/source.html", "", "<span hidden></span>\n"),
    "config": ("mkdocs.en.yml", "    sections: Sections\n", "    sections: All sections\n"),
    "root": ("site_src/root/robots.txt", "", "# another\n"),
}

OF_A_PAGE = 3  # things kept: its Markdown, its HTML, what it gives to the search


def change(project: Path, changes: dict[str, tuple[str, str, str]], *, undo: bool = False) -> None:
    for path, before, after in changes.values():
        if before:
            edit(project, path, *((after, before) if undo else (before, after)))
        else:
            file = project / path
            text = file.read_text("utf-8")
            file.write_text(text.removesuffix(after) if undo else text + after, "utf-8")


def build(project: Path, *options: str) -> dict[str, str]:
    """The digest of each file of the site."""
    where = ["--project", str(project), "--documents", str(project / "texts")]
    assert main(["verify", *where]) == 0
    assert main(["build", *where, *options]) == 0
    site = project / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def once_built(built_before: Before, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project as it is once it is built."""
    project = built_before(dressed(small(tmp_path_factory.mktemp("kept"))))
    build(project)
    return project


@pytest.fixture
def project(once_built: Path, tmp_path: Path) -> Path:
    """The small project as it was when it was built, with what was kept."""
    return shutil.copytree(once_built, tmp_path / "small")


def test_after_any_change_a_build_gives_what_one_from_nothing_gives(project: Path) -> None:
    first = before = build(project)
    for changes in (LINE, RECORD, LOOK):
        change(project, changes)
        after = build(project)
        assert after == build(project, "--from-nothing")
        assert after != before
        before = after
    for changes in (LOOK, RECORD, LINE):
        change(project, changes, undo=True)
    assert build(project) == first
    shutil.rmtree(project / FOLDER)
    assert build(project) == first


def test_what_is_kept_is_neither_made_nor_inspected_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_files(project)
    change(project, {"fact": RECORD["fact"]})
    build(project)
    made = kept_files(project) - kept
    pages = [path for path in (project / "site").rglob("*.html") if path.parts[-2] != "site"]
    assert 0 < len(made) / OF_A_PAGE < len(pages) / 7
    monkeypatch.setattr("generator.site.build.build_site", lambda *_, **__: pytest.fail("built again"))
    build(project)


def test_a_line_more_above_its_records_makes_no_page_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = lines_led_to(project)
    change(project, LINE)
    monkeypatch.setattr("generator.pages.tree._render", lambda *_: pytest.fail("a page made again"))
    monkeypatch.setattr("generator.site.engines._start", lambda *_: pytest.fail("the engine run again"))
    build(project)
    assert [line + 1 for line in before] == lines_led_to(project) != []


def test_of_a_project_that_was_moved_no_page_is_made_again(
    once_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.pages.tree._render", lambda *_: pytest.fail("a page made again"))
    monkeypatch.setattr("generator.site.engines._start", lambda *_: pytest.fail("the engine run again"))
    build(shutil.copytree(once_built, tmp_path / "elsewhere"))


def lines_led_to(project: Path) -> list[int]:
    """The lines of the file of facts to which the site and its Markdown lead, page by page."""
    pages = sorted((*(project / "site").rglob("*.html"), *(project / "build/docs").rglob("*.md")))
    return [int(line) for page in pages for line in re.findall(rf"{FACTS}#L([0-9]+)", page.read_text("utf-8"))]


def test_other_code_and_another_library_make_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digests.code()
    with monkeypatch.context() as patch:
        patch.setattr(digests, "installed", lambda: ["a-library 2"])
        digests.code.cache_clear()
        assert digests.code() != before
    package = tmp_path / "package"
    shutil.copytree(digests.PACKAGE / "cache", package)
    monkeypatch.setattr(digests, "PACKAGE", package)
    seen = set()
    for text in ("", "# another line"):
        (package / "store.py").write_text(text)
        digests.code.cache_clear()
        seen.add(digests.code())
    assert len(seen) == 2
    digests.code.cache_clear()


@pytest.fixture(autouse=True)
def _code_as_it_is() -> Iterator[None]:
    yield
    digests.code.cache_clear()


def kept_files(project: Path) -> set[Path]:
    return {path for path in (project / FOLDER).rglob("*") if path.is_file()}


def test_a_store_damaged_or_left_in_the_middle_of_a_build_gives_the_same_site(project: Path) -> None:
    first = build(project)
    for number, path in enumerate(sorted(kept_files(project))):
        content = path.read_bytes()
        half = content[: len(content) // 2]
        if number % 3:
            path.write_bytes(half if number % 3 == 1 else b"\xff" + content[1:])
        else:  # as where the build was killed, or the disk was full, before it stood there
            path.with_name(f"{path.name}.4711").write_bytes(half)
            path.unlink()
    shutil.rmtree(project / "site")
    assert build(project) == first


def test_pages_of_the_real_record_are_those_from_nothing(tmp_path: Path) -> None:
    """An alias, a label, a claim and a fact of it changed, with what was kept before."""
    project = tmp_path / "real"
    for name in ("data", "site_src"):
        shutil.copytree(REPOSITORY / name, project / name)
    for path in REPOSITORY.glob("mkdocs*.yml"):
        shutil.copy(path, project / path.name)
    if (REPOSITORY / FOLDER).is_dir():  # what is kept is replaced, never written into
        shutil.copytree(REPOSITORY / FOLDER, project / FOLDER, copy_function=linked)
    settings, store = load_settings(project, DOCUMENTS, {}), store_of(project)
    page_texts(project, press(project, DOCUMENTS, store).edition, settings, store)
    concepts = project / "data" / "concepts.yml"
    text = concepts.read_text("utf-8")
    text = re.sub(r"aliases: \[", "aliases: [天下無雙詞, ", text, count=1)
    concepts.write_text(re.sub(r"(label: \{.*?en: )", r"\1The ", text, count=1), "utf-8")
    for path in sorted((project / "data" / "facts").rglob("*.yml")):
        path.write_text("# one line more\n" + path.read_text("utf-8"), "utf-8")
    kept, anew = press(project, DOCUMENTS, store), press(project, DOCUMENTS)
    assert kept.every_finding == anew.every_finding
    assert kept.resolved == anew.resolved
    assert page_texts(project, kept.edition, settings, store) == page_texts(project, anew.edition, settings)
