"""Tables of figures: grouped by whom and what they are about, then by period, in the order of the list."""

from __future__ import annotations

from pathlib import Path

from generator.judging.selection import by_subject
from tests.small import pressed, small


def test_facts_are_grouped_by_subject_and_period_in_their_order(tmp_path: Path) -> None:
    facts = pressed(small(tmp_path)).catalog.facts
    listed = [
        "acme.revenue.2025-q1",
        "acme.capital-expenditure.2025-q1",
        "acme.revenue.2025-q1.growth",
        "acme.capital-expenditure.2024-q1.implied",
        "acme.mau.product-video-app.2025-q1",
        "acme.mau.product-social-app.2025-q1",
    ]
    grouped = [
        {period: [fact.id.removeprefix("acme.") for fact in told] for period, told in periods.items()}
        for periods in by_subject([facts[name] for name in listed])
    ]
    assert grouped == [
        {"2025-Q1": ["revenue.2025-q1", "revenue.2025-q1.growth"]},
        {"2025-Q1": ["capital-expenditure.2025-q1"], "2024-Q1": ["capital-expenditure.2024-q1.implied"]},
        {"2025-Q1": ["mau.product-video-app.2025-q1"]},
        {"2025-Q1": ["mau.product-social-app.2025-q1"]},
    ]
