"""All the inspections over one finished tree, each file by itself, and what did not change not again.

In this order: the inspections, of the whole and of each file; `inspect_site`; how the soundness of a file is kept.

A file that nothing was found in is kept as sound by its content, with every question that its inspection asked about
the rest of the site or of the record, and the digests of the answers (`Site.asked`). Where the content is the same and
every answer too, the inspection would find nothing again: of a site made at another place only the paths of that are
looked for. What is kept is of the site that was inspected last, and lies together: most questions are asked by many
files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

from generator.cache.digest import code, digest
from generator.cache.store import NOTHING_KEPT, Store
from generator.findings import Finding, Place, in_file_order
from generator.site.held_files import Held
from generator.site.inspection.alternates import inspect_languages, inspect_paths
from generator.site.inspection.context import (
    SEPARATOR,
    Asked,
    Context,
    Site,
    load_site,
    parse,
)
from generator.site.inspection.dead_links import inspect_links
from generator.site.inspection.digits import inspect_digits
from generator.site.inspection.files import inspect_files
from generator.site.inspection.forward_pages import inspect_forwards
from generator.site.inspection.ids import inspect_ids
from generator.site.inspection.leaks import inspect_leaks
from generator.site.inspection.machine import inspect_machine, names_machine
from generator.site.inspection.markup import inspect_markup
from generator.site.inspection.policy import inspect_policy
from generator.site.inspection.reach import inspect_reach
from generator.site.inspection.search_entries import entries_of, inspect_search
from generator.site.inspection.weight import inspect_weight
from generator.site.inspection.wellformed import inspect_wellformed
from generator.two_processes import by_two

Inspection = Callable[[Site, Context], Iterator[Finding]]

OF_THE_WHOLE: tuple[Inspection, ...] = (inspect_files, inspect_paths, inspect_reach)
OF_EACH_FILE: tuple[Inspection, ...] = (
    inspect_wellformed,
    inspect_languages,
    inspect_ids,
    inspect_links,
    inspect_forwards,
    inspect_markup,
    inspect_weight,
    inspect_policy,
    inspect_digits,
    inspect_search,
    inspect_leaks,
    inspect_machine,
)
INSPECTIONS = (*OF_THE_WHOLE, *OF_EACH_FILE)
LOOKUPS = ("fact", "count")  # of the context
MANY = 200  # files to be inspected


def inspect_site(
    root: Path, context: Context, store: Store = NOTHING_KEPT, files: Held | None = None
) -> tuple[Finding, ...]:
    """Everything that keeps the tree at `root` from being published, in the order of its files.

    `files` are those of the tree where they were read already. A tree that cannot be read is a finding too. No finding
    shows more than 60 characters of any file. What the `store` knows to be sound is not inspected again.
    """
    try:
        loaded = load_site(root, context, store, files)
        site = loaded.value
        findings = [finding for inspect in OF_THE_WHOLE for finding in inspect(site, context)]
        soundness = _Soundness(site, context, store)
        changed = [path for path in sorted(site.files) if not soundness.is_kept(path)]
        inspected = by_two(soundness.inspected, changed, much=len(changed) >= MANY)
        for path, (found, asked, answers) in zip(changed, inspected, strict=True):
            findings.extend(found)
            soundness.note(path, found, asked, answers)
        soundness.keep()
    except OSError as error:
        message = f"the tree cannot be read: {error.strerror}"
        return (Finding(code="file-system", place=Place(file=context.label), message=message),)
    return in_file_order([*loaded.findings, *findings])


class _Soundness:
    """What is known to be sound of a site, and the inspection of the rest."""

    def __init__(self, site: Site, context: Context, store: Store) -> None:
        """What was kept as sound, less what asked for something that is answered otherwise."""
        self.site, self.context, self.store = site, context, store
        told = (each.name for each in fields(context) if each.name not in (*LOOKUPS, "reader", "private"))
        self.made_from = digest("sound", code(), {name: getattr(context, name) for name in told})
        self.place = digest(context.private)
        self.found: dict[str, Mapping[str, str]] = {}  # by the lookups of the context
        self.keys: dict[str, str] = {}  # by path
        self.told: set[str] = set()  # questions whose answers were handed on with what was found
        kept = store.get_json(self.made_from) or {"asked": [], "sound": {}, "place": ""}
        self.is_moved = kept["place"] != self.place
        self.numbers = {question: number for number, (question, _) in enumerate(kept["asked"])}
        changed = {self.numbers[question] for question, answer in kept["asked"] if self._answer(question) != answer}
        self.kept = {key: asked for key, asked in kept["sound"].items() if changed.isdisjoint(asked)}
        self.sound: dict[str, Sequence[int]] = {}  # of this site, by key, with the questions that were asked

    def is_kept(self, path: str) -> bool:
        """Whether the file was found sound, and all that was asked for it is answered as it was."""
        entries = entries_of(self.site, path) if path in self.site.outlines else []
        key = self.keys[path] = digest(path, self.site.digests[path], entries)
        is_kept = key in self.kept and not (self.is_moved and names_machine(self.site.read(path), self.context))
        if is_kept:
            self.sound[key] = self.kept[key]
        return is_kept

    def inspected(self, path: str) -> list[tuple[list[Finding], Sequence[str], Asked]]:
        """What is found in the file, what was asked for that, and those answers that were not handed on yet."""
        pages = {path: parse(path, self.site.read(path), self.context)} if path in self.site.outlines else {}
        view = replace(self.site, subject=frozenset({path}), pages=pages, asked={})
        fact, count = (partial(self._noted, name, view.asked) for name in LOOKUPS)
        context = replace(self.context, fact=fact, count=count)
        findings = [finding for inspect in OF_EACH_FILE for finding in inspect(view, context)]
        answers = {question: answer for question, answer in view.asked.items() if question not in self.told}
        self.told.update(answers)
        return [(findings, tuple(view.asked), answers)]

    def note(self, path: str, found: Sequence[Finding], asked: Sequence[str], answers: Asked) -> None:
        """What `inspected` gave for a file, which is sound where nothing was found. A page that moved is never kept as
        that: it is held against every site map."""
        self.site.answers.update(answers)
        moved = path in self.site.outlines and self.site.outlines[path].forward
        if not found and not moved:
            known = self.numbers
            self.sound[self.keys[path]] = [known.setdefault(question, len(known)) for question in asked]

    def keep(self) -> None:
        """Keep what is sound of this site, and every question that was asked for it, once, with its answer."""
        if (self.sound == self.kept and not self.is_moved) or self.store.folder is None:
            return
        asked = set().union(*self.sound.values())
        numbers = {before: number for number, before in enumerate(sorted(asked))}
        questions = ((question, self.site.answers[question]) for question, at in self.numbers.items() if at in numbers)
        sound = {key: [numbers[before] for before in asked] for key, asked in self.sound.items()}
        self.store.put_json(self.made_from, {"asked": [*questions], "sound": sound, "place": self.place})

    def _answer(self, question: str) -> str:
        """The digest of the answer to a question, worked out once."""
        if question not in self.site.answers:
            name, *of = question.split(SEPARATOR)
            if name in LOOKUPS:
                self._noted(name, {}, *of)
            else:
                getattr(self.site, name)(*of)
        return self.site.answers[question]

    def _noted(self, name: str, asked: Asked, identifier: str, language: str) -> Mapping[str, str]:
        """The answer of a lookup, which notes what it was asked and what it answered; worked out once."""
        question = SEPARATOR.join((name, identifier, language))
        if question not in self.found:
            self.found[question] = getattr(self.context, name)(identifier, language)
            self.site.answers[question] = digest(sorted(self.found[question].items()))  # in no order of its own
        asked[question] = self.site.answers[question]
        return self.found[question]
