"""Situations that no file can show: each makes the bad or the good one and yields what the press finds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path, PurePosixPath
from unittest import mock

from generator.charts.allowlist import refusals
from generator.charts.compiler import CompilerError
from generator.charts.kinds import bars
from generator.charts.look import WIDE
from generator.charts.render import drawings
from generator.charts.specification import specification
from generator.charts.validity import problems
from generator.editing import compare
from generator.editing.fmt import check as check_layout
from generator.editing.patches import Change, changed
from generator.editing.project_files import write_files
from generator.editing.upkeep import out_of_date
from generator.findings import Finding
from generator.judging.checks import read_back
from generator.pages import page as pages
from generator.record.editor_schemas import schema_files
from generator.record.load import load_catalog
from generator.record.project_languages import load_languages
from generator.record.strict_bytes import read_text
from generator.record.strings import load_strings
from generator.site.comparison import compare as compare_trees
from generator.site.comparison import look_in
from generator.site.deployed import Deployed
from generator.site.engine_config import inspect_configs
from generator.site.engines import Job, read_output
from generator.site.held_files import files_in
from generator.site.inspection.context import load_site
from generator.site.inspection.gate import inspect_site
from generator.site.inspection.weight import MOST_ELEMENTS, inspect_weight
from generator.site.outside import unanswered
from generator.site.publish import BUILD, check_target, exchange, seal, staged, write_tree
from generator.sources.shingles import Shingles
from tests.charts.samples import chart, mark
from tests.known import BOTH
from tests.projects import subject_of
from tests.serving import serving
from tests.site.inspection import trees
from tests.small import FACTS, HOME, REPOSITORY, edit, pressed, small

RENDER = sys.modules["generator.charts.render"]  # the package has a function of that name
Found = Iterable[Finding]


# --- files -----------------------------------------------------------------------------------------------


def _file_missing(bad: bool, folder: Path) -> Found:
    project = small(folder)
    if bad:
        (project / "texts" / "alpha.txt").unlink()
    return pressed(project).every_finding


def _file_not_regular(bad: bool, folder: Path) -> Found:
    project = small(folder)
    file = project / "data" / "units.yml"
    if bad:
        file.rename(folder / "elsewhere.yml")
        file.symlink_to(folder / "elsewhere.yml")
    return pressed(project).every_finding


def _file_too_large(bad: bool, folder: Path) -> Found:
    file = folder / "units.yml"
    file.write_text("units: []\n" * (2_000_000 if bad else 5), "utf-8")
    return read_text(file, "data/units.yml", cap=1_000_000).findings


def _file_unreadable(bad: bool, folder: Path) -> Found:
    file = folder / "units.yml"
    file.write_text("units: []\n", "utf-8")
    return read_text(Path(f"{file}\0") if bad else file, "data/units.yml", cap=1_000_000).findings


def _yaml_layout(bad: bool, folder: Path) -> Found:
    return check_layout("a:   1\n" if bad else "a: 1\n", "example.yml")


def _schemas_stale(bad: bool, folder: Path) -> Found:
    project = small(folder)
    write_files(schema_files(load_catalog(project).value), project)
    if bad:
        edit(project, "data/concepts.yml", "en: Gross margin}", "en: Margin of gross profit}")
    return tuple(out_of_date(project, load_catalog(project).value))


def _unknown_name(bad: bool, folder: Path) -> Found:
    project = small(folder)
    facts = folder / "theirs.yml"
    text = (HOME / FACTS).read_text("utf-8")
    facts.write_text(text.replace("{concept: gross-margin}", "{concept: gros-margin}") if bad else text, "utf-8")
    return compare.compare(project, project / "texts", (project, facts), None).findings


def _rendering_differs(bad: bool, folder: Path) -> Found:
    subject = subject_of(pressed(small(folder)))
    if not bad:
        return tuple(read_back.misread_figures(subject))
    with mock.patch.object(read_back, "figure", return_value="RMB 12.5 billion"):
        return tuple(read_back.misread_figures(subject))


# --- charts ----------------------------------------------------------------------------------------------

FONTS = REPOSITORY / "site_src" / "assets" / "fonts"  # whatever the machine has
CHART = chart("bars", mark("a", label="1%"), mark("b", label="2%", state="derived"))


def _chart_legend(bad: bool, folder: Path) -> Found:
    return problems(replace(CHART, legend={}) if bad else CHART)


def _chart_refused(bad: bool, folder: Path) -> Found:
    made = specification(CHART, WIDE, bars.draw(CHART, WIDE))
    return refusals(CHART, made | {"transform": [{"calculate": "1"}]} if bad else made)


def _chart_compiler(bad: bool, folder: Path) -> Found:
    return _drawn(mock.Mock(side_effect=CompilerError("it gave up"))) if bad else drawings(CHART, FONTS).findings


def _chart_rows(bad: bool, folder: Path) -> Found:
    whole = RENDER.to_svg
    return (
        _drawn(lambda made, fonts: whole(made, fonts).replace(">1<", ">3<")) if bad else drawings(CHART, FONTS).findings
    )


def _chart_label(bad: bool, folder: Path) -> Found:
    label = "RMB 1,234.5 billion"
    periods = [mark(f"f{at}", category=f"Q{at}", label=label, value=Decimal(at)) for at in range(9 if bad else 2)]
    return drawings(chart("lines", *periods), FONTS).findings


def _chart_wide(bad: bool, folder: Path) -> Found:
    whole = RENDER.to_svg
    wider = {"padding": 90}
    return _drawn(lambda made, fonts: whole({**made, **wider}, fonts)) if bad else drawings(CHART, FONTS).findings


def _drawn(to_svg: Callable[[Mapping[str, object], Path | None], str]) -> Found:
    """What is found where this draws."""
    with mock.patch.object(RENDER, "to_svg", to_svg):
        return drawings(CHART, FONTS).findings


# --- the site --------------------------------------------------------------------------------------------


def _inspected(files: Mapping[str, str], folder: Path, **told: object) -> Found:
    return inspect_site(trees.write(folder, files), trees.context(**told))  # type: ignore[arg-type]


def _no_home_page(bad: bool, folder: Path) -> Found:
    files = trees.good_site()
    return _inspected({path: text for path, text in files.items() if not bad or path != "zh-Hant/index.html"}, folder)


def _unreadable_page(bad: bool, folder: Path) -> Found:
    return _inspected(trees.good_site() | ({trees.PAGE: ""} if bad else {}), folder)


def _unreachable_page(bad: bool, folder: Path) -> Found:
    files = trees.good_site() | {f"{tag}/more/index.html": trees.page(tag, "more/", "") for tag in ("zh-Hant", "en")}
    if not bad:
        files |= {f"{tag}/index.html": trees.page(tag, "", '<a href="more/">x</a>') for tag in ("zh-Hant", "en")}
    return _inspected(files, folder)


def _unequal_paths(bad: bool, folder: Path) -> Found:
    return _inspected(
        trees.good_site() | ({"en/more/index.html": trees.page("en", "more/", "")} if bad else {}), folder
    )


def _leaks_unchecked(bad: bool, folder: Path) -> Found:
    known = {"shingles": Shingles()} if bad else {}
    return _inspected(trees.good_site(), folder, **known)


def _heavy_page(bad: bool, folder: Path) -> Found:
    listed = "<ul>" + "<li>x</li>" * MOST_ELEMENTS + "</ul>"
    body = listed if bad else f"<noscript>{listed}</noscript>"
    made = {f"{tag}/briefings/a/index.html": trees.page(tag, "briefings/a/", body) for tag in ("zh-Hant", "en")}
    return inspect_weight(
        load_site(trees.write(folder, trees.good_site() | made), trees.context()).value, trees.context()
    )


def _irregular_file(bad: bool, folder: Path) -> Found:
    trees.write(folder, trees.good_site())
    if bad:
        (folder / "en" / "page" / "more.html").symlink_to(folder / "en" / "index.html")
    return inspect_site(folder, trees.context())


# --- building --------------------------------------------------------------------------------------------


def _template_failed(bad: bool, folder: Path) -> Found:
    templates = folder / pages.TEMPLATES
    templates.mkdir(parents=True)
    (templates / "page.md.j2").write_text("{{ page.subtitel }}" if bad else "{{ page.title }}", "utf-8")
    made = pages.Page(path="a", kind="sample", template="page.md.j2", title="A", description="B")
    return pages.fill(made.template, "sample page a", pages.environment(folder), page=made).findings


def _translation_differs(bad: bool, folder: Path) -> Found:
    strings = folder / "site_src" / "strings"
    strings.mkdir(parents=True)
    (strings / "zh-Hant.yml").write_text("a: '{period}一覽'\n", "utf-8")
    (strings / "en.yml").write_text(f"a: '{'{perod}' if bad else '{period}'} at a glance'\n", "utf-8")
    return load_strings(folder, BOTH).findings


def _engine(bad: bool, folder: Path) -> Found:
    job = Job(config="mkdocs.yml", docs=folder / "docs", out=folder / "out")
    said = "WARNING -  Doc file 'index.md' contains a link 'gone.md', but the target is not found.\n" if bad else ""
    return tuple(read_output(folder, job, said, status=1 if bad else 0))


def _engine_config(bad: bool, folder: Path) -> Found:
    project = small(folder)
    if bad:
        edit(project, "mkdocs.en.yml", "language: en\n", "language: zh-Hant\n")
    return tuple(inspect_configs(project, load_languages(project).value))


def _unsafe_output(bad: bool, folder: Path) -> Found:
    (folder / "site").mkdir()
    if bad:
        (folder / "site" / "mine.txt").write_text("mine", "utf-8")
    return check_target(folder / "site", folder)


def _busy(bad: bool, folder: Path) -> Found:
    with staged(folder, folder / "site") as first:
        if not bad:
            return first.findings
        with staged(folder, folder / "site") as second:
            return second.findings


def _file_system(bad: bool, folder: Path) -> Found:
    if bad:
        (folder / BUILD).write_text("a file", "utf-8")
    return write_tree({PurePosixPath("page.md"): b"x"}, folder / BUILD / "docs", project=folder).findings


def _not_sealed(bad: bool, folder: Path) -> Found:
    stage = trees.write(folder / BUILD / "stage", {"index.html": "x"})
    return (() if bad else seal(stage)) + exchange(stage, folder / "site", project=folder)


def _altered_file(bad: bool, folder: Path) -> Found:
    built, site = (trees.write(folder / name, {"index.html": "x"}) for name in ("built", "site"))
    found = seal(built) + seal(site)
    if bad:
        (site / "index.html").write_text("x\ny", "utf-8")
    return found + compare_trees(built, files_in(site), look_in(site, "site"), "site")


def _server_answer(bad: bool, folder: Path) -> Found:
    built = trees.write(folder / "built", {"page.html": "x"})
    site = trees.write(folder / "site", {"page.html": "x"})
    if bad:
        (site / "page.html").unlink()
        (site / "page.html").mkdir()  # which the server answers with a redirect
    with serving(site) as address:
        return compare_trees(built, (), Deployed(address=address).look, "site")


def _outside_link(bad: bool, folder: Path) -> Found:
    site = trees.write(folder / "site", {"page.html": "x"})
    with serving(site) as address:
        return tuple(unanswered({f"{address}{'gone' if bad else 'page'}.html": "en/index.html"}, "site"))


def _edit_by_hand(bad: bool, folder: Path) -> Found:
    text = "a: {b: one, # why\n  c: two}\n" if bad else "a: {b: one, c: two}\n"
    return changed(text, "example.yml", [Change(path=("a",), entries={"c": None}, after="b")]).findings


SITUATIONS: Mapping[str, Callable[[bool, Path], Found]] = {
    "altered-file": _altered_file,
    "busy": _busy,
    "chart-compiler": _chart_compiler,
    "chart-label": _chart_label,
    "chart-legend": _chart_legend,
    "chart-refused": _chart_refused,
    "chart-rows": _chart_rows,
    "chart-wide": _chart_wide,
    "edit-by-hand": _edit_by_hand,
    "engine": _engine,
    "engine-config": _engine_config,
    "file-missing": _file_missing,
    "file-not-regular": _file_not_regular,
    "file-system": _file_system,
    "file-too-large": _file_too_large,
    "file-unreadable": _file_unreadable,
    "irregular-file": _irregular_file,
    "heavy-page": _heavy_page,
    "leaks-unchecked": _leaks_unchecked,
    "no-home-page": _no_home_page,
    "not-sealed": _not_sealed,
    "outside-link": _outside_link,
    "rendering-differs": _rendering_differs,
    "server-answer": _server_answer,
    "template-failed": _template_failed,
    "translation-differs": _translation_differs,
    "unequal-paths": _unequal_paths,
    "unknown-name": _unknown_name,
    "unreachable-page": _unreachable_page,
    "unreadable-page": _unreadable_page,
    "unsafe-output": _unsafe_output,
    "schemas-stale": _schemas_stale,
    "yaml-layout": _yaml_layout,
}
