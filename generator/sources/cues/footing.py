"""On what footing a figure stands: its accounting basis, whether it is actual, and who says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.reading.late import late
from generator.reading.period import parse_period
from generator.sources.cues.passage import CLAUSE_STOP, Passage, Span, after_last, fold
from generator.sources.cues.verdicts import Assertion, Doubt, Scene, contradicted, undecided
from generator.sources.cues.vocabulary import between

if TYPE_CHECKING:
    from generator.record.models import Basis

_MAY = r"\bmay(?= (?:be|reach|rise|fall|grow|come|still|well|yet|need|have|cost|lose)\b)"  # and not the month
FORWARD = late(
    fold(r"預計|計劃|計畫|有望|目標|指引|展望|將|預期|預算|擬|建議|力爭|至少要|為期")
    + r"|guidance|expect|plan|forecast|target|outlook|budget|propos|\bhop(?:es?|ing)\b|\bseen\b"
    r"|\bshould\b|\bwill\b|\bcould\b|\bmight\b|\bwants?\b|\baim|would|ceiling"
    rf"|{_MAY}"
)
FORETOLD = late(fold(r"(?:預計|(?<![超勝於乎合])預期|預測|預料|估計|有望)[,，:：]"))
FORWARD_FIGURE = late(
    fold(
        r"預計|(?<![超勝於乎合])預期|預料|預測|預算(?=[今明下]年|將|會)|計劃|計畫|有望|可望|可能[達有只升跌增減會]|[或可]達|目標[是為由]|力爭|擬"
        r"|估計[^,，。;；]{0,14}[將會可]|預估|(?<=[則司局])料|(?<![即行])將(?=[升跌達會]|[^,，。;；其]{0,6}[至到]$)"
    )
)
_FORETOLD_BY = (  # analysts expected revenue of, Acme planned to raise; not the expected return of, nor its
    r"(?<!['’])(?!(?:an?|the|its|their|our|of|for|and|with|as|in|on|from)\b)[a-z]+ "
    r"(?:expected|projected|predicted|planned)(?= (?:(?!(?:and|but|on|in|for|by|with|from)\b)[a-z-]+ ){1,3}of\b)"
    r"|(?:planned|hoped|aimed|intended|wanted|proposed)(?= to [a-z])"
)
FORETELLING = late(  # in English, where "more than expected" and "as planned" foretell nothing
    r"(?<!\bthan )(?<!\bas )\b(?:expects?"
    r"|(?:is|are|be|been|was|were) (?:expected|projected|planned|scheduled|due|set|likely)"
    r"|(?:is|are) to|forecasts?|foresees?|foreseen|projects|plans (?:to|for|on|spending|a|an)\b"
    r"|(?:planned|budgeted|projected)(?=\s+\S*$)|budgets|intends?|aims?|hopes?|wants?|proposes?"
    r"|targets?(?= (?:a|an|of|for|is|are|was|were)\b)|guidance|outlook|will|shall|should|could|might|would"
    r"|(?:is|are|was|were) (?:now )?(?:expecting|forecasting|predicting|planning|aiming|hoping|seen|put)"
    r"|had (?:been )?(?:expected|forecast|predicted|projected|planned|put)"
    r"|(?:estimates?|forecasts?|consensus) (?:was|were|stood|came)"
    rf"|{_FORETOLD_BY}|{_MAY})\b"
)
FORETOLD_ACROSS = late(  # analysts, on average, expected revenue of
    r"\s*(?:had )?(?:expected|forecast|predicted|projected|estimated)(?= (?:[a-z-]+ ){1,4}of\b)"
)
FORETOLD_BEHIND = late(  # the $440 million that analysts had forecast, the 5% expected by economists
    r"\s+(?:(?:that|which)\s+)?(?:[a-z'’]+\s+){0,2}(?:ha[ds]|was|were)\s+(?:been\s+)?"
    r"(?:expected|forecast|predicted|projected)\b"
    r"|\s+(?:expected|forecast|predicted|projected)\s+by\b"
)
LOOKS_BACK = late(r"\b(?:after|from|against|than|compared (?:with|to)|following|versus)\b")
TOLD_ANEW = late(  # a past verb behind a conjunction: expects 19 million and spent 18
    r"\b(?:and|but|while|whereas|although|though)\s(?:[a-z'’-]+\s){0,6}?"
    r"(?:was|were|had|came|rose|fell|stood|made|sold|spent|grew|lost|won|took|[a-z]{3,}ed)\b"
)
ADDS = late(  # and capital spending of; 資本開支約
    r"\s*and (?:[a-z-]+ ){0,4}of "
    + fold(r"|\s*(?![^,，]*[去今前已了則而但實際年月季半仍只])[一-鿿]{2,8}(?:約|為|將|達|至)?")
)
ESTIMATED = late(
    fold(r"估計|估算|預估|預計|預測|預期|預料|推算|推估|測算|約在|(?<=[則司局])料")
    + r"|\best\b|estimat|forecast|project|expect|predict|\bseen\b|\bput(?= at\b)|\bpoll(?:ed|s)?\b"
)
OTHERS_FORETELL = late(  # whose forecast is no guidance of the company's
    fold(r"證券|分析員|分析師|經濟學家|券商|大行|投行|研究所|研究院|市場(?=[普一]?[遍般]?預[期測計料])")
    + r"|\banalysts?\b|\beconomists?\b|\bbrokers?\b|\bconsensus\b|\bpoll(?:ed|s)?\b"
)
BRACKETED = late(r"[(（][^()（）]*[)）]")
ESTIMATED_FIGURE = late(r"[^;\n(（]{0,24}[(（][^()（）]{0,20}\best\b")  # 24.5% (2023 est.)
SUPPOSED = late(
    fold(r"如果|假如|假設|假使|若|倘|一旦|只要|可能|有望|或[達會將]")
    + r"|\bif\b|\bunless\b|\bcould\b|\bmight\b|\bwould\b|\bhad [a-z ]{1,40} (?:gone|been|had|risen|fallen|come|grown)\b"
)
HEARSAY = late(fold(r"消息|傳聞|傳出|據報|報導稱|據悉|透露|估計|可能|約在"))
MARKERS = {"guidance": FORWARD, "plan": FORWARD, "estimate": ESTIMATED, "hypothetical": SUPPOSED}
AHEAD = ("guidance", "plan")
NON_IFRS = late(fold(r"非國際|非ifrs|non-ifrs|非通用"))
IFRS = late(fold(r"(?<!非)國際(?:財務報告|會計|財報)?準則|(?<!non-)(?<![a-z])ifrs(?=下|口徑)"))


def basis_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """A non-IFRS figure needs its marker, in its sentence or the one before; an IFRS one must not have it."""
    if assertion.basis is None:
        return
    passage = scene.passage
    here = _last_basis(passage.text, (passage.sentence, passage.start))
    basis = here or _last_basis(passage.text, passage.context) or scene.setting.basis
    if assertion.basis == "non-IFRS" and basis != "non-IFRS":
        yield undecided("basis", "non-IFRS")
    if assertion.basis == "IFRS" and here == "non-IFRS" and assertion.rivals:
        yield contradicted("basis", "non-IFRS", "IFRS")


def _last_basis(text: str, span: Span) -> Basis | None:
    other = max((m.end() for m in NON_IFRS.finditer(text, *span)), default=-1)
    plain = max((m.end() for m in IFRS.finditer(text, *span)), default=-1)
    if other == plain:
        return None
    return "non-IFRS" if other > plain else "IFRS"


def status_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """What is not actual needs a word for it (預計, 計劃, est., 消息…), or a stretch that says so."""
    status, passage = assertion.key.status, scene.passage
    if status == (scene.setting.status or "actual"):
        if status == "actual" and is_foretold(passage):
            yield contradicted("status", "guidance", "actual")
        elif status == "actual" and _goes_on(passage):
            yield undecided("status", "actual", "guidance")
        elif status == "actual" and ESTIMATED_FIGURE.match(passage.text, passage.end, passage.next_start):
            yield contradicted("status", "estimate", "actual")
        return
    is_told = MARKERS.get(status, HEARSAY).search(_around(passage)) is not None
    if status != "actual" and not (is_told and (status not in AHEAD or _is_ahead(assertion, scene))):
        yield undecided("status", status)
    elif status in AHEAD and _others_foretell(passage):
        yield contradicted("status", "estimate", status)


def _around(passage: Passage) -> str:
    """The words that may tell of a figure's status: of its sentence none that stand behind another figure, but for
    those in brackets, which close a list (17.1%, 14.3% (2019 est.))."""
    text = passage.text
    return "\n".join(
        (
            text[slice(*passage.context)] + text[slice(*passage.block)],
            text[passage.sentence : passage.next_start],
            *BRACKETED.findall(text[passage.next_start : passage.sentence_end]),
        )
    )


def _others_foretell(passage: Passage) -> bool:
    """Whether analysts and the like foretell the figure, before it in its phrase or right behind it."""
    behind = FORETOLD_BEHIND.match(passage.text, passage.end, passage.next_start)
    told = passage.text[_reach(passage, passage.phrase) : behind.end() if behind else passage.start]
    return OTHERS_FORETELL.search(told) is not None


def _is_ahead(assertion: Assertion, scene: Scene) -> bool:
    """Whether a figure can be ahead of its document: what is of a time reported on as past is foretold by words of its
    own alone, and not by those of another figure's."""
    period, about = parse_period(assertion.key.period), parse_period(scene.setting.period or "undated")
    if period is None or about is None or period.end is None or about.end is None or period.end > about.end:
        return True
    return is_foretold(scene.passage)


def is_foretold(passage: Passage) -> bool:
    """Whether a word before the figure, in its phrase, foretells it, and nothing between turns to what has been."""
    if FORETOLD_BEHIND.match(passage.text, passage.end, passage.next_start):
        return True
    return _foretells(passage.text[_reach(passage, passage.phrase) : passage.start])


def _foretells(words: str) -> bool:
    if FORWARD_FIGURE.search(words) or FORETOLD_ACROSS.match(words):
        return True
    last = max((m.end() for m in FORETELLING.finditer(words)), default=None)
    return last is not None and not LOOKS_BACK.search(words, last) and not TOLD_ANEW.search(words, last)


def _goes_on(passage: Passage) -> bool:
    """Whether the figure's phrase only adds a noun to one that is foretold: expects sales of 4bn, and profit of …."""
    phrase = passage.phrase
    if phrase <= passage.sentence or not ADDS.fullmatch(passage.text, phrase, passage.start):
        return False
    verb = after_last(CLAUSE_STOP, passage.text, passage.sentence, phrase - 1)
    if passage.previous is None or passage.previous[0] < verb:
        return False  # a plan that is a noun foretells nothing of the next phrase
    return _foretells(passage.text[_reach(passage, verb) : phrase])


def _reach(passage: Passage, phrase: int) -> int:
    """Where the words begin that foretell a figure: its phrase, and the verb whose comma that phrase stands behind
    (管理層預計,全年將佔…); a plan that is the noun of the phrase before (營養改善計劃,惠及…) foretells nothing."""
    verb = max(passage.sentence, phrase - len("預計,"))
    return verb if FORETOLD.match(passage.text, verb, phrase) else phrase


def speaker_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """A speaker other than the document's own must be named in the sentence or the one before."""
    wanted = assertion.stated_by
    if wanted is None or wanted == scene.setting.stated_by:
        return
    passage = scene.passage
    found = between(scene.mentions.entities, passage.context[0], passage.sentence_end)
    if not any(wanted in mention.ids for mention in found):
        yield undecided("stated_by", wanted)
