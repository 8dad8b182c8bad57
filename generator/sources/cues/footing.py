"""On what footing a figure stands: its accounting basis, whether it is actual, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.sources.cues.passage import Passage, Span, fold
from generator.sources.cues.verdicts import Assertion, Doubt, Scene, contradicted, undecided
from generator.sources.cues.vocabulary import between

if TYPE_CHECKING:
    from generator.record.models import Basis

FORWARD = re.compile(
    fold(r"預計|計劃|計畫|有望|目標|指引|展望|將|預期|預算|擬|建議|力爭|至少要|為期")
    + r"|guidance|expect|plan|forecast|target|outlook"
    r"|\bshould\b|\bwill\b|\bcould\b|\bmay\b|\bmight\b|\bwants?\b|\baim|would|ceiling"
)
FORETOLD = re.compile(fold(r"(?:預計|有望)[,，:：]"))
FORWARD_FIGURE = re.compile(fold(r"預計|計劃|計畫|有望|可能達"))
FORETELLING = re.compile(  # in English, where "more than expected" and "as planned" foretell nothing
    r"(?<!\bthan )(?<!\bas )\b(?:expects?"
    r"|(?:is|are|be|been|was|were) (?:expected|projected|planned|scheduled|due|set|likely)"
    r"|(?:is|are) to|forecasts?|foresees?|foreseen|projects|plans (?:to|for|on|spending|a|an)\b"
    r"|(?:planned|budgeted|projected)(?=\s+\S*$)|budgets|intends?|aims?|hopes?|wants?|proposes?"
    r"|targets?(?= (?:a|an|of|for|is|are|was|were)\b)|guidance|outlook|will|shall|should|could|might|would"
    r"|may(?= (?:be|reach|rise|fall|grow|come|still|well|yet|need|have|cost|lose)\b))\b"
)
LOOKS_BACK = re.compile(r"\b(?:after|from|against|than|compared (?:with|to)|following|versus)\b")
TOLD_ANEW = re.compile(  # a past verb behind a conjunction: expects 19 million and spent 18
    r"\b(?:and|but|while|whereas|although|though)\s(?:[a-z'’-]+\s){0,6}?"
    r"(?:was|were|had|came|rose|fell|stood|made|sold|spent|grew|lost|won|took|[a-z]{3,}ed)\b"
)
ESTIMATED = re.compile(fold(r"估計|估算|預估|預計|預測|推算|推估|測算|約在") + r"|\best\b|estimat|forecast|project")
ESTIMATED_FIGURE = re.compile(r"[^;\n(（]{0,24}[(（][^()（）]{0,20}\best\b")  # 24.5% (2023 est.)
HEARSAY = re.compile(fold(r"消息|傳聞|傳出|據報|報導稱|據悉|透露|估計|可能|約在"))
MARKERS = {"guidance": FORWARD, "plan": FORWARD, "estimate": ESTIMATED}
NON_IFRS = re.compile(fold(r"非國際|非ifrs|non-ifrs|非通用"))
IFRS = re.compile(fold(r"(?<!非)國際(?:財務報告|會計|財報)?準則|(?<!non-)(?<![a-z])ifrs(?=下|口徑)"))


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
        if status == "actual" and _is_foretold(passage):
            yield contradicted("status", "guidance", "actual")
        elif status == "actual" and ESTIMATED_FIGURE.match(passage.text, passage.end, passage.next_start):
            yield contradicted("status", "estimate", "actual")
        return
    around = (
        passage.text[slice(*passage.context)]
        + passage.text[slice(*passage.block)]
        + "\n"
        + passage.text[passage.sentence : passage.sentence_end]
    )
    if status != "actual" and not MARKERS.get(status, HEARSAY).search(around):
        yield undecided("status", status)


def _is_foretold(passage: Passage) -> bool:
    """Whether a word before the figure, in its phrase, foretells it, and nothing between turns to what has been."""
    words = passage.text[_reach(passage) : passage.start]
    if FORWARD_FIGURE.search(words):
        return True
    last = max((m.end() for m in FORETELLING.finditer(words)), default=None)
    return last is not None and not LOOKS_BACK.search(words, last) and not TOLD_ANEW.search(words, last)


def _reach(passage: Passage) -> int:
    """Where the words begin that foretell a figure: its phrase, and the verb whose comma that phrase stands behind
    (管理層預計,全年將佔…); a plan that is the noun of the phrase before (營養改善計劃,惠及…) foretells nothing."""
    verb = max(passage.sentence, passage.phrase - len("預計,"))
    return verb if FORETOLD.match(passage.text, verb, passage.phrase) else passage.phrase


def speaker_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """A speaker other than the document's own must be named in the sentence or the one before."""
    wanted = assertion.stated_by
    if wanted is None or wanted == scene.setting.stated_by:
        return
    passage = scene.passage
    found = between(scene.mentions.entities, passage.context[0], passage.sentence_end)
    if not any(wanted in mention.ids for mention in found):
        yield undecided("stated_by", wanted)
