"""Facts in words: a table of keys with their labels in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.judging.labels import UNLABELLED, fact_label, subject_label
from generator.record.catalog import Catalog
from generator.record.keys import Key, complete
from generator.record.load import load_catalog
from generator.record.models import FactDefaults, FactKey
from generator.record.strings import Strings, load_strings
from tests.known import BOTH, EN, ZH
from tests.small import HOME, REPOSITORY

ROWS = [row.split("\t") for row in (Path(__file__).parent / "labels.tsv").read_text("utf-8").splitlines()[2:]]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(HOME).value


@pytest.fixture(scope="module")
def strings() -> Strings:
    return load_strings(REPOSITORY, BOTH).value


def key_of(text: str) -> Key:
    key = complete(FactKey.model_validate(yaml.safe_load(text)), FactDefaults(entity="acme", period="2025-Q1"))
    assert key is not None
    return key


@pytest.mark.parametrize(("key", "zh", "en"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_a_fact_is_named_as_the_table_says(catalog: Catalog, strings: Strings, key: str, zh: str, en: str) -> None:
    labels = [fact_label(key_of(key), catalog, strings[language.tag], language) for language in BOTH]
    assert labels == [zh, en]


def test_several_members_stand_in_the_order_of_their_dimensions(catalog: Catalog) -> None:
    key = key_of("{concept: mau}").with_(dimensions=(("product", "social-app"), ("product", "video-app")))
    assert subject_label(key, catalog, ZH) == "社交應用・乙視頻・月活躍用戶"
    assert subject_label(key, catalog, EN) == "Monthly active users, Social app, Video app"


def test_a_member_that_means_no_member_is_not_named(catalog: Catalog) -> None:
    key = key_of("{concept: mau}").with_(dimensions=(("product", UNLABELLED),))
    assert subject_label(key, catalog, EN) == "Monthly active users"
