"""The words of the interface, `site_src/strings/<language>.yml`: the same keys in every language, no digit in any.

Each text is in its own language and has room for the same things; what is missing, mixed up or typed is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from generator.cache.memory import nothing_known
from generator.findings import Collected, Finding, Place, quoted
from generator.languages.scripts import misfit
from generator.record.catalog import Origin
from generator.record.kept import load_made
from generator.record.prose import typed_digits
from generator.record.strict_yaml import Entries, to_plain
from generator.record.style import refusal, refused

if TYPE_CHECKING:
    from generator.cache.memory import Memory
    from generator.languages.language import Language
    from generator.record.models import StyleRule

OF_NO_LANGUAGE = re.compile(r"punctuation\..*")  # marks alone
Words = Mapping[str, str]  # the strings of one language by dotted key
Strings = Mapping[str, Words]  # by the tag of the language


def load_strings(
    project: Path, languages: Sequence[Language], style: Sequence[StyleRule] = (), memory: Memory | None = None
) -> Collected[Strings]:
    """The strings of each language, by its tag, by dotted key; a key that a language lacks is a finding, and so is a
    word that the list of style refuses. Those that `memory` knows to be right are not looked at again."""
    memory = memory or nothing_known()
    loaded: dict[str, dict[str, str]] = {}
    origins: dict[str, Origin] = {}
    findings: list[Finding] = []
    for language in languages:
        shown = f"site_src/strings/{language.tag}.yml"
        words = load_made(project / shown, shown, ("words",), _words, memory.store)
        findings.extend(words.findings)
        if words.value is not None:
            loaded[language.tag], tree = words.value
            origins[language.tag] = Origin(file=shown, tree=tree)
    compared = partial(_compare, languages, loaded, origins, style)
    if not memory.recall(("words", tuple(languages), loaded, tuple(style)), lambda: not any(compared())):
        findings.extend(compared())
    return Collected(value=loaded, findings=tuple(findings))


def _words(tree: Entries) -> Collected[dict[str, str] | None]:
    return Collected(value=dict(_flat(to_plain(tree), ())))


def _flat(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _flat(item, (*path, key))
    else:
        yield ".".join(path), str(value)


def _compare(
    languages: Sequence[Language],
    loaded: Mapping[str, Mapping[str, str]],
    origins: Mapping[str, Origin],
    style: Sequence[StyleRule],
) -> Iterator[Finding]:
    every = {key for strings in loaded.values() for key in strings}
    for language in languages:
        strings = loaded.get(language.tag, {})
        for key in sorted(every - strings.keys()) if language.tag in loaded else ():
            yield Finding(
                code="translation-missing",
                place=Place(file=f"site_src/strings/{language.tag}.yml"),
                message=f"`{key}` is missing in {language.tag}",
                hint="add it: all languages are published together",
            )
        for key, text in strings.items():
            place = partial(origins[language.tag].at, *key.split("."))
            yield from _faults(key, text, language, place)
            yield from _unlike(key, text, language, loaded, place)
            yield from (refusal(rule, place()) for rule, _ in refused(text, language, style))


def _faults(key: str, text: str, language: Language, place: Callable[[], Place]) -> Iterator[Finding]:
    found = None if OF_NO_LANGUAGE.fullmatch(key) else misfit(text, language.script, is_name=True)
    if found:
        yield Finding(code="wrong-language", place=place(), message=f"`{key}` {found.what}", hint=found.hint)
    if any(typed_digits(text)):
        yield Finding(
            code="typed-number", place=place(), message=f"`{key}` types a number", hint="numbers come from the record"
        )


def _unlike(
    key: str, text: str, language: Language, loaded: Mapping[str, Mapping[str, str]], place: Callable[[], Place]
) -> Iterator[Finding]:
    """That a text has other names in braces than in the first language that has it, or braces that hold none."""
    first = next(tag for tag, strings in loaded.items() if key in strings)
    names, others = _names(text), _names(loaded[first][key])
    if names is None or (others is not None and names != others):
        yield Finding(
            code="translation-differs",
            place=place(),
            message=f"`{key}` has {quoted(text)} here and {quoted(loaded[first][key])} in {first}"
            if language.tag != first
            else f"`{key}` has braces that hold no name: {quoted(text)}",
            expected="the same names in braces in every language: what is filled in there has them",
            hint="write them as the other language has them",
        )


def _names(text: str) -> frozenset[str] | None:
    """What a text has in braces; `None` where they cannot be read or hold anything but a name."""
    if "{" not in text and "}" not in text:
        return frozenset()
    try:
        parts = [(name, form, how) for _, name, form, how in Formatter().parse(text) if name is not None]
    except ValueError:
        return None
    is_plain = all(name.isidentifier() and not form and not how for name, form, how in parts)
    return frozenset(name for name, _, _ in parts) if is_plain else None
