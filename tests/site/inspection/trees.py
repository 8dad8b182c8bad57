"""A small site that passes every inspection, and cases: HTML files that are put into it and say what is found then.

A case is a file `cases/RULE/NAME.html`. Its first lines say what the rule finds on the page it makes, in order:
`<!-- finds: CODE: part of the message -->`, or `<!-- finds: nothing -->`. The rest is put into the content of
`zh-Hant/page/index.html`; a case that holds a whole page (`<!doctype html>`) is that page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.reading.figures.quantity import Quantity
from generator.site.inspection.context import Context, Site, bare, load_site
from generator.sources.shingles import Shingles, from_texts

CASES = Path(__file__).parent / "cases"
PAGE = "zh-Hant/page/index.html"
SITE_URL = "https://example.org/briefings/"
FINDS = re.compile(r"<!-- finds: (?P<code>[a-z-]+)(?:: (?P<part>.+?))? -->\n")
FACTS = {
    "revenue": {"zh-Hant": {"1,845億元": "184500000000"}, "en": {"RMB 184.5 billion": "184500000000"}},
    "share": {"zh-Hant": {"三成": "30"}, "en": {"30%": "30"}},
}
COUNTS = {"documents": {"zh-Hant": {"10 篇": "10"}, "en": {"10": "10"}}}
DOCUMENT = "甲公司說明當年的經營狀況良好並且期待之後一段時間的營運維持平穩同時也會留意市場上出現的新變化"

TEMPLATE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'; object-src 'none'">
<title>{title}</title>
<link rel="canonical" href="{url}{language}/{folder}">
<link rel="alternate" hreflang="zh-Hant" href="{url}zh-Hant/{folder}">
<link rel="alternate" hreflang="en" href="{url}en/{folder}">
<link rel="alternate" hreflang="x-default" href="{url}zh-Hant/{folder}">
<link rel="stylesheet" href="{up}assets/style.css">
</head>
<body>
<header><nav aria-label="{title}"><a href="{up}page/">{title}</a></nav></header>
<main><article><h1 id="top">{title}</h1>
{body}
</article></main>
<footer><a href="{up}#top">{title}</a></footer>
</body>
</html>
"""


ROOT = """<!doctype html>
<html lang="zh-Hant">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'; object-src 'none'">
<title>簡報</title>
</head>
<body><nav><a href="zh-Hant/">中文</a> <a href="en/">English</a></nav></body>
</html>
"""


def page(language: str, folder: str, body: str) -> str:
    """A page of the good site with `body` in its content."""
    title = {"zh-Hant": "簡報", "en": "Briefing"}[language]
    up = "../" * folder.count("/")
    return TEMPLATE.format(language=language, title=title, folder=folder, url=SITE_URL, up=up, body=body)


def good_site() -> dict[str, str]:
    """The files of the good site by path."""
    figures = {
        "zh-Hant": '<p>收入為<data data-fact="revenue" value="184500000000">1,845億元</data>。</p>',
        "en": '<p>Revenue was <data data-fact="revenue" value="184500000000">RMB 184.5 billion</data>.</p>',
    }
    files = {"index.html": ROOT}
    for language, body in figures.items():
        files[f"{language}/index.html"] = page(language, "", "<p>甲公司</p>")
        files[f"{language}/page/index.html"] = page(language, "page/", body)
        files[f"{language}/assets/style.css"] = "body { color: black }\n"
        files[f"{language}/search/search_index.json"] = '{"docs": []}'
        files[f"{language}/search/entries-0.json"] = "[]"
    return files


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write the files below `root`."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    return root


def context(shingles: Shingles | None = None, **changes: object) -> Context:
    """What the inspectors are told about the good site."""
    told: dict[str, object] = {
        "site_url": SITE_URL,
        "fact": lambda name, language: FACTS.get(name, {}).get(language, {}),
        "count": lambda name, language: COUNTS.get(name, {}).get(language, {}),
        "reader": read_shares,
        "languages": ("zh-Hant", "en"),
        "names": frozenset({"混元 3D"}),
        "elsewhere": ("https://example.org/repository/",),
        "titles": frozenset({bare("甲公司 2025 年第 2 季業績：收入增加")}),
        "shingles": shingles or from_texts({"alpha": DOCUMENT}),
    }
    return Context(**told | changes)  # type: ignore[arg-type]


def read_shares(text: str) -> list[Quantity]:
    """Stands in for the reader of figures: it knows 三成, and 一些 as no quantity."""
    found = [("三成", "percent", Decimal(30)), ("一些", "indefinite", None)]
    return [
        Quantity(exact=exact, start=text.index(exact), end=text.index(exact) + len(exact), kind=kind, value=value)
        for exact, kind, value in found
        if exact in text
    ]


def case_files(rule: str) -> list[object]:
    """The cases of a rule, as parameters of a test."""
    return [pytest.param(path, id=path.stem) for path in sorted((CASES / rule).glob("*.html"))]


def check_case(inspect: Callable[[Site, Context], Iterator[Finding]], case: Path, root: Path) -> None:
    """Put the case into the good site and compare what `inspect` finds on its page with what the case says."""
    text = case.read_text(encoding="utf-8")
    expected = [(match["code"], match["part"] or "") for match in FINDS.finditer(text)]
    body = FINDS.sub("", text)
    assert expected, f"{case.name} does not say what is found"
    made = body if body.startswith("<!doctype") else page("zh-Hant", "page/", body)
    loaded = load_site(write(root, good_site() | {PAGE: made}), context())
    found = [each for each in inspect(loaded.value, context()) if each.place.file == f"site/{PAGE}"]
    shown = [(each.code, each.message) for each in found]
    wanted = [] if expected == [("nothing", "")] else expected
    assert [code for code, _ in shown] == [code for code, _ in wanted], shown
    assert all(part in message for (_, part), (_, message) in zip(wanted, shown, strict=True)), shown
