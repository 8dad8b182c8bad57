"""What the press knows of a language: the one place where anything is said of it by its tag.

In this order: `is_currency`; the parts of a record (`Scale`, `Power`, `Vague`, `Change`, `Punctuation`,
`Abbreviations`, `Wording`, `Search`, `Periods`); `Language`. A record is data (`zh-Hant.yml` beside this file); a
project brings its own in `site_src/languages/`. What a record leaves out CLDR says (names of months and currencies,
lists, plural rules), or it is said in digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, TypeGuard

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Tag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"),
    Field(description="BCP 47: language, script where it needs one, region where it needs one"),
]
Text = Annotated[str, StringConstraints(max_length=200)]
Forms = Annotated[
    Mapping[str, Text], BeforeValidator(lambda forms: {"other": forms} if isinstance(forms, str) else forms)
]  # CLDR plural category → pattern; a pattern alone is that of `other`
QUALIFIERS = frozenset({"about", "over", "under", "nearly", "at-least", "at-most"})
Interval = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.\.[0-9]+$")]


def _known_locale(name: str) -> str:
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        raise ValueError(f"CLDR knows no locale `{name}`; write one such as fr_FR") from None
    return name


def _all_qualifiers(patterns: Mapping[str, str]) -> Mapping[str, str]:
    if patterns.keys() != QUALIFIERS:
        raise ValueError(f"write a pattern for each of {', '.join(sorted(QUALIFIERS))}, and for nothing else")
    return patterns


def is_currency(unit: str | None) -> TypeGuard[str]:
    """Whether a unit is a currency: an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isupper()


class Part(BaseModel):
    """Base of all parts: frozen, nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Scale(Part):
    """A word behind a number, for a power of ten: 億, ` billion`."""

    exponent: int
    word: str


class Power(Part):
    """A power of ten without a number before it: 數十億, 十億; several billion, billions. `{of}` joins a unit to it."""

    exponent: int
    several: str
    many: str
    order: str = Field("", description="as an order of magnitude; in digits unless named")


class Vague(Part):
    """What is said without digits. Intervals are the press's own reading of the words (`reading.figures`)."""

    numbers: Mapping[Interval, str] = Field({}, description="bare numbers: 10..99 → 雙位數, double digits")
    percentages: Mapping[Interval, str] = Field({}, description="of percent: 11..19 → 百分之十幾")
    odd: Mapping[str, tuple[str, str, str, str, str, str, str, str, str]] = Field(
        {},
        description="somewhat more than one to nine times a power of ten, by how many powers that is above its scale: "
        "十幾(億); two-odd (billion), ten-odd (million), two hundred-odd (thousand)",
    )
    scales: tuple[Scale, ...] = Field((), description="scales that only such words take: two hundred-odd thousand")
    powers: tuple[Power, ...] = Field((), description="powers of ten, ascending")
    several: str = Field("{n}", description="pattern of several of a power")
    many: str = Field("{n}", description="pattern of a power in the plural")
    order: str = Field("", description="pattern of an order of magnitude; none where the language has no word for it")
    of: str = Field("", description="what `{of}` is where a unit follows")
    units: Mapping[str, str] = Field(
        {}, description="unit, or `currency`, behind such words, where that is another pattern: {n} and {name}"
    )


class Change(Part):
    """How a rise and a fall are said, without a sign: `{n}` stands for by how much."""

    up: str
    down: str
    unchanged: str
    doubled: str = Field("", description="a rise by just 100%; it is said in digits where this is empty")


class Punctuation(Part):
    """The marks that the press itself sets."""

    stop: str = Field(description="closes a sentence, with the space behind it, if any")
    comma: str = Field(description="between parts of a label, with its space")
    colon: str = Field(description="between a name and what is said of it, with its space")
    brackets: str = Field(description="round what is added; `{}` stands for it")
    member: str = Field(description="a concept with the member of a dimension it is told of: {member}, {concept}")
    sentence_ends: str = Field(description="the characters that end a sentence, without spaces")
    quotes: Mapping[str, str] = Field({}, description="characters to set otherwise inside drawings")


class Abbreviations(Part):
    """Short words whose full stop ends no sentence, written without it (`languages.sentences`)."""

    before_names: tuple[str, ...] = Field((), description="where a name follows: Mr, Dr")
    before_numbers: tuple[str, ...] = Field((), description="where a number follows: No, p")
    others: tuple[str, ...] = Field((), description="unless a capital follows: Inc, etc, a.m")


class Wording(Part):
    """What a sentence says beside its figures, told by its words (`judging.wording`).

    The first four need more than a figure to rest on; `plain` are the words of which a sentence may be made that says
    what its figures say and no more. Each is a word or phrase in lower case, with all its forms.
    """

    cause: tuple[str, ...] = Field((), description="because, due to; 由於, 帶動")
    intent: tuple[str, ...] = Field((), description="plans, expects; 計劃, 預期")
    attribution: tuple[str, ...] = Field((), description="said, according to; 表示, 據")
    judgement: tuple[str, ...] = Field((), description="only, mainly, better than; 只有, 主要, 較")
    plain: tuple[str, ...] = Field((), description="was, in, rose by, on the year; 為, 同比增長")


class Search(Part):
    """How the search is set up: by the engine, and what readers type."""

    lang: str = Field(description="the language of its stemmer")
    separator: str = Field(description="a regular expression for what parts words")
    ignored: tuple[str, ...] = Field((), description="words of a question that find nothing: how much, 多少")
    scales: Mapping[str, int] = Field({}, description="words of scales that readers type beside `scales`: bn → 9")


class Periods(Part):
    """Patterns of periods. Names of months and days are CLDR's."""

    quarters: tuple[str, str, str, str]
    halves: tuple[str, str]
    year: str = Field(description="what stands for a whole year beside its number")
    in_year: str = Field(description="`{part}` of `{year}`")
    years: str = Field(description="from the year `{first}` to `{last}`")
    year_once: Literal["first", "last", "both"] = Field(description="which end of a span in one year names it")
    undated: str


class Language(Part):
    """A language that pages are written in, or that documents may be in.

    `Localized` texts, prose, strings and folders of the site go by its `tag`.
    """

    tag: Tag
    name: str = Field(description="what it calls itself, for the switch between languages")
    locale: Annotated[str, AfterValidator(_known_locale)] = Field(description="of CLDR, for dates, lists and plurals")
    script: Literal["Hant", "Hans", "Latn", "other"] = Field(description="what it is written in (ISO 15924)")
    spaces: bool = Field(description="whether words are parted by spaces; else a line break between them is none")
    search: Search
    punctuation: Punctuation
    description_length: int = Field(description="characters of a page's description that search engines show")
    grouping: str = Field(",", description="between thousands")
    point: str = Field(".", description="before decimals")
    scales: tuple[Scale, ...] = Field(description="largest first")
    figure_room: int = Field(
        25, gt=0, description="how much prose a figure needs around it: words, or characters where none are parted"
    )
    units: Mapping[str, Forms] = Field(description="unit → pattern with {n}, by CLDR plural category")
    currency: Text = Field(description="pattern of a currency that `units` lacks: {n} with its {name} or {code}")
    currency_names: Mapping[str, Text] = Field({}, description="names of currencies that are not those of CLDR")
    rate: Text = Field("{n} / {base}", description="so many ({n}) in a population ({base}): {n} per {base}")
    rate_bases: Mapping[str, Text] = Field({}, description="populations, in digits, that are not written so: 10萬")
    own_units: Mapping[str, Forms] = Field({}, description="of a project: it says them in its data/units.yml")
    counted: Mapping[str, Forms] = Field({}, description="the same of what it counts, where the noun is to be named")
    both_ends: tuple[str, ...] = Field((), description="units, or `currency`, that both ends of a range carry")
    axis: Mapping[str, Text] = Field({}, description="unit → what stands on an axis, where that is another pattern")
    qualifiers: Annotated[Mapping[str, Text], AfterValidator(_all_qualifiers)] = Field(
        description="about, over, under, nearly, at-least, at-most: pattern with {n}"
    )
    qualifiers_below_zero: Mapping[str, Text] = Field({}, description="of changes below zero, where they differ")
    qualifiers_of_time: Mapping[str, Text] = Field({}, description="of durations, where they differ")
    range: Text = Field(description="from {low} to {high}")
    top: Text = Field(description="the first {n} ranks")
    vague: Vague = Field(Vague(), description="numbers that somebody said in words alone; what is left out is a range")
    changes: Mapping[Literal["verb", "adverb"], Change] = Field(
        {},
        description="a rise or fall as a verb (rose {n}) and as an adverb (up {n}), as calls in prose may ask for it",
    )
    abbreviations: Abbreviations = Field(Abbreviations(), description="short words with a full stop of their own")
    wording: Wording = Field(
        Wording(), description="words that tell what a sentence claims; without them every sentence needs a mark"
    )
    number_words: tuple[str, ...] = Field(
        (), description="words that are numbers; prose must not type one. Where `read` is true the reader knows them"
    )
    time_words: tuple[str, ...] = Field(
        (), description="spans of time that sound like numbers and are none (a quarter of a year); prose may type them"
    )
    read: bool = Field(False, description="whether the reader of figures knows its numerals")
    periods: Periods

    @cached_property
    def cldr(self) -> Locale:
        """The CLDR locale."""
        return Locale.parse(self.locale)

    @cached_property
    def sentence_ends(self) -> re.Pattern[str]:
        """The end of a sentence: a mark of its own script, or one of Latin before a space or the end."""
        ends = self.punctuation.sentence_ends
        latin, own = ("".join(c for c in ends if c.isascii() is flag) for flag in (True, False))
        parts = [f"[{re.escape(own)}]"] if own else []
        return re.compile("|".join([*parts, rf"[{re.escape(latin or '.!?')}](?=\s|$)"]))

    @cached_property
    def typed_words(self) -> re.Pattern[str]:
        """The number words of the record, each a whole word, in either case."""
        return _any_of(self.number_words)

    @cached_property
    def spans_of_time(self) -> re.Pattern[str]:
        """The time words of the record, each a whole word, in either case."""
        return _any_of(self.time_words)

    def __hash__(self) -> int:
        """By the tag: a project has one record of a language."""
        return hash(self.tag)

    def pattern(self, forms: Forms, number: Decimal) -> str:
        """The pattern that goes with `number` by CLDR's plural rule, which is read where there are several."""
        if forms.keys() == {"other"}:
            return forms["other"]
        return forms.get(self.cldr.plural_form(number)) or forms["other"]

    def forms(self, unit: str | None, *, named: bool = False) -> Forms | None:
        """The patterns of a unit, `None` where the number stands alone; what is counted has some only if `named`."""
        if unit is None:
            return None
        found = self.own_units.get(unit) or (self.counted.get(unit) if named else None) or self.units.get(unit)
        return found or ({"other": self.currency_pattern(unit)} if is_currency(unit) else None)

    def is_own(self, unit: str | None) -> bool:
        """Whether the words of a unit are those of the project, not of the language."""
        return unit in self.own_units or unit in self.counted

    def currency_name(self, code: str) -> str:
        """What a currency is called: yuan, US dollars, 港元."""
        return self.currency_names.get(code) or get_currency_name(code, count=10, locale=self.cldr)

    def currency_pattern(self, code: str) -> str:
        """The pattern of an amount in a currency that `units` lacks."""
        return self.currency.format(n="{n}", name=self.currency_name(code), code=code)

    def digits(self, number: str) -> str:
        """A number as Python groups it (`1,234.5`) with the marks of the language."""
        if (self.grouping, self.point) == (",", "."):
            return number
        return number.translate({ord(","): self.grouping, ord("."): self.point})

    def __str__(self) -> str:
        """The tag, for messages."""
        return self.tag


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these, each a whole word, in either case; where there is none it matches nothing."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)" if longest else r"(?!)", re.IGNORECASE)
