"""The published data: JSON, CSV, schemas and package say the same, and the same as the pages (HARDENING O06)."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.judging.edition import Edition
from generator.judging.renderings import renderings, value_attribute
from generator.press import press
from generator.site.dataset import _cell, _csv, data_files
from tests.known import BOTH
from tests.small import HOME, REPOSITORY

URL = "https://example.org/briefings/"
TABLES = ("facts", "observations", "claims", "documents", "disagreements")
Cells = dict[str, str]


@pytest.fixture(scope="module", params=[HOME, REPOSITORY], ids=["small", "record"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """The small project and the record of this repository, both from their receipts."""
    project: Path = request.param
    return press(project, None).edition


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, bytes]:
    return data_files(edition, URL)


def json_rows(files: dict[str, bytes], table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(files[f"{table}.json"])[table]
    return rows


def csv_rows(files: dict[str, bytes], table: str) -> list[Cells]:
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode("utf-8-sig"), newline="")))


def resources(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in json.loads(files["datapackage.json"])["resources"]}


# --- JSON and CSV ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_json_hold_the_same(files: dict[str, bytes], table: str) -> None:
    rows = json_rows(files, table)
    assert rows
    assert [read_back(cells, row) for cells, row in zip(csv_rows(files, table), rows, strict=True)] == rows


def read_back(cells: Cells, row: dict[str, Any]) -> dict[str, Any]:
    """A line of the CSV as values of the types that the JSON has."""
    return {field: _value(cells[field], like) for field, like in row.items()}


def _value(cell: str, like: object) -> object:
    if cell == "":
        return like if like in (None, [], {}, "") else cell
    if isinstance(like, str):
        return cell.removeprefix("'") if cell[1:2] in ("=", "+", "-", "@") else cell
    return json.loads(cell)


def test_values_are_the_decimal_strings_of_the_pages(edition: Edition, files: dict[str, bytes]) -> None:
    rows = [row for row in json_rows(files, "facts") if row["value"] is not None]
    assert len(rows) > 10
    for row in rows:
        told = edition.stated(row["id"])
        assert told is not None
        assert row["value"] == value_attribute(told)
        ends = [None if row[end] is None else Decimal(row[end]) for end in ("value", "low", "high")]
        assert ends == [told.value, told.low, told.high]
        assert all(row["value"] in renderings(edition, row["id"], language).values() for language in BOTH)


def test_no_number_is_written_with_an_exponent_or_as_a_float(files: dict[str, bytes]) -> None:
    for table in ("facts", "observations"):
        for row in json_rows(files, table):
            for field in ("value", "low", "high"):
                assert row[field] is None or re.fullmatch(r"-?[0-9]+(\.[0-9]*[1-9])?", row[field])


def test_every_table_names_what_the_others_hold(files: dict[str, bytes]) -> None:
    ids = {table: {row.get("id") for row in json_rows(files, table)} for table in TABLES}
    for row in json_rows(files, "facts"):
        assert set(row["readings"]) <= ids["observations"]
        assert set(row["inputs"]) <= ids["facts"]
        assert row["shown"] in ids["facts"]
    for row in json_rows(files, "claims"):
        assert set(row["documents"]) <= ids["documents"]
        assert set(row["facts"]) <= ids["facts"]
    accepted = {row["fact"] for row in json_rows(files, "observations") if row["accepted"]}
    derived = {row["id"] for row in json_rows(files, "facts") if row["state"] == "derived"}
    valued = {row["id"] for row in json_rows(files, "facts") if row["unit"] is not None}
    assert accepted | derived >= valued


def test_the_same_edition_gives_the_same_bytes(edition: Edition, files: dict[str, bytes]) -> None:
    assert data_files(edition, URL) == files


# --- cells -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-8, "-8"),
        ([], ""),
        ({}, ""),
        (["甲", 1], '["甲",1]'),
        ("-12.5", "-12.5"),
        ("12", "12"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-１", "'-１"),
        ("-1.2.3", "'-1.2.3"),
    ],
)
def test_a_cell_is_no_formula(value: object, cell: str) -> None:
    assert _cell(value) == cell


@pytest.mark.parametrize("text", ['a"b', "a,b", "a\nb", "a\r\nb", "甲；乙", ";", "'"])
def test_any_text_comes_back_from_the_csv(text: str) -> None:
    written = _csv([{"id": "a", "note": text}]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["id", "note"], ["a", text]]


def test_a_csv_begins_with_the_mark_that_spreadsheets_need(files: dict[str, bytes]) -> None:
    assert files["facts.csv"].startswith(b"\xef\xbb\xbfid,")
    assert files["facts.csv"].endswith(b"\r\n")


# --- schemas and package -----------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_a_file_is_what_its_schema_says(files: dict[str, bytes], table: str) -> None:
    schema = json.loads(files[f"{table}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{URL}data/{table}.schema.json"
    data = json.loads(files[f"{table}.json"])
    jsonschema.validate(data, schema)
    del data[table][0][next(iter(data[table][0]))]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_package_describes_every_table_by_its_bytes(files: dict[str, bytes]) -> None:
    with_rows = {
        name.removesuffix(".csv") for name, content in files.items() if name.endswith(".csv") and len(content) > 3
    }
    assert set(resources(files)) == with_rows >= set(TABLES)
    for name, resource in resources(files).items():
        content = files[resource["path"]]
        assert re.fullmatch(r"[a-z0-9._-]+", name)
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("table", TABLES)
def test_fields_stand_in_the_order_of_the_columns_and_every_cell_is_of_its_type(
    files: dict[str, bytes], table: str
) -> None:
    fields = resources(files)[table]["schema"]["fields"]
    rows = csv_rows(files, table)
    assert [field["name"] for field in fields] == list(rows[0])
    for field in fields:
        assert all(is_of_type(row[field["name"]], field["type"]) for row in rows if row[field["name"]]), field


def is_of_type(cell: str, kind: str) -> bool:
    """Whether a cell is a lexical form of the type (Table Schema 2.0)."""
    match kind:
        case "integer":
            return re.fullmatch(r"-?[0-9]+", cell) is not None
        case "number":
            return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) is not None
        case "boolean":
            return cell in ("true", "false")
        case "array" | "object":
            return isinstance(json.loads(cell), list if kind == "array" else dict)
    return kind == "string"


def test_keys_are_unique_and_foreign_ones_exist(files: dict[str, bytes]) -> None:
    keys = {}
    for name, resource in resources(files).items():
        (key,) = resource["schema"]["primaryKey"]
        keys[name] = [row[key] for row in csv_rows(files, name)]
        assert len(set(keys[name])) == len(keys[name])
    for name, resource in resources(files).items():
        for foreign in resource["schema"]["foreignKeys"]:
            (field,) = foreign["fields"]
            assert {row[field] for row in csv_rows(files, name)} <= set(keys[foreign["reference"]["resource"]])


def test_a_table_without_a_row_is_not_described(tmp_path: Path) -> None:
    empty = data_files(press(tmp_path, None).edition, URL)
    assert resources(empty) == {}
    assert json.loads(empty["facts.json"]) == {"version": 1, "facts": []}


def test_no_text_holds_a_call_that_is_not_filled_in(edition: Edition, files: dict[str, bytes]) -> None:
    assert any("{{" in text for claim, _ in edition.catalog.claims.values() for text in claim.text.root.values())
    assert [name for name, content in files.items() if b"{{" in content] == []
