"""Which concept, members and entity a figure has: the word that its grammar ties to it.

In this order: the three rules; `governing`, which word of a kind governs the figure: the one a list assigns, the one
right behind it (1.4億的月活, 62 beds), in English one further behind (55% were women, 42% on long-haul), else the last
before it that is no other figure's own, else the one its context names; what a figure counts by the noun behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.reading.late import late
from generator.record.unit_ids import is_rate
from generator.sources.cues.bystanders import is_scope, is_told_aside, stands_by
from generator.sources.cues.earlier import compared_alone
from generator.sources.cues.lists import aligned, enumerated, former_or_latter, is_distributed, last_of_series, run_of
from generator.sources.cues.measure_words import OF_WHOLE, WHOLE_BEHIND
from generator.sources.cues.passage import CLAUSE_END, CLAUSE_STOP, SPEECH, Passage, Span, after_last, fold, is_english
from generator.sources.cues.roles import PER_BEFORE, PER_BEHIND, role
from generator.sources.cues.verdicts import Assertion, Doubt, Scene, contradicted, undecided
from generator.sources.cues.vocabulary import Mention, between

Where = Literal["list", "behind", "tail", "clause", "left", "earlier", "apart", "carried", "context", "right"]
TIED = ("list", "behind", "tail", "clause")

BEHIND = late(fold(r"\s*[的個个名家]?\s*$"))  # what may stand between a figure and a word right behind it: 1.4億的月活
NOUN_PHRASE = late(r"\s+(?:[a-z][a-z'’-]*\s+){0,2}$")  # 3,120 full-time nurses
FUNCTION = late(
    r"\b(?:a|an|the|of|in|on|at|to|for|from|by|with|per|and|or|but|as|than|that|which|who|were|was|is|are|had|has|have"
    r"|its|their|his|her|this|these|those|more|less|fewer|up|down|open|after|before|over|under|between|until|since)\b"
)
TIE = late(  # what ties a word further behind to the figure
    r"\s*(?:[a-z'’-]+\s+){0,5}?(?:of|in|on|at|to|for|from|by|with|were|was|is|are|among|aged|per|as|within|worth of)\s"
)
TIE_HAN = late(  # 88間在內地, 其餘2.2億來自澳門, 29人為六十五歲以上
    fold(r"\s*(?:來自|位於|設於|設在|在|為|是|屬於?|就讀於?|飛往?|前往|銷往|投向|用於|流向|住在)了?\s*")
)
COUNTED_AS = late(r"\s+(?:people\s+)?(?:were|was|are|is|had been)\s+")  # 2,300 were evacuated
OF_THEM = late(fold(r"\s*(?:其中|當中|of (?:which|whom|these|them)\b)"))  # holds on to what was told before
OF_IT = late(r"\s*of (?:it|this|these|them)\b")  # of all that the sentence before told
SEVERAL = late(fold(r"[兩二三四五](?:項|個指標)[^,，。;；]{0,4}(?:分別|依次|各)"))  # 兩項分別是, told before
NOUN_OF = late(r"\s+(?:worth\s+)?(of|in)\s+(?:(?:the|its|their|all|total|annual|[a-z]+['’]s)\s+)*")
WHOLE = late(r"(?:%|\bper ?cent)\s+of\s+(?:(?:the|its|their|all|total|annual)\s+)*$")
AMONG = late(fold(r"(?:總額|總量|總數)?(?:當中|之中|中|裏|裡|內)"))
ANOTHER = late(fold(r"[,，](?:而|但)?(?:它|他|她|其|我|公司|集團|本)"))  # takes up a subject told before the sentence
TAKEN_IN_TURN = late(r"\bthe (?:figures|numbers|shares|totals|rates|counts) (?:were|had been|are)\b")
TAKEN_UP = late(r"\b(?:its|their|his|her|they)\b")  # a subject told in the sentence before
SEMICOLON = late(r"[;；]")
WE = late(r"我|\b(?:we|our|us)\b")
TIMES = late(fold(r"次$"))
RATIO_WORD = late(fold(r"[比率每]") + r"|\b(?:ratio|rate|per)\b")
RATIO = late(r"(?:\(s\))?\s?/\s?[a-z]")
HEAD = late(fold(r"(?![受因由據經與跟隨在])[^,，、0-9]{0,4}"))  # 同業, 對手 before a subject, no preposition
OPENED = late(r"\s*[(（]\s*")  # Osterra (5,240): the bracket holds the figure of the word before it
TOTAL_LABEL = late(r"\s*(?:[^:\n0-9]*\s[-–—]\s)?total\s+")  # electrification - total population:
MANNER = late(fold(r"[以按]"))  # 以不變匯率計 tells how, and no other subject
MANNER_BEHIND = late(fold(r"計算?"))
JOINED = late(r"\b(?:and|but|while|whereas)\b")
PLURAL = late(
    r"\s+(?!(?:patients|persons|residents|users|was|is|has|its|his|as|this|sales|plus|less|across|years|months|days|hours|minutes|points)\b)([a-z]+s)\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """The word that governs a figure, and what ties it to it."""

    mention: Mention
    where: Where


def concept_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """The word that governs the figure must be the fact's own concept."""
    passage, key = scene.passage, assertion.key
    found = tuple(
        m
        for m in _near(scene, scene.mentions.concepts)
        if not _is_the_whole(m, assertion, scene)
        and not _serves_as_member(m, assertion, scene)
        and not _is_whole(m, assertion, passage)
        and not _names_whose(m, assertion, scene)
    )
    named = governing(scene, found, carries=True)
    if (
        named is None
        or _is_left_behind(named, assertion, scene)
        or SEVERAL.search(passage.text, passage.phrase, passage.start)
    ):
        yield undecided("concept", key.concept)
    elif key.concept not in named.mention.ids | _listed_with(passage, named.mention, scene.mentions.concepts):
        yield contradicted("concept", _ids(named.mention), key.concept)
    elif (other := counted_otherwise(assertion, scene, named)) is not None:
        yield undecided("concept", key.concept, other)


def _is_left_behind(named: Named, assertion: Assertion, scene: Scene) -> bool:
    """Whether the word is another figure's, or one of the sentence before where the figure's own names what it is a
    share of alone: fuel accounted for 29% of costs, behind a sentence on fines."""
    if named.mention.start >= scene.passage.sentence or scene.passage.in_heading:
        return named.where == "right"
    key, passage = assertion.key, scene.passage
    here = between(scene.mentions.concepts, passage.sentence, passage.sentence_end)
    return key.measure == "share" and key.of is not None and key.of != key.concept and _name(here, key.of)


def _near(scene: Scene, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The words that can govern the figure: those of its sentence and of the context (see `governing`)."""
    return between(found, min(scene.passage.context[0], scene.passage.sentence), scene.passage.sentence_end)


def _is_whole(mention: Mention, assertion: Assertion, passage: Passage) -> bool:
    """Whether the word is what a percentage is of: 86% of population, told as a level, is none of population."""
    return assertion.key.measure == "level" and WHOLE.search(passage.text, passage.sentence, mention.start) is not None


def _names_whose(mention: Mention, assertion: Assertion, scene: Scene) -> bool:
    """Whether a line's label names over whom its heading's concept is told (total population, under Literacy), where
    the concept is none that is counted."""
    passage, concept = scene.passage, assertion.key.concept
    if not passage.in_heading or concept in mention.ids or assertion.concept.kind == "count":
        return False
    if not TOTAL_LABEL.fullmatch(passage.text, passage.sentence, mention.start):
        return False
    above = between(scene.mentions.concepts, passage.context[0], mention.start)
    return passage.text[mention.end : mention.end + 1] == ":" and _name(above, concept)


def _is_the_whole(mention: Mention, assertion: Assertion, scene: Scene) -> bool:
    """Whether a word names what the fact is a share of, and not what has it: in Chinese behind 佔, or before 中."""
    key, text = assertion.key, scene.passage.text
    if key.measure != "share" or key.of is None or not mention.ids <= {key.of}:
        return False
    if is_english(text[mention.start : mention.end]):
        return key.of != key.concept
    start = after_last(CLAUSE_STOP, text, max(scene.passage.sentence, mention.start - 60), mention.start)
    is_behind = OF_WHOLE.search(text, start, mention.start) is not None
    if key.of != key.concept:
        segment = after_last(SEMICOLON, text, scene.passage.sentence, scene.passage.start)
        own = between(scene.mentions.concepts, segment, scene.passage.stop)
        return is_behind or AMONG.match(text, mention.end) is not None or _name(own, key.concept)
    in_sentence = between(scene.mentions.concepts, scene.passage.sentence, mention.start)
    has_subject = any(m.start >= start for m in in_sentence) or (bool(in_sentence) and not _told(assertion, scene))
    return is_behind and has_subject and mention.end <= scene.passage.start


def _serves_as_member(mention: Mention, assertion: Assertion, scene: Scene) -> bool:
    """Whether another concept's word names one of the fact's members here: exports, of electricity."""
    if assertion.key.concept in mention.ids:
        return False
    here = (mention.start, mention.end)
    return any(
        member in m.ids
        for name, member in assertion.key.dimensions
        for m in _over(scene.mentions.dimensions[name], here)
    )


def dimensions_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """Each dimension's member must be named, and the words around must not tie one to the figure that it lacks."""
    claimed = dict(assertion.key.dimensions)
    if not is_distributed(scene.passage) and (alike := compared_alone(scene.passage)) is not None:
        scene = replace(scene, passage=alike)
    anew = _names_its_own(assertion, scene)
    told = _told(assertion, scene)
    for dimension, found in scene.mentions.dimensions.items():
        wanted = claimed.get(dimension)
        if dimension not in assertion.concept.requires:
            found = tuple(m for m in _near(scene, found) if not _is_within(m, assertion, scene))
        named = governing(scene, found, carries=False)
        if wanted is not None:
            free = dimension not in assertion.concept.requires
            twice = free and named is not None and _names_another_part(dimension, named.mention, assertion, scene)
            beside = bool(told - {dimension}) and not OF_IT.match(scene.passage.text, scene.passage.end)
            apart = named is not None and (
                _is_of_others(named, scene, beside=beside) or _is_another(named, assertion, scene)
            )
            yield from _member(dimension, wanted, named, fresh=anew or beside, apart=twice or apart)
        elif (
            named is not None
            and "none" not in named.mention.ids
            and not _is_another(named, assertion, scene)
            and (
                _is_apart_from_concept(named.mention, assertion, scene)
                or not _names_the_fact(named.mention, assertion, scene)
            )
        ):
            yield from _stray(dimension, named, scene, told=bool(told))


def _is_of_others(named: Named, scene: Scene, *, beside: bool) -> bool:
    """Whether a member told before the figure may belong to what was told there alone: across a semicolon behind which
    the concept is named anew, or in the clause of another figure where this one has a member of its own `beside`."""
    if named.where == "apart":
        return beside or not (is_elliptic(scene) or _is_topic(named, scene))
    if named.where != "earlier" or not beside or OF_THEM.match(scene.passage.text, scene.passage.phrase):
        return False
    following = next(span for span in scene.passage.figures if span[0] >= named.mention.end)
    return CLAUSE_STOP.search(scene.passage.text, named.mention.end, following[0]) is None


def _is_another(named: Named, assertion: Assertion, scene: Scene) -> bool:
    """Whether a member told before another figure is an entity too, whose figure that was, and the figure's own clause
    names the fact's: Osterra (5,240) and Kallavia (2,980)."""
    wanted, span = assertion.key.entity, (named.mention.start, named.mention.end)
    mention = named.mention
    if named.where in TIED or not any(mention.end <= start < scene.passage.start for start, _ in scene.passage.figures):
        return False
    if not any(wanted not in m.ids for m in _over(scene.mentions.entities, span)):
        return False
    own = governing(scene, scene.mentions.entities, carries=False)
    return own is not None and own.where in TIED and wanted in own.mention.ids


def _is_topic(named: Named, scene: Scene) -> bool:
    """Whether a word is told of the whole sentence: before its figures, in a clause that has none."""
    passage, end = scene.passage, named.mention.end
    first = passage.figures[0][0] if passage.figures else passage.start
    return end <= first and CLAUSE_STOP.search(passage.text, end, first) is not None


def _member(dimension: str, wanted: str, named: Named | None, *, fresh: bool, apart: bool) -> Iterator[Doubt]:
    if named is None:
        yield undecided(dimension, wanted)
    elif wanted not in named.mention.ids:
        yield contradicted(dimension, _ids(named.mention), wanted)
    elif apart or named.where in ("carried", "right") or (fresh and named.where == "context"):
        yield undecided(dimension, wanted)


def _names_another_part(dimension: str, mention: Mention, assertion: Assertion, scene: Scene) -> bool:
    """Whether the very word of a member names another part of the key: one word, one part.

    The parts are the concept, another member, and the entity.
    """
    key, words = assertion.key, scene.mentions
    parts = [(words.concepts, key.concept), (words.entities, key.entity)]
    parts += [(words.dimensions[name], member) for name, member in key.dimensions if name != dimension]
    span = (mention.start, mention.end)
    return any((m.start, m.end) == span and part in m.ids for found, part in parts for m in _over(found, span))


def _stray(dimension: str, named: Named, scene: Scene, *, told: bool) -> Iterator[Doubt]:
    """A member tied to a figure whose key has none: in its clause it contradicts, further off nobody can tell."""
    if named.where in TIED:
        yield contradicted(dimension, _ids(named.mention), "none")
    elif (
        named.where == "left"
        or (named.where == "earlier" and not told)
        or _in_heading(named, scene)
        or (named.where == "apart" and not told and _is_topic(named, scene))
        or (named.where in ("apart", "context") and not told and is_elliptic(scene))
    ):
        yield undecided(dimension, "none", _ids(named.mention))


def is_elliptic(scene: Scene) -> bool:
    """Whether the words since the last semicolon leave the concept to what was told before, and so its members."""
    passage = scene.passage
    start = max(passage.sentence, *(passage.text.rfind(mark, 0, passage.start) + 1 for mark in ";；"))
    return not between(scene.mentions.concepts, start, passage.behind((passage.start, passage.end)))


def _told(assertion: Assertion, scene: Scene) -> frozenset[str]:
    """The dimensions whose member the figure's own clause names."""
    claimed = assertion.key.dimensions
    return frozenset(name for name, member in claimed if _names(member, scene.mentions.dimensions[name], scene))


def _names(member: str, found: tuple[Mention, ...], scene: Scene) -> bool:
    """Whether the figure's own clause names the member."""
    named = governing(scene, found, carries=False)
    return named is not None and named.where in TIED and member in named.mention.ids and not _is_manner(named, scene)


def _is_manner(named: Named, scene: Scene) -> bool:
    """Whether a member's word tells how the figure is reckoned: 以不變匯率計, which leaves the subject as it was."""
    text, mention = scene.passage.text, named.mention
    return (
        MANNER.match(text, mention.start - 1, mention.start) is not None
        and MANNER_BEHIND.match(text, mention.end) is not None
    )


def _is_within(mention: Mention, assertion: Assertion, scene: Scene) -> bool:
    """Whether the word is but a part of a concept's: 出口 in 進出口總額, not 小一 in 小一新生, which are two."""
    longer = _longer(mention, scene)
    return bool(longer) and not _is_apart_from_concept(mention, assertion, scene)


def _longer(mention: Mention, scene: Scene) -> list[Mention]:
    """The words of concepts that a word is but a part of."""
    length = mention.end - mention.start
    return [m for m in _over(scene.mentions.concepts, (mention.start, mention.end)) if m.end - m.start > length]


def _is_apart_from_concept(mention: Mention, assertion: Assertion, scene: Scene) -> bool:
    """Whether a member's word stands in one of the concept's words that it takes part in alone: youth, in youth
    unemployment, since unemployment is a word for it too, or youth ratio, since total ratio is."""
    text, aliases = scene.passage.text, {fold(alias) for alias in assertion.concept.aliases}
    longer = _longer(mention, scene)
    return bool(longer) and all(
        assertion.key.concept in m.ids
        and _is_told_otherwise(
            text[m.start : mention.start], text[mention.start : mention.end], text[mention.end : m.end], aliases
        )
        for m in longer
    )


def _is_told_otherwise(before: str, word: str, behind: str, aliases: set[str]) -> bool:
    """Whether the concept's words have one without the member's, or with another in its place."""
    rest, behind = (before + behind).strip(), behind.removeprefix("的")
    if rest in aliases:
        return True
    others = (alias for alias in aliases if word not in alias and len(alias) > len(before) + len(behind))
    return len(rest) > 3 and any(alias.startswith(before) and alias.endswith(behind) for alias in others)


def _in_heading(named: Named, scene: Scene) -> bool:
    return named.where == "context" and scene.passage.in_heading


def _names_its_own(assertion: Assertion, scene: Scene) -> bool:
    """Whether the figure's own sentence names its concept, and the sentence before tells something else, by another
    concept or a figure: a new subject."""
    passage = scene.passage
    if passage.in_heading:
        return False
    own = between(scene.mentions.concepts, passage.sentence, passage.behind((passage.start, passage.end)))
    before = between(scene.mentions.concepts, *passage.context)
    tells_another = bool(before) or bool(passage.before)
    return tells_another and _name(own, assertion.key.concept) and not _name(before, assertion.key.concept)


def _name(found: tuple[Mention, ...], concept: str) -> bool:
    return any(concept in mention.ids for mention in found)


def _names_the_fact(mention: Mention, assertion: Assertion, scene: Scene) -> bool:
    """Whether the word is (part of) one that names the fact's own concept, entity or another of its members."""
    key, here = assertion.key, (mention.start, mention.end)
    own = {key.concept, key.entity, key.of}
    kinds = (scene.mentions.concepts, scene.mentions.entities)
    if any(m.ids & own for found in kinds for m in _over(found, here)):
        return True
    return any(member in m.ids for name, member in key.dimensions for m in _over(scene.mentions.dimensions[name], here))


def _over(found: tuple[Mention, ...], span: Span) -> tuple[Mention, ...]:
    """The mentions that cover a span."""
    return tuple(m for m in between(found, span[0] - 60, span[1] + 60) if m.start <= span[0] and span[1] <= m.end)


def entity_named(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    """An entity other than the document's must govern; the document's own must not be displaced by another."""
    key = assertion.key
    if key.entity != scene.setting.entity:
        yield from _other_entity(assertion, scene)
        return
    named = _entity(scene, scene.mentions.companies, claimed=False)
    if named is None or key.entity in named.mention.ids or _names_the_fact(named.mention, assertion, scene):
        return
    if named.where in TIED:
        yield contradicted("entity", _ids(named.mention), key.entity)
    elif _is_subject(named, scene):
        yield undecided("entity", key.entity, _ids(named.mention))


def _is_subject(named: Named, scene: Scene) -> bool:
    """Whether the figure's clause may have the word for its subject: in English one before its commas, or before an
    ellipsis; in Chinese the first of the sentence."""
    passage = scene.passage
    if not is_english(passage.text[named.mention.start : passage.start]):
        return _heads_sentence(named, scene)
    takes_up = TAKEN_UP.search(passage.text, passage.sentence, passage.start) is not None
    return named.where in ("left", "earlier") or (
        named.where in ("apart", "context") and (takes_up or is_elliptic(scene))
    )


def _heads_sentence(named: Named, scene: Scene) -> bool:
    """Whether a word is the first of a Chinese sentence: its subject, which the clauses behind it leave out."""
    passage, mention = scene.passage, named.mention
    if named.where not in ("left", "earlier", "apart") or is_english(passage.text[mention.start : passage.start]):
        return False
    start = after_last(SEMICOLON, passage.text, passage.sentence, mention.start)
    is_first = HEAD.fullmatch(passage.text, start, mention.start) is not None
    return is_first and ANOTHER.search(passage.text, mention.end, passage.start) is None


def _other_entity(assertion: Assertion, scene: Scene) -> Iterator[Doubt]:
    wanted = assertion.key.entity
    if _has_the_whole(assertion, scene):
        return
    named = _entity(scene, scene.mentions.entities, claimed=True)
    if named is not None and wanted not in named.mention.ids:
        yield contradicted("entity", _ids(named.mention), wanted)
    elif (
        named is None
        or named.where in ("right", "carried")
        or _speaks(named.mention, wanted, scene)
        or _is_left_for_another(named.mention, scene)
        or (
            scene.setting.entity is not None
            and named.where in ("earlier", "apart", "context")
            and _names_its_own(assertion, scene)
            and not _heads_sentence(named, scene)
        )
    ):
        yield undecided("entity", wanted)


def _entity(scene: Scene, found: tuple[Mention, ...], *, claimed: bool) -> Named | None:
    """The word for an entity that governs the figure: one of its sentence or of the context."""
    near = between(found, scene.passage.context[0], scene.passage.sentence_end)
    return governing(scene, tuple(m for m in near if not is_scope(m, scene.passage, claimed=claimed)), carries=False)


def _is_left_for_another(mention: Mention, scene: Scene) -> bool:
    """Whether a clause behind the word takes up another subject: 當同業還在觀望,它已賺得…."""
    passage = scene.passage
    return mention.end <= passage.start and ANOTHER.search(passage.text, mention.end, passage.start) is not None


def _has_the_whole(assertion: Assertion, scene: Scene) -> bool:
    """Whether what a share is of is said to be the entity's: 佔全國產量18%, 18% of the country's, 全國…,甲縣佔18%."""
    if assertion.key.measure != "share":
        return False
    passage = scene.passage
    here = between(scene.mentions.entities, passage.sentence, passage.start)
    if here and HEAD.fullmatch(passage.text, passage.sentence, here[0].start) and _told(assertion, scene):
        return assertion.key.entity in here[0].ids and not _names_a_member(here[0], assertion, scene)
    words = passage.text[passage.end : passage.behind((passage.start, passage.end))]
    behind = JOINED.split(words)[0] if WHOLE_BEHIND.match(words) else ""
    marks = [match.end() for match in OF_WHOLE.finditer(passage.text, passage.phrase, passage.start)]
    whole = (marks[-1] if marks else passage.end, passage.end + len(behind))
    return any(assertion.key.entity in mention.ids for mention in between(scene.mentions.entities, *whole))


def _names_a_member(mention: Mention, assertion: Assertion, scene: Scene) -> bool:
    """Whether the word names a member along a dimension of the key: one of the countries, and not all of them."""
    here = (mention.start, mention.end)
    return any(_over(scene.mentions.dimensions[name], here) for name, _ in assertion.key.dimensions)


def _speaks(mention: Mention, wanted: str, scene: Scene) -> bool:
    """Whether a word names who speaks, and not whose figure it is: before 表示:, the speaker of this stretch,
    or the one whose words a line of its own opens (管理層:我們…)."""
    setting = scene.setting
    text = scene.passage.text
    if wanted == setting.stated_by != setting.entity or SPEECH.search(text, mention.end, scene.passage.start):
        return True
    passage = scene.passage
    own_words = text[passage.sentence : passage.start]
    return passage.in_heading and mention.end <= passage.sentence and WE.search(own_words) is not None


# --- the word that governs ---------------------------------------------------------------------------------


def governing(scene: Scene, found: tuple[Mention, ...], *, carries: bool) -> Named | None:
    """The word of one kind that governs the figure; `carries` where another figure's word holds for this one too."""
    passage = scene.passage
    all_here = between(found, passage.sentence, passage.sentence_end)
    here = tuple(m for m in all_here if not stands_by(m, all_here, scene, carries=carries))
    listed = aligned(passage, here) or former_or_latter(passage, between(found, passage.context[0], passage.start))
    if listed is not None:
        return Named(mention=listed, where="list")
    if not carries and (one := _of_mixed_list(scene)) is not None:
        own = next((m for m in all_here if m.start <= one.end and one.start <= m.end), None)
        return Named(mention=own, where="list") if own is not None else None
    if not carries and (there := _in_turn(passage, found)) is not None:
        return Named(mention=there, where="list")
    span = (passage.start, passage.end)
    if (inside := next((m for m in here if span[0] <= m.start and m.end <= span[1]), None)) is not None:
        return Named(mention=inside, where="clause")
    for each in (span, last_of_series(passage)):
        if (behind := _right_behind(passage, each, here)) is not None:
            return Named(mention=behind, where="behind")
    if carries and (counted := next((m for m in here if COUNTED_AS.fullmatch(passage.text, span[1], m.start)), None)):
        return Named(mention=counted, where="behind")
    if carries and (told := _done_times(passage, here)) is not None:
        return Named(mention=told, where="behind")
    if carries and (whole := _noun_behind(passage, last_of_series(passage), here)) is not None:
        return Named(mention=whole, where="behind")
    if not carries and (tail := _tail(passage, span, here)) is not None:
        return Named(mention=tail, where="tail")
    return _before(scene, here, found, carries=carries)


def _of_mixed_list(scene: Scene) -> Mention | None:
    """The word that a list gives the figure, where its words are of several kinds, entities and members, or stand in a
    bracket: three routes (the north, the south and Lowick) brought in 3, 2 and 1 in that order."""
    passage = scene.passage
    kinds = (scene.mentions.entities, *scene.mentions.dimensions.values())
    here = (m for found in kinds for m in between(found, passage.sentence, passage.sentence_end))
    longest = {m.start: m for m in sorted(here, key=lambda m: m.end)}
    words: list[Mention] = []
    for word in (longest[start] for start in sorted(longest)):
        if not words or word.start >= words[-1].end:
            words.append(word)
    return aligned(passage, words)


def _in_turn(passage: Passage, found: tuple[Mention, ...]) -> Mention | None:
    """The member that the figure's counterpart has, in English, where "the figures were" takes up as many in turn: of
    212 accidents 17 were serious; a year earlier the figures were 240 and 23."""
    told = [*TAKEN_IN_TURN.finditer(passage.text, passage.sentence, passage.start)]
    run = run_of(passage)
    if not told or len(run) < 2 or run[0][0] < told[-1].end():
        return None
    before = (*passage.before, *(span for span in passage.figures if span[1] <= told[-1].start()))[-len(run) :]
    if len(before) < len(run):
        return None
    there = replace(passage, figures=before, sentence_end=told[-1].start())
    own = before[run.index((passage.start, passage.end))]
    words = between(found, own[0], told[-1].start())
    return _right_behind(there, own, words) or _tail(there, own, words)


def _before(scene: Scene, here: tuple[Mention, ...], found: tuple[Mention, ...], *, carries: bool) -> Named | None:
    passage = scene.passage
    left = [m for m in here if m.end <= passage.start]
    free = [m for m in left if carries or not _is_owned(passage, m, here)]
    if free:
        return Named(mention=free[-1], where=_distance(passage, free[-1]))
    if left:
        is_far = SEMICOLON.search(passage.text, left[-1].end, passage.start) is not None
        leads = role(passage, (passage.start, passage.end)) in ("to", "compared") and not is_far
        return Named(mention=left[-1], where="left" if leads else "carried")
    context = _of_context(scene, found, carries=carries)
    right = next((m for m in here if passage.end <= m.start < passage.behind((passage.start, passage.end))), None)
    if right is not None and (not context or (not carries and right.ids & context[-1].ids)):
        alone = len(here) == 1 and not is_english(passage.text[passage.end : right.start])
        return Named(mention=right, where="tail" if carries or context else "apart" if alone else "right")
    if not context:
        return None
    several = not carries and any(m.ids != context[-1].ids for m in context)
    return Named(mention=context[-1], where="carried" if several or passage.opens_paragraph else "context")


def _of_context(scene: Scene, found: tuple[Mention, ...], *, carries: bool) -> tuple[Mention, ...]:
    """The words of the context that may hold for the sentence too: of parts, none that belongs to a figure
    there or is told aside."""
    passage = scene.passage
    context = between(found, *passage.context)
    if carries:
        return tuple(m for m in context if not WHOLE.search(passage.text, passage.context[0], m.start)) or context
    there = replace(passage, figures=passage.before, sentence_end=passage.context[1])
    return tuple(m for m in context if not _is_owned(there, m, context) and not is_told_aside(m, scene))


def _distance(passage: Passage, mention: Mention) -> Where:
    """How far before the figure a word stands: in its clause, with no figure between, or before another figure."""
    if mention.start >= passage.clause or OPENED.fullmatch(passage.text, mention.end, passage.start):
        return "clause"
    if re.search(r"[;；]", passage.text[mention.end : passage.start]):
        return "apart"
    previous = passage.previous
    return (
        "earlier" if previous is not None and mention.end <= previous[0] and previous[1] <= passage.phrase else "left"
    )


def _right_behind(passage: Passage, span: Span, here: tuple[Mention, ...]) -> Mention | None:
    """The word right behind the figure, in English up to two words on in its noun phrase."""
    end = passage.behind(span)
    for mention in here:
        if span[1] <= mention.start < end:
            gap = passage.text[span[1] : mention.start]
            if RATIO.match(passage.text, mention.end):
                return None  # 1.04 male(s)/female
            return mention if BEHIND.match(gap) or (NOUN_PHRASE.match(gap) and not FUNCTION.search(gap)) else None
    return None


def _done_times(passage: Passage, here: tuple[Mention, ...]) -> Mention | None:
    """The word behind a number of times that opens its clause: 兩次降低準備金率、兩次下調利率."""
    opens = not passage.text[passage.clause : passage.start].strip()
    if not opens or not TIMES.search(passage.text, passage.start, passage.end):
        return None
    stop = CLAUSE_END.search(passage.text, passage.end, passage.sentence_end)
    end = min(stop.start() if stop else passage.sentence_end, passage.next_start)
    return next(iter(between(here, passage.end, end)), None)


def _noun_behind(passage: Passage, span: Span, here: tuple[Mention, ...]) -> Mention | None:
    """The word that "of" ties to the figure ($82 million of revenue, nine of the clubs), or "in" where no other word
    of its clause does."""
    end = passage.behind(span)
    for mention in here:
        if span[1] <= mention.start < end and is_english(passage.text[mention.start : mention.end]):
            tie = NOUN_OF.fullmatch(passage.text, span[1], mention.start)
            left = any(passage.clause <= m.start < passage.start and not _is_owned(passage, m, here) for m in here)
            return mention if tie and not (tie[1] == "in" and left) else None
    return None


def _tail(passage: Passage, span: Span, here: tuple[Mention, ...]) -> Mention | None:
    """A word further behind that a preposition or a form of to be ties to the figure; in Chinese, 來自, 在 and 為."""
    end = passage.behind(span)
    for mention in here:
        if span[1] <= mention.start < end and TIE_HAN.fullmatch(passage.text, span[1], mention.start):
            return mention
        if span[1] <= mention.start < end and is_english(passage.text[mention.start : mention.end]):
            gap = passage.text[span[1] : mention.start]
            return mention if TIE.match(gap) and not JOINED.search(gap) else None
    return None


def _is_owned(passage: Passage, mention: Mention, here: tuple[Mention, ...]) -> bool:
    """Whether the word stands among those behind another figure that it belongs to."""
    left = next((span for span in reversed(passage.figures) if span[1] <= mention.start), None)
    if left is None or left[0] == passage.start:
        return False
    return mention in (_right_behind(passage, left, here), _tail(passage, left, here))


def _listed_with(passage: Passage, named: Mention, found: tuple[Mention, ...]) -> frozenset[str]:
    """The ids of the words that share the figure with `named`: 收入及日活躍用戶同比翻倍 doubles both.

    Where 分別 gives each word a figure of its own, none does.
    """
    if is_distributed(passage) or named.start >= passage.end:
        return frozenset()
    before = [m for m in between(found, passage.context[0], passage.start) if m.end <= named.start]
    return frozenset[str]().union(*(mention.ids for mention in enumerated((*before, named), passage.text)))


# --- what a figure counts --------------------------------------------------------------------------------


def counted_otherwise(assertion: Assertion, scene: Scene, named: Named) -> str | None:
    """The noun or the divisor that makes the figure count something else than the concept.

    Of a concept that is counted: 28 in "28 countries with the most injuries", 146 in "146 injuries per 100,000
    people", and of any concept 100,000 in the latter.
    """
    passage = scene.passage
    span = (passage.start, passage.end)
    if role(passage, span) == "per":
        return "what it is per"
    if assertion.concept.kind != "count" or assertion.key.measure != "level":
        return None
    left = passage.text[passage.clause : passage.start]
    if PER_BEHIND.match(passage.text, passage.end, passage.next_start) or PER_BEFORE.search(left):
        is_ratio = RATIO_WORD.search(passage.text, named.mention.start, named.mention.end) is not None
        return None if is_rate(assertion.concept.unit) or is_ratio else "a rate"
    noun = PLURAL.match(passage.text, passage.end)
    if noun is not None and named.where != "behind" and not _is_known(scene, noun.span(1)):
        return noun[1]
    return None


def _is_known(scene: Scene, span: Span) -> bool:
    """Whether a word of the vocabulary covers the noun: nurses, the member of a dimension."""
    kinds = (scene.mentions.concepts, *scene.mentions.dimensions.values(), scene.mentions.entities)
    return any(_over(found, span) for found in kinds)


def _ids(mention: Mention) -> str:
    return "/".join(sorted(mention.ids))
