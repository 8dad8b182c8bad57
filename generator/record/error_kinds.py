"""The kinds of error that a document can hold, by their traits: what schema, checks and ledger need of each.

In this order: the groups of the ledger, `Kind`, `KINDS`. What a kind is called on pages stands in `site_src/strings`. A
kind of `OF_READINGS` may also be that of a reading whose text says something else than it should (`Reading.error`).
"""

from __future__ import annotations

from dataclasses import dataclass

# The groups of the ledger, in the order of its page.
CONFLICTS, REFUTED, SLIPS = LEDGER = ("conflicts", "refuted", "slips")


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of error. `what` completes its name for editors; one of the proofs in `shown_by` has to be given."""

    name: str
    group: str
    what: str
    shown_by: tuple[str, ...]


FIGURE = ("sums", "passages", "calendar")
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="two-accounts", group=CONFLICTS, what="passages tell one thing differently", shown_by=("passages",)),
        Kind(
            name="two-speakers",
            group=CONFLICTS,
            what="one statement is given to different people",
            shown_by=("passages",),
        ),
        Kind(
            name="impossible",
            group=REFUTED,
            what="it cannot be so by other figures or by the calendar",
            shown_by=("sums", "calendar"),
        ),
        Kind(name="count", group=REFUTED, what="a count that is not that of its list", shown_by=("items",)),
        Kind(name="wrong-label", group=SLIPS, what="a figure under the name of another", shown_by=FIGURE),
        Kind(name="wrong-period", group=SLIPS, what="another year or period than is meant", shown_by=FIGURE),
        Kind(name="wrong-basis", group=SLIPS, what="another accounting basis than is meant", shown_by=FIGURE),
        Kind(name="wrong-unit", group=SLIPS, what="another unit than is meant", shown_by=("sums", "passages")),
        Kind(name="wrong-product", group=SLIPS, what="another product than is meant", shown_by=FIGURE),
        Kind(name="wrong-speaker", group=SLIPS, what="another speaker than is meant", shown_by=("passages",)),
        Kind(name="wrong-scope", group=SLIPS, what="a rank or count in another field", shown_by=("passages",)),
        Kind(name="misheard", group=SLIPS, what="a word taken for one that sounds like it", shown_by=FIGURE),
        Kind(
            name="garbled",
            group=SLIPS,
            what="words lost, doubled or changed, so that they make no sense",
            shown_by=("passages",),
        ),
        Kind(name="wrong-name", group=SLIPS, what="a name spelled wrongly", shown_by=("name", "passages")),
        Kind(
            name="heading",
            group=SLIPS,
            what="a heading that its text does not bear out",
            shown_by=("passages", "sums"),
        ),
        Kind(
            name="self-contradiction",
            group=SLIPS,
            what="it says the opposite of itself",
            shown_by=("passages", "sums"),
        ),
        Kind(
            name="misplaced",
            group=SLIPS,
            what="a passage from another occasion",
            shown_by=("calendar", "passages"),
        ),
    )
}
OF_READINGS = (
    "wrong-label", "wrong-period", "wrong-basis", "wrong-unit", "wrong-speaker", "misheard", "wrong-product",
)  # fmt: skip
