"""Do the words around a figure bear out what a fact says of it? One rule per part of the key (DESIGN 4, Cues).

A rule compares one part of the key with the passage and yields a `Doubt` where the text names another
value (`contradicts`) or names none although the fact departs from what the document is about (`unsaid`).
What the document's `about` or stretch already says needs no cue; a departure from it does, and so does
the concept. Order of the rules: concept, dimensions, entity, period, basis, measure, whole, comparison,
status, speaker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.reading.period import Period, parse_period
from generator.reading.period_mentions import PeriodMention
from generator.sources.cues.lists import aligned, enumerated, is_distributed
from generator.sources.cues.passage import Passage, fold
from generator.sources.cues.vocabulary import Mention, Mentions, between

if TYPE_CHECKING:
    from generator.record.keys import Key
    from generator.record.models import Basis, Concept, Measure

BEHIND = re.compile(fold(r"\s*的?\s*$"))  # what may stand between a figure and a word right behind it: 1.4億的月活

OF_MULTIPLE = re.compile(fold(r"\s*的\s*[0-9.]+\s*倍"))  # 達到2023年的1.92倍 compares with that year

SPEECH = re.compile(fold(r"(?:透露|表示|指出|提到|介紹|稱|說)[^。]{0,12}?[:：]"))  # 今年5月…透露:「…」 dates the speech
GROWTH_WORDS = re.compile(
    fold(
        r"同比|環比|增長|增幅|增速|增加|激增|飆升|提升|上升|上漲|漲|升|下降|下滑|減少|降|跌|翻|較上|縮短|提效|增效|年增|季增|倍|變動|\+|-"
    )
    + r"|year[- ]on[- ]year|growth|grew|rose|increas|up|down|declin|fell"
)
SHARE_WORDS = re.compile(fold(r"占|佔|比|份額|貢獻|比例|成為|中有|投向|share|percentage of"))
OF_WHOLE = re.compile(fold(r"占|佔|貢獻"))
CHANGE_WORDS = re.compile(
    fold(r"提升|提高|增加|上升|增長|下降|減少|下滑|降|改善|擴大|收窄|\+|-|up|down|increase|decrease")
)
PRIOR_QUARTER = re.compile(fold(r"環比|較上季|較上一季|較前一季|按季|季增|比上季|quarter[- ]on[- ]quarter|sequential"))
PRIOR_YEAR = re.compile(fold(r"同比|較去年|按年|年增|比上年|year[- ]on[- ]year|yoy"))
FORWARD = re.compile(fold(r"預計|計劃|計畫|有望|目標|指引|展望|將|預期|guidance|expect|plan"))
FORWARD_FIGURE = re.compile(fold(r"預計|計劃|計畫|有望|可能達"))
HEARSAY = re.compile(fold(r"消息|傳聞|傳出|據報|報導稱|據悉|透露|估計|可能|約在"))
NON_IFRS = re.compile(fold(r"非國際|非ifrs|non-ifrs|非通用"))
IFRS = re.compile(fold(r"(?<!非)國際(?:財務報告|會計|財報)?準則|(?<!non-)(?<![a-z])ifrs(?=下|口徑)"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """A part of the key that the passage does not bear out."""

    part: str
    kind: str  # "contradicts" or "unsaid"
    found: str
    expected: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What the document's `about` and stretch say of a figure at this place."""

    entity: str | None
    period: str | None
    basis: Basis | None
    stated_by: str | None
    status: str | None
    currency: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Assertion:
    """What a fact says of the figure, with the vocabulary needed to hold it against the text."""

    key: Key
    measures: tuple[Measure, ...]
    concept: Concept
    basis: Basis | None
    stated_by: str | None
    unit: str | None
    direction: str | None
    rivals: frozenset[str]  # concepts that share an alias but differ in basis


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """One figure in its passage: what the text says around it, ready for the rules."""

    passage: Passage
    mentions: Mentions
    periods: tuple[PeriodMention, ...]
    setting: Setting


Rule = Callable[[Assertion, Scene], Iterator[Doubt]]


def doubts(assertion: Assertion, scene: Scene) -> tuple[Doubt, ...]:
    """Every doubt the rules have about the assertion, in the order of the rules."""
    return tuple(doubt for rule in RULES for doubt in rule(assertion, scene))


# --- concept, dimensions, entity ---------------------------------------------------------------------


def concept_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """The nearest preceding concept word, in the sentence or the one before, must be the fact's own."""
    of = assertion.key.of
    ignored = frozenset({of}) if of and of != assertion.key.concept else frozenset[str]()
    found = scene.mentions.concepts
    named = aligned(scene.passage, found) or _nearest(scene.passage, found, ignored)
    if named is None:
        yield _unsaid("concept", assertion.key.concept)
    elif assertion.key.concept not in named.ids | _listed_with(scene.passage, named, found):
        yield _contradicts("concept", "/".join(sorted(named.ids)), assertion.key.concept)


def dimensions_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """Each dimension's member must be named, and no clause may name a member the fact does not have."""
    claimed = dict(assertion.key.dimensions)
    for dimension, found in scene.mentions.dimensions.items():
        named = aligned(scene.passage, found) or _nearest(scene.passage, found, frozenset())
        wanted = claimed.get(dimension)
        if wanted is not None:
            if named is None:
                yield _unsaid(dimension, wanted)
            elif wanted not in named.ids:
                yield _contradicts(dimension, "/".join(sorted(named.ids)), wanted)
        elif (stray := _in_clause(scene.passage, found)) is not None and "none" not in stray.ids:
            yield _contradicts(dimension, "/".join(sorted(stray.ids)), "none")


def entity_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """An entity other than the document's must be named; the document's own must not be displaced by another."""
    key, passage = assertion.key, scene.passage
    found = between(scene.mentions.entities, passage.before, passage.stop)
    if key.entity != scene.setting.entity:
        if not any(key.entity in mention.ids for mention in found):
            yield _unsaid("entity", key.entity)
        return
    companies = between(scene.mentions.companies, passage.clause, passage.start)
    if companies and not any(key.entity in mention.ids for mention in companies):
        yield _contradicts("entity", "/".join(sorted(companies[-1].ids)), key.entity)


# --- period ------------------------------------------------------------------------------------------


def period_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """A period named in the sentence before the figure governs; else the sentence before; else the document."""
    wanted = parse_period(assertion.key.period)
    if wanted is None:
        return
    governing = _compared(assertion, scene) or _governing(assertion, scene)
    if governing is not None:
        if not _same_period(governing, wanted, scene.setting.period):
            yield _contradicts("period", str(governing), assertion.key.period)
    elif not _period_near(wanted, scene) and assertion.key.period not in (scene.setting.period, "undated"):
        yield _unsaid("period", assertion.key.period)


def _governing(assertion: Assertion, scene: Scene) -> Period | None:
    """The period a list assigns to the figure, else the last one named before it in its sentence."""
    passage = scene.passage
    if (listed := aligned(passage, scene.periods)) is not None:
        return listed.period
    if (appended := _appended(scene)) is not None:
        return appended
    against = parse_period(assertion.key.against or "undated")  # its own comparison does not date a figure
    here = [
        p.period
        for p in scene.periods
        if passage.sentence <= p.start < passage.start
        and p.kind != "comparison"
        and p.period != against
        and not _dates_something_else(passage, p.end)
    ]
    return here[-1] if here else None


def _appended(scene: Scene) -> Period | None:
    """The period in a bracket right behind the figure: 2480萬(6月數據)."""
    passage = scene.passage
    if passage.text[passage.end : passage.end + 1] not in ("(", "（"):
        return None
    closing = re.compile(r"[)）]").search(passage.text, passage.end)
    end = closing.start() if closing else passage.end
    return next((p.period for p in scene.periods if passage.end < p.start < end), None)


def _dates_something_else(passage: Passage, end: int) -> bool:
    """Whether what ends at `end` stands in an aside, dates a speech, or is what a multiple is a multiple of."""
    between_them = passage.text[end : passage.start]
    if _bracketed(passage, end) or SPEECH.search(between_them) is not None:
        return True
    return between_them.strip() == "的" or OF_MULTIPLE.match(between_them) is not None


def _bracketed(passage: Passage, end: int) -> bool:
    """Whether a bracket around what ends at `end` closes before the figure: an aside, which dates nothing after it."""
    between_them = passage.text[end : passage.start]
    closing = re.search(r"[)）]", between_them)
    return closing is not None and not re.search(r"[(（]", between_them[: closing.start()])


def _period_near(wanted: Period, scene: Scene) -> bool:
    """Whether the sentence before, or the words right behind the figure, name the period."""
    passage = scene.passage
    return any(
        p.period is not None and _same_period(p.period, wanted, None)
        for p in scene.periods
        if p.kind != "comparison"
        and (passage.before <= p.start < passage.sentence or passage.end <= p.start < passage.stop)
    )


def _compared(assertion: Assertion, scene: Scene) -> Period | None:
    """The period that 去年同期 in the figure's own clause gives it, unless the figure is the comparison itself."""
    about = parse_period(scene.setting.period or "undated")
    passage = scene.passage
    found = [p for p in scene.periods if passage.clause <= p.start < passage.start]
    if about is None or not found or assertion.key.measure in ("growth", "change"):
        return None
    return about.prior_year() if found[-1].against == "prior-year" else None


def _same_period(named: Period, wanted: Period, about: str | None) -> bool:
    """Equal, or the year that the document's own period lies in (2025年…二季度 told as 2025)."""
    if named == wanted:
        return True
    return about is not None and str(wanted) == about and named.kind == "year" and named.contains(wanted)


# --- basis, measure, comparison ----------------------------------------------------------------------


def basis_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """A non-IFRS figure needs its marker, in its sentence or the one before; an IFRS one must not have it."""
    if assertion.basis is None:
        return
    passage = scene.passage
    here = _last_basis(passage.text, passage.sentence, passage.start)
    basis = here or _last_basis(passage.text, passage.before, passage.sentence) or scene.setting.basis
    if assertion.basis == "non-IFRS" and basis != "non-IFRS":
        yield _unsaid("basis", "non-IFRS")
    if assertion.basis == "IFRS" and here == "non-IFRS" and assertion.rivals:
        yield _contradicts("basis", "non-IFRS", "IFRS")


def measure_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """Growth, share, change and level each need their own words, and exclude each other's."""
    problems = [_measure_doubt(measure, assertion, scene) for measure in assertion.measures]
    if all(problems):
        yield next(problem for problem in problems if problem)


def whole_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """What a share is a share of stands between 佔 and the figure; else it is the concept itself, or named nearby."""
    whole, passage = assertion.key.of, scene.passage
    if assertion.key.measure != "share" or whole is None:
        return
    named = _whole(passage, scene.mentions.concepts)
    if named is not None:
        if whole not in named.ids:
            yield _contradicts("of", "/".join(sorted(named.ids)), whole)
        return
    near = between(scene.mentions.concepts, passage.before, passage.stop)
    if whole != assertion.key.concept and not any(whole in mention.ids for mention in near):
        yield _unsaid("of", whole)


def _whole(passage: Passage, concepts: tuple[Mention, ...]) -> Mention | None:
    """The concept named between the last word for a share in the clause and the figure: 佔總收入51%."""
    marks = [match.end() for match in OF_WHOLE.finditer(passage.text, passage.phrase, passage.start)]
    named = between(concepts, marks[-1], passage.start) if marks else ()
    return named[-1] if named else None


def comparison_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """同比 is against the prior year, 環比 against the prior quarter; the nearest of them before the figure governs."""
    if assertion.key.measure not in ("growth", "change") or assertion.key.against is None:
        return
    passage = scene.passage
    found = _nearest_comparison(passage.text, passage.sentence, passage.start)
    wanted = assertion.key.against
    if found is not None and wanted in ("prior-year", "prior-quarter") and found != wanted:
        yield _contradicts("against", found, wanted)
    elif found is None and wanted == "prior-quarter":
        yield _unsaid("against", wanted)


def _measure_doubt(measure: str, assertion: Assertion, scene: Scene) -> Doubt | None:
    passage = scene.passage
    clause = passage.text[passage.phrase : passage.stop]
    sentence = passage.text[passage.sentence : passage.stop]
    if measure == "growth" and not GROWTH_WORDS.search(clause):
        return _unsaid("measure", "growth")
    if measure == "change" and not CHANGE_WORDS.search(clause):
        return _unsaid("measure", "change")
    if measure == "share" and not (SHARE_WORDS.search(sentence) or passage.text[passage.end :].startswith("的")):
        return _unsaid("measure", "share")
    if measure == "share" and assertion.direction is not None:
        return _contradicts("measure", "growth", "share")
    if measure == "level" and assertion.direction is not None and assertion.concept.direction != "none":
        return _contradicts("measure", "change" if assertion.unit != "percent" else "growth", "level")
    return None


def _nearest_comparison(text: str, start: int, end: int) -> str | None:
    year = max((m.end() for m in PRIOR_YEAR.finditer(text, start, end)), default=-1)
    quarter = max((m.end() for m in PRIOR_QUARTER.finditer(text, start, end)), default=-1)
    if year == quarter:
        return None
    return "prior-year" if year > quarter else "prior-quarter"


def _last_basis(text: str, start: int, end: int) -> Basis | None:
    other = max((m.end() for m in NON_IFRS.finditer(text, start, end)), default=-1)
    plain = max((m.end() for m in IFRS.finditer(text, start, end)), default=-1)
    if other == plain:
        return None
    return "non-IFRS" if other > plain else "IFRS"


# --- status, speaker ---------------------------------------------------------------------------------


def status_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """What is not actual needs a word for it (預計, 計劃, 消息…), or a stretch that says so."""
    status, passage = assertion.key.status, scene.passage
    around = passage.text[passage.before : passage.stop]
    if status == (scene.setting.status or "actual"):
        if status == "actual" and FORWARD_FIGURE.search(passage.text, passage.sentence, passage.start):
            yield _contradicts("status", "guidance", "actual")
        return
    marker = FORWARD if status in ("guidance", "plan") else HEARSAY
    if status != "actual" and not marker.search(around):
        yield _unsaid("status", status)


def speaker_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """A speaker other than the document's own must be named in the sentence or the one before."""
    wanted = assertion.stated_by
    if wanted is None or wanted == scene.setting.stated_by:
        return
    passage = scene.passage
    found = between(scene.mentions.entities, passage.before, passage.sentence_end)
    if not any(wanted in mention.ids for mention in found):
        yield _unsaid("stated_by", wanted)


RULES: tuple[Rule, ...] = (
    concept_named,
    dimensions_named,
    entity_named,
    period_named,
    basis_named,
    measure_named,
    whole_named,
    comparison_named,
    status_named,
    speaker_named,
)


# --- finding the word that governs ---------------------------------------------------------------------


def _nearest(passage: Passage, found: tuple[Mention, ...], ignored: frozenset[str]) -> Mention | None:
    """The word right behind the figure, else the nearest one before it, in its sentence or the one before."""
    usable = [m for m in between(found, passage.before, passage.stop) if not m.ids <= ignored]
    behind = [m for m in usable if m.start >= passage.end and BEHIND.match(passage.text[passage.end : m.start])]
    if behind:
        return behind[0]
    ahead = [m for m in usable if m.end <= passage.start]
    if ahead:
        return ahead[-1]
    return next((m for m in usable if m.start >= passage.end), None)


def _in_clause(passage: Passage, found: tuple[Mention, ...]) -> Mention | None:
    inside = between(found, passage.clause, passage.start)
    return inside[-1] if inside else None


def _listed_with(passage: Passage, named: Mention, found: tuple[Mention, ...]) -> frozenset[str]:
    """The ids of the words that share the figure with `named`: 收入及日活躍用戶同比翻倍 doubles both.

    Where 分別 gives each word a figure of its own, none does.
    """
    if is_distributed(passage) or named.start >= passage.end:
        return frozenset()
    before = [mention for mention in between(found, passage.before, passage.start) if mention.end <= named.start]
    return frozenset[str]().union(*(mention.ids for mention in enumerated((*before, named), passage.text)))


def _unsaid(part: str, expected: str) -> Doubt:
    return Doubt(part=part, kind="unsaid", found="", expected=expected)


def _contradicts(part: str, found: str, expected: str) -> Doubt:
    return Doubt(part=part, kind="contradicts", found=found, expected=expected)
