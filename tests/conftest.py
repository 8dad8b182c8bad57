"""Fixtures that every test may ask for: one browser serves them all."""

from __future__ import annotations

from tests.chromium import chromium

__all__ = ["chromium"]
