"""A document's text as the rules see it: its words and periods found once, and the scene around any figure.

In this order: `Reader`; what a document says of the passage that a figure stands in: what it is about (`setting_at`)
and whose word it is (`provenance_at`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from generator.cache.digest import digest
from generator.reading.period import Period, parse_period
from generator.reading.period_mentions import PeriodMention, find_periods
from generator.sources.cues import Mentions, Scene, Setting, Vocabulary, mentions
from generator.sources.cues.passage import fold, passage
from generator.sources.cues.vocabulary import counted_figures

if TYPE_CHECKING:
    from datetime import date

    from generator.record.models import Document, Record
    from generator.sources.documents import DocumentText


@dataclass
class Reader:
    """A document's text with everything the rules need of it, made once per document."""

    text: DocumentText
    document: Document
    words: Vocabulary

    @cached_property
    def digest(self) -> str:
        """The digest of all three: what a rule says of a figure in it follows from this, the place and the claim."""
        return digest(self.text, self.document, self.words)

    @cached_property
    def folded(self) -> str:
        """The whole file, script folded."""
        return fold(self.text.text)

    @cached_property
    def mentions(self) -> Mentions:
        """Every word of the vocabulary in the file."""
        return mentions(self.words, self.folded)

    @cached_property
    def figures(self) -> tuple[tuple[int, int], ...]:
        """Where the figures of the article stand, in order."""
        return counted_figures(self.folded, self.text.figures, self.mentions, self.periods)

    @cached_property
    def periods(self) -> tuple[PeriodMention, ...]:
        """Every period named in the article; inside a stretch the stretch's own period says which year is meant."""
        found = self._periods(self.text.start, self.text.end, self.document.about.period)
        for stretch in self.document.stretches:
            if stretch.period is not None:
                outside = [p for p in found if not stretch.start <= p.start < stretch.end]
                found = [*outside, *self._periods(stretch.start, stretch.end, stretch.period)]
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _periods(self, start: int, end: int, period: str | None) -> list[PeriodMention]:
        about = parse_period(period or "undated")
        today = self.document.issued or self.document.not_before
        found = _periods_in(self.text.text[start:end], today, about)
        return [replace(p, start=p.start + start, end=p.end + start) for p in found]

    def scene(self, start: int, end: int) -> Scene:
        """The figure at `[start, end)` with all the rules need to know of its surroundings."""
        around = passage(self.folded, start, end, self.text.start, self.text.end, self.figures)
        stop = max(around.sentence_end, around.block[1])
        near = tuple(p for p in self.periods if around.context[0] <= p.start and p.end <= stop)
        today = self.document.issued or self.document.not_before
        setting = setting_at(self.document, start)
        return Scene(passage=around, mentions=self.mentions, periods=near, setting=setting, today=today)


@lru_cache(maxsize=128)
def _periods_in(text: str, today: date, about: Period | None) -> tuple[PeriodMention, ...]:
    """Remembered, because the live preview looks through every document again after each edit."""
    return tuple(find_periods(text, today=today, about=about))


def setting_at(document: Document, offset: int | None) -> Setting:
    """What `about` and the stretches over `offset` say; a later stretch overrides an earlier one."""
    parts = ("entity", "period", "basis", "stated_by", "status", "currency")
    return Setting(**_last_told(document, document.about, parts, offset))


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """Whose word a passage is: how near to the speaker (`RANKS`), and the origin of its figures, which is the document
    itself where none is named."""

    rank: str
    origin: str


def provenance_at(document: Document, offset: int | None) -> Provenance:
    """What the document and the stretches over `offset` say; a later stretch overrides an earlier one.

    `None`, a place that is not known, is no stretch.
    """
    told = _last_told(document, document, ("rank", "origin"), offset)
    return Provenance(rank=told["rank"], origin=told["origin"] or document.id)


def _last_told(document: Document, default: Record, parts: tuple[str, ...], offset: int | None) -> dict[str, Any]:
    values = {part: getattr(default, part) for part in parts}
    for stretch in document.stretches:
        if offset is not None and stretch.start <= offset < stretch.end:
            values |= {part: value for part in parts if (value := getattr(stretch, part)) is not None}
    return values
