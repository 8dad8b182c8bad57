"""Seconds the reader takes per megabyte: of news, and of texts made to be slow. Run by hand:

    python tests/bench_reader.py [KILOBYTES]

News is made of the sentences of the case files, with other digits each time, so that nothing of it is remembered. Each
hostile text repeats one piece; reading it twice as long must take about twice the time.
"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.figures import read
from tests.figures.shown import cases

HOSTILE = [
    *"1一十約((《第-$半零億",
    *["1 ", "3億", "1,", "1.", "(1)", "a1 ", "one ", "hundred and ", "half a ", "百分之", "1-", "1-2 ", "up "],
    *[
        "增長了",
        "1:",
        "《1",
        "2024年",
        "$1",
        "數百",
        "一分之",
        "1/",
        "個半",
        "1\u200b",
        "\ud800",
        "三四",
        "1億2",
        "\n1.",
    ],
]
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
        print(f"{spent / megabytes(once):6.2f} s/MB  ×{seconds(twice) / spent:.2f} for twice the length  {piece!a}")


if __name__ == "__main__":
    main()
