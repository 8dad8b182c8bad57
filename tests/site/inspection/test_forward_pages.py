"""The cases in `cases/forwards`: what `inspect_forwards` finds on the page each of them makes; and what the others let
pass on a page that leads on as it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.forward_pages import inspect_forwards
from generator.site.inspection.gate import inspect_site
from tests.site.inspection.trees import CASES, SITE_URL, case_files, check_case, context, good_site, write

GOOD = (CASES / "forward_pages" / "leads-on.html").read_text("utf-8").partition("\n")[2]
OLD = "zh-Hant/old/index.html"


@pytest.mark.parametrize("case", case_files("forward_pages"))
def test_case(case: Path, tmp_path: Path) -> None:
    check_case(inspect_forwards, case, tmp_path)


def moved() -> dict[str, str]:
    """The good site with a page in both languages that leads on."""
    english = GOOD.replace('lang="zh-Hant"', 'lang="en"').replace("/zh-Hant/", "/en/")
    return good_site() | {OLD: GOOD, OLD.replace("zh-Hant", "en"): english}


def test_every_inspection_accepts_a_page_that_leads_on(tmp_path: Path) -> None:
    assert inspect_site(write(tmp_path, moved()), context()) == ()


def test_a_page_leads_on_in_one_step(tmp_path: Path) -> None:
    older = GOOD.replace('"../"', '"../old/"').replace("url=../", "url=../old/").replace("zh-Hant/", "zh-Hant/old/")
    files = moved() | {"zh-Hant/older/index.html": older, "en/older/index.html": older.replace("zh-Hant", "en")}
    found = [f.message for f in inspect_site(write(tmp_path, files), context()) if f.code == "dead-forward"]
    assert found == ["「../old/」 leads to a page that has moved itself"] * 2


def test_a_page_that_leads_on_is_in_no_sitemap(tmp_path: Path) -> None:
    entry = f"<urlset><url><loc>{SITE_URL}zh-Hant/old/</loc></url></urlset>"
    files = moved() | {f"{language}/sitemap.xml": entry for language in ("zh-Hant", "en")}
    assert [f.code for f in inspect_site(write(tmp_path, files), context())] == ["listed-forward"]
