"""The rules behind the codes of findings: what each looks up, why it exists, a bad and a good example.

In this order: `Example` and `Rule`; `rules`, all of them by code, and `rule_of`, the one a code belongs to; how they
are read. The records are data (`rulebook/*.yml`), read when first asked for: most runs find nothing and never ask.
A code that ends in `*` stands for as many as there are names in a project (`cue-*`, one a dimension).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("rulebook")
PAGE = "generator/RULES.md"  # in the repository; see `findings.explained`

# What a rule may look up: records, which a finding names by their ids, and other things.
RECORDS = (
    "briefing", "chart", "claim", "concept", "count", "dimension", "document", "entity", "error", "event", "fact",
    "member", "page", "question", "relation", "set-aside", "term", "topic", "unit",
)  # fmt: skip
OTHERS = (
    "argument", "file", "kind", "language", "measure", "name", "period", "receipt", "site", "status", "text",
)  # fmt: skip
FORMS = ("project", "steps", "yaml", "bytes", "document", "page", "site", "chart", "paths", "situation")


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """What is wrong, and the same put right, in a form that a test can try (see FORMS and `rulebook/README.md`).

    `file` is where both stand, `given` what else is needed for them to stand there.
    """

    form: str
    bad: str
    good: str
    file: str = ""
    given: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """Why a code exists. `looks_up` are the kinds of record (and what else) that must be there for the rule to judge.

    `breaks` says what is not to be relied on where the finding stands: the `record`, every record of the `file`, the
    `name` alone that it says there is none of, or nothing. A finding follows from another where it looked up what that
    one breaks (`judging.consequences`). `draft` is `lacks` where a briefing still being written may be found wrong by
    it (`judging.drafts`).
    """

    code: str
    title: str
    why: str
    looks_up: tuple[str, ...]
    breaks: str = ""
    mend: str = ""
    draft: str = ""
    example: Example

    @property
    def anchor(self) -> str:
        """The anchor of the rule on the page of rules, as GitHub makes it of the heading."""
        return self.code.replace("*", "")


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by code, in the order of the rulebook. Raises `ValueError` where a record is not what it has to be."""
    found: dict[str, Rule] = {}
    for record in (record for path in _files() for record in _loaded(path)["rules"]):
        rule = _rule(record)
        if rule.code in found:
            raise ValueError(f"{rule.code} stands twice in the rulebook")
        found[rule.code] = rule
    return found


def rule_of(code: str) -> Rule | None:
    """The rule of this code, or of its family; `None` for a code that nothing raises."""
    known = rules()
    return known.get(code) or next((rule for rule in known.values() if fnmatchcase(code, rule.code)), None)


def chapters() -> Mapping[str, tuple[Rule, ...]]:
    """The rules by the heading of their chapter, in the order of the rulebook."""
    return {
        _loaded(path)["chapter"]: tuple(rules()[record["code"]] for record in _loaded(path)["rules"])
        for path in _files()
    }


# --- reading ---------------------------------------------------------------------------------------------


def _files() -> list[Path]:
    return sorted(FOLDER.glob("*.yml"))


@cache
def _loaded(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    return loaded


def _rule(record: dict[str, Any]) -> Rule:
    form = next((form for form in FORMS if form in record), "")
    example = record.get(form)
    if not isinstance(example, dict):
        raise ValueError(f"{record.get('code')} has no example of a known form ({', '.join(FORMS)})")
    parts = {key: value for key, value in record.items() if key != form}
    parts["looks_up"] = tuple(parts.get("looks_up", ()))
    try:
        return Rule(**parts, example=Example(form=form, **example))
    except TypeError as error:
        raise ValueError(f"{record.get('code')}: {error}") from None
