"""Texts that are in their language, and texts that are not: the cases in `scripts/`; anybody may add a line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.judging.checks.text_languages import is_name
from generator.languages.scripts import declared, is_simplified, is_traditional, misfit
from generator.record.catalog import Catalog
from generator.record.contributed import contributed
from generator.record.load import load_catalog
from tests.small import REPOSITORY

SCRIPTS = {"zh-Hant": "Hant", "zh-Hans": "Hans", "en": "Latn"}
HERE = Path(__file__).parent / "scripts"


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / name).read_text("utf-8").splitlines()[1:]]


def found(kind: str, text: str) -> int | None:
    """Where the text leaves its language; `kind` is the language, after `name ` where the text is a name."""
    amiss = misfit(text, SCRIPTS[kind.removeprefix("name ")], is_name=kind.startswith("name "))
    return None if amiss is None else amiss.start


@pytest.mark.parametrize(("kind", "text"), rows("right.txt"))
def test_what_is_right_is_never_refused(kind: str, text: str) -> None:
    assert found(kind, text) is None


@pytest.mark.parametrize(("kind", "begins", "text"), rows("wrong.txt"))
def test_what_is_wrong_is_refused_where_it_begins(kind: str, begins: str, text: str) -> None:
    start = found(kind, text)
    assert start is not None
    assert text[start:].startswith(begins)


def test_each_language_has_thirty_right_texts() -> None:
    counted = Counter(kind for kind, _ in rows("right.txt"))
    assert min(counted["zh-Hant"], counted["en"]) >= 30


def test_a_character_of_both_scripts_says_nothing() -> None:
    shared = "后里干面只系台裏着云松谷于征余几舍斗升姜胡范郁采表回准制占吁向周咸家布才折板查欲沈游薑温群峰床恒"
    assert [char for char in shared if is_simplified(char)] == []
    assert [char for char in "后里干面只系台乾著瞭藉於徵着云余" if is_traditional(char)] == []


def test_a_declared_name_stands_for_itself_and_for_no_part_of_a_word() -> None:
    assert misfit("The shop 三星 opened.", "Latn", kept=declared(["三星"])) is None
    assert misfit("the 公司", "Hant", kept=declared(["he"])) is not None
    assert misfit("遊戲Delta force of nature大賣", "Hant", names=declared(["Delta force of nature"])) is None
    assert misfit("騰訊", "Latn", kept=declared(["騰訊"])) is not None


def test_of_a_script_that_is_not_described_nothing_is_said() -> None:
    assert misfit("こんにちは", "other") is None


@pytest.fixture(scope="module")
def record() -> Catalog:
    return load_catalog(REPOSITORY).value


def test_each_text_of_the_record_is_refused_in_the_place_of_the_other(record: Catalog) -> None:
    """But for names and what both languages write alike."""
    texts = [text for text in contributed(record) if not is_name(text) and text.texts["en"] != text.texts["zh-Hant"]]
    assert len(texts) > 800
    assert [t.name for t in texts if misfit(t.texts["zh-Hant"], "Latn") is None] == ["unit percent: label"]
    passed = [t.texts["en"] for t in texts if misfit(t.texts["en"], "Hant") is None]
    # A word or two in Latin letters may be a name in either language, as the module says; more are told.
    assert {"IFRS", "Non-IFRS"} <= set(passed)
    assert [text for text in passed if len(text.split()) > 2] == []
