"""How each language of a project writes the units that its data/units.yml declares.

In this order: `with_units`, the languages with these patterns; the pattern of a label; that of a rate.

A label with `{n}` says where the number stands and wins over what the language itself has. One without stands behind
the number; `one` is the label of one alone. What is counted (`kind: count`) is named where a figure stands alone, as in
a table; in a sentence the noun is the sentence's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator.languages.language import is_currency
from generator.record.unit_ids import base_of

if TYPE_CHECKING:
    from generator.languages.language import Language
    from generator.record.models import Localized, Unit

Forms = Mapping[str, str]
UNSPECIFIED = "item"  # what is counted is told by the concept alone, and so is its noun: 7 under "Banks"


def with_units(languages: Iterable[Language], units: Iterable[Unit]) -> tuple[Language, ...]:
    """The languages, each with the patterns of the units in it."""
    declared = tuple(unit for unit in units if unit.id != UNSPECIFIED)
    return tuple(
        language.model_copy(
            update={
                "own_units": dict(_patterns((u for u in declared if u.kind != "count"), language)),
                "counted": dict(_patterns((u for u in declared if u.kind == "count"), language)),
            }
        )
        for language in languages
    )


def _patterns(units: Iterable[Unit], language: Language) -> Iterator[tuple[str, Forms]]:
    for unit in units:
        forms = _forms(unit, language)
        if forms is not None:
            yield unit.id, forms


def _forms(unit: Unit, language: Language) -> Forms | None:
    """The patterns by plural category; `None` where the language has its own."""
    label = unit.label.root.get(language.tag)
    if label is None or ("{n}" not in label and (unit.id in language.units or is_currency(unit.id))):
        return None
    base = base_of(unit.id) if unit.id.startswith("per-") and "{n}" not in label else None
    if base is not None and base.isdecimal():
        return {"other": rate_pattern(int(base), language)}
    return {"other": _around(label, language), **_of_one(unit.one, language)}


def _of_one(label: Localized | None, language: Language) -> Forms:
    return {"one": _around(label.root[language.tag], language)} if label and language.tag in label.root else {}


def _around(label: str, language: Language) -> str:
    return label if "{n}" in label else "{n}" + " " * language.spaces + label


def rate_pattern(base: int, language: Language) -> str:
    """`{n} per 100,000`, `每10萬人{n}`."""
    return language.rate.format(n="{n}", base=language.rate_bases.get(str(base)) or language.digits(f"{base:,}"))
