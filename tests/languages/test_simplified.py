"""A project in Simplified Chinese and English, made of the small one by turning its texts into the other script."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc import OpenCC

from generator.cli import main
from generator.press import press
from tests.small import Before, dressed, small

TURNED = OpenCC("hk2s")


def simplified(project: Path) -> Path:
    """The small project with zh-Hans in the place of zh-Hant; its documents and anchors stay as they are."""
    for path in [*(project / "data").rglob("*.yml"), *(project / "site_src" / "briefings").rglob("*.yml")]:
        lines = (_turned(line) for line in path.read_text("utf-8").split("\n"))
        path.write_text("\n".join(lines), "utf-8")
    prose = project / "site_src/briefings/first/zh-Hant.md"
    (prose.parent / "zh-Hans.md").write_text(TURNED.convert(prose.read_text("utf-8")), "utf-8")
    prose.unlink()
    config = project / "mkdocs.yml"
    config.write_text(TURNED.convert(config.read_text("utf-8")).replace("zh-Hant", "zh-Hans"), "utf-8")
    return project


def _turned(line: str) -> str:
    return TURNED.convert(line).replace("zh-Hant:", "zh-Hans:") if "zh-Hant:" in line else line


@pytest.fixture(scope="module")
def built(built_before: Before, tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = built_before(simplified(dressed(small(tmp_path_factory.mktemp("simplified")))))
    texts = ["--project", str(project), "--documents", str(project / "texts")]
    assert main(["verify", *texts]) == 0  # aliases were turned too
    assert main(["build", *texts]) == 0
    return project


def test_its_figures_and_periods_are_simplified(built: Path) -> None:
    page = (built / "site/zh-Hans/briefings/first/index.html").read_text("utf-8")
    assert ">120.4亿元</data>" in page
    assert ">2025年第一季</time>" in page
    assert '<html lang="zh-Hans"' in page


def test_the_other_language_leads_to_it(built: Path) -> None:
    page = (built / "site/en/briefings/first/index.html").read_text("utf-8")
    assert 'hreflang="zh-Hans"' in page
    assert "zh-Hant" not in page.replace('lang="zh-Hant"', "")  # a document is in the language it is in


def test_a_traditional_text_is_refused_in_it(tmp_path: Path) -> None:
    project = simplified(small(tmp_path))
    prose = project / "site_src/briefings/first/zh-Hans.md"
    prose.write_text(prose.read_text("utf-8").replace("收入", "營收"), "utf-8")
    found = [f for f in press(project, project / "texts").findings if f.code == "wrong-language"]
    assert {f.place.file for f in found} == {"site_src/briefings/first/zh-Hans.md"}
