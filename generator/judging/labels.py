"""Facts in words: concept, dimensions and measure, with or without the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import formatting
from generator.reading.period import parse_period
from generator.record.keys import RELATIVE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.languages.language import Language
    from generator.reading.figures import Stated
    from generator.record.catalog import Catalog
    from generator.record.keys import Key

UNLABELLED = "none"


def subject_label(key: Key, catalog: Catalog, language: Language) -> str:
    """The concept with the dimension members it is told of: 元寶 月活躍用戶 / Monthly active users, Yuanbao."""
    concept = catalog.concept(key.concept).label.in_(language)
    members = [
        catalog.member_label(dimension, member, language)
        for dimension, member in key.dimensions
        if member != UNLABELLED
    ]
    between = language.punctuation.member.replace("{member}", "").replace("{concept}", "")
    return language.punctuation.member.format(member=between.join(members), concept=concept) if members else concept


def measure_label(key: Key, catalog: Catalog, strings: Mapping[str, str], language: Language) -> str:
    """What is told of the subject: growth, share …; empty for a level."""
    if key.measure == "level":
        return ""
    if key.of:
        of = inside(catalog.concept(key.of).label.in_(language))
        return strings[f"measure.{key.measure}-of"].format(of=of)
    if key.measure in RELATIVE:
        against = key.against if key.against in ("prior-year", "prior-quarter") else "other"
        return strings[f"measure.{key.measure}.{against}"]
    return strings[f"measure.{key.measure}"]


def edition_label(catalog: Catalog, strings: Mapping[str, str], language: Language) -> str:
    """To which period the figures go and of what day the edition is; empty where none is on record."""
    newest = catalog.newest_edition
    through = parse_period(newest.through) if newest else None
    if newest is None or through is None:
        return ""
    told = {"period": formatting.period(through, language), "date": formatting.date(newest.date, language)}
    return strings["edition.as-of"].format(**told)


def is_fall(key: Key, stated: Stated | None) -> bool:
    """Whether a growth or a change is certainly one downwards, so that words say so and no sign: down 9%."""
    if stated is None or stated.value is None or key.measure not in RELATIVE or stated.value >= 0:
        return False
    return stated.high is None or stated.high <= 0


def told_key(key: Key, stated: Stated | None) -> Key:
    """The key whose words go with a figure told as a fall: nothing grows by being down 9%, it changes."""
    return key.with_(measure="change") if is_fall(key, stated) else key


def inside(label: str) -> str:
    """A label as it stands inside a phrase: Revenue → revenue, but AI, GPU as they are."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def fact_label(key: Key, catalog: Catalog, strings: Mapping[str, str], language: Language) -> str:
    """Subject, measure and status without the period: 資本開支，同比增長（指引）."""
    parts = [subject_label(key, catalog, language), measure_label(key, catalog, strings, language)]
    label = language.punctuation.comma.join(part for part in parts if part)
    notes = []
    if key.status != "actual":
        notes.append(strings[f"status.{key.status}"])
    if key.method != "stated":
        notes.append(strings["method.implied"])
    return label + language.punctuation.brackets.format(language.punctuation.comma.join(notes)) if notes else label
