"""Which period a figure has: the one its own words name, else the one its sentence sets, else the document's.

In this order: the rule; what governs a figure; the period a figure has of its own (2021年的 before it, "in 2021" or
"(2021)" behind it, in a list); the period its sentence sets; comparisons (去年同期, a year earlier), which count from
the figure they compare with; spans, at whose end 由甲到乙 arrives; figures without any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.reading.late import late
from generator.reading.period import Period, joined, parse_period
from generator.reading.period_mentions import PeriodMention
from generator.reading.period_words import numeral
from generator.sources.cues.earlier import told_back
from generator.sources.cues.footing import AHEAD, is_foretold
from generator.sources.cues.lists import aligned, first_of_series, last_of_series, run_of
from generator.sources.cues.naming import is_elliptic
from generator.sources.cues.passage import CLAUSE_END, SPEECH, Passage, Span, after_last, fold, is_english
from generator.sources.cues.roles import role
from generator.sources.cues.verdicts import Answer, Assertion, Doubt, Scene, undecided

ANNOUNCES = late(
    fold(r"[^,，。;；:：]{0,4}(?:公佈|公布|發佈|發布|宣佈|宣布|披露|通報|發表)")
)  # 昨日公佈業績 dates the news
OPENS_EVENT = late(fold(r"(?:開跑|開幕|揭幕|開賽|閉幕|舉行|開鑼)"))  # 昨日開跑 dates the event
SAME_SPAN = late(r"[^,.;]{0,40}\bover the same (?:period|years|time|span)\b")
OF_MULTIPLE = late(fold(r"\s*的?\s*[0-9.]+\s*[多餘余]?\s*倍"))  # 達到2023年的1.92倍 compares with that year
RIGHT_BEFORE = late(fold(r"\s*[底末初]?\s*(?:的|:|：|'s)?\s*(?:約|近|逾|超過|超)?\s*"))
OF_THEN = late(fold(r"[底末初]?的\s*"))  # 比2022年的2.1億元多: the figure is of 2022 all the same
OWNED = late(fold(r"[底末初]?的?\s*(?:約|近|逾|超過|超)?\s*[0-9]"))  # 由2021年的137萬人
AT_THE_END = late(fold(r"\s*[底末]"))  # 去年底: the day on which the year ends
AT_THE_START = late(fold(r"\s*初"))
YEAR_END = late(fold(r"年[底末](?!前)[^,，。;；]*$"))  # 全年…,年末失業率
NOW = late(fold(r"(?:現時|現在|目前|當前|如今)的?(?:平均|約|近|逾)?\s*$"))  # 由現時的38周縮短至30周
UNREAD_SPAN = late(r"[a-z0-9 ./%-]{0,40}[(（]\s*(?:19|20)[0-9]{2}[-–/][0-9]{2}\b")  # (2020-25 est.)
LASTING = late(  # what may set out from earlier than the year before
    fold(r"以來|期間|多年|年內|累計|逐步|後|起|內|[近過]去|成立|初期|最初|一度|原先|原來|計劃|目標")
    + r"|\b(?:since|over|within|decades?|years|gradually|during|after|until|at first|originally|peak|record)\b"
)
ARRIVES = late(fold(r"(?:達到?|突破|升至|到)(?:約|近|逾|超過)?\s*$"))
ARRIVED = late(fold(r"突破"))
SUMMED = late(fold(r"累計|年均|每年|平均|合計|總計|共"))
SINCE_THEN = late(fold(r"[份日]?(?:起|開始|以來)"))
SHIFTS = late(fold(r"\s*[^,，。;；:：0-9]{1,12}方面[,，]"))  # 疫苗接種方面: another subject
LABEL = late(r"[^:\n0-9]{1,60}:\s")
GONE_BY = late(r"(?P<n>[0-9]+|[一二三四五六七八九十两]+)\s*年前")
GONE_BY_DATES = late(fold(r"(?:時|仍|還|則|只|僅|為|是|有|佔)*\s*"))  # 一年前只有3艘, not 一年前上市
BRACKET = late(r"[a-z0-9 ./%-]{0,24}[(（]\s*")  # the unit, and the bracket that dates what stands before it
DATED_BRACKET = late(fold(r"[\s,]*(?:est\.?|estimates?|數據|資料|估計|estimated)?[\s.]*[)）]"))
FRONTED = late(r"(?:[,，;；:：.]|\b(?:and|but|while|whereas|as)\b)\s*(?:(?:in|by|at|for|during|over)\s+)?(?:the\s+)?$")
SINCE = late(r"\bsince\s+(?:the\s+)?(?:end\s+of\s+)?$")  # the fewest since 1998 are not of 1998
FRONT = late(
    r"\W*(?:(?:in|by|at|for|during|over|from|between|of|on|since)\s+)?(?:the\s+)?(?:end\s+of\s+|year\s+to\s+)?"
)
WHEN = late(r"\s*,\s*when\b")
WHEN_IT = late(r"\s*,\s*when\s+(?:[a-z'’-]+\s+){0,6}[$€£¥]?$")  # than in the same quarter of 2023, when it was
ADJUNCT = late(  # what led to the figure, or how long nothing like it was seen, dates it not
    r"\b(?:because|due to|owing to|thanks to|despite|following|since)\b"
)
FORMER_TIMES = late(
    fold(r"歷史上|以往|以前|從前|原來|原本|過去(?![的這]?[0-9一二兩三四五六七八九十幾數半])")
    + r"|\b(?:historically|formerly|in the past|used to|traditionally)\b"
)
HABITUAL = late(fold(r"通常|往往|長期(?=[佔占處維保居穩])") + r"|\b(?:usually|typically)\b")  # of no time
PRESENT = late(
    fold(r"現在|現時|目前|如今|當前|今[天日年]|已|壓縮|縮短|[至到]") + r"|\b(?:now|today|currently|at present)\b"
)
SEMICOLON = late(r"[;；]")
HEAD_HAN = late(fold(r"\s*[而則]?"))
SERIES = late(  # 四個季度的營收依次為, of periods told by their number alone
    fold(r"[兩二三四五六]個(?:季度?|月|年|半年)[^,，。;；0-9]{0,10}(?:依次|分別)")
)
OPENS = late(r"[(（][^)）]*$")
IN_BRACKET = late(r"\s*[(（]\s*(?:(?:about|around|nearly|over)\s+)?")  # than in 2024 (2.4 million)
THAN = late(r"\bthan\s+(?:(?:in|at|for|during)\s+)?(?:the\s+)?(?:end of\s+)?$")
YEARS = late(  # 五年來, 十年增加, 五年年均
    r"(?<![0-9第前])(?P<n>[1-9][0-9]?|[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九两])年"
    + fold(r"(?:來|以來|間|期間|內|累計|共|總|年?平均|年均|(?=[增減升降提下累總]|接近|近")
    + fold(r"|(?:約|逾|超過)?[0-9]+(?![0-9年月日])))")  # 十年1.4億人
)
RELATIVE = ("growth", "change")


@dataclass(frozen=True, kw_only=True, slots=True)
class Governing:
    """The period that the words give a figure; `None` where they do not tell which.

    `at_end` where they name the moment at which it ends (去年底, 截至6月底), `at_start` that at which it begins.
    """

    period: Period | None
    at_end: bool = False
    at_start: bool = False


def period_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """The period that governs the figure must be the fact's own; without one it is the document's."""
    wanted = parse_period(assertion.key.period)
    if wanted is None:
        return
    passage, governing = scene.passage, _governing(assertion, scene)
    in_series = SERIES.search(passage.text, passage.phrase, passage.start) is not None
    if in_series or _is_to_come(wanted, assertion, scene):
        yield undecided("period", assertion.key.period)
    elif governing is None:
        yield from _without_words(assertion, wanted, scene)
    elif governing.period is None:
        if assertion.key.period != "undated":
            yield undecided("period", assertion.key.period)
    elif governing.at_start:
        if not _same_start(governing.period, wanted, assertion):
            yield undecided("period", assertion.key.period)
    elif not (
        _same(governing.period, wanted)
        or _same_moment(governing, wanted, assertion)
        or _is_so_far(governing.period, wanted, assertion, scene)
    ):
        about = assertion.key.period == scene.setting.period
        answer: Answer = "undecided" if about and governing.period.contains(wanted) else "contradicted"
        yield Doubt(part="period", answer=answer, found=str(governing.period), expected=assertion.key.period)


def _same_moment(governing: Governing, wanted: Period, assertion: Assertion) -> bool:
    """Whether the wanted period is the close of the one whose end the words name (December, of 去年底), or ends with it
    and is that of a stock: beds in December, of the year."""
    if governing.period is None or governing.period.end != wanted.end:
        return False
    return _is_stock(assertion) or (governing.at_end and governing.period.contains(wanted))


def _is_to_come(wanted: Period, assertion: Assertion, scene: Scene) -> bool:
    """Whether a stock would be that of the end of a year which was not over when the document was written."""
    if scene.today is None or wanted.end is None or not _is_stock(assertion) or assertion.key.status != "actual":
        return False
    return wanted.unit == "year" and wanted.end > scene.today


def _is_so_far(told: Period, wanted: Period, assertion: Assertion, scene: Scene) -> bool:
    """Whether a stock of the running year is that of a part of it which the words around name: 今年 after 今年9月."""
    if scene.today is None or told.end is None or told.end <= scene.today or not _is_stock(assertion):
        return False
    return told.contains(wanted) and any(p.period is not None and _same(p.period, wanted) for p in scene.periods)


def _same_start(told: Period, wanted: Period, assertion: Assertion) -> bool:
    """Whether the wanted period begins with the one whose start the words name (2024年初), and is but a part of it, or,
    of a stock, ends right before it."""
    if told.start is None or wanted.start is None or wanted.end is None or wanted == told:
        return False
    ends_before = _is_stock(assertion) and (told.start - wanted.end).days == 1
    return ends_before or (wanted.start == told.start and told.contains(wanted))


def _is_stock(assertion: Assertion) -> bool:
    return assertion.concept.period_type == "instant" and assertion.key.measure in ("level", "change", "share")


def _governing(assertion: Assertion, scene: Scene) -> Governing | None:
    passage, relative = scene.passage, assertion.key.measure in RELATIVE
    span = (passage.start, passage.end)
    if (listed := aligned(passage, _in_sentence(scene))) is not None:
        return _named_by(listed, assertion, scene)
    if (own := _own(scene, span, relative=relative)) is not None:
        return _named_by(own, assertion, scene)
    if (shared := _of_list(scene, last_of_series(passage), relative=relative)) is not None:
        return _named_by(shared, assertion, scene)
    if not relative and (back := told_back(passage)) is not None:
        return Governing(period=back.of(_compared_with(assertion, scene)))
    if UNREAD_SPAN.match(passage.text, passage.end, passage.next_start):
        return Governing(period=None)
    part = role(passage, span)
    if not relative and (now := _now(assertion, scene, part)) is not None:
        return now
    if part == "from" or (part == "compared" and not relative):
        return _at_edge(assertion, scene, part)
    if not relative and part != "to" and (compared := _comparison_before(scene)) is not None:
        return _named_by(compared, assertion, scene)
    closing = _closing(scene)
    topic = _topic(assertion, scene) or _of_run(scene, relative=relative)
    if (years := _years_in_words(scene, topic.end if topic else scene.passage.sentence)) is not None:
        return _over_years(assertion, years, part)
    if closing is not None and topic is None:
        return _named_by(closing, assertion, scene)
    named = topic or _fronted_comparison(scene)
    return _named_by(named, assertion, scene) if named is not None else _at_edge(assertion, scene, part)


def _named_by(mention: PeriodMention, assertion: Assertion, scene: Scene) -> Governing:
    text, figure = scene.passage.text, scene.passage.start
    at_end = AT_THE_END.match(text, mention.end) is not None
    if mention.end <= figure and mention.kind != "comparison":
        at_end = at_end or YEAR_END.search(text, mention.end, figure) is not None
    period = _resolved(mention, assertion, scene)
    at_start = period is not None and period.unit == "year" and AT_THE_START.match(text, mention.end) is not None
    return Governing(period=period, at_end=at_end, at_start=at_start)


def _now(assertion: Assertion, scene: Scene, part: str) -> Governing | None:
    """What 現時 and 目前 name: in a document about several years the last, else, of what a change sets out from, the
    month or quarter in which it was written."""
    if part == "to" or not NOW.search(scene.passage.text, scene.passage.phrase, scene.passage.start):
        return None
    if (several := _years(scene)) is not None:
        return Governing(period=several[1])
    if part != "from" or scene.today is None:
        return None
    wanted = parse_period(assertion.key.period)
    if wanted is None or wanted.start is None or wanted.end is None or wanted.unit == "year":
        return None
    return Governing(period=wanted) if wanted.start <= scene.today <= wanted.end else None


# --- the figure's own words ----------------------------------------------------------------------------


def _own(scene: Scene, span: Span, *, relative: bool) -> PeriodMention | None:
    """The period named right before the figure, in a bracket right behind it, or among the words behind it."""
    if not relative and (opened := _before_bracket(scene, span)) is not None:
        return opened
    near = _when(scene, span) or _right_before(scene, span) or _bracketed_behind(scene, span)
    return near or _behind(scene, span, relative=relative)


def _when(scene: Scene, span: Span) -> PeriodMention | None:
    """The period that ", when it was" takes up before the figure."""
    text = scene.passage.text
    before = [p for p in _in_sentence(scene) if p.end <= span[0]]
    return before[-1] if before and WHEN_IT.fullmatch(text[before[-1].end : span[0]]) else None


def _right_before(scene: Scene, span: Span) -> PeriodMention | None:
    text = scene.passage.text
    for mention in reversed(_in_sentence(scene)):
        if mention.end <= span[0]:
            gap = RIGHT_BEFORE.fullmatch(text, mention.end, span[0])
            multiple = OF_MULTIPLE.match(text, mention.end)
            plain = mention.kind != "comparison" or mention.against is not None or OF_THEN.match(text, mention.end)
            return mention if gap and not multiple and plain and _is_han(text, mention) else None
    return None


def _before_bracket(scene: Scene, span: Span) -> PeriodMention | None:
    """The period whose bracket the figure stands in: fewer than in the first half of 2024 (2.4 million)."""
    before = (p for p in _in_sentence(scene) if p.end <= span[0])
    return next((p for p in before if IN_BRACKET.fullmatch(scene.passage.text, p.end, span[0])), None)


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
        between_them = scene.passage.text[span[1] : mention.start]
        if (
            span[1] <= mention.start < end
            and not ADJUNCT.search(between_them)
            and not _is_han(scene.passage.text, mention)
        ):
            if OPENS.search(between_them) and not _closes(scene.passage.text, mention):
                return None  # $1.94 billion (2023: $1.81 billion)
            if THAN.search(between_them) and mention.kind != "comparison":
                return None  # 75 more than in 2023
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


def _of_list(scene: Scene, last: Span, *, relative: bool) -> PeriodMention | None:
    """The period behind the last figure of the list that the figure stands in: 640 and 410 beds at the end of May."""
    return _behind(scene, last, relative=relative) if last[0] > scene.passage.start else None


def _of_run(scene: Scene, *, relative: bool) -> PeriodMention | None:
    """The same of a list whose figures have nouns of their own: 312 nurses and 104 doctors at the end of May."""
    run = run_of(scene.passage)
    return _of_list(scene, run[-1], relative=relative) if run else None


# --- the period of the sentence ----------------------------------------------------------------------


def _topic(assertion: Assertion, scene: Scene) -> PeriodMention | None:
    """The last period before the figure that is no other figure's, else that of the figure it carries on from."""
    passage = scene.passage
    against = parse_period(assertion.key.against or "undated")  # its own comparison does not date a figure
    carried = None
    segment = after_last(SEMICOLON, passage.text, passage.sentence, passage.start)
    for mention in reversed(_in_sentence(scene)):
        if mention.end > passage.start or mention.kind == "comparison" or mention.period == against:
            continue
        if mention.end <= segment and _is_behind_another(scene, mention):
            continue
        if _dates_something_else(passage, mention):
            continue
        owner = _owner(scene, mention)
        if owner is None:
            return carried or mention
        if role(passage, owner) not in ("from", "compared"):
            carried = carried or mention
    return carried


def _is_behind_another(scene: Scene, mention: PeriodMention) -> bool:
    """Whether a Chinese period stands behind a figure of its part between semicolons: it compares there, and
    sets nothing for what follows (全年發生7宗,前年為11宗;…)."""
    start = after_last(SEMICOLON, scene.passage.text, scene.passage.sentence, mention.start)
    return _is_han(scene.passage.text, mention) and any(
        start <= figure[0] < mention.start for figure in scene.passage.figures
    )


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
    semicolon = SEMICOLON.search(passage.text, passage.end, passage.sentence_end)
    named = _in_sentence(scene)
    is_line = LABEL.match(passage.text, passage.sentence) is not None and len(named) == 1
    end = semicolon.start() if semicolon and not is_line else passage.sentence_end
    for mention in named:
        opened = (
            passage.text[: mention.start].rstrip()[-1:] in ("(", "（") if passage.end < mention.start < end else False
        )
        if opened and _closes(passage.text, mention):
            return mention
    return None


def _dates_something_else(passage: Passage, mention: PeriodMention) -> bool:
    """Whether it stands in an aside or behind "since", dates a speech, or is what a multiple is a multiple of."""
    end = mention.end
    if SINCE.search(passage.text, passage.sentence, mention.start) and not WHEN.match(passage.text, end):
        return True
    between_them = passage.text[end : passage.start]
    closing = re.search(r"[)）]", between_them)
    if closing is not None and not re.search(r"[(（]", between_them[: closing.start()]):
        return True
    is_day = mention.period is not None and mention.period.unit == "day"
    if is_day and OPENS_EVENT.match(passage.text, end):
        return True
    if SPEECH.search(between_them) is not None or ANNOUNCES.match(passage.text, end) is not None:
        return True
    return OF_MULTIPLE.match(passage.text, end) is not None


# --- comparisons -----------------------------------------------------------------------------------------


def _comparison_before(scene: Scene) -> PeriodMention | None:
    """去年同期 before the figure in its own clause, with no other figure between them but those of its list."""
    passage = scene.passage
    first = (run_of(passage) or [(passage.start, passage.end)])[0][0]
    before = max((end for _, end in passage.figures if end <= first), default=0)
    floor = max(after_last(CLAUSE_END, passage.text, passage.sentence, first), before)
    found = [p for p in scene.periods if floor <= p.start and p.end <= first]
    if not found and before <= passage.sentence:
        fronted = (p for p in _in_sentence(scene) if p.end <= first)
        found = [p for p in fronted if FRONT.fullmatch(passage.text, passage.sentence, p.start)]
    if not found or found[-1].kind != "comparison":
        return None
    if GONE_BY.fullmatch(passage.text, found[-1].start, found[-1].end):
        return found[-1] if GONE_BY_DATES.fullmatch(passage.text, found[-1].end, first) else None
    return found[-1] if found[-1].against == "prior-year" else None


def _fronted_comparison(scene: Scene) -> PeriodMention | None:
    """前年同期 that heads a Chinese sentence, for what follows in it: 前年同期個案為870宗,死亡25人."""
    passage = scene.passage
    start = after_last(SEMICOLON, passage.text, passage.sentence, passage.start)
    found = next((p for p in _in_sentence(scene) if start <= p.start and p.end <= passage.start), None)
    if found is None or found.kind != "comparison" or found.against is None or not _is_han(passage.text, found):
        return None
    return found if HEAD_HAN.fullmatch(passage.text, start, found.start) else None


def _resolved(mention: PeriodMention, assertion: Assertion, scene: Scene) -> Period | None:
    """The period of a mention; years before count from what it is compared with."""
    years = _years_before(mention, scene.passage)
    if years is None:
        return mention.period
    base = _compared_with(assertion, scene)
    return base.moved(-12 * years) if base is not None else mention.period


def _compared_with(assertion: Assertion, scene: Scene) -> Period | None:
    """The period of what a figure is compared with: of the figure before it, else of the sentence before, else of the
    document."""
    previous = next((s for s in reversed(scene.passage.figures) if s[1] <= first_of_series(scene.passage)), None)
    named = _named_of(assertion, scene, previous) if previous is not None else _topic_before(scene)
    if named is not None and named.period is not None:
        return named.period
    about = parse_period(scene.setting.period or "undated")
    return about if about is not None and about.start is not None else None


def _years_before(mention: PeriodMention, passage: Passage) -> int | None:
    """How many years before what it is compared with a mention lies: 去年同期, 五年前."""
    gone_by = GONE_BY.fullmatch(passage.text, mention.start, mention.end)
    if gone_by is not None:
        return numeral(gone_by["n"])
    return 1 if mention.against == "prior-year" else None


def _named_of(assertion: Assertion, scene: Scene, span: Span) -> PeriodMention | None:
    """The period of another figure of the sentence, by its own words or what its sentence sets; of one that is compared
    itself, none."""
    own = _own(scene, span, relative=False)
    if own is not None:
        return own if own.against is None else None
    there = replace(scene, passage=scene.passage.at(span))
    return _topic(assertion, there) if _comparison_before(there) is None else None


# --- spans, and figures without words ------------------------------------------------------------------


def _at_edge(assertion: Assertion, scene: Scene, part: str) -> Governing | None:
    """Over a span of years, 由甲到乙 sets out from the year before it and arrives in its last year.

    Elsewhere what a change sets out from, or what is compared, has no period but by its own words.
    """
    span = _years_in_words(scene, scene.passage.sentence) or _years(scene)
    if part == "from" and SAME_SPAN.match(scene.passage.text, scene.passage.end, scene.passage.sentence_end):
        return _where_another_set_out(assertion, scene)
    if span is None and part == "from" and assertion.key.measure not in RELATIVE:
        return Governing(period=_year_before(assertion, scene))
    if part == "compared" and assertion.key.entity != scene.setting.entity:
        return None  # one is compared with another, and not one time with another
    if span is None:
        return (
            Governing(period=None) if part in ("from", "compared") and assertion.key.measure not in RELATIVE else None
        )
    before, last = span
    if part == "plain" and assertion.key.measure == "level" and assertion.concept.period_type == "instant":
        return Governing(period=last)
    if part in ("from", "to") or (part == "plain" and _arrives(assertion, scene.passage)):
        return Governing(period=before if part == "from" else last)
    return Governing(period=last) if parse_period(assertion.key.against or "undated") == before else None


def _where_another_set_out(assertion: Assertion, scene: Scene) -> Governing:
    """The period from which the change told before set out: from 2,610 in 2021 to 2,980 in 2023, over the same time."""
    passage = scene.passage
    others = [span for span in passage.figures if span[1] <= passage.start and role(passage, span) == "from"]
    own = _own(scene, others[-1], relative=False) if others else None
    return _named_by(own, assertion, scene) if own is not None else Governing(period=None)


def _arrives(assertion: Assertion, passage: Passage) -> bool:
    """Whether the words tell where something stands at last: 突破40萬億, 比重達到17%, which are no sum
    over the years."""
    if SUMMED.search(passage.text, passage.phrase, passage.start) or assertion.key.measure in RELATIVE:
        return False
    if ARRIVED.match(passage.text, passage.start):
        return True
    return assertion.unit == "percent" and ARRIVES.search(passage.text, passage.phrase, passage.start) is not None


def _year_before(assertion: Assertion, scene: Scene) -> Period | None:
    """The year before the one that a change leads to, from which it sets out where its sentence names no other time: as
    a growth without words is against the year before (DESIGN 6). Of changes to come and of long ones, none."""
    passage = scene.passage
    words = passage.text[passage.sentence : passage.sentence_end]
    if assertion.key.status in AHEAD or is_foretold(passage) or LASTING.search(words):
        return None
    named = [p for p in _in_sentence(scene) if p.against is None]
    topic = _topic_before(scene)
    told = {p.period for p in (*named, *((topic,) if topic else ()))}
    about = parse_period(scene.setting.period or "undated")
    leads_to = next(iter(told), about)
    if len(told) > 1 or leads_to is None or leads_to.unit != "year" or about != leads_to:
        return None
    return leads_to.moved(-12)


def _years_in_words(scene: Scene, floor: int) -> tuple[Period, Period] | None:
    """The year before and the last of a number of years told before the figure: 十年增加, 五年年均增長."""
    passage = scene.passage
    about = parse_period(scene.setting.period or "undated")
    told = [match for match in YEARS.finditer(passage.text, floor, passage.end) if match.end() <= passage.start]
    if not told or about is None or about.end is None:
        return None
    count = numeral(told[-1]["n"])
    before, last = parse_period(f"{about.end.year - count}-FY"), parse_period(f"{about.end.year}-FY")
    return (before, last) if before is not None and last is not None else None


def _over_years(assertion: Assertion, years: tuple[Period, Period], part: str) -> Governing:
    """Over years told in words a change against the year before them is of the last one, all else of all of them."""
    before, last = years
    if part in ("from", "to"):
        return Governing(period=before if part == "from" else last)
    against = parse_period(assertion.key.against or "undated")
    if assertion.key.measure in RELATIVE and against is not None and _same(against, before):
        return Governing(period=last)
    if assertion.key.measure == "level" and assertion.concept.period_type == "instant":
        return Governing(period=last)
    first = before.moved(12)
    return Governing(period=joined(first, last) if first is not None else None)


def _years(scene: Scene) -> tuple[Period | None, Period | None] | None:
    """Of a document or stretch about several years, the year before the first and the last."""
    about = parse_period(scene.setting.period or "undated")
    if about is None or about.start is None or about.end is None or about.end.year == about.start.year:
        return None
    return parse_period(f"{about.start.year - 1}-FY"), parse_period(f"{about.end.year}-FY")


def _without_words(assertion: Assertion, wanted: Period, scene: Scene) -> Iterator[Doubt]:
    """Nothing in the sentence tells: the sentence before or the lines around may, else the document does."""
    said = assertion.key.period
    if _is_of_former_times(scene.passage):
        if said != "undated":
            yield undecided("period", said)
        return
    if said == "undated":
        if scene.setting.period not in (None, "undated"):
            yield undecided("period", said, scene.setting.period)
        return
    topic = _topic_before(scene)
    said_ahead = assertion.key.status in AHEAD and is_foretold(scene.passage)
    if topic is not None and not _is_han(scene.passage.text, topic) and not _carries_on(scene, said_ahead):
        topic = None
    is_about = said == scene.setting.period
    if is_about and assertion.key.status in AHEAD and scene.setting.status != assertion.key.status:
        yield undecided("period", said)  # what is foretold is of a time to come, which the words do not tell
        return
    if is_about and topic is not None and topic.period is not None and topic.period.contains(wanted):
        return  # this year, told of the document's own quarter
    if topic is None or topic.period is None:
        if is_about:
            return
        if assertion.concept.period_type == "instant" and _ends_like_document(wanted, scene):
            return
        topic = _topic_of_block(scene)
    is_shifted = SHIFTS.match(scene.passage.text, scene.passage.sentence) is not None
    if is_shifted or topic is None or topic.period is None or not _same(topic.period, wanted):
        yield undecided("period", said)


def _is_of_former_times(passage: Passage) -> bool:
    """Whether words before the figure put it in former times, which they do not date, and none turns to the present,
    or tell what usually is."""
    words = passage.text[passage.sentence : passage.start]
    told = [*FORMER_TIMES.finditer(words)]
    if HABITUAL.search(words):
        return True
    return bool(told) and PRESENT.search(words, told[-1].end()) is None


def _ends_like_document(wanted: Period, scene: Scene) -> bool:
    """Whether a moment is the end of what the document is about: employees at the end of June, of a first half."""
    about = parse_period(scene.setting.period or "undated")
    return about is not None and about.end == wanted.end


def _topic_before(scene: Scene) -> PeriodMention | None:
    """The period that the sentence before sets for what follows it, at its head and for no single figure."""
    start, end = scene.passage.context
    found = [p for p in scene.periods if start <= p.start and p.end <= end and p.kind != "comparison"]
    if found and scene.passage.in_heading:
        return found[-1]
    if scene.passage.opens_paragraph or not found:
        return None
    if not _is_han(scene.passage.text, found[-1]):
        last = scene.passage.last_before
        fronted = next((p for p in found if p.start >= last), found[0])
        return fronted if FRONT.fullmatch(scene.passage.text, last, fronted.start) else None
    if len({p.period for p in found}) > 1:
        return None
    return next((p for p in found if _heads(scene.passage, p)), None)


def _heads(passage: Passage, mention: PeriodMention) -> bool:
    """Whether a period stands at the head of the context; in Chinese words may stand before it, but no figure."""
    text, start = passage.text, passage.context[0]
    if is_english(text[mention.start : mention.end]):
        return mention.start <= start + 2
    is_first = all(mention.end <= figure[0] for figure in passage.before)
    is_near = not re.search(r"[,，].*[,，]", text[start : mention.start])
    if SINCE_THEN.match(text, mention.end):
        return False
    return is_first and is_near and not OWNED.match(text, mention.end) and not ANNOUNCES.match(text, mention.end)


def _carries_on(scene: Scene, is_ahead: bool) -> bool:
    """Whether an English line or sentence goes on with the one before: under its heading, without a concept, or with
    what is foretold of the same time."""
    return scene.passage.in_heading or is_elliptic(scene) or is_ahead


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
