"""What is documented exists, and what exists is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator import architecture
from generator.cli import _parser
from tests.test_imports import imports, modules

ROOT = Path(__file__).parents[1]
DESIGN, HARDENING = (ROOT / "generator" / name for name in ("DESIGN.md", "HARDENING.md"))
WRITTEN = ("generator", "tests", "site_src", ".github", ".ci")  # the folders in which something may be cited
TEXTS = (".py", ".md", ".yml", ".txt", ".html", ".js", ".css", ".j2")


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
    targets = re.findall(r"`?make ([a-z]+)", readme)
    assert targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_the_architecture_page_is_made_of_the_code() -> None:
    assert architecture.PAGE.read_text("utf-8") == architecture.page()


def test_the_table_of_standings_is_made_of_the_code() -> None:
    assert architecture.STANDING.read_text("utf-8") == architecture.standing_page()


def test_every_module_opens_by_saying_what_it_holds() -> None:
    bare = [p for p in (ROOT / "generator").rglob("*.py") if p.name != "__init__.py" and not architecture._opening(p)]
    assert bare == []


# --- the design and the hardening: what they name ---------------------------------------------------------------


def named(page: Path) -> list[str]:
    """What stands in backticks on a page, code blocks apart."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```.*?^```", "", page.read_text("utf-8")))


@pytest.mark.parametrize("page", [DESIGN, HARDENING], ids=lambda page: page.stem)
def test_every_module_named_exists(page: Path) -> None:
    known = {name.removeprefix("generator.") for name in modules()}
    rooms = {name.partition(".")[0] for name in known}
    dotted = [name for name in named(page) if re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", name)]
    told = {name for name in dotted if name.partition(".")[0] in rooms}
    assert told
    assert told - known == set()


@pytest.mark.parametrize("page", [DESIGN, HARDENING], ids=lambda page: page.stem)
def test_every_path_and_test_named_exists(page: Path) -> None:
    paths = [name for name in named(page) if re.match(r"(generator|tests|data|site_src|\.github)/", name)]
    assert paths
    assert [path for path in paths if "TAG" not in path and not _exists(path)] == []


def _exists(name: str) -> bool:
    """Whether a path exists, and where `::` follows, a test of that name in it."""
    path, _, test = name.partition("::")
    file = ROOT / path
    return file.exists() and (not test or re.search(rf"^def {test}\(", file.read_text("utf-8"), re.M) is not None)


# --- the design and the hardening: what cites them ----------------------------------------------------------------


@cache
def texts() -> dict[str, str]:
    """What may cite the two pages, by path: code, tests and pages, but neither the two nor this file."""
    files = [path for folder in WRITTEN for path in sorted((ROOT / folder).rglob("*")) if path.suffix in TEXTS]
    others = [path for path in files if path not in (DESIGN, HARDENING, Path(__file__))]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8", "replace") for path in others}


def cited(pattern: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each place of those texts that matches, with its file."""
    for file, text in texts().items():
        yield from ((file, match) for match in re.finditer(pattern, text))


def sections() -> dict[str, str]:
    """The numbered sections of the design with what stands in them."""
    parts = re.split(r"(?m)^## ([0-9]+)\. ", DESIGN.read_text("utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_section_of_the_design_that_is_cited_exists() -> None:
    found = list(cited(r"DESIGN (?P<number>[0-9]+)(?:, (?P<part>[A-Z][a-z]+))?"))
    assert len(found) > 5
    for file, match in found:
        section = sections().get(match["number"])
        assert section is not None, f"{file} cites section {match['number']}"
        assert not match["part"] or f"### {match['part']}\n" in section, f"{file} cites {match['part']}"


def test_every_promise_that_is_cited_is_made() -> None:
    promises = re.findall(r"(?m)^\| (P[0-9]) \|", DESIGN.read_text("utf-8"))
    found = {match["promise"] for _, match in cited(r"\((?P<promise>P[0-9])\)")}
    assert found
    assert found <= set(promises)


def rules() -> list[int]:
    text = HARDENING.read_text("utf-8").partition("## Rules")[2].partition("\n## ")[0]
    return [int(number) for number in re.findall(r"(?m)^([0-9]+)\. ", text)]


def rows() -> dict[str, str]:
    """The cases by id: what tries each."""
    found = re.findall(r"(?m)^\| ([A-Z][0-9]{2}) \|.*\| (.*) \|$", HARDENING.read_text("utf-8"))
    assert len(found) == len(dict(found)), "an id stands twice"
    return dict(found)


def test_the_rules_are_numbered_and_every_one_that_is_cited_exists() -> None:
    assert rules() == list(range(1, len(rules()) + 1))
    found = {int(match["number"]) for _, match in cited(r"HARDENING rule (?P<number>[0-9]+)")}
    assert found
    assert found <= set(rules())


# How a test names its case: HARDENING O02, O03; a file, a function or a title that begins with the id.
CITING = r"HARDENING (?P<ids>[A-Z][0-9]{2}(?:, [A-Z][0-9]{2})*)"
NAMING = (
    r"def test_(?P<name>[a-z][0-9]{2})_|(?m:^(?:# |- name: )?|\")(?P<title>[A-Z][0-9]{2}(?: [A-Z][0-9]{2})*) [A-Za-z]"
)


def test_every_case_that_is_cited_stands_in_the_table() -> None:
    told = {one for _, match in cited(CITING) for one in match["ids"].split(", ")}
    for file, match in cited(NAMING):
        if file.startswith("tests/"):
            told |= {one.upper() for one in (match["name"] or match["title"]).split(" ")}
    files = (re.match(r"([a-z][0-9]{2})-", path.name) for path in (ROOT / "tests").rglob("*"))
    told |= {match[1].upper() for match in files if match}
    assert len(told) > 30
    assert told - rows().keys() == set()


def test_every_case_says_what_tries_it_or_that_nothing_does() -> None:
    said = re.compile(r"`tests/|not covered")
    assert [name for name, tried in rows().items() if not said.search(tried)] == []


def allowed() -> dict[str, set[str]]:
    """What the design lets each room import."""
    rooms = {}
    for name, told in re.findall(r"(?ms)^- \*\*`([a-z_]+)`\*\*(.*?)(?=^- |^$)", sections()["3"]):
        listed = re.search(r"(?s)\*May\s+import:\s+(.*?)\.\*", told)
        assert listed, name
        rooms[name] = set(re.findall(r"[a-z_]+", listed[1])) - {"nothing"}
    return rooms


def test_rooms_import_what_the_design_says_and_no_more() -> None:
    assert list(over(allowed())) == []


def over(rooms: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Imports from another room than those named; the package's own name and its pages apart."""
    for name, path in modules().items():
        module = name.removeprefix("generator.")
        room = module.partition(".")[0]
        for other in imports(path, typed=False) - {"generator"} if room in rooms else ():
            target = other.removeprefix("generator.")
            if target.partition(".")[0] not in {room, *rooms[room]}:
                yield module, target


def test_every_room_stands_in_the_design() -> None:
    package = ROOT / "generator"
    built = {path.stem for path in package.glob("[!_]*.py")} | {
        path.parent.name for path in package.glob("*/__init__.py")
    }
    assert set(allowed()) == built - {"architecture"}


def test_readers_are_led_to_the_design() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text("utf-8")
        assert all(f"](generator/{page.name})" in text for page in (DESIGN, HARDENING)), name
