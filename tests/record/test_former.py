"""Where former addresses lead, from renamings made by the command and from renamings written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.record.former import anchors, fact_moves, page_moves
from generator.record.models import Rename
from tests.small import codes, pressed, small


def made(*steps: str) -> list[Rename]:
    """Renamings written as `kind old new`."""
    return [Rename(kind=kind, old=old, new=new) for kind, old, new in map(str.split, steps)]


def moves_of_facts(project: Path) -> dict[str, str]:
    catalog = pressed(project).catalog
    return dict(fact_moves((fact.key for fact in catalog.facts.values()), [rename for rename, _ in catalog.renames]))


def test_renamings_forward_pages_and_facts_through_every_name(tmp_path: Path) -> None:
    project = small(tmp_path)
    for names in ("concept mau users", "concept users active-users", "product social-app chat"):
        assert main(["rename", *names.split(), "--project", str(project)]) == 0
    moves = page_moves([rename for rename, _ in pressed(project).catalog.renames])
    assert moves == {
        "concepts/mau": "concepts/active-users",
        "concepts/users": "concepts/active-users",
        "products/social-app": "products/chat",
    }
    assert anchors(moves_of_facts(project))["acme.active-users.product-chat.2025-q1"] == (
        "acme.active-users.product-social-app.2025-q1",
        "acme.mau.product-social-app.2025-q1",
        "acme.users.product-social-app.2025-q1",
    )


@pytest.mark.parametrize(
    ("steps", "moves"),
    [
        (["entity a b", "entity b a"], {"entities/b": "entities/a"}),
        (["entity a b", "entity c a"], {"entities/c": "entities/a"}),
        (["colour red blue"], {}),
    ],
    ids=["taken back", "given again", "without pages"],
)
def test_a_name_is_its_present_owners(steps: list[str], moves: dict[str, str]) -> None:
    assert page_moves(made(*steps)) == moves


def test_a_fact_id_that_was_given_again_is_no_former_id(tmp_path: Path) -> None:
    project = small(tmp_path)
    for names in ("concept revenue sales", "concept gross-profit revenue"):
        assert main(["rename", *names.split(), "--project", str(project)]) == 0
    facts = pressed(project).catalog.facts
    moves = moves_of_facts(project)
    assert moves["acme.gross-profit.2025-q1"] == "acme.revenue.2025-q1"
    assert not moves.keys() & facts.keys()


def test_a_renaming_that_ends_at_no_name_is_found_where_it_stands(tmp_path: Path) -> None:
    project = small(tmp_path)
    entries = (
        "{kind: concept, from: a, to: b}",
        "{kind: concept, from: b, to: revenu}",
        "{kind: colour, from: a, to: b}",
    )
    text = "renames:\n" + "".join(f"  - {entry}\n" for entry in entries)
    (project / "data" / "renames.yml").write_text(text, "utf-8")
    found = [f for f in pressed(project).findings if f.place.file == "data/renames.yml"]
    assert [(f.code, f.place.line) for f in found] == [("unknown-concept", 3), ("unknown-kind", 4)]
    assert found[0].hint == "did you mean `revenue`?"


def test_a_broken_record_of_renamings_is_a_finding(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "data" / "renames.yml").write_text("renames:\n  - {kind: concept, from: A b}\n", "utf-8")
    assert {"record-missing-key", "record-value"} <= set(codes(project))
