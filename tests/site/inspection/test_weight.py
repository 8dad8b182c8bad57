"""How many elements a briefing may have."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.context import load_site
from generator.site.inspection.weight import MOST_ELEMENTS, inspect_weight
from tests.site.inspection.trees import context, good_site, page, write

OPEN = "<p>x</p>" * MOST_ELEMENTS
HELD = f"<details><summary>x</summary><noscript>{OPEN}</noscript></details>"


@pytest.mark.parametrize(
    ("folder", "body", "found"),
    [
        ("briefings/a/", OPEN, 1),
        ("briefings/a/", HELD, 0),
        ("briefings/a/", "<p>x</p>", 0),
        ("concepts/a/", OPEN, 0),
    ],
)
def test_a_briefing_shows_so_many_elements_at_most(tmp_path: Path, folder: str, body: str, found: int) -> None:
    files = good_site() | {f"en/{folder}index.html": page("en", folder, body)}
    site = load_site(write(tmp_path, files), context()).value
    findings = list(inspect_weight(site, context()))
    assert [(finding.code, finding.place.file.endswith(f"{folder}index.html")) for finding in findings] == [
        ("heavy-page", True)
    ] * found
