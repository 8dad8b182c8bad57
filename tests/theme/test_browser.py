"""The theme in a browser: figures explained in place, search, palettes, and what a reader's browser asks for."""

from __future__ import annotations

import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.chromium import Reader, Readers, Scheme, barriers

pytestmark = pytest.mark.browser

FIGURE = "p a.figure"
SEARCH = "[data-md-component=search-query]"
LATE = """
  // What the worker says comes a while later; what it was asked, and what the reader was told, is noted.
  Object.assign(window, { asked: [], said: [] });
  window.Worker = class extends Worker {
    postMessage(message) {
      if (message.type === 2) asked.push(message.data);
      super.postMessage(message);
    }
    addEventListener(type, told) {
      super.addEventListener(type, (event) => setTimeout(() => told(event), 500));
    }
  };
  addEventListener("DOMContentLoaded", () => {
    const meta = document.querySelector(".md-search-result__meta");
    const note = () => said.push(meta.textContent.trim());
    note();
    new MutationObserver(note).observe(meta, { childList: true, characterData: true, subtree: true });
  });
"""
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def reader(readers: Readers, served: str) -> Reader:
    return readers.come(base_url=served, reduced_motion="reduce")


@pytest.mark.parametrize("path", ["zh-Hant/briefing/", "en/briefing/", "en/concept/", "en/hostile/", "404.html"])
def test_pages_ask_for_files_of_the_site_only(reader: Reader, served: str, path: str) -> None:
    reader.page.goto(path, wait_until="networkidle")
    assert reader.complaints == []
    assert {urlsplit(address).netloc for address in reader.requests} == {urlsplit(served).netloc}
    assert [address for address in reader.requests if "search_index" in address or "sitemap" in address] == []


@pytest.mark.parametrize("key", ["Enter", None])
def test_figure_opens_its_fact_beside_it(reader: Reader, key: str | None) -> None:
    reader.page.goto("en/briefing/")
    figure = reader.page.locator(FIGURE).first
    figure.press(key) if key else figure.click()
    dialog = reader.page.get_by_role("dialog", name="Where this figure comes from")
    expect(dialog).to_contain_text("Company A explains what drove growth.")
    assert reader.page.url.endswith("/en/briefing/")
    assert dialog.locator("[id]").count() == 0
    assert str(dialog.get_by_role("link").first.evaluate("link => link.href")).endswith("/en/briefing/")
    box = dialog.bounding_box()
    beside = figure.bounding_box()
    assert box is not None
    assert beside is not None
    assert 0 <= box["y"] - beside["y"] - beside["height"] < 20


@pytest.mark.parametrize("way", ["Escape", "outside", "button"])
def test_fact_closes_and_focus_returns_to_the_figure(reader: Reader, way: str) -> None:
    reader.page.goto("en/briefing/")
    figure = reader.page.locator(FIGURE).first
    figure.press("Enter")
    dialog = reader.page.get_by_role("dialog", name="Where this figure comes from")
    expect(dialog).to_be_visible()
    if way == "Escape":
        reader.page.keyboard.press("Escape")
    elif way == "outside":
        reader.page.mouse.click(5, 5)
    else:
        dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(figure).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(390, 500), (1280, 500)])
def test_the_figure_stays_in_sight_of_what_it_opened_as_one_goes_on(reader: Reader, width: int, height: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.page.goto("en/briefing/")
    figures = reader.page.locator("main a.figure:not([href*=nowhere])")
    figures.first.click()
    dialog = reader.page.get_by_role("dialog", name="Where this figure comes from")
    shown = reader.page.locator("main .figure--shown")
    for at in (0, 1):
        if at:
            dialog.get_by_role("button", name="On").click()
        expect(figures.nth(at)).to_have_class(re.compile("figure--shown"))
        expect(shown).to_have_count(1)
        box, seen = dialog.bounding_box(), shown.bounding_box()
        header = reader.page.locator("header").bounding_box()
        assert box is not None
        assert seen is not None
        assert header is not None
        assert seen["y"] >= header["height"]
        assert seen["y"] + seen["height"] <= box["y"] or box["y"] + box["height"] <= seen["y"]


def test_the_sign_of_an_inference_says_what_it_means(reader: Reader) -> None:
    reader.page.goto("en/briefing/")
    reader.page.locator("a.basis").click()
    dialog = reader.page.get_by_role("dialog", name="Where this figure comes from")
    expect(dialog).to_contain_text("It is inferred.")
    box = reader.page.locator("a.basis").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24


def test_dialog_stays_on_a_small_screen(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 480})
    reader.page.goto("zh-Hant/briefing/")
    reader.page.locator(".table-wrap a.figure").click()
    box = reader.page.get_by_role("dialog", name="數字出處").bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= 320 - box["width"]
    assert 0 <= box["y"] <= 480 - box["height"]


def test_figure_whose_fact_cannot_be_fetched_is_followed_as_a_link(reader: Reader) -> None:
    reader.page.goto("en/briefing/")
    reader.page.locator("a.figure[href*=nowhere]").click()
    reader.page.wait_for_url("**/en/nowhere/#revenue")


def test_figure_is_a_link_without_script(chromium: Browser, served: str) -> None:
    context = chromium.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/briefing/")
    page.locator(FIGURE).first.click()
    assert page.url.endswith("/en/concept/#revenue")
    context.close()


@pytest.mark.parametrize("way", ["click", "keyboard", "new tab"])
def test_language_switch_keeps_the_place(reader: Reader, served: str, way: str) -> None:
    reader.page.goto("en/concept/#revenue")
    switch = reader.page.locator("a.language")
    if way == "new tab":
        with reader.page.context.expect_page() as opened:
            switch.click(button="middle")
        opened.value.wait_for_url(f"{served}zh-Hant/concept/#revenue")
        return
    switch.click() if way == "click" else switch.press("Enter")
    reader.page.wait_for_url(f"{served}zh-Hant/concept/#revenue")
    assert reader.complaints == []


def test_language_switch_keeps_the_place_to_which_one_has_scrolled(reader: Reader, served: str) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 240})
    reader.page.goto("en/briefing/")
    figure = reader.page.locator("p a.figure").first
    top = "figure => Math.round(figure.getBoundingClientRect().top)"
    figure.evaluate("figure => scrollBy({ top: figure.getBoundingClientRect().top - 80, behavior: 'instant' })")
    before = figure.evaluate(top)
    reader.page.locator("a.language").click()
    reader.page.wait_for_url(f"{served}zh-Hant/briefing/#section")
    reader.page.wait_for_load_state("load")
    reader.page.wait_for_function("() => document.querySelector('p a.figure').getBoundingClientRect().top < 120")
    assert abs(int(figure.evaluate(top)) - int(before)) <= 2


def test_language_switch_keeps_the_place_when_the_header_is_exchanged(reader: Reader, served: str) -> None:
    reader.page.goto("en/concept/")
    reader.page.evaluate(
        """() => {
            const header = document.querySelector("header.md-header");
            header.replaceWith(header.cloneNode(true));
            history.pushState(null, "", "#answer");
        }"""
    )
    reader.page.locator("a.language").click()
    reader.page.wait_for_url(f"{served}zh-Hant/concept/#answer")


def test_search_index_is_fetched_when_the_field_gets_the_focus(reader: Reader) -> None:
    reader.page.goto("en/", wait_until="networkidle")
    with reader.page.expect_request("**/search/search_index.json"):
        reader.page.locator(SEARCH).focus()


@pytest.mark.parametrize("typed", ["廣告收入", "广告收入"])
def test_search_understands_both_scripts(reader: Reader, typed: str) -> None:
    reader.page.goto("zh-Hant/")
    reader.page.locator(SEARCH).click()
    reader.page.keyboard.insert_text(typed)
    expect(reader.page.locator(".md-search-result__link").first).to_contain_text("廣告收入")
    assert reader.complaints == []


def test_an_answer_to_what_is_no_longer_asked_is_not_shown(chromium: Browser, served: str) -> None:
    """Once ready the theme asks for nothing; that answer may come when a word stands in the field already."""
    context = chromium.new_context(base_url=served, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(LATE)
    page.goto("en/")
    page.locator(SEARCH).click()
    page.wait_for_function("() => asked.length === 1")
    page.keyboard.insert_text("advertising")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Advertising")
    asked, said = page.evaluate("() => [asked, said]")
    context.close()
    assert asked == ["", "advertising"]
    assert said == ["Initializing search", "The 4 best matching pages"]


def test_what_was_searched_for_is_marked_where_words_begin(reader: Reader) -> None:
    reader.page.goto("en/briefing/?h=on+growth")
    expect(reader.page.locator("article mark").first).to_have_text("growth")
    assert set(reader.page.locator("article mark").all_text_contents()) == {"growth"}
    assert [address for address in reader.requests if "search_index" in address] == []


def test_address_with_a_search_searches_at_once(reader: Reader) -> None:
    reader.page.goto("en/?q=advertising")
    expect(reader.page.locator(".md-search-result__link").first).to_contain_text("Advertising")


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_palette_follows_the_system_until_the_reader_chooses(
    readers: Readers, served: str, system: Scheme, scheme: str
) -> None:
    page = readers.come(scheme=system, base_url=served, reduced_motion="reduce").page
    page.goto("en/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", scheme)
    page.locator("button.palette:visible").click()
    chosen = "slate" if scheme == "default" else "default"
    expect(body).to_have_attribute("data-md-color-scheme", chosen)
    page.goto("en/briefing/")
    expect(body).to_have_attribute("data-md-color-scheme", chosen)


def late(route: Route) -> None:
    """So that what is there already is painted in the meantime."""
    time.sleep(0.1)
    route.continue_()


@pytest.mark.parametrize("width", [1350, 412])
def test_nothing_moves_while_a_page_comes(chromium: Browser, served: str, width: int) -> None:
    context = chromium.new_context(base_url=served, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.route("**/*.js", late)
    page.goto("en/briefing/", wait_until="networkidle")
    assert page.evaluate("window.shifts") == []
    assert page.evaluate("document.querySelectorAll('head meta[name=theme-color]').length") == 1
    context.close()


def test_palette_is_set_before_the_theme_runs(chromium: Browser, served: str) -> None:
    context = chromium.new_context(base_url=served, color_scheme="dark")
    page = context.new_page()
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto("en/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


@pytest.mark.parametrize(("width", "shown"), [(1280, "wide"), (375, "narrow")])
def test_chart_is_drawn_for_the_screen_and_nothing_overflows(reader: Reader, width: int, shown: str) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.page.goto("en/briefing/")
    visible = reader.page.locator(".chart > div:visible")
    expect(visible).to_have_class(f"chart__{shown}")
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["zh-Hant/briefing/", "en/concept/", "404.html", "index.html"])
def test_no_barrier_is_found(readers: Readers, served: str, path: str, scheme: Scheme) -> None:
    page = readers.come(
        height=720, scheme=scheme, base_url=served, bypass_csp=True, locale="fr-FR", reduced_motion="reduce"
    ).page
    page.goto(path)
    found = barriers(page).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize(
    ("language", "typed", "shown", "scheme"),
    [
        ("zh-Hant", "廣告", "mark", "light"),
        ("zh-Hant", "無此內容", ".md-search-result__meta", "dark"),
        ("en", "advertising", "mark", "dark"),
        ("en", "", ".md-search-result__meta", "light"),
    ],
)
def test_no_barrier_is_found_in_the_open_search(
    readers: Readers, served: str, language: str, typed: str, shown: str, scheme: Scheme
) -> None:
    page = readers.come(height=720, scheme=scheme, base_url=served, bypass_csp=True, reduced_motion="reduce").page
    page.goto(f"{language}/")
    page.locator(SEARCH).click()
    page.locator(SEARCH).fill(typed)
    expect(page.locator(".md-search-result").locator(shown).first).to_be_visible()
    found = barriers(page).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize(("locale", "landing"), [("zh-TW", "/zh-Hant/"), ("en-GB", "/en/"), ("fr-FR", "/")])
def test_root_sends_readers_to_a_language_of_theirs(chromium: Browser, served: str, locale: str, landing: str) -> None:
    context = chromium.new_context(base_url=served, locale=locale)
    page = context.new_page()
    page.goto("./", wait_until="networkidle")
    assert urlsplit(page.url).path == landing
    context.close()
