"""The report: how many mutants of each class are noticed, by what, and why the others are not.

Order: the page, the table of classes, the false alarms, the table of evidence, the survivors. The same record gives the
same page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.mutants.bench import Trial

if TYPE_CHECKING:
    from generator.record.catalog import Catalog
    from generator.record.models import Reading

# class → what is done, and the rate in percent that must be noticed (`None`: the evidence may leave it open)
CLASSES: Mapping[str, tuple[str, int | None]] = {
    "token digit": ("one digit of the quoted token is another", 100),
    "scale": ("億, 萬, 千, 百 are exchanged or left out", 100),
    "unit": ("%, 個百分點, 倍, the currency or the counter is another or left out", 100),
    "sign": ("a figure of opposite direction is cited, or the concept takes its sign otherwise", 100),
    "qualifier": ("近, 約, 超 … is left out of the token", 100),
    "range end": ("one end of a range is another or left out", 100),
    "moved citation": ("the same token is cited elsewhere, in any document", 95),
    "document": ("the same selector is looked for in another document", 100),
    "period": ("the fact is of a neighbouring period, or of the document’s own", 90),
    "measure": ("another measure, comparison or whole", 95),
    "basis": ("the twin on the other accounting basis", 95),
    "concept": ("another concept of the same kind", 95),
    "dimension dropped": ("a dimension is left out of the key", 90),
    "dimension swapped": ("another member of the same dimension", 90),
    "dimension added": ("a member of a dimension that the key does not have", 90),
    "adjudication": ("another reading is accepted, or none; the decision is withdrawn", None),
    "formula": ("an operator, a number or an operand of a derived fact is another", 100),
    "receipt": ("a part of a receipt is altered, or it is that of another citation", 100),
    "receipt, digest anew": ("as before, and the digest is worked out anew", None),
}
# what noticed a mutant → the codes of findings that say so
EVIDENCE: Mapping[str, tuple[str, ...]] = {
    "token": ("quote-", "not-whole-token"),
    "unit": ("unit-", "measure-unfit"),
    "words around it": ("cue-",),
    "other readings": ("conflict", "says-", "token-twice"),
    "arithmetic": ("relation-", "derive-"),
    "decisions": ("adjudication-", "sign-words"),
    "accounting": ("unaccounted", "set-aside-"),
    "receipt": ("receipt-", "pending"),
}
MOST_NAMED = 12  # ids named for one reason

HEAD = """# Mutation report

<!-- Written by `make mutants`; do not edit. -->

How the press meets errors that an editor could make. Each mutant is the record of this project with one such error;
it counts as noticed when the press reports an error that the record does not have by itself. {made}

- **With the texts**: every citation is read again. Errors count; warnings, stale receipts (but for forged ones) and
  names that merely point at a fact that has moved do not, since whoever moves a fact mends those with it.
- **With receipts only**: each mutant brings along the receipt its citation had; it is noticed when the citation becomes
  pending or an error. A dash marks mutants that touch no citation.
- What asserts nothing new is no mutant and left out: a place that another reading of the same fact cites, a token that
  is cited for the new key as well, a formula with the same result.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """The trials of one class: `made` mutants, of which `tried` were tried."""

    kind: str
    made: int
    trials: Sequence[Trial] = field(repr=False)

    @property
    def real(self) -> list[Trial]:
        """The trials of what is a mutant indeed."""
        return [trial for trial in self.trials if not trial.same]

    def survivors(self) -> list[Trial]:
        """Those that were noticed neither way they were tried, or only one way."""
        return [trial for trial in self.real if () in (trial.noticed, trial.receipted)]

    def below_goal(self) -> bool:
        """Whether fewer are noticed than must be, in either run."""
        goal = CLASSES[self.kind][1]
        runs = (_rate([trial.noticed for trial in self.real]), _rate([trial.receipted for trial in self.real]))
        return goal is not None and (_under(runs[0], goal) or _under(runs[1], 100))


def render(tallies: Sequence[Tally], catalog: Catalog) -> str:
    """The page in Markdown."""
    records = [fact.record for fact in catalog.facts.values()]
    facts, derived = len(records), sum(record.derive is not None for record in records)
    readings, relations = [reading for record in records for reading in record.read], len(catalog.relations)
    made = (
        f"The record holds {facts} facts, {derived} of them derived, {len(readings)} readings and {relations} "
        f"relations; {sum(len(tally.real) for tally in tallies):,} mutants were tried."
    )
    sampled = [tally for tally in tallies if len(tally.trials) < tally.made]
    found = (_classes(tallies), _sampling(sampled), _false_alarms(readings), _evidence(tallies), _survivors(tallies))
    parts = [HEAD.format(made=made), *found]
    return "\n".join(part for part in parts if part)


def _classes(tallies: Sequence[Tally]) -> str:
    rows = [
        f"| {tally.kind} | {CLASSES[tally.kind][0]} | {len(tally.real):,} | {_shown(tally, _with_texts)} "
        f"| {_goal(tally)} | {_shown(tally, _with_receipts)} |"
        for tally in tallies
    ]
    head = "| Class | What is done | Mutants | Noticed with the texts | Goal | Noticed with receipts only |"
    return "\n".join(["## What is noticed", "", head, "| --- | --- | ---: | ---: | ---: | ---: |", *rows, ""])


def _sampling(sampled: Sequence[Tally]) -> str:
    if not sampled:
        return ""
    said = "; ".join(f"{tally.kind}: {len(tally.trials):,} of {tally.made:,}" for tally in sampled)
    return f"Of the largest classes those mutants were tried whose digests come first ({said}).\n"


def _false_alarms(readings: Sequence[Reading]) -> str:
    """How often the rules doubt what is true: each such reading carries a reason written by hand."""
    cued = [reading for reading in readings if reading.cue]
    parts = Counter(part for reading in cued for part in reading.cue)
    told = ", ".join(f"{part} {count}" for part, count in parts.most_common())
    return (
        "## False alarms\n\n"
        f"Of {len(readings)} readings {len(cued)} ({_percent(len(cued), len(readings))}) are right although the words "
        f"around them do not say so, and carry a `cue` with a reason. The parts so explained: {told}.\n"
    )


def _evidence(tallies: Sequence[Tally]) -> str:
    """Which evidence noticed the mutants of each class; where several did, the first in the order of the press."""
    rows = []
    for tally in tallies:
        found = Counter(_kind_of(trial.noticed[0]) for trial in tally.real if trial.noticed)
        cells = " | ".join(f"{found[name]:,}" if found[name] else "" for name in (*EVIDENCE, "other"))
        rows.append(f"| {tally.kind} | {cells} |")
    names = " | ".join((*EVIDENCE, "other"))
    line = "| --- |" + " ---: |" * (len(EVIDENCE) + 1)
    return "\n".join(["## What notices them, with the texts", "", f"| Class | {names} |", line, *rows, ""])


def _survivors(tallies: Sequence[Tally]) -> str:
    parts = ["## What goes unnoticed, and why", ""]
    for tally in tallies:
        by_reason: dict[str, list[Trial]] = {}
        for trial in tally.survivors():
            by_reason.setdefault(trial.reason, []).append(trial)
        if by_reason:
            parts += [f"### {tally.kind}", ""]
            groups = sorted(by_reason.items(), key=lambda group: (-len(group[1]), group[0]))
            parts += [_group(reason, trials) for reason, trials in groups] + [""]
    return "\n".join(parts if len(parts) > 2 else [*parts, "Nothing."])


def _group(reason: str, trials: Sequence[Trial]) -> str:
    """A reason with the ids of what it concerns, each with the number of its mutants or what the only one does."""
    counted = Counter(trial.mutant.about for trial in trials)
    does = {trial.mutant.about: trial.mutant.what for trial in trials}
    named = [f"`{name}` {does[name] if n == 1 else f'({n} ways)'}" for name, n in counted.most_common(MOST_NAMED)]
    more = len(counted) - len(named)
    return f"- **{len(trials):,}**: {reason}: " + "; ".join(named) + (f"; {more} more" if more > 0 else "") + "."


def _shown(tally: Tally, codes: Callable[[Trial], tuple[str, ...] | None]) -> str:
    tried = [codes(trial) for trial in tally.real]
    rate = _rate(tried)
    noticed = sum(bool(found) for found in tried)
    return "–" if rate is None else f"{noticed:,} ({_percent(noticed, sum(found is not None for found in tried))})"


def _goal(tally: Tally) -> str:
    goal = CLASSES[tally.kind][1]
    return "–" if goal is None else f"{goal}%"


def _with_texts(trial: Trial) -> tuple[str, ...] | None:
    return trial.noticed


def _with_receipts(trial: Trial) -> tuple[str, ...] | None:
    return trial.receipted


def _rate(tried: Sequence[tuple[str, ...] | None]) -> float | None:
    """The part that was noticed, in percent; `None` where nothing could be tried."""
    known = [found for found in tried if found is not None]
    return 100 * sum(map(bool, known)) / len(known) if known else None


def _percent(part: int, whole: int) -> str:
    """In percent with one decimal, rounded down: 100% says all."""
    return "100%" if part == whole else f"{1000 * part // whole / 10}%"


def _under(rate: float | None, goal: int) -> bool:
    return rate is not None and rate < goal


def _kind_of(code: str) -> str:
    return next((name for name, codes in EVIDENCE.items() if code.startswith(codes)), "other")
