"""A name that is none: the finding that every rule makes of one, with the nearest name or all there are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from generator.findings.finding import Finding, Place, did_you_mean, periods_of

MOST_NAMED = 12  # choices that a finding lists


def unknown(kind: str, name: str, known: Collection[str], place: Place | Callable[[], Place]) -> Iterator[Finding]:
    """A finding where `name` is not among `known`, with the nearest that is; most are, so that the place may be one to
    be worked out."""
    if name in known:
        return
    yield Finding(
        code=f"unknown-{kind}",
        place=place() if callable(place) else place,
        message=f"there is no {kind} `{name}`",
        hint=_fuller(name, known) or other_periods(name, known) or did_you_mean(name, known) or _choices(sorted(known)),
        looked_up=(f"{kind}:{name}",),
    )


def _fuller(name: str, known: Collection[str]) -> str:
    """The nearest that says more than `name`, such as how a fact was come by, and nothing else."""
    return did_you_mean(name, [other for other in known if other.startswith(f"{name}.")])


def other_periods(name: str, known: Collection[str]) -> str:
    """What can be done about a fact that is on record in other periods alone, which are no other words for its own: no
    word of it is misspelt, so that none like it in its own period is meant."""
    bare, told = _bare(name), [period for other in known if _bare(other) == _bare(name) for period in periods_of(other)]
    if "." not in name or not told:
        return ""
    shown = ", ".join(sorted(dict.fromkeys(told))[:MOST_NAMED])
    return f"define it, or put its period back if that was changed: {bare} is on record for {shown}"


def _bare(name: str) -> str:
    return ".".join(part for part in name.split(".") if part not in periods_of(name))


def _choices(known: Sequence[str]) -> str:
    """What can be done about a name that is like none of `known`."""
    if not known:
        return "define it; none is defined yet"
    return (
        f"define it, or use one of {', '.join(known) if len(known) <= MOST_NAMED else f'the {len(known)} that exist'}"
    )
