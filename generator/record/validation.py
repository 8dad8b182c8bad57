"""A placed tree to a model: every complaint of pydantic as a finding in plain words, at its place.

In order: `validate`; how an error's `loc` is read as a path in the tree, since names of union branches stand
between its keys; how the branches of a union become one complaint; what each type of error says; which
keys a record knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.findings import Collected, Finding, Place, did_you_mean, in_file_order, nearest_name, quoted
from generator.record.scalars import lookalike
from generator.record.strict_bytes import capped
from generator.record.strict_yaml import At, Entries, Items, Node, Scalar, Steps, child, key_at, node_at, to_plain

M = TypeVar("M", bound=BaseModel)

_THE_KEY = "[key]"  # the last step of a `loc` where a key of a mapping is wrong, not its value
_TEXT = "a text"
_LIST = "a list, each item after a dash"
_KEYS = "keys and values"
_WHOLE = "a whole number in plain digits"
_TRUTH = "true or false"
_DAY = "a day as YYYY-MM-DD"
_NUMBER = "a plain decimal number"
_EXPECTED = {  # by type of error; what stands in braces is filled in from the error
    "string_type": _TEXT,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "frozen_set_type": _LIST,
    "dict_type": _KEYS,
    "mapping_type": _KEYS,
    "model_type": _KEYS,
    "union_tag_not_found": _KEYS,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} characters",
    "string_pattern_mismatch": "a text of the form {pattern}",
    "too_long": "a length of {max_length} or less",
    "too_short": "a length of {min_length} or more",
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
}
_FORMS = {  # patterns in words, where an example says more
    r"^(undated|[0-9]{4}[-/0-9A-Z]*)$": "the year first, as 2025-Q2, 2025-H1, 2024-FY, 2025-06, 2025-05-07 or undated",
    r"^[a-z0-9]+([.-]{1,2}[a-z0-9]+)*$": "the id of a fact, in lower case: ENTITY.CONCEPT.PERIOD, and what departs",
    r"^[1-9][0-9]? of [2-9][0-9]?$": "which of how many, as 1 of 2",
    r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$": "the name of a file, without a folder",
}
OTHERWISE_SAID = {  # keys that are near to none, and how what they mean is written
    "derived_from": "write `origin`, on the document or on one of its `stretches`: the occasion, event, entity or "
    "document that the figures come from",
}
_JOINED = re.compile(r"(?P<key>[A-Za-z_-]+) ?[:：]\s*(?P<value>.+)", re.DOTALL)  # a key and its value in one word
_OTHER_SHAPE = frozenset(kind for kind, expected in _EXPECTED.items() if expected in (_TEXT, _LIST, _KEYS))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Problem:
    """An error, its `loc` read as `path` in the tree, and the union branches it lies in, outermost first:
    how many steps of the path stand before the branch, and the branch's name."""

    error: ErrorDetails
    path: Steps
    branches: tuple[tuple[int, str], ...] = ()


def validate(model: type[M], node: Node, languages: Sequence[str] | None = None) -> Collected[M | None]:
    """The model made of `node`, or None and one finding for each thing that is wrong with it.

    Every text for readers must be there in each of `languages` (tags) and in no other; `None` takes any.
    """
    try:
        return Collected(value=model.model_validate(to_plain(node), context={"languages": languages}))
    except ValidationError as error:
        problems = [_located(detail, node) for detail in error.errors(include_url=False) if not _is_echo(detail)]
    misspelt = frozenset(_misspelt(problems, model))
    problems = [problem for problem in problems if problem.error["type"] != "missing" or problem.path not in misspelt]
    file = node.file if isinstance(node, Entries) else ""
    found = [_finding(problems, node, model) for problems in _settled(problems)]
    findings = [replace(each, place=replace(each.place, file=file)) for each in found]
    return Collected(value=None, findings=capped(in_file_order(findings)))


def _is_echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because pydantic counts its faultless items alone."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _misspelt(problems: Iterable[_Problem], model: type[BaseModel]) -> Iterator[Steps]:
    """The paths of the keys that stand there in another spelling, which is told: none of these is missing."""
    for problem in problems:
        if problem.error["type"] == "extra_forbidden":
            yield (*problem.path[:-1], _meant(str(problem.path[-1]), _known_keys(model, problem.error["loc"][:-1])))


def _meant(key: str, known: Sequence[str]) -> str:
    """The key that one of another spelling stands for: joined to its value (`exact:91%`), or nearly it."""
    joined = _JOINED.match(key)
    return joined["key"] if joined and joined["key"] in known else nearest_name(key, known)


def _located(error: ErrorDetails, node: Node) -> _Problem:
    """The error with the first reading of its `loc` that leads to the very input it complains about."""
    loc, missing = error["loc"], error["type"] == "missing"
    readings = list(_readings(loc[:-1] if missing else loc, node))
    path, branches = next((r for r in readings if _is(node_at(node, r[0]), error["input"])), readings[0])
    return _Problem(error=error, path=(*path, *loc[-1:]) if missing else path, branches=branches)


def _readings(loc: Steps, node: Node, depth: int = 0) -> Iterator[tuple[Steps, tuple[tuple[int, str], ...]]]:
    """Every way to read `loc` as a path from `node`: a step is a key or index, or the name of a branch."""
    if not loc:
        yield (), ()
        return
    step, rest = loc[0], loc[1:]
    below = child(node, step)
    if below is not None:
        for path, branches in _readings(rest, below, depth + 1):
            yield (step, *path), branches
    for path, branches in _readings(rest, node, depth):
        yield path, branches if step == _THE_KEY else ((depth, str(step)), *branches)


def _is(node: Node, value: object) -> bool:
    """Whether `value` can be the plain form of `node`; a look, not a full comparison."""
    match node:
        case Scalar():
            return isinstance(value, str) and value == node.text
        case Items():
            return isinstance(value, list) and len(value) == len(node.items)
        case Entries():
            return isinstance(value, dict) and value.keys() == node.values.keys()


def _settled(problems: Sequence[_Problem]) -> Iterator[tuple[_Problem, ...]]:
    """What is to be said: problems alone, or together where all branches of a union refuse one value."""
    unions: dict[Steps, dict[str, list[_Problem]]] = defaultdict(lambda: defaultdict(list))
    for problem in problems:
        if not problem.branches:
            yield (problem,)
            continue
        depth, name = problem.branches[0]
        unions[problem.path[:depth]][name].append(replace(problem, branches=problem.branches[1:]))
    for path, by_branch in unions.items():
        yield from _settled_union(path, list(by_branch.values()))


def _settled_union(path: Steps, branches: Sequence[Sequence[_Problem]]) -> Iterator[tuple[_Problem, ...]]:
    """Of keys and values, the branch with the fewest problems is the one that was meant; of a text, or
    where no branch has the value's shape, all branches together say what is expected."""
    fitting = [branch for branch in branches if not any(_is_misshapen(problem, path) for problem in branch)]
    own = tuple(problem for branch in fitting or branches for problem in branch if problem.path == path)
    if fitting and not (own and isinstance(own[0].error["input"], str)):
        yield from _settled(min(fitting, key=len))
        return
    yield own


def _is_misshapen(problem: _Problem, path: Steps) -> bool:
    return problem.path == path and problem.error["type"] in _OTHER_SHAPE


def _finding(problems: Sequence[_Problem], node: Node, model: type[BaseModel]) -> Finding:
    findings = [_finding_of(problem, node, model) for problem in problems]
    expected = dict.fromkeys(finding.expected for finding in findings if finding.expected)
    hint = next((finding.hint for finding in findings if finding.hint), "")
    return replace(findings[0], expected=" or ".join(expected), hint=hint)


def _finding_of(problem: _Problem, node: Node, model: type[BaseModel]) -> Finding:
    path, error, found = problem.path, problem.error, _found(problem, node)
    match error["type"]:
        case "missing":
            return _missing(path, node)
        case "extra_forbidden":
            return _unknown(path, node, _known_keys(model, error["loc"][:-1]))
        case "literal_error" | "enum":
            return _wrong_choice(path, found, _choices(error, "expected"))
        case "union_tag_invalid":
            path = (*path, *_choices(error, "discriminator"))
            return _wrong_choice(path, node_at(node, path), _choices(error, "expected_tags"))
        case "union_tag_not_found" if isinstance(found, Entries):
            return _missing((*path, *_choices(error, "discriminator")), node)
        case _:
            return _wrong_value(path, found, error)


def _found(problem: _Problem, node: Node) -> Node:
    """What the error is about: the value at its path, or the key that leads there."""
    if problem.error["loc"][-1:] == (_THE_KEY,):
        return Scalar(key_at(node, problem.path), str(problem.path[-1]), plain=True)
    return node_at(node, problem.path)


def _place(at: At) -> Place:
    """The place in the file of the tree, which `validate` names."""
    return at.place("")


def _missing(path: Steps, node: Node) -> Finding:
    key = str(path[-1])
    message = f"{_label(path[:-1])}the key {quoted(key)} is missing"
    return Finding(
        code="record-missing-key", place=_place(node_at(node, path[:-1]).at), message=message, hint=f"add {key}:"
    )


def _unknown(path: Steps, node: Node, known: Sequence[str]) -> Finding:
    key = str(path[-1])
    parted = _parted(key, known)
    what = "is a key and its value in one word" if parted else f"is not known here{lookalike(key)}"
    return Finding(
        code="record-unknown-key",
        place=_place(key_at(node, path)),
        message=f"{_label(path[:-1])}the key {quoted(key)} {what}",
        expected="" if parted else _one_of(known),
        hint=OTHERWISE_SAID.get(key) or parted or did_you_mean(key, known),
    )


def _parted(key: str, known: Sequence[str]) -> str:
    joined = _JOINED.match(key)
    if not joined or joined["key"] not in known:
        return ""
    return f"write `{joined['key']}: {joined['value']}`, with a half-width colon and a space behind it"


def _wrong_choice(path: Steps, found: Node, choices: Sequence[str]) -> Finding:
    return Finding(
        code="record-value",
        place=_place(found.at),
        message=f"{_label(path)}found {_shown(found)}",
        expected=_one_of(choices),
        hint=did_you_mean(found.text, choices) if isinstance(found, Scalar) else "",
    )


def _wrong_value(path: Steps, found: Node, error: ErrorDetails) -> Finding:
    context = error.get("ctx", {})
    said = context.get("message") or context.get("error")
    return Finding(
        code="record-value",
        place=_place(found.at),
        message=f"{_label(path)}{said or f'found {_shown(found)}'}",
        expected=context.get("expected") or _expected(error, context),
        hint=context.get("hint") or _hint(error, found),
    )


def _expected(error: ErrorDetails, context: Mapping[str, object]) -> str:
    """What the table says; of a type it does not know, pydantic's own words. A validator said it all."""
    if error["type"] in ("refused", "value_error", "assertion_error"):
        return ""
    told = _EXPECTED.get(error["type"], error["msg"]).format(**context)
    return _FORMS.get(str(context.get("pattern")), told)


def _hint(error: ErrorDetails, found: Node) -> str:
    if error["type"] == "too_short":
        return "add an item: with none nothing would be verified"
    return "write it, or remove the key" if isinstance(found, Scalar) and not found.text else ""


def _label(path: Steps) -> str:
    """`read, item 2, exact: ` of the last key in the path and what leads there from the last list."""
    words = [f"item {step + 1}" if isinstance(step, int) else quoted(step)[1:-1] for step in path]
    return f"{', '.join(words[-3:])}: " if words else ""


def _shown(node: Node) -> str:
    match node:
        case Scalar():
            return quoted(node.text) if node.text else "nothing"
        case Items():
            return f"a list of {len(node.items)}" if node.items else "an empty list"
        case Entries():
            return "keys and values"


def _choices(error: ErrorDetails, name: str) -> list[str]:
    """The words of such a list as `'actual', 'plan' or 'rumour'`, which is how pydantic names choices."""
    return re.findall(r"'([^']*)'", str(error["ctx"][name]))


def _one_of(choices: Sequence[str]) -> str:
    return f"{'one of ' if len(choices) > 1 else ''}{', '.join(choices)}"


def _known_keys(model: type[BaseModel], loc: Steps) -> list[str]:
    """The keys known at `loc`, followed through fields and union branches; of several models, all."""
    models = [model]
    for step in loc:
        inner = [below for candidate in models for below in _models_in(_fields(candidate).get(str(step)))]
        models = inner or [candidate for candidate in models if _is_branch(candidate, step)] or models
    return list(dict.fromkeys(key for candidate in models for key in _fields(candidate)))


def _is_branch(model: type[BaseModel], step: str | int) -> bool:
    """Whether a union names this model by `step`: its class, or its value of the discriminator."""
    return step == model.__name__ or any(step in get_args(field.annotation) for field in model.model_fields.values())


def _fields(model: type[BaseModel]) -> dict[str, object]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
