"""Which period a figure has: the one its own words name, else the one its sentence sets, else the document's.

In this order: the rule; what governs a figure; the period a figure has of its own (2021年的 before it, "in 2021" or
"(2021)" behind it, in a list); the period its sentence sets; comparisons (去年同期, a year earlier), which count from
the figure they compare with; spans, at whose end 由甲到乙 arrives; figures without any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.reading.period import Period, parse_period
from generator.reading.period_mentions import PeriodMention
from generator.sources.cues.lists import aligned, run_of
from generator.sources.cues.passage import Passage, Span, fold, is_english
from generator.sources.cues.roles import role
from generator.sources.cues.verdicts import Answer, Assertion, Doubt, Scene, undecided

SPEECH = re.compile(fold(r"(?:透露|表示|指出|提到|介紹|稱|說)[^。]{0,12}?[:：]"))  # 今年5月…透露:「…」 dates the speech
OF_MULTIPLE = re.compile(fold(r"\s*的?\s*[0-9.]+\s*[多餘余]?\s*倍"))  # 達到2023年的1.92倍 compares with that year
RIGHT_BEFORE = re.compile(fold(r"\s*(?:的|:|：|'s)?\s*(?:約|近|逾|超過|超)?\s*"))
BRACKET = re.compile(r"[a-z0-9 ./%-]{0,24}[(（]\s*")  # the unit, and the bracket that dates what stands before it
DATED_BRACKET = re.compile(fold(r"[\s,]*(?:est\.?|estimates?|數據|資料|估計|estimated)?[\s.]*[)）]"))
FRONTED = re.compile(
    r"(?:[,，;；:：.]|\b(?:and|but|while|whereas|as)\b)\s*(?:(?:in|by|at|for|during|over)\s+)?(?:the\s+)?$"
)
THAN = re.compile(r"\bthan\s+(?:in\s+|at\s+)?(?:the\s+)?(?:end of\s+)?$")
RELATIVE = ("growth", "change")


@dataclass(frozen=True, kw_only=True, slots=True)
class Governing:
    """The period that the words give a figure; `None` where they do not tell which."""

    period: Period | None


def period_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """The period that governs the figure must be the fact's own; without one it is the document's."""
    wanted = parse_period(assertion.key.period)
    if wanted is None:
        return
    governing = _governing(assertion, scene)
    if governing is None:
        yield from _without_words(assertion, wanted, scene)
    elif governing.period is None:
        if assertion.key.period != "undated":
            yield undecided("period", assertion.key.period)
    elif not _same(governing.period, wanted):
        about = assertion.key.period == scene.setting.period
        answer: Answer = "undecided" if about and governing.period.contains(wanted) else "contradicted"
        yield Doubt(part="period", answer=answer, found=str(governing.period), expected=assertion.key.period)


def _governing(assertion: Assertion, scene: Scene) -> Governing | None:
    passage, relative = scene.passage, assertion.key.measure in RELATIVE
    span = (passage.start, passage.end)
    if (listed := aligned(passage, _in_sentence(scene))) is not None:
        return Governing(period=listed.period)
    if (own := _own(scene, span, relative=relative)) is not None:
        return Governing(period=_resolved(own, scene))
    if (shared := _of_list(scene, relative=relative)) is not None:
        return Governing(period=_resolved(shared, scene))
    part = role(passage, span)
    if part == "from" or (part == "compared" and not relative):
        return _at_edge(assertion, scene, part)
    if not relative and part != "to" and (compared := _comparison_before(scene)) is not None:
        return Governing(period=_resolved(compared, scene))
    closing = _closing(scene)
    topic = _topic(assertion, scene)
    if closing is not None and topic is None:
        return Governing(period=closing.period)
    if topic is not None:
        return Governing(period=topic.period)
    return _at_edge(assertion, scene, part)


# --- the figure's own words ----------------------------------------------------------------------------


def _own(scene: Scene, span: Span, *, relative: bool) -> PeriodMention | None:
    """The period named right before the figure, in a bracket right behind it, or among the words behind it."""
    return _right_before(scene, span) or _bracketed_behind(scene, span) or _behind(scene, span, relative=relative)


def _right_before(scene: Scene, span: Span) -> PeriodMention | None:
    text = scene.passage.text
    for mention in reversed(_in_sentence(scene)):
        if mention.end <= span[0]:
            gap = RIGHT_BEFORE.fullmatch(text, mention.end, span[0])
            multiple = OF_MULTIPLE.match(text, mention.end)
            plain = mention.kind != "comparison" or mention.against is not None
            return mention if gap and not multiple and plain and _is_han(text, mention) else None
    return None


def _bracketed_behind(scene: Scene, span: Span) -> PeriodMention | None:
    text = scene.passage.text
    bracket = BRACKET.match(text, span[1], scene.passage.sentence_end)
    if bracket is None or bracket.end() > next((s for s, _ in scene.passage.figures if s >= span[1]), bracket.end()):
        return None
    return next((p for p in _in_sentence(scene) if p.start == bracket.end() and _closes(text, p)), None)


def _behind(scene: Scene, span: Span, *, relative: bool) -> PeriodMention | None:
    """The first period among the words behind the figure, in English: 1.37 million in 2021."""
    end = scene.passage.behind(span)
    for mention in _in_sentence(scene):
        if span[1] <= mention.start < end and not _is_han(scene.passage.text, mention):
            if _fronted(scene.passage, mention, span[1]) or _compares(scene, mention, span, relative=relative):
                return None
            return mention
    return None


def _compares(scene: Scene, mention: PeriodMention, span: Span, *, relative: bool) -> bool:
    """Whether the mention says what the figure is compared with, and not when it was."""
    if mention.kind != "comparison":
        return relative and role(scene.passage, span) == "from"
    than = THAN.search(scene.passage.text[span[1] : mention.start]) is not None
    return relative or mention.against is None or (than and role(scene.passage, span) != "compared")


def _fronted(passage: Passage, mention: PeriodMention, floor: int) -> bool:
    between = passage.text[floor : mention.start]
    return bool(between.strip()) and FRONTED.search(between) is not None


def _closes(text: str, mention: PeriodMention) -> bool:
    return DATED_BRACKET.match(text, mention.end) is not None


def _is_han(text: str, mention: PeriodMention) -> bool:
    return not is_english(text[mention.start : mention.end])


def _of_list(scene: Scene, *, relative: bool) -> PeriodMention | None:
    """The period behind the last figure of the list that the figure stands in: 640 and 410 beds at the end of May."""
    run = run_of(scene.passage)
    return _behind(scene, run[-1], relative=relative) if len(run) > 1 and run[-1][0] > scene.passage.start else None


# --- the period of the sentence ----------------------------------------------------------------------


def _topic(assertion: Assertion, scene: Scene) -> PeriodMention | None:
    """The last period before the figure that is no other figure's, else that of the figure it carries on from."""
    passage = scene.passage
    against = parse_period(assertion.key.against or "undated")  # its own comparison does not date a figure
    carried = None
    for mention in reversed(_in_sentence(scene)):
        if mention.end > passage.start or mention.kind == "comparison" or mention.period == against:
            continue
        if _dates_something_else(passage, mention.end):
            continue
        owner = _owner(scene, mention)
        if owner is None:
            return carried or mention
        if role(passage, owner) not in ("from", "compared"):
            carried = carried or mention
    return carried


def _owner(scene: Scene, mention: PeriodMention) -> Span | None:
    """The figure whose own words name the period."""
    passage = scene.passage
    left = next((span for span in reversed(passage.figures) if span[1] <= mention.start), None)
    right = next((span for span in passage.figures if span[0] >= mention.end), None)
    if right is not None and right[0] != passage.start and _right_before(scene, right) is mention:
        return right
    if left is None or left[0] == passage.start:
        return None
    return left if mention in (_bracketed_behind(scene, left), _behind(scene, left, relative=False)) else None


def _closing(scene: Scene) -> PeriodMention | None:
    """The period in a bracket that closes the list the figure stands in: Kikuyu 17.1%, Luhya 14.3% (2019 est.)."""
    passage = scene.passage
    semicolon = re.compile(r"[;；]").search(passage.text, passage.end, passage.sentence_end)
    end = semicolon.start() if semicolon else passage.sentence_end
    for mention in _in_sentence(scene):
        opened = (
            passage.text[: mention.start].rstrip()[-1:] in ("(", "（") if passage.end < mention.start < end else False
        )
        if opened and _closes(passage.text, mention):
            return mention
    return None


def _dates_something_else(passage: Passage, end: int) -> bool:
    """Whether what ends at `end` stands in an aside, dates a speech, or is what a multiple is a multiple of."""
    between_them = passage.text[end : passage.start]
    closing = re.search(r"[)）]", between_them)
    if closing is not None and not re.search(r"[(（]", between_them[: closing.start()]):
        return True
    return SPEECH.search(between_them) is not None or OF_MULTIPLE.match(passage.text, end) is not None


# --- comparisons -----------------------------------------------------------------------------------------


def _comparison_before(scene: Scene) -> PeriodMention | None:
    """去年同期 before the figure in its own clause, with no other figure between them."""
    passage = scene.passage
    floor = max(passage.clause, passage.previous[1] if passage.previous else 0)
    found = [p for p in scene.periods if floor <= p.start and p.end <= passage.start]
    return found[-1] if found and found[-1].against == "prior-year" else None


def _resolved(mention: PeriodMention, scene: Scene) -> Period | None:
    """The period of a mention; a year earlier counts from what it is compared with."""
    if mention.against != "prior-year":
        return mention.period
    previous = scene.passage.previous
    named = _named_of(scene, previous) if previous is not None else None
    if named is not None and named.period is not None:
        return named.period.prior_year()
    about = parse_period(scene.setting.period or "undated")
    return about.prior_year() if about is not None and about.start is not None else mention.period


def _named_of(scene: Scene, span: Span) -> PeriodMention | None:
    """The period of another figure, by its own words or the last plain mention before it in the sentence."""
    own = _own(scene, span, relative=False)
    if own is not None:
        return own if own.against is None else None
    before = [p for p in _in_sentence(scene) if p.end <= span[0] and p.kind != "comparison"]
    return before[-1] if before else None


# --- spans, and figures without words ------------------------------------------------------------------


def _at_edge(assertion: Assertion, scene: Scene, part: str) -> Governing | None:
    """Over a span of years, 由甲到乙 sets out from the year before it and arrives in its last year.

    Elsewhere what a change sets out from, or what is compared, has no period but by its own words.
    """
    span = _years(scene)
    if part == "compared" and assertion.key.entity != scene.setting.entity:
        return None  # one is compared with another, and not one time with another
    if span is None:
        return (
            Governing(period=None) if part in ("from", "compared") and assertion.key.measure not in RELATIVE else None
        )
    before, last = span
    if part == "plain" and assertion.key.measure == "level" and assertion.concept.period_type == "instant":
        return Governing(period=last)
    if part in ("from", "to"):
        return Governing(period=before if part == "from" else last)
    return Governing(period=last) if parse_period(assertion.key.against or "undated") == before else None


def _years(scene: Scene) -> tuple[Period | None, Period | None] | None:
    """Of a document or stretch about several years, the year before the first and the last."""
    about = parse_period(scene.setting.period or "undated")
    if about is None or about.start is None or about.end is None or about.end.year == about.start.year:
        return None
    return parse_period(f"{about.start.year - 1}-FY"), parse_period(f"{about.end.year}-FY")


def _without_words(assertion: Assertion, wanted: Period, scene: Scene) -> Iterator[Doubt]:
    """Nothing in the sentence tells: the sentence before or the lines around may, else the document does."""
    said = assertion.key.period
    if said in (scene.setting.period, "undated"):
        return
    topic = _topic_before(scene) or _topic_of_block(scene)
    if topic is None or topic.period is None or not _same(topic.period, wanted):
        yield undecided("period", said)


def _topic_before(scene: Scene) -> PeriodMention | None:
    """The period that the sentence before sets for what follows it, at its beginning."""
    start, end = scene.passage.context
    found = [p for p in scene.periods if start <= p.start and p.end <= end and p.kind != "comparison"]
    if not found or (
        found[-1].start > start + 2
        and is_english(scene.passage.text[found[-1].start : found[-1].end])
        and not scene.passage.in_heading
    ):
        return None
    return found[-1]


def _topic_of_block(scene: Scene) -> PeriodMention | None:
    """The period that the lines under one heading agree on, told once for all of them."""
    start, end = scene.passage.block
    found = [p for p in scene.periods if start <= p.start and p.end <= end]
    return found[0] if found and all(p.period == found[0].period for p in found) else None


def _in_sentence(scene: Scene) -> tuple[PeriodMention, ...]:
    return tuple(p for p in scene.periods if scene.passage.sentence <= p.start < scene.passage.sentence_end)


def _same(one: Period, other: Period) -> bool:
    """Whether both are the same days, a quarter told in months as well."""
    return one == other or (one.start is not None and (one.start, one.end) == (other.start, other.end))
