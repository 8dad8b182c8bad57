"""Cases of charts as files: `NAME.yml` declares a chart, `NAME.txt` is what its drawings show.

To add one, write the YAML, run `python -m tests.charts.golden`, and read the text that it writes beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.charts.model import ChartInput, Mark, Tick
from generator.charts.render import drawings
from tests.charts.drawing import read
from tests.known import ALL, ZH

FOLDER = Path(__file__).with_name("cases")
FONTS = Path(__file__).parents[2] / "site_src" / "assets" / "fonts"
WORDS = ("derived", "guidance", "disputed", "vague", "cut", "gap")
LEGENDS = {
    "zh-Hant": dict(zip(WORDS, ("推算", "指引", "有分歧", "約數", "不從零開始", "有略去"), strict=True)),
    "en": dict(zip(WORDS, ("derived", "guidance", "disputed", "vague", "not from zero", "some left out"), strict=True)),
}
NUMBERS = ("value", "low", "high")


def cases() -> list[Path]:
    """Every case."""
    return sorted(FOLDER.glob("*.yml"))


def chart(declared: Mapping[str, Any]) -> ChartInput:
    """The chart that a case declares; what it leaves out has a plain value."""
    language = ALL[declared["language"]]
    return ChartInput(
        id=declared.get("id", "case"),
        kind=declared["kind"],
        language=language,
        title=declared.get("title", "標題" if language is ZH else "Title"),
        source=declared.get("source", "來源" if language is ZH else "Source"),
        axis=declared.get("axis", "%"),
        divisor=Decimal(declared.get("divisor", 1)),
        origin=Decimal(declared.get("origin", 0)),
        ticks=tuple(Tick(at=Decimal(at), label=label) for at, label in declared.get("ticks", {}).items()),
        gaps=tuple(declared.get("gaps", ())),
        marks=tuple(map(mark, declared["marks"])),
        legend=LEGENDS[language.tag],
    )


def mark(declared: Mapping[str, Any]) -> Mark:
    """A mark of a case; numbers are written as they are drawn."""
    numbers = {name: Decimal(declared[name]) for name in NUMBERS if name in declared}
    return Mark(**{"fact": declared["label"], **declared, **numbers})


def loaded(path: Path) -> ChartInput:
    """The chart of a case."""
    return chart(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))


def shown(asked: ChartInput) -> str:
    """Both drawings, measured with the font of the project, as a list of what stands where; or why there is none."""
    made = drawings(asked, FONTS)
    if made.value is None:
        return "".join(f"{finding.code}: {finding.message}\n" for finding in made.findings)
    wide, narrow = ([str(each) for each in read(svg)] for svg in made.value[:2])
    return "\n".join(["wide", *(f"  {line}" for line in wide), "narrow", *(f"  {line}" for line in narrow), ""])


def main() -> None:
    """Write what every case shows."""
    for path in cases():
        path.with_suffix(".txt").write_text(shown(loaded(path)), "utf-8")


if __name__ == "__main__":
    main()
