"""Names, codes and malformed numbers: digits that state no quantity.

In this order: `malformed_end`, `code_end` and `joined_end` for runs of digits, `latin_name_end` for names of letters
and digits, `in_name` for a number whose surroundings make it part of a name.
"""

from __future__ import annotations

import re

from generator.reading.figures import lexicon
from generator.reading.figures.fold import fold
from generator.reading.figures.numeral import LITERAL, SUPERSCRIPTS, is_unbounded
from generator.reading.figures.patterns import any_of
from generator.reading.figures.words import split
from generator.reading.late import late

LONGEST_LITERAL = 30  # no figure of news has more digits; a longer run is an identifier

# Digits joined by commas, then by dots. What begins a number is read whole, so that no part of it is read alone.
_RUN = late(r"[0-9]++(?:,[0-9]++)*+(?:\.[0-9]++)*+")
_WELL_FORMED = late(r"(?:(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+)|[1-9][0-9]*|0)(?:\.[0-9]+)?")
# What most numbers are: nothing beside them could make them another, so that no more needs to be looked at.
_PLAIN = late(
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}|[1-9][0-9]{0,14}|0)(?:\.[0-9]{1,9})?(?=[ %()a-z一-鿿，。；、：\n]|$)"
)
_PLAIN_BEFORE = late("[ ($%\na-z一-鿿，。；、：]")
# A share's code behind its name: 甲公司(2498); but 人數(2498) counts.
_CODE = late(r"[1-9][0-9]{0,5}\)")
_NAMED = late(rf"[一-鿿a-z](?<![{fold('數量額利人計入損本款率費息稅元值價產債')}]) ?\($")
_YEARS = late(r"(?:19|20)[0-9]{2}(?:,(?:19|20)[0-9]{2})+")
_EUROPEAN = late(r",[0-9]++(?!\.[0-9])")
_SET_APART = late("(?:['’_][0-9]++)++")
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BROKEN = late(rf"[{_INVISIBLE}]{{1,20}}(?=[0-9一二三四五六七八九十百千万亿兆零点%‰元.,])")
_BROKEN_BEFORE = late(rf"[0-9.,][{_INVISIBLE}]{{1,20}}$")


def malformed_end(text: str, at: int) -> int | None:
    """Where the run of digits at `at` ends if it is no well-formed number, `None` if it is one.

    1,23,4 and 1.2.3 state no number that could be told, 00700 is a code, and a number with an invisible
    character or another script's digit inside is not what it looks like.
    """
    if _PLAIN.match(text, at) and (at == 0 or _PLAIN_BEFORE.match(text, at - 1)):
        return None
    run = _RUN.match(text, at)
    if run is None:
        return None
    end = run.end()
    if end - at > LONGEST_LITERAL or _is_broken(text, at, end):
        return end
    if _foreign_digit(text[at - 1 : at]) or _foreign_digit(text[end : end + 1]):
        return end
    power = LITERAL.match(text, at) if text[end : end + 1] == "^" else None
    if power and is_unbounded(power.group()):
        return power.end()
    if "." in run.group() and (tail := _EUROPEAN.match(text, end)):
        return tail.end()
    if tail := _SET_APART.match(text, end):
        return tail.end()
    return None if _WELL_FORMED.fullmatch(run.group()) or _is_of_rupees(text, at, run) else end


_LAKHS = late(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_RUPEES_BEFORE = late(r"(?:₹|(?<![a-z])(?:rs\.?|inr)|卢比) ?$")
_RUPEES_BEHIND = late(" ?(?:rupee|lakh|crore|卢比|印度卢比)")


def _is_of_rupees(text: str, at: int, run: re.Match[str]) -> bool:
    """₹23,45,678, grouped in lakhs as in India: only rupees are."""
    if not _LAKHS.fullmatch(run.group()):
        return False
    return bool(_RUPEES_BEFORE.search(text, max(0, at - 5), at) or _RUPEES_BEHIND.match(text, run.end()))


def _is_broken(text: str, at: int, end: int) -> bool:
    """Whether an invisible character stands between the digits and more of the number."""
    if text[end : end + 1].isprintable() and text[at - 1 : at].isprintable():
        return False
    return bool(_BROKEN.match(text, end) or _BROKEN_BEFORE.search(text, max(0, at - 22), at))


def _foreign_digit(character: str) -> bool:
    return character.isdigit() and not character.isascii()


def code_end(text: str, at: int) -> int | None:
    """Where the code of a share in parentheses ends."""
    match = _CODE.match(text, at) if text[at - 1 : at] == "(" else None
    return match.end() - 1 if match and _NAMED.search(text, max(0, at - 3), at) else None


def listed_year_end(text: str, at: int) -> int | None:
    """Where the first year of a list such as 2023,2024 ends."""
    return at + 4 if text[at + 4 : at + 5] == "," and _YEARS.match(text, at) else None


_JOINED = late(
    "|".join(
        [
            "[0-9]{1,16}号(?![召])(?:-[0-9]{1,4})?",
            r"[0-9]{1,3}\+[0-9]{1,2}(?![0-9%.])",  # 0+7
            r"[0-9]{1,4}(?:\.[0-9]+)?比[0-9]{1,4}(?:\.[0-9]+)?(?![0-9%年月倍])",  # 3比1
            "[0-9]{2,4}(?=(?:成份|成分|综合)?(?:指数|期指|成份股))",  # 600指數
            "3m(?= ?(?:co|company|corp|inc|公司)(?![a-z]))",
            "7[0-9]7-[0-9]{1,3}[a-z]{0,3}|7[0-9]7(?:s| max(?: [0-9]{1,2}s?)?| dreamliners?)(?![a-z])",  # 747-400
            "[0-9]{1,3}-[0-9]{1,3}(?= (?:[a-z]{2,12} ){0,2}"
            "(?:vote|win|victory|defeat|loss|split|majority|ruling|decision|draw)(?![a-z]))",
            r"[0-9]+(?:-[0-9]+){2,20}",  # telephone and serial numbers
            r"[0-9]+(?:\.[0-9]+)?:[0-9]+(?:\.[0-9]+)?(?::[0-9]+)*",  # ratios and scores
            r"0[0-9]{2,}(?:\.[a-z]{1,3}(?![a-z]))?",  # codes: 00700, 0700.hk
            r"[0-9]{3,6}\.(?:hk|sh|sz|ss|us|tw|to|ks|kq|n|o)(?![a-z])",
            "[0-9]{1,2}·[0-9]{1,2}",  # 3·15
            rf"[0-9]{{1,4}} ?[x*×] ?[0-9]{{1,5}}(?:小时)?(?![0-9^⁻{SUPERSCRIPTS}])",  # 3x3, 7×24小时, 1920×1080
            "[0-9]{1,2}/[0-9]{1,2}(?![0-9年倍万千百十亿]|/[0-9.]{1,6} ?(?:倍|x|%|万|亿|元|个))",  # 24/7
            "[0-9]{1,3}[合供拆][0-9]{1,3}(?![0-9.%万亿元])",  # 2合1
            "(?:144|240|360|480|540|720|1080|1440|2160|4320)[pi](?![a-z0-9])",
            "1[3-9][0-9]{9}(?![0-9.,%万亿元美港])",  # a mobile telephone
            "[0-9]{1,3}-(?:for|to)-[0-9]{1,3}(?![0-9])|[0-9]{2,4}(?= index(?![a-z]))",  # 3-for-2
            r"50[-/]50(?![0-9%])|401\(k\)",
            "[0-9]{4,6}-(?:tw|us|hk|cn)(?![a-z])|[0-9]{1,3}[楼](?![盘市价宇房])",
            "[0-9]{2}cm(?=的?[涨跌]停)",
            "[0-9]{1,3}[日天周](?:均|k)?线",  # 5日均線
            rf"[0-9]{{2,5}}(?=[”」』]?{fold('(?:' + '|'.join(lexicon.CODE_NOUNS.split()) + ')')})",
            r"[0-9]{1,2}-[kqf](?![a-z])",  # 10-K
            "4s店|911(?= (?:dispatcher|caller|call)s?(?![a-z]))",
            "[0-9]{1,3}-[0-9]{1,3}(?=的?(?:比分|比|胜|负|战|大胜|领先|落后|逼平|险胜|惜败|完胜|击败|告负|输|赢|平局))",
            "[0-9]{1,4}[-–至][0-9]{1,4}号",
            "(?:1[0-9]|2[0-9])大(?=以来|报告|精神|召开|会议|代表|闭幕|开幕|后|前夕)",  # 20大, a congress
        ]
    )
)
# The characters that a code goes on with behind its first digits; elsewhere nothing needs to be tried.
_NOUN_STARTS = "".join(sorted({fold(noun[0]) for noun in lexicon.CODE_NOUNS.split()}))
_JOINTS = "日天周号+比成综指期3m:.·x*×/-–至大sd合供拆pic(楼”」』" + _NOUN_STARTS
_MAY_BE_JOINED = late(rf"0[0-9]|[0-9]++ ?[{re.escape(_JOINTS)}]|[0-9]++\.[0-9]++[:比]")
_BEHIND_DIGITS = late(r"[0-9]++(?:[.,][0-9]++)*+[a-z][a-z0-9]*+(?:[-.+][a-z0-9]++)*+")


def joined_end(text: str, at: int) -> int | None:
    """Where a code that begins with digits ends: 86-010-8776, 3:1, 00700, 24/7, 10-K."""
    match = _JOINED.match(text, at) if _MAY_BE_JOINED.match(text, at) else None
    return match.end() if match else None


_SCORE = late(
    r"(?<![0-9.,$€£¥/–-])([0-9]{1,2})-([0-9]{1,2})(?![0-9a-z%/]|[.,:-][0-9]| ?(?:percent|per cent|%|[a-z]+ion ))"
)


def score_end(text: str, at: int) -> int | None:
    """Where a score or the count of a vote ends: 5-4, 8-1; a range would not descend."""
    match = _SCORE.match(text, at) if text[at + 1 : at + 3].find("-") >= 0 else None
    return match.end() if match and int(match[1]) > int(match[2]) else None


def digits_with_letters_end(text: str, at: int) -> int | None:
    """Where a name that begins with digits ends: 3D, 5G, 4S."""
    match = _BEHIND_DIGITS.match(text, at)
    return match.end() if match else None


_LATIN = late(r"[a-z]++[a-z0-9]*+(?:[-._/:@][a-z0-9]++)*+")
# Letters that only lean on a number: DAU1000萬, GMV超5000億.
_LEANING = late(
    r"ca?\.(?=[0-9])|[a-z]{2,6}-(?=[0-9][0-9,.]*(?:%| per ?cent))"
    r"|[a-z]{2,6}(?=[0-9][0-9,.]*(?: ?[万亿%]|个百分点|人|名|家|亿))"
)


def latin_name_end(text: str, at: int) -> int:
    """Where the name of letters and digits that begins at `at` ends: GPT-4.5, V3-0324, HKEX:00700."""
    leaning = _LEANING.match(text, at)
    if leaning:
        return leaning.end()
    match = _LATIN.match(text, at)
    return match.end() if match else at + 1


_FAMILY = late(
    rf"(?:(?<![a-z])(?:{any_of(lexicon.NAME_FAMILIES.split())})|{any_of(split(lexicon.HAN_NAME_FAMILIES))})"
    r"[ .:]{0,2}$"
)
_CAPTION = late(r"[左右][0-9]{1,2}(?=[)、])")  # （右2）, under a picture
_LISTED_AT = late(
    "(?<![a-z])(?:hkex|sehk|hkse|nasdaq|nyse|hk|sse|szse|tse|twse|lse|tyo|股份代号|股票代码|证券代码)[: ]{1,2}$"
)
_LATIN_BEFORE = late(r"[a-z][a-z0-9.\-]*[a-z0-9]? $")
_TITLE_LENGTH = 40


_VERSION = late(r"[0-9]{1,2}\.[0-9]{1,2}(?= ?(?:大?模型|版本?|系统|引擎|系列|内核|协议|标准|平台))")


def in_name(text: str, original: str, start: int, end: int) -> bool:
    """Whether a bare number belongs to a name: iPhone 16, 滬深300, 《劍網 3》, Kimi 1.5, 圖像2.1模型."""
    if _in_title(text, start) or _VERSION.match(text, start):
        return True
    if not text[max(0, start - 3) : start].rstrip(" .:")[-1:].isalpha():
        return False
    if (
        after_family(text, start)
        or (text[start - 1] == "双" and text[start:end].isdigit())  # 雙11
        or (text[start - 1] == "台" and _ROAD.match(text, end))  # 台9線
        or _CAPTION.match(text, start - 1)
        or _LISTED_AT.search(text, max(0, start - 12), start)
    ):
        return True
    before = _LATIN_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and _in_chinese(text, before.start(), end) and not _is_word(original, before)


_ROAD = late("[线甲乙丙]")


def after_family(text: str, at: int) -> bool:
    """Whether the name of a family of products or indices stands before: Russell 2000."""
    return _FAMILY.search(text, max(0, at - 20), at) is not None


def _in_title(text: str, at: int) -> bool:
    opened = text.rfind("《", max(0, at - _TITLE_LENGTH), at)
    return opened >= 0 and "》" not in text[opened:at] and "》" in text[at : at + _TITLE_LENGTH]


def _in_chinese(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 2) : start] + text[end : end + 2]
    return any("一" <= character <= "鿿" for character in around)


def _is_word(original: str, match: re.Match[str]) -> bool:
    """Abbreviations such as AI, GPU and PC stand beside numbers in Chinese text without forming names."""
    word = original[match.start() : match.end()].strip()
    return word.isupper() and word.isalpha()
