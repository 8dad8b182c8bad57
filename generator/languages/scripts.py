"""Whether a text is in the language it stands for, as far as its characters and words tell.

In this order: `Misfit` and `misfit`, which asks language by language; what is no text of ours (calls, links, code);
the forms of characters, asked of OpenCC; English sentences among Chinese ones.

Names legitimately mix, so what is declared is passed over, and a word of another language may stand in quotes or
brackets beside text in the right one. A character is taken for Simplified only where Traditional never writes it: 后,
里, 台 and 着 say nothing. What this cannot see: a Simplified word written in shared characters alone (以后), another
language in Latin letters (French in an English text), and a single English word in a Chinese sentence that reads like
a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from opencc import OpenCC

from generator.findings import quoted
from generator.languages.alternation import alternation
from generator.languages.disguises import disguised

NOT_OURS = re.compile(
    r"\{\{.*?\}\}"  # calls
    r"|\{[ -z|~]*\}"  # ids of headings, places of an interface text
    r"|(?<=\])\([^()\s]*\)"  # targets of links
    r"|`[ -_a-~]*`|<[ -;=?-~]*>|&[#a-z0-9]+;"  # code, markup
    r"|https?://[!-~]+|[A-Za-z0-9.+-]+@[A-Za-z0-9.-]+|(?<![A-Za-z0-9])(?:[A-Za-z0-9-]+\.)+[a-z]{2,}(?:/[!-~]*)?"
    # Words of other languages that Chinese and English borrow as they are.
    r"|(?<![A-Za-z])(?:ad hoc|de facto|et al|in situ|in vitro|in vivo|per se|pro forma|status quo|vice versa|to [BCG])"
    r"(?![A-Za-z])"
)
ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|“[^”]*”|\"[^\"\n]*\"")
HAN = re.compile("[\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]")
BEYOND_LATIN = re.compile("[\u0370-\U0010ffff]")  # where letters of other scripts begin
# First words of the names of letters that any text may hold: Greek for symbols, signs that are letters to Unicode.
SYMBOLS = re.compile(
    "GREEK|MICRO|OHM|KELVIN|ANGSTROM|SCRIPT|DOUBLE-STRUCK|MATHEMATICAL|MODIFIER|SUPERSCRIPT|FEMININE|MASCULINE"
)
# Traditional as printed in Hong Kong, although OpenCC writes each another way.
PRINTED = frozenset("糍疱祢叠咤吓叁腭恒却踪脚烟毁")
# Characters that Big5 and GB 2312 hold for the sake of old books: in print today they are the other script's alone.
SIMPLIFIED = frozenset("万与价优体儿党厂吨听圣坏复宁岭异忏怀怜惊愿扰机极柜构气泞洁确离种网肮胜腊苹虫蚕蜡触赶适")
TRADITIONAL = frozenset("後")

WORD = r"[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ0-9'’&.+-]*[A-Za-zÀ-ɏ0-9+])?"
RUN = re.compile(rf"{WORD}(?:[ ,;:]+{WORD})*")
WORDS = re.compile(WORD)
# Words of sentences: between names they belong to one (Bank of China), alone or at its end to no name.
JOINTS = frozenset(re.split(" ", "a an and as at by de for from in la of on or the to with"))
SENTENCE = (JOINTS - {"a", "an", "as", "de", "la"}) | frozenset(
    re.split(
        " ",
        "are be been but expects expected fell grew had has have is its not our rose said says than that their these "
        "they this was we were which will would",
    )
)

Names = re.Pattern[str] | None
# What is ours of a text, that without what is kept, that without names also, and whether it is a name: what is amiss.
Rule = Callable[[str, str, str, bool], Iterator["Misfit"]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Misfit:
    """Where a text leaves its language: the offset in it, what stands there, and how that is mended."""

    start: int
    what: str
    hint: str


@lru_cache(maxsize=16384)
def misfit(text: str, script: str, *, kept: Names = None, names: Names = None, is_name: bool = False) -> Misfit | None:
    """The first thing in `text` that is not of a language written in `script` (ISO 15924); `None` where all is.

    `kept` are words that stay as they are in any language (titles, authors), `names` those that Chinese sentences may
    call by their English names; `is_name` says that the text is a name itself, which Chinese may write in Latin
    letters. Of a script that is not described here nothing is said.
    """
    if not any(char.isalnum() or unicodedata.category(char)[0] == "S" or char in "%‰" for char in text):
        return Misfit(start=0, what="holds no word", hint="write it")
    own = _blanked(text, NOT_OURS)
    if hidden := disguised(own):
        return Misfit(start=hidden[0], what=hidden[1], hint="type the word again by hand")
    bare = _blanked(own, kept)
    rule = RULES.get(script)
    return next(rule(own, bare, _blanked(bare, names), is_name), None) if rule else None


def script_of(text: str) -> str:
    """What most of a text is written in: `Latn` where there is hardly a Chinese character, `Hans` where Traditional
    has another form of hardly any, else `Hant`."""
    han = HAN.findall(text)
    if len(han) * 20 < len(text):
        return "Latn"
    return "Hant" if sum(map(is_traditional, han)) * 20 > len(han) else "Hans"


def declared(words: Iterable[str]) -> Names:
    """A pattern of names, longest first; one in letters stands for itself only, not for a part of a word."""
    return alternation(
        (word for word in words if word.strip()),
        lambda word: ("[A-Za-z]", "[A-Za-z]") if word.isascii() else ("", ""),
    )


def _blanked(text: str, pattern: Names) -> str:
    """The text with what matches blanked, every offset kept; what is blanked parts words."""
    return pattern.sub(lambda match: "\0" * len(match.group()), text) if pattern else text


# --- languages ---------------------------------------------------------------------------------------------------


def _chinese(other: Callable[[str], bool], script: str) -> Rule:
    """The rules of Chinese in a script, whose characters are not those of which `other` is true."""

    def found(own: str, bare: str, rest: str, is_name: bool) -> Iterator[Misfit]:
        hint = f"write the whole text in {script} Chinese"
        for i, char in enumerate(bare):
            if other(char):
                yield Misfit(start=i, what=f"holds 「{char}」, which is no {script} character", hint=hint)
        yield from _letters(_blanked(rest, ASIDE), besides=HAN)
        for run in RUN.finditer(_blanked(rest, ASIDE)):
            if _is_sentence(run.group()):
                yield Misfit(start=run.start(), what=f"holds English: {quoted(run.group())}", hint=TRANSLATE)
        if not HAN.search(bare):
            yield from _latin(bare, is_name)

    return found


def _latin(text: str, is_name: bool) -> Iterator[Misfit]:
    """The words that Chinese would not write in Latin letters, as it does GPU, Delta Force and ima."""
    words = list(WORDS.finditer(text))
    if is_name:
        plain = [word for word in words if _is_small(word.group()) and word.group() not in JOINTS and len(words) > 1]
    else:
        plain = [word for word in words if _is_word(word.group())]
    for word in plain:
        yield Misfit(start=word.start(), what=f"is not Chinese: {quoted(word.group())}", hint=TRANSLATE)


def _english(own: str, bare: str, rest: str, is_name: bool) -> Iterator[Misfit]:
    """The rules of English: what is in other letters stands aside, and is less than the text."""
    yield from _letters(_blanked(bare, ASIDE))
    judged = bare if LATIN.search(own) else own  # no text is English for being made of Chinese names alone
    foreign = [i for i, _ in _foreign(judged)]
    if len(foreign) > 2 * len(LATIN.findall(judged)):
        said = quoted(judged[foreign[0] :].replace("\0", ""))
        yield Misfit(start=foreign[0], what=f"is not English: {said}", hint=TRANSLATE)


TRANSLATE = "translate it; a name goes into `names` of data/glossary.yml, words that are quoted into quotes or brackets"


def _letters(text: str, besides: re.Pattern[str] | None = None) -> Iterator[Misfit]:
    """The letters that are neither Latin, nor symbols, nor among those `besides`."""
    for i, char in _foreign(text):
        if not (besides and besides.match(char)):
            what = f"holds 「{char}」 ({_script(char)}) outside quotes and brackets"
            yield Misfit(start=i, what=what, hint=TRANSLATE)


def _foreign(text: str) -> Iterator[tuple[int, str]]:
    """The letters of other scripts than Latin, each with its offset."""
    return ((match.start(), match.group()) for match in BEYOND_LATIN.finditer(text) if _is_foreign(match.group()))


@lru_cache(maxsize=65536)
def _is_foreign(char: str) -> bool:
    return char.isalpha() and not LATIN.match(char) and not SYMBOLS.fullmatch(_script(char).upper())


def _script(char: str) -> str:
    """The first word of a character's name: `Hiragana`, `Cyrillic`; `Chinese` for Han."""
    return "Chinese" if HAN.match(char) else unicodedata.name(char, "unknown").split()[0].capitalize()


# --- the forms of characters ----------------------------------------------------------------------------------------


@cache
def _converter(conversion: str) -> OpenCC:
    return OpenCC(conversion)


def _changes(char: str, conversion: str) -> bool:
    return str(_converter(conversion).convert(char)) != char


def _encodes(char: str, encoding: str) -> bool:
    return bool(char.encode(encoding, "ignore"))


@lru_cache(maxsize=65536)
def is_simplified(char: str) -> bool:
    """Whether a character is a Simplified or Japanese form that Traditional Chinese never writes.

    Big5 holds the Traditional characters; what Hong Kong or Taiwan write in their own way is Traditional too.
    """
    if not HAN.match(char) or char in PRINTED or _encodes(char, "big5"):
        return char in SIMPLIFIED
    if _changes(char, "hk2t") or _changes(char, "tw2t"):
        return False
    return (_changes(char, "s2t") and not _changes(char, "t2s")) or _changes(char, "jp2t")


@lru_cache(maxsize=65536)
def is_traditional(char: str) -> bool:
    """Whether a character is a Traditional form that Simplified Chinese never writes; GB 2312 holds those it does."""
    return char in TRADITIONAL or (bool(HAN.match(char)) and _changes(char, "t2s") and not _encodes(char, "gb2312"))


# --- English among Chinese ------------------------------------------------------------------------------------------


def _is_sentence(run: str) -> bool:
    """Whether words in a row are English prose and no name: two or more that are neither capitals nor joints."""
    words = WORDS.findall(run)
    small = [word for word in words if _is_small(word)]
    plain = [word for word in small if word not in JOINTS]
    if len(plain) > 1 or any(word in SENTENCE for word in plain):
        return True
    ends_in_joint = words[0] in SENTENCE or words[-1] in SENTENCE
    return ends_in_joint or (bool(plain) and len(small) > 1)


def _is_small(word: str) -> bool:
    return len(word) > 1 and word.islower() and word.replace("-", "").replace("'", "").replace("’", "").isalpha()


def _is_word(word: str) -> bool:
    """Whether a word in Latin letters is a word rather than an abbreviation or a name such as DeepSeek, GPT or eCPM."""
    has_capitals = any(char.isupper() for char in word[1:])
    return word.isalpha() and not has_capitals and len(word) > (3 if word.islower() else 1)  # kg, ml, bps are signs


RULES: dict[str, Rule] = {
    "Hant": _chinese(is_simplified, "Traditional"),
    "Hans": _chinese(is_traditional, "Simplified"),
    "Latn": _english,
}
