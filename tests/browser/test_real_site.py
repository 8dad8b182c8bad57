"""Journeys of readers on the real site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import Reader, Readers, barriers

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KINDS = [
    "",
    "briefings/",
    "briefings/capex-and-chips/",
    "periods/",
    "periods/2025-q2/",
    "concepts/",
    "concepts/capital-expenditure/",
    "entities/",
    "entities/tencent/",
    "products/",
    "products/video-accounts/",
    "documents/",
    "documents/wallstreetcn-2025-q2-call/",
    "timeline/",
    "disagreements/",
    "relations/",
    "guidance/",
    "glossary/",
    "corrections/",
    "data/",
    "method/",
]
LANGUAGES = ["zh-Hant", "en"]
PHONE = {"has_touch": True, "is_mobile": True}
Opened = Callable[..., Page]
MOST_ELEMENTS = 3_000  # of a briefing, before its reader asks for more


@pytest.fixture
def opened(readers: Readers) -> Iterator[Opened]:
    """The page at an address; every error in its console and every request elsewhere fails the test."""
    seen: list[Reader] = []

    def at(address: str, *, height: int = 900, **options: Any) -> Page:
        reader = readers.come(height=height, **options)
        seen.append(reader)
        reader.page.goto(address)
        return reader.page

    yield at
    for reader in seen:
        assert [said for said in reader.complaints if said.startswith("error")] == []
        assert [address for address in reader.requests if "//127.0.0.1" not in address] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", KINDS)
def test_no_barrier_and_nothing_overflows_on_any_kind_of_page(
    readers: Readers, served: str, path: str, language: str
) -> None:
    page = readers.come(height=720, bypass_csp=True).page
    page.goto(f"{served}{language}/{path}")
    found = barriers(page)
    widths = {}
    for width in (375, 320):  # a phone, and a screen of 1280 pixels magnified fourfold
        page.set_viewport_size({"width": width, "height": 800})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")
    assert found.violations_count == 0, found.generate_report()
    assert {width: found for width, found in widths.items() if found > width} == {}


@pytest.mark.parametrize("key", [None, "Enter"], ids=["mouse", "keyboard"])
def test_a_figure_opens_to_its_sources(opened: Opened, served: str, key: str | None) -> None:
    page = opened(f"{served}en/briefings/capex-and-chips/")
    figure = page.locator(".main-points a.figure").first
    if key:
        figure.focus()
        page.keyboard.press(key)
    else:
        figure.click()
    dialog = page.locator("dialog.inspector")
    expect(dialog).to_be_visible()
    expect(dialog.locator("article.fact")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("drawn", ["[data-fact]", "[data-mark]"], ids=["figure", "mark"])
def test_what_a_chart_draws_opens_to_its_sources(opened: Opened, served: str, drawn: str) -> None:
    page = opened(f"{served}en/briefings/capex-and-chips/")
    page.locator(f"figure.chart:has(a.figure) .chart__wide {drawn}").first.click()
    expect(page.locator("dialog.inspector article.fact")).to_be_visible()


def test_a_figure_opens_by_touch_on_a_phone(opened: Opened, served: str) -> None:
    page = opened(f"{served}zh-Hant/briefings/capex-and-chips/", width=375, height=800, **PHONE)
    page.locator(".main-points a.figure").first.tap()
    expect(page.locator("dialog.inspector article.fact")).to_be_visible()


def test_back_closes_what_a_figure_opened_and_forward_opens_it_again(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/briefings/capex-and-chips/")
    page.locator(".main-points a.figure").first.click()
    dialog, address = page.locator("dialog.inspector"), page.url
    expect(dialog.locator("article.fact")).to_be_visible()
    page.go_back()
    expect(dialog).to_be_hidden()
    assert page.url == address
    page.go_forward()
    expect(dialog.locator("article.fact")).to_be_visible()


def test_closing_what_a_figure_opened_leaves_nothing_to_go_back_over(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/")
    page.goto(f"{served}en/briefings/capex-and-chips/")
    page.locator(".main-points a.figure").first.click()
    expect(page.locator("dialog.inspector article.fact")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.inspector")).to_be_hidden()
    page.wait_for_function("!history.state?.figure")
    page.go_back()
    page.wait_for_url(f"{served}en/")


def test_the_inspector_goes_from_figure_to_figure(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/briefings/capex-and-chips/")
    figures = page.locator(".main-points a.figure")
    figures.first.click()
    permalink = page.locator("dialog.inspector [rel=bookmark]")
    for at, button in ((0, None), (1, "Next figure"), (0, "Previous figure")):
        if button:
            page.get_by_role("button", name=button).click()
        href = figures.nth(at).evaluate("link => link.href")
        expect(permalink).to_have_attribute("href", href)
    expect(page.get_by_role("button", name="Previous figure")).to_be_disabled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_source_is_on_the_first_screen_and_nothing_beside_it(
    opened: Opened, served: str, language: str
) -> None:
    page = opened(f"{served}{language}/briefings/results/", width=375, height=667, **PHONE)
    page.locator(".main-points a.figure").first.tap()
    source, dialog = page.locator("dialog .readings > li").first, page.locator("dialog.inspector")
    expect(source).to_be_visible()
    place = source.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] <= 667
    dialog.locator("details").evaluate_all("all => all.forEach(each => (each.open = true))")
    page.wait_for_load_state("networkidle")
    assert dialog.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_the_inspector_tells_series_definition_and_arithmetic(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/concepts/gross-margin/")
    page.locator("table.figures a.figure[href$='#tencent.gross-margin.2025-q2']").click()
    dialog = page.locator("dialog.inspector")
    expect(dialog.locator(".fact__checks tr.above-its-note").first).to_be_attached()
    assert dialog.locator("details table.figures, details tbody").count() >= 1
    assert dialog.locator(".definition").count() == 1
    assert dialog.locator("[id]").count() == 0


def test_a_citation_is_copied_as_text(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/briefings/results/", height=720, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".main-points a.figure").first.click()
    page.get_by_role("button", name="Copy a citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    figure = page.locator("dialog .fact__value data").inner_text()
    assert figure in copied
    assert copied.endswith(page.locator("dialog [rel=bookmark]").get_attribute("href") or "-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_of_the_legend_shows_how_figures_stand(opened: Opened, served: str, language: str) -> None:
    page = opened(f"{served}{language}/briefings/results/")
    word = page.locator("a.figure--derived .figure__word").first
    width = "word => word.getBoundingClientRect().width"
    assert page.locator(".basis-legend").count() == 1
    assert word.evaluate(width) <= 1
    page.locator(".basis-legend input").check()
    assert word.evaluate(width) > 10
    assert page.locator("a.figure").first.evaluate("figure => getComputedStyle(figure).outlineStyle") == "solid"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_briefing_has_few_elements_until_the_reader_asks_for_more(opened: Opened, served: str, language: str) -> None:
    page = opened(f"{served}{language}/briefings/")
    found = page.locator(".cards a").evaluate_all("all => all.map(link => link.href)")
    counts = {}
    for address in found:
        page.goto(address)
        counts[address] = page.evaluate("document.getElementsByTagName('*').length")
    assert len(counts) > 10
    assert {address: count for address, count in counts.items() if count > MOST_ELEMENTS} == {}


BESIDE = """charts => charts.map(chart => {
    const drawn = chart.getBoundingClientRect();
    const lines = [...chart.nextElementSibling.childNodes].flatMap((node) => {
        const range = document.createRange();
        range.selectNode(node);
        return node.nodeType === Node.TEXT_NODE ? [...range.getClientRects()] : [];
    });
    const beside = lines.filter((line) => line.top < drawn.bottom);
    return beside.length > 1 && beside.every((line) => line.right <= drawn.left);
})"""


@pytest.mark.parametrize("width", [1600, 1920, 2560])
@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_wide_screen_the_charts_of_a_briefing_stand_beside_its_text(
    opened: Opened, served: str, language: str, width: int
) -> None:
    page = opened(f"{served}{language}/briefings/advertising/")
    page.set_viewport_size({"width": width, "height": 900})
    beside = page.locator(".chart:has(+ p + p)").evaluate_all(BESIDE)
    assert beside
    assert all(beside)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_a_briefing_holds_back_comes_when_it_is_opened_named_or_printed(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/briefings/results/")
    held = page.locator("article details > noscript")
    at_first = held.count()
    assert at_first > 5
    kind = page.locator("#all-claims ~ details").first
    kind.locator("summary").click()
    expect(kind.locator("li[id]").first).to_be_visible()
    assert held.count() == at_first - 1
    mark = page.locator("a.basis").filter(has_text="”").first
    mark.click()
    expect(page.locator("li:target")).to_be_in_viewport()
    page.reload()
    expect(page.locator("li:target")).to_be_in_viewport()
    page.goto(f"{served}en/briefings/yuanbao/")
    assert held.count() > 0
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert held.count() == 0
    expect(page.locator("#all-claims ~ details li[id]").first).to_be_visible()


PAPER, POINT = 673, 96 / 72  # pixels: between the margins of A4, and of a point
ON_SCREEN = (
    ".on-screen, .page-actions, .contents, .headerlink, .chart__tools, .fact__links, .record, .basis-legend label"
)
SEEN = """(all) => all.filter((each) => each.checkVisibility())
  .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().right])"""
SIZE = "(each) => parseFloat(getComputedStyle(each).fontSize)"


@pytest.mark.parametrize("path", ["en/briefings/results/", "zh-Hant/briefings/yuanbao/", "en/briefings/press-errors/"])
def test_a_printed_briefing_is_a_report(opened: Opened, served: str, path: str) -> None:
    page = opened(f"{served}{path}")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".as-of time").first).to_be_visible()
    expect(page.locator("#all-sources + ul > li").first).to_be_visible()
    expect(page.locator(".printed")).to_contain_text(path)
    assert page.locator(ON_SCREEN).evaluate_all(SEEN) == []
    drawn = page.locator("article :is(table, .chart svg)").evaluate_all(SEEN)
    assert [name for name, right in drawn if right > PAPER + 1] == []
    text, table, legend = (
        page.locator(part).first.evaluate(SIZE) for part in ("article > p:not(.as-of)", "td", ".basis-legend")
    )
    assert text >= 9.5 * POINT
    assert max(table, legend) < text


def test_a_reader_without_script_has_all_that_a_briefing_holds_back(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/briefings/results/", height=720, java_script_enabled=False)
    kind = page.locator("#all-claims ~ details").first
    kind.locator("summary").click()
    expect(kind.locator("li[id]").first).to_be_visible()


def test_with_a_figure_open_the_page_has_no_fault_of_access(opened: Opened, served: str) -> None:
    page = opened(f"{served}zh-Hant/concepts/capital-expenditure/", height=720, bypass_csp=True)
    page.locator("table.figures a.figure").first.click()
    expect(page.locator("dialog.inspector article.fact")).to_be_visible()
    page.wait_for_load_state("networkidle")
    found = barriers(page)
    assert found.violations_count == 0, found.generate_report()


def test_without_script_a_figure_leads_to_its_permalink(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/briefings/capex-and-chips/", height=720, java_script_enabled=False)
    page.locator(".main-points a.figure").first.click()
    assert "/en/concepts/" in page.url
    identifier = page.url.partition("#")[2]
    assert page.locator(f"article.fact[id='{identifier}']").count() == 1


@pytest.mark.parametrize("path", ["", "briefings/capex-and-chips/", "concepts/capital-expenditure/"])
def test_the_language_switch_stays_on_the_page(opened: Opened, served: str, path: str) -> None:
    page = opened(f"{served}en/{path}")
    page.locator("a.language").click()
    assert page.url == f"{served}zh-Hant/{path}"


PLACES = [
    ("concepts/capital-expenditure/", "tencent.capital-expenditure.2025-q1"),
    ("timeline/", "event-mini-shops-opened"),
]


@pytest.mark.parametrize("key", [None, "Enter"], ids=["mouse", "keyboard"])
@pytest.mark.parametrize(("path", "place"), PLACES, ids=[path for path, _ in PLACES])
def test_the_language_switch_stays_at_the_place_that_the_address_names(
    opened: Opened, served: str, path: str, place: str, key: str | None
) -> None:
    page = opened(f"{served}en/{path}#{place}")
    switch = page.locator("a.language")
    switch.press(key) if key else switch.click()
    page.wait_for_url(f"{served}zh-Hant/{path}#{place}")
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()


@pytest.mark.parametrize("way", [0.2, 0.5, 0.8])
def test_the_language_switch_keeps_the_place_on_the_screen(opened: Opened, served: str, way: float) -> None:
    page = opened(f"{served}en/briefings/results/", width=390, height=844, **PHONE)
    page.evaluate(f"scrollTo({{top: document.documentElement.scrollHeight * {way}, behavior: 'instant'}})")
    first = """() => [...document.querySelectorAll('article :is([id]:not(h1, svg *), a.figure)')].filter((each) =>
        each.checkVisibility() && each.getBoundingClientRect().top > 48).map((each) => each.id || each.hash)[0]"""
    seen = page.evaluate(first)
    page.locator("a.language").tap()
    page.wait_for_url(f"{served}zh-Hant/briefings/results/#*")
    page.wait_for_function(f"(seen) => ({first})() === seen", arg=seen)


def test_what_no_document_tells_leads_to_its_row(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/coverage/")
    page.locator("#missed ~ ul a").first.click()
    page.locator("a.basis--absent").first.click()
    page.wait_for_url("**/en/coverage/#missed-*")
    expect(page.locator("li:target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [375, 768, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_of_sources_stand_in_their_line_on_the_timeline(
    opened: Opened, served: str, language: str, width: int
) -> None:
    page = opened(f"{served}{language}/timeline/")
    page.set_viewport_size({"width": width, "height": 800})
    shown = page.locator(".timeline time").evaluate_all(
        "times => times.map(time => [time.parentElement.tagName, getComputedStyle(time).display])"
    )
    assert {tuple(each) for each in shown} == {("LI", "block"), ("A", "inline"), ("P", "inline")}


def test_nothing_leaves_the_site_and_the_policy_holds(opened: Opened, served: str) -> None:
    page = opened(f"{served}zh-Hant/briefings/capex-and-chips/")
    page.locator("input.md-search__input").click()
    page.wait_for_timeout(500)
    assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1


def test_an_unknown_address_is_answered_in_both_languages(opened: Opened, served: str) -> None:
    page = opened(f"{served}404.html")
    links = [link.get_attribute("href") for link in page.locator("main a").all()]
    assert links == ["/briefings/zh-Hant/", "/briefings/en/"]


OLD, PRESENT = "concepts/spending/", "concepts/capital-expenditure/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_permalink_under_a_former_name_leads_to_the_fact(opened: Opened, served: str, language: str) -> None:
    page = opened(f"{served}{language}/{OLD}#tencent.spending.2025-q1")
    page.wait_for_url(f"{served}{language}/{PRESENT}#tencent.spending.2025-q1")
    expect(page.locator("[id='tencent.capital-expenditure.2025-q1'] h3")).to_be_in_viewport()


def test_a_former_address_leads_on_without_script(opened: Opened, served: str) -> None:
    page = opened(f"{served}en/{OLD}", height=720, java_script_enabled=False)
    page.wait_for_url(f"{served}en/{PRESENT}")
