"""What many findings say alike is told once: a missing name at all its places, citations that one edit made pending.

In this order: `folded`; what findings have in common; the one told for all. A single edit of the vocabulary can leave a
hundred citations without a receipt that holds; what they share says where to look for it, since a receipt is a digest
and cannot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.findings import Finding

CONCEPT = "concept:"
MOST_ALONE = 3  # so many are told one by one
MOST_CONCEPTS = 3  # pending citations of more concepts have a cause that is no concept
MOST_PLACES = 5  # named in a message


def folded(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings, of those alike one for all, and the ones that it stands for."""
    found = list(findings)
    pending = [finding for finding in found if finding.code == "pending" and finding.looked_up]
    concepts = {finding.looked_up for finding in pending if _is_of_a_fact(finding)}
    alike: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in found:
        alike[_in_common(finding, several=len(concepts) > MOST_CONCEPTS)].append(finding)
    told, withheld = [], []
    for common, group in alike.items():
        if common and len(group) > MOST_ALONE:
            told.append(_pending(group) if group[0].code == "pending" else _unknown(group))
            withheld += group
        else:
            told += group
    return tuple(told), tuple(withheld)


def _in_common(finding: Finding, *, several: bool) -> tuple[str, ...]:
    """What findings that are told as one have in common; nothing where one stands by itself."""
    if finding.code == "pending" and finding.looked_up:
        return ("pending", *finding.looked_up) if _is_of_a_fact(finding) and not several else ("pending",)
    return (finding.code, finding.message) if finding.code.startswith("unknown-") else ()


def _is_of_a_fact(finding: Finding) -> bool:
    """Whether a pending citation is of a fact, whose concept is looked up, and not of a claim or the like."""
    return all(name.startswith(CONCEPT) for name in finding.looked_up)


def _pending(group: Sequence[Finding]) -> Finding:
    """One for citations that await verification, at the first of them."""
    names = sorted({name for finding in group for name in finding.looked_up})
    concepts = [name.removeprefix(CONCEPT) for name in names if name.startswith(CONCEPT)]
    statements = len(names) - len(concepts)
    is_one = len(concepts) == 1
    of = [concepts[0] if is_one else f"{len(concepts)} concepts"] if concepts else []
    of += [f"{statements} statements"] if statements else []
    shared = "what they share (an alias, a name, a document)"
    where = f"{concepts[0]} in data/concepts.yml" if is_one and not statements else shared
    return replace(
        group[0],
        message=f"{len(group)} citations of {' and '.join(of)} are not what their receipts were written for, and no "
        "text is at hand",
        hint=f"if you changed {where} and meant it, nothing is wrong: they await somebody with the texts; "
        "`check --all` shows every one",
    )


def _unknown(group: Sequence[Finding]) -> Finding:
    """One for a name that does not exist, with the further places where it stands."""
    first, *more = group
    places = ", ".join(str(finding.place) for finding in more[:MOST_PLACES])
    rest = f" and {len(more) - MOST_PLACES} more" if len(more) > MOST_PLACES else ""
    meant = first.hint.startswith("did you mean")
    hint = f"{first.hint} If its own id was changed, put that back: {len(group)} places use it" if meant else first.hint
    return replace(first, message=f"{first.message}; it stands at {places}{rest} as well", hint=hint)
