"""The words of the interface: the same keys in both languages, and no digit in any."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import render_text
from generator.record.models import StyleRule
from generator.record.strings import load_strings
from tests.known import BOTH
from tests.small import REPOSITORY


def project(tmp_path: Path, zh: str, en: str) -> Path:
    folder = tmp_path / "site_src" / "strings"
    folder.mkdir(parents=True)
    (folder / "zh-Hant.yml").write_text(zh, "utf-8")
    (folder / "en.yml").write_text(en, "utf-8")
    return tmp_path


def found(tmp_path: Path, zh: str, en: str) -> list[str]:
    return [render_text(finding) for finding in load_strings(project(tmp_path, zh, en), BOTH).findings]


def test_the_strings_of_this_repository_are_whole() -> None:
    loaded = load_strings(REPOSITORY, BOTH)
    assert loaded.findings == ()
    assert loaded.value["en"].keys() == loaded.value["zh-Hant"].keys()
    assert len(loaded.value["en"]) > 100


def test_a_word_that_the_list_of_style_refuses(tmp_path: Path) -> None:
    rules = [
        StyleRule(language="zh-Hant", refused="同比", used="按年", why="as papers write"),
        StyleRule(language="en", refused="y-o-y", used="on the year", why="plain words"),
    ]
    folder = project(tmp_path, "a: {b: 同比增長, c: 增長}\n", "a: {b: Growth Y-o-Y, c: Growth}\n")
    loaded = load_strings(folder, BOTH, rules)
    assert [render_text(finding).partition(" Expected")[0] for finding in loaded.findings] == [
        "site_src/strings/zh-Hant.yml:1:8: error: word-refused: `同比` is not used here: as papers write.",
        "site_src/strings/en.yml:1:8: error: word-refused: `y-o-y` is not used here: plain words.",
    ]


def test_keys_are_joined_by_dots(tmp_path: Path) -> None:
    loaded = load_strings(project(tmp_path, "a: {b: {c: 甲}, d: 乙}\n", "a: {b: {c: A}, d: B}\n"), BOTH)
    assert loaded.findings == ()
    assert loaded.value == {"zh-Hant": {"a.b.c": "甲", "a.d": "乙"}, "en": {"a.b.c": "A", "a.d": "B"}}


def test_i01_a_word_that_a_language_lacks_is_told_of_either(tmp_path: Path) -> None:
    assert found(tmp_path, "a: {b: 甲, c: 乙}\n", "a: {b: A}\nd: D\n") == [
        "site_src/strings/zh-Hant.yml:1:1: error: translation-missing: `d` is missing in zh-Hant. "
        "Fix: add it: all languages are published together.",
        "site_src/strings/en.yml:1:1: error: translation-missing: `a.c` is missing in en. "
        "Fix: add it: all languages are published together.",
    ]


UNLIKE = "has 「{}」 here and 「{}」 in zh-Hant"
NAMELESS = "has braces that hold no name: 「{}」"


@pytest.mark.parametrize(
    ("chinese", "english", "told"),
    [
        ("{n}項", "{m} items", UNLIKE.format("{m} items", "{n}項")),
        ("{n}項", "items", UNLIKE.format("items", "{n}項")),
        ("{n項", "{n} items", NAMELESS.format("{n項")),
        ("{}項", "{} items", NAMELESS.format("{}項")),
    ],
)
def test_names_in_braces_are_those_of_the_other_language(tmp_path: Path, chinese: str, english: str, told: str) -> None:
    first, *_ = found(tmp_path, f"a: {{b: '{chinese}'}}\n", f"a: {{b: '{english}'}}\n")
    assert f"translation-differs: `a.b` {told}." in first


def test_names_in_braces_may_stand_in_any_order(tmp_path: Path) -> None:
    assert found(tmp_path, "a: {b: '{of}的{name}'}\n", "a: {b: '{name} of {of}'}\n") == []


@pytest.mark.parametrize("digit", ["3", "３", "٣", "²", "③", "Ⅳ", "½"])
def test_a_digit_of_any_script_is_a_typed_number(tmp_path: Path, digit: str) -> None:
    assert found(tmp_path, f"a:\n  b: 甲{digit}\n", "a:\n  b: A\n") == [
        "site_src/strings/zh-Hant.yml:2:6: error: typed-number: `a.b` types a number. "
        "Fix: numbers come from the record."
    ]


def test_numerals_in_words_are_no_digits(tmp_path: Path) -> None:
    assert found(tmp_path, "a: 同一頁\n", "a: one page\n") == []


def test_a_broken_or_missing_file_is_told_and_hides_not_the_other(tmp_path: Path) -> None:
    loaded = load_strings(project(tmp_path, "a: [\n", "a: A\n"), BOTH)
    assert {finding.code for finding in loaded.findings} == {"yaml-syntax"}
    assert set(loaded.value) == {"en"}
    (tmp_path / "site_src" / "strings" / "en.yml").unlink()
    assert load_strings(tmp_path, BOTH).value == {}


def test_a_word_of_another_language_or_script_is_told_where_it_stands(tmp_path: Path) -> None:
    simplified, chinese = found(tmp_path, "a:\n  b: 中国\n  c: 說明\n", "a:\n  b: China\n  c: 說明\n")
    assert simplified.startswith(
        "site_src/strings/zh-Hant.yml:2:6: error: wrong-language: `a.b` holds 「国」, which is no Traditional"
    )
    assert chinese.startswith("site_src/strings/en.yml:3:6: error: wrong-language: `a.c` holds 「說」 (Chinese)")


def test_marks_alone_are_of_no_language(tmp_path: Path) -> None:
    assert found(tmp_path, "punctuation: {stop: 。}\n", "punctuation: {stop: .}\n") == []
