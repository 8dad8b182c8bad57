"""Hostile words in every kind of record: what a reader finds of them by the search is their text and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from generator.cache.store import store_of
from generator.press import press
from generator.settings import load_settings
from generator.site.build import build_site
from tests.chromium import Readers
from tests.serving import serving
from tests.small import Before, dressed, edit, small

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ATTACKS = (
    "<a href=https://evil.example/>Session over</a> "
    "<img src=x onerror=alert()> <script src=https://evil.example/x.js></script> <svg onload=alert()></svg> "
    "<iframe srcdoc=x></iframe> <form action=https://evil.example/><button>Log in</button></form> "
    "\"'></h1></article></a><base href=https://evil.example/><style>@import url(//evil.example/)</style> "
    "&lt;img src=x onerror=alert()&gt; <p onclick=alert()> <code><a href=//evil.example>x</a></code> <!-- "
    '<meta http-equiv=refresh content="0;url=https://evil.example/">'
)
FIELDS = {  # where it stands → the word by which it is searched, in both languages
    "questions": ("Giraffe", "長頸鹿"),
    "question": ("Walrus", "海象"),
    "claim": ("Ocelot", "豹貓"),
    "event": ("Badger", "獾子"),
    "entity": ("Puffin", "海鸚"),
    "concept": ("Weasel", "黃鼠狼"),
    "term": ("Hedgehog", "刺蝟"),
    "briefing": ("Lobster", "龍蝦"),
    "section": ("Flamingo", "紅鶴"),
    "document": ("Pangolin", "穿山甲"),
}
UNNAMED = ("claim", "event")  # what has no result of its own: its page is found
LANGUAGES = ("en", "zh-Hant")
LET_THROUGH = {"wrong-language", "publication-name", "number-as-name", "basis-undecided"}
SEARCH = "[data-md-component=search-query]"
# Whatever the results may be made of; everything else in them came from the words of a record.
SHOWN = [
    "a",
    "article",
    "details",
    "div",
    "h1",
    "h2",
    "li",
    "mark",
    "ol",
    "span",
    "summary",
    "ul",
    "del",
]
STRANGE = """(list, [shown, base]) => [...list.querySelectorAll('*')].filter((each) =>
  !shown.includes(each.localName)
  || (each.href && !each.href.startsWith(base))
  || [...each.attributes].some(({ name }) => !["href", "class", "tabindex", "data-md-score", "open"].includes(name))
).map((each) => each.outerHTML)"""


def hostile(field: str) -> str:
    """The words of a field in both languages, as YAML reads them."""
    english, chinese = FIELDS[field]
    return json.dumps({"zh-Hant": f"{chinese} {ATTACKS}", "en": f"{english} {ATTACKS}"}, ensure_ascii=False)


@pytest.fixture(scope="module")
def served(built_before: Before, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site whose records are hostile throughout."""
    project = built_before(dressed(small(tmp_path_factory.mktemp("hostile"))))
    store = store_of(project)
    write_records(project)
    with serving(project / "site") as address:
        pressed = press(project, project / "texts", store)
        # That markup is no Chinese, no name and no sentence with a basis is found too; here it is let through, as if
        # nobody had looked.
        assert {f.code for f in pressed.findings if f.severity == "error"} <= LET_THROUGH
        settings = load_settings(project, None, {"SITE_URL": address})
        assert build_site(pressed, settings, preview=False, store=store).findings == ()
        yield address


def write_records(project: Path) -> None:
    """The hostile words into a title or text of each kind of record."""
    occasion = f"""id: first-call
date: 2025-05-14
title: {hostile("questions")}
questions:
  - {{id: first-question, text: {hostile("question")}, cites: [{{in: alpha, exact: 業績速報}}]}}
"""
    (project / "data" / "questions").mkdir()
    (project / "data" / "questions" / "first-call.yml").write_text(occasion, "utf-8")
    edit(project, "data/glossary.yml", "names: []", 'names: ["0;url", h1]')
    edit(
        project, "data/glossary.yml", "label: {zh-Hant: 資本開支, en: Capital expenditure}", f"label: {hostile('term')}"
    )
    edit(
        project,
        "data/events.yml",
        "{zh-Hant: 甲公司公布首季業績, en: Acme reports its first quarter}",
        hostile("event"),
    )
    edit(project, "data/entities.yml", "{zh-Hant: 測試報, en: Test Press}", hostile("entity"))
    edit(project, "data/concepts.yml", "label: {zh-Hant: 收入, en: Revenue}", f"label: {hostile('concept')}")
    claims = f"""  - id: second
    kind: strategy
    speaker: acme
    date: 2025-05-14
    firmness: firm
    answers: first-question
    text: {hostile("claim")}
    cites: [{{in: alpha, exact: 管理層預計}}]
    topics: [first]
"""
    path = project / "data" / "claims" / "first.yml"
    path.write_text(path.read_text("utf-8") + claims, "utf-8")
    document = project / "data" / "documents" / "alpha.yml"
    # In a language of neither page, so that both translate it.
    foreign = document.read_text("utf-8").replace("language: zh-Hant", "language: ja")
    document.write_text(f"{foreign}translated_title: {hostile('document')}\n", "utf-8")
    briefing = "site_src/briefings/first"
    edit(
        project,
        f"{briefing}/briefing.yml",
        "title: {zh-Hant: 首季業績, en: First quarter}",
        f"title: {hostile('briefing')}",
    )
    english, chinese = FIELDS["section"]
    edit(project, f"{briefing}/en.md", "## Spending {", f"## {english} {ATTACKS} {{")
    edit(project, f"{briefing}/zh-Hant.md", "## 開支 {", f"## {chinese} {ATTACKS} {{")


@pytest.fixture
def page(readers: Readers, served: str) -> Iterator[Page]:
    """A page whose browser may ask nobody else."""
    reader = readers.come(base_url=served)
    dialogs: list[str] = []

    def shown(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    reader.page.on("dialog", shown)
    yield reader.page
    reader.page.remove_listener("dialog", shown)
    assert dialogs == []
    assert [said for said in reader.complaints if said.startswith("error")] == []
    assert [address for address in reader.requests if not address.startswith(served)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_are_found_as_text(page: Page, served: str, language: str) -> None:
    page.goto(f"{language}/")
    page.locator(SEARCH).click()
    results = page.locator(".md-search-result__list")
    for field, words in FIELDS.items():
        word = words[LANGUAGES.index(language)]
        page.locator(SEARCH).fill(word)
        if field in UNNAMED:
            expect(results.locator("a").first).to_be_visible()
        else:
            expect(results.locator("mark", has_text=word).first).to_be_attached()
            said = str(results.evaluate("list => list.textContent"))
            assert "<a href=https://evil.example/>Session over</a>" in said, word
            assert "&lt;img src=x onerror=alert()&gt;" in said, word
        assert results.evaluate(STRANGE, [SHOWN, f"{served}{language}/"]) == [], word
        assert page.url == f"{served}{language}/", word


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", ["questions", "section"])
def test_a_hostile_result_leads_to_its_page_and_is_marked_there(
    page: Page, served: str, field: str, language: str
) -> None:
    page.goto(f"{language}/?q={FIELDS[field][LANGUAGES.index(language)]}")
    link = page.locator(".md-search-result__link:has(mark)").first
    link.evaluate("link => link.closest('details')?.setAttribute('open', '')")
    link.click()
    expect(page.locator("article mark").first).to_be_attached()
    assert page.url.startswith(f"{served}{language}/")
    assert page.locator("[href*='//evil'], [src*='//evil'], article script, article iframe, article form").count() == 0
