"""The languages that the press ships, for tests."""

from __future__ import annotations

from generator.record.project_languages import shipped, shipped_tags

ALL = {tag: shipped(tag) for tag in shipped_tags()}
ZH, EN = ALL["zh-Hant"], ALL["en"]
BOTH = (ZH, EN)
TAGS = ("zh-Hant", "en")
