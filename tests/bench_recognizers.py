"""Scores the reader on the suites of Recognizers-Text, another project's tests of numbers, percentages and money.

Run by hand on a copy of its repository (https://github.com/microsoft/Recognizers-Text, which is not part of this
project); `--wrong` also lists what is read otherwise:

    python tests/bench_recognizers.py FOLDER [--wrong]

An expected result is right where one quantity, and no more, touches its place, and has its value and unit. Results in
`recognizers.tsv` are left out, each for the reason that it names; it knows them by the hash of their text. Texts in
which nothing is expected are counted apart, with the quantities read there.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.reading.figures import Quantity, read

if TYPE_CHECKING:
    from collections.abc import Iterator

SUITES = {
    "Chinese": ("Number/Chinese/NumberModel", "Number/Chinese/PercentModel", "NumberWithUnit/Chinese/CurrencyModel"),
    "English": ("Number/English/NumberModel", "Number/English/PercentModel", "NumberWithUnit/English/CurrencyModel"),
}
LEFT_OUT = Path(__file__).parent / "recognizers.tsv"
REASONS = ("date", "code", "bare indefinite", "bare unit word", "ordinal", "fraction said as percent")
# Units without an ISO code in the suites: what this reader calls them.
CURRENCIES = {"Dollar": "USD", "Cent": "USD", "Pound": "GBP", "Penny": "GBP", "Yuan": "CNY", "Chinese yuan": "CNY"}
HUNDREDTHS = ("Cent", "Penny", "Pence")
CLOSE = Decimal("1e-9")  # the suites hold floating point numbers


class Result(NamedTuple):
    """An expected result: where it stands, its value, and its unit where the suite has one."""

    text: str
    start: int
    end: int
    value: Decimal | None
    unit: str | None

    @property
    def key(self) -> str:
        """By which the list of what is left out knows it."""
        return f"{hashlib.sha256(self.text.encode()).hexdigest()[:12]}:{self.start}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """What became of a suite's results."""

    right: int
    wrong: list[tuple[Result, list[Quantity]]]
    left_out: list[tuple[Result, str]]
    silent: int
    false: int

    @property
    def counted(self) -> int:
        """The results that are not left out."""
        return self.right + len(self.wrong)


def left_out() -> dict[str, str]:
    """Key → reason. Raises `ValueError` for a reason that is none of `REASONS`."""
    lines = [line.split("\t") for line in LEFT_OUT.read_text("utf-8").splitlines() if line and line[0] != "#"]
    reasons = {key: reason for key, reason, *_ in lines}
    unknown = set(reasons.values()) - set(REASONS)
    if unknown:
        raise ValueError(f"{LEFT_OUT.name}: no reason to leave anything out: {sorted(unknown)}")
    return reasons


def texts(folder: Path, suite: str) -> Iterator[tuple[str, list[Result]]]:
    """Each text of a suite with its expected results."""
    for case in json.loads((folder / f"{suite}.json").read_text("utf-8-sig")):
        text = case["Input"]
        yield text, [result_of(text, result) for result in case["Results"]]


def result_of(text: str, result: dict[str, object]) -> Result:
    resolution = result["Resolution"] or {}
    assert isinstance(resolution, dict)
    value, unit = resolution.get("value"), resolution.get("isoCurrency") or resolution.get("unit")
    number = None if value in (None, "null") else Decimal(str(value).rstrip("%"))
    percent = "percent" if str(value).endswith("%") else None
    found = str(result["Text"])
    start = int(str(result["Start"])) if "Start" in result else text.lower().find(found.lower())
    if unit in HUNDREDTHS and number is not None:
        number /= 100
    named = None if unit is None else CURRENCIES.get(str(unit), str(unit))
    return Result(text, start, start + len(found), number, percent or named)


def is_right(result: Result, touching: list[Quantity]) -> bool:
    if len(touching) != 1:
        return False
    [reading] = touching
    if result.unit and len(result.unit) == len("USD") and reading.unit != result.unit:
        return False
    if result.unit == "percent" and reading.unit not in ("percent", "percentage-point"):  # the suites know no points
        return False
    return result.value is not None and reading.value is not None and close(reading.value, result.value)


def close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= CLOSE * max(abs(one), abs(other), Decimal(1))


def score(folder: Path, suite: str, excluded: dict[str, str]) -> Score:
    right, wrong, out, silent, false = 0, [], [], 0, 0
    for text, results in texts(folder, suite):
        readings = [reading for reading in read(text) if reading.is_quantity]
        silent += not results
        false += 0 if results else len(readings)
        for result in results:
            touching = [one for one in readings if one.start < result.end and result.start < one.end]
            if result.key in excluded:
                out.append((result, excluded[result.key]))
            elif is_right(result, touching):
                right += 1
            else:
                wrong.append((result, touching))
    return Score(right=right, wrong=wrong, left_out=out, silent=silent, false=false)


def folder_of(given: str) -> Path:
    """The folder `Specs` of a copy, or that folder itself."""
    folder = Path(given)
    return folder / "Specs" if (folder / "Specs").is_dir() else folder


def main() -> None:
    folder, excluded = folder_of(sys.argv[1]), left_out()
    for language, suites in SUITES.items():
        scores = {suite: score(folder, suite, excluded) for suite in suites}
        for suite, one in scores.items():
            print_suite(suite, one)
        right, counted = (sum(getattr(one, name) for one in scores.values()) for name in ("right", "counted"))
        out = [entry for one in scores.values() for entry in one.left_out]
        print(f"{100 * right / counted:5.1f} %  {right} of {counted}  {language}, pooled; left out {len(out)}")
        print(f"         {dict(Counter(reason for _, reason in out))}\n")


def print_suite(suite: str, one: Score) -> None:
    print(f"{100 * one.right / one.counted:5.1f} %  {one.right} of {one.counted}  {suite}")
    print(f"         {one.silent} texts without a result, {one.false} quantities read in them")
    for result, reason in one.left_out:
        print(f"         left out, {reason}: {result.text[result.start : result.end]!r}")
    if "--wrong" in sys.argv:
        for result, touching in one.wrong:
            read_as = "; ".join(f"{q.exact!r} {q.value} {q.unit}" for q in touching)
            expected = f"{result.text[result.start : result.end]!r} {result.value} {result.unit}"
            print(f"  wrong  {result.key} {expected} <- {read_as}   in {result.text[:110]!r}")


if __name__ == "__main__":
    main()
