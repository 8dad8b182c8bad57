"""Journeys of readers on the real site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

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
MOST_ELEMENTS = 3_000  # of a briefing, before its reader asks for more


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    """The page, with every message of its console and every request elsewhere failing the test."""
    page = context.new_page()
    page.on("console", lambda message: pytest.fail(message.text) if message.type == "error" else None)
    page.on("request", lambda request: pytest.fail(request.url) if "//127.0.0.1" not in request.url else None)
    page.goto(address)
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", KINDS)
def test_no_barrier_and_nothing_overflows_on_any_kind_of_page(
    chromium: Browser, served: str, path: str, language: str
) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{served}{language}/{path}")
    found = Axe().run(page)
    widths = {}
    for width in (375, 320):  # a phone, and a screen of 1280 pixels magnified fourfold
        page.set_viewport_size({"width": width, "height": 800})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found.violations_count == 0, found.generate_report()
    assert {width: found for width, found in widths.items() if found > width} == {}


@pytest.mark.parametrize("key", [None, "Enter"], ids=["mouse", "keyboard"])
def test_a_figure_opens_to_its_sources(context: BrowserContext, served: str, key: str | None) -> None:
    page = opened(context, f"{served}en/briefings/capex-and-chips/")
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
def test_what_a_chart_draws_opens_to_its_sources(context: BrowserContext, served: str, drawn: str) -> None:
    page = opened(context, f"{served}en/briefings/capex-and-chips/")
    page.locator(f"figure.chart:has(a.figure) .chart__wide {drawn}").first.click()
    expect(page.locator("dialog.inspector article.fact")).to_be_visible()


def test_a_figure_opens_by_touch_on_a_phone(chromium: Browser, served: str) -> None:
    context = chromium.new_context(viewport={"width": 375, "height": 800}, has_touch=True, is_mobile=True)
    page = opened(context, f"{served}zh-Hant/briefings/capex-and-chips/")
    page.locator(".main-points a.figure").first.tap()
    expect(page.locator("dialog.inspector article.fact")).to_be_visible()
    context.close()


def test_back_closes_what_a_figure_opened_and_forward_opens_it_again(context: BrowserContext, served: str) -> None:
    page = opened(context, f"{served}en/briefings/capex-and-chips/")
    page.locator(".main-points a.figure").first.click()
    dialog, address = page.locator("dialog.inspector"), page.url
    expect(dialog.locator("article.fact")).to_be_visible()
    page.go_back()
    expect(dialog).to_be_hidden()
    assert page.url == address
    page.go_forward()
    expect(dialog.locator("article.fact")).to_be_visible()


def test_closing_what_a_figure_opened_leaves_nothing_to_go_back_over(context: BrowserContext, served: str) -> None:
    page = opened(context, f"{served}en/")
    page.goto(f"{served}en/briefings/capex-and-chips/")
    page.locator(".main-points a.figure").first.click()
    expect(page.locator("dialog.inspector article.fact")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.inspector")).to_be_hidden()
    page.wait_for_function("!history.state?.figure")
    page.go_back()
    page.wait_for_url(f"{served}en/")


def test_the_inspector_goes_from_figure_to_figure(context: BrowserContext, served: str) -> None:
    page = opened(context, f"{served}en/briefings/capex-and-chips/")
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
    chromium: Browser, served: str, language: str
) -> None:
    context = chromium.new_context(viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True)
    page = opened(context, f"{served}{language}/briefings/results/")
    page.locator(".main-points a.figure").first.tap()
    source, dialog = page.locator("dialog .readings > li").first, page.locator("dialog.inspector")
    expect(source).to_be_visible()
    place = source.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] <= 667
    dialog.locator("details").evaluate_all("all => all.forEach(each => (each.open = true))")
    page.wait_for_load_state("networkidle")
    assert dialog.evaluate("box => box.scrollWidth <= box.clientWidth")
    context.close()


def test_the_inspector_tells_series_definition_and_arithmetic(context: BrowserContext, served: str) -> None:
    page = opened(context, f"{served}en/concepts/gross-margin/")
    page.locator("table.figures a.figure[href$='#tencent.gross-margin.2025-q2']").click()
    dialog = page.locator("dialog.inspector")
    expect(dialog.locator(".fact__checks tr.above-its-note").first).to_be_attached()
    assert dialog.locator("details table.figures, details tbody").count() >= 1
    assert dialog.locator(".definition").count() == 1
    assert dialog.locator("[id]").count() == 0


def test_a_citation_is_copied_as_text(chromium: Browser, served: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, f"{served}en/briefings/results/")
    page.locator(".main-points a.figure").first.click()
    page.get_by_role("button", name="Copy a citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    figure = page.locator("dialog .fact__value data").inner_text()
    assert figure in copied
    assert copied.endswith(page.locator("dialog [rel=bookmark]").get_attribute("href") or "-")
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_of_the_legend_shows_how_figures_stand(context: BrowserContext, served: str, language: str) -> None:
    page = opened(context, f"{served}{language}/briefings/results/")
    word = page.locator("a.figure--derived .figure__word").first
    width = "word => word.getBoundingClientRect().width"
    assert page.locator(".basis-legend").count() == 1
    assert word.evaluate(width) <= 1
    page.locator(".basis-legend input").check()
    assert word.evaluate(width) > 10
    assert page.locator("a.figure").first.evaluate("figure => getComputedStyle(figure).outlineStyle") == "solid"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_briefing_has_few_elements_until_the_reader_asks_for_more(
    context: BrowserContext, served: str, language: str
) -> None:
    page = opened(context, f"{served}{language}/briefings/")
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
    context: BrowserContext, served: str, language: str, width: int
) -> None:
    page = opened(context, f"{served}{language}/briefings/advertising/")
    page.set_viewport_size({"width": width, "height": 900})
    beside = page.locator(".chart:has(+ p + p)").evaluate_all(BESIDE)
    assert beside
    assert all(beside)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_a_briefing_holds_back_comes_when_it_is_opened_named_or_printed(
    context: BrowserContext, served: str
) -> None:
    page = opened(context, f"{served}en/briefings/results/")
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
def test_a_printed_briefing_is_a_report(context: BrowserContext, served: str, path: str) -> None:
    page = opened(context, f"{served}{path}")
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


def test_a_reader_without_script_has_all_that_a_briefing_holds_back(chromium: Browser, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}en/briefings/results/")
    kind = page.locator("#all-claims ~ details").first
    kind.locator("summary").click()
    expect(kind.locator("li[id]").first).to_be_visible()
    context.close()


def test_with_a_figure_open_the_page_has_no_fault_of_access(chromium: Browser, served: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = opened(context, f"{served}zh-Hant/concepts/capital-expenditure/")
    page.locator("table.figures a.figure").first.click()
    expect(page.locator("dialog.inspector article.fact")).to_be_visible()
    page.wait_for_load_state("networkidle")
    found = Axe().run(page)
    context.close()
    assert found.violations_count == 0, found.generate_report()


def test_without_script_a_figure_leads_to_its_permalink(chromium: Browser, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}en/briefings/capex-and-chips/")
    page.locator(".main-points a.figure").first.click()
    assert "/en/concepts/" in page.url
    identifier = page.url.partition("#")[2]
    assert page.locator(f"article.fact[id='{identifier}']").count() == 1
    context.close()


@pytest.mark.parametrize("path", ["", "briefings/capex-and-chips/", "concepts/capital-expenditure/"])
def test_the_language_switch_stays_on_the_page(context: BrowserContext, served: str, path: str) -> None:
    page = opened(context, f"{served}en/{path}")
    page.locator("a.language").click()
    assert page.url == f"{served}zh-Hant/{path}"


PLACES = [
    ("concepts/capital-expenditure/", "tencent.capital-expenditure.2025-q1"),
    ("timeline/", "event-mini-shops-opened"),
]


@pytest.mark.parametrize("key", [None, "Enter"], ids=["mouse", "keyboard"])
@pytest.mark.parametrize(("path", "place"), PLACES, ids=[path for path, _ in PLACES])
def test_the_language_switch_stays_at_the_place_that_the_address_names(
    context: BrowserContext, served: str, path: str, place: str, key: str | None
) -> None:
    page = opened(context, f"{served}en/{path}#{place}")
    switch = page.locator("a.language")
    switch.press(key) if key else switch.click()
    page.wait_for_url(f"{served}zh-Hant/{path}#{place}")
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()


@pytest.mark.parametrize("way", [0.2, 0.5, 0.8])
def test_the_language_switch_keeps_the_place_on_the_screen(chromium: Browser, served: str, way: float) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = opened(context, f"{served}en/briefings/results/")
    page.evaluate(f"scrollTo({{top: document.documentElement.scrollHeight * {way}, behavior: 'instant'}})")
    first = """() => [...document.querySelectorAll('article :is([id]:not(h1, svg *), a.figure)')].filter((each) =>
        each.checkVisibility() && each.getBoundingClientRect().top > 48).map((each) => each.id || each.hash)[0]"""
    seen = page.evaluate(first)
    page.locator("a.language").tap()
    page.wait_for_url(f"{served}zh-Hant/briefings/results/#*")
    page.wait_for_function(f"(seen) => ({first})() === seen", arg=seen)
    context.close()


def test_what_no_document_tells_leads_to_its_row(context: BrowserContext, served: str) -> None:
    page = opened(context, f"{served}en/coverage/")
    page.locator("#missed ~ ul a").first.click()
    page.locator("a.basis--absent").first.click()
    page.wait_for_url("**/en/coverage/#missed-*")
    expect(page.locator("li:target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [375, 768, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_of_sources_stand_in_their_line_on_the_timeline(
    context: BrowserContext, served: str, language: str, width: int
) -> None:
    page = opened(context, f"{served}{language}/timeline/")
    page.set_viewport_size({"width": width, "height": 800})
    shown = page.locator(".timeline time").evaluate_all(
        "times => times.map(time => [time.parentElement.tagName, getComputedStyle(time).display])"
    )
    assert {tuple(each) for each in shown} == {("LI", "block"), ("A", "inline"), ("P", "inline")}


def test_nothing_leaves_the_site_and_the_policy_holds(context: BrowserContext, served: str) -> None:
    page = opened(context, f"{served}zh-Hant/briefings/capex-and-chips/")
    page.locator("input.md-search__input").click()
    page.wait_for_timeout(500)
    assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1


def test_an_unknown_address_is_answered_in_both_languages(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(f"{served}404.html")
    links = [link.get_attribute("href") for link in page.locator("main a").all()]
    assert links == ["/briefings/zh-Hant/", "/briefings/en/"]


OLD, PRESENT = "concepts/spending/", "concepts/capital-expenditure/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_permalink_under_a_former_name_leads_to_the_fact(context: BrowserContext, served: str, language: str) -> None:
    page = opened(context, f"{served}{language}/{OLD}#tencent.spending.2025-q1")
    page.wait_for_url(f"{served}{language}/{PRESENT}#tencent.spending.2025-q1")
    expect(page.locator("[id='tencent.capital-expenditure.2025-q1'] h3")).to_be_in_viewport()


def test_a_former_address_leads_on_without_script(chromium: Browser, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}en/{OLD}")
    page.wait_for_url(f"{served}en/{PRESENT}")
    context.close()
