"""A toy site in both languages, built by plain `mkdocs build` from hand-written pages with the project's own theme."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.record.strings import load_strings
from generator.site.csp import with_policy
from generator.site.html_pages import address, html_file
from generator.site.search_index import page_entries
from generator.site.search_volumes import Indexed, Vocabulary, indexed, search_files
from tests.known import BOTH
from tests.serving import serving

PROJECT = Path(__file__).parents[2]
LANGUAGES = {"zh-Hant": ("en", "English"), "en": ("zh-Hant", "中文")}
CONFIGS = {"zh-Hant": "mkdocs.yml", "en": "mkdocs.en.yml"}
SITE_URL = "https://example.org/"
HOSTILE = '甲公司 </title><script>alert("x")</script>'

FIGURE = '<a class="figure" href="{href}"><data data-fact="revenue" value="1">{text}</data></a>'
BRIEFING = """# {title} {{ #top }}

<section class="main-points"><h2 id="points">{title}</h2><ul><li>{figure}</li></ul></section>

## {title} {{ #section }}

{sentence}<a class="basis basis--inferred" href="#sign-inferred" aria-label="(inferred)">∴</a>
{figure} {broken} [{title}](../concept/index.md)

<span class="badge badge--disputed">{title}</span> <span class="badge badge--derived">{title}</span>
<span class="badge badge--guidance">{title}</span> <span class="badge badge--refuted">{title}</span>
<span class="badge badge--mislabelled">{title}</span> <span class="badge badge--pending">{title}</span>
<span class="badge badge--settled">{title}</span>

<figure class="chart"><div class="chart__wide"><svg viewBox="0 0 640 20" width="640" height="20" role="img"
aria-label="{title}"><text y="15" fill="var(--chart-1)">{title}</text></svg></div>
<div class="chart__narrow"><svg viewBox="0 0 280 20" width="280" height="20" role="img" aria-label="{title}">
<text y="15" fill="var(--chart-1)">{title}</text></svg></div><figcaption>{title}</figcaption></figure>

<p><span id="sign-inferred">∴ {inferred}</span></p>

<div class="table-wrap" role="region" aria-label="{title}" tabindex="0"><table class="rows"><thead><tr><th>{title}</th>
<th>{title}</th></tr></thead><tbody><tr><th>{title}</th><td class="number">{figure}</td></tr></tbody></table></div>
"""
SAMPLE = "name-of-a-thing/" * 30  # wider than any screen
CONCEPT = """# {title} {{ #top }}

## {title} {{ #facts }}

<article class="fact" id="revenue"><h3 id="revenue-heading">{title}</h3><p class="fact__value"><data>{text}</data></p>
<dl><dt>{title}</dt><dd id="answer">{sentence}</dd></dl>
<pre tabindex="0"><code>{title} {sample}</code></pre><p><a href="../briefing/">{title}</a></p>
<p class="fact__links"><a href="#revenue" rel="bookmark">{title}</a></p></article>
"""
WORDS = {
    "zh-Hant": {"title": "廣告收入", "sentence": "甲公司說明帶動增長的原因。", "text": "一千億元", "inferred": "推論"},
    "en": {
        "title": "Advertising",
        "sentence": "Company A explains what drove growth.",
        "text": "RMB 100 billion",
        "inferred": "It is inferred.",
    },
}
INSPECTOR = {
    "zh-Hant": {"label": "數字出處", "close": "關閉", "previous": "上一個", "next": "下一個", "cite": "引用"},
    "en": {"label": "Where this figure comes from", "close": "Close", "previous": "Back", "next": "On", "cite": "Cite"},
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built toy site, its policy in place."""
    project = tmp_path_factory.mktemp("toy")
    (project / "site_src").symlink_to(PROJECT / "site_src")
    for language, config in CONFIGS.items():
        shutil.copy(PROJECT / config, project)
        write_language(project / "build" / "docs" / language, language)
    for config in CONFIGS.values():
        build = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config]
        done = subprocess.run(build, cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    write_root(project / "build" / "site")
    for language in CONFIGS:
        write_search(project / "build", language)
    for page in (project / "build" / "site").rglob("*.html"):
        page.write_text(with_policy(page.read_text("utf-8")), "utf-8")
    return project / "build" / "site"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address under which the toy site is served."""
    with serving(site) as address:
        yield address


def write_language(docs: Path, language: str) -> None:
    words = WORDS[language]
    figure = FIGURE.format(href="../concept/#revenue", text=words["text"])
    broken = FIGURE.format(href="../nowhere/#revenue", text=words["text"])
    write_page(docs, language, "", "home", words["title"], f"# {words['title']} {{ #top }}\n")
    briefing = BRIEFING.format(figure=figure, broken=broken, **words)
    write_page(docs, language, "briefing/", "briefing", words["title"], briefing)
    write_page(docs, language, "concept/", "concept", words["title"], CONCEPT.format(sample=SAMPLE, **words))
    write_page(docs, language, "hostile/", '"><script>', HOSTILE, f"# {words['title']} {{ #top }}\n")
    shutil.copytree(PROJECT / "site_src" / "assets", docs / "assets", ignore=shutil.ignore_patterns("fonts"))


def write_page(docs: Path, language: str, path: str, kind: str, title: str, body: str) -> None:
    up = "../" if path else "./"
    other, label = LANGUAGES[language]
    alternates = [{"lang": tag, "href": f"{SITE_URL}{tag}/{path}"} for tag in LANGUAGES]
    sections = {"": "home", "briefing/": "briefing", "concept/": "concept"}
    front = {
        "inspector": INSPECTOR[language],
        "title": title,
        "description": title,
        "kind": kind,
        "edit_url": "https://example.org/edit?a=1&b=2",
        "alternates": [*alternates, {"lang": "x-default", "href": f"{SITE_URL}zh-Hant/{path}"}],
        "switch": [{"lang": other, "label": label, "href": f"{up}../{other}/{path}"}],
        "nav": [{"title": name, "url": up + url, "active": url == path} for url, name in sections.items()],
        "reference": [{"title": "glossary", "url": f"{up}glossary/", "active": path == "glossary/"}],
    }
    page = docs / path / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n\n{body}", "utf-8")


def write_search(build: Path, language: str) -> None:
    docs, out = build / "docs" / language, build / "site" / language
    vocabulary = Vocabulary(scales={}, ignored=(), synonyms=(), kinds={"concept": "concept"})
    pages: list[Indexed] = []
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        text = (out / html_file(name)).read_text("utf-8")
        front = json.loads(path.read_text("utf-8").splitlines()[1])
        pages.append(indexed(list(page_entries(text, address(name), front)), vocabulary))
    (tongue,) = (each for each in BOTH if each.tag == language)
    for name, text in search_files(pages, vocabulary, tongue.search).items():
        (out / name).write_text(text, "utf-8")


def write_root(out: Path) -> None:
    root = PROJECT / "site_src" / "root"
    templates = Environment(loader=FileSystemLoader(root), autoescape=True, undefined=StrictUndefined)
    strings = load_strings(PROJECT, BOTH).value
    for file in root.iterdir():
        text = file.read_text("utf-8")
        if file.suffix in {".html", ".txt"}:
            text = templates.from_string(text).render(base="/", site_url=SITE_URL, languages=BOTH, strings=strings)
        (out / file.name).write_text(text, "utf-8")
