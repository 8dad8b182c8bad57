"""What is documented exists, and what exists is documented."""

from __future__ import annotations

import re
from pathlib import Path

from generator import architecture
from generator.cli import _parser

ROOT = Path(__file__).parents[1]


def commands() -> set[str]:
    actions = _parser()._subparsers
    assert actions is not None
    return set(actions._group_actions[0].choices or ())


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.partition("## Commands")[2].partition("## Settings")[0]
    assert set(re.findall(r"^\| `([a-z]+)` \|", table, re.M)) == commands()


def test_every_make_target_of_the_readme_exists() -> None:
    readme, makefile = ((ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile"))
    for target in re.findall(r"`?make ([a-z]+)", readme):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_the_architecture_page_is_made_of_the_code() -> None:
    assert architecture.PAGE.read_text("utf-8") == architecture.page()


def test_the_table_of_standings_is_made_of_the_code() -> None:
    assert architecture.STANDING.read_text("utf-8") == architecture.standing_page()


def test_every_module_opens_by_saying_what_it_holds() -> None:
    bare = [p for p in (ROOT / "generator").rglob("*.py") if p.name != "__init__.py" and not architecture._opening(p)]
    assert bare == []
