"""A project of any size, generated: so many pages, every document at hand, every figure cited.

In this order: `generate`, which writes it; the names; the records; the texts. A document tells how many users a company
has in one quarter, by a few of the measures; a company has two documents, a measure twenty facts. All of it follows
from the number of pages, so that two runs measure the same.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from itertools import count, islice, product
from pathlib import Path

from tests.small import dressed, small

STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
TOLD = 5  # figures a document
QUARTERS = tuple(f"{year}-Q{quarter}" for year in range(2019, 2026) for quarter in range(1, 5))
ORDINALS = "一二三四"


def generate(folder: Path, pages: int) -> Path:
    """A project in `folder` whose site has about `pages` pages, all languages together."""
    project = dressed(small(folder))
    for kept in ("documents", "facts", "receipts", "claims"):
        shutil.rmtree(project / "data" / kept)
        (project / "data" / kept).mkdir()
    shutil.rmtree(project / "site_src" / "briefings")
    (project / "site_src" / "briefings").mkdir()
    for name in ("relations.yml", "events.yml", "glossary.yml"):
        (project / "data" / name).unlink(missing_ok=True)
    documents = max(4, round((pages / 2 - 45) / 1.75))
    _vocabulary(project, documents)
    for number in range(documents):
        _document(project, number, documents)
    return project


def _names(ending: str) -> Iterator[str]:
    return (f"{first}{second}{third}{ending}" for first, second, third in product(STEMS, repeat=3))


def _measures(documents: int) -> list[str]:
    return list(islice(_names("用戶"), max(TOLD, documents // 4)))


def _companies(documents: int) -> list[str]:
    return list(islice(_names("公司"), (documents + 1) // 2))


def _vocabulary(project: Path, documents: int) -> None:
    concepts = (
        f"  - id: users-{at}\n    label: {{zh-Hant: {name}, en: Users of kind {_letters(at)}}}\n"
        f"    definition: {{zh-Hant: 這一類的用戶。, en: Users of this kind.}}\n"
        f"    kind: count\n    unit: account\n    aliases: [{name}]\n    topic: users\n"
        for at, name in enumerate(_measures(documents))
    )
    (project / "data" / "concepts.yml").write_text("concepts:\n" + "".join(concepts), "utf-8")
    entities = (
        f"  - {{id: company-{at}, type: company, label: {{zh-Hant: {name}, en: Company {_letters(at)}}},"
        f" aliases: [{name}]}}\n"
        for at, name in enumerate(_companies(documents))
    )
    press = "  - {id: test-press, type: publication, label: {zh-Hant: 測試報, en: Test Press}, aliases: [測試報]}\n"
    text = "subject: company-0\nentities:\n" + "".join(entities) + press
    (project / "data" / "entities.yml").write_text(text, "utf-8")


def _letters(number: int) -> str:
    """A number in letters, because a name that holds digits would have to be declared."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number)).upper()


def _document(project: Path, number: int, documents: int) -> None:
    measures, company = _measures(documents), _companies(documents)[number // 2]
    period = QUARTERS[number % len(QUARTERS)]
    year, quarter = period.split("-Q")
    told = {(number * TOLD + at) % len(measures): 1000 + (number * 7919 + at * 104729) % 8999 for at in range(TOLD)}
    figures = (f"{measures[at]}為{value}萬。" for at, value in told.items())
    lines = [f"{company}業績", "", f"{company}公布{year}年第{ORDINALS[int(quarter) - 1]}季度業績。", *figures, ""]
    text = "\n".join([*lines, *islice(_filling(number), 40), ""])
    (project / "texts" / f"report-{number}.txt").write_text(text, "utf-8")
    (project / "data" / "documents" / f"report-{number}.yml").write_text(
        f'id: report-{number}\ntitle: "{company}業績"\n'
        f"container-title: {{zh-Hant: 測試報, en: Test Press}}\nissued: 2026-02-01\nnot_before: 2026-02-01\n"
        f"genre: news\nrank: article\nfile: report-{number}.txt\nsha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        f"segment: {{from: 0, to: {len(text)}}}\nrights: full-text\n"
        f"about: {{entity: company-{number // 2}, period: {period}, basis: IFRS, stated_by: company}}\n"
        "language: zh-Hant\n",
        "utf-8",
    )
    facts = (
        f"  - fact: {{concept: users-{at}}}\n    read:\n      - {{id: a, in: report-{number}, exact: {value}萬}}\n"
        for at, value in told.items()
    )
    defaults = f"defaults: {{entity: company-{number // 2}, period: {period}}}\nfacts:\n"
    (project / "data" / "facts" / f"report-{number}.yml").write_text(defaults + "".join(facts), "utf-8")


def _filling(number: int) -> Iterator[str]:
    """Sentences without figures, each another, as the rest of an article."""
    for at in count(number * 41):
        first, second = STEMS[at % len(STEMS)], STEMS[at // len(STEMS) % len(STEMS)]
        third = STEMS[at // len(STEMS) ** 2 % len(STEMS)]
        yield f"管理層在電話會議上談到{first}{second}{third}的安排，並表示會按照市場情況調整。"
