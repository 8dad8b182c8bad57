"""Fixtures that every test may ask for: one browser serves them all."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.chromium import chromium

__all__ = ["chromium"]

# How long an example takes says nothing on a machine that does other work.
settings.register_profile("press", deadline=None)
settings.load_profile("press")


@pytest.fixture(autouse=True)
def _only_named_texts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds texts by the environment but those of the real record, which say so where they have none."""
    if request.node.path.name != "test_data.py":
        monkeypatch.delenv("DOCUMENTS_DIR", raising=False)
