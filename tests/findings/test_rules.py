"""Every code has its rule, every rule a code; each bad example raises its code, and no good one does."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from generator.findings import Severity
from generator.findings.rules import OTHERS, RECORDS, Rule, rule_of, rules
from generator.judging.checks import page_links
from generator.record.former import FOLDERS
from tests.findings.examples import raised
from tests.findings.raised import raised_codes
from tests.findings.situations import SITUATIONS

EVERY = [pytest.param(rule, id=rule.code.replace("*", "any")) for rule in rules().values()]


def test_every_code_that_can_be_raised_has_its_rule() -> None:
    closed = {code: sorted(files) for code, files in raised_codes().items() if code != "unknown-*"}
    assert {code: files for code, files in closed.items() if rule_of(code) is None} == {}


def test_what_can_be_linked_or_renamed_is_of_a_kind_that_has_its_rule() -> None:
    kinds = {*page_links.KINDS.values(), *FOLDERS} - {"product"}  # a dimension, whose members are of the kind `member`
    assert [kind for kind in sorted(kinds) if rule_of(f"unknown-{kind}") is None] == []


def test_every_rule_has_a_code_that_can_be_raised() -> None:
    codes = raised_codes()
    assert [code for code in rules() if not any(fnmatchcase(each, code) for each in codes)] == []


@pytest.mark.parametrize("rule", EVERY)
def test_the_bad_example_raises_the_code(rule: Rule, tmp_path: Path) -> None:
    found = [finding for finding in raised(rule, bad=True, folder=tmp_path) if rule_of(finding.code) is rule]
    assert found
    for finding in found:
        if rule.example.form in ("project", "steps"):  # so that only what truly follows is withheld
            assert finding.looked_up or not {*rule.looks_up} & {*RECORDS}
        assert {name.partition(":")[0] for name in finding.looked_up} <= {*rule.looks_up}


@pytest.mark.parametrize("rule", EVERY)
def test_the_good_example_does_not(rule: Rule, tmp_path: Path) -> None:
    found = raised(rule, bad=False, folder=tmp_path)
    assert [finding for finding in found if rule_of(finding.code) is rule] == []
    errors = [finding.code for finding in found if finding.severity is Severity.ERROR]
    assert set(errors) <= {"receipt-stale"}  # `verify` mends these


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_is_told_in_whole_sentences(rule: Rule) -> None:
    assert rule.title.endswith(".")
    assert rule.why.endswith((".", "?"))
    assert set(rule.looks_up) <= {*RECORDS, *OTHERS}
    assert rule.breaks in ("", "record", "file", "name")
    assert rule.example.bad.strip() != rule.example.good.strip()


def test_every_situation_is_that_of_a_rule() -> None:
    assert {code for code, rule in rules().items() if rule.example.form == "situation"} == set(SITUATIONS)
