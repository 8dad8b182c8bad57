"""The page of a figure leads to the form that reports it, filled in; the form has the fields that are filled."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import yaml

from generator.pages.tree import page_texts
from generator.settings import Settings
from tests.small import REPOSITORY, pressed, small

SETTINGS = Settings(site_url="https://example.org/", repo_url="https://git.example.org/o/r", contact="", documents=None)
FORM = REPOSITORY / ".github/ISSUE_TEMPLATE/wrong-fact.yml"


def test_every_figure_leads_to_its_form(tmp_path: Path) -> None:
    found = pressed(small(tmp_path), texts=False)
    page = page_texts(found.project, found.edition, SETTINGS)["concepts/revenue"]
    addresses = {unescape(href) for href in re.findall(r'href="([^"]*/issues/new[^"]*)"', page)}
    (address,) = (each for each in addresses if each.endswith("acme.revenue.2025-q1"))
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert asked == {
        "template": FORM.name,
        "title": "[fact] acme.revenue.2025-q1",
        "page": "https://example.org/zh-Hant/concepts/revenue/#acme.revenue.2025-q1",
    }
    fields = {field.get("id") for field in yaml.safe_load(FORM.read_text("utf-8"))["body"]}
    assert asked.keys() - {"template", "title"} <= fields
