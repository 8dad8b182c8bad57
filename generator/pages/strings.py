"""The words of the interface, `site_src/strings/<language>.yml`: the same keys in both languages, no digit in any.

Each text is in its own language; what is missing, mixed up or typed is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.findings import Collected, Finding, Place
from generator.languages.scripts import misfit
from generator.record.models import LANGUAGES
from generator.record.prose import typed_digits
from generator.record.strict_yaml import Node, place_of, read, to_plain

OF_NO_LANGUAGE = re.compile(r"language\.switch|punctuation\..*")  # the other language's name in itself; marks alone
Strings = Mapping[str, Mapping[str, str]]


def load_strings(project: Path) -> Collected[Strings]:
    """The strings of every language by dotted key; a key that a language lacks is a finding."""
    loaded: dict[str, dict[str, str]] = {}
    nodes: dict[str, Node] = {}
    findings: list[Finding] = []
    for language in LANGUAGES:
        shown = f"site_src/strings/{language}.yml"
        node = read(project / shown, shown)
        findings.extend(node.findings)
        if node.value is None:
            continue
        nodes[language] = node.value
        loaded[language] = dict(_flat(to_plain(node.value), ()))
    findings.extend(_compare(loaded, nodes))
    return Collected(value=loaded, findings=tuple(findings))


def _flat(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, (*path, key))
    else:
        yield ".".join(path), str(value)


def _compare(loaded: Mapping[str, Mapping[str, str]], nodes: Mapping[str, Node]) -> Iterator[Finding]:
    every = {key for strings in loaded.values() for key in strings}
    for language, strings in loaded.items():
        for key in sorted(every - strings.keys()):
            yield Finding(
                code="translation-missing",
                place=Place(file=f"site_src/strings/{language}.yml"),
                message=f"`{key}` is missing in {language}",
                hint="add it: both languages are published together",
            )
        for key, text in strings.items():
            found = None if OF_NO_LANGUAGE.fullmatch(key) else misfit(text, language, is_name=True)
            if found:
                yield Finding(
                    code="wrong-language",
                    place=place_of(nodes[language], tuple(key.split("."))),
                    message=f"`{key}` {found.what}",
                    hint=found.hint,
                )
            if any(typed_digits(text)):
                yield Finding(
                    code="typed-number",
                    place=place_of(nodes[language], tuple(key.split("."))),
                    message=f"`{key}` types a number",
                    hint="numbers come from the record",
                )
