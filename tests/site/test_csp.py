"""The policy stands before anything it could govern, once, and allows nothing inline."""

from __future__ import annotations

import pytest

from generator.site.csp import POLICY, with_policy

PAGE = '<!doctype html>\n<html><head>\n  <meta charset="utf-8"><script src="a.js"></script></head><body></body></html>'


def test_policy_comes_after_the_charset_and_before_any_script() -> None:
    html = with_policy(PAGE)
    assert html.index("charset") < html.index(POLICY) < html.index("<script")


def test_page_that_has_its_policy_is_left_alone() -> None:
    assert with_policy(with_policy(PAGE)) == with_policy(PAGE)


@pytest.mark.parametrize("html", ["<html><head><title>t</title></head></html>", "<p>no head</p>", ""])
def test_no_page_goes_without_a_policy(html: str) -> None:
    governed = with_policy(html)
    assert POLICY in governed
    assert "<title" not in governed[: governed.index(POLICY)]


def test_nothing_inline_or_foreign_is_allowed() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "default-src 'none'" in POLICY
