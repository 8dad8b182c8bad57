"""Whatever stands on a page leads to its line and to the form that reports it, filled in; the form has those fields."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.pages.tree import make_tree, placed_tree
from generator.pages.writer import FORMS
from generator.settings import Settings
from tests.small import REPOSITORY, dressed, pressed, small

SETTINGS = Settings(site_url="https://example.org/", repo_url="https://git.example.org/o/r", contact="", documents=None)
TEMPLATES = REPOSITORY / ".github/ISSUE_TEMPLATE"
HERE = "https://example.org/zh-Hant/"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    found = pressed(dressed(small(tmp_path_factory.mktemp("reports"))), texts=False)
    made = make_tree(found.project, found.edition, SETTINGS, found.catalog.languages[:1]).value
    texts = {path: content for path, content in placed_tree(made, found.catalog).items() if path.suffix == ".md"}
    return {
        "/".join(path.parts[1:]).removesuffix(".md").removesuffix("index"): text.decode()
        for path, text in texts.items()
    }


def asked(page: str, title: str) -> dict[str, str]:
    """What the form with this title is filled in with, as the page links to it."""
    addresses = {unescape(href) for href in re.findall(r'"(https://git[^"]*/issues/new[^"]*)"', page)}
    filled = ({name: values[0] for name, values in parse_qs(urlsplit(each).query).items()} for each in addresses)
    (found,) = (each for each in filled if each["title"] == title)
    return found


@pytest.mark.parametrize(
    ("page", "title", "form", "place"),
    [
        ("concepts/revenue", "[fact] acme.revenue.2025-q1", "wrong-fact.yml", "concepts/revenue/#acme.revenue.2025-q1"),
        ("concepts/revenue", "[concept] revenue", "wrong-name.yml", "concepts/revenue/"),
        ("entities/acme", "[claim] capex-guidance", "wrong-fact.yml", "entities/acme/#claim-capex-guidance"),
        ("briefings/first", "[chart] capex-parts", "wrong-chart.yml", "briefings/first/#chart-capex-parts"),
        ("entities/acme", "[entity] acme", "wrong-name.yml", "entities/acme/"),
        ("glossary", "[term] capex", "wrong-name.yml", "glossary/#capex"),
    ],
)
def test_a_record_leads_to_its_form_and_its_line(
    pages: dict[str, str], page: str, title: str, form: str, place: str
) -> None:
    assert asked(pages[page], title) == {"template": form, "title": title, "page": f"{HERE}{place}"}
    kind, name = title[1:].split("] ")
    line = re.search(rf"/blob/main/([^#\"]+)#L([0-9]+)[^>]*>[^<]*</a> · <a[^>]*%5B{kind}%5D\+{name}&amp;", pages[page])
    assert line is not None
    record = (REPOSITORY / "generator/starter" / line[1]).read_text("utf-8").split("\n")[int(line[2]) - 1]
    assert {"fact": "revenue", "claim": name}.get(kind, name) in record


@pytest.mark.parametrize("page", ["", "concepts/revenue"])
def test_every_page_leads_to_the_form_for_wordings(pages: dict[str, str], page: str) -> None:
    head = yaml.safe_load(pages[page].split("---")[1])
    told = asked(json.dumps(head["wording"]), f"[wording] {page or 'home'}")
    assert (told["template"], told["page"]) == ("translation.yml", f"{HERE}{page}{'/' if page else ''}")
    assert head["wording"]["title"]


@pytest.mark.parametrize("form", sorted(set(FORMS.values())))
def test_a_form_has_the_field_that_is_filled(form: str) -> None:
    assert "page" in {field.get("id") for field in yaml.safe_load((TEMPLATES / form).read_text("utf-8"))["body"]}
