"""The kinds of chart, by their traits: what the schema, the declarations and the checks need to know of each.

How a kind is drawn, and what cannot be drawn as it, stands in the module of its name in `generator.charts.kinds`; these
two, and its words in `site_src/strings`, are all that a new kind adds. In this order: `Kind`, `KINDS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of chart. `purpose` completes its name for editors.

    `rows` says what its rows name. `category` is what a row without a label stands at, `series` whether rows belong to
    one, `row_name` what names a row that declares no series. On a `shared` scale all marks are of one unit. `coloured`
    series are told apart by colour alone. An axis `may_be_cut` where no length is measured. `gaps` are told where
    periods were left out. `order` says when periods must ascend: unless rows are labelled, always, or never.
    """

    name: str
    purpose: str
    rows: Literal["facts", "events"] = "facts"
    category: Literal["period", "fact"] = "period"
    series: Literal["none", "optional", "needed"] = "none"
    row_name: Literal["period", "fact", "none"] = "none"
    shared: bool = True
    coloured: bool = False
    may_be_cut: bool = False
    gaps: bool = False
    order: Literal["unlabelled", "always", "never"] = "never"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="bars", purpose="one level per period or item", gaps=True, order="unlabelled"),
        Kind(
            name="grouped",
            purpose="several side by side",
            series="needed",
            coloured=True,
            gaps=True,
            order="unlabelled",
        ),
        Kind(name="ranked", purpose="items by size", category="fact"),
        Kind(
            name="lines",
            purpose="growth or shares over periods",
            series="optional",
            coloured=True,
            may_be_cut=True,
            gaps=True,
            order="unlabelled",
        ),
        Kind(name="stacked", purpose="parts of a whole, in percent", series="needed", coloured=True),
        Kind(name="dots", purpose="ranges, vague and disputed figures, ranks", may_be_cut=True),
        Kind(
            name="guidance",
            purpose="what was guided and what came of it",
            category="fact",
            series="needed",
            row_name="period",
        ),
        Kind(name="timeline", purpose="events", rows="events", series="optional", shared=False),
        Kind(
            name="sparklines",
            purpose="a table of series with their course",
            series="needed",
            row_name="fact",
            shared=False,
            order="always",
        ),
    )
}
