"""What an edit changes for readers: two editions compared, everything grouped by the edit that causes it.

In this order: `Change`, `Cause` and `changes_between`; names that were changed, under which the former edition is
looked up; facts with their decisions and what a changed value asks for; what follows from them (derived facts,
relations, sentences, charts, pages); relations, briefings, texts and charts that were edited themselves.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import reduce
from typing import TYPE_CHECKING

from generator import formatting
from generator.editing.particulars import Fields, in_words, particulars
from generator.editing.references import FORMULA, Names
from generator.judging.plain_text import UNKNOWN, plain_text
from generator.judging.repeats import MOST_ALONE
from generator.judging.selection import briefing_facts
from generator.judging.standing import PENDING, standing
from generator.languages.sentences import sentences
from generator.record.contributed import contributed
from generator.record.former import fact_moves

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.catalog import BriefingSource
    from generator.record.contributed import Contributed
    from generator.record.former import Moves
    from generator.record.models import ChartSpec

CHANGED, NEW, GONE = "changed", "new", "gone"
Told = Mapping[str, str]  # what readers see, by the tag of a language; `""` where it is one in all
Parted = Mapping[str, Sequence[str]]  # a text in parts, by the tag of its language
NOTHING: Told = {}
CITING = re.compile(r"\b(?P<kind>claim|question|event|error)s? (?P<id>[^\s:]+)")
LISTED = re.compile(
    r"(?<=main point) \d+|(?<=, item) \d+|(?<= rows) \d+"
)  # texts that are known by their place in a list


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One thing that readers see otherwise: what it is (`fact`, `decision`, `sentence` …), of which record, and how."""

    kind: str
    subject: str
    before: Told
    after: Told

    @property
    def state(self) -> str:
        """Whether it is new, gone or changed."""
        return (CHANGED if self.after else GONE) if self.before else NEW


@dataclass(frozen=True, kw_only=True, slots=True)
class Cause:
    """An edit with all that follows from it. `awaits` where somebody with the texts has to verify it, `asks` what it
    calls for besides."""

    change: Change
    place: str
    follows: tuple[Change, ...] = ()
    awaits: bool = False
    asks: str = ""


def changes_between(before: Edition, after: Edition, pending: Collection[Place] = ()) -> tuple[Cause, ...]:
    """Every edit that readers notice: names, facts, relations, briefings, texts, charts, in the order of the record.

    `pending` are the places of `after` that await verification.
    """
    comparison = _Comparison(before, after, pending)
    return (
        *comparison.renames(),
        *comparison.facts(),
        *comparison.relations(),
        *comparison.briefings(),
        *comparison.words(),
        *comparison.charts(),
    )


class _Comparison:
    """Two editions, and what both are asked: the former one under the names of today."""

    def __init__(self, before: Edition, after: Edition, pending: Collection[Place]) -> None:
        self.before = before
        self.after = after
        self.pending = pending
        self.renamed = after.catalog.renames[len(before.catalog.renames) :]
        keys = [fact.key for fact in after.catalog.facts.values()]
        self.present = fact_moves(keys, [rename for rename, _ in self.renamed])  # by former id
        self.former = {new: old for old, new in self.present.items()}
        self.names = [Names(rename=rename, facts=fact_moves(keys, [rename])) for rename, _ in self.renamed]
        self.tags = [language.tag for language in after.catalog.languages]
        known = [*after.catalog.facts, *(name for name in before.catalog.facts if name not in self.present)]
        self.states = {name: self._facts_of(name) for name in dict.fromkeys(known)}
        self.moved = {name for name, (was, now) in self.states.items() if was != now}
        self.texts_before = {self._now(name): text for name, text in _texts(before).items()}
        self.words_before = {name: self._renamed(text) for name, text in self.texts_before.items()}
        self.texts_after = _texts(after)

    # --- names

    def renames(self) -> Iterator[Cause]:
        """Each renaming with the ids that it changes; what is said under them is no change."""
        for (rename, origin), names in zip(self.renamed, self.names, strict=True):
            moves = names.facts.items()
            follows = [Change(kind="id", subject=new, before={"": old}, after={"": new}) for old, new in moves]
            change = Change(kind="rename", subject=rename.kind, before={"": rename.old}, after={"": rename.new})
            yield Cause(change=change, place=str(origin.at()), follows=tuple(follows))

    def _now(self, name: str) -> str:
        """The name of a text of the former edition as the present one gives it."""
        for rename, _ in self.renamed:
            named = rf"{rename.kind} |dimension {rename.kind}: members "
            named += "|set aside in " if rename.kind == "document" else ""
            name = re.sub(rf"^({named}){re.escape(rename.old)}(?=[:, ]|$)", rf"\g<1>{rename.new}", name)
        kind, _, rest = name.partition(" ")
        fact, colon, part = rest.partition(":")
        return f"{kind} {self.present.get(fact, fact)}{colon}{part}" if kind == "fact" else name

    def _renamed(self, text: Contributed) -> Told:
        """The words of a text of the former edition under the names of today."""
        return {
            tag: reduce(lambda words, names: names.in_prose(words), self.names, said)
            for tag, said in text.texts.items()
        }

    def _value(self, text: str) -> str:
        """A value in a field of the former edition under the names of today: an id, or a formula."""
        for names in self.names:
            text = names.rename.new if text == names.rename.old else names.in_field(FORMULA, text)
        return text

    # --- facts

    def facts(self) -> Iterator[Cause]:
        """Each fact whose record was edited, with all that moves with it. What several of them move is told once, with
        one that awaits verification where there is any."""
        moved = [name for name in self.states if name in self.moved]
        edited = [name for name in moved if not (self._is_derived(name) and self._inputs(name) & self.moved)]
        unread = [name for name in edited if self._reads_alike(name)]
        if len(unread) > MOST_ALONE:
            edited = [name for name in edited if name not in unread]
            change = Change(
                kind="facts", subject=f"{len(unread)} that read alike", before={"stands": ""}, after={"stands": PENDING}
            )
            yield Cause(change=change, place="", awaits=True)
        seen: set[tuple[str, str]] = set()
        for name in sorted(edited, key=lambda each: not self._awaits(each)):
            was, now = self.states[name]
            follows = [each for each in self._following(name) if (each.kind, each.subject) not in seen]
            seen |= {(each.kind, each.subject) for each in follows}
            awaits = self._awaits(name)
            yield Cause(
                change=Change(kind="fact", subject=name, before=was, after=now),
                place=self._place(name),
                follows=tuple(follows),
                awaits=awaits,
                asks=self._asked(name, awaits=awaits),
            )

    def _reads_alike(self, name: str) -> bool:
        """Whether all that became of a fact is that it awaits verification: a name or alias was changed elsewhere."""
        was, now = self.states[name]
        return bool(was) and bool(now) and now == {**was, "stands": now["stands"]} and self._awaits(name)

    def _awaits(self, name: str) -> bool:
        """Whether its reading or the decision on it awaits somebody with the texts."""
        fact = self.after.catalog.facts.get(name)
        is_decided = fact is not None and fact.record.adjudication is not None
        return fact is not None and (
            name in self.after.awaiting
            or PENDING in standing(self.after, name).badges
            or (is_decided and fact.origin.at("adjudication") in self.pending)
        )

    def _facts_of(self, name: str) -> tuple[Told, Told]:
        return self._state(self.before, self.former.get(name, name)), self._state(self.after, name)

    def _state(self, edition: Edition, name: str) -> Told:
        """A fact as its reader sees it, in each language, and how it stands: its readings, what was decided and why."""
        fact = edition.catalog.facts.get(name)
        if fact is None:
            return NOTHING
        stated = edition.stated(name)
        languages = edition.catalog.languages
        told = {each.tag: formatting.figure(stated, each) if stated else UNKNOWN for each in languages}
        judged = edition.facts.get(name)
        readings = judged.readings if judged else ()
        named = self._value if edition is self.before else str
        said = [f"{r.observation.reading.exact} ({named(r.observation.document.id)}: {r.status})" for r in readings]
        decision = fact.record.adjudication
        notes = decision.note.root if decision else {}
        return {
            **told,
            "readings": ", ".join(said),
            "stands": ", ".join(standing(edition, name).badges),
            "formula": named(fact.record.derive or ""),
            "decision": in_words(decision, named),
            **{f"why {tag}": note for tag, note in notes.items()},
        }

    def _place(self, name: str) -> str:
        gone = self.before.catalog.facts.get(self.former.get(name, name))
        fact = self.after.catalog.facts.get(name) or gone
        return str(fact.origin.at()) if fact else ""

    def _inputs(self, name: str) -> set[str]:
        """The facts that a derived one rests on, or rested on, directly or not."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            each = waiting.pop()
            derived = self.after.derived.get(each) or self.before.derived.get(self.former.get(each, each))
            new = {self.present.get(one, one) for one in derived.inputs} - found if derived else set()
            found |= new
            waiting += new
        return found

    def _is_derived(self, name: str) -> bool:
        return name in self.after.derived or self.former.get(name, name) in self.before.derived

    def _asked(self, name: str, *, awaits: bool) -> str:
        """What a changed value calls for: readers saw another, and are told so."""
        was, now = ({tag: told.get(tag) for tag in self.tags} for told in self.states[name])
        corrected = {fact for correction, _ in self.after.catalog.corrections.values() for fact in correction.facts}
        seen = any(was.values()) and UNKNOWN not in was.values()
        is_unread = awaits and UNKNOWN in now.values()  # whether it is another is not known yet
        if not seen or was == now or is_unread or name in corrected:
            return ""
        return "an entry in data/corrections/" + (", once it is verified" if awaits else "")

    # --- what follows from a fact

    def _following(self, name: str) -> Iterator[Change]:
        moved = [each for each in self.moved if self._is_derived(each) and name in self._inputs(each)]
        for derived in sorted(moved):
            was, now = self.states[derived]
            yield Change(kind="derived", subject=derived, before=was, after=now)
        shown = {name, *moved}
        for key, was_so, is_so in self._outcomes():
            if key[1] in shown or shown & set(key[2]):
                yield _relation(key[0], key[1], was_so, is_so)
        yield from self._sentences(shown)
        for chart, _ in self.after.catalog.charts():
            if shown & {row.fact for row in chart.rows}:
                yield Change(kind="chart", subject=chart.id, before={"": "drawn"}, after={"": "drawn anew"})
        for page in self._pages(shown):
            yield Change(kind="page", subject=page, before={"": "made"}, after={"": "made anew"})

    def _sentences(self, shown: set[str]) -> Iterator[Change]:
        """The sentences that were not edited and read otherwise all the same."""
        for name, text in self.texts_after.items():
            former = self.texts_before.get(name)
            if former is not None and self.words_before[name] == text.texts and text.facts_called & shown:
                was, now = _unlike(self._read(self.before, former), self._read(self.after, text))
                if was != now:
                    yield Change(kind="sentence", subject=name, before=was, after=now)

    def _pages(self, shown: set[str]) -> Iterator[str]:
        for source in self.after.catalog.briefings.values():
            if shown & set(briefing_facts(source)):
                yield f"briefings/{source.briefing.id}"
        concepts = {fact.key.concept for name, fact in self.after.catalog.facts.items() if name in shown}
        yield from (f"concepts/{concept}" for concept in sorted(concepts))

    # --- relations, briefings, texts, charts that were edited themselves

    def relations(self) -> Iterator[Cause]:
        """Trials that come out otherwise though no fact moved: the relation itself was edited."""
        for (relation, left, inputs), was, now in self._outcomes():
            if not self.moved & {left, *inputs}:
                change = _relation(relation, left, was, now)
                known = self.after.catalog.relations.get(relation) or self.before.catalog.relations[relation]
                yield Cause(change=change, place=str(known[1].at()))

    def _outcomes(self) -> Iterator[tuple[tuple[str, str, tuple[str, ...]], str, str]]:
        """Trials that come out otherwise: relation, left side and inputs; the state before and after."""
        was = {(o.relation.id, self.present.get(o.left, o.left)): o for o in self.before.relations}
        now = {(o.relation.id, o.left): o for o in self.after.relations}
        for key in sorted(was.keys() | now.keys()):
            states = [found[key].state if key in found else "" for found in (was, now)]
            if states[0] != states[1]:
                inputs = now[key].inputs if key in now else [self.present.get(one, one) for one in was[key].inputs]
                yield (*key, tuple(inputs)), states[0], states[1]

    def words(self) -> Iterator[Cause]:
        """Records and texts that were edited themselves, a record beside its texts."""
        causes = (*self.records(), *self.texts())
        order = {
            name: at for at, name in enumerate(dict.fromkeys(_record_of(cause.change.subject) for cause in causes))
        }
        yield from sorted(causes, key=lambda cause: order[_record_of(cause.change.subject)])

    def records(self) -> Iterator[Cause]:
        """Records of which something besides a text was edited, field by field; one that is new or gone, in a line."""
        was = {self._now(name): (said, at) for name, said, at in particulars(self.before.catalog, self._value)}
        now = {name: (said, at) for name, said, at in particulars(self.after.catalog, str)}
        for name in dict.fromkeys((*now, *was)):
            one, other = (found[name][0] if name in found else {} for found in (was, now))
            if one != other:
                told = _unlike(one, other) if name in now and name in was else (_in_a_line(one), _in_a_line(other))
                place = str((now.get(name) or was[name])[1].at())
                change = Change(kind="record", subject=name, before=told[0], after=told[1])
                yield Cause(change=change, place=place, awaits=self._is_uncited(name))

    def texts(self) -> Iterator[Cause]:
        """Texts whose own words were edited, sentence by sentence, as they are read; where they read alike, as they are
        written: what a sentence rests on may be all that was edited."""
        for name in dict.fromkeys((*self.texts_after, *self.texts_before)):
            former, text = self.texts_before.get(name), self.texts_after.get(name)
            if name.endswith(": adjudication note"):  # told with the decision
                continue
            words = (self.words_before.get(name, NOTHING), text.texts if text else NOTHING)
            if words[0] != words[1]:
                was, now = _unlike(self._read(self.before, former), self._read(self.after, text))
                if was == now:
                    was, now = _unlike(_lines(words[0]), _lines(words[1]))
                either = text or former
                assert either is not None
                change = Change(kind="text", subject=name, before=was, after=now)
                place = str(next(iter(either.places.values())))
                yield Cause(change=change, place=place, awaits=self._is_uncited(name))

    def _is_uncited(self, name: str) -> bool:
        """Whether what the record of this name cites awaits somebody with the texts."""
        citing = CITING.search(name)
        cited = self.after.phrases.get(f"{citing['kind']}:{citing['id']}", ()) if citing else ()
        return any(phrase.evidence == PENDING for phrase in cited)

    def _read(self, edition: Edition, text: Contributed | None) -> Parted:
        """The sentences of a text as they are read in an edition, in each language, with their figures filled in."""
        if text is None:
            return {}
        languages = [each for each in self.after.catalog.languages if each.tag in text.texts]
        return {
            each.tag: _sentences(plain_text(edition, text.texts[each.tag], each, text.entity), each)
            for each in languages
        }

    def briefings(self) -> Iterator[Cause]:
        """Briefings that come, go, or are published: what is said of a draft is not read yet."""
        was = {self._now(f"briefing {each.briefing.id}"): each for each in self.before.catalog.briefings.values()}
        now = {f"briefing {each.briefing.id}": each for each in self.after.catalog.briefings.values()}
        for name in dict.fromkeys((*now, *was)):
            one, other = (_publication(found.get(name)) for found in (was, now))
            if one != other:
                origin = (now.get(name) or was[name]).origin
                change = Change(kind="briefing", subject=name.partition(" ")[2], before=one, after=other)
                yield Cause(change=change, place=str(origin.at()))

    def charts(self) -> Iterator[Cause]:
        """Charts whose declaration was edited: their rows, and the kind."""
        was = {chart.id: (_drawn(chart, self.present), origin) for chart, origin in self.before.catalog.charts()}
        now = {chart.id: (_drawn(chart, {}), origin) for chart, origin in self.after.catalog.charts()}
        for name in dict.fromkeys((*now, *was)):
            one, other = (found[name][0] if name in found else NOTHING for found in (was, now))
            if one != other:
                origin = (now.get(name) or was[name])[1]
                yield Cause(change=Change(kind="chart", subject=name, before=one, after=other), place=str(origin.at()))


def _publication(source: BriefingSource | None) -> Told:
    return {"": "a draft, not published" if source.briefing.draft else "published"} if source else NOTHING


def _drawn(chart: ChartSpec, moves: Moves) -> Told:
    rows = (moves.get(row.fact, row.fact) if row.fact else row.event or "" for row in chart.rows)
    return {"": f"{chart.kind}: {', '.join(rows)}"}


def _relation(relation: str, left: str, was: str, now: str) -> Change:
    return Change(
        kind="relation",
        subject=f"{relation} {left}",
        before={"": was} if was else NOTHING,
        after={"": now} if now else NOTHING,
    )


def _sentences(read: str, language: Language) -> list[str]:
    paragraphs = [paragraph for paragraph in read.split("\n\n") if paragraph.strip()]
    return [each[start:end].strip() for each in paragraphs for start, end in sentences(each, language)]


def _texts(edition: Edition) -> dict[str, Contributed]:
    """Every text by its name; those of a list as one, so that one more among them does not make others of all below."""
    found: dict[str, Contributed] = {}
    for text in contributed(edition.catalog):
        name = LISTED.sub("", text.name)
        above = found.get(name)
        if above:
            tags = dict.fromkeys((*above.texts, *text.texts))
            joined = {tag: "\n\n".join(each.texts[tag] for each in (above, text) if tag in each.texts) for tag in tags}
            text = replace(above, texts=joined)
        found[name] = text
    return found


def _record_of(subject: str) -> str:
    """The record that a text belongs to: `claim ID` of `claim ID: text`."""
    return subject.partition(":")[0]


def _in_a_line(fields: Fields) -> Told:
    return {"": "; ".join(f"{name}: {', '.join(items)}" for name, items in fields.items())} if fields else NOTHING


def _lines(text: Told) -> Parted:
    return {tag: said.splitlines() for tag, said in text.items()}


def _unlike(one: Parted, other: Parted) -> tuple[Told, Told]:
    """By language or field, what differs in two that are in parts; of one that is not there, nothing."""
    told = {name: _differing(one.get(name, ()), other.get(name, ())) for name in dict.fromkeys((*one, *other))}
    was, now = ({name: sides[at] for name, sides in told.items() if any(sides)} for at in (0, 1))
    return was if one else NOTHING, now if other else NOTHING


def _differing(one: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """What stands in the one alone and in the other alone, in order, what is left out marked."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    spans = [(i, j, k, m) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]
    was = [" ".join(one[i:j]) for i, j, _, _ in spans]
    now = [" ".join(other[k:m]) for _, _, k, m in spans]
    return " … ".join(filter(None, was)), " … ".join(filter(None, now))
