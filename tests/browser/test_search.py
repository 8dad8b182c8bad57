"""The queries of readers (`../site/search_index/queries.tsv`) on the real site: the right page first, little fetched.

Each row is a language, what is typed, and the pages that may come first, `-` where nothing should be found. Whoever
wrote them had not seen the search; so they are changed where a page goes or comes, never because one fails.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response

from tests.chromium import PATIENCE, Readers

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUERIES = Path(__file__).parents[1] / "site" / "search_index" / "queries.tsv"
ROWS = [line.split("\t") for line in QUERIES.read_text("utf-8").splitlines()[1:]]
FIELD = "[data-md-component=search-query]"
DONE = """() => {
  const said = document.querySelector(".md-search-result__meta").textContent.replace(/[0-9]+/, "#");
  const { translations } = JSON.parse(document.getElementById("__config").textContent);
  return ["none", "one", "other"].some((many) => said === translations[`search.result.${many}`]);
}"""
LONG = [("en", "the company said"), ("en", "what management said about gpus"), ("zh-Hant", "管理層談晶片供應")]
MOST = 60_000  # bytes for a first query, compressed


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What was typed, the pages that may come first (none: nothing should be found), and those that came."""

    typed: str
    wanted: frozenset[str]
    found: tuple[str, ...]

    def among(self, first: int) -> bool:
        """Whether a wanted page is among the first; whether nothing came where nothing should."""
        return bool(self.wanted & set(self.found[:first])) if self.wanted else not self.found


Answers = dict[tuple[str, str], Asked]  # by language and what was typed


@pytest.fixture(scope="module")
def asked(readers: Readers, served: str) -> Answers:
    """Every query, one after another typed into the field of a page of its language."""
    answers: Answers = {}
    for language, rows in groupby(sorted(ROWS), key=itemgetter(0)):
        page = readers.come(height=720).page
        page.goto(f"{served}{language}/")
        for _, typed, pages, *_ in rows:
            wanted = frozenset(name.strip().partition("#")[0] for name in pages.split("|")) - {"-"}
            answers[language, typed] = Asked(typed=typed, wanted=wanted, found=results(page, typed))
    assert len(answers) == len(ROWS)
    return answers


def results(page: Page, typed: str, *, by_key: bool = False) -> tuple[str, ...]:
    """The pages found, below the address of the language; what is typed comes at once, or key by key without a rest."""
    page.locator(FIELD).fill("")
    page.wait_for_function(f"() => !({DONE})()", timeout=PATIENCE)
    page.locator(FIELD).click()
    (page.keyboard.type if by_key else page.keyboard.insert_text)(typed)
    page.wait_for_function(DONE, timeout=PATIENCE)
    links = page.locator(".md-search-result__item > a:first-child").evaluate_all("all => all.map((a) => a.href)")
    return tuple(urlsplit(link).path.removeprefix(urlsplit(page.url).path).strip("/") for link in links)


def test_the_right_page_is_first(asked: Answers) -> None:
    missed = [each for each in asked.values() if not each.among(1)]
    assert len(missed) <= len(asked) * 0.10, missed


def test_the_right_page_is_among_the_first_three(asked: Answers) -> None:
    missed = [each for each in asked.values() if not each.among(3)]
    assert len(missed) <= len(asked) * 0.02, missed


@pytest.mark.parametrize(("language", "typed"), [*((row[0], row[1]) for row in ROWS[::10]), *LONG])
@pytest.mark.parametrize("by_key", [False, True])
def test_a_first_query_is_light_and_finds_what_a_later_one_does(
    readers: Readers, served: str, asked: Answers, language: str, typed: str, *, by_key: bool
) -> None:
    page = readers.come(height=720).page
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    answers: list[Response] = []

    def noted(answer: Response) -> None:
        answers.append(answer)

    page.on("response", noted)
    page.goto(f"{served}{language}/")
    found = results(page, typed, by_key=by_key)
    page.remove_listener("response", noted)
    fetched = {answer.url: len(gzip.compress(answer.body())) for answer in answers if "search" in answer.url}
    assert fetched
    assert sum(fetched.values()) <= MOST, fetched
    if not by_key and (language, typed) in asked:  # of what comes key by key a part may be answered first
        assert found == asked[language, typed].found
