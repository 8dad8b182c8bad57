"""YAML edited by place: only the words that change are written, every comment and all layout stay as they are.

In this order: `Change`, `changed`, which proves of its result that it reads as asked for and has kept every comment;
how a change becomes patches of the text; how a text is written. Places come from libyaml's marks, not from a round trip
through ruamel.yaml, which drops the comment behind a key that is deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.editing.fmt import comments
from generator.editing.selectors import in_quotes
from generator.findings import Collected, Finding, Place
from generator.record.scalars import IDENTIFIER
from generator.record.strict_yaml import Steps, parse, place_of, to_plain

KEYWORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})  # no text unless quoted


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """New texts of a mapping at `path` by key: a key that is missing is added after `after`, `None` deletes one."""

    path: Steps
    entries: Mapping[str, str | None]
    after: str = ""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class _Patch:
    start: int
    end: int
    text: str


def replaced(text: str, file: str, values: Mapping[Steps, str]) -> Collected[str | None]:
    """`text` with the scalars at these paths replaced, keys of mappings and items of lists alike; as `changed`."""
    root, plain = _compose(text), to_plain(_tree(text, file))
    patches = []
    for path, value in values.items():
        patches.append(_scalar(_at(root, path), value))
        _parent(plain, path)[path[-1]] = value
    return _proven(text, file, patches, plain, next(iter(values), ()))


def changed(text: str, file: str, changes: Sequence[Change]) -> Collected[str | None]:
    """`text`, which is strict YAML, with all changes made.

    A finding instead where the result would not read as asked for or would lose a comment: then it is mended by hand.
    """
    root, plain = _compose(text), to_plain(_tree(text, file))
    patches: list[_Patch] = []
    for change in changes:
        mapping = _at(root, change.path)
        assert isinstance(mapping, yaml.MappingNode)
        patches.extend(_patches(text, mapping, change))
        _apply(_parent(plain, (*change.path, "")), change.entries)
    return _proven(text, file, patches, plain, changes[0].path if changes else ())


# --- proof -----------------------------------------------------------------------------------------------


def _proven(text: str, file: str, patches: Sequence[_Patch], wanted: object, path: Steps) -> Collected[str | None]:
    result = _patched(text, patches)
    read = parse(result, file).value
    if read is None or to_plain(read) != wanted or comments(result) != comments(text):
        place = place_of(_tree(text, file), path)
        return Collected(value=None, findings=(_by_hand(place),))
    return Collected(value=result)


def _patched(text: str, patches: Sequence[_Patch]) -> str:
    for patch in sorted(patches, reverse=True):
        text = text[: patch.start] + patch.text + text[patch.end :]
    return text


def _apply(mapping: dict[str, Any], entries: Mapping[str, str | None]) -> None:
    for key, value in entries.items():
        if value is None:
            del mapping[key]
        else:
            mapping[key] = value


def _by_hand(place: Place) -> Finding:
    return Finding(
        code="edit-by-hand",
        place=place,
        message="this cannot be edited without a loss: it holds a comment, or is laid out in an unusual way",
        hint="make the change by hand, or run the fmt command first",
    )


# --- places ----------------------------------------------------------------------------------------------


def _compose(text: str) -> yaml.Node:
    """libyaml's own tree, whose nodes know where they end. The text was read strictly before."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return node


def _tree(text: str, file: str) -> Any:
    return parse(text, file).value


def _at(node: yaml.Node, path: Steps) -> yaml.Node:
    for step in path:
        node = node.value[step] if isinstance(step, int) else _entry(node, step)[1]
    return node


def _entry(node: yaml.Node, key: str) -> tuple[yaml.Node, yaml.Node]:
    return next((name, value) for name, value in node.value if name.value == key)


def _parent(plain: Any, path: Steps) -> Any:
    for step in path[:-1]:
        plain = plain[step]
    return plain


# --- patches ---------------------------------------------------------------------------------------------


def _patches(text: str, mapping: yaml.MappingNode, change: Change) -> Iterator[_Patch]:
    present = {name.value for name, _ in mapping.value}
    added = {key: value for key, value in change.entries.items() if key not in present and value is not None}
    for key, value in change.entries.items():
        if key in present:
            yield _scalar(_entry(mapping, key)[1], value) if value is not None else _deletion(text, mapping, key)
    if added:
        yield _addition(text, mapping, change.after, added)


def _scalar(node: yaml.Node, value: str) -> _Patch:
    return _Patch(start=node.start_mark.index, end=node.end_mark.index, text=_rewritten(node, value))


def _deletion(text: str, mapping: yaml.MappingNode, key: str) -> _Patch:
    """The key with its value; in flow style with a comma, in block style with its line, if nothing else is on it."""
    position = next(i for i, (name, _) in enumerate(mapping.value) if name.value == key)
    name, value = mapping.value[position]
    if position == 0 and len(mapping.value) > 1:
        return _Patch(start=name.start_mark.index, end=mapping.value[1][0].start_mark.index, text="")
    if mapping.flow_style:
        before = mapping.value[position - 1][1].end_mark.index if position else name.start_mark.index
        return _Patch(start=before, end=value.end_mark.index, text="")
    line_start, line_end = text.rfind("\n", 0, name.start_mark.index) + 1, text.find("\n", value.end_mark.index)
    line_end = len(text) if line_end < 0 else line_end + 1
    if text[value.end_mark.index : line_end].strip():
        return _Patch(start=name.start_mark.index, end=_skip_spaces(text, value.end_mark.index), text="")
    return _Patch(start=line_start, end=line_end, text="")


def _addition(text: str, mapping: yaml.MappingNode, after: str, added: Mapping[str, str]) -> _Patch:
    """New entries behind the key `after`."""
    name, last = _entry(mapping, after)
    entries = [f"{key}: {written(value)}" for key, value in added.items()]
    if mapping.flow_style:
        end = last.end_mark.index
        return _Patch(start=end, end=end, text="".join(f", {entry}" for entry in entries))
    end = text.find("\n", last.end_mark.index)
    end = len(text) if end < 0 else end
    indent = "\n" + " " * name.start_mark.column
    return _Patch(start=end, end=end, text="".join(indent + entry for entry in entries))


def _skip_spaces(text: str, at: int) -> int:
    while text[at] == " ":
        at += 1
    return at


# --- texts -----------------------------------------------------------------------------------------------


def written(value: str) -> str:
    """A text as a scalar: an identifier without quotes, all else in double ones."""
    if re.fullmatch(IDENTIFIER, value) and value not in KEYWORDS:
        return value
    return in_quotes(value)


def _rewritten(node: yaml.Node, value: str) -> str:
    """The text in the quotes the scalar had, or in double ones where it needs them now."""
    style = node.style if isinstance(node, yaml.ScalarNode) else None
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    return value if not style and _fits_plain(value, str(node.value)) else in_quotes(value)


def _fits_plain(value: str, before: str) -> bool:
    """Whether a text can stand without quotes where `before` stood so."""
    if value.lower() in KEYWORDS or not set(value) & set(",[]{}") <= set(before):
        return False
    try:
        node = yaml.compose(f"- {value}", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    return node is not None and [item.value for item in node.value] == [value]
