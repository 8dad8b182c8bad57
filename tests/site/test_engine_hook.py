"""What goes past Markdown comes out of it as Markdown would have handed it on, whatever stands on a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

from generator.settings import load_settings
from generator.site.engine_config import engine_config
from generator.site.engine_hook import _compiled, _Shown, filled, held_out, on_env
from generator.site.engines import Job, build_languages
from tests.small import REPOSITORY, dressed, small

MARKDOWN = import_module("markdown").Markdown  # which says nothing of its types
SETTINGS = engine_config(REPOSITORY, "en")["markdown_extensions"]
PIECES = (
    *("# One\n\n", "## Two {: #two }\n\n", "Prose *with* `code` and a\nsecond line.\n\n", "- a point\n- another\n\n"),
    *('<p class="lead">A <a href="x/#y">&lt;b&gt; 1&nbsp;%</a> &amp; more.</p>\n\n', "<p>a</p>\n<p>b</p>\n\n"),
    *("<section>\n<h2>Three</h2>\n\n<div><div>x</div>\n\n</div>\n\n</section>\n\n", "<div>\n   \n\ta\n</div> tail\n\n"),
    *("<ul><li>a<ul><li>b</li></ul></li></ul>{: .no }\n\n", "<p>one <p>two</p> three\n\n", "<p>not ended\n\n"),
    *("<figure><svg viewBox='0 0 1 1'><title>t</title><path d='M0'/></svg></figure>\n\n", "</div>\n\n", "<p/>\n\n"),
    *("    <p>as code</p>\n\n", "in a line <p>begun</p>\n\n", "<pre>\n\n<p>x</p>\n\n</pre>\n\n"),
    *("[link](two.md)\n\n", "<br>\n\n<hr>\n\n", "<noscript>\n<p>a</p></noscript>\n\n", "<p>x</p>\n"),
    *("<details><summary>s</summary>\n\n<p>t</p>\n\n</details>\n\n", "<p>a</p> <div>b</div>\n\n"),
)  # fmt: skip
UNTOUCHED = (
    "<div><!-- </div> --></div>\n\n",
    "<div><script>'</div>'</script></div>\n\n",
    "<div><style>a::after {content: '</div>'}</style></div>\n\n",
    "<div markdown>\n\n<p>*a*</p>\n\n</div>\n\n",
    '<div markdown="1">\n\n<p>*a*</p>\n\n</div>\n\n',
    "<p><? </p> ?></p>\n\n",
)


def made(markdown: str) -> str:
    known = {name: options for name, options in SETTINGS.items() if options}
    convert: Callable[[str], str] = MARKDOWN(extensions=[*SETTINGS], extension_configs=known).convert
    return convert(markdown)


def past(markdown: str) -> str:
    text, held = held_out(markdown)
    return filled(made(text), held)


@given(st.lists(st.sampled_from((*PIECES, *UNTOUCHED)), max_size=8).map("".join))
def test_a_page_is_as_markdown_makes_it(page: str) -> None:
    assert past(page) == made(page)


@pytest.mark.parametrize("piece", UNTOUCHED)
def test_nothing_is_held_out_where_an_end_tag_may_be_none(piece: str) -> None:
    page = f"<p>a</p>\n\n{piece}"
    assert held_out(f"\n\n{page}")[1] == []
    assert past(page) == made(page)


def test_what_an_element_holds_is_held_out_whole() -> None:
    page = '# One\n\n<div class="a"><div>b</div>\n\n<p>c</p></div>\n\n<p>d</p>\n\n<pre>e</pre>\n'
    text, held = held_out(page)
    assert held == ["<div>b</div>\n\n<p>c</p>", "d"]
    assert text == '# One\n\n<div class="a">\ue0020\ue003</div>\n\n<p>\ue0021\ue003</p>\n\n<pre>e</pre>\n'
    assert filled(text, held) == page


@pytest.mark.slow
def test_a_whole_site_is_the_same_with_and_without(tmp_path: Path) -> None:
    project = dressed(small(tmp_path))
    page = "".join(PIECES)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "two.md").write_text(page, "utf-8")
    (tmp_path / "docs" / "index.md").write_text("# Home\n\n<p>a</p>\n", "utf-8")
    job = Job(config="mkdocs.en.yml", docs=tmp_path / "docs", out=tmp_path / "plain")
    held = replace(job, out=tmp_path / "held", plainly=True)
    for each in (job, held):
        assert (
            build_languages(project, [each], epoch=0, settings=load_settings(project, None).environment).findings == ()
        )
    listed = sorted(path.relative_to(job.out) for path in job.out.rglob("*") if path.is_file())
    assert listed == sorted(path.relative_to(held.out) for path in held.out.rglob("*") if path.is_file())
    assert [path for path in listed if (job.out / path).read_bytes() != (held.out / path).read_bytes()] == []


def test_a_template_is_compiled_once_and_again_where_it_changed(tmp_path: Path) -> None:
    def said(text: str) -> str:
        (tmp_path / "page.html").write_text(text, "utf-8")
        return on_env(Environment(loader=FileSystemLoader(tmp_path))).get_template("page.html").render()

    kept = len(_compiled)
    assert [said("one"), said("one"), said("two"), said("one")] == ["one", "one", "two", "one"]
    assert len(_compiled) == kept + 1


def test_what_is_hidden_in_a_theme_is_found_and_not_listed(tmp_path: Path) -> None:
    for path in (".icons/set/one.svg", "parts/.kept/two.svg", "parts/nav.html", "main.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    env = Environment(loader=_Shown(tmp_path))
    assert env.list_templates() == ["main.html", "parts/nav.html"]
    assert env.get_template(".icons/set/one.svg").render() == ".icons/set/one.svg"
