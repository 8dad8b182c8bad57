from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from generator.record import scalars
from generator.record.strict_yaml import Unquoted

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "scalars.yml").read_text("utf-8"))
READ = [(name, text, value) for name, case in CASES.items() for text, value in case["read"].items()]
REFUSED = [(name, text, said) for name, case in CASES.items() for text, said in case["refused"].items()]


def adapter(name: str) -> TypeAdapter[object]:
    return TypeAdapter(getattr(scalars, name))


@pytest.mark.parametrize(("name", "text", "value"), READ)
def test_read(name: str, text: str, value: object) -> None:
    assert json.loads(adapter(name).dump_json(adapter(name).validate_python(Unquoted(text)))) == value


@pytest.mark.parametrize(("name", "text", "said"), REFUSED)
def test_refused(name: str, text: str, said: str) -> None:
    with pytest.raises(ValidationError) as raised:
        adapter(name).validate_python(Unquoted(text))
    (error,) = raised.value.errors()
    assert said in " / ".join(error["ctx"].values())


@pytest.mark.parametrize("text", ["null", "~", "no", "true", "y"])
def test_quotes_make_a_keyword_text(text: str) -> None:
    assert adapter("PlainText").validate_python(text) == text


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("value", [None, ["a"], {"a": "b"}, 1.5], ids=str)
def test_what_is_no_string_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValidationError):
        adapter(name).validate_python(value)


@pytest.mark.parametrize(("name", "value"), [("PlainInt", 7), ("PlainBool", True), ("IsoDate", date(2025, 8, 13))])
def test_values_made_by_code_are_kept(name: str, value: object) -> None:
    assert adapter(name).validate_python(value) is value


def test_a_number_is_no_truth_and_a_truth_no_number() -> None:
    with pytest.raises(ValidationError):
        adapter("PlainBool").validate_python(1)
    with pytest.raises(ValidationError):
        adapter("PlainInt").validate_python(True)


def test_an_identifier_may_have_80_characters() -> None:
    assert adapter("Identifier").validate_python("a" * 80) == "a" * 80
    with pytest.raises(ValidationError, match="has 81 characters"):
        adapter("Identifier").validate_python("a" * 81)


def test_an_address_may_have_2000_characters() -> None:
    url = "https://example.org/".ljust(2000, "a")
    assert adapter("HttpsUrl").validate_python(url) == url
    with pytest.raises(ValidationError, match="longer than 2000"):
        adapter("HttpsUrl").validate_python(url + "a")


@pytest.mark.parametrize("name", CASES)
def test_long_text_is_refused_at_once(name: str) -> None:
    start = time.process_time()
    for text in ("1" * 5000, "a-" * 10_000, "https://" + "a." * 10_000, "1e999999999"):
        try:
            adapter(name).validate_python(text)
        except ValidationError:
            continue
    assert time.process_time() - start < 1
