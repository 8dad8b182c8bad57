"""The words around a figure: script folded, sentences and clauses found.

Folding maps every character to its Simplified form one by one, so offsets stay what they are and an alias
written in one script is found in the other (遊戲, 游戲 → 游戏).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import opencc

SENTENCE_END = re.compile(r"[。!?！？\n]")
CLAUSE_END = re.compile(r"[。!?！？\n,，;；:：、()（）「」“”\"]|—+")
CLAUSE_STOP = re.compile(r"[。!?！？\n,，;；]")

_TO_SIMPLIFIED = opencc.OpenCC("t2s")


@lru_cache(maxsize=65536)
def _fold_char(char: str) -> str:
    if char < "⺀":
        return char.lower() if len(char.lower()) == 1 else char
    folded = str(_TO_SIMPLIFIED.convert(char))
    return folded if len(folded) == 1 else char


def fold(text: str) -> str:
    """`text` in Simplified script and lower case, the same length."""
    return "".join(map(_fold_char, text))


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A figure and what stands around it. `text` is folded; all offsets are into it.

    `start` and `end` bound the figure, `sentence` is where its sentence begins, `before` where the sentence
    before that begins, `clause` where its clause begins (、 and brackets end one), `phrase` where the wider one
    between commas begins, `stop` where that ends.
    """

    text: str
    start: int
    end: int
    before: int
    sentence: int
    clause: int
    phrase: int
    stop: int
    sentence_end: int

    def left(self, start: int) -> str:
        """The folded text from `start` up to the figure."""
        return self.text[start : self.start]


def passage(folded: str, start: int, end: int, floor: int, ceiling: int) -> Passage:
    """The passage of the figure at `folded[start:end]`, within the article `[floor, ceiling)`."""
    sentence = _last(SENTENCE_END, folded, floor, start)
    # The break between two sentences may be several characters (。\n\n); step over them all.
    previous_end = sentence
    while previous_end > floor and (SENTENCE_END.match(folded[previous_end - 1]) or folded[previous_end - 1].isspace()):
        previous_end -= 1
    before = _last(SENTENCE_END, folded, floor, previous_end)
    stop = CLAUSE_STOP.search(folded, end, ceiling)
    finish = SENTENCE_END.search(folded, end, ceiling)
    return Passage(
        text=folded,
        start=start,
        end=end,
        before=before,
        sentence=sentence,
        clause=_last(CLAUSE_END, folded, sentence, start),
        phrase=_last(CLAUSE_STOP, folded, sentence, start),
        stop=stop.start() if stop else ceiling,
        sentence_end=finish.start() if finish else ceiling,
    )


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the part after the last match in `text[start:end]` begins."""
    at = start
    window = 4096  # sentences are short; a window keeps hostile one-line texts linear
    for match in pattern.finditer(text, max(start, end - window), end):
        at = match.end()
    return at
