"""Which measure a figure is: a level, a growth, a change, a share, and what it is held against or a share of.

In this order: the words of each measure; the three rules (`measure`, `of`, `against`); the stretch of words that is the
figure's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.reading.late import late
from generator.reading.period import parse_period
from generator.sources.cues.earlier import compared_alone
from generator.sources.cues.passage import Passage, fold
from generator.sources.cues.roles import role
from generator.sources.cues.verdicts import Assertion, Doubt, Scene, contradicted, undecided
from generator.sources.cues.vocabulary import Mention, between

GROWTH_WORDS = late(
    fold(
        r"同比|環比|增長|增幅|增速|增加|激增|飆升|提升|上升|上漲|漲|升|下降|下滑|減少|降|跌|翻|較上|縮短|縮減|壓縮|精簡|削減|提效"
        r"|增效|年增|季增|倍|變動|壓減|下調|上調"
    )
    + fold(r"|[加減跌漲]幅")
    + r"|rate of change|year[- ]on[- ]year|growth|grow|grew|\brose|\brise|increas|\bup\b|\bdown\b|declin|\bfell\b"
    r"|\bfall"
    r"|doubl|\bmore\b|\bfewer\b|\bless\b|\bhigher|\blower|climb|slip|drop|shr[aiu]nk|jump|gain|\bcut\b"
    r"|\bbelow that|(?<![a-z0-9$])[+](?=[0-9])"
)
CHANGE_WORDS = late(
    fold(r"提升|提高|增加|上升|增長|增|下降|減少|下滑|降|跌|升|改善|擴大|收窄|多|少|高出|低出")
    + r"|\bup\b|\bdown\b|increas|decreas|\bmore\b|\bfewer\b|\bless\b|\bhigher|\blower|\brose|\brise"
    r"|\bfell\b|\bfall|gain|\bcut\b"
    r"|grew|grow|added|declin|drop|climb|widen|narrow|(?<![a-z0-9$])[+](?=[0-9])"
)
SHARE_WORDS = late(
    fold(r"占|佔|比重|比例|份額|貢獻|之比|成為|中有|當中|其中|投向|佔比|為[^,，。]{0,8}的比")
    + r"|share|percentage of|percent of|proportion|account(?:ed|s|ing)? for|\bmade? up|\bmakes up"
    r"|represent|contribut|of which|of whom"
)
SHARE_BEHIND = late(
    fold(r"\s*(?:的|是|為|來自|用於)")
    + r"|\s*\(of\b|\s*(?:of|in|on|from|among|by|were|was|are|is|went|came|flew|stood|said|live|lived|had been)\b"
)
ALSO = late(fold(r"\s*,?\s*(?:或|or|\()\s*"))  # 下降17%或156億元 is one change, told twice
CHANGED_BY = late(r"\s+(?:[a-z]+\s+){0,2}(?:more|fewer|less|higher|lower)\b")
ADDED = late(fold(r"(?:增產|增加|減少|增長|多|少|降|升|增收|減收)[了約近逾超過]*\s*$"))
MADE_UP = late(r"\b(?:ma[dk]e|makes|making|had made) up\s+(?:[a-z]+\s+){0,2}$")
CHANGED = late(  # plans to open 60 stores, 新增床位200張: no count of all there are
    r"\b(?:open|add|creat|shed|cut|los|lost|clos|hir|recruit|build|built|buy|bought|remov|scrap|axe)(?:e?s|e?d|ing|e)?"
    r"\s+(?:(?:about|some|another|a further|up to|more than|over|nearly)\s+)?$"
    + fold(
        r"|(?:新增|增加|減少|增聘|增設|增購|增派|淨增|新建|新開|添置|加購|購置|裁減|裁員|削減|關閉|合併|招聘|聘請|流失)"
        r"[^,，。;；:：0-9至到為達有]{0,8}(?:約|近|逾|超過)?$"
    )
)
OF_WHOLE = late(fold(r"占|佔|貢獻"))
WHOLE_BEHIND = late(r"\s*\(?of\s")
PRIOR_QUARTER = late(fold(r"環比|較上季|較上一季|較前一季|按季|季增|比上季|quarter[- ]on[- ]quarter|sequential"))
PRIOR_YEAR = late(fold(r"同比|較去年|按年|(?<![0-9一二兩三四五六七八九十幾])年增|比上年|year[- ]on[- ]year|yoy"))
JOINT = late(fold(r"[\s、,，和及與跟或\-–a-z%]{0,6}"))
QUALIFIED = late(r"\bor (?:more|less|fewer|higher|lower)\b|\b(?:more|less|fewer) than(?=\s*\S*$)")
RATE = late(fold(r"(?:增長|成長|增)率|增速|[增漲升]幅") + r"|\bgrowth rate|\brate of growth")
TO_LEVEL = late(r"\s+to\s+(?:(?:about|around|nearly|some|over)\s+)?$")  # 8% to $121 million is a rise or fall
PERCENT = late(r"%|\bper ?cent(?!age)")
SIGNS = "-−–"
RELATIVE = ("growth", "change")
MONTHS_BACK = {"prior-year": 12, "prior-quarter": 3}


def measure_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """Growth, share, change and level each need their own words, and exclude each other's."""
    problems = [_measure_doubt(measure, assertion, scene) for measure in assertion.measures]
    if all(problems):
        yield next(problem for problem in problems if problem)


def _measure_doubt(measure: str, assertion: Assertion, scene: Scene) -> Doubt | None:
    passage = scene.passage
    part = role(passage, (passage.start, passage.end))
    if measure in RELATIVE:
        is_rate = RATE.search(passage.text, passage.phrase, passage.start) is not None  # 成長率由20%上修至23%
        if part in ("to", "from") and assertion.direction is None and not is_rate:
            return contradicted("measure", "level", measure)
        words = GROWTH_WORDS if measure == "growth" else CHANGE_WORDS
        sign = passage.text[passage.start]
        is_told = sign == "+" or (assertion.direction is not None and sign not in SIGNS)
        if not is_told and not words.search(_unqualified(passage)) and not _leads_to_level(passage):
            return undecided("measure", measure)
        if measure == "growth" and MADE_UP.search(passage.text[passage.phrase : passage.start]):
            return contradicted("measure", "share", "growth")
        if measure == "growth" and assertion.direction is None and _tells_share(passage):
            return contradicted("measure", "share", "growth")
        if measure == "change" and not _changes_by(assertion, scene, part):
            return undecided("measure", measure)
    if measure == "share":
        return _share_doubt(assertion, scene)
    return _level_doubt(assertion, scene) if measure == "level" else None


def _unqualified(passage: Passage) -> str:
    """The figure's own words without those that only bound it: more than 5%, 92% or less."""
    before, _, after = own_words(passage).partition("\0")
    return QUALIFIED.sub(" ", before) + "\0" + after


def _leads_to_level(passage: Passage) -> bool:
    """Whether a percentage stands before "to" and a figure that is none: 8% to $121 million, the verb left out."""
    if not PERCENT.search(passage.text, passage.start, passage.end):
        return False
    following = next((span for span in passage.figures if span[0] >= passage.end), None)
    if following is None or not TO_LEVEL.fullmatch(passage.text, passage.end, following[0]):
        return False
    return not PERCENT.search(passage.text, *following)


def _level_doubt(assertion: Assertion, scene: Scene) -> Doubt | None:
    """A level is no rise or fall, and what is counted is no percentage."""
    passage = scene.passage
    is_signed = passage.text[passage.start] in SIGNS  # a balance of −4.9 billion
    is_end = role(passage, (passage.start, passage.end)) in (
        "from",
        "to",
        "compared",
    )  # 由甲降至乙: neither is the fall
    if assertion.direction is not None and not is_end and assertion.concept.direction != "none" and not is_signed:
        return contradicted("measure", _moved(assertion), "level")
    if assertion.unit == "percent" and "percent" not in (assertion.concept.kind, assertion.concept.unit):
        return contradicted("measure", "share", "level")
    is_stock = assertion.concept.period_type == "instant" and assertion.unit != "percent"
    if is_stock and not is_end and CHANGED.search(passage.text, passage.phrase, passage.start):
        return undecided("measure", "level")
    return None


def _moved(assertion: Assertion) -> str:
    """The measure of a rise or fall in the unit of the figure."""
    return "growth" if assertion.unit == "percent" else "change"


def _changes_by(assertion: Assertion, scene: Scene, part: str) -> bool:
    """Whether the figure is told as the size of a change, and not beside one."""
    if assertion.direction is not None or part == "by" or assertion.unit == "percentage-point":
        return True
    passage = scene.passage
    if passage.previous is not None and ALSO.fullmatch(passage.text, passage.previous[1], passage.start):
        return True
    is_stock = assertion.concept.period_type == "instant"
    return (
        (is_stock and CHANGED.search(passage.text, passage.phrase, passage.start) is not None)
        or CHANGED_BY.match(passage.text, passage.end) is not None
        or ADDED.search(passage.text[passage.phrase : passage.start]) is not None
    )


def _share_doubt(assertion: Assertion, scene: Scene) -> Doubt | None:
    """A share has its words, or is a percentage of what is counted and told of a part of it without a change."""
    is_signed = scene.passage.text[scene.passage.start] in SIGNS  # imports, as −19.2% of the product
    if (
        assertion.direction is not None
        and not is_signed
        and not MADE_UP.search(scene.passage.text[scene.passage.phrase : scene.passage.start])
    ):
        return contradicted("measure", _moved(assertion), "share")
    if assertion.key.of == assertion.key.concept and (
        assertion.concept.kind == "percent" or not assertion.key.dimensions
    ):
        return contradicted("measure", "level", "share")  # a rate is no part of itself, and nothing is all of it
    if _leads_to_level(scene.passage):
        return contradicted("measure", _moved(assertion), "share")
    alike = compared_alone(scene.passage)
    if _tells_share(scene.passage) or (alike is not None and _tells_share(alike)):
        return None
    is_part = assertion.key.of == assertion.key.concept and bool(assertion.key.dimensions)
    if is_part and assertion.unit == "percent" and assertion.concept.kind != "percent":
        return None if is_signed or not GROWTH_WORDS.search(own_words(scene.passage)) else undecided("measure", "share")
    return undecided("measure", "share")


def _tells_share(passage: Passage) -> bool:
    if SHARE_WORDS.search(own_words(passage)):
        return True
    return SHARE_BEHIND.match(passage.text, passage.end) is not None


def own_words(passage: Passage) -> str:
    """The words of the figure's clause that are no other figure's, and those before a list it stands in."""
    if role(passage, (passage.start, passage.end)) in ("to", "compared") and passage.previous is not None:
        return passage.text[passage.sentence : min(passage.stop, passage.next_start)]  # 佔比由甲升至乙 is one statement
    start = passage.phrase
    following = passage.end
    for span in reversed([span for span in passage.figures if passage.sentence <= span[1] <= passage.start]):
        if not JOINT.fullmatch(passage.text, span[1], following if following < passage.end else passage.start):
            start = max(start, span[1]) if following == passage.end else max(passage.sentence, span[1])
            break
        following = span[0]
        start = max(passage.sentence, span[0] - 60)
    return passage.text[start : passage.end] + "\0" + passage.text[passage.end : min(passage.stop, passage.next_start)]


# --- what a share is of ------------------------------------------------------------------------------------


def whole_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """What a share is of stands between 佔 and the figure, or behind "of"; else it is the concept, or named nearby."""
    whole, passage = assertion.key.of, scene.passage
    if assertion.key.measure != "share" or whole is None:
        return
    named = _whole(passage, scene.mentions.concepts)
    if named is not None:
        if whole not in named.ids:
            yield contradicted("of", "/".join(sorted(named.ids)), whole)
        return
    near = between(scene.mentions.concepts, passage.context[0], passage.stop)
    if whole != assertion.key.concept and not any(whole in mention.ids for mention in near):
        yield undecided("of", whole)


def _whole(passage: Passage, concepts: tuple[Mention, ...]) -> Mention | None:
    """The concept named between the last word for a share in the clause and the figure, or behind "of"."""
    marks = [match.end() for match in OF_WHOLE.finditer(passage.text, passage.phrase, passage.start)]
    named = between(concepts, marks[-1], passage.start) if marks else ()
    if named:
        return named[-1]
    if WHOLE_BEHIND.match(passage.text, passage.end):
        return next(iter(between(concepts, passage.end, passage.behind((passage.start, passage.end)))), None)
    return None


# --- what a growth is held against --------------------------------------------------------------------


def comparison_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """同比 is against the prior year, 環比 against the prior quarter; the nearest of them before the figure governs."""
    if assertion.key.measure not in RELATIVE or assertion.key.against is None:
        return
    passage = scene.passage
    found = _nearest_comparison(passage.text, passage.sentence, passage.start)
    wanted = assertion.key.against
    if wanted not in MONTHS_BACK:  # a date: only what its own clause says can deny it
        found = _nearest_comparison(passage.text, passage.phrase, passage.start)
    if found is not None and not _is_against(found, wanted, assertion.key.period):
        yield contradicted("against", found, wanted)
    elif found is None and wanted == "prior-quarter":
        yield undecided("against", wanted)


def _is_against(told: str, wanted: str, period: str) -> bool:
    """Whether a comparison told as `prior-year` or `prior-quarter` is the one wanted, by its name or by its date."""
    if wanted in MONTHS_BACK:
        return told == wanted
    own, against = parse_period(period), parse_period(wanted)
    if own is None or against is None or own.start is None or against.start is None:
        return True
    return own.moved(-MONTHS_BACK[told]) == against


def _nearest_comparison(text: str, start: int, end: int) -> str | None:
    year = max((m.end() for m in PRIOR_YEAR.finditer(text, start, end)), default=-1)
    quarter = max((m.end() for m in PRIOR_QUARTER.finditer(text, start, end)), default=-1)
    if year == quarter:
        return None
    return "prior-year" if year > quarter else "prior-quarter"
