"""The cases in `cases/dead_links`: what `inspect_links` finds on the page each makes; and what an address means."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.inspection.context import _file_at, _joined
from generator.site.inspection.dead_links import inspect_links
from tests.site.inspection.trees import SITE_URL, case_files, check_case


@pytest.mark.parametrize("case", case_files("dead_links"))
def test_case(case: Path, tmp_path: Path) -> None:
    check_case(inspect_links, case, tmp_path)


@given(
    st.lists(st.sampled_from(["a", "b.c", "~d"]), max_size=3),
    st.lists(st.sampled_from(["..", ".", "", "x", "y.html", "z%20", "a:b", "e e"]), max_size=5),
)
def test_a_plain_address_is_joined_as_any_other(folders: list[str], steps: list[str]) -> None:
    page, address = "/".join([*folders, "index.html"]), "/".join(steps)
    joined = _joined(page, address, SITE_URL)
    expected = joined if joined is None or not (joined.endswith("/") or not joined) else f"{joined}index.html"
    assert _file_at(page, address, SITE_URL) == expected
