"""Words that stand before a figure and cannot govern it, whatever they name.

An aside, what a comparison or an exception names, a cause told first (得益於海外業務的推動,…), what an action of the
clause before was done to (加強基礎設施建設,…), examples of what is counted (微信、地圖等10個應用), members that a list
gave figures of their own, parts before a figure that is told of the whole (全公司則是…). In this order: the rule; its
parts.
"""

from __future__ import annotations

import re

from generator.reading.late import late
from generator.sources.cues.lists import RESPECTIVELY, enumerated, run_of
from generator.sources.cues.passage import CLAUSE_STOP, Passage, after_last, fold
from generator.sources.cues.verdicts import Scene
from generator.sources.cues.vocabulary import Mention, between

INSTANCED = late(  # exports, mainly to Germany and Japan, earned
    r",\s*(?:mainly|mostly|chiefly|largely|especially|notably|particularly|including|such as|among them)\s[^,;.]*$"
)
EXCLUDED = late(fold(r"(?:\b(?:other than|excluding|except|besides|apart from)\s+|不計|不包括|撇除)$"))
CAUSE = late(
    fold(r"[\s而但並且]*(?:主要)?(?:得益於?|受益於?|受惠於?|由於|因為?|因應|源於|源自|隨[著着]|憑藉?|有賴)")
    + r"|\s*(?:(?:and|but)\s+)?(?:thanks to|owing to|due to|because of|driven by|helped by|boosted by|on the back of)\s"
)
ACTION = late(
    fold(
        r"\s*(?:並|既|也|又|同時|還|繼續|持續|不斷|全面|深入|積極|大力|着力|著力|進一步|穩步)*(?:加強|加大|加快|推動|推進|支持|完善|優化|深化|促進"
        r"|鼓勵|實施|出台|落實|開展|啟動|構建|建立|健全|培育|強化|聚焦|保障|幫助|擴大|堅持)"
    )
)
BRINGS = late(  # what the action did, which is its subject: 實施營養改善計劃,每年惠及3700萬人
    fold(r"\s*(?:每年|累計|共|已|直接|並|從而|因而)*(?:惠及|受惠|帶動|吸引|令|使|讓|涉及|覆蓋|服務|支持|幫助)")
)
RANKED = late(fold(r"[居列佔]$"))  # 居世界首位: the world ranks, and has not
RANK_OF = late(
    fold(
        r"\s*的?(?:首位|第[一二三四五六七八九十0-9]{1,2}(?![季個期代屆0-9])|前列|前[三五十0-9]|之首|之最|最[大高多長])"
    )
    + fold(r"|\s*[^,，。;；0-9]{0,8}中(?![心央])")
    + r"|['’]s\s+(?:[a-z-]+\s+){0,2}(?:[a-z]{3,}est|most)\b"
)
RANKED_IN = late(r"\b(?:[a-z]{2,}est|most|first|second|third)\b(?:\s+[a-z-]+){0,4}\s+(?:in|of)\s+(?:the\s+)?$")
OBLIQUE = late(fold(r"(?:(?<![傾偏走面])向|給|被)\s*$"))  # 向甲採購: the order is none of its own
EXAMPLES = late(fold(r"[^,，。;；:：0-9]*等\s*(?:約|近|逾|超過|多達|共)?\s*"))
AND = late(fold(r"\s*[、和及與跟]"))
BESIDE_ANOTHER = late(fold(r"[、和及與跟]\s*$"))
AVERAGE = late(fold(r"(?:均|每年|逐年)$"))
GROWS = late(fold(r"(?:增長|成長|上升|下降|減少|增加|新增|提高)[約近逾]?"))
FORMER = late(fold(r"過去|以往|以前|從前|原來|原本") + r"|formerly|previously|in the past")
PRESENT = late(fold(r"現在|現時|如今|目前") + r"|\b(?:now|today|currently)\b")
OF_ALL = late(
    fold(r"全(?:公司|集團|行業|部門|市|國|縣|省|港|校|區|鎮|廠|社會)|整體|總體")
    + r"|\b(?:as a whole|overall|altogether|in all|in total)\b"
)
TOTAL = late(fold(r"總量|總數|總額|合計|合共|總共|共計") + r"|\btotal(?:led|ling)?\b")


def stands_by(mention: Mention, found: tuple[Mention, ...], scene: Scene, *, carries: bool) -> bool:
    """Whether a word cannot govern the figure; `found` are those of its kind, `carries` where it names a concept."""
    passage = scene.passage
    if _in_comparison(mention, scene) or in_aside(passage, mention):
        return True
    if EXCLUDED.search(passage.text, passage.sentence, mention.start):
        return True
    if carries or mention.end > passage.start:
        return False
    return (
        _in_cause_or_action(mention, scene)
        or _is_example(passage, mention)
        or _is_anothers_average(passage, mention)
        or _is_over(passage, mention)
        or _is_distributed(passage, mention, found)
        or _is_part_beside_all(passage, mention, found)
    )


def _in_comparison(mention: Mention, scene: Scene) -> bool:
    """Whether the word runs into one for a period: "more than a year", in "more than a year earlier"."""
    return any(mention.start < p.start < mention.end < p.end for p in scene.periods)


def in_aside(passage: Passage, mention: Mention) -> bool:
    """Whether the word stands in a bracket or an instance between commas that ends before the figure: an aside, which
    names nothing after it."""
    between_them = passage.text[mention.end : passage.start]
    closing = re.search(r"[)）]", between_them)
    if closing is not None and not re.search(r"[(（]", between_them[: closing.start()]):
        return True
    return "," in between_them and INSTANCED.search(passage.text, passage.sentence, mention.start) is not None


def _in_cause_or_action(mention: Mention, scene: Scene) -> bool:
    """Whether the word's clause tells a cause, or in Chinese an action without a figure, before that of the figure,
    which names a concept of its own."""
    passage = scene.passage
    stop = CLAUSE_STOP.search(passage.text, mention.end, passage.start)
    if stop is None:
        return False
    if not between(scene.mentions.concepts, stop.end(), passage.behind((passage.start, passage.end))):
        return False
    start = after_last(CLAUSE_STOP, passage.text, passage.sentence, mention.start)
    if any(start <= figure[0] < stop.start() for figure in passage.figures):
        return False
    if ACTION.match(passage.text, start):
        return BRINGS.match(passage.text, passage.phrase) is None
    return CAUSE.match(passage.text, start) is not None


def is_told_aside(mention: Mention, scene: Scene) -> bool:
    """Whether a word of the sentence before stands there in a clause that tells a cause, or an action whose effect the
    figure is not."""
    passage = scene.passage
    start = after_last(CLAUSE_STOP, passage.text, passage.context[0], mention.start)
    if ACTION.match(passage.text, start):
        return BRINGS.match(passage.text, passage.phrase) is None
    return CAUSE.match(passage.text, start) is not None


def is_scope(mention: Mention, passage: Passage, *, claimed: bool) -> bool:
    """Whether the word for an entity names among whom something ranks (the world's largest, 居世界首位), or to whom it
    was done (向甲採購), and not whose the figure is. "The largest in X" may be X's all the same: that is held against a
    fact alone that is `claimed` to be X's."""
    text = passage.text
    if OBLIQUE.search(text, passage.sentence, mention.start):
        return True
    if claimed and RANKED_IN.search(text, passage.sentence, mention.start):
        return True
    before = RANKED.search(text, passage.sentence, mention.start)
    inside = fold("在") == text[mention.start - 1 : mention.start]
    behind = RANK_OF.match(text, mention.end)
    return behind is not None and (before is not None or inside or not text[mention.end : behind.end()].endswith("中"))


def _is_example(passage: Passage, mention: Mention) -> bool:
    """Whether the word is one of several that 等 ends right before the figure, which counts their like."""
    if not EXAMPLES.fullmatch(passage.text, mention.end, passage.start):
        return False
    before = BESIDE_ANOTHER.search(passage.text, passage.sentence, mention.start) is not None
    return before or AND.match(passage.text, mention.end) is not None


def _is_anothers_average(passage: Passage, mention: Mention) -> bool:
    """Whether the word tells that the figure right behind it is an average, and that is another one: 年均增長24%."""
    figure = next((span for span in passage.figures if span[0] >= mention.end), None)
    if figure is None or figure[0] >= passage.start:
        return False
    is_average = AVERAGE.search(passage.text, mention.start, mention.end) is not None
    return is_average and GROWS.fullmatch(passage.text, mention.end, figure[0]) is not None


def _is_over(passage: Passage, mention: Mention) -> bool:
    """Whether the word is for former times, and one for the present stands behind it: 過去需要2天,現在只需…."""
    is_former = FORMER.fullmatch(passage.text, mention.start, mention.end) is not None
    return is_former and PRESENT.search(passage.text, mention.end, passage.start) is not None


def _is_distributed(passage: Passage, mention: Mention, found: tuple[Mention, ...]) -> bool:
    """Whether 分別 gave each of several words, this among them, a figure of its own, and all of them stand before."""
    own = run_of(passage)
    for marker in RESPECTIVELY.finditer(passage.text, mention.end, passage.start):
        words = [w for w in found if passage.sentence <= w.start and w.end <= marker.start()]
        listed = enumerated(words, passage.text)
        figures = [span for span in passage.figures if marker.end() <= span[0] and span[1] <= passage.start]
        if len(listed) > 1 and mention in listed and len(figures) >= len(listed):
            last = figures[len(listed) - 1][1]  # 分別從50%、75%提高至100%: the last is of all
            return figures[0] not in own and CLAUSE_STOP.search(passage.text, last, passage.start) is not None
    return False


def _is_part_beside_all(passage: Passage, mention: Mention, found: tuple[Mention, ...]) -> bool:
    """Whether words behind another figure tell this one of the whole: 司機員為5%,全公司則是7%; of several parts, also
    those for a total."""
    figure = next((span for span in passage.figures if span[0] >= mention.end), None)
    if figure is None or figure[0] >= passage.start:
        return False
    if OF_ALL.search(passage.text, passage.phrase, passage.start):
        return passage.phrase >= mention.end
    parts = {m.ids for m in found if passage.sentence <= m.start and m.end <= passage.phrase}
    is_total = TOTAL.search(passage.text, passage.phrase, passage.start) is not None
    return len(parts) > 1 and is_total and passage.phrase >= mention.end
