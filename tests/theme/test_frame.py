"""What the theme writes around a page, read from the built HTML."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.etree
import lxml.html
import pytest

from generator.site.style_sheet import UNUSED
from tests.theme.conftest import HOSTILE, LANGUAGES

PAGES = [f"{language}/{path}" for language in LANGUAGES for path in ("", "briefing/", "concept/", "hostile/")]


def parse(site: Path, page: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / page / "index.html").read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_no_script_or_style_stands_in_the_page(site: Path, page: str) -> None:
    html = parse(site, page)
    inline = html.xpath("//script[not(@src)][not(@type='application/json')] | //style | //*[@style]")
    assert inline == []
    assert [name for element in html.iter() for name in element.attrib if name.startswith("on")] == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_loaded_from_elsewhere(site: Path, page: str) -> None:
    loaded = parse(site, page).xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
    assert loaded
    assert [address for address in loaded if "//" in address] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_class_that_the_style_sheet_leaves_out(site: Path, page: str) -> None:
    names = {name for said in parse(site, page).xpath("//@class") for name in said.split()}
    assert [name for name in names if UNUSED.match(f".{name}")] == []


def test_every_language_version_is_named(site: Path) -> None:
    html = parse(site, "en/concept/")
    alternates = html.xpath("//link[@rel='alternate' and @hreflang]")
    assert {link.get("hreflang"): link.get("href") for link in alternates} == {
        "zh-Hant": "https://example.org/zh-Hant/concept/",
        "en": "https://example.org/en/concept/",
        "x-default": "https://example.org/zh-Hant/concept/",
    }
    assert html.xpath("//link[@rel='canonical']/@href") == ["https://example.org/en/concept/"]
    assert html.get("lang") == "en"


def test_header_links_the_same_page_in_the_other_language(site: Path) -> None:
    (link,) = parse(site, "zh-Hant/briefing/").xpath("//a[@class='language']")
    assert (link.get("href"), link.get("lang"), link.text) == ("../../en/briefing/", "en", "English")


SECTIONS = [("home", "../", None), ("briefing", "../briefing/", "true"), ("concept", "../concept/", None)]
REFERENCE = [("glossary", "../glossary/", None)]


def links(page: lxml.html.HtmlElement, path: str) -> list[tuple[str, str | None, str | None]]:
    found = [(link.text.strip(), link.get("href"), link.get("aria-current")) for link in page.xpath(path)]
    return [link for link in found if link[0]]


def test_sections_are_listed_and_the_reader_sees_where_they_are(site: Path) -> None:
    page = parse(site, "en/briefing/")
    assert links(page, "//a[contains(@class, 'md-tabs__link')]") == SECTIONS
    assert links(page, "//a[contains(@class, 'md-nav__link')]") == [*SECTIONS, *REFERENCE]


def test_what_is_looked_up_stands_in_the_footer(site: Path) -> None:
    assert links(parse(site, "en/briefing/"), "//footer//nav[@aria-label='Reference']//a") == REFERENCE


def test_front_matter_is_text_and_never_markup(site: Path) -> None:
    html = parse(site, "en/hostile/")
    assert html.findtext(".//title") == f"{HOSTILE} · Tencent AI Briefings"
    assert html.xpath("//meta[@name='description']/@content") == [HOSTILE]
    assert html.xpath("//@data-kind") == ['"><script>']
    assert html.xpath("//a[@rel='edit noopener']/@href") == ["https://example.org/edit?a=1&b=2"]


def test_chinese_frame_has_no_simplified_wording(site: Path) -> None:
    config = json.loads(parse(site, "zh-Hant/").xpath("//script[@id='__config']")[0].text)
    wording = "".join(config["translations"].values())
    assert "個符合" in wording
    assert set("个关键页脚设处输结内").isdisjoint(wording)


def test_sitemap_lists_pages_with_their_translations(site: Path) -> None:
    sitemap = lxml.etree.parse(site / "en" / "sitemap.xml").getroot()
    pages = {page.findtext("{*}loc"): [link.get("hreflang") for link in page.findall("{*}link")] for page in sitemap}
    assert pages["https://example.org/en/concept/"] == ["zh-Hant", "en", "x-default"]
    assert len(pages) == 4
    assert list(sitemap.iter("{*}lastmod")) == []


def test_only_the_root_has_an_error_page(site: Path) -> None:
    assert [path.relative_to(site).as_posix() for path in site.rglob("404.html")] == ["404.html"]


def test_root_pages_link_both_languages_absolutely(site: Path) -> None:
    for page in ("index.html", "404.html"):
        html = lxml.html.fromstring((site / page).read_text("utf-8"))
        assert html.xpath("//main//a/@href") == ["/zh-Hant/", "/en/"]
