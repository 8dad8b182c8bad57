from __future__ import annotations

from pathlib import Path

import pytest

from tests.small import codes, edit, small

CONCEPTS = "data/concepts.yml"


def test_growth_of_a_concept_without_direction_loses_its_sign(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, CONCEPTS, "  - id: revenue\n", "  - id: revenue\n    direction: none\n")
    assert "sign-direction" in codes(project)


@pytest.mark.parametrize(
    ("aliases", "words", "is_right"),
    [
        ("[其他收益, 其他虧損]", "[虧損]", True),
        ("[其他收益, 其他虧損]", "[]", False),
        ("[其他收益, 其他虧損]", "[減值]", False),
        ("[匯兌虧損]", "[]", True),  # always a loss, told as one
        ("[其他收益]", "[]", True),
        ("[other gains, other losses]", "[]", False),
    ],
)
def test_a_name_for_a_loss_gives_a_sign(tmp_path: Path, aliases: str, words: str, is_right: bool) -> None:
    project = small(tmp_path)
    record = (
        "concepts:\n"
        "  - id: other-gains\n"
        "    label: {zh-Hant: 其他, en: Other}\n"
        "    definition: {zh-Hant: 其他, en: Other}\n"
        "    kind: money\n    unit: CNY\n"
        f"    aliases: {aliases}\n    negative_words: {words}\n"
    )
    edit(project, CONCEPTS, "concepts:\n", record)
    assert ("sign-words" in codes(project)) is not is_right
