from __future__ import annotations

import pytest

from generator.record.keys import Key, complete
from generator.record.models import FactDefaults, FactKey

BASE = Key(entity="acme", concept="revenue", period="2025-Q1")


@pytest.mark.parametrize(
    ("changes", "identifier"),
    [
        ({}, "acme.revenue.2025-q1"),
        ({"period": "2025-02/2025-03"}, "acme.revenue.2025-02--2025-03"),
        ({"dimensions": (("product", "app"), ("region", "home"))}, "acme.revenue.product-app.region-home.2025-q1"),
        ({"measure": "growth", "against": "prior-year"}, "acme.revenue.2025-q1.growth"),
        ({"measure": "growth", "against": "prior-quarter"}, "acme.revenue.2025-q1.growth-prior-quarter"),
        ({"measure": "growth", "against": "2025-04"}, "acme.revenue.2025-q1.growth-2025-04"),
        ({"measure": "share", "of": "costs", "status": "guidance"}, "acme.revenue.2025-q1.share-of-costs.guidance"),
        ({"method": "implied"}, "acme.revenue.2025-q1.implied"),
    ],
)
def test_ids_are_made_of_the_parts_that_differ_from_the_usual(changes: dict[str, object], identifier: str) -> None:
    assert BASE.with_(**changes).id == identifier


def test_defaults_fill_entity_and_period_and_growth_is_against_the_prior_year() -> None:
    key = complete(FactKey(concept="revenue", measure="growth"), FactDefaults(entity="acme", period="2025-Q1"))
    assert key is not None
    assert (key.entity, key.period, key.against) == ("acme", "2025-Q1", "prior-year")


def test_a_key_without_period_is_not_complete() -> None:
    assert complete(FactKey(concept="revenue"), FactDefaults(entity="acme")) is None


def test_other_names_are_dimensions() -> None:
    key = FactKey.model_validate({"concept": "mau", "product": "app"})
    assert key.dimensions == {"product": "app"}
