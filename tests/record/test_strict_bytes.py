from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
import yaml

from generator.findings import Collected, Finding, render_text
from generator.record import strict_bytes
from generator.record.strict_bytes import (
    capped,
    character_findings,
    decode_document,
    decode_text,
    read_bytes,
    read_document,
    read_text,
    unfit_characters,
)

CASES = Path(__file__).parent / "cases"


def table(name: str) -> list[object]:
    rows = yaml.safe_load((CASES / name).read_text("utf-8"))
    return [pytest.param(unquote_to_bytes(row["bytes"]), row["findings"], id=row["name"]) for row in rows]


def lines(findings: Sequence[Finding]) -> list[str]:
    return [render_text(finding).removeprefix("f:") for finding in findings]


def check(outcome: Collected[str | None], raw: bytes, expected: list[str]) -> None:
    assert lines(outcome.findings) == expected
    assert outcome.value == (None if expected else raw.decode("utf-8"))


@pytest.mark.parametrize(("raw", "expected"), table("bytes.yml"))
def test_decode_text(raw: bytes, expected: list[str]) -> None:
    check(decode_text(raw, "f"), raw, expected)


@pytest.mark.parametrize(("raw", "expected"), table("documents.yml"))
def test_decode_document(raw: bytes, expected: list[str]) -> None:
    check(decode_document(raw, "f"), raw, expected)


def test_the_first_twenty_are_shown_and_the_rest_is_counted() -> None:
    findings = decode_text(b"a\r\n" * 57, "f").findings
    assert len(findings) == 21
    assert findings[19].place.line == 20
    assert lines(findings)[20] == "21:2: error: text-character: 37 more were found in this file."


def test_twenty_findings_are_left_alone() -> None:
    findings = decode_text(b"a\r\n" * 20, "f").findings
    assert capped(findings) == findings
    assert len(findings) == 20


def test_a_pile_of_marks_is_one_finding() -> None:
    assert lines(character_findings("a" + "\u0301" * 300, "f")) == [
        "1:2: error: text-character: U+0301 COMBINING ACUTE ACCENT, the first of 300 combining marks in a row, "
        "is not allowed. Fix: delete it, or type the passage again by hand."
    ]


def test_unfit_characters_says_where_and_what() -> None:
    assert list(unfit_characters("甲\u202e乙\n")) == [(1, "U+202E RIGHT-TO-LEFT OVERRIDE, a bidirectional control")]


@pytest.mark.parametrize("read", [read_text, read_document])
def test_a_file_is_read(read: Callable[..., Collected[str | None]], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲公司\n".encode())
    assert read(path, "a.txt", cap=10) == Collected(value="甲公司\n")


@pytest.mark.parametrize("read", [read_text, read_document, read_bytes])
def test_a_file_beyond_the_cap_is_refused(read: Callable[..., Collected[object]], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 11)
    outcome = read(tmp_path / "a.txt", "f", cap=10)
    assert outcome.value is None
    assert lines(outcome.findings) == [
        "1:1: error: file-too-large: The file is larger than 10 bytes. Fix: split it into several files."
    ]


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    messages = {
        path.name: [f"{finding.code}: {finding.message}" for finding in read_bytes(path, "f", cap=10).findings]
        for path in sorted(tmp_path.iterdir())
    }
    assert messages == {
        "file": [],
        "link": ["file-not-regular: This is a symbolic link"],
        "loop": ["file-not-regular: This is a symbolic link"],
        "folder": ["file-not-regular: This is a folder"],
        "pipe": ["file-not-regular: This is no regular file"],
    }


def test_a_device_is_refused() -> None:
    assert [finding.code for finding in read_bytes(Path("/dev/zero"), "f", cap=10).findings] == ["file-not-regular"]


@pytest.mark.parametrize("name", ["absent", "file/below", "a\0b", "a" * 300])
def test_what_cannot_be_opened_is_a_finding(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a")
    outcome = read_bytes(tmp_path / name, "f", cap=10)
    assert outcome.value is None
    assert [finding.code for finding in outcome.findings] == ["file-missing" if name == "absent" else "file-unreadable"]


def test_what_is_passed_at_once_is_what_may_stand_in_any_text() -> None:
    plain = [chr(point) for point in range(0x110000) if strict_bytes._PLAIN.fullmatch(chr(point))]
    assert len(plain) > 20_000
    assert not any(map(strict_bytes._unfit_for_text, plain))
    assert not any(map(strict_bytes._unfit_for_document, plain))
    assert not any(map(strict_bytes._is_mark, plain))
