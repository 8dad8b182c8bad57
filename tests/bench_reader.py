"""Seconds the reader takes per megabyte: of news, and of texts made to be slow. Run by hand:

    python tests/bench_reader.py [KILOBYTES]

News is made of the sentences of the case files, with other digits each time, so that nothing of it is remembered. Each
hostile text repeats one piece; reading it twice as long must take about twice the time. Dense texts are nothing but
figures, all of them different: they cost more a byte than news, for there is a figure every few bytes.
"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.reading.figures import read
from tests.reading.figures.shown import cases

ALONE = "1一十約(（《第-$半零億前百參之又%.,"
SIGNS = "1 |1,|1.|1-|1/|1:|1%|1x|$1|(1)|($1)|(1%)|a1 |1-2 |1 000 |1\n|\n1.|\n(1)|1\u200b|\u202e1|\ud800|GPT-1 |iphone "
ENGLISH = "one |a |hundred and |half a |up |third |ten to |one in |may |1 million |5 feet |near-|1.5p "
CHINESE = (
    "3億|1億2|2024年|數百|三四|第1|前3|個半|增長了|1月|1、|1至|約1|1元|1成|1倍|1小時|2年3|一米|九塊|1碼"
    "|百分之|一分之|一 |五又|《1|1》|翻倍|排名第"
)
HOSTILE = [*ALONE, *SIGNS.split("|"), *ENGLISH.split("|"), *CHINESE.split("|")]
DENSE = ["$#", "# ", "#億", "#% ", "#-# ", "##,### ", "(##.#) ", "增長#%，", "up #% "]  # of other digits each time
NEWS_FILES = ["sentences.txt", "nothing.txt", "indefinite.txt"]
# Between two sentences with figures stand as many without as in reports of results.
PLAIN = [
    "管理層表示，新業務仍處於投入期，公司會繼續改善產品體驗，並與合作夥伴擴大生態。",
    "分析員認為，市場競爭加劇令定價承壓，惟品牌與渠道優勢有助維持份額。",
    "公司称将优化供应链，推动海外市场拓展，同时保持审慎的财务策略。",
    "The management said demand had recovered across regions, although the pace differed between segments.",
]


def news(size: int) -> str:
    """Sentences in random order with random digits."""
    chance = random.Random(1)
    texts = [case.text for name in NEWS_FILES for case in cases(name)]
    text = "".join(chance.choice(texts) + "。" + chance.choice(PLAIN) for _ in range(size // 30))
    return re.sub("[1-9]", lambda _: str(chance.randint(1, 9)), text)[:size]


def repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def dense(pattern: str, size: int) -> str:
    chance = random.Random(2)
    return re.sub("#", lambda _: str(chance.randint(1, 9)), repeated(pattern, size))


def seconds(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def megabytes(text: str) -> float:
    return len(text.encode("utf-8", "surrogatepass")) / 1e6


def main() -> None:
    size = int(sys.argv[1]) * 1000 if len(sys.argv) > 1 else 60_000
    text = news(size)
    print(f"{seconds(text) / megabytes(text):6.2f} s/MB  news")
    for piece in HOSTILE:
        once, twice = (repeated(piece, length) for length in (size, 2 * size))
        spent = seconds(once)
        print(f"{spent / megabytes(once):6.2f} s/MB  ×{seconds(twice) / spent:.2f} for twice the length  {piece!r}")
    for piece in DENSE:
        text = dense(piece, size)
        print(f"{seconds(text) / megabytes(text):6.2f} s/MB  {piece}  with other digits each time")


if __name__ == "__main__":
    main()
