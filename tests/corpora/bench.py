"""`python -m tests.corpora.bench [GROUP …]`: how the rules answer to right and wrong keys; writes `REPORT.md`.

All cues are stripped. A right key counts as borne out, contradicted or undecided, over all and by part; a wrong key
(`wrong`) as contradicted, undecided, or passing. What the right key of a reading lacks in another part than the one
changed does not count as noticing. Where a reading has a cue for the part changed, key and cue are changed together to
the same wrong value, the other cues staying: these are counted apart.

The texts are found as by every command (`DOCUMENTS_DIR`), those of the records on other subjects in the folders of
`FOREIGN_DIR`; a group without its texts is left out and named. With names of groups nothing is written, and each right
key that is not borne out and each wrong one that passes is told in a line.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.editing.trial import trial_findings
from generator.findings import Finding
from generator.judging.argued import value_of
from generator.press import Pressed, press
from generator.settings import load_settings
from tests.corpora.wrong import Nearby, WrongKey

if TYPE_CHECKING:
    from generator.judging.observation import Observation
    from generator.record.keys import Key
    from generator.record.models import FactRecord, Reading

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
REPORT = HERE / "REPORT.md"
KINDS = ("period", "group", "concept", "measure", "entity")
ANSWERS = ("contradicted", "undecided", "passes")


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Documents of one record that are counted together."""

    name: str
    project: Path
    texts: Path | None
    documents: frozenset[str] | None = None  # all that there are


@dataclass(kw_only=True)
class Count:
    """What the rules answered in one group."""

    name: str
    right: int = 0
    contradicted: int = 0
    undecided: int = 0
    parts: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in KINDS})
    argued: Counter[str] = field(default_factory=Counter)  # of the wrong keys whose cue argues for the wrong value
    lines: list[str] = field(default_factory=list)


def groups() -> Iterator[Group]:
    """The groups, in the order of the report."""
    foreign = Path(os.environ["FOREIGN_DIR"]) if "FOREIGN_DIR" in os.environ else None
    english = foreign / "en" if foreign else None
    yield Group(name="record", project=PROJECT, texts=load_settings(PROJECT, None).documents)
    factbook, news = HERE / "factbook", HERE / "news"
    told = frozenset({"ashmere-hospitals", "calder-air", "inland-roads", "westmark-football"})
    chinese = frozenset({"daochuan-rice", "lancheng-schools", "qingwan-ferry", "yueheng-tools"})
    yield Group(name="factbook", project=factbook, texts=english, documents=frozenset({"chile", "kenya"}))
    yield Group(name="factbook-vietnam", project=factbook, texts=english, documents=frozenset({"vietnam"}))
    yield Group(name="work-reports", project=HERE / "work-reports", texts=foreign / "zh-Hans" if foreign else None)
    yield Group(name="news-en", project=news, texts=news / "texts", documents=told)
    yield Group(name="news-zh", project=news, texts=news / "texts", documents=chinese)
    gazette = HERE / "gazette"
    read = frozenset({"brightwater", "corven-rail", "tolland-cycling"})
    held = frozenset({"lyndale-health", "northgate-council", "selmer-weather"})
    yield Group(name="gazette", project=gazette, texts=gazette / "texts", documents=read)
    yield Group(name="gazette-held", project=gazette, texts=gazette / "texts", documents=held)
    press_zh = HERE / "press-zh"
    seen = frozenset({"beichuan-weather", "haitao-dining", "linxi-report"})
    unseen = frozenset({"jiangzhou-marathon", "jianshan-metro", "nanyu-health"})
    yield Group(name="press-zh", project=press_zh, texts=press_zh / "texts", documents=seen)
    yield Group(name="press-zh-unseen", project=press_zh, texts=press_zh / "texts", documents=unseen)
    observer = HERE / "observer"
    yield Group(name="observer", project=observer, texts=observer / "texts")
    merchant = HERE / "merchant"
    yield Group(name="merchant", project=merchant, texts=merchant / "texts")


def counted(group: Group) -> Count | None:
    """What the rules answer in a group; `None` without its texts."""
    pressed = press(group.project, group.texts)
    names = sorted(group.documents if group.documents is not None else pressed.texts)
    if not names or not pressed.texts.keys() >= set(names):
        return None
    count = Count(name=group.name)
    for name in names:
        _count_document(pressed, name, count)
    return count


def _count_document(pressed: Pressed, name: str, count: Count) -> None:
    readings = tuple(_readings(pressed, name))
    nearby = Nearby(catalog=pressed.catalog, text=pressed.texts[name], observations=readings)
    mine = [o for o in readings if o.reading.says is None and not o.fact.record.fact.ambiguous]
    wrong = [wrong for o in mine for wrong in nearby.wrong_keys(o)]
    records = [_uncued(o, o.asserted) for o in mine] + [_uncued(w.observation, w.key) for w in wrong]
    found = trial_findings(pressed.catalog, pressed.texts[name], records)
    lacking = {o.id: found[i] for i, o in enumerate(mine)}
    for observation in mine:
        _count_right(observation, lacking[observation.id], count)
    for each, findings in zip(wrong, found[len(mine) :], strict=True):
        _count_wrong(each, findings, lacking[each.observation.id], count)
    argued = [_argued(each) for each in wrong if _argued_parts(each)]
    for findings in trial_findings(pressed.catalog, pressed.texts[name], argued):
        count.argued[_worst({_answer(finding) for finding in findings})] += 1


def _readings(pressed: Pressed, name: str) -> Iterator[Observation]:
    for observations in pressed.resolved.observations.values():
        yield from (o for o in observations if o.document.id == name and o.stated is not None)


def _uncued(observation: Observation, key: Key) -> tuple[Key, FactRecord]:
    return _under(observation, key, observation.reading.model_copy(update={"cue": {}}))


def _argued(wrong: WrongKey) -> tuple[Key, FactRecord]:
    """The wrong key with its cue: as somebody writes it who takes the wrong value for right and says why."""
    reading = wrong.observation.reading
    values = {part: value_of(part, wrong.key, basis=None, stated_by=None, unit=None) for part in _argued_parts(wrong)}
    changed = {part: reading.cue[part].model_copy(update={"value": value}) for part, value in values.items()}
    return _under(wrong.observation, wrong.key, reading.model_copy(update={"cue": {**reading.cue, **changed}}))


def _argued_parts(wrong: WrongKey) -> set[str]:
    return _changed_parts(wrong) & set(wrong.observation.reading.cue)


def _under(observation: Observation, key: Key, reading: Reading) -> tuple[Key, FactRecord]:
    record = observation.fact.record
    fact = record.fact.model_copy(update={"measure": key.measure, "against": key.against, "of": key.of})
    return key, record.model_copy(update={"fact": fact, "read": (reading,)})


def _count_right(observation: Observation, findings: Sequence[Finding], count: Count) -> None:
    count.right += 1
    if not findings:
        return
    answers = {_answer(finding) for finding in findings}
    count.contradicted += "contradicted" in answers
    count.undecided += "contradicted" not in answers
    count.parts.update(f"{_part(finding)} {_answer(finding)}" for finding in findings)
    told = "; ".join(f"{finding.code} {finding.message.rpartition(') ')[2]}" for finding in findings)
    count.lines.append(f"right {observation.document.id} {observation.reading.exact} {observation.asserted.id}: {told}")


def _count_wrong(wrong: WrongKey, findings: Sequence[Finding], lacking: Sequence[Finding], count: Count) -> None:
    parts = _changed_parts(wrong)
    known = {finding.code for finding in lacking if _part(finding) not in parts}
    answers = {_answer(finding) for finding in findings if finding.code not in known}
    answer = _worst(answers)
    count.wrong[wrong.kind][answer] += 1
    if answer == "passes":
        right, exact = wrong.observation.asserted.id, wrong.observation.reading.exact
        count.lines.append(f"wrong {wrong.kind} {wrong.observation.document.id} {exact} {right} as {wrong.key.id}")


def _worst(answers: set[str]) -> str:
    return next((each for each in ANSWERS if each in answers), "passes")


def _changed_parts(wrong: WrongKey) -> set[str]:
    mine, other = wrong.observation.asserted.parts, wrong.key.parts
    return {part for part in {*mine, *other} if mine.get(part) != other.get(part)}


def _part(finding: Finding) -> str:
    return finding.code.removeprefix("cue-") if finding.code.startswith("cue-") else "unit"


def _answer(finding: Finding) -> str:
    return finding.answer or "contradicted"  # a unit that does not fit


# --- the report -----------------------------------------------------------------------------------------


def render(counts: Sequence[Count], beside: str) -> str:
    """The report as Markdown; `beside` is what it says of rules without grammar."""
    return f"{HEAD}\n{tables(counts)}\n{beside}"


def tables(counts: Sequence[Count]) -> str:
    """Right keys, the parts they lack, and wrong keys, by group."""
    rows = [
        "| Group | Right keys | Borne out | Contradicted | Undecided | Need a cue |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for c in counts:
        lacking = c.contradicted + c.undecided
        cells = (c.name, c.right, c.right - lacking, c.contradicted, c.undecided, _of(lacking, c.right))
        rows.append(f"| {' | '.join(map(str, cells))} |")
    rows += ["", "| Group | What right keys lack |", "| --- | --- |"]
    rows += [f"| {c.name} | {', '.join(f'{part} {n}' for part, n in c.parts.most_common())} |" for c in counts]
    rows += [
        "",
        "| Group | Wrong key | Tried | Contradicted | Undecided | Pass | Noticed |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows += [row for c in counts for kind in KINDS for row in _wrong_row(c.name, kind, c.wrong[kind])]
    pooled = {kind: sum((c.wrong[kind] for c in counts), Counter[str]()) for kind in KINDS}
    rows += [row for kind in KINDS for row in _wrong_row("all", kind, pooled[kind])]
    rows += [
        "",
        "| Group | Key and cue changed together | Contradicted | Undecided | Pass | Noticed |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    together = sum((c.argued for c in counts), Counter[str]())
    rows += [row for c in counts for row in _argued_row(c.name, c.argued)]
    rows += _argued_row("all", together)
    return "\n".join(rows) + "\n"


def _wrong_row(name: str, kind: str, answers: Counter[str]) -> Iterator[str]:
    if answers.total():
        yield f"| {name} | {kind} | {_answered(answers)} |"


def _argued_row(name: str, answers: Counter[str]) -> Iterator[str]:
    if answers.total():
        yield f"| {name} | {_answered(answers)} |"


def _answered(answers: Counter[str]) -> str:
    tried_keys = answers.total()
    each = " | ".join(str(answers[answer]) for answer in ANSWERS)
    return f"{tried_keys} | {each} | {_of(tried_keys - answers['passes'], tried_keys)}"


def _of(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


HEAD = """# What the rules answer

<!-- Written by `python -m tests.corpora.bench`; do not edit. -->

Right keys without their cues, and wrong keys made of what stands nearby (the period of another figure of the passage,
another member, concept, entity named there, another measure that the unit allows). The answers to all texts were read;
what rules answered that were written without a look at a text stands in its README.md or FIRST-RUN.md. The last table
is of wrong keys whose cue argues for the wrong value as well; what it notices is a cue that nothing calls for, since
the words bear the wrong value out, or another part that the words deny.
"""


def main(names: Sequence[str]) -> int:
    """Count, and write the report or tell the lines of the groups named."""
    chosen = [group for group in groups() if not names or group.name in names]
    counts = [(group, counted(group)) for group in chosen]
    for group, count in counts:
        if count is None:
            sys.stdout.write(f"{group.name}: its texts are not at hand\n")
    made = [count for _, count in counts if count is not None]
    if names:
        sys.stdout.write("\n".join(line for count in made for line in count.lines) + "\n")
        sys.stdout.write(tables(made))
    else:
        beside = HERE / "without-grammar.md"
        REPORT.write_text(render(made, beside.read_text("utf-8") if beside.exists() else ""), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
